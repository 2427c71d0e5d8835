"""A workbook's values as the bytes of an XLSX file: in memory, the same ones each time."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from fractions import Fraction
from io import BytesIO
from textwrap import wrap
from typing import Any

from xlsxwriter import Workbook as Book
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet as Page

from ..scoring.numbers import exactly
from .inputs import LONGEST
from .layout import Cell, Formula, Look, Takes, Workbook, Worksheet

# The file says when it was made; the records do not change with the hour at which a form is made of them.
_MADE = datetime(2000, 1, 1)
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
_GRID = {**_FONT, "border": 1, "text_wrap": True}
_INPUT = {**_GRID, "bg_color": "#FFF9DB", "locked": False}
_GROUP = {**_GRID, "bold": True, "bg_color": "#EEF2F7"}
_LOOKS: Mapping[Look, Mapping[str, Any]] = {
    "plain": _FONT,
    "strong": {**_FONT, "bold": True},
    "title": {**_FONT, "bold": True, "font_size": 14},
    "label": _FONT,
    "guide": {**_FONT, "italic": True},
    "head": {**_GRID, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#DCE6F1"},
    "code": _GRID,
    "text": _GRID,
    "number": {**_GRID, "align": "center"},
    "points": {**_GRID, "align": "center"},
    "group_code": _GROUP,
    "group_text": _GROUP,
    "group_number": {**_GROUP, "align": "center"},
    "group_points": {**_GROUP, "align": "center"},
    "muted": {**_GRID, "italic": True, "font_color": "#666666"},
    "input": {**_INPUT, "align": "center"},
    "input_text": _INPUT,
    "input_date": {**_INPUT, "align": "left", "num_format": "dd/mm/yyyy"},
}
_STRONG: frozenset[Look] = frozenset({"head", "group_code", "group_text"})
# Letters on a unit of a column's width, in the font of the form; points of a line; Excel takes rows up to 409 points.
_PLAIN, _BOLD = 1.16, 1.06
_LINE, _MOST_LINES, _TITLE = 14.5, 27, 22
_MOST_PROMPT = 255
_UNBOUNDED = 10**12
_FIRST_DAY = 36526  # 1 January 2000, as spreadsheets count days.


def workbook_bytes(workbook: Workbook) -> bytes:
    """The XLSX file of a workbook."""
    target = BytesIO()
    with Book(target, dict(_OPTIONS)) as book:
        book.set_properties({"title": workbook.title, "created": _MADE})
        book.set_size(2400, 1200)
        looks = _Looks(book, workbook.decimals)
        for worksheet in workbook.worksheets:
            _Writer(book.add_worksheet(worksheet.name), worksheet, looks).write()
        for name, lines in workbook.hidden.items():
            page = book.add_worksheet(name)
            for row, line in enumerate(lines):
                for column, value in enumerate(line):
                    _write_plain(page, row, column, value)
            page.hide()
            page.protect()
    return target.getvalue()


class _Looks:
    """The formats of a book, each made once."""

    def __init__(self, book: Book, decimals: int) -> None:
        points = {"num_format": f"#,##0.{'0' * decimals}" if decimals else "#,##0"}
        self._made = {
            look: book.add_format({**values, **(points if look in ("points", "group_points") else {})})
            for look, values in _LOOKS.items()
        }
        self.alert = book.add_format({"bg_color": "#F8CBAD"})

    def __getitem__(self, look: Look) -> Any:
        return self._made[look]


class _Writer:
    """Writes one worksheet."""

    def __init__(self, page: Page, worksheet: Worksheet, looks: _Looks) -> None:
        self._page = page
        self._worksheet = worksheet
        self._looks = looks

    def write(self) -> None:
        for at, width in enumerate(self._worksheet.widths):
            self._page.set_column(at, at, width)
        for row, lines in self._lines().items():
            self._page.set_row(row - 1, _LINE * min(lines, _MOST_LINES) + 2)
        self._page.set_row(1, _TITLE)
        for (row, column), cell in self._worksheet.cells.items():
            self._cell(row - 1, column - 1, cell)
        # Codes such as 1.10 are texts, and meant: no green corners that ask for numbers.
        self._page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        self._print_setup()
        self._mark_differences()
        if self._worksheet.locked:
            self._page.protect("", {"format_columns": True, "format_rows": True})

    def _cell(self, row: int, column: int, cell: Cell) -> None:
        look = self._looks[cell.look]
        if isinstance(cell.value, Formula):
            value = cell.value.value
            shown = value if isinstance(value, str) else float(value)
            self._page.write_formula(row, column, f"={cell.value.text.removeprefix('=')}", look, shown)
        elif cell.value is None or cell.value == "":
            self._page.write_blank(row, column, None, look)
        elif isinstance(cell.value, date):
            self._page.write_datetime(row, column, datetime(*cell.value.timetuple()[:3]), look)
        else:
            _write_plain(self._page, row, column, cell.value, look)
        if cell.takes is not None:
            rules = _validation(cell.takes, xl_rowcol_to_cell(row, column))
            self._page.data_validation(row, column, row, column, rules)

    def _lines(self) -> Mapping[int, int]:
        """How many lines the rows of the table take, by the longest text of each: spreadsheets do not work it out."""
        found: dict[int, int] = {}
        for (row, column), cell in self._worksheet.cells.items():
            if row >= self._worksheet.heads and isinstance(cell.value, str):
                letters = int(self._worksheet.widths[column - 1] * (_BOLD if cell.look in _STRONG else _PLAIN))
                lines = sum(max(1, len(wrap(line, letters))) for line in cell.value.split("\n"))
                found[row] = max(found.get(row, 1), lines)
        return found

    def _print_setup(self) -> None:
        page, heads = self._page, self._worksheet.heads
        page.set_landscape()
        page.set_paper(9)
        page.set_margins(left=0.5, right=0.4, top=0.5, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.repeat_rows(heads - 1)
        page.freeze_panes(heads, self._worksheet.frozen)
        # A blank ends the size of the letters: a name may begin with a digit.
        page.set_footer(f"&L&8 {self._worksheet.name.replace('&', '&&')}&R&8{self._worksheet.page} &P/&N")
        page.hide_gridlines(2)

    def _mark_differences(self) -> None:
        if self._worksheet.marked is None:
            return
        differences, reasons, limit = self._worksheet.marked
        first, reason = differences.partition(":")[0], reasons.partition(":")[0]
        criterion = f'=AND(ISNUMBER({first}),ABS(N({first}))>{limit},{reason}="")'
        self._page.conditional_format(
            differences, {"type": "formula", "criteria": criterion, "format": self._looks.alert}
        )


def _write_plain(page: Page, row: int, column: int, value: str | Fraction, look: Any = None) -> None:
    """A text, or a number: as a text where a spreadsheet would not keep it exactly."""
    if isinstance(value, str):
        page.write_string(row, column, value[:LONGEST], look)
    elif is_exact(value):
        page.write_number(row, column, float(value), look)
    else:
        page.write_string(row, column, exactly(value), look)


def is_exact(value: Fraction) -> bool:
    """Whether the number that a spreadsheet keeps is written with the same digits: fifteen at most."""
    try:
        return Fraction(f"{float(value):.15g}") == value
    except OverflowError:
        return False


def _validation(takes: Takes, cell: str) -> dict[str, Any]:
    made: dict[str, Any] = dict(_rules(takes, cell))
    if takes.prompt:
        made["input_message"] = takes.prompt[:_MOST_PROMPT]
    if takes.error:
        made["error_message"] = takes.error[:_MOST_PROMPT]
    return made


def _bound(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)


def _rules(takes: Takes, cell: str) -> Iterator[tuple[str, Any]]:
    most = _bound(takes.most) if takes.most is not None else _UNBOUNDED
    if takes.kind == "list":
        yield from (("validate", "list"), ("source", f"={takes.choices}"))
    elif takes.kind == "date":
        yield from (("validate", "date"), ("criteria", ">="), ("value", date(2000, 1, 1)))
    elif takes.kind == "date_or_list":
        # A list alone would take no date; who fills it in is told the words.
        word = f"SUMPRODUCT(--({takes.choices}={cell}))>0"
        yield from (("validate", "custom"), ("value", f"=OR(AND(ISNUMBER({cell}),N({cell})>={_FIRST_DAY}),{word})"))
    elif takes.kind == "any":
        yield "validate", "any"
    else:
        least = -_UNBOUNDED if takes.kind == "number" else _bound(takes.least)
        yield from (
            ("validate", "integer" if takes.kind == "count" else "decimal"),
            ("criteria", "between"),
            ("minimum", least),
            ("maximum", most),
        )
