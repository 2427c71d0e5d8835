"""`validate --since`: everything is checked, and what is told is new: in changed files, or caused by a change."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.miniature import BASE
from tests.program import emucli, write

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
OLD = {"cum-1/2023/plan.yaml": "thema: A\n", "cum-1/2024/plan.yaml": "theme: A #2\n"}
"""Two findings that were there before."""


def _git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@b", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture(params=["", "records"])
def repository(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The root of records within a repository: its root, or a folder of it. What was wrong before is committed."""
    root = write(tmp_path / request.param, {**BASE, **OLD})
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", "-A")
    _git(tmp_path, "commit", "-qm", "x")
    _git(tmp_path, "branch", "base")
    return root


def _new(root: Path, *arguments: str) -> list[str]:
    run = emucli("validate", ".", "--since", "base", "--format", "json", "--ignore", "EMU901", *arguments, cwd=root)
    return [f"{one['path']} {one['code']}" for one in json.loads(run.text)["findings"]]


def test_what_was_wrong_before_is_not_told(repository: Path) -> None:
    assert emucli("validate", ".", cwd=repository).code == 1
    run = emucli("validate", ".", "--since", "base", "--lang", "en", cwd=repository)
    assert (run.code, run.text) == (0, "Nothing new since “base”: 14 files, 3 years.\n")


def test_everything_of_a_changed_file_is_told_committed_or_not(repository: Path) -> None:
    write(repository, {"cum-1/2023/plan.yaml": "thema: B\n"})
    assert _new(repository) == ["cum-1/2023/plan.yaml EMU201"]
    _git(repository, "commit", "-qam", "y")
    assert _new(repository) == ["cum-1/2023/plan.yaml EMU201"]


def test_what_a_change_causes_elsewhere_is_told(repository: Path) -> None:
    write(repository, {"units.yaml": BASE["units.yaml"].replace("  so-du-lich:\n", "  so-du-lich-moi:\n")})
    assert "cum-1/2024/members.yaml EMU301" in _new(repository)
    assert "cum-1/2023/plan.yaml EMU201" not in _new(repository)


def test_a_deleted_file_causes_what_it_causes(repository: Path) -> None:
    (repository / "cum-1" / "2023" / "covenant.yaml").unlink()
    (repository / "cum-1" / "2022" / "members.yaml").unlink()
    write(repository, {"cum-1/2022/plan.yaml": "theme: A\n"})
    assert "cum-1/2022 EMU132" in _new(repository)


def test_new_files_and_lines_that_moved(repository: Path) -> None:
    write(repository, {"cum-1/2024/extra.yaml": "x: 1\n"})
    assert _new(repository) == ["cum-1/2024/extra.yaml EMU130"]


def test_lines_of_windows_are_no_change(repository: Path) -> None:
    for path in repository.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert _new(repository) == []


def test_what_came_on_the_other_branch_is_no_change_here(repository: Path) -> None:
    _git(repository, "checkout", "-qb", "mine")
    write(repository, {"cum-1/2022/plan.yaml": "thema: C\n"})
    _git(repository, "add", "-A")
    _git(repository, "commit", "-qm", "z")
    _git(repository, "checkout", "-q", "base")
    write(repository, {"cum-1/2023/plan.yaml": "theme: B\n"})
    _git(repository, "commit", "-qam", "w")
    _git(repository, "checkout", "-q", "mine")
    assert _new(repository) == ["cum-1/2022/plan.yaml EMU201"]


def test_a_cluster_alone(repository: Path) -> None:
    write(repository, {"cum-1/2023/plan.yaml": "thema: B\n"})
    run = emucli(
        "validate", repository / "cum-1", "--since", "base", "--format", "json", "--ignore", "EMU901", cwd=repository
    )
    assert [one["code"] for one in json.loads(run.text)["findings"]] == ["EMU201"]


@pytest.mark.parametrize("revision", ["nowhere", "--help", "-x"])
def test_a_revision_that_there_is_not_is_wrong_usage(repository: Path, revision: str) -> None:
    run = emucli("validate", ".", f"--since={revision}", cwd=repository)
    assert (run.code, run.text) == (2, "")


def test_no_repository_is_wrong_usage(tmp_path: Path) -> None:
    assert emucli("validate", ".", "--since", "HEAD", cwd=write(tmp_path, dict(BASE))).code == 2


def test_a_shallow_clone_says_what_to_do(tmp_path: Path) -> None:
    root = write(tmp_path / "full", dict(BASE))
    _git(root, "init", "-q")
    for number in range(3):
        write(root, {"a.md": str(number)})
        _git(root, "add", "-A")
        _git(root, "commit", "-qm", str(number))
        if not number:
            _git(root, "branch", "base")
    _git(tmp_path, "clone", "-q", "--depth", "1", "--no-single-branch", root.as_uri(), "shallow")
    run = emucli("validate", ".", "--since", "origin/base", "--lang", "en", cwd=tmp_path / "shallow")
    assert (run.code, "fetch-depth: 0" in run.said) == (2, True)
    run = emucli("validate", ".", "--since", "HEAD", "--lang", "en", cwd=tmp_path / "shallow")
    assert run.code == 0


def test_histories_that_share_nothing(repository: Path) -> None:
    _git(repository, "checkout", "-q", "--orphan", "other")
    _git(repository, "commit", "-qm", "alone")
    run = emucli("validate", ".", "--since", "base", "--lang", "en", cwd=repository)
    assert (run.code, "shares no history" in run.said) == (2, True)


def test_what_was_there_before_is_not_mended(repository: Path) -> None:
    write(repository, {"cum-1/2022/plan.yaml": "thema: C\n"})
    run = emucli("validate", ".", "--since", "base", "--fix", cwd=repository)
    assert run.code == 0
    assert (repository / "cum-1/2022/plan.yaml").read_text(encoding="utf-8") == "theme: C\n"
    assert (repository / "cum-1/2023/plan.yaml").read_text(encoding="utf-8") == "thema: A\n"
