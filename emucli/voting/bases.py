"""What votes are a share of: members, present, issued, valid (RULES H1, H2)."""

from datetime import date
from fractions import Fraction

from ..model.members import Members
from ..model.regulation import Pass, Quorum, Voters, VotingRule
from ..model.unknown import known
from ..model.votes import Round, Vote


def members_on(members: Members, day: date | None) -> int | None:
    """How many units are members on a day: those that have not withdrawn by then; without a day, those that stayed.

    Where the source names only some members, those that are declared; None where nothing says how many there are.
    """
    every = len(members.members) if members.members_named == "all" else known(members.declared_count)
    if every is None:
        return None
    left = 0
    for member in members.members:
        since = known(member.since)
        left += member.status == "withdrawn" and (day is None or since is None or since <= day)
    return every - left


def agreement(vote: Vote, members: Members) -> tuple[int, int] | None:
    """How many units agreed in a consensus, of how many: all present, or all members where `present` is not recorded.

    None where nothing says how many there are. One unit, one vote: a unit that is named twice agreed once.
    """
    everyone = members_on(members, known(vote.date)) if vote.present is None else vote.present
    if everyone is None:
        return None
    return (everyone if vote.agreed == "all" else len(set(vote.agreed or ()))), everyone


def base(of: Voters, vote: Vote, count: Round | None, members: Members) -> int | None:
    """The number that a share is taken of; None where the record does not hold it.

    At a show of hands, without ballots, everyone who is present votes.
    """
    if of == "members":
        return members_on(members, known(vote.date))
    if of == "present":
        return vote.present
    issued, returned = (None, None) if count is None else (count.issued, count.returned)
    if vote.how == "show_of_hands":
        issued, returned = issued if issued is not None else vote.present, returned if returned is not None else issued
        returned = vote.present if returned is None else returned
    if of == "issued":
        return issued
    return None if returned is None else returned - ((count.invalid if count else None) or 0)


def nearest_pass(*rules: VotingRule | None) -> Pass | None:
    """The first stated `pass` of the rules, the nearest one first."""
    return next((rule.pass_ for rule in rules if rule is not None and rule.pass_ is not None), None)


def nearest_quorum(*rules: VotingRule | None) -> Quorum | None:
    """The first stated quorum of the rules, the nearest one first."""
    return next((rule.quorum for rule in rules if rule is not None and rule.quorum is not None), None)


def has_quorum(quorum: Quorum | None, vote: Vote, members: Members) -> bool:
    """Whether enough units were present. None stated: none asked; stated and `present` not recorded: no."""
    if quorum is None:
        return True
    of = base(quorum.of, vote, vote.rounds[-1] if vote.rounds else None, members)
    return vote.present is not None and of is not None and vote.present >= quorum.at_least * of


def passes(votes: int, rule: Pass, of: int) -> bool:
    """Whether a number of votes reaches the threshold, compared exactly: 80% of 6 needs 5."""
    if rule.at_least is not None:
        return votes >= rule.at_least * of
    return votes > (rule.more_than or Fraction(0)) * of
