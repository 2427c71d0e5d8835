"""Whether a year can be ranked, and why not (RULES B4, F5)."""

from collections.abc import Iterator

from ..language.phrases import Phrase
from ..model.regulation import Regulation
from ..model.scoring import Criterion, Scoring
from ..model.tree import Year
from ..model.unknown import UNKNOWN, Unknown


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
    if scoring.total is UNKNOWN:
        yield Phrase("total_unknown")
    for leaf in _leaves(scoring.criteria):
        if leaf.unlisted is not None:
            yield Phrase("criteria_unlisted", {"code": leaf.code})
        elif leaf.measure is UNKNOWN:
            yield Phrase("measure_unknown", {"code": leaf.code})


def _leaves(criteria: tuple[Criterion, ...]) -> Iterator[Criterion]:
    for criterion in criteria:
        if criterion.criteria is None:
            yield criterion
        else:
            yield from _leaves(criterion.criteria)


def _sheet_reasons(year: Year) -> Iterator[Phrase]:
    if not any(file.record.sheets for file in year.scores if file.record):
        yield Phrase("no_sheets")
