"""The worksheets of a workbook as grids."""

from collections.abc import Iterator

from ..forms.inputs import tidy
from ..forms.opened import Held, Opened, Page, cell_name
from .grid import Grid, GridCell, GridRemark, GridRow
from .points import plain_decimal

_MOST_COLUMNS = 60
_LARGEST = 10**15
"""A workbook keeps fifteen digits of a number; larger ones are shown as they are."""


def workbook_grids(data: bytes, file: str) -> tuple[Grid, ...]:
    """The worksheets in which something stands. Raises Refused where the bytes are no workbook."""
    book = Opened(data)
    return tuple(_WorksheetGrid(page, book, f"{file}!{page.name}").grid() for page in book.pages.values() if page.cells)


class _WorksheetGrid:
    def __init__(self, page: Page, book: Opened, place: str) -> None:
        self.page, self.book, self.place = page, book, place
        self.remarks: list[GridRemark] = []
        self.covered = frozenset(_covered(page))
        self.widths = {(top, left): right - left + 1 for top, left, _, right in page.merged}

    def grid(self) -> Grid:
        numbers = sorted({row for row, _ in self.page.cells} | {row for row, _ in self.covered})
        rows = tuple(self._row(number) for number in numbers)
        return Grid(self.page.name, self.place, rows, remarks=tuple(self.remarks))

    def _row(self, number: int) -> GridRow:
        cells = {column: self._cell(number, column) for column in self._columns(number)}
        return GridRow(self.place, number, cells, number in self.page.hidden_rows)

    def _columns(self, number: int) -> Iterator[int]:
        for column in range(1, _MOST_COLUMNS + 1):
            if (number, column) in self.page.cells or (number, column) in self.covered:
                yield column

    def _cell(self, row: int, column: int) -> GridCell:
        place = f"{self.place}!{cell_name(row, column)}"
        if (row, column) in self.covered:
            return GridCell("", place, covered=True)
        held = self._value(row, column, place)
        number = held.number if held.kind == "number" and not held.is_percentage else None
        return GridCell(_shown(held), place, number, width=self.widths.get((row, column), 1))

    def _value(self, row: int, column: int, place: str) -> Held:
        """What a cell holds; of a formula what it came to, and that it has no value where it was never computed."""
        held = self.page.at(row, column)
        if held.kind != "formula":
            return held
        page = self.book.values.get(self.page.name)
        value = page.at(row, column) if page else Held("empty")
        if value.kind in ("empty", "formula"):
            self.remarks.append(GridRemark("EMU061", place))
            return Held("empty")
        return value


def _covered(page: Page) -> Iterator[tuple[int, int]]:
    """The places that merged cells cover below their first row; within that row a cell is only wider."""
    for top, left, bottom, right in page.merged:
        for row in range(top + 1, bottom + 1):
            for column in range(left, min(right, _MOST_COLUMNS) + 1):
                yield row, column


def _shown(held: Held) -> str:
    """A cell as a text: numbers without noise, percentages as they are seen."""
    if held.kind == "number" and abs(held.number) < _LARGEST:
        number = held.number * 100 if held.is_percentage else held.number
        return f"{plain_decimal(round(number, 6))}{'%' if held.is_percentage else ''}"
    return tidy(held.text)
