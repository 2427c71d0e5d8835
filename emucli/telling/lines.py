"""Lines of an answer: what a record holds does nothing to a terminal, and is only text in Markdown."""

import re
from collections.abc import Iterable

from ..findings.text import printable
from ..language.markdown import escape

_BULLET = re.compile(r" *(?:- )?")


def safe(lines: Iterable[str]) -> list[str]:
    """Lines as they may be shown: controls and direction marks in names become visible."""
    return [printable(line) for line in lines]


def as_markdown(line: str) -> str:
    r"""A line as Markdown: its indent and bullet stay, all else is text.

    >>> as_markdown("  - Sở *A* | B")
    '  - Sở \\*A\\* \\| B'
    """
    bullet = _BULLET.match(line)
    start = bullet[0] if bullet else ""
    return f"{start}{escape(printable(line.removeprefix(start)))}"
