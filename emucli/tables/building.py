"""Rows -> the tree of criteria: what lies in what follows from the numbers, and from titles without one."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, field
from decimal import Decimal

from ..findings.finding import Finding
from .codes import Codes
from .labels import Label, Style, follows
from .nodes import CriteriaTree, CriterionNode, Part, StyleKey, TotalRow, told_row
from .parts import part_begun, part_told
from .placing import HEADING, PLAIN, OpenNodes
from .points import plain_decimal
from .row_texts import is_total
from .rows import TableRow


@dataclass
class TreeBuilding:
    """Puts rows into a tree, one after the other. Behind a total or a gap (`ended`) words belong to no criterion."""

    rows: Sequence[TableRow]
    _: KW_ONLY
    tree: CriteriaTree = field(default_factory=CriteriaTree)
    found: list[Finding] = field(default_factory=list)
    codes: Codes = field(default_factory=Codes)
    last: dict[CriterionNode | None, CriterionNode] = field(default_factory=dict)
    """The node that was put into each one last, and at the top."""
    ended: bool = False

    def __post_init__(self) -> None:
        self.open_ = OpenNodes(self.tree.tops)

    def built(self) -> CriteriaTree:
        """The tree of all rows."""
        for at, row in enumerate(self.rows):
            if row.apart and row.label is None and row.maximum is None and part_begun(row.title) is None:
                self.ended = True
            if row.kind == "total":
                self._total(row)
            elif row.kind == "more":
                self._more(row)
            elif row.label is not None:
                self._numbered(row, row.label)
            else:
                self._bare(row, self.rows[at + 1 :])
        return self.tree

    # Rows that are no nodes

    def _total(self, row: TableRow) -> None:
        assert row.maximum is not None
        self.tree.kept.append(told_row(row))
        self.tree.totals.append(
            TotalRow(row.title, row.maximum, row.points_place, tuple(self.tree.tops), tuple(self.open_.nodes))
        )
        self.ended = True

    def _more(self, row: TableRow) -> None:
        """More of the row above: the rest of a text that a page cut in two, further notes, lines without a number."""
        last = self.open_.last
        if last is None or self.ended:
            self._lost(row)
            return
        if row.title[:1].islower():
            last.title = f"{last.title} {row.title}"
        elif row.title:
            last.kept.append(row.title)
            self.found.append(Finding("EMU053", row.place, (), {"code": last.code, "text": row.title}))
        last.notes += [*row.details, *row.notes]
        last.agency = "; ".join(dict.fromkeys(filter(None, (last.agency, row.agency))))

    def _lost(self, row: TableRow) -> None:
        told = told_row(row)
        self.tree.kept.append(told)
        self.found.append(Finding("EMU049", row.place, (), {"text": told}))

    # Rows with a number

    def _numbered(self, row: TableRow, label: Label) -> None:
        if not row.title and row.maximum is None:
            self._lost(row)
            return
        self.ended = False
        label = self._repaired(row, label)
        style, value = self.open_.close_for_number(label)
        self._check_order(row, label, style, value)
        self._add(row, style, value, label)

    def _repaired(self, row: TableRow, label: Label) -> Label:
        """1.10, which a workbook keeps as the number 1.1, behind 1.9."""
        beside = [one for one in self.open_.nodes if one.label and one.label.parts[:-1] == label.parts[:-1]]
        last = beside[-1] if beside else None
        tenfold = f"{label.parts[-1]}0"
        is_number = row.numbered_as is not None and len(label.parts) > 1
        if not is_number or last is None or last.value + 1 != int(tenfold):
            return label
        read = Label((*label.parts[:-1], tenfold))
        self.found.append(Finding("EMU056", row.place, (), {"text": label.text, "read": read.text}))
        return read

    def _check_order(self, row: TableRow, label: Label, style: StyleKey, value: int) -> None:
        last = self.last.get(self.open_.last)
        if last is None or last.label is None or last.style != style or style[0] in ("bullet", "other"):
            return
        if last.label.parts == label.parts:
            # The code that it cannot have says it.
            return
        named: Style = style[0]  # type: ignore[assignment]
        if value != last.value + 1 and not follows(named, value, label.parts[-1], last.label.parts[-1]):
            self.found.append(Finding("EMU065", row.place, (), {"text": label.text, "before": last.label.text}))

    # Rows without a number

    def _bare(self, row: TableRow, following: Sequence[TableRow]) -> None:
        heading = row.is_heading or part_begun(row.title) is not None or self.open_.heads_a_list(following)
        if row.maximum is None and is_total(row.title):
            self.tree.kept.append(told_row(row))
        elif self.ended and row.maximum is None and part_begun(row.title) is None:
            self._lost(row)
        elif heading and (row.maximum is not None or following):
            self.ended = False
            self.open_.close_for_heading(row, following)
            self._add(row, HEADING, 0, None)
        elif row.maximum is None or not row.title:
            self._more_or_lost(row)
        elif row.oddly_numbered and self.open_.is_numbered:
            self._add(row, *self.open_.close_for_neighbour(), None)
        else:
            self.open_.close_plain()
            self._add(row, PLAIN, 0, None)

    def _more_or_lost(self, row: TableRow) -> None:
        if row.title:
            self._more(row)
        else:
            self._lost(row)

    # Nodes

    def _add(self, row: TableRow, style: StyleKey, value: int, label: Label | None) -> None:
        parent = self.open_.parent()
        part, begins = self._part(row, parent)
        siblings = parent.children if parent else self.tree.tops
        code, repeated = self.codes.code(label, parent, len(siblings) + 1, part)
        if not row.title:
            self.found.append(Finding("EMU067", row.place, (), {"code": code}))
        if repeated:
            self.found.append(Finding("EMU057", row.place, (), {"text": repeated, "code": code}))
        node = _node(row, code, part, style=style, value=value, label=label)
        node.is_part = begins
        if parent is not None and part != parent.part and parent.part != "mixed":
            node.belongs_to = parent.code
            self.tree.tops.append(node)
        else:
            siblings.append(node)
        self.open_.nodes.append(node)
        self.last[parent] = node
        if row.bonus is not None and part == "base":
            self._add_bonus(node, row.bonus)
        elif row.bonus is not None:
            node.kept.append(plain_decimal(row.bonus))

    def _add_bonus(self, node: CriterionNode, points: Decimal) -> None:
        """A bonus of a criterion or group, of which the table says no more than its points."""
        code, _ = self.codes.code(Label((f"T{node.code}",), other=True), None, 1, "bonus")
        bonus = CriterionNode(
            code=code, title="", place=node.place, points_place=node.points_place, part="bonus", style=PLAIN,
            maximum=points, rest=points, belongs_to=node.code,
        )  # fmt: skip
        self.tree.tops.append(bonus)

    def _part(self, row: TableRow, parent: CriterionNode | None) -> tuple[Part, bool]:
        """The part that a row belongs to, and whether it is the title of one."""
        begun = part_begun(row.title, alone=parent is not None)
        if begun is not None:
            return begun, True
        within = parent.part if parent else "base"
        taken = row.maximum is not None and row.maximum < 0
        if within == "base" and taken:
            self.found.append(Finding("EMU055", row.points_place, (), {"text": row.title}))
            return "penalty", False
        if within != "mixed":
            return within, False
        told = "penalty" if taken else part_told(" ".join((row.title, *row.notes, *row.details)))
        if told is None:
            self.found.append(Finding("EMU054", row.place, (), {"text": row.title}))
        return told or "bonus", False


def _node(row: TableRow, code: str, part: Part, *, style: StyleKey, value: int, label: Label | None) -> CriterionNode:
    """A node that says what its row says; points that are taken away are positive in it."""
    return CriterionNode(
        code=code,
        title=row.title,
        place=row.place,
        points_place=row.points_place,
        part=part,
        style=style,
        value=value,
        label=label,
        maximum=abs(row.maximum) if row.maximum is not None else None,
        stated=abs(row.stated) if row.stated is not None else None,
        shared=row.shared,
        notes=[*row.details, *row.notes],
        agency=row.agency,
    )
