"""Totals -> ranks: what tells equal units apart, resolutions of ties, how ranks are counted (docs/rules.md, F)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from ..model.outcome import Resolution
from ..model.regulation import TieBreak
from .points import UnitScore

Groups = tuple[tuple[str, ...], ...]
"""Units in rising rank; those of one group are equal."""

Fact = Callable[[TieBreak, str], Fraction | None]
"""What a tie-break compares of a unit beside its points; None where the record does not hold it."""


def no_facts(_tie: TieBreak, _unit: str) -> Fraction | None:
    """Nothing is known but points."""
    return None


@dataclass(frozen=True)
class Ranking:
    """The groups of equal units, and the indices of the resolutions that were used. `dense`: 1, 1, 2, not 1, 1, 3."""

    groups: Groups
    used: frozenset[int]
    dense: bool = False

    def rank_of(self, unit: str) -> int | None:
        """A unit's rank (rule F1)."""
        before = 0
        for group in self.groups:
            if unit in group:
                return before + 1
            before += 1 if self.dense else len(group)
        return None

    def among(self, units: Iterable[str]) -> "Ranking":
        """The ranking of some of the units alone."""
        chosen = set(units)
        groups = (tuple(unit for unit in group if unit in chosen) for group in self.groups)
        return Ranking(tuple(group for group in groups if group), self.used, self.dense)


@dataclass(frozen=True)
class Apart:
    """What tells equal units apart: tie-breaks in their order, points, and other facts."""

    ties: Sequence[TieBreak]
    scores: Mapping[str, UnitScore]
    fact: Fact = no_facts

    def groups(self, units: Sequence[str]) -> Groups:
        """Equal units in the order of what is compared, those still equal together and in their order.

        What the record does not hold of one of them compares nothing: they stay equal (rule F1).
        """
        return self._split(tuple(units), 0)

    def _split(self, units: tuple[str, ...], at: int) -> Groups:
        if len(units) < 2 or at == len(self.ties):
            return (units,)
        keys = {unit: self.key(unit, self.ties[at]) for unit in units}
        if any(key is None for key in keys.values()):
            return (units,)
        ordered = sorted(units, key=lambda unit: keys[unit] or Fraction(0))
        parts = (tuple(part) for _, part in groupby(ordered, key=lambda unit: keys[unit]))
        return tuple(group for part in parts for group in self._split(part, at + 1))

    def key(self, unit: str, tie: TieBreak) -> Fraction | None:
        """What stands first is lower; None where it is not known."""
        value = self.value(unit, tie)
        lower_first = tie.lower is not None or tie.better is not None
        return None if value is None else value if lower_first else -value

    def value(self, unit: str, tie: TieBreak) -> Fraction | None:
        """What is compared of a unit."""
        score = self.scores.get(unit)
        code = tie.lower if tie.higher is None else tie.higher
        if tie.more is not None:
            return None if score is None else Fraction(full_marks(score))
        if code is not None and tie.in_ is None:
            return None if score is None or score.total is None else score.points(code) or Fraction(0)
        return self.fact(tie, unit)


def full_marks(score: UnitScore) -> int:
    """How many criteria of the base are at their maximum."""
    leaves = (one for top in score.base.children for one in top.all() if one.node.is_leaf)
    return sum(one.points is not None and one.points == one.node.max for one in leaves)


def rank(scores: Sequence[UnitScore], apart: Apart, resolutions: Sequence[Resolution | None]) -> Ranking:
    """Rank units that all have a total; equal ones keep their order. `resolutions` of ties stand at their index."""
    ordered = sorted(scores, key=lambda score: -(score.total or Fraction(0)))
    equal = (tuple(one.unit for one in part) for _, part in groupby(ordered, key=lambda score: score.total))
    return resolve(tuple(group for part in equal for group in apart.groups(part)), resolutions)


def resolve(groups: Groups, resolutions: Sequence[Resolution | None]) -> Ranking:
    """Split open ties as people decided: `chosen` stands before the others, which stay tied (rule F4)."""
    used: set[int] = set()
    again = True
    while again:
        again = False
        for index, resolution in enumerate(resolutions):
            if resolution is None or index in used:
                continue
            split = _split(groups, resolution)
            if split is not None:
                groups, again = split, True
                used.add(index)
    return Ranking(groups, frozenset(used))


def _split(groups: Groups, resolution: Resolution) -> Groups | None:
    chosen, between = resolution.chosen, set(resolution.between or ())
    for at, group in enumerate(groups):
        if len(group) > 1 and set(group) == between and chosen in group:
            rest = tuple(unit for unit in group if unit != chosen)
            return (*groups[:at], (chosen or "",), rest, *groups[at + 1 :])
    return None
