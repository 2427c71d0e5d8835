"""Words that the rules of writing look for or put in: those of `words.toml`, each read when it is needed."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from .tables import tables


def word(table: str, key: str) -> str:
    """One word. Raises KeyError where `words.toml` holds none."""
    return str(tables("words.toml")[table][key])


@cache
def words(table: str, key: str) -> tuple[str, ...]:
    """Several words in their order. Raises KeyError where `words.toml` holds none."""
    return tuple(tables("words.toml")[table][key])


def by_key(table: str, key: str) -> Mapping[str, Any]:
    """Words, or lists of words, each by what it belongs to: a table of its own within another, `[names.place_unless]`.

    Raises KeyError where `words.toml` holds none.
    """
    return tables("words.toml")[f"{table}.{key}"]


def alternatives(several: tuple[str, ...]) -> str:
    """Words as the alternatives of a regular expression, a longer one first, so that a whole one is found.

    >>> alternatives(("thi đua", "cụm thi đua"))
    'cụm\\\\ thi\\\\ đua|thi\\\\ đua'
    """
    return "|".join(map(re.escape, sorted(several, key=len, reverse=True)))
