"""What became of a unit's total: its rank, what told it apart from equal totals, its awards and why not, its class."""

from collections.abc import Iterator, Sequence

from ..language.phrases import Arguments, Figure, Phrase, say, term
from ..results.apart import ToldApart, told_apart
from ..results.awards import AwardResult
from ..results.names import Names
from ..results.scores import Standing, YearScores
from ..results.year import YearResult
from ..scoring.numbers import exactly
from ..scoring.scale import RESERVED_CODES
from .standings import class_name, points


def rank_told(standing: Standing, scores: YearScores, names: Names) -> str:
    """Total and rank in one line."""
    total = Figure(points(standing.score.total, scores) or "")
    if not total:
        return say(Phrase("no_total" if standing.score.unranked else "no_total_yet"), names.language)
    if standing.rank is None:
        return say(Phrase("total_without_rank", {"total": total}), names.language)
    arguments: Arguments = {"total": total, "rank": standing.rank, "of": scores.ranked_with(standing)}
    return say(Phrase("total_tied" if standing.tied else "total_and_rank", arguments), names.language)


def placing(standing: Standing, result: YearResult, names: Names) -> Iterator[str]:
    """The lines that follow the steps of a total."""
    scores = result.scores
    if scores is None or standing.score.total is None:
        return
    for phrase in (*_told_apart(standing, scores), *_award_phrases(standing.unit, result.awards)):
        yield say(phrase, names.language, names)
    if name := class_name(standing, names):
        yield f"{term('column_class', names.language)}: {name}"


def _told_apart(standing: Standing, scores: YearScores) -> Iterator[Phrase]:
    """Which tie-break told units of the same total apart."""
    for other in scores.standings:
        ranked = standing.rank is not None and other.rank is not None
        if other.unit != standing.unit and ranked and other.score.total == standing.score.total:
            yield _apart_phrase(other, told_apart(standing, other, scores), scores)


def _apart_phrase(other: Standing, found: ToldApart | None, scores: YearScores) -> Phrase:
    if found is None:
        return Phrase("tied_with", {"other": other.unit})
    if found.what != "points":
        arguments = {
            "other": other.unit,
            "code": found.code,
            "own": Figure(exactly(found.own)),
            "theirs": Figure(exactly(found.theirs)),
        }
        return Phrase(f"told_apart_by_{found.what}", arguments)
    of_sum = found.code in RESERVED_CODES
    values = {
        "own": Figure(points(found.own, scores) or ""),
        "theirs": Figure(points(found.theirs, scores) or ""),
    }
    code = f"column_{found.code}" if of_sum else found.code
    return Phrase("told_apart_by_sum" if of_sum else "told_apart", {"other": other.unit, "code": code, **values})


def _award_phrases(unit: str, awards: Sequence[AwardResult]) -> Iterator[Phrase]:
    for award in awards:
        arguments = {"award": award.award}
        why = award.contest.unfit.get(unit)
        if unit in award.units:
            yield Phrase("unit_is_proposed", arguments)
        elif unit in award.open:
            yield Phrase("unit_may_be_proposed", arguments)
        elif why is not None:
            yield Phrase(f"unfit_{why.what}", {**arguments, "code": why.code})
        elif award.state != "blocked":
            yield Phrase("unfit_order", arguments)
