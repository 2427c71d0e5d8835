"""Exact numbers: rounded once, where the regulation says, and written so that they can be added up again."""

from fractions import Fraction

from ..model.scoring import How, RoundingStep


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
    whole, rest = divmod(abs(value.numerator) * unit, value.denominator)
    twice = 2 * rest - value.denominator
    up = twice > 0 or (twice == 0 and (rounding == "half_up" or whole % 2 == 1))
    whole += up and rounding != "down"
    return Fraction(-whole if value < 0 else whole, unit)


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
