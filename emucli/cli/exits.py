"""Exit codes, and the two ways in which a command ends early."""

from typing import Final

DONE: Final = 0
FINDINGS: Final = 1
USAGE: Final = 2
BLOCKED: Final = 3
FAULT: Final = 70


class Halt(Exception):
    """Ends the command with an exit code and, on stderr, a message that says what to do next."""

    def __init__(self, code: int, message: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class PipeClosed(Exception):
    """The reader of our output went away: nothing more to say, and nothing wrong."""


def usage(message: str) -> Halt:
    """What to raise for wrong usage, or where nothing can be read."""
    return Halt(USAGE, message)
