"""Types of single values. A record holds text only; each type here says which texts it accepts and what they mean.

Every type fails with one error whose name is the type's `kind`; `reading` turns the kind into a finding.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

# At most 40 digits on each side of the point: more than anyone counts, and nothing that a slip of the hand could turn
# into hours of arithmetic.
NUMBER_PATTERN = r"^-?(0|[1-9][0-9]{0,39})(\.[0-9]{1,40})?$"
POINTS_PATTERN = r"^(0|[1-9][0-9]{0,39})(\.[0-9]{1,40})?$"
COUNT_PATTERN = r"^(0|[1-9][0-9]{0,8})$"
DATE_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CODE_PATTERN = r"^[\p{L}0-9]+(\.[\p{L}0-9]+)*$"
YEAR_PATTERN = r"^[0-9]{4}(-[0-9]{4})?$"
WHEN_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
FINDING_PATTERN = r"^EMU[0-9]{3}$"

Kind = Literal[
    "number",
    "points",
    "count",
    "share",
    "amount",
    "date",
    "when",
    "clock",
    "flag",
    "id",
    "code",
    "year",
    "quota",
    "finding_code",
]


@dataclass(frozen=True, eq=False)
class Scalar:
    """The schema of one kind of single value, and what an editor may accept for it (editors see YAML's own types)."""

    kind: Kind
    schema: core_schema.CoreSchema
    editor: JsonSchemaValue

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.custom_error_schema(self.schema, custom_error_type=self.kind, custom_error_message=self.kind)

    def __get_pydantic_json_schema__(
        self, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(self.editor)


def _text(pattern: str) -> core_schema.CoreSchema:
    return core_schema.str_schema(pattern=pattern)


def _parsed(parse: Callable[[str], object]) -> core_schema.CoreSchema:
    return core_schema.chain_schema([core_schema.str_schema(), core_schema.no_info_plain_validator_function(parse)])


def _decimal(pattern: str) -> core_schema.CoreSchema:
    return core_schema.chain_schema([_text(pattern), core_schema.decimal_schema()])


def parse_share(text: str) -> Fraction:
    """`80%` or `2/3` as an exact fraction from 0 to 1. Raises ValueError for anything else (FORMAT: ground rules)."""
    if percent := re.fullmatch(r"((?:0|[1-9][0-9]{0,2})(?:\.[0-9]{1,15})?)%", text, re.ASCII):
        share = Fraction(percent[1]) / 100
    elif ratio := re.fullmatch(r"(0|[1-9][0-9]{0,8})/([1-9][0-9]{0,8})", text, re.ASCII):
        share = Fraction(int(ratio[1]), int(ratio[2]))
    else:
        raise ValueError(text)
    if share > 1:
        raise ValueError(text)
    return share


def parse_amount(text: str) -> Decimal | Fraction:
    """Points (`900` -> Decimal) or a share (`90%` -> Fraction), told apart by how they are written."""
    if re.fullmatch(POINTS_PATTERN, text, re.ASCII):
        return Decimal(text)
    return parse_share(text)


class When(NamedTuple):
    """A day, a month or a year, as exactly as the record states it."""

    year: int
    month: int | None = None
    day: int | None = None

    def first_day(self) -> date:
        """The earliest day that this can mean."""
        return date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    def last_day(self) -> date:
        """The latest day that this can mean."""
        if self.month is None:
            return date(self.year, 12, 31)
        if self.day is not None:
            return date(self.year, self.month, self.day)
        first_of_next = date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return date.fromordinal(first_of_next.toordinal() - 1)


def parse_when(text: str) -> When:
    """`2023-12-27`, `2023-12` or `2023`. Raises ValueError for other texts and for days that do not exist."""
    parts = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text, re.ASCII)
    if parts is None:
        raise ValueError(text)
    when = When(*(int(part) if part else None for part in parts.groups()))  # type: ignore[arg-type]
    # A month or year alone must still be one that exists.
    when.first_day()
    # `last_day` of December 9999 would leave the calendar; no record needs that year.
    if when.year in (0, 9999):
        raise ValueError(text)
    return when


def _parse_date(text: str) -> date:
    when = parse_when(text)
    if when.day is None:
        raise ValueError(text)
    return when.first_day()


def _parse_clock(text: str) -> time:
    if not re.fullmatch(r"[0-9]{2}:[0-9]{2}", text, re.ASCII):
        raise ValueError(text)
    return time.fromisoformat(text)


def _parse_flag(text: str) -> bool:
    return {"true": True, "false": False}[text]


def _parse_count_or_all(text: str) -> int | str:
    if text != "all" and not re.fullmatch(COUNT_PATTERN, text, re.ASCII):
        raise ValueError(text)
    return text if text == "all" else int(text)


class _Digit:
    """A whole number from 0 to 9: nobody scores more finely, and a slip must not ask for a billion digits."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        digits = core_schema.literal_schema(list("0123456789"))
        return core_schema.chain_schema([digits, core_schema.int_schema()])

    def __get_pydantic_json_schema__(
        self, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "integer", "minimum": 0, "maximum": 9}, {"type": "string", "pattern": "^[0-9]$"}]}


# YAML's own types: a code such as 1.1 is a number, the name of a year a whole one.
_CODE_IN_EDITOR: JsonSchemaValue = {"type": ["string", "number"], "pattern": CODE_PATTERN}
_YEAR_IN_EDITOR: JsonSchemaValue = {"type": ["string", "integer"], "pattern": YEAR_PATTERN}
_POINTS_IN_EDITOR: JsonSchemaValue = {
    "anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": POINTS_PATTERN}]
}
_NUMBER_IN_EDITOR: JsonSchemaValue = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": NUMBER_PATTERN}]}
_COUNT_IN_EDITOR: JsonSchemaValue = {
    "anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": COUNT_PATTERN}]
}

_FLAG_SCHEMA = core_schema.chain_schema(
    [core_schema.literal_schema(["true", "false"]), core_schema.no_info_plain_validator_function(_parse_flag)]
)

Number = Annotated[Decimal, Scalar("number", _decimal(NUMBER_PATTERN), _NUMBER_IN_EDITOR)]
"""An exact number, possibly negative."""
Points = Annotated[Decimal, Scalar("points", _decimal(POINTS_PATTERN), _POINTS_IN_EDITOR)]
"""Exact points of 0 or more."""
Count = Annotated[
    int,
    Scalar(
        "count",
        core_schema.chain_schema([_text(COUNT_PATTERN), core_schema.int_schema()]),
        _COUNT_IN_EDITOR,
    ),
]
"""A whole number of 0 or more."""
Decimals = Annotated[int, _Digit()]
"""How many decimals: 0 to 9."""
Share = Annotated[
    Fraction, Scalar("share", _parsed(parse_share), {"type": "string", "pattern": "^[0-9.]+(%|/[0-9]+)$"})
]
"""A share from 0 to 1, written `80%` or `2/3`."""
Amount = Annotated[
    Decimal | Fraction, Scalar("amount", _parsed(parse_amount), {"type": ["number", "string"], "minimum": 0})
]
"""Points (Decimal) or a share of the maximum (Fraction)."""
Date = Annotated[date, Scalar("date", _parsed(_parse_date), {"type": "string", "pattern": DATE_PATTERN})]
"""One day."""
Moment = Annotated[When, Scalar("when", _parsed(parse_when), {"type": ["string", "integer"], "pattern": WHEN_PATTERN})]
"""A day, a month or a year (*When* in the format's documentation)."""
Clock = Annotated[time, Scalar("clock", _parsed(_parse_clock), {"type": "string", "pattern": "^[0-9]{2}:[0-9]{2}$"})]
"""A time of day, `"14:00"`."""
Flag = Annotated[bool, Scalar("flag", _FLAG_SCHEMA, {"enum": [True, False, "true", "false"]})]
"""`true` or `false`."""
Id = Annotated[str, Scalar("id", _text(ID_PATTERN), {"type": ["string", "integer"], "pattern": ID_PATTERN})]
"""An identifier: small letters, digits, single hyphens."""
Code = Annotated[str, Scalar("code", _text(CODE_PATTERN), _CODE_IN_EDITOR)]
"""A criterion's code: letters (Vietnamese too), digits, dots."""
CountOrAll = Annotated[int | str, Scalar("quota", _parsed(_parse_count_or_all), {"type": ["integer", "string"]})]
"""A whole number of 0 or more, or the word `all`."""
FindingCode = Annotated[
    str, Scalar("finding_code", _text(FINDING_PATTERN), {"type": "string", "pattern": FINDING_PATTERN})
]
"""The code of a finding, `EMU301`."""
YearName = Annotated[str, Scalar("year", _text(YEAR_PATTERN), _YEAR_IN_EDITOR)]
"""The name of a year folder: `2023` or `2020-2021`."""
