"""Entries of score sheets: codes, inputs that the measure takes, reasons, evidence (docs/rules.md, C to E)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from ..findings.near import Known
from ..language.phrases import Arguments, Figure
from ..model.meant import NumberKind, meant_number
from ..model.measures import PlaceMeasure
from ..model.scalars import POINTS_PATTERN
from ..model.scores import DetailedEntry, Entry
from ..model.tree import Year
from ..scoring.inputs import Misfit, Problem
from ..scoring.markers import is_too_fine
from ..scoring.marking import Marking
from ..scoring.nodes import Node
from ..scoring.numbers import exactly
from ..scoring.scale import Scale
from ..scoring.scored import Scored
from ..scoring.sheets import SheetAt
from .gives import gives
from .scope import Found
from .sheets import found_at

_CODES: Mapping[Problem, str] = {
    "input_missing": "EMU509",
    "input_not_taken": "EMU510",
    "not_a_number": "EMU511",
    "not_a_count": "EMU511",
    "points_out_of_range": "EMU512",
    "points_off_step": "EMU513",
    "no_such_option": "EMU514",
    "item_twice": "EMU515",
    "value_outside_bands": "EMU516",
    "value_too_fine": "EMU517",
    "target_not_positive": "EMU518",
    "part_of_nothing": "EMU518",
    "part_below_zero": "EMU518",
    "not_scorable": "EMU519",
    "input_out_of_range": "EMU530",
    "done_without_dates": "EMU531",
    "place_below_one": "EMU511",
}

_NOT_NEGATIVE = ("points_out_of_range", "not_a_count")
_WANTED: Mapping[str, NumberKind] = {"not_a_number": "number", "not_a_count": "count"}
_ABOVE_ZERO = POINTS_PATTERN.strip("^$")
_WITH_PROBLEM = (
    "not_a_number",
    "not_a_count",
    "place_below_one",
    "part_of_nothing",
    "part_below_zero",
    "target_not_positive",
)


def _counted(marking: Marking) -> Iterator[SheetAt]:
    for sheets in marking.received.counted.values():
        yield from sheets


@gives("EMU501", "EMU502", "EMU519", "EMU520")
def entries_name_criteria_of_the_unit(marking: Marking) -> Iterator[Found]:
    """Check that each entry is for a leaf of the scale that applies to the unit (rules B4 and D2)."""
    leaves, codes = {leaf.code for leaf in marking.scale.leaves}, Known(marking.scale.nodes)
    allowed = {table: leaves & table for table in set(marking.tables.values())}
    for at in _counted(marking):
        own = allowed[marking.tables[at.sheet.unit]]
        if not at.entries.keys() <= own:
            yield from (_refused(code, at, marking, codes) for code in at.entries if code not in own)


def _refused(code: str, at: SheetAt, marking: Marking, codes: Known) -> Found:
    node = marking.scale.nodes.get(code)
    path = ("entries", code)
    if node is None:
        return found_at("EMU501", at, path, {"code": code, "near": codes.near(code)}, on_key=True)
    if node.is_leaf:
        return found_at("EMU520", at, path, {"code": code, "unit": at.sheet.unit}, on_key=True)
    if node.children:
        leaves = tuple(leaf.code for leaf in node.leaves())
        return found_at("EMU502", at, path, {"code": code, "leaves": leaves}, on_key=True)
    return found_at("EMU519", at, path, {"code": code}, on_key=True)


def _leaves_of(at: SheetAt, codes: Iterable[str], marking: Marking) -> Iterator[Node]:
    """The leaves of the table of a sheet's unit among some codes."""
    table = marking.tables[at.sheet.unit]
    for code in codes:
        node = marking.scale.nodes.get(code)
        if node is not None and node.is_leaf and code in table:
            yield node


@gives(
    "EMU509", "EMU510", "EMU511", "EMU512", "EMU513", "EMU514", "EMU515", "EMU516", "EMU517", "EMU518", "EMU519",
    "EMU530", "EMU531", "EMU570",
)  # fmt: skip
def entries_fit_their_measure(marking: Marking, year: Year) -> Iterator[Found]:
    """Check that each entry gives what its criterion's measure takes, within its bounds (rules C10, E1, E2 and E8)."""
    options: dict[str, Known] = {}
    if "misfit" not in marking.marks.odd:
        return
    for (_, unit), sheets in marking.received.counted.items():
        for leaf in (leaf for leaf in marking.scale.leaves if leaf.code in marking.tables[unit]):
            for at in sheets:
                marked = marking.mark(leaf, at)
                # What is said of a criterion whose measure nobody knows is kept, and makes the year not rankable.
                no_plan = isinstance(marked, Misfit) and marked.problem == "done_without_dates" and year.plan.broken
                if isinstance(marked, Misfit) and leaf.measure is not None and not no_plan:
                    yield _misfit(marked, leaf, at, marking.scale, options)


@gives("EMU532")
def places_leave_a_gap_behind_equal_ones(marking: Marking) -> Iterator[Found]:
    """Check that behind several units of one place as many places are left free: two firsts, then a third (rule E7)."""
    for leaf in (leaf for leaf in marking.scale.leaves if isinstance(leaf.measure, PlaceMeasure)):
        for several in marking.comparing.places(leaf).values():
            taken = Counter(int(marking.comparing.place_of(leaf, at)) for at in several)
            for at in several:
                place = int(marking.comparing.place_of(leaf, at))
                before = next((one for one, units in sorted(taken.items()) if one < place < one + units), None)
                if before is not None:
                    arguments: Arguments = {"code": leaf.code, "place": place, "before": before, "units": taken[before]}
                    yield found_at("EMU532", at, ("entries", leaf.code), arguments)


def _misfit(misfit: Misfit, leaf: Node, at: SheetAt, scale: Scale, options: dict[str, Known]) -> Found:
    entry = at.entries[leaf.code]
    key = (misfit.key,) if misfit.key and isinstance(entry, DetailedEntry) else ()
    value = misfit.value
    may_be_negative = misfit.problem == "points_out_of_range" and leaf.least < 0
    if misfit.problem in _NOT_NEGATIVE and not may_be_negative and re.fullmatch(f"-{_ABOVE_ZERO}", value, re.ASCII):
        return found_at("EMU570", at, ("entries", leaf.code, *key), _negative(leaf, value, scale))
    arguments: Arguments = {"code": leaf.code, "value": value, **misfit.rule}
    if misfit.problem == "no_such_option":
        arguments = {**arguments, **options.setdefault(leaf.code, Known(misfit.known)).hint(value)}
    elif misfit.problem in _WITH_PROBLEM:
        arguments = {**arguments, "problem": misfit.problem, **_meant(misfit.problem, value)}
    return found_at(_CODES[misfit.problem], at, ("entries", leaf.code, *key), arguments)


def _negative(leaf: Node, value: str, scale: Scale) -> Arguments:
    """What is said of a negative number: of a penalty that it is meant without its sign, else where deductions go."""
    penalties = tuple(one.code for top in scale.tops["penalty"] for one in top.leaves())
    near = value.removeprefix("-") if leaf.part == "penalty" else ""
    return {"code": leaf.code, "value": value, "near": near, "penalties": penalties}


def _meant(problem: str, value: str) -> Mapping[str, str]:
    """The number that was probably meant; none where a count is wanted and another number stands there."""
    kind = _WANTED.get(problem)
    return {"near": meant_number(value.removesuffix("%").rstrip(), kind).near} if kind else {}


@gives("EMU521")
def points_have_no_more_decimals(marking: Marking) -> Iterator[Found]:
    """Check that points are written with the decimals of the regulation; finer ones count exactly (rule A4)."""
    if "finer" not in marking.marks.odd:
        return
    for at in _counted(marking):
        for leaf in _leaves_of(at, at.entries, marking):
            marked = marking.mark(leaf, at)
            if isinstance(marked, Scored) and is_too_fine(marked, leaf, marking.scale):
                arguments: Arguments = {
                    "value": Figure(exactly(marked.points)),
                    "decimals": marking.scale.scoring.decimals,
                }
                yield found_at("EMU521", at, ("entries", leaf.code), arguments)


@gives("EMU522")
def points_by_hand_have_a_reason(marking: Marking) -> Iterator[Found]:
    """Check that points set by hand, where the measure takes another input, say why (rule C10)."""
    if "by_hand" not in marking.marks.odd:
        return
    for at in _counted(marking):
        bare = (code for code, entry in at.entries.items() if not isinstance(entry, str) and _lacks_reason(entry))
        for leaf in _leaves_of(at, bare, marking):
            marked = marking.mark(leaf, at)
            if isinstance(marked, Scored) and marked.by_hand:
                yield found_at("EMU522", at, ("entries", leaf.code, "points"), {"code": leaf.code})


@gives("EMU523")
def differences_have_a_reason(marking: Marking) -> Iterator[Found]:
    """Check that a later sheet which differs from the unit's own by more than `reason_above` says why (rule C11)."""
    limit, own = marking.scale.scoring.reason_above, marking.own_stage
    if limit is None or own is None:
        return
    for at in _counted(marking):
        if marking.is_later_than_own(at.sheet.stage):
            for first in marking.received.of(own, at.sheet.unit):
                yield from _unexplained(at, first, Fraction(limit), marking)


def _unexplained(at: SheetAt, first: SheetAt, limit: Fraction, marking: Marking) -> Iterator[Found]:
    table, stands = marking.tables[at.sheet.unit], marking.scale.stages[at.sheet.stage].otherwise is not None
    own, later = marking.marks.of(first), marking.marks.of(at)
    for leaf in marking.scale.leaves:
        # Nearly all marks are the same ones.
        if own.get(leaf.code) is later.get(leaf.code) or leaf.code not in table:
            continue
        ours, theirs = marking.mark(leaf, first), marking.mark(leaf, at)
        entry = at.entries.get(leaf.code)
        if entry is None and (stands or at.sheet.stage not in marking.scale.deciding(leaf)):
            continue
        if not isinstance(ours, Scored) or not isinstance(theirs, Scored) or _has_reason(entry):
            continue
        difference = abs(theirs.points - ours.points)
        if difference > limit:
            arguments = {
                "code": leaf.code,
                "own": Figure(exactly(ours.points)),
                "later": Figure(exactly(theirs.points)),
                "difference": Figure(exactly(difference)),
                "limit": Figure(exactly(limit)),
            }
            # A claim that the later sheet leaves out has no entry to point to.
            place = ("entries", leaf.code) if entry is not None else ("unit",)
            yield found_at("EMU523", at, place, arguments)


def _has_reason(entry: Entry | None) -> bool:
    return not (entry is None or isinstance(entry, str)) and entry.reason is not None


@gives("EMU524")
def claims_have_their_evidence(marking: Marking) -> Iterator[Found]:
    """Check that a unit's own entry names its evidence where the regulation requires it; a claim of 0 needs none."""
    asked = [leaf.code for leaf in marking.scale.leaves if leaf.evidence]
    for at in _counted(marking) if asked else ():
        if marking.scale.stages[at.sheet.stage].by != "member":
            continue
        bare = (code for code in asked if code in at.entries and not _has_evidence(at.entries[code]))
        for leaf in _leaves_of(at, bare, marking):
            marked = marking.mark(leaf, at)
            if isinstance(marked, Scored) and marked.points != 0:
                yield found_at("EMU524", at, ("entries", leaf.code), {"code": leaf.code})


def _lacks_reason(entry: DetailedEntry) -> bool:
    """Whether points are set without one."""
    return entry.points is not None and entry.reason is None


def _has_evidence(entry: Entry) -> bool:
    return not isinstance(entry, str) and (entry.evidence is not None and entry.evidence != ())
