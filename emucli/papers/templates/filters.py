"""Every filter that templates have: those of papers, and what is harmless of Jinja's and of Python's texts."""

from collections.abc import Callable, Mapping, Sequence

from ...language.phrases import Language
from ..values.filters import of_papers
from .budget import MOST_OF_ONE, TooMuch

OF_JINJA = (
    "abs", "count", "d", "default", "dictsort", "first", "groupby", "int", "items", "last", "length", "list", "map",
    "max", "min", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "sum", "unique",
)  # fmt: skip
"""Jinja's own filters of lists and numbers. The others write values in Python's way, or as much as they are told to."""
_OF_TEXTS: Mapping[str, Callable[[str], str]] = {
    "capitalize": str.capitalize,
    "lower": str.lower,
    "string": str,
    "title": str.title,
    "trim": str.strip,
    "upper": str.upper,
}


def filters(
    language: Language, jinja: Mapping[str, Callable[..., object]], text_of: Callable[[object], str]
) -> Mapping[str, Callable[..., object]]:
    """Every filter that templates have, by name: Jinja's own that are harmless, those of texts, and those of papers.

    `text_of` gives a value as a text to work with, and refuses what has none.
    """
    of_texts = {name: _on_texts(change, text_of) for name, change in _OF_TEXTS.items()}
    put_together: Mapping[str, Callable[..., object]] = {
        "join": lambda values, between="": _between(text_of(between), [text_of(one) for one in values]),
        "replace": lambda value, old, new: _replaced(text_of(value), text_of(old), text_of(new)),
    }
    return {**{name: jinja[name] for name in OF_JINJA}, **of_texts, **put_together, **of_papers(language)}


def _on_texts(change: Callable[[str], str], text_of: Callable[[object], str]) -> Callable[[object], str]:
    def changed(value: object) -> str:
        text = text_of(value)
        return type(text)(change(text))

    return changed


def _between(middle: str, texts: Sequence[str]) -> str:
    if len(middle) * len(texts) > MOST_OF_ONE:
        raise TooMuch(f"{MOST_OF_ONE}")
    return middle.join(texts)


def _replaced(text: str, old: str, new: str) -> str:
    if text.count(old) * len(new) > MOST_OF_ONE:
        raise TooMuch(f"{MOST_OF_ONE}")
    return text.replace(old, new)
