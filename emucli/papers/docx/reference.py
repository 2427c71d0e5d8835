"""The look of a reference DOCX: its margins and the sizes of the named styles, checked against the Decree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ...language.phrases import Phrase
from .archive import NotADocument, read
from .chain import Style
from .decree import BY_NAME, ELEMENTS, FONT, Element
from .layout import LAYOUTS
from .look import LOOK, Look, LookProblem, allowed, as_written, legal_size
from .opened import opened, page_margins

_SIDES = {"start": "left", "end": "right"}
Fixed = Literal[
    "bold",
    "not_bold",
    "italic",
    "not_italic",
    "underlined",
    "justified",
    "left_aligned",
    "right_aligned",
    "centred",
    "aligned_otherwise",
]
"""What a style may say in vain."""

_ALIGNED: Mapping[str, Fixed] = {
    "both": "justified",
    "left": "left_aligned",
    "start": "left_aligned",
    "center": "centred",
    "right": "right_aligned",
    "end": "right_aligned",
}
_LOOKS: tuple[tuple[Fixed, Fixed | None, str], ...] = (
    ("bold", "not_bold", "b"),
    ("italic", "not_italic", "i"),
    ("underlined", None, "u"),
)
"""A look, its contrary where a style of papers may be set so, and the tag that sets it."""


@dataclass(frozen=True)
class Ignored:
    """A look that a style of a reference has and papers do not take from it."""

    style: str
    look: Fixed


_MARGINS = ("top", "bottom", "left", "right")
_BLACK = ("auto", "000000")
_BLACK_OF_THEME = ("text1", "dark1")  # "Black, Text 1" in Word's palette


def look_of(reference: bytes) -> Look:
    """The look of a DOCX with our style names: margins of its first section, sizes, its body's indent and spacing.

    Styles that it lacks keep their default. LookProblem where the Decree does not allow what it says; NotADocument
    where it cannot be read.
    """
    document, styles = opened(read(reference))
    named = {element: style for element in ELEMENTS if (style := styles.named(element.name))}
    for element, style in named.items():
        _check_font(element, style)
        _check_colour(element, style)
    sizes = {element.id: _size(element, style) for element, style in named.items()}
    changed = tuple((style, size) for style, size in sizes.items() if size != LOOK.size(style))
    margins = page_margins(document)
    values = {name: _setting(name, margins.get(name)) for name in _MARGINS}
    return Look(**values, **_flow(styles.named("Body Text")), sizes=changed)


def ignored_looks(reference: bytes) -> list[Ignored]:
    """What the styles of a reference say that papers do not follow, because it is fixed, in the order of the styles.

    Nothing where the reference cannot be read: `look_of` says why.
    """
    try:
        _, styles = opened(read(reference))
    except NotADocument:
        return []
    named = ((element, style) for element in ELEMENTS if (style := styles.named(element.name)))
    return [ignored for element, style in named for ignored in _ignored(element, style)]


def _ignored(element: Element, style: Style) -> Iterator[Ignored]:
    fixed = {"b": element.bold, "i": element.italic, "u": False}
    for look, contrary, tag in _LOOKS:
        told = contrary if fixed[tag] else look
        if style.is_on(tag) != fixed[tag] and told is not None:
            yield Ignored(element.name, told)
    align = style.value("pPr", "jc", "val") or "left"
    if _SIDES.get(align, align) != LAYOUTS[element.id].align:
        yield Ignored(element.name, _ALIGNED.get(align, "aligned_otherwise"))


def _check_font(element: Element, style: Style) -> None:
    # Vietnamese and English take these two; programs fill the others with whatever they have for Asian scripts.
    for kind in ("ascii", "hAnsi"):
        found = style.first("rPr", "rFonts", f"{kind}Theme", kind)
        if found and found != (kind, FONT):
            raise LookProblem(Phrase("look_font", {"style": element.name}), as_written(found[1]), as_written(FONT))


def _check_colour(element: Element, style: Style) -> None:
    found = style.first("rPr", "color", "themeColor", "val")
    if found and found[1] not in (_BLACK if found[0] == "val" else _BLACK_OF_THEME):
        style_colour = Phrase("look_colour", {"style": element.name})
        raise LookProblem(style_colour, as_written(found[1]), Phrase("look_black"))


def _size(element: Element, style: Style) -> int:
    value = style.value("rPr", "sz", "val")
    return 20 if value is None else _whole(as_written(element.name), value, legal_size(element))  # Word's own is 10 pt


def _setting(name: str, value: str | None) -> int:
    return _whole(Phrase(f"look_{name}"), value, allowed(BY_NAME[name]))


def _whole(setting: Phrase, value: str | None, legal: Phrase) -> int:
    """A value in whole twips or half-points; LookProblem for another unit or a fraction."""
    digits = (value or "").removeprefix("-")
    if value is None or not (digits.isascii() and digits.isdigit() and len(digits) < 7):
        raise LookProblem(setting, Phrase("look_none") if value is None else as_written(value), legal)
    return int(value)


def _flow(body: Style | None) -> dict[str, int]:
    """Indent, spacing and line spacing of the body text; nothing where the reference has no such style."""
    if body is None:
        return {}
    rule = body.value("pPr", "spacing", "lineRule") or "auto"
    if rule != "auto":
        raise LookProblem(Phrase("look_line"), Phrase("look_height", {"rule": rule}), allowed(BY_NAME["line"]))
    read = {"indent": ("ind", "firstLine", "0"), "line": ("spacing", "line", "240")}
    values = {name: _read(body, name, *where) for name, where in read.items()}
    spaces = [_read(body, "spacing", "spacing", side, "0") for side in ("before", "after")]
    return values | {"spacing": sum(spaces)}


def _read(body: Style, setting: str, element: str, attribute: str, missing: str) -> int:
    value = body.value("pPr", element, attribute)
    return _setting(setting, missing if value is None else value)
