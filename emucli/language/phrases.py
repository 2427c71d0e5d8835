"""Phrases with places to fill: the same phrase in Vietnamese and English, chosen when it is written out."""

import string
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

Language = Literal["vi", "en"]

Naming = Callable[[str, str], str]
"""(`unit`, id) -> its name in the language of the text; likewise `instrument` and `authority`."""


def plain_name(_register: str, id_: str) -> str:
    """The id itself, where no names are known."""
    return id_


@dataclass(frozen=True)
class Phrase:
    """A sentence of `phrases.toml` with its arguments: a result says what it means before anyone chooses a language."""

    key: str
    arguments: Mapping[str, str] = field(default_factory=dict)


class Filler(string.Formatter):
    """Fills patterns. `{a}` is the argument itself, `{a:term}` a word of the terms, `{a:unit}` a name of a register."""

    def __init__(self, terms: Mapping[str, Mapping[str, str]], language: Language, name: Naming = plain_name) -> None:
        self._terms = terms
        self._language = language
        self._name = name

    def format_field(self, value: Any, format_spec: str) -> str:
        """One argument, as its pattern wants it."""
        if format_spec == "term":
            return self._terms[value][self._language]
        return self._name(format_spec, value) if format_spec else str(value)

    def fill(self, pattern: str, arguments: Mapping[str, str]) -> str:
        """The pattern with its places filled."""
        return self.vformat(pattern, (), arguments)


@cache
def _phrases() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))


def say(phrase: Phrase, language: Language, name: Naming = plain_name) -> str:
    """A phrase in words. Raises KeyError where `phrases.toml` does not hold it."""
    data = _phrases()
    return Filler(data["terms"], language, name).fill(data["phrases"][phrase.key][language], phrase.arguments)


def term(word: str, language: Language) -> str:
    """The name of a value of the format (`secret_ballot`, `proposed`) in words."""
    return _phrases()["terms"][word][language]
