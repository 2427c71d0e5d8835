"""The words of papers that stand outside of templates: heads of tables and columns, marks, codes of kinds of papers."""

from .phrases import Language
from .tables import tables


def paper_word(key: str, language: Language) -> str:
    """A word or sentence of `papers.toml`. Raises KeyError where it holds none."""
    return str(tables("papers.toml")[key][language])
