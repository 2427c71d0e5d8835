"""`make bench`: whole processes, timed in turn, and the ratio of their medians."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from .block import write_block
from .tree import write_tree

_LOAD_ALL = """
import pathlib, sys, yaml
for path in pathlib.Path(sys.argv[1]).rglob("*.yaml"):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""
_EMUCLI = [sys.executable, "-m", "emucli"]
_REPOSITORY = Path(__file__).parent.parent


def seconds(command: Sequence[str], runs: int, cores: int | None = None) -> float:
    """The median wall time of a command as a whole process, after one run that is not counted."""
    times = []
    for run in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, preexec_fn=_pinned(cores))
        if run:
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def _pinned(cores: int | None) -> Callable[[], None] | None:
    if cores is None or not hasattr(os, "sched_setaffinity"):
        return None
    chosen = sorted(os.sched_getaffinity(0))[:cores]
    return lambda: os.sched_setaffinity(0, chosen)


def show(what: str, ours: float, theirs: float, target: float) -> None:
    """One line: both times, their ratio, the target."""
    print(f"{what:58} {ours:8.3f} s {theirs:8.3f} s   ratio {ours / theirs:5.2f}   target {target}")


def bench_validate(cluster_years: int, runs: int) -> None:
    """`emucli validate` against merely loading the same files, on one core and on two."""
    with tempfile.TemporaryDirectory() as folder:
        write_tree(Path(folder), cluster_years)
        load = [sys.executable, "-c", _LOAD_ALL, folder]
        for cores in (1, 2):
            theirs = seconds(load, runs, 1)
            ours = seconds([*_EMUCLI, "validate", folder, "--jobs", str(cores)], runs, cores)
            show(f"validate, {cluster_years} cluster years, {cores} core(s), against yaml.load", ours, theirs, 1.0)


def bench_start() -> None:
    """Start-up against the bare imports; one cluster year as a whole process."""
    ours = seconds([*_EMUCLI, "--version"], 15)
    theirs = seconds([sys.executable, "-c", "import typer, pydantic, yaml"], 15)
    show("emucli --version, against import typer, pydantic, yaml", ours, theirs, 1.5)
    with tempfile.TemporaryDirectory() as folder:
        write_tree(Path(folder), 1)
        one = seconds([*_EMUCLI, "validate", folder], 9)
    print(f"{'validate one cluster year':58} {one:8.3f} s   target 0.3 s")
    real = seconds([*_EMUCLI, "validate", str(_REPOSITORY / "records/hanoi-cluster-7")], 9)
    print(f"{'validate two real years with all their registers':58} {real:8.3f} s")
    paper = seconds([*_EMUCLI, "report", "annual", str(_REPOSITORY / "records/hanoi-cluster-7/2023")], 5)
    print(f"{'report annual as Markdown':58} {paper:8.3f} s   target 0.5 s")


def bench_score(members: int, criteria: int) -> None:
    """`emucli score` of a block in which every member scores every other one, against merely loading its sheets."""
    with tempfile.TemporaryDirectory() as folder:
        year = write_block(Path(folder), members, criteria)
        theirs = seconds([sys.executable, "-c", _LOAD_ALL, folder], 1)
        score = [*_EMUCLI, "score", str(year)]
        ours = seconds(score, 3)
        memory = peak_megabytes(score)
    what = f"score, {members} units x {criteria} criteria, all peers, against yaml.load"
    print(
        f"{what:58} {ours:8.3f} s {theirs:8.3f} s   ratio {ours / theirs:5.2f}   target 4 s; {memory} MB, target 400 MB"
    )


def peak_megabytes(command: Sequence[str]) -> int:
    """The most memory that a command has at a time."""
    measure = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, capture_output=True); "
    told = "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    done = subprocess.run([sys.executable, "-c", measure + told, *command], check=True, capture_output=True)
    return int(done.stdout)


if __name__ == "__main__":
    bench_start()
    bench_score(50, 200)
    bench_validate(200, 5)
    bench_validate(2500, 1)
