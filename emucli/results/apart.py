"""What told units of the same total apart (rules F1 and F4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from ..model.regulation import TieBreak
from ..model.unknown import known
from ..scoring.ranking import Apart
from .scores import Standing, YearScores

What = Literal["points", "full_marks", "last_year", "figure", "votes", "class", "people"]
"""On what the order of two units rests."""


@dataclass(frozen=True)
class ToldApart:
    """On `what` the order of two units rests, and what each has of it: points of a `code`, a figure, a rank, votes."""

    what: What
    code: str = ""
    own: Fraction = Fraction(0)
    theirs: Fraction = Fraction(0)

    @property
    def in_points(self) -> bool:
        """Whether what is compared are points, written with the decimals of the regulation."""
        return self.what == "points"


def told_apart(one: Standing, other: Standing, scores: YearScores) -> ToldApart | None:
    """What tells two units of the same total apart; None where they share a rank."""
    rule = known(scores.regulation.ranking)
    if rule is not None and rule.by is not None and rule.by[:1] == ("class",) and one.rank_class != other.rank_class:
        return ToldApart("class")
    apart = Apart(rule.ties or () if rule else (), scores.by_unit, scores.facts)
    for tie in apart.ties:
        own, theirs = (apart.value(each.unit, tie) for each in (one, other))
        if own is None or theirs is None:
            break
        if own != theirs:
            return ToldApart(_what(tie), tie.figure or tie.in_ or tie.higher or tie.lower or "", own, theirs)
    return None if one.rank == other.rank else ToldApart("people")


def _what(tie: TieBreak) -> What:
    if tie.figure is not None:
        return "figure"
    if tie.in_ is not None:
        return "votes"
    return tie.more or tie.better or "points"


def equal_totals(scores: YearScores) -> Iterator[tuple[Standing, Standing, ToldApart]]:
    """Neighbours of the standing whose totals are the same and whose ranks are not, the upper one first."""
    ranked = [one for one in scores.standings if one.rank is not None]
    for upper, lower in pairwise(ranked):
        found = told_apart(upper, lower, scores) if upper.score.total == lower.score.total else None
        if found is not None:
            yield upper, lower, found
