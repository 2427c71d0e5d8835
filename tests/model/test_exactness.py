"""DESIGN, principle 5: exact numbers. What is written is what is read, to the last decimal."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from emucli.model.scalars import Amount, Number, Points, Share


def test_a_number_keeps_its_decimals() -> None:
    number = TypeAdapter(Number)
    assert [str(number.validate_python(text)) for text in ("9.50", "9.5", "0.10", "10")] == [
        "9.50",
        "9.5",
        "0.10",
        "10",
    ]


@pytest.mark.parametrize("kind", [Number, Points, Amount])
def test_a_huge_number_is_exact(kind: Any) -> None:
    text = f"{'1' * 40}.{'2' * 40}"
    assert str(TypeAdapter(kind).validate_python(text)) == text


@pytest.mark.parametrize("text", ["1" * 41, f"0.{'2' * 41}"])
def test_a_number_that_nobody_can_mean_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Number).validate_python(text)


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(st.decimals(-(10**39), 10**39, places=40).map(lambda number: f"{number:f}"))
def test_every_number_is_read_back_as_it_was_written(text: str) -> None:
    assert f"{TypeAdapter(Number).validate_python(text):f}" == text


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_is_a_fraction_from_0_to_1(part: int, whole: int) -> None:
    share = TypeAdapter(Share)
    if part <= whole:
        assert share.validate_python(f"{part}/{whole}") == Fraction(part, whole)
    else:
        with pytest.raises(ValidationError):
            share.validate_python(f"{part}/{whole}")
