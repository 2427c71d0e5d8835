"""Ruled tables: merged and vertical heads that repeat on every page, rows that are not split."""

from collections.abc import Sequence

from ..document import Row, Table
from .element import Element, keep_with_next, paragraph, run, w
from .grid import Place, frame, places, shares
from .look import Look
from .page import Page
from .styles import table_size, table_style
from .vertical import heights


def table(content: Table, page: Page, look: Look) -> Element:
    """The table as wide as the text; ValueError where its cells do not fill its columns."""
    widths = shares(page.text_width, content.widths)
    margins = _margins(content.size * 2)
    head = _rows(content.head, widths, _Setting("DauBang", content, page, look))
    body = _rows(content.body, widths, _Setting("OBang", content, page, look))
    for row, made in zip(content.body[:-1], body, strict=False):
        if _is_heading(row):
            keep_with_next(made)
    return w("tbl", *frame(widths, ruled=True, margins=margins), *head, *body)


def _is_heading(row: Row) -> bool:
    """Whether a row is the heading of those below it: every word of it is bold, like the name of a group."""
    return all(cell.bold for cell in row if cell.text)


def _margins(size: int) -> tuple[int, int]:
    """Cell margins in twips, upright and sideways: the smaller the letters, the more they need the room."""
    return (40, 100) if size >= 24 else (30, 60) if size >= 20 else (20, 30)


class _Setting:
    """How a part of a table is set: the style of its cells, their size, the margin along them, the highest row."""

    def __init__(self, style: str, content: Table, page: Page, look: Look) -> None:
        self.is_head = style == "DauBang"
        self.style = table_style(style, content.size * 2)
        self.size = table_size(style, content.size * 2, look)
        self.side = _margins(content.size * 2)[1]
        self.limit = page.text_height * 2 // 5


def _rows(rows: Sequence[Row], widths: Sequence[int], setting: _Setting) -> list[Element]:
    placed = places(rows, len(widths))
    least = heights(placed, widths, setting.size, setting.side, setting.limit)
    return [_row(row, widths, setting, height) for row, height in zip(placed, least, strict=True)]


def _row(row: Sequence[Place], widths: Sequence[int], setting: _Setting, height: int) -> Element:
    properties = [w("cantSplit")]
    if height:
        properties.append(w("trHeight", val=height, hRule="atLeast"))
    if setting.is_head:
        properties.append(w("tblHeader"))
    return w("tr", w("trPr", *properties), *(_cell(place, widths, setting) for place in row))


def _cell(place: Place, widths: Sequence[int], setting: _Setting) -> Element:
    cell = place.cell
    properties = [w("tcW", w=sum(widths[place.column : place.column + cell.columns]), type="dxa")]
    if cell.columns > 1:
        properties.append(w("gridSpan", val=cell.columns))
    if cell.rows > 1:
        properties.append(w("vMerge") if place.continues else w("vMerge", val="restart"))
    if cell.vertical:
        properties.append(w("textDirection", val="btLr"))
    if setting.is_head or cell.vertical:
        properties.append(w("vAlign", val="center"))
    return w("tc", w("tcPr", *properties), _content(place, setting))


def _content(place: Place, setting: _Setting) -> Element:
    cell = place.cell
    if place.continues:
        return paragraph(setting.style)
    # A head is bold and centred by its style.
    aligned = () if setting.is_head or cell.align == "left" else (w("jc", val=cell.align),)
    runs = [run(cell.text, cell.bold and not setting.is_head, cell.italic)] if cell.text else []
    return paragraph(setting.style, *runs, properties=aligned)
