"""The columns of a score table, and how they are shared out among pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_Cut = tuple[int, int, int, tuple[tuple[int, int], ...]]
"""Pages, groups cut in two, the widest page; and the pages from piece to piece."""
MOST = 30
"""So many columns of points fit a landscape page at 8 points."""
_HEAD = 620
"""How high heads that run upwards may become, in tenths of a millimetre."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of points: `group` is the title that it stands under, `key` the code or sum that it shows.

    `criterion`: its head may be the code alone, which a legend then explains.
    """

    group: str | None
    code: str
    title: str
    maximum: str
    key: str
    is_sum: bool = False
    wide: bool = False
    criterion: bool = False


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
    # From the end, and without recursion: a scale may have more criteria than Python has room for calls.
    rest: dict[int, _Cut] = {len(widths): (0, 0, 0, ())}
    for start in reversed(range(len(widths))):
        rest[start] = min(_cuts(start, widths, begins, rest))
    return list(rest[0][3])


def _cuts(start: int, widths: Sequence[int], begins: Sequence[bool], rest: Mapping[int, _Cut]) -> Iterator[_Cut]:
    """Every first page from `start`, each with the best way to go on; one piece at least stands on it."""
    width = 0
    for end in range(start + 1, len(widths) + 1):
        width += widths[end - 1]
        if width > MOST and end > start + 1:
            return
        pages, cuts, widest, after = rest[end]
        cut = end < len(widths) and not begins[end]
        yield pages + 1, cuts + cut, max(widest, width), ((start, end), *after)
