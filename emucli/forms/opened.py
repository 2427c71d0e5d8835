"""A workbook that somebody sent, as plain values: what each cell holds, and what was done to its worksheets."""

import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from io import BytesIO
from typing import Any, Literal

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from .archive import Refused, checked

Kind = Literal["empty", "text", "number", "date", "time", "boolean", "error", "formula"]


@dataclass(frozen=True)
class Held:
    """What a cell holds. `text` is that of a text, of an error or of a number as it is stored."""

    kind: Kind
    text: str = ""
    day: date | None = None
    is_percentage: bool = False

    @property
    def number(self) -> Decimal:
        """The number that is stored."""
        return Decimal(self.text)


EMPTY = Held("empty")


def column_name(column: int) -> str:
    """The letters of a column: `D`."""
    return get_column_letter(column)


def cell_name(row: int, column: int) -> str:
    """The name of a cell: `D12`."""
    return f"{column_name(column)}{row}"


@dataclass(frozen=True)
class Page:
    """One worksheet. Rows and columns count from 1."""

    name: str
    cells: Mapping[tuple[int, int], Held]
    comments: Mapping[tuple[int, int], str]
    merged: Sequence[tuple[int, int, int, int]]
    hidden_rows: frozenset[int]

    def at(self, row: int, column: int) -> Held:
        """What a cell holds."""
        return self.cells.get((row, column), EMPTY)

    def line(self, row: int, width: int) -> list[str]:
        """The texts of a row of a hidden worksheet."""
        return [self.at(row, column).text for column in range(1, width + 1)]

    @cached_property
    def last_row(self) -> int:
        """The last row in which something stands."""
        return max((row for (row, _), held in self.cells.items() if held.kind != "empty"), default=0)


class Opened:
    """A workbook. Raises Refused where the bytes are none."""

    def __init__(self, data: bytes) -> None:
        checked(data)
        self._data = data
        self.pages = {sheet.title: _page(sheet) for sheet in _loaded(data, values=False)}

    @cached_property
    def values(self) -> Mapping[str, Page]:
        """The same worksheets with what formulas came to when the file was saved: read only where one is asked for."""
        return {sheet.title: _page(sheet) for sheet in _loaded(self._data, values=True)}


def _loaded(data: bytes, *, values: bool) -> Sequence[Any]:
    with warnings.catch_warnings():
        # It warns of what it leaves out: validations of later versions, pictures. None of it is an input.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(BytesIO(data), data_only=values, keep_links=False)
            return list(book.worksheets)
        except Exception as error:
            # A library for well-meant files raises anything for others: KeyError, TypeError, errors of XML.
            raise Refused("EMU003", {}) from error


def _page(sheet: Any) -> Page:
    # Its own list of cells: walking through rows and columns would visit every empty one up to the last.
    cells = dict(sheet._cells)
    held = {at: _held(cell) for at, cell in cells.items() if getattr(cell, "value", None) is not None}
    comments = {at: text for at, cell in cells.items() if (text := _comment(cell))}
    return Page(
        name=sheet.title,
        cells=held,
        comments=comments,
        merged=list(_merged(sheet)),
        hidden_rows=frozenset(
            row for row, at in sheet.row_dimensions.items() if at.hidden or (at.height is not None and at.height == 0)
        ),
    )


def _merged(sheet: Any) -> Iterator[tuple[int, int, int, int]]:
    for one in sheet.merged_cells.ranges:
        yield one.min_row, one.min_col, one.max_row, one.max_col


def _comment(cell: Any) -> str:
    comment = getattr(cell, "comment", None)
    text = str(comment.text or "") if comment is not None else ""
    # Excel keeps a conversation twice: for programs that know none behind a notice of its own.
    return text.rpartition("Comment:\n")[2] if text.startswith("[Threaded comment]") else text


def _held(cell: Any) -> Held:
    value, kind = cell.value, cell.data_type
    if kind == "f" or (not isinstance(value, str | int | float | bool | date | time | timedelta)):
        return Held("formula")
    if kind == "e":
        return Held("error", str(value))
    if isinstance(value, bool):
        return Held("boolean", str(value).upper())
    if isinstance(value, int | float):
        return _number(value, "%" in (cell.number_format or ""))
    if isinstance(value, datetime):
        return Held("date", value.date().isoformat(), value.date())
    if isinstance(value, date):
        return Held("date", value.isoformat(), value)
    if isinstance(value, str):
        return Held("text", value) if value.strip() else EMPTY
    return Held("time", str(value))


def _number(value: int | float, percentage: bool) -> Held:
    number = Decimal(repr(value))
    return Held("number", str(number), is_percentage=percentage) if number.is_finite() else Held("error", str(value))
