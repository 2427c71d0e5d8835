"""Whether a Vietnamese text is as it was typed: letters that were lost, of another code page, or cannot be seen."""

import re
from functools import cache
from typing import Literal, NamedTuple
from unicodedata import normalize

Harm = Literal["lost", "code_page", "eth", "invisible", "question"]


class Harmed(NamedTuple):
    """What happened to a text, and what it was before: empty where that cannot be told for sure."""

    harm: Harm
    meant: str


_LOST = "\ufffd"
_ETH = str.maketrans({"\u00d0": "\u0110", "\u00f0": "\u0111"})
"""The Icelandic letter that looks like the Vietnamese one; in a font of an office nobody sees the difference."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# Code points, not letters: these are alphabets of no word.
_ONLY_VIETNAMESE = (
    0x102,
    0x103,
    0x110,
    0x111,
    0x128,
    0x129,
    0x168,
    0x169,
    0x1A0,
    0x1A1,
    0x1AF,
    0x1B0,
    *range(0x1EA0, 0x1EFA),
)
_VIETNAMESE = re.compile(f"[{''.join(map(chr, _ONLY_VIETNAMESE))}]")
"""A text that holds one was not read in a code page of old."""
_TCVN3 = re.compile(
    "[\u00ae\u00ac\u00a8\u00b4\u00a6\u00a4][a-z]|[A-Za-z][\u00ac\u00ae\u00b8\u00b6\u00b9\u00a8][a-z\\s]"
)
"""Signs that TCVN3 has for letters, where no word has them."""
_BASES_OF_VNI = "".join(map(chr, (0xF4, 0xD4, 0xEA, 0xCA, 0xE2, 0xC2, 0xF6, 0xD6)))
_MARKS_OF_VNI = "".join(map(chr, (0xFB, 0xF8, 0xEF, 0xE5, 0xE4)))
_VNI = re.compile(f"[{_BASES_OF_VNI}][{_MARKS_OF_VNI}]")
"""A letter with a mark, and the mark of its tone as a letter of its own."""
_NOT_VIETNAMESE = re.compile(
    "[\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6\u00d8\u00db\u00dc\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6\u00f8\u00fb\u00fc\u00ff]"
)
_MAY_ASK = re.compile(r"\?[^\W\d_]")
"""In a file quotes may stand around what is a text of its own."""
_QUESTIONS = re.compile(r"[^\W\d_]\?[^\W\d_]|(?<![^\s(])\?[^\W\d_]")
_FEW = 2
"""One letter that Vietnamese has not may be of a foreign name; so many of them in a text are none."""


def harmed(text: str) -> Harmed | None:
    """What happened to a text; None where nothing did that can be seen."""
    if _LOST in text:
        return Harmed("lost", "")
    if of_another_code_page(text):
        return Harmed("code_page", _as_utf8(text))
    if (meant := text.translate(_ETH)) != text:
        return Harmed("eth", meant)
    if _UNSEEN.search(text):
        return Harmed("invisible", _UNSEEN.sub("", text))
    # In an address a question mark is one.
    return Harmed("question", "") if "?" in text and "://" not in text and _QUESTIONS.search(text) else None


def of_another_code_page(text: str) -> bool:
    """Whether a text was read in another code page than it was written in.

    >>> of_another_code_page("C\\u00e1\\u00bb\\u00a5m thi \\u00c4\\u2018ua"), of_another_code_page("Citro\\u00ebn")
    (True, False)
    """
    if text.isascii():
        return False
    if _utf8_apart().search(text):
        return True
    if _VIETNAMESE.search(text):
        return False
    return bool(_TCVN3.search(text) or _VNI.search(text)) or len(_NOT_VIETNAMESE.findall(text)) >= _FEW


@cache
def _utf8_apart() -> re.Pattern[str]:
    """The letters of Vietnamese whose UTF-8 was taken for windows-1252: each byte a letter of its own."""
    letters = (chr(point) for point in (*range(0xC0, 0x100), *_ONLY_VIETNAMESE))
    return re.compile("|".join(re.escape("".join(map(_letter, letter.encode()))) for letter in letters))


def _letter(byte: int) -> str:
    return chr(byte) if byte in _UNUSED else bytes([byte]).decode("cp1252")


def _as_utf8(text: str) -> str:
    """The text whose UTF-8 was taken for windows-1252; empty where it is not that, or not wholly."""
    try:
        return normalize("NFC", b"".join(map(_byte, text)).decode("utf-8"))
    except UnicodeError:
        return ""


def _byte(letter: str) -> bytes:
    """The byte of windows-1252; the five that it does not use stay as they are."""
    return bytes([ord(letter)]) if ord(letter) in _UNUSED else letter.encode("cp1252")


_UNUSED = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))

# What a text to look at holds: the letters and signs above. One set of letters is looked for much quicker than several.
_DOUBTFUL = re.compile(
    "[\x80-\x9f\xa1-\xbf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6\u00d8\u00db\u00dc\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6\u00f8\u00fb\u00fc\u00ff"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]"
)


def is_doubtful(data: bytes) -> bool:
    """Whether the bytes of a file may hold a text that is harmed: quick, for nearly no file is looked at further."""
    if b"?" in data and _MAY_ASK.search(data.decode("utf-8", "replace")):
        return True
    return not data.isascii() and _DOUBTFUL.search(data.decode("utf-8", "replace")) is not None


_TONES = "\u0300\u0301\u0309\u0303\u0323"
_TONE = re.compile(f"[{_TONES}]")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def sounding(name: str) -> str:
    """What two spellings of one name share: case, spaces, signs, and on which letter a tone stands do not count.

    >>> sounding("Y t\\u1ebf  H\\u00f2a - B\\u00ecnh") == sounding("y t\\u1ebf ho\\u00e0 b\\u00ecnh")
    True
    """
    words = _BETWEEN_WORDS.sub(" ", normalize("NFC", name).casefold()).split()
    return " ".join(map(_tone_last, words))


def _tone_last(word: str) -> str:
    apart = normalize("NFD", word)
    return _TONE.sub("", apart) + "".join(_TONE.findall(apart))


def folded(text: str) -> str:
    """What two spellings of the number of an instrument share: with marks and without, in any case, blanks aside.

    >>> folded("15/Q\u0110-UBND") == folded("15 / QD-ubnd")
    True
    """
    apart = normalize("NFD", text.casefold().replace("\u0111", "d"))
    return "".join(letter for letter in apart if letter.isascii() and not letter.isspace())
