"""What the READMEs show is what emucli prints: each is followed from top to bottom, in a copy."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from emucli.cli import exits
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
    run = emucli(*shlex.split(arguments), cwd=cwd, environment={"EMUCLI_LANG": language})
    return run.text + run.said


def holds_in_order(shown: str, printed: str) -> None:
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
        holds_in_order(shown, _run(command, folder, language))
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


@pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
def test_the_readme_names_every_exit_code_and_no_other(readme: str) -> None:
    text = (REPOSITORY / readme).read_text(encoding="utf-8")
    ways = {value for name, value in vars(exits).items() if name.isupper() and isinstance(value, int)}
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)} == ways


BLOCK_2025 = "examples/block/example-block/2025"
REAL = "records/hanoi-cluster-7/2023"


@pytest.mark.parametrize(
    ("command", "changed", "code"),
    [
        ("validate examples/block", {}, exits.DONE),
        (f"score {REAL}", {}, exits.DONE),
        (f"elect {REAL}", {}, exits.DONE),
        ("validate nowhere", {}, exits.USAGE),
        (f"score {REAL} --explain", {}, exits.USAGE),
        (f"compare {BLOCK_2025} --regulation examples/regulations/kien-giang-khoi-7-2019.yaml", {}, exits.USAGE),
        (f"score {BLOCK_2025}", {"scores/appraisal.yaml": None}, exits.BLOCKED),
        (f"compare {BLOCK_2025} examples/block/example-block/2024", {"scores/appraisal.yaml": None}, exits.DONE),
        (f"elect {BLOCK_2025}", {"scores/appraisal.yaml": None}, exits.DONE),
        (f"report scoreboard {BLOCK_2025}", {"scores/appraisal.yaml": None}, exits.BLOCKED),
        (f"report all {BLOCK_2025} -o papers --format md", {"scores/appraisal.yaml": None}, exits.DONE),
        (f"score {BLOCK_2025}", {"outcome.yaml": ("hoi-phu-nu-tinh", "ldld-tinh")}, exits.DONE),
        (f"elect {BLOCK_2025}", {"outcome.yaml": ("hoi-phu-nu-tinh", "ldld-tinh")}, exits.FINDINGS),
        (f"report notice {BLOCK_2025}", {"outcome.yaml": ("hoi-phu-nu-tinh", "ldld-tinh")}, exits.FINDINGS),
        (f"report all {BLOCK_2025} -o papers", {"outcome.yaml": ("hoi-phu-nu-tinh", "ldld-tinh")}, exits.FINDINGS),
        (f"report plan {BLOCK_2025}", {"outcome.yaml": ("hoi-phu-nu-tinh", "ldld-tinh")}, exits.DONE),
    ],
)
def test_commands_end_as_the_readme_says(
    command: str, changed: Mapping[str, tuple[str, str] | None], code: int, tmp_path: Path
) -> None:
    for folder in ("records", "examples"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    for name, change in changed.items():
        path = tmp_path / BLOCK_2025 / name
        if change is None:
            path.unlink()
        else:
            path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    assert emucli(*command.split(), cwd=tmp_path).code == code
