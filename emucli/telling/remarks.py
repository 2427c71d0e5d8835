"""What needs a word below a standing."""

from collections.abc import Iterator

from ..language.phrases import Arguments, Phrase, say
from ..model.tree import Year
from ..results.names import Names
from ..results.scores import YearScores
from ..results.stage_view import covered, without_sheet
from .lines import Line


def remarks(year: Year, scores: YearScores, names: Names) -> Iterator[Line]:
    """A made-up year, units suspended or unranked, something counted as 0, sheets not received."""
    if year.illustrative:
        yield Line(say(Phrase("illustrative"), names.language), depth=0)
    for standing in scores.standings:
        member = scores.marking.members.of(standing.unit)
        if scores.scale.has_nothing_for(standing.unit):
            yield _about("nothing_applies", standing.unit, names)
        elif member is not None and member.suspended:
            key = "suspended_unranked" if standing.score.unranked else "suspended_ranked"
            yield _about(key, standing.unit, names)
        if member is not None and not member.ranked:
            yield _about("unranked_by_record", standing.unit, names)
        if standing.score.missing and standing.score.total is not None:
            yield _about("counted_as_zero", standing.unit, names)
    for stage, units in scores.not_received().items():
        yield _line("not_received", {"stage": stage, "units": units}, names)
    yield from _of_a_view(scores, names)


def _of_a_view(scores: YearScores, names: Names) -> Iterator[Line]:
    """What one stage alone says nothing of counts nothing there, and looks like a 0 that somebody gave."""
    if absent := without_sheet(scores):
        yield _line("view_without_sheet", {"units": absent}, names)
    told: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
    for one, units in covered(scores).items():
        few = 0 < len(one.scored) < len(one.left_out)
        said = ("view_scores", one.scored) if few else ("view_leaves_out", one.left_out)
        told[said] = (*told.get(said, ()), *units)
    for (key, codes), units in told.items():
        everybody = len(units) == len(scores.standings)
        yield _line(key if everybody else f"{key}_of", {"codes": codes, "units": units}, names)


def _about(key: str, unit: str, names: Names) -> Line:
    return _line(key, {"unit": unit}, names)


def _line(key: str, arguments: Arguments, names: Names) -> Line:
    return Line(say(Phrase(key, arguments), names.language, names), depth=0)
