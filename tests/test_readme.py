"""What the READMEs show is what emucli prints: each is followed from top to bottom, in a copy."""

import re
import shutil
from pathlib import Path

import pytest

from tests.program import REPOSITORY, emucli

BLOCK = re.compile(r"```(yaml|console)\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\$ emucli (.*)$", re.MULTILINE)


def _holds_in_order(shown: str, printed: str) -> None:
    """Every line shown stands in the output, in its order; `…` alone on a line leaves some out."""
    at = 0
    for line in shown.strip("\n").split("\n"):
        if line != "…":
            found = printed.find(line, at)
            assert found >= 0, line
            at = found + len(line)


@pytest.mark.parametrize(("readme", "language"), [("README.md", "en"), ("README.vi.md", "vi")])
def test_the_readme_shows_what_is_printed(readme: str, language: str, tmp_path: Path) -> None:
    clone, own = tmp_path / "clone", tmp_path / "own"
    shutil.copytree(REPOSITORY / "records", clone / "records")
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
        parts = COMMAND.split(body)
        for command, shown in zip(parts[1::2], parts[2::2], strict=True):
            run = emucli(*command.split(), cwd=own if own.exists() else clone, environment={"EMUCLI_LANG": language})
            _holds_in_order(shown, run.text + run.said)
            commands += 1
        if broken is not None:
            # The tour says: delete the folder again.
            shutil.rmtree(broken.parent)
            broken = None
    assert commands >= 8
