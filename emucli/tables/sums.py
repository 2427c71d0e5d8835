"""The sums of a table: what groups and totals state, beside what their parts come to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..findings.finding import Finding
from .nodes import CriteriaTree, CriterionNode, TotalRow
from .points import plain_decimal


@dataclass(frozen=True)
class TableSums:
    """What a table comes to. `total`: as it declares it, None where it does not. `within`: the bonus is part of it."""

    base: Decimal
    bonus: Decimal | None
    total: Decimal | None
    within: bool
    findings: tuple[Finding, ...]


def sums_of(tree: CriteriaTree) -> TableSums:
    """The sums of a table, and a finding for each that does not add up."""
    base, bonus = points_of(tree.of("base")), pool_maximum(parts_of(tree, "bonus"))
    whole = {base, base + bonus} if bonus is not None else {base}
    totals = [row.points for row in tree.totals if row.points in whole]
    declared = totals[-1] if totals else tree.totals[-1].points if tree.totals else None
    found = (*_groups(tree), *_totals(tree, declared, base, bonus), *_texts(tree), *_open_bonus(tree, declared, bonus))
    return TableSums(base, bonus, declared, declared != base or bonus is None, found)


def points_of(nodes: Sequence[CriterionNode]) -> Decimal:
    """The sum of their maxima, as far as they have any."""
    return sum((one.maximum for one in nodes if one.maximum is not None), Decimal(0))


def parts_of(tree: CriteriaTree, part: str) -> list[CriterionNode]:
    """The nodes of bonus or penalty: their titles, and criteria that lie beside them."""
    tops = [one for top in tree.tops for one in (top.children if top.part == "mixed" else (top,))]
    return [one for one in tops if one.part == part]


def pool_maximum(nodes: Sequence[CriterionNode]) -> Decimal | None:
    """The most that a bonus gives: as its title states it, else the sum of what is in it; None where that is open."""
    found = Decimal(0)
    for one in nodes:
        inside = None if any(child.maximum is None for child in one.children) else points_of(one.children)
        most = one.maximum if one.maximum is not None else inside if one.children else None
        if most is None:
            return None
        found += most
    return found if nodes else None


def _groups(tree: CriteriaTree) -> Iterator[Finding]:
    for node in tree.all():
        listed = points_of(node.children) + (node.rest or 0)
        whole = node.children and all(one.maximum is not None for one in node.children)
        differs = listed != node.maximum if node.part == "base" else node.maximum is not None and listed < node.maximum
        if whole and differs and node.maximum is not None:
            arguments = {
                "code": node.code,
                "stated": plain_decimal(node.maximum),
                "sum": plain_decimal(listed),
                "difference": plain_decimal(abs(node.maximum - listed)),
            }
            yield Finding("EMU050", node.points_place, (), arguments)


def _totals(tree: CriteriaTree, declared: Decimal | None, base: Decimal, bonus: Decimal | None) -> Iterator[Finding]:
    before = 0
    for row in tree.totals:
        if row.points not in _expected(row, before, base, bonus):
            sums = base if row is tree.totals[-1] else points_of([one for one in row.after if one.part == "base"])
            arguments = {"text": row.title, "stated": plain_decimal(row.points), "sum": plain_decimal(sums)}
            with_bonus = plain_decimal(sums + bonus) if bonus is not None else "–"
            yield Finding("EMU058", row.place, (), {**arguments, "with_bonus": with_bonus})
        before = len(row.after)


def _expected(row: TotalRow, before: int, base: Decimal, bonus: Decimal | None) -> set[Decimal]:
    """What a row may add up to: all of the table, all that stands above it, or above it and below the last such row."""
    above, last = list(row.after), list(row.after[before:])
    several = [above, last, above[-1:]]
    sums = {points_of(one) for one in several if one}
    sums |= {points_of([node for node in one if node.part == "base"]) for one in several if one}
    in_words = {points_of(above[-1].children)} if above and above[-1].children else set[Decimal]()
    return sums | in_words | {base, base + (bonus or 0)}


def _open_bonus(tree: CriteriaTree, declared: Decimal | None, bonus: Decimal | None) -> Iterator[Finding]:
    nodes = parts_of(tree, "bonus")
    if nodes and bonus is None and declared is not None:
        yield Finding("EMU069", nodes[0].points_place)


def _texts(tree: CriteriaTree) -> Iterator[Finding]:
    """Points that a text states otherwise than the column of points."""
    for node in tree.all():
        if node.stated is not None and node.maximum is not None and node.stated != node.maximum:
            arguments = {"stated": plain_decimal(node.stated), "column": plain_decimal(node.maximum)}
            yield Finding("EMU066", node.points_place, (), {"code": node.code, **arguments})
