"""What the cluster proposes: award by award down the ranking or the votes, whichever way open ties fall (RULES G)."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product
from math import comb, factorial, prod
from typing import Literal

from ..scoring.ranking import Groups
from .contests import Contest

AwardState = Literal["proposed", "blocked", "none"]

_MOST_WAYS = 5040
"""So many ways in which ties and waiting votes may fall are tried one by one; beyond, nothing is called certain."""


@dataclass(frozen=True)
class AwardResult:
    """One award: the units proposed, in order; where it is `blocked`, those that receive it in any case (RULES G4).

    `open` are the units that may or may not receive it; `waits` says which vote or score the award waits for.
    """

    contest: Contest
    units: tuple[str, ...]
    state: AwardState
    open: tuple[str, ...] = ()

    @property
    def award(self) -> str:
        """The award's id."""
        return self.contest.rule.award


@dataclass(frozen=True)
class _World:
    """One way in which everything open may fall: a strict order of the standings and of each vote, who passes votes."""

    standings: Sequence[str]
    orders: Mapping[int, Sequence[str]]
    passed: Mapping[int, frozenset[str]]


def award_results(contests: Sequence[Contest], standings: Groups) -> tuple[AwardResult, ...]:
    """The awards that can be judged, in the order of the regulation."""
    alike = _alike(contests, standings)
    if _ways(contests, standings, alike) > _MOST_WAYS:
        return tuple(AwardResult(one, (), "blocked", _contenders(one)) for one in contests)
    outcomes = [_outcome(contests, world) for world in _worlds(contests, standings, alike)]
    return tuple(_result(contest, [outcome[at] for outcome in outcomes], alike) for at, contest in enumerate(contests))


def _contenders(contest: Contest) -> tuple[str, ...]:
    """Who may receive an award, in the order in which it goes down them."""
    units = chain.from_iterable(contest.groups)
    return tuple(unit for unit in units if unit in contest.fitting or unit in contest.pending)


def _outcome(contests: Sequence[Contest], world: _World) -> list[tuple[str, ...]]:
    """Who receives what in one world: a unit takes at most one award unless it is an additional one (RULES G1, G2)."""
    taken: set[str] = set()
    received: list[tuple[str, ...]] = []
    ranks = {unit: at + 1 for at, unit in enumerate(world.standings)}
    for contest in contests:
        order = world.orders.get(contest.index, world.standings)
        free = [unit for unit in order if contest.rule.also or unit not in taken]
        got = tuple([unit for unit in free if _fits(contest, unit, ranks, world)][: contest.quota])
        received.append(got)
        if not contest.rule.also:
            taken.update(got)
    return received


def _fits(contest: Contest, unit: str, ranks: Mapping[str, int], world: _World) -> bool:
    wanted = contest.requires.rank
    if wanted is not None and ranks.get(unit, wanted + 1) > wanted:
        return False
    return unit in contest.fitting or unit in world.passed.get(contest.index, ())


def _result(contest: Contest, outcomes: Sequence[tuple[str, ...]], alike: Mapping[str, Hashable]) -> AwardResult:
    """What is the same in all worlds. Units that are alike stand for each other: each may be the one that receives."""
    sizes = Counter(alike.values())
    counts = [Counter(alike[unit] for unit in outcome) for outcome in outcomes]
    units = list(dict.fromkeys(chain.from_iterable(contest.groups)))
    always = tuple(unit for unit in units if all(count[alike[unit]] == sizes[alike[unit]] for count in counts))
    ever = tuple(unit for unit in units if any(count[alike[unit]] for count in counts))
    unsure = tuple(unit for unit in ever if unit not in always)
    if contest.waits or unsure:
        return AwardResult(contest, always, "blocked", unsure)
    return AwardResult(contest, always, "proposed" if always else "none")


def _alike(contests: Sequence[Contest], standings: Groups) -> Mapping[str, Hashable]:
    """Units that are tied and treated alike by every award need not be tried in each order.

    A unit whose vote waits, or that is tied in more than one order, stands for itself only.
    """
    orders = [standings, *(one.groups for one in contests if one.rule.order == "vote")]
    places = [{unit: at for at, group in enumerate(groups) for unit in group} for groups in orders]
    tied = Counter(unit for groups in orders for group in groups if len(group) > 1 for unit in group)
    waiting = {unit for one in contests for unit in one.pending}
    units = dict.fromkeys(
        unit for groups in (*orders, *(one.groups for one in contests)) for group in groups for unit in group
    )
    return {
        unit: unit
        if unit in waiting or tied[unit] > 1
        else (*(place.get(unit) for place in places), *(unit in one.fitting for one in contests))
        for unit in units
    }


def _ways(contests: Sequence[Contest], standings: Groups, alike: Mapping[str, Hashable]) -> int:
    """How many worlds there are."""
    by_votes = [contest.groups for contest in contests if contest.rule.order == "vote"]
    orders: int = prod(_arrangements(group, alike) for groups in (standings, *by_votes) for group in groups)
    return orders * prod(sum(comb(len(one.pending), size) for size in _sizes(one)) for one in contests if one.pending)


def _arrangements(group: Sequence[str], alike: Mapping[str, Hashable]) -> int:
    repeated = Counter(alike[unit] for unit in group)
    return factorial(len(group)) // prod(factorial(number) for number in repeated.values())


def _worlds(contests: Sequence[Contest], standings: Groups, alike: Mapping[str, Hashable]) -> Iterator[_World]:
    by_votes = [contest for contest in contests if contest.rule.order == "vote"]
    waiting = [contest for contest in contests if contest.pending]
    orders = product(*(_orders(groups, alike) for groups in (standings, *(one.groups for one in by_votes))))
    passers = list(product(*(_subsets(contest) for contest in waiting)))
    for standing, *voted in orders:
        for passed in passers:
            yield _World(
                standing,
                {contest.index: order for contest, order in zip(by_votes, voted, strict=True)},
                {contest.index: units for contest, units in zip(waiting, passed, strict=True)},
            )


def _orders(groups: Groups, alike: Mapping[str, Hashable]) -> Iterator[tuple[str, ...]]:
    """Every strict order of groups of equal units; those that differ by units alike are one."""
    for arranged in product(*(list(_arranged(group, alike)) for group in groups)):
        yield tuple(chain.from_iterable(arranged))


def _arranged(group: Sequence[str], alike: Mapping[str, Hashable]) -> Iterator[tuple[str, ...]]:
    """Every distinct arrangement of the kinds in a group, in rising order of their numbers."""
    kinds = list(dict.fromkeys(alike[unit] for unit in group))
    units = {at: [unit for unit in group if alike[unit] == kind] for at, kind in enumerate(kinds)}
    arranged = sorted(at for at, several in units.items() for _ in several)
    while True:
        left = {at: iter(several) for at, several in units.items()}
        yield tuple(next(left[at]) for at in arranged)
        # The next arrangement: raise the last place that can be raised, and put what follows in rising order.
        raised = next((at for at in range(len(arranged) - 2, -1, -1) if arranged[at] < arranged[at + 1]), None)
        if raised is None:
            return
        higher = max(at for at in range(raised + 1, len(arranged)) if arranged[at] > arranged[raised])
        arranged[raised], arranged[higher] = arranged[higher], arranged[raised]
        arranged[raised + 1 :] = reversed(arranged[raised + 1 :])


def _sizes(contest: Contest) -> range:
    """More units than the quota make no difference."""
    return range(min(contest.quota, len(contest.pending)) + 1)


def _subsets(contest: Contest) -> list[frozenset[str]]:
    """Who may receive an award once its vote is held."""
    return [frozenset(some) for size in _sizes(contest) for some in combinations(contest.pending, size)]
