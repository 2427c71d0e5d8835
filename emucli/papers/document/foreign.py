"""Text of the other language within a paper: marked when it is printed, so that a DOCX can name its language."""

from collections.abc import Iterator
from typing import Final

from ...model.text import Language

_BEGINS: Final[dict[str, Language]] = {"\x04": "vi", "\x06": "en"}
_END = "\x05"
"""No record can hold these; they leave the text where it is written out."""
MARKS: Final = (*_BEGINS, _END)


def marked(text: str, language: Language) -> str:
    """A text of which every letter is in that language."""
    begin = next(mark for mark, own in _BEGINS.items() if own == language)
    return f"{begin}{text}{_END}"


def stretches(text: str) -> Iterator[tuple[str, Language | None]]:
    r"""A text in stretches of one language; None for that of the paper.

    >>> list(stretches("Nguồn: \x06Can Tho Portal\x05, 2023"))
    [('Nguồn: ', None), ('Can Tho Portal', 'en'), (', 2023', None)]
    """
    language, start = None, 0
    for at, letter in enumerate(text):
        if letter in MARKS:
            if at > start:
                yield text[start:at], language
            language, start = _BEGINS.get(letter), at + 1
    if start < len(text):
        yield text[start:], language


def unmarked(text: str) -> str:
    """The text without its marks."""
    return "".join(letter for letter in text if letter not in MARKS) if _has_marks(text) else text


def _has_marks(text: str) -> bool:
    return any(mark in text for mark in MARKS)
