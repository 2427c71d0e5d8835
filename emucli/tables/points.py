"""Points as people write them: `05 điểm`, `2,5đ`, `(tối đa 10 điểm)`, in a cell of their own or within a text."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from ..language.words import alternatives, words
from .slugs import LONGEST

NUMBER = r"[0-9]{1,6}(?:[.,][0-9]{1,4})?"
"""A number of points as it stands in a text."""
_MOST_DIGITS = 6


class Stated(NamedTuple):
    """Points that a text states, and whether in round brackets or at its end, so that nothing else is said of them."""

    points: Decimal
    apart: bool


def number_of(text: str) -> Decimal | None:
    """A number as it is written, with a decimal comma or point; None for what may mean two numbers.

    >>> number_of("2,5"), number_of("05"), number_of("1.000"), number_of("1.234"), number_of("0.125")
    (Decimal('2.5'), Decimal('5'), Decimal('1000'), None, Decimal('0.125'))
    """
    if not re.fullmatch(NUMBER, text, re.ASCII):
        return None
    if re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", text, re.ASCII):
        # Nobody writes points with two noughts behind the decimal point.
        return Decimal(text.replace(".", "")) if text.endswith("00") else None
    if re.fullmatch(r"[1-9][0-9]{0,2},000", text, re.ASCII):
        # A thousand for some, one for others.
        return None
    return Decimal(text.replace(",", "."))


def plain_decimal(number: Decimal) -> str:
    """A number in its shortest form, without an exponent.

    >>> plain_decimal(Decimal("9.50")), plain_decimal(Decimal("1E+3")), plain_decimal(Decimal("-0.0"))
    ('9.5', '1000', '0')
    """
    text = format(number, "f")
    short = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if short in ("-0", "") else short


def points_of_cell(text: str, number: Decimal | None = None) -> Decimal | None:
    """The points that a cell states, negative for those taken away; None where it states none, or more than a number.

    >>> points_of_cell("Tối đa 5 điểm"), points_of_cell("2,5đ"), points_of_cell("- 3"), points_of_cell("5/lần")
    (Decimal('5'), Decimal('2.5'), Decimal('-3'), None)
    """
    if number is not None:
        # A workbook keeps 0.3 with noise behind its fifteenth digit, and whole numbers as 1E+1.
        return Decimal(plain_decimal(round(number, 6))) if abs(number) < 10**_MOST_DIGITS else None
    if len(text) > LONGEST:
        return None
    found = _cell().fullmatch(normalize("NFC", text).strip().strip("()[]").strip().casefold())
    value = number_of(found["number"]) if found else None
    if value is None or found is None:
        return None
    return -value if found["minus"] else value


def points_in_text(text: str) -> Stated | None:
    """The points that a text states of itself: in brackets, at its end, or as the most that there are.

    >>> points_in_text("Có kế hoạch (2,5 điểm)").points, points_in_text("Báo cáo đúng hạn: 05 điểm").points
    (Decimal('2.5'), Decimal('5'))
    >>> points_in_text("Mỗi mô hình được 2 điểm, tối đa 10 điểm").points, points_in_text("Mỗi mô hình 2 điểm")
    (Decimal('10'), None)
    >>> points_in_text("Mỗi lần trừ 2 điểm, tối đa trừ 10 điểm").points
    Decimal('10')
    >>> points_in_text("Không ký kết giao ước thi đua (trừ 8 điểm)").points
    Decimal('-8')
    """
    # What is said of points stands at the end of a long text.
    plain = normalize("NFC", text[-LONGEST:]).casefold()
    for pattern, apart in ((_in_brackets(), True), (_most(), False), (_at_the_end(), True)):
        found = {value for one in pattern.finditer(plain) if (value := number_of(one["number"])) is not None}
        last = [one for one in pattern.finditer(plain) if number_of(one["number"]) is not None][-1:]
        if len(found) > 1 and not (last and plain[last[0].end() :].strip(" .;:") == ""):
            return None
        if last and not (apart and _is_for_each(plain)):
            value = number_of(last[0]["number"]) or Decimal(0)
            return Stated(-value if last[0].groupdict().get("minus") else value, apart)
    return None


def adds_up(text: str, points: Decimal) -> bool:
    """Whether the points in brackets of a text come to so many together.

    >>> adds_up("Có kế hoạch (4 điểm), có báo cáo (6 điểm)", Decimal(10)), adds_up("Có kế hoạch (4 điểm)", Decimal(5))
    (True, False)
    """
    stated = [number_of(one["number"]) for one in _in_brackets().finditer(normalize("NFC", text).casefold())]
    return sum((one for one in stated if one is not None), Decimal(0)) == points


def _is_for_each(plain: str) -> bool:
    """Whether a text says what each of several gives: that is not all that there is."""
    return re.search(rf"\b(?:{alternatives(words('criteria_table', 'for_each'))})\b", plain) is not None


@cache
def unit_of_points() -> str:
    """The words for points, as the alternatives of a regular expression."""
    return rf"(?:{alternatives(words('criteria_table', 'points'))})\b"


@cache
def _lead() -> str:
    several = (*words("criteria_table", "at_most"), *words("criteria_table", "before_points"))
    return rf"(?:(?:{alternatives(several)})\s*:?\s*)*"


@cache
def _cell() -> re.Pattern[str]:
    less = alternatives(words("criteria_table", "taken_away"))
    return re.compile(
        rf"(?:{_lead()}|≤|<=)\s*(?P<minus>[-–−]|(?:{less})\s*:?)?\s*\+?\s*{_lead()}(?P<number>{NUMBER})\s*(?:{unit_of_points()})?\.?"
    )


@cache
def _in_brackets() -> re.Pattern[str]:
    less = alternatives(words("criteria_table", "taken_away"))
    return re.compile(
        rf"[(\[]\s*(?P<minus>[-–−]|(?:{less})\s)?\s*{_lead()}(?P<number>{NUMBER})\s*{unit_of_points()}\s*[)\]]"
    )


@cache
def _most() -> re.Pattern[str]:
    most = alternatives(words("criteria_table", "at_most"))
    less = alternatives(words("criteria_table", "taken_away"))
    return re.compile(rf"\b(?:{most})\s*:?\s*(?:(?:{less})\s+)?(?P<number>{NUMBER})\s*{unit_of_points()}")


@cache
def _at_the_end() -> re.Pattern[str]:
    return re.compile(rf"(?:[:,;]\s*|\s[–-]\s+|\s\s){_lead()}(?P<number>{NUMBER})\s*{unit_of_points()}\s*[.;]?\s*$")
