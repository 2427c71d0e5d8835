"""`validate --fix`: files are mended whole and read again; a rehearsal shows a diff and writes nothing."""

import json
from pathlib import Path

import pytest

from tests.miniature import BASE
from tests.program import Run, emucli, write

WRONG = {
    "cum-1/2024/plan.yaml": "\ufeffthema: Đoàn kết # giữ\nissued: {date: 14/3/2024, by: Sở Y tế}\n",
    "cum-1/2024/votes.yaml": "votes:\n  - {id: a, for: {office: leader}, how: consensus, choice: [so-y-t]}\n",
    "cum-1/2023/plan.yaml": "theme: Ðoàn kết  \r\nfunding: A\r\n",
    "cum-1/2024/conferences.yaml": "conferences:\n  - {id: a, kind: launch, host: syt}\n",
}
MEANT = {
    "cum-1/2024/plan.yaml": 'theme: Đoàn kết # giữ\nissued: {date: 2024-03-14, by: "Sở Y tế"}\n',
    "cum-1/2024/votes.yaml": WRONG["cum-1/2024/votes.yaml"],
    "cum-1/2023/plan.yaml": "theme: Đoàn kết\nfunding: A\n",
    "cum-1/2024/conferences.yaml": "conferences:\n  - {id: a, kind: launch, host: so-y-te}\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small clean records root, with some files that can be mended, and one that nobody but a person can."""
    return write(tmp_path, {**BASE, **WRONG})


def _fix(root: Path, *arguments: str) -> Run:
    return emucli("validate", ".", "--fix", *arguments, "--lang", "en", "--ignore", "EMU355", cwd=root)


def _files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_what_has_one_answer_is_mended_and_the_rest_is_told(root: Path) -> None:
    before = _files(root)
    run = _fix(root)
    assert _files(root) == {**before, **{name: text.encode() for name, text in MEANT.items()}}
    assert run.code == 1
    assert "Mended: cum-1/2024/plan.yaml (EMU105, EMU118, EMU201, EMU210)\n" in run.said
    assert "Mended: cum-1/2024/conferences.yaml (EMU301)\n" in run.said
    # A unit that only looks alike may be another one.
    assert "The register of units does not hold “so-y-t”." in run.text
    assert "EMU201" not in run.text
    assert "Mended" not in _fix(root).said


def test_a_rehearsal_writes_nothing_and_shows_a_diff(root: Path) -> None:
    before = _files(root)
    run = _fix(root, "--dry-run")
    assert _files(root) == before
    assert "--- cum-1/2024/plan.yaml\n+++ cum-1/2024/plan.yaml\n" in run.text
    assert "+theme: Đoàn kết # giữ\n" in run.text
    assert run.code == 1


def test_only_chosen_codes_are_mended(root: Path) -> None:
    _fix(root, "--select", "EMU210")
    assert (root / "cum-1/2024/plan.yaml").read_text(encoding="utf-8") == (
        "\ufeffthema: Đoàn kết # giữ\nissued: {date: 2024-03-14, by: Sở Y tế}\n"
    )
    assert (root / "cum-1/2023/plan.yaml").read_bytes().endswith(b"\r\n")


def test_what_is_waived_stays(root: Path) -> None:
    waiver = "waivers:\n  - {code: EMU353, path: cum-1/2023/plan.yaml, reason: A}\n"
    _fix(write(root, {"waivers.yaml": BASE["waivers.yaml"] + waiver.partition("\n")[2]}))
    assert "Ðoàn" in (root / "cum-1/2023/plan.yaml").read_text(encoding="utf-8")


def test_suggestions_of_programs_are_the_same(root: Path) -> None:
    run = emucli("validate", ".", "--format", "rdjson", "--ignore", "EMU355", cwd=root)
    suggested = {
        one["code"]["value"]: one["suggestions"][0]["text"]
        for one in json.loads(run.text)["diagnostics"]
        if "suggestions" in one
    }
    assert suggested == {
        "EMU118": '"Sở Y tế"', "EMU201": "theme", "EMU210": "2024-03-14", "EMU301": "so-y-te", "EMU353": "Đoàn kết",
    }  # fmt: skip


def test_a_rehearsal_of_nothing_is_wrong_usage(root: Path) -> None:
    assert emucli("validate", ".", "--dry-run", cwd=root).code == 2


def test_a_link_stays_a_link(root: Path) -> None:
    (root / "cum-1/2022/plan.yaml").symlink_to("../2024/plan.yaml")
    _fix(root)
    assert (root / "cum-1/2022/plan.yaml").is_symlink()


def test_clean_records_stay_byte_by_byte(tmp_path: Path) -> None:
    before = _files(write(tmp_path, dict(BASE)))
    assert _fix(tmp_path).code == 0
    assert _files(tmp_path) == before


def test_a_file_in_utf16_is_shown_in_letters(tmp_path: Path) -> None:
    write(tmp_path, {**BASE, "cum-1/2024/plan.yaml": "theme: Đoàn kết\n".encode("utf-16")})
    assert "Would mend: cum-1/2024/plan.yaml (EMU104)\n" in _fix(tmp_path, "--dry-run").said
    assert _fix(tmp_path).code == 0
    assert (tmp_path / "cum-1/2024/plan.yaml").read_text(encoding="utf-8") == "theme: Đoàn kết\n"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Sở Y tế", "so-y-te"),
        ('"SỞ Y TẾ"', "so-y-te"),
        ("Sở  Y tế tỉnh", "so-y-te"),
        # No unit is called so, or two are.
        ("Sở Y", "Sở Y"),
        ("Sở Công", "Sở Công"),
    ],
)
def test_a_name_in_place_of_an_id_is_mended_where_one_unit_is_called_so(
    tmp_path: Path, written: str, meant: str
) -> None:
    two = '  so-cong-1:\n    name: "Sở Công"\n  so-cong-2:\n    name: "Sở Công"\n'
    plan = "tasks:\n  - text: A\n    lead: {}  # giữ\n"
    write(tmp_path, {**BASE, "units.yaml": BASE["units.yaml"] + two, "cum-1/2024/plan.yaml": plan.format(written)})
    _fix(tmp_path)
    assert (tmp_path / "cum-1/2024/plan.yaml").read_text(encoding="utf-8") == plan.format(meant)


def test_own_ids_are_not_named_after_units(tmp_path: Path) -> None:
    votes = "votes:\n  - id: Sở Y tế\n    for: {office: leader}\n    how: consensus\n"
    _fix(write(tmp_path, {**BASE, "cum-1/2024/votes.yaml": votes}))
    assert (tmp_path / "cum-1/2024/votes.yaml").read_text(encoding="utf-8") == votes
