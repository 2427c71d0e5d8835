"""The columns of a score table, and how they are shared out among pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_Cut = tuple[int, int, int, tuple[tuple[int, int], ...]]
"""Pages, groups cut in two, the widest page; and the pages from piece to piece."""
MOST = 30
"""So many columns of points fit a landscape page at 8 points."""
_HEAD = 620
"""How high heads that run upwards may become, in tenths of a millimetre."""


@dataclass(frozen=True)
class Column:
    """A column of points: `group` is the title that it stands under, `key` the code or sum that it shows."""

    group: str | None
    code: str
    title: str
    maximum: str
    key: str
    is_sum: bool = False
    wide: bool = False


def title_fits(title: str, width: int, size: int) -> bool:
    """Whether a title that runs upwards fits a column, with `width` in tenths of a millimetre and `size` in points.

    A line takes 1.15 of the size (4.06 tenths of a millimetre a point), a letter half of it on the average.
    """
    lines = (width - 20) // (4 * size)
    letters = _HEAD * 10 // (18 * size)
    # Words break before the end of a line: two thirds of each are counted on.
    return len(title) <= letters if lines <= 1 else len(title) * 3 <= lines * letters * 2 + letters


def pages_of(pieces: Sequence[Sequence[Column]], summary: Sequence[Column]) -> list[list[Column]]:
    """Columns page by page: as few pages as can be, cut between groups where that is possible, then evenly filled.

    Pieces stay together unless one alone is too wide; the summary stands on the last page.
    """
    whole = [part for piece in pieces for part in _cut(piece)] + [list(summary)]
    pages = _best(tuple(len(piece) for piece in whole), tuple(_begins_group(whole, at) for at in range(len(whole))))
    return [[column for piece in whole[start:end] for column in piece] for start, end in pages]


def _cut(piece: Sequence[Column]) -> list[list[Column]]:
    """A piece that is too wide for a page in parts of equal size."""
    parts = -(-len(piece) // MOST)
    size = -(-len(piece) // parts)
    return [list(piece[at : at + size]) for at in range(0, len(piece), size)]


def _begins_group(pieces: Sequence[Sequence[Column]], at: int) -> bool:
    return at == 0 or pieces[at][0].group is None or pieces[at][0].group != pieces[at - 1][-1].group


def _best(widths: tuple[int, ...], begins: tuple[bool, ...]) -> list[tuple[int, int]]:
    """The cut with the fewest pages, then the fewest groups cut in two, then the narrowest widest page."""

    @cache
    def rest(start: int) -> _Cut:
        if start == len(widths):
            return 0, 0, 0, ()
        found: _Cut = (len(widths) + 1, 0, 0, ())
        for end in range(start + 1, len(widths) + 1):
            width = sum(widths[start:end])
            if width > MOST and end > start + 1:
                break
            pages, cuts, widest, after = rest(end)
            cut = end < len(widths) and not begins[end]
            found = min(found, (pages + 1, cuts + cut, max(widest, width), ((start, end), *after)))
        return found

    return list(rest(0)[3])
