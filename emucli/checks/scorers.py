"""Who scores at a stage, in which period, and what stands where a sheet says nothing (rules C13 to C16)."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from statistics import median

from ..findings.finding import KeyPath
from ..language.phrases import Arguments, Figure
from ..model.members import Members
from ..model.regulation import Regulation
from ..model.scoring import Stage
from ..model.unknown import known
from ..scoring.marking import Marking
from ..scoring.numbers import exactly
from ..scoring.scale import Scale
from ..scoring.scored import Scored
from .gives import gives
from .scope import Found
from .sheets import found_at

_STAGES: KeyPath = ("scoring", "stages")


@gives("EMU433")
def criteria_say_which_agency(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that a criterion's agency scores at its stage, and that it is said which of several does (rule C13)."""
    for leaf in scale.leaves:
        stages = [scale.stages[stage] for stage in scale.deciding(leaf)]
        if leaf.agency is not None and stages and not any(stage.by == "agency" for stage in stages):
            yield Found("EMU433", regulation, leaf.path, {"code": leaf.code, "problem": "no_stage_of_agencies"})
        for stage in stages:
            if stage.by == "agency" and isinstance(stage.agency, tuple) and scale.agency_of(leaf, stage.id) is None:
                yield Found("EMU433", regulation, leaf.path, {"code": leaf.code, "problem": "one_of_several_agencies"})


@gives("EMU434")
def assigned_scorers_are_others(scale: Scale, regulation: Regulation, members: Members) -> Iterator[Found]:
    """Check that each member has scorers where a stage assigns them, none of them itself (rule C15)."""
    for index, stage in enumerate(scale.scoring.stages or ()):
        if stage.by != "peers" or stage.scorers is None:
            continue
        path: KeyPath = (*_STAGES, index, "scorers")
        for unit, several in stage.scorers.items():
            if unit in several:
                yield Found("EMU434", regulation, (*path, unit), {"unit": unit, "problem": "scores_itself"})
        for one in members.members:
            if one.status != "withdrawn" and not stage.scorers.get(one.unit):
                yield Found("EMU434", regulation, path, {"unit": one.unit, "problem": "nobody_assigned"}, on_key=True)


@gives("EMU435")
def panels_have_seats(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that a panel names its seats, each once (rule C15)."""
    for index, stage in enumerate(scale.scoring.stages or ()):
        seats = stage.seat_ids
        if stage.by == "panel" and (not seats or len(set(seats)) < len(seats)):
            key = ("seats",) if seats else ()
            yield Found("EMU435", regulation, (*_STAGES, index, *key), {"stage": stage.id})


@gives("EMU436")
def what_stands_is_an_earlier_stage(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that `otherwise` of a stage names one before it (rule C14)."""
    before: list[str] = []
    for index, stage in enumerate(scale.scoring.stages or ()):
        if stage.otherwise is not None and stage.otherwise not in before:
            arguments: Arguments = {"stage": stage.id, "named": stage.otherwise, "known": tuple(before)}
            yield Found("EMU436", regulation, (*_STAGES, index, "otherwise"), arguments)
        before.append(stage.id)


@gives("EMU437")
def periods_are_counted(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that periods are told apart, and that the best of them say how many count (rule C16)."""
    periods = scale.scoring.periods
    if periods is None:
        return
    path: KeyPath = ("scoring", "periods")
    if len(set(periods.names)) < max(2, len(periods.names)):
        yield Found("EMU437", regulation, (*path, "ids"), {"problem": "two_periods"})
    ends = [] if isinstance(periods.ids, tuple) else [end.to for _, end in periods.ids.items()]
    if any(later <= earlier for earlier, later in pairwise(ends)):
        yield Found("EMU437", regulation, (*path, "ids"), {"problem": "ends_in_order"})
    if (periods.combine == "best") != (periods.count is not None):
        yield Found("EMU437", regulation, (*path, "combine"), {"problem": "count_of_the_best"})
    elif periods.count is not None and not 0 < periods.count < len(periods.names):
        yield Found("EMU437", regulation, (*path, "count"), {"problem": "count_of_the_best"})


@gives("EMU534")
def agencies_score_their_own_criteria(marking: Marking) -> Iterator[Found]:
    """Check that an agency gives points to its own criteria only (rule C13)."""
    for (stage, unit), sheets in marking.received.counted.items():
        for at in sheets if stage in marking.scale.of_several_agencies else ():
            for code in at.entries:
                leaf = marking.scale.nodes.get(code)
                if leaf is not None and leaf.is_leaf and not marking.is_scored_by(leaf, stage, at.sheet.by):
                    agency = marking.scale.agency_of(leaf, stage) or known(marking.members.standing_agency) or ""
                    arguments = {"code": code, "by": at.sheet.by, "agency": agency, "unit": unit}
                    yield found_at("EMU534", at, ("entries", code), arguments, on_key=True)


@gives("EMU535")
def scores_of_a_panel_lie_together(marking: Marking) -> Iterator[Found]:
    """Check that no score lies far from those of the others, where the stage says what is far (rule C15)."""
    for (stage, unit), sheets in marking.received.counted.items():
        far = marking.scale.stages[stage].far
        if far is None or len(sheets) < 3:
            continue
        for leaf in (leaf for leaf in marking.scale.leaves if leaf.code in marking.tables[unit] and leaf.max):
            marks = [(at, mark) for at in sheets if isinstance(mark := marking.mark(leaf, at), Scored)]
            for at, mark in marks:
                others = [
                    one.points for other, one in marks if other is not at and other.sheet.period == at.sheet.period
                ]
                middle = Fraction(median(others)) if others else mark.points
                if abs(mark.points - middle) > far * (leaf.max or 0) and leaf.code in at.entries:
                    arguments = {
                        "code": leaf.code,
                        "points": Figure(exactly(mark.points)),
                        "median": Figure(exactly(middle)),
                    }
                    yield found_at("EMU535", at, ("entries", leaf.code), arguments)


@gives("EMU536")
def sheets_name_their_period(marking: Marking) -> Iterator[Found]:
    """Check that a sheet names a period of the regulation, in which its unit was a member (rule C16)."""
    names = marking.periods.names
    for rejected in marking.received.rejected:
        if rejected.fault in ("unknown_period", "before_joining"):
            sheet = rejected.at.sheet
            problem = "joined_later" if rejected.fault == "before_joining" else "period_missing"
            if sheet.period is not None and rejected.fault == "unknown_period":
                problem = "no_such_period" if any(names) else "no_periods"
            key = ("period",) if sheet.period is not None else ()
            arguments: Arguments = {"problem": problem, "unit": sheet.unit, "known": tuple(filter(None, names))}
            yield found_at("EMU536", rejected.at, key, arguments)


def unused_keys(stage: Stage) -> Iterator[str]:
    """The keys of a stage that it has no use for, as others score there (rules C6, C7, C13 and C15)."""
    combined = stage.by in ("peers", "panel")
    needs = {
        "combine": combined,
        "at_least": combined,
        "far": combined,
        "trim": stage.combine == "trimmed_mean" and combined,
        "trim_by": stage.combine == "trimmed_mean" and combined,
        "agency": stage.by == "agency",
        "scorers": stage.by == "peers",
        "seats": stage.by == "panel",
    }
    return (key for key, used in needs.items() if not used and getattr(stage, key) is not None)
