"""The package: every part of a DOCX by its name."""

from lxml import etree

from ..document.parts import Document, Section, Table
from . import names
from .archive import CONTENT_TYPES, PACKAGE_RELATIONS
from .body import body
from .element import Element
from .look import Look
from .page import page_header, section_properties
from .parts import Relation, content_types, core, font_table, of_the_package, relations, settings
from .styles import styles

_FIXED = {
    "docProps/core.xml": names.CORE_TYPE,
    "docProps/custom.xml": names.CUSTOM_TYPE,
    "word/document.xml": names.DOCUMENT_TYPE,
    "word/fontTable.xml": names.FONTS_TYPE,
    "word/settings.xml": names.SETTINGS_TYPE,
    "word/styles.xml": names.STYLES_TYPE,
}


def serialized(part: Element) -> bytes:
    """The bytes of a part: UTF-8 with a declaration, no added blanks."""
    return etree.tostring(part, encoding="UTF-8", standalone=True)


def parts_of(document: Document, look: Look) -> dict[str, bytes]:
    """Every part of a paper but the one that holds the digest of these."""
    headers = {name: header for number in range(len(document.sections)) for name, header in _headers(document, number)}
    targets = _targets(headers)
    identifiers = {target: identifier for identifier, _, target in targets}
    made = {
        CONTENT_TYPES: content_types(_FIXED | {f"word/{name}": names.HEADER_TYPE for name in headers}),
        PACKAGE_RELATIONS: relations(of_the_package()),
        "docProps/core.xml": core(document),
        "word/_rels/document.xml.rels": relations(targets),
        "word/document.xml": body(document, look, _pages(document, look, identifiers)),
        "word/fontTable.xml": font_table(),
        "word/settings.xml": settings(),
        "word/styles.xml": styles(look, document.language, _table_sizes(document)),
    } | {f"word/{name}": header for name, header in headers.items()}
    return {name: serialized(part) for name, part in made.items()}


def _names(number: int) -> tuple[str, str]:
    """The headers of a section: of its pages, of its first page."""
    return f"header{2 * number + 1}.xml", f"header{2 * number + 2}.xml"


def _headers(document: Document, number: int) -> list[tuple[str, Element]]:
    # Each section has its own, so that an edit in one is not an edit in all.
    every, first = _names(number)
    return [(every, page_header(document.marks, True)), (first, page_header(document.marks, False))]


def _targets(headers: dict[str, Element]) -> list[Relation]:
    kinds = {
        "styles.xml": names.STYLES_RELATION,
        "settings.xml": names.SETTINGS_RELATION,
        "fontTable.xml": names.FONTS_RELATION,
    }
    kinds |= dict.fromkeys(headers, names.HEADER_RELATION)
    return [(f"rId{number}", kind, target) for number, (target, kind) in enumerate(kinds.items(), start=1)]


def _pages(document: Document, look: Look, identifiers: dict[str, str]) -> list[Element]:
    return [
        section_properties(section, look, *(identifiers[name] for name in _names(number)))
        for number, section in enumerate(document.sections)
    ]


def _table_sizes(document: Document) -> list[int]:
    return [part.size * 2 for section in document.sections for part in _tables(section)]


def _tables(section: Section) -> list[Table]:
    return [part for part in section.parts if isinstance(part, Table)]
