"""What a person may have meant by a value that is refused. A hint is shown, never applied."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from ..language.phrases import Arguments
from ..language.words import words
from ..model.meant import NumberKind, meant_number
from ..model.scalars import POINTS_PATTERN, parse_when


@dataclass(frozen=True)
class Hint:
    """The finding's code, and what was probably meant: empty where that cannot be said, None where nothing is asked."""

    code: str
    near: str | None = None

    @property
    def arguments(self) -> Arguments:
        """What the finding's message needs of it."""
        return {} if self.near is None else {"near": self.near}


def hint_for(kind: str, text: str) -> Hint:
    """The hint for a text that a kind of value refuses; `near` is empty unless the kind accepts it."""
    hint = _HINTS[kind](text)
    if hint.near and (hint.near == text or not _accepts(kind, hint.near)):
        return Hint(hint.code, "")
    return hint


def _accepts(kind: str, text: str) -> bool:
    accepted = _ACCEPTED.get(kind)
    if accepted is None:
        return True
    if isinstance(accepted, str):
        return re.fullmatch(accepted.strip("^$"), text) is not None
    try:
        accepted(text)
    except ValueError:
        return False
    return True


def _number(text: str, kind: NumberKind = "number") -> Hint:
    meant = meant_number(text, kind)
    return Hint("EMU206" if meant.comma else "EMU205", meant.near)


def _points(text: str) -> Hint:
    """A deduction that is typed with its sign has a place of its own."""
    signed = re.fullmatch("-" + POINTS_PATTERN.strip("^$"), text, re.ASCII)
    return Hint("EMU271") if signed else _number(text, "points")


def _count(text: str) -> Hint:
    return Hint("EMU207", meant_number(text, "count").near)


def _share(text: str) -> Hint:
    meant = meant_number(text, "share")
    return Hint("EMU206" if meant.comma else "EMU208", meant.near)


def _amount(text: str) -> Hint:
    return _share(text) if "%" in text or "/" in text else _points(text)


def _date(code: str) -> Callable[[str], Hint]:
    """Day, month and year in the Vietnamese order, and dates that only lack their zeros."""

    def hint(text: str) -> Hint:
        if parts := re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", text, re.ASCII):
            return Hint("EMU210", f"{parts[3]}-{int(parts[2]):02}-{int(parts[1]):02}")
        loose = re.fullmatch(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})", text, re.ASCII)
        return Hint(code, f"{loose[1]}-{int(loose[2]):02}-{int(loose[3]):02}" if loose else "")

    return hint


def _flag(text: str) -> Hint:
    lower = text.lower()
    return Hint("EMU213", next((value for value in ("true", "false") if lower in words("flags", value)), lower))


def _id(text: str) -> Hint:
    """Without tones, in small letters, with hyphens."""
    plain = normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(character for character in plain if character.isascii())
    return Hint("EMU214", re.sub("[^a-z0-9]+", "-", bare).strip("-"))


def _code(text: str) -> Hint:
    return Hint("EMU215", re.sub(r"[\W_]+", ".", text).strip("."))


def _parse_code(text: str) -> None:
    """The model's pattern of codes has a class of letters that Python's patterns lack."""
    parts = text.split(".")
    if not all(part and all(letter.isalpha() or letter in "0123456789" for letter in part) for part in parts):
        raise ValueError(text)


_HINTS: Mapping[str, Callable[[str], Hint]] = {
    "text": lambda _text: Hint("EMU204"),
    "number": _number,
    "points": _points,
    "amount": _amount,
    "share": _share,
    "count": _count,
    "quota": _count,
    "date": _date("EMU209"),
    "when": _date("EMU211"),
    "year": lambda _text: Hint("EMU223"),
    "clock": lambda _text: Hint("EMU212"),
    "flag": _flag,
    "id": _id,
    "code": _code,
    "finding_code": lambda _text: Hint("EMU224"),
}

# What the model accepts; a number that is hinted at is one that its kind takes already.
_ACCEPTED: Mapping[str, str | Callable[[str], object]] = {
    "date": parse_when,
    "when": parse_when,
    "flag": "true|false",
    "id": "[a-z0-9]+(-[a-z0-9]+)*",
    "code": _parse_code,
}
