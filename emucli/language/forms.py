"""The words of score forms: heads, labels, prompts, what may be chosen; those of `forms.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .phrases import Argument, Filler, Language


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(Path(__file__).with_name("forms.toml").read_text(encoding="utf-8"))


def form_word(key: str, language: Language, **places: Argument) -> str:
    """A word or a sentence with its places filled. Raises KeyError where `forms.toml` holds none."""
    return Filler({}, language).fill(_words()[key][language], places)
