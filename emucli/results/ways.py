"""What is open before awards can be given, and every way in which it may fall (rules F3 and G4)."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product
from math import comb, factorial, prod
from typing import Literal

from ..scoring.ranking import Groups
from .contests import Contest, Waits

Alike = Mapping[str, Hashable]
"""Units of the same kind need not be tried in each order: they are tied, and every award treats them alike."""
Answer = tuple[str, ...] | frozenset[str]
"""One way in which a question may fall: an order of equal units, or who passes what an award waits for."""


Reason = Literal["tie"] | Waits


@dataclass(frozen=True)
class Question:
    """Something open: in which order equal units stand, or who passes what an award waits for.

    `reason` is `tie`, or what is waited for; `at` says which contest it is about, None: the standings. `units` are
    those concerned, `free` those of them whose order may make a difference.
    """

    reason: Reason
    units: tuple[str, ...]
    free: tuple[str, ...]
    at: int | None


@dataclass(frozen=True)
class World:
    """One way in which everything may fall: a strict order of the standings and of each vote, who passes.

    `groups`: the standings as they are, equal units together.
    """

    standings: Sequence[str]
    orders: Mapping[int, Sequence[str]]
    passed: Mapping[int, frozenset[str]]
    groups: Groups = ()


@dataclass(frozen=True)
class Ways:
    """The contests for the awards of a year, its standings, and what is open in them."""

    contests: Sequence[Contest]
    standings: Groups

    def questions(self) -> tuple[Question, ...]:
        """All that is open, whether or not an award depends on it."""
        asked = list(_ties(self.standings, self._standing_free(), None))
        for at, contest in enumerate(self.contests):
            if contest.rule.order != "standings":
                asked += _ties(contest.groups, contest.possible, at)
            if contest.pending and contest.waits is not None:
                asked.append(Question(contest.waits, contest.pending, contest.pending, at))
        return tuple(asked)

    def _standing_free(self) -> frozenset[str]:
        """The units whose place in the standings may make a difference; all, where a rank is asked for."""
        if any(contest.rank_asked is not None for contest in self.contests):
            return frozenset(chain.from_iterable(self.standings))
        return frozenset().union(*(contest.possible for contest in self.contests))

    def alike(self, questions: Sequence[Question]) -> Alike:
        """The kind of each unit. One whose vote waits, or that is tied in more than one order, is of its own kind."""
        ties = [question for question in questions if question.reason == "tie"]
        tied = Counter(unit for tie in ties for unit in tie.free)
        waiting = {unit for contest in self.contests for unit in contest.pending}
        orders = [self.standings, *(contest.groups for contest in self.contests if contest.has_own_order)]
        places = [{unit: at for at, group in enumerate(groups) for unit in group} for groups in orders]
        units = dict.fromkeys(unit for groups in orders for group in groups for unit in group)
        return {
            unit: unit
            if tied[unit] != 1 or unit in waiting
            else (
                *(place.get(unit) for place in places),
                *(unit in contest.fitting for contest in self.contests),
                *(contest.kinds.get(unit) for contest in self.contests),
            )
            for unit in units
        }

    def number(self, questions: Sequence[Question], alike: Alike) -> int:
        """How many worlds there are."""
        return prod(self._answers(question, alike) for question in questions)

    def _answers(self, question: Question, alike: Alike) -> int:
        if question.reason == "tie":
            repeated = Counter(alike[unit] for unit in question.free)
            return factorial(len(question.free)) // prod(factorial(number) for number in repeated.values())
        return sum(comb(len(question.units), size) for size in self._sizes(question))

    def _sizes(self, question: Question) -> range:
        """More units than the quota make no difference."""
        quota = self.contests[question.at or 0].quota
        return range(min(quota, len(question.units)) + 1)

    def answers(self, question: Question, alike: Alike) -> list[Answer]:
        """Every way in which a question may fall; orders that differ by units alike are one."""
        if question.reason == "tie":
            rest = tuple(unit for unit in question.units if unit not in question.free)
            return [(*arranged, *rest) for arranged in _arranged(question.free, alike)]
        return [frozenset(some) for size in self._sizes(question) for some in combinations(question.units, size)]

    def worlds(self, questions: Sequence[Question], alike: Alike) -> Iterator[tuple[tuple[int, ...], World]]:
        """Each world, with the number of the answer to each question."""
        every = [list(enumerate(self.answers(question, alike))) for question in questions]
        for chosen in product(*every):
            answers = {question: answer for question, (_, answer) in zip(questions, chosen, strict=True)}
            yield tuple(number for number, _ in chosen), self._world(answers)

    def _world(self, answers: Mapping[Question, Answer]) -> World:
        orders: dict[tuple[int | None, frozenset[str]], Sequence[str]] = {}
        passed: dict[int, frozenset[str]] = {}
        for question, answer in answers.items():
            if isinstance(answer, frozenset):
                passed[question.at or 0] = answer
            else:
                orders[question.at, frozenset(answer)] = answer
        return World(
            _in_order(self.standings, None, orders),
            {
                at: _in_order(contest.groups, at, orders)
                for at, contest in enumerate(self.contests)
                if contest.has_own_order
            },
            passed,
            self.standings,
        )


def _ties(groups: Groups, free: frozenset[str], at: int | None) -> Iterator[Question]:
    for group in groups:
        if len(group) > 1:
            yield Question("tie", group, tuple(unit for unit in group if unit in free), at)


def _in_order(
    groups: Groups, at: int | None, orders: Mapping[tuple[int | None, frozenset[str]], Sequence[str]]
) -> tuple[str, ...]:
    return tuple(chain.from_iterable(orders.get((at, frozenset(group)), group) for group in groups))


def _arranged(group: Sequence[str], alike: Alike) -> Iterator[tuple[str, ...]]:
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
