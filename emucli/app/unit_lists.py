"""Names of units out of the list that an office has: a table from Excel, as XLSX or CSV."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from ..language.messages import note
from ..language.words import words
from ..store.files import Failure, read_bytes
from .records import unreadable
from .refusal import Refused

_MOST_BYTES = 8 * 1024 * 1024
_HEAD_WITHIN = 20
"""The heads of columns stand in one of so many first rows."""
_OLDER = bytes.fromhex("d0cf11e0a1b11ae1")
"""How workbooks of Excel before 2007 begin, and those with a password."""


class UnitName(NamedTuple):
    """The name of a unit, and its short name where the list has one."""

    name: str
    short: str = ""


def read_unit_list(path: Path) -> tuple[UnitName, ...]:
    """The units of a list, in its order. Raises Refused where the file is no list, or no column of names is found."""
    data = read_bytes(path.parent, path.name, _MOST_BYTES)
    if isinstance(data, Failure):
        raise unreadable(path, data)
    if data.startswith(_OLDER):
        raise Refused(note("the_list_is_no_workbook", path=path))
    rows = _of_workbook(data, path) if data[:2] == b"PK" else _of_csv(data, path)
    cleaned = [[" ".join(normalize("NFC", cell).split()) for cell in row] for row in rows]
    found = tuple(_units(cleaned))
    if not found:
        raise Refused(note("the_list_names_no_unit", path=path))
    return found


def _of_workbook(data: bytes, path: Path) -> list[list[str]]:
    from ..forms.lists import MOST_ROWS, NoList, rows_of

    try:
        rows = rows_of(data)
    except NoList as error:
        raise Refused(note("the_list_is_no_workbook", path=path)) from error
    if len(rows) > MOST_ROWS:
        raise Refused(note("the_list_is_too_long", path=path, most=MOST_ROWS))
    return rows


def _of_csv(data: bytes, path: Path) -> list[list[str]]:
    """Rows of what Excel saves as CSV (UTF-8) or as Unicode text, whichever sign is between its columns."""
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        first = next((line for line in text.splitlines() if line.strip()), "")
        delimiter = max("\t;,", key=first.count)
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refused(note("the_list_is_no_csv", path=path)) from error


def _units(rows: Sequence[Sequence[str]]) -> list[UnitName]:
    head = next((at for at, row in enumerate(rows[:_HEAD_WITHIN]) if _column(row, "name") is not None), None)
    if head is None:
        return [UnitName(row[0]) for row in rows if len([cell for cell in row if cell]) == 1 and row[0]]
    name, short = _column(rows[head], "name"), _column(rows[head], "short")
    return [
        UnitName(cell, _cell(row, short)) for row in rows[head + 1 :] if any(map(str.isalpha, cell := _cell(row, name)))
    ]


def _column(row: Sequence[str], what: str) -> int | None:
    """The first column whose head is one of the words for what it holds."""
    heads = words("unit_list", what)
    return next((at for head in heads for at, cell in enumerate(row) if cell.casefold() == head), None)


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""
