"""Criteria and groups of a table as a tree, with all that the table says of each."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from .labels import Label
from .points import plain_decimal
from .rows import TableRow

Part = Literal["base", "bonus", "penalty", "mixed"]
StyleKey = tuple[str, int, str]
"""How a node is numbered: the style, how many parts the number has, the sign of a bullet."""


@dataclass(kw_only=True, eq=False)
class CriterionNode:
    """One criterion or group. `levels`: rows that are not its parts but how its points are graded.

    `kept`: what the table says of it that no key of the format holds, for a comment. `rest`: so many of its points the
    table does not list. `is_part`: it is the title of the bonus or of the penalty, and not one of its criteria.
    """

    code: str
    title: str
    place: str
    points_place: str
    part: Part
    style: StyleKey
    value: int = 0
    label: Label | None = None
    maximum: Decimal | None = None
    stated: Decimal | None = None
    shared: bool = False
    is_part: bool = False
    notes: list[str] = field(default_factory=list)
    agency: str = ""
    children: list["CriterionNode"] = field(default_factory=list)
    levels: list["CriterionNode"] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    rest: Decimal | None = None
    belongs_to: str = ""
    computed: bool = False

    def leaves(self) -> Iterator["CriterionNode"]:
        """The criteria in it that have no parts; itself where it is one."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    def all(self) -> Iterator["CriterionNode"]:
        """Itself and all below."""
        yield self
        for child in self.children:
            yield from child.all()


class TotalRow(NamedTuple):
    """A row that adds up: its text and points, the tops above it, and the groups that were open there."""

    title: str
    points: Decimal
    place: str
    after: tuple[CriterionNode, ...]
    within: tuple[CriterionNode, ...]


@dataclass
class CriteriaTree:
    """What a table holds: the tops of its tree, rows that add up, and texts that belong to no criterion."""

    tops: list[CriterionNode] = field(default_factory=list)
    totals: list[TotalRow] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def of(self, part: Part) -> list[CriterionNode]:
        """The tops of a part."""
        return [one for one in self.tops if one.part == part]

    def all(self) -> Iterator[CriterionNode]:
        """Every node."""
        for top in self.tops:
            yield from top.all()


def told_row(row: TableRow) -> str:
    """A row on one line, as a comment keeps it."""
    number = row.label.text if row.label else ""
    points = "" if row.maximum is None else plain_decimal(row.maximum)
    parts = [f"{number} {row.title}".strip(), *row.details, points, *row.notes, row.agency]
    return " | ".join(part for part in parts if part)
