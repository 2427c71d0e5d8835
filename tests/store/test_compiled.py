"""Code of templates is kept beside the program, made anew when the source changes, and never needed."""

import os
import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from emucli.store.compiled import Compiled


@pytest.fixture(autouse=True)
def _writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def rendered(folder: Path, source: str, version: str = "1") -> str:
    environment = Environment(loader=DictLoader({"a": source}), bytecode_cache=Compiled(folder, version))
    return environment.get_template("a").render()


def test_what_was_kept_is_used_until_the_source_changes(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    assert rendered(folder, "một") == "một"
    (kept,) = folder.iterdir()
    before = kept.read_bytes()
    assert rendered(folder, "một") == "một"
    assert kept.read_bytes() == before
    assert rendered(folder, "hai") == "hai"
    assert [path.name for path in folder.iterdir()] == [kept.name]
    assert kept.read_bytes() != before


def test_another_version_keeps_its_own(tmp_path: Path) -> None:
    rendered(tmp_path, "một", "1")
    rendered(tmp_path, "một", "2")
    assert len(list(tmp_path.iterdir())) == 2


def test_broken_files_and_folders_that_cannot_be_written_change_nothing(tmp_path: Path) -> None:
    rendered(tmp_path, "một")
    for kept in tmp_path.iterdir():
        kept.write_bytes(b"not code")
    assert rendered(tmp_path, "một") == "một"
    assert rendered(tmp_path / "a file", "một") == "một"
    (tmp_path / "file").write_bytes(b"")
    assert rendered(tmp_path / "file", "một") == "một"


def test_a_run_that_writes_no_bytecode_writes_none_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(tmp_path, "một") == "một"
    assert os.listdir(tmp_path) == []
