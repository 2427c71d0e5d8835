"""Whether a year can be ranked, and why not (rules B4 and F5)."""

from collections.abc import Iterator

from ..language.phrases import Phrase
from ..model.regulation import Regulation
from ..model.scoring import Criterion, PoolCriterion, Scoring
from ..model.tree import Year
from ..model.unknown import UNKNOWN, Unknown, listed


def not_rankable_because(year: Year) -> tuple[Phrase, ...]:
    """Every reason why the year's members cannot be ranked; none where they can."""
    return (*_regulation_reasons(year.regulation.record), *_sheet_reasons(year))


def _regulation_reasons(regulation: Regulation | None) -> Iterator[Phrase]:
    if regulation is None:
        yield Phrase("no_regulation")
    elif regulation.scoring is None:
        yield Phrase("no_scoring")
    elif isinstance(regulation.scoring, Unknown):
        yield Phrase("scoring_unknown")
    else:
        yield from _scoring_reasons(regulation.scoring)


def _scoring_reasons(scoring: Scoring) -> Iterator[Phrase]:
    if not scoring.criteria and scoring.unlisted is None:
        yield Phrase("no_criteria")
    if scoring.total is UNKNOWN:
        yield Phrase("total_unknown")
    if scoring.final is UNKNOWN:
        yield Phrase("final_unknown")
    if scoring.unlisted is not None:
        yield Phrase("top_criteria_unlisted")
    for part, pool in (("bonus", scoring.bonus), ("penalty", scoring.penalty)):
        if pool is not None and (pool.unlisted is not None or not isinstance(pool.criteria, tuple)):
            yield Phrase("pool_unlisted", {"part": part})
    tops: list[Criterion | PoolCriterion] = [*scoring.criteria, *_pool_criteria(scoring)]
    for top in tops:
        yield from _node_reasons(top)


def _pool_criteria(scoring: Scoring) -> Iterator[PoolCriterion]:
    for pool in (scoring.bonus, scoring.penalty):
        yield from listed(pool.criteria) if pool else ()


def _node_reasons(node: Criterion | PoolCriterion) -> Iterator[Phrase]:
    if node.unlisted is not None:
        yield Phrase("criteria_unlisted", {"code": node.code})
    elif node.measure is UNKNOWN:
        yield Phrase("measure_unknown", {"code": node.code})
    for child in node.criteria or ():
        yield from _node_reasons(child)


def _sheet_reasons(year: Year) -> Iterator[Phrase]:
    if not any(file.record.sheets for file in year.scores if file.record):
        yield Phrase("no_sheets")
