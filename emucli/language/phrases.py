"""Phrases with places to fill: the same phrase in Vietnamese and English, chosen when it is written out."""

import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from .lists import figure, in_a_sentence
from .tables import tables

Language = Literal["vi", "en"]


class Figure(str):
    """A number as programs write it (`-12.50`, `62.5%`, `2/3`), with the decimals that its rule gives it.

    A phrase writes it with the comma of its language; a finding as records write it.
    """

    __slots__ = ()


Argument = str | int | tuple[str, ...]
"""What a place is filled with: a text or an id, a number (a count, or a `Figure`), or several texts or ids in order.

Never several in one text: what is listed is listed by the filler, in the manner of the language.
"""

Arguments = Mapping[str, Argument]

Naming = Callable[[str, str], str]
"""(`unit`, id) -> its name in the language of the text; likewise `instrument` and `authority`."""


def plain_name(_register: str, id_: str) -> str:
    """The id itself, where no names are known."""
    return id_


@dataclass(frozen=True)
class Phrase:
    """A sentence of `phrases.toml` with its arguments: a result says what it means before anyone chooses a language."""

    key: str
    arguments: Arguments = field(default_factory=dict)


def plainly(argument: Argument) -> str:
    """An argument as records write it: several with commas between them, a dash where there are none.

    >>> plainly(7), plainly(("1.1", "1.2")), plainly(())
    ('7', '1.1, 1.2', '-')
    """
    return (", ".join(argument) or "-") if isinstance(argument, tuple) else str(argument)


class Filler(string.Formatter):
    """Fills patterns, each place by the type of its argument and by what the pattern asks for.

    `{a}` is the argument itself, `{a:figure}` a number that is told, with the comma of the language, `{a:term}` a word
    of the terms, `{a:unit}` a name of a register; of several ids `{a:units}` and `{a:awards}` are the names as a list
    in a sentence, `{a:any_of}` those of units of which one is enough.
    Raises TypeError where several stand for one, or one for several.
    """

    def __init__(self, terms: Mapping[str, Mapping[str, str]], language: Language, name: Naming = plain_name) -> None:
        self._terms = terms
        self._language = language
        self._name = name

    def format_field(self, value: Any, format_spec: str) -> str:
        """One argument, as its pattern wants it."""
        if format_spec in _LISTS:
            return self._listed(value, format_spec)
        if format_spec and not isinstance(value, str):
            raise TypeError(f"{value!r} cannot be written as {format_spec}")
        if format_spec == "figure":
            return figure(value, self._language)
        if format_spec == "term":
            return self._terms[value][self._language]
        return self._name(format_spec, value) if format_spec else self._plainly(value)

    def _listed(self, ids: Any, wanted: str) -> str:
        if not isinstance(ids, tuple):
            raise TypeError(f"{ids!r} cannot be written as {wanted}")
        names = [self._name(_LISTS[wanted], id_) for id_ in ids]
        return any_of(names, self._language) if wanted == "any_of" else in_a_sentence(names, self._language)

    def _plainly(self, value: Argument) -> str:
        """As records write it, but a figure with the comma of the language."""
        return figure(value, self._language) if isinstance(value, Figure) else plainly(value)

    def fill(self, pattern: str, arguments: Arguments) -> str:
        """The pattern with its places filled."""
        return self.vformat(pattern, (), arguments)


_LISTS = {"units": "unit", "awards": "award", "any_of": "unit"}
"""What is written of several ids, and the register that names each."""


def say(phrase: Phrase, language: Language, name: Naming = plain_name) -> str:
    """A phrase in words. Raises KeyError where `phrases.toml` does not hold it."""
    pattern = tables("phrases.toml")[f"phrases.{phrase.key}"][language]
    return Filler(_terms(), language, name).fill(pattern, phrase.arguments)


def term(word: str, language: Language) -> str:
    """The name of a value of the format (`secret_ballot`, `proposed`) in words."""
    return _terms()[word][language]


def _terms() -> Mapping[str, Mapping[str, str]]:
    return tables("phrases.toml")["terms"]


def any_of(names: Sequence[str], language: Language) -> str:
    """Several names of which one is enough, as a list in a sentence."""
    between, last = "; " if any("," in name for name in names) else ", ", f" {term('or', language)} "
    return last.join(filter(None, (between.join(names[:-1]), *names[-1:])))
