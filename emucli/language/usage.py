"""What the parser of the command line says, in the language that emucli speaks: `usage.toml` knows its English."""

import re
import string
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .phrases import Language

_QUOTED = re.compile(r"(?<!\w)'([^']*)'(?!\w)")


def in_language(text: str, language: Language) -> str:
    """A text of the parser in a language; what `usage.toml` does not hold stays as it is.

    >>> in_language("Missing argument 'YEAR_DIR'.", "vi")
    'Lệnh còn thiếu “YEAR_DIR”.'
    """
    return text if language == "en" else _QUOTED.sub(r"“\1”", _vietnamese(text))


def _vietnamese(text: str) -> str:
    for english, vietnamese in _sentences().items():
        if found := english.fullmatch(text):
            places = {name: _vietnamese(words) if name == "why" else words for name, words in found.groupdict().items()}
            return vietnamese.format_map(places)
    return text


@cache
def _sentences() -> Mapping[re.Pattern[str], str]:
    lines = tomllib.loads(Path(__file__).with_name("usage.toml").read_text(encoding="utf-8"))
    return {_recognised(english): vietnamese for english, vietnamese in lines.items()}


def _recognised(english: str) -> re.Pattern[str]:
    """The pattern of a sentence: each place takes as little as the rest of the sentence leaves it.

    >>> _recognised("x>={least}").fullmatch("x>=1")["least"]
    '1'
    """
    parts = string.Formatter().parse(english)
    pattern = "".join(re.escape(text) + (f"(?P<{name}>.*?)" if name else "") for text, name, _, _ in parts)
    return re.compile(pattern, re.DOTALL)
