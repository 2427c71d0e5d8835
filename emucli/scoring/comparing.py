"""Entries that are compared with those of other units: the best of them, and how many have one place (rules E6, E7)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from ..model.measures import PlaceMeasure, RelativeMeasure
from .inputs import Misfit
from .nodes import Node
from .scale import Scale
from .scored import Compared, Scored
from .scorers import is_combined
from .sheets import Received, SheetAt

_Key = tuple[str, str, str, str, str, Fraction | None]
"""Code, stage, period, scorer among several, what is compared, the place."""


@dataclass(frozen=True)
class Comparing:
    """The sheets that count, what applies to whom, and how an entry is scored by itself."""

    scale: Scale
    received: Received
    tables: Mapping[str, frozenset[str]]
    alone: Callable[[Node, SheetAt], Scored | Misfit | None]

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of leaves that are scored by comparison with other units."""
        compared = (RelativeMeasure, PlaceMeasure)
        return frozenset(leaf.code for leaf in self.scale.leaves if isinstance(leaf.measure, compared))

    def among(self, leaf: Node, at: SheetAt) -> Fraction | None:
        """What an entry is compared with; None where it takes no part, or nothing is worth comparing with."""
        found = self._found(leaf, at)
        return None if found is None else found[0]

    def best_of(self, leaf: Node, at: SheetAt) -> SheetAt | None:
        """The sheet whose entry another one is compared with; of equal places the first."""
        found = self._found(leaf, at)
        return None if found is None else found[1]

    def _found(self, leaf: Node, at: SheetAt) -> tuple[Fraction, SheetAt] | None:
        compared = self._compared(leaf, at)
        return None if compared is None else self._others.get(self._key(leaf, at, compared))

    @cached_property
    def _others(self) -> Mapping[_Key, tuple[Fraction, SheetAt]]:
        """What each comparison is with, of every sheet that counts, and the sheet that it comes from."""
        found: dict[_Key, tuple[Fraction, SheetAt]] = {}
        for leaf in (leaf for leaf in self.scale.leaves if leaf.code in self.codes):
            for (_, unit), sheets in self.received.counted.items():
                for at in sheets if leaf.code in self.tables.get(unit, ()) else ():
                    compared = self._compared(leaf, at)
                    if compared is not None:
                        key = self._key(leaf, at, compared)
                        found[key] = _better(found.get(key), compared, at)
        return found

    def _compared(self, leaf: Node, at: SheetAt) -> Compared | None:
        scored = self.alone(leaf, at)
        compared = scored.compared if isinstance(scored, Scored) else None
        # Nobody is measured against one that did not pass its target.
        return None if compared is None or (compared.what == "excess" and compared.value <= 0) else compared

    def _key(self, leaf: Node, at: SheetAt, compared: Compared) -> _Key:
        scorer = at.sheet.by if is_combined(self.scale.stages[at.sheet.stage]) else ""
        place = compared.value if compared.what == "place" else None
        return (leaf.code, at.sheet.stage, at.sheet.period or "", scorer, compared.what, place)

    def places(self, leaf: Node) -> Mapping[_Key, list[SheetAt]]:
        """The sheets that give a place, those together that are compared."""
        found: dict[_Key, list[SheetAt]] = {}
        for (_, unit), sheets in self.received.counted.items():
            for at in sheets if leaf.code in self.tables.get(unit, ()) else ():
                compared = self._compared(leaf, at)
                if compared is not None and compared.what == "place":
                    found.setdefault((*self._key(leaf, at, compared)[:-1], None), []).append(at)
        return found

    def place_of(self, leaf: Node, at: SheetAt) -> Fraction:
        """The place that a sheet gives."""
        compared = self._compared(leaf, at)
        return Fraction(0) if compared is None else compared.value


def _better(found: tuple[Fraction, SheetAt] | None, compared: Compared, at: SheetAt) -> tuple[Fraction, SheetAt]:
    """What is best so far: the higher, the lower, or how many there are."""
    if compared.what == "place":
        return (Fraction(1), at) if found is None else (found[0] + 1, found[1])
    if found is None or (compared.value < found[0] if compared.what == "fewest" else compared.value > found[0]):
        return compared.value, at
    return found
