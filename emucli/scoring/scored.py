"""What an entry comes to: exact points, and the arithmetic that gives them."""

from collections.abc import Callable
from fractions import Fraction
from typing import Literal, NamedTuple

from ..model.place import KeyPath
from .nodes import Node
from .numbers import exactly


class Compared(NamedTuple):
    """What of an entry is compared with other units' entries.

    `excess`: how far a target was passed; `most` or `fewest`: a result of those that have no target; `place`: which.
    """

    what: Literal["excess", "most", "fewest", "place"]
    value: Fraction


Told = Callable[[], str]
"""The arithmetic of some points, told to whoever asks: most are added up and never shown."""


class Scored(NamedTuple):
    """The exact points of one entry. `rule` leads from the criterion to the option or band that gave them.

    `compared` is what is compared with the entries of other units; None where the entry takes no part in that.
    """

    points: Fraction
    told: Told
    rule: KeyPath = ()
    by_hand: bool = False
    compared: Compared | None = None

    @property
    def formula(self) -> str:
        """The arithmetic that gives the points."""
        return self.told()


def as_given(points: Fraction) -> Told:
    """Points that are their own arithmetic."""
    return lambda: exactly(points)


def capped(points: Fraction, told: Told, leaf: Node) -> tuple[Fraction, Told]:
    """Points within the least and the maximum, with the arithmetic of the cap where it bites."""
    if leaf.holds(points):
        return points, told
    least, most = leaf.least, leaf.max
    if most is None or points < least:
        return least, lambda: f"max({exactly(least)}, {told()})"
    return most, lambda: f"min({exactly(most)}, {told()})"
