"""`validate` where it is run by CI: forms, files, choices of codes, exit codes."""

import json
from pathlib import Path

import pytest
from lxml import etree

from tests.miniature import BASE
from tests.program import Run, emucli, started, write

ERROR = {"cum-1/2023/members.yaml": "leader: so-yte\nmembers:\n  - unit: so-y-te\n"}
"""One unknown unit; a broken reference and nothing else of weight, but for what follows from it."""
WARNING = {"cum-1/2024/plan.yaml": "\ufefftheme: Đoàn kết\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small clean records root that examples stand on."""
    return write(tmp_path, dict(BASE))


def _run(root: Path, *arguments: str, **environment: str) -> Run:
    return emucli("validate", ".", *arguments, "--lang", "en", cwd=root, environment=environment)


def _codes(run: Run) -> list[str]:
    return [finding["code"] for finding in json.loads(run.text)["findings"]]


@pytest.mark.parametrize("form", ["gitlab", "sarif", "rdjson"])
def test_a_form_is_one_json_document(root: Path, form: str) -> None:
    run = _run(write(root, ERROR), "--format", form)
    assert run.code == 1
    assert "EMU301" in json.dumps(json.loads(run.text))


def test_junit_is_one_xml_document(root: Path) -> None:
    assert etree.fromstring(_run(root, "--format", "junit").out).get("failures") == "0"
    report = etree.fromstring(_run(write(root, ERROR), "--format", "junit").out)
    assert "cum-1/2023/members.yaml" in [suite.get("name") for suite in report]


def test_inside_github_actions_findings_are_commands_and_a_table(root: Path, tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    page.write_text("# Before\n", encoding="utf-8")
    run = _run(
        write(root, ERROR), GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(page), GITHUB_WORKSPACE=str(root.parent)
    )
    assert (
        f"::error file={root.name}/cum-1/2023/members.yaml,line=1,endLine=1,col=9,endColumn=14,title=EMU301" in run.text
    )
    assert page.read_text(encoding="utf-8").startswith("# Before\n**emucli validate**: ")
    assert "| cum-1/2023/members.yaml:1:9 | error EMU301 |" in page.read_text(encoding="utf-8")
    assert "::error" not in _run(root, "--format", "text", GITHUB_ACTIONS="true").text


def test_a_page_that_cannot_be_written_changes_no_exit_code(root: Path) -> None:
    run = _run(root, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(root / "no" / "page.md"))
    assert (run.code, "page.md" in run.said) == (0, True)


def test_a_report_is_written_whole_and_the_summary_is_said(root: Path) -> None:
    run = _run(write(root, ERROR), "--format", "sarif", "--output", "emucli.sarif")
    assert (run.code, run.text.count("\n")) == (1, 1)
    assert json.loads((root / "emucli.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert [path.name for path in root.iterdir() if path.name.startswith(".emucli")] == []


@pytest.mark.parametrize("path", ["units.yaml", "new.YML", "emucli.toml"])
def test_a_report_never_replaces_a_record(root: Path, path: str) -> None:
    before = (root / "units.yaml").read_bytes()
    run = _run(root, "--output", path)
    assert (run.code, path in run.said) == (2, True)
    assert (root / "units.yaml").read_bytes() == before


def test_a_report_into_no_folder_is_wrong_usage(root: Path) -> None:
    run = _run(root, "--output", "no/such/a.json")
    assert (run.code, "no/such/a.json" in run.said) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 1),
        (("--fail-level", "warning"), 1),
        (("--fail-level", "error"), 0),
        (("--ignore", "EMU105"), 0),
        (("--ignore", "emu1"), 0),
        (("--select", "EMU3,EMU4"), 0),
        (("--ignore", "EMU1", "--select", "EMU10"), 1),
        (("--select", "EMU105", "--ignore", "EMU105"), 0),
    ],
)
def test_what_is_chosen_decides_the_exit_code(root: Path, arguments: tuple[str, ...], code: int) -> None:
    run = _run(write(root, WARNING), "--format", "json", *arguments)
    assert run.code == code
    assert ("EMU105" in _codes(run)) == (("--ignore" not in arguments and "EMU3,EMU4" not in arguments) or code == 1)


def test_a_code_that_there_is_not_is_wrong_usage(root: Path) -> None:
    for option in ("--select", "--ignore"):
        run = _run(root, option, "EMU3,EMX")
        assert (run.code, "EMX" in run.said) == (2, True)


def test_statistics_and_limit_count_everything(root: Path) -> None:
    write(root, {**ERROR, **WARNING})
    assert "1  warning EMU105  Byte order mark\n" in _run(root, "--statistics").text
    every = json.loads(_run(root, "--format", "json").text)
    few = json.loads(_run(root, "--format", "json", "--limit", "1").text)
    assert (len(few["findings"]), few["summary"], few["statistics"]) == (1, every["summary"], every["statistics"])
    left_out = sum(one[weight] for one in few["left_out"] for weight in ("errors", "warnings", "infos", "waived"))
    assert left_out == len(every["findings"]) - 1
    assert _run(root, "--statistics", "--format", "junit").code == 2


def test_findings_stand_by_path_line_column_and_code(root: Path) -> None:
    write(root, {**ERROR, **WARNING})
    found = json.loads(_run(root, "--format", "json").text)["findings"]
    places = [(one["path"], one["line"], one["column"], one["code"]) for one in found]
    assert places == sorted(places)
    assert len(places) > 2


def test_forms_are_the_same_bytes_each_time(root: Path) -> None:
    write(root, {**ERROR, **WARNING})
    for form in ("sarif", "junit", "gitlab"):
        assert len({started("validate", ".", "--format", form, cwd=root).out for _ in range(2)}) == 1


def test_a_finding_on_a_sheet_names_unit_stage_and_scorer(root: Path) -> None:
    sheet = "sheets:\n  - {unit: so-y-te, stage: self, by: so-giao-duk, entries: {A: 1}}\n"
    write(root, {"cum-1/2024/scores/self.yaml": sheet})
    on_it = [one for one in json.loads(_run(root, "--format", "json").text)["findings"] if "scores" in one["path"]]
    assert [one["sheet"] for one in on_it] == [{"unit": "so-y-te", "stage": "self", "by": "so-giao-duk"}]
    for form in ("text", "github", "gitlab", "sarif", "junit", "rdjson"):
        assert "Sheet on “so-y-te”, stage “self”, by “so-giao-duk”" in _run(root, "--format", form).text


SPARE = {"sources.yaml": "sources:\n  a: {title: A}\n  bao-cao-2023: {title: B}\n"}


def test_an_entry_that_nothing_cites_is_a_note_where_everything_was_looked_at(root: Path) -> None:
    write(root, SPARE)
    assert "EMU355" in _codes(_run(root, "--format", "json"))
    assert "EMU355" not in _codes(emucli("validate", root / "cum-1", "--format", "json", cwd=root))
    write(root, {"cum-1/2024/plan.yaml": "theme: A\nsource: [a, bao-cao-2023]\n"})
    assert [
        one for one in json.loads(_run(root, "--format", "json").text)["findings"] if "sources" in one["path"]
    ] == []
    # What a broken file cites nobody knows.
    assert "EMU355" not in _codes(_run(write(root, {"cum-1/2023/plan.yaml": "thema: B\n"}), "--format", "json"))


def test_a_note_says_why_an_entry_is_kept_and_a_waiver_accepts_it(root: Path) -> None:
    write(root, {"sources.yaml": 'sources:\n  a: {title: A, note: "Để dành"}\n'})
    assert "sources.yaml" not in _run(root, "--format", "json").text
    write(root, {**SPARE, "waivers.yaml": 'waivers:\n  - {code: EMU355, path: sources.yaml, reason: "Để dành"}\n'})
    found = [
        one for one in json.loads(_run(root, "--format", "json").text)["findings"] if one["path"] == "sources.yaml"
    ]
    assert [one["waived"] for one in found] == [True, True]
    assert "EMU902" not in _run(root, "--format", "json", "--select", "EMU902").text
