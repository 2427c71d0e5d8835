"""What an entry comes to: exact points, and the arithmetic that gives them."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from ..model.place import KeyPath
from .numbers import exactly
from .scale import Node


class Compared(NamedTuple):
    """What of an entry is compared with other units' entries.

    `excess`: how far a target was passed; `most` or `fewest`: a result of those that have no target; `place`: which.
    """

    what: Literal["excess", "most", "fewest", "place"]
    value: Fraction


@dataclass(frozen=True)
class Scored:
    """The exact points of one entry. `rule` leads from the criterion to the option or band that gave them.

    `compared` is what is compared with the entries of other units; None where the entry takes no part in that.
    """

    points: Fraction
    formula: str
    rule: KeyPath = ()
    by_hand: bool = False
    compared: Compared | None = None


def capped(points: Fraction, formula: str, leaf: Node) -> tuple[Fraction, str]:
    """Points within the least and the maximum, with the arithmetic of the cap where it bites."""
    if points < leaf.least:
        return leaf.least, f"max({exactly(leaf.least)}, {formula})"
    if leaf.max is not None and points > leaf.max:
        return leaf.max, f"min({exactly(leaf.max)}, {formula})"
    return points, formula
