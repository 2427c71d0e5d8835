"""What docs/library.md shows works as it stands there, and tells of every use case that there is."""

import re
from pathlib import Path

import pytest

import emucli.app as app

REPOSITORY = Path(__file__).parent.parent
PAGE = (REPOSITORY / "docs" / "library.md").read_text(encoding="utf-8")


def test_the_example_runs_as_it_stands(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(REPOSITORY)
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(example, "docs/library.md", "exec"), {})
    assert "is no year" in capsys.readouterr().out


def test_the_page_tells_of_every_use_case() -> None:
    assert [name for name in app.__all__ if f"`{name}" not in PAGE] == []
    assert all(callable(getattr(app, name)) for name in app.__all__)


def test_nothing_else_is_given() -> None:
    with pytest.raises(AttributeError):
        app.report  # noqa: B018


def test_a_refusal_says_why_in_both_languages() -> None:
    with pytest.raises(app.Refused) as refused:
        app.score(REPOSITORY / "records")
    said = {refused.value.why.told("vi"), refused.value.why.told("en")}
    assert len(said) == 2
    assert all("records" in one for one in said)


def test_records_with_errors_are_unfit_and_bring_their_findings(tmp_path: Path) -> None:
    cluster = tmp_path / "cluster"
    (cluster / "2025").mkdir(parents=True)
    (tmp_path / "units.yaml").write_text("format: 1\nunits: {}\n", encoding="utf-8")
    (cluster / "cluster.yaml").write_text("format: 1\nname: Cụm\nlevel: province\nkind: cluster\n", encoding="utf-8")
    (cluster / "2025" / "members.yaml").write_text("members: [so-y-te]\n", encoding="utf-8")
    with pytest.raises(app.Unfit) as unfit:
        app.score(cluster / "2025")
    assert unfit.value.found is not None
    assert {one.path.rpartition("/")[2] for one in unfit.value.found.shown} == {"cluster.yaml", "members.yaml"}
