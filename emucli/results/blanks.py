"""What a person still has to record of a year before its next step: nobody can compute it, and nothing guesses it."""

from collections.abc import Iterator
from typing import NamedTuple

from ..language.phrases import Phrase
from ..model.members import Members
from ..model.plan import Plan
from ..model.tree import Cluster, Year
from ..model.unknown import known, listed
from .filling import decided_by
from .leadership import leadership
from .offices import LeadershipResult, OfficeResult


class Blank(NamedTuple):
    """A file of the year, the key that is blank there (empty for the whole file), and what to record."""

    file: str
    key: str
    told: Phrase


def blanks(cluster: Cluster, year: Year) -> tuple[Blank, ...]:
    """What is blank, in the order of the year's files. What a record gives as `unknown` is not: no source says it."""
    members = year.members.record
    before = cluster.before(year)
    chosen = leadership(cluster, before) if before is not None else None
    return (
        *(_members(members, year, chosen) if members else ()),
        *_plan(year),
        *_covenant(year),
        *_regulation(year),
        *_outcome(cluster, year),
    )


def _members(members: Members, year: Year, chosen: LeadershipResult | None) -> Iterator[Blank]:
    if members.leader is None:
        yield Blank("members.yaml", "leader", _office("leader", (chosen.leader,) if chosen else ()))
    if members.deputies is None:
        yield Blank("members.yaml", "deputies", _office("deputies", chosen.deputies if chosen else ()))
    if members.standing_agency is None and _needs_agency(year):
        yield Blank("members.yaml", "standing_agency", Phrase("blank_agency"))
    unnamed = tuple(one.unit for one in members.members if one.status != "withdrawn" and one.representative is None)
    if unnamed:
        yield Blank("members.yaml", "members.representative", Phrase("blank_representatives", {"units": unnamed}))
    for one in members.members:
        since = known(one.since)
        if one.suspended and since is not None and since < year.first_day:
            yield Blank("members.yaml", "members.cleared", Phrase("blank_suspended", {"unit": one.unit}))


def _office(office: str, offices: tuple[OfficeResult, ...]) -> Phrase:
    """Who was put forward for it in the year before and waits for the authority, where somebody was."""
    waiting = tuple(unit for one in offices if one.awaits_decision and (unit := one.unit or one.recorded))
    return Phrase(f"blank_{office}_waiting", {"units": waiting}) if waiting else Phrase(f"blank_{office}")


def _needs_agency(year: Year) -> bool:
    regulation = year.regulation.record
    scoring = known(regulation.scoring) if regulation else None
    return scoring is not None and any(stage.by == "agency" for stage in scoring.stages or ())


def _plan(year: Year) -> Iterator[Blank]:
    if year.plan.broken:
        return
    if year.plan.record is None:
        yield Blank("plan.yaml", "", Phrase("blank_plan"))
        return
    undated = sum(one.due is None for one in listed(year.plan.record.tasks))
    if is_draft(year.plan.record):
        yield Blank("plan.yaml", "issued", Phrase("blank_plan_draft"))
    if undated:
        yield Blank("plan.yaml", "tasks.due", Phrase("blank_due", {"number": undated}))


def is_draft(plan: Plan) -> bool:
    """Whether nothing says that a plan is this year's: neither when it was issued nor a day of a task."""
    return plan.issued is None and all(one.due is None for one in listed(plan.tasks))


def _covenant(year: Year) -> Iterator[Blank]:
    if year.covenant.record is not None and year.covenant.record.signed is None:
        yield Blank("covenant.yaml", "signed", Phrase("blank_covenant"))


def _regulation(year: Year) -> Iterator[Blank]:
    if year.regulation.broken:
        return
    regulation = year.regulation.record
    if regulation is None:
        yield Blank("regulation.yaml", "", Phrase("blank_regulation"))
    elif regulation.state == "draft":
        yield Blank("regulation.yaml", "state", Phrase("blank_regulation_draft"))


def _outcome(cluster: Cluster, year: Year) -> Iterator[Blank]:
    """Proposals and offices to which the authority has not answered yet."""
    outcome = year.outcome.record
    if outcome is None:
        return
    proposals = sum(one.decided is None for one in listed(outcome.awards))
    if proposals:
        yield Blank("outcome.yaml", "awards.decided", Phrase("blank_proposals", {"number": proposals}))
    offices = leadership(cluster, year).offices
    waiting = tuple(unit for one in offices if one.awaits_decision and (unit := one.recorded))
    if waiting and decided_by(year) == "authority":
        yield Blank("outcome.yaml", "leadership.decided", Phrase("blank_offices", {"units": waiting}))
