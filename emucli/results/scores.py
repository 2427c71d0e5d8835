"""The standing of a year: its units' points, ranks, classes, what keeps it from being complete (rules C5 and F1)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from ..language.phrases import Arguments, Phrase
from ..language.vietnamese import sort_key
from ..model.members import Members
from ..model.outcome import Resolution
from ..model.regulation import RankClass, Regulation, TieBreak
from ..model.regulation import Ranking as RankingRule
from ..model.tree import Cluster, Year
from ..model.unknown import known, listed
from ..scoring.classes import Classes
from ..scoring.marking import Marking
from ..scoring.periods import periods_of
from ..scoring.points import Missing, UnitScore
from ..scoring.ranking import Apart, Fact, Groups, Ranking, no_facts, rank
from ..scoring.scale import Scale, scale_of
from ..scoring.sheets import Received, Rules, receive
from ..scoring.totals import unit_scores
from .classes import by_class, classes_of
from .names import Names


@dataclass(frozen=True)
class Standing:
    """One unit's place. `rank` is None while the year is blocked, and for a unit that is left unranked (rule C12).

    `kind` and `kind_rank`: its kind, and its rank within it, where the members are of kinds. With `within: kind` these
    are the ranks.
    """

    unit: str
    rank: int | None
    tied: bool
    score: UnitScore
    rank_class: RankClass | None
    _: KW_ONLY
    kind: str | None = None
    kind_rank: int | None = None


@dataclass(frozen=True)
class YearScores:
    """All that was computed from a year's sheets. `ranking` is None while sheets are missing."""

    regulation: Regulation
    marking: Marking
    standings: tuple[Standing, ...]
    ranking: Ranking | None
    _: KW_ONLY
    classes: Classes
    facts: Fact = no_facts

    @property
    def scale(self) -> Scale:
        """The scale that was scored on."""
        return self.marking.scale

    @property
    def received(self) -> Received:
        """The sheets, and which of them count."""
        return self.marking.received

    @property
    def decimals(self) -> int:
        """With how many decimals points are written."""
        return self.scale.scoring.decimals

    @cached_property
    def by_unit(self) -> Mapping[str, UnitScore]:
        """The points of each unit."""
        return {standing.unit: standing.score for standing in self.standings}

    def ranked_with(self, standing: Standing) -> int:
        """How many units a rank is one of: all that have one, or those of its kind where each kind has its ranks."""
        rule, ranked = known(self.regulation.ranking), [one for one in self.standings if one.rank is not None]
        within = rule is not None and rule.within is not None
        return sum(not within or one.kind == standing.kind for one in ranked)

    def waiting(self) -> Iterator[tuple[str, Missing]]:
        """What is missing, unit by unit."""
        for standing in self.standings:
            yield from ((standing.unit, missing) for missing in standing.score.missing)

    def not_received(self) -> Mapping[str, tuple[str, ...]]:
        """Units without a sheet at stages whose sheets are not owed, by stage (rule C2).

        None in a view of one stage: which of the others is owed does not follow from it.
        """
        absent = {
            stage: tuple(one.unit for one in self.standings if not self.received.of(stage, one.unit))
            for stage in self.scale.stages
            if self.scale.view is None and stage not in self.scale.owed
        }
        return {stage: units for stage, units in absent.items() if units}


def unranked_units(scores: YearScores | None) -> frozenset[str]:
    """The units that a standing leaves without a rank; none where there is no standing (yet)."""
    if scores is None or scores.ranking is None:
        return frozenset()
    return frozenset(standing.unit for standing in scores.standings if standing.rank is None)


def by_points(units: tuple[str, ...], ties: Sequence[TieBreak], scores: YearScores | None) -> Groups:
    """Units with equal votes, as the points that `ties` name tell them apart; together without a standing."""
    if scores is None or scores.ranking is None:
        return (units,)
    if any(unit not in scores.by_unit for unit in units):
        return (units,)
    return Apart(ties, scores.by_unit, scores.facts).groups(units)


def by_standings(units: tuple[str, ...], scores: YearScores | None) -> Groups:
    """Units in the order of the standing, those with equal ranks together; together where one of them has no rank."""
    groups = scores.ranking.groups if scores is not None and scores.ranking is not None else ()
    if not set(units) <= {unit for group in groups for unit in group}:
        return (units,)
    within = (tuple(unit for unit in group if unit in units) for group in groups)
    return tuple(group for group in within if group)


def scale_of_year(year: Year) -> Scale | None:
    """The scale of the year's regulation; None where the record holds none."""
    regulation = year.regulation.record
    scoring = known(regulation.scoring) if regulation else None
    return None if scoring is None else scale_of(scoring, year.covenant.record)


def units_in_order(cluster: Cluster, members: Members) -> tuple[str, ...]:
    """The members that have not withdrawn, in Vietnamese order of names (rule F2)."""
    names = Names(cluster, "vi")
    staying = (member.unit for member in members.members if member.status != "withdrawn")
    return tuple(sorted(staying, key=lambda unit: (sort_key(names.unit(unit)), unit)))


def marking_of(cluster: Cluster, year: Year) -> Marking | None:
    """The scale of the year's regulation with the sheets that count under it; None without a scale or members."""
    regulation, members, scale = year.regulation.record, year.members.record, scale_of_year(year)
    if regulation is None or scale is None or members is None:
        return None
    periods = periods_of(scale.scoring.periods, year, members)
    received = receive(year, Rules(scale, members, regulation.version, periods))
    return Marking(scale, received, members, units_in_order(cluster, members), due=_due(year), periods=periods)


def _due(year: Year) -> Mapping[str, date]:
    """By which day the plan wants each step done; the last where a step has several tasks."""
    plan = year.plan.record
    tasks = listed(plan.tasks) if plan else ()
    dated = ((task.step, known(task.due)) for task in tasks if task.step is not None)
    return {str(step): due for step, due in sorted((step, due) for step, due in dated if due is not None)}


def score_year(
    regulation: Regulation, marking: Marking, resolutions: Sequence[Resolution | None], facts: Fact = no_facts
) -> YearScores:
    """The standing of a year that is rankable; `resolutions` of ties at their index, `facts` for tie-breaks."""
    scores = unit_scores(marking)
    by_unit = {score.unit: score for score in scores}
    ranked = [score for score in scores if not score.unranked and marking.is_ranked(score.unit)]
    rule, ranking = known(regulation.ranking), None
    if all(score.total is not None for score in ranked):
        ranking = rank(ranked, Apart(rule.ties or () if rule else (), by_unit, facts), resolutions)
    groups = ranking.groups if ranking else None
    classes = classes_of(rule, groups, by_unit, marking.scale, marking.members)
    if ranking is not None and rule is not None:
        ranking = _as_ruled(ranking, rule, classes)
    standings = _standings(scores, ranking, rule, classes, marking.members)
    return YearScores(regulation, marking, standings, ranking, classes=classes, facts=facts)


def _as_ruled(ranking: Ranking, rule: RankingRule, classes: Classes) -> Ranking:
    """The ranking with the better classes first where they go before totals, and as its ranks are counted."""
    groups = ranking.groups
    if rule.by is not None and rule.by[:1] == ("class",):
        groups = by_class(groups, classes, rule.classes or ())
    return replace(ranking, groups=groups, dense=rule.ranks == "dense")


def tie_resolutions(year: Year) -> tuple[Resolution | None, ...]:
    """The resolutions of ties in the standings, each at its index; those of votes name their vote."""
    outcome = year.outcome.record
    several = outcome.resolutions or () if outcome else ()
    return tuple(one if one.of == "tie" and one.in_ is None and one.award is None else None for one in several)


def _standings(
    scores: Sequence[UnitScore], ranking: Ranking | None, rule: RankingRule | None, classes: Classes, members: Members
) -> tuple[Standing, ...]:
    within = rule is not None and rule.within == "kind"
    places = {score.unit: _place(score.unit, ranking, members, within=within) for score in scores}
    standings = (
        Standing(
            score.unit,
            places[score.unit].rank,
            places[score.unit].tied,
            score,
            classes.of.get(score.unit),
            kind=members.kind_of(score.unit),
            kind_rank=places[score.unit].kind_rank,
        )
        for score in scores
    )
    order = list(members.kinds.keys()) if within and members.kinds is not None else []
    return tuple(sorted(standings, key=lambda one: (*_order(one, order), one.rank or 0)))


class _Place(NamedTuple):
    rank: int | None = None
    kind_rank: int | None = None
    tied: bool = False


def _place(unit: str, ranking: Ranking | None, members: Members, *, within: bool) -> _Place:
    """A unit's rank among all, or within its kind where ranks are counted so, and its rank within its kind."""
    if ranking is None:
        return _Place()
    kind = members.kind_of(unit)
    own = ranking if kind is None else ranking.among(one.unit for one in members.members if one.kind == kind)
    counted = own if within else ranking
    tied = any(unit in group and len(group) > 1 for group in counted.groups)
    return _Place(counted.rank_of(unit), None if kind is None else own.rank_of(unit), tied)


def _order(standing: Standing, kinds: Sequence[str]) -> tuple[bool, int]:
    """Units without a rank last; kind by kind where each has its ranks."""
    kind = standing.kind or ""
    return (standing.rank is None, kinds.index(kind) if kind in kinds else len(kinds))


BlockedReason = Literal["missing_sheet", "missing_entries", "tie", "vote_not_held", "no_quorum", "no_rule", "unknown"]


@dataclass(frozen=True)
class Blocked:
    """Something that a person must decide or send before the year is complete; `vote`: in which vote.

    `owed`: that the record says who has to send it.
    """

    reason: BlockedReason
    units: tuple[str, ...]
    detail: Phrase
    vote: str | None = None
    owed: bool = False


def open_classes(scores: YearScores) -> Iterator[Blocked]:
    """Equal units of which the places of a class take only some: their class is for people to say (rule F7)."""
    rule = known(scores.regulation.ranking)
    for one, units in scores.classes.open:
        number = next(at for at, each in enumerate(rule.classes or () if rule else (), start=1) if each is one)
        yield Blocked("tie", units, Phrase("class_tie_matters", {"units": units, "number": number}))


def missing_sheets(scores: YearScores) -> Iterator[Blocked]:
    """What totals wait for; where the regulation counts what is missing as 0, only what equal sums leave open."""
    zero = scores.scale.scoring.missing == "zero"
    for unit, missing in scores.waiting():
        if zero and not missing.open:
            continue
        arguments: Arguments = {
            "unit": unit,
            "stage": f"{missing.stage} {missing.period}".rstrip(),
            "scorers": missing.scorers,
            "codes": missing.codes,
            "needed": missing.needed,
        }
        reason: BlockedReason = "missing_entries" if missing.codes else "missing_sheet"
        yield Blocked(reason, (unit,), Phrase(_missing_told(missing), arguments), owed=bool(missing.scorers))


def _missing_told(missing: Missing) -> str:
    """The phrase for what is missing: of each scorer, of any one, of some, of nobody in particular."""
    if missing.open:
        return "missing_open"
    if not missing.scorers:
        return "too_few_scores" if missing.codes else "missing_stage"
    if missing.needed == len(missing.scorers):
        return "missing_criteria" if missing.codes else "missing_sheets"
    if missing.codes:
        return "missing_scores_of"
    return "missing_any_sheet" if missing.needed == 1 else "missing_scores"
