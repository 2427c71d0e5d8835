"""Columns in which no word is broken: what the shares of a table leave too narrow takes from columns with room."""

from collections.abc import Sequence

from .grid import Place, shares
from .widths import longest_word

_ROOM = 40
"""Programs measure a little differently, and rules between columns take some of it (twips)."""


def fitted(widths: Sequence[int], least: Sequence[int]) -> list[int]:
    """The widths (twips), the sum kept, each at least as wide as it must be; as they are where that cannot be.

    >>> fitted([100, 500, 300], [160, 200, 200])
    [160, 455, 285]
    """
    short = sum(max(0, need - width) for width, need in zip(widths, least, strict=True))
    spare = [max(0, width - need) for width, need in zip(widths, least, strict=True)]
    if not short or short > sum(spare):
        return list(widths)
    givers = [at for at, room in enumerate(spare) if room]
    given = dict(zip(givers, shares(short, [spare[at] for at in givers]), strict=True))
    return [max(width, need) - given.get(at, 0) for at, (width, need) in enumerate(zip(widths, least, strict=True))]


def least_widths(rows: Sequence[Sequence[Place]], columns: int, size: int, side: int, *, head: bool) -> list[int]:
    """What the longest word of each column needs: `size` in half-points, `side` the cells' margin; heads are bold."""
    least = [0] * columns
    for place in (place for row in rows for place in row):
        if place.cell.columns == 1 and not place.cell.vertical and place.cell.text:
            # Programs break a line after a hyphen too.
            words = place.cell.text.replace("-", "- ")
            needed = longest_word(words, size, head or place.cell.bold) + 2 * side + _ROOM
            least[place.column] = max(least[place.column], needed)
    return least
