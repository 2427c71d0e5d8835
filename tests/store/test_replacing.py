"""Several files: all ready before the first is replaced, one emucli at a time, whole at any moment."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from emucli.store.listing import list_yaml
from emucli.store.replacing import Busy, Change, Failed, Meanwhile, replace_all
from tests.store.places import open_folder, without_rights


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def changes(folder: Path, *names: str) -> list[Change]:
    return [Change(folder / name, b"old" if (folder / name).exists() else None, b"new") for name in names]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_bytes(b"old")
    return tmp_path


def test_files_are_replaced_and_made_with_their_folders(folder: Path) -> None:
    replace_all(folder, changes(folder, "a.yaml", "2025/scores/self/c.yaml", "b.yaml"))
    assert held(folder) == {"a.yaml": b"new", "b.yaml": b"new", "2025/scores/self/c.yaml": b"new"}


def test_what_somebody_changed_since_is_not_replaced_and_nothing_else_either(folder: Path) -> None:
    wanted = changes(folder, "a.yaml", "c/d.yaml", "b.yaml")
    (folder / "b.yaml").write_bytes(b"theirs")
    with pytest.raises(Meanwhile, match=r"b\.yaml"):
        replace_all(folder, wanted)
    assert held(folder) == {"a.yaml": b"old", "b.yaml": b"theirs"}
    assert not (folder / "c").exists()


def test_a_file_that_came_or_went_since_is_somebodys_change(folder: Path) -> None:
    for path, old in ((folder / "a.yaml", None), (folder / "c.yaml", b"old")):
        with pytest.raises(Meanwhile):
            replace_all(folder, [Change(path, old, b"new")])
    assert held(folder) == {"a.yaml": b"old", "b.yaml": b"old"}


@pytest.mark.parametrize("step", ["fsync", "chmod"])
@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_full_disk_leaves_all_files_as_they_were(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str, fails_at: int
) -> None:
    monkeypatch.setattr(os, step, failing(getattr(os, step), fails_at))
    with pytest.raises(Failed) as failed:
        replace_all(folder, changes(folder, "a.yaml", "b.yaml", "x/c.yaml"))
    assert (failed.value.error.errno, failed.value.done) == (errno.ENOSPC, ())
    assert held(folder) == {"a.yaml": b"old", "b.yaml": b"old"}
    assert not (folder / "x").exists()


def test_a_file_that_another_program_holds_is_named_with_those_that_were_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", failing(os.replace, 2))
    with pytest.raises(Failed) as failed:
        replace_all(folder, changes(folder, "a.yaml", "b.yaml", "c.yaml"))
    assert (failed.value.path, failed.value.done) == (folder / "b.yaml", (folder / "a.yaml",))
    assert held(folder) == {"a.yaml": b"new", "b.yaml": b"old"}


def failing(real: Callable[..., object], at: int) -> Callable[..., object]:
    """A call that fails the `at`-th time."""
    calls: list[int] = []

    def call(*arguments: object) -> object:
        calls.append(1)
        if len(calls) == at:
            raise OSError(28, "No space left on device")
        return real(*arguments)

    return call


@pytest.mark.skipif(sys.platform == "win32", reason="of POSIX")
def test_a_folder_without_permission_leaves_all_files_as_they_were() -> None:
    with open_folder() as folder:
        folder.chmod(0o777)
        (folder / "closed").mkdir(mode=0o555)
        wanted = [Change(folder / "n.yaml", None, b"new"), Change(folder / "closed" / "c.yaml", None, b"new")]
        with without_rights(), pytest.raises(Failed, match=r"c\.yaml") as failed:
            replace_all(folder, wanted)
        assert (failed.value.error.errno, failed.value.done) == (errno.EACCES, ())
        assert held(folder) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="of POSIX")
def test_a_disk_that_is_full_in_earnest_leaves_all_files_as_they_were(folder: Path) -> None:
    program = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "from pathlib import Path; from emucli.store.replacing import *\n"
        f"here = Path({str(folder)!r})\n"
        "replace_all(here, [Change(here / 'a.yaml', b'old', b'new'), Change(here / 'b.yaml', b'old', b'n' * 5000)])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert b"Failed: " in done.stderr
    assert held(folder) == {"a.yaml": b"old", "b.yaml": b"old"}


def test_a_second_emucli_is_told_and_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, seen = os.fsync, list[bool]()

    def while_writing(handle: int) -> None:
        if not seen:
            seen.append(True)
            with pytest.raises(Busy):
                replace_all(folder, changes(folder, "b.yaml"))
        real(handle)

    monkeypatch.setattr(os, "fsync", while_writing)
    replace_all(folder, changes(folder, "a.yaml"))
    assert seen
    assert held(folder) == {"a.yaml": b"new", "b.yaml": b"old"}
    replace_all(folder, changes(folder, "b.yaml"))


WRITER = """
import itertools, sys
from pathlib import Path
from emucli.store.replacing import Change, replace_all
here = Path(sys.argv[1])
print("ready", flush=True)
for turn in itertools.count():
    new = b"%08d" % turn * 20_000
    replace_all(here, [Change(path, path.read_bytes(), new) for path in (here / "a.yaml", here / "b.yaml")])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="of POSIX")
@pytest.mark.parametrize("moment", range(12))
def test_killed_at_any_moment_every_file_is_whole(folder: Path, moment: int) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.005 + moment * 0.0137)
        writer.send_signal(signal.SIGKILL)
    for name in ("a.yaml", "b.yaml"):
        data = (folder / name).read_bytes()
        assert data == b"old" or data == data[:8] * 20_000
    # What it left behind is no record, keeps nobody from writing, and goes.
    assert list_yaml(folder).paths == ("a.yaml", "b.yaml")
    replace_all(folder, [Change(folder / "a.yaml", (folder / "a.yaml").read_bytes(), b"new")])
    assert [name for name in held(folder) if name.startswith(".")] == []
