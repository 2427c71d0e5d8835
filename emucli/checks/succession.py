"""One year follows the other: next year's leaders are those that were chosen, or that the authority named."""

from collections.abc import Iterator

from ..findings.finding import KeyPath
from ..language.phrases import Arguments
from ..model.conferences import Conferences
from ..model.members import Members
from ..model.outcome import LeadershipEntry, Outcome
from ..model.tree import Cluster, Registers, Year, following_name
from ..model.unknown import known, listed
from ..results.filling import decided_by
from ..results.offices import OfficeResult
from ..results.year import YearResult
from .gives import gives
from .scope import Found


@gives("EMU701")
def next_leader_is_the_one_chosen(
    outcome: Outcome, next_members: Members, result: YearResult, registers: Registers
) -> Iterator[Found]:
    """Check that the leader in office next year is the unit that this year's outcome names, or its successor."""
    leader, in_office = result.leadership.leader, known(next_members.leader)
    chosen = leader.unit or (leader.recorded if leader.awaits_decision else None)
    if chosen is not None and in_office is not None and not _follows(in_office, chosen, registers):
        path = ("leadership", "leader", "unit")
        arguments = {"chosen": chosen, "in_office": in_office, "year": result.leadership.for_year}
        yield Found("EMU701", outcome, path, arguments)


def _follows(unit: str, chosen: str, registers: Registers) -> bool:
    """Whether a unit is the one that was chosen or took over from it; a misspelt one is another finding."""
    entry = registers.units.get(unit)
    return chosen == unit or chosen not in registers.units or (entry is not None and chosen in listed(entry.succeeds))


@gives("EMU703")
def next_deputies_are_those_chosen(
    outcome: Outcome, next_members: Members, result: YearResult, registers: Registers
) -> Iterator[Found]:
    """Check that next year's deputies are the units that the outcome names, in any order, or successors."""
    offices = result.leadership.deputies
    chosen = [deputy.unit for deputy in offices if deputy.unit is not None]
    in_office = known(next_members.deputies)
    # One deputy who is not known may be any of those in office.
    if not chosen or len(chosen) < len(offices) or in_office is None:
        return
    found_again = [unit for unit in chosen if any(_follows(held, unit, registers) for held in in_office)]
    if len(found_again) < len(chosen) or len(chosen) != len(in_office):
        arguments: Arguments = {
            "chosen": tuple(chosen),
            "in_office": tuple(in_office),
            "year": result.leadership.for_year,
        }
        yield Found("EMU703", outcome, ("leadership", "deputies"), arguments)


@gives("EMU702")
def nobody_takes_office_before_the_decision(
    outcome: Outcome, next_members: Members, result: YearResult, year: Year
) -> Iterator[Found]:
    """Check that where the authority decides, nobody is recorded in office before its decision is (rule I1)."""
    leaders, authority = result.leadership, decided_by(year) == "authority"
    deputies = listed(next_members.deputies)
    in_office = (known(next_members.leader), *deputies)
    offices: list[tuple[KeyPath, OfficeResult]] = [(("leadership", "leader"), leaders.leader)]
    offices += [(("leadership", "deputies", deputy.entry), deputy) for deputy in leaders.deputies]
    for path, office in offices:
        unit = office.unit or office.recorded
        if office.awaits_decision and unit in in_office and (authority or office.how == "appointment"):
            held = "as_deputy" if unit in deputies else "as_leader"
            yield Found("EMU702", outcome, path, {"unit": unit or "", "held": held, "year": leaders.for_year})


@gives("EMU707")
def approved_units_are_those_proposed(outcome: Outcome) -> Iterator[Found]:
    """Check that a decision that approves does not name another unit than the one proposed (rule I1)."""
    leadership = known(outcome.leadership)
    if leadership is None:
        return
    offices: list[tuple[KeyPath, LeadershipEntry | None]] = [(("leadership", "leader"), known(leadership.leader))]
    deputies = enumerate(listed(leadership.deputies))
    offices += [(("leadership", "deputies", index), deputy) for index, deputy in deputies]
    for path, office in offices:
        unit, decided = (known(office.unit), office.decided) if office else (None, None)
        if unit and decided and decided.state == "approved" and decided.unit not in (None, unit):
            yield Found("EMU707", outcome, (*path, "decided", "unit"), {"named": decided.unit or "", "unit": unit})


@gives("EMU340", "EMU341")
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
