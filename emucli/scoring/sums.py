"""Sums of scores: which of them count, and within what a sum is held."""

from collections.abc import Sequence
from fractions import Fraction

from ..model.scoring import Scoring
from .numbers import exactly
from .points import NodeScore, State
from .scored import Told, as_given

_ZERO = Fraction(0)


def untold() -> str:
    """The arithmetic of what has no points."""
    return ""


def has_zeros(scores: Sequence[NodeScore]) -> bool:
    """Whether anything counts as 0 because it is missing."""
    return any(score.state == "zero" or has_zeros(score.children) for score in scores)


def state_of(children: Sequence[NodeScore]) -> State:
    """A group lacks what one of its criteria lacks."""
    return "missing" if "missing" in [child.state for child in children] else "scored"


def those_that_apply(children: Sequence[NodeScore]) -> list[NodeScore]:
    return [child for child in children if child.state not in ("rescale", "absent")]


def maximum_of(children: Sequence[NodeScore]) -> Fraction:
    """The maximum of a unit's own table: of all that it is not without."""
    return sum((child.node.max or _ZERO for child in children if child.state != "absent"), _ZERO)


def best_of(children: Sequence[NodeScore], best: int | None) -> list[NodeScore] | None:
    """Those with the highest points, the first of equal ones, in the order of the scale; None where all count."""
    if best is None:
        return None
    applying = those_that_apply(children)
    highest = sorted(applying, key=lambda child: -(child.whole or 0))[:best]
    return [child for child in applying if any(child is one for one in highest)]


def scaled(total: Fraction, told: Told, whole: Fraction, own: Fraction) -> tuple[Fraction, Told]:
    if not own:
        return _ZERO, as_given(_ZERO)
    return total * whole / own, lambda: f"({told()}) × {exactly(whole)} / {exactly(own)}"


def capped_at(points: Fraction | None, told: Told, cap: Fraction | None) -> tuple[Fraction | None, Told]:
    """The points of a pool or a group that gives so much at most."""
    if points is None or cap is None or points <= cap:
        return points, told
    return cap, lambda: f"min({exactly(cap)}, {told()})"


def within(total: Fraction, told: Told, scoring: Scoring) -> tuple[Fraction, Told]:
    """A total between the floor and the ceiling, where there are any."""
    highest = None if scoring.ceiling is None else Fraction(scoring.ceiling)
    if highest is not None and total > highest:
        return _not_below(highest, lambda: f"min({exactly(highest)}, {told()})", scoring)
    return _not_below(total, told, scoring)


def _not_below(total: Fraction, told: Told, scoring: Scoring) -> tuple[Fraction, Told]:
    lowest = None if scoring.floor is None else Fraction(scoring.floor)
    if lowest is None or total >= lowest:
        return total, told
    return lowest, lambda: f"max({exactly(lowest)}, {told()})"
