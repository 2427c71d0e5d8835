"""What a person may have meant by a value that is refused. A hint is shown, never applied."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from unicodedata import normalize

from ..model.scalars import parse_share, parse_when

_NUMBER = r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"


@dataclass(frozen=True)
class Hint:
    """The finding's code, and the arguments of its message; `near` is what was probably meant."""

    code: str
    arguments: Mapping[str, str] = field(default_factory=dict)


def number_hint(text: str) -> Hint:
    """For a text where a number must stand."""
    if re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+", text, re.ASCII):
        return Hint("EMU206", {"near": text.replace(".", "").replace(",", ".")})
    if re.fullmatch(r"-?[0-9]+,[0-9]+", text, re.ASCII):
        return Hint("EMU206", {"near": text.replace(",", ".")})
    if re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3}){2,}", text, re.ASCII):
        return Hint("EMU205", {"near": text.replace(".", "")})
    return Hint("EMU205", {"near": _plain_number(text)})


def _plain_number(text: str) -> str:
    if re.fullmatch(r"[-+]?[0-9]*\.?[0-9]*([eE][-+]?[0-9]{1,2})?", text, re.ASCII) and re.search("[0-9]", text):
        # Decimal is exact here; `f` writes it without an exponent.
        from decimal import Decimal

        plain = f"{Decimal(text):f}"
        return plain if re.fullmatch(_NUMBER, plain) else ""
    return ""


def count_hint(text: str) -> Hint:
    """For a text where a whole number must stand."""
    hint = number_hint(text)
    if hint.code == "EMU206":
        return hint
    near = hint.arguments["near"]
    return Hint("EMU207", {"near": near if near.isdigit() else ""})


def share_hint(text: str) -> Hint:
    """For a text where a share must stand."""
    without = text.replace(" ", "")
    percent = re.fullmatch(r"([0-9]+),([0-9]+)%", without, re.ASCII)
    if percent:
        return Hint("EMU206", {"near": f"{percent[1]}.{percent[2]}%"})
    fraction = re.fullmatch(r"0\.([0-9]{1,2})", without, re.ASCII)
    near = f"{int(fraction[1].ljust(2, '0'))}%" if fraction else without
    return Hint("EMU208", {"near": near if near != text and _is_share(near) else ""})


def _is_share(text: str) -> bool:
    try:
        parse_share(text)
    except ValueError:
        return False
    return True


def date_hint(text: str, code: str) -> Hint:
    """For a text where a date must stand; Vietnamese order of day and month is told apart."""
    parts = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", text.strip(), re.ASCII)
    if parts:
        return Hint("EMU210", {"near": _existing(f"{parts[3]}-{int(parts[2]):02}-{int(parts[1]):02}")})
    loose = re.fullmatch(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})", text.strip(), re.ASCII)
    near = _existing(f"{loose[1]}-{int(loose[2]):02}-{int(loose[3]):02}") if loose else ""
    return Hint(code, {"near": near if near != text else ""})


def _existing(day: str) -> str:
    """The day, or an empty text where the calendar has no such day."""
    try:
        parse_when(day)
    except ValueError:
        return ""
    return day


def flag_hint(text: str) -> Hint:
    """For a text where true or false must stand."""
    meant = {"yes": "true", "on": "true", "có": "true", "no": "false", "off": "false", "không": "false"}
    lower = text.lower()
    near = lower if lower in ("true", "false") else meant.get(lower, "")
    return Hint("EMU213", {"near": near})


def id_hint(text: str) -> Hint:
    """For a text that is no id: without tones, in small letters, with hyphens."""
    plain = normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(character for character in plain if character.isascii())
    return Hint("EMU214", {"near": re.sub("[^a-z0-9]+", "-", bare).strip("-")})


def code_hint(text: str) -> Hint:
    """For a text that is no criterion code."""
    return Hint("EMU215", {"near": re.sub(r"[^\w]+", ".", text).strip(".").replace("_", ".")})
