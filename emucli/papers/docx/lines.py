"""Centred texts of several lines, and the short lines under names: empty paragraphs with a border, never shapes."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ...language.words import words
from .decree import BY_ID, twips
from .element import Element, paragraph, runs, w
from .look import Look
from .widths import Line, wrapped

SLACK = twips(2)  # programs measure letters a little differently: this much more than the estimate
_STEP = twips(2)
_MOST_LINES = 4  # longer texts are paragraphs, not names


def printed(texts: Iterable[str], style: str, look: Look, room: int) -> int:
    """The length in twips of the longest line that texts in a style fill where there is `room`."""
    return max(line.length for text in texts for line in _lines(text, style, look, room))


def _lines(text: str, style: str, look: Look, room: int) -> list[Line]:
    element = BY_ID[style]
    return wrapped(text, room, look.size(style), element.bold, element.italic)


def balanced(style: str, text: str, look: Look, room: int) -> Element:
    """A centred paragraph that breaks its lines where a person would, by indents; its text is untouched."""
    return paragraph(style, *runs(text), properties=centred_indents(style, text, look, room))


def centred_indents(style: str, text: str, look: Look, room: int) -> tuple[Element, ...]:
    """Indents that leave a centred text as many lines, with better breaks; none where there is nothing to gain."""
    fewest = len(_lines(text, style, look, room))
    if not 1 < fewest <= _MOST_LINES:
        return ()
    rooms = range(room, room // fewest, -_STEP)
    choices = [lines for each in rooms if len(lines := _lines(text, style, look, each)) == fewest]
    best = min(choices, key=_awkwardness)
    return _inside(room, max(line.length for line in best) + _tolerance(best, style, look))


def _awkwardness(lines: Sequence[Line]) -> tuple[int, int]:
    """How badly a text is broken: bad breaks and a word left alone, then how unequal the lines are."""
    breaks = sum(_break(before.text, after.text) for before, after in pairwise(lines))
    lengths = [line.length for line in lines]
    return breaks + (" " not in lines[-1].text), max(lengths) - min(lengths)


def _break(before: str, after: str) -> int:
    first = after.split(" ")[0].casefold()
    if not first.strip("-–"):
        return 2  # a dash belongs to the line that it ends
    return 0 if before[-1:] in ",;:-–" or first in words("lines", "may_begin_with") else 1


def _tolerance(lines: list[Line], style: str, look: Look) -> int:
    """How much more room the longest line may get before a word of the next line slips into it."""
    longest = max(line.length for line in lines)
    text = " ".join(line.text for line in lines)
    return SLACK if _lines(text, style, look, longest + SLACK) == lines else SLACK // 4


def whole(length: int, room: int) -> Element:
    """A line of a length, in the middle of `room` (II.1.b: as long as the motto)."""
    return paragraph("DuongKe", properties=_inside(room, length))


def part(length: int, room: int) -> Element:
    """A line of 2/5 of a length (II.2, II.5: from 1/3 to 1/2 of the text)."""
    return whole(length * 2 // 5, room)


def _inside(room: int, length: int) -> tuple[Element, ...]:
    """Indents that leave a length in the middle of `room`; none where nothing is left over."""
    rest = room - length
    return (w("ind", left=rest // 2, right=rest - rest // 2),) if rest > 0 else ()
