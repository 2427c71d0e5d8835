"""Which sheets have come: who scored whom at each stage, what totals wait for, who owes it (rules C2, C6 and C8)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..scoring.marking import Marking
from ..scoring.sheets import scorers
from ..scoring.totals import is_unranked

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
    """The sheets of a stage; `owed` says whether totals rest on them, `debts` which of them are still needed."""

    stage: str
    by: str
    owed: bool
    cells: tuple[Cell, ...]
    debts: tuple[Debt, ...]


def receptions(marking: Marking) -> tuple[StageReception, ...]:
    """Every stage with the sheets that came and those that have not."""
    return tuple(
        StageReception(
            stage.id,
            stage.by,
            stage.id in marking.scale.owed,
            tuple(_cells(marking, stage.id)),
            tuple(_debts(marking, stage.id)),
        )
        for stage in marking.scale.stages.values()
    )


def _debts(marking: Marking, stage: str) -> Iterator[Debt]:
    """What totals wait for at a stage; sheets that all owe are owed by each, a unit left unranked waits for none."""
    for unit in marking.units:
        for missing in () if is_unranked(marking, unit) else marking.missing(unit):
            if missing.stage != stage:
                continue
            if missing.needed == len(missing.scorers):
                yield from (Debt(Owers((scorer,), 1), unit) for scorer in missing.scorers)
            else:
                yield Debt(Owers(missing.scorers, missing.needed), unit)


def _cells(marking: Marking, stage: str) -> Iterator[Cell]:
    for unit in marking.units:
        came = {at.sheet.by: _lacking(marking, unit, stage, at.sheet.by) for at in marking.received.of(stage, unit)}
        recused = {at.sheet.by for at in marking.received.recused.get((stage, unit), ())}
        rejected = {one.at.sheet.by for one in marking.received.rejected if _about(one.at.sheet, stage, unit)}
        for scorer, codes in came.items():
            yield Cell(unit, scorer, "incomplete" if codes else "received", codes)
        yield from (Cell(unit, scorer, "recused") for scorer in sorted(recused))
        yield from (Cell(unit, scorer, "rejected") for scorer in sorted(rejected - came.keys()))
        yield from _absent(marking, unit, stage, {*came, *recused, *rejected})


def _about(sheet: object, stage: str, unit: str) -> bool:
    return getattr(sheet, "stage", None) == stage and getattr(sheet, "unit", None) == unit


def _lacking(marking: Marking, unit: str, stage: str, by: str) -> tuple[str, ...]:
    """The criteria that a sheet owes and leaves out."""
    sheet = next(at for at in marking.received.of(stage, unit) if at.sheet.by == by)
    owed = (leaf for leaf in marking.owed_leaves(unit, stage) if leaf.part == "base")
    return tuple(leaf.code for leaf in owed if marking.mark(leaf, stage, sheet) is None)


def _absent(marking: Marking, unit: str, stage: str, seen: set[str]) -> Iterator[Cell]:
    by = marking.scale.stages[stage].by
    allowed = scorers(by, unit, marking.members) or ()
    if by == "peers":
        yield from (Cell(unit, scorer, "missing") for scorer in allowed if scorer not in seen)
    elif not seen:
        yield Cell(unit, allowed[0] if allowed else None, "missing")


def debts(several: tuple[StageReception, ...]) -> Mapping[Owers, tuple[tuple[str, str], ...]]:
    """By those who owe it the (stage, unit) of each sheet that totals wait for."""
    owing: dict[Owers, list[tuple[str, str]]] = {}
    for reception in several:
        for debt in reception.debts:
            owing.setdefault(debt.owers, []).append((reception.stage, debt.unit))
    return {owers: tuple(dict.fromkeys(owing[owers])) for owers in sorted(owing)}
