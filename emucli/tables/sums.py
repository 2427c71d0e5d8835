"""The sums of a table: what groups and totals state, beside what their parts come to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..findings.finding import Finding
from .nodes import CriteriaTree, CriterionNode, TotalRow
from .points import adds_up, plain_decimal
from .row_texts import is_bare_total


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
    wrong = _wrong_totals(tree, whole)
    declared = next((row.points for row in reversed(tree.totals) if row.points in whole or row in wrong), None)
    totals = (_total_told(row, tree, base, bonus) for row in wrong)
    found = (*_groups(tree), *totals, *_texts(tree), *_open_bonus(tree, declared, bonus))
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


def _wrong_totals(tree: CriteriaTree, whole: set[Decimal]) -> list[TotalRow]:
    """The rows that state what nothing above them adds up to."""
    before = [0, *(len(row.after) for row in tree.totals)]
    return [
        row for row, at in zip(tree.totals, before, strict=False) if row.points not in _expected(row, at, tree, whole)
    ]


def _expected(row: TotalRow, before: int, tree: CriteriaTree, whole: set[Decimal]) -> set[Decimal]:
    """What a row may add up to: the whole table, all above it or below the last such row, or a group that is open."""
    alone = is_bare_total(row.title) and [one.title for one in tree.totals].count(row.title) == 1
    if alone and row is tree.totals[-1]:
        return whole
    several = [row.after, row.after[before:], row.after[-1:], *(one.children for one in row.within)]
    sums = {points_of(part) for one in several if one for part in (one, [node for node in one if node.part == "base"])}
    return whole | sums | {one.maximum for one in row.within if one.maximum is not None}


def _total_told(row: TotalRow, tree: CriteriaTree, base: Decimal, bonus: Decimal | None) -> Finding:
    points = base if row is tree.totals[-1] else points_of([one for one in row.after if one.part == "base"])
    with_bonus = plain_decimal(points + bonus) if bonus is not None else "–"
    arguments = {"text": row.title, "stated": plain_decimal(row.points), "sum": plain_decimal(points)}
    return Finding("EMU058", row.place, (), {**arguments, "with_bonus": with_bonus})


def _open_bonus(tree: CriteriaTree, declared: Decimal | None, bonus: Decimal | None) -> Iterator[Finding]:
    nodes = parts_of(tree, "bonus")
    if nodes and bonus is None and declared is not None:
        yield Finding("EMU069", nodes[0].points_place)


def _texts(tree: CriteriaTree) -> Iterator[Finding]:
    """Points that a text states otherwise than the column of points."""
    for node in tree.all():
        if node.stated is None or node.maximum is None or adds_up(node.title, node.maximum):
            continue
        if node.stated != node.maximum:
            arguments = {"stated": plain_decimal(node.stated), "column": plain_decimal(node.maximum)}
            yield Finding("EMU066", node.points_place, (), {"code": node.code, **arguments})
