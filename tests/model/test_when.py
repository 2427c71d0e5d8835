"""FORMAT: *When* is a day, a month or a year, as exactly as the source states it; and what spans of them mean."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from emucli.model.base import Period, Span
from emucli.model.scalars import Moment, When, parse_when


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023-12-27", date(2023, 12, 27), date(2023, 12, 27)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2023-04", date(2023, 4, 1), date(2023, 4, 30)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("2000-02", date(2000, 2, 1), date(2000, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_a_time_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    when = parse_when(text)
    assert (when.first_day(), when.last_day()) == (first, last)


def test_a_time_is_no_more_exact_than_it_is_written() -> None:
    assert [parse_when(text) for text in ("2023", "2023-05", "2023-05-01")] == [
        When(2023),
        When(2023, 5),
        When(2023, 5, 1),
    ]


@pytest.mark.parametrize(
    "text",
    ["", "23", "2023-1", "2023-13", "2023-00", "2023-02-30", "2023-2-3", "27/12/2023", "2023-", "0000", "2023-12-27\n"],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="when"):
        TypeAdapter(Moment).validate_python(text)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31)))
def test_every_day_lies_in_its_month_and_its_year(day: date) -> None:
    text = day.isoformat()
    for length in (4, 7, 10):
        when = parse_when(text[:length])
        assert when.first_day() <= day <= when.last_day()
    assert parse_when(text).first_day() == parse_when(text).last_day() == day


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.text("0123456789-/٣ ", max_size=11))
def test_any_text_is_a_time_or_refused_with_a_value_error(text: str) -> None:
    try:
        when = parse_when(text)
    except ValueError:
        return
    assert when.first_day() <= when.last_day()


@pytest.mark.parametrize(
    ("start", "end", "when", "expected"),
    [
        ("2023", "2024", "2023", True),
        ("2023", "2024", "2024-12-31", True),
        ("2023", "2024", "2025-01-01", False),
        ("2023", "2024", "2022-12-31", False),
        ("2023-06", None, "2023-06-01", True),
        ("2023-06", None, "2023-05-31", False),
        # A year overlaps a period of which it holds a single day.
        ("2023-12-31", None, "2023", True),
        (None, "2022-02", "2022-02-28", True),
        (None, "2022-02", "2022-03", False),
        ("unknown", "2022", "1990", True),
        (None, "unknown", "2090", True),
    ],
)
def test_a_span_overlaps_what_can_lie_in_it(start: str | None, end: str | None, when: str, expected: bool) -> None:
    span = Span.model_validate({key: text for key, text in (("from", start), ("to", end)) if text})
    assert span.overlaps(parse_when(when)) is expected


@pytest.mark.parametrize(
    ("start", "end"),
    [("2023", "2023"), ("2023-06", "2023"), ("2023", "2023-01"), ("2023-12-31", "2023"), ("unknown", "1990")],
)
def test_a_span_may_end_in_the_same_month_or_year(start: str, end: str) -> None:
    assert Span.model_validate({"from": start, "to": end}).from_ is not None


@pytest.mark.parametrize(("start", "end"), [("2024", "2023"), ("2023-02", "2023-01"), ("2023-01-02", "2023-01-01")])
def test_a_span_does_not_end_before_it_starts(start: str, end: str) -> None:
    with pytest.raises(ValidationError, match="ends_before_start"):
        Span.model_validate({"from": start, "to": end})


def test_a_period_includes_both_ends_and_may_be_one_day() -> None:
    assert Period.model_validate({"from": "2023-01-01", "to": "2023-01-01"}).to == date(2023, 1, 1)
    with pytest.raises(ValidationError, match="ends_before_start"):
        Period.model_validate({"from": "2023-01-02", "to": "2023-01-01"})
