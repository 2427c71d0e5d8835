"""A regulation's measures and stages can be applied: bands meet, stages decide, exceptions say what follows."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import get_args

from ..findings.finding import KeyPath
from ..language.phrases import Arguments, Figure
from ..model.base import Keyed
from ..model.measures import (
    Band,
    BandsMeasure,
    NetMeasure,
    PointsMeasure,
    ShortfallMeasure,
    TargetMeasure,
)
from ..model.members import Members
from ..model.regulation import RankClass, Regulation, Requirements
from ..model.scoring import Criterion, RoundingStep, Stage
from ..model.unknown import known, listed
from ..scoring.bands import End, lower_end, seams, upper_end
from ..scoring.combining import fewest
from ..scoring.numbers import exactly
from ..scoring.scale import Scale
from ..scoring.scorers import is_combined, scorers
from ..scoring.targets import is_measurable
from ..voting.bases import members_on
from .gives import gives
from .scope import Found
from .scorers import unused_keys


@gives("EMU406", "EMU407")
def bands_meet(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that bands have two ends in order, and that neighbours leave no gap and do not overlap (rule E2)."""
    for leaf in scale.leaves:
        if not isinstance(leaf.measure, BandsMeasure):
            continue
        path: KeyPath = (*leaf.path, "measure", "bands")
        odd = [index for index, band in enumerate(leaf.measure.bands) if not _is_range(band)]
        for index in odd:
            yield Found("EMU407", regulation, (*path, index), {"code": leaf.code})
        for seam in seams(leaf.measure) if not odd else ():
            bands = leaf.measure.bands
            end, start = upper_end(bands[seam.below]), lower_end(bands[seam.above])
            arguments = {
                "code": leaf.code,
                "problem": seam.problem,
                "end": f"{'≤' if end.included else '<'} {_value(end, '∞')}",
                "start": f"{'≥' if start.included else '>'} {_value(start, '-∞')}",
            }
            yield Found("EMU406", regulation, (*path, seam.above), arguments)


def _value(end: End, endless: str) -> str:
    return endless if end.value is None else exactly(end.value)


def _is_range(band: Band) -> bool:
    doubled = None not in (band.at_least, band.more_than) or None not in (band.at_most, band.less_than)
    return not doubled and _in_order(lower_end(band), upper_end(band))


def _in_order(low: End, high: End) -> bool:
    if low.value is None or high.value is None:
        return True
    return low.value < high.value or (low.value == high.value and low.included and high.included)


@gives("EMU416", "EMU418")
def measures_fit_where_they_stand(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that `net` stands in the bonus only, and that a measure which needs a maximum has one (rule E5)."""
    for leaf in scale.leaves:
        arguments = {"code": leaf.code}
        if isinstance(leaf.measure, NetMeasure) and leaf.part != "bonus":
            yield Found("EMU416", regulation, (*leaf.path, "measure", "kind"), arguments)
        if isinstance(leaf.measure, TargetMeasure) and leaf.max is None:
            yield Found("EMU418", regulation, (*leaf.path, "measure", "kind"), arguments)


@gives("EMU426")
def floor_lies_below_the_ceiling(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that the lowest total is not above the highest (rule B5)."""
    floor, ceiling = scale.scoring.floor, scale.scoring.ceiling
    if floor is not None and ceiling is not None and floor > ceiling:
        arguments = {"floor": Figure(exactly(Fraction(floor))), "ceiling": Figure(exactly(Fraction(ceiling)))}
        yield Found("EMU426", regulation, ("scoring", "ceiling"), arguments)


@gives("EMU427")
def groups_alone_cap_and_choose(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that `caps` and `best` stand at groups, and that `best` leaves at least one criterion out (rule B6)."""
    for node in scale.nodes.values():
        if node.part == "base" and node.caps and not node.children:
            yield Found("EMU427", regulation, (*node.path, "caps"), {"code": node.code, "key": "caps", "number": 0})
        if node.best is not None and not 0 < node.best < len(node.children):
            arguments: Arguments = {"code": node.code, "key": "best", "number": len(node.children)}
            yield Found("EMU427", regulation, (*node.path, "best"), arguments)


@gives("EMU419")
def steps_are_above_zero(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that nothing is counted or rounded in steps of zero."""
    rounding = scale.scoring.rounding
    if isinstance(rounding, RoundingStep) and rounding.step == 0:
        yield Found("EMU419", regulation, ("scoring", "rounding", "step"))
    for leaf in scale.leaves:
        measure = leaf.measure
        if isinstance(measure, PointsMeasure) and measure.step == 0:
            yield Found("EMU419", regulation, (*leaf.path, "measure", "step"))
        if isinstance(measure, ShortfallMeasure) and measure.every == 0:
            yield Found("EMU419", regulation, (*leaf.path, "measure", "every"))


@gives("EMU425")
def targets_can_be_measured_against(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that the common target of a measure is one that a share can be taken of (rules E3, E4 and E6)."""
    for leaf in scale.leaves:
        measure = leaf.measure
        if not isinstance(measure, TargetMeasure) or leaf.target is None:
            continue
        if not is_measurable(measure, leaf.target):
            key = "target" if measure.target is not None else "commitment"
            arguments = {"code": leaf.code, "target": Figure(exactly(leaf.target))}
            yield Found("EMU425", regulation, (*leaf.path, "measure", key), arguments)


@gives("EMU411", "EMU412", "EMU413")
def stages_decide(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that it is said which stage decides each criterion, and that weights are shares of 100 (rule C1)."""
    final = scale.scoring.final
    unsaid = [leaf.code for leaf in scale.leaves if leaf.stage is None and leaf.measure is not None]
    if (final is None and len(scale.stages) > 1 and unsaid) or (isinstance(final, Keyed) and not len(final)):
        arguments = {"stages": tuple(scale.stages), "codes": tuple(unsaid)}
        yield Found("EMU413", regulation, ("scoring", "stages"), arguments, on_key=True)
    if not isinstance(final, Keyed) or not len(final):
        return
    weights = {stage: Fraction(weight) for stage, weight in final.items()}
    for stage, weight in weights.items():
        if not weight:
            yield Found("EMU411", regulation, ("scoring", "final", stage), {"stage": stage})
    total = sum(weights.values(), Fraction(0))
    if total != 100:
        yield Found("EMU412", regulation, ("scoring", "final"), {"sum": Figure(exactly(total))})


@gives("EMU414", "EMU415", "EMU424")
def peers_are_combined(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that a stage of peers says how scores are combined, that enough remain after trimming, and no other does.

    Source: rules C6 and C7.
    """
    for index, stage in enumerate(scale.scoring.stages or ()):
        path: KeyPath = ("scoring", "stages", index)
        if is_combined(stage):
            yield from _combined(stage, regulation, path)
        for key in unused_keys(stage):
            yield Found("EMU424", regulation, (*path, key), {"stage": stage.id, "key": key}, on_key=True)


def _combined(stage: Stage, regulation: Regulation, path: KeyPath) -> Iterator[Found]:
    if stage.combine is None:
        yield Found("EMU415", regulation, path, {"stage": stage.id})
    elif stage.at_least is not None and stage.at_least < fewest(stage):
        arguments = {"at_least": stage.at_least, "fewest": fewest(stage)}
        yield Found("EMU414", regulation, (*path, "at_least"), arguments)


@gives("EMU480")
def peers_are_enough(scale: Scale, regulation: Regulation, members: Members) -> Iterator[Found]:
    """Check that each member has as many scorers as a stage needs scores: those that trimming leaves, and `at_least`.

    Source: rules C6 and C7.
    """
    for index, stage in enumerate(scale.scoring.stages or ()):
        if not is_combined(stage) or members_on(members, None) is None:
            continue
        staying = (one.unit for one in members.members if one.status != "withdrawn")
        needed = fewest(stage) if stage.at_least is None else stage.at_least
        able = [len(scorers(stage, unit, members, scale) or ()) for unit in staying]
        # That nobody is assigned or has a seat is a finding of its own (EMU434 and EMU435).
        named = stage.by == "panel" or stage.scorers is not None
        peers = min([number for number in able if number or not named], default=needed if named else 0)
        # That `at_least` is too low for the trimming is an error of its own (EMU414).
        if peers < needed and needed >= fewest(stage):
            key = next((key for key in ("at_least", "trim", "combine") if getattr(stage, key) is not None), "by")
            told: Arguments = {"stage": stage.id, "needed": needed, "peers": peers}
            yield Found("EMU480", regulation, ("scoring", "stages", index, key), told)


@gives("EMU420")
def exceptions_say_what_happens(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that a criterion of the base not for all says what happens otherwise, and only such a one."""
    for top in scale.tops["base"]:
        for node in top.all():
            record = node.record
            excepts = record.applies_to is not None or record.not_for is not None
            if isinstance(record, Criterion) and excepts != (record.otherwise is not None):
                arguments: Arguments = {"code": node.code, "known": _ways()}
                yield Found("EMU420", regulation, (*node.path, "code"), arguments)


def _ways() -> tuple[str, ...]:
    annotation = Criterion.model_fields["otherwise"].annotation
    return tuple(way for option in get_args(annotation) for way in get_args(option))


@gives("EMU423")
def amounts_are_no_forgotten_shares(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that a threshold of at most 1 point is not a share without its percent sign (rule A5).

    More than a tenth of the maximum is no slip: of a criterion of 2 points, 1 is half.
    """
    ranking = known(regulation.ranking)
    several: list[tuple[KeyPath, RankClass | Requirements]] = [
        (("ranking", "classes", at), one) for at, one in enumerate(ranking.classes or () if ranking else ())
    ]
    for at, award in enumerate(listed(regulation.awards)):
        if award.requires is not None:
            several.append((("awards", at, "requires"), award.requires))
    for path, threshold in several:
        for key, value in _amounts(threshold):
            if not isinstance(value, Fraction) and 0 < value <= min(Fraction(1), _compared_with(key, scale) / 10):
                arguments = {
                    "value": Figure(exactly(Fraction(value))),
                    "share": Figure(f"{exactly(Fraction(value) * 100)}%"),
                }
                yield Found("EMU423", regulation, (*path, *key), arguments)


def _compared_with(key: KeyPath, scale: Scale) -> Fraction:
    """The maximum of what a threshold is of; 0 where it has none, and no share can be taken of it."""
    if key == ("at_least",):
        return scale.total
    node = scale.nodes.get(str(key[-1]))
    return (node.max if node else None) or Fraction(0)


def _amounts(threshold: RankClass | Requirements) -> Iterator[tuple[KeyPath, Decimal | Fraction]]:
    if threshold.at_least is not None:
        yield ("at_least",), threshold.at_least
    for code, value in threshold.groups.items() if threshold.groups is not None else ():
        yield ("groups", code), value


@gives("EMU481")
def regulation_is_adopted(regulation: Regulation) -> Iterator[Found]:
    """Check that the regulation is no draft any more; while it is one, that is told and counts for nothing."""
    if regulation.state == "draft":
        yield Found("EMU481", regulation, ("state",))
