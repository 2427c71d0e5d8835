"""What changed in a year: commit by commit, which files and score sheets, and which values in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

State = Literal["added", "removed", "changed", "broken", "mended"]
"""`broken`: the file cannot be read as it was left; `mended`: it can be read again."""
Where = tuple[str, ...]
"""The keys that lead to a value; an entry of a list by what it is about."""

_MOST_VALUES = 20
_MOST_CHANGES = 20


@dataclass(frozen=True)
class ValueChange:
    """A value as a person wrote it before and after; None where it was not there."""

    where: Where
    before: str | None
    after: str | None


@dataclass(frozen=True)
class FileChange:
    """A file that changed, or a score sheet of one: (unit, stage, by) as the sheet writes them, else None.

    `more`: so many values changed beyond those that are told.
    """

    file: str
    state: State
    values: tuple[ValueChange, ...] = ()
    sheet: tuple[str, str, str] | None = None
    more: int = 0


@dataclass(frozen=True, kw_only=True)
class CommitChanges:
    """What one commit changed in a year; `commit` is empty for what is not committed yet, and so are day and author.

    `moved_from`: the folder from which the year was moved here. `merge`: two lines of work were brought together, and
    `changes` are only what neither of them held. `more`: so many files or sheets changed beyond those that are told.
    """

    commit: str
    day: str
    author: str
    changes: tuple[FileChange, ...]
    merge: bool = False
    moved_from: str = ""
    more: int = 0


@dataclass(frozen=True)
class Past:
    """The newest step first. `more`: there are earlier ones; `shallow`: earlier ones were left out of the copy."""

    steps: tuple[CommitChanges, ...]
    more: bool
    shallow: bool


def in_all(versions: Sequence[Sequence[FileChange]]) -> Iterator[FileChange]:
    """Of a merge, what differs from every parent: the first parent's changes where the others' have the same places."""
    first, *others = ({(one.file, one.sheet): one for one in several} for several in versions)
    for key, change in first.items():
        if all(key in other for other in others):
            elsewhere = [{value.where for value in other[key].values} for other in others]
            values = tuple(one for one in change.values if all(one.where in places for places in elsewhere))
            if values or not change.values:
                yield FileChange(change.file, change.state, values, change.sheet)


def bounded(step: CommitChanges) -> CommitChanges:
    """A step of which no more is told than a person reads; how much is left out is counted."""
    kept = tuple(
        replace(one, values=one.values[:_MOST_VALUES], more=max(0, len(one.values) - _MOST_VALUES))
        for one in step.changes[:_MOST_CHANGES]
    )
    return replace(step, changes=kept, more=max(0, len(step.changes) - _MOST_CHANGES))
