"""A paper as typed parts: what the Markdown writer and the DOCX writer (docx) both print. Text only, no markup.

What is in the other language than the paper is marked as such in its text (`foreign`), wherever it stands.
"""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Literal

from ...language.phrases import Language
from .foreign import unmarked

Role = Literal[
    "kind",  # the name of the kind of paper: BÁO CÁO
    "subject",  # what it is about (trích yếu), under the kind
    "appendix",  # Phụ lục I
    "appendix_title",
    "appendix_reference",  # (Kèm theo Báo cáo số ...)
    "basis",  # Căn cứ ...;
    "addressee",  # Kính gửi: ...
    "addressee_item",  # one of several addressees
    "heading",  # I. TÊN MỤC
    "subheading",  # 1. ...
    "point",  # a) ...
    "body",
    "item",  # - ...
    "signing",  # who signs together, over the grid of signatures
    "note",  # a paragraph that is italic as a whole
]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Run:
    """A stretch of text in one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; the DOCX writer knows the look of each role (Decree 30/2020, Annex I)."""

    runs: tuple[Run, ...]
    role: Role = "body"

    @property
    def text(self) -> str:
        """The text without its looks and marks."""
        return unmarked("".join(run.text for run in self.runs))


@dataclass(frozen=True, kw_only=True)
class Head:
    """The head: superior and issuing body, state name and motto, number, place and date.

    `number` and `place_and_date` are whole lines (`Số: 07/BC-CTĐ7`); None where the kind of paper has none.
    """

    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    state: str
    motto: str
    number: str | None
    place_and_date: str | None


@dataclass(frozen=True)
class Cell:
    """A cell that may stretch over `columns` and `rows`; `vertical`: its text runs from bottom to top."""

    text: str = ""
    _: KW_ONLY
    columns: int = 1
    rows: int = 1
    align: Align = "left"
    bold: bool = False
    italic: bool = False
    vertical: bool = False


Row = tuple[Cell, ...]
"""The cells that begin in a row: one that reaches down from above is not repeated."""


@dataclass(frozen=True)
class Table:
    """A ruled table. `widths` are shares of the text's width, one a column; `size` is the font size in points.

    `plain_head`: a single row of heads for Markdown, which has neither merged nor vertical ones; the first head row
    where it is empty. `name` is its block's data, for those who look for it in tests.
    """

    name: str
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    widths: tuple[int, ...]
    _: KW_ONLY
    size: int = 12
    plain_head: tuple[str, ...] = ()
    page_break_before: bool = False


@dataclass(frozen=True)
class Signer:
    """Who signs: capacity (`TM. ...`) line by line, position, a space to sign in, the name where it is recorded.

    `post`: the signer's post in his own unit, between the signature and the name (box 7b of Annex I).
    """

    authority: tuple[str, ...] = ()
    position: str = ""
    name: str = ""
    post: str = ""


@dataclass(frozen=True)
class Recipients:
    """Nơi nhận: its title and the list, each line as it is printed (`- Như trên;`)."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Foot:
    """The last part: on the left the recipients, another signer or nothing; on the right the signer.

    `below`: recipients under two signers, as minutes have them.
    """

    left: Recipients | Signer | None
    right: Signer
    below: Recipients | None = None


@dataclass(frozen=True)
class Signatures:
    """A grid in which every signer has a place: `columns` beside one another, row after row."""

    signers: tuple[Signer, ...]
    columns: int = 2


Part = Head | Paragraph | Table | Foot | Signatures


@dataclass(frozen=True)
class Section:
    """Pages of one kind. An appendix has page numbers of its own. `copies` stand on one page with cut lines between."""

    parts: tuple[Part, ...]
    landscape: bool = False
    appendix: bool = False
    copies: int = 1


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole paper. `marks` (DỰ THẢO; the note of a made-up year) stand at the top of every page."""

    sections: tuple[Section, ...]
    language: Language
    title: str
    author: str
    created: date
    marks: tuple[str, ...] = ()
