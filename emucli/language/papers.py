"""The words of papers that stand outside of templates: heads of tables and columns, marks, codes of kinds of papers."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .phrases import Language


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(Path(__file__).with_name("papers.toml").read_text(encoding="utf-8"))


def paper_word(key: str, language: Language) -> str:
    """A word or sentence of `papers.toml`. Raises KeyError where it holds none."""
    return _words()[key][language]
