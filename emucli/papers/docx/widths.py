"""How long a text is in Times New Roman, and where it wraps: estimates in whole twips, rounded up."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from ...language.together import NO_BREAK
from .letters import EM, FACES

_HORN = "\u031b"  # the horn of ơ and ư makes them wider; marks above and below a letter take no room


class Line(NamedTuple):
    """A line of a text that was wrapped, and its length in twips."""

    text: str
    length: int


@lru_cache(maxsize=4096)
def width(text: str, size: int, bold: bool = False, italic: bool = False) -> int:
    """The length in twips of a text of `size` half-points.

    >>> width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 24, bold=True)  # 88.3 mm at 12 pt
    5007
    """
    units = sum(_letter(letter, bold, italic) for letter in unicodedata.normalize("NFC", text))
    return -(-units * size * 10 // EM)


@lru_cache(maxsize=4096)
def _letter(letter: str, bold: bool, italic: bool) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    table = _table(bold, italic)
    letter = " " if letter == NO_BREAK else letter
    first, *marks = list(unicodedata.normalize("NFD", letter))
    base = unicodedata.normalize("NFC", first + _HORN) if _HORN in marks else first
    return table.get(letter, table.get(base, EM))  # a letter of another script: as wide as it is high


@lru_cache(maxsize=4)
def _table(bold: bool, italic: bool) -> dict[str, int]:
    return {letter: units for units, letters in FACES[bold, italic] for letter in letters}


def wrapped(text: str, room: int, size: int, bold: bool = False, italic: bool = False) -> list[Line]:
    """The lines that a text fills where there is `room` in twips; a word too long for it is broken.

    >>> [line.text for line in wrapped("CỤM THI ĐUA CÁC TỈNH BẮC TRUNG BỘ", 3742, 26, bold=True)]
    ['CỤM THI ĐUA CÁC TỈNH', 'BẮC TRUNG BỘ']
    """
    space = width(" ", size, bold, italic)
    lines: list[Line] = []
    for word in text.split(" "):
        length = width(word, size, bold, italic)
        if lines and lines[-1].length + space + length <= room:
            lines[-1] = Line(f"{lines[-1].text} {word}", lines[-1].length + space + length)
        else:
            lines += [Line(word, room)] * (max(0, length - 1) // room)
            lines.append(Line(word, length - max(0, length - 1) // room * room))
    return lines


def longest_word(text: str, size: int, bold: bool = False) -> int:
    """The length in twips of the longest word: what a column must hold to break none."""
    return max(width(word, size, bold) for word in text.split(" "))
