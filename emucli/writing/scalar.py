"""One value as YAML: plain where every reader of YAML takes it for the same, else in quotes."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from unicodedata import category, normalize

Scalar = str | int | Decimal | date
"""A text, or a value that YAML knows: a number, a day, `true` and `false`."""
Value = Scalar | Mapping[str, "Value"] | Sequence["Value"]
"""What a record file holds: mappings, lists, and scalars."""


class Plain(str):
    """A text that stands without quotes: YAML may take it for a value, and that is meant (`2023`, `80%`)."""


# YAML 1.1 takes them for truth values or for nothing, whatever their case.
_RESERVED = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_IN_FLOW = re.compile(r"[\w./%-]+")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def read_as(value: Scalar) -> str:
    """The text that emucli's strict reader gives for a value.

    >>> read_as(Decimal("9.50")), read_as(True)
    ('9.50', 'true')
    """
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else format(value, "d" if isinstance(value, int) else "f")


def scalar(value: Scalar, *, in_flow: bool = False, quote: str = "") -> str:
    """A value as it stands in a file; within `[ ]` and `{ }` where `in_flow`. `quote`: the one that a person chose.

    >>> scalar("so-y-te"), scalar("Sở Y tế"), scalar("Sở Y tế", in_flow=True), scalar("012")
    ('so-y-te', 'Sở Y tế', '"Sở Y tế"', '"012"')
    """
    text = read_as(value)
    if not isinstance(value, str) or isinstance(value, Plain):
        return text
    if not quote and _is_plain(text, in_flow):
        return text
    return _quoted(text, quote)


def _is_plain(text: str, in_flow: bool) -> bool:
    """Whether a text is one without quotes: only what begins with a letter and can be nothing else."""
    if not text[:1].isalpha() or text.lower() in _RESERVED:
        return False
    if in_flow:
        return _IN_FLOW.fullmatch(text) is not None
    return text.isprintable() and text[-1] not in " :" and ": " not in text and " #" not in text


def _quoted(text: str, quote: str) -> str:
    """A text in quotes: double ones, unless single ones spare escapes or a person had chosen them."""
    escaped = "".join(_ESCAPES.get(letter) or _escaped(letter) for letter in text)
    has_marks = '"' in text or "\\" in text
    needs_escapes = escaped.replace('\\"', '"').replace("\\\\", "\\") != text
    if (quote == "'" or (has_marks and quote != '"')) and not needs_escapes:
        return "'" + text.replace("'", "''") + "'"
    return f'"{escaped}"'


def _escaped(letter: str) -> str:
    if letter.isprintable() or category(letter) == "Zs":
        return letter
    code = ord(letter)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
