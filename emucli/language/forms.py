"""The words of score forms: heads, labels, prompts, what may be chosen; those of `forms.toml`."""

from .phrases import Argument, Filler, Language
from .tables import tables


def form_word(key: str, language: Language, **places: Argument) -> str:
    """A word or a sentence with its places filled. Raises KeyError where `forms.toml` holds none."""
    return Filler({}, language).fill(tables("forms.toml")[key][language], places)
