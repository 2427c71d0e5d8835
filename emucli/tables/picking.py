"""Which tables of a file are taken: the one that is named, or the largest with a head; and those that go on from it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..findings.finding import Finding
from .codes import read_label
from .grid import Grid, GridCell, GridRow
from .heads import Columns, Role, columns_of, named_columns
from .labels import Label, label_before_text
from .parts import part_begun
from .rows import RowReading, TableRow
from .slugs import slug_of


@dataclass(frozen=True)
class TableWish:
    """What somebody says of the table: its name or number, and what its columns hold, by their numbers."""

    table: str = ""
    columns: Mapping[Role, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Picked:
    """One table that is taken: its columns and rows, and what is to be said of them."""

    grid: Grid
    columns: Columns
    rows: tuple[TableRow, ...]
    found: tuple[Finding, ...]


def named_grid(grids: Sequence[Grid], name: str) -> Grid | None:
    """The table of a name, whatever its case, or of a number; None where there is none."""
    by_name = [grid for grid in grids if slug_of(grid.name) == slug_of(name)]
    by_number = [grids[int(name) - 1]] if name.isascii() and name.isdigit() and 0 < int(name) <= len(grids) else []
    return next(iter([*by_name, *by_number]), None)


def picked(grids: Sequence[Grid], wish: TableWish) -> tuple[Picked, ...]:
    """The tables that are taken, in their order; none where no table has a head with the columns that are needed."""
    chosen = named_grid(grids, wish.table) if wish.table else None
    several = [chosen] if chosen is not None else [grid for grid in grids if not wish.table]
    found = [one for grid in several if (one := _read(grid, wish.columns)) is not None]
    chains: list[tuple[Picked, ...]] = []
    for one in found:
        if all(one.grid is not part.grid for chain in chains for part in chain):
            chains.append(_with_what_follows(one, grids) if one.grid.is_of_document else (one,))
    return max(chains, key=_size, default=())


def _size(chain: Sequence[Picked]) -> tuple[int, int]:
    """How many rows with points some tables have together, and how many rows."""
    rows = [row for one in chain for row in one.rows]
    return sum(row.maximum is not None for row in rows), len(rows)


def _read(grid: Grid, names: Mapping[Role, Sequence[int]]) -> Picked | None:
    columns = named_columns(grid, names) if names else columns_of(grid)
    return None if columns is None else _rows(grid, columns)


def _rows(grid: Grid, columns: Columns) -> Picked:
    reading = RowReading(grid, columns)
    rows = reading.rows()
    told: list[Mapping[str, Any]] = [{"text": one.told} if one.told else {} for one in grid.remarks]
    remarks = [Finding(one.code, one.place, (), more) for one, more in zip(grid.remarks, told, strict=True)]
    return Picked(grid, columns, rows, (*remarks, *_points_beside(reading), *reading.found))


def _points_beside(reading: RowReading) -> Iterator[Finding]:
    """That rows fill several columns of points, of which the first is taken."""
    if reading.beside:
        yield Finding("EMU071", reading.grid.place, (), {"columns": tuple(sorted(reading.beside))})


def _with_what_follows(first: Picked, grids: Sequence[Grid]) -> tuple[Picked, ...]:
    """A table with those behind it that go on: without a head and as wide, or with one and going on in their numbers.

    One that begins as the first does is another table.
    """
    taken = [first]
    for grid in grids[grids.index(first.grid) + 1 :]:
        columns = columns_of(grid)
        if columns is None and grid.width != taken[-1].grid.width:
            break
        titles = tuple(_titles(grid))
        one = _rows(grid, columns or _without_head(taken[-1].columns))
        if not one.rows or (columns is not None and _is_another(first, columns, (*titles, *one.rows))):
            break
        taken.append(Picked(one.grid, one.columns, (*titles, *one.rows), one.found))
    return tuple(taken)


def _without_head(columns: Columns) -> Columns:
    return Columns(
        columns.text,
        code=columns.code,
        group=columns.group,
        maximum=columns.maximum,
        bonus=columns.bonus,
        penalty=columns.penalty,
        notes=columns.notes,
        agency=columns.agency,
    )


def _titles(grid: Grid) -> Iterator[TableRow]:
    """Titles of parts that stand between two tables, as rows."""
    for text in grid.above:
        label, title = label_before_text(text)
        if part_begun(title) is not None:
            row = GridRow(grid.place, 1, {1: GridCell(text, grid.place, width=2)})
            read = RowReading(Grid(grid.name, grid.place, (row,)), Columns(1)).rows()
            yield from read if label is not None or read else ()


def _is_another(first: Picked, columns: Columns, rows: Sequence[TableRow]) -> bool:
    """Whether a table with a head of its own does not go on: it has other columns, or begins with the same number.

    The bonus may stand in a table of its own.
    """
    if any(part_begun(row.title) is not None for row in rows[:2]):
        return False
    if _kind(columns) != _kind(first.columns):
        return True
    labels = [next((row.label for row in several if row.label is not None), None) for several in (first.rows, rows)]
    return labels[0] is not None and labels[1] is not None and _order(labels[0]) == _order(labels[1])


def _kind(columns: Columns) -> tuple[bool, bool]:
    """Whether a table has numbers, and points."""
    return bool(columns.code), bool(columns.maximum or columns.penalty)


def _order(label: Label) -> object:
    return read_label(label, ())
