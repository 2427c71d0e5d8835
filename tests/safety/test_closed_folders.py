"""Folders without permission, long paths, deep folders: a message and exit 1 or 2, never a fault of emucli."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from emucli.cli.main import run
from tests.miniature import BASE
from tests.program import emucli, write
from tests.store.places import open_folder, without_rights


@pytest.fixture
def records() -> Iterator[Path]:
    """The small clean root, where every user may look."""
    with open_folder() as folder:
        yield write(folder, BASE)


@pytest.fixture(autouse=True)
def everything_is_loaded(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Without rights no module of the program could be read: each command has loaded what it needs before."""
    wrong = write(tmp_path / "wrong", {**BASE, "cum-1/2024/members.yaml": "leader: so-yte\nmembers: []\nx: 1\n"})
    (wrong / "cum-1/2024/plan.yaml").mkdir()
    for command in ("validate", "score", "elect"):
        run([command, str(wrong / "cum-1" / "2024")])
    for command in ("validate", "score", "elect"):
        run([command, "records/hanoi-cluster-7/2023"])
    run(["report", "notice", "records/hanoi-cluster-7/2023", "--draft"])
    run(["report", "press", "nowhere"])
    capfd.readouterr()


@pytest.mark.parametrize("closed", [".", "cum-1", "cum-1/2024", "cum-1/2024/members.yaml", "units.yaml"])
@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_what_may_not_be_looked_into_is_told(
    records: Path, closed: str, mode: int, capfd: pytest.CaptureFixture[str]
) -> None:
    path = records / closed
    before = path.stat().st_mode
    path.chmod(mode)
    try:
        with without_rights():
            codes = {
                command: run([command, str(records / "cum-1" / "2024"), "--lang", "en"])
                for command in ("validate", "score", "elect")
            }
            codes["all"] = run(["validate", str(records), "--lang", "en"])
    finally:
        path.chmod(before)
    told = capfd.readouterr()
    readable = path.is_file() and mode == 0o444
    assert set(codes.values()) <= ({0} if readable else {1, 2}), (codes, told)
    assert "Traceback" not in told.err, told.err
    if not readable:
        assert "right" in told.out + told.err or "ermission" in told.out + told.err


def test_a_paper_into_a_closed_folder_is_told(records: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = records / "papers"
    folder.mkdir()
    folder.chmod(0o555)
    with without_rights():
        code = run(["report", "notice", "records/hanoi-cluster-7/2023", "--draft", "-o", str(folder / "a.md")])
    assert code == 2
    assert "a.md" in capfd.readouterr().err


def test_a_working_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    records = Path("records/hanoi-cluster-7/2023").resolve()
    before = Path.cwd()
    os.chdir(gone)
    gone.rmdir()
    try:
        codes = {run([*command]) for command in (["validate"], ["validate", str(records)], ["score", str(records)])}
    finally:
        os.chdir(before)
    assert codes <= {0, 2}


@pytest.mark.parametrize("path", ["a" * 5000, "a/" * 3000, "/".join(["b" * 250] * 30)])
def test_a_path_that_is_too_long_is_told(path: str) -> None:
    for command in (("validate", path), ("score", path), ("elect", path), ("report", "press", path)):
        done = emucli(*command)
        assert (done.code, done.out) == (2, b"")
    for option in (("-o", f"{path}/a.md"), ("--of", path)):
        assert emucli("report", "press", "records/hanoi-cluster-7/2023", "--draft", *option).code == 2
    assert emucli("templates", "check", path).code == 2
    assert emucli("compare", "records/hanoi-cluster-7/2023", "--regulation", path).code == 2


def test_folders_nested_a_thousand_deep_are_looked_through(tmp_path: Path) -> None:
    root, before = write(tmp_path / "records", BASE), Path.cwd()
    os.chdir(root)
    try:
        for _ in range(1_500):
            os.mkdir("d")
            os.chdir("d")
    finally:
        os.chdir(before)
    for start in (root, tmp_path):
        done = emucli("validate", start, "--lang", "en")
        assert done.code in (0, 1)
        assert done.said == ""
    # pytest's own way of removing folders calls itself once a level.
    emptied(root)


def emptied(root: Path) -> None:
    """Remove the nested folders from the inside out."""
    before = Path.cwd()
    os.chdir(root)
    depth = 0
    while Path("d").exists():
        os.chdir("d")
        depth += 1
    for _ in range(depth):
        os.chdir("..")
        os.rmdir("d")
    os.chdir(before)


OPEN = "[" * 60_000


@pytest.mark.parametrize("text", [f"a = {OPEN}", f"a = {OPEN[:20_000]}{']' * 20_000}", OPEN, "\x00", "="])
def test_settings_that_cannot_be_read_are_told(tmp_path: Path, text: str) -> None:
    root = write(tmp_path, {**BASE, "emucli.toml": text})
    for command in (("validate",), ("report", "press", "cum-1/2023"), ("templates", "check")):
        done = emucli(*command, cwd=root)
        assert (done.code, done.out) == (2, b"")
        assert "emucli.toml" in done.said
