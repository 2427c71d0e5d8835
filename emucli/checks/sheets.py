"""Score sheets: who scores whom, once, under the regulation in force (rules C6, C8 and C9)."""

from collections.abc import Iterator, Mapping

from ..findings.finding import KeyPath
from ..findings.near import Known
from ..language.phrases import Arguments
from ..model.members import Members
from ..model.regulation import Regulation
from ..model.unknown import known
from ..results.year import YearResult
from ..scoring.marking import Marking
from ..scoring.sheets import Fault, Rejected, SheetAt
from .gives import gives
from .scope import Found

# The rest of the faults has a rule of its own: other weights, another next step, or it is said as a reference.
_CODES: Mapping[Fault, str] = {
    "unknown_stage": "EMU503",
    "wrong_scorer": "EMU504",
    "own_peer": "EMU504",
    "doubled": "EMU505",
    "recused_alone": "EMU508",
}
_KEYS: Mapping[Fault, str] = {
    "unknown_stage": "stage",
    "wrong_scorer": "by",
    "own_peer": "by",
    "recused_alone": "recused",
}


def found_at(code: str, at: SheetAt, key: KeyPath, arguments: Arguments, *, on_key: bool = False) -> Found:
    """A finding in a sheet; `key` leads from the sheet to the value."""
    assert at.file.record is not None
    return Found(code, at.file.record, ("sheets", at.index, *key), arguments, on_key)


@gives("EMU503", "EMU504", "EMU505", "EMU508", "EMU528")
def sheets_have_their_place(marking: Marking, members: Members) -> Iterator[Found]:
    """Check that each sheet is of a known stage, by one who may score there, and the only one of its kind."""
    stages = Known(marking.scale.stages)
    for rejected in marking.received.rejected:
        # A note explains a unit that is no member, but not a sheet that counts nowhere.
        if rejected.fault == "not_a_member" and rejected.at.sheet.note is not None:
            yield found_at("EMU528", rejected.at, ("unit",), {"unit": rejected.at.sheet.unit})
        if rejected.fault in _CODES:
            key = _KEYS.get(rejected.fault)
            arguments = _arguments(rejected, marking, members, stages)
            yield found_at(_CODES[rejected.fault], rejected.at, (key,) if key else (), arguments)


def _arguments(rejected: Rejected, marking: Marking, members: Members, stages: Known) -> Arguments:
    sheet, fault = rejected.at.sheet, rejected.fault
    if fault == "unknown_stage":
        return {"stage": sheet.stage, **stages.hint(sheet.stage)}
    if fault == "doubled" and rejected.first is not None:
        first = rejected.first
        return {"unit": sheet.unit, "stage": sheet.stage, "file": first.file.path, "number": first.index + 1}
    stage = marking.scale.stages[sheet.stage]
    allowed = tuple(marking.scorers(stage.id, sheet.unit) or ())
    return {"by": sheet.by, "unit": sheet.unit, "stage": sheet.stage, "allowed": allowed}


@gives("EMU526")
def recused_sheets_have_no_entries(marking: Marking) -> Iterator[Found]:
    """Check that a scorer who recuses itself gives no scores: either is right, not both."""
    for sheets in marking.received.recused.values():
        for at in sheets:
            if at.entries:
                yield found_at("EMU526", at, ("entries",), {"by": at.sheet.by}, on_key=True)


@gives("EMU506")
def sheets_are_for_this_version(marking: Marking, regulation: Regulation) -> Iterator[Found]:
    """Check that sheets were scored against the version in force; another one counts as missing (rule C9)."""
    for rejected in marking.received.rejected:
        if rejected.fault == "other_version":
            arguments = {"version": rejected.at.sheet.regulation or "", "current": regulation.version or ""}
            yield found_at("EMU506", rejected.at, ("regulation",), arguments)


@gives("EMU507")
def sheets_of_withdrawn_members_do_not_count(marking: Marking, members: Members) -> Iterator[Found]:
    """Check that no sheet is about or by a member that has withdrawn; such a sheet does not count (rule C9)."""
    for rejected in marking.received.rejected:
        if rejected.fault == "withdrawn":
            sheet = rejected.at.sheet
            about = members.of(sheet.unit)
            key = "unit" if about is not None and about.status == "withdrawn" else "by"
            yield found_at("EMU507", rejected.at, (key,), {"unit": getattr(sheet, key)})


@gives("EMU529")
def scorers_are_known(marking: Marking, members: Members) -> Iterator[Found]:
    """Check that the record says who leads, or which agency scores, where sheets of theirs decide (rule C8)."""
    for stage in dict.fromkeys(stage for stage, _ in marking.received.counted):
        by = marking.scale.stages[stage].by
        if stage in marking.scale.owed and marking.scorers(stage, "") is None:
            key = "standing_agency" if by == "agency" else "leader"
            yield Found("EMU529", members, ("members",), {"stage": stage, "key": key}, on_key=True)


@gives("EMU525")
def nobody_decides_on_itself(marking: Marking) -> Iterator[Found]:
    """Check that nobody scores itself for the leadership; it is allowed, and worth knowing (rule C8)."""
    for (stage, unit), sheets in marking.received.counted.items():
        if marking.scale.stages[stage].by in ("leadership", "conference", "agency"):
            for at in sheets:
                if at.sheet.by == unit:
                    yield found_at("EMU525", at, ("by",), {"unit": unit, "stage": stage})


@gives("EMU527")
def agency_that_appraises_does_not_win(marking: Marking, members: Members, computed: YearResult) -> Iterator[Found]:
    """Check that the standing agency which scores is not ranked first; it is allowed, and worth knowing."""
    agency = known(members.standing_agency)
    ranking = computed.scores.ranking if computed.scores else None
    scored = any(marking.scale.stages[stage].by == "agency" for stage, _ in marking.received.counted)
    if agency is not None and ranking is not None and scored and ranking.rank_of(agency) == 1:
        yield Found("EMU527", members, ("standing_agency",), {"unit": agency})
