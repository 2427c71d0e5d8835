"""Validates targets: registers once, then cluster by cluster, on more than one core where it pays."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from ..checks.rules import check_cluster, check_registers
from ..checks.waivers import apply_waivers
from ..findings.catalogue import catalogue
from ..findings.located import Located
from ..model.registers import Waivers
from ..model.tree import File, Registers
from ..reading.layout import ClusterLayout, Layout
from .records import Records, locate
from .workspace import Target, layout_of

# A process that has to start and build the models first costs about as much as validating this many files.
FILES_FOR_A_PROCESS = 1500
_CHUNKS_A_PROCESS = 4

Progress = Callable[[int], None]
"""Told how many more clusters are done."""

T = TypeVar("T")


@dataclass(frozen=True)
class Verdict:
    """What was found in some targets, and how much was read."""

    found: tuple[Located, ...]
    files: int
    years: int


LaidOut = Sequence[tuple[Target, Layout]]
"""Targets with their files; looking a large tree through takes time, so it is done once."""


def laid_out(targets: Sequence[Target]) -> LaidOut:
    """The files of the targets."""
    return [(target, layout_of(target)) for target in targets]


def judge(laid: LaidOut, processes: int, progress: Progress) -> Verdict:
    """Everything that is wrong with the targets. `processes` is the most that may run at a time."""
    found: list[Located] = []
    files = years = 0
    for target, layout in laid:
        found.extend(_judge_root(target, layout, processes, progress))
        files += len(layout.registers) + sum(_size(cluster) for cluster in layout.clusters)
        years += sum(len(cluster.years) for cluster in layout.clusters)
    return Verdict(tuple(found), files, years)


def clusters_in(laid: LaidOut) -> int:
    """How many clusters there are to judge."""
    return sum(len(layout.clusters) for _, layout in laid)


def _size(cluster: ClusterLayout) -> int:
    return 1 + sum(len(files) for files in cluster.years.values())


def _judge_root(target: Target, layout: Layout, processes: int, progress: Progress) -> Sequence[Located]:
    reader = Records(target.root).loader()
    registers = reader.registers(layout)
    findings = [*layout.findings, *reader.findings, *check_registers(registers)]
    found = list(locate(Records(target.root), findings))
    waivers: list[File[Waivers]] = [registers.waivers]
    for part in _parts(target.root, layout, registers, processes):
        found.extend(part.found)
        waivers.extend(part.waivers)
        progress(part.clusters)
    return _waived(target, found, waivers)


@dataclass(frozen=True)
class _Part:
    """What one process says of its clusters; waivers are merged and applied in one place."""

    found: tuple[Located, ...]
    waivers: tuple[File[Waivers], ...]
    clusters: int


def _parts(root: Path, layout: Layout, registers: Registers, processes: int) -> Iterator[_Part]:
    size = sum(_size(cluster) for cluster in layout.clusters)
    useful = min(processes, size // FILES_FOR_A_PROCESS + 1)
    if useful < 2:
        yield from (_judge_loaded(root, registers, (cluster,)) for cluster in layout.clusters)
        return
    # Small work never pays for these imports.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    chunks = _chunks(layout.clusters, useful * _CHUNKS_A_PROCESS)
    # `spawn` everywhere: what works on one system then works on all. This process takes its share as well.
    with ProcessPoolExecutor(useful - 1, mp_context=multiprocessing.get_context("spawn")) as pool:
        tasks = [(chunk, pool.submit(_judge_clusters, root, layout, chunk)) for chunk in chunks]
        for chunk, task in reversed(tasks):
            if task.cancel():
                yield _judge_loaded(root, registers, chunk)
        yield from (task.result() for _, task in tasks if not task.cancelled())


def _chunks(items: Sequence[T], number: int) -> list[tuple[T, ...]]:
    size = max(1, -(-len(items) // number))
    return [tuple(items[start : start + size]) for start in range(0, len(items), size)]


def _judge_clusters(root: Path, layout: Layout, clusters: Iterable[ClusterLayout]) -> _Part:
    """The findings of some clusters; this is what a worker process runs."""
    registers = Records(root).loader().registers(layout)
    return _judge_loaded(root, registers, clusters)


def _judge_loaded(root: Path, registers: Registers, clusters: Iterable[ClusterLayout]) -> _Part:
    waivers: list[File[Waivers]] = []
    found: list[Located] = []
    number = 0
    for laid in clusters:
        reader = Records(root).loader()
        cluster = reader.cluster(laid, registers)
        found.extend(locate(Records(root), [*reader.findings, *check_cluster(cluster)]))
        waivers.extend(year.waivers for year in cluster.years.values() if year.waivers.record)
        number += 1
    return _Part(tuple(found), tuple(waivers), number)


def _waived(target: Target, found: Sequence[Located], waivers: Sequence[File[Waivers]]) -> Sequence[Located]:
    if not found and not any(file.record for file in waivers):
        return ()
    waivable = {code: entry.waivable for code, entry in catalogue().entries.items()}
    judged = list(apply_waivers((one.finding for one in found), waivers, waivable, whole=not target.below))
    marked = [replace(one, waived=verdict.waived) for one, verdict in zip(found, judged, strict=False)]
    return [*marked, *locate(Records(target.root), [verdict.finding for verdict in judged[len(found) :]])]


def processes_for(wish: int | None) -> int:
    """How many processes to use: as asked, else one a core."""
    return wish or os.cpu_count() or 1
