"""A file is replaced only as a whole: written beside it, renamed over it, and nothing left behind."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from emucli.store.files import write_whole
from emucli.store.listing import list_yaml


@pytest.fixture
def umask() -> Iterator[None]:
    """The umask of a careful office: others see nothing."""
    before = os.umask(0o027)
    yield
    os.umask(before)


def _names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("data", [b"", b"a: 1\r\n", "Sở Y tế\n".encode(), b"\0\xff" * 200_000])
def test_what_is_written_is_there_as_it_is(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "Cụm 1.yaml"
    write_whole(path, data)
    assert (path.read_bytes(), _names(tmp_path)) == (data, ["Cụm 1.yaml"])


def test_an_older_file_is_replaced_and_not_written_into(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"the old, longer content")
    with path.open("rb") as reader:
        write_whole(path, b"new")
        assert reader.read() == b"the old, longer content"
    assert (path.read_bytes(), _names(tmp_path)) == (b"new", ["a.yaml"])


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o755])
def test_a_replaced_file_keeps_who_may_read_it(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_whole(path, b"new")
    assert (path.read_bytes(), _mode(path)) == (b"new", mode)


def test_a_new_file_is_as_open_as_the_umask_says(tmp_path: Path, umask: None) -> None:
    write_whole(tmp_path / "a.yaml", b"new")
    assert _mode(tmp_path / "a.yaml") == 0o640
    # The umask itself is as it was.
    (tmp_path / "b.yaml").write_bytes(b"")
    assert _mode(tmp_path / "b.yaml") == 0o640


def test_where_a_folder_stands_nothing_is_written_and_nothing_left(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(OSError, match=r"a\.yaml"):
        write_whole(tmp_path / "a.yaml", b"new")
    assert (_names(tmp_path), _names(tmp_path / "a.yaml")) == (["a.yaml"], [])


@pytest.mark.parametrize("step", ["replace", "fsync", "chmod"])
def test_a_step_that_fails_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fails(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, step, fails)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new")
    assert (path.read_bytes(), _names(tmp_path)) == (b"old", ["a.yaml"])


def test_an_interruption_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, b"new")
    assert (path.read_bytes(), _names(tmp_path)) == (b"old", ["a.yaml"])


def test_a_file_that_is_being_written_is_no_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    replace = os.replace

    def looked_at(source: str, target: Path) -> None:
        seen.append([*list_yaml(tmp_path).paths, *(name for name in _names(tmp_path) if not name.startswith("."))])
        replace(source, target)

    monkeypatch.setattr(os, "replace", looked_at)
    write_whole(tmp_path / "a.yaml", b"new")
    assert seen == [[]]
    assert list_yaml(tmp_path).paths == ("a.yaml",)


def test_a_missing_folder_is_an_error_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "missing" / "a.yaml", b"new")
    assert _names(tmp_path) == []
