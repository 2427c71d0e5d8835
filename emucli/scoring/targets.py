"""Measures that compare what was reached with a target: ratio, shortfall, relative (rules E3, E4 and E6)."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import NamedTuple

from ..model.measures import AnyMeasure, RatioMeasure, RelativeMeasure, ShortfallMeasure
from .inputs import Given, Misfit, expect_only
from .nodes import Node
from .numbers import exact, exactly, quotient, share_between
from .scored import Compared, Scored, Told, as_given, capped

_ZERO = Fraction(0)
_NONE = Decimal(0)


class _Reached(NamedTuple):
    """What was to be reached and what was, with the maximum that it earns."""

    target: Fraction
    actual: Fraction
    max: Fraction


def is_measurable(measure: AnyMeasure | None, target: Fraction) -> bool:
    """Whether a share can be taken of a target; `shortfall` in points takes any (rules E3, E4 and E6)."""
    if target.numerator > 0 or (isinstance(measure, ShortfallMeasure) and measure.of == "points"):
        return True
    return not target and isinstance(measure, RatioMeasure) and measure.lower_is_better


def _reached(leaf: Node, given: Given) -> _Reached:
    """Target and actual of an entry. Raises Misfit for a target that nothing can be measured against."""
    expect_only(given, ("actual",), optional=("target",))
    target = leaf.target if given.target is None else exact(given.target)
    if target is None:
        raise Misfit("input_missing", keys=("target",))
    if not is_measurable(leaf.measure, target):
        raise Misfit("target_not_positive", "target" if given.target is not None else None, value=exactly(target))
    return _Reached(target, exact(given.actual or _NONE), leaf.max or _ZERO)


def ratio(leaf: Node, measure: RatioMeasure, given: Given, _best: Fraction | None) -> Scored:
    """The maximum times actual/target; turned round where lower is better."""
    reached = _reached(leaf, given)
    target, most = reached.target, reached.max
    actual = reached.actual if reached.actual.numerator > 0 else _ZERO
    if not measure.lower_is_better:
        return _quotient(most, actual, target, leaf)
    return Scored(most, as_given(most)) if actual == 0 else _quotient(most, target, actual, leaf)


def _quotient(most: Fraction, first: Fraction, second: Fraction, leaf: Node) -> Scored:
    """`most` times one number over another, within what the criterion may give."""
    return Scored(*capped(quotient(most, first, second), _quotient_told(most, first, second), leaf))


def _quotient_told(most: Fraction, first: Fraction, second: Fraction) -> Told:
    return lambda: f"{exactly(most)} × {exactly(first)} / {exactly(second)}"


_STEPS: Mapping[str, Callable[[Fraction], Fraction]] = {
    "exact": lambda value: value,
    "full": lambda value: Fraction(floor(value)),
    "started": lambda value: Fraction(ceil(value)),
}
_STEP_NAMES = {"exact": "", "full": "floor", "started": "ceil"}


def shortfall(leaf: Node, measure: ShortfallMeasure, given: Given, _best: Fraction | None) -> Scored:
    """The maximum less `lose` for every `every` of what is missing."""
    reached = _reached(leaf, given)
    high, low = (reached.actual, reached.target) if measure.lower_is_better else (reached.target, reached.actual)
    missing, every, lose = high - low, exact(measure.every), exact(measure.lose)
    if measure.of == "percent":
        missing = missing / reached.target * 100
    if not every:
        raise Misfit("not_scorable")
    missing /= every
    if missing <= 0:
        return Scored(reached.max, as_given(reached.max))

    def told() -> str:
        share = f" / {exactly(reached.target)} × 100" if measure.of == "percent" else ""
        counted = f"({exactly(high)} - {exactly(low)}){share}" + ("" if every == 1 else f" / {exactly(every)}")
        return f"{exactly(reached.max)} - {exactly(lose)} × {_STEP_NAMES[measure.step]}({counted})"

    return Scored(*capped(reached.max - _STEPS[measure.step](missing) * lose, told, leaf))


def relative(leaf: Node, measure: RelativeMeasure, given: Given, best: Fraction | None) -> Scored:
    """`on_target` of the maximum at the target; the rest by how far it was passed, against the best of all."""
    if measure.without_target is not None and leaf.target is None and given.target is None:
        return _among_themselves(leaf, measure, given, best)
    reached = _reached(leaf, given)
    target, actual = reached.target, reached.actual
    first, second = (target, actual) if measure.lower_is_better else (actual, target)
    excess = share_between(first, second, target)
    on_target, beyond = _at_and_beyond(leaf)

    def half() -> str:
        return f"{exactly(measure.on_target)} × {exactly(reached.max)}"

    def gained() -> str:
        passed = f"(({exactly(first)} - {exactly(second)}) / {exactly(target)}) / ({exactly(top)})"
        return f"{half()} + {exactly(1 - measure.on_target)} × {exactly(reached.max)} × {passed}"

    points, told = on_target, half
    if excess.numerator < 0:
        short = quotient(on_target, first, second)
        points, told = capped(short, lambda: f"{half()} × {exactly(first)} / {exactly(second)}", leaf)
    elif excess.numerator > 0:
        top = excess if best is None else max(excess, best)
        points, told = on_target + quotient(beyond, excess, top), gained
    return Scored(points, told, compared=Compared("excess", excess))


@lru_cache(maxsize=1024)
def _at_and_beyond(leaf: Node) -> tuple[Fraction, Fraction]:
    """The points at the target, and those that the best of all gets beyond it."""
    measure, most = leaf.measure, leaf.max or _ZERO
    assert isinstance(measure, RelativeMeasure)
    return measure.on_target * most, (1 - measure.on_target) * most


def _among_themselves(leaf: Node, measure: RelativeMeasure, given: Given, best: Fraction | None) -> Scored:
    """A result without a target: the maximum times its share of the best one of those that have none either."""
    expect_only(given, ("actual",))
    actual = max(_ZERO, exact(given.actual or _NONE))
    compared = Compared("fewest" if measure.lower_is_better else "most", actual)
    top, most = actual if best is None else best, leaf.max or _ZERO
    if actual == top:
        # The best of results that are all 0 has earned nothing, but where the lowest wins.
        reached = most if actual or measure.lower_is_better else _ZERO
        return Scored(reached, as_given(reached), compared=compared)
    first, second = (top, actual) if measure.lower_is_better else (actual, top)
    points, told = capped(most * first / second, _quotient_told(most, first, second), leaf)
    return Scored(points, told, compared=compared)
