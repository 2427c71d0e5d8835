"""The score table (bảng tổng hợp điểm): criteria under their groups, sums, places; split where it grows too wide."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ...language.papers import paper_word
from ...results.scores import Standing, YearScores
from ...scoring.nodes import Node
from ...scoring.nodes import Part as ScalePart
from ...scoring.points import NodeScore, UnitScore
from ..document.parts import Cell, Paragraph, Part, Row, Run, Table
from ..values.filters import short
from ..values.printer import Printer
from ..values.value import Gap
from .columns import Column, pages_of, title_fits
from .desk import Desk
from .standings import StandingsMaker

_WIDTH = 2520
"""The width of a landscape page in tenths of a millimetre; shares of it are the widths of columns."""
_NUMBER, _UNIT, _CLASS = 80, 330, 310
_OF_ROW = {"rank": "rank", "class": "rank_class", "kind": "kind", "kind_rank": "kind_rank"}
"""Columns that show a word or a place of the standing."""
_POOLS: Sequence[ScalePart] = ("bonus", "penalty")
_UPRIGHT = 250
"""From this width of a column on its head is upright: a table of few criteria has room for it."""


def scoreboard_tables(desk: Desk) -> Iterator[Part]:
    """The tables, one a page of columns, and what explains their heads and marks."""
    maker = StandingsMaker(desk.making)
    if maker.scores is None:
        standings = desk.names.standings
        why = standings if isinstance(standings, Gap) else Gap(why=desk.making.result.not_rankable)
        yield Paragraph((Run(desk.printer.plain(why)),))
        return
    board = _Board(maker, maker.scores, desk.printer)
    pages = pages_of(board.groups(), board.summary())
    before = 0
    for columns in pages:
        yield board.table(columns, before)
        before += len(columns)
    coded = [column for columns in pages if not _titles_fit(columns) for column in columns]
    if coded:
        yield board.legend(coded)
    yield from board.notes()


def _width(columns: Sequence[Column]) -> int:
    """The width of one column of points, in tenths of a millimetre."""
    wide = _CLASS if any(column.wide for column in columns) else 0
    return (_WIDTH - _NUMBER - _UNIT - wide) // max(1, sum(not column.wide for column in columns))


def _titles_fit(columns: Sequence[Column]) -> bool:
    return all(title_fits(column.title, _width(columns), _size(columns)) for column in columns)


def _size(columns: Sequence[Column]) -> int:
    """The font size in points: 30 columns need 8."""
    return 8 if len(columns) > 22 else 9 if len(columns) > 16 else 10


@dataclass(frozen=True)
class _Board:
    maker: StandingsMaker
    scores: YearScores
    printer: Printer

    def groups(self) -> list[list[Column]]:
        """The columns of the base, in pieces that stay together: the criteria under one node."""
        pieces: list[list[Column]] = []
        for top in self.scores.scale.tops["base"]:
            pieces += self._pieces(top)
        return pieces

    def _pieces(self, top: Node) -> Iterator[list[Column]]:
        if not top.children:
            yield [self._leaf(top, None)]
            return
        title = f"{top.code}. {self._title(top)}"
        pieces = [[self._leaf(leaf, title) for leaf in child.leaves()] for child in top.children]
        sum_title = self._word("sum_of").format(code=top.code)
        pieces[-1].append(
            Column(group=title, code=top.code, title=sum_title, maximum=self._max(top), key=top.code, is_sum=True)
        )
        yield from pieces

    def _leaf(self, leaf: Node, group: str | None) -> Column:
        title = f"{leaf.code}. {self._title(leaf)}"
        return Column(group=group, code=leaf.code, title=title, maximum=self._max(leaf), key=leaf.code, criterion=True)

    def summary(self) -> list[Column]:
        """Bonus and penalty where the regulation has them, the total, the rank, the class where there are any."""
        scale, several = self.scores.scale, list[Column]()
        for part in _POOLS:
            pool = scale.pool(part)
            if pool is not None:
                several.append(
                    Column(group=None, code=part, title=self._word(part), maximum=self._points(pool.max), key=part)
                )
        several.append(
            Column(
                group=None,
                code="total",
                title=self._word("total"),
                maximum=self._points(scale.total),
                key="total",
                is_sum=True,
            )
        )
        several.append(Column(group=None, code="rank", title=self._word("rank"), maximum="", key="rank", is_sum=True))
        if any(standing.kind_rank for standing in self.scores.standings):
            several.append(Column(group=None, code="kind", title=self._word("kind"), maximum="", key="kind", wide=True))
        if any(self.maker.row(standing, self.scores).kind_rank for standing in self.scores.standings):
            title = self._word("kind_rank")
            several.append(Column(group=None, code="kind_rank", title=title, maximum="", key="kind_rank", is_sum=True))
        if any(standing.rank_class for standing in self.scores.standings):
            several.append(
                Column(group=None, code="class", title=self._word("class"), maximum="", key="class", wide=True)
            )
        return several

    def table(self, columns: Sequence[Column], before: int) -> Table:
        """One page of columns, every unit a row; `before` columns of points stand on the pages before."""
        fits, width = _titles_fit(columns), _width(columns)
        heads = [column.title if fits or not column.criterion else column.code for column in columns]
        number, unit = self._word("number"), self._word("unit")
        return Table(
            "scoreboard",
            (*self._heads(columns, heads, number, unit), self._numbers(columns, before), self._maxima(columns)),
            tuple(self._row(at, standing, columns) for at, standing in enumerate(self.scores.standings, start=1)),
            (_NUMBER, _UNIT, *(_CLASS if column.wide else width for column in columns)),
            size=_size(columns),
            plain_head=(number, unit, *heads),
            page_break_before=before > 0,
        )

    def _heads(self, columns: Sequence[Column], heads: Sequence[str], number: str, unit: str) -> tuple[Row, ...]:
        """Groups over their criteria; what has no group reaches over both rows. One row where nothing has a group."""
        rows, narrow = 2 if any(column.group for column in columns) else 1, _width(columns) < _UPRIGHT
        top: list[Cell] = [_head(number, rows=rows), _head(unit, rows=rows)]
        below: list[Cell] = []
        for at, (column, text) in enumerate(zip(columns, heads, strict=True)):
            if column.group is None:
                top.append(_head(text, rows=rows, vertical=narrow and not column.wide))
                continue
            below.append(_head(text, vertical=narrow))
            if at == 0 or columns[at - 1].group != column.group:
                top.append(_head(column.group, columns=sum(one.group == column.group for one in columns)))
        return (tuple(top), tuple(below)) if below else (tuple(top),)

    def _numbers(self, columns: Sequence[Column], before: int) -> Row:
        """(1) (2) ..., as tables of points number their columns; those of a further page go on, after the unit."""
        numbers = (1, 2, *range(before + 3, before + 3 + len(columns)))
        return tuple(Cell(f"({at})", align="center", italic=True) for at in numbers)

    def _maxima(self, columns: Sequence[Column]) -> Row:
        label = _head(self._word("maximum"), columns=2)
        return (label, *(_head(column.maximum) for column in columns))

    def _row(self, at: int, standing: Standing, columns: Sequence[Column]) -> Row:
        scores = {score.node.code: score for score in standing.score.nodes()}
        scaled = dict(scaled_up(standing.score))
        unit = self.maker.making.member(standing.unit)
        cells = [
            Cell(str(at), align="center"),
            Cell(self.printer.plain(short(unit))),
        ]
        for column in columns:
            text = self._text(column, standing, scores, scaled)
            cells.append(Cell(text, align="center", bold=column.is_sum))
        return tuple(cells)

    def _text(
        self,
        column: Column,
        standing: Standing,
        scores: Mapping[str, NodeScore],
        scaled: Mapping[str, Fraction],
    ) -> str:
        if column.key in _OF_ROW:
            value = getattr(self.maker.row(standing, self.scores), _OF_ROW[column.key])
            return self.printer.plain(value) if value else ""
        score = scores.get(column.key)
        if score is not None and _does_not_apply(score):
            added = scaled.get(column.key)
            return f"+{self._value(standing, column.key, added)}" if added else "–"
        points = standing.score.points(column.key) if score is None else score.points
        if points is None and standing.score.unranked:
            # Nothing is waited for of a unit that is left without a total.
            return "–"
        text = self._value(standing, column.key, points)
        return f"{text}*" if score is not None and score.state == "zero" else text

    def _value(self, standing: Standing, code: str, points: Fraction | None) -> str:
        return self.printer.plain(self.maker.value(standing.unit, code, points, self.scores.decimals))

    def notes(self) -> Iterator[Paragraph]:
        """What the marks in the cells mean, where there are any."""
        leaves = [one for row in self.scores.standings for one in row.score.nodes() if one.node.is_leaf]
        added = {(row.unit, code) for row in self.scores.standings for code, more in scaled_up(row.score) if more}
        gone = {
            (row.unit, one.node.code) for row in self.scores.standings for one in row.score.nodes()
            if one.node.is_leaf and _does_not_apply(one)
        }  # fmt: skip
        if gone - added:
            yield self._note("mark_not_applied")
        if added:
            yield self._note("mark_scaled_up")
        if any(one.state == "zero" for one in leaves):
            yield self._note("mark_zero")

    def _note(self, word: str) -> Paragraph:
        return Paragraph((Run(self._word(word), italic=True),), "note")

    def _word(self, key: str) -> str:
        return paper_word(key, self.printer.language)

    def legend(self, columns: Sequence[Column]) -> Table:
        """The criteria in words, where their titles are too long for the heads."""
        heads = (_head(self._word("code")), _head(self._word("criterion_short")))
        named = [column for column in columns if column.criterion]
        cells = [(Cell(one.code, align="center"), Cell(one.title.removeprefix(f"{one.code}. "))) for one in named]
        # Two criteria beside one another, the first half on the left.
        half = -(-len(cells) // 2)
        right = [*cells[half:], (Cell(), Cell())]
        body = tuple((*left, *right[min(at, len(right) - 1)]) for at, left in enumerate(cells[:half]))
        return Table("legend", ((*heads, *heads),), body, (8, 42, 8, 42), size=10)

    def _title(self, node: Node) -> str:
        return self.printer.plain(self.maker.title(node))

    def _max(self, node: Node) -> str:
        return self._points(node.max)

    def _points(self, value: Decimal | Fraction | int | None) -> str:
        return "" if value is None else self.maker.making.wrapper.number(value)


def scaled_up(score: UnitScore) -> Iterator[tuple[str, Fraction]]:
    """What scaling a group (or the base) up adds to its points, by the first criterion that does not apply there.

    With it the row of a unit can be added up (rule D1).
    """
    yield from _added(score.base.points, score.base.children)
    for node in score.nodes():
        yield from _added(node.points, node.children)


def _added(points: Fraction | None, children: Sequence[NodeScore]) -> Iterator[tuple[str, Fraction]]:
    leaves = [leaf for child in children if child.points is None for leaf in child.all() if leaf.node.is_leaf]
    gone = next((leaf for leaf in leaves if _does_not_apply(leaf) and leaf.state == "rescale"), None)
    if points is not None and gone is not None:
        yield gone.node.code, points - sum((child.points or Fraction(0) for child in children), Fraction(0))


def _does_not_apply(score: NodeScore) -> bool:
    return score.state in ("absent", "rescale") and score.points is None


def _head(text: str, *, columns: int = 1, rows: int = 1, vertical: bool = False) -> Cell:
    return Cell(text, columns=columns, rows=rows, align="center", bold=True, vertical=vertical)
