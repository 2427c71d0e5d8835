"""Rounding, shares of a maximum, and what a criterion gives where it does not apply (rules A3, B3, B6, D1)."""

import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from tests.scoring.counting.combining import Points
from tests.scoring.counting.entries import portion
from tests.scoring.counting.records import Data


class Tally(NamedTuple):
    """The points of a criterion or group; `most` is what it could give. None of both: it is not counted at all."""

    points: Points
    most: Fraction
    state: str = "counted"


HALVES: Mapping[str, Callable[[Fraction], int]] = {
    "half_up": lambda steps: math.floor(steps + Fraction(1, 2)),
    "half_even": round,
    "down": math.floor,
}


def rounded(points: Fraction, scoring: Data) -> Fraction:
    """To the decimals or the step of the regulation; halves by the magnitude."""
    how = scoring.get("rounding", "half_up")
    step = Fraction(1, 10 ** int(scoring.get("decimals", 2)))
    if not isinstance(how, str):
        how, step = how.get("how", "half_up"), Fraction(how["step"])
    return HALVES[how](abs(points) / step) * step * (1 if points >= 0 else -1)


def amount(text: str, of: Fraction) -> Fraction:
    """Points, or a share of a maximum, told apart by how it is written."""
    return portion(text) * of if "%" in text or "/" in text else Fraction(text)


def otherwise(node: Data) -> Tally:
    """What a criterion of the base is for units that it does not apply to (rule D1)."""
    most = Fraction(node["max"])
    if node["otherwise"] == "full":
        return Tally(most, most)
    return Tally(None, most, "absent" if node["otherwise"] == "absent" else "out")


def everything(node: Data) -> Mapping[str, Fraction]:
    """The maximum of a criterion and of all under it, for units that have it in full."""
    found = {node["code"]: Fraction(node["max"])}
    for child in node.get("criteria", ()):
        found |= everything(child)
    return found


def largest(node: Data, tallies: Sequence[Tally]) -> Fraction:
    """What criteria can give at most: all of them, or the best."""
    several = sorted((one.most for one in tallies), reverse=True)
    return sum(several[: int(node.get("best", len(several)))], Fraction(0))


def capped(points: Points, node: Data) -> Points:
    """At most the maximum, where there is one."""
    return points if points is None or "max" not in node else min(points, Fraction(node["max"]))
