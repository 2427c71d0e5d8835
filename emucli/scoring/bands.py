"""Bands of a value: which one holds it, and whether they leave gaps or overlap (rule E2)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from ..model.measures import Band, BandsMeasure
from .inputs import Misfit
from .numbers import exact, exactly, is_below


@dataclass(frozen=True)
class End:
    """One end of a band; None means open: there is no lowest or no highest value."""

    value: Fraction | None
    included: bool


def lower_end(band: Band) -> End:
    """Where a band begins."""
    if band.at_least is not None:
        return End(exact(band.at_least), True)
    return End(None if band.more_than is None else exact(band.more_than), False)


def upper_end(band: Band) -> End:
    """Where a band ends."""
    if band.at_most is not None:
        return End(exact(band.at_most), True)
    return End(None if band.less_than is None else exact(band.less_than), False)


def band_of(measure: BandsMeasure, value: Fraction) -> int:
    """The index of the band that holds a value. Raises Misfit for a value too fine, or outside all bands."""
    if measure.decimals is not None and (value * 10**measure.decimals).denominator != 1:
        raise Misfit("value_too_fine", value=exactly(value), decimals=measure.decimals)
    for index, band in enumerate(measure.bands):
        if _holds(band, value):
            return index
    raise Misfit("value_outside_bands", value=exactly(value))


def _holds(band: Band, value: Fraction) -> bool:
    return (
        (band.at_least is None or not is_below(value, exact(band.at_least)))
        and (band.more_than is None or is_below(exact(band.more_than), value))
        and (band.at_most is None or not is_below(exact(band.at_most), value))
        and (band.less_than is None or is_below(value, exact(band.less_than)))
    )


@dataclass(frozen=True)
class Seam:
    """Two neighbouring bands that leave a gap or overlap; the indices are those of the record."""

    problem: str
    below: int
    above: int


def seams(measure: BandsMeasure) -> Iterator[Seam]:
    """Every pair of neighbours that do not meet; with `decimals` they may be one step apart."""
    step = None if measure.decimals is None else Fraction(1, 10**measure.decimals)
    ordered = sorted(range(len(measure.bands)), key=lambda index: _order(measure.bands[index]))
    for below, above in pairwise(ordered):
        end, start = upper_end(measure.bands[below]), lower_end(measure.bands[above])
        if end.value is None or start.value is None:
            # Open towards each other: whatever lies beyond lies in both.
            yield Seam("overlap", below, above)
        elif problem := _seam(end.value, start.value, (end.included, start.included), step):
            yield Seam(problem, below, above)


def _order(band: Band) -> tuple[bool, Fraction, bool]:
    low = lower_end(band)
    return (low.value is not None, low.value or Fraction(0), not low.included)


def _seam(end: Fraction, start: Fraction, included: Sequence[bool], step: Fraction | None) -> str:
    if step is not None:
        # Only values of whole steps exist: compare the last one below with the first one above.
        end_step = end if included[0] else _last_below(end, step)
        start_step = start if included[1] else _first_above(start, step)
        difference = start_step - end_step
        return "" if difference == step else "gap" if difference > step else "overlap"
    if start != end:
        return "gap" if start > end else "overlap"
    return "overlap" if all(included) else "" if any(included) else "gap"


def _last_below(value: Fraction, step: Fraction) -> Fraction:
    return (-(-value // step) - 1) * step


def _first_above(value: Fraction, step: Fraction) -> Fraction:
    return (value // step + 1) * step


def limits(band: Band) -> str:
    """The ends of a band in signs.

    >>> limits(Band(at_least="95", less_than="100", points="1")), limits(Band(more_than="95", points="2"))
    ('≥ 95, < 100', '> 95')
    """
    low, high = lower_end(band), upper_end(band)
    ends = [] if low.value is None else [f"{'≥' if low.included else '>'} {exactly(low.value)}"]
    if high.value is not None:
        ends.append(f"{'≤' if high.included else '<'} {exactly(high.value)}")
    return ", ".join(ends)
