"""What findings cost, and what each phase of validating does."""

import sys

from .table import Table
from .timing import in_turn, printed, ratio, typical
from .trees.sheets import write_noted, write_sheets
from .validating import TREES, validate, written

_MOST = 1.1


def bench_noted(table: Table, years: int, turns: int) -> None:
    """A tree with a note in each year against the same tree without."""
    table.section(f"noted, {years} cluster years: a note in each, against the same tree without")
    with written(write_noted, years) as noted, written(write_sheets, years) as clean:
        runs = in_turn({"noted": (validate(noted), 1), "clean": (validate(clean), 1)}, turns)
    noted_runs, clean_runs = runs["noted"], runs["clean"]
    seconds = (typical(noted_runs).user, typical(clean_runs).user)
    measured = ratio([one.user for one in noted_runs], [one.user for one in clean_runs])
    table.pair("one core, user time (peer: the clean tree)", seconds, measured, _MOST)


def bench_phases(table: Table, name: str, years: int) -> None:
    """What each phase costs, in a process of its own: the memory of this one would count in those that it begins."""
    table.section(f"{name}, {years} cluster years: phases within one process, as shares of yaml.load")
    with written(TREES[name].write, years) as root:
        printed([sys.executable, "-m", "benchmarks.phases", str(root)], 1)
