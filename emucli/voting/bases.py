"""What votes are a share of: members, present, issued, valid, cast (rules H1, H2)."""

from datetime import date
from math import ceil, floor

from ..model.members import Members
from ..model.regulation import Pass, Quorum, Rounds, TieBreak, Voters, VotingRule
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
    everyone = electorate(vote, members) if vote.present is None else vote.present
    if everyone is None:
        return None
    return (everyone if vote.agreed == "all" else len(set(vote.agreed or ()))), everyone


def base(of: Voters, vote: Vote, count: Round | None, members: Members) -> int | None:
    """The number that a share is taken of, 0 or more; None where the record does not hold it.

    At a show of hands, without ballots, everyone votes who is present or wrote. More invalid ballots than were returned
    leave none that is valid. `cast`: those for or against, so nothing says it where abstentions were not counted.
    """
    if of == "members":
        return electorate(vote, members)
    if of == "present":
        return vote.present
    issued, returned = _ballots(vote, count)
    if of == "issued":
        return issued
    valid = None if returned is None else max(returned - ((count.invalid if count else None) or 0), 0)
    if of == "valid" or valid is None:
        return valid
    return None if count is None or count.abstained is None else max(valid - count.abstained, 0)


def electorate(vote: Vote, members: Members) -> int | None:
    """How many may vote: as the vote says, else the members on its day; None where nothing says it."""
    return members_on(members, known(vote.date)) if vote.electorate is None else vote.electorate


def voting(vote: Vote, count: Round | None) -> int | None:
    """How many vote in a round: those present, and those absent who sent their vote in; None without `present`."""
    written = None if count is None else count.written
    return None if vote.present is None else vote.present + (written or 0)


def _ballots(vote: Vote, count: Round | None) -> tuple[int | None, int | None]:
    """The ballots issued and returned; hands that are raised are both."""
    issued, returned = (None, None) if count is None else (count.issued, count.returned)
    if vote.how != "show_of_hands":
        return issued, returned
    there = voting(vote, count)
    returned = returned if returned is not None else issued
    return there if issued is None else issued, there if returned is None else returned


def nearest_pass(*rules: VotingRule | None) -> Pass | None:
    """The first stated `pass` of the rules, the nearest one first."""
    return next((rule.pass_ for rule in rules if rule is not None and rule.pass_ is not None), None)


def nearest_quorum(*rules: VotingRule | None) -> Quorum | None:
    """The first stated quorum of the rules, the nearest one first."""
    return next((rule.quorum for rule in rules if rule is not None and rule.quorum is not None), None)


def nearest_rounds(*rules: VotingRule | None) -> Rounds | None:
    """The first stated rule on the number of rounds, the nearest one first."""
    return next((rule.rounds for rule in rules if rule is not None and rule.rounds is not None), None)


def nearest_ties(*rules: VotingRule | None) -> tuple[TieBreak, ...]:
    """What the nearest rule compares where votes are equal; nothing where none says it."""
    return next((rule.ties for rule in rules if rule is not None and rule.ties is not None), ())


def has_quorum(quorum: Quorum | None, vote: Vote, members: Members) -> bool:
    """Whether enough units were present. None stated: none asked; stated and `present` not recorded: no.

    Where nobody was present, or nobody could be, no share of them was.
    """
    if quorum is None:
        return True
    of = base(quorum.of, vote, vote.counted[-1] if vote.counted else None, members)
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
