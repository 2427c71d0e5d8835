"""The sheets of a year -> what their entries come to, each marked once, whoever asks (docs/rules.md, E)."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from ..model.scores import Entry
from ..model.unknown import known
from .comparing import Comparing
from .markers import Mark, Marker, Odd, Worth, markers_of
from .nodes import Node
from .scale import Scale
from .scored import Scored, as_given
from .sheets import Received, SheetAt

NOTHING_CLAIMED = Scored(Fraction(0), as_given(Fraction(0)))


class Marked(NamedTuple):
    """The marks of one sheet by code; the points of those that have any, rounded, in the smallest unit of the scale."""

    marks: Mapping[str, Mark]
    wholes: Mapping[str, int]


NOT_MARKED = Marked({}, {})
"""Of a sheet that has not come."""


@dataclass(frozen=True, eq=False)
class Marks:
    """The marks of a year's sheets, each given once, whoever asks.

    `tables` are the codes that apply to each unit, `due` the dates of the plan's steps; `own_stage` is the stage at
    which units score themselves.
    """

    scale: Scale
    received: Received
    _: KW_ONLY
    tables: Mapping[str, frozenset[str]]
    due: Mapping[str, date]
    own_stage: str | None

    @cached_property
    def _markers(self) -> Mapping[str, Marker]:
        return markers_of(self.scale)

    @cached_property
    def comparing(self) -> Comparing:
        """The entries that are compared with those of other units."""
        return Comparing(self.scale, self.received, self.tables, self._alone)

    def _alone(self, leaf: Node, at: SheetAt) -> Mark | None:
        entry = at.entries.get(leaf.code)
        return None if entry is None else self._markers[leaf.code].worth(self._dated(entry, at), None).mark

    def _dated(self, entry: Entry, at: SheetAt) -> Entry:
        """An entry with the dates of the step that it names: the plan's, and that of the unit's own sheet (rule E9)."""
        if isinstance(entry, str) or entry.step is None or self.own_stage is None:
            return entry
        own = self.received.of(self.own_stage, at.sheet.unit)
        due, done = self.due.get(entry.step), known(own[0].sheet.submitted) if own else None
        if due is None or done is None or entry.due is not None or entry.done is not None:
            return entry
        return entry.model_copy(update={"step": None, "due": due, "done": done})

    @cached_property
    def _of_sheets(self) -> dict[SheetAt, Marked]:
        return {}

    def of(self, at: SheetAt) -> Mapping[str, Mark]:
        """The marks of a sheet by code; entries that are for no leaf have none."""
        return self.marked(at).marks

    def marked(self, at: SheetAt) -> Marked:
        """The same, with the whole points of those that have any."""
        found = self._of_sheets.get(at)
        if found is None:
            marks: dict[str, Mark] = {}
            wholes: dict[str, int] = {}
            self._mark(at, marks, wholes)
            found = self._of_sheets[at] = Marked(marks, wholes)
        return found

    def _mark(self, at: SheetAt, marks: dict[str, Mark], wholes: dict[str, int]) -> None:
        markers, met = self._markers, self._met
        for code, entry in at.entries.items():
            texts = met.get(code)
            # Most entries are texts that were met before.
            worth = texts.get(entry) if texts is not None and entry.__class__ is str else None
            if worth is None:
                marker = markers.get(code)
                if marker is None:
                    continue
                worth = self._worth(marker, entry, at)
            marks[code], whole = worth
            if whole is not None:
                wholes[code] = whole

    @cached_property
    def _met(self) -> Mapping[str, Mapping[str, Worth]]:
        """What bare texts came to, by the codes of criteria that are compared with no others."""
        compared = self.comparing.codes
        return {code: marker.met.texts for code, marker in self._markers.items() if code not in compared}

    def _worth(self, marker: Marker, entry: Entry, at: SheetAt) -> Worth:
        is_compared = marker.leaf.code in self.comparing.codes
        best = self.comparing.among(marker.leaf, at) if is_compared else None
        return marker.worth(self._dated(entry, at), best)

    def mark(self, leaf: Node, at: SheetAt) -> Mark | None:
        """The mark of a leaf in one sheet; None where the sheet owes and lacks it."""
        found = self.of(at).get(leaf.code)
        # Nothing claimed, nothing deducted (rule C3); a criterion of the base is missing instead.
        return NOTHING_CLAIMED if found is None and leaf.part != "base" else found

    @cached_property
    def odd(self) -> frozenset[Odd]:
        """What any mark of the sheets that count may be: where none is, nobody need look at each of them.

        Marks are shared by years on one scale, those of points by all criteria with the same bounds: what is odd may
        stand elsewhere.
        """
        for sheets in self.received.counted.values():
            for at in sheets:
                self.of(at)
        return frozenset(odd for marker in self._markers.values() for odd in marker.met.odd)
