"""`emucli validate` of a tree of sheets against the tools that offices and their helpers have instead."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from .table import Table, installed
from .timing import REPOSITORY, Command, Run, in_turn, ratio, run, typical
from .trees.sheets import write_sheets
from .validating import validate, written

_OFFICE = [sys.executable, "-m", "benchmarks.office"]
_KINDS = ("units", "cluster", "members", "regulation", "scores")


def bench_peers(table: Table, years: int, turns: int) -> None:
    """Each peer in turn with emucli, on one core; those that are not installed are named and left out."""
    table.section(f"sheets, {years} cluster years: validate against other tools, one core, user time")
    with written(write_sheets, years) as root, _workbooks(root) as folder:
        _compare(table, "openpyxl: reads a workbook a unit, adds up, ranks", root, [[*_OFFICE, "rank", folder]], turns)
        if installed(table, "check_jsonschema"):
            _compare(table, "check-jsonschema: form only, with schemas/", root, list(_against_schemas(root)), turns)
        if installed(table, "yamllint"):
            lint = [sys.executable, "-m", "yamllint", "-d", "relaxed", str(root)]
            _compare(table, "yamllint, relaxed: looks of the YAML", root, [lint], turns)


@contextmanager
def _workbooks(root: Path) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        run([*_OFFICE, "write", str(root), folder])
        yield folder


def _against_schemas(root: Path) -> Iterator[Command]:
    """One process a kind of file."""
    for kind in _KINDS:
        files = [str(path) for path in sorted(root.rglob(f"{kind}.yaml"))]
        schema = REPOSITORY / "schemas" / f"{kind}.schema.json"
        yield [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *files]


def _compare(table: Table, what: str, root: Path, theirs: Sequence[Command], turns: int) -> None:
    commands = {"ours": (validate(root), 1), **{str(at): (one, 1) for at, one in enumerate(theirs)}}
    ours, *others = in_turn(commands, turns).values()
    whole = [_together(each) for each in zip(*others, strict=True)]
    seconds = (typical(ours).user, typical(whole).user)
    table.pair(what, seconds, ratio([one.user for one in ours], [one.user for one in whole]))


def _together(runs: Sequence[Run]) -> Run:
    """Several processes as one after the other."""
    return Run(sum(one.user for one in runs), sum(one.wall for one in runs), max(one.memory for one in runs))
