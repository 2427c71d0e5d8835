"""Why a unit has its points: a row a criterion, with what each stage gives, the result, and what was reported or said.

It says what `score --explain UNIT` shows on a screen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from ...language.papers import paper_word
from ...model.place import Place
from ...results.explanation import explain
from ...results.page import PageRow, Reported, page_rows, page_stages, periods_told, ways_of, without_sheets
from ...results.page_words import said_by, stage_words, ways_told
from ...results.scores import Standing, YearScores
from ...scoring.nodes import Node
from ...scoring.numbers import rounded
from ..document.parts import Cell, Paragraph, Part, Row, Run, Table
from ..values.printer import Printer
from ..values.value import Gap, Value
from .desk import Desk
from .making import Making
from .measures_told import Telling, place_of_measure
from .pledges import Pledges
from .scale_parts import title_of
from .standings import StandingsMaker

_CODE, _TITLE, _POINTS, _REASON = 8, 38, 9, 40
_SIZE = 10


def explanation_parts(desk: Desk) -> Iterator[Part]:
    """The table of the unit that the paper is about, and how stages make results; a gap where nothing is computed."""
    making, scores = desk.making, desk.making.result.scores
    own = next((one for one in scores.standings if one.unit == making.of), None) if scores is not None else None
    if scores is None or own is None:
        yield Paragraph((Run(desk.printer.plain(Gap(why=making.result.not_rankable))),))
        return
    told = _Explanation(making, desk.printer, scores, own)
    yield from told.lead()
    yield told.table()
    yield from told.notes()


@dataclass(frozen=True)
class _Explanation:
    making: Making
    printer: Printer
    scores: YearScores
    standing: Standing

    @cached_property
    def rows(self) -> Sequence[PageRow]:
        """The criteria, groups and sums of the unit; its total last."""
        step = explain(self.scores, self.standing.unit, self.making.year.regulation.path)
        return page_rows(self.scores, self.standing, step)

    @cached_property
    def stages(self) -> dict[str, str]:
        """The stages that have a column, each by its head."""
        return stage_words(page_stages(self.rows, self.scores), self.scores, self.printer.language)

    @property
    def _all_stages(self) -> dict[str, str]:
        """Those of the regulation, also without a column as long as nothing of theirs has come."""
        return {**stage_words(tuple(self.scores.scale.stages), self.scores, self.printer.language), **self.stages}

    def lead(self) -> Iterator[Paragraph]:
        """That there is no sheet on the unit, where nobody has sent one."""
        if none := without_sheets(self.scores, self.standing.unit):
            yield self._note(self.making.wrapper.phrase(none.key, **none.arguments), "missing")

    def table(self) -> Table:
        """All rows under heads that repeat on every page."""
        heads = (*map(self._word, ("code", "criterion", "most_points")), *self.stages.values())
        heads = (*heads, *map(self._word, ("final_points", "input_and_reason")))
        widths = (_CODE, _TITLE, *[_POINTS] * (len(heads) - 3), _REASON)
        head = tuple(Cell(one, align="center", bold=True) for one in heads)
        return Table("explanation", (head,), tuple(map(self._row, self.rows)), widths, size=_SIZE)

    def _row(self, row: PageRow) -> Row:
        bold = row.node is None or not row.node.is_leaf
        most = "" if row.maximum is None else self.making.wrapper.number(row.maximum)
        given = [self._given(row, stage) for stage in self.stages]
        numbers = (Cell(one, align="center", bold=bold) for one in (most, *given, self._result(row)))
        code = row.node.code if row.node else ""
        return (Cell(code, bold=bold), Cell(self._title(row), bold=bold), *numbers, Cell(self._reason(row)))

    def _title(self, row: PageRow) -> str:
        if row.node is None:
            return title_of(row.label, self.printer.language)
        return self.printer.plain(StandingsMaker(self.making).title(row.node))

    def _given(self, row: PageRow, stage: str) -> str:
        """What a stage gives, rounded only here, where it is shown; empty where it gives nothing."""
        points, scoring = row.given.get(stage), self.scores.scale.scoring
        return "" if points is None else self._points(row, rounded(points, scoring.decimals, scoring.rounding))

    def _result(self, row: PageRow) -> str:
        """The points that count; a dash where a criterion does not apply, or where nothing is waited for."""
        if row.points is None and (not row.is_open or self.standing.score.unranked):
            return "–"
        return self._points(row, row.points)

    def _points(self, row: PageRow, points: Fraction | None) -> str:
        maker = StandingsMaker(self.making)
        return self.printer.plain(maker.value(self.standing.unit, row.label, points, self.scores.decimals))

    def _reason(self, row: PageRow) -> str:
        """What the regulation makes of it, what was reported, what sheets say of it."""
        remarks = (self.making.wrapper.phrase(one.key, **one.arguments) for one in row.remarks)
        told = (*remarks, *self._reported(row), *self._said(row))
        return "; ".join(one.strip().rstrip(".") for one in told if one)

    def _reported(self, row: PageRow) -> Iterator[str]:
        """What the unit did, as the stage has it that decides, each after its period."""
        for one in row.reported:
            if row.node is not None and (told := self._told(row.node, one)):
                yield f"{one.period}: {told}" if one.period else told

    def _told(self, leaf: Node, reported: Reported) -> str:
        """An entry in words, traced to its sheet, to the measure, and to the covenant's target."""
        regulation, pledges = self.making.year.regulation.path, Pledges(self.making, leaf)
        telling = Telling(leaf, self.making.wrapper, regulation, pledges.measured_in())
        text = telling.input(reported.entry)
        measured = (place_of_measure(leaf, regulation),) if leaf.record.measure is not None else ()
        places = (reported.place, *measured, *pledges.places())
        return self.printer.plain(Value(text, places, lacking=tuple(telling.lacking))) if text else ""

    def _said(self, row: PageRow) -> Iterator[str]:
        """The reasons of sheets, each after its stage."""
        for one in row.reasons:
            text = self.printer.plain(self.making.wrapper.text(one.text, one.place))
            yield f"{said_by(one, self.stages)}: {text}"

    def notes(self) -> Iterator[Paragraph]:
        """How stages make results, where several do, and periods the year."""
        told = ways_told(ways_of(self.rows, self.scores), self._all_stages, self.making.names)
        if told:
            yield self._note(told, "final")
        for one in periods_told(self.scores, self.standing.unit, self.stages):
            yield self._note(self.making.wrapper.phrase(one.key, **one.arguments), "periods")

    def _note(self, told: str, key: str) -> Paragraph:
        """A line by the table, traced to what it tells of the regulation's scoring."""
        place = Place(self.making.year.regulation.path, ("scoring", key))
        return Paragraph((Run(self.printer.plain(Value(f"{told}.", (place,))), italic=True),), "note")

    def _word(self, key: str) -> str:
        return paper_word(key, self.printer.language)
