"""Votes against what the regulation asks for: as many units as there are places, one vote on each award."""

from collections.abc import Iterator

from ..findings.near import Known
from ..language.phrases import Arguments
from ..model.members import Members
from ..model.outcome import Outcome
from ..model.regulation import AwardRule, Regulation
from ..model.tree import Year
from ..model.unknown import known, listed
from ..model.votes import Vote, Votes
from ..results.contests import asks_for, quota_of
from ..results.votes import voting_rules
from ..results.year import YearResult
from ..voting.bases import nearest_pass, nearest_rounds
from .gives import gives
from .scope import Found


@gives("EMU670")
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


@gives("EMU671")
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


@gives("EMU672")
def votes_that_are_asked_for_exist(regulation: Regulation, votes: Votes) -> Iterator[Found]:
    """Check that votes.yaml holds the vote on an award that a requirement names, once it holds any."""
    ids = Known(vote.id for vote in votes.votes if vote.for_.award is not None)
    for at, rule in enumerate(_rules(regulation)):
        vote = rule.requires.vote if rule.requires else None
        if votes.votes and vote is not None and vote not in ids:
            yield Found(
                "EMU672", regulation, ("awards", at, "requires", "vote"), {"vote": vote, "near": ids.near(vote)}
            )


@gives("EMU773")
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


@gives("EMU613")
def rounds_are_no_more_than_allowed(votes: Votes, year: Year) -> Iterator[Found]:
    """Check that there are no more rounds than the regulation allows before somebody else decides (rule H10)."""
    for at, vote in enumerate(votes.votes):
        limit = nearest_rounds(*voting_rules(year, vote))
        if limit is not None:
            for number in range(limit.at_most, len(vote.rounds or ())):
                arguments = {"round": number + 1, "most": limit.at_most}
                yield Found("EMU613", votes, ("votes", at, "rounds", number), arguments)


@gives("EMU614")
def abstentions_are_counted_where_they_are_left_out(votes: Votes, year: Year) -> Iterator[Found]:
    """Check that each round says how many abstained, where shares are of those for and against (rule H2)."""
    for at, vote in enumerate(votes.votes):
        threshold = nearest_pass(*voting_rules(year, vote))
        for number, count in enumerate(vote.counted if threshold is not None and threshold.of == "cast" else ()):
            if count.abstained is None:
                yield Found("EMU614", votes, ("votes", at, "rounds", number), {"round": number + 1})


@gives("EMU615")
def decisions_after_the_last_round_fit(outcome: Outcome, votes: Votes, computed: YearResult) -> Iterator[Found]:
    """Check that a resolution `of: vote` fills a seat that the last allowed round of a vote left open (rule H10)."""
    used = frozenset().union(*(vote.used for vote in computed.leadership.votes))
    ids = {vote.id for vote in votes.votes}
    for index, resolution in enumerate(outcome.resolutions or ()):
        if resolution.of == "vote" and resolution.in_ in ids and index not in used:
            arguments = {"vote": resolution.in_ or "", "unit": resolution.chosen or ""}
            yield Found("EMU615", outcome, ("resolutions", index), arguments)
