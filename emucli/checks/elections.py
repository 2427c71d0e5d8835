"""Offices: voted as the regulation says, by and for units that may, and recorded as chosen (rule H3, H8, H9, I)."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from ..findings.finding import KeyPath
from ..model.members import Members
from ..model.outcome import LeadershipEntry, Outcome
from ..model.tree import Cluster, Registers, Year
from ..model.unknown import known, listed
from ..model.votes import Office, Vote, Votes
from ..results.choosing import Choosing
from ..results.offices import Departure, LeadershipResult, OfficeResult
from ..results.year import YearResult
from .gives import gives
from .scope import Found


@gives("EMU607")
def candidates_are_eligible(votes: Votes, cluster: Cluster, year: Year, computed: YearResult) -> Iterator[Found]:
    """Check that candidates for an office may take it; votes for others elect nobody (rules H8, I6)."""
    choosing = Choosing(cluster, year, computed.scores)
    for at, vote in enumerate(votes.votes):
        office = vote.for_.office
        named = (("candidates", vote.candidates or ()), ("choice", vote.choice or ()))
        for key, index, unit in ((key, index, unit) for key, units in named for index, unit in enumerate(units)):
            bar = choosing.eligibility(office).bar(unit) if office else None
            if bar not in (None, "no_member", "withdrawn"):
                arguments = {"unit": unit, "office": f"office_{office}", "why": f"bar_{bar}"}
                yield Found("EMU607", votes, ("votes", at, key, index), arguments)


@gives("EMU608")
def votes_are_held_as_the_regulation_says(votes: Votes, cluster: Cluster, year: Year) -> Iterator[Found]:
    """Check that a vote on an office is held in the way that the regulation names; it counts anyway (rule H9)."""
    choosing = Choosing(cluster, year, None)
    for at, vote in enumerate(votes.votes):
        rule = choosing.office_rule(vote.for_.office) if vote.for_.office else None
        if rule is not None and rule.how != vote.how:
            yield Found("EMU608", votes, ("votes", at, "how"), {"how": vote.how, "rule": rule.how})


@gives("EMU609")
def offices_are_voted_on_once(votes: Votes) -> Iterator[Found]:
    """Check that each office has one vote; further rounds stand in that vote."""
    first: dict[Office, Vote] = {}
    for at, vote in enumerate(votes.votes):
        office = vote.for_.office
        if office is not None and vote.held:
            if office in first:
                arguments = {"office": f"office_{office}", "first": first[office].id}
                yield Found("EMU609", votes, ("votes", at, "for"), arguments)
            first.setdefault(office, vote)


@gives("EMU610")
def rounds_end_with_a_decision(votes: Votes, result: YearResult) -> Iterator[Found]:
    """Check that no round was held after one that had filled every seat (rule H3)."""
    for counted in result.leadership.votes:
        at = next(index for index, vote in enumerate(votes.votes) if vote is counted.vote)
        for number in counted.unnecessary:
            arguments = {"round": number, "decided": counted.unnecessary[0] - 1}
            yield Found("EMU610", votes, ("votes", at, "rounds", number - 1), arguments)


@gives("EMU704", "EMU770", "EMU771")
def offices_are_recorded_as_chosen(outcome: Outcome, computed: YearResult) -> Iterator[Found]:
    """Check that outcome.yaml names only units that votes and regulation give, or says who declined (rule I2)."""
    leaders = computed.leadership
    for office in (*leaders.offices, *leaders.beyond):
        if office.departs is not None:
            arguments = {"computed": office.computed or "", "recorded": office.recorded or "", "state": office.state}
            yield Found(_code(office.departs), outcome, (*_entry_of(office, leaders), "unit"), arguments)


def _code(departs: Departure) -> str:
    match departs:
        case "another":
            return "EMU704"
        case "open":
            return "EMU770"
        case "beyond":
            return "EMU771"
    assert_never(departs)


def _entry_of(office: OfficeResult, leaders: LeadershipResult) -> KeyPath:
    """Where outcome.yaml records an office."""
    if office is leaders.leader:
        return ("leadership", "leader")
    return ("leadership", "deputies", office.entry)


@gives("EMU705")
def first_deputy_leads_next(members: Members, result: YearResult, registers: Registers) -> Iterator[Found]:
    """Check that the year's first deputy leads next; custom, not a rule, so passing it over is only told."""
    deputies = listed(members.deputies)
    leader = result.leadership.leader.unit
    entry = registers.units.get(leader or "")
    if deputies and entry is not None and deputies[0] not in (leader, *listed(entry.succeeds)):
        yield Found("EMU705", members, ("deputies", 0), {"deputy": deputies[0], "leader": leader or ""})


@gives("EMU706")
def leaders_elect_stay(
    result: YearResult, next_members: Members, outcome: Outcome, cluster: Cluster
) -> Iterator[Found]:
    """Check that whoever takes an office next year is a member then, itself or its successor."""
    leadership = known(outcome.leadership)
    if leadership is None or next_members.members_named == "some":
        return
    leader = known(leadership.leader)
    entries = [_taking_office(leader, ("leadership", "leader"))] if leader else []
    for index, deputy in enumerate(listed(leadership.deputies)):
        entries.append(_taking_office(deputy, ("leadership", "deputies", index)))
    staying = {unit for member in next_members.members for unit in (member.unit, *_succeeded(member.unit, cluster))}
    for path, unit in entries:
        if isinstance(unit, str) and unit in cluster.registers.units and unit not in staying:
            yield Found("EMU706", outcome, path, {"unit": unit, "year": result.leadership.for_year})


def _taking_office(entry: LeadershipEntry, path: KeyPath) -> tuple[KeyPath, object]:
    """The unit that takes an office and where it stands: the authority's own where it replaced the one chosen."""
    if entry.decided is not None and entry.decided.state == "replaced":
        return (*path, "decided", "unit"), entry.decided.unit
    return (*path, "unit"), entry.unit


def _succeeded(unit: str, cluster: Cluster) -> Sequence[str]:
    entry = cluster.registers.units.get(unit)
    return listed(entry.succeeds) if entry else ()


@gives("EMU315")
def nobody_takes_both_offices(outcome: Outcome | None, votes: Votes | None, result: YearResult) -> Iterator[Found]:
    """Check that no unit is leader and deputy next year, judged on who takes the offices in the end (rule I7)."""
    leaders = result.leadership
    for office in leaders.deputies:
        if office.unit is not None and office.unit == leaders.leader.unit:
            yield _both(office, leaders, outcome, votes)


def _both(office: OfficeResult, leaders: LeadershipResult, outcome: Outcome | None, votes: Votes | None) -> Found:
    """Where the record gives the second office: an entry of outcome.yaml, else the vote on deputies."""
    arguments = {"unit": office.unit or ""}
    if outcome is not None and office.recorded is not None:
        key = ("decided", "unit") if office.state == "replaced" else ("unit",)
        return Found("EMU315", outcome, (*_entry_of(office, leaders), *key), arguments)
    assert votes is not None  # a deputy who is not recorded was elected: a rotation passes over the leader
    held = next(one.vote for one in leaders.votes if one.vote.for_.office == "deputy")
    at = next(index for index, vote in enumerate(votes.votes) if vote is held)
    return Found("EMU315", votes, ("votes", at, "for"), arguments)
