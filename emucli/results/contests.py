"""Who contends for each award: the units that meet what it requires, by votes or by points (docs/rules.md, G)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Literal

from ..model.members import Members
from ..model.regulation import AwardRule, QuotaShare, Requirements
from ..model.unknown import known, listed
from ..model.votes import Vote
from ..scoring.numbers import rounded
from ..scoring.ranking import Groups, Ranking, resolve, told_apart
from ..voting.awards import Answer, AwardVote
from ..voting.bases import nearest_pass, nearest_quorum, nearest_ties
from .requirements import UNSTATED, Field, Missed, misses

_NOTHING = Requirements()


Waits = Literal["scores", "vote_not_held", "no_quorum", "no_rule", "unknown"]
"""What an award waits for; `unknown`: the source does not state whether a unit meets what is asked."""

_WAITS: Mapping[Answer, Waits] = {"not_held": "vote_not_held", "no_quorum": "no_quorum", "no_rule": "no_rule"}


@dataclass(frozen=True, kw_only=True)
class Contest:
    """One award rule and who contends for it.

    `fitting` meet all that is asked but a rank; `pending` all but a vote that waits; `unfit` says what the others miss.
    `waits` is what those that are pending wait for. `vote` is the id of the vote; `used` are the indices of the
    resolutions that told equal votes apart.
    """

    rule: AwardRule
    quota: int
    groups: Groups
    fitting: frozenset[str]
    pending: tuple[str, ...]
    unfit: Mapping[str, Missed]
    waits: Waits | None
    vote: str | None = None
    used: frozenset[int] = frozenset()

    @property
    def requires(self) -> Requirements:
        """What is asked; nothing where the rule asks nothing."""
        return self.rule.requires or _NOTHING

    @property
    def possible(self) -> frozenset[str]:
        """Those that may receive the award, as far as it alone is concerned."""
        return self.fitting.union(self.pending)

    @property
    def has_own_order(self) -> bool:
        """Whether the award does not go down the standings: it goes down votes, or there are no standings yet."""
        return self.rule.order == "vote" or self.waits == "scores"


def contests(field: Field) -> Iterator[Contest]:
    """The awards that can be judged: all of a ranked year; those by votes alone where the year is not rankable."""
    for rule in listed(field.regulation.awards):
        if not needs_scores(rule) or field.ranking is not None or field.blocked:
            yield _contest(field, rule, field.blocked and needs_scores(rule))


def needs_scores(rule: AwardRule) -> bool:
    """Whether an award cannot be judged without totals."""
    asked = rule.requires or _NOTHING
    by_points = (asked.at_least, asked.rank, asked.class_, asked.groups)
    return rule.order == "standings" or asked.no_penalty or any(one is not None for one in by_points)


def _contest(field: Field, rule: AwardRule, waits_for_scores: bool) -> Contest:
    vote = _vote_of(field, rule)
    quota = quota_of(rule, field.members)
    staying = field.units
    unfit = {unit: why for unit in staying if (why := misses(field, rule, unit))}
    unstated = [unit for unit, why in unfit.items() if why == UNSTATED]
    others = [unit for unit in staying if unit not in unfit or unit in unstated]
    fitting, pending, waits = _by_vote(rule, vote, others, unfit)
    if unstated:
        waiting = tuple(unit for unit in others if unit in pending or (unit in unstated and unit in fitting))
        fitting, pending = fitting - frozenset(unstated), waiting
        waits = waits or ("unknown" if waiting else None)
    id_ = vote.vote.id if vote.vote else None
    if waits_for_scores:
        # Who stays below what is asked cannot be said yet: anybody may receive it who meets the rest.
        pending = tuple(unit for unit in others if unit in fitting or unit in pending)
        return Contest(
            rule=rule,
            quota=quota,
            groups=tuple((unit,) for unit in pending),
            fitting=frozenset(),
            pending=pending,
            unfit={},
            waits="scores",
            vote=id_,
        )
    order = _order(field, rule, vote, waits)
    return Contest(
        rule=rule,
        quota=quota,
        groups=order.groups,
        fitting=fitting,
        pending=pending,
        unfit=unfit,
        waits=waits,
        vote=id_,
        used=order.used,
    )


def _by_vote(
    rule: AwardRule, vote: AwardVote, units: Sequence[str], unfit: dict[str, Missed]
) -> tuple[frozenset[str], tuple[str, ...], Waits | None]:
    """Those who pass the vote, those who may once it is held, and why it waits (rule G6)."""
    asked = rule.requires or _NOTHING
    if asked.vote is None and rule.order == "standings":
        return frozenset(units), (), None
    answers: dict[str, Answer] = {unit: vote.answer(unit) for unit in units}
    if asked.vote is None and vote.threshold is None:
        # Ordered by a vote, and nothing says what share it needs: the order alone decides.
        answers = {unit: "passed" if answer == "no_rule" else answer for unit, answer in answers.items()}
    unfit.update({unit: Missed("vote") for unit, answer in answers.items() if answer == "failed"})
    passed = frozenset(unit for unit, answer in answers.items() if answer == "passed")
    waiting = {unit: answer for unit, answer in answers.items() if answer not in ("passed", "failed")}
    return passed, tuple(waiting), next((_WAITS[answer] for answer in waiting.values()), None)


def _order(field: Field, rule: AwardRule, vote: AwardVote, waits: Waits | None) -> Ranking:
    """The units in the order in which the award goes down them; equal ones together."""
    if rule.order == "standings":
        return Ranking(field.ranking.groups if field.ranking else (), frozenset())
    if waits in ("vote_not_held", "no_quorum"):
        # The vote that will count has no order yet: whoever it is that passes receives it.
        return Ranking(tuple((unit,) for unit in field.units), frozenset())
    outcome = field.year.outcome.record
    several = outcome.resolutions or () if outcome else ()
    own = [one if one.of == "tie" and vote.vote and one.in_ == vote.vote.id else None for one in several]
    general = known(field.regulation.voting)
    ties = nearest_ties(rule.voting, general) if field.ranking is not None and field.scores is not None else ()
    groups = (part for group in vote.order(field.units) for part in told_apart(group, ties, field.scores or {}))
    return resolve(tuple(groups), own)


def asks_for(rule: AwardRule, vote: Vote) -> bool:
    """Whether an award asks for a vote, by its id, or goes down it (rules G6 and G7)."""
    named = (rule.requires or _NOTHING).vote
    return vote.id == named if named else rule.order == "vote" and vote.for_.award == rule.award


def _vote_of(field: Field, rule: AwardRule) -> AwardVote:
    """The vote that an award asks for, or is ordered by, with the nearest rules; one that was held before the others.

    Where the votes only order, no share is asked but one that the award itself states (rules G6 and G7).
    """
    votes: Sequence[Vote] = field.year.votes.record.votes if field.year.votes.record else ()
    named = (rule.requires or _NOTHING).vote
    fits = sorted((vote for vote in votes if asks_for(rule, vote)), key=lambda vote: not vote.held)
    general = known(field.regulation.voting)
    threshold = nearest_pass(rule.voting, general if named else None)
    return AwardVote(fits[0] if fits else None, threshold, nearest_quorum(rule.voting, general), field.members)


def quota_of(rule: AwardRule, members: Members) -> int:
    """How many units an award may go to at most (rules G1 and G3)."""
    staying = sum(member.status != "withdrawn" for member in members.members)
    quota = rule.quota
    if isinstance(quota, QuotaShare):
        exact = quota.share * staying
        ways = {"down": floor(exact), "up": -floor(-exact), "half_up": int(rounded(Fraction(exact), 0, "half_up"))}
        return max(ways[quota.round], quota.minimum or 0)
    return quota if isinstance(quota, int) else staying
