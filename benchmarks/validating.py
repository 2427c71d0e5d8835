"""`emucli validate` of whole trees against merely loading the same files with libyaml, on one core and on two."""

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from .table import Table
from .timing import EMUCLI, Command, Run, in_turn, ratio, typical
from .trees.prose import write_tree
from .trees.sheets import write_sheets
from .trees.worked import write_worked

_LOAD_ALL = """
import pathlib, sys, yaml
for path in pathlib.Path(sys.argv[1]).rglob("*.yaml"):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""
Write = Callable[[Path, int], None]


@dataclass(frozen=True)
class Tree:
    """A kind of tree: how it is written, the sizes that are measured, the smallest first.

    From `from_years` on, at most `one` of the user time of loading is wanted on one core, and on two cores `two` of the
    time that a person waits for it.
    """

    write: Write
    sizes: Sequence[int]
    from_years: int
    one: float
    two: float | None = None


TREES: Mapping[str, Tree] = {
    "sheets": Tree(write_sheets, (1, 50, 200, 1000), 1000, 0.5, 0.3),
    "block": Tree(write_worked, (2, 50, 200, 1000), 1000, 0.5, 0.3),
    "prose": Tree(write_tree, (1, 200, 1000, 2500), 2500, 0.6),
}
_MEMORY = 150
_GROWS = 1.1
_SLOWS = 1.25
_STEADY = 200
"""Of fewer years the part beyond start-up is too short to be told from it."""


@dataclass(frozen=True)
class Measured:
    """The medians of one size: loading, and validating on one core and on two."""

    years: int
    load: Run
    one: Run
    two: Run


@contextmanager
def written(write: Write, years: int) -> Iterator[Path]:
    """A tree of so many cluster years while it is measured."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), years)
        yield Path(folder)


def load(root: Path) -> Command:
    """Merely load every file of a tree."""
    return [sys.executable, "-c", _LOAD_ALL, str(root)]


def validate(root: Path, cores: int = 1) -> Command:
    """Validate a tree with so many processes."""
    return [*EMUCLI, "validate", str(root), "--jobs", str(cores)]


def bench_tree(table: Table, name: str, sizes: Sequence[int], turns: int) -> None:
    """One kind of tree in several sizes; its least size is start-up, and taken from the others."""
    tree = TREES[name]
    least = tree.sizes[0]
    several: list[Measured] = []
    for years in (least, *(size for size in sizes or tree.sizes if size > least)):
        with written(tree.write, years) as root:
            commands = {"load": (load(root), 1), "one": (validate(root), 1), "two": (validate(root, 2), 2)}
            runs = in_turn(commands, turns, warm=bool(several))
            several.append(Measured(years, *(typical(each) for each in runs.values())))
            files = sum(1 for _ in root.rglob("*.yaml"))
            table.section(f"{name}, {years} cluster years, {files} files: validate against yaml.load (CSafeLoader)")
            _show(table, tree, runs, several)
    _growth(table, name, several)


def _show(table: Table, tree: Tree, runs: Mapping[str, Sequence[Run]], several: Sequence[Measured]) -> None:
    now, start = several[-1], several[0]
    wanted = now.years >= tree.from_years
    user = {name: [each.user for each in one] for name, one in runs.items()}
    wall = {name: [each.wall for each in one] for name, one in runs.items()}
    both = (now.one.user, now.load.user)
    table.pair("one core, user time", both, ratio(user["one"], user["load"]), tree.one if wanted else None)
    if now is not start:
        ours = [one - start.one.user for one in user["one"]]
        theirs = [one - start.load.user for one in user["load"]]
        table.pair("  of it without start-up", (median(ours), median(theirs)), ratio(ours, theirs))
    pair = (now.two.wall, now.load.wall)
    table.pair("two cores, time to wait", pair, ratio(wall["two"], wall["load"]), tree.two if wanted else None)
    table.pair("two cores, user time", (now.two.user, now.load.user), ratio(user["two"], user["load"]))
    table.memory("most memory, one core", now.one.memory, _MEMORY)
    table.memory("most memory of a process, two cores", now.two.memory, _MEMORY)


def _growth(table: Table, name: str, several: Sequence[Measured]) -> None:
    """Seconds a year beyond start-up, which are the same at every size, as is the memory."""
    table.section(f"{name}: growth with the number of years, one core")
    start, *larger = several
    table.told(f"start-up ({start.years} cluster years)", f"{start.one.user:.3f} s user time")
    costs = [(one.one.user - start.one.user) / (one.years - start.years) for one in larger]
    for one, cost in zip(larger, costs, strict=True):
        table.told(f"{one.years} years", f"{1000 * cost:.2f} ms a year, {one.one.memory:.0f} MB")
    if len(larger) > 1 and larger[-2].years >= _STEADY:
        table.share("a year of the largest against one of the size before", costs[-1] / costs[-2], _SLOWS)
        table.share("memory of the largest against it", larger[-1].one.memory / larger[-2].one.memory, _GROWS)
