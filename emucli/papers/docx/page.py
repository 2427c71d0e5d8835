"""Pages: A4, upright or turned; the page number and the marks at their top."""

from dataclasses import dataclass

from ..document.parts import Section
from .decree import HEADER, PAGE_HEIGHT, PAGE_WIDTH
from .element import Element, R, line_of, paragraph, w
from .look import Look


@dataclass(frozen=True)
class Page:
    """The size of a page and of its text, in twips (Decree 30/2020, Annex I, I.1 to I.3)."""

    width: int
    height: int
    text_width: int
    text_height: int


def page(look: Look, landscape: bool) -> Page:
    """The page of a section; a turned page keeps its left and right margins, so that 252 mm of text remain."""
    width, height = (PAGE_HEIGHT, PAGE_WIDTH) if landscape else (PAGE_WIDTH, PAGE_HEIGHT)
    return Page(width, height, width - look.left - look.right, height - look.top - look.bottom)


def section_properties(section: Section, look: Look, header: str, first_header: str) -> Element:
    """`w:sectPr` with the relationship ids of the two headers: an appendix counts its pages from 1 (III.1)."""
    sheet = page(look, section.landscape)
    turned = {"orient": "landscape"} if section.landscape else {}
    margins = {"top": look.top, "right": look.right, "bottom": look.bottom, "left": look.left}
    return w(
        "sectPr",
        *(_header(kind, identifier) for kind, identifier in (("default", header), ("first", first_header))),
        w("pgSz", w=sheet.width, h=sheet.height, **turned),
        w("pgMar", **margins, header=HEADER, footer=HEADER, gutter=0),
        *([w("pgNumType", start=1)] if section.appendix else []),
        w("titlePg"),
    )


def _header(kind: str, identifier: str) -> Element:
    reference = w("headerReference", type=kind)
    reference.set(f"{{{R}}}id", identifier)
    return reference


def page_header(marks: tuple[str, ...], numbered: bool) -> Element:
    """The part of a header: the page number (I.7, not on a section's first page), then the marks."""
    number = [paragraph("SoTrang", *_page_number())] if numbered else []
    lines = [*number, *(line_of("GhiChuDauTrang", mark) for mark in marks)]
    return w("hdr", *lines or [paragraph("SoTrang")])


def _page_number() -> list[Element]:
    instruction, shown = w("instrText"), w("t")
    instruction.text, shown.text = "PAGE", "2"  # programs count anew; a first page never shows it
    ends = {kind: w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")}
    return [ends["begin"], w("r", instruction), ends["separate"], w("r", shown), ends["end"]]
