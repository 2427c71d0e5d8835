"""Which number a person may have meant by a text that is none: shown as a hint, never taken as the number."""

import re
from decimal import Decimal
from typing import NamedTuple

_LONGEST_NUMBER = 40


class MeantNumber(NamedTuple):
    """The number as the format writes it, empty where none is near; whether a decimal comma keeps it from being one."""

    near: str
    comma: bool = False


def meant_number(text: str) -> MeantNumber:
    """What was probably meant: exactly the same number.

    >>> meant_number("28,5"), meant_number("1.234.567").near, meant_number("1e3").near, meant_number("12:30").near
    (MeantNumber(near='28.5', comma=True), '1234567', '1000', '')
    """
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
