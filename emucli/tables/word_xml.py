"""The parts of a DOCX file that tables are read from, as XML. Nothing in it is fetched, filled in or run."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from ..forms.archive import Refused

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What a program shows that cannot show a drawing: the same again."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
_DOCUMENT, _NUMBERING, _STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"


def tag(name: str) -> str:
    """The whole name of an element or attribute of WordprocessingML.

    >>> tag("p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    return f"{{{_W}}}{name}"


class WordParts:
    """The document, its numbering and its styles; an empty element where a part is not there.

    Raises Refused for what is no XML, and for a document of the strict kind, which names its elements otherwise.
    """

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            parts = {name: archive.read(name) for name in (_DOCUMENT, _NUMBERING, _STYLES) if name in names}
        self.document = _parsed(parts.get(_DOCUMENT, b""))
        self.numbering = _parsed(parts[_NUMBERING]) if _NUMBERING in parts else etree.Element(tag("numbering"))
        self.styles = _parsed(parts[_STYLES]) if _STYLES in parts else etree.Element(tag("styles"))
        if self.document.tag != tag("document"):
            raise Refused("EMU003", {})


def _parsed(data: bytes) -> etree._Element:
    try:
        return etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused("EMU003", {}) from error


def value_of(element: etree._Element | None, path: str) -> str:
    """The value of an element below another one: `numPr/numId`; empty where it is not there."""
    found = element
    for name in path.split("/"):
        found = None if found is None else found.find(tag(name))
    return "" if found is None else found.get(tag("val"), "")


def whole(text: str, otherwise: int = 0) -> int:
    """A small whole number that a file states; what is none, or beyond all use, is another one.

    >>> whole("3"), whole("x", 1), whole("-2"), whole("9" * 30)
    (3, 1, 0, 0)
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else otherwise


def paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs within an element, in their order; those of tables within tables and of text boxes too."""
    for one in element.iter(tag("p")):
        if next(one.iterancestors(_FALLBACK), None) is None:
            yield one


_BREAKS = {tag("br"): "\n", tag("cr"): "\n", tag("tab"): " ", tag("noBreakHyphen"): "-", tag("sym"): "-"}


def text_of(paragraph: etree._Element) -> str:
    """What a paragraph shows: text that a tracked change deletes is gone, what it inserts is there.

    Paragraphs of a text box within it speak for themselves.
    """
    parts: list[str] = []
    for node in paragraph.iter(tag("t"), *_BREAKS):
        if next(node.iterancestors(tag("p")), None) is not paragraph:
            continue
        if node.tag == tag("t"):
            # What was moved away stands here and where it went.
            parts.append("" if any(one.tag == tag("moveFrom") for one in node.iterancestors()) else node.text or "")
        else:
            parts.append(_BREAKS[node.tag])
    return "".join(parts)
