"""The bytes of a file as they are; or why they could not be had, never an exception."""

import os
from pathlib import Path

import pytest

from emucli.store.files import Failure, read_bytes

from .places import open_folder, without_rights, write

LIMIT = 1_000_000


@pytest.mark.parametrize(
    "data", [b"", b"a: 1\r\n", b"\xff\xfe\x00\xef\xbb\xbf", "tên: Sở Y tế\n".encode(), b"x" * 100_000]
)
def test_bytes_are_given_as_they_are(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "Cụm 1").mkdir()
    (tmp_path / "Cụm 1" / "a.yaml").write_bytes(data)
    assert read_bytes(tmp_path, "Cụm 1/a.yaml", LIMIT) == data


def test_a_folder_is_told_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "members.yaml").mkdir()
    assert read_bytes(tmp_path, "members.yaml", LIMIT) == Failure("folder", "")


@pytest.mark.parametrize("path", ["missing.yaml", "missing/a.yaml", "file.yaml/a.yaml"])
def test_a_file_that_is_not_there_is_missing(tmp_path: Path, path: str) -> None:
    write(tmp_path, "file.yaml")
    failure = read_bytes(tmp_path, path, LIMIT)
    assert isinstance(failure, Failure)
    assert failure.reason == "missing"
    assert failure.detail != ""


def test_a_link_that_leads_nowhere_or_to_itself_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "gone.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "b.yaml")
    failures = [read_bytes(tmp_path, path, LIMIT) for path in ("a.yaml", "b.yaml")]
    assert [failure.reason for failure in failures if isinstance(failure, Failure)] == ["missing", "other"]


@pytest.mark.parametrize(
    ("what", "mode"),
    [
        pytest.param("a/b.yaml", 0o000, id="file"),
        pytest.param("a", 0o000, id="folder-around-it"),
        pytest.param("a", 0o444, id="folder-that-may-only-be-listed"),
    ],
)
def test_a_missing_right_is_told(what: str, mode: int) -> None:
    with open_folder() as root:
        write(root, "a/b.yaml")
        (root / what).chmod(mode)
        try:
            with without_rights():
                failure = read_bytes(root, "a/b.yaml", LIMIT)
        finally:
            (root / what).chmod(0o755)
    assert failure == Failure("permission", os.strerror(13))


def test_a_folder_without_rights_is_still_a_folder() -> None:
    with open_folder() as root:
        (root / "a.yaml").mkdir(mode=0o000)
        with without_rights():
            failure = read_bytes(root, "a.yaml", LIMIT)
    assert failure == Failure("folder", "")


def test_a_link_is_followed_within_the_folder_only(tmp_path: Path) -> None:
    root = write(tmp_path / "records", "a.yaml", "deep/b.yaml")
    write(tmp_path, "secret.txt")
    (root / "inside.yaml").symlink_to(root / "deep" / "b.yaml")
    (root / "deep" / "up.yaml").symlink_to("../a.yaml")
    (root / "outside.yaml").symlink_to(tmp_path / "secret.txt")
    (root / "up.yaml").symlink_to("../secret.txt")
    (root / "chain.yaml").symlink_to("outside.yaml")
    assert read_bytes(root, "inside.yaml", LIMIT) == b"deep/b.yaml"
    assert read_bytes(root, "deep/up.yaml", LIMIT) == b"a.yaml"
    for name in ("outside.yaml", "up.yaml", "chain.yaml"):
        assert read_bytes(root, name, LIMIT) == Failure("link", "")
    # The folder itself may be reached by a link.
    (tmp_path / "link").symlink_to(root, target_is_directory=True)
    assert read_bytes(tmp_path / "link", "inside.yaml", LIMIT) == b"deep/b.yaml"
    assert read_bytes(tmp_path / "link", "outside.yaml", LIMIT) == Failure("link", "")


def test_a_pipe_is_not_waited_for_and_a_device_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert read_bytes(tmp_path, "pipe.yaml", LIMIT) == Failure("special", "")
    assert read_bytes(Path("/dev"), "zero", LIMIT) == Failure("special", "")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with open(tmp_path / "a.yaml", "wb") as file:
        file.truncate(3 * 1024**3)
    assert read_bytes(tmp_path, "a.yaml", LIMIT) == Failure("size", str(3 * 1024**3))
    (tmp_path / "b.yaml").write_bytes(b"x" * 11)
    assert read_bytes(tmp_path, "b.yaml", 11) == b"x" * 11
    assert read_bytes(tmp_path, "b.yaml", 10) == Failure("size", "11")


@pytest.mark.parametrize("name", ["a\0b", "a" * 5000, "/".join(["a" * 200] * 40)])
def test_a_name_that_no_system_takes_is_a_failure(tmp_path: Path, name: str) -> None:
    failure = read_bytes(tmp_path, name, LIMIT)
    assert isinstance(failure, Failure)
    assert (failure.reason, bool(failure.detail)) == ("other", True)
