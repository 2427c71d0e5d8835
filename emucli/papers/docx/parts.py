"""The parts of the package beside the text: settings, properties, relationships, types of content."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lxml import etree

from ..document.parts import Document
from .decree import FONT
from .element import Element, clean, w
from .names import CORE_RELATION, CUSTOM_RELATION, DOCUMENT_RELATION, LOCALES, RELATIONS_TYPE, XML_TYPE

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one fmtid of custom properties
DIGEST_PROPERTY = "emucli-digest"

Relation = tuple[str, str, str]
"""A relationship: id, type, target."""


def settings() -> Element:
    """`word/settings.xml`: no hyphenation, the layout of Word 2013 and later."""
    word = "http://schemas.microsoft.com/office/word"
    modern = ("overrideTableStyleFontSizeAndJustification", "enableOpenTypeFeatures", "doNotFlipMirrorIndents")
    values = {"compatibilityMode": 15} | dict.fromkeys(modern, 1)
    compatible = (w("compatSetting", name=name, uri=word, val=value) for name, value in values.items())
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=720),
        w("autoHyphenation", val=0),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", *compatible),
    )


def font_table() -> Element:
    """`word/fontTable.xml`: what kind of font to take where Times New Roman is missing."""
    kind = (w("panose1", val="02020603050405020304"), w("charset", val="00"), w("family", val="roman"))
    return w("fonts", w("font", *kind, w("pitch", val="variable"), name=FONT))


def core(document: Document) -> Element:
    """`docProps/core.xml`: title, author and date of the paper; the date is the record's, never a clock's."""
    moment = f"{document.created.isoformat()}T00:00:00Z"
    values = (
        (f"{{{_DC}}}title", clean(document.title)),
        (f"{{{_DC}}}creator", clean(document.author)),
        (f"{{{_DC}}}language", LOCALES[document.language]),
        (f"{{{_TERMS}}}created", moment),
        (f"{{{_TERMS}}}modified", moment),
    )
    names = {"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    made = _element(f"{{{_CORE}}}coreProperties", names)
    for tag, value in values:
        child = _element(tag, names, {f"{{{_XSI}}}type": "dcterms:W3CDTF"} if value is moment else {})
        child.text = value
        made.append(child)
    return made


def custom(digest: str) -> Element:
    """`docProps/custom.xml`: the digest of all other parts."""
    names = {None: _CUSTOM, "vt": _VALUES}
    made = _element(f"{{{_CUSTOM}}}Properties", names)
    attributes = {"fmtid": _USER_DEFINED, "pid": "2", "name": DIGEST_PROPERTY}
    held, value = _element(f"{{{_CUSTOM}}}property", names, attributes), _element(f"{{{_VALUES}}}lpwstr", names)
    value.text = digest
    held.append(value)
    made.append(held)
    return made


def relations(targets: Iterable[Relation]) -> Element:
    """A part of relationships."""
    made = _element(f"{{{_RELATIONS}}}Relationships", {None: _RELATIONS})
    for identifier, kind, target in targets:
        attributes = {"Id": identifier, "Type": kind, "Target": target}
        made.append(_element(f"{{{_RELATIONS}}}Relationship", {None: _RELATIONS}, attributes))
    return made


def content_types(kinds: Mapping[str, str]) -> Element:
    """`[Content_Types].xml`: the type of each part by its name."""
    made = _element(f"{{{_TYPES}}}Types", {None: _TYPES})
    for extension, kind in (("rels", RELATIONS_TYPE), ("xml", XML_TYPE)):
        made.append(_element(f"{{{_TYPES}}}Default", {None: _TYPES}, {"Extension": extension, "ContentType": kind}))
    for name, kind in kinds.items():
        made.append(_element(f"{{{_TYPES}}}Override", {None: _TYPES}, {"PartName": f"/{name}", "ContentType": kind}))
    return made


def of_the_package() -> Sequence[Relation]:
    """The relationships of the package itself."""
    targets = {
        DOCUMENT_RELATION: "word/document.xml",
        CORE_RELATION: "docProps/core.xml",
        CUSTOM_RELATION: "docProps/custom.xml",
    }
    return [(f"rId{number}", kind, target) for number, (kind, target) in enumerate(targets.items(), start=1)]


def _element(tag: str, names: Mapping[Any, str], attributes: Mapping[str, str] | None = None) -> Element:
    return etree.Element(tag, dict(attributes or {}), dict(names))
