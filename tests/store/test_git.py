"""Record files as a revision has them: every byte and every name, only the folders asked for, and no word of a person's
as an option of git.
"""

import subprocess
from pathlib import Path

import pytest

from emucli.store.git import GitFailed, yaml_at
from tests.program import bare

WHO = ("-c", "user.name=Thư ký", "-c", "user.email=thu-ky@example.org", "-c", "init.defaultBranch=main")
FILES = {
    "units.yaml": b"format: 1\n",
    "sources.yml": b"sources: {}\r\n",
    "units/a.yaml": b"format: 1\nunits: {}\n",
    "readme.md": b"text\n",
    "cum-1/cluster.yaml": "name: Cụm thi đua số 1\n".encode(),
    "cum-1/2024/scores/tự-chấm.yaml": "sheets: []  # Sở Y tế\n".encode(),
    'cum-1/2024/scores/Phiếu "chấm" chéo.YAML': b"sheets: []\n",
    "cum-1/2024/notes.txt": b"\xff\x00",
    "cum-1/2024/plan.yaml": b"",
    "cum-10/cluster.yaml": b"name: C\n",
    "other/deep/er/x.yaml": b"x\n",
}
WANTED = ("", "units", "cum-1")
LIMIT = 1_000_000


def git(folder: Path, *arguments: str) -> str:
    """What git answers, run as a person would with a name set."""
    done = subprocess.run(["git", *WHO, *arguments], cwd=folder, env=bare(), capture_output=True, check=True)
    return done.stdout.decode("utf-8").strip()


def commit(folder: Path, files: dict[str, bytes]) -> str:
    """Commit files below a folder and return the commit's name."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    git(folder, "add", "--all", ".")
    git(folder, "commit", "--quiet", "--message", "Thêm bản ghi")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit, tagged `v1`."""
    root = tmp_path / "kho"
    root.mkdir()
    git(root, "init", "--quiet")
    commit(root, FILES)
    git(root, "tag", "v1")
    return root


def test_only_yaml_of_the_folders_asked_for_is_read(repository: Path) -> None:
    assert yaml_at(repository, "HEAD", WANTED, LIMIT) == {
        name: FILES[name]
        for name in (
            "units.yaml",
            "sources.yml",
            "units/a.yaml",
            "cum-1/cluster.yaml",
            "cum-1/2024/scores/tự-chấm.yaml",
            'cum-1/2024/scores/Phiếu "chấm" chéo.YAML',
            "cum-1/2024/plan.yaml",
        )
    }
    assert set(yaml_at(repository, "HEAD", ("cum-10",), LIMIT)) == {"cum-10/cluster.yaml"}
    assert set(yaml_at(repository, "HEAD", ("",), LIMIT)) == {"units.yaml", "sources.yml"}


def test_nothing_asked_for_is_nothing_read(repository: Path) -> None:
    assert yaml_at(repository, "HEAD", (), LIMIT) == {}
    assert yaml_at(repository, "HEAD", ("cum-7",), LIMIT) == {}


def test_bytes_come_as_they_are(repository: Path) -> None:
    odd = {"cum-1/2024/scores/a.yaml": bytes(range(256)) * 300, "cum-1/2024/scores/b.yaml": b"\n\n blob 3\nabc"}
    commit(repository, odd)
    read = yaml_at(repository, "HEAD", WANTED, LIMIT)
    assert {name: read[name] for name in odd} == odd


def test_a_file_that_was_committed_is_read_though_it_changed_or_went(repository: Path) -> None:
    (repository / "cum-1" / "cluster.yaml").write_bytes(b"changed\n")
    (repository / "units.yaml").unlink()
    (repository / "new.yaml").write_bytes(b"never committed\n")
    read = yaml_at(repository, "HEAD", WANTED, LIMIT)
    assert read["cum-1/cluster.yaml"] == FILES["cum-1/cluster.yaml"]
    assert read["units.yaml"] == FILES["units.yaml"]
    assert "new.yaml" not in read


@pytest.mark.parametrize("revision", ["HEAD~1", "v1", "v1^{commit}", "main~1", "@~", "HEAD^", "HEAD@{1}"])
def test_whatever_git_calls_a_revision_is_one(repository: Path, revision: str) -> None:
    first = git(repository, "rev-parse", "HEAD")
    commit(repository, {"cum-1/cluster.yaml": b"name: later\n"})
    for one in (revision, first[:10]):
        assert yaml_at(repository, one, WANTED, LIMIT)["cum-1/cluster.yaml"] == FILES["cum-1/cluster.yaml"]


def test_a_records_root_may_lie_in_a_folder_of_the_repository(repository: Path) -> None:
    root = repository / "Hồ sơ các cụm"
    commit(repository, {f"{root.name}/{name}": data for name, data in FILES.items()})
    read = yaml_at(root, "HEAD", WANTED, LIMIT)
    assert set(read) == set(yaml_at(repository, "v1", WANTED, LIMIT))
    assert yaml_at(root, "v1", WANTED, LIMIT) == {}


@pytest.mark.parametrize(
    "revision",
    [
        "nowhere", "HEAD~9", "", " ", "-h", "--all", "--output=x", "-", "HEAD --all", "HEAD:units.yaml", "v1^{tree}",
        "HEAD\nv1", "..", "v1..HEAD",
    ],
)  # fmt: skip
def test_what_is_no_commit_is_refused_and_does_nothing(repository: Path, revision: str) -> None:
    before = sorted(repository.rglob("*"))
    with pytest.raises(GitFailed):
        yaml_at(repository, revision, WANTED, LIMIT)
    assert sorted(repository.rglob("*")) == before


def test_a_branch_whose_name_looks_like_an_option_is_a_branch(repository: Path) -> None:
    git(repository, "update-ref", "refs/heads/--all", "HEAD")
    commit(repository, {"cum-1/cluster.yaml": b"name: later\n"})
    assert yaml_at(repository, "--all", WANTED, LIMIT)["cum-1/cluster.yaml"] == FILES["cum-1/cluster.yaml"]


def test_a_folder_outside_any_repository_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GitFailed):
        yaml_at(tmp_path, "HEAD", WANTED, LIMIT)


def test_a_repository_without_a_commit_is_refused(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    with pytest.raises(GitFailed):
        yaml_at(tmp_path, "HEAD", WANTED, LIMIT)


def test_a_machine_without_git_is_told_from_a_wrong_revision(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitFailed) as caught:
        yaml_at(repository, "HEAD", WANTED, LIMIT)
    assert caught.value.reason == "absent"
