"""The offices of the following year as papers print them."""

from dataclasses import dataclass
from typing import Any

from ...model.place import KeyPath, Place
from ...model.unknown import known, listed
from ...results.leadership import leadership
from ...results.offices import OfficeResult
from ...voting.seats import AFTER_ROUNDS
from ..values.value import Computed, Gap, Row, Value
from .making import Making


@dataclass(frozen=True)
class Office(Row):
    """An office: `state` and `how` are words of the format, `decision` the instrument that decided it.

    No `how` where a decision after the last round chose the unit: then it was not elected.
    """

    unit: Value | Gap
    state: str
    how: str | None
    decision: Any
    unanimous: bool = False


def offices(making: Making, outcome: Any) -> dict[str, Any]:
    """`leader_elect` and `deputies_elect`, as the rules and outcome.yaml give them."""
    leaders, recorded = making.result.leadership, outcome.leadership
    return {
        "leader_elect": _office(leaders.leader, ("leader",), recorded.leader, making),
        "deputies_elect": [
            _office(office, ("deputies", at), _entry_of(office, at, recorded.deputies), making)
            for at, office in enumerate(leaders.deputies)
        ],
    }


def still_proposed(making: Making) -> dict[str, bool]:
    """Whether the leader and the deputies of this year are known only as proposed by the year before."""
    before, members = making.cluster.before(making.year), making.year.members.record
    if before is None or members is None:
        return {"leader_only_proposed": False, "deputies_only_proposed": False}
    leaders = leadership(making.cluster, before)
    proposed = {office.unit for office in leaders.deputies if office.state == "proposed"}
    return {
        "leader_only_proposed": leaders.leader.state == "proposed" and leaders.leader.unit == known(members.leader),
        "deputies_only_proposed": any(unit in proposed for unit in listed(members.deputies)),
    }


def _entry_of(office: OfficeResult, at: int, recorded: Any) -> Any:
    """The record's entry for an office: the one that names its unit, else the one at its place."""
    named = (one for one in recorded if one.unit and one.unit.raw == office.unit)
    return next(named, recorded[at] if at < len(recorded) else Gap(()))


def _office(office: OfficeResult, path: KeyPath, recorded: Any, making: Making) -> Office:
    place = Place(making.year.outcome.path, ("leadership", *path, "unit"))
    decision = recorded.decided.decision
    unanimous = bool(recorded.unanimous)
    if office.unit is None:
        gap = Gap((place,), unknown=office.state == "unknown", why=office.explanation)
        return Office(gap, office.state, office.how, decision)
    own = recorded.unit if recorded else None
    if own and own.raw == office.unit:
        return Office(own, office.state, _how(office, making), decision, unanimous)
    named = making.wrapper.named("units", office.unit, place, Computed("elect"))
    return Office(named, office.state, _how(office, making), decision)


def _how(office: OfficeResult, making: Making) -> str | None:
    seats = (seat for vote in making.result.leadership.votes for seat in vote.seats)
    decided = any(seat.unit == office.unit and seat.settled in AFTER_ROUNDS for seat in seats)
    return None if decided else office.how
