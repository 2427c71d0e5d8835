"""Record text -> Markdown that says exactly that text. One function, so that no template author has to remember it."""

import re

_ANYWHERE = re.compile(r"([\\`*_\[\]<&|#~])")
_AT_START = re.compile(r"^([-+=>:!])")
# A list number; `2.391` and `1.1` are none, for a space must follow.
_NUMBERED = re.compile(r"^([0-9]{1,9})([.)])(?=\s|$)")
_BREAKS = re.compile(r"[\r\n\t\v\f\x1c-\x1e\x85\u2028\u2029]")


def one_line(text: str) -> str:
    """The text without breaks: a space for each run of breaks and the blanks around them.

    >>> one_line("  Sở Y tế \\n\\n  Hà Nội ")
    'Sở Y tế Hà Nội'
    """
    # Line by line: a pattern that takes the blanks around breaks leaves two where a line of blanks stands between.
    return " ".join(line for each in _BREAKS.split(text) if (line := each.strip()))


def escape(text: str) -> str:
    """The text for any place in Markdown: paragraph, middle of a line, heading, list item, table cell.

    >>> escape("A & B | 1*")
    'A \\\\& B \\\\| 1\\\\*'
    >>> escape("Sở Y tế - Hà Nội, 95%")
    'Sở Y tế - Hà Nội, 95%'
    """
    safe = _ANYWHERE.sub(r"\\\1", one_line(text))
    return _NUMBERED.sub(r"\1\\\2", _AT_START.sub(r"\\\1", safe))
