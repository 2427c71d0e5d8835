"""The page of a unit, of years drawn at random: every line of the scale, the points of the standing."""

import re

from hypothesis import given

from emucli.findings.text import cell_width
from emucli.language.phrases import Language
from emucli.results.explanation import explain
from emucli.results.names import Names
from emucli.results.page import page_rows
from emucli.results.scores import YearScores
from emucli.telling.page import PAGE_WIDTH, Page
from tests.scoring.drawing import incomplete_years, years
from tests.scoring.drawn.chance import EVERY_RUN_THE_SAME
from tests.scoring.drawn.year import DrawnYear, records, result

_NOT_APPLYING = ("rescale", "absent", "full")
_LANGUAGES: tuple[Language, ...] = ("vi", "en")


def _check_page(page: Page) -> None:
    grid, notes = page.short()
    lines = grid.as_text(PAGE_WIDTH).rstrip().split("\n")
    rule = next(at for at, line in enumerate(lines) if line.startswith("-"))
    assert len(lines) - rule - 1 == len(page.rows)
    assert max(map(cell_width, lines)) <= PAGE_WIDTH
    # What has no room is told under its number, each once.
    marks = [found for row in grid.rows if (found := re.fullmatch(r"\((\d+)\)", row[-1]))]
    numbers = [line.split(")")[0] + ")" for line in notes if not line.startswith(" ")]
    assert [mark[0] for mark in marks] == numbers


def _check_year(year: DrawnYear) -> None:
    scores = result(year).scores
    assert isinstance(scores, YearScores)
    cluster, record = records(year)
    for one in scores.standings:
        rows = page_rows(scores, one, explain(scores, one.unit, record.regulation.path))
        labels = [row.label for row in rows if row.node]
        # Under a group that does not apply nothing is told.
        told = [
            each.node.code for each in one.score.nodes() if each.state not in _NOT_APPLYING or each.node.code in labels
        ]
        assert labels == told
        assert rows[-1].label == "total"
        for row in rows:
            assert row.points == one.score.points(row.label) or row.points is None
        for language in _LANGUAGES:
            _check_page(Page(one.unit, rows, scores, Names(cluster, language), record.covenant.record))


@EVERY_RUN_THE_SAME
@given(years())
def test_a_page_has_every_line_of_the_scale_with_the_points_of_the_standing(year: DrawnYear) -> None:
    _check_year(year)


@EVERY_RUN_THE_SAME
@given(incomplete_years())
def test_a_page_is_told_half_way_too(year: DrawnYear) -> None:
    _check_year(year)
