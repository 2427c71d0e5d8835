"""The look of a reference DOCX: its margins and the sizes of the named styles, checked against the Decree."""

from collections.abc import Iterator
from dataclasses import dataclass

from .archive import NotADocument, read
from .chain import Style
from .decree import BY_NAME, ELEMENTS, FONT, Element, size_range
from .layout import LAYOUTS
from .look import LOOK, Look, LookProblem, allowed
from .opened import opened, page_margins

_SIDES = {"start": "left", "end": "right"}
_ALIGNED = {"both": "justified", "left": "left-aligned", "start": "left-aligned", "center": "centred"} | dict.fromkeys(
    ("right", "end"), "right-aligned"
)


@dataclass(frozen=True)
class Ignored:
    """A look that a style of a reference has and papers do not take from it."""

    style: str
    look: str


_MARGINS = ("top", "bottom", "left", "right")
_BLACK = ("auto", "000000")
_BLACK_OF_THEME = ("text1", "dark1")  # "Black, Text 1" in Word's palette


def look_of(reference: bytes) -> Look:
    """The look of a DOCX with our style names: margins of its first section, sizes, its body's indent and spacing.

    Styles that it lacks keep their default. LookProblem where the Decree does not allow what it says, or where it
    cannot be read.
    """
    try:
        document, styles = opened(read(reference))
    except NotADocument as error:
        raise LookProblem("reference document", str(error), "a DOCX") from error
    named = {element: style for element in ELEMENTS if (style := styles.named(element.name))}
    for element, style in named.items():
        _check_font(element, style)
        _check_colour(element, style)
    sizes = {element.id: _size(element, style) for element, style in named.items()}
    changed = tuple((style, size) for style, size in sizes.items() if size != LOOK.size(style))
    margins = page_margins(document)
    values = {name: _whole(BY_NAME[name].element, margins.get(name), name) for name in _MARGINS}
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
    for look, tag, fixed in (("bold", "b", element.bold), ("italic", "i", element.italic), ("underlined", "u", False)):
        if style.is_on(tag) != fixed:
            yield Ignored(element.name, look if not fixed else f"not {look}")
    align = style.value("pPr", "jc", "val") or "left"
    if _SIDES.get(align, align) != LAYOUTS[element.id].align:
        yield Ignored(element.name, _ALIGNED.get(align, align))


def _check_font(element: Element, style: Style) -> None:
    # Vietnamese and English take these two; programs fill the others with whatever they have for Asian scripts.
    for kind in ("ascii", "hAnsi"):
        found = style.first("rPr", "rFonts", f"{kind}Theme", kind)
        if found and found != (kind, FONT):
            raise LookProblem(f"{element.name}, font", found[1], FONT)


def _check_colour(element: Element, style: Style) -> None:
    found = style.first("rPr", "color", "themeColor", "val")
    if found and found[1] not in (_BLACK if found[0] == "val" else _BLACK_OF_THEME):
        raise LookProblem(f"{element.name}, colour", found[1], "black")


def _size(element: Element, style: Style) -> int:
    value = style.value("rPr", "sz", "val")
    return 20 if value is None else _whole(element.name, value, f"{size_range(element)} pt")  # Word's own is 10 pt


def _whole(setting: str, value: str | None, legal: str) -> int:
    """A value in whole twips or half-points; LookProblem for another unit or a fraction."""
    digits = (value or "").removeprefix("-")
    if value is None or not (digits.isascii() and digits.isdigit() and len(digits) < 7):
        raise LookProblem(setting, "none" if value is None else value, _legal(legal))
    return int(value)


def _legal(legal: str) -> str:
    return allowed(BY_NAME[legal]) if legal in BY_NAME else legal


def _flow(body: Style | None) -> dict[str, int]:
    """Indent, spacing and line spacing of the body text; nothing where the reference has no such style."""
    if body is None:
        return {}
    rule = body.value("pPr", "spacing", "lineRule") or "auto"
    if rule != "auto":
        raise LookProblem(BY_NAME["line"].element, f"{rule}: a height in points", allowed(BY_NAME["line"]))
    read = {"indent": ("ind", "firstLine", "0"), "line": ("spacing", "line", "240")}
    values = {name: _read(body, name, *where) for name, where in read.items()}
    spaces = [_read(body, "spacing", "spacing", side, "0") for side in ("before", "after")]
    return values | {"spacing": sum(spaces)}


def _read(body: Style, setting: str, element: str, attribute: str, missing: str) -> int:
    value = body.value("pPr", element, attribute)
    return _whole(BY_NAME[setting].element, missing if value is None else value, setting)
