"""What each phase of validating costs, as a share of merely loading the same files, cluster by cluster in turn.

The functions that begin a phase are replaced by ones that stop the time; everything else is the run as it always is, so
that the phases with their rest are the whole, and nothing can hide between them.
"""

import gc
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import wraps
from inspect import isgeneratorfunction
from pathlib import Path
from pkgutil import resolve_name
from typing import Any
from unittest.mock import patch

import yaml

from emucli.app.judge import judge, laid_out
from emucli.app.workspace import Target
from emucli.reading.layout import ClusterLayout, Layout

PHASES: Mapping[str, tuple[str, ...]] = {
    "reading: bytes of files": ("emucli.app.records.Records.get",),
    "reading: text to trees": ("emucli.reading.load.read_tree",),
    "models: trees to records": ("emucli.reading.load.read_model",),
    "references, texts": (
        "emucli.checks.rules.references_exist",
        "emucli.checks.rules.units_are_members",
        "emucli.checks.rules.texts_are_legible",
    ),
    "rules": ("emucli.checks.rules.check_year",),
    "scoring: sheets received": ("emucli.results.year.marking_of",),
    "scoring: points, ranks, classes": ("emucli.results.year.score_year",),
    "awards with their votes": ("emucli.results.year._awards",),
    "leadership with its votes": ("emucli.results.year.leadership",),
    "output: places of findings": ("emucli.app.judge.located",),
}
REST = "the rest"
_LOAD = "yaml.load"
Seconds = Mapping[str, float]


class Stopwatch:
    """Seconds of this process by phase: what a phase does within another is the inner one's alone."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = dict.fromkeys((_LOAD, *PHASES, REST), 0.0)
        self._phases = [REST]
        self._since = time.process_time()

    def begin(self, phase: str) -> None:
        """Count what follows to a phase."""
        self._turn()
        self._phases.append(phase)

    def end(self) -> None:
        """Count what follows to the phase around it."""
        self._turn()
        self._phases.pop()

    def _turn(self) -> None:
        now = time.process_time()
        self.spent[self._phases[-1]] += now - self._since
        self._since = now

    def timed(self, phase: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, whose time counts to a phase; what it gives one by one is worked out at once."""
        one_by_one = isgeneratorfunction(work)

        @wraps(work)
        def worked(*given: Any, **named: Any) -> Any:
            self.begin(phase)
            try:
                return iter(list(work(*given, **named))) if one_by_one else work(*given, **named)
            finally:
                self.end()

        return worked


def phases(root: Path) -> tuple[Seconds, Seconds, Seconds]:
    """Seconds by phase of the first cluster of a root, of the others of its first half, and of its second half.

    What is built at first use (models, rules) is the first cluster's. In the second half nothing but loading is
    replaced: it shows what stopping the time costs.
    """
    ((target, layout),) = laid_out([Target(root)])
    half = len(layout.clusters) // 2
    with ExitStack() as stack:
        watch = Stopwatch()
        for phase, names in PHASES.items():
            for name in names:
                stack.enter_context(patch(name, watch.timed(phase, resolve_name(name))))
        first, *_, last = _judged(watch, target, replace(layout, clusters=layout.clusters[:half]))
    *_, unwatched = _judged(Stopwatch(), target, replace(layout, clusters=layout.clusters[half:]))
    return first, {phase: last[phase] - first[phase] for phase in last}, unwatched


def _judged(watch: Stopwatch, target: Target, layout: Layout) -> list[Seconds]:
    """Judge clusters, loading each afterwards; what was spent when each was done."""
    clusters, states = iter(layout.clusters), list[Seconds]()

    def after(_: int) -> None:
        watch.begin(_LOAD)
        _load(target.root, next(clusters))
        watch.end()
        states.append(dict(watch.spent))

    judge([(target, layout)], 1, after)
    return states


def _load(root: Path, laid: ClusterLayout) -> None:
    for path in (f"{laid.path}/cluster.yaml", *(path for files in laid.years.values() for path in files)):
        yaml.load((root / path).read_bytes(), Loader=yaml.CSafeLoader)


def show(root: Path) -> None:
    """Print each phase as a share of loading, their sum, and what the first cluster took."""
    first, others, unwatched = phases(root)
    for phase in (*PHASES, REST):
        _line(phase, others[phase] / others[_LOAD])
    _line("all of these", _share(others))
    _line("all without a stopwatch, in other clusters", _share(unwatched))
    print(f"  {'first cluster, with what is built at first use':48} {sum(first.values()) - first[_LOAD]:8.3f} s")


def _line(what: str, share: float) -> None:
    print(f"  {what:48} {share:8.3f}")


def _share(spent: Seconds) -> float:
    return sum(spent.values()) / spent[_LOAD] - 1


if __name__ == "__main__":
    # As the command line sets it.
    gc.set_threshold(10_000)
    for one in sys.argv[1:]:
        show(Path(one))
