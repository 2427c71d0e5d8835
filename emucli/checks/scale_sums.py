"""The scale adds up: maxima at every level, the total, each measure's best answer (rules A4, B1, B2, B3 and E1)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from ..findings.finding import KeyPath
from ..language.phrases import Arguments, Figure
from ..model.measures import BandsMeasure, ChecklistMeasure, ChoiceMeasure, Option, PlaceMeasure
from ..model.members import Members
from ..model.regulation import Regulation
from ..model.scoring import Criterion, RoundingStep
from ..model.unknown import known
from ..scoring.nodes import PARTS, Node
from ..scoring.numbers import exactly, summed
from ..scoring.scale import Scale
from .gives import gives
from .scope import Found

_ZERO = Fraction(0)


@gives("EMU401")
def maxima_add_up(scale: Scale, regulation: Regulation, members: Members | None) -> Iterator[Found]:
    """Check that the maximum of a group is the sum of its criteria, for each member over its own table (rule B2).

    Of those that count, where only the best do; a group that caps may add up to more (rule B6).
    """
    for top in scale.tops["base"]:
        yield from _group_adds_up(top, regulation, _staying(members))


def _staying(members: Members | None) -> tuple[str, ...]:
    """The members whose tables count; one nameless unit where nobody knows them."""
    return tuple(one.unit for one in members.members if one.status != "withdrawn") if members else ("",)


def _group_adds_up(node: Node, regulation: Regulation, units: Sequence[str]) -> Iterator[Found]:
    """A group and those in it, for the units whose table holds it."""
    inside = units if node.is_for_all else tuple(unit for unit in units if node.applies_to(unit))
    if not node.is_leaf and inside:
        sums = _sums(node.children, node.unlisted, inside, node.best)
        if node.caps:
            sums = {most: units for most, units in sums.items() if most < (node.max or _ZERO)}
        yield from _wrong_sum("EMU401", regulation, (*node.path, "max"), node.max or _ZERO, sums, {"code": node.code})
    for child in node.children:
        if not child.is_leaf:
            yield from _group_adds_up(child, regulation, inside)


@gives("EMU402")
def total_adds_up(scale: Scale, regulation: Regulation, members: Members | None) -> Iterator[Found]:
    """Check that the declared total is the sum of the top criteria and of a bonus within the total (rule B1)."""
    total = known(scale.scoring.total)
    if total is None:
        return
    bonus = scale.scoring.bonus
    within = Fraction(bonus.max) if bonus and bonus.within_total and bonus.max is not None else _ZERO
    sums = _sums(scale.tops["base"], within + Fraction(scale.scoring.unlisted or 0), _with_a_table(scale, members))
    yield from _wrong_sum("EMU402", regulation, ("scoring", "total"), Fraction(total), sums, {})


def _with_a_table(scale: Scale, members: Members | None) -> tuple[str, ...]:
    """The members that something of the base applies to; of the others another rule speaks."""
    return tuple(unit for unit in _staying(members) if not unit or not scale.has_nothing_for(unit))


@gives("EMU470")
def something_applies_to_each_member(scale: Scale, regulation: Regulation, members: Members) -> Iterator[Found]:
    """Check that no member is left without any criterion, and so without a total (rule D1)."""
    for unit in _staying(members):
        if scale.has_nothing_for(unit):
            yield Found("EMU470", regulation, ("scoring", "criteria"), {"unit": unit}, on_key=True)


@gives("EMU471")
def tables_come_to_the_same(scale: Scale, regulation: Regulation, members: Members) -> Iterator[Found]:
    """Check that the tables of all members have one maximum also where no total is declared (rule D1)."""
    sums = _sums(scale.tops["base"], _ZERO, _with_a_table(scale, members))
    if scale.scoring.total is not None or len(sums) < 2:
        return
    # The maximum that most tables have comes first, and each other one is a finding.
    (most, first), *others = sorted(sums.items(), key=lambda one: -len(one[1]))
    for other, units in others:
        arguments: Arguments = {
            "one": tuple(first),
            "max": Figure(exactly(most)),
            "other": tuple(units),
            "other_max": Figure(exactly(other)),
        }
        yield Found("EMU471", regulation, ("scoring", "criteria"), arguments, on_key=True)


def _sums(
    nodes: Sequence[Node], more: Fraction, units: Sequence[str], best: int | None = None
) -> Mapping[Fraction, list[str]]:
    """Sums of maxima with the units whose table has them; only criteria that are `absent` make tables differ."""
    tables: dict[tuple[Node, ...], list[str]] = {}
    parting = [node for node in nodes if not node.is_for_all]
    for unit in units if parting else ():
        tables.setdefault(tuple(node for node in parting if _is_absent(node, unit)), []).append(unit)
    if not parting and units:
        tables[()] = list(units)
    sums: dict[Fraction, list[str]] = {}
    for absent, several in tables.items():
        inside = [node.max or _ZERO for node in nodes if node not in absent]
        if best is not None:
            inside.sort(reverse=True)
        sums.setdefault(summed((*inside[:best], more)), []).extend(several)
    return sums


def _is_absent(node: Node, unit: str) -> bool:
    """Whether a criterion is not in a unit's table; one that does not say what happens otherwise is another finding."""
    record = node.record
    return isinstance(record, Criterion) and record.otherwise == "absent" and not node.applies_to(unit)


def _wrong_sum(
    code: str,
    regulation: Regulation,
    path: KeyPath,
    wanted: Fraction,
    sums: Mapping[Fraction, list[str]],
    arguments: Arguments,
) -> Iterator[Found]:
    """One finding for all members together, or one for each sum that only some of them have."""
    for total, units in sums.items():
        if total != wanted:
            whose: Arguments = {"whose": "all_units", "units": ""}
            if len(sums) > 1:
                whose = {"whose": "some_units", "units": tuple(units)}
            figures = {"stated": Figure(exactly(wanted)), "sum": Figure(exactly(total))}
            yield Found(code, regulation, path, {**figures, **whose, **arguments})


@gives("EMU417")
def bonus_has_a_maximum(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that a bonus has a maximum where the regulation declares a total (rule B3)."""
    bonus = scale.scoring.bonus
    if bonus is not None and bonus.max is None and known(scale.scoring.total) is not None:
        yield Found("EMU417", regulation, ("scoring", "bonus"), on_key=True)


@gives("EMU405", "EMU428")
def maxima_have_no_more_decimals(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that maxima are no finer than the points that units can have: their decimals, their step (rule A4)."""
    stated: list[tuple[KeyPath, Fraction | None]] = []
    for part in PARTS:
        pool = scale.pool(part)
        if pool is not None and pool.max is not None:
            stated.append((("scoring", part, "max"), Fraction(pool.max)))
        stated += [((*node.path, "max"), node.max) for top in scale.tops[part] for node in top.all()]
    for key in ("floor", "ceiling"):
        limit = getattr(scale.scoring, key)
        stated.append((("scoring", key), None if limit is None else Fraction(limit)))
    step = _step(scale)
    if step is not None:
        stated.append((("scoring", "rounding", "step"), step))
    for path, value in stated:
        if value is not None and scale.is_finer(value):
            arguments: Arguments = {"value": Figure(exactly(value)), "decimals": scale.scoring.decimals}
            yield Found("EMU405", regulation, path, arguments)
        elif step and value is not None and value % step:
            yield Found("EMU428", regulation, path, {"value": Figure(exactly(value)), "step": Figure(exactly(step))})


def _step(scale: Scale) -> Fraction | None:
    rounding = scale.scoring.rounding
    return Fraction(rounding.step) if isinstance(rounding, RoundingStep) else None


@gives("EMU408")
def best_answers_give_the_maximum(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that in the base the best answer gives the maximum: an option, a place, all items; and no band exceeds it.

    Source: rules E1 and E7. A best band below the maximum is let be: regulations have such.
    """
    for leaf in scale.leaves:
        if leaf.part == "base":
            best = _best(leaf)
            if best is not None and best != leaf.max:
                arguments = {
                    "code": leaf.code,
                    "best": Figure(exactly(best)),
                    "max": Figure(exactly(leaf.max or _ZERO)),
                }
                yield Found("EMU408", regulation, (*leaf.path, "max"), arguments)


def _best(leaf: Node) -> Fraction | None:
    """What a leaf's best answer gives; None where the measure sets no such bound."""
    measure = leaf.measure
    if isinstance(measure, ChoiceMeasure):
        return max(_points(option for _, option in measure.options.items()), default=_ZERO)
    if isinstance(measure, ChecklistMeasure):
        return sum((one for one in _points(item for _, item in measure.items.items()) if one > 0), _ZERO)
    if isinstance(measure, PlaceMeasure):
        return Fraction(measure.points[0])
    if isinstance(measure, BandsMeasure):
        best = max((Fraction(band.points) for band in measure.bands), default=_ZERO)
        return best if best > (leaf.max or _ZERO) else None
    return None


def _points(options: Iterable[Option]) -> list[Fraction]:
    return [Fraction(option.points) for option in options]
