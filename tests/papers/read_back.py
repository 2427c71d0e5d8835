"""Papers read back: the text of a Markdown file, a typed document, a DOCX; and their structure, counted."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from typing import Any, NamedTuple

import docx as python_docx
from docx.oxml.ns import qn
from markdown_it import MarkdownIt
from markdown_it.token import Token

from emucli.papers.document.parts import Document, Paragraph

# What an ordinary reader has: CommonMark as it is, HTML too, and tables.
_READER = MarkdownIt("commonmark").enable("table")
_PLAIN = ("text", "softbreak")
_LOOKS = ("strong_open", "strong_close", "em_open", "em_close")
_KINDS = ("role", "align")  # fields of typed parts that hold words, not texts
_COUNTED = ("w:p", "w:tbl", "w:tr", "w:tc", "w:b", "w:i", "w:br", "w:tab", "w:sectPr")


class ReadBack(NamedTuple):
    """The text of a paper, one paragraph or cell a line; how many there are of what."""

    text: str
    structure: Counter[str]


def one_space(text: str) -> str:
    """A text with every run of blanks as one space: line breaks of a record are spaces in papers."""
    return " ".join(text.split())


def markdown(text: str) -> ReadBack:
    """What a reader of Markdown sees; an AssertionError where that is more than text, bold, italic and line breaks."""
    tokens = _READER.parse(text)
    inner = [child for token in tokens for child in token.children or ()]
    lines = ["".join(map(_seen, token.children or ())) for token in tokens if token.type == "inline"]
    shape = Counter(f"{token.type} {token.tag}" for token in [*tokens, *inner] if token.type not in _PLAIN)
    return ReadBack(_lines(lines), shape)


def _seen(token: Token) -> str:
    if token.type == "html_inline":
        assert token.content == "<br>", token.content
        return " "
    assert token.type in (*_PLAIN, *_LOOKS), (token.type, token.content)
    return " " if token.type == "softbreak" else token.content


def document(made: Document) -> ReadBack:
    """Every text of a typed document, and its sections without their texts: parts, roles, looks, sizes."""
    return ReadBack(_lines(texts_of(made)), Counter(repr(_without_texts(section)) for section in made.sections))


def texts_of(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, Paragraph):
        yield part.text
    elif isinstance(part, tuple):
        for one in part:
            yield from texts_of(one)
    elif is_dataclass(part) and not isinstance(part, type):
        yield from texts_of(tuple(getattr(part, field.name) for field in fields(part)))


def _without_texts(value: Any) -> Any:
    """The same value, every text in it empty but for those that say what it is."""
    if isinstance(value, str):
        return ""
    if isinstance(value, tuple):
        return tuple(map(_without_texts, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    inner = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in _KINDS}
    return replace(value, **{name: _without_texts(one) for name, one in inner.items()})


def word(data: bytes) -> ReadBack:
    """The paragraphs of a DOCX, cells and headers among them, as python-docx reads them."""
    opened = python_docx.Document(BytesIO(data))
    headers = [one for each in opened.sections for one in (each.header, each.first_page_header)]
    roots = [opened.element.body, *(header._element for header in headers)]
    paragraphs = [one for root in roots for one in root.iter(qn("w:p"))]
    texts = ["".join(text.text or "" for text in one.iter(qn("w:t"))) for one in paragraphs]
    return ReadBack(_lines(texts), Counter(tag for tag in _COUNTED for root in roots for _ in root.iter(qn(tag))))


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(map(one_space, texts))
