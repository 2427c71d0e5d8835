"""Rendered Markdown -> the typed parts of a paper, section by section."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .marks import Blocks, Break, block_at
from .parts import Cell, Paragraph, Part, Role, Run, Signatures, Table

_LEVELS: dict[str, Role] = {"h1": "kind", "h2": "heading", "h3": "subheading", "h4": "point"}
_SILENT = frozenset(
    (
        "paragraph_open",
        "paragraph_close",
        "bullet_list_open",
        "bullet_list_close",
        "ordered_list_open",
        "ordered_list_close",
        "list_item_open",
        "list_item_close",
    )
)
_TABLES = ("table_", "thead_", "tbody_", "tr_", "th_", "td_")
_INLINE = frozenset(("text", "softbreak", "hardbreak", "strong_open", "strong_close", "em_open", "em_close"))


class Unprintable(Exception):
    """Markdown that no paper can show (an image, a quotation, a list in a list): its line, and what stands there."""

    def __init__(self, text: str, line: int) -> None:
        super().__init__(text)
        self.text = text
        self.line = line


@dataclass
class Flow:
    """One section being read; `title` says that the next bold paragraph belongs to the title above it."""

    landscape: bool
    appendix: bool
    parts: list[Part] = field(default_factory=list)
    title: bool = False


def sections_of(markdown: str, blocks: Blocks, *, landscape: bool) -> list[Flow]:
    """The sections of a paper's text; `blocks` are the parts that its marks stand for. Raises Unprintable.

    A section that an appendix begins before anything else stands in it is left out.
    """
    tokens = _tokens(markdown)
    for found in _refused(tokens, markdown):
        raise found
    sections = [Flow(landscape, appendix=False)]
    reader = _Reader(tokens)
    for part in reader.parts():
        held = block_at(part.text, blocks) if isinstance(part, Paragraph) else None
        for one in (part,) if held is None else held:
            if isinstance(one, Break):
                sections.append(Flow(one.landscape, appendix=True))
            else:
                if isinstance(one, Signatures):
                    _sign(sections[-1].parts)
                sections[-1].parts.append(_in_section(one, sections[-1]))
    return [section for section in sections if section.parts]


def unprintable(markdown: str) -> Iterator[Unprintable]:
    """Everything in a text that no paper shows."""
    return _refused(_tokens(markdown), markdown)


def _tokens(markdown: str) -> list[Token]:
    return MarkdownIt("commonmark", {"html": False}).enable("table").parse(markdown)


def _refused(tokens: Sequence[Token], markdown: str) -> Iterator[Unprintable]:
    """Each line with a part that no paper shows, once."""
    lines, seen, items = markdown.split("\n"), {-1}, 0
    for token in tokens:
        items += token.nesting if token.type.startswith("list_item") else 0
        at = token.map[0] if token.map else -1
        if at not in seen and ((items and token.type == "bullet_list_open") or not _is_shown(token)):
            seen.add(at)
            yield Unprintable(lines[at].strip(), at + 1)


def _is_shown(token: Token) -> bool:
    if token.type == "inline":
        return all(child.type in _INLINE for child in token.children or ())
    if token.type in ("heading_open", "heading_close"):
        return token.tag in _LEVELS
    return token.type in _SILENT or token.type.startswith(_TABLES)


def _sign(parts: list[Part]) -> None:
    """A bold line over a grid of signatures says who signs."""
    above = parts[-1] if parts else None
    if isinstance(above, Paragraph) and above.role == "body" and all(run.bold for run in above.runs):
        parts[-1] = Paragraph(above.runs, "signing")


def _in_section(part: Part, section: Flow) -> Part:
    """A paragraph with the role that its place gives it: the title of a paper, of an appendix, a note."""
    if not isinstance(part, Paragraph) or part.role not in ("body", "kind"):
        section.title = False
        return part
    words = [run for run in part.runs if run.text.strip()]
    if part.role == "kind":
        section.title = True
        return Paragraph(part.runs, "appendix") if section.appendix else part
    if section.title and words and all(run.bold for run in words):
        return Paragraph(part.runs, "appendix_title" if section.appendix else "subject")
    if words and all(run.italic and not run.bold for run in words):
        return Paragraph(part.runs, "appendix_reference" if section.title and section.appendix else "note")
    section.title = False
    return part


@dataclass
class _Reader:
    """Walks the tokens of markdown-it; `marks` are those of the open list items that have printed nothing yet."""

    tokens: Sequence[Token]
    marks: list[str] = field(default_factory=list)

    def parts(self) -> Iterator[Paragraph | Table]:
        """Paragraphs and tables in their order."""
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            if token.type == "table_open":
                end = next(i for i in range(at, len(self.tokens)) if self.tokens[i].type == "table_close")
                yield _table(self.tokens[at:end])
                at = end
            elif token.type == "heading_open":
                yield Paragraph(tuple(_runs(self.tokens[at + 1])), _LEVELS[token.tag])
                at += 2
            elif token.type == "inline":
                yield self._paragraph(tuple(_runs(token)))
            else:
                yield from self._structure(token)
            at += 1

    def _structure(self, token: Token) -> Iterator[Paragraph]:
        """Lists: a number that stands alone (a text such as `7.`) is no list to a reader, and is printed."""
        if token.type == "list_item_open":
            self.marks.append(f"{token.info}{token.markup}" if token.info else "-")
        elif token.type == "list_item_close":
            if self.marks[-1] not in ("-", ""):
                yield self._paragraph(())
            self.marks.pop()

    def _paragraph(self, runs: tuple[Run, ...]) -> Paragraph:
        """A paragraph; the first one of a list item with its number, or as an item, whose dash the writers add."""
        marks = [mark for mark in self.marks if mark]
        self.marks[:] = [""] * len(self.marks)
        numbers = " ".join(mark for mark in marks if mark != "-")
        if numbers:
            runs = (Run(f"{numbers} " if runs else numbers), *runs)
        return Paragraph(runs, "item" if "-" in marks else "body")


def _runs(inline: Token) -> Iterator[Run]:
    """Text in one look after another."""
    bold = italic = 0
    for token in inline.children or ():
        if token.type == "text" and token.content:
            yield Run(token.content, bold > 0, italic > 0)
        elif token.type in ("softbreak", "hardbreak"):
            yield Run(" ", bold > 0, italic > 0)
        elif token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            italic += token.nesting


def _table(tokens: Sequence[Token]) -> Table:
    """A table that a template writes in Markdown: one head row, columns of equal width."""
    rows: list[list[Cell]] = []
    heads = 0
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "thead_close":
            heads = len(rows)
        elif token.type in ("th_open", "td_open"):
            rows[-1].append(_cell(tokens[at + 1], token))
    widths = tuple(1 for _ in rows[0])
    return Table("markdown", tuple(map(tuple, rows[:heads])), tuple(map(tuple, rows[heads:])), widths)


def _cell(inline: Token, opening: Token) -> Cell:
    style = str(opening.attrGet("style") or "")
    align = next((one for one in ("right", "center") if one in style), "left")
    head = opening.type == "th_open"
    text = "".join(run.text for run in _runs(inline))
    return Cell(text, align="center" if head else align, bold=head)  # type: ignore[arg-type]
