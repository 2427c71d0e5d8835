"""The geometry of tables: widths whose sum is exact, and which cell stands where under merged heads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..document.parts import Cell, Row
from .element import Element, w


@dataclass(frozen=True)
class Place:
    """A cell at a column of a row; `continues`: it began in a row above (`w:vMerge` without a value)."""

    cell: Cell
    column: int
    continues: bool = False


def shares(total: int, parts: Sequence[int]) -> list[int]:
    """A width in twips, shared out by largest remainder: the sum is `total` exactly.

    >>> shares(100, (1, 1, 1))
    [34, 33, 33]
    """
    whole = sum(parts)
    if min(parts, default=0) < 1:
        raise ValueError(f"column widths must be positive: {tuple(parts)}")
    floors = [total * part // whole for part in parts]
    largest_first = sorted(range(len(parts)), key=lambda each: (-(total * parts[each] % whole), each))
    for each in largest_first[: total - sum(floors)]:
        floors[each] += 1
    return floors


def places(rows: Sequence[Row], columns: int) -> list[list[Place]]:
    """Each row's cells from left to right, those that reach down from above included.

    ValueError where a row has too few or too many cells: such a table would print something that nobody wrote.
    """
    reaching: list[tuple[Place, int]] = []  # cells of rows above, and how many rows they still take
    placed = []
    for number, row in enumerate(rows, start=1):
        above = {place.column: place.cell for place, _ in reaching}
        here = list(_fill(row, above, columns, number))
        placed.append(here)
        down = {place.column: left - 1 for place, left in reaching if left > 1}
        reaching = [(place, down.get(place.column, place.cell.rows - 1)) for place in here]
        reaching = [(place, left) for place, left in reaching if left and (not place.continues or place.column in down)]
    if reaching:
        raise ValueError("a cell reaches below the last row")
    return placed


def _fill(row: Row, above: dict[int, Cell], columns: int, number: int) -> Iterator[Place]:
    cells, column = list(row), 0
    while column < columns:
        if column not in above and not cells:
            raise ValueError(f"row {number} has no cell for column {column + 1} of {columns}")
        continues = column in above
        cell = above[column] if continues else cells.pop(0)
        yield Place(cell, column, continues)
        column += cell.columns
        if column > columns or any(taken in above for taken in range(column - cell.columns + 1, column)):
            raise ValueError(f"row {number} is wider than its {columns} columns")
    if cells:
        raise ValueError(f"row {number} has more cells than {columns} columns")


def frame(widths: Sequence[int], *, ruled: bool, margins: tuple[int, int] = (0, 0)) -> list[Element]:
    """`w:tblPr` and `w:tblGrid` of a table of fixed widths (twips); `margins` of its cells: upright, sideways."""
    borders = [_borders()] if ruled else []
    properties = w(
        "tblPr",
        w("tblW", w=sum(widths), type="dxa"),
        *borders,
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(_margin(side, margins) for side in ("top", "left", "bottom", "right"))),
    )
    return [properties, w("tblGrid", *(w("gridCol", w=width) for width in widths))]


def _borders() -> Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return w("tblBorders", *(w(side, val="single", sz=4, space=0, color="auto") for side in sides))


def _margin(side: str, margins: tuple[int, int]) -> Element:
    return w(side, w=margins[0] if side in ("top", "bottom") else margins[1], type="dxa")


def plain_cell(width: int, *paragraphs: Element) -> Element:
    """A cell without merging or alignment."""
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *paragraphs)


def plain_row(widths: Sequence[int], cells: Sequence[Sequence[Element]]) -> Element:
    """A row that is not split between pages; one sequence of paragraphs a cell."""
    made = (plain_cell(width, *paragraphs) for width, paragraphs in zip(widths, cells, strict=True))
    return w("tr", w("trPr", w("cantSplit")), *made)
