"""A workbook of score sheets: one worksheet a unit; where there are several, a summary before them."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ..language.forms import form_word
from ..model.text import Language
from ..model.tree import Cluster, Year
from ..results.names import Names
from ..results.scores import marking_of
from .desk import Desk
from .identity import IDENTITY_SHEET, LISTS_SHEET, Identity, SheetSent, as_lines, regulation_digest
from .inputs import tidy
from .layout import Cell, Formula, Workbook, Worksheet
from .orders import Order
from .sheet import score_sheet
from .writer import workbook_bytes

_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def form_bytes(cluster: Cluster, year: Year, order: Order, language: Language, *, blank: bool = False) -> bytes:
    """The XLSX file of a workbook; `blank`: without what others have given. The year has a scale and members."""
    marking = marking_of(cluster, year)
    assert marking is not None
    names = Names(cluster, language)
    desk = Desk(
        year=year, marking=marking, names=names, stage=order.stage, by=order.by, period=order.period, blank=blank
    )
    made = [score_sheet(desk, unit, name) for unit, name in _named(order.units, names, language)]
    sheets = [worksheet for worksheet, _ in made]
    if len(sheets) > 1:
        sheets = [_summary(desk, made), *sheets]
    title = form_word(f"title_{order.stage.by}", language, year=year.name)
    identity = _identity(cluster, desk, [sent for _, sent in made])
    hidden: dict[str, Sequence[Sequence[str | Fraction]]] = {
        IDENTITY_SHEET: as_lines(identity),
        LISTS_SHEET: desk.lists.lines,
    }
    decimals = marking.scale.scoring.decimals
    return workbook_bytes(Workbook(title=title, decimals=decimals, worksheets=sheets, hidden=hidden))


def _identity(cluster: Cluster, desk: Desk, sheets: Sequence[SheetSent]) -> Identity:
    regulation = desk.year.regulation.record
    return Identity(
        cluster=cluster.path,
        year=desk.year.name,
        stage=desk.stage.id,
        period=desk.period,
        by=desk.by,
        language=desk.language,
        version=(regulation.version if regulation else None) or "",
        digest=regulation_digest(desk.year),
        sheets=tuple(sheets),
    )


def _named(units: Sequence[str], names: Names, language: Language) -> Iterator[tuple[str, str]]:
    """Each unit with the name of its worksheet: short, of letters that spreadsheets take, no two alike."""
    taken = {form_word("summary", language).casefold(), IDENTITY_SHEET, LISTS_SHEET, "history"}
    for unit in units:
        record = names.cluster.registers.units.get(unit)
        short = tidy(names.text(record.short) if record else "") or tidy(names.unit(unit))
        plain = " ".join(_NOT_IN_NAMES.sub(" ", short).split()).strip("'") or unit
        name, at = plain[:_LONGEST_NAME].strip(), 1
        while name.casefold() in taken:
            at += 1
            name = f"{plain[: _LONGEST_NAME - 5].strip()} ({at})"
        taken.add(name.casefold())
        yield unit, name


def _summary(desk: Desk, made: Sequence[tuple[Worksheet, SheetSent]]) -> Worksheet:
    """Each unit's total with its parts, taken from its own worksheet."""
    language = desk.language
    parts = [row for row in made[0][1].rows if row.kind in ("part", "total")]
    shown = [row.number for row in parts]
    heads = ["number", "unit"]
    cells = {(1, 1): Cell(desk.names.cluster_name(), "strong")}
    title = form_word("summary_title", language, by=desk.names.unit(desk.by))
    cells[2, 1] = Cell(title, "title")
    for at, key in enumerate(heads, 1):
        cells[4, at] = Cell(form_word(f"head_{key}", language), "head")
    for at, number in enumerate(shown, len(heads) + 1):
        cells[4, at] = Cell(made[0][0].cells[number, 2].value, "head")
    for row, (worksheet, sent) in enumerate(made, 5):
        cells[row, 1] = Cell(Fraction(row - 4), "number")
        cells[row, 2] = Cell(sent.shown, "text")
        letter = "ABCDEFGHIJKLM"[sent.columns.index("points")]
        column = sent.columns.index("points") + 1
        own = [one.number for one in sent.rows if one.kind in ("part", "total")]
        for at, number in enumerate(own, len(heads) + 1):
            value = worksheet.cells[number, column].value
            assert isinstance(value, Formula)
            quoted = worksheet.name.replace("'", "''")
            cells[row, at] = Cell(Formula(f"'{quoted}'!{letter}{number}", value.value), "points")
    widths = [6.0, 50.0, *(14.0 for _ in shown)]
    name, page = form_word("summary", language), form_word("page", language)
    return Worksheet(name=name, widths=widths, cells=cells, heads=4, page=page, frozen=2)


def list_bytes(forms: Sequence[tuple[str, str, Sequence[str]]], language: Language) -> bytes:
    """A workbook that lists who gets which form: its file, the scorer, the units."""
    title = form_word("list_title", language)
    heads = ("number", "list_file", "list_by", "list_units")
    words = [form_word(f"head_{key}" if key == "number" else key, language) for key in heads]
    cells = {(1, 1): Cell(title, "title")}
    cells |= {(3, at): Cell(word, "head") for at, word in enumerate(words, 1)}
    for row, (file, by, units) in enumerate(forms, 4):
        cells[row, 1] = Cell(Fraction(row - 3), "number")
        for at, text in enumerate((file, by, "\n".join(units)), 2):
            cells[row, at] = Cell(text, "text")
    sheet = Worksheet(
        name=form_word("list_name", language), widths=[6, 40, 45, 60], cells=cells, heads=3,
        page=form_word("page", language),
    )  # fmt: skip
    return workbook_bytes(Workbook(title=title, decimals=0, worksheets=[sheet]))
