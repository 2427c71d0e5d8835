"""Whole processes, each measured by the system that ran it, in turn with the process that it is compared with."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

EMUCLI = [sys.executable, "-m", "emucli"]
REPOSITORY = Path(__file__).parent.parent
Command = Sequence[str]


class Run(NamedTuple):
    """What a process took, with those that it began: user time and wall time in seconds, and the most memory in MB.

    Of several processes the memory is that of the largest.
    """

    user: float
    wall: float
    memory: float


class Ratio(NamedTuple):
    """The median of the ratios of pairs, the least and the most."""

    middle: float
    least: float
    most: float


def run(command: Command, cores: int | None = None) -> Run:
    """One run of a command, on so many cores where the system can pin it. Raises RuntimeError where it fails."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=said, env=_environment(), preexec_fn=_pinned(cores)
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"exit {process.returncode}: {' '.join(command)[:400]}\n{said.read().decode()[-2000:]}")
    # macOS counts memory in bytes, Linux in kilobytes.
    return Run(used.ru_utime, wall, used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10))


def printed(command: Command, cores: int | None = None) -> None:
    """Run a command that prints itself what it measured."""
    subprocess.run(command, check=True, env=_environment(), preexec_fn=_pinned(cores))


def in_turn(
    commands: Mapping[str, tuple[Command, int | None]], turns: int, *, warm: bool = False
) -> Mapping[str, list[Run]]:
    """Several commands one after the other, so many times: the runs of each.

    One turn before them is not counted, unless it is `warm`: what a first run compiles and keeps is there already.
    """
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(0 if warm else -1, turns):
        for name, (command, cores) in commands.items():
            done = run(command, cores)
            if turn >= 0:
                runs[name].append(done)
    return runs


def typical(runs: Sequence[Run]) -> Run:
    """The median of each figure."""
    return Run(*(median(figures) for figures in zip(*runs, strict=True)))


def repeated(command: Command, turns: int, cores: int | None = None) -> Run:
    """The medians of several runs of one command."""
    return typical(in_turn({"": (command, cores)}, turns)[""])


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Ratio:
    """What pairs of figures come to."""
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    return Ratio(median(ratios), min(ratios), max(ratios))


def _environment() -> dict[str, str]:
    """That of this process, but compiled modules are kept and used: as for somebody who has installed emucli."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _pinned(cores: int | None) -> Callable[[], None] | None:
    if cores is None or not hasattr(os, "sched_setaffinity"):
        return None
    chosen = sorted(os.sched_getaffinity(0))[:cores]
    return lambda: os.sched_setaffinity(0, chosen)
