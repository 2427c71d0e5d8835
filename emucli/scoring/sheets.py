"""Which score sheets count, and why the others do not (rules C6, C8 and C9)."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from ..model.members import Member, Members
from ..model.place import Place
from ..model.scores import Entry, Scores, Sheet
from ..model.scoring import Stage
from ..model.tree import File, Year
from .periods import PeriodsOfYear
from .scale import Scale
from .scorers import has_room_for_each, is_combined, scorers

Fault = Literal[
    "unknown_stage",
    "not_a_member",
    "withdrawn",
    "wrong_scorer",
    "own_peer",
    "other_version",
    "recused_alone",
    "doubled",
    "unknown_period",
    "before_joining",
]
"""Why a sheet does not count."""


@dataclass(frozen=True, eq=False)
class SheetAt:
    """A sheet and where it stands. Each is itself alone: the same sheet, sorted again, is another."""

    file: File[Scores]
    index: int
    sheet: Sheet

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The sheet's entries by code; none where it has none."""
        return {} if self.sheet.entries is None else dict(self.sheet.entries.items())

    @property
    def place(self) -> Place:
        """The sheet's place in the records."""
        return Place(self.file.path, ("sheets", self.index))

    def entry(self, code: str) -> Place:
        """The place of one of its entries."""
        return Place(self.file.path, ("sheets", self.index, "entries", code))


@dataclass(frozen=True)
class Rejected:
    """A sheet that does not count; `first` is the sheet that a doubled one repeats."""

    at: SheetAt
    fault: Fault
    first: SheetAt | None = None


@dataclass(frozen=True)
class Received:
    """The sheets of a year: those that count and the recusals by stage and unit, those rejected."""

    counted: Mapping[tuple[str, str], tuple[SheetAt, ...]]
    recused: Mapping[tuple[str, str], tuple[SheetAt, ...]]
    rejected: tuple[Rejected, ...]

    def of(self, stage: str, unit: str) -> tuple[SheetAt, ...]:
        """The sheets that score a unit at a stage, in the order of their scorers' ids."""
        return self.counted.get((stage, unit), ())

    def within(self, stage: str, unit: str, period: str) -> tuple[SheetAt, ...]:
        """Those of one period; all where the year is scored once."""
        sheets = self.of(stage, unit)
        return sheets if not period else tuple(at for at in sheets if at.sheet.period == period)

    def recused_in(self, stage: str, unit: str, period: str) -> tuple[SheetAt, ...]:
        """The recusals of scorers of a unit, in one period."""
        sheets = self.recused.get((stage, unit), ())
        return sheets if not period else tuple(at for at in sheets if at.sheet.period == period)


@dataclass
class _Sorting:
    """What has been sorted so far."""

    counted: dict[tuple[str, str], list[SheetAt]] = field(default_factory=dict)
    recused: dict[tuple[str, str], list[SheetAt]] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    first: dict[tuple[str, ...], SheetAt] = field(default_factory=dict)


@dataclass(frozen=True)
class Rules:
    """What sheets are sorted by: the scale, its version, who belongs to the cluster, the periods of the year."""

    scale: Scale
    members: Members
    version: str | None
    periods: PeriodsOfYear

    @cached_property
    def listed(self) -> Mapping[str, Member]:
        """The members by their units; the first entry where a unit stands twice."""
        return {member.unit: member for member in reversed(self.members.members)}

    def scorers_at(self, stage: Stage, unit: str) -> tuple[str, ...] | None:
        """Who may score a unit at a stage."""
        key = (stage.id, unit if stage.by in ("member", "peers") else "")
        if key not in self._scorers:
            self._scorers[key] = scorers(stage, unit, self.members, self.scale)
        return self._scorers[key]

    @cached_property
    def _scorers(self) -> dict[tuple[str, str], tuple[str, ...] | None]:
        return {}


def receive(year: Year, rules: Rules) -> Received:
    """Sort the sheets of a year. The order of files and sheets does not matter but for which of two doubles counts."""
    sorting = _Sorting()
    for at in sheets_of(year):
        _sort(at, rules, sorting)
    return Received(_ordered(sorting.counted), _ordered(sorting.recused), tuple(sorting.rejected))


def without_rejected(year: Year, received: Received) -> Year:
    """The year with only the sheets that were not rejected: what did not count stays out, whatever else is changed."""
    rejected = {rejected.at.place for rejected in received.rejected}
    return replace(year, scores=tuple(_without(file, rejected) for file in year.scores))


def _without(file: File[Scores], rejected: Set[Place]) -> File[Scores]:
    if file.record is None:
        return file
    kept = tuple(
        sheet for index, sheet in enumerate(file.record.sheets) if SheetAt(file, index, sheet).place not in rejected
    )
    return replace(file, record=file.record.model_copy(update={"sheets": kept}))


def sheets_of(year: Year) -> Iterator[SheetAt]:
    """Every sheet of a year, file by file."""
    for file in year.scores:
        for index, sheet in enumerate(file.record.sheets if file.record else ()):
            yield SheetAt(file, index, sheet)


def _sort(at: SheetAt, rules: Rules, sorting: _Sorting) -> None:
    fault = _fault(at.sheet, rules)
    key = _place_of_one(at.sheet, rules.scale)
    if fault is not None:
        sorting.rejected.append(Rejected(at, fault))
    elif key in sorting.first:
        sorting.rejected.append(Rejected(at, "doubled", sorting.first[key]))
    else:
        sorting.first[key] = at
        kept = sorting.counted if at.sheet.recused is None else sorting.recused
        kept.setdefault((at.sheet.stage, at.sheet.unit), []).append(at)


def _place_of_one(sheet: Sheet, scale: Scale) -> tuple[str, ...]:
    """There is room for one sheet a unit, stage and period; where several score, for one a scorer as well."""
    stage = scale.stages.get(sheet.stage)
    scorer = sheet.by if stage is not None and has_room_for_each(stage, scale) else ""
    return (sheet.stage, sheet.unit, scorer, sheet.period or "")


def _fault(sheet: Sheet, rules: Rules) -> Fault | None:
    stage, listed = rules.scale.stages.get(sheet.stage), rules.listed
    if stage is None:
        return "unknown_stage"
    unit, scorer = listed.get(sheet.unit), listed.get(sheet.by) if stage.by != "panel" else None
    if unit is None:
        return "not_a_member"
    if unit.status == "withdrawn" or (scorer is not None and scorer.status == "withdrawn"):
        return "withdrawn"
    return _misplaced(sheet, stage, rules)


def _misplaced(sheet: Sheet, stage: Stage, rules: Rules) -> Fault | None:
    """Why a sheet about a member has no place at its stage."""
    if stage.by == "peers" and sheet.by == sheet.unit:
        return "own_peer"
    allowed = rules.scorers_at(stage, sheet.unit)
    if allowed is not None and sheet.by not in allowed:
        return "wrong_scorer"
    if sheet.recused is not None and not is_combined(stage):
        return "recused_alone"
    if (sheet.period or "") not in rules.periods.names:
        return "unknown_period"
    if sheet.regulation is not None and rules.version is not None and sheet.regulation != rules.version:
        return "other_version"
    return None if (sheet.period or "") in rules.periods.of(sheet.unit) else "before_joining"


def _ordered(sheets: Mapping[tuple[str, str], list[SheetAt]]) -> Mapping[tuple[str, str], tuple[SheetAt, ...]]:
    return {key: tuple(sorted(several, key=lambda at: at.sheet.by)) for key, several in sheets.items()}
