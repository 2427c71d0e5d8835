"""A workbook as values: what stands in which cell, how it looks, what it takes. The writer knows nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

Look = Literal[
    "plain", "strong", "title", "label", "guide", "head", "code", "text", "number", "points", "muted",
    "group_code", "group_text", "group_number", "group_points", "input", "input_text", "input_date",
]  # fmt: skip
CellValue = str | Fraction | date | None


@dataclass(frozen=True)
class Formula:
    """A formula with the value that is shown before a spreadsheet has computed it."""

    text: str
    value: Fraction | str


@dataclass(frozen=True)
class Takes:
    """What a cell takes, and what is said to whoever fills it in. `choices` is a range with the words of a list."""

    kind: Literal["any", "number", "points", "not_negative", "count", "list", "date", "date_or_list"]
    prompt: str
    error: str = ""
    _: KW_ONLY
    least: Fraction = Fraction(0)
    most: Fraction | None = None
    choices: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell of a worksheet; what has `takes` is filled in, everything else is locked."""

    value: CellValue | Formula
    look: Look
    takes: Takes | None = None


@dataclass(frozen=True, kw_only=True)
class Worksheet:
    """A worksheet. Rows and columns count from 1; `heads` is the row that is repeated on every page.

    `locked`: only what has `takes` can be changed. `marked`: in these rows a difference above the limit without a
    reason shows in colour: differences, reasons, limit.
    """

    name: str
    widths: Sequence[float]
    cells: Mapping[tuple[int, int], Cell]
    heads: int
    page: str = ""
    frozen: int = 0
    locked: bool = True
    marked: tuple[str, str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Workbook:
    """A workbook: worksheets in their order, lists of words and the identity on hidden ones."""

    title: str
    decimals: int
    worksheets: Sequence[Worksheet]
    hidden: Mapping[str, Sequence[Sequence[str | Fraction]]] = field(default_factory=dict)
