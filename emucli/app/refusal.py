"""How a use case ends without an answer: as values that say what to do next in either language."""

import errno
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


_SYSTEM = {
    errno.ENOENT: note("there_is_nothing_of_this_name"),
    errno.ENOTDIR: note("there_is_nothing_of_this_name"),
    errno.EACCES: note("you_have_no_right_to_it"),
    errno.EPERM: note("you_have_no_right_to_it"),
    errno.EROFS: note("nothing_can_be_written_there"),
    errno.ENOSPC: note("the_disk_is_full"),
    errno.EISDIR: note("it_is_a_folder"),
    errno.ENAMETOOLONG: note("the_name_is_too_long"),
}
"""What systems say most often, which they say in a language of their own."""


def what_the_system_says(error: OSError) -> Message | str:
    """Why the system refused something: in words, or as it says it itself."""
    return _SYSTEM.get(error.errno or 0) or error.strerror or str(error) or type(error).__name__


def cannot_open(path: Path | str, error: OSError) -> Message:
    """What the system says of a path that cannot be opened, and what to do."""
    return note("cannot_be_opened_check_its", path=path, why=what_the_system_says(error))


def no_such_file(path: Path) -> Message:
    """That there is no such file, or folder where the name has no ending."""
    what = note("kind_of_path_file" if path.suffix else "kind_of_path_any")
    return note(
        "there_is_no_such_file", what=what, path=path, where="" if path.is_absolute() else note("in_this_folder")
    )
