"""The rows of a score sheet: groups, criteria, the items of a checklist, what does not apply, and the sums."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ..model.measures import ChecklistMeasure, CountMeasure
from ..model.scores import DetailedEntry, Entry
from ..scoring.marking import Marking
from ..scoring.nodes import PARTS, Node, Part
from .inputs import SHARED, is_told_otherwise

Kind = Literal["part", "group", "leaf", "item", "shared", "excluded", "elsewhere", "otherwise", "unlisted", "total"]

BELOW_A_LEAF: tuple[Kind, ...] = ("item", "shared")
"""Rows that take more inputs of the criterion above them, and have no points of their own."""


@dataclass(frozen=True)
class Row:
    """A row of a sheet. `item` is an id of the checklist of the criterion above, or `shared`; `node` is None of a sum.

    `elsewhere`: another stage scores it; `otherwise`: the record holds what no cell of a form does, and keeps it.
    """

    kind: Kind
    part: Part | None
    node: Node | None = None
    item: str = ""

    @property
    def code(self) -> str:
        """The code of its criterion; empty of a sum."""
        return self.node.code if self.node else ""


def rows_of(marking: Marking, unit: str, stage: str, by: str, recorded: Mapping[str, Entry]) -> tuple[Row, ...]:
    """The table of a unit at a stage for one scorer, in the order of the scale. `recorded`: what there is already."""
    return tuple(_Rows(marking, unit, stage, by, recorded).all())


@dataclass(frozen=True)
class _Rows:
    marking: Marking
    unit: str
    stage: str
    by: str
    recorded: Mapping[str, Entry]

    def all(self) -> Iterator[Row]:
        scale = self.marking.scale
        for part in PARTS:
            if part != "base" and scale.pool(part) is None:
                continue
            yield Row("part", part)
            for top in scale.tops[part]:
                yield from self._under(top)
        yield Row("total", None)

    def _under(self, node: Node) -> Iterator[Row]:
        if node.code not in self.marking.tables[self.unit]:
            yield from self._excluded(node)
        elif node.is_leaf:
            yield from self._leaf(node)
        else:
            yield Row("unlisted" if not node.children else "group", node.part, node)
            for child in node.children:
                yield from self._under(child)

    def _excluded(self, node: Node) -> Iterator[Row]:
        """What does not apply to the unit stands there without its criteria; in a pool it need not."""
        if node.part == "base":
            yield Row("excluded", node.part, node)

    def _leaf(self, leaf: Node) -> Iterator[Row]:
        if not self._asked(leaf):
            yield Row("elsewhere", leaf.part, leaf)
            return
        if leaf.code in self.recorded and is_told_otherwise(leaf, self.recorded[leaf.code], "vi"):
            yield Row("otherwise", leaf.part, leaf)
            return
        yield Row("leaf", leaf.part, leaf)
        if isinstance(leaf.measure, ChecklistMeasure):
            yield from (Row("item", leaf.part, leaf, item) for item in leaf.measure.items.keys())  # noqa: SIM118
        if isinstance(leaf.measure, CountMeasure) and (leaf.part != "penalty" or self._is_shared(leaf)):
            yield Row("shared", leaf.part, leaf, SHARED)

    def _is_shared(self, leaf: Node) -> bool:
        """Whether results that several units share are recorded: what is taken off is a unit's own, else."""
        entry = self.recorded.get(leaf.code)
        return isinstance(entry, DetailedEntry) and (entry.count, entry.shared_by) != (None, None)

    def _asked(self, leaf: Node) -> bool:
        """Whether the stage scores a criterion: a unit tells all, others what they decide or have scored already."""
        scale = self.marking.scale
        if leaf.measure is None:
            return False
        everything = self.stage == self.marking.own_stage or self.stage not in scale.counting
        decides = self.stage in scale.deciding(leaf) and self.marking.is_scored_by(leaf, self.stage, self.by)
        return everything or decides or leaf.code in self.recorded
