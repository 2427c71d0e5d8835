"""What the READMEs show is what emucli prints: each is followed from top to bottom, in a copy."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.program import REPOSITORY, bare, emucli

BLOCK = re.compile(r"```(yaml|console)\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)


def _run(command: str, cwd: Path, language: str) -> str:
    """What a command of the READMEs prints; other programs than emucli are left to the shell."""
    program, _, arguments = command.partition(" ")
    if program != "emucli":
        return subprocess.run(
            ["sh", "-c", command], cwd=cwd, env=bare(), capture_output=True, check=True
        ).stdout.decode()
    run = emucli(*arguments.split(), cwd=cwd, environment={"EMUCLI_LANG": language})
    return run.text + run.said


def _holds_in_order(shown: str, printed: str) -> None:
    """Every line shown stands in the output, in its order; `…` alone on a line leaves some out."""
    at = 0
    for line in shown.strip("\n").split("\n"):
        if line != "…":
            found = printed.find(line, at)
            assert found >= 0, line
            at = found + len(line)


def _follow_block(body: str, folder: Path, language: str) -> int:
    """Run the commands of one block; how many there are."""
    parts = COMMAND.split(body)
    for command, shown in zip(parts[1::2], parts[2::2], strict=True):
        _holds_in_order(shown, _run(command, folder, language))
    return len(parts) // 2


def follow(text: str, folder: Path, language: str) -> int:
    """Follow a page of documentation from top to bottom in one folder; how many commands it has."""
    bodies = (body for kind, body in BLOCK.findall(text) if kind == "console")
    return sum(_follow_block(body, folder, language) for body in bodies)


@pytest.mark.parametrize(("readme", "language"), [("README.md", "en"), ("README.vi.md", "vi")])
def test_the_readme_shows_what_is_printed(readme: str, language: str, tmp_path: Path) -> None:
    clone, own = tmp_path / "clone", tmp_path / "own"
    for folder in ("records", "examples"):
        shutil.copytree(REPOSITORY / folder, clone / folder)
    text = (REPOSITORY / readme).read_text(encoding="utf-8")
    commands = 0
    broken: Path | None = None
    for block in BLOCK.finditer(text):
        kind, body = block.groups()
        name = re.match(r"# (\S+\.yaml)\n", body)
        if kind == "yaml":
            saved_as = re.findall(r"`(records/\S+\.yaml)`", text[: block.start()])
            path = own / name[1] if name else clone / saved_as[-1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
            broken = None if name else path
            continue
        commands += _follow_block(body, own if own.exists() else clone, language)
        if broken is not None:
            # The tour says: delete the folder again.
            shutil.rmtree(broken.parent)
            broken = None
    assert commands >= 14
