"""Which number a person may have meant by a text that is none: shown as a hint, never taken as the number."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from .scalars import COUNT_PATTERN, NUMBER_PATTERN, POINTS_PATTERN, parse_share

_LONGEST_NUMBER = 40
_DECIMAL_COMMA = re.compile(r"[-+]?[0-9]+(\.[0-9]{3})*,[0-9]+", re.ASCII)

NumberKind = Literal["number", "points", "count", "share"]
"""Kinds of single values that are numbers, as `scalars` names them."""


class MeantNumber(NamedTuple):
    """The number as the format writes it, empty where none is near; whether a decimal comma keeps it from being one."""

    near: str
    comma: bool = False


def has_decimal_comma(text: str) -> bool:
    """Whether a text is a number with a decimal comma, whatever kind of number the format wants there."""
    return _DECIMAL_COMMA.fullmatch(text) is not None


def meant_number(text: str, kind: NumberKind) -> MeantNumber:
    """What was probably meant: exactly the same number, written so that the kind takes it.

    >>> meant_number("28,5", "number"), meant_number("9,5%", "share")
    (MeantNumber(near='28.5', comma=True), MeantNumber(near='9.5%', comma=True))
    >>> [meant_number(*one).near for one in (("1.234.567", "count"), ("28,5", "count"), ("12:30", "number"))]
    ['1234567', '', '']
    """
    meant = _share(text) if kind == "share" else _number(text)
    return meant if _takes(kind, meant.near) else meant._replace(near="")


def _number(text: str) -> MeantNumber:
    if re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+", text, re.ASCII):
        return MeantNumber(text.replace(".", "").replace(",", "."), True)
    if re.fullmatch(r"-?[0-9]+,[0-9]+", text, re.ASCII):
        return MeantNumber(text.replace(",", "."), True)
    if re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3}){2,}", text, re.ASCII):
        return MeantNumber(text.replace(".", ""))
    return MeantNumber(_plain_number(text))


def _plain_number(text: str) -> str:
    """`1.0e+3` -> `1000`, `0123` -> `123`: exactly the same number, as the format writes it."""
    mantissa = r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)"
    if len(text) > _LONGEST_NUMBER or not re.fullmatch(mantissa + r"([eE][-+]?[0-9]{1,2})?", text, re.ASCII):
        return ""
    return f"{Decimal(text):f}"


def _share(text: str) -> MeantNumber:
    without = text.replace(" ", "")
    if percent := re.fullmatch(r"([0-9]+),([0-9]+)%", without, re.ASCII):
        return MeantNumber(f"{percent[1]}.{percent[2]}%", True)
    fraction = re.fullmatch(r"0\.([0-9]{1,2})", without, re.ASCII)
    return MeantNumber(f"{int(fraction[1].ljust(2, '0'))}%" if fraction else without)


def _takes(kind: NumberKind, text: str) -> bool:
    accepted = _ACCEPTED[kind]
    if isinstance(accepted, str):
        return re.fullmatch(accepted.strip("^$"), text, re.ASCII) is not None
    try:
        accepted(text)
    except ValueError:
        return False
    return True


# By the patterns and functions of the model itself.
_ACCEPTED: Mapping[NumberKind, str | Callable[[str], object]] = {
    "number": NUMBER_PATTERN,
    "points": POINTS_PATTERN,
    "count": COUNT_PATTERN,
    "share": parse_share,
}
