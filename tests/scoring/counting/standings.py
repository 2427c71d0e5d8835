"""Ranks, classes, and whether the year is blocked (rules F)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from tests.scoring.counting.classes import Classing
from tests.scoring.counting.records import Data, Records
from tests.scoring.counting.tallies import amount
from tests.scoring.counting.totals import Row, Totals

Key = Callable[[str], Fraction | None]


class Standing(NamedTuple):
    """One unit's place; None where it has none."""

    rank: int | None
    kind_rank: int | None
    tied: bool
    class_name: str | None


class Counted(NamedTuple):
    """What a year comes to."""

    rows: Mapping[str, Row]
    standings: Mapping[str, Standing]
    blocked: bool


def count(records: Records) -> Counted:
    """The whole count."""
    totals = Totals(records)
    rows = {unit: totals.row(unit) for unit in records.staying}
    waiting = [unit for unit in records.ranked if rows[unit].total is None and not totals.out(unit)]
    ranking = Ranking(records, rows, bool(waiting))
    standings = {unit: ranking.standing(unit) for unit in rows}
    return Counted(rows, standings, bool(waiting) or (not waiting and ranking.open))


class Ranking:
    """The orders of a year: of all, and of each kind."""

    def __init__(self, records: Records, rows: Mapping[str, Row], waiting: bool) -> None:
        self._records, self._rows, self._waiting = records, rows, waiting
        self._told: Data = records.regulation.get("ranking", {})
        self._within = self._told.get("within") == "kind"
        self._in_ranking = [unit for unit in records.ranked if rows[unit].total is not None]
        self._classes: dict[str, int] = {}
        self.open = False
        self._class_all()

    def standing(self, unit: str) -> Standing:
        """The place of a unit; while the year waits for sheets nobody has a rank."""
        own = self._class_name(unit)
        if self._waiting or unit not in self._in_ranking:
            return Standing(None, None, False, own)
        kind = self._of_kind(unit)
        kind_rank, kind_tied = self._rank(unit, kind)
        rank, tied = (kind_rank, kind_tied) if self._within else self._rank(unit, self._in_ranking)
        return Standing(rank, kind_rank if "kinds" in self._records.members else None, tied, own)

    def _class_name(self, unit: str) -> str | None:
        """The class; none that hangs on places which are still to be shared out, or of which the unit has no part."""
        alone = self._waiting or unit not in self._in_ranking
        classes, at = self._told.get("classes", ()), self._classes.get(unit)
        return None if at is None or (alone and "quota" in classes[at]) else str(classes[at]["name"])

    def _of_kind(self, unit: str, among: Iterable[str] | None = None) -> list[str]:
        members = self._records.staying
        several = self._in_ranking if among is None else among
        return [other for other in several if members[other].get("kind") == members[unit].get("kind")]

    def _rank(self, unit: str, among: Sequence[str]) -> tuple[int, bool]:
        """Counted 1, 1, 3, or 1, 1, 2 where ranks are dense."""
        better = 0
        for group in self._groups(among, by_class="class" in self._told.get("by", ())):
            if unit in group:
                break
            better += 1 if self._told.get("ranks") == "dense" else len(group)
        return better + 1, len(group) > 1

    def _groups(self, among: Sequence[str], by_class: bool = False) -> list[list[str]]:
        """Groups of equal units, the best first."""
        last = len(self._told.get("classes", ()))
        groups = [list(among)]
        if by_class:
            groups = _split(groups, lambda unit: -Fraction(self._classes.get(unit, last)))
        groups = _split(groups, lambda unit: self._rows[unit].total)
        return [part for group in groups for part in self._broken(group, self._told.get("ties", ()))]

    def _broken(self, group: list[str], ties: Sequence[Data]) -> Iterator[list[str]]:
        """A group told apart by one key after another; what is not held of one of them ends it (rule F1)."""
        key = self._key(ties[0]) if ties else None
        if len(group) == 1 or key is None or any(key(unit) is None for unit in group):
            yield group
            return
        for part in _split([group], key):
            yield from self._broken(part, ties[1:])

    def _key(self, tie: Data) -> Key:
        if tie.get("more") == "full_marks":
            return self._full_marks
        if "figure" in tie:
            return lambda unit: self._figure(unit, tie)
        (way, code), sign = next(iter(tie.items())), -1 if "lower" in tie else 1
        assert way in ("higher", "lower")
        return lambda unit: sign * ({**self._rows[unit].codes, **self._rows[unit].parts}[code] or Fraction(0))

    def _full_marks(self, unit: str) -> Fraction:
        """How many criteria of the base have their maximum."""
        leaves = [path[-1] for part, path in self._records.leaves if part == "base"]
        codes = self._rows[unit].codes
        return Fraction(sum(codes.get(node["code"]) == Fraction(node["max"]) for node in leaves))

    def _figure(self, unit: str, tie: Data) -> Fraction | None:
        found = self._records.staying[unit].get("figures", {}).get(tie["figure"])
        if found is None:
            return None
        got = amount(found, Fraction(1))
        return Fraction(got >= amount(tie["at_least"], Fraction(1))) if "at_least" in tie else got

    def _class_all(self) -> None:
        """Classes go down the ranking by totals, within kinds where ranks are."""
        several = (
            {tuple(self._of_kind(unit)) for unit in self._in_ranking} if self._within else {tuple(self._in_ranking)}
        )
        for units in several:
            ranked = self._of_kind(units[0], self._records.ranked) if self._within and units else self._records.ranked
            given, open_ = Classing(self._records, self._rows, self._groups(units)).classes(len(ranked), self._waiting)
            self._classes.update(given)
            self.open = self.open or bool(open_)
        others = [[unit] for unit, row in self._rows.items() if unit not in self._in_ranking and row.total is not None]
        self._classes.update(Classing(self._records, self._rows, others).classes(0, True).given)


def _split(groups: Sequence[list[str]], key: Key) -> list[list[str]]:
    """Each group parted by a key, more of it first."""
    found = []
    for group in groups:
        order = sorted(group, key=lambda unit: key(unit) or Fraction(0), reverse=True)
        found += [list(same) for _, same in groupby(order, key=key)]
    return found
