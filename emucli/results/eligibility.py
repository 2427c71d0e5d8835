"""Who may take an office of the following year, and who may not and why (rule I6)."""

from dataclasses import dataclass
from typing import Literal

from ..model.members import Member
from ..model.regulation import LeadershipRule
from ..model.tree import Cluster, Year
from ..model.unknown import known, listed
from ..model.votes import Office

Bar = Literal["no_member", "withdrawn", "incumbent", "suspended", "leaving", "not_considered"]
"""Why a unit may not take an office."""


@dataclass(frozen=True)
class Eligibility:
    """Judges units for one office. `unranked` are the units that the year's standing leaves without a rank."""

    cluster: Cluster
    year: Year
    office: Office
    rule: LeadershipRule | None
    unranked: frozenset[str]

    def bar(self, unit: str) -> Bar | None:
        """Why a unit may not take the office; None where it may."""
        members = self.year.members.record
        member = members.of(unit) if members else None
        if members is not None and member is None:
            return "no_member"
        if member is not None and member.status == "withdrawn":
            return "withdrawn"
        barred = self.rule.not_eligible or () if self.rule else ()
        return next((one for one in barred if self._applies(one, unit, member)), None)

    def eligible(self, unit: str) -> bool:
        """Whether a unit may take the office."""
        return self.bar(unit) is None

    def _applies(self, bar: Bar, unit: str, member: Member | None) -> bool:
        suspended = member is not None and self._suspended_at_the_end(member)
        if bar == "incumbent":
            return unit in self.incumbents()
        if bar == "suspended":
            return suspended
        if bar == "leaving":
            return self._leaves(unit)
        return suspended or unit in self.unranked

    def incumbents(self) -> tuple[str, ...]:
        """Who holds the office in the year that elects."""
        members = self.year.members.record
        if members is None:
            return ()
        leader = known(members.leader)
        return listed(members.deputies) if self.office == "deputy" else (leader,) if leader else ()

    def _suspended_at_the_end(self, member: Member) -> bool:
        cleared = known(member.cleared)
        later = cleared is not None and cleared > self.year.last_day
        return member.suspended or (member.status == "suspended" and later)

    def _leaves(self, unit: str) -> bool:
        """Not a member in the following year, where the records hold it; its successor stays for it."""
        after = self.cluster.after(self.year)
        members = after.members.record if after else None
        if members is None or members.members_named == "some":
            return False
        return all(unit != one.unit and unit not in self._succeeded(one.unit) for one in members.members)

    def _succeeded(self, unit: str) -> tuple[str, ...]:
        entry = self.cluster.registers.units.get(unit)
        return listed(entry.succeeds) if entry else ()
