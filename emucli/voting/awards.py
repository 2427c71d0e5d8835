"""Votes on awards: whether a unit passes, and the order that the votes give (rules G6 and G7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from ..model.members import Members
from ..model.regulation import Pass, Quorum
from ..model.votes import Round, Vote
from .bases import agreement, base, has_quorum, passes

Answer = Literal["passed", "failed", "not_held", "no_quorum", "no_rule"]


@dataclass(frozen=True)
class AwardVote:
    """A vote on an award, with the rule it is held by. `vote` is None where none is recorded."""

    vote: Vote | None
    threshold: Pass | None
    quorum: Quorum | None
    members: Members

    def answer(self, unit: str) -> Answer:
        """Whether a unit reaches the threshold in the last round that names it."""
        vote = self.vote
        if vote is None or not vote.held:
            stands = vote is None or vote.candidates is None or unit in vote.candidates
            return "not_held" if stands else "failed"
        if not has_quorum(self.quorum, vote, self.members):
            return "no_quorum"
        if vote.how == "consensus":
            return self._agreed(vote, unit)
        last = last_round(vote, unit)
        if last is None or (vote.candidates is not None and unit not in vote.candidates):
            return "failed"
        votes = last.votes_for(unit)
        if votes == 0 or base("valid", vote, last, self.members) == 0:
            # Whoever nobody voted for has not passed, whatever share is asked, or none.
            return "failed"
        if self.threshold is None:
            return "no_rule"
        of = base(self.threshold.of, vote, last, self.members)
        if of is None:
            return "no_quorum"
        return "passed" if passes(votes, self.threshold, of) else "failed"

    def _agreed(self, vote: Vote, unit: str) -> Answer:
        """A consensus on the units of `choice` (rule H7)."""
        if unit not in (vote.choice or ()):
            return "failed"
        counts = agreement(vote, self.members)
        if counts is not None and counts[0] == 0:
            return "failed"
        if self.threshold is None:
            return "passed" if vote.agreed == "all" else "no_rule"
        if counts is None:
            return "no_quorum"
        agreed, everyone = counts
        of = base(self.threshold.of, vote, None, self.members)
        return "passed" if passes(agreed, self.threshold, everyone if of is None else of) else "failed"

    def order(self, units: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """Units by their votes, most first; equal ones together, in their order. A consensus has an order of its own.

        Who came into a later round stands before the rest.
        """
        if self.vote is None or not self.vote.counted:
            return tuple((unit,) for unit in (self.vote.choice or () if self.vote else ()) if unit in set(units))
        candidates = self.vote.candidates
        named = [unit for unit in units if candidates is None or unit in candidates]
        named = [unit for unit in named if candidates is not None or last_round(self.vote, unit)]
        keyed = [(_votes(self.vote, unit), unit) for unit in named]
        keyed.sort(key=lambda one: one[0])
        return tuple(tuple(unit for _, unit in group) for _, group in groupby(keyed, key=lambda one: one[0]))


def last_round(vote: Vote, unit: str) -> Round | None:
    """The last round that names a unit."""
    return next((one for one in reversed(vote.counted) if names(one, unit)), None)


def names(one: Round, unit: str) -> bool:
    """Whether a round holds a figure for a unit."""
    return any(figures is not None and unit in figures for figures in (one.in_favour, one.against))


def _votes(vote: Vote, unit: str) -> tuple[int, int]:
    rounds = vote.counted
    last = next((at for at in range(len(rounds) - 1, -1, -1) if names(rounds[at], unit)), 0)
    return -last, -rounds[last].votes_for(unit)
