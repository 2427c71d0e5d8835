"""`score --differences`: the units' own points beside those of later stages, with reasons and explanations."""

from collections.abc import Iterator
from fractions import Fraction

from ..language.phrases import Phrase, say, term
from ..model.tree import Cluster, Year
from ..results.differences import Difference, differences, explanations
from ..results.names import Names
from ..results.page_words import stage_words
from ..results.scores import YearScores
from ..scoring.numbers import exactly, rounded
from . import SCHEMA_VERSION
from .grid import Grid
from .lines import as_markdown, bullets, safe
from .standings import points


def differences_as_json(cluster: Cluster, year: Year, scores: YearScores, names: Names) -> dict[str, object]:
    """Every difference and every explanation; points of stages exactly, as fractions where decimals do not end."""
    return {
        "schema_version": SCHEMA_VERSION,
        "cluster": cluster.path,
        "year": year.name,
        "differences": [_json(one, scores, names) for one in differences(scores)],
        "explanations": [
            {"unit": one.unit, "stage": one.stage, "text": names.text(one.text)} for one in explanations(scores)
        ],
    }


def _json(one: Difference, scores: YearScores, names: Names) -> dict[str, object]:
    return {
        "unit": one.unit,
        "code": one.code,
        "own": exactly(one.own),
        "later": {stage: exactly(value) for stage, value in one.later},
        "final": points(one.counted, scores),
        "reasons": [names.text(reason) for reason in one.reasons],
    }


def differences_grid(scores: YearScores, names: Names, unit: str | None = None, *, ids: bool = False) -> Grid:
    """Code, own points, those of each later stage, the final ones, reasons; the unit's name where all are shown."""
    own = scores.marking.own_stage
    stages = tuple(stage for stage in scores.scale.stages if stage != own)
    several = [one for one in differences(scores) if unit in (None, one.unit)]
    rows = tuple(_row(one, stages, scores, names, with_unit=unit is None, ids=ids) for one in several)
    if ids:
        return Grid(("unit", "name", "code", "own", *stages, "final", "reasons"), rows, wide=())
    whose = ("column_unit",) if unit is None else ()
    first, last = (*whose, "column_code", "column_own"), ("column_final", "column_reason")
    before, after = (tuple(term(one, names.language) for one in columns) for columns in (first, last))
    headings = (*before, *_words(scores, names, stages), *after)
    return Grid(headings, rows, wide=(0, len(headings) - 1))


def _words(scores: YearScores, names: Names, stages: tuple[str, ...]) -> Iterator[str]:
    """Stages as the page of a unit heads them."""
    words = stage_words(tuple(scores.scale.stages), scores, names.language)
    return (words[stage] for stage in stages)


def _row(
    one: Difference, stages: tuple[str, ...], scores: YearScores, names: Names, *, with_unit: bool, ids: bool
) -> tuple[str, ...]:
    by_stage = dict(one.later)
    cells = (shown(by_stage[stage], scores) if stage in by_stage else "" for stage in stages)
    reasons = " / ".join(names.text(reason) for reason in one.reasons)
    figures = (shown(one.own, scores), *cells, points(one.counted, scores) or "")
    if ids:
        return (one.unit, names.unit(one.unit), one.code, *figures, reasons)
    told = (one.code, *map(names.figure, figures), reasons)
    return (names.unit(one.unit), *told) if with_unit else told


def shown(value: Fraction, scores: YearScores) -> str:
    """Points of one stage, rounded only here, where they are shown (rule A1)."""
    scoring = scores.scale.scoring
    return points(rounded(value, scoring.decimals, scoring.rounding), scores) or ""


def differences_as_text(year: Year, scores: YearScores, names: Names) -> str:
    """A table a unit, then the units' explanations."""
    return "\n".join(_parts(year, scores, names, markdown=False)) + "\n"


def differences_as_markdown(year: Year, scores: YearScores, names: Names) -> str:
    """The same as Markdown."""
    return "\n".join(_parts(year, scores, names, markdown=True)) + "\n"


def _parts(year: Year, scores: YearScores, names: Names, *, markdown: bool) -> Iterator[str]:
    heading = say(Phrase("differences_of", {"cluster": names.cluster_name(), "year": year.name}), names.language)
    yield f"# {as_markdown(heading)}" if markdown else safe([heading])[0]
    units = dict.fromkeys(one.unit for one in differences(scores))
    if not units:
        yield from ("", say(Phrase("no_differences"), names.language))
    for unit in units:
        grid = differences_grid(scores, names, unit)
        title = names.unit(unit)
        yield from ("", f"## {as_markdown(title)}" if markdown else safe([title])[0], "")
        yield (grid.as_markdown() if markdown else grid.as_text()).rstrip()
    told = list(explanations(scores))
    if told:
        yield from ("", say(Phrase("explanations"), names.language))
    lines = bullets(
        f"{names.unit(one.unit)} ({word}): {names.text(one.text)}"
        for one in told
        for word in _words(scores, names, (one.stage,))
    )
    yield from (line.as_markdown() if markdown else line.as_text() for line in lines)
