"""What is said again and again is one thing to know: findings of many places, gathered for whoever reads them."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .located import Located

_MANY = {"error": 10, "warning": 10, "info": 3}
"""More places than these are gathered: what has to be mended is shown place by place for longer than a note."""


@dataclass(frozen=True)
class Repeat:
    """One finding and all its places, in order; `one_sentence` where it says the same of each of them."""

    places: tuple[Located, ...]
    one_sentence: bool

    @property
    def first(self) -> Located:
        """The one that stands for all."""
        return self.places[0]


class Gathered(NamedTuple):
    """Findings to show where they stand, and those that repeat; nothing is in both, nothing in neither."""

    single: tuple[Located, ...]
    repeated: tuple[Repeat, ...]


def gathered(found: Sequence[Located]) -> Gathered:
    """Which findings repeat: errors and warnings those of one sentence, notes and waived ones those of one code."""
    by_sense: dict[Hashable, list[Located]] = {}
    for one in found:
        by_sense.setdefault(_sense(one), []).append(one)
    many = {sense: places for sense, places in by_sense.items() if len(places) > _few(places[0])}
    single = tuple(one for one in found if _sense(one) not in many)
    return Gathered(single, tuple(_repeat(places) for places in many.values()))


def _few(one: Located) -> int:
    return _MANY["info" if one.waived else one.severity]


def _sense(one: Located) -> Hashable:
    code = one.finding.code
    return (code, one.waived) if one.waived or one.severity == "info" else (code, one.waived, _said(one))


def _said(one: Located) -> Hashable:
    return tuple(sorted(one.finding.arguments.items()))


def _repeat(places: Sequence[Located]) -> Repeat:
    return Repeat(tuple(places), len({_said(one) for one in places}) == 1)
