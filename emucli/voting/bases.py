"""What votes are a share of: members, present, issued, valid (rules H1 and H2)."""

from datetime import date
from math import ceil, floor

from ..model.members import Members
from ..model.regulation import Pass, Quorum, Voters, VotingRule
from ..model.unknown import known
from ..model.votes import Round, Vote


def members_on(members: Members, day: date | None) -> int | None:
    """How many units are members on a day: those that have not withdrawn by then; without a day, those that stayed.

    Where the source names only some members, those that are declared; None where nothing says how many there are.
    Never below 0: where more have left than were declared, the declared number is wrong.
    """
    every = len(members.members) if members.members_named == "all" else known(members.declared_count)
    if every is None:
        return None
    left = 0
    for member in members.members:
        since = known(member.since)
        left += member.status == "withdrawn" and (day is None or since is None or since <= day)
    return max(every - left, 0)


def agreement(vote: Vote, members: Members) -> tuple[int, int] | None:
    """How many units agreed in a consensus, of how many: all present, or all members where `present` is not recorded.

    None where nothing says how many there are. One unit, one vote: a unit that is named twice agreed once.
    """
    everyone = members_on(members, known(vote.date)) if vote.present is None else vote.present
    if everyone is None:
        return None
    return (everyone if vote.agreed == "all" else len(set(vote.agreed or ()))), everyone


def base(of: Voters, vote: Vote, count: Round | None, members: Members) -> int | None:
    """The number that a share is taken of, 0 or more; None where the record does not hold it.

    At a show of hands, without ballots, everyone who is present votes. More invalid ballots than were returned leave
    none that is valid.
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
    return None if returned is None else max(returned - ((count.invalid if count else None) or 0), 0)


def nearest_pass(*rules: VotingRule | None) -> Pass | None:
    """The first stated `pass` of the rules, the nearest one first."""
    return next((rule.pass_ for rule in rules if rule is not None and rule.pass_ is not None), None)


def nearest_quorum(*rules: VotingRule | None) -> Quorum | None:
    """The first stated quorum of the rules, the nearest one first."""
    return next((rule.quorum for rule in rules if rule is not None and rule.quorum is not None), None)


def has_quorum(quorum: Quorum | None, vote: Vote, members: Members) -> bool:
    """Whether enough units were present. None stated: none asked; stated and `present` not recorded: no.

    Where nobody was present, or nobody could be, no share of them was.
    """
    if quorum is None:
        return True
    of = base(quorum.of, vote, vote.rounds[-1] if vote.rounds else None, members)
    return bool(vote.present) and bool(of) and (vote.present or 0) >= quorum.at_least * (of or 0)


def passes(votes: int, rule: Pass, of: int) -> bool:
    """Whether a number of votes reaches the threshold, compared exactly: 80% of 6 needs 5 (rule H1)."""
    least = needed(rule, of)
    return least is not None and votes >= least


def needed(rule: Pass, of: int) -> int | None:
    """The fewest votes that pass: 80% of 6 is 4.8, so 5; more than half of 6 is 4.

    Nobody passes without a vote, so it is never below 1; and of nobody at all no number is a share: None.
    """
    if of <= 0:
        return None
    least = ceil(rule.at_least * of) if rule.at_least is not None else floor((rule.more_than or 0) * of) + 1
    return max(least, 1)
