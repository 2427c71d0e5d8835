"""Who contends for each award: the units that meet what it requires, by votes or by points (docs/rules.md, G)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as fresh
from typing import Literal

from ..model.members import Members
from ..model.regulation import AwardRule, ByCode, Requirements, TieBreak
from ..model.unknown import known, listed
from ..model.votes import Vote
from ..scoring.quotas import places
from ..scoring.ranking import Apart, Groups, Ranking, resolve
from ..voting.awards import Answer, AwardVote
from ..voting.bases import nearest_pass, nearest_quorum, nearest_ties
from .facts import Facts
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
    resolutions that told equal votes apart. `kinds`: the kind of each unit where a rank is one within its kind;
    `dense`: ranks are counted 1, 1, 2, so that no equal ones are in doubt.
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
    kinds: Mapping[str, str | None] = fresh(default_factory=dict)
    dense: bool = False

    def ranks(self, standings: Sequence[Sequence[str]]) -> Mapping[str, tuple[int, int]]:
        """The best and the worst rank of each unit, whichever way equal ones fall, or within its kind."""
        found: dict[str, tuple[int, int]] = {}
        before: Counter[str | None] = Counter()
        for group in standings:
            sizes = Counter(self.kinds.get(unit) for unit in group)
            for unit in group:
                kind = self.kinds.get(unit)
                found[unit] = (before[kind] + 1, before[kind] + (1 if self.dense else sizes[kind]))
            before.update(dict.fromkeys(sizes, 1) if self.dense else sizes)
        return found

    @property
    def requires(self) -> Requirements:
        """What is asked; nothing where the rule asks nothing."""
        return self.rule.requires or _NOTHING

    @property
    def rank_asked(self) -> int | None:
        """The worst rank that receives the award; None where it asks none, or nobody has one before totals are in."""
        return None if self.waits == "scores" else self.requires.rank

    @property
    def possible(self) -> frozenset[str]:
        """Those that may receive the award, as far as it alone is concerned."""
        return self.fitting.union(self.pending)

    @property
    def has_own_order(self) -> bool:
        """Whether the award does not go down the standings: it goes down votes or points, or there are none yet."""
        return self.rule.order != "standings" or self.waits == "scores"


def contests(field: Field) -> Iterator[Contest]:
    """The awards that can be judged: all of a ranked year; those by votes alone where the year is not rankable."""
    for rule in listed(field.regulation.awards):
        if not needs_scores(rule) or field.ranking is not None or field.blocked:
            yield _contest(field, rule, field.blocked and needs_scores(rule))


def needs_scores(rule: AwardRule) -> bool:
    """Whether an award cannot be judged without totals."""
    asked = rule.requires or _NOTHING
    by_points = (asked.at_least, asked.rank, asked.class_, asked.groups, asked.codes)
    return rule.order != "vote" or asked.no_penalty or any(one is not None for one in by_points)


def _contest(field: Field, rule: AwardRule, waits_for_scores: bool) -> Contest:
    vote = _vote_of(field, rule)
    quota = quota_of(rule, field.members)
    kinds, dense = _ranked_within(field, rule)
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
            kinds=kinds,
            dense=dense,
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
        kinds=kinds,
        dense=dense,
    )


def _ranked_within(field: Field, rule: AwardRule) -> tuple[Mapping[str, str | None], bool]:
    """The kinds within which ranks are counted for an award, none where they are counted among all; and how."""
    ranking = known(field.regulation.ranking)
    within = rule.of is not None or (ranking is not None and ranking.within == "kind")
    kinds = {unit: field.members.kind_of(unit) for unit in field.units} if within else {}
    return kinds, ranking is not None and ranking.ranks == "dense"


def _by_vote(
    rule: AwardRule, vote: AwardVote, units: Sequence[str], unfit: dict[str, Missed]
) -> tuple[frozenset[str], tuple[str, ...], Waits | None]:
    """Those who pass the vote, those who may once it is held, and why it waits (rule G6)."""
    asked = rule.requires or _NOTHING
    if asked.vote is None and rule.order != "vote":
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
    if isinstance(rule.order, ByCode):
        return _down_points(field, rule, rule.order.code)
    if waits in ("vote_not_held", "no_quorum"):
        # The vote that will count has no order yet: whoever it is that passes receives it.
        return Ranking(tuple((unit,) for unit in field.units), frozenset())
    outcome = field.year.outcome.record
    several = outcome.resolutions or () if outcome else ()
    own = [one if one.of == "tie" and vote.vote and one.in_ == vote.vote.id else None for one in several]
    general = known(field.regulation.voting)
    ties = nearest_ties(rule.voting, general) if field.ranking is not None and field.scores is not None else ()
    apart = Apart(ties, field.scores or {}, Facts(field.cluster, field.year))
    groups = (part for group in vote.order(field.units) for part in apart.groups(group))
    return resolve(tuple(groups), own)


def _down_points(field: Field, rule: AwardRule, code: str) -> Ranking:
    """The ranked units in the order of the points of a code; equal ones told apart as in the standings (rule G11)."""
    ranked = [unit for group in (field.ranking.groups if field.ranking else ()) for unit in group]
    ranking, outcome = known(field.regulation.ranking), field.year.outcome.record
    ties = (TieBreak(higher=code), *(ranking.ties or () if ranking else ()))
    groups = Apart(ties, field.scores or {}, Facts(field.cluster, field.year)).groups(ranked)
    several = outcome.resolutions or () if outcome else ()
    return resolve(groups, [one if one.of == "tie" and one.award == rule.award else None for one in several])


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
    """How many units an award may go to at most, of its kind where it is of one (rules G1 and G3)."""
    return places(rule.quota, len(members.considered(rule.of)))
