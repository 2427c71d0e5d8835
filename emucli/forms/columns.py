"""The columns of a score sheet: those of paper, and for later stages what the unit gave itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from ..model.scores import DetailedEntry, Entry
from ..model.scoring import Stage

Column = Literal[
    "code", "title", "max", "how", "first", "second", "by_hand", "points", "own", "difference", "reason", "evidence",
    "note",
]  # fmt: skip
COLUMNS: tuple[Column, ...] = get_args(Column)
INPUTS: frozenset[Column] = frozenset({"first", "second", "by_hand", "reason", "evidence", "note"})
"""The columns that are filled in."""
STATIC: tuple[Column, ...] = ("code", "title", "max", "how")
"""The columns that say the same whoever fills in the form."""

WIDTHS: Mapping[Column, float] = {
    "code": 7, "title": 34, "max": 8, "how": 34, "first": 15, "second": 12, "by_hand": 9, "points": 9, "own": 9,
    "difference": 9, "reason": 20, "evidence": 22, "note": 16,
}  # fmt: skip


@dataclass(frozen=True)
class Shape:
    """Which columns a sheet has."""

    columns: tuple[Column, ...]

    def letter(self, column: Column) -> str:
        """The letter of a column in a worksheet."""
        return "ABCDEFGHIJKLM"[self.columns.index(column)]

    def __contains__(self, column: object) -> bool:
        return column in self.columns


def shape_for(stage: Stage, entries: Mapping[str, Entry], *, later: bool, blank: bool) -> Shape:
    """The columns for a stage; `later`: units have scored themselves before, which `blank` leaves out.

    What a sheet that is recorded already uses has its column at any stage.
    """
    detailed = [entry for entry in entries.values() if isinstance(entry, DetailedEntry)]
    left_out: set[Column] = set()
    if stage.by == "member" and not any(entry.points is not None for entry in detailed):
        left_out.add("by_hand")
        if not any(entry.reason is not None for entry in detailed):
            left_out.add("reason")
    if blank or not later:
        left_out |= {"own", "difference"}
    return Shape(tuple(column for column in COLUMNS if column not in left_out))
