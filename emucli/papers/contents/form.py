"""One unit's score sheet as a table: standard points, its own points, evidence; empty cells where it has sent none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from ...model.place import Place
from ...model.text import Text
from ...model.unknown import Unknown, known
from ...results.scores import scale_of_year
from ...results.stage_view import at_stage
from ...scoring.nodes import Node
from ...scoring.numbers import rounded
from ...scoring.points import UnitScore
from ...scoring.scale import Scale
from ...scoring.sheets import SheetAt
from ..document.parts import Cell, Row, Table
from ..values.printer import Printer
from ..values.value import Computed, Gap, Value
from .desk import Desk
from .making import Making
from .measures_told import Telling, evidence_of, place_of_measure
from .pledges import Pledges
from .scale_parts import maximum_of, parts_of, title_of
from .standings import StandingsMaker
from .tables import heads_of

_HEADS = ("code", "criterion", "standard_points", "reported", "own_points", "evidence", "note")
_WIDTHS = (9, 38, 11, 24, 11, 24, 16)


def form_table(desk: Desk) -> Table | None:
    """The scale with what the unit gave itself; None where the regulation holds no scale."""
    making = desk.making
    scale = scale_of_year(making.year)
    if scale is None or not making.of:
        return None
    teller = _Teller(making, StandingsMaker(making), desk.printer, scale, _sheet(making))
    return Table("form", (heads_of(_HEADS, desk.language),), tuple(teller.rows()), _WIDTHS, size=11)


def _sheet(making: Making) -> SheetAt | None:
    marking = making.result.marking
    stage = marking.own_stage if marking else None
    return next(iter(marking.received.of(stage, making.of)), None) if marking and stage else None


@dataclass(frozen=True)
class _Teller:
    making: Making
    maker: StandingsMaker
    printer: Printer
    scale: Scale
    sheet: SheetAt | None

    def rows(self) -> Iterator[Row]:
        """Every criterion of the unit's own table in the order of the scale; the total last."""
        marking = self.making.result.marking
        applying = marking.tables.get(self.making.of) if marking else None
        for part in parts_of(self.scale):
            yield self._sum(part)
            for top in self.scale.tops[part]:
                for node in top.all():
                    if applying is None or node.code in applying:
                        yield self._row(node)
                    elif node.is_leaf and not node.applies_to(self.making.of):
                        yield self._not_applying(node)
        yield self._sum("total")

    def _row(self, node: Node) -> Row:
        group = not node.is_leaf
        title = self.printer.plain(self.maker.title(node))
        entry = self.sheet.entries.get(node.code) if self.sheet and not group else None
        pledges = Pledges(self.making, node)
        telling = Telling(node, self.making.wrapper, self.making.year.regulation.path, pledges.measured_in())
        told = telling.input(entry) if entry else ""
        reason = known(getattr(entry, "reason", None))
        return (
            Cell(node.code, bold=group),
            Cell(title, bold=group),
            Cell("" if node.max is None else self.making.wrapper.number(node.max), align="center", bold=group),
            Cell(self._recorded(told, node, *self._places_told(node), lacking=telling.lacking)),
            Cell(self._points(node), align="center", bold=group),
            Cell(self._texts(node, "evidence", evidence_of(entry) if entry else ())),
            Cell(self._texts(node, "reason", () if reason is None else (reason,))),
        )

    def _texts(self, node: Node, key: str, texts: Sequence[Text | Unknown]) -> str:
        """The texts of the unit's own entry at a key."""
        place = self.sheet.entry(node.code) if self.sheet else Place("", ())
        values = [self.making.wrapper.text(text, Place(place.file, (*place.path, key))) for text in texts]
        lacking = [gap for value in values for gap in value.lacking]
        return self._recorded("; ".join(value.text for value in values), node, lacking=lacking)

    def _not_applying(self, node: Node) -> Row:
        """A criterion that does not apply to the unit: without it the rows would not add up to the sums."""
        wrapper, how = self.making.wrapper, node.otherwise if node.part == "base" else "absent"
        points = wrapper.points(Fraction(node.max or 0), self.scale.scoring.decimals) if how == "full" else "–"
        return (
            Cell(node.code),
            Cell(self.printer.plain(self.maker.title(node))),
            Cell("" if node.max is None else wrapper.number(node.max), align="center"),
            Cell(),
            Cell(points if self.sheet else "", align="center"),
            Cell(),
            Cell(wrapper.phrase(f"{how}_where_not_applied")),
        )

    def _recorded(self, text: str, node: Node, *more: Place, lacking: Sequence[Gap] = ()) -> str:
        place: Place | None = self.sheet.entry(node.code) if self.sheet else None
        return self.printer.plain(Value(text, (place, *more), lacking=tuple(lacking))) if text and place else ""

    def _places_told(self, node: Node) -> Iterator[Place]:
        """Where the texts of options and the target stand that the record of a result goes with."""
        if node.record.measure is not None:
            yield place_of_measure(node, self.making.year.regulation.path)
        yield from Pledges(self.making, node).places()

    def _points(self, node: Node) -> str:
        """The points of a criterion at the unit's own stage; of a group where the whole year is scored."""
        marking = self.making.result.marking
        stage = marking.own_stage if marking else None
        if marking is None or stage is None or self.sheet is None:
            return ""
        if node.is_leaf:
            points = marking.stage_points(node, self.making.of, stage).points
        else:
            points = self._at_own_stage(node.code)
        if points is None:
            return ""
        scoring = self.scale.scoring
        return self._computed(rounded(points, scoring.decimals, scoring.rounding), node.code)

    def _sum(self, part: str) -> Row:
        """A part or the total: what it can come to, and what the unit comes to in it."""
        points = self._at_own_stage(part) if self.sheet else None
        most = maximum_of(part, self.scale)
        return (
            Cell(),
            Cell(title_of(part, self.printer.language), bold=True),
            Cell("" if most is None else self.making.wrapper.number(most), align="center", bold=True),
            Cell(),
            Cell("" if points is None else self._computed(points, part), align="center", bold=True),
            Cell(),
            Cell(),
        )

    def _computed(self, points: Fraction, code: str) -> str:
        text = self.making.wrapper.points(points, self.scale.scoring.decimals)
        return self.printer.plain(Value(text, (), computed=Computed("score", f"{self.making.of}/{code}")))

    def _at_own_stage(self, code: str) -> Fraction | None:
        return None if self._own_score is None else self._own_score.points(code)

    @cached_property
    def _own_score(self) -> UnitScore | None:
        """What the unit's own sheet comes to; None in a year that cannot be scored."""
        marking = self.making.result.marking
        if marking is None or marking.own_stage is None or self.making.result.scores is None:
            return None
        scores = at_stage(self.making.result, marking.own_stage).scores
        return scores.by_unit.get(self.making.of) if scores else None
