"""The part `word/styles.xml`: one font, one language, the named styles of the Decree and no others."""

from collections.abc import Iterable, Iterator

from ...language.phrases import Language
from .decree import BY_ID, ELEMENTS, FONT, SIGNING, points, style_name
from .element import Element, toggles, w
from .layout import DRAWN, LAYOUTS, Layout
from .look import Look
from .names import LOCALES


def styles(look: Look, language: Language, table_sizes: Iterable[int]) -> Element:
    """All styles; `table_sizes` are the half-points of tables that are not set in the size of their own style."""
    return w(
        "styles",
        _defaults(look, LOCALES[language]),
        w("latentStyles", defLockedState=0, defUIPriority=99, defSemiHidden=1, defUnhideWhenUsed=1, defQFormat=0),
        *_basic(),
        *(_named(element.id, element.name, look) for element in ELEMENTS),
        *(_drawn(identifier, style_name(identifier), layout) for identifier, layout in DRAWN.items()),
        *_of_tables(table_sizes),
    )


def table_style(style: str, size: int) -> str:
    """The id of the style of cells (`OBang`, `DauBang`) in a table of `size` half-points.

    The usual size is the style's own, so that a house may change it; a table that must be small keeps its size.
    """
    return style if size == BY_ID[style].size else f"{style}{size}"


def table_size(style: str, size: int, look: Look) -> int:
    """The half-points in which cells of that style are printed in a table of `size` half-points."""
    return look.size(style) if table_style(style, size) == style else size


def _defaults(look: Look, locale: str) -> Element:
    size = look.size("BodyText")
    run = w(
        "rPr",
        w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT),
        *_size(size),
        w("lang", val=locale, eastAsia=locale),
    )
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", w("pPr")))


def _size(half_points: int) -> tuple[Element, Element]:
    return w("sz", val=half_points), w("szCs", val=half_points)


def _basic() -> Iterator[Element]:
    """The four defaults that every program makes anew where they are missing."""
    margins = w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    yield w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", styleId="Normal", default=1)
    yield _hidden("character", "DefaultParagraphFont", "Default Paragraph Font")
    yield _hidden("table", "TableNormal", "Normal Table", w("tblPr", w("tblInd", w=0, type="dxa"), margins))
    yield _hidden("numbering", "NoList", "No List")


def _hidden(kind: str, identifier: str, name: str, *properties: Element) -> Element:
    shown = (w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed"))
    return w("style", w("name", val=name), *shown, *properties, type=kind, styleId=identifier, default=1)


def _named(identifier: str, name: str, look: Look) -> Element:
    element = BY_ID[identifier]
    run = w("rPr", *toggles(element.bold, element.italic), *_size(look.size(identifier)))
    # Word's own styles need no mark; others are the house's and Word wants to be told.
    own = {} if name.startswith(("heading", "Body")) else {"customStyle": 1}
    properties = _paragraph(LAYOUTS[identifier], look, SIGNING if identifier == "HoTen" else 0)
    based = (w("basedOn", val="Normal"), w("qFormat"))
    return w("style", w("name", val=name), *based, properties, run, type="paragraph", **own, styleId=identifier)


def _paragraph(layout: Layout, look: Look, signing: int) -> Element:
    flowing = layout.flowing
    before = look.spacing if flowing else layout.before + signing
    rule: dict[str, int | str] = {"line": layout.exact or (look.line if flowing else 240)}
    rule["lineRule"] = "exact" if layout.exact else "auto"
    indent = {"firstLine": look.indent} if flowing else {"left": layout.left} if layout.left else {}
    kept = (w("keepNext"), w("keepLines")) if layout.keep else ()
    drawn = (w("pBdr", w("top", val=layout.border, sz=6, space=0, color="auto")),) if layout.border else ()
    indents = (w("ind", **indent),) if indent else ()
    outline = () if layout.outline is None else (w("outlineLvl", val=layout.outline),)
    spacing = w("spacing", before=before, after=layout.after, **rule)
    return w("pPr", *kept, *drawn, spacing, *indents, w("jc", val=layout.align), *outline)


def _drawn(identifier: str, name: str, layout: Layout) -> Element:
    properties = _paragraph(layout, Look(), 0)
    based = (w("basedOn", val="Normal"), w("qFormat"))
    return w("style", w("name", val=name), *based, properties, type="paragraph", customStyle=1, styleId=identifier)


def _of_tables(sizes: Iterable[int]) -> Iterator[Element]:
    for size in sorted(set(sizes)):
        for base in ("DauBang", "OBang"):
            if table_style(base, size) != base:
                name = f"{BY_ID[base].name} {points(size)}"
                based = (w("basedOn", val=base), w("qFormat"), w("rPr", *_size(size)))
                yield w("style", w("name", val=name), *based, type="paragraph", customStyle=1, styleId=f"{base}{size}")
