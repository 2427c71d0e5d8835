"""A number is written in digits, however small or large: never as `0E-7` or `1E-40`."""

import re
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from emucli.language import english, vietnamese
from emucli.results.comparison import _short
from emucli.scoring.numbers import exactly, written
from emucli.telling.standings import _stated

SETTINGS = settings(max_examples=200, deadline=None, derandomize=True, database=None)
NUMBERS = st.decimals(-(10**39), 10**39, places=40).map(lambda number: f"{number:f}") | st.sampled_from(
    ["0." + "0" * zeros + digit for zeros in range(39) for digit in "01"]
)
"""Numbers as a record may write them: up to 40 digits on each side of the point."""


@SETTINGS
@given(NUMBERS)
def test_a_number_of_a_record_is_written_in_its_digits(text: str) -> None:
    number = Decimal(text)
    assert english.number(number).replace(",", "") == text
    assert vietnamese.number(number).replace(".", "").replace(",", ".") == text
    assert _short(number) == text
    assert _stated(number) == text


@SETTINGS
@given(NUMBERS, st.integers(0, 9))
def test_a_result_is_written_in_digits(text: str, decimals: int) -> None:
    value = Fraction(text)
    for shown in (exactly(value), written(value, decimals)):
        assert re.fullmatch(r"-?\d+(\.\d+)?", shown)
        assert Fraction(shown) == value


@SETTINGS
@given(st.integers(-(10**50), 10**50))
def test_a_whole_number_is_grouped_only(number: int) -> None:
    assert english.number(number).replace(",", "") == str(number)
    assert vietnamese.number(number).replace(".", "") == str(number)
