"""What told units of the same total apart (rules F1 and F4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ..model.unknown import known
from .scores import Standing, YearScores


@dataclass(frozen=True)
class ToldApart:
    """The code on whose points the order of two units rests, and the points of each; no code: people decided it."""

    code: str | None
    own: Fraction = Fraction(0)
    theirs: Fraction = Fraction(0)


def told_apart(one: Standing, other: Standing, scores: YearScores) -> ToldApart | None:
    """What tells two units of the same total apart; None where they share a rank."""
    rule = known(scores.regulation.ranking)
    for tie in rule.ties or () if rule else ():
        code = tie.higher or tie.lower or ""
        own, theirs = (each.score.points(code) or Fraction(0) for each in (one, other))
        if own != theirs:
            return ToldApart(code, own, theirs)
    return None if one.rank == other.rank else ToldApart(None)


def equal_totals(scores: YearScores) -> Iterator[tuple[Standing, Standing, ToldApart]]:
    """Neighbours of the standing whose totals are the same and whose ranks are not, the upper one first."""
    ranked = [one for one in scores.standings if one.rank is not None]
    for upper, lower in pairwise(ranked):
        found = told_apart(upper, lower, scores) if upper.score.total == lower.score.total else None
        if found is not None:
            yield upper, lower, found
