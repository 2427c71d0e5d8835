"""A saved paper as a test sees it: its parts, and through python-docx's own reading of styles."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx as python_docx
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from emucli.papers.document.parts import Document
from emucli.papers.docx import LOOK, Look, docx


class Saved:
    """A paper that was written and is read again."""

    def __init__(self, document: Document, look: Look = LOOK) -> None:
        self.data = docx(document, look)
        with ZipFile(BytesIO(self.data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.word = python_docx.Document(BytesIO(self.data))

    def xml(self, name: str) -> Any:
        """The root element of a part."""
        return parse_xml(self.parts[name])

    @property
    def body(self) -> Any:
        """`w:body`."""
        return self.xml("word/document.xml")[0]

    def header(self, section: int, kind: str) -> Any:
        """The header that a section names for its first page (`first`) or the others (`default`)."""
        references = list(self.body.iter(qn("w:sectPr")))[section].iterfind(qn("w:headerReference"))
        named = {each.get(qn("w:type")): each.get(qn("r:id")) for each in references}
        targets = {each.get("Id"): each.get("Target") for each in self.xml("word/_rels/document.xml.rels")}
        return self.xml(f"word/{targets[named[kind]]}")

    def paragraph(self, text: str) -> Any:
        """The paragraph, as python-docx sees it, whose text it is."""
        return next(each for each in self.paragraphs() if each.text.replace("\u00a0", " ") == text)

    def paragraphs(self) -> Iterator[Any]:
        """All paragraphs in the order of the text, those in cells too."""
        from docx.text.paragraph import Paragraph

        for each in self.word.element.body.iter(qn("w:p")):
            yield Paragraph(each, self.word._body)


def all_of(element: Any, tag: str) -> list[Any]:
    """All elements of a tag below an element."""
    return list(element.iter(qn(tag)))


def words(element: Any) -> str:
    """The text of an element, in one piece."""
    return "".join(each.text or "" for each in all_of(element, "w:t"))


def spaced(element: Any) -> str:
    """The text of an element with plain blanks: in heads and subjects those within words do not break."""
    return words(element).replace("\u00a0", " ")


def value(element: Any, path: str, attribute: str = "w:val") -> str | None:
    """An attribute of the element at a path of tags (`w:pPr/w:jc`), None where either is missing."""
    found = element.find("/".join(qn(tag) for tag in path.split("/")))
    return None if found is None else found.get(qn(attribute))


def effective(paragraph: Any, name: str) -> Any:
    """A property of a paragraph's font as its style, those it is based on and the defaults have it."""
    style = paragraph.style
    while style is not None:
        if (found := getattr(style.font, name)) is not None:
            return found
        style = style.base_style
    defaults = paragraph.part.styles.element.find(qn("w:docDefaults"))
    fonts = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:rFonts')}")
    return fonts.get(qn("w:ascii")) if name == "name" else None
