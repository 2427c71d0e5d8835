"""What the cluster proposes: award by award down ranking or votes, whichever way open ties fall (docs/rules.md, G).

Here alone it is decided what is open: the ways in which ties and votes may fall are compared by what they give.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from ..scoring.ranking import Groups
from .bounds import bounds
from .contests import Contest
from .ways import Alike, Question, Reason, Ways, World

AwardState = Literal["proposed", "blocked", "none"]

_MOST_WAYS = 5040
_MOST_STEPS = 1_500_000
"""So many ways in which ties and waiting votes may fall are tried one by one, each award and unit a step."""


@dataclass(frozen=True)
class AwardResult:
    """One award: the units proposed, in order; where it is `blocked`, those that receive it in any case (rule G4).

    `open` are the units that may or may not receive it; none are named where it waits for scores.
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
class Opening:
    """Something open that makes a difference, and the awards that it makes one to; `contest`: whose vote it is."""

    reason: Reason
    units: tuple[str, ...]
    contest: Contest | None
    awards: tuple[AwardResult, ...]


@dataclass(frozen=True)
class Awards:
    """The awards that can be judged, in the order of the regulation, and what they wait for."""

    results: tuple[AwardResult, ...] = ()
    openings: tuple[Opening, ...] = ()


def award_results(contests: Sequence[Contest], standings: Groups) -> Awards:
    """Who receives each award in any case, who may, and on what that depends."""
    ways = Ways(contests, standings)
    questions = ways.questions()
    alike = ways.alike(questions)
    number = ways.number(questions, alike)
    if number <= _MOST_WAYS and number * len(contests) * len(alike) <= _MOST_STEPS:
        results, differ = _tried(ways, questions, alike)
    else:
        results, differ = _bounded(contests, standings, questions)
    return Awards(results, tuple(_openings(questions, results, differ)))


Differ = Sequence[frozenset[int]]
"""For each question the awards that it makes a difference to, by their place."""


def _openings(questions: Sequence[Question], results: Sequence[AwardResult], differ: Differ) -> Iterator[Opening]:
    for question, places in zip(questions, differ, strict=True):
        if places:
            contest = None if question.at is None else results[question.at].contest
            awards = tuple(results[at] for at in sorted(places))
            yield Opening(question.reason, question.units, contest, awards)


# Every way is tried


def _tried(ways: Ways, questions: Sequence[Question], alike: Alike) -> tuple[tuple[AwardResult, ...], Differ]:
    given = {answers: given_in(ways.contests, world) for answers, world in ways.worlds(questions, alike)}
    kinds = {
        answers: tuple(Counter(alike[unit] for unit in units) for units in several)
        for answers, several in given.items()
    }
    sizes = Counter(alike.values())
    results = tuple(
        _result(contest, [counts[at] for counts in kinds.values()], alike, sizes)
        for at, contest in enumerate(ways.contests)
    )
    differ = []
    for number, question in enumerate(questions):
        split = {alike[unit] for unit in question.free if question.reason == "tie" and sizes[alike[unit]] > 1}
        differ.append(_differ(number, kinds) | _divided(split, kinds, sizes))
    return results, differ


Received = Sequence[Counter[object]]
"""How many units of each kind receive each award."""


def _differ(number: int, kinds: Mapping[tuple[int, ...], Received]) -> frozenset[int]:
    """The awards that differ between worlds that differ by the answer to one question only."""
    alone: dict[tuple[int, ...], Received] = {}
    places: set[int] = set()
    for answers, received in kinds.items():
        first = alone.setdefault((*answers[:number], *answers[number + 1 :]), received)
        if first is not received:
            places.update(at for at, counts in enumerate(received) if counts != first[at])
    return frozenset(places)


def _divided(
    split: set[object], kinds: Mapping[tuple[int, ...], Received], sizes: Mapping[object, int]
) -> frozenset[int]:
    """The awards that go to some units of a kind and not to others: which of them, only their order can say."""
    return frozenset(
        at
        for received in (kinds.values() if split else ())
        for at, counts in enumerate(received)
        if any(0 < counts[kind] < sizes[kind] for kind in split)
    )


def given_in(contests: Sequence[Contest], world: World) -> list[tuple[str, ...]]:
    """Who receives what in one world: a unit takes at most one award unless it is additional (rules G1 and G2)."""
    taken: set[str] = set()
    received: list[tuple[str, ...]] = []
    for at, contest in enumerate(contests):
        ranks = _ranks(contest, world)
        passed = world.passed.get(at, frozenset())
        fits = (unit for unit in world.orders.get(at, world.standings) if _fits(contest, unit, ranks, passed))
        got = _first(contest.quota, fits if contest.rule.also else (unit for unit in fits if unit not in taken))
        received.append(got)
        if not contest.rule.also:
            taken.update(got)
    return received


def _ranks(contest: Contest, world: World) -> Mapping[str, int]:
    """The ranks of the units in one world, where an award asks for one; dense ones are shared, whatever falls out."""
    if contest.rank_asked is None:
        return {}
    standings = world.groups if contest.dense else [(unit,) for unit in world.standings]
    return {unit: best for unit, (best, _) in contest.ranks(standings).items()}


def _fits(contest: Contest, unit: str, ranks: Mapping[str, int], passed: frozenset[str]) -> bool:
    wanted = contest.rank_asked
    if wanted is not None and ranks.get(unit, wanted + 1) > wanted:
        return False
    return unit in contest.fitting or unit in passed


def _first(most: int, units: Iterable[str]) -> tuple[str, ...]:
    return tuple(unit for _, unit in zip(range(most), units, strict=False))


def _result(
    contest: Contest, counts: Sequence[Counter[object]], alike: Alike, sizes: Mapping[object, int]
) -> AwardResult:
    """What is the same in all worlds. Units that are alike stand for each other: each may be the one that receives."""
    units = list(dict.fromkeys(chain.from_iterable(contest.groups)))
    always = tuple(unit for unit in units if all(count[alike[unit]] == sizes[alike[unit]] for count in counts))
    ever = (unit for unit in units if any(count[alike[unit]] for count in counts))
    return _award(contest, always, tuple(unit for unit in ever if unit not in always))


def _award(contest: Contest, always: tuple[str, ...], unsure: tuple[str, ...]) -> AwardResult:
    if unsure:
        return AwardResult(contest, always, "blocked", () if contest.waits == "scores" else unsure)
    return AwardResult(contest, always, "proposed" if always else "none")


# There are too many ways


def _bounded(
    contests: Sequence[Contest], standings: Groups, questions: Sequence[Question]
) -> tuple[tuple[AwardResult, ...], Differ]:
    found = list(bounds(contests, standings))
    results = tuple(_award(contest, *one) for contest, one in zip(contests, found, strict=True))
    unsure: dict[int, frozenset[str]] = defaultdict(frozenset, {at: frozenset(one[1]) for at, one in enumerate(found)})
    differ = [
        frozenset(
            at
            for at, contest in enumerate(contests)
            if _asks(question, at, contest) and not unsure[at].isdisjoint(question.units)
        )
        for question in questions
    ]
    return results, differ


def _asks(question: Question, at: int, contest: Contest) -> bool:
    """Whether a question is about what an award is judged by."""
    if question.at is not None:
        return question.at == at
    return not contest.has_own_order or contest.rank_asked is not None
