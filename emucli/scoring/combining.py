"""The scores of peers -> the points of their stage: mean, median, trimmed mean (rules C6 and C7)."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby
from math import lcm

from ..model.scoring import Stage
from .numbers import exactly, summed


def trim_of(stage: Stage) -> int:
    """How many of the highest and of the lowest scores are dropped."""
    if stage.combine != "trimmed_mean":
        return 0
    return 1 if stage.trim is None else stage.trim


def fewest(stage: Stage) -> int:
    """How many scores the combination needs: one, or one more than are dropped."""
    return 2 * trim_of(stage) + 1


def combine(scores: Sequence[Fraction], stage: Stage) -> Fraction:
    """The points of a stage, exactly. There are at least as many scores as the combination needs.

    Whole numbers over one denominator are much quicker to sort and add than fractions.
    """
    common = lcm(*(score.denominator for score in scores))
    counted = _counted(sorted(score.numerator * (common // score.denominator) for score in scores), stage)
    return Fraction(sum(counted), common * len(counted))


def weighed(values: Sequence[Fraction], weights: Sequence[Fraction]) -> Fraction:
    """The sum of the points of several stages, each times its share; over one denominator, as `combine` adds."""
    if len(values) == 1 and weights[0] == 1:
        return values[0]
    parts = [
        (value.numerator * share.numerator, value.denominator * share.denominator)
        for value, share in zip(values, weights, strict=True)
    ]
    common = lcm(*[denominator for _, denominator in parts])
    return Fraction(sum([numerator * (common // denominator) for numerator, denominator in parts]), common)


def kept_by_sums(pairs: Sequence[tuple[Fraction, Fraction]], start: int, stop: int) -> list[Fraction] | None:
    """The second of each pair that stays when whole pairs do, from `start` up to `stop` in rising order of the first.

    None where equal firsts leave it open which pair stays, and the seconds differ (rules C7 and C16).
    """
    kept: list[Fraction] = []
    at = 0
    for _, several in groupby(sorted(pairs), key=lambda pair: pair[0]):
        values = [value for _, value in several]
        staying = max(0, min(at + len(values), stop) - max(at, start))
        if 0 < staying < len(values) and len(set(values)) > 1:
            return None
        kept.extend(values[:staying])
        at += len(values)
    return kept


def mean(values: Sequence[Fraction]) -> Fraction:
    """The exact mean of at least one value."""
    return summed(values) / len(values)


def mean_told(values: Sequence[Fraction]) -> str:
    """The arithmetic of `mean`: the values in rising order, and by how many they are divided."""
    added = " + ".join(map(exactly, sorted(values)))
    return f"({added}) / {len(values)}" if len(values) > 1 else added


def _counted(ordered: Sequence[int], stage: Stage) -> Sequence[int]:
    """Those of the ordered scores whose mean is wanted."""
    if stage.combine == "median":
        middle = len(ordered) // 2
        return ordered[middle - 1 + len(ordered) % 2 : middle + 1]
    trim = trim_of(stage)
    return ordered[trim : len(ordered) - trim]


def combination(scores: Sequence[Fraction], stage: Stage) -> str:
    """The arithmetic of `combine`: the scores that count, in rising order, and by how many they are divided."""
    ranked = sorted(scores)
    return mean_told([ranked[at] for at in _counted(range(len(ranked)), stage)])
