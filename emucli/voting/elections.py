"""A vote on offices -> who is elected, or why nobody is (docs/voting.md)."""

from dataclasses import dataclass

from ..model.members import Members
from ..model.regulation import Pass, Quorum, Rounds
from ..model.votes import Vote
from .bases import agreement, base, has_quorum, needed, passes
from .rounds import RoundResult, candidates_of, count_round
from .seats import Deciding, Filling, Seat


@dataclass(frozen=True)
class Consensus:
    """How many agreed, of how many, and how many were needed; None where nothing says it."""

    agreed: int
    base: int
    needed: int | None
    choice: tuple[str, ...]
    passed: bool


@dataclass(frozen=True, kw_only=True)
class VoteResult:
    """A vote that was counted: its seats in order, its rounds, and those that were not needed.

    `limit`: how many rounds there may be, and what decides then.
    """

    vote: Vote
    seats: tuple[Seat, ...]
    rounds: tuple[RoundResult, ...]
    unnecessary: tuple[int, ...]
    consensus: Consensus | None
    quorum: Quorum | None
    threshold: Pass | None
    used: frozenset[int]
    limit: Rounds | None

    @property
    def stood(self) -> frozenset[str]:
        """The units that the vote was on: its candidates, those with a figure, those of a consensus."""
        named = {one.unit for counted in self.rounds for one in counted.figures}
        return frozenset((*named, *(self.vote.candidates or ()), *(self.vote.choice or ())))


@dataclass(frozen=True, kw_only=True)
class Election:
    """A vote with the rules it is held by, and what decides besides votes."""

    vote: Vote
    seats: int
    threshold: Pass | None
    quorum: Quorum | None
    members: Members
    deciding: Deciding

    def result(self) -> VoteResult:
        """Count the vote."""
        if self.vote.how == "consensus":
            return self._consensus()
        rounds = tuple(
            count_round(at + 1, one, self.vote, candidates_of(self.vote, one), self.threshold, self.members)
            for at, one in enumerate(self.vote.counted)
        )
        if not has_quorum(self.quorum, self.vote, self.members):
            return self._result((Seat(unit=None, state="no_quorum"),) * self.seats, rounds)
        if self.threshold is None:
            return self._result((Seat(unit=None, state="no_rule"),) * self.seats, rounds)
        seats, unnecessary = Filling(self.seats, self.deciding).of(rounds)
        return self._result(seats, rounds, unnecessary)

    def _consensus(self) -> VoteResult:
        """The units that agreed against the threshold; `all` also passes where none is stated (rule H7).

        Nobody is no majority: where no unit agreed, none is elected.
        """
        vote = self.vote
        counts = agreement(vote, self.members)
        if counts is None:
            return self._result((Seat(unit=None, state="no_quorum"),) * self.seats, ())
        agreed, everyone = counts
        of = everyone
        if self.threshold is not None:
            stated = base(self.threshold.of, vote, None, self.members)
            of = everyone if stated is None else stated
        least = None if self.threshold is None else needed(self.threshold, of)
        passed = agreed > 0 if self.threshold is None else passes(agreed, self.threshold, of)
        told = Consensus(agreed, of, least, vote.choice or (), passed)
        if not has_quorum(self.quorum, vote, self.members):
            return self._result((Seat(unit=None, state="no_quorum"),) * self.seats, (), consensus=told)
        if self.threshold is None and vote.agreed != "all":
            return self._result((Seat(unit=None, state="no_rule"),) * self.seats, (), consensus=told)
        seats = [self._agreed(unit, passed) for unit in (vote.choice or ())[: self.seats]]
        seats += [Seat(unit=None, state="no_majority")] * (self.seats - len(seats))
        return self._result(tuple(seats), (), consensus=told)

    def _agreed(self, unit: str, passed: bool) -> Seat:
        if passed and self.deciding.eligible(unit):
            return Seat(unit=unit, state="elected")
        return Seat(unit=None, state="no_majority", leading=unit)

    def _result(
        self,
        seats: tuple[Seat, ...],
        rounds: tuple[RoundResult, ...],
        unnecessary: tuple[int, ...] = (),
        consensus: Consensus | None = None,
    ) -> VoteResult:
        used = frozenset(seat.resolution for seat in seats if seat.resolution is not None)
        return VoteResult(
            vote=self.vote,
            seats=seats,
            rounds=rounds,
            unnecessary=unnecessary,
            consensus=consensus,
            quorum=self.quorum,
            threshold=self.threshold,
            used=used,
            limit=self.deciding.rounds,
        )
