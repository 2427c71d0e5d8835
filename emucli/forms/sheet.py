"""One score sheet as a worksheet: heads, the table with its inputs, and what is remembered of each row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from ..language.forms import form_word
from ..model.scores import Entry
from ..scoring.numbers import rounded
from ..scoring.scored import Scored
from ..scoring.sheets import SheetAt
from .about import AboutKey, about_keys, about_of
from .columns import STATIC, WIDTHS, Shape, shape_for
from .desk import Desk
from .identity import RowSent, SheetSent, digest
from .inputs import LONGEST, as_form, tidy
from .layout import Cell, Takes, Worksheet
from .rows import Row, rows_of
from .table import Table

_LABELS, _VALUES = 2, 4
"""The columns of labels over the table, and of what stands beside them."""


def score_sheet(desk: Desk, unit: str, name: str) -> tuple[Worksheet, SheetSent]:
    """The worksheet of a unit, and what the identity says of it."""
    made = _Sheet(desk, unit, name)
    return made.worksheet, made.sent()


@dataclass(frozen=True)
class _Sheet:
    desk: Desk
    unit: str
    name: str

    @property
    def _recorded(self) -> SheetAt | None:
        return self.desk.recorded.get(self.unit)

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        return self._recorded.entries if self._recorded else {}

    @cached_property
    def shape(self) -> Shape:
        return shape_for(self.desk.stage, self._entries, later=self.desk.is_later, blank=self.desk.blank)

    @cached_property
    def _about(self) -> tuple[AboutKey, ...]:
        return about_keys(self.desk.stage)

    @cached_property
    def _heads(self) -> int:
        """The row of the heads: under the titles, the labels and the guide."""
        return 7 + len(self._about)

    @cached_property
    def _rows(self) -> tuple[tuple[int, Row], ...]:
        rows = rows_of(self.desk.marking, self.unit, self.desk.stage.id, self.desk.by, self._entries)
        return tuple(enumerate(rows, self._heads + 1))

    @cached_property
    def worksheet(self) -> Worksheet:
        """The worksheet as values."""
        table = Table(self.desk, self.shape, self._rows, self._entries, points=self._points(), own=self._own())
        return Worksheet(
            name=self.name,
            widths=[WIDTHS[column] for column in self.shape.columns],
            cells={**dict(self._head()), **table.cells()},
            heads=self._heads,
            page=form_word("page", self.desk.language),
            frozen=2,
            marked=self._marked(),
        )

    def sent(self) -> SheetSent:
        """What the identity says of the worksheet."""
        cells = self.worksheet.cells
        about = about_of(self._recorded.sheet if self._recorded else None, self.desk.language)
        return SheetSent(
            name=self.name,
            unit=self.unit,
            shown=tidy(self.desk.names.unit(self.unit)),
            columns=self.shape.columns,
            about={key: 6 + at for at, key in enumerate(self._about)},
            about_base={key: digest(about.get(key, "")) for key in self._about},
            rows=tuple(self._row_sent(number, row, cells) for number, row in self._rows),
        )

    def _row_sent(self, number: int, row: Row, cells: Mapping[tuple[int, int], Cell]) -> RowSent:
        texts = [cells[number, at + 1].value for at, column in enumerate(self.shape.columns) if column in STATIC]
        base = ""
        if row.kind == "leaf" and row.node is not None and row.code in self._entries:
            base = digest(as_form(row.node, self._entries[row.code], self.desk.language))
        return RowSent(
            number=number,
            kind=row.kind,
            code=row.code,
            item=row.item,
            digests=" ".join(static_digest(text) for text in texts),
            base=base,
        )

    # Heads

    def _head(self) -> Iterator[tuple[tuple[int, int], Cell]]:
        desk, language = self.desk, self.desk.language
        title = form_word(f"title_{desk.stage.by}", language, year=desk.year.name)
        if desk.period:
            title = form_word("of_period", language, title=title, period=desk.period)
        yield (1, 1), Cell(desk.names.cluster_name(), "strong")
        yield (2, 1), Cell(title, "title")
        told = (("unit", desk.names.unit(self.unit)), ("by", desk.names.unit(desk.by)))
        labels = [*told, ("regulation", desk.regulation_line())]
        for row, (key, text) in enumerate(labels, 3):
            yield (row, _LABELS), Cell(form_word(f"label_{key}", language), "label")
            yield (row, _VALUES), Cell(tidy(text), "strong" if key == "unit" else "plain")
        for row, about in enumerate(self._about, 6):
            yield (row, _LABELS), Cell(form_word(f"label_{about}", language), "label")
            yield (row, _VALUES), self._about_cell(about)
        yield (self._heads - 1, 1), Cell(form_word("guide", language), "guide")
        for at, column in enumerate(self.shape.columns, 1):
            yield (self._heads, at), Cell(form_word(f"head_{column}", language), "head")

    def _about_cell(self, key: AboutKey) -> Cell:
        value = about_of(self._recorded.sheet if self._recorded else None, self.desk.language).get(key)
        if key != "submitted":
            return Cell(value, "input_text", Takes("any", ""))
        prompt, year = form_word("prompt_date", self.desk.language), self.desk.year.name[-4:]
        takes = Takes("date", prompt, form_word("error_date", self.desk.language, year=year))
        return Cell(date.fromisoformat(value) if value else None, "input_date", takes)

    # Values

    def _points(self) -> Mapping[str, Fraction]:
        """The points of the scorer's own entries, as far as there are any."""
        at = self._recorded
        return {} if at is None else self._marked_points(at)

    def _marked_points(self, at: SheetAt) -> Mapping[str, Fraction]:
        scoring = self.desk.marking.scale.scoring
        marked = {
            row.code: self.desk.marking.mark(row.node, at)
            for _, row in self._rows
            if row.node is not None and row.kind in ("leaf", "otherwise") and row.code in at.entries
        }
        return {
            code: rounded(one.points, scoring.decimals, scoring.rounding)
            for code, one in marked.items()
            if isinstance(one, Scored)
        }

    def _own(self) -> Mapping[str, Fraction]:
        """What the unit gave itself; nothing where the form leaves it out."""
        own = self.desk.marking.own_stage
        if own is None or "own" not in self.shape:
            return {}
        received = self.desk.marking.received.within(own, self.unit, self.desk.period)
        return self._marked_points(received[0]) if received else {}

    def _marked(self) -> tuple[str, str, str] | None:
        limit = self.desk.reason_above
        if limit is None or "difference" not in self.shape or "reason" not in self.shape or not self._rows:
            return None
        first, last = self._rows[0][0], self._rows[-1][0]
        columns = [self.shape.letter(column) for column in ("difference", "reason")]
        ranges = [f"{letter}{first}:{letter}{last}" for letter in columns]
        return ranges[0], f"${ranges[1]}", f"{limit.numerator}/{limit.denominator}"


def static_digest(value: object) -> str:
    """Six signs that tell one locked text or number from another, however a spreadsheet keeps it."""
    if isinstance(value, str):
        return digest(" ".join(tidy(value[:LONGEST]).split()))[:6] or "-"
    if value is None or not isinstance(value, Fraction):
        return "-"
    return digest(str(Fraction(f"{float(value):.12g}")))[:6]
