"""Which rows begin the bonus or the penalty of a table, and which points are added or taken away."""

import re
from functools import cache
from typing import Literal

from ..language.words import alternatives, words
from .nodes import Part
from .slugs import LONGEST, slug_of

_OF_ROWS: tuple[Literal["bonus", "penalty"], ...] = ("bonus", "penalty")


def part_begun(title: str, *, alone: bool = False) -> Part | None:
    """The part whose title a text is; `mixed` for bonus and penalty together. `alone`: only where nothing else is said.

    >>> part_begun("ĐIỂM THƯỞNG (tối đa 50 điểm)"), part_begun("Điểm cộng, điểm trừ"), part_begun("Công tác thi đua")
    ('bonus', 'mixed', None)
    >>> part_begun("THƯỞNG"), part_begun("Thường xuyên"), part_begun("Thưởng cho tập thể")
    ('bonus', None, None)
    """
    bare = re.sub(r"[(\[].*?[)\]]", " ", title[:LONGEST]).strip(" .:;").casefold()
    if (
        whole := next((part for part in _OF_ROWS if bare in words("criteria_table", f"{part}_alone")), None)
    ) is not None:
        return whole
    slug = slug_of(re.sub(r"[(\[].*?[)\]]", " ", title[:LONGEST]) if alone else title)
    if any(_begins(slug, known, alone) for known in _slugs("bonus_and_penalty")):
        return "mixed"
    return next((part for part in _OF_ROWS if any(_begins(slug, one, alone) for one in _slugs(part))), None)


def _begins(slug: str, known: str, alone: bool) -> bool:
    return slug == known or (not alone and slug.startswith(f"{known}-"))


@cache
def _slugs(key: str) -> tuple[str, ...]:
    return tuple(map(slug_of, words("criteria_table", key)))


def part_told(text: str) -> Part | None:
    """Whether a row of a part that is not told apart takes points away or adds them, by its words."""
    plain = text[:LONGEST].casefold()
    if re.search(rf"\b(?:{alternatives(words('criteria_measures', 'takes'))})\b", plain):
        return "penalty"
    return "bonus" if re.search(rf"\b(?:{alternatives(words('criteria_measures', 'gives'))})\b", plain) else None
