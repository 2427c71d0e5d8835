"""Names whose first letter is small within a sentence: marked when they are printed, settled where they stand."""

import re

from .foreign import MARKS

_MARK = "\x03"
"""Stands before such a name until the text is whole; no record can hold it."""
_MARKED = re.compile(_MARK + "(.?)(.?)", re.DOTALL)
_BEFORE = re.compile(r"[ \t]*(?:#{1,6} |[-*+] |\d+\\?[.)] )?[*_“\"(]*")
_ENDS = (".", "!", "?", "…", "|")


def marked(text: str) -> str:
    """A name of which it is not known yet whether it begins a sentence."""
    return f"{_MARK}{text}"


def settled(text: str) -> str:
    r"""A whole Markdown text with every marked name written for its place.

    >>> settled("- \x03Tỉnh Hà Tĩnh được Cờ thi đua; \x03Tỉnh Quảng Trị được Bằng khen. \x03Tỉnh Nghệ An vắng.")
    '- Tỉnh Hà Tĩnh được Cờ thi đua; tỉnh Quảng Trị được Bằng khen. Tỉnh Nghệ An vắng.'
    """
    return _MARKED.sub(_settle, text)


def _settle(found: re.Match[str]) -> str:
    first, second = found.groups()
    # What a filter has put in capitals since stays so.
    kept = not second.islower() or _begins(found.string, found.start())
    return f"{first if kept else first.lower()}{second}"


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins at a place: at the start of a block, or after a mark that ends one."""
    start = text.rfind("\n", 0, at) + 1
    line = text[start:at]
    if _BEFORE.fullmatch(line):
        last = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)].strip()
        return bool(line.strip()) or not last or last.startswith("#") or last.endswith(_ENDS)
    return line.rstrip(f' *_“"({"".join(MARKS)}').endswith(_ENDS)
