"""What a records repository copies for its CI and for pre-commit works, with records in its root and in a folder."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.miniature import BASE
from tests.program import REPOSITORY, emucli, write

EXAMPLES = REPOSITORY / "examples" / "ci"
WRONG = {"cum-1/2024/plan.yaml": "thema: x\n"}
INSTALLED = 'pip install "git+$EMUCLI_URL"'


def _read(name: str) -> Any:
    return yaml.safe_load((EXAMPLES / name).read_text(encoding="utf-8"))


def _commands() -> Iterator[tuple[str, str]]:
    """The commands of both examples, each with where it stands."""
    for step in _read("github.yml")["jobs"]["validate"]["steps"]:
        if "run" in step:
            yield "github.yml", step["run"]
    job = _read("gitlab.yml")["records"]
    yield from (("gitlab.yml", command) for command in (*job["script"], *job["after_script"]))


@pytest.fixture(params=["", "records"])
def repository(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A repository with records in its root, or in a folder, and with the files of CI beside them."""
    write(tmp_path / request.param, dict(BASE))
    for name, place in (("github.yml", ".github/workflows/records.yml"), ("gitlab.yml", ".gitlab-ci.yml")):
        write(tmp_path, {place: (EXAMPLES / name).read_bytes()})
    return tmp_path


def test_every_command_runs_and_says_what_is_wrong(repository: Path) -> None:
    commands = [command for _, command in _commands()]
    assert commands.count(INSTALLED) == 2
    ours = [command.split() for command in commands if command != INSTALLED]
    assert [program for program, *_ in ours] == ["emucli"] * 4
    for code in (0, 1):
        assert [emucli(*command, cwd=repository).code for _, *command in ours] == [code] * 4
        write(repository / ("records" if (repository / "records").exists() else ""), WRONG)


def test_what_gitlab_is_told_to_keep_is_what_is_written(repository: Path) -> None:
    reports = _read("gitlab.yml")["records"]["artifacts"]["reports"]
    written = [command.rsplit(" ", 1)[1] for _, command in _commands() if "--output" in command]
    assert sorted(reports.values()) == sorted(written)


def test_the_recipe_of_the_readme_is_that_of_the_examples() -> None:
    for name in ("README.md", "README.vi.md"):
        text = (REPOSITORY / name).read_text(encoding="utf-8")
        assert 'pipx install "git+$EMUCLI_URL"' in text
        assert "\nemucli validate   " in text


def test_the_hook_of_pre_commit_checks_all_records(tmp_path: Path) -> None:
    """pre-commit installs emucli as it is now, committed or not, as it does anywhere; both layouts share that."""
    if shutil.which("git") is None or not (REPOSITORY / ".git").exists():
        pytest.skip("needs git, and a clone of emucli")
    config = (EXAMPLES / "pre-commit.yaml").read_text(encoding="utf-8")
    emucli_now = _committed(tmp_path / "emucli", _files_of_emucli())
    config = config.replace("EMUCLI_URL", str(emucli_now)).replace("rev: main", f"rev: {_head(emucli_now)}")
    for folder, wrong, code, said in [("", {}, 0, "Passed"), ("records", WRONG, 1, "EMU201")]:
        records = {f"{folder}/{name}".lstrip("/"): text.encode() for name, text in {**BASE, **wrong}.items()}
        repository = _committed(tmp_path / f"of-{folder}", {**records, ".pre-commit-config.yaml": config.encode()})
        home = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "EMUCLI_LANG": "en"}
        done = _done([sys.executable, "-m", "pre_commit", "run", "--all-files"], repository, home)
        assert (done.returncode, said in done.stdout) == (code, True), done.stdout + done.stderr


def _files_of_emucli() -> dict[str, bytes]:
    listed = _done(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], REPOSITORY).stdout
    paths = [path for path in listed.split("\0") if path and (REPOSITORY / path).is_file()]
    return {path: (REPOSITORY / path).read_bytes() for path in paths}


def _committed(folder: Path, files: Mapping[str, bytes]) -> Path:
    """A repository of one commit that holds some files."""
    write(folder, files)
    who = ("-c", "user.name=A", "-c", "user.email=a@b")
    for words in (("init", "-q"), ("add", "-A"), (*who, "commit", "-q", "--no-verify", "-m", "x")):
        assert _done(["git", *words], folder).returncode == 0
    return folder


def _head(repository: Path) -> str:
    return _done(["git", "rev-parse", "HEAD"], repository).stdout.strip()


def _done(command: list[str], folder: Path, more: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    # How pip reaches packages stands in the environment; a git hook around the tests must not.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(
        command, cwd=folder, env={**kept, **(more or {})}, capture_output=True, text=True, check=False, timeout=600
    )
