"""The rows of a table as what they say: a criterion or group with its points, a total, more of the row above."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from ..findings.finding import Finding
from .grid import Grid, GridCell, GridRow
from .heads import Columns, heading_of, is_head
from .labels import Label, label_before_text, label_in_column
from .points import points_in_text, points_of_cell
from .row_texts import (
    covers_points,
    first_lines,
    first_place,
    holds_more_than_dots,
    is_heading,
    is_total,
    spanning,
    spans_text,
    taken_apart,
)

Kind = Literal["item", "total", "more"]


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
    beside: set[str] = field(default_factory=set)
    """Columns of points of which a row fills another one too."""

    def __post_init__(self) -> None:
        self.numbers_groups = any(map(self._is_below_its_group, self.grid.rows[self.columns.first :]))

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

    def _is_below_its_group(self, row: GridRow) -> bool:
        """Whether number and group of a row are those of one above: then numbers count groups, and no criteria."""
        covered = [row.at(column).covered for column in (self.columns.code, self.columns.group) if column]
        return len(covered) == 2 and all(covered) and bool(row.at(self.columns.text).text)

    def _told(self, row: GridRow) -> Iterator[TableRow]:
        group = row.at(self.columns.group) if self.columns.group else None
        text = spanning(row, self.columns.text)
        if group is not None and self._begins_group(row, text):
            label, title, details = taken_apart(group.text)
            if label is None and self.numbers_groups:
                label = label_in_column(row.at(self.columns.code).text)
            yield TableRow(
                kind="item", place=group.place, points_place=group.place, label=label, title=title, details=details,
                is_heading=True,
            )  # fmt: skip
        elif group is not None and group.text and not text.text:
            text = group
        if row.texts or covers_points(row, self.columns):
            one = self._row(row, text)
            if one is not None:
                yield one

    def _begins_group(self, row: GridRow, text: GridCell) -> bool:
        """Whether a row has a group of its own beside its text."""
        group = row.at(self.columns.group).text if self.columns.group else ""
        return bool(group and text.text) and group != text.text

    def _row(self, row: GridRow, text: GridCell) -> TableRow | None:
        code = row.at(self.columns.code) if self.columns.code else GridCell("", row.place)
        if text.text and (code.place == text.place or (self.numbers_groups and self._begins_group(row, text))):
            code = GridCell("", row.place)
        label = label_in_column(code.text) if code.text else None
        notes, agency = self._beside(row), "; ".join(self._texts(row, self.columns.agency))
        if code.text and label is None:
            label, text, notes = self._odd_code(code, text, notes)
        own, title, details = taken_apart(text.text)
        if label is None or (own is not None and own.parts == label.parts):
            label = label or own
        elif own is not None:
            title = first_lines(text.text)[0]
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
        taken, beside = self._penalty(row, title, is_filled=own is not None)
        if taken is not None:
            own, cell = taken, row.at(self.columns.penalty)
        if cell.text and own is None and holds_more_than_dots(cell.text):
            self.found.append(Finding("EMU048", cell.place, (), {"text": cell.text}))
            notes = (cell.text, *notes)
        bonus, odd = self._bonus(row)
        notes = (*self._further_points(row, cell), *beside, *odd, *notes)
        stated = points_in_text(title)
        from_text = stated.points if stated is not None and own is None and not cell.covered else None
        one = TableRow(
            kind=self._kind(label, title, own if own is not None else from_text, text=text),
            place=text.place if text.text else first_place(row),
            points_place=cell.place if self.columns.maximum else text.place,
            label=label,
            title=title,
            details=details,
            maximum=own if own is not None else from_text,
            stated=stated.points if stated is not None and stated.apart else None,
            shared=cell.covered and bool(self.columns.maximum),
            notes=notes,
            agency=agency,
            is_heading=is_heading(row, title),
            numbered_as=code.number,
            oddly_numbered=label is None and bool(code.text) and text is not code,
            bonus=bonus,
        )
        return one if label is not None or title or notes or agency or one.maximum is not None else None

    def _points_cell(self, row: GridRow, text: GridCell) -> GridCell:
        """The cell with the points of a row; the first of their columns where none is filled in."""
        cells = [row.at(column) for column in self.columns.maximum]
        if not cells or spans_text(row, self.columns):
            return GridCell("", cells[0].place if cells else text.place)
        return next((cell for cell in cells if cell.text), cells[0])

    def _further_points(self, row: GridRow, taken: GridCell) -> tuple[str, ...]:
        """What a row says in further columns of points, each with its heading."""
        if len(self.columns.maximum) < 2 or spans_text(row, self.columns):
            return ()
        told = {column: row.at(column) for column in self.columns.maximum if holds_more_than_dots(row.at(column).text)}
        named = {
            heading_of(self.grid, self.columns, column): cell.text
            for column, cell in told.items()
            if cell.place != taken.place
        }
        self.beside.update(named)
        return tuple(f"{heading}: {text}" for heading, text in named.items())

    def _penalty(self, row: GridRow, title: str, *, is_filled: bool) -> tuple[Decimal | None, tuple[str, ...]]:
        """The points of a column for what is taken away, below nought, where a row has no others; else what it says."""
        cell = row.at(self.columns.penalty) if self.columns.penalty else GridCell("", row.place)
        if not holds_more_than_dots(cell.text):
            return None, ()
        points = points_of_cell(cell.text, cell.number)
        if points and not (is_filled or is_heading(row, title) or is_total(title)):
            return -abs(points), ()
        heading = heading_of(self.grid, self.columns, self.columns.penalty)
        self.beside.update([heading] if points and not is_total(title) else [])
        return None, (f"{heading}: {cell.text}",)

    def _bonus(self, row: GridRow) -> tuple[Decimal | None, tuple[str, ...]]:
        """The points of a column for the bonus of each row; else what stands there."""
        cell = row.at(self.columns.bonus) if self.columns.bonus else GridCell("", row.place)
        points = points_of_cell(cell.text, cell.number) if cell.text else None
        if (points is None or points < 0) and holds_more_than_dots(cell.text):
            self.found.append(Finding("EMU048", cell.place, (), {"text": cell.text}))
            return None, (cell.text,)
        return points or None, ()

    def _kind(self, label: Label | None, title: str, points: Decimal | None, *, text: GridCell) -> Kind:
        if label is None and points is not None and points >= 0 and is_total(title):
            return "total"
        goes_on = label is None and points is None and (not title or title[:1].islower() or text.covered)
        return "more" if goes_on else "item"

    def _beside(self, row: GridRow) -> tuple[str, ...]:
        return tuple(line for text in self._texts(row, self.columns.notes) for line in text.split("\n") if line.strip())

    @staticmethod
    def _texts(row: GridRow, columns: Iterable[int]) -> list[str]:
        return [row.at(column).text for column in columns if row.at(column).text]
