"""Votes on awards as they were counted, whether or not a rule of the regulation asks for them (rule G6)."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.members import Members
from ..model.regulation import Pass, Quorum, VotingRule
from ..model.tree import Year
from ..model.unknown import known, listed
from ..model.votes import Vote
from ..voting.awards import Answer, AwardVote
from ..voting.bases import nearest_pass, nearest_quorum
from ..voting.rounds import RoundResult, candidates_of, count_round


@dataclass(frozen=True, kw_only=True)
class CountedAward:
    """A vote on an award: its rounds, and for each unit that was voted on whether it passed.

    `orders`: the award goes down these votes and asks for no share of them, whatever share other votes need.
    """

    rules: AwardVote
    vote: Vote
    award: str
    rounds: tuple[RoundResult, ...]
    answers: Mapping[str, Answer]
    orders: bool


def award_votes(year: Year) -> tuple[CountedAward, ...]:
    """Every vote on an award, in the order of the record."""
    votes, members = year.votes.record, year.members.record
    if votes is None or members is None:
        return ()
    several = ((vote, vote.for_.award) for vote in votes.votes)
    return tuple(_counted(year, vote, award, members) for vote, award in several if award is not None)


def _counted(year: Year, vote: Vote, award: str, members: Members) -> CountedAward:
    threshold, quorum, only_orders = _rules(year, vote, award)
    rules = AwardVote(vote, threshold, quorum, members)
    rounds = tuple(
        count_round(at + 1, one, vote, candidates_of(vote, one), rules.threshold, members)
        for at, one in enumerate(vote.counted)
    )
    named = (one.unit for counted in rounds for one in counted.figures)
    units = dict.fromkeys((*(vote.candidates or ()), *named, *(vote.choice or ())))
    answers = {unit: rules.answer(unit) for unit in units}
    return CountedAward(
        rules=rules, vote=vote, award=award, rounds=rounds, answers=answers, orders=only_orders and threshold is None
    )


def voting_rules(year: Year, vote: Vote) -> tuple[VotingRule | None, ...]:
    """The rules that a vote is held by, the nearest first: of its office or award, of the regulation."""
    regulation = year.regulation.record
    if regulation is None:
        return ()
    leading, office = known(regulation.leadership), vote.for_.office
    if office is not None and leading is not None:
        rule = known(leading.leader if office == "leader" else leading.deputies)
        return rule.voting if rule else None, known(regulation.voting)
    own = next((rule for rule in listed(regulation.awards) if rule.award == vote.for_.award), None)
    return own.voting if own else None, known(regulation.voting)


def _rules(year: Year, vote: Vote, award: str) -> tuple[Pass | None, Quorum | None, bool]:
    """The nearest rules: of the award that asks for this vote, else of the award, then of the regulation.

    Last whether the award only goes down these votes: then no share is asked but its own (see `contests`).
    """
    regulation = year.regulation.record
    rules = [rule for rule in listed(regulation.awards) if rule.award == award] if regulation else []
    asking = [rule for rule in rules if rule.requires and rule.requires.vote == vote.id]
    own = next(iter((*asking, *rules)), None)
    general = known(regulation.voting) if regulation else None
    nearest = own.voting if own else None
    only_orders = own is not None and not asking and own.order == "vote"
    threshold = nearest_pass(nearest, None if only_orders else general)
    return threshold, nearest_quorum(nearest, general), only_orders
