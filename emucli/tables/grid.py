"""A table as cells in rows and columns, wherever it stood: the one form in which workbooks and documents are read."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from decimal import Decimal

from ..forms.opened import cell_name


@dataclass(frozen=True)
class GridCell:
    """What a cell shows. `number`: where it holds one as a number, and not as a text.

    `covered`: it belongs to a merged cell that begins above it. `width`: over so many columns it reaches.
    """

    text: str
    place: str
    number: Decimal | None = None
    covered: bool = False
    width: int = 1


@dataclass(frozen=True)
class GridRow:
    """A row: its cells by column, counted from 1. `table` is the table, and `number` the row, as findings name them."""

    table: str
    number: int
    cells: Mapping[int, GridCell]
    hidden: bool = False

    @property
    def place(self) -> str:
        """The row by its first cell."""
        return self.place_of(1)

    def place_of(self, column: int) -> str:
        """A cell as findings name it: `Bang.xlsx!Sheet1!C12`."""
        return f"{self.table}!{cell_name(self.number, column)}"

    def at(self, column: int) -> GridCell:
        """The cell of a column; an empty one where nothing stands."""
        return self.cells.get(column) or GridCell("", self.place_of(max(column, 1)))

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands in the row, from left to right."""
        return tuple(cell.text for _, cell in sorted(self.cells.items()) if cell.text and not cell.covered)


@dataclass(frozen=True)
class GridRemark:
    """What is to be said of a table as it was read: the code of a finding, its cell, what the message needs."""

    code: str
    place: str
    told: str = ""


@dataclass(frozen=True)
class Grid:
    """One table: a worksheet, or a table of a document. `name` is what people call it by, `place` how findings do.

    `above`: texts that stand before a table of a document and behind the one before it. `is_of_document`: several
    tables may be one, where pages or headings part them.
    """

    name: str
    place: str
    rows: tuple[GridRow, ...]
    above: tuple[str, ...] = ()
    remarks: tuple[GridRemark, ...] = ()
    _: KW_ONLY
    is_of_document: bool = False

    @property
    def width(self) -> int:
        """The number of its last column."""
        return max((max(row.cells, default=0) for row in self.rows), default=0)
