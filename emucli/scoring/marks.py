"""Entries of sheets -> what each comes to: points, or why it has none (docs/rules.md, E)."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Literal

from ..model.measures import PointsMeasure
from ..model.scores import Entry
from ..model.unknown import known
from .comparing import Comparing
from .inputs import Given, Misfit, given
from .measures import score
from .nodes import Node
from .scale import Scale
from .scored import Scored, as_given
from .sheets import Received, SheetAt

Mark = Scored | Misfit

NOTHING_CLAIMED = Scored(Fraction(0), as_given(Fraction(0)))


Odd = Literal["misfit", "by_hand", "finer"]
"""What a check says of a mark: the entry has none, its points were set by hand, or have too many decimals."""


_MOST_KEPT = 5_000


class _Met:
    """What entries came to that were met before: bare texts that are not compared with others; what any mark is."""

    def __init__(self) -> None:
        self.texts: dict[str, Mark] = {}
        self.odd: set[Odd] = set()


class _Marker:
    """Scores the entries of one leaf. Equal entries are scored once: peers give the same numbers often."""

    def __init__(self, leaf: Node, scale: Scale) -> None:
        self.leaf = leaf
        self.met = _points_met(*_bounds(leaf, scale)) if leaf.takes_points else _Met()
        self.records: dict[int, tuple[Entry, Mark]] = {}
        """What entries with several inputs come to, by what they are: many places share one record."""
        self._inputs: dict[tuple[Given, Fraction | None], Mark] = {}
        self._scale = scale

    def mark(self, entry: Entry, best: Fraction | None) -> Mark:
        """The points of an entry, or why it has none."""
        if best is None and isinstance(entry, str):
            found = self.met.texts.get(entry)
            if found is None:
                if len(self.met.texts) > _MOST_KEPT:
                    self.met.texts.clear()
                found = self.met.texts[entry] = self._score(given(entry), None)
            return found
        inputs = given(entry)
        found = self._inputs.get((inputs, best))
        if found is None:
            found = self._inputs[inputs, best] = self._score(inputs, best)
        if best is None and inputs.step is None and inputs.due is None:
            # What an entry with a step comes to hangs on the sheet that it stands in.
            self.records[id(entry)] = entry, found
        return found

    def _score(self, inputs: Given, best: Fraction | None) -> Mark:
        try:
            mark = score(self.leaf, inputs, best)
        except Misfit as misfit:
            self.met.odd.add("misfit")
            # Kept for others: nothing of how it came about may hang on it.
            return misfit.with_traceback(None)
        if mark.by_hand:
            self.met.odd.add("by_hand")
        if is_too_fine(mark, self.leaf, self._scale):
            self.met.odd.add("finer")
        return mark


def _bounds(leaf: Node, scale: Scale) -> tuple[object, ...]:
    """All that points as they are given are held against."""
    step = leaf.measure.step if isinstance(leaf.measure, PointsMeasure) else None
    return (leaf.least, leaf.max, leaf.input, step, scale.scoring.decimals)


@lru_cache(maxsize=256)
def _points_met(*_bounds: object) -> _Met:
    """Points as they are given are the same for all criteria with the same bounds, whichever regulation has them."""
    return _Met()


def is_too_fine(mark: Scored, leaf: Node, scale: Scale) -> bool:
    """Whether points, as somebody wrote them, have more decimals than the regulation gives (rule A4)."""
    return (mark.by_hand or leaf.takes_points) and scale.is_finer(mark.points)


@lru_cache(maxsize=8)
def _markers_of(scale: Scale) -> Mapping[str, _Marker]:
    """A marker for each leaf: years on one scale share what their equal entries come to."""
    return {leaf.code: _Marker(leaf, scale) for leaf in scale.leaves}


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
    def _markers(self) -> Mapping[str, _Marker]:
        return _markers_of(self.scale)

    @cached_property
    def comparing(self) -> Comparing:
        """The entries that are compared with those of other units."""
        return Comparing(self.scale, self.received, self.tables, self._alone)

    def _alone(self, leaf: Node, at: SheetAt) -> Mark | None:
        entry = at.entries.get(leaf.code)
        return None if entry is None else self._markers[leaf.code].mark(self._dated(entry, at), None)

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
    def _of_sheets(self) -> dict[SheetAt, Mapping[str, Mark]]:
        return {}

    def of(self, at: SheetAt) -> Mapping[str, Mark]:
        """The marks of a sheet by code; entries that are for no leaf have none."""
        found = self._of_sheets.get(at)
        if found is None:
            found = self._of_sheets[at] = self._marked(at)
        return found

    def _marked(self, at: SheetAt) -> Mapping[str, Mark]:
        markers, compared = self._markers, self.comparing.codes
        found: dict[str, Mark] = {}
        for code, entry in at.entries.items():
            marker = markers.get(code)
            if marker is None:
                continue
            if code in compared:
                found[code] = marker.mark(self._dated(entry, at), self.comparing.among(marker.leaf, at))
            elif entry.__class__ is str:
                # Most entries were met before.
                found[code] = marker.met.texts.get(entry) or marker.mark(entry, None)
            else:
                met = marker.records.get(id(entry))
                found[code] = marker.mark(self._dated(entry, at), None) if met is None else met[1]
        return found

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
