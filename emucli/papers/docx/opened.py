"""A DOCX from elsewhere: where its text and its styles are, and the margins of its first pages."""

import posixpath
from collections.abc import Mapping

from lxml import etree

from ...language.phrases import Phrase
from ...language.together import NO_BREAK
from .archive import PACKAGE_RELATIONS, NotADocument, read
from .chain import Styles, tag
from .element import Element
from .look import LookProblem
from .names import DOCUMENT_RELATION, STYLES_RELATION

# Nothing that a file names is fetched or filled in.
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def opened(parts: Mapping[str, bytes]) -> tuple[Element, Styles]:
    """The text and the styles of a DOCX's parts; NotADocument where it has none or they are not XML."""
    main = _related(parts, PACKAGE_RELATIONS, "", DOCUMENT_RELATION)
    folder, name = posixpath.split(main)
    styles = _related(parts, f"{folder}/_rels/{name}.rels", folder, STYLES_RELATION)
    return _parsed(parts, main), Styles(_parsed(parts, styles))


def _related(parts: Mapping[str, bytes], relations: str, folder: str, kind: str) -> str:
    for relation in _parsed(parts, relations):
        if relation.get("Type") == kind:
            # A target that starts with a slash counts from the root, as `join` has it.
            return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))[1:]
    raise NotADocument(f"{relations} names no part of type {posixpath.basename(kind)}")


def _parsed(parts: Mapping[str, bytes], name: str) -> Element:
    if name not in parts:
        raise NotADocument(f"it has no part {name}")
    try:
        return etree.fromstring(parts[name], _PARSER)
    except (SyntaxError, ValueError) as error:  # lxml's errors of syntax are SyntaxErrors
        raise NotADocument(f"{name} is not XML: {error}") from error


def paragraphs_of(data: bytes) -> list[str]:
    """The text of every paragraph of a DOCX, in its order; none where it is no DOCX."""
    try:
        parts = read(data)
        main = _related(parts, PACKAGE_RELATIONS, "", DOCUMENT_RELATION)
        document = _parsed(parts, main)
    except NotADocument:
        return []
    texts = ("".join(text.text or "" for text in each.iter(tag("t"))) for each in document.iter(tag("p")))
    return [text.replace(NO_BREAK, " ") for text in texts]


def page_margins(document: Element) -> dict[str, str]:
    """The margins of the first section by side, as they are written; LookProblem where there are none."""
    for section in document.iter(tag("sectPr")):
        for margins in section.iterfind(tag("pgMar")):
            return {str(key).rpartition("}")[2]: str(value) for key, value in margins.attrib.items()}
    raise LookProblem(Phrase("look_margins"), Phrase("look_none"), Phrase("look_pages"))
