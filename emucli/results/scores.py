"""The standing of a year: its units' points, ranks, classes, what keeps it from being complete (rules C5 and F1)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from ..language.phrases import Arguments, Phrase
from ..language.vietnamese import sort_key
from ..model.members import Members
from ..model.outcome import Resolution
from ..model.regulation import RankClass, Regulation, TieBreak
from ..model.tree import Cluster, Year
from ..model.unknown import known, listed
from ..scoring.marking import Marking
from ..scoring.periods import periods_of
from ..scoring.points import Missing, UnitScore
from ..scoring.ranking import Groups, Ranking, class_of, rank, told_apart
from ..scoring.scale import Scale, scale_of
from ..scoring.sheets import Received, Rules, receive
from ..scoring.totals import unit_scores
from .names import Names


@dataclass(frozen=True)
class Standing:
    """One unit's place. `rank` is None while the year is blocked, and for a unit that is left unranked (rule C12)."""

    unit: str
    rank: int | None
    tied: bool
    score: UnitScore
    rank_class: RankClass | None


@dataclass(frozen=True)
class YearScores:
    """All that was computed from a year's sheets. `ranking` is None while sheets are missing."""

    regulation: Regulation
    marking: Marking
    standings: tuple[Standing, ...]
    ranking: Ranking | None

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

    def waiting(self) -> Iterator[tuple[str, Missing]]:
        """What is missing, unit by unit."""
        for standing in self.standings:
            yield from ((standing.unit, missing) for missing in standing.score.missing)

    def not_received(self) -> Mapping[str, tuple[str, ...]]:
        """Units without a sheet at stages whose sheets are not owed, by stage (rule C2)."""
        absent = {
            stage: tuple(one.unit for one in self.standings if not self.received.of(stage, one.unit))
            for stage in self.scale.stages
            if stage not in self.scale.owed
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
    return told_apart(units, ties, scores.by_unit)


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
    return Marking(scale, received, members, units_in_order(cluster, members), _due(year), periods)


def _due(year: Year) -> Mapping[str, date]:
    """By which day the plan wants each step done; the last where a step has several tasks."""
    plan = year.plan.record
    tasks = listed(plan.tasks) if plan else ()
    dated = ((task.step, known(task.due)) for task in tasks if task.step is not None)
    return {str(step): due for step, due in sorted((step, due) for step, due in dated if due is not None)}


def score_year(regulation: Regulation, marking: Marking, resolutions: Sequence[Resolution | None]) -> YearScores:
    """The standing of a year that is rankable; `resolutions` of ties at their index in the record."""
    scores = unit_scores(marking)
    complete = [score for score in scores if not score.unranked]
    ranking = None
    if all(score.total is not None for score in complete):
        ranking = rank(complete, _ties(regulation), resolutions)
    standings = _standings(scores, ranking, regulation, marking.scale)
    return YearScores(regulation, marking, standings, ranking)


def _ties(regulation: Regulation) -> Sequence[TieBreak]:
    ranking = known(regulation.ranking)
    return ranking.ties or () if ranking else ()


def tie_resolutions(year: Year) -> tuple[Resolution | None, ...]:
    """The resolutions of ties in the standings, each at its index; those of votes name their vote."""
    outcome = year.outcome.record
    several = outcome.resolutions or () if outcome else ()
    return tuple(one if one.of == "tie" and one.in_ is None else None for one in several)


def _standings(
    scores: Sequence[UnitScore], ranking: Ranking | None, regulation: Regulation, scale: Scale
) -> tuple[Standing, ...]:
    groups: Groups = ranking.groups if ranking else ()
    rule = known(regulation.ranking)
    classes = rule.classes or () if rule else ()
    tied = {unit for group in groups if len(group) > 1 for unit in group}
    standings = [
        Standing(
            score.unit,
            ranking.rank_of(score.unit) if ranking else None,
            score.unit in tied,
            score,
            class_of(score, classes, scale),
        )
        for score in scores
    ]
    return tuple(sorted(standings, key=_order))


def _order(standing: Standing) -> tuple[bool, int]:
    """By rank, units without one last; equal ranks keep the order of names."""
    return (standing.rank is None, standing.rank or 0)


BlockedReason = Literal["missing_sheet", "missing_entries", "tie", "vote_not_held", "no_quorum", "no_rule", "unknown"]


@dataclass(frozen=True)
class Blocked:
    """Something that a person must decide or send before the year is complete; `vote`: in which vote."""

    reason: BlockedReason
    units: tuple[str, ...]
    detail: Phrase
    vote: str | None = None


def missing_sheets(scores: YearScores) -> Iterator[Blocked]:
    """What totals wait for; nothing where the regulation counts what is missing as 0."""
    if scores.scale.scoring.missing == "zero":
        return
    for unit, missing in scores.waiting():
        arguments: Arguments = {
            "unit": unit,
            "stage": f"{missing.stage} {missing.period}".rstrip(),
            "scorers": missing.scorers,
            "codes": missing.codes,
            "needed": missing.needed,
        }
        reason: BlockedReason = "missing_entries" if missing.codes else "missing_sheet"
        yield Blocked(reason, (unit,), Phrase(_missing_told(missing), arguments))


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
