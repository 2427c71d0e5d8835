"""Tables of criteria as offices send them: workbooks and documents, made for tests, and what is read of them."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook

from emucli.findings.in_cells import cells_as_text
from emucli.language.phrases import Language
from emucli.tables.heads import Role
from emucli.tables.nodes import CriterionNode
from emucli.tables.picking import TableWish
from emucli.tables.reading import CriteriaTable, read_file

XLSX, DOCX = "Bang.xlsx", "Bang.docx"
HEAD = ("TT", "Nội dung", "Điểm tối đa", "Ghi chú")
Row = Sequence[Any]


def workbook(*rows: Row, merged: Iterable[str] = (), name: str = "Bảng điểm") -> bytes:
    """A workbook of one worksheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    return saved(book)


def saved(book: Any) -> bytes:
    """A workbook or document as bytes."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def document(*tables: Sequence[Row], between: Mapping[int, Sequence[str]] | None = None) -> bytes:
    """A document with tables, and paragraphs before the table of a number, counted from 0."""
    made = Document()
    for at, rows in enumerate(tables):
        for text in (between or {}).get(at, ()):
            made.add_paragraph(text)
        add_table(made, rows)
    return saved(made)


def add_table(made: Any, rows: Sequence[Row]) -> Any:
    """A table in a document, cell by cell; lines of a text are paragraphs."""
    table = made.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            first, *rest = str("" if text is None else text).split("\n")
            cell.paragraphs[0].text = first
            for line in rest:
                cell.add_paragraph(line)
    return table


def numbered(paragraph: Any, number: int, level: int = 0) -> None:
    """Let Word number a paragraph by a list of the document."""
    properties = paragraph._p.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", level), ("w:numId", number)):
        element = OxmlElement(name)
        element.set(qn("w:val"), str(value))
        numbering.append(element)
    properties.append(numbering)


def list_of(made: Any, levels: Sequence[tuple[str, str]]) -> int:
    """A list of a document whose levels count in a form with a text; its number."""
    part = made.part.numbering_part.element
    number = 900 + len(part)
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), str(number))
    for at, (form, text) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(at))
        for name, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text)):
            element = OxmlElement(name)
            element.set(qn("w:val"), value)
            level.append(element)
        abstract.append(level)
    part.insert(0, abstract)
    num = OxmlElement("w:num")
    num.set(qn("w:numId"), str(number))
    of = OxmlElement("w:abstractNumId")
    of.set(qn("w:val"), str(number))
    num.append(of)
    part.append(num)
    return number


def read(data: bytes, table: str = "", columns: Mapping[Role, tuple[int, ...]] | None = None) -> CriteriaTable:
    """What a file holds, once all its findings have been put into words."""
    name = DOCX if b"word/document.xml" in data else XLSX
    found = read_file(data, name, TableWish(table, columns or {}))[1]
    languages: tuple[Language, Language] = ("vi", "en")
    for language in languages:
        assert "{" not in cells_as_text(found.findings, language)
    return found


def outline(table: CriteriaTable) -> list[str]:
    """The tree as lines: how deep, the code, the points; `+` in the bonus, `-` in the penalty, `~` for their titles."""
    assert table.tree is not None
    return [line for top in table.tree.tops for line in _lines(top, 0)]


_SIGNS = {"base": "", "bonus": "+", "penalty": "-", "mixed": "±"}


def _lines(node: CriterionNode, depth: int) -> Iterable[str]:
    sign = "~" if node.is_part else _SIGNS[node.part]
    points = "?" if node.maximum is None else str(node.maximum)
    rest = f" +{node.rest}" if node.rest is not None else ""
    yield f"{'  ' * depth}{sign}{node.code} {points}{rest}"
    for child in node.children:
        yield from _lines(child, depth + 1)


def sums(table: CriteriaTable) -> tuple[Decimal, Decimal | None, Decimal | None, bool]:
    """Base, bonus, declared total, whether the bonus is part of it."""
    assert table.sums is not None
    return table.sums.base, table.sums.bonus, table.sums.total, table.sums.within


def found(table: CriteriaTable) -> list[str]:
    """Findings as `cell code`."""
    return [f"{one.file.partition('!')[2]} {one.code}".strip() for one in table.findings]


def node(table: CriteriaTable, code: str) -> CriterionNode:
    """The node of a code."""
    assert table.tree is not None
    return next(one for one in table.tree.all() if one.code == code)
