"""Which groups of a table are open where a row stands, and which of them its number, or its title, closes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from .codes import read_label
from .labels import Label
from .nodes import CriterionNode, StyleKey
from .parts import part_begun
from .rows import TableRow

HEADING: StyleKey = ("heading", 0, "")
PLAIN: StyleKey = ("plain", 0, "")
_LOW = ("bullet", "plain")
"""Styles of what lies in whatever has a number."""
_HIGH = ("roman", "upper")
_DEEPEST = 8


@dataclass
class OpenNodes:
    """The nodes from a top to the one that was read last. `tops`: those of the tree, to which it only looks."""

    tops: Sequence[CriterionNode]
    nodes: list[CriterionNode] = field(default_factory=list)

    @property
    def last(self) -> CriterionNode | None:
        """The node that was read last."""
        return self.nodes[-1] if self.nodes else None

    @property
    def is_numbered(self) -> bool:
        """Whether any of them has a number."""
        return any(one.label is not None for one in self.nodes)

    def parent(self) -> CriterionNode | None:
        """The node that the next one lies in; below some depth nothing is deeper."""
        del self.nodes[_DEEPEST:]
        return self.last

    def close_for_number(self, label: Label) -> tuple[StyleKey, int]:
        """Close what a number does not lie in. Returns how it is numbered, and its place among its kind."""
        style, value = read_label(label, self.nodes)
        if style[0] not in _LOW:
            self._close_low()
        parent = self._prefix(label)
        if parent is not None:
            self._close_to(parent)
            return style, value
        alike = [one for one in reversed(self.nodes) if one.style == style]
        bracketed = [one for one in alike if one.label is not None and one.label.bracket == label.bracket]
        same = next(iter([*bracketed, *alike]), None)
        if same is not None and not self._begins_within(same, style, value, apart=same not in bracketed):
            self._close_to(same)
            self.nodes.pop()
        elif same is None and self._goes_on_at_the_top(style, value):
            self.nodes.clear()
        elif same is None and style[0] in _HIGH and not any(one.style[0] in (*_HIGH, "heading") for one in self.nodes):
            self.nodes = list(takewhile(lambda one: one.is_part, self.nodes))
        return style, value

    def _close_low(self) -> None:
        while self.nodes and self.nodes[-1].style[0] in _LOW:
            self.nodes.pop()

    def _close_to(self, node: CriterionNode) -> None:
        while self.nodes[-1] is not node:
            self.nodes.pop()

    def _prefix(self, label: Label) -> CriterionNode | None:
        """The open node whose number a longer one begins with."""
        above = label.parts[:-1]
        if not above:
            return None
        whole = next((one for one in reversed(self.nodes) if one.label and one.label.parts == above), None)
        tail = [one for one in reversed(self.nodes) if tuple(one.code.split("."))[-len(above) :] == above]
        return whole or next(iter(tail), None)

    def _begins_within(self, same: CriterionNode, style: StyleKey, value: int, *, apart: bool) -> bool:
        """Whether a number that begins again belongs to what was opened since, or is numbered with other signs."""
        return value == 1 and style[0] != "bullet" and same.value >= 1 and (apart or self.nodes[-1] is not same)

    def _goes_on_at_the_top(self, style: StyleKey, value: int) -> bool:
        """Whether a number goes on with the tops behind a title without one, such as that of the bonus."""
        numbered = [one for one in self.tops if one.style == style]
        return bool(numbered) and numbered[-1].value + 1 == value and self.nodes[:1] != numbered[-1:]

    def close_for_neighbour(self) -> tuple[StyleKey, int]:
        """Close the last node that has a number, for one beside it. Returns how that would be numbered.

        There must be one: `is_numbered`.
        """
        numbered = [one for one in reversed(self.nodes) if one.label is not None]
        last = next((one for one in numbered if one.style[0] not in _LOW), numbered[0])
        self._close_to(last)
        self.nodes.pop()
        return last.style, last.value + 1

    def close_plain(self) -> None:
        """Close a row without a number, for another one beside it."""
        if self.nodes and self.nodes[-1].style == PLAIN:
            self.nodes.pop()

    def heads_a_list(self, following: Sequence[TableRow]) -> bool:
        """Whether numbers begin again in the next row, so that what has none is the title over them."""
        label = following[0].label if following else None
        if label is None or label.bullet or len(label.parts) > 1:
            return False
        style, value = read_label(label, ())
        return value == 1 and (not self.nodes or any(one.style == style for one in self.nodes))

    def close_for_heading(self, row: TableRow, following: Sequence[TableRow]) -> None:
        """A title without a number stands beside the one before, or over a list that begins again."""
        label = next((one.label for one in following if one.label is not None), None)
        style, value = read_label(label, ()) if label is not None else (PLAIN, 0)
        again = next((one for one in self.nodes if one.style == style), None) if value == 1 else None
        beside = next((one for one in self.nodes if one.style == HEADING), None)
        lowest = beside if part_begun(row.title) is None else None
        kept = list(takewhile(lambda one: one not in (again, lowest), self.nodes)) if again or lowest else []
        self.nodes = kept if part_begun(row.title) is None or row.title[:1].islower() else []
