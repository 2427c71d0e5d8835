"""Words that the rules of writing look for or put in: those of `words.toml`, read once, when the first is needed."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _words() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def word(table: str, key: str) -> str:
    """One word. Raises KeyError where `words.toml` holds none."""
    return str(_words()[table][key])


@cache
def words(table: str, key: str) -> tuple[str, ...]:
    """Several words in their order. Raises KeyError where `words.toml` holds none."""
    return tuple(_words()[table][key])


@cache
def by_key(table: str, key: str) -> Mapping[str, Any]:
    """Words, or lists of words, each by what it belongs to. Raises KeyError where `words.toml` holds none."""
    return dict(_words()[table][key])


def alternatives(several: tuple[str, ...]) -> str:
    """Words as the alternatives of a regular expression, a longer one first, so that a whole one is found.

    >>> alternatives(("thi đua", "cụm thi đua"))
    'cụm\\\\ thi\\\\ đua|thi\\\\ đua'
    """
    return "|".join(map(re.escape, sorted(several, key=len, reverse=True)))
