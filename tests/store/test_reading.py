"""The bytes of a file as they are; or why they could not be had, never an exception."""

import os
from pathlib import Path

import pytest

from emucli.store.files import Failure, read_bytes

from .places import open_folder, without_rights, write


@pytest.mark.parametrize(
    "data", [b"", b"a: 1\r\n", b"\xff\xfe\x00\xef\xbb\xbf", "tên: Sở Y tế\n".encode(), b"x" * 100_000]
)
def test_bytes_are_given_as_they_are(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "Cụm 1").mkdir()
    (tmp_path / "Cụm 1" / "a.yaml").write_bytes(data)
    assert read_bytes(tmp_path, "Cụm 1/a.yaml") == data


def test_a_folder_is_told_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "members.yaml").mkdir()
    assert read_bytes(tmp_path, "members.yaml") == Failure("folder", "")


@pytest.mark.parametrize("path", ["missing.yaml", "missing/a.yaml", "file.yaml/a.yaml"])
def test_a_file_that_is_not_there_is_another_failure(tmp_path: Path, path: str) -> None:
    write(tmp_path, "file.yaml")
    failure = read_bytes(tmp_path, path)
    assert isinstance(failure, Failure)
    assert failure.reason == "other"
    assert failure.detail != ""


def test_a_link_that_leads_nowhere_is_another_failure(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "gone.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "b.yaml")
    failures = [read_bytes(tmp_path, path) for path in ("a.yaml", "b.yaml")]
    assert [failure.reason for failure in failures if isinstance(failure, Failure)] == ["other", "other"]


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
                failure = read_bytes(root, "a/b.yaml")
        finally:
            (root / what).chmod(0o755)
    assert failure == Failure("permission", os.strerror(13))


def test_a_folder_without_rights_is_still_a_folder() -> None:
    with open_folder() as root:
        (root / "a.yaml").mkdir(mode=0o000)
        with without_rights():
            failure = read_bytes(root, "a.yaml")
    assert failure == Failure("folder", "")
