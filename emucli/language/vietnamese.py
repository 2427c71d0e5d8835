"""Vietnamese for papers and messages: dates as Decree 30/2020 writes them, numbers, lists, order of names."""

import re
from collections.abc import Sequence
from datetime import time
from decimal import Decimal
from functools import cache, lru_cache
from unicodedata import normalize

from .words import alternatives, by_key, word, words

DASH_OF_PERIODS = " - "
"""What stands between the ends of a period."""
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
# The alphabet has letters of its own: they follow their plain ones, and tones count only after all letters.
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_ALPHABET = {letter: index for index, letter in enumerate(_LETTERS)}
_AFTER_LETTERS = len(_ALPHABET)
_DIGITS = "0123456789"
_NUMBERS_AND_LETTERS = re.compile("[0-9]+|.", re.DOTALL)


def long_date(year: int, month: int | None = None, day: int | None = None) -> str:
    """A date in words; a day under 10 and the months 1 and 2 get a 0 (Decree 30/2020, Annex I, II.4).

    >>> long_date(2024, 1, 5), long_date(2023, 6, 29), long_date(2023, 12)
    ('ngày 05 tháng 01 năm 2024', 'ngày 29 tháng 6 năm 2023', 'tháng 12 năm 2023')
    """
    told = [f"{word('date', 'day')} {day:02}"] if day else []
    if month:
        told.append(f"{word('date', 'month')} {month:02}" if month < 3 else f"{word('date', 'month')} {month}")
    return " ".join([*told, f"{word('date', 'year')} {year}"])


def clock(at: time) -> str:
    """A time of day.

    >>> clock(time(14, 0))
    '14 giờ 00'
    """
    return f"{at:%H} {word('date', 'hour')} {at:%M}"


def number(value: Decimal | int) -> str:
    """A number with a decimal comma and points between thousands.

    >>> number(2391), number(Decimal("1234.50"))
    ('2.391', '1.234,50')
    >>> number(Decimal("0E-7"))
    '0,0000000'
    """
    return f"{Decimal(value):,f}".translate(str.maketrans(",.", ".,"))


def with_comma(figure: str) -> str:
    """A figure as programs write it (`-12.50`, `62.5%`), with a decimal comma.

    >>> with_comma("-12.50"), with_comma("62.5%"), with_comma("10/3")
    ('-12,50', '62,5%', '10/3')
    """
    return figure.replace(".", ",")


def arithmetic(formula: str) -> str:
    """A formula with decimal commas: semicolons part what a function takes, as in Vietnamese spreadsheets.

    >>> arithmetic("min(7.5, 0.6 × 9 + 0.4 × 8) = 7.5 -> 7.50")
    'min(7,5; 0,6 × 9 + 0,4 × 8) = 7,5 -> 7,50'
    """
    return formula.translate(str.maketrans(",.", ";,"))


def in_sentence(name: str) -> str:
    """A name within a sentence: province and city are no part of it (Decree 30/2020, Annex II, III.1).

    >>> in_sentence("Tỉnh Hà Tĩnh"), in_sentence("Thành phố Hồ Chí Minh"), in_sentence("Tỉnh ủy Hà Tĩnh")
    ('tỉnh Hà Tĩnh', 'Thành phố Hồ Chí Minh', 'Tỉnh ủy Hà Tĩnh')
    """
    place = _place().match(name)
    return f"{name[0].lower()}{name[1:]}" if place and place["name"].isupper() else name


@cache
def _place() -> re.Pattern[str]:
    """The first word of a place, where it is no part of the name, and the first letter of the name."""
    unless = by_key("names", "place_unless").items()
    kinds = "|".join(f"{kind} (?!{alternatives(tuple(names))})" for kind, names in unless)
    return re.compile(rf"(?:{kinds})(?P<name>.)")


def after_colon(text: str) -> str:
    """A text after a colon: with a small first letter, unless a name begins it (Decree 30/2020, Annex II, I).

    >>> after_colon("Cán bộ kiêm nhiệm"), after_colon("Sở Nội vụ chậm trả lời"), after_colon("UBND tỉnh giao")
    ('cán bộ kiêm nhiệm', 'Sở Nội vụ chậm trả lời', 'UBND tỉnh giao')
    >>> after_colon("Mặt trận Tổ quốc không có hội viên"), after_colon("15 căn nhà")
    ('Mặt trận Tổ quốc không có hội viên', '15 căn nhà')
    """
    first, _, rest = text.partition(" ")
    is_name = (
        (len(first) > 1 and not first[1:].islower())
        or rest[:1].isupper()
        or text.startswith(words("names", "with_capital"))
    )
    return text if is_name else f"{text[:1].lower()}{text[1:]}"


def joints(items: Sequence[str]) -> tuple[str, str]:
    """What stands between the items of a list in a sentence, and before the last.

    Semicolons where an item has commas; no more *và* where an item has its own.

    >>> joints(["Hà Nội", "Hải Phòng", "Cần Thơ"]), joints(["Sở Y tế", "Sở Giáo dục và Đào tạo"])
    ((', ', ' và '), (', ', ', '))
    """
    if any("," in item for item in items):
        return "; ", "; "
    last = f" {word('list', 'and')} "
    return (", ", ", ") if any(last in item for item in items) else (", ", last)


@lru_cache(maxsize=4096)
def sort_key(name: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The place of a name in Vietnamese order: letters first, then tones; capitals do not matter, numbers count.

    >>> sorted(["Đà Nẵng", "Dương", "Cà Mau", "Đa"], key=sort_key)
    ['Cà Mau', 'Dương', 'Đa', 'Đà Nẵng']
    >>> sorted(["Khối 10", "Khối 2", "Khối 1"], key=sort_key)
    ['Khối 1', 'Khối 2', 'Khối 10']
    """
    letters: list[int] = []
    tones: list[int] = []
    for character in _NUMBERS_AND_LETTERS.findall(normalize("NFD", name.lower())):
        if character[0] in _DIGITS:
            letters += _number_rank(character)
            tones.append(0)
        elif character in _TONES:
            tones[-1:] = [_TONES[character]]
        elif letters and character in "\u0302\u0306\u031b":
            letters[-1] = _with_mark(letters[-1], character)
        else:
            letters.append(_rank(character))
            tones.append(0)
    return tuple(letters), tuple(tones)


def _number_rank(digits: str) -> tuple[int, ...]:
    """The place of a number: after all letters, by its size; no number is too long for it."""
    figures = digits.lstrip("0")
    return (_rank("0"), len(figures), *map(int, figures))


def _rank(character: str) -> int:
    if character == " ":
        return -1
    return _ALPHABET.get(character, _AFTER_LETTERS + ord(character))


def _with_mark(rank: int, mark: str) -> int:
    """`a` with a circumflex is the letter `â`, and so on."""
    plain = _LETTERS[rank] if 0 <= rank < _AFTER_LETTERS else ""
    composed = normalize("NFC", plain + mark)
    return _ALPHABET.get(composed, rank)
