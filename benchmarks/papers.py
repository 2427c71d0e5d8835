"""Papers as whole processes: one paper, all of them, a large score table; beside what a bare library takes."""

import sys
import tempfile
from pathlib import Path

from .table import Table, installed
from .timing import EMUCLI, REPOSITORY, Command, in_turn, ratio, repeated, typical
from .trees.large import write_block

_BARE = "import sys; from docx import Document; Document().save(sys.argv[1])"
"""The least that python-docx does: an empty document from its own template."""


def bench_papers(table: Table, turns: int) -> None:
    """Papers of the worked example as DOCX against an empty document of python-docx; all papers in both forms."""
    table.section("papers of the worked example (peer: python-docx saves an empty document)")
    year = str(REPOSITORY / "examples/block/example-block/2025")
    with tempfile.TemporaryDirectory() as folder:
        bare = [sys.executable, "-c", _BARE, f"{folder}/bare.docx"] if installed(table, "docx") else None
        for paper in ("notice", "annual"):
            _one(table, paper, [*EMUCLI, "report", paper, year, "-o", f"{folder}/{paper}.docx", "--force"], bare, turns)
        everything = [*EMUCLI, "report", "all", year, "-o", f"{folder}/all", "--force"]
        table.seconds("report all: 24 papers, each as Markdown and DOCX", repeated(everything, turns), 1.0)


def _one(table: Table, paper: str, ours: Command, theirs: Command | None, turns: int) -> None:
    runs = in_turn({"ours": (ours, None)} | ({} if theirs is None else {"theirs": (theirs, None)}), turns)
    took = typical(runs["ours"])
    table.seconds(f"report {paper} as DOCX", took, 0.4)
    if theirs is not None:
        user = [[one.user for one in each] for each in runs.values()]
        table.pair("  user time, against the empty document", (took.user, typical(runs["theirs"]).user), ratio(*user))


def bench_scoreboard(table: Table, units: int, criteria: int) -> None:
    """The score table of a large block, in which every member scores every other one."""
    with tempfile.TemporaryDirectory() as folder:
        year = write_block(Path(folder), units, criteria)
        took = repeated([*EMUCLI, "report", "scoreboard", str(year), "-o", f"{folder}/board.docx", "--force"], 2)
    table.seconds(f"scoreboard of {units} units x {criteria} criteria as DOCX", took, 2)
    table.memory("  most memory", took.memory, 200)
