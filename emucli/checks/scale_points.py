"""What measures give and take: points within the least, places in order, ranges of inputs (rules E1, E7 and E8)."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from ..findings.finding import KeyPath
from ..language.phrases import Figure
from ..model.measures import BandsMeasure, ChecklistMeasure, ChoiceMeasure, NumberMeasure, PlaceMeasure
from ..model.regulation import Regulation
from ..scoring.nodes import Node
from ..scoring.numbers import exactly
from ..scoring.scale import Scale
from .gives import gives
from .scope import Found


@gives("EMU429")
def points_are_not_below_the_least(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that no option, item or band gives fewer points than the criterion may: 0, or its `min` (rule E1)."""
    for leaf in scale.leaves:
        for path, points in _given(leaf):
            if points < leaf.least:
                arguments = {
                    "code": leaf.code,
                    "points": Figure(exactly(points)),
                    "least": Figure(exactly(leaf.least)),
                }
                yield Found("EMU429", regulation, (*leaf.path, "measure", *path, "points"), arguments)


def _given(leaf: Node) -> Iterator[tuple[KeyPath, Fraction]]:
    """The points that a measure states, with where they stand in it."""
    measure = leaf.measure
    if isinstance(measure, ChoiceMeasure):
        yield from ((("options", key), Fraction(one.points)) for key, one in measure.options.items())
    if isinstance(measure, ChecklistMeasure):
        yield from ((("items", key), Fraction(one.points)) for key, one in measure.items.items())
    if isinstance(measure, BandsMeasure):
        yield from ((("bands", at), Fraction(one.points)) for at, one in enumerate(measure.bands))


@gives("EMU430")
def only_a_leaf_that_may_take_away_has_a_least(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that `min` is 0 or below, and stands at a criterion of base or bonus that units are scored on (rule E1)."""
    for node in scale.nodes.values():
        if node.record.min is not None and (node.least > 0 or not node.is_leaf or node.part == "penalty"):
            yield Found(
                "EMU430", regulation, (*node.path, "min"), {"code": node.code, "min": Figure(exactly(node.least))}
            )


@gives("EMU431")
def later_places_give_no_more(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that the points of places do not rise from one place to the next (rule E7)."""
    for leaf in scale.leaves:
        measure = leaf.measure
        for at, (before, after) in enumerate(pairwise(measure.points) if isinstance(measure, PlaceMeasure) else ()):
            if after > before:
                yield Found(
                    "EMU431",
                    regulation,
                    (*leaf.path, "measure", "points", at + 1),
                    {"code": leaf.code, "place": at + 2},
                )


@gives("EMU432")
def inputs_have_a_range(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that the range of an input has its lower end below its upper one (rule E8)."""
    for leaf in scale.leaves:
        allowed = leaf.measure.input if isinstance(leaf.measure, NumberMeasure) else None
        if allowed is not None and None not in (allowed.at_least, allowed.at_most):
            low, high = Fraction(allowed.at_least or 0), Fraction(allowed.at_most or 0)
            if low > high:
                arguments = {"code": leaf.code, "low": Figure(exactly(low)), "high": Figure(exactly(high))}
                yield Found("EMU432", regulation, (*leaf.path, "measure", "input"), arguments)
