"""Which sheets have come: who scored whom at each stage, what totals wait for, who owes it (rules C2, C6 and C8)."""

from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Literal, NamedTuple

from ..model.scores import Sheet
from ..scoring.marking import Marking
from ..scoring.scorers import has_room_for_each, is_combined
from ..scoring.sheets import SheetAt
from ..scoring.totals import owes_nothing
from ..scoring.waiting import missing as missing_of

CellState = Literal["received", "incomplete", "recused", "missing", "rejected"]


@dataclass(frozen=True)
class Cell:
    """A sheet of one unit at one stage. `by` is its scorer; None where nobody has sent it and several may."""

    unit: str
    by: str | None
    state: CellState
    codes: tuple[str, ...] = ()


class Owers(NamedTuple):
    """Those of whom so many owe a sheet: one by name, any one of several, some; nobody in particular where empty."""

    scorers: tuple[str, ...]
    needed: int


@dataclass(frozen=True)
class Debt:
    """Sheets on a unit that its total waits for, or without which something of it counts as 0."""

    owers: Owers
    unit: str


@dataclass(frozen=True)
class StageReception:
    """The sheets of a stage; `owed` says whether totals rest on them, `debts` which of them are still needed.

    `period`: in which period of a year that is scored in several. `combined`: whether several score each unit.
    """

    stage: str
    by: str
    owed: bool
    cells: tuple[Cell, ...]
    debts: tuple[Debt, ...]
    _: KW_ONLY
    period: str = ""
    combined: bool = False

    @property
    def label(self) -> str:
        """The stage, and the period where there are several."""
        return f"{self.stage} {self.period}".rstrip()


def receptions(marking: Marking) -> tuple[StageReception, ...]:
    """Every stage with the sheets that came and those that have not, period by period where there are several."""
    return tuple(
        StageReception(
            stage.id,
            stage.by,
            stage.id in marking.scale.owed,
            tuple(_cells(marking, stage.id, period)),
            tuple(_debts(marking, stage.id, period)),
            period=period,
            combined=is_combined(stage),
        )
        for stage in marking.scale.stages.values()
        for period in marking.periods.names
    )


def _debts(marking: Marking, stage: str, period: str) -> Iterator[Debt]:
    """What totals wait for at a stage; sheets that all owe are owed by each, a unit left unranked waits for none."""
    for unit in marking.units:
        for missing in () if owes_nothing(marking, unit) else missing_of(marking, unit):
            if (missing.stage, missing.period) != (stage, period) or missing.open:
                continue
            if missing.needed == len(missing.scorers):
                yield from (Debt(Owers((scorer,), 1), unit) for scorer in missing.scorers)
            else:
                yield Debt(Owers(missing.scorers, missing.needed), unit)


def _cells(marking: Marking, stage: str, period: str) -> Iterator[Cell]:
    for unit in (unit for unit in marking.units if period in marking.periods.of(unit)):
        sheets = marking.received.within(stage, unit, period)
        came = {at.sheet.by: _lacking(marking, stage, at, period) for at in sheets}
        recused = {at.sheet.by for at in marking.received.recused_in(stage, unit, period)}
        rejected = {one.at.sheet.by for one in marking.received.rejected if _about(one.at.sheet, stage, unit, period)}
        for scorer, codes in came.items():
            yield Cell(unit, scorer, "incomplete" if codes else "received", codes)
        yield from (Cell(unit, scorer, "recused") for scorer in sorted(recused))
        yield from (Cell(unit, scorer, "rejected") for scorer in sorted(rejected - came.keys()))
        yield from _absent(marking, unit, stage, {*came, *recused, *rejected})


def _about(sheet: Sheet, stage: str, unit: str, period: str) -> bool:
    return (sheet.stage, sheet.unit) == (stage, unit) and (sheet.period or "") == period


def _lacking(marking: Marking, stage: str, at: SheetAt, period: str) -> tuple[str, ...]:
    """The criteria that a sheet owes and leaves out, and that no earlier stage says."""
    if stage not in marking.scale.owed:
        return ()
    unit = at.sheet.unit
    owed = (leaf for leaf in marking.owed_leaves(unit, stage) if leaf.part == "base")
    own = (leaf for leaf in owed if at in marking.sheets_on(leaf, unit, stage, period))
    return tuple(leaf.code for leaf in own if marking.mark(leaf, at) is None)


def _absent(marking: Marking, unit: str, stage: str, seen: set[str]) -> Iterator[Cell]:
    allowed = marking.scorers(stage, unit) or ()
    if has_room_for_each(marking.scale.stages[stage], marking.scale):
        yield from (Cell(unit, scorer, "missing") for scorer in allowed if scorer not in seen)
    elif not seen:
        yield Cell(unit, allowed[0] if allowed else None, "missing")


def debts(several: tuple[StageReception, ...]) -> Mapping[Owers, tuple[tuple[str, str], ...]]:
    """By those who owe it the (stage and period, unit) of each sheet that totals wait for."""
    owing: dict[Owers, list[tuple[str, str]]] = {}
    for reception in several:
        for debt in reception.debts:
            owing.setdefault(debt.owers, []).append((reception.label, debt.unit))
    return {owers: tuple(dict.fromkeys(owing[owers])) for owers in sorted(owing)}
