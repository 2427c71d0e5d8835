"""Texts without case, marks and signs, so that every spelling of a word is one; long ones by how they begin."""

from ..language.ids import id_of

LONGEST = 300
"""So many letters of a cell are looked at for numbers, points and words: a cell may hold thirty thousand."""


def slug_of(text: str) -> str:
    """A text as words of small letters and hyphens.

    >>> slug_of("ĐIỂM  TỐI\\nĐA")
    'diem-toi-da'
    """
    return id_of(text[:LONGEST])
