"""Lists and figures as a sentence of a language has them."""

from collections.abc import Sequence
from types import ModuleType
from typing import Literal

from . import english, vietnamese


def in_a_sentence(names: Sequence[str], language: Literal["vi", "en"]) -> str:
    """Several names as a list in a sentence; empty where there are none.

    >>> in_a_sentence(["Hà Nội", "Hải Phòng", "Cần Thơ"], "vi"), in_a_sentence(["Hanoi"], "en")
    ('Hà Nội, Hải Phòng và Cần Thơ', 'Hanoi')
    """
    words: ModuleType = vietnamese if language == "vi" else english
    between, last = words.joints(names)
    return str(last.join(filter(None, (between.join(names[:-1]), *names[-1:]))))


def figure(written: str, language: Literal["vi", "en"]) -> str:
    """A figure as programs write it (`62.5%`), as readers of the language do: in Vietnamese with a comma."""
    return vietnamese.with_comma(written) if language == "vi" else written
