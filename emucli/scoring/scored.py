"""What an entry comes to: exact points, and the arithmetic that gives them."""

from dataclasses import dataclass
from fractions import Fraction

from ..model.place import KeyPath
from .numbers import exactly
from .scale import Node


@dataclass(frozen=True)
class Scored:
    """The exact points of one entry. `rule` leads from the criterion to the option or band that gave them.

    `excess` is how far a `relative` measure's target was passed; None where the entry takes no part in the comparison.
    """

    points: Fraction
    formula: str
    rule: KeyPath = ()
    by_hand: bool = False
    excess: Fraction | None = None


def capped(points: Fraction, formula: str, leaf: Node) -> tuple[Fraction, str]:
    """Points within 0 and the maximum, with the arithmetic of the cap where it bites."""
    if points < 0:
        return Fraction(0), f"max(0, {formula})"
    if leaf.max is not None and points > leaf.max:
        return leaf.max, f"min({exactly(leaf.max)}, {formula})"
    return points, formula
