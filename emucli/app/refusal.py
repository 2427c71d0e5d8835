"""How a use case ends without an answer: as values that say what to do next in either language."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..language.messages import Message, note

if TYPE_CHECKING:
    from ..findings.located import Findings


class Refused(Exception):
    """What was asked for cannot be done as it was asked: `why` says so, and what to do."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.told("en"))
        self.why = why


class Undecided(Refused):
    """It cannot be done yet: a person must first record or decide something."""


class Unfit(Refused):
    """The records hold errors that change the answer: those `found`, where they are not told elsewhere.

    `read`: how many files were read.
    """

    def __init__(self, why: Message, found: "Findings | None" = None, read: int = 0) -> None:
        super().__init__(why)
        self.found = found
        self.read = read


class WorkerLost(Refused):
    """A worker process ended before it gave its answer: somebody killed it, or the memory was full."""

    def __init__(self) -> None:
        super().__init__(note("a_worker_process_was_ended"))


@dataclass(frozen=True)
class Fault:
    """A fault of emucli itself that keeps one thing from being done: what, what Python says, where in the program."""

    what: str
    kind: str
    trace: str

    @classmethod
    def of(cls, what: str, error: Exception) -> "Fault":
        """The fault that an error is, where it is caught."""
        from traceback import format_exception

        return cls(what, f"{type(error).__name__}: {error}", "".join(format_exception(error)))


def cannot_open(path: Path | str, error: OSError) -> Message:
    """What the system says of a path that cannot be opened, and what to do."""
    return note("cannot_be_opened_check_its", path=path, why=error.strerror or type(error).__name__)
