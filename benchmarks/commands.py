"""Start-up, one cluster year, and the score of a large block, as whole processes."""

import sys
import tempfile
from pathlib import Path

from .table import Table
from .timing import EMUCLI, REPOSITORY, in_turn, ratio, repeated, run, typical
from .trees.large import write_block
from .trees.sheets import write_sheets
from .validating import load, validate, written

_IMPORTS = [sys.executable, "-c", "import typer, pydantic, yaml"]


def bench_start(table: Table, turns: int) -> None:
    """Start-up against the bare imports; one cluster year as a whole process."""
    table.section("start-up, against import typer, pydantic, yaml")
    runs = in_turn({"ours": ([*EMUCLI, "--version"], 1), "theirs": (_IMPORTS, 1)}, 3 * turns)
    ours, theirs = ([one.user for one in each] for each in runs.values())
    seconds = (typical(runs["ours"]).user, typical(runs["theirs"]).user)
    table.pair("emucli --version, user time", seconds, ratio(ours, theirs), 1.5)
    with written(write_sheets, 1) as root:
        table.seconds("validate one cluster year", repeated(validate(root), 2 * turns), 0.3)
    real = [*EMUCLI, "validate", str(REPOSITORY / "records/hanoi-cluster-7")]
    table.seconds("validate two real years with all registers", repeated(real, 2 * turns))


def bench_score(table: Table, members: int, criteria: int) -> None:
    """`emucli score` of a block in which every member scores every other one, against merely loading its sheets."""
    table.section(f"score, {members} units x {criteria} criteria, every member scored by all others")
    with tempfile.TemporaryDirectory() as folder:
        year = write_block(Path(folder), members, criteria)
        theirs, ours = run(load(Path(folder))), repeated([*EMUCLI, "score", str(year)], 3)
    table.seconds("score", ours, 2.5)
    table.memory("  most memory", ours.memory, 250)
    table.pair("  against yaml.load, user time", (ours.user, theirs.user), ratio([ours.user], [theirs.user]))
