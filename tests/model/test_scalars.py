"""FORMAT, ground rules: which texts a single value may be, and what they mean, exactly."""

from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from emucli.model import scalars

ACCEPTED: list[tuple[str, str, object]] = [
    ("Number", "0", Decimal(0)),
    ("Number", "-9.5", Decimal("-9.5")),
    ("Number", "100", Decimal(100)),
    ("Number", "0.1", Decimal("0.1")),
    ("Number", "12345678901234567890.123456789", Decimal("12345678901234567890.123456789")),
    ("Points", "44.25", Decimal("44.25")),
    ("Count", "0", 0),
    ("Count", "120", 120),
    ("CountOrAll", "3", 3),
    ("CountOrAll", "all", "all"),
    ("Share", "0%", Fraction(0)),
    ("Share", "80%", Fraction(4, 5)),
    ("Share", "66.7%", Fraction(667, 1000)),
    ("Share", "100%", Fraction(1)),
    ("Share", "100.0%", Fraction(1)),
    ("Share", "2/3", Fraction(2, 3)),
    ("Share", "3/3", Fraction(1)),
    ("Share", "0/5", Fraction(0)),
    ("Amount", "90%", Fraction(9, 10)),
    ("Amount", "900", Decimal(900)),
    ("Amount", "1.5", Decimal("1.5")),
    ("Date", "2023-12-27", date(2023, 12, 27)),
    ("Date", "2024-02-29", date(2024, 2, 29)),
    ("Date", "2000-02-29", date(2000, 2, 29)),
    ("Clock", "00:00", time(0, 0)),
    ("Clock", "14:00", time(14, 0)),
    ("Clock", "23:59", time(23, 59)),
    ("Flag", "true", True),
    ("Flag", "false", False),
    ("Id", "a", "a"),
    ("Id", "so-y-te", "so-y-te"),
    ("Id", "2023", "2023"),
    ("Id", "c1-2b", "c1-2b"),
    ("Code", "1", "1"),
    ("Code", "1.10", "1.10"),
    ("Code", "A.I.1.đ", "A.I.1.đ"),
    ("Code", "Ế.ư.Ơ", "Ế.ư.Ơ"),
    ("YearName", "2023", "2023"),
    ("YearName", "2020-2021", "2020-2021"),
    ("FindingCode", "EMU312", "EMU312"),
]

_NO_NUMBER = [
    "",
    "9,5",
    "1.234,5",
    "1e3",
    "+5",
    ".5",
    "5.",
    "0123",
    "00",
    "1 000",
    "0x1F",
    "1_000",
    "--5",
    "٣",
    "²",
    "NaN",
]
_NO_DAY = [
    "2023",
    "2023-12",
    "2023-02-29",
    "1900-02-29",
    "2023-02-30",
    "2023-04-31",
    "2023-13-01",
    "2023-00-10",
    "2023-1-1",
]
_NO_DAY += ["27/12/2023", "2023-12-27T00:00", "20231227", "2023-12-00", "0000-01-01", " 2023-12-27", "2023-12-27\n"]

REFUSED: list[tuple[str, list[str]]] = [
    ("Number", [*_NO_NUMBER, "95%", "Infinity", "1\n", " 1", "1.5.2", "-", "-.5", "１"]),
    ("Points", [*_NO_NUMBER, "-1", "-0.5", "-0"]),
    ("Count", [*_NO_NUMBER, "-1", "1.0", "6.5", "all"]),
    ("CountOrAll", [*_NO_NUMBER, "-1", "1.0", "All", "20%"]),
    (
        "Share",
        [
            "101%",
            "100.1%",
            "-5%",
            "80",
            "0.8",
            "80 %",
            "080%",
            "1/0",
            "0/0",
            "4/3",
            "-1/3",
            "2/03",
            "1.5/2",
            "%",
            "1/2%",
        ],
    ),
    ("Amount", [*_NO_NUMBER, "-1", "101%", "3/2", "1/0"]),
    ("Date", _NO_DAY),
    ("Clock", ["24:00", "23:60", "7:30", "07:3", "14h00", "14:00:00", "1400", "14:00 ", "", "-1:00", "１４:00"]),
    ("Flag", ["True", "TRUE", "yes", "no", "on", "1", "0", "", "true "]),
    ("Id", ["", "A", "so_y_te", "so y te", "sở", "-a", "a-", "a--b", "a.b", "a\n", "đ", "é", "١"]),
    ("Code", ["", ".", "1.", ".1", "1..2", "1-2", "1 2", "1)", "1\n", "1_2", "²", "1/2", "́"]),
    ("YearName", ["23", "20233", "2020/2021", "2020-21", "năm 2023", ""]),
    ("FindingCode", ["EMU31", "EMU3122", "emu312", "312", ""]),
]


def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(getattr(scalars, kind))


@pytest.mark.parametrize(("kind", "text", "value"), ACCEPTED)
def test_a_text_means_exactly_this(kind: str, text: str, value: object) -> None:
    read = _adapter(kind).validate_python(text)
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in REFUSED for text in texts])
def test_any_other_text_is_refused(kind: str, text: str) -> None:
    with pytest.raises(ValidationError):
        _adapter(kind).validate_python(text)


@pytest.mark.parametrize("kind", [kind for kind, _ in REFUSED])
@pytest.mark.parametrize("value", [None, 1, 1.5, True, Decimal(1), date(2023, 1, 1), [], ["1"], {}])
def test_only_text_is_accepted(kind: str, value: object) -> None:
    with pytest.raises(ValidationError):
        _adapter(kind).validate_python(value)
