"""How high a row must be for texts that run from bottom to top."""

from collections.abc import Sequence

from .grid import Place
from .widths import longest_word, wrapped

_STEP = 57  # 1 mm


def heights(rows: Sequence[Sequence[Place]], widths: Sequence[int], size: int, side: int, limit: int) -> list[int]:
    """The least heights in twips of rows with vertical cells, 0 for others.

    `size` in half-points, `side`: the cells' margin along the row, `limit`: no row is made higher than that. What a
    cell over several rows still needs is given to the last of them.
    """
    found = [0] * len(rows)
    for span in sorted({place.cell.rows for row in rows for place in row}):
        for number, row in enumerate(rows):
            for place in row:
                if place.cell.vertical and not place.continues and place.cell.rows == span:
                    _stretch(found, number, place, _needed(place, widths, size, side, limit), size)
    return found


def line_height(size: int) -> int:
    """The height in twips of a line of `size` half-points (Times New Roman: 1.15 of the size), rounded up."""
    return -(-size * 10 * 23 // 20)


def _stretch(found: list[int], number: int, place: Place, needed: int, size: int) -> None:
    above = sum(found[row] or line_height(size) for row in range(number, number + place.cell.rows - 1))
    last = number + place.cell.rows - 1
    found[last] = max(found[last], needed - above)


def _needed(place: Place, widths: Sequence[int], size: int, side: int, limit: int) -> int:
    """The least height at which the text, bold as heads are, fills no more lines than the column is wide."""
    column = sum(widths[place.column : place.column + place.cell.columns]) - 2 * side
    beside = max(1, column // line_height(size))
    text = place.cell.text
    height = min(longest_word(text, size, bold=True), limit)
    while height < limit and len(wrapped(text, height, size, bold=True)) > beside:
        height += _STEP
    return min(height + 2 * _STEP, limit)  # programs measure a little differently
