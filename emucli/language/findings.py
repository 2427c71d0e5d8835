"""The words around findings: those of `findings.toml`, each read when it is needed."""

from .phrases import Argument, Filler, Language
from .tables import tables


def finding_word(key: str, language: Language, **places: Argument) -> str:
    """A word or a sentence with its places filled. Raises KeyError where `findings.toml` holds none."""
    return Filler({}, language).fill(tables("findings.toml")[key][language], places)
