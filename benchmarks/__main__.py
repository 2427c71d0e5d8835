"""`make bench`: whole processes, in turn with those that they are compared with. docs/performance.md tells how."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from .commands import bench_score, bench_start
from .forms import bench_form, bench_import
from .noted import bench_noted, bench_phases
from .papers import bench_papers, bench_scoreboard
from .peers import bench_peers
from .table import Table
from .validating import TREES, bench_tree

_PHASES_OF = 200
"""So many years are enough to see which phase became slow."""


@dataclass(frozen=True)
class Wish:
    """What was asked for: sizes other than the usual ones, and how often each pair runs."""

    sizes: Sequence[int]
    turns: int

    def size(self, usual: int) -> int:
        """The largest size that was asked for, else the usual one."""
        return max(self.sizes, default=usual)


def _start(table: Table, wish: Wish) -> None:
    bench_start(table, wish.turns)


def _tree(name: str, table: Table, wish: Wish) -> None:
    bench_tree(table, name, wish.sizes, wish.turns)
    bench_phases(table, name, _PHASES_OF)


def _noted(table: Table, wish: Wish) -> None:
    bench_noted(table, wish.size(200), 2 * wish.turns)


def _peers(table: Table, wish: Wish) -> None:
    bench_peers(table, wish.size(50), wish.turns)


def _score(table: Table, _: Wish) -> None:
    bench_score(table, 50, 200)


def _papers(table: Table, wish: Wish) -> None:
    bench_papers(table, wish.turns)
    bench_scoreboard(table, 60, 60)


def _forms(table: Table, wish: Wish) -> None:
    bench_form(table, 200, wish.turns)
    bench_import(table, 60, 60)


SUBJECTS: Mapping[str, Callable[[Table, Wish], None]] = {
    "start": _start,
    **{name: partial(_tree, name) for name in TREES},
    "noted": _noted,
    "peers": _peers,
    "score": _score,
    "papers": _papers,
    "forms": _forms,
}


def main() -> None:
    """Measure what was asked for, and end with the targets that were missed: never a failure, for times vary."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("--only", action="append", choices=SUBJECTS, help="one subject; may be given several times")
    asked.add_argument(
        "--size", action="append", type=int, default=[], help="cluster years, instead of the usual sizes"
    )
    asked.add_argument("--turns", type=int, default=3, help="how often each pair runs (3)")
    given = asked.parse_args()
    table = Table()
    table.head()
    for name in given.only or SUBJECTS:
        SUBJECTS[name](table, Wish(sorted(given.size), given.turns))
    table.foot()


if __name__ == "__main__":
    main()
