"""The table of a score sheet: a row of cells for each row of the scale, with inputs where something is filled in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from ..language.forms import form_word
from ..language.phrases import Language
from ..model.measures import (
    ChecklistMeasure,
    ChoiceMeasure,
    PointsMeasure,
    RelativeMeasure,
)
from ..model.scores import Entry
from ..scoring.nodes import Node
from .columns import Column, Shape
from .days import STEPS, is_day, takes_days
from .desk import Desk
from .formulas import Cells, checklist_formula, item_formula, points_formula
from .inputs import NO, SHARED, YES, Address, Inputs, inputs_of, second_input
from .layout import Cell, CellValue, Formula, Look, Takes
from .rows import Row
from .sums import Sum, Sums
from .takes import Wanted

_WITHOUT = {
    "excluded": "not_applied",
    "elsewhere": "scored_elsewhere",
    "otherwise": "recorded_otherwise",
    "unlisted": "unlisted",
}


@dataclass(frozen=True)
class Table:
    """The cells of all rows. `points` and `own` are the points by code of this sheet and of the unit's own."""

    desk: Desk
    shape: Shape
    rows: Sequence[tuple[int, Row]]
    entries: Mapping[str, Entry]
    _: KW_ONLY
    points: Mapping[str, Fraction]
    own: Mapping[str, Fraction]

    def cells(self) -> dict[tuple[int, int], Cell]:
        """Every cell by row and column."""
        found: dict[tuple[int, int], Cell] = {}
        for number, row in self.rows:
            cells = dict(self._row(number, row))
            look: Look = "group_text" if row.kind in ("part", "group", "total") else "muted"
            for at, column in enumerate(self.shape.columns, 1):
                found[number, at] = cells.get(column) or Cell(None, look)
        return found

    @property
    def _language(self) -> Language:
        return self.desk.language

    @property
    def _wanted(self) -> Wanted:
        return Wanted(self.desk)

    @cached_property
    def _sums(self) -> Mapping[Column, Mapping[int, Sum]]:
        scale = self.desk.marking.scale
        several: tuple[tuple[Column, Mapping[str, Fraction]], ...] = (("points", self.points), ("own", self.own))
        return {
            column: Sums(scale, self.shape.letter(column), self.rows, values).all()
            for column, values in several
            if column in self.shape
        }

    def _row(self, number: int, row: Row) -> Iterator[tuple[Column, Cell]]:
        yield from self._static(row)
        if row.kind in ("part", "group", "total"):
            yield from self._summed(number)
        elif row.kind == "leaf" and row.node is not None:
            yield from self._leaf(number, row.node)
        elif row.kind == "item" and row.node is not None:
            yield from self._item(number, row.node, row.item)
        elif row.kind == "shared" and row.node is not None:
            yield from self._shared(row.node)
        elif row.kind == "otherwise":
            yield "points", Cell(self.points.get(row.code), "points")
        elif row.kind == "excluded" and row.node is not None and row.node.otherwise == "full":
            for column in ("points", "own"):
                if column in self.shape:
                    yield column, Cell(row.node.max, "points")

    # What is the same for everyone

    def _static(self, row: Row) -> Iterator[tuple[Column, Cell]]:
        node, group = row.node, row.kind in ("part", "group", "total")
        text: Look = "group_text" if group else "text"
        if node is None:
            yield "title", Cell(form_word(f"part_{row.part or 'total'}", self._language), text)
            yield "max", Cell(self._most(row), "group_number")
            return
        if row.kind == "shared":
            yield "title", Cell(form_word("shared", self._language), text)
            return
        if row.kind == "item":
            yield "title", Cell(f"– {self.desk.told(node).options()[row.item]}", text)
            yield "max", Cell(self.desk.item_points(node, row.item), "number")
            return
        yield "code", Cell(node.code, "group_code" if group else "code")
        yield "title", Cell(self.desk.names.text(node.record.title), text)
        yield "max", Cell(node.max, "group_number" if group else "number")
        yield "how", Cell(self._how(row, node), text if row.kind in ("leaf", "group") else "muted")

    def _how(self, row: Row, node: Node) -> str:
        if row.kind == "leaf":
            return self.desk.told(node).rule()
        if row.kind == "elsewhere" and node.measure is None:
            return form_word("not_known", self._language)
        return form_word(_WITHOUT[row.kind], self._language) if row.kind in _WITHOUT else ""

    def _most(self, row: Row) -> Fraction | None:
        scale = self.desk.marking.scale
        if row.part is None:
            return scale.total
        if row.part == "base":
            return sum((top.max or Fraction(0) for top in scale.tops["base"]), Fraction(scale.scoring.unlisted or 0))
        pool = scale.pool(row.part)
        return None if pool is None or pool.max is None else Fraction(pool.max)

    # Sums

    def _summed(self, number: int) -> Iterator[tuple[Column, Cell]]:
        for column, sums in self._sums.items():
            if number in sums:
                yield column, Cell(Formula(sums[number].formula, sums[number].value), "group_points")
        if "difference" in self.shape:
            yield "difference", Cell(self._difference(number, None), "group_points")

    def _difference(self, number: int, value: Fraction | None) -> Formula:
        ours, theirs = (f"{self.shape.letter(column)}{number}" for column in ("points", "own"))
        shown: Fraction | str = "" if value is None else value
        if value is None and number in self._sums["points"]:
            shown = self._sums["points"][number].value - self._sums["own"][number].value
        return Formula(f'IF(AND(ISNUMBER({ours}),ISNUMBER({theirs})),{ours}-{theirs},"")', shown)

    # Criteria

    def _leaf(self, number: int, leaf: Node) -> Iterator[tuple[Column, Cell]]:
        entry = self.entries.get(leaf.code)
        inputs: Inputs = inputs_of(leaf, entry, self._language) if entry is not None else {}
        yield from self._inputs(leaf, inputs)
        yield "points", Cell(Formula(self._formula(number, leaf), self.points.get(leaf.code, "")), "points")
        if "own" in self.shape:
            own, points = self.own.get(leaf.code), self.points.get(leaf.code)
            yield "own", Cell(own, "points")
            difference = None if own is None or points is None else points - own
            yield "difference", Cell(self._difference(number, difference), "points")
        yield from self._texts(leaf, inputs)

    def _inputs(self, leaf: Node, inputs: Inputs) -> Iterator[tuple[Column, Cell]]:
        if not isinstance(leaf.measure, ChecklistMeasure):
            yield "first", self._input(leaf, inputs, ("", "first"), self._wanted.first(leaf))
        if second_input(leaf):
            yield "second", self._input(leaf, inputs, ("", "second"), self._wanted.second(leaf))
        elif leaf.target is not None:
            yield "second", Cell(self._target(leaf), "number")
        if "by_hand" in self.shape and not isinstance(leaf.measure, PointsMeasure):
            takes = self._wanted.points(form_word("prompt_by_hand", self._language), leaf)
            yield "by_hand", self._input(leaf, inputs, ("", "by_hand"), takes)

    def _target(self, leaf: Node) -> Fraction | None:
        """What points are measured against: the scale's target, but where the sheet names one of its own."""
        entry = self.entries.get(leaf.code)
        own = None if entry is None or isinstance(entry, str) else entry.target
        return leaf.target if own is None else Fraction(own)

    def _input(self, leaf: Node, inputs: Inputs, at: Address, takes: Takes) -> Cell:
        """A cell to fill in; a day looks like one, and so does a cell that takes nothing but days."""
        value = self._value(leaf, inputs, at)
        is_date = isinstance(value, date) or takes.kind in ("date", "date_or_list")
        return Cell(value, "input_date" if is_date else "input", takes)

    def _texts(self, leaf: Node, inputs: Inputs) -> Iterator[tuple[Column, Cell]]:
        columns: tuple[Column, ...] = ("reason", "evidence", "note")
        for column in (one for one in columns if one in self.shape):
            takes = Takes("any", self._text_prompt(leaf, column))
            yield column, Cell(inputs.get(("", column)), "input_text", takes)

    def _text_prompt(self, leaf: Node, column: Column) -> str:
        limit = self.desk.reason_above
        if column == "reason" and limit is not None and self.desk.is_later:
            return form_word("prompt_reason", self._language, limit=self.desk.told(leaf).number(limit))
        keys: Mapping[Column, str] = {
            "reason": "prompt_reason_of_hand",
            "evidence": "prompt_evidence_required" if leaf.evidence else "prompt_evidence",
        }
        return form_word(keys[column], self._language) if column in keys else ""

    def _value(self, leaf: Node, inputs: Inputs, at: Address) -> CellValue:
        """What a cell shows of an input: the words of an option, a number as one."""
        text = inputs.get(at)
        if text is None:
            return None
        if isinstance(leaf.measure, ChoiceMeasure) and at[1] == "first":
            return self.desk.told(leaf).options().get(text, text)
        if at[0] == "" and takes_days(leaf) and (is_day(text) or text in STEPS):
            return self.desk.told(leaf).steps().get(text) or date.fromisoformat(text)
        try:
            return Fraction(text)
        except ValueError:
            return text

    def _shared(self, leaf: Node) -> Iterator[tuple[Column, Cell]]:
        """What several units share, under a criterion that counts."""
        entry = self.entries.get(leaf.code)
        inputs: Inputs = inputs_of(leaf, entry, self._language) if entry is not None else {}
        columns: tuple[Column, ...] = ("first", "second")
        for column in columns:
            yield column, self._input(leaf, inputs, (SHARED, column), self._wanted.shared(column))

    # Checklists

    def _item(self, number: int, leaf: Node, item: str) -> Iterator[tuple[Column, Cell]]:
        entry = self.entries.get(leaf.code)
        inputs: Inputs = inputs_of(leaf, entry, self._language) if entry is not None else {}
        answer = inputs.get((item, "first"))
        words = {YES: form_word("yes", self._language), NO: form_word("no", self._language)}
        yield "first", Cell(words[answer] if answer else None, "input", self._wanted.item())
        points = self.desk.item_points(leaf, item)
        formula = item_formula(f"{self.shape.letter('first')}{number}", points, words[YES], words[NO])
        value: Fraction | str = "" if answer is None else points if answer == YES else Fraction(0)
        yield "points", Cell(Formula(formula, value), "points")

    def _formula(self, number: int, leaf: Node) -> str:
        scoring, letter = self.desk.marking.scale.scoring, self.shape.letter
        by_hand = f"{letter('by_hand')}{number}" if "by_hand" in self.shape else ""
        if isinstance(leaf.measure, ChecklistMeasure):
            rows = [at for at, row in self.rows if row.kind == "item" and row.code == leaf.code]
            answers = f"{letter('first')}{rows[0]}:{letter('first')}{rows[-1]}" if rows else ""
            empty = f"COUNTA({answers})=0" if answers else "TRUE"
            return checklist_formula([f"{letter('points')}{at}" for at in rows], leaf, empty, by_hand)
        words, points = self.desk.choices(leaf) if isinstance(leaf.measure, ChoiceMeasure) else ("", "")
        cells = Cells(
            first=f"{letter('first')}{number}",
            second=f"{letter('second')}{number}" if second_input(leaf) or leaf.target is not None else "",
            by_hand="" if isinstance(leaf.measure, PointsMeasure) else by_hand,
            words=words,
            points=points,
            best=self.desk.best(leaf) if isinstance(leaf.measure, RelativeMeasure) else Fraction(0),
            shared=self._cells_shared(leaf),
        )
        later = form_word("worked_out_later", self._language)
        return points_formula(leaf, cells, scoring, later)

    def _cells_shared(self, leaf: Node) -> tuple[str, str] | None:
        """The cells of what several units share; None where the criterion has no row for it."""
        found = (at for at, row in self.rows if row.kind == "shared" and row.code == leaf.code)
        return next(((f"{self.shape.letter('first')}{at}", f"{self.shape.letter('second')}{at}") for at in found), None)
