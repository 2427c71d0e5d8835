"""Several scores, or several periods, as one (rules C7 and C16)."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from statistics import median

Points = Fraction | None
"""None: missing."""


class Open(Exception):
    """Equal sums leave it open what counts: that is nothing that could be 0."""


def mean(points: Sequence[Points]) -> Points:
    """The exact mean, if all are there."""
    got = [one for one in points if one is not None]
    return sum(got, Fraction(0)) / len(got) if got and len(got) == len(points) else None


def only_mean(sums: Sequence[Fraction], points: Sequence[Points], kept: Sequence[Fraction]) -> Points:
    """The mean of the points with these sums; open where equal sums do not say which, and it makes a difference."""
    ways = (ats for ats in combinations(range(len(sums)), len(kept)) if sorted(sums[at] for at in ats) == kept)
    found = {mean([points[at] for at in ats]) for ats in ways}
    if len(found) > 1:
        raise Open
    return found.pop()


COMBINE: Mapping[str, Callable[[Sequence[Fraction]], Points]] = {
    "mean": mean,
    "median": lambda scores: Fraction(median(scores)),
    "trimmed_mean": mean,
}
