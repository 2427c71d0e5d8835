"""A repository of others: nothing that its configuration names is run, and whatever git cannot give is a message."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.miniature import BASE
from tests.program import bare, emucli, write
from tests.store.test_git import commit, git

YEAR = "examples/block"
PLAN = "example-block/2025/plan.yaml"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """The worked example in a repository of its own."""
    root = tmp_path / "records"
    subprocess.run(["cp", "-r", YEAR, str(root)], check=True)
    git(root, "init", "--quiet")
    commit(root, {})
    return root


def compared(root: Path, environment: dict[str, str] | None = None) -> tuple[int, str]:
    """The exit code of a comparison with the last commit, and everything that it says."""
    year = "example-block/2025"
    run = emucli("compare", year, "--at", "HEAD", "--lang", "en", cwd=root, environment=environment)
    assert "Traceback" not in run.said
    return run.code, run.text + run.said


def blob(root: Path) -> Path:
    """The object of the plan, as git stores it."""
    name = git(root, "rev-parse", f"HEAD:{PLAN}")
    return root / ".git" / "objects" / name[:2] / name[2:]


def lost(root: Path) -> None:
    blob(root).unlink()


def damaged(root: Path) -> None:
    path = blob(root)
    path.chmod(0o644)
    path.write_bytes(b"garbage")


def linked(root: Path) -> None:
    (root / PLAN).unlink()
    (root / PLAN).symlink_to("/etc/passwd")
    commit(root, {})


def another_repository(root: Path) -> None:
    git(root, "rm", "-q", "--cached", PLAN)
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{git(root, 'rev-parse', 'HEAD')},{PLAN}")
    git(root, "commit", "--quiet", "--message", "Kho khác")


def too_large(root: Path) -> None:
    commit(root, {PLAN: b"#" * 5_000_000})


SPOILED: dict[str, tuple[Callable[[Path], None], str]] = {
    "lost": (lost, "EMU101"),
    "damaged": (damaged, "EMU101"),
    "linked": (linked, "EMU134"),
    "another repository": (another_repository, "EMU102"),
    "too large": (too_large, "EMU103"),
}


@pytest.mark.parametrize("how", SPOILED)
def test_a_file_that_git_cannot_give_is_a_finding(records: Path, how: str) -> None:
    spoil, code = SPOILED[how]
    plan = (records / PLAN).read_bytes()
    spoil(records)
    # On the disk the year is as it was: what is told is of the revision.
    (records / PLAN).unlink()
    (records / PLAN).write_bytes(plan)
    found, said = compared(records)
    assert found == 1
    assert f"HEAD:{PLAN}\n  1:1  error {code}" in said
    assert "root:x" not in said


def test_names_that_are_no_utf8_are_told(records: Path) -> None:
    name = b"example-block/2025/scores/b\xff.yaml"
    path = bytes(records) + b"/" + name
    with open(path, "wb") as file:
        file.write(b"a: 1\n")
    commit(records, {})
    code, said = compared(records)
    assert code == 1
    assert "scores/b<U+DCFF>.yaml" in said


PROGRAM = """#!/bin/sh
echo ran >> "$(dirname "$0")/RAN"
exit 1
"""


@pytest.mark.parametrize(
    "url", ["ext::{program} %S", "ssh://example.org/x", "{root}", "file://{root}", "evil::x", "git://example.org/x"]
)
def test_a_missing_object_makes_git_fetch_nothing_and_run_nothing(records: Path, tmp_path: Path, url: str) -> None:
    program = tmp_path / "tools" / "git-remote-evil"
    write(tmp_path, {"tools/git-remote-evil": PROGRAM})
    program.chmod(0o755)
    settings = {
        "core.repositoryformatversion": "1", "extensions.partialClone": "origin", "remote.origin.promisor": "true",
        "remote.origin.partialclonefilter": "blob:none", "protocol.allow": "always", "protocol.ext.allow": "always",
        "remote.origin.url": url.format(program=program, root=records), "remote.origin.uploadpack": str(program),
        "core.sshCommand": str(program), "core.gitProxy": str(program), "core.fsmonitor": str(program),
        "core.pager": str(program), "core.askPass": str(program), "core.alternateRefsCommand": str(program),
        "credential.helper": str(program), "diff.external": str(program), "filter.x.smudge": str(program),
        "filter.x.process": str(program), "alias.ls-tree": f"!{program}", "alias.cat-file": f"!{program}",
    }  # fmt: skip
    write(records, {".gitattributes": "* filter=x diff=x\n"})
    lost(records)
    for key, value in settings.items():
        git(records, "config", key, value)
    path = f"{program.parent}:{bare()['PATH']}"
    code, said = compared(records, {"PATH": path})
    assert code == 1
    assert "error EMU101" in said
    assert not program.with_name("RAN").exists()
    # The test is one: git itself, asked for the same object, does run it where the transport is a program.
    if url.startswith("ext::"):
        name = subprocess.run(["git", "cat-file", "-p", f"HEAD:{PLAN}"], cwd=records, capture_output=True, check=False)
        assert name.returncode != 0
        assert program.with_name("RAN").exists()


def test_a_git_in_the_folder_of_the_records_is_not_run(records: Path) -> None:
    write(records, {"git": PROGRAM})
    (records / "git").chmod(0o755)
    code, said = compared(records, {"PATH": "."})
    assert code == 2
    assert "no git on this machine" in said
    assert not (records / "RAN").exists()


def test_a_damaged_or_missing_repository_is_told(records: Path, tmp_path: Path) -> None:
    (records / ".git").rename(tmp_path / "away")
    assert compared(records)[0] == 2
    write(records, {".git": "garbage"})
    code, said = compared(records)
    assert (code, "git cannot read the revision" in said) == (2, True)


def test_a_root_without_git_says_so(tmp_path: Path) -> None:
    root = write(tmp_path / "r", BASE)
    run = emucli("compare", "cum-1/2023", "--at", "HEAD", cwd=root, environment={"PATH": "/nowhere"})
    assert run.code == 2


@pytest.fixture
def private(tmp_path: Path) -> Path:
    """A repository of one's own, elsewhere on the machine, with the same names in it."""
    root = tmp_path / "private"
    subprocess.run(["cp", "-r", YEAR, str(root)], check=True)
    (root / PLAN).write_text("secret: root:x\n", encoding="utf-8")
    git(root, "init", "--quiet")
    commit(root, {})
    return root


def by_file(root: Path, private: Path) -> None:
    (root / ".git").rename(root / "away")
    (root / ".git").write_text(f"gitdir: {private / '.git'}\n", encoding="utf-8")


def by_link(root: Path, private: Path) -> None:
    (root / ".git").rename(root / "away")
    (root / ".git").symlink_to(private / ".git", target_is_directory=True)


def by_common_folder(root: Path, private: Path) -> None:
    (root / ".git" / "commondir").write_text(f"{private / '.git'}\n", encoding="utf-8")


def by_names(root: Path, private: Path) -> None:
    (root / ".git" / "refs").rename(root / "away")
    (root / ".git" / "refs").symlink_to(private / ".git" / "refs", target_is_directory=True)


def by_one_name(root: Path, private: Path) -> None:
    (root / ".git" / "refs" / "heads" / "main").unlink()
    (root / ".git" / "refs" / "heads" / "main").symlink_to(private / ".git" / "refs" / "heads" / "main")


def by_objects(root: Path, private: Path) -> None:
    (root / ".git" / "objects").rename(root / "away")
    (root / ".git" / "objects").symlink_to(private / ".git" / "objects", target_is_directory=True)


@pytest.mark.parametrize("lead", [by_file, by_link, by_common_folder, by_names, by_one_name, by_objects])
def test_a_git_folder_that_leads_to_another_repository_is_refused(
    records: Path, private: Path, lead: Callable[[Path, Path], None]
) -> None:
    lead(records, private)
    code, said = compared(records)
    assert (code, "leads to another repository" in said) == (2, True)
    assert "secret" not in said


def test_a_bare_repository_among_the_records_is_not_read(records: Path, private: Path) -> None:
    for name in ("HEAD", "config", "objects", "refs"):
        subprocess.run(["cp", "-r", str(private / ".git" / name), str(records / name)], check=True)
    (records / ".git").rename(records / "away")
    code, said = compared(records)
    assert (code, "secret" in said) == (2, False)


def test_work_trees_and_submodules_are_read(records: Path, tmp_path: Path) -> None:
    git(records, "worktree", "add", "--quiet", str(tmp_path / "tree"), "-b", "other")
    assert compared(tmp_path / "tree")[0] == 0
    around = tmp_path / "around"
    around.mkdir()
    git(around, "init", "--quiet")
    git(around, "-c", "protocol.file.allow=always", "submodule", "add", "--quiet", str(records), "inner")
    assert compared(around / "inner")[0] == 0
