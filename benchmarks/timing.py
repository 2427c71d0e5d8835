"""Whole processes, timed in turn; the median is what counts."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

EMUCLI = [sys.executable, "-m", "emucli"]
REPOSITORY = Path(__file__).parent.parent


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


def show(what: str, ours: float, theirs: float, target: float | str) -> None:
    """One line: both times, their ratio, the target."""
    print(f"{what:58} {ours:8.3f} s {theirs:8.3f} s   ratio {ours / theirs:5.2f}   target {target}")


def peak_megabytes(command: Sequence[str]) -> int:
    """The most memory that a command has at a time."""
    measure = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, capture_output=True); "
    told = "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    done = subprocess.run([sys.executable, "-c", measure + told, *command], check=True, capture_output=True)
    return int(done.stdout)
