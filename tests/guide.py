"""docs/huong-dan.md, followed from top to bottom: its files are saved, its commands run."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.guide_people import before
from tests.program import REPOSITORY, bare, emucli

GUIDE = REPOSITORY / "docs" / "huong-dan.md"
ROOT = "thi-dua"
"""The folder of the records, in that of the clerk's documents."""

_PART = re.compile(r"```(yaml|console)\n(.*?)```|!\[[^\]]*\]\((pictures/huong-dan-\S+\.svg)\)", re.DOTALL)
_FILE = re.compile(r"# (\S+\.yaml)(, thêm vào cuối tệp)?(?:, thay dòng (\w+))?\n")
_PATTERN = re.compile(r"# mẫu: (.+)\n")
_COMMAND = re.compile(r"^> (.*)$", re.MULTILINE)
_DAY = "2027-01-15T09:00:00+0700"
_SURROUNDINGS = {"EMUCLI_LANG": "vi", "GIT_AUTHOR_DATE": _DAY, "GIT_COMMITTER_DATE": _DAY}


class Step(NamedTuple):
    """A command of the guide: what the page shows of its output, all of it, its exit code; a picture is of the last."""

    command: str
    shown: str
    printed: str
    code: int


def followed(page: str, documents: Path) -> Iterator[Step | str]:
    """Each command in order, and the name of a picture of the command before it. `documents`: an empty folder."""
    for kind, body, picture in _PART.findall(page):
        if picture:
            yield Path(picture).name
        elif kind == "yaml":
            if not _PATTERN.match(body):
                _save(body, documents / ROOT)
        else:
            yield from _steps(body, documents)


def patterns(page: str) -> dict[str, str]:
    """What the page has only to be copied where it is needed, by its name."""
    told = ((_PATTERN.match(body), body) for kind, body, _ in _PART.findall(page) if kind == "yaml")
    return {head[1]: body[head.end() :] for head, body in told if head is not None}


def _steps(body: str, documents: Path) -> Iterator[Step]:
    parts = _COMMAND.split(body)
    for command, shown in zip(parts[1::2], parts[2::2], strict=True):
        before(command, documents, documents / ROOT)
        folder = documents / ROOT if (documents / ROOT).exists() else documents
        yield Step(command, shown, *_run(command, folder))


def _save(body: str, root: Path) -> None:
    """A file that the page shows: whole, what is added at its end, or what stands in place of a line."""
    told = _FILE.match(body)
    assert told is not None, body
    file = root / told[1]
    text = body[told.end() :]
    if told[2]:
        text = file.read_text(encoding="utf-8") + text
    elif told[3]:
        before_it, line, after_it = re.split(f"(^{told[3]}:.*\n)", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert line
        text = before_it + text + after_it
    file.write_text(text, encoding="utf-8")


def _run(command: str, folder: Path) -> tuple[str, int]:
    """Output and exit code; other programs than emucli are left to the shell."""
    program, _, arguments = command.partition(" ")
    if program == "emucli":
        run = emucli(*shlex.split(arguments), cwd=folder, environment=_SURROUNDINGS)
        return run.text + run.said, run.code
    return shell(command, folder)


def shell(command: str, folder: Path) -> tuple[str, int]:
    """What another program than emucli prints, its exit code."""
    surroundings = bare({**_SURROUNDINGS, "HOME": str(folder.parent)})
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=surroundings, capture_output=True, check=False)
    return (done.stdout + done.stderr).decode(), done.returncode
