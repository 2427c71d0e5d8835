"""Votes against what the regulation asks for: as many units as there are places, one vote on each award."""

from collections.abc import Iterator

from ..findings.near import Known
from ..language.phrases import Arguments
from ..model.members import Members
from ..model.regulation import AwardRule, Regulation
from ..model.unknown import known, listed
from ..model.votes import Vote, Votes
from ..results.contests import asks_for, quota_of
from .scope import Found


def consensus_is_on_as_many_as_there_are(
    votes: Votes, members: Members, regulation: Regulation | None
) -> Iterator[Found]:
    """Check that a consensus names no more units than the office has seats, or the award has places."""
    for at, vote in enumerate(votes.votes):
        number, most = len(set(vote.choice or ())), _places(vote, members, regulation)
        if vote.how == "consensus" and most is not None and number > most:
            arguments: Arguments = {"id": vote.id, "number": number, "most": most}
            yield Found("EMU670", votes, ("votes", at, "choice"), arguments)


def _places(vote: Vote, members: Members, regulation: Regulation | None) -> int | None:
    """How many units a vote may choose; None where nothing says it."""
    if vote.for_.office == "leader":
        return 1
    if vote.for_.office == "deputy":
        leadership = known(regulation.leadership) if regulation else None
        rule = known(leadership.deputies) if leadership else None
        return rule.seats if rule else None
    rules = [rule for rule in listed(regulation.awards) if asks_for(rule, vote)] if regulation else []
    return sum(quota_of(rule, members) for rule in rules) if rules else None


def awards_are_voted_on_once(votes: Votes, regulation: Regulation | None) -> Iterator[Found]:
    """Check that each award has one vote, unless the regulation names each of several; rounds stand in that vote."""
    named = {rule.requires.vote for rule in _rules(regulation) if rule.requires is not None}
    first: dict[str, Vote] = {}
    for at, vote in enumerate(votes.votes):
        award = vote.for_.award
        if award is None or not vote.held:
            continue
        earlier = first.setdefault(award, vote)
        if earlier is not vote and not named.issuperset((earlier.id, vote.id)):
            yield Found("EMU671", votes, ("votes", at, "for"), {"award": award, "first": earlier.id})


def votes_that_are_asked_for_exist(regulation: Regulation, votes: Votes) -> Iterator[Found]:
    """Check that votes.yaml holds the vote on an award that a requirement names, once it holds any."""
    ids = Known(vote.id for vote in votes.votes if vote.for_.award is not None)
    for at, rule in enumerate(_rules(regulation)):
        vote = rule.requires.vote if rule.requires else None
        if votes.votes and vote is not None and vote not in ids:
            yield Found(
                "EMU672", regulation, ("awards", at, "requires", "vote"), {"vote": vote, "near": ids.near(vote)}
            )


def seats_can_be_taken(regulation: Regulation, members: Members) -> Iterator[Found]:
    """Check that there are members for all seats of the deputies."""
    leadership = known(regulation.leadership)
    rule = known(leadership.deputies) if leadership else None
    most = max(len(members.members), known(members.declared_count) or 0)
    if rule is not None and rule.seats > most:
        arguments = {"seats": rule.seats, "members": most}
        yield Found("EMU773", regulation, ("leadership", "deputies", "seats"), arguments)


def _rules(regulation: Regulation | None) -> tuple[AwardRule, ...]:
    return listed(regulation.awards) if regulation else ()
