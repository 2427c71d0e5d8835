"""Exit codes, and the ways in which a command ends early."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from traceback import format_exception
from typing import Final

from .speech import Speech

DONE: Final = 0
FINDINGS: Final = 1
USAGE: Final = 2
BLOCKED: Final = 3
FAULT: Final = 70
INTERRUPTED: Final = 130


class Halt(Exception):
    """Ends the command with an exit code and, on stderr, a message that says what to do next.

    `details`: what `--debug` shows besides.
    """

    def __init__(self, code: int, message: str = "", details: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.details = details


@dataclass(frozen=True)
class Fault:
    """A fault of emucli itself that keeps one thing from being done: what, what Python says, where in the program."""

    what: str
    kind: str
    trace: str

    @classmethod
    def of(cls, what: str, error: Exception) -> "Fault":
        """The fault that an error is, where it is caught."""
        return cls(what, f"{type(error).__name__}: {error}", "".join(format_exception(error)))


def faulty(faults: Sequence[Fault], say: Speech) -> Halt:
    """What to raise, once the rest is done, where emucli failed at some of it."""
    by_kind: dict[str, list[str]] = {}
    for one in faults:
        by_kind.setdefault(one.kind[:300], []).append(one.what)
    named = "; ".join(f"{', '.join(what[:5])}{', …' if what[5:] else ''} ({kind})" for kind, what in by_kind.items())
    message = say("this_is_a_fault_in", named=named)
    return Halt(FAULT, message, "\n".join(one.trace for one in faults))


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
    return say("cannot_be_opened_check_its", path=path, why=why)
