"""Exact numbers: rounded once, where the regulation says, and written so that they can be added up again."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm

from ..model.scoring import How, RoundingStep


@lru_cache(maxsize=20_000)
def exact(value: Decimal) -> Fraction:
    """A number of a record as an exact fraction: the same few numbers stand in a record again and again."""
    return Fraction(value)


def is_below(one: Fraction, other: Fraction) -> bool:
    """Whether one fraction is less than another: asked of every entry twice, and quicker so than by their operator."""
    return one.numerator * other.denominator < other.numerator * one.denominator


def is_multiple(value: Fraction, step: Fraction) -> bool:
    """Whether a value is a whole number of steps above 0."""
    return not value.numerator * step.denominator % (value.denominator * step.numerator)


def quotient(most: Fraction, one: Fraction, other: Fraction) -> Fraction:
    """`most` times one number over another, which is not 0; brought to lowest terms once."""
    return Fraction(
        most.numerator * one.numerator * other.denominator, most.denominator * one.denominator * other.numerator
    )


def share_between(one: Fraction, other: Fraction, of: Fraction) -> Fraction:
    """How far one number is above another, as a share of a third, which is not 0; brought to lowest terms once.

    >>> share_between(Fraction(9), Fraction(10), Fraction(4))
    Fraction(-1, 4)
    """
    above = one.numerator * other.denominator - other.numerator * one.denominator
    return Fraction(above * of.denominator, one.denominator * other.denominator * of.numerator)


def summed(values: Iterable[Fraction]) -> Fraction:
    """The exact sum, over one denominator: much quicker than fraction by fraction.

    >>> summed([Fraction(1, 2), Fraction(1, 3)]), summed([])
    (Fraction(5, 6), Fraction(0, 1))
    """
    several = list(values)
    common = lcm(*[one.denominator for one in several])
    return Fraction(sum([one.numerator * (common // one.denominator) for one in several]), common)


def rounded(value: Fraction, decimals: int, rounding: How | RoundingStep) -> Fraction:
    """A value with so many decimals, or a multiple of a step.

    half_up and half_even look at the magnitude, `down` cuts towards zero (rule A3).

    >>> str(rounded(Fraction(-1, 2), 0, "half_up")), str(rounded(Fraction(5, 2), 0, "half_even"))
    ('-1', '2')
    >>> str(rounded(Fraction(-199, 100), 1, "down"))
    '-19/10'
    """
    if isinstance(rounding, RoundingStep):
        step = Fraction(rounding.step)
        return step * rounded(value / step, 0, rounding.how) if step else value
    unit = 10**decimals
    return Fraction(nearest(value.numerator * unit, value.denominator, rounding), unit)


def nearest(numerator: int, denominator: int, how: How) -> int:
    """The whole number that a fraction is rounded to; its denominator is above 0."""
    whole, rest = divmod(abs(numerator), denominator)
    if rest and how != "down":
        twice = 2 * rest - denominator
        whole += twice > 0 or (twice == 0 and (how == "half_up" or whole % 2 == 1))
    return -whole if numerator < 0 else whole


@dataclass(frozen=True)
class Grain:
    """The smallest unit of the points of a scale: rounded ones, maxima and bounds are so many of it, `of_one` a point.

    Whole numbers are added up much quicker than fractions, and as exactly. Points are rounded to a multiple of `step`
    of these units.
    """

    of_one: int
    step: int
    how: How

    def rounded(self, value: Fraction) -> int:
        """A value, rounded as the regulation says, in these units."""
        numerator, denominator = value.as_integer_ratio()
        number = numerator * self.of_one
        if not number % (denominator * self.step):
            return number // denominator
        return nearest(number, denominator * self.step, self.how) * self.step

    def whole(self, value: Fraction) -> int:
        """A value that is a whole number of these units, as maxima and bounds are."""
        return value.numerator * (self.of_one // value.denominator)

    def points(self, number: int) -> Fraction:
        """So many of these units as points."""
        return Fraction(number, self.of_one)


def grain_of(decimals: int, rounding: How | RoundingStep, others: Iterable[Fraction]) -> Grain:
    """The grain of points that are rounded so; `others` are amounts that no rounding changes.

    >>> grain_of(2, "half_up", [Fraction(1, 3)])
    Grain(of_one=300, step=3, how='half_up')
    """
    step = Fraction(1, 10**decimals)
    if isinstance(rounding, RoundingStep):
        # A step of 0 is an error that a rule finds; points are then rounded to decimals.
        step, rounding = Fraction(rounding.step) or step, rounding.how
    of_one = lcm(step.denominator, *(one.denominator for one in others))
    return Grain(of_one, step.numerator * (of_one // step.denominator), rounding)


def written(value: Fraction, decimals: int) -> str:
    """A rounded value with exactly so many decimals; with more only where it has more.

    >>> written(Fraction(985), 2), written(Fraction(-1, 4), 1)
    ('985.00', '-0.25')
    """
    digits = max(decimals, _decimals_of(value) or 0)
    whole, rest = divmod(abs(value.numerator) * 10**digits // value.denominator, 10**digits)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{rest:0{digits}}" if digits else f"{sign}{whole}"


def exactly(value: Fraction) -> str:
    """A value as a decimal where its decimals end, else as a fraction (rule J4).

    >>> exactly(Fraction(35, 4)), exactly(Fraction(10, 3)), exactly(Fraction(40))
    ('8.75', '10/3', '40')
    """
    return str(value) if _decimals_of(value) is None else written(value, 0)


def _decimals_of(value: Fraction) -> int | None:
    """How many decimals a value has, None where they do not end."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None
