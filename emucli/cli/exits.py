"""Exit codes, and the ways in which a command ends early."""

from pathlib import Path
from typing import Final

from .speech import Speech

DONE: Final = 0
FINDINGS: Final = 1
USAGE: Final = 2
BLOCKED: Final = 3
FAULT: Final = 70
INTERRUPTED: Final = 130


class Halt(Exception):
    """Ends the command with an exit code and, on stderr, a message that says what to do next."""

    def __init__(self, code: int, message: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class WorkerLost(Exception):
    """A worker process ended before it gave its answer: somebody killed it, or the memory was full."""


class PipeClosed(Exception):
    """The reader of our output went away: nothing more to say, and nothing wrong."""


def usage(message: str) -> Halt:
    """What to raise for wrong usage, or where nothing can be read."""
    return Halt(USAGE, message)


def cannot_open(path: Path | str, error: OSError, say: Speech) -> str:
    """What the system says of a path that cannot be opened, and what to do."""
    why = error.strerror or type(error).__name__
    return say(
        f"Không mở được “{path}”: {why}. Kiểm tra tên, độ dài của đường dẫn và quyền đọc.",
        f"“{path}” cannot be opened: {why}. Check its name, its length and the right to read it.",
    )
