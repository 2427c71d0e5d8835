"""What a person still has to record of a year before its next step: nobody can compute it, and nothing guesses it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..language.phrases import Phrase
from ..model.members import Members
from ..model.papers import PaperId
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
        *_votes(year),
        *_outcome(cluster, year),
        *_conferences(year),
        *_papers(year),
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
    bare = tuple(one.unit for one in members.members if _figures(year) - set(one.figures.keys() if one.figures else ()))
    if bare:
        yield Blank("members.yaml", "members.figures", Phrase("blank_figures", {"units": bare}))
    for one in members.members:
        since = known(one.since)
        if one.suspended and since is not None and since < year.first_day:
            yield Blank("members.yaml", "members.cleared", Phrase("blank_suspended", {"unit": one.unit}))


def _office(office: str, offices: tuple[OfficeResult, ...]) -> Phrase:
    """Who was put forward for it in the year before and waits for the authority, where somebody was."""
    waiting = tuple(unit for one in offices if one.awaits_decision and (unit := one.unit or one.recorded))
    return Phrase(f"blank_{office}_waiting", {"units": waiting}) if waiting else Phrase(f"blank_{office}")


def _figures(year: Year) -> set[str]:
    """The facts of units by which the regulation tells equal ones apart."""
    regulation = year.regulation.record
    ranking = known(regulation.ranking) if regulation else None
    return {tie.figure for tie in (ranking.ties or () if ranking else ()) if tie.figure is not None}


def _needs_agency(year: Year) -> bool:
    regulation = year.regulation.record
    scoring = known(regulation.scoring) if regulation else None
    return scoring is not None and any(stage.by == "agency" and stage.agency is None for stage in scoring.stages or ())


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


def _votes(year: Year) -> Iterator[Blank]:
    entered = year.votes.record.votes if year.votes.record else ()
    waiting = sum(not vote.held for vote in entered)
    if waiting:
        yield Blank("votes.yaml", "votes.rounds", Phrase("blank_votes", {"number": waiting}))


def _conferences(year: Year) -> Iterator[Blank]:
    several = year.conferences.record.conferences if year.conferences.record else ()
    undated = tuple(one.id for one in several if one.date is None)
    if undated:
        yield Blank("conferences.yaml", "conferences.date", Phrase("blank_conferences", {"conferences": undated}))


def _papers(year: Year) -> Iterator[Blank]:
    """Papers whose time has come, by the records that they rest on, and that have neither number nor date."""
    papers = year.papers.record
    open_ = [one for one in listed(papers.papers) if one.number is None and one.date is None] if papers else []
    due = [one for one in open_ if one.paper in _RESTS_ON and _has_come(_RESTS_ON[one.paper], year)]
    if due:
        yield Blank("papers.yaml", "papers.number", Phrase("blank_papers", {"number": len(due)}))


_RESTS_ON: Mapping[PaperId, str] = {
    "plan": "plan",
    "scale": "regulation",
    "covenant": "covenant",
    "midyear": "midyear",
    "annual": "annual",
    "scoreboard": "annual",
    "minutes": "annual",
    "notice": "annual",
    "proposal": "outcome",
}
"""The file, or the conference, after which a paper is written; press items and forms have no number."""


def _has_come(what: str, year: Year) -> bool:
    plan, regulation, covenant = year.plan.record, year.regulation.record, year.covenant.record
    if what == "plan":
        return plan is not None and not is_draft(plan)
    if what == "regulation":
        return regulation is not None and regulation.state != "draft"
    if what == "covenant":
        return covenant is not None and covenant.signed is not None
    if what == "outcome":
        return year.outcome.record is not None
    conferences = year.conferences.record.conferences if year.conferences.record else ()
    return any(one.kind == what for one in conferences)
