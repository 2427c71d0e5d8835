"""`score --explain UNIT`: why a unit has its points, a line a criterion, on a page that can be handed out."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..findings.text import cell_width, printable
from ..language.phrases import say, term
from ..model.covenant import Covenant
from ..results.measures_named import NamedMeasure, unit_of_target
from ..results.names import Names
from ..results.page import PageRow, Reported, page_stages, periods_told, ways_of, without_sheets
from ..results.page_words import left_out_told, said_by, stage_words, ways_told
from ..results.scores import YearScores
from ..scoring.nodes import Node
from ..scoring.numbers import exactly
from .differences import shown as shown_exact
from .grid import Grid
from .standings import shown_points

PAGE_WIDTH = 100
_LEAST_TITLE, _LEAST_REASON, _GAP = 16, 8, 2
_SUMS = ("base", "bonus", "penalty", "total")


@dataclass(frozen=True)
class Page:
    """The table of one unit. On a screen titles are cut, and reasons that have no room follow it under a number."""

    unit: str
    rows: Sequence[PageRow]
    scores: YearScores
    names: Names
    covenant: Covenant | None

    @cached_property
    def stages(self) -> dict[str, str]:
        """The stages that have a column, in the words of the language; with their ids where two are by the same."""
        return stage_words(page_stages(self.rows, self.scores), self.scores, self.names.language)

    @property
    def _all_stages(self) -> dict[str, str]:
        """Those of the regulation, also without a column as long as nothing of theirs has come."""
        return {**stage_words(tuple(self.scores.scale.stages), self.scores, self.names.language), **self.stages}

    def grid(self) -> Grid:
        """The whole table, nothing cut."""
        return self._grid([self._title(row) for row in self.rows], [self.reason(row) for row in self.rows])

    def short(self) -> tuple[Grid, list[str]]:
        """The table with one line a criterion, and the reasons that it has no room for."""
        room = PAGE_WIDTH - self._taken()
        reasons = [printable(self.reason(row)) for row in self.rows]
        titles = [printable(self._title(row)) for row in self.rows]
        # Reasons have a third of the room for texts, or what the titles leave.
        most = max(room // 3, room - max(map(cell_width, titles)))
        width = max(_LEAST_REASON, min(most, max(map(cell_width, reasons))))
        notes: list[str] = []
        cells = [self._cell(row, reason, width, notes) for row, reason in zip(self.rows, reasons, strict=True)]
        cut = [_cut(title, max(_LEAST_TITLE, room - width)) for title in titles]
        return self._grid(cut, cells), [line for one in notes for line in _wrapped(one)]

    def _cell(self, row: PageRow, reason: str, width: int, notes: list[str]) -> str:
        """The reason where it has room; else its number, and it becomes a note."""
        if cell_width(reason) <= width:
            return reason
        about = row.node.code if row.node else self._title(row)
        notes.append(f"({len(notes) + 1}) {printable(about)}: {reason}")
        return f"({len(notes)})"

    def _grid(self, titles: Sequence[str], reasons: Sequence[str]) -> Grid:
        lines = (
            (code, title, *numbers, reason)
            for (code, *numbers), title, reason in zip(self._numbers(), titles, reasons, strict=True)
        )
        first, *heads = self._heads()
        title = term("column_criterion", self.names.language)
        last = len(heads) + 2
        return Grid((first, title, *heads, self._reason_head), tuple(lines), wide=(0, 1, last), stacked=True)

    @property
    def _reason_head(self) -> str:
        return term("column_input_and_reason", self.names.language)

    def _heads(self) -> tuple[str, ...]:
        language = self.names.language
        return (
            term("column_code", language), term("column_max", language), *self.stages.values(),
            term("column_final", language),
        )  # fmt: skip

    def _numbers(self) -> Iterator[tuple[str, ...]]:
        """Code, maximum, the points of each stage, the result."""
        for row in self.rows:
            given = (shown_exact(row.given[one], self.scores) if one in row.given else "" for one in self.stages)
            most = "" if row.maximum is None else exactly(row.maximum)
            code = row.node.code if row.node else ""
            result = shown_points(row.points, self.scores, self.names) or ("…" if row.is_open else "-")
            yield (code, self.names.figure(most), *map(self.names.figure, given), result)

    def _taken(self) -> int:
        """What the columns of numbers take, with the gaps of the table."""
        numbers = Grid(self._heads(), tuple(self._numbers()), wide=(0,), stacked=True)
        return max(map(cell_width, numbers.as_text().split("\n"))) + 2 * _GAP

    def _title(self, row: PageRow) -> str:
        if row.label in _SUMS:
            return term(f"column_{row.label}", self.names.language).upper()
        title = row.node.record.title if row.node else None
        return self.names.text(title)

    def reason(self, row: PageRow) -> str:
        """What sheets say of it, what was reported, and what the regulation makes of it."""
        remarks = (say(one, self.names.language, self.names) for one in row.remarks)
        reported = self._reported(row.node, row.reported) if row.node else ()
        reasons = (f"{said_by(one, self.stages)}: {self.names.text(one.text)}" for one in row.reasons)
        return "; ".join(one.strip().rstrip(".") for one in (*remarks, *reported, *reasons) if one)

    def _reported(self, leaf: Node, several: Sequence[Reported]) -> Iterator[str]:
        """What was reported, in words, each after its period."""
        measure = NamedMeasure(leaf, self.names, unit_of_target(leaf, self.covenant, self.names))
        for one in several:
            if told := measure.input(one.entry):
                yield f"{one.period}: {told}" if one.period else told

    def notes(self) -> Iterator[str]:
        """How results and the year come about, where more is to be said; whose sheets do not count; that none came."""
        if none := without_sheets(self.scores, self.unit):
            yield say(none, self.names.language, self.names)
        if told := ways_told(ways_of(self.rows, self.scores), self._all_stages, self.names):
            yield told
        for one in periods_told(self.scores, self.unit, self.stages):
            yield say(one, self.names.language, self.names)
        yield from left_out_told(self.scores, self.unit, self.stages, self.names)


def _wrapped(note: str) -> list[str]:
    return textwrap.wrap(note, PAGE_WIDTH, subsequent_indent=" " * 4, break_long_words=False, break_on_hyphens=False)


def _cut(title: str, width: int) -> str:
    return textwrap.shorten(title, width, placeholder="…") if cell_width(title) > width else title
