"""Votes as papers print them: what was voted on, by which rule, round by round, and who passed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...language.phrases import term
from ...model.place import KeyPath, Place
from ...model.regulation import Pass, Quorum, VotingRule
from ...model.unknown import known, listed
from ...model.votes import Vote
from ...results.choosing import Choosing
from ...results.votes import CountedAward, award_votes, voting_rules
from ...voting.bases import agreement, nearest_pass, nearest_quorum, nearest_rounds
from ...voting.elections import VoteResult
from ...voting.seats import AFTER_ROUNDS
from ..values.entries import Entry
from ..values.value import Computed, Gap, Held, Row, Value
from .making import Making
from .rounds import RoundRow, RoundsMaker, RoundToCome


@dataclass(frozen=True, kw_only=True)
class CountedVote(Row, Held):
    """A vote of votes.yaml; the keys that it shares with the format have the format's names.

    `base_words` says what shares are of; `winners` are those elected, or that passed; `leading` led without passing.
    `decided` are those that `decides` (leadership, authority, standings) chose after `most_rounds`; `settled` is what
    told winners with equal votes apart: `tie`, `points`.
    """

    record: Entry[Vote]
    id: str
    subject: Value
    office: str | None
    award: Value | None
    seats: int
    threshold: Value | Gap
    base_words: str
    quorum: Value | None
    rounds: Sequence[RoundRow] | Gap
    agreed: Value | None
    agreed_of: Value | None
    winners: tuple[Value, ...]
    leading: Value | None
    state: str
    decided: tuple[Value, ...]
    settled: str
    decides: str
    most_rounds: Value | None
    round_to_come: RoundToCome | None

    def ask(self, key: str) -> object:
        """A field of its own, else a key of the record: how, date, conference, board, present, candidates, choose."""
        try:
            return super().ask(key)
        except KeyError:
            return self.record.ask(key)

    def told_of(self, unit: str) -> Value | None:
        """The votes of a unit in the last round that names it, as a share of what the rule names."""
        for one in reversed(list(self.rounds)):
            for row in one.figures:
                if row.unit.raw == unit:
                    text = row.in_favour.text
                    text += f"/{one.base.text}" if isinstance(one.base, Value) else ""
                    text += f" ({row.share.text})" if row.share else ""
                    return Value(text, row.in_favour.places, computed=Computed("elect", self.id))
        return None


@dataclass(frozen=True)
class VotesMaker:
    """Turns the counted votes of a year into values of a paper; `titles` are those of the offices."""

    making: Making
    titles: Mapping[str, str]

    def votes(self) -> list[CountedVote]:
        """Every vote of the record, in its order."""
        record = self.making.year.votes.record
        offices = {one.vote.id: one for one in self.making.result.leadership.votes}
        awards = {one.vote.id: one for one in award_votes(self.making.year)}
        several = record.votes if record else ()
        return [self._vote(at, vote, offices.get(vote.id), awards.get(vote.id)) for at, vote in enumerate(several)]

    def _vote(self, at: int, vote: Vote, office: VoteResult | None, award: CountedAward | None) -> CountedVote:
        entry = Entry(vote, Place(self.making.year.votes.path, ("votes", at)), self.making.wrapper)
        threshold, quorum = self._rules(vote, award)
        limit = nearest_rounds(*voting_rules(self.making.year, vote))
        rounds = RoundsMaker(self.making, at, vote.id)
        counted = office.rounds if office else award.rounds if award else ()
        agreed, subject = self._agreement(vote), entry.entry("for")
        return CountedVote(
            record=entry,
            id=vote.id,
            subject=self._subject(vote, entry),
            office=vote.for_.office,
            award=subject.stated("award") if vote.for_.award else None,
            seats=len(office.seats) if office else self._seats(vote),
            threshold=self._threshold(threshold, vote),
            base_words=term(f"base_{threshold.of}", self.making.names.language) if threshold else "",
            quorum=self._quorum(quorum, vote),
            rounds=tuple(rounds.rounds(entry.entries("rounds"), counted)) or self._uncounted(entry),
            agreed=rounds.count(agreed[0]) if agreed else None,
            agreed_of=rounds.count(agreed[1]) if agreed else None,
            winners=tuple(self._winners(vote, office, award)),
            leading=self._leading(vote, office),
            state=_state(vote, office, award),
            decided=tuple(self._decided(vote, office)),
            settled=next((seat.settled for seat in office.seats if seat.settled in ("tie", "points")), "")
            if office
            else "",
            decides=limit.then if limit else "",
            most_rounds=Value(str(limit.at_most), (self._place_of_rule(vote, "rounds"),), limit.at_most)
            if limit
            else None,
            round_to_come=self._to_come(vote, entry),
        )

    def _to_come(self, vote: Vote, entry: Entry[Vote]) -> RoundToCome | None:
        """The round that is entered and was not held yet, as its ballot needs it."""
        if vote.to_come is None:
            return None
        recorded = entry.entries("rounds")[len(vote.counted)]
        choose = recorded.text("choose") or entry.text("choose")
        return RoundToCome(len(vote.counted) + 1, recorded.texts("candidates"), choose)

    def _seats(self, vote: Vote) -> int:
        """How many units a vote chooses that is still to be held."""
        choosing = Choosing(self.making.cluster, self.making.year, self.making.result.scores)
        return choosing.seats(vote.for_.office, 0) if vote.for_.office else 1

    def _uncounted(self, entry: Entry[Vote]) -> Gap:
        """No rounds, or none that can be counted: without members nobody knows of how many."""
        recorded = entry.entries("rounds")
        return recorded if isinstance(recorded, Gap) else Gap((Place(self.making.year.members.path, ()),))

    def _agreement(self, vote: Vote) -> tuple[int, int] | None:
        """How many agreed in a consensus, of how many."""
        members = self.making.year.members.record
        return agreement(vote, members) if members is not None and vote.agreed is not None else None

    def _subject(self, vote: Vote, entry: Entry[Vote]) -> Value:
        if vote.for_.office is None:
            return entry.entry("for").stated("award")
        year = self.making.result.leadership.for_year
        title = self.making.wrapper.phrase("office_of_year", office=self.titles[vote.for_.office], year=year)
        place = entry.place_of("for")
        return Value(title, (Place(place.file, (*place.path, "office")),))

    def _rules(self, vote: Vote, award: CountedAward | None) -> tuple[Pass | None, Quorum | None]:
        """The threshold and the quorum that the vote is held by, also before it is held."""
        if vote.for_.office is None:
            return (award.rules.threshold, award.rules.quorum) if award else (None, None)
        rules = voting_rules(self.making.year, vote)
        return nearest_pass(*rules), nearest_quorum(*rules)

    def _threshold(self, rule: Pass | None, vote: Vote) -> Value | Gap:
        place = self._place_of_rule(vote, "pass")
        if rule is None:
            return Gap((place,))
        key = "at_least_of" if rule.at_least is not None else "more_than_of"
        share = self.making.wrapper.share(rule.at_least if rule.at_least is not None else rule.more_than)
        return Value(self.making.wrapper.phrase(key, share=share, of=f"base_{rule.of}"), (place,))

    def _quorum(self, rule: Quorum | None, vote: Vote) -> Value | None:
        if rule is None:
            return None
        share = self.making.wrapper.share(rule.at_least)
        text = self.making.wrapper.phrase("at_least_of", share=share, of=f"base_{rule.of}")
        return Value(text, (self._place_of_rule(vote, "quorum"),))

    def _place_of_rule(self, vote: Vote, key: str) -> Place:
        """Where the nearest rule stands that says it: of the office or award, else of the regulation."""
        regulation = self.making.year.regulation.record
        paths: list[tuple[VotingRule | None, KeyPath]] = []
        rule = known(regulation.leadership) if regulation else None
        if rule is not None and vote.for_.office:
            own = known(rule.leader if vote.for_.office == "leader" else rule.deputies)
            office = "leader" if vote.for_.office == "leader" else "deputies"
            paths.append((own.voting if own else None, ("leadership", office, "voting")))
        for at, award in enumerate(listed(regulation.awards) if regulation else ()):
            if award.award == vote.for_.award:
                paths.append((award.voting, ("awards", at, "voting")))
        attribute = "pass_" if key == "pass" else key
        path = next((path for voting, path in paths if voting and getattr(voting, attribute)), ("voting",))
        return Place(self.making.year.regulation.path, (*path, key))

    def _winners(self, vote: Vote, office: VoteResult | None, award: CountedAward | None) -> Iterator[Value]:
        seats = office.seats if office else ()
        units: Sequence[str] = [seat.unit for seat in seats if seat.unit and seat.settled not in AFTER_ROUNDS]
        if award is not None:
            units = [unit for unit, answer in award.answers.items() if answer == "passed"]
        yield from (self.making.member(unit, Computed("elect", vote.id)) for unit in units)

    def _decided(self, vote: Vote, office: VoteResult | None) -> Iterator[Value]:
        units = [seat.unit for seat in office.seats if seat.settled in AFTER_ROUNDS] if office else []
        yield from (self.making.member(unit, Computed("elect", vote.id)) for unit in units if unit)

    def _leading(self, vote: Vote, office: VoteResult | None) -> Value | None:
        unit = next((seat.leading for seat in office.seats if seat.leading), None) if office else None
        return None if unit is None else self.making.member(unit, Computed("elect", vote.id))


def _state(vote: Vote, office: VoteResult | None, award: CountedAward | None) -> str:
    """The state of a vote: of its first open seat, or of an award that somebody or nobody passed.

    `ordered`: the award goes down the votes, and nobody has to pass.
    """
    if not vote.held:
        return "not_held"
    if office is not None:
        return next((seat.state for seat in office.seats if seat.unit is None), "elected")
    answers = list(award.answers.values()) if award else []
    if award is not None and award.orders and vote.how != "consensus" and "no_quorum" not in answers:
        return "ordered"
    return "passed" if "passed" in answers else next(iter(answers), "not_held")
