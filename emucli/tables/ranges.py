"""Ranges in words -> bands: `từ 80% đến dưới 90%`, `chậm 1-2 ngày`, and whether they meet."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ..language.words import alternatives, words
from .points import number_of
from .slugs import LONGEST

_FIGURE = r"(?<![0-9.,])([0-9]{1,6}(?:[.,][0-9]{1,2})?)\s*(?:%|\w+\s*)??"
_AMONG = r"\s*(?:[^\W\d]+\s+){0,6}?"
"""Of what the figure is, between it and the words that say in which direction it goes."""
_MOST_BANDS = 12


class Reach(NamedTuple):
    """From where to where; None where it has no end there. `above`, `below`: without the end itself."""

    low: Decimal | None = None
    high: Decimal | None = None
    above: bool = False
    below: bool = False

    def keys(self) -> Mapping[str, Decimal]:
        """The ends as a band of the format has them."""
        low = {} if self.low is None else {"more_than" if self.above else "at_least": self.low}
        high = {} if self.high is None else {"less_than" if self.below else "at_most": self.high}
        return {**low, **high}


def bands_of(pieces: Sequence[tuple[str, Decimal]]) -> Mapping[str, object] | None:
    """A measure of bands, where every piece is a range of percent or of days, and they meet.

    >>> measure = bands_of([("Từ 90% trở lên", Decimal(10)), ("Từ 80% đến dưới 90%", Decimal(8))])
    >>> measure["measured_in"], [band["points"] for band in measure["bands"]]
    ('%', [Decimal('10'), Decimal('8')])
    """
    if len(pieces) > _MOST_BANDS or any(len(text) > LONGEST for text, _ in pieces):
        return None
    unit = _unit([text for text, _ in pieces])
    reaches = [reach_of(text, days=unit != "%") for text, _ in pieces]
    found = [one for one in reaches if one is not None]
    if not unit or len(found) < len(pieces) or not _meet(found, days=unit != "%"):
        return None
    bands = [
        {**reach.keys(), "points": points, **({"text": text} if _says_more(text) else {})}
        for reach, (text, points) in zip(found, pieces, strict=True)
    ]
    decimals = {} if unit == "%" else {"decimals": Decimal(0)}
    return {"kind": "bands", **decimals, "measured_in": unit, "bands": bands}


def _unit(texts: Sequence[str]) -> str:
    """What is measured: percent, or days; empty where it is neither."""
    if all("%" in text for text in texts):
        return "%"
    day = words("criteria_measures", "days")[0]
    on_time = [text for text in texts if _on_time().search(text.casefold())]
    return day if all(day in text.casefold() or text in on_time for text in texts) and len(on_time) < 2 else ""


def reach_of(text: str, *, days: bool = False) -> Reach | None:
    """The range that a text names; None where it names none, or several.

    >>> reach_of("Đạt trên 95%"), reach_of("từ 75% đến 95%"), reach_of("Dưới 50%")
    (Reach(low=Decimal('95'), high=None, above=True, below=False), \
Reach(low=Decimal('75'), high=Decimal('95'), above=False, below=False), \
Reach(low=None, high=Decimal('50'), above=False, below=True))
    """
    plain = text.casefold()
    if days and _on_time().search(plain):
        return Reach(high=Decimal(0)) if not re.search("[0-9]", plain) else None
    for kind, pattern in _patterns():
        if found := pattern.search(plain):
            figures = [number_of(one) for one in found.groups() if one is not None]
            rest = plain[: found.start()] + plain[found.end() :]
            if None in figures or re.search(r"[0-9]\s*%|[0-9]", rest):
                return None
            return _reach(kind, [one for one in figures if one is not None], days=days)
    return None


def _says_more(text: str) -> bool:
    """Whether a text says more than its range.

    >>> _says_more("Đạt từ 75% đến 95%"), _says_more("Chậm từ 3-5 ngày")
    (False, True)
    """
    plain = text.casefold()
    found = next((one for _, pattern in _patterns() if (one := pattern.search(plain))), None)
    rest = plain if found is None else f"{plain[: found.start()]} {plain[found.end() :]}"
    reached = words("criteria_measures", "reached")
    return any(one not in reached for one in re.findall(r"[^\W\d]+", rest))


def _reach(kind: str, figures: Sequence[Decimal], *, days: bool) -> Reach | None:
    first, last = figures[0], figures[-1]
    if kind in ("from_to", "above_to", "from_to_below", "above_to_below"):
        if first >= last and not (first == last and kind == "from_to"):
            return None
        return Reach(first, last, kind.startswith("above"), kind.endswith("below"))
    if kind in ("down_to", "down_to_above"):
        return Reach(last, first, kind.endswith("above"), True) if last < first else None
    if kind in ("up", "above"):
        return Reach(first, None, kind == "above")
    if kind in ("down", "below"):
        return Reach(None, first, False, kind == "below")
    # Of percent only the whole is a range of its own: anything else says too little.
    if not days:
        return Reach(first, None) if first == 100 else None
    return Reach(first, first)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Ways to say a range, those first that hold others."""
    one = {key: f"(?:{alternatives(words('criteria_measures', key))})" for key in _WORDS}
    gap = r"\s*"
    to_below, to = f"{gap}{one['to_below']}{gap}", f"{gap}(?:{one['to']}|[-–]){gap}"
    shapes = (
        ("above_to_below", f"{one['above']}{gap}{_FIGURE}{to_below}{_FIGURE}"),
        ("above_to", f"{one['above']}{gap}{_FIGURE}{to}{_FIGURE}"),
        ("down_to_above", f"{one['below']}{gap}{_FIGURE}{gap}{one['to']}{gap}{one['above']}{gap}{_FIGURE}"),
        ("down_to", f"{one['below']}{gap}{_FIGURE}{to}{_FIGURE}"),
        ("from_to_below", f"{one['from']}?{gap}{_FIGURE}{to_below}{_FIGURE}"),
        ("from_to", f"{one['from']}?{gap}{_FIGURE}{to}{_FIGURE}"),
        ("up", f"(?:{one['from']})?{gap}{_FIGURE}{_AMONG}{one['up']}"),
        ("down", f"(?:{one['from']})?{gap}{_FIGURE}{_AMONG}{one['down']}"),
        ("up", rf"(?:≥|>=|{one['at_least']}){gap}{_FIGURE}"),
        ("down", rf"(?:≤|<=){gap}{_FIGURE}"),
        ("above", rf"(?:>|{one['above']}){gap}{_FIGURE}"),
        ("below", rf"(?:<|{one['below']}){gap}{_FIGURE}"),
        ("exactly", _FIGURE),
    )
    return tuple((kind, re.compile(shape)) for kind, shape in shapes)


_WORDS = ("from", "up", "down", "above", "below", "to", "to_below", "at_least")


@cache
def _on_time() -> re.Pattern[str]:
    return re.compile(alternatives(words("criteria_measures", "on_time")))


def _meet(reaches: Sequence[Reach], *, days: bool) -> bool:
    """Whether ranges follow one another without a gap and without an overlap; days are whole ones."""
    ordered = sorted(reaches, key=lambda one: (one.low is not None, one.low or Decimal(0)))
    return len(ordered) > 1 and all(_joins(below, above, days) for below, above in pairwise(ordered))


def _joins(lower: Reach, upper: Reach, days: bool) -> bool:
    if lower.high is None or upper.low is None:
        return False
    if days:
        last = lower.high - 1 if lower.below else lower.high
        return last + 1 == (upper.low + 1 if upper.above else upper.low)
    return lower.high == upper.low and lower.below != upper.above
