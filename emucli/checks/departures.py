"""What outcome.yaml records against what the rules compute: announced results, awards, resolutions."""

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction

from ..language.phrases import Arguments, Figure
from ..model.outcome import Announced, Outcome, ProposedAward, Resolution
from ..model.regulation import Regulation
from ..model.text import Text, in_language
from ..model.tree import Cluster
from ..model.unknown import Unknown, known, listed
from ..results.awards import AwardResult
from ..results.classes import same_class
from ..results.permitted import may_propose
from ..results.scores import Standing, YearScores
from ..results.year import YearResult
from ..scoring.numbers import exactly, rounded, written
from .gives import gives
from .ranking import on_scale_of
from .scope import Found


@gives("EMU801", "EMU802", "EMU809")
def announced_results_are_the_computed_ones(outcome: Outcome, computed: YearResult) -> Iterator[Found]:
    """Check that totals, ranks and classes as published agree with the computation, where there is one."""
    scores = computed.scores
    if scores is None or scores.ranking is None:
        return
    standings = {standing.unit: standing for standing in scores.standings}
    for index, announced in enumerate(listed(outcome.announced)):
        standing = standings.get(announced.unit)
        if standing is not None:
            yield from _announced(outcome, index, announced, standing, scores)


def _announced(
    outcome: Outcome, index: int, announced: Announced, standing: Standing, scores: YearScores
) -> Iterator[Found]:
    total, rank = known(announced.total), known(announced.rank)
    right, decimals = standing.score.total, scores.decimals
    if right is not None and outcome.announced_of is not None and total is not None:
        # Published on another scale, with the decimals of the publication.
        decimals = max(0, -int(total.as_tuple().exponent))
        right = rounded(on_scale_of(right, scores.scale, Fraction(outcome.announced_of)), decimals, "half_up")
    if total is not None and right is not None and Fraction(total) != right:
        figures = {"announced": Figure(exactly(Fraction(total))), "computed": Figure(written(right, decimals))}
        yield Found("EMU801", outcome, ("announced", index, "total"), {"unit": announced.unit, **figures})
    stated = None if isinstance(announced.class_, Unknown) else announced.class_
    if stated is not None and not same_class(standing.rank_class, stated):
        given = None if standing.rank_class is None else standing.rank_class.name
        classes: Arguments = {"announced": _word(stated), "computed": _word(given)}
        yield Found("EMU809", outcome, ("announced", index, "class"), {"unit": announced.unit, **classes})
    if rank is not None and rank != standing.rank:
        told: Arguments = {"unit": announced.unit, "announced": rank, "computed": standing.rank or "-"}
        yield Found("EMU802", outcome, ("announced", index, "rank"), told)


def _word(text: Text | None) -> str:
    return "-" if text is None else in_language(text, "vi")


@gives("EMU803", "EMU804")
def awards_are_the_computed_ones(outcome: Outcome, computed: YearResult) -> Iterator[Found]:
    """Check that an award to a unit that the rules do not propose, and the other way round, is explained (rule G9)."""
    recorded = known(outcome.awards)
    if recorded is None or not _judged(computed):
        return
    explained = {(one.award, one.unit) for one in outcome.resolutions or () if one.of == "award"}
    for index, entry in enumerate(recorded):
        unit = known(entry.unit)
        if unit is not None and (entry.award, unit) not in explained and _departs_from(entry.award, unit, computed):
            yield Found("EMU803", outcome, ("awards", index, "unit"), {"unit": unit, "award": entry.award})
    for award in computed.awards:
        for unit in _left_out(award, recorded):
            if (award.award, unit) not in explained:
                yield Found("EMU804", outcome, ("awards",), {"unit": unit, "award": award.award}, on_key=True)


def _departs_from(award: str, unit: str, computed: YearResult) -> bool:
    """Whether no rule for an award gives it to a unit, nor may; several rules may be for the same award."""
    rules = [one for one in computed.awards if one.award == award]
    return bool(rules) and not any(unit in (*one.units, *one.open) for one in rules)


def _left_out(award: AwardResult, recorded: Sequence[ProposedAward]) -> Iterator[str]:
    """The computed units that the record does not name; an award to a unit that is not known may be for any."""
    named = [entry.unit for entry in recorded if entry.award == award.award]
    if all(known(unit) is not None for unit in named):
        yield from (unit for unit in award.units if unit not in named)


@gives("EMU805")
def proposals_stand_once(outcome: Outcome) -> Iterator[Found]:
    """Check that no unit is proposed for the same award twice."""
    seen: set[tuple[str, str]] = set()
    for index, entry in enumerate(listed(outcome.awards)):
        if isinstance(entry.unit, str):
            if (entry.award, entry.unit) in seen:
                arguments = {"unit": entry.unit, "award": entry.award}
                yield Found("EMU805", outcome, ("awards", index, "unit"), arguments)
            seen.add((entry.award, entry.unit))


def _judged(computed: YearResult) -> bool:
    """Whether the awards were worked out: not while sheets are missing."""
    return computed.scores is None or computed.scores.ranking is not None


@gives("EMU806", "EMU807")
def resolutions_fit_something(outcome: Outcome, computed: YearResult) -> Iterator[Found]:
    """Check that a resolution settles an open tie, or explains an award that departs from the rules (rule F4)."""
    for index, resolution in enumerate(outcome.resolutions or ()):
        fits = resolution.chosen in (resolution.between or ())
        if resolution.of == "tie":
            if fits and _may_tie(resolution, computed) and index not in _used(resolution, computed):
                yield Found("EMU806", outcome, ("resolutions", index), {"units": resolution.between or ()})
        elif resolution.of == "award" and _judged(computed) and not _departs(resolution, outcome, computed):
            arguments = {"unit": resolution.unit or "", "award": resolution.award or ""}
            yield Found("EMU807", outcome, ("resolutions", index), arguments)


def _may_tie(resolution: Resolution, computed: YearResult) -> bool:
    """Whether it is known what ties there are: of votes, and of points where the year is ranked."""
    if resolution.in_ is not None:
        return _judged(computed)
    return computed.scores is not None and computed.scores.ranking is not None


@gives("EMU808")
def resolutions_choose_among_equals(outcome: Outcome) -> Iterator[Found]:
    """Check that a resolution of a tie chooses one of the units that it is between, each named once."""
    for index, resolution in enumerate(outcome.resolutions or ()):
        between = resolution.between or ()
        if resolution.of != "tie":
            continue
        if resolution.chosen not in between or len(set(between)) < len(between) or len(between) < 2:
            arguments: Arguments = {"chosen": resolution.chosen or "", "units": between}
            yield Found("EMU808", outcome, ("resolutions", index), arguments)


def _used(resolution: Resolution, computed: YearResult) -> Set[int]:
    """The indices of the resolutions that settled a tie: of the standings, or of votes."""
    if resolution.in_ is not None:
        votes = (vote.used for vote in computed.leadership.votes)
        return frozenset().union(*votes, *(award.contest.used for award in computed.awards))
    ranking = computed.scores.ranking if computed.scores else None
    return ranking.used if ranking else frozenset()


def _departs(resolution: Resolution, outcome: Outcome, computed: YearResult) -> bool:
    """Whether the record and the rules differ on a unit and an award."""
    rules = [one for one in computed.awards if one.award == resolution.award]
    given = any(resolution.unit in one.units for one in rules)
    recorded = any(one.award == resolution.award and one.unit == resolution.unit for one in listed(outcome.awards))
    return not rules or recorded != given


@gives("EMU422")
def awards_may_be_proposed(regulation: Regulation, cluster: Cluster) -> Iterator[Found]:
    """Check that the regulation gives quotas only for awards that a cluster of this level may propose (rule G8)."""
    for index, rule in enumerate(listed(regulation.awards)):
        if may_propose(cluster, rule.award) is False:
            yield Found("EMU422", regulation, ("awards", index, "award"), _level(cluster, rule.award))


@gives("EMU422")
def proposals_may_be_made(outcome: Outcome, cluster: Cluster) -> Iterator[Found]:
    """Check that the recorded proposals are for awards that a cluster of this level may propose (rule G8)."""
    for index, entry in enumerate(listed(outcome.awards)):
        if may_propose(cluster, entry.award) is False:
            yield Found("EMU422", outcome, ("awards", index, "award"), _level(cluster, entry.award))


def _level(cluster: Cluster, award: str) -> Arguments:
    level = known(cluster.file.record.level) if cluster.file.record else None
    entry = cluster.registers.awards.get(award)
    return {"award": award, "level": level or "-", "allowed": tuple(listed(entry.proposed_by)) if entry else ()}
