"""A vote on offices -> who is elected, or why nobody is (docs/rules.md, H)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from ..model.members import Members
from ..model.outcome import Resolution
from ..model.regulation import Pass, Quorum
from ..model.votes import Vote
from .bases import agreement, base, has_quorum, needed, passes
from .rounds import RoundResult, candidates_of, count_round

VoteState = Literal["elected", "tied", "no_majority", "no_quorum", "no_rule"]


@dataclass(frozen=True)
class Seat:
    """One seat of an office: who takes it, or why it stays open. `tied` are the units that stand equal for it.

    `round` is the number of the round that settles it, None for a consensus; `resolution` the index of the resolution
    that told equal units apart; `leading` an ineligible or failing unit that led.
    """

    unit: str | None
    state: VoteState
    round: int | None = None
    tied: tuple[str, ...] = ()
    leading: str | None = None
    resolution: int | None = None


@dataclass(frozen=True)
class Consensus:
    """How many agreed, of how many, and how many were needed; None where nothing says it."""

    agreed: int
    base: int
    needed: int | None
    choice: tuple[str, ...]
    passed: bool


@dataclass(frozen=True)
class VoteResult:
    """A vote that was counted: its seats in order, its rounds, and those that were not needed."""

    vote: Vote
    seats: tuple[Seat, ...]
    rounds: tuple[RoundResult, ...]
    unnecessary: tuple[int, ...]
    consensus: Consensus | None
    quorum: Quorum | None
    threshold: Pass | None
    used: frozenset[int]

    @property
    def stood(self) -> frozenset[str]:
        """The units that the vote was on: its candidates, those with a figure, those of a consensus."""
        named = {one.unit for counted in self.rounds for one in counted.figures}
        return frozenset((*named, *(self.vote.candidates or ()), *(self.vote.choice or ())))


@dataclass(frozen=True)
class Election:
    """A vote with the rules it is held by. `eligible` says who may be elected; `resolutions` are those of this vote."""

    vote: Vote
    seats: int
    threshold: Pass | None
    quorum: Quorum | None
    members: Members
    eligible: Callable[[str], bool]
    resolutions: Sequence[Resolution | None]

    def result(self) -> VoteResult:
        """Count the vote."""
        if self.vote.how == "consensus":
            return self._consensus()
        rounds = tuple(
            count_round(at + 1, one, self.vote, candidates_of(self.vote, one), self.threshold, self.members)
            for at, one in enumerate(self.vote.rounds or ())
        )
        if not has_quorum(self.quorum, self.vote, self.members):
            return self._result((Seat(None, "no_quorum"),) * self.seats, rounds)
        if self.threshold is None:
            return self._result((Seat(None, "no_rule"),) * self.seats, rounds)
        seats: list[Seat] = []
        unnecessary: list[int] = []
        for counted in rounds:
            if len(seats) == self.seats and all(seat.unit for seat in seats):
                unnecessary.append(counted.number)
            else:
                # Who was elected in an earlier round keeps the seat; a later one fills those that are left.
                kept = [seat for seat in seats if seat.unit]
                seats = [*kept, *self._filled(counted, self.seats - len(kept), {seat.unit for seat in kept})]
        if not rounds:
            seats = [Seat(None, "no_majority")] * self.seats
        return self._result(tuple(seats), rounds, tuple(unnecessary))

    def _filled(self, counted: RoundResult, seats: int, elected: set[str | None]) -> list[Seat]:
        """The seats that one round fills, from the most votes down; the second never moves up (rules H6 and H8)."""
        left = [one for one in counted.figures if one.unit not in elected]
        filled: list[Seat] = []
        while len(filled) < seats:
            equal = [one for one in left if one.in_favour == left[0].in_favour] if left else []
            if not equal:
                filled.append(Seat(None, "no_majority", counted.number))
                continue
            left = left[len(equal) :]
            if len(equal) <= seats - len(filled):
                filled += [self._seat(one.unit, one.passes, counted.number) for one in equal]
            else:
                filled += self._equal(tuple(one.unit for one in equal), counted, seats - len(filled))
        return filled

    def _equal(self, units: tuple[str, ...], counted: RoundResult, seats: int) -> list[Seat]:
        """Equal votes across the last seat: open, unless people told the units apart (rules F4 and H5)."""
        filled: list[Seat] = []
        while len(filled) < seats:
            found = next(
                (
                    (at, one.chosen)
                    for at, one in enumerate(self.resolutions)
                    if one is not None and set(one.between or ()) == set(units) and one.chosen in units
                ),
                None,
            )
            if found is None or len(units) < 2:
                filled.append(Seat(None, "tied", counted.number, units))
                continue
            at, chosen = found
            units = tuple(unit for unit in units if unit != chosen)
            ahead = next(one for one in counted.figures if one.unit == chosen)
            filled.append(self._seat(ahead.unit, ahead.passes, counted.number, at))
        return filled

    def _seat(self, unit: str, passed: bool, number: int | None, resolution: int | None = None) -> Seat:
        if passed and self.eligible(unit):
            return Seat(unit, "elected", number, resolution=resolution)
        return Seat(None, "no_majority", number, leading=unit, resolution=resolution)

    def _consensus(self) -> VoteResult:
        """The units that agreed against the threshold; `all` also passes where none is stated (rule H7).

        Nobody is no majority: where no unit agreed, none is elected.
        """
        vote = self.vote
        counts = agreement(vote, self.members)
        if counts is None:
            return self._result((Seat(None, "no_quorum"),) * self.seats, ())
        agreed, everyone = counts
        of = everyone
        if self.threshold is not None:
            stated = base(self.threshold.of, vote, None, self.members)
            of = everyone if stated is None else stated
        least = None if self.threshold is None else needed(self.threshold, of)
        passed = agreed > 0 if self.threshold is None else passes(agreed, self.threshold, of)
        told = Consensus(agreed, of, least, vote.choice or (), passed)
        if not has_quorum(self.quorum, vote, self.members):
            return self._result((Seat(None, "no_quorum"),) * self.seats, (), consensus=told)
        if self.threshold is None and vote.agreed != "all":
            return self._result((Seat(None, "no_rule"),) * self.seats, (), consensus=told)
        seats = [self._seat(unit, passed, None) for unit in (vote.choice or ())[: self.seats]]
        seats += [Seat(None, "no_majority")] * (self.seats - len(seats))
        return self._result(tuple(seats), (), consensus=told)

    def _result(
        self,
        seats: tuple[Seat, ...],
        rounds: tuple[RoundResult, ...],
        unnecessary: tuple[int, ...] = (),
        consensus: Consensus | None = None,
    ) -> VoteResult:
        used = frozenset(seat.resolution for seat in seats if seat.resolution is not None)
        return VoteResult(self.vote, seats, rounds, unnecessary, consensus, self.quorum, self.threshold, used)
