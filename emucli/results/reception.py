"""Which sheets have come: who scored whom at each stage, what is missing, and who owes it (RULES C2, C6, C8)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ..scoring.marking import Marking
from ..scoring.sheets import scorers

CellState = Literal["received", "incomplete", "recused", "missing", "rejected"]


@dataclass(frozen=True)
class Cell:
    """A sheet of one unit at one stage. `by` is its scorer; None where nobody has sent it and several may."""

    unit: str
    by: str | None
    state: CellState
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class StageReception:
    """The sheets of a stage; `owed` says whether totals wait for them."""

    stage: str
    by: str
    owed: bool
    cells: tuple[Cell, ...]


def receptions(marking: Marking) -> tuple[StageReception, ...]:
    """Every stage with the sheets that came and those that have not."""
    return tuple(
        StageReception(stage.id, stage.by, stage.id in marking.scale.owed, tuple(_cells(marking, stage.id)))
        for stage in marking.scale.stages.values()
    )


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


def debts(several: tuple[StageReception, ...]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """By scorer the (stage, unit) of each owed sheet that has not come or lacks criteria; `` for nobody named."""
    owing: dict[str, list[tuple[str, str]]] = {}
    for reception in several:
        for cell in reception.cells if reception.owed else ():
            if cell.state in ("missing", "incomplete", "rejected"):
                owing.setdefault(cell.by or "", []).append((reception.stage, cell.unit))
    return {scorer: tuple(owing[scorer]) for scorer in sorted(owing)}
