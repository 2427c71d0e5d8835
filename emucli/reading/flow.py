"""Lists and mappings on one line, as entries of score sheets have them: `{target: 80, actual: 84}`."""

import re
from typing import Any

from ..model.shapes import Repeated
from .heads import KEY, NotPlain, unquoted

_ITEM = re.compile(
    rf" *(?:({KEY}): +)?"
    r"""(?:"([^"\\]*)"|'([^']*)'|((?:[^\W_]|[-+.][0-9])[^\s\[\]{},:#'"]*)|([\[{])) *(?:([,}\]]) *)?"""
)
_SIGN = re.compile(r" *([,}\]]) *")
_CLOSING = {"{": "}", "[": "]"}
_MOST_LEVELS = 3


def read_flow(text: str) -> Any:
    """The list or mapping that a text is. Raises NotPlain for any other text, and for what libyaml should look at."""
    value, at = _container(text, 1, text[0], 1)
    if at != len(text):
        raise NotPlain
    return Repeated(value) if text[0] == "{" else value


def _container(text: str, at: int, opening: str, level: int) -> tuple[Any, int]:
    """The list or mapping whose first item begins at an index, and the index behind it."""
    found: Any = {} if opening == "{" else []
    close, sign = _CLOSING[opening], ","
    if (empty := _SIGN.match(text, at)) and empty[1] == close:
        return found, empty.end()
    while sign == ",":
        item = _ITEM.match(text, at)
        if item is None:
            raise NotPlain
        key, quoted, also_quoted, plain, nested, sign = item.groups()
        at = item.end()
        value = plain or (also_quoted if quoted is None else quoted)
        if nested:
            value, at = _nested(text, item.end(5), nested, level)
            sign, at = _sign(text, at)
        _put(found, key, value, plain)
    if sign != close:
        raise NotPlain
    return found, at


def _nested(text: str, at: int, opening: str, level: int) -> tuple[Any, int]:
    if level == _MOST_LEVELS:
        raise NotPlain
    return _container(text, at, opening, level + 1)


def _sign(text: str, at: int) -> tuple[str, int]:
    """The sign behind a container that closes; `_container` has gone past the spaces in front of it."""
    found = _SIGN.match(text, at)
    if found is None:
        raise NotPlain
    return found[1], found.end()


def _put(found: Any, key: str | None, value: Any, plain: str | None) -> None:
    """Add an item. Nothing, a key that stands twice and a key in a list are for libyaml to speak of."""
    if plain == "null" or key == "null" or isinstance(found, dict) != (key is not None):
        raise NotPlain
    if key is None:
        found.append(value)
        return
    key = unquoted(key)
    if key in found:
        raise NotPlain
    found[key] = value
