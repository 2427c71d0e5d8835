"""The words beside a criterion as pieces: what is reached, and the points for it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from ..language.words import alternatives, words
from .nodes import CriterionNode
from .points import NUMBER, number_of, unit_of_points
from .slugs import LONGEST

_LONGEST_LINE = 3_000
"""A line that is longer lists no levels of points."""


class Segment(NamedTuple):
    """What is reached, in words, and the points that it gives; None where none are stated."""

    text: str
    points: Decimal | None


def segments_of(node: CriterionNode) -> tuple[Segment, ...]:
    """The levels of a criterion as rows of their own have them."""
    return tuple(_of_row(one) for one in node.levels)


def segments_in(lines: Iterable[str]) -> tuple[Segment, ...]:
    """The pieces of texts that state points, in their order.

    >>> segments_in(["Từ 90% trở lên: 10 điểm; dưới 90%: 8,5 điểm."])
    (Segment(text='Từ 90% trở lên', points=Decimal('10')), Segment(text='dưới 90%', points=Decimal('8.5')))
    """
    return tuple(segment for line in lines for segment in _parts(line))


def _parts(line: str) -> Iterator[Segment]:
    for part in [] if len(line) > _LONGEST_LINE else re.split(r";|\n|(?<=[^0-9.])\.\s+", line):
        if part.strip(" .,-–+*•"):
            yield _segment(part)


def _of_row(row: CriterionNode) -> Segment:
    """A row: its points stand in their column, or in its text."""
    own = _segment(row.title)
    return Segment(own.text, row.maximum if row.maximum is not None else own.points)


def _segment(text: str) -> Segment:
    plain = text.strip(" .,-–+*•\t")
    if len(plain) > LONGEST:
        return Segment(plain, None)
    found = list(_points().finditer(plain))
    if not found and (nothing := _nothing().search(plain)):
        return Segment(plain[: nothing.start()].rstrip(" :,-–(="), Decimal(0))
    if len(found) != 1 or _taken().search(plain[: found[0].start()]):
        return Segment(plain, None)
    value = number_of(found[0]["number"])
    before, behind = plain[: found[0].start()], plain[found[0].end() :]
    told = " ".join(f"{before.rstrip(' :,-–(=')} {behind.strip(' :,-–).=')}".split())
    return Segment(told, value)


@cache
def _points() -> re.Pattern[str]:
    lead = alternatives((*words("criteria_measures", "gives"), *words("criteria_table", "at_most")))
    return re.compile(
        rf"[(=:]?\s*(?:\b(?:{lead})\s+)*(?<![0-9.,])(?P<number>{NUMBER})\s*{unit_of_points()}\s*\)?",
        re.IGNORECASE,
    )


@cache
def _taken() -> re.Pattern[str]:
    """What is said before points that are taken away: they are not those that are reached."""
    return re.compile(rf"\b(?:{alternatives(words('criteria_measures', 'takes'))})\s*$", re.IGNORECASE)


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(rf"\(?\b(?:{alternatives(words('criteria_measures', 'nothing'))})\b", re.IGNORECASE)


def whole(segments: Sequence[Segment]) -> tuple[tuple[str, Decimal], ...] | None:
    """The pieces where there are two at least, and each of them has its words and its points; else None."""
    several = [(one.text, one.points) for one in segments if one.text and one.points is not None]
    return tuple(several) if len(several) == len(segments) > 1 else None
