"""An entry under its criterion's measure -> exact points, with the arithmetic that gives them (RULES E).

The arithmetic is written with numbers, + - × /, brackets, min, max, floor, ceil: whoever evaluates it gets the points.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any

from ..model.measures import (
    AnyMeasure,
    BandsMeasure,
    ChecklistMeasure,
    ChoiceMeasure,
    CountMeasure,
    NetMeasure,
    PointsMeasure,
    RatioMeasure,
    RelativeMeasure,
    ShortfallMeasure,
)
from ..model.place import KeyPath
from .bands import band_of
from .inputs import Given, Misfit, expect_only, number, whole_number
from .numbers import exactly
from .scale import Node


@dataclass(frozen=True)
class Scored:
    """The exact points of one entry. `rule` leads from the criterion to the option or band that gave them.

    `excess` is how far a `relative` measure's target was passed; None where the entry takes no part in the comparison.
    """

    points: Fraction
    formula: str
    rule: KeyPath = ()
    by_hand: bool = False
    excess: Fraction | None = None


def score(leaf: Node, given: Given, best: Fraction | None = None) -> Scored:
    """The points of an entry, within 0 and the leaf's maximum; `best` is e_best of its stage (RULES E6).

    Raises Misfit where the measure cannot take the entry.
    """
    measure = leaf.measure
    if measure is None:
        raise Misfit("not_scorable")
    if given.points is not None and not (isinstance(measure, PointsMeasure) and not given.has_reason):
        return Scored(_in_range(Fraction(given.points), leaf, "points"), exactly(Fraction(given.points)), by_hand=True)
    return _MEASURES[type(measure)](leaf, measure, given, best)


def _in_range(points: Fraction, leaf: Node, key: str) -> Fraction:
    if points < 0 or (leaf.max is not None and points > leaf.max):
        raise Misfit("points_out_of_range", key, points=exactly(points), max=_limit(leaf))
    return points


def _limit(leaf: Node) -> str:
    return "…" if leaf.max is None else exactly(leaf.max)


def _capped(points: Fraction, formula: str, leaf: Node) -> tuple[Fraction, str]:
    """Points within 0 and the maximum, with the arithmetic of the cap where it bites."""
    if points < 0:
        return Fraction(0), f"max(0, {formula})"
    if leaf.max is not None and points > leaf.max:
        return leaf.max, f"min({exactly(leaf.max)}, {formula})"
    return points, formula


def _points(leaf: Node, measure: PointsMeasure, given: Given, _best: Fraction | None) -> Scored:
    key = "points" if given.points is not None else "value"
    expect_only(given, [key])
    points = Fraction(given.points) if given.points is not None else number(given.value or "")
    _in_range(points, leaf, key)
    step = measure.step
    if step and points % Fraction(step):
        raise Misfit("points_off_step", key, points=exactly(points), step=exactly(Fraction(step)))
    return Scored(points, exactly(points))


def _choice(leaf: Node, measure: ChoiceMeasure, given: Given, _best: Fraction | None) -> Scored:
    expect_only(given, ["value"])
    option = measure.options.get(given.value or "")
    if option is None:
        raise Misfit("no_such_option", "value", value=given.value or "", known=", ".join(measure.options.keys()))
    points, formula = _capped(Fraction(option.points), exactly(Fraction(option.points)), leaf)
    return Scored(points, formula, ("measure", "options", given.value or ""))


def _checklist(leaf: Node, measure: ChecklistMeasure, given: Given, _best: Fraction | None) -> Scored:
    expect_only(given, ["met"])
    met = given.met or ()
    for at, item in enumerate(met):
        if item not in measure.items:
            raise Misfit("no_such_option", "met", value=item, known=", ".join(measure.items.keys()))
        if item in met[:at]:
            raise Misfit("item_twice", "met", item=item)
    each = [Fraction(option.points) for item in met if (option := measure.items.get(item)) is not None]
    points, formula = _capped(sum(each, Fraction(0)), " + ".join(map(exactly, each)) or "0", leaf)
    return Scored(points, formula, ("measure", "items"))


def _value(given: Given) -> Fraction:
    """The value that bands are looked up for: as given, or the exact percentage of a part."""
    if given.part is None and given.of is None:
        expect_only(given, ["value"])
        return number(given.value or "")
    expect_only(given, ["part", "of"])
    part, of = Fraction(given.part or 0), Fraction(given.of or 0)
    if of <= 0:
        raise Misfit("part_of_nothing", "of", of=exactly(of))
    if part < 0:
        raise Misfit("part_below_zero", "part", part=exactly(part))
    return 100 * part / of


def _bands(leaf: Node, measure: BandsMeasure, given: Given, _best: Fraction | None) -> Scored:
    at = band_of(measure, _value(given))
    points = Fraction(measure.bands[at].points)
    points, formula = _capped(points, exactly(points), leaf)
    return Scored(points, formula, ("measure", "bands", at))


def _count(leaf: Node, measure: CountMeasure, given: Given, _best: Fraction | None) -> Scored:
    expect_only(given, ["value"])
    number_of = whole_number(given.value or "")
    each = Fraction(measure.each)
    points, formula = _capped(number_of * each, f"{exactly(number_of)} × {exactly(each)}", leaf)
    return Scored(points, formula)


def _net(leaf: Node, measure: NetMeasure, given: Given, _best: Fraction | None) -> Scored:
    expect_only(given, ["plus", "minus"])
    plus, minus = Fraction(measure.plus), Fraction(measure.minus)
    points = (given.plus or 0) * plus - (given.minus or 0) * minus
    formula = f"{given.plus} × {exactly(plus)} - {given.minus} × {exactly(minus)}"
    lowest = Fraction(measure.at_least)
    if points < lowest:
        return Scored(lowest, f"max({exactly(lowest)}, {formula})")
    if leaf.max is not None and points > leaf.max:
        return Scored(leaf.max, f"min({exactly(leaf.max)}, {formula})")
    return Scored(points, formula)


@dataclass(frozen=True)
class _Reached:
    """What was to be reached and what was, with the maximum that it earns."""

    target: Fraction
    actual: Fraction
    max: Fraction


def is_measurable(measure: AnyMeasure | None, target: Fraction) -> bool:
    """Whether a share can be taken of a target; `shortfall` in points takes any (RULES E3, E4, E6)."""
    if isinstance(measure, ShortfallMeasure) and measure.of == "points":
        return True
    zero_too = isinstance(measure, RatioMeasure) and measure.lower_is_better
    return target > 0 or (target == 0 and zero_too)


def _reached(leaf: Node, given: Given) -> _Reached:
    """Target and actual of an entry. Raises Misfit for a target that nothing can be measured against."""
    expect_only(given, ["actual"], optional=["target"])
    target = leaf.target if given.target is None else Fraction(given.target)
    if target is None:
        raise Misfit("input_missing", keys="target")
    if not is_measurable(leaf.measure, target):
        raise Misfit("target_not_positive", "target" if given.target is not None else None, target=exactly(target))
    return _Reached(target, Fraction(given.actual or 0), leaf.max or Fraction(0))


def _ratio(leaf: Node, measure: RatioMeasure, given: Given, _best: Fraction | None) -> Scored:
    reached = _reached(leaf, given)
    target, actual, most = reached.target, max(Fraction(0), reached.actual), exactly(reached.max)
    if not measure.lower_is_better:
        formula = f"{most} × {exactly(actual)} / {exactly(target)}"
        return Scored(*_capped(reached.max * actual / target, formula, leaf))
    if actual == 0:
        return Scored(reached.max, most)
    formula = f"{most} × {exactly(target)} / {exactly(actual)}"
    return Scored(*_capped(reached.max * target / actual, formula, leaf))


_STEPS: Mapping[str, Callable[[Fraction], Fraction]] = {
    "exact": lambda value: value,
    "full": lambda value: Fraction(floor(value)),
    "started": lambda value: Fraction(ceil(value)),
}
_STEP_NAMES = {"exact": "", "full": "floor", "started": "ceil"}


def _shortfall(leaf: Node, measure: ShortfallMeasure, given: Given, _best: Fraction | None) -> Scored:
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
    return Scored(*_capped(reached.max - lost, formula, leaf))


def _relative(leaf: Node, measure: RelativeMeasure, given: Given, best: Fraction | None) -> Scored:
    reached = _reached(leaf, given)
    target, actual = reached.target, reached.actual
    first, second = (target, actual) if measure.lower_is_better else (actual, target)
    excess = (first - second) / target
    on_target = measure.on_target * reached.max
    half = f"{exactly(measure.on_target)} × {exactly(reached.max)}"
    if excess < 0:
        formula = f"{half} × {exactly(first)} / {exactly(second)}"
        points, formula = _capped(on_target * first / second, formula, leaf)
    elif excess == 0:
        points, formula = on_target, half
    else:
        rest = 1 - measure.on_target
        top = max(excess, best or excess)
        points = on_target + rest * reached.max * excess / top
        gained = f"(({exactly(first)} - {exactly(second)}) / {exactly(target)}) / ({exactly(top)})"
        formula = f"{half} + {exactly(rest)} × {exactly(reached.max)} × {gained}"
    return Scored(points, formula, excess=excess)


_MEASURES: Mapping[type, Callable[[Node, Any, Given, Fraction | None], Scored]] = {
    PointsMeasure: _points,
    ChoiceMeasure: _choice,
    ChecklistMeasure: _checklist,
    BandsMeasure: _bands,
    RatioMeasure: _ratio,
    ShortfallMeasure: _shortfall,
    CountMeasure: _count,
    RelativeMeasure: _relative,
    NetMeasure: _net,
}
