"""Offices that go round: the next unit of the rotation, and whom it passes over (rules I4 and I5)."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.members import Members
from ..model.registers import Unit
from ..model.tree import Cluster
from ..model.unknown import known, listed
from .eligibility import Bar, Eligibility


@dataclass(frozen=True)
class Turn:
    """Whose turn it is; None where the rotation has nobody, or does not hold the year's leader."""

    unit: str | None
    passed_over: tuple[tuple[str, Bar | str], ...] = ()


def next_in_rotation(
    rotation: Sequence[str], cluster: Cluster, members: Members, eligibility: Eligibility, taken: Sequence[str]
) -> Turn:
    """The first after the year's leader, going round once, that is a member, eligible, and holds no office yet.

    `taken` are units that take another office, or another seat, of the following year. The year's leader itself, with
    which the round ends, never leads again by rotation; it may become a deputy.
    """
    current = [successor(unit, cluster, members) for unit in rotation]
    leader = known(members.leader)
    if leader is None or leader not in current:
        return Turn(None)
    start = current.index(leader)
    passed: list[tuple[str, Bar | str]] = []
    for unit in dict.fromkeys((*current[start + 1 :], *current[: start + 1])):
        why = _passed_over(unit, leader, eligibility, taken)
        if why is None:
            return Turn(unit, tuple(passed))
        passed.append((unit, why))
    return Turn(None, tuple(passed))


def _passed_over(unit: str, leader: str, eligibility: Eligibility, taken: Sequence[str]) -> Bar | str | None:
    if unit in taken:
        return "takes_another_office"
    if unit == leader and eligibility.office == "leader":
        return "incumbent"
    return eligibility.bar(unit)


def successor(unit: str, cluster: Cluster, members: Members) -> str:
    """The member that a unit of the rotation has become: itself, or the one that it was merged into or renamed."""
    if members.of(unit) is not None:
        return unit
    entries: dict[str, Unit] = {
        one.unit: entry for one in members.members if (entry := cluster.registers.units.get(one.unit)) is not None
    }
    return next((id_ for id_, entry in entries.items() if unit in listed(entry.succeeds)), unit)
