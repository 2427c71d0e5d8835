"""What the year after another begins with: members, regulation and papers, as far as the records say it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from ..model.base import Span
from ..model.members import Member
from ..model.scalars import When
from ..model.tree import Cluster, Registers, Year
from ..model.unknown import known, listed
from ..reading.tree import read_tree
from ..results.offices import OfficeResult
from ..results.year import YearResult
from ..writing.edit import edited
from ..writing.scalar import Value
from ..writing.text import yaml_text
from ..writing.tree import tree_of

_IN_OFFICE = ("chosen", "approved", "replaced")
"""States in which nothing more has to be decided about an office."""
_OF_ONE_YEAR = ("number", "date", "of")
_OF_A_PERSON = ("name", "post")
_OF_ANY_COVENANT = ("text_language", "note", "basis", "commitments", "terms")
Tree = dict[str, Any]


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

    def members(self) -> str:
        """The text of members.yaml: who stays, who takes over from whom, and offices on which nothing is open."""
        old = self.before.members.record
        if old is None:
            raise ValueError("a year without members is none")
        agency = known(old.standing_agency)
        tree: dict[str, Value] = {"illustrative": True} if old.illustrative else {}
        tree |= self._offices()
        tree |= {"standing_agency": next(iter(self._became(agency)), agency)} if agency else {}
        return yaml_text({**tree, "members": list(self._entries.values())})

    @cached_property
    def _entries(self) -> Mapping[str, Value]:
        """The members of the new year with their entries; a unit into which several were merged stands once."""
        old = self.before.members.record
        return {unit: entry for member in (old.members if old else ()) for unit, entry in self._after(member)}

    def _offices(self) -> dict[str, Value]:
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

    def _now(self, unit: str) -> str:
        """What a unit is in the new year: itself, or the one that took over from it."""
        return next(iter(self._became(unit)), unit)

    def _after(self, member: Member) -> Iterator[tuple[str, Value]]:
        if member.status == "withdrawn":
            return
        for unit in self._became(member.unit) or (member.unit,):
            entry: dict[str, Value] = {"unit": unit}
            if unit == member.unit:
                entry |= {key: value for key, value in tree_of(member).items() if key not in ("joined", "unit")}
                if member.status == "suspended" and not member.suspended:
                    entry = {key: value for key, value in entry.items() if key in ("unit", "representative")}
            yield unit, entry

    def _became(self, unit: str) -> tuple[str, ...]:
        """The units that took over from one that is no more in the new year; itself while it is there."""
        if self._exists(unit):
            return (unit,)
        units = self.registers.units
        heirs = [id_ for id_, entry in units.items() if unit in listed(entry.succeeds)]
        return tuple(dict.fromkeys(one for heir in heirs for one in self._became(heir)))

    def _exists(self, unit: str) -> bool:
        entry = self.registers.units.get(unit)
        valid = known(entry.valid) if entry else None
        ends = known(valid.to) if valid else None
        return ends is None or ends.last_day() >= self._first_day

    @property
    def _first_day(self) -> date:
        return date(int(self.name[:4]), 1, 1)

    def regulation(self, data: bytes) -> bytes:
        """The regulation of the year before, as a draft of a new version; what else stands there stays as it is."""
        tree: Tree = read_tree(data, "").value
        kept = {key: value for key, value in tree.items() if key not in ("adopted", "instrument", "source")}
        if "version" in kept:
            kept["version"] = _next_version(kept["version"])
        state = {"state": "draft"}
        return edited(data, self._carried({**_after_key(kept, "version", state), **state}))

    def covenant(self, data: bytes) -> bytes | None:
        """What was pledged, to be agreed on anew: the regulation may rest on it. None where nothing of it stays."""
        tree: Tree = read_tree(data, "").value
        kept = {key: value for key, value in tree.items() if key in _OF_ANY_COVENANT}
        pledged = "commitments" in kept or "terms" in kept
        return edited(data, self._carried(kept)) if pledged else None

    def papers(self, data: bytes) -> bytes | None:
        """Heads and standing texts of papers, without what is of one year or one person; None where none are left."""
        tree: Tree = read_tree(data, "").value
        papers: dict[str, Tree] = {}
        for paper in tree.get("papers", ()) if isinstance(tree.get("papers"), list) else ():
            standing = self._in_force({key: value for key, value in paper.items() if key not in _OF_ONE_YEAR})
            if isinstance(signer := standing.get("signer"), dict):
                standing["signer"] = {key: value for key, value in signer.items() if key not in _OF_A_PERSON}
            standing = {key: value for key, value in standing.items() if value not in ({}, [])}
            if len(standing) > 1:
                papers.setdefault(paper["paper"], standing)
        left = {key: value for key, value in tree.items() if key not in ("papers", "source")}
        left |= {"papers": list(papers.values())} if papers else {}
        return edited(data, self._renamed(left)) if left else None

    def _carried(self, tree: Tree) -> Tree:
        """A file with its units as they are now, without instruments that are no more in force."""
        carried = self._renamed(self._with_units(self._in_force(tree)))
        return carried if isinstance(carried, dict) else tree

    def _with_units(self, value: Any) -> Any:
        """Lists of units name those that took over; one that left is named no more, and an exception for none ends."""
        if isinstance(value, list):
            return [self._with_units(below) for below in value]
        if not isinstance(value, dict):
            return value
        changed = {key: self._named(key, below) for key, below in value.items()}
        if changed.get("not_for") == []:
            return {key: below for key, below in changed.items() if key not in ("not_for", "otherwise")}
        return changed

    def _named(self, key: str, value: Any) -> Any:
        if key in _UNITS:
            return self._still(value)
        if key == "scorers" and isinstance(value, dict):
            return {now: self._still(value[unit]) for unit in value for now in self._still([unit])}
        if key == "to" and isinstance(value, str):
            return self._moved(value)
        return self._with_units(value)

    def _moved(self, day: str) -> str:
        """The last day of a period, as many years later as the new year is."""
        year, rest = day[:4], day[4:]
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day, re.ASCII):
            return day
        moved = f"{int(year) + int(self.name[:4]) - int(self.before.name[:4]):04}"
        # A leap day has none of its name in most years.
        return f"{moved}-02-28" if rest == "-02-29" else f"{moved}{rest}"

    def _still(self, units: Any) -> Any:
        if not isinstance(units, list):
            return units
        now = [one for unit in units for one in self._became(unit) if one in self._entries]
        return list(dict.fromkeys(now))

    def _in_force(self, tree: Tree) -> Tree:
        """Without the instruments on which nothing of the new year can rest any more."""
        basis = tree.get("basis")
        if not isinstance(basis, list):
            return tree
        kept = [one for one in basis if self._holds(one)]
        return {key: kept if key == "basis" else value for key, value in tree.items() if key != "basis" or kept}

    def _holds(self, instrument: str) -> bool:
        entry = self.registers.instruments.get(instrument)
        in_force = known(entry.in_force) if entry else None
        ends = known(in_force.to) if in_force else None
        return ends is None or ends.last_day() >= self._first_day

    def _renamed(self, value: Any) -> Any:
        """Texts that name the year before name the new one; numbers of instruments hold years as well and stay."""
        if isinstance(value, dict):
            return {key: below if key in _NO_TEXTS else self._renamed(below) for key, below in value.items()}
        if isinstance(value, list):
            return [self._renamed(below) for below in value]
        pattern = rf"(?<![\w/.-]){re.escape(self.before.name)}(?![\w/-])"
        return re.sub(pattern, self.name, value) if " " in value else value


_NO_TEXTS = frozenset(("basis", "code", "id", "note"))
_UNITS = frozenset(("applies_to", "not_for", "rotation", "units"))


def _held(offices: Iterable[OfficeResult]) -> list[str]:
    """The units of offices, where every one of them is decided; none else."""
    several = list(offices)
    held = [one.unit for one in several if one.unit is not None and one.state in _IN_OFFICE]
    return held if len(held) == len(several) else []


def _next_version(version: str) -> str:
    """The version that follows: a whole number goes up, another wording gets a number of its own."""
    if re.fullmatch("[1-9][0-9]*", version):
        return str(int(version) + 1)
    words, dot, number = version.rpartition(".")
    return f"{words}.{int(number) + 1}" if dot and number.isdigit() else f"{version}.2"


def _after_key(tree: Mapping[str, Any], key: str, added: Mapping[str, Any]) -> Tree:
    """A mapping with entries behind one of its keys; at its beginning where it does not have the key."""
    at = list(tree).index(key) + 1 if key in tree else 0
    items = list(tree.items())
    return dict([*items[:at], *((one, value) for one, value in added.items() if one not in tree), *items[at:]])


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
