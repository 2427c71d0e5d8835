"""The tables of a Word document as grids."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ..forms.archive import Refused
from ..forms.inputs import tidy
from ..forms.opened import cell_name
from ..language.words import word
from .grid import Grid, GridCell, GridRemark, GridRow
from .word_numbers import word_numbers
from .word_xml import WordParts, paragraphs, tag, text_of, value_of, whole

_MOST_COLUMNS, _MOST_ROWS = 60, 5_000
_WRAPPERS = (tag("sdt"), tag("sdtContent"), tag("customXml"), tag("ins"), tag("smartTag"))
"""Elements around others that show nothing themselves."""


def document_grids(data: bytes, file: str) -> tuple[Grid, ...]:
    """The tables of a document, each with the texts between it and the one before. Raises Refused."""
    parts = WordParts(data)
    body = parts.document.find(tag("body"))
    reader = _DocumentReader(word_numbers(parts), file)
    return tuple(reader.grids(body)) if body is not None else ()


@dataclass
class _DocumentReader:
    labels: Mapping[etree._Element, str]
    file: str
    above: list[str] = field(default_factory=list)

    def grids(self, body: etree._Element) -> Iterator[Grid]:
        number = 0
        for one in _parts(body):
            if one.tag == tag("tbl"):
                number += 1
                yield self._grid(one, number)
                self.above = []
            elif one.tag == tag("p"):
                self.above += filter(None, map(self._shown, paragraphs(one)))

    def _shown(self, paragraph: etree._Element) -> str:
        """A paragraph with the number that Word puts before it."""
        return tidy(f"{self.labels.get(paragraph, '')} {text_of(paragraph)}").strip()

    def _grid(self, table: etree._Element, number: int) -> Grid:
        name = f"{word('criteria_table', 'table')} {number}"
        place = f"{self.file}!{name}"
        rows = [one for one in _parts(table) if one.tag == tag("tr")]
        if len(rows) > _MOST_ROWS:
            raise Refused("EMU004", {"what": "large_rows"})
        read = tuple(self._row(row, place, at) for at, row in enumerate(rows, 1))
        return Grid(name, place, read, tuple(self.above), tuple(self._remarks(table, place)), is_of_document=True)

    def _row(self, row: etree._Element, place: str, number: int) -> GridRow:
        cells: dict[int, GridCell] = {}
        column = 1 + min(whole(value_of(row.find(tag("trPr")), "gridBefore")), _MOST_COLUMNS)
        for one in _parts(row):
            if one.tag != tag("tc") or column > _MOST_COLUMNS:
                continue
            properties = one.find(tag("tcPr"))
            width = max(1, min(whole(value_of(properties, "gridSpan"), 1), _MOST_COLUMNS))
            at = f"{place}!{cell_name(number, column)}"
            is_covered = _continues(properties)
            text = "" if is_covered else "\n".join(filter(None, map(self._shown, paragraphs(one))))
            cells[column] = GridCell(text, at, covered=is_covered, width=width)
            column += width
        return GridRow(place, number, cells)

    def _remarks(self, table: etree._Element, place: str) -> Iterator[GridRemark]:
        numbered = [self.labels[one] for one in paragraphs(table) if self.labels.get(one, "-") != "-"]
        if numbered:
            yield GridRemark("EMU062", place, ", ".join(numbered[:8]) + (", …" if len(numbered) > 8 else ""))
        if any(True for _ in table.iter(tag("ins"), tag("del"), tag("moveFrom"), tag("moveTo"))):
            yield GridRemark("EMU063", place)


def _parts(element: etree._Element) -> Iterator[etree._Element]:
    """The elements directly below another one, as if nothing stood around them."""
    for one in element:
        if one.tag in _WRAPPERS:
            yield from _parts(one)
        elif isinstance(one.tag, str):
            yield one


def _continues(properties: etree._Element | None) -> bool:
    """Whether a cell goes on from the one above."""
    merge = properties.find(tag("vMerge")) if properties is not None else None
    return merge is not None and merge.get(tag("val"), "continue") == "continue"
