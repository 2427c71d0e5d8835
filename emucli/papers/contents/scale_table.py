"""The scoring scale as a table: criteria and groups with their maxima, and how each is scored, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.place import Place
from ...results.scores import scale_of_year
from ...scoring.nodes import Node
from ...scoring.scale import Scale
from ..document.parts import Cell, Row, Table
from ..values.printer import Printer
from ..values.value import Gap, Value
from .desk import Desk
from .making import Making
from .measures_told import Telling, notes_of, place_of_measure, units_of
from .scale_parts import maximum_of, parts_of, title_of
from .standings import StandingsMaker
from .tables import heads_of

_HEADS = ("code", "criterion", "most_points", "how_scored", "note")
_WIDTHS = (9, 32, 11, 35, 26)


def scale_table(desk: Desk) -> Table | None:
    """The whole scale; None where the regulation holds none."""
    making = desk.making
    scale = scale_of_year(making.year)
    if scale is None:
        return None
    teller = _Teller(making, StandingsMaker(making), desk.printer, scale)
    heads = heads_of(_HEADS, desk.language)
    body = tuple(teller.rows())
    notes = any(row[-1].text for row in body)
    shown = len(_WIDTHS) if notes else len(_WIDTHS) - 1
    return Table("scale", (heads[:shown],), tuple(row[:shown] for row in body), _WIDTHS[:shown], size=11)


@dataclass(frozen=True)
class _Teller:
    making: Making
    maker: StandingsMaker
    printer: Printer
    scale: Scale

    def rows(self) -> Iterator[Row]:
        """Part by part, group by group; the total last."""
        for part in parts_of(self.scale):
            yield self._sum(part)
            for top in self.scale.tops[part]:
                yield from (self._row(node) for node in top.all())
        yield self._sum("total")

    def _sum(self, part: str) -> Row:
        most = maximum_of(part, self.scale)
        text = "" if most is None else self.making.wrapper.number(most)
        title = title_of(part, self.printer.language)
        return (Cell(), Cell(title, bold=True), Cell(text, align="center", bold=True), Cell(), Cell())

    def _row(self, node: Node) -> Row:
        group = not node.is_leaf
        most = "" if node.max is None else self.printer.plain(self._most(node))
        return (
            Cell(node.code, bold=group),
            Cell(self.printer.plain(self.maker.title(node)), bold=group),
            Cell(most, align="center", bold=group),
            Cell("" if group else self._how(node)),
            Cell(self._notes(node)),
        )

    def _notes(self, node: Node) -> str:
        """What else is said of a criterion; where it names units, traced to each."""
        notes = "; ".join(notes_of(node, self.scale, self.making.wrapper))
        units = list(units_of(node, self.making.wrapper, self.making.year.regulation.path))
        lacking = tuple(gap for unit in units for gap in unit.lacking)
        return self.printer.plain(Value(f"{notes}.", lacking=lacking)) if notes else ""

    def _most(self, node: Node) -> Value:
        place = Place(self.making.year.regulation.path, (*node.path, "max"))
        return Value(self.making.wrapper.number(node.max or 0), (place,), node.max)

    def _how(self, leaf: Node) -> str:
        place = place_of_measure(leaf, self.making.year.regulation.path)
        telling = Telling(leaf, self.making.wrapper, self.making.year.regulation.path)
        told = telling.how()
        value = Gap((place,), unknown=True) if told is None else Value(told, (place,), lacking=tuple(telling.lacking))
        return self.printer.plain(value)
