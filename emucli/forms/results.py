"""The standing of a year as a workbook in which a clerk can follow every total: points of stages, criteria, ranks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from ..language.forms import form_word
from ..language.phrases import Language
from ..model.tree import Year
from ..results.names import Names
from ..results.scores import Standing, YearScores
from ..scoring.nodes import PARTS, Node
from ..scoring.points import NodeScore
from ..scoring.scale import Scale
from .columns import WIDTHS
from .desk import column_name
from .formulas import cut, literal
from .inputs import tidy
from .layout import Cell, CellValue, Formula, Look, Workbook, Worksheet
from .rows import Row
from .sums import Sum, Sums
from .writer import is_exact, workbook_bytes

_HEADS = 3
_LONGEST_NAME = 31
_FIRST = 4
"""The first column of a unit: behind code, criterion and maximum."""


def standing_bytes(year: Year, scores: YearScores, names: Names) -> bytes:
    """The XLSX file: the standing, the criteria with their formulas, the points of each stage."""
    return _Results(year, scores, names).data()


def stage_names(stages: Sequence[str], language: Language) -> Mapping[str, str]:
    """The names of the worksheets of stages, by their ids; a spreadsheet takes so many letters and no two alike."""
    found: dict[str, str] = {}
    for at, stage in enumerate(stages, 1):
        name = form_word("stage_sheet", language, stage=stage)
        found[stage] = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 4]} ({at})"
    return found


@dataclass(frozen=True)
class _Results:
    year: Year
    scores: YearScores
    names: Names

    @property
    def _scale(self) -> Scale:
        return self.scores.scale

    def _word(self, key: str, **places: str) -> str:
        return form_word(key, self.names.language, **places)

    @cached_property
    def _units(self) -> Sequence[Standing]:
        return self.scores.standings

    @cached_property
    def _letters(self) -> Mapping[str, str]:
        return {one.unit: column_name(_FIRST + at) for at, one in enumerate(self._units)}

    @cached_property
    def _rows(self) -> Sequence[tuple[int, Row]]:
        """Every part, group and criterion, numbered as in the worksheets; the total last."""
        rows: list[Row] = []
        for part in PARTS:
            if part == "base" or self._scale.pool(part) is not None:
                rows.append(Row("part", part))
                nodes = (node for top in self._scale.tops[part] for node in top.all())
                rows += [Row("group" if node.children else "leaf", part, node) for node in nodes]
        return list(enumerate([*rows, Row("total", None)], _HEADS + 1))

    @cached_property
    def _stages(self) -> Mapping[str, str]:
        shown = [
            stage
            for stage in self._scale.stages
            if any(stage in self._scale.deciding(leaf) for leaf in self._scale.leaves)
        ]
        return stage_names(shown, self.names.language)

    def data(self) -> bytes:
        """The bytes of the workbook."""
        title = f"{self.names.cluster_name()}, {self.year.name}"
        sheets = [self._standing(), self._criteria(), *(self._stage(stage) for stage in self._stages)]
        return workbook_bytes(Workbook(title=title, decimals=self.scores.decimals, worksheets=sheets))

    # The standing

    def _standing(self) -> Worksheet:
        parts = [(number, row) for number, row in self._rows if row.kind in ("part", "total")]
        heads = [
            self._word("head_rank"),
            self._word("head_unit"),
            *(self._title(row) for _, row in parts),
            self._word("head_class"),
        ]
        cells = {(_HEADS, at): Cell(head, "head") for at, head in enumerate(heads, 1)}
        cells[1, 1] = Cell(
            self._word("standing_title", cluster=self.names.cluster_name(), year=self.year.name), "title"
        )
        for at, standing in enumerate(self._units, _HEADS + 1):
            cells[at, 1] = Cell(None if standing.rank is None else Fraction(standing.rank), "number")
            cells[at, 2] = Cell(tidy(self.names.unit(standing.unit)), "text")
            for column, (number, row) in enumerate(parts, 3):
                value = self._part_points(standing, row)
                place = f"'{self._word('criteria_sheet')}'!{self._letters[standing.unit]}{number}"
                cells[at, column] = Cell(None if value is None else Formula(place, value), "points")
            rank_class = standing.rank_class
            cells[at, len(heads)] = Cell(self.names.text(rank_class.name) if rank_class else None, "text")
        widths = [8.0, 46.0, *(14.0 for _ in parts), 26.0]
        return self._sheet(self._word("standing_sheet"), widths, cells)

    def _part_points(self, standing: Standing, row: Row) -> Fraction | None:
        score = standing.score
        if row.part is None:
            return score.total
        return {"base": score.base, "bonus": score.bonus, "penalty": score.penalty}[row.part].points

    def _title(self, row: Row) -> str:
        return self._word(f"part_{row.part or 'total'}")

    # Criteria

    def _criteria(self) -> Worksheet:
        cells = dict(self._frame(self._word("criteria_title")))
        for standing in self._units:
            column = _FIRST + self._units.index(standing)
            for number, value in self._column(standing).items():
                row = self._rows[number - _HEADS - 1][1]
                cells[number, column] = Cell(value, "points" if row.kind == "leaf" else "group_points")
        return self._sheet(self._word("criteria_sheet"), self._widths(), cells)

    def _column(self, standing: Standing) -> Mapping[int, CellValue | Formula]:
        """One unit's points by row: formulas, but where the record has something that they would not come to."""
        nodes = {one.node.code: one for one in standing.score.nodes()}
        table = self.scores.marking.tables[standing.unit]
        own = [(number, self._own_row(row, table)) for number, row in self._rows]
        leaves = {code: one.points for code, one in nodes.items() if one.points is not None and not one.node.children}
        sums = Sums(self._scale, self._letters[standing.unit], own, leaves).all()
        return {number: self._cell(number, row, nodes.get(row.code), sums.get(number), standing) for number, row in own}

    def _own_row(self, row: Row, table: frozenset[str]) -> Row:
        applies = row.node is None or row.code in table
        return row if applies else Row("excluded", row.part, row.node)

    def _cell(
        self, number: int, row: Row, score: NodeScore | None, added: Sum | None, standing: Standing
    ) -> CellValue | Formula:
        points = self._part_points(standing, row) if row.node is None else score.points if score else None
        if points is None or (score is not None and score.state in ("absent", "rescale")):
            return None
        if added is not None:
            return Formula(added.formula, points) if added.value == points else points
        if row.kind != "leaf" or row.node is None:
            return points
        return Formula(self._weighted(row.node, f"{self._letters[standing.unit]}{number}"), points)

    def _weighted(self, leaf: Node, cell: str) -> str:
        parts = [
            f"'{self._stages[stage]}'!{cell}" if weight == 1 else f"{literal(weight)}*'{self._stages[stage]}'!{cell}"
            for stage, weight in self._scale.deciding(leaf).items()
        ]
        return cut("+".join(parts), self._scale.scoring)

    # Stages

    def _stage(self, stage: str) -> Worksheet:
        """The points that a stage gives, before weights and rounding; of several scorers their combination."""
        cells = dict(self._frame(self._word("stage_title", stage=stage)))
        for column, standing in enumerate(self._units, _FIRST):
            nodes = {one.node.code: one for one in standing.score.nodes()}
            for number, row in self._rows:
                stages = (nodes[row.code].stages or {}) if row.code in nodes else {}
                points = stages[stage].points if stage in stages else None
                cells[number, column] = Cell(_computable(points), "number" if row.kind == "leaf" else "muted")
        return self._sheet(self._stages[stage], self._widths(), cells)

    # What the worksheets share

    def _frame(self, title: str) -> Iterator[tuple[tuple[int, int], Cell]]:
        yield (1, 1), Cell(title, "title")
        heads = [self._word(f"head_{key}") for key in ("code", "title", "max")]
        heads += [tidy(self.names.unit(one.unit)) for one in self._units]
        for at, head in enumerate(heads, 1):
            yield (_HEADS, at), Cell(head, "head")
        for number, row in self._rows:
            text: Look = "text" if row.kind == "leaf" else "group_text"
            node = row.node
            yield (number, 1), Cell(row.code or None, text)
            yield (number, 2), Cell(tidy(self.names.text(node.record.title)) if node else self._title(row), text)
            yield (number, 3), Cell(node.max if node else None, "number" if row.kind == "leaf" else "group_number")

    def _widths(self) -> Sequence[float]:
        return [WIDTHS["code"], 44, WIDTHS["max"], *(14 for _ in self._units)]

    def _sheet(self, name: str, widths: Sequence[float], cells: Mapping[tuple[int, int], Cell]) -> Worksheet:
        return Worksheet(
            name=name, widths=widths, cells=cells, heads=_HEADS, page=self._word("page"), frozen=2, locked=False
        )


def _computable(points: Fraction | None) -> Fraction | Formula | None:
    """Points that other cells compute with: a text such as `9/7` would be taken for a day of September."""
    return points if points is None or is_exact(points) else Formula(literal(points), points)
