"""Who belongs to the cluster in a year: counts, statuses, offices."""

from collections.abc import Iterator, Sequence

from ..language.phrases import Arguments
from ..model.conferences import Conference, Conferences
from ..model.covenant import Covenant
from ..model.members import Member, Members
from ..model.outcome import Outcome
from ..model.scalars import When
from ..model.tree import Registers, Year
from ..model.unknown import known, listed
from ..model.year_movements import YearMovements
from .gives import gives
from .scope import Found


@gives("EMU314")
def members_are_listed_once(members: Members) -> Iterator[Found]:
    """Check that no unit stands twice among the members."""
    first: dict[str, int] = {}
    for index, member in enumerate(members.members):
        if member.unit in first:
            yield Found("EMU314", members, ("members", index, "unit"), {"unit": member.unit})
        first.setdefault(member.unit, index)


@gives("EMU312")
def members_are_as_many_as_declared(members: Members) -> Iterator[Found]:
    """Check that the list of members agrees with the number that the decision states.

    Where the source names only some, the list may be shorter but not longer.
    """
    declared = known(members.declared_count)
    named = len(members.members)
    if declared is None or named == declared or (members.members_named == "some" and named < declared):
        return
    yield Found("EMU312", members, ("declared_count",), {"declared": declared, "listed": named})


@gives("EMU313")
def departures_say_since_when_and_why(members: Members) -> Iterator[Found]:
    """Check that a suspended or withdrawn member has a date and a reason (FORMAT: members.yaml)."""
    for index, member in enumerate(members.members):
        missing = [key for key in ("since", "reason") if getattr(member, key) is None]
        if member.status != "active" and missing:
            arguments: Arguments = {"unit": member.unit, "status": member.status, "keys": tuple(missing)}
            yield Found("EMU313", members, ("members", index, "status"), arguments)


@gives("EMU319")
def days_belong_to_a_status(members: Members) -> Iterator[Found]:
    """Check that a day on which a status began or ended stands beside that status."""
    for index, member in enumerate(members.members):
        idle = {"active": ("since", "cleared"), "withdrawn": ("cleared",)}.get(member.status, ())
        for key in (key for key in idle if known(getattr(member, key)) is not None):
            arguments: Arguments = {"key": key, "unit": member.unit, "status": member.status}
            yield Found("EMU319", members, ("members", index, key), arguments, on_key=True)


@gives("EMU315")
def leader_is_no_deputy(members: Members) -> Iterator[Found]:
    """Check that the leader and the deputies in office are different units."""
    for index, deputy in enumerate(listed(members.deputies)):
        if deputy == members.leader:
            yield Found("EMU315", members, ("deputies", index), {"unit": deputy})


@gives("EMU772")
def deputies_are_different_units(members: Members) -> Iterator[Found]:
    """Check that no unit stands twice among the deputies in office."""
    for index in _again(listed(members.deputies)):
        yield Found("EMU772", members, ("deputies", index), {"unit": listed(members.deputies)[index]})


@gives("EMU772")
def deputies_elect_are_different_units(outcome: Outcome) -> Iterator[Found]:
    """Check that no unit stands twice among next year's deputies."""
    leadership = known(outcome.leadership)
    deputies = listed(leadership.deputies) if leadership else ()
    for index in _again([known(deputy.unit) for deputy in deputies]):
        arguments = {"unit": known(deputies[index].unit) or ""}
        yield Found("EMU772", outcome, ("leadership", "deputies", index, "unit"), arguments)


@gives("EMU325")
def signatories_stand_once(covenant: Covenant) -> Iterator[Found]:
    """Check that no unit stands twice among the signatories of the covenant."""
    signatories = known(covenant.signatories)
    units = signatories if isinstance(signatories, tuple) else ()
    for index in _again(units):
        yield Found("EMU325", covenant, ("signatories", index), {"unit": units[index]})


def _again(units: Sequence[str | None]) -> Iterator[int]:
    """Where a unit is named that was named before."""
    return (at for at, unit in enumerate(units) if unit is not None and unit in units[:at])


@gives("EMU311")
def decisions_name_units_that_stayed(members: Members, outcome: Outcome) -> Iterator[Found]:
    """Check that no award and no office of next year goes to a unit that has left the cluster."""
    for path, unit in _decided_units(outcome):
        member = members.of(unit)
        if member is not None and member.status == "withdrawn":
            yield Found("EMU311", outcome, path, {"unit": unit, "since": _since(member)})


def _decided_units(outcome: Outcome) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for index, award in enumerate(listed(outcome.awards)):
        if isinstance(award.unit, str):
            yield ("awards", index, "unit"), award.unit
    leadership = known(outcome.leadership)
    leader = known(leadership.leader) if leadership else None
    if leader and isinstance(leader.unit, str):
        yield ("leadership", "leader", "unit"), leader.unit
    for index, deputy in enumerate(listed(leadership.deputies) if leadership else ()):
        if isinstance(deputy.unit, str):
            yield ("leadership", "deputies", index, "unit"), deputy.unit


def _since(member: Member) -> str:
    since = known(member.since)
    return since.isoformat() if since else "?"


@gives("EMU318")
def members_exist_in_the_year(members: Members, year: Year, registers: Registers) -> Iterator[Found]:
    """Check that each member existed at some time of the year (`valid` in the register of units)."""
    for index, member in enumerate(members.members):
        unit = registers.units.get(member.unit)
        valid = known(unit.valid) if unit else None
        if valid is None:
            continue
        starts, ends = known(valid.from_), known(valid.to)
        too_late = starts is not None and starts.first_day() > year.last_day
        if too_late or (ends is not None and ends.last_day() < year.first_day):
            arguments = {"unit": member.unit, "from": written(starts), "to": written(ends), "year": year.name}
            yield Found("EMU318", members, ("members", index, "unit"), arguments)


def written(when: When | None) -> str:
    """A day, month or year as a record writes it; `…` where there is none."""
    if when is None:
        return "…"
    parts = (when.month, when.day)
    return "-".join([f"{when.year:04}", *(f"{part:02}" for part in parts if part is not None)])


@gives("EMU316")
def models_are_as_many_as_declared(movements: YearMovements) -> Iterator[Found]:
    """Check that the list of models agrees with the number that the report states."""
    declared = known(movements.declared_models)
    models = known(movements.models)
    if declared is None or models is None or len(models) == declared:
        return
    yield Found("EMU316", movements, ("declared_models",), {"declared": declared, "listed": len(models)})


@gives("EMU317")
def attendance_adds_up(conferences: Conferences, members: Members) -> Iterator[Found]:
    """Check that the number of units present agrees with the units that attended or were absent."""
    for index, conference in enumerate(conferences.conferences):
        present = known(conference.present)
        stated = known(present.units) if present else None
        counted = _attending(conference, members)
        if stated is not None and counted is not None and stated != counted:
            path = ("conferences", index, "present", "units")
            yield Found("EMU317", conferences, path, {"stated": stated, "counted": counted})


def _attending(conference: Conference, members: Members) -> int | None:
    """How many units the lists say were present, None where they do not tell."""
    attended = known(conference.attended)
    if isinstance(attended, tuple):
        return len(attended)
    if members.members_named == "some":
        return None
    staying = sum(member.status != "withdrawn" for member in members.members)
    if attended == "all":
        return staying
    absent = known(conference.absent)
    return None if absent is None else staying - len(absent)
