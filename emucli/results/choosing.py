"""How the rules fill an office: by vote, consensus, rotation, succession; what was recorded has no say here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..language.phrases import Phrase
from ..model.members import Members
from ..model.outcome import Resolution
from ..model.regulation import How, LeadershipRule, OfficeRule
from ..model.tree import Cluster, Year
from ..model.unknown import known, listed
from ..model.votes import Office, Vote
from ..voting.bases import nearest_pass, nearest_quorum, nearest_rounds, nearest_ties
from ..voting.elections import Election, VoteResult
from ..voting.seats import Deciding, Seat
from .eligibility import Eligibility
from .rotation import next_in_rotation, successor
from .scores import YearScores, by_points, by_standings, unranked_units
from .votes import voting_rules


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What the rules give for an office: its seats in order, with the vote where one was held.

    `told` explains seats that no vote explains, `open_because` those that are missing. No seats: the rules give
    nothing, and only a record can say who. `depends`: they would, were it known who leads.
    """

    seats: tuple[Seat, ...]
    how: How | None
    vote: VoteResult | None = None
    told: tuple[tuple[Phrase, ...], ...] = ()
    open_because: tuple[Phrase, ...] = ()
    depends: bool = False


@dataclass(frozen=True)
class Choosing:
    """The rules of a year's leadership with what they need."""

    cluster: Cluster
    year: Year
    scores: YearScores | None

    @property
    def rule(self) -> LeadershipRule | None:
        """The leadership part of the regulation."""
        regulation = self.year.regulation.record
        return known(regulation.leadership) if regulation else None

    def office_rule(self, office: Office) -> OfficeRule | None:
        """How an office is filled; None where the record does not say."""
        if self.rule is None:
            return None
        return known(self.rule.leader if office == "leader" else self.rule.deputies)

    def eligibility(self, office: Office) -> Eligibility:
        """Who may take an office."""
        return Eligibility(self.cluster, self.year, office, self.rule, unranked_units(self.scores))

    def votes(self, office: Office) -> tuple[Vote, ...]:
        """The votes on an office that were counted, in the order of the record."""
        return tuple(vote for vote in self._entered(office) if vote.held)

    def awaited(self, office: Office) -> Vote | None:
        """The vote on an office that is entered and was not held yet."""
        return next((vote for vote in self._entered(office) if not vote.held), None)

    def _entered(self, office: Office) -> Iterator[Vote]:
        votes = self.year.votes.record.votes if self.year.votes.record else ()
        return (vote for vote in votes if vote.for_.office == office)

    def seats(self, office: Office, recorded: int) -> int:
        """How many units take an office: as the rule says, else as many as are recorded.

        Never more than there are members to take it, whatever figure a record states.
        """
        rule = self.office_rule(office)
        if office == "leader" or rule is None:
            return 1 if office == "leader" else max(recorded, 1)
        members = self.year.members.record
        return min(rule.seats, len(members.members) if members else max(recorded, 1))

    def choose(self, office: Office, seats: int, leader: str | None = None) -> Chosen:
        """Fill an office. For deputies, `leader` is the unit that takes the other one, None while that is open."""
        votes, rule, members = self.votes(office), self.office_rule(office), self.year.members.record
        if members is not None and votes:
            result = self._count(votes[0], office, seats, members)
            return Chosen(seats=result.seats, how=votes[0].how, vote=result)
        if rule is None or members is None:
            return Chosen(seats=(), how=None)
        if rule.how == "rotation":
            if office == "deputy" and leader is None:
                # Whoever becomes leader is passed over: until that is known, nobody's turn is certain.
                return Chosen(seats=(), how="rotation", open_because=(Phrase("depends_on_leader"),), depends=True)
            return self._rotate(office, seats, (leader,) if leader else (), members)
        if rule.how == "succession" and office == "leader":
            return self._succeed(members)
        return Chosen(seats=(), how=rule.how)

    def _count(self, vote: Vote, office: Office, seats: int, members: Members) -> VoteResult:
        rules = voting_rules(self.year, vote)
        return Election(
            vote=vote,
            seats=seats,
            threshold=nearest_pass(*rules),
            quorum=nearest_quorum(*rules),
            members=members,
            deciding=Deciding(
                eligible=self.eligibility(office).eligible,
                resolutions=self._resolutions(vote),
                by_points=lambda units: by_points(units, nearest_ties(*rules), self.scores),
                standings=lambda units: by_standings(units, self.scores),
                rounds=nearest_rounds(*rules),
            ),
        ).result()

    def _resolutions(self, vote: Vote) -> tuple[Resolution | None, ...]:
        """The resolutions of this vote, at their index in the record: of its ties, and what was decided after it."""
        outcome = self.year.outcome.record
        several = outcome.resolutions or () if outcome else ()
        return tuple(one if one.of in ("tie", "vote") and one.in_ == vote.id else None for one in several)

    def _rotate(self, office: Office, seats: int, taken: Sequence[str], members: Members) -> Chosen:
        rotation = self.rule.rotation or () if self.rule else ()
        found: list[Seat] = []
        told: list[tuple[Phrase, ...]] = []
        for _ in range(seats):
            held = (*taken, *(seat.unit for seat in found if seat.unit))
            turn = next_in_rotation(rotation, self.cluster, members, self.eligibility(office), held)
            passed = tuple(Phrase("passed_over", {"unit": unit, "why": f"bar_{why}"}) for unit, why in turn.passed_over)
            if turn.unit is None:
                reason = _no_turn(rotation, members, bool(passed) or bool(found))
                return Chosen(seats=tuple(found), how="rotation", told=tuple(told), open_because=(reason, *passed))
            found.append(Seat(unit=turn.unit, state="elected"))
            told.append((Phrase("next_in_rotation", {"unit": turn.unit}), *passed))
        return Chosen(seats=tuple(found), how="rotation", told=tuple(told))

    def _succeed(self, members: Members) -> Chosen:
        """The year's first deputy, or what it became, is leader next if it is an eligible member (rule I5)."""
        deputies = listed(members.deputies)
        if not deputies:
            return Chosen(seats=(), how="succession", open_because=(Phrase("no_deputy_to_succeed"),))
        first = successor(deputies[0], self.cluster, members)
        bar = self.eligibility("leader").bar(first)
        if bar is not None:
            cannot = Phrase("cannot_succeed", {"unit": first, "why": f"bar_{bar}"})
            return Chosen(seats=(), how="succession", open_because=(cannot,))
        return Chosen(
            seats=(Seat(unit=first, state="elected"),), how="succession", told=((Phrase("succeeds", {"unit": first}),),)
        )


def _no_turn(rotation: Sequence[str], members: Members, has_begun: bool) -> Phrase:
    """Why it is nobody's turn: the round has no one left, or it cannot begin."""
    leader = known(members.leader)
    if has_begun:
        return Phrase("rotation_has_nobody")
    if not rotation:
        return Phrase("rotation_not_stated")
    return Phrase("rotation_without_leader", {"unit": leader}) if leader else Phrase("rotation_leader_unknown")
