"""Totals -> ranks: tie-breaks, resolutions of ties, classes (docs/rules.md, F)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from ..model.outcome import Resolution
from ..model.regulation import RankClass, TieBreak
from .points import UnitScore
from .scale import Scale
from .thresholds import unmet

Groups = tuple[tuple[str, ...], ...]
"""Units in rising rank; those of one group are equal."""


@dataclass(frozen=True)
class Ranking:
    """The groups of equal units, and the indices of the resolutions that were used."""

    groups: Groups
    used: frozenset[int]

    def rank_of(self, unit: str) -> int | None:
        """A unit's rank: 1, 1, 3 (rule F1)."""
        before = 0
        for group in self.groups:
            if unit in group:
                return before + 1
            before += len(group)
        return None


def rank(scores: Sequence[UnitScore], ties: Sequence[TieBreak], resolutions: Sequence[Resolution | None]) -> Ranking:
    """Rank units that all have a total; equal ones keep their order. `resolutions` of ties stand at their index."""
    keyed = [(_standing_key(score, ties), score.unit) for score in scores]
    keyed.sort(key=lambda one: one[0])
    groups = tuple(tuple(unit for _, unit in group) for _, group in groupby(keyed, key=lambda one: one[0]))
    return resolve(groups, resolutions)


def told_apart(units: Sequence[str], ties: Sequence[TieBreak], scores: Mapping[str, UnitScore]) -> Groups:
    """Units in the order of what is compared, equal ones together and in their order; all together without points."""
    points = [scores.get(unit) for unit in units]
    if not ties or any(score is None or score.total is None for score in points):
        return (tuple(units),)
    keyed = [(tuple(_break_key(score, tie) for tie in ties), score.unit) for score in points if score is not None]
    keyed.sort(key=lambda one: one[0])
    return tuple(tuple(unit for _, unit in group) for _, group in groupby(keyed, key=lambda one: one[0]))


def _standing_key(score: UnitScore, ties: Sequence[TieBreak]) -> tuple[Fraction, ...]:
    """The total, then tie-break by tie-break; what stands first is lower."""
    breaks = (_break_key(score, tie) for tie in ties)
    return (-(score.total or Fraction(0)), *breaks)


def _break_key(score: UnitScore, tie: TieBreak) -> Fraction:
    if tie.higher is not None:
        return -(score.points(tie.higher) or Fraction(0))
    return score.points(tie.lower or "") or Fraction(0)


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


def class_of(score: UnitScore, classes: Sequence[RankClass], scale: Scale) -> RankClass | None:
    """The first class that a unit's points fit."""
    if score.total is None:
        return None
    return next((one for one in classes if unmet(one, score, scale) is None), None)
