"""The offices of the following year as papers print them."""

from dataclasses import dataclass

from ...model.place import KeyPath, Place
from ...model.unknown import known, listed
from ...results.leadership import leadership
from ...results.offices import OfficeResult
from ...voting.seats import AFTER_ROUNDS
from ..values.value import Computed, Gap, Held, Row, Value
from .making import Making


@dataclass(frozen=True)
class Office(Row):
    """An office: `state` and `how` are words of the format, `decision` the instrument that decided it.

    No `how` where a decision after the last round chose the unit: then it was not elected.
    """

    unit: Value | Gap
    state: str
    how: str | None
    decision: Value | Gap
    unanimous: bool = False


def leader_elect(making: Making, outcome: Held) -> Office:
    """The leader of the following year, as the rules and outcome.yaml give it."""
    return _office(making.result.leadership.leader, ("leader",), outcome.entry("leadership").entry("leader"), making)


def deputies_elect(making: Making, outcome: Held) -> list[Office]:
    """The deputies of the following year, likewise."""
    recorded = outcome.entry("leadership").entries("deputies")
    return [
        _office(office, ("deputies", at), _entry_of(office, at, recorded), making)
        for at, office in enumerate(making.result.leadership.deputies)
    ]


def still_proposed(making: Making) -> tuple[bool, bool]:
    """Whether the leader, and the deputies, of this year are known only as proposed by the year before."""
    before, members = making.cluster.before(making.year), making.year.members.record
    if before is None or members is None:
        return False, False
    leaders = leadership(making.cluster, before)
    proposed = {office.unit for office in leaders.deputies if office.state == "proposed"}
    leader = leaders.leader.state == "proposed" and leaders.leader.unit == known(members.leader)
    return leader, any(unit in proposed for unit in listed(members.deputies))


def _entry_of(office: OfficeResult, at: int, recorded: list[Held] | Gap) -> Held:
    """The record's entry for an office: the one that names its unit, else the one at its place."""
    named = (one for one in recorded if one.id_at("unit") == office.unit)
    return next(named, recorded[at] if at < len(recorded) else Gap(()))


def _office(office: OfficeResult, path: KeyPath, recorded: Held, making: Making) -> Office:
    place = Place(making.year.outcome.path, ("leadership", *path, "unit"))
    decision = recorded.entry("decided").text("decision")
    if office.unit is None:
        gap = Gap((place,), unknown=office.state == "unknown", why=office.explanation)
        return Office(gap, office.state, office.how, decision)
    if recorded.id_at("unit") == office.unit:
        return Office(recorded.text("unit"), office.state, _how(office, making), decision, recorded.flag("unanimous"))
    named = making.wrapper.named("units", office.unit, place, Computed("elect"))
    return Office(named, office.state, _how(office, making), decision)


def _how(office: OfficeResult, making: Making) -> str | None:
    seats = (seat for vote in making.result.leadership.votes for seat in vote.seats)
    decided = any(seat.unit == office.unit and seat.settled in AFTER_ROUNDS for seat in seats)
    return None if decided else office.how
