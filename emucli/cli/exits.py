"""Exit codes, and the ways in which a command ends early."""

from collections.abc import Sequence
from typing import Final

from ..app.refusal import Fault, Refused, Undecided, Unfit
from ..language.messages import Message, note

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

    def __init__(self, code: int, message: Message | str = "", details: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.details = details


def code_of(refused: Refused) -> int:
    """The exit code for what a use case refused: records with errors, what a person must do first, wrong usage."""
    if isinstance(refused, Unfit):
        return FINDINGS
    return BLOCKED if isinstance(refused, Undecided) else USAGE


def usage(key: str, /, **places: object) -> Refused:
    """What to raise for wrong usage, or where nothing can be read."""
    return Refused(note(key, **places))


def faulty(faults: Sequence[Fault]) -> Halt:
    """What to raise, once the rest is done, where emucli failed at some of it."""
    by_kind: dict[str, list[str]] = {}
    for one in faults:
        by_kind.setdefault(one.kind[:300], []).append(one.what)
    named = "; ".join(f"{', '.join(what[:5])}{', …' if what[5:] else ''} ({kind})" for kind, what in by_kind.items())
    return Halt(FAULT, note("this_is_a_fault_in", named=named), "\n".join(one.trace for one in faults))


class PipeClosed(Exception):
    """The reader of our output went away: nothing more to say, and nothing wrong."""
