"""How many copies of a ballot one page holds: from one to three. Heights are counted in half lines of 14 points."""

from collections.abc import Iterator, Sequence

from .parts import Paragraph, Part, Table

_MOST = 3
_PAGE = 88
"""A page of A4, without the marks at its top: 257 mm, less what a mark takes."""
_AROUND = 5
"""What the cut takes, and the rule below the title."""
_MARK = 3
_LETTERS, _LETTERS_OF_CELL = 72, 34
"""Letters in a line of text, and in a line of the widest column of a ballot: rather too few than too many."""


def copies_of(parts: Sequence[Part], marks: int) -> int:
    """As many copies as a page holds, each with so many `marks` above; one where it takes more than half a page."""
    return max(1, min(_MOST, _PAGE // (_AROUND + _MARK * marks + sum(_heights(parts)))))


def _heights(parts: Sequence[Part]) -> Iterator[int]:
    for part in parts:
        if isinstance(part, Paragraph):
            yield 2 * -(-len(part.text) // _LETTERS) + 1
        elif isinstance(part, Table):
            yield sum(2 * max(1, *(-(-len(cell.text) // _LETTERS_OF_CELL) for cell in row)) for row in part.head)
            yield sum(2 * max(1, *(-(-len(cell.text) // _LETTERS_OF_CELL) for cell in row)) for row in part.body)
