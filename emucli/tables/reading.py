"""A file with a table of criteria -> what the table holds, with all that is to be said of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ..findings.finding import Finding
from .building import TreeBuilding
from .fence import grids_of
from .grid import Grid
from .nodes import CriteriaTree, CriterionNode
from .picking import Picked, TableWish, picked
from .proposing import Proposal, proposal
from .shaping import Shaping
from .sums import TableSums, sums_of

_MOST_NODES = 3_000
_FEW = 8


@dataclass(frozen=True, kw_only=True)
class CriteriaTable:
    """What a file holds. `tree` and `sums` are None where nothing could be read, and `findings` say why.

    `names`: the tables that were taken; `all_names`: those that are there. `titles`: what stands above the table.
    """

    tree: CriteriaTree | None = None
    sums: TableSums | None = None
    proposals: Mapping[CriterionNode, Proposal] | None = None
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_criteria(grids: Sequence[Grid], file: str, wish: TableWish) -> CriteriaTable:
    """Read the table of criteria among those of a file. Never raises: what is wrong becomes findings."""
    taken = picked(grids, wish)
    if not taken:
        names = tuple(grid.name for grid in grids)
        return CriteriaTable(findings=(Finding("EMU045", file, (), {"names": names or ("–",)}),))
    rows = [row for one in taken for row in one.rows]
    if len(rows) > _MOST_NODES:
        return CriteriaTable(findings=(Finding("EMU043", file, (), {"what": "large_rows"}),))
    building = TreeBuilding(rows)
    tree = building.built()
    shaping = Shaping(tree)
    shaping.shape()
    if not any(one.maximum is not None for one in tree.all()):
        return CriteriaTable(findings=(Finding("EMU047", taken[0].grid.place),))
    sums = sums_of(tree)
    found = (
        *_about(taken, grids, file),
        *_odd_titles(tree, taken[0]),
        *(finding for one in taken for finding in one.found),
        *building.found,
    )
    return CriteriaTable(
        tree=tree,
        sums=sums,
        proposals={one: made for one in tree.all() if (made := proposal(one)) is not None},
        names=tuple(one.grid.name for one in taken),
        titles=_titles(taken[0]),
        findings=_in_order((*found, *shaping.found, *sums.findings), taken),
    )


def _in_order(findings: Sequence[Finding], taken: Sequence[Picked]) -> tuple[Finding, ...]:
    """Findings as somebody goes through the tables: what is said of a whole one first, then row by row."""
    places = [one.grid.place for one in taken]

    def order(finding: Finding) -> tuple[int, int, str]:
        table, _, cell = finding.file.rpartition("!")
        at = places.index(table) if table in places else -1
        return at, int(re.sub("[^0-9]", "", cell) or 0) if at >= 0 else 0, finding.code

    return tuple(sorted(findings, key=order))


def read_file(data: bytes, file: str, wish: TableWish) -> tuple[tuple[str, ...], CriteriaTable]:
    """The names of the tables of a file, and what the one that is meant holds."""
    grids = grids_of(data, file)
    if isinstance(grids, Finding):
        return (), CriteriaTable(findings=(grids,))
    return tuple(grid.name for grid in grids), read_criteria(grids, file, wish)


def _about(taken: Sequence[Picked], grids: Sequence[Grid], file: str) -> list[Finding]:
    """Which tables were taken where there are others, and which columns say nothing of the criteria."""
    found = []
    others = tuple(grid.name for grid in grids if all(one.grid is not grid for one in taken))
    if others or len(taken) > 1:
        names = tuple(one.grid.name for one in taken)
        found.append(Finding("EMU046", file, (), {"names": names, "others": others[:_FEW] or ("–",)}))
    told: set[str] = set()
    for one in taken:
        if unread := tuple(text for text in one.columns.unread if text not in told):
            found.append(Finding("EMU068", one.grid.place, (), {"columns": unread}))
        told.update(unread)
    return found


def _odd_titles(tree: CriteriaTree, first: Picked) -> list[Finding]:
    """Whether most criteria are called by a number, so that another column than theirs was read."""
    titles = [leaf.title for top in tree.tops for leaf in top.leaves() if leaf.title]
    odd = tuple(title for title in titles if not re.search(r"[^\W\d_]", title))
    return [Finding("EMU070", first.grid.place, (), {"texts": odd[:_FEW]})] if len(odd) * 2 > len(titles) else []


def _titles(first: Picked) -> tuple[str, ...]:
    """The texts above a table: paragraphs of a document, rows of a worksheet."""
    rows = takewhile(lambda row: row is not first.grid.rows[first.columns.head], first.grid.rows)
    return (*first.grid.above, *(" ".join(text.split()) for row in rows for text in row.texts))
