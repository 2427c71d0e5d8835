"""Who may receive an award: each award of the regulation with the units that meet what it requires (RULES G)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from ..model.covenant import Covenant
from ..model.members import Members
from ..model.regulation import AwardRule, QuotaShare, RankClass, Regulation, Requirements
from ..model.text import Bilingual, Text
from ..model.tree import Year
from ..model.unknown import known, listed
from ..model.votes import Vote
from ..scoring.numbers import rounded
from ..scoring.ranking import Groups, Ranking, class_of, resolve
from ..scoring.results import UnitScore
from ..scoring.scale import Scale
from ..scoring.thresholds import unmet
from ..voting.awards import AwardVote
from ..voting.bases import nearest_pass, nearest_quorum

_NOTHING = Requirements()


@dataclass(frozen=True)
class Contest:
    """One award rule and who contends for it.

    `fitting` meet all that is asked but a rank; `pending` all but a vote that waits; `unfit` says what the others miss.
    `waits` names what the award waits for as a whole: `scores`, `vote_not_held`, `no_quorum`, `no_rule`; else empty.
    `used` are the indices of the resolutions that told equal votes apart.
    """

    rule: AwardRule
    index: int
    quota: int
    groups: Groups
    fitting: frozenset[str]
    pending: tuple[str, ...]
    unfit: Mapping[str, str]
    waits: str
    used: frozenset[int] = frozenset()

    @property
    def requires(self) -> Requirements:
        """What is asked; nothing where the rule asks nothing."""
        return self.rule.requires or _NOTHING


@dataclass(frozen=True)
class Field:
    """What requirements are judged by. `scores` and `ranking` are None where the year has no standing (yet)."""

    year: Year
    regulation: Regulation
    members: Members
    scale: Scale | None
    scores: Mapping[str, UnitScore] | None
    ranking: Ranking | None
    blocked: bool


def contests(field: Field) -> Iterator[Contest]:
    """The awards that can be judged: all of a ranked year; those by votes alone where the year is not rankable."""
    waiting_before = False
    for index, rule in enumerate(listed(field.regulation.awards)):
        if needs_scores(rule) and field.ranking is None and not field.blocked:
            continue
        waits_for_scores = field.blocked and (needs_scores(rule) or (waiting_before and not rule.also))
        waiting_before = waiting_before or (waits_for_scores and not rule.also)
        yield _contest(field, index, rule, waits_for_scores)


def needs_scores(rule: AwardRule) -> bool:
    """Whether an award cannot be judged without totals."""
    asked = rule.requires or _NOTHING
    by_points = (asked.at_least, asked.rank, asked.class_, asked.groups)
    return rule.order == "standings" or asked.no_penalty or any(one is not None for one in by_points)


def _contest(field: Field, index: int, rule: AwardRule, waits_for_scores: bool) -> Contest:
    vote = _vote_of(field, rule)
    quota = quota_of(rule, field.members)
    if waits_for_scores:
        return Contest(rule, index, quota, (), frozenset(), (), {}, "scores")
    staying = tuple(member.unit for member in field.members.members if member.status != "withdrawn")
    unfit = {unit: why for unit in staying if (why := _misses(field, rule, unit))}
    others = [unit for unit in staying if unit not in unfit]
    fitting, pending, waits = _by_vote(rule, vote, others, unfit)
    order = _order(field, rule, vote, pending)
    return Contest(rule, index, quota, order.groups, fitting, pending, unfit, waits, order.used)


def _by_vote(
    rule: AwardRule, vote: AwardVote, units: Sequence[str], unfit: dict[str, str]
) -> tuple[frozenset[str], tuple[str, ...], str]:
    """Those who pass the vote, those who may once it is held, and why it waits (RULES G6)."""
    asked = rule.requires or _NOTHING
    if asked.vote is None and rule.order == "standings":
        return frozenset(units), (), ""
    answers = {unit: vote.answer(unit) for unit in units}
    if asked.vote is None:
        # Ordered by a vote that it does not ask anyone to pass: only whether it was held matters.
        answers = {unit: "not_held" if answer == "not_held" else "passed" for unit, answer in answers.items()}
    unfit.update({unit: "vote" for unit, answer in answers.items() if answer == "failed"})
    passed = frozenset(unit for unit, answer in answers.items() if answer == "passed")
    waiting = {unit: answer for unit, answer in answers.items() if answer not in ("passed", "failed")}
    reasons = {"not_held": "vote_not_held"}
    waits = next((reasons.get(answer, answer) for answer in waiting.values()), "")
    return passed, tuple(waiting), waits


def _order(field: Field, rule: AwardRule, vote: AwardVote, pending: tuple[str, ...]) -> Ranking:
    """The units in the order in which the award goes down them; equal ones together."""
    if rule.order == "standings":
        return Ranking(field.ranking.groups if field.ranking else (), frozenset())
    if pending:
        return Ranking(tuple((unit,) for unit in pending), frozenset())
    staying = [member.unit for member in field.members.members if member.status != "withdrawn"]
    outcome = field.year.outcome.record
    several = outcome.resolutions or () if outcome else ()
    own = [one if one.of == "tie" and vote.vote and one.in_ == vote.vote.id else None for one in several]
    return resolve(vote.order(staying), own)


def _vote_of(field: Field, rule: AwardRule) -> AwardVote:
    """The vote that an award asks for, or is ordered by, with the nearest rules."""
    votes: Sequence[Vote] = field.year.votes.record.votes if field.year.votes.record else ()
    named = (rule.requires or _NOTHING).vote
    fits = [vote for vote in votes if (vote.id == named if named else vote.for_.award == rule.award)]
    general = known(field.regulation.voting)
    rules = (rule.voting, general)
    return AwardVote(fits[0] if fits else None, nearest_pass(*rules), nearest_quorum(*rules), field.members)


def quota_of(rule: AwardRule, members: Members) -> int:
    """How many units an award may go to at most (RULES G1, G3)."""
    staying = sum(member.status != "withdrawn" for member in members.members)
    quota = rule.quota
    if isinstance(quota, QuotaShare):
        exact = quota.share * staying
        ways = {"down": floor(exact), "up": -floor(-exact), "half_up": int(rounded(Fraction(exact), 0, "half_up"))}
        return max(ways[quota.round], quota.minimum or 0)
    return quota if isinstance(quota, int) else staying


def _misses(field: Field, rule: AwardRule, unit: str) -> str:
    """What a unit lacks for an award, votes and ranks apart: a key of `requires`, a code, or `suspended`."""
    asked = rule.requires or _NOTHING
    member = field.members.of(unit)
    if member is not None and member.status == "suspended":
        return "suspended"
    covenant = field.year.covenant.record
    if asked.signed and not signed(covenant, unit):
        return "signed"
    if asked.registered and not _registered(covenant, unit, rule.award):
        return "registered"
    return _misses_points(field, asked, unit) or ""


def _misses_points(field: Field, asked: Requirements, unit: str) -> str | None:
    score = field.scores.get(unit) if field.scores else None
    if score is None or field.scale is None:
        return None
    if score.total is None:
        return "scores"
    ranking = known(field.regulation.ranking)
    got = class_of(score, ranking.classes or () if ranking else (), field.scale)
    if asked.class_ is not None and not same_class(got, asked.class_):
        return "class"
    return unmet(asked, score, field.scale)


def same_class(got: RankClass | None, wanted: Text) -> bool:
    """Whether a class is the one that a requirement names, in either language."""
    if got is None:
        return False
    return bool(_wordings(got.name) & _wordings(wanted))


def _wordings(text: Text) -> frozenset[str]:
    if isinstance(text, Bilingual):
        return frozenset(word for word in (known(text.vi), known(text.en)) if word)
    return frozenset((text,))


def signed(covenant: Covenant | None, unit: str) -> bool:
    """Whether the record says that a unit signed the covenant."""
    signatories = covenant.signatories if covenant else None
    return signatories == "all" or (isinstance(signatories, tuple) and unit in signatories)


def _registered(covenant: Covenant | None, unit: str, award: str) -> bool:
    registrations = listed(covenant.registrations) if covenant else ()
    return any(one.unit == unit and one.award == award for one in registrations)
