"""What reaches stdout and stderr: always UTF-8, never interpreted, silent when the reader has gone."""

import os
import sys
from typing import TextIO

from ..findings.text import Paint, plain
from .exits import USAGE, Halt, PipeClosed


def show(text: str) -> None:
    """Write to stdout. Raises PipeClosed where nobody reads it any more."""
    _write(sys.stdout, text)


def tell(text: str) -> None:
    """Write a line of progress or a hint to stderr."""
    _write(sys.stderr, f"{text}\n")


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
        # A full disk is no fault of emucli; nothing more can be written here either.
        raise Halt(USAGE, f"{stream.name}: {error.strerror}") from error


def painter(*, no_color: bool) -> Paint:
    """Colours on a terminal, unless `--no-color` or NO_COLOR says otherwise."""
    if no_color or os.environ.get("NO_COLOR") or not sys.stdout.isatty():
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
