"""Marks that hold the place of a block within Markdown, until the paper is written out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .parts import Part

_MARK = "\x02"
"""Begins and ends a mark; no record can hold it."""


@dataclass(frozen=True)
class Break:
    """A new section begins: an appendix on pages of its own."""

    landscape: bool


Blocks = Sequence[tuple[Part | Break, ...]]
"""The blocks of a paper, in the order in which it was made."""


def mark(number: int) -> str:
    """What holds the place of the block of that number, counted from 0."""
    return f"{_MARK}{number}{_MARK}"


def own_paragraphs(text: str) -> str:
    """The text with every block as a paragraph of its own, also one that a template puts right below a line."""
    return re.sub(f"\n*({_MARK}[0-9]+{_MARK})\n*", r"\n\n\1\n\n", text)


def block_at(text: str, blocks: Blocks) -> tuple[Part | Break, ...] | None:
    """The parts whose place a paragraph holds; None for any other text."""
    inner = text.strip()
    number = inner[1:-1] if len(inner) > 2 and inner[0] == inner[-1] == _MARK else ""
    return blocks[int(number)] if number.isdecimal() and int(number) < len(blocks) else None
