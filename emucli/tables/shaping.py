"""What the rows below a criterion are: its parts, levels of its points, words about it; and groups without points."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ..findings.finding import Finding
from .nodes import CriteriaTree, CriterionNode
from .points import plain_decimal
from .ranges import bands_of

_SMALL = ("bullet", "plain", "lower", "small_roman")
"""How levels of points are numbered: numbers and numerals number criteria."""


@dataclass
class Shaping:
    """Gives each node of a tree what it needs to be one of a regulation. `found` gathers what a person must look at."""

    tree: CriteriaTree
    found: list[Finding] = field(default_factory=list)
    computed: list[CriterionNode] = field(default_factory=list)

    def shape(self) -> None:
        """Shape every node; tops of the base without points belong to no regulation, and are kept as texts."""
        for top in self.tree.tops:
            self._node(top)
        for top in [one for one in self.tree.tops if one.part == "base" and one.maximum is None]:
            self.tree.tops.remove(top)
            for one in top.all():
                self.tree.kept.append(_told(one))
            self.found.append(Finding("EMU052", top.place, (), {"code": top.code, "text": top.title}))
        if self.computed:
            codes = tuple(one.code for one in self.computed)
            self.found.append(Finding("EMU060", self.computed[0].place, (), {"codes": codes}))

    def _node(self, node: CriterionNode) -> None:
        for child in node.children:
            self._node(child)
        if not node.children or node.is_part:
            return
        self._share(node)
        if all(not one.children and one.maximum is None for one in node.children) and node.part == "base":
            self._into_words(node)
        elif self._are_levels(node) or self._are_ranges(node):
            self._into_levels(node)
        elif node.part == "base":
            self._without_points(node)
        self._add_up(node)

    def _share(self, node: CriterionNode) -> None:
        """One maximum for several rows, whose cells are merged: that of their group, or of the first of them."""
        lead: CriterionNode | None = None
        sharing = [one for one in node.children if one.shared and not one.children and one.maximum is None]
        if sharing and len(sharing) == len(node.children) - 1 and node.maximum is None and not node.children[0].shared:
            node.maximum, node.points_place = node.children[0].maximum, node.children[0].points_place
            node.children[0].maximum = None
            return
        for one in list(node.children):
            if one in sharing and lead is not None and lead.maximum is not None:
                node.children.remove(one)
                lead.levels.append(one)
                lead.kept.append(_told(one))
                self._told_words(lead, one)
            else:
                lead = one

    def _into_words(self, node: CriterionNode) -> None:
        for one in node.children:
            node.levels.append(one)
            node.kept.append(_told(one))
            self._told_words(node, one)
        node.children = []

    def _told_words(self, node: CriterionNode, row: CriterionNode) -> None:
        self.found.append(Finding("EMU053", row.place, (), {"code": node.code, "text": row.title}))

    @staticmethod
    def _are_levels(node: CriterionNode) -> bool:
        """Whether rows are steps of one criterion: the best gives all its points, so that together they give more."""
        points = [one.maximum for one in node.children if one.maximum is not None]
        small = all(one.style[0] in _SMALL and not one.children for one in node.children)
        whole = len(points) == len(node.children) > 1 and len(set(points)) == len(points)
        # Nothing is a criterion that gives no points; beside others it is the level at which nothing is reached.
        return small and whole and node.maximum == max(points) and (sum(points) > max(points) or min(points) == 0)

    @staticmethod
    def _are_ranges(node: CriterionNode) -> bool:
        """Whether rows are ranges of percent or days that meet: of these never more than one applies."""
        rows = [(one.title, one.maximum) for one in node.children if one.maximum is not None and not one.children]
        return len(rows) == len(node.children) > 1 and bands_of(rows) is not None

    def _into_levels(self, node: CriterionNode) -> None:
        rows = tuple(one.title for one in node.children)
        self.found.append(Finding("EMU051", node.children[0].place, (), {"code": node.code, "texts": rows}))
        if node.maximum is None:
            node.maximum = max((one.maximum for one in node.children if one.maximum is not None), default=None)
            node.computed = True
        node.levels, node.children = [*node.levels, *node.children], []
        node.kept += [_told(one) for one in node.levels]

    def _without_points(self, node: CriterionNode) -> None:
        """Parts without points are kept as words; what is left of the group's points is not listed."""
        for one in [one for one in node.children if one.maximum is None]:
            node.children.remove(one)
            for row in one.all():
                node.kept.append(_told(row))
            self.found.append(Finding("EMU052", one.place, (), {"code": one.code, "text": one.title}))
            left = node.maximum - _sum(node.children) if node.maximum is not None else Decimal(0)
            node.rest = left if left > 0 else None

    def _add_up(self, node: CriterionNode) -> None:
        points = _sum(node.children)
        if node.maximum is None and node.children and all(one.maximum is not None for one in node.children):
            node.maximum, node.computed = points, True
            self.computed.append(node)


def _sum(nodes: Sequence[CriterionNode]) -> Decimal:
    return sum((one.maximum for one in nodes if one.maximum is not None), Decimal(0))


def _told(node: CriterionNode) -> str:
    """A row as a comment keeps it: number, text, points, what stands beside it."""
    number = node.label.text if node.label else ""
    points = "" if node.maximum is None else plain_decimal(node.maximum)
    parts = [f"{number} {node.title}".strip(), points, *node.notes, node.agency, *node.kept]
    return " | ".join(part for part in parts if part)
