"""Who receives an award in any case and who may, where there are too many ways to try them one by one (rule G4).

Nothing is called certain that is not: each award is judged on its own, as if all that is open could fall in any way.
So units may be called open that no way gives the award to; never the other way round.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..scoring.ranking import Groups
from .contests import Contest

Bounds = tuple[tuple[str, ...], tuple[str, ...]]
"""The units that receive an award whichever way all falls, and those that receive it in some ways."""


@dataclass(frozen=True)
class _Taken:
    """Units that have received an earlier award in any case, those that may have, and how many of these at most."""

    surely: frozenset[str] = frozenset()
    perhaps: frozenset[str] = frozenset()
    most: int = 0


def bounds(contests: Sequence[Contest], standings: Groups) -> Iterator[Bounds]:
    """The bounds of each award, in the order of the regulation."""
    taken = _Taken()
    for contest in contests:
        ranks = contest.ranks(standings)
        found = _bounds(contest, contest.groups if contest.has_own_order else standings, ranks, taken)
        yield found
        if not contest.rule.also:
            always, unsure = map(frozenset, found)
            surely = taken.surely | always
            most = taken.most + max(contest.quota - len(always), 0)
            taken = _Taken(surely, (taken.perhaps | unsure) - surely, most)


def _bounds(contest: Contest, order: Groups, ranks: Mapping[str, tuple[int, int]], taken: _Taken) -> Bounds:
    """Down the order: how many stand before a unit in any case, and how many may."""
    always: list[str] = []
    unsure: list[str] = []
    certain = able = possible = 0
    for group in order:
        may = [unit for unit in group if _may(contest, unit, ranks, taken)]
        must = {unit for unit in may if _must(contest, unit, ranks)}
        free = must if contest.rule.also else must - taken.perhaps
        # Of those that an earlier award may have taken, it took no more than it has places.
        if max(certain, able - taken.most) < contest.quota:
            for unit in may:
                is_sure = unit in free and possible + len(may) <= contest.quota
                (always if is_sure else unsure).append(unit)
        certain, able, possible = certain + len(free), able + len(must), possible + len(may)
    return tuple(always), tuple(unsure)


def _may(contest: Contest, unit: str, ranks: Mapping[str, tuple[int, int]], taken: _Taken) -> bool:
    if unit not in contest.possible or (not contest.rule.also and unit in taken.surely):
        return False
    wanted = contest.rank_asked
    return wanted is None or (unit in ranks and ranks[unit][0] <= wanted)


def _must(contest: Contest, unit: str, ranks: Mapping[str, tuple[int, int]]) -> bool:
    wanted = contest.rank_asked
    return unit in contest.fitting and (wanted is None or ranks[unit][1] <= wanted)
