"""An entry under its criterion's measure -> exact points, with the arithmetic that gives them (docs/rules.md, E).

The arithmetic is written with numbers, + - × /, brackets, min, max, floor, ceil: whoever evaluates it gets the points.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ..model.measures import (
    BandsMeasure,
    ChecklistMeasure,
    ChoiceMeasure,
    CountMeasure,
    InputRange,
    NetMeasure,
    PlaceMeasure,
    PointsMeasure,
    RatioMeasure,
    RelativeMeasure,
    ShortfallMeasure,
)
from .bands import band_of
from .inputs import Given, Misfit, days_late, expect_only, number, whole_number
from .nodes import Node
from .numbers import exact, exactly, is_multiple
from .scored import Compared, Scored, Told, as_given, capped
from .targets import ratio, relative, shortfall

_NONE = Decimal(0)


def score(leaf: Node, given: Given, best: Fraction | None = None) -> Scored:
    """The points of an entry, within the leaf's least and its maximum.

    `best` is what the entry is compared with among the others of its stage: their best (rule E6), or how many units
    have its place (rule E7). Raises Misfit where the measure cannot take the entry.
    """
    measure = leaf.measure
    if measure is None:
        raise Misfit("not_scorable")
    if given.points is not None and not (leaf.takes_points and not given.has_reason):
        points = _in_range(exact(given.points), leaf, "points")
        return Scored(points, as_given(points), by_hand=True)
    scored = _MEASURES[type(measure)](leaf, measure, given, best)
    if leaf.input is not None:
        _expect_within(leaf.input, given)
    return scored


def _expect_within(allowed: InputRange, given: Given) -> None:
    """Raise Misfit where the number that was given is none that a scorer can mean (rule E8)."""
    number_of, key = _number_given(given)
    low, high = (None if end is None else exact(end) for end in (allowed.at_least, allowed.at_most))
    if number_of is None or ((low is None or number_of >= low) and (high is None or number_of <= high)):
        return
    ends = [f"≥ {exactly(low)}" if low is not None else "", f"≤ {exactly(high)}" if high is not None else ""]
    raise Misfit("input_out_of_range", key, value=exactly(number_of), range=", ".join(filter(None, ends)))


def _number_given(given: Given) -> tuple[Fraction | None, str]:
    """The input as a number, and its key."""
    if given.actual is not None:
        return exact(given.actual), "actual"
    if given.part is not None:
        return _value(given), "part"
    if given.points is not None:
        return exact(given.points), "points"
    return (None if given.value is None else number(given.value)), "value"


def _in_range(points: Fraction, leaf: Node, key: str) -> Fraction:
    if not leaf.holds(points):
        raise Misfit("points_out_of_range", key, value=exactly(points), min=exactly(leaf.least), max=_limit(leaf))
    return points


def _limit(leaf: Node) -> str:
    return "…" if leaf.max is None else exactly(leaf.max)


def _points(leaf: Node, measure: PointsMeasure, given: Given, _best: Fraction | None) -> Scored:
    key = "points" if given.points is not None else "value"
    expect_only(given, (key,))
    points = exact(given.points) if given.points is not None else number(given.value or "")
    _in_range(points, leaf, key)
    step = measure.step
    if step and not is_multiple(points, exact(step)):
        raise Misfit("points_off_step", key, value=exactly(points), step=exactly(exact(step)))
    return Scored(points, as_given(points))


def _choice(leaf: Node, measure: ChoiceMeasure, given: Given, _best: Fraction | None) -> Scored:
    expect_only(given, ("value",))
    option = measure.options.get(given.value or "")
    if option is None:
        raise Misfit("no_such_option", "value", value=given.value or "", known=tuple(measure.options.keys()))
    points = exact(option.points)
    return Scored(*capped(points, as_given(points), leaf), ("measure", "options", given.value or ""))


def _checklist(leaf: Node, measure: ChecklistMeasure, given: Given, _best: Fraction | None) -> Scored:
    expect_only(given, ("met",))
    met = given.met or ()
    for at, item in enumerate(met):
        if item not in measure.items:
            raise Misfit("no_such_option", "met", value=item, known=tuple(measure.items.keys()))
        if item in met[:at]:
            raise Misfit("item_twice", "met", value=item)
    each = [exact(option.points) for item in met if (option := measure.items.get(item)) is not None]
    points, told = capped(sum(each, Fraction(0)), lambda: " + ".join(map(exactly, each)) or "0", leaf)
    return Scored(points, told, ("measure", "items"))


def _value(given: Given) -> Fraction:
    """The value that bands are looked up for: as given, the exact percentage of a part, or days late."""
    late = days_late(given)
    if late is not None:
        return late
    if given.part is None and given.of is None:
        expect_only(given, ("value",))
        return number(given.value or "")
    expect_only(
        given,
        (
            "part",
            "of",
        ),
    )
    part, of = exact(given.part or _NONE), exact(given.of or _NONE)
    if of <= 0:
        raise Misfit("part_of_nothing", "of", value=exactly(of))
    if part < 0:
        raise Misfit("part_below_zero", "part", value=exactly(part))
    return 100 * part / of


def _bands(leaf: Node, measure: BandsMeasure, given: Given, _best: Fraction | None) -> Scored:
    at = band_of(measure, _value(given))
    points = exact(measure.bands[at].points)
    return Scored(*capped(points, as_given(points), leaf), ("measure", "bands", at))


def _count(leaf: Node, measure: CountMeasure, given: Given, _best: Fraction | None) -> Scored:
    number_of, told = _counted(given)
    each = exact(measure.each)
    return Scored(*capped(number_of * each, lambda: f"{told()} × {exactly(each)}", leaf))


def _counted(given: Given) -> tuple[Fraction, Told]:
    """How many an entry counts, with the arithmetic: the unit's own and its part of shared ones, or days late."""
    late = days_late(given)
    if late is not None:
        return late, as_given(late)
    if given.count_ is None and given.shared_by is None:
        expect_only(given, ("value",))
        own = whole_number(given.value or "")
        return own, as_given(own)
    expect_only(
        given,
        (
            "count",
            "shared_by",
        ),
        optional=("value",),
    )
    if not given.shared_by:
        raise Misfit("part_of_nothing", "shared_by", value="0")
    part = f"{given.count_} / {given.shared_by}"
    own = Fraction(0) if given.value is None else whole_number(given.value)
    total = own + Fraction(given.count_ or 0, given.shared_by)
    return total, lambda: f"({part})" if given.value is None else f"({exactly(own)} + {part})"


def _place(leaf: Node, measure: PlaceMeasure, given: Given, best: Fraction | None) -> Scored:
    """The points of a place; units of one place share those of the places that they take up (rule E7)."""
    expect_only(given, ("value",))
    place = int(whole_number(given.value or ""))
    if not place:
        raise Misfit("place_below_one", "value", value="0")
    taken = 1 if measure.equal == "best" else int(best or 1)
    each = [exact(one) for one in measure.points[place - 1 : place - 1 + taken]]
    points, told = capped(sum(each, Fraction(0)) / taken, lambda: _shared(each, taken), leaf)
    return Scored(points, told, compared=Compared("place", Fraction(place)))


def _shared(each: Sequence[Fraction], taken: int) -> str:
    added = " + ".join(map(exactly, each)) or "0"
    return f"({added}) / {taken}" if taken > 1 else added


def _net(leaf: Node, measure: NetMeasure, given: Given, _best: Fraction | None) -> Scored:
    expect_only(
        given,
        (
            "plus",
            "minus",
        ),
    )
    plus, minus = exact(measure.plus), exact(measure.minus)
    points, lowest, most = (given.plus or 0) * plus - (given.minus or 0) * minus, exact(measure.at_least), leaf.max

    def told() -> str:
        return f"{given.plus} × {exactly(plus)} - {given.minus} × {exactly(minus)}"

    if points < lowest:
        return Scored(lowest, lambda: f"max({exactly(lowest)}, {told()})")
    if most is not None and points > most:
        return Scored(most, lambda: f"min({exactly(most)}, {told()})")
    return Scored(points, told)


_MEASURES: Mapping[type, Callable[[Node, Any, Given, Fraction | None], Scored]] = {
    PointsMeasure: _points,
    ChoiceMeasure: _choice,
    ChecklistMeasure: _checklist,
    BandsMeasure: _bands,
    RatioMeasure: ratio,
    ShortfallMeasure: shortfall,
    CountMeasure: _count,
    RelativeMeasure: relative,
    NetMeasure: _net,
    PlaceMeasure: _place,
}
