"""What reaches stdout and stderr: always UTF-8, never interpreted, silent when the reader has gone."""

import os
import re
import sys
from typing import TextIO

from ..findings.text import Paint, plain, printable
from .exits import USAGE, Halt, PipeClosed


def show(text: str, *, painted: bool = False, commands: bool = False) -> None:
    """Write to stdout. Raises PipeClosed where nobody reads it any more. `painted`: its own colours stay in it.

    `commands`: it is made of commands for a CI server, in which what records say is escaped already.
    """
    if sys.stdout is None:
        raise Halt(USAGE, "stdout: closed")
    harmless = text if painted else _CONTROLS.sub(_visible, text)
    _write(sys.stdout, harmless if commands else _harmless(harmless))


def tell(text: str) -> None:
    """Write a line of progress or a hint to stderr; nowhere, where whoever called has closed it."""
    if sys.stderr is None:
        return
    lines = "\n".join(printable(line) for line in text.split("\n"))
    _write(sys.stderr, _harmless(f"{lines}\n"))


_CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")
"""What moves the cursor, rings the bell or begins a command of the terminal; line breaks and tabs do not."""
_COMMAND = re.compile("^([ \t]*)(:(?=:)|#(?=#[\\[v]))", re.MULTILINE)
"""What a CI server takes for a command at the start of a line: `::error ...`, `##[error]...`, `##vso[...]`."""


def _visible(match: re.Match[str]) -> str:
    return printable(match[0])


def _harmless(text: str) -> str:
    """No text of a record, file or folder gives a CI server a command: its first sign stands apart."""
    return _COMMAND.sub(r"\1\2 ", text)


def _write(stream: TextIO, text: str) -> None:
    data = text.encode("utf-8", "backslashreplace")
    try:
        # The locale's encoding and line ends of the system have no say here.
        stream.flush()
        stream.buffer.write(data)
        stream.buffer.flush()
    except BrokenPipeError as error:
        raise PipeClosed from error
    except OSError as error:
        # Windows says EINVAL for a closed pipe.
        if os.name == "nt":
            raise PipeClosed from error
        if stream is sys.stderr:
            # There is no other place to say so.
            return
        # A full disk is no fault of emucli; nothing more can be written here either.
        raise Halt(USAGE, f"{stream.name}: {error.strerror}") from error


def painter(*, no_color: bool) -> Paint:
    """Colours on a terminal, unless `--no-color` or NO_COLOR says otherwise."""
    if no_color or os.environ.get("NO_COLOR") or sys.stdout is None or not sys.stdout.isatty():
        return plain
    # rich costs start-up time and knows what the terminal can do.
    from rich.console import Console
    from rich.style import Style

    system = Console(file=sys.stdout)._color_system
    styles = {
        "path": Style(bold=True),
        "error": Style(color="red", bold=True),
        "warning": Style(color="yellow", bold=True),
        "info": Style(color="cyan"),
        "waived": Style(dim=True),
        "caret": Style(color="red"),
        "hint": Style(color="green"),
    }
    return lambda role, text: styles[role].render(text, color_system=system)
