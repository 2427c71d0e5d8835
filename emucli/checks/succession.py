"""One year follows the other: next year's leaders are those that were chosen, or that the authority named."""

from collections.abc import Iterator

from ..model.conferences import Conferences
from ..model.members import Members
from ..model.outcome import Outcome
from ..model.tree import Cluster, Year, following_name
from ..model.unknown import known
from ..results.leadership import decided_by
from ..results.year import YearResult
from .scope import Found


def next_leader_is_the_one_chosen(outcome: Outcome, next_members: Members, result: YearResult) -> Iterator[Found]:
    """Check that the leader in office next year is the unit that this year's outcome names."""
    chosen, in_office = result.leadership.leader.unit, known(next_members.leader)
    if chosen is not None and in_office is not None and chosen != in_office:
        path = ("leadership", "leader", "unit")
        arguments = {"chosen": chosen, "in_office": in_office, "year": result.leadership.for_year}
        yield Found("EMU701", outcome, path, arguments)


def next_deputies_are_those_chosen(outcome: Outcome, next_members: Members, result: YearResult) -> Iterator[Found]:
    """Check that next year's deputies are the units that this year's outcome names, in any order."""
    chosen = [deputy.unit for deputy in result.leadership.deputies if deputy.unit is not None]
    in_office = known(next_members.deputies)
    if chosen and in_office is not None and sorted(chosen) != sorted(in_office):
        arguments = {"chosen": ", ".join(chosen), "in_office": ", ".join(in_office), "year": result.leadership.for_year}
        yield Found("EMU703", outcome, ("leadership", "deputies"), arguments)


def nobody_takes_office_before_the_decision(
    outcome: Outcome, next_members: Members, result: YearResult, year: Year
) -> Iterator[Found]:
    """Check that where the authority decides, nobody is recorded in office before its decision is (RULES I1)."""
    leader = result.leadership.leader
    if decided_by(year) == "authority" and leader.state == "proposed" and known(next_members.leader) == leader.unit:
        arguments = {"unit": leader.unit or "", "year": result.leadership.for_year}
        yield Found("EMU702", outcome, ("leadership", "leader"), arguments)


def opened_year_is_the_next(conferences: Conferences, cluster: Cluster, year: Year) -> Iterator[Found]:
    """Check that a conference that opens another year opens the one that follows, and that the records hold it."""
    expected = following_name(year.name)
    for index, conference in enumerate(conferences.conferences):
        if conference.opens is None:
            continue
        path = ("conferences", index, "opens")
        if conference.opens != expected:
            yield Found("EMU340", conferences, path, {"opens": conference.opens, "near": expected})
        elif expected not in cluster.years:
            yield Found("EMU341", conferences, path, {"opens": conference.opens})
