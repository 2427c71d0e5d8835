"""Ruled tables: merged and vertical heads that repeat on every page, rows that are not split."""

from collections.abc import Sequence
from dataclasses import replace

from ...language.together import together
from ..document.parts import Cell, Row, Table
from .element import Element, keep_with_next, paragraph, runs, w
from .fitting import fitted, least_widths
from .grid import Place, frame, places, shares
from .look import Look
from .page import Page
from .styles import table_size, table_style
from .vertical import heights

_SMALL = 5
"""A table of so few rows stays on one page."""


def table(content: Table, page: Page, look: Look) -> Element:
    """The table as wide as the text; ValueError where its cells do not fill its columns."""
    head = _Band(content.head, "DauBang", content, page, look)
    body = _Band(content.body, "OBang", content, page, look)
    widths = _widths(content, page, head, body)
    rows = _rows(body, widths)
    is_small = len(rows) <= _SMALL
    for row, made in zip(content.body[:-1], rows, strict=False):
        if is_small or _is_heading(row):
            keep_with_next(made)
    margins = _margins(content.size * 2)
    return w("tbl", *frame(widths, ruled=True, margins=margins), *_rows(head, widths), *rows)


def _widths(content: Table, page: Page, *bands: "_Band") -> list[int]:
    """The shares of the columns in twips, none narrower than its longest word where there is room for all."""
    columns = len(content.widths)
    least = [least_widths(band.rows, columns, band.size, band.side, head=band.is_head) for band in bands]
    return fitted(shares(page.text_width, content.widths), [max(each) for each in zip(*least, strict=True)])


def _is_heading(row: Row) -> bool:
    """Whether a row is the heading of those below it: every word of it is bold, like the name of a group."""
    return all(cell.bold for cell in row if cell.text)


def _margins(size: int) -> tuple[int, int]:
    """Cell margins in twips, upright and sideways: the smaller the letters, the more they need the room."""
    return (40, 100) if size >= 24 else (30, 60) if size >= 20 else (20, 30)


class _Band:
    """The heads or the body of a table: its cells, their style and size, the margin along them, the highest row."""

    def __init__(self, rows: Sequence[Row], style: str, content: Table, page: Page, look: Look) -> None:
        self.is_head = style == "DauBang"
        self.rows = places([tuple(_unparted(cell, self.is_head) for cell in row) for row in rows], len(content.widths))
        self.style = table_style(style, content.size * 2)
        self.size = table_size(style, content.size * 2, look)
        self.side = _margins(content.size * 2)[1]
        self.limit = page.text_height * 2 // 5


def _unparted(cell: Cell, is_head: bool) -> Cell:
    """A head, or a cell in the middle of its column: a few words of which none is parted (`Hoàn thành / nhiệm vụ`)."""
    short = (is_head or cell.align == "center") and not cell.vertical
    return replace(cell, text=together(cell.text)) if short else cell


def _rows(band: _Band, widths: Sequence[int]) -> list[Element]:
    least = heights(band.rows, widths, band.size, band.side, band.limit)
    return [_row(row, widths, band, height) for row, height in zip(band.rows, least, strict=True)]


def _row(row: Sequence[Place], widths: Sequence[int], band: _Band, height: int) -> Element:
    properties = [w("cantSplit")]
    if height:
        properties.append(w("trHeight", val=height, hRule="atLeast"))
    if band.is_head:
        properties.append(w("tblHeader"))
    return w("tr", w("trPr", *properties), *(_cell(place, widths, band) for place in row))


def _cell(place: Place, widths: Sequence[int], band: _Band) -> Element:
    cell = place.cell
    properties = [w("tcW", w=sum(widths[place.column : place.column + cell.columns]), type="dxa")]
    if cell.columns > 1:
        properties.append(w("gridSpan", val=cell.columns))
    if cell.rows > 1:
        properties.append(w("vMerge") if place.continues else w("vMerge", val="restart"))
    if cell.vertical:
        properties.append(w("textDirection", val="btLr"))
    if band.is_head or cell.vertical:
        properties.append(w("vAlign", val="center"))
    return w("tc", w("tcPr", *properties), _content(place, band))


def _content(place: Place, band: _Band) -> Element:
    cell = place.cell
    if place.continues:
        return paragraph(band.style)
    # A head is bold and centred by its style.
    aligned = () if band.is_head or cell.align == "left" else (w("jc", val=cell.align),)
    return paragraph(band.style, *runs(cell.text, cell.bold and not band.is_head, cell.italic), properties=aligned)
