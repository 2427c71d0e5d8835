"""XML elements of WordprocessingML, children first; and text made fit for XML."""

import re
import unicodedata
from functools import lru_cache

from lxml import etree

from ..document.foreign import stretches
from .names import LOCALES

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = {"w": W, "r": R}
_OWN = {"w": W}
_ROOTS = frozenset(("document", "hdr", "headerReference"))
"""Only these need the name of relations; declaring it on every element would take a third of the time of a table."""
# XML 1.0 has no control characters, surrogates or non-characters; tabs and line ends are spaces here.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BLANKS = str.maketrans({"\t": " ", "\n": " ", "\r": " "})


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of the main namespace with its children; attributes are of that namespace too."""
    made = etree.Element(_name(tag), None, _NAMES if tag in _ROOTS else _OWN)
    for key, value in attributes.items():
        made.set(_name(key), str(value))
    if children:
        made.extend(children)
    return made


@lru_cache(maxsize=256)
def _name(tag: str) -> str:
    return f"{{{W}}}{tag}"


def text(value: str) -> Element:
    """A `w:t` with the whole text, spaces at its ends too."""
    made = w("t")
    made.text = clean(value)
    if made.text != made.text.strip(" "):
        made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def clean(value: str) -> str:
    r"""The text in NFC, on one line; what XML cannot hold becomes U+FFFD.

    >>> clean("a\tb\x00")
    'a b\ufffd'
    """
    return unicodedata.normalize("NFC", _NOT_XML.sub("\ufffd", value.replace("\r\n", "\n").translate(_BLANKS)))


def toggles(bold: bool, italic: bool) -> list[Element]:
    """The run properties that are on, in the order of the standard (ECMA-376, 17.3.2.28)."""
    return [w(tag) for tag, is_on in (("b", bold), ("i", italic)) if is_on]


def paragraph(style: str, *runs: Element, properties: tuple[Element, ...] = ()) -> Element:
    """A paragraph in a named style; `properties` follow `pStyle` and stand in the order of the standard."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *runs)


def runs(value: str, bold: bool = False, italic: bool = False) -> list[Element]:
    """A text in runs of one language; `bold` and `italic` only where they differ from the paragraph's style."""
    made = []
    for stretch, language in stretches(value):
        looks = [*toggles(bold, italic), *([w("lang", val=LOCALES[language])] if language else [])]
        made.append(w("r", w("rPr", *looks), text(stretch)) if looks else w("r", text(stretch)))
    return made


def line_of(style: str, value: str) -> Element:
    """A paragraph with one text, or without any run where there is none."""
    return paragraph(style, *runs(value))


def is_paragraph(block: Element) -> bool:
    """Whether a block is a paragraph; the others are tables."""
    return bool(block.tag == _name("p"))


def rows_of(block: Element) -> list[Element]:
    """The rows of a table; none of a paragraph."""
    return list(block.findall(_name("tr")))


def keep_with_next(block: Element) -> None:
    """Keep a paragraph, a row, or the last row of a table on the page of what follows it."""
    for each in (rows_of(block) or [block])[-1].iter(_name("p")):
        properties = each.find(_name("pPr"))
        if properties is not None and properties.find(_name("keepNext")) is None:
            properties.insert(1, w("keepNext"))  # the place right after pStyle, which every paragraph has


def keep_together(block: Element) -> None:
    """Keep a paragraph, or every row of a table, on the page of what follows it."""
    for row in rows_of(block) or [block]:
        keep_with_next(row)
