"""The parts of a section as blocks of WordprocessingML, with the room between them and what keeps with what."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ...language.together import together
from ..document.parts import Document, Foot, Head, Paragraph, Part, Section, Signatures, Table
from .element import Element, is_paragraph, keep_together, keep_with_next, line_of, paragraph, rows_of, runs, w
from .foot import foot, signatures
from .head import head
from .layout import LAYOUTS, STYLE_OF
from .lines import centred_indents, printed
from .lines import part as part_of_line
from .look import Look
from .page import Page, page
from .table import table

_BALANCED = ("TrichYeu", "TenPhuLuc", "KemTheo")
_WHOLE_WORDS = ("kind", "subject", "appendix", "appendix_title", "heading", "subheading")
"""The roles whose lines part no word."""
_RULED = ("subject", "appendix_reference")
"""The roles with a line below their last paragraph (II.5; III.1 and the models of Annex III)."""


def body(document: Document, look: Look, properties: Sequence[Element]) -> Element:
    """`w:document`; `properties` are the `w:sectPr` of the sections, in their order."""
    blocks: list[Element] = []
    for section, pages in zip(document.sections, properties, strict=True):
        blocks += _copies(section, document.marks, look)
        if pages is not properties[-1]:  # the last section's pages are described by the body itself
            blocks[-1][0].append(pages)
    return w("document", w("body", *blocks, properties[-1]))


def _copies(section: Section, marks: Sequence[str], look: Look) -> list[Element]:
    """The section's blocks; where it has copies, each kept together, with a line to cut along between them.

    The first has the marks of the document at the top of the page, the others their own.
    """
    blocks: list[Element] = []
    for number in range(section.copies):
        copy = [line_of("GhiChuDauTrang", mark) for mark in marks] if number else []
        copy += _blocks(section.parts, page(look, section.landscape), look)
        if section.copies > 1:
            _keep(copy)
        blocks += [paragraph("DuongCat"), *copy] if number else copy
    return blocks if blocks and is_paragraph(blocks[-1]) else [*blocks, _end()]


def _keep(copy: Sequence[Element]) -> None:
    """Keep a copy on one page: every block with its next, and the last one's rows with each other."""
    for block in copy[:-1]:
        keep_together(block)
    for last in copy[-1:]:
        for row in rows_of(last)[:-1]:
            keep_with_next(row)


def _end() -> Element:
    """The paragraph that Word wants after a table: as low as can be, or it takes a page of its own."""
    return paragraph("KhoangTrong", properties=(w("spacing", line=20, lineRule="exact"),))


def _blocks(parts: Sequence[Part], pages: Page, look: Look) -> list[Element]:
    blocks: list[Element] = []
    for number, each in enumerate(parts):
        part = _in_whole_words(each)
        if blocks and isinstance(part, Foot | Signatures):
            keep_with_next(blocks[-1])  # or those who sign stand alone on a page
        if not isinstance(part, Paragraph):
            blocks += _room(part, is_first=not number)
        elif number and isinstance(parts[number - 1], Table):
            # Without a paragraph between, LibreOffice leaves a heading alone at the foot of the page.
            blocks.append(_end())
        blocks.append(_block(part, pages, look))
        if _introduces(part):
            keep_with_next(blocks[-1])
        if _ends_ruled(parts, number):
            blocks.append(_line_below(parts[: number + 1], pages, look))
    return blocks


def _in_whole_words(part: Part) -> Part:
    """Heads, subjects and headings with blanks that do not break within words."""
    if isinstance(part, Head):
        parent, issuer = (tuple(map(together, lines)) for lines in (part.parent, part.issuer))
        return replace(part, parent=parent, issuer=issuer)
    if isinstance(part, Paragraph) and part.role in _WHOLE_WORDS:
        return replace(part, runs=tuple(replace(run, text=together(run.text)) for run in part.runs))
    return part


def _introduces(part: Part) -> bool:
    """Whether a paragraph is a line that the list or table after it belongs to."""
    return isinstance(part, Paragraph) and part.text.rstrip().endswith(":")


def _room(part: Part, is_first: bool) -> list[Element]:
    """Room before a table: it also keeps two tables apart, which Word would make one."""
    if is_first:
        return []
    breaks = [w("pageBreakBefore")] if isinstance(part, Table) and part.page_break_before else []
    more = [w("spacing", before=120)] if isinstance(part, Foot | Signatures) else []
    return [paragraph("KhoangTrong", properties=(w("keepNext"), *breaks, *more))]


def _block(part: Part, pages: Page, look: Look) -> Element:
    match part:
        case Paragraph():
            return _paragraph(part, pages, look)
        case Head():
            return head(part, pages.text_width, look)
        case Table():
            return table(part, pages, look)
        case Foot():
            return foot(part, pages.text_width, look)
        case Signatures():
            return signatures(part, pages.text_width, look)


def _paragraph(content: Paragraph, pages: Page, look: Look) -> Element:
    style = STYLE_OF[content.role]
    dash = runs("- ") if content.role in ("item", "addressee_item") else []
    pieces = [run for piece in content.runs for run in runs(piece.text, piece.bold, piece.italic)]
    return paragraph(style, *dash, *pieces, properties=_placed(content, style, pages, look))


def _placed(content: Paragraph, style: str, pages: Page, look: Look) -> tuple[Element, ...]:
    """Indents of a centred text that breaks well; of the words before several addressees, who stand behind them.

    Who signs together has room above.
    """
    if content.role == "addressee" and content.text.endswith(":"):
        own = printed([content.text], style, look, pages.text_width)
        return w("ind", left=LAYOUTS["NoiKinhGui"].left - own), w("jc", val="left")
    if content.role == "signing":
        return (w("spacing", before=240),)
    return centred_indents(style, content.text, look, pages.text_width) if style in _BALANCED else ()


def _ruled(part: Part) -> str:
    return part.role if isinstance(part, Paragraph) and part.role in _RULED else ""


def _ends_ruled(parts: Sequence[Part], number: int) -> bool:
    role = _ruled(parts[number])
    return bool(role) and not any(_ruled(part) == role for part in parts[number + 1 : number + 2])


def _line_below(parts: Sequence[Part], pages: Page, look: Look) -> Element:
    """The line below a subject or the reference of an appendix, measured by the longest line of its paragraphs."""
    role = _ruled(parts[-1])
    last = list(takewhile(lambda part: _ruled(part) == role, reversed(parts)))
    texts = [together(part.text) for part in last if isinstance(part, Paragraph)]
    style = STYLE_OF["subject" if role == "subject" else "appendix_reference"]
    return part_of_line(printed(texts, style, look, pages.text_width), pages.text_width)
