"""Entries of one criterion -> what each comes to: points, or why it has none; equal entries are scored once."""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from ..model.measures import PointsMeasure
from ..model.scores import Entry
from .inputs import Given, Misfit, given
from .measures import score
from .nodes import Node
from .scale import Scale
from .scored import Scored

Mark = Scored | Misfit

Odd = Literal["misfit", "by_hand", "finer"]
"""What a check says of a mark: the entry has none, its points were set by hand, or have too many decimals."""


_MOST_KEPT = 5_000


class Worth(NamedTuple):
    """A mark; its points rounded, in the smallest unit of the scale (`whole`), where it has any."""

    mark: Mark
    whole: int | None


class _Met:
    """What entries came to that were met before: bare texts that are not compared with others; what any mark is."""

    def __init__(self) -> None:
        self.texts: dict[str, Worth] = {}
        self.odd: set[Odd] = set()


class Marker:
    """Scores the entries of one leaf. Equal entries are scored once: peers give the same numbers often."""

    def __init__(self, leaf: Node, scale: Scale) -> None:
        self.leaf = leaf
        self.met = _points_met(*_bounds(leaf, scale)) if leaf.takes_points else _Met()
        self._records: dict[tuple[int, Fraction | None], tuple[Entry, Worth]] = {}
        """What entries with several inputs come to, by what they are: many places share one record."""
        self._scale = scale

    def worth(self, entry: Entry, best: Fraction | None) -> Worth:
        """The points of an entry, or why it has none."""
        if best is None and isinstance(entry, str):
            found = self.met.texts.get(entry)
            if found is None:
                if len(self.met.texts) > _MOST_KEPT:
                    self.met.texts.clear()
                found = self.met.texts[entry] = self._score(given(entry), None)
            return found
        met = self._records.get((id(entry), best))
        if met is not None:
            return met[1]
        inputs = given(entry)
        found = self._score(inputs, best)
        if inputs.step is None and inputs.due is None:
            # What an entry with a step comes to hangs on the sheet that it stands in.
            self._records[id(entry), best] = entry, found
        return found

    def _score(self, inputs: Given, best: Fraction | None) -> Worth:
        try:
            mark = score(self.leaf, inputs, best)
        except Misfit as misfit:
            self.met.odd.add("misfit")
            # Kept for others: nothing of how it came about may hang on it.
            return Worth(misfit.with_traceback(None), None)
        if mark.by_hand:
            self.met.odd.add("by_hand")
        if is_too_fine(mark, self.leaf, self._scale):
            self.met.odd.add("finer")
        return Worth(mark, self._scale.grain.rounded(mark.points))


def _bounds(leaf: Node, scale: Scale) -> tuple[object, ...]:
    """All that points as they are given are held against."""
    step = leaf.measure.step if isinstance(leaf.measure, PointsMeasure) else None
    return (leaf.least, leaf.max, leaf.input, step, scale.scoring.decimals, scale.grain)


@lru_cache(maxsize=256)
def _points_met(*_bounds: object) -> _Met:
    """Points as they are given are the same for all criteria with the same bounds, whichever regulation has them."""
    return _Met()


def is_too_fine(mark: Scored, leaf: Node, scale: Scale) -> bool:
    """Whether points, as somebody wrote them, have more decimals than the regulation gives (rule A4)."""
    return (mark.by_hand or leaf.takes_points) and scale.is_finer(mark.points)


@lru_cache(maxsize=8)
def markers_of(scale: Scale) -> Mapping[str, Marker]:
    """A marker for each leaf: years on one scale share what their equal entries come to."""
    return {leaf.code: Marker(leaf, scale) for leaf in scale.leaves}
