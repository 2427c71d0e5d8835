"""What stands in the cells of a row: the text over a column, the lines of a cell, words that add up or head a part."""

import re
from functools import cache

from ..language.words import words
from .grid import GridCell, GridRow
from .heads import Columns
from .labels import BULLETS, Label, label_before_text
from .slugs import slug_of

_LONGEST_HEADING = 240
"""So many letters at most the title of a part has."""


def spanning(row: GridRow, column: int) -> GridCell:
    """The cell over a column, which may begin further to the left; its own one where nothing reaches there."""
    own = row.at(column)
    if own.text:
        return own
    return next((cell for at, cell in row.cells.items() if at < column < at + cell.width and cell.text), own)


def first_place(row: GridRow) -> str:
    """The first cell in which something stands."""
    return next((cell.place for _, cell in sorted(row.cells.items()) if cell.text), row.place)


def spans_text(row: GridRow, columns: Columns) -> bool:
    """Whether one cell reaches over text and points: what stands in it is a text."""
    return any(
        at <= min(columns.text, *columns.maximum) and max(columns.text, *columns.maximum) < at + cell.width
        for at, cell in row.cells.items()
    )


def covers_points(row: GridRow, columns: Columns) -> bool:
    return any(row.at(column).text for column in columns.maximum)


def holds_more_than_dots(text: str) -> bool:
    """Whether somebody wrote something, and not only where to write: `……`, `-`."""
    return any(letter.isalnum() for letter in text)


def taken_apart(text: str) -> tuple[Label | None, str, tuple[str, ...]]:
    """The number before a text, the text, and the lines of its cell that begin anew."""
    first, details = first_lines(text)
    label, title = label_before_text(first) if first else (None, "")
    return label, title, details


def first_lines(text: str) -> tuple[str, tuple[str, ...]]:
    """A text up to the first line that begins with a bullet, and the lines from there on; broken lines are joined."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    first = 1
    while first < len(lines) and lines[first][0] not in BULLETS:
        first += 1
    details: list[str] = []
    for line in lines[first:]:
        if line[0] in BULLETS or not details:
            details.append(line.lstrip(BULLETS).strip() or line)
        else:
            details[-1] += f" {line}"
    return " ".join(lines[:first]), tuple(details)


def is_heading(row: GridRow, title: str) -> bool:
    """Whether a row looks like the title of a part: in capitals, or in one cell over several columns."""
    wide = max((cell.width for cell in row.cells.values() if cell.text), default=1) > 1
    return bool(title) and len(title) <= _LONGEST_HEADING and (title.isupper() or (wide and len(row.texts) <= 2))


def is_total(title: str) -> bool:
    """Whether a row adds up those above it.

    >>> is_total("TỔNG CỘNG"), is_total("Tổng điểm (I+II)"), is_total("Cộng mục A"), is_total("Tổng kết phong trào")
    (True, True, True, False)
    """
    return _total().fullmatch(slug_of(title)) is not None


def is_bare_total(title: str) -> bool:
    """Whether a row adds up without saying what, so that it means the whole table.

    >>> is_bare_total("Tổng cộng:"), is_bare_total("Tổng điểm thưởng")
    (True, False)
    """
    known = (*words("criteria_table", "total"), *words("criteria_table", "total_of"))
    return slug_of(title) in map(slug_of, known)


@cache
def _total() -> re.Pattern[str]:
    alone = "|".join(map(slug_of, words("criteria_table", "total")))
    of = "|".join(map(slug_of, words("criteria_table", "total_of")))
    parts = "|".join(map(slug_of, words("criteria_table", "added_up")))
    return re.compile(rf"(?:{alone})(?:-.*)?|(?:{of})(?:-(?:{parts}|[ivxlc]+|[a-z0-9]|[0-9]+))*")
