"""The seats that rounds fill: by votes, by what tells equal votes apart, by what decides after the last round."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from ..model.outcome import Resolution
from ..model.regulation import Rounds
from .rounds import Figures, RoundResult

VoteState = Literal["elected", "tied", "no_majority", "no_quorum", "no_rule"]
Settled = Literal["tie", "points", "decision", "standings"]
"""What settled a seat that votes alone left open: people who told equals apart, points, people after the last round."""

AFTER_ROUNDS: tuple[Settled, ...] = ("decision", "standings")
"""What settles a seat that all rounds left open."""

Groups = Sequence[tuple[str, ...]]
Apart = Callable[[tuple[str, ...]], Groups]
"""Units in groups, the ones that stand ahead first; one group where nothing tells them apart."""


def not_apart(units: tuple[str, ...]) -> Groups:
    """Nothing tells units apart."""
    return (units,)


@dataclass(frozen=True, kw_only=True)
class Seat:
    """One seat of an office: who takes it, or why it stays open. `tied` are the units that stand equal for it.

    `round` is the number of the round that settles it, None for a consensus; `settled` what did where votes alone did
    not, `resolution` the index of the resolution that did, and `by` the way that it states; `leading` an ineligible or
    failing unit that led.
    """

    unit: str | None
    state: VoteState
    round: int | None = None
    tied: tuple[str, ...] = ()
    leading: str | None = None
    settled: Settled | None = None
    resolution: int | None = None
    by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """What decides besides votes.

    `eligible` says who may be elected; `resolutions` are those of this vote, at their index in the record; `by_points`
    tells units with equal votes apart, `standings` all units; `rounds` is the rule on how many there may be.
    """

    eligible: Callable[[str], bool]
    resolutions: Sequence[Resolution | None]
    by_points: Apart = not_apart
    standings: Apart = not_apart
    rounds: Rounds | None = None


@dataclass(frozen=True)
class Filling:
    """Fills the seats of one vote."""

    seats: int
    deciding: Deciding

    def of(self, rounds: Sequence[RoundResult]) -> tuple[tuple[Seat, ...], tuple[int, ...]]:
        """The seats in order, and the numbers of the rounds that were not needed."""
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
            seats = [Seat(unit=None, state="no_majority")] * self.seats
        limit = self.deciding.rounds
        if limit is not None and rounds and len(rounds) >= limit.at_most:
            seats = self._decided(seats, rounds[-1], limit)
        return tuple(seats), tuple(unnecessary)

    def _filled(self, counted: RoundResult, seats: int, elected: set[str | None]) -> list[Seat]:
        """The seats that one round fills, from the most votes down; the second never moves up (rules H6, H8)."""
        left = [one for one in counted.figures if one.unit not in elected]
        filled: list[Seat] = []
        while len(filled) < seats:
            equal = [one for one in left if one.in_favour == left[0].in_favour] if left else []
            if not equal:
                filled.append(Seat(unit=None, state="no_majority", round=counted.number))
                continue
            left = left[len(equal) :]
            if len(equal) <= seats - len(filled):
                filled += [self._seat(one.unit, counted) for one in equal]
            else:
                filled += self._equal(tuple(one.unit for one in equal), counted, seats - len(filled))
        return filled

    def _equal(self, units: tuple[str, ...], counted: RoundResult, seats: int) -> list[Seat]:
        """Equal votes across the last seat: by points where the regulation says so, then as people decided."""
        filled: list[Seat] = []
        groups = self.deciding.by_points(units) if counted.votes_of(units[0]) else (units,)
        for group in groups:
            free = seats - len(filled)
            if 0 < len(group) <= free:
                settled: Settled | None = "points" if len(groups) > 1 else None
                filled += [self._seat(unit, counted, settled) for unit in group]
            elif free:
                filled += self._told_apart(group, counted, free)
        return filled

    def _told_apart(self, units: tuple[str, ...], counted: RoundResult, seats: int) -> list[Seat]:
        """Equal votes and points: open, unless people told the units apart (rules F4, H5)."""
        filled: list[Seat] = []
        while len(filled) < seats:
            found = self._resolution("tie", units, between=True)
            if found is None or len(units) < 2:
                filled.append(Seat(unit=None, state="tied", round=counted.number, tied=units))
                continue
            at, chosen = found
            units = tuple(unit for unit in units if unit != chosen)
            filled.append(self._seat(chosen, counted, "tie", at))
        return filled

    def _resolution(self, of: str, units: tuple[str, ...], *, between: bool = False) -> tuple[int, str] | None:
        """The first resolution of a kind that chose one of the units, where asked `between` just these."""
        for at, one in enumerate(self.deciding.resolutions):
            fits = one is not None and one.of == of and (not between or set(one.between or ()) == set(units))
            if one is not None and fits and one.chosen in units:
                return at, one.chosen
        return None

    def _seat(
        self, unit: str, counted: RoundResult, settled: Settled | None = None, resolution: int | None = None
    ) -> Seat:
        """The seat of a unit that is next in a round: it takes it if it passes and may be elected."""
        passes = any(one.unit == unit and one.passes for one in counted.figures)
        elected = passes and self.deciding.eligible(unit)
        recorded = None if resolution is None else self.deciding.resolutions[resolution]
        return Seat(
            unit=unit if elected else None,
            state="elected" if elected else "no_majority",
            round=counted.number,
            leading=None if elected else unit,
            settled=settled,
            resolution=resolution,
            by=recorded.how if recorded else None,
        )

    def _decided(self, seats: Sequence[Seat], last: RoundResult, limit: Rounds) -> list[Seat]:
        """After the last round that there may be: what it left open is decided as the regulation says (rule H10)."""
        decided: list[Seat] = []
        taken = {seat.unit for seat in seats if seat.unit}
        for seat in seats:
            if seat.unit is None:
                stood = [one for one in last.figures if one.unit not in taken and self.deciding.eligible(one.unit)]
                seat = self._by_standings(seat, stood) if limit.then == "standings" else self._by_people(seat, stood)
                taken.add(seat.unit or "")
            decided.append(seat)
        return decided

    def _by_standings(self, seat: Seat, stood: Sequence[Figures]) -> Seat:
        """The seat of whoever stands ahead: of those that are equal for it, else of all that anybody voted for."""
        units = tuple(one.unit for one in stood if one.in_favour and (not seat.tied or one.unit in seat.tied))
        first = next(iter(self.deciding.standings(units)), ()) if units else ()
        if len(first) != 1:
            return seat
        return Seat(unit=first[0], state="elected", round=seat.round, settled="standings")

    def _by_people(self, seat: Seat, stood: Sequence[Figures]) -> Seat:
        found = self._resolution("vote", tuple(one.unit for one in stood))
        if found is None:
            return seat
        return Seat(unit=found[1], state="elected", round=seat.round, settled="decision", resolution=found[0])
