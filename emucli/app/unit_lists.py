"""Names of units out of the list that an office has: a table from Excel, as XLSX or CSV."""

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from ..language.messages import note
from ..language.words import alternatives, words
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


class UnitList(NamedTuple):
    """The units of a list in its order, and its rows that count units: what each says."""

    units: tuple[UnitName, ...]
    totals: tuple[str, ...] = ()


def read_unit_list(path: Path) -> UnitList:
    """What a list names. Raises Refused where the file is no list, or no column of names is found."""
    data = read_bytes(path.parent, path.name, _MOST_BYTES)
    if isinstance(data, Failure):
        raise unreadable(path, data)
    if data.startswith(_OLDER):
        raise Refused(note("the_list_is_no_workbook", path=path))
    rows = _of_workbook(data, path) if data[:2] == b"PK" else _of_csv(data, path)
    cleaned = [[" ".join(normalize("NFC", cell).split()) for cell in row] for row in rows]
    totals = [row for row in cleaned if _is_total(row)]
    found = tuple(_units([row for row in cleaned if row not in totals]))
    if not found:
        raise Refused(note("the_list_names_no_unit", path=path))
    return UnitList(found, tuple(" ".join(filter(None, row)) for row in totals))


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


def _is_total(row: Sequence[str]) -> bool:
    """Whether a row counts the units of the list: its first words say so, alone or before a number."""
    total = rf"({alternatives(words('unit_list', 'total'))})\s*([:.=(\d].*)?"
    first = next((cell for cell in row if any(map(str.isalpha, cell))), "")
    return re.fullmatch(total, first.casefold()) is not None


def _column(row: Sequence[str], what: str) -> int | None:
    """The first column whose head is one of the words for what it holds."""
    heads = words("unit_list", what)
    return next((at for head in heads for at, cell in enumerate(row) if cell.casefold() == head), None)


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""
