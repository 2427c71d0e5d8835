"""`history`: what changed in a year, by whom, in words; from git, whatever its commits hold."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.miniature import BASE
from tests.program import Run, bare, emucli, write

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
REGULATION = """\
state: adopted
scoring:
  total: 20
  criteria: [{code: "1.2", title: A, max: 20, measure: {kind: bands, bands: [{at_least: 0, points: 20}]}}]
  stages: [{id: self, by: member}]
  final: self
"""
SHEET = 'sheets:\n  - unit: so-y-te\n    stage: self\n    by: so-y-te\n    entries:\n      "1.2": {part: %s, of: 20}\n'
YEAR = "cum-1/2023"
ESCAPE = "\x1b[2J\x1b]0;x\x07\u202eB"


def _git(root: Path, *arguments: str, who: str = "Lê Thị Bình", day: int = 1) -> str:
    when = f"2023-11-{day:02}T09:00:00+07:00"
    names = {"GIT_AUTHOR_NAME": who, "GIT_COMMITTER_NAME": "C", "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    mail = {"GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_EMAIL": "c@example.org"}
    command = ["git", "-C", str(root), "-c", "init.defaultBranch=main", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, env=bare({**names, **mail}))
    return done.stdout.decode("utf-8")


def _commit(root: Path, files: Mapping[str, str], day: int, who: str = "Lê Thị Bình") -> None:
    write(root, files)
    _git(root, "add", "-A")
    _git(root, "commit", "-qm", "x", who=who, day=day)


def _told(root: Path, *arguments: str, lang: str = "vi") -> str:
    run = emucli("history", YEAR, "--lang", lang, *arguments, cwd=root)
    assert (run.code, run.said) == (0, "")
    return run.text


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A year with one score sheet, committed on the first of November."""
    _git(tmp_path, "init", "-q")
    _commit(tmp_path, {**BASE, f"{YEAR}/regulation.yaml": REGULATION, f"{YEAR}/scores.yaml": SHEET % 19}, day=1)
    return tmp_path


def test_a_changed_score_is_told_by_unit_stage_and_value(repository: Path) -> None:
    _commit(repository, {f"{YEAR}/scores.yaml": SHEET % 18}, day=2)
    assert _told(repository).startswith(
        "Cụm thi đua số 1, năm 2023: những thay đổi, mới nhất trước\n\nNgày 02/11/2023, Lê Thị Bình\n"
        "  bảng chấm điểm của Sở Y tế (đơn vị tự chấm):\n    1.2: 19/20 → 18/20\n\nNgày 01/11/2023, Lê Thị Bình\n"
    )
    assert _told(repository, lang="en").startswith(
        "Emulation Cluster 1, 2023: what changed, newest first\n\n02/11/2023, Lê Thị Bình\n"
        "  score sheet of the Department of Health (the unit itself):\n    1.2: 19/20 → 18/20\n\n01/11/2023"
    )


def test_values_of_lists_are_told_by_what_they_are_about(repository: Path) -> None:
    members = BASE[f"{YEAR}/members.yaml"].replace("unit: so-giao-duc", "unit: so-giao-duc\n    joined: 2023-02-01")
    covenant = BASE[f"{YEAR}/covenant.yaml"].replace("target: 95", "target: 97")
    _commit(repository, {f"{YEAR}/members.yaml": members, f"{YEAR}/covenant.yaml": covenant}, day=2)
    (repository / YEAR / "outcome.yaml").unlink()
    _commit(repository, {f"{YEAR}/plan.yaml": "theme: A\n"}, day=3)
    told = _told(repository)
    assert "  giao ước (covenant.yaml):\n    commitments › c1 › target: 95 → 97\n" in told
    assert "    members › Sở Giáo dục và Đào tạo › joined: (không có) → 2023-02-01\n" in told
    assert "  kết quả (outcome.yaml): đã xóa\n  kế hoạch (plan.yaml): mới\n" in told


def test_of_an_entry_only_what_differs_is_told(repository: Path) -> None:
    reason = SHEET.replace("of: 20}", 'of: 20, reason: "Chưa có minh chứng"}')
    _commit(repository, {f"{YEAR}/scores.yaml": reason % 19}, day=2)
    sheet = "  bảng chấm điểm của Sở Y tế (đơn vị tự chấm):\n"
    assert f"{sheet}    1.2 › reason: (không có) → Chưa có minh chứng\n\n" in _told(repository)
    peer = (reason % 18).replace("by: so-y-te", "by: so-giao-duc").removeprefix("sheets:\n")
    _commit(repository, {f"{YEAR}/scores.yaml": f"note: A\n{reason % 18}{peer}"}, day=3)
    assert _told(repository).split("\n\n")[1].splitlines()[1:] == [
        *f"{sheet}    1.2: 19/20 → 18/20".splitlines(),
        "  bảng chấm điểm của Sở Y tế (đơn vị tự chấm; Sở Giáo dục và Đào tạo chấm): mới",
        "  phiếu chấm điểm (scores.yaml):",
        "    note: (không có) → A",
    ]


def test_what_is_not_committed_stands_first(repository: Path) -> None:
    write(repository, {f"{YEAR}/scores.yaml": (SHEET % 17).replace("\n", "\r\n"), f"{YEAR}/votes.yaml": "votes: ["})
    first = _told(repository).split("\n\n")[1]
    assert first == (
        "Chưa ghi vào git\n  bảng chấm điểm của Sở Y tế (đơn vị tự chấm):\n    1.2: 19/20 → 17/20\n"
        "  bỏ phiếu (votes.yaml): viết sai, không đọc được"
    )
    # Line breaks of Windows, a comment and a hidden file change no value.
    write(repository, {f"{YEAR}/scores.yaml": (SHEET % 19).replace("\n", "\r\n"), f"{YEAR}/.x.yaml": "a: b\n"})
    (repository / YEAR / "votes.yaml").unlink()
    assert "Chưa ghi vào git" not in _told(repository)


def test_what_changed_while_a_file_could_not_be_read_is_told(repository: Path) -> None:
    _commit(repository, {f"{YEAR}/scores.yaml": "sheets: [\n"}, day=2)
    _commit(repository, {f"{YEAR}/scores.yaml": "sheets: [[\n"}, day=3)
    _commit(repository, {f"{YEAR}/scores.yaml": SHEET % 12}, day=4)
    told = _told(repository)
    assert told.count("(scores.yaml): viết sai, không đọc được\n") == 2
    mended = told.split("\n\n")[1].splitlines()
    assert "đọc được trở lại" in mended[1]
    assert mended[2:] == ["  bảng chấm điểm của Sở Y tế (đơn vị tự chấm):", "    1.2: 19/20 → 12/20"]


def test_a_merge_tells_only_what_none_of_its_sides_held(repository: Path) -> None:
    _git(repository, "checkout", "-qb", "side")
    _commit(repository, {f"{YEAR}/scores.yaml": SHEET % 15}, day=2, who="Phía bên")
    _git(repository, "checkout", "-q", "main")
    _commit(repository, {f"{YEAR}/scores.yaml": SHEET % 16, f"{YEAR}/plan.yaml": "theme: A\n"}, day=3)
    _git(repository, "merge", "-q", "--no-ff", "-s", "ours", "--no-commit", "side")
    _commit(repository, {f"{YEAR}/scores.yaml": SHEET % 14}, day=4, who="Người ghép")
    steps = _told(repository).rstrip().split("\n\n")[1:]
    assert [step.splitlines()[0].partition(" (")[0] for step in steps] == [
        "Ngày 04/11/2023, Người ghép", "Ngày 03/11/2023, Lê Thị Bình", "Ngày 02/11/2023, Phía bên",
        "Ngày 01/11/2023, Lê Thị Bình",
    ]  # fmt: skip
    assert steps[0].splitlines()[1:] == ["  bảng chấm điểm của Sở Y tế (đơn vị tự chấm):", "    1.2: 16/20 → 14/20"]
    assert "19/20 → 15/20" in steps[2]


def test_a_merge_without_changes_of_its_own_is_no_step(repository: Path) -> None:
    _git(repository, "checkout", "-qb", "side")
    _commit(repository, {f"{YEAR}/scores.yaml": SHEET % 15}, day=2, who="Phía bên")
    _git(repository, "checkout", "-q", "main")
    _commit(repository, {f"{YEAR}/plan.yaml": "theme: A\n"}, day=3)
    _git(repository, "merge", "-q", "--no-ff", "-m", "x", "side", day=4, who="Người ghép")
    told = _told(repository)
    assert "Người ghép" not in told
    assert "Phía bên" in told


@pytest.mark.parametrize("above", ["", "ho-so"])
def test_a_renamed_folder_is_followed(repository: Path, above: str) -> None:
    _commit(repository, {f"{YEAR}/scores.yaml": SHEET % 18}, day=2)
    moved = repository / above / "cum-moi"
    if above:
        (repository / above).mkdir()
        shutil.move(repository / "units.yaml", repository / above / "units.yaml")
    shutil.move(repository / "cum-1", moved)
    _commit(repository, {}, day=3)
    run = emucli("history", moved / "2023", "--lang", "vi", cwd=repository)
    assert (
        "Ngày 03/11/2023, Lê Thị Bình\n  thư mục được đổi tên hoặc chuyển chỗ, trước đó là cum-1/2023\n\n" in run.text
    )
    assert "1.2: 19/20 → 18/20" in run.text


def test_nothing_that_a_commit_holds_reaches_the_terminal_raw(repository: Path) -> None:
    files = {
        f"{YEAR}/plan.yaml": f"theme: {json.dumps(ESCAPE)}\n",
        f"{YEAR}/scores/\x1b[1m.yaml": SHEET % 1,
    }
    _commit(repository, {**files, f"{YEAR}/covenant.yaml": f"theme: '{ESCAPE}'\n"}, day=2, who=f"A{ESCAPE}")
    _commit(repository, {f"{YEAR}/plan.yaml": "theme: A\n"}, day=3, who="::error::x")
    for form in ("text", "json"):
        run = emucli("history", YEAR, "--format", form, "--lang", "en", cwd=repository)
        assert run.code == 0
        assert not set(run.text + run.said) & {"\x1b", "\x07"}
    assert "\u202e" not in _told(repository)
    assert "\n::" not in _told(repository)


def test_settings_of_a_repository_run_nothing(repository: Path) -> None:
    mark = repository.parent / "ran"
    program = repository.parent / "program"
    program.write_text(f"#!/bin/sh\ntouch {mark}\n", encoding="utf-8")
    program.chmod(0o755)
    for setting in (
        "gpg.program",
        "diff.external",
        "core.pager",
        "core.fsmonitor",
        "diff.x.textconv",
        "core.sshCommand",
    ):
        _git(repository, "config", setting, str(program))
    _git(repository, "config", "log.showSignature", "true")
    shutil.move(repository / "cum-1", repository / "cum-2")
    _commit(repository, {".gitattributes": "*.yaml diff=x\n"}, day=2)
    mark.unlink(missing_ok=True)
    assert emucli("history", "cum-2/2023", cwd=repository).code == 0
    assert not mark.exists()


def test_the_answer_is_bounded(repository: Path) -> None:
    for day in range(2, 6):
        theme = f"{'x' * 200}{day}"
        _commit(repository, {f"{YEAR}/plan.yaml": f"theme: {theme}\n"}, day=day)
    told = _told(repository, "--limit", "2")
    assert told.endswith("\n\nCòn những thay đổi cũ hơn; thêm --limit N để xem.\n")
    assert f"theme: …{'x' * 20}4 → …{'x' * 20}5\n" in told
    entries = "".join(f'      "{at}": 1\n' for at in range(50))
    head = SHEET.partition('      "1.2"')[0]
    _commit(repository, {f"{YEAR}/scores.yaml": head + entries}, day=6)
    _commit(repository, {f"{YEAR}/scores.yaml": head + entries.replace(": 1", ": 2")}, day=7)
    assert "    và 30 giá trị khác\n" in _told(repository, "--limit", "1")


def test_json_has_every_key(repository: Path) -> None:
    _commit(repository, {f"{YEAR}/scores.yaml": SHEET % 18}, day=2)
    answer = json.loads(emucli("history", YEAR, "--format", "json", cwd=repository).text)
    assert set(answer) == {"schema_version", "cluster", "year", "more", "shallow", "steps"}
    first = answer["steps"][0]
    assert len(first.pop("commit")) == 40
    sheet = {"unit": "so-y-te", "stage": "self", "by": "so-y-te"}
    value = {"where": ["1.2"], "before": "19/20", "after": "18/20"}
    change = {"file": "scores.yaml", "sheet": sheet, "state": "changed", "values": [value], "more": 0}
    told = {"day": "2023-11-02", "author": "Lê Thị Bình", "merge": False, "moved_from": None, "more": 0}
    assert first == {**told, "changes": [change]}


def test_a_shallow_clone_says_that_earlier_changes_are_elsewhere(repository: Path, tmp_path: Path) -> None:
    _commit(repository, {f"{YEAR}/scores.yaml": SHEET % 18}, day=2)
    copy = tmp_path / "copy"
    _git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(copy))
    assert _told(copy).endswith("`git fetch --unshallow` lấy về đủ.\n")


def _refused(run: Run) -> str:
    assert (run.code, run.out) == (2, b"")
    return run.said


def test_without_history_the_message_says_what_to_do(tmp_path: Path) -> None:
    write(tmp_path, BASE)
    assert "không nằm trong kho git" in _refused(emucli("history", YEAR, "--lang", "vi", cwd=tmp_path))
    _git(tmp_path, "init", "-q")
    assert "Nothing has been committed" in _refused(emucli("history", YEAR, "--lang", "en", cwd=tmp_path))
    assert "cum-1/2023" in _refused(emucli("history", "cum-1", "--lang", "en", cwd=tmp_path))
