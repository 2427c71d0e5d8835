"""Who belongs to a cluster in the year after another one, and who holds its offices, as far as records say it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..model.base import Span
from ..model.members import Member
from ..model.scalars import When
from ..model.tree import Cluster, Registers, Year
from ..model.unknown import known, listed
from ..results.offices import OfficeResult
from ..results.year import YearResult
from ..writing.scalar import Value
from ..writing.text import yaml_text
from ..writing.tree import tree_of

_IN_OFFICE = ("chosen", "approved", "replaced")
"""States in which nothing more has to be decided about an office."""
_OF_ITS_YEAR = frozenset(("joined", "figures"))
"""Keys of a member that say something of one year."""
_OF_AN_HEIR = ("kind",)
"""Keys of a member that hold for the unit that took over from it."""


@dataclass(frozen=True)
class NextYear:
    """A year that begins after another one, `before`; `result`: what that one came to."""

    cluster: Cluster
    before: Year
    result: YearResult
    name: str

    @property
    def registers(self) -> Registers:
        """The registers of the records root."""
        return self.cluster.registers

    @property
    def first_day(self) -> date:
        """The first day of the calendar year that the name begins with."""
        return date(int(self.name[:4]), 1, 1)

    def members(self) -> str:
        """The text of members.yaml: who stays, who takes over from whom, and offices on which nothing is open."""
        old = self.before.members.record
        if old is None:
            raise ValueError("a year without members is none")
        agency = known(old.standing_agency)
        tree: dict[str, Value] = {"illustrative": True} if old.illustrative else {}
        tree |= self.offices
        tree |= {"kinds": tree_of(old.kinds)} if old.kinds is not None else {}
        tree |= {"standing_agency": next(iter(self.became(agency)), agency)} if agency else {}
        return yaml_text({**tree, "members": list(self.entries.values())})

    @cached_property
    def entries(self) -> Mapping[str, Value]:
        """The members of the new year with their entries; a unit into which several were merged stands once."""
        old = self.before.members.record
        members = old.members if old else ()
        found: dict[str, Value] = {}
        for unit, entry in (pair for member in members for pair in self._after(member)):
            # Of which kind a unit is that members of several kinds were merged into, a person must say.
            found[unit] = entry if found.get(unit, entry) == entry else {"unit": unit}
        # Who was a member before keeps its own entry, whoever was merged into it.
        own = {member.unit: dict(self._after(member)).get(member.unit) for member in members}
        return found | {unit: entry for unit, entry in own.items() if entry is not None}

    @cached_property
    def offices(self) -> dict[str, Value]:
        """Nobody is in office before that is decided, and one deputy who waits leaves the others open as well."""
        leadership = self.result.leadership
        if leadership.for_year != self.name:
            return {}
        found: dict[str, Value] = {}
        leader, deputies = _held((leadership.leader,)), _held(leadership.deputies)
        if leader:
            found["leader"] = self._now(leader[0])
        if deputies:
            found["deputies"] = [*dict.fromkeys(map(self._now, deputies))]
        return found

    @cached_property
    def successions(self) -> Mapping[str, str | None]:
        """The holders of offices in the year before, each with the one in the new year; None while that is open."""
        old, offices = self.before.members.record, self.offices
        if old is None:
            return {}
        deputies = offices.get("deputies")
        now = list(deputies) if isinstance(deputies, list) else []
        found = {unit: str(now[at]) if at < len(now) else None for at, unit in enumerate(listed(old.deputies))}
        leader = known(old.leader)
        return found | ({leader: str(offices["leader"]) if "leader" in offices else None} if leader else {})

    def _now(self, unit: str) -> str:
        """What a unit is in the new year: itself, or the one that took over from it."""
        return next(iter(self.became(unit)), unit)

    def _after(self, member: Member) -> Iterator[tuple[str, Value]]:
        if member.status == "withdrawn":
            return
        kept = {key: value for key, value in tree_of(member).items() if key not in _stale(member)}
        for unit in self.became(member.unit):
            own = kept if unit == member.unit else {key: kept[key] for key in _OF_AN_HEIR if key in kept}
            yield unit, {"unit": unit, **{key: value for key, value in own.items() if key != "unit"}}

    def became(self, unit: str, seen: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """The units that took over from one that is no more in the new year; itself while it is there.

        None where it ended and nobody did. `seen`: units that lead to it, so that a circle in the register ends.
        """
        if self._exists(unit):
            return (unit,)
        units = self.registers.units
        heirs = [id_ for id_, entry in units.items() if unit in listed(entry.succeeds) and id_ not in seen]
        return tuple(dict.fromkeys(one for heir in heirs for one in self.became(heir, seen | {unit})))

    def _exists(self, unit: str) -> bool:
        entry = self.registers.units.get(unit)
        valid = known(entry.valid) if entry else None
        ends = known(valid.to) if valid else None
        return ends is None or ends.last_day() >= self.first_day


def _stale(member: Member) -> frozenset[str]:
    """What of a member's entry is of its year only; the end of a suspension takes the rest of it along."""
    ended = member.status == "suspended" and not member.suspended
    reason = () if not member.ranked else ("reason", "public")
    return _OF_ITS_YEAR | (frozenset(("status", "since", "cleared", *reason)) if ended else frozenset())


def _held(offices: Iterable[OfficeResult]) -> list[str]:
    """The units of offices, where every one of them is decided; none else."""
    several = list(offices)
    held = [one.unit for one in several if one.unit is not None and one.state in _IN_OFFICE]
    return held if len(held) == len(several) else []


def first_members(registers: Registers, name: str, only: Iterable[str] = ()) -> str:
    """The text of members.yaml of a cluster's first year: every unit that exists in it, or those that are named.

    Empty where there is none.
    """
    first, last = date(int(name[:4]), 1, 1), date(int(name[-4:]), 12, 31)
    there = (id_ for id_, unit in registers.units.items() if _overlaps(known(unit.valid), first, last))
    units = tuple(only) or tuple(there)
    return yaml_text({"members": [{"unit": unit} for unit in units]}) if units else ""


def _overlaps(valid: Span | None, first: date, last: date) -> bool:
    """Whether a unit exists at some time of a year; an end that is not known sets no bound."""
    return valid is None or valid.overlaps(When(first.year)) or valid.overlaps(When(last.year))
