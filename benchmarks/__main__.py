"""`make bench`: whole processes, timed in turn, and the ratio of their medians."""

import sys
import tempfile
from pathlib import Path

from .forms import bench_form, bench_import
from .papers import bench_papers, bench_scoreboard
from .timing import EMUCLI, REPOSITORY, peak_megabytes, seconds, show
from .trees.large import write_block
from .trees.prose import write_tree

_LOAD_ALL = """
import pathlib, sys, yaml
for path in pathlib.Path(sys.argv[1]).rglob("*.yaml"):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""


def bench_validate(cluster_years: int, runs: int) -> None:
    """`emucli validate` against merely loading the same files, on one core and on two."""
    with tempfile.TemporaryDirectory() as folder:
        write_tree(Path(folder), cluster_years)
        load = [sys.executable, "-c", _LOAD_ALL, folder]
        for cores in (1, 2):
            theirs = seconds(load, runs, 1)
            ours = seconds([*EMUCLI, "validate", folder, "--jobs", str(cores)], runs, cores)
            show(f"validate, {cluster_years} cluster years, {cores} core(s), against yaml.load", ours, theirs, 1.0)


def bench_start() -> None:
    """Start-up against the bare imports; one cluster year as a whole process."""
    ours = seconds([*EMUCLI, "--version"], 15)
    theirs = seconds([sys.executable, "-c", "import typer, pydantic, yaml"], 15)
    show("emucli --version, against import typer, pydantic, yaml", ours, theirs, 1.5)
    with tempfile.TemporaryDirectory() as folder:
        write_tree(Path(folder), 1)
        one = seconds([*EMUCLI, "validate", folder], 9)
    print(f"{'validate one cluster year':58} {one:8.3f} s   target 0.3 s")
    real = seconds([*EMUCLI, "validate", str(REPOSITORY / "records/hanoi-cluster-7")], 9)
    print(f"{'validate two real years with all their registers':58} {real:8.3f} s")


def bench_score(members: int, criteria: int) -> None:
    """`emucli score` of a block in which every member scores every other one, against merely loading its sheets."""
    with tempfile.TemporaryDirectory() as folder:
        year = write_block(Path(folder), members, criteria)
        theirs = seconds([sys.executable, "-c", _LOAD_ALL, folder], 1)
        score = [*EMUCLI, "score", str(year)]
        ours = seconds(score, 3)
        memory = peak_megabytes(score)
    what = f"score, {members} units x {criteria} criteria, all peers, against yaml.load"
    print(
        f"{what:58} {ours:8.3f} s {theirs:8.3f} s   ratio {ours / theirs:5.2f}   target 4 s; {memory} MB, target 400 MB"
    )


if __name__ == "__main__":
    bench_start()
    bench_papers()
    bench_scoreboard(60, 60)
    bench_form(200)
    bench_import(60, 60)
    bench_score(50, 200)
    bench_validate(200, 5)
    bench_validate(2500, 1)
