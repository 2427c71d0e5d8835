"""Numbers of criteria: `I`, `A`, `1`, `1.1`, `a)`, `-`, in a column of their own or before the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..language.ordinals import roman
from ..language.words import alternatives, words

Style = Literal["upper", "roman", "number", "compound", "lower", "small_roman", "other", "bullet"]
BULLETS = "-–—+*•●▪◦■□➢►>–·"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VIETNAMESE = "abcdđeghiklmnopqrstuvxy"
_ROMAN = {roman(number): number for number in range(1, 50)}
_LONGEST_NUMBER = 60
_LETTER = f"[A-Za-z{'đ'}{'Đ'}]"
# A numeral is no letter as well: with two ways to read each part a long number would take hours.
_PART = rf"(?:[0-9]{{1,3}}|[IVXLC]{{1,7}}|(?![IVXLC]){_LETTER})"
_IN_COLUMN = re.compile(rf"[(\[]?\s*(?P<label>{_PART}(?:\s*[.\-]\s*{_PART}){{0,8}})\s*[.)\]/:\-–,]*\s*")
_OTHER = re.compile(
    rf"(?=\S*[0-9])(?!\S*[0-9]{{4}})(?:[0-9]|{_LETTER}){{1,8}}(?:[.\-/](?:[0-9]|{_LETTER}){{1,8}}){{0,5}}"
)
# Before a text a single letter or number needs a sign behind it; "1.1 Text" does not.
_BEFORE_TEXT = re.compile(
    rf"(?:(?P<deep>[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,5}}|{_PART}(?:\.{_PART}){{1,8}})[.)/:]?(?=\s)"
    rf"|(?P<single>[0-9]{{1,2}}|[IVXLC]{{1,7}}|{_LETTER})(?:\s*[.)/:]|\s+[-–:](?=\s)))\s*(?=\S)(?![0-9])"
)


@dataclass(frozen=True)
class Label:
    """The number of a row: its parts, `("1", "1")` of 1.1; a bullet has its sign as its only part.

    `bracket`: one closes it, as in `a)`; where `1)` stands below `1.`, it lies in it.
    """

    parts: tuple[str, ...]
    bullet: bool = False
    other: bool = False
    bracket: bool = False

    def readings(self) -> Iterator[tuple[Style, int]]:
        """What its last part may be, with its place in the order: `I` is the first numeral, or the ninth letter."""
        last = self.parts[-1]
        if self.bullet:
            yield "bullet", 0
        elif self.other:
            yield "other", int("".join(filter(str.isdecimal, last))[:6] or 0)
        elif last.isdecimal():
            yield ("compound" if len(self.parts) > 1 else "number"), int(last)
        else:
            yield from _letters(last)

    @property
    def text(self) -> str:
        """The number as a code has it."""
        return ".".join(self.parts)


def _letters(last: str) -> Iterator[tuple[Style, int]]:
    if last.upper() in _ROMAN and last.isupper():
        yield "roman", _ROMAN[last]
    if len(last) == 1:
        alphabet = _VIETNAMESE if last.lower() in "đ" else _LETTERS
        yield ("upper" if last.isupper() else "lower"), alphabet.index(last.lower()) + 1
    if last.upper() in _ROMAN and last.islower():
        yield "small_roman", _ROMAN[last.upper()]


def follows(style: Style, last: int, text: str, before: str) -> bool:
    """Whether a number comes right behind another one; letters in either alphabet.

    >>> follows("lower", 5, "e", "đ"), follows("lower", 5, "e", "d"), follows("number", 3, "3", "1")
    (True, True, False)
    """
    if style in ("lower", "upper"):
        pairs = (f"{before}{text}".lower(),)
        return any(pair in alphabet for pair in pairs for alphabet in (_LETTERS, _VIETNAMESE, f"{_VIETNAMESE}đ"))
    own = Label((before,))
    return any(one == style and value + 1 == last for one, value in own.readings())


def label_in_column(text: str) -> Label | None:
    """The number that a cell of the column of numbers holds; None where it holds something else.

    >>> [found.text for cell in ("1.1.", "a)", "-", "I.1.a") if (found := label_in_column(cell))]
    ['1.1', 'a', '-', 'I.1.a']
    >>> label_in_column("Sở Y tế")
    """
    if len(text) > _LONGEST_NUMBER:
        return None
    bare = _without_kind(text.strip())
    if bare and all(letter in BULLETS for letter in bare):
        return Label((bare[:1].replace("–", "-").replace("—", "-"),), bullet=True)
    found = _IN_COLUMN.fullmatch(bare)
    if found and all(_is_part(part) for part in re.split(r"\s*[.\-]\s*", found["label"])):
        parts = tuple(_shortened(part) for part in re.split(r"\s*[.\-]\s*", found["label"]))
        return Label(parts, bracket=")" in bare)
    if _OTHER.fullmatch(bare.rstrip(".)/:")):
        return Label(tuple(re.split(r"[.\-/]", bare.rstrip(".)/:"))), other=True)
    return None


def label_before_text(text: str) -> tuple[Label | None, str]:
    """The number with which a text begins, and the text behind it.

    >>> label_before_text("1.1. Xây dựng kế hoạch")[1], label_before_text("- Có kế hoạch")[0].bullet
    ('Xây dựng kế hoạch', True)
    >>> label_before_text("100% đơn vị")[0], label_before_text("2025. Kết quả")[0]
    (None, None)
    """
    bare = text.strip()
    if len(bare) > 1 and bare[0] in BULLETS and not bare[1].isdecimal():
        return Label((bare[0].replace("–", "-").replace("—", "-"),), bullet=True), bare.lstrip(BULLETS).strip()
    without = _without_kind(bare)
    found = _BEFORE_TEXT.match(without[:_LONGEST_NUMBER])
    if not found:
        return None, bare
    parts = tuple(_shortened(part) for part in (found["deep"] or found["single"]).split("."))
    rest = without[found.end() :].strip()
    if not rest or not all(_is_part(part) for part in parts):
        return None, bare
    return Label(parts, bracket=")" in found[0]), rest


def _is_part(part: str) -> bool:
    return part.isdecimal() or len(part) == 1 or part in _ROMAN


def _shortened(part: str) -> str:
    """A number without the noughts before it: 01 is 1."""
    return str(int(part)) if part.isdecimal() and int(part) else part


def _without_kind(text: str) -> str:
    """A text without the word that says what its number counts: `Tiêu chí 1:`."""
    found = _kinds().match(text)
    return text[found.end() :] if found else text


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words('criteria_table', 'before_a_number'))})\s+(?={_PART}\b)", re.IGNORECASE)
