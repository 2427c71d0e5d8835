"""Files of a year that go on in the next one: plan, covenant, regulation and papers, edited and not written anew."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..model.unknown import known
from ..reading.tree import read_tree
from ..writing.edit import edited
from .next_year import NextYear

_OF_ONE_YEAR = ("number", "date", "of")
_OF_A_PERSON = ("name", "post")
_OF_ANY_PLAN = (
    "text_language", "note", "basis", "purpose", "requirements", "content", "tasks", "funding", "implementation",
)  # fmt: skip
_OF_ANY_COVENANT = ("text_language", "note", "basis", "commitments", "terms")
_NO_TEXTS = frozenset(("basis", "code", "id", "note"))
_UNITS = frozenset(("applies_to", "not_for", "rotation", "units"))
Tree = dict[str, Any]


@dataclass(frozen=True)
class Carried:
    """The bytes of files of the year before, as they are to begin the next one. All raise CannotEdit."""

    next: NextYear

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

    def plan(self, data: bytes) -> bytes | None:
        """The plan without its days: its tasks go to whoever holds the office now. None where nothing of it stays."""
        tree: Tree = read_tree(data, "").value
        kept = {key: value for key, value in tree.items() if key in _OF_ANY_PLAN}
        if isinstance(kept.get("tasks"), list):
            kept["tasks"] = [self._task(task) for task in kept["tasks"]]
        return edited(data, self._carried(kept)) if set(kept) - {"text_language", "note"} else None

    def _task(self, task: Tree) -> Tree:
        kept = {key: value for key, value in task.items() if key != "due"}
        units: dict[str, list[str]] = {
            "lead": [kept["lead"]] if isinstance(kept.get("lead"), str) else [],
            "with": kept["with"] if isinstance(kept.get("with"), list) else [],
        }
        for key, several in units.items():
            now = [
                one for unit in several for one in self._in_its_place(unit) if one != kept.get("lead") or key == "lead"
            ]
            if several and not now:
                del kept[key]
            elif several:
                kept[key] = now[0] if key == "lead" else list(dict.fromkeys(now))
        return kept

    def _in_its_place(self, unit: str) -> tuple[str, ...]:
        """Who does in the new year what a unit did: an office's work goes with the office, while that is known."""
        if unit == "unknown":
            return (unit,)
        if unit in self.next.successions:
            held = self.next.successions[unit]
            return () if held is None else (held,)
        return tuple(one for one in self.next.became(unit) if one in self.next.entries)

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
        moved = f"{int(year) + int(self.next.name[:4]) - int(self.next.before.name[:4]):04}"
        # A leap day has none of its name in most years.
        return f"{moved}-02-28" if rest == "-02-29" else f"{moved}{rest}"

    def _still(self, units: Any) -> Any:
        if not isinstance(units, list):
            return units
        now = [one for unit in units for one in self.next.became(unit) if one in self.next.entries]
        return list(dict.fromkeys(now))

    def _in_force(self, tree: Tree) -> Tree:
        """Without the instruments on which nothing of the new year can rest any more."""
        basis = tree.get("basis")
        if not isinstance(basis, list):
            return tree
        kept = [one for one in basis if self._holds(one)]
        return {key: kept if key == "basis" else value for key, value in tree.items() if key != "basis" or kept}

    def _holds(self, instrument: str) -> bool:
        entry = self.next.registers.instruments.get(instrument)
        in_force = known(entry.in_force) if entry else None
        ends = known(in_force.to) if in_force else None
        return ends is None or ends.last_day() >= self.next.first_day

    def _renamed(self, value: Any) -> Any:
        """Texts that name the year before name the new one; numbers of instruments hold years as well and stay."""
        if isinstance(value, dict):
            return {key: below if key in _NO_TEXTS else self._renamed(below) for key, below in value.items()}
        if isinstance(value, list):
            return [self._renamed(below) for below in value]
        pattern = rf"(?<![\w/.-]){re.escape(self.next.before.name)}(?![\w/-])"
        return re.sub(pattern, self.next.name, value) if " " in value else value


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
