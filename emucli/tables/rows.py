"""The rows of a table as what they say: a criterion or group with its points, a total, more of the row above."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from ..findings.finding import Finding
from ..language.ids import id_of
from ..language.words import words
from .grid import Grid, GridCell, GridRow
from .heads import Columns, is_head
from .labels import BULLETS, Label, label_before_text, label_in_column
from .points import points_in_text, points_of_cell

Kind = Literal["item", "total", "more"]
_LONGEST_HEAD = 120


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """What a row says. `title` is its text without the number; `details` are further lines of its cell.

    `maximum`: its points, or None; `stated`: the points that its text states, whether or not it has others. `shared`:
    its maximum is that of a row above, for their cells are merged. `kind` `more` says more of the row above.
    """

    kind: Kind
    place: str
    points_place: str
    label: Label | None = None
    title: str = ""
    details: tuple[str, ...] = ()
    maximum: Decimal | None = None
    stated: Decimal | None = None
    shared: bool = False
    notes: tuple[str, ...] = ()
    agency: str = ""
    is_heading: bool = False
    bonus: Decimal | None = None
    """Points of a bonus that belongs to it, which stand in a column of their own."""
    apart: bool = False
    """Whether nothing stands in the row above: what has no number then belongs to no criterion."""
    oddly_numbered: bool = False
    """Whether something stands in the column of numbers that is none."""
    numbered_as: Decimal | None = None
    """Its number where the workbook holds it as a number: 1.10 and 1.1 are the same there."""


@dataclass
class RowReading:
    """Reads the rows of a table below its head. `found` gathers what is to be said of them."""

    grid: Grid
    columns: Columns
    found: list[Finding] = field(default_factory=list)

    def rows(self) -> tuple[TableRow, ...]:
        """All rows in which something stands, but heads that are repeated."""
        rows = self.grid.rows
        heads = [row for row in rows[self.columns.head : self.columns.first] if row.texts]
        before = 0
        found: list[TableRow] = []
        for row in rows[self.columns.first :]:
            if not any(is_head(row, head) for head in heads):
                found += [replace(one, apart=bool(found) and row.number > before + 1) for one in self._told(row)]
                self.found += [Finding("EMU064", row.place)] if row.hidden and row.texts else []
            if row.texts or any(cell.covered for cell in row.cells.values()):
                before = row.number
        return tuple(found)

    def _told(self, row: GridRow) -> Iterator[TableRow]:
        group = row.at(self.columns.group) if self.columns.group else None
        text = _spanning(row, self.columns.text)
        if group is not None and group.text and text.text and group.text != text.text:
            label, title, details = _taken_apart(group.text)
            yield TableRow(
                kind="item", place=group.place, points_place=group.place, label=label, title=title, details=details,
                is_heading=True,
            )  # fmt: skip
        elif group is not None and group.text and not text.text:
            text = group
        if row.texts or _covers_points(row, self.columns):
            one = self._row(row, text)
            if one is not None:
                yield one

    def _row(self, row: GridRow, text: GridCell) -> TableRow | None:
        code = row.at(self.columns.code) if self.columns.code else GridCell("", row.place)
        if text.text and code.place == text.place:
            code = GridCell("", row.place)
        label = label_in_column(code.text) if code.text else None
        notes, agency = self._beside(row), "; ".join(self._texts(row, self.columns.agency))
        if code.text and label is None:
            label, text, notes = self._odd_code(code, text, notes)
        own, title, details = _taken_apart(text.text)
        if label is None or (own is not None and own.parts == label.parts):
            label = label or own
        elif own is not None:
            title = _first_lines(text.text)[0]
        return self._whole(row, text, label=label, title=title, details=details, notes=notes, agency=agency, code=code)

    def _odd_code(
        self, code: GridCell, text: GridCell, notes: tuple[str, ...]
    ) -> tuple[Label | None, GridCell, tuple[str, ...]]:
        """What to make of a text in the column of numbers that is no number."""
        if not text.text:
            return None, code, notes
        label, rest = label_before_text(code.text)
        if label is not None and not rest:
            return label, text, notes
        self.found.append(Finding("EMU059", code.place, (), {"text": code.text}))
        return None, text, (code.text, *notes)

    def _whole(
        self, row: GridRow, text: GridCell, *, label: Label | None, title: str, details: tuple[str, ...],
        notes: tuple[str, ...], agency: str, code: GridCell,
    ) -> TableRow | None:  # fmt: skip
        cell = self._points_cell(row, text)
        own = points_of_cell(cell.text, cell.number) if cell.text else None
        if cell.text and own is None and _holds_more_than_dots(cell.text):
            self.found.append(Finding("EMU048", cell.place, (), {"text": cell.text}))
            notes = (cell.text, *notes)
        bonus, odd = self._bonus(row)
        notes = (*odd, *notes)
        stated = points_in_text(title)
        from_text = stated.points if stated is not None and own is None and not cell.covered else None
        one = TableRow(
            kind=self._kind(label, title, own if own is not None else from_text, text=text),
            place=text.place if text.text else _first_place(row),
            points_place=cell.place if self.columns.maximum else text.place,
            label=label,
            title=title,
            details=details,
            maximum=own if own is not None else from_text,
            stated=stated.points if stated is not None and stated.apart else None,
            shared=cell.covered and bool(self.columns.maximum),
            notes=notes,
            agency=agency,
            is_heading=_is_heading(row, title),
            numbered_as=code.number,
            oddly_numbered=label is None and bool(code.text) and text is not code,
            bonus=bonus,
        )
        return one if label is not None or title or notes or agency or one.maximum is not None else None

    def _points_cell(self, row: GridRow, text: GridCell) -> GridCell:
        """The cell with the points of a row; the first of their columns where none is filled in."""
        cells = [row.at(column) for column in self.columns.maximum]
        if not cells or _spans_text(row, self.columns):
            return GridCell("", cells[0].place if cells else text.place)
        return next((cell for cell in cells if cell.text), cells[0])

    def _bonus(self, row: GridRow) -> tuple[Decimal | None, tuple[str, ...]]:
        """The points of a column for the bonus of each row; else what stands there."""
        cell = row.at(self.columns.bonus) if self.columns.bonus else GridCell("", row.place)
        points = points_of_cell(cell.text, cell.number) if cell.text else None
        if (points is None or points < 0) and _holds_more_than_dots(cell.text):
            self.found.append(Finding("EMU048", cell.place, (), {"text": cell.text}))
            return None, (cell.text,)
        return points or None, ()

    def _kind(self, label: Label | None, title: str, points: Decimal | None, *, text: GridCell) -> Kind:
        if label is None and points is not None and is_total(title):
            return "total"
        goes_on = label is None and points is None and (not title or title[:1].islower() or text.covered)
        return "more" if goes_on else "item"

    def _beside(self, row: GridRow) -> tuple[str, ...]:
        return tuple(line for text in self._texts(row, self.columns.notes) for line in text.split("\n") if line.strip())

    @staticmethod
    def _texts(row: GridRow, columns: Iterable[int]) -> list[str]:
        return [row.at(column).text for column in columns if row.at(column).text]


def _spanning(row: GridRow, column: int) -> GridCell:
    """The cell over a column, which may begin further to the left; its own one where nothing reaches there."""
    own = row.at(column)
    if own.text:
        return own
    return next((cell for at, cell in row.cells.items() if at < column < at + cell.width and cell.text), own)


def _first_place(row: GridRow) -> str:
    """The first cell in which something stands."""
    return next((cell.place for _, cell in sorted(row.cells.items()) if cell.text), row.place)


def _spans_text(row: GridRow, columns: Columns) -> bool:
    """Whether one cell reaches over text and points: what stands in it is a text."""
    return any(
        at <= min(columns.text, *columns.maximum) and max(columns.text, *columns.maximum) < at + cell.width
        for at, cell in row.cells.items()
    )


def _covers_points(row: GridRow, columns: Columns) -> bool:
    return any(row.at(column).text for column in columns.maximum)


def _holds_more_than_dots(text: str) -> bool:
    """Whether somebody wrote something, and not only where to write: `……`, `-`."""
    return any(letter.isalnum() for letter in text)


def _taken_apart(text: str) -> tuple[Label | None, str, tuple[str, ...]]:
    """The number before a text, the text, and the lines of its cell that begin anew."""
    first, details = _first_lines(text)
    label, title = label_before_text(first) if first else (None, "")
    return label, title, details


def _first_lines(text: str) -> tuple[str, tuple[str, ...]]:
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


def _is_heading(row: GridRow, title: str) -> bool:
    """Whether a row looks like the title of a part: in capitals, or in one cell over several columns."""
    wide = max((cell.width for cell in row.cells.values() if cell.text), default=1) > 1
    return bool(title) and len(title) <= _LONGEST_HEAD * 2 and (title.isupper() or (wide and len(row.texts) <= 2))


def is_total(title: str) -> bool:
    """Whether a row adds up those above it.

    >>> is_total("TỔNG CỘNG"), is_total("Tổng điểm (I+II)"), is_total("Cộng mục A"), is_total("Tổng kết phong trào")
    (True, True, True, False)
    """
    return _total().fullmatch(id_of(title)) is not None


@cache
def _total() -> re.Pattern[str]:
    alone = "|".join(map(id_of, words("criteria_table", "total")))
    of = "|".join(map(id_of, words("criteria_table", "total_of")))
    parts = "|".join(map(id_of, words("criteria_table", "added_up")))
    return re.compile(rf"(?:{alone})(?:-.*)?|(?:{of})(?:-(?:{parts}|[ivxlc]+|[a-z0-9]|[0-9]+))*")
