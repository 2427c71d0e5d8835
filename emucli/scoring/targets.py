"""Measures that compare what was reached with a target: ratio, shortfall, relative (rules E3, E4 and E6)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from ..model.measures import AnyMeasure, RatioMeasure, RelativeMeasure, ShortfallMeasure
from .inputs import Given, Misfit, expect_only
from .numbers import exactly
from .scale import Node
from .scored import Compared, Scored, capped


@dataclass(frozen=True)
class _Reached:
    """What was to be reached and what was, with the maximum that it earns."""

    target: Fraction
    actual: Fraction
    max: Fraction


def is_measurable(measure: AnyMeasure | None, target: Fraction) -> bool:
    """Whether a share can be taken of a target; `shortfall` in points takes any (rules E3, E4 and E6)."""
    if isinstance(measure, ShortfallMeasure) and measure.of == "points":
        return True
    zero_too = isinstance(measure, RatioMeasure) and measure.lower_is_better
    return target > 0 or (target == 0 and zero_too)


def _reached(leaf: Node, given: Given) -> _Reached:
    """Target and actual of an entry. Raises Misfit for a target that nothing can be measured against."""
    expect_only(given, ["actual"], optional=["target"])
    target = leaf.target if given.target is None else Fraction(given.target)
    if target is None:
        raise Misfit("input_missing", keys=("target",))
    if not is_measurable(leaf.measure, target):
        raise Misfit("target_not_positive", "target" if given.target is not None else None, value=exactly(target))
    return _Reached(target, Fraction(given.actual or 0), leaf.max or Fraction(0))


def ratio(leaf: Node, measure: RatioMeasure, given: Given, _best: Fraction | None) -> Scored:
    """The maximum times actual/target; turned round where lower is better."""
    reached = _reached(leaf, given)
    target, actual, most = reached.target, max(Fraction(0), reached.actual), exactly(reached.max)
    if not measure.lower_is_better:
        formula = f"{most} × {exactly(actual)} / {exactly(target)}"
        return Scored(*capped(reached.max * actual / target, formula, leaf))
    if actual == 0:
        return Scored(reached.max, most)
    formula = f"{most} × {exactly(target)} / {exactly(actual)}"
    return Scored(*capped(reached.max * target / actual, formula, leaf))


_STEPS: Mapping[str, Callable[[Fraction], Fraction]] = {
    "exact": lambda value: value,
    "full": lambda value: Fraction(floor(value)),
    "started": lambda value: Fraction(ceil(value)),
}
_STEP_NAMES = {"exact": "", "full": "floor", "started": "ceil"}


def shortfall(leaf: Node, measure: ShortfallMeasure, given: Given, _best: Fraction | None) -> Scored:
    """The maximum less `lose` for every `every` of what is missing."""
    reached = _reached(leaf, given)
    ends = (reached.actual, reached.target) if measure.lower_is_better else (reached.target, reached.actual)
    missing = ends[0] - ends[1]
    told = f"({exactly(ends[0])} - {exactly(ends[1])})"
    if measure.of == "percent":
        missing = missing / reached.target * 100
        told = f"{told} / {exactly(reached.target)} × 100"
    every, lose = Fraction(measure.every), Fraction(measure.lose)
    if not every:
        raise Misfit("not_scorable")
    if every != 1:
        missing, told = missing / every, f"{told} / {exactly(every)}"
    if missing <= 0:
        return Scored(reached.max, exactly(reached.max))
    lost = _STEPS[measure.step](missing) * lose
    formula = f"{exactly(reached.max)} - {exactly(lose)} × {_STEP_NAMES[measure.step]}({told})"
    return Scored(*capped(reached.max - lost, formula, leaf))


def relative(leaf: Node, measure: RelativeMeasure, given: Given, best: Fraction | None) -> Scored:
    """`on_target` of the maximum at the target; the rest by how far it was passed, against the best of all."""
    if measure.without_target is not None and leaf.target is None and given.target is None:
        return _among_themselves(leaf, measure, given, best)
    reached = _reached(leaf, given)
    target, actual = reached.target, reached.actual
    first, second = (target, actual) if measure.lower_is_better else (actual, target)
    excess = (first - second) / target
    on_target = measure.on_target * reached.max
    half = f"{exactly(measure.on_target)} × {exactly(reached.max)}"
    if excess < 0:
        formula = f"{half} × {exactly(first)} / {exactly(second)}"
        points, formula = capped(on_target * first / second, formula, leaf)
    elif excess == 0:
        points, formula = on_target, half
    else:
        rest = 1 - measure.on_target
        top = max(excess, best or excess)
        points = on_target + rest * reached.max * excess / top
        gained = f"(({exactly(first)} - {exactly(second)}) / {exactly(target)}) / ({exactly(top)})"
        formula = f"{half} + {exactly(rest)} × {exactly(reached.max)} × {gained}"
    return Scored(points, formula, compared=Compared("excess", excess))


def _among_themselves(leaf: Node, measure: RelativeMeasure, given: Given, best: Fraction | None) -> Scored:
    """A result without a target: the maximum times its share of the best one of those that have none either."""
    expect_only(given, ["actual"])
    actual = max(Fraction(0), Fraction(given.actual or 0))
    compared = Compared("fewest" if measure.lower_is_better else "most", actual)
    top, most = actual if best is None else best, leaf.max or Fraction(0)
    if actual == top:
        # The best of results that are all 0 has earned nothing, but where the lowest wins.
        reached = most if actual or measure.lower_is_better else Fraction(0)
        return Scored(reached, exactly(reached), compared=compared)
    first, second = (top, actual) if measure.lower_is_better else (actual, top)
    formula = f"{exactly(most)} × {exactly(first)} / {exactly(second)}"
    points, formula = capped(most * first / second, formula, leaf)
    return Scored(points, formula, compared=compared)
