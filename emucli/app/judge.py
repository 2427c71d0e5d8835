"""Validates targets: registers once, then cluster by cluster, on more than one core where it pays."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from ..checks.rules import check_cluster, check_registers
from ..checks.unused import CITED, Cited, entries_are_cited
from ..checks.waivers import Judged, Used, Waiving, waivers_of, waivers_of_years
from ..findings.located import Findings
from ..findings.selection import EVERY_CODE, Selection
from ..findings.since import Since
from ..model.ids import Register
from ..model.tree import Cluster, Registers
from ..reading.evidence import evidence_found
from ..reading.layout import ClusterLayout, Layout
from ..reading.libyaml import LibyamlMissing
from ..reading.load import Loader
from ..store.files import bytes_in
from .records import Records, located
from .refusal import Fault
from .tidying import tidied, tidy
from .workspace import Target, layout_of

# A process that has to start and build the models first costs about as much as validating this many bytes: of score
# sheets less, of prose more.
BYTES_FOR_A_PROCESS = 2_500_000
_CHUNKS_A_PROCESS = 4

Progress = Callable[[int], None]
"""Told how many more clusters are done."""

T = TypeVar("T")


@dataclass(frozen=True)
class Verdict:
    """What was found in some targets, and how much was read."""

    found: Findings
    files: int
    years: int
    faults: tuple[Fault, ...] = ()


LaidOut = Sequence[tuple[Target, Layout]]
"""Targets with their files; looking a large tree through takes time, so it is done once."""


def laid_out(targets: Sequence[Target]) -> LaidOut:
    """The files of the targets."""
    return [(target, layout_of(target)) for target in targets]


def judge(
    laid: LaidOut,
    processes: int,
    progress: Progress,
    chosen: Selection = EVERY_CODE,
    since: Mapping[Target, Since] = MappingProxyType({}),
) -> Verdict:
    """Everything of the chosen codes that is wrong with the targets. Raises WorkerLost.

    `processes` is the most that may run at a time. `since`: of which targets only what is new is told.
    """
    found: list[Findings] = []
    faults: list[Fault] = []
    files = years = 0
    for target, layout in laid:
        work = _Work(target.root, layout, not target.below, chosen, since.get(target))
        with tidied():
            for part in _judge_root(work, processes, progress):
                found.append(part.found)
                faults.extend(part.faults)
        files += len(layout.registers) + sum(_size(cluster) for cluster in layout.clusters)
        years += sum(len(cluster.years) for cluster in layout.clusters)
    return Verdict(Findings.of(found), files, years, tuple(faults))


def clusters_in(laid: LaidOut) -> int:
    """How many clusters there are to judge."""
    return sum(len(layout.clusters) for _, layout in laid)


def _size(cluster: ClusterLayout) -> int:
    return 1 + sum(len(files) for files in cluster.years.values())


def _judge_root(work: "_Work", processes: int, progress: Progress) -> Iterator["_Part"]:
    records, layout, whole = Records(work.root), work.layout, work.whole
    reader = records.loader()
    registers = reader.registers(layout)
    waiving = Waiving(waivers_of(registers, ()))
    judged = list(waiving.judge([*layout.findings, *reader.findings, *check_registers(registers)]))
    cited: list[Cited | None] = [] if any(layout.clusters) and not layout.closed else [None]
    for part in _parts(work, registers, processes):
        yield part
        waiving.used.update(part.used)
        # What a waiver means may be among what was not found.
        whole = whole and not part.faults
        cited.append(part.cited)
        progress(part.clusters)
    every = _together(cited)
    if whole and every is not None and not registers.broken:
        judged += waiving.judge(entries_are_cited(registers, every))
    unfit = [Judged(finding, waived=False) for finding in waiving.unfit(whole=whole)]
    found = located(records, [*judged, *unfit], work.chosen, work.since, plain=reader.plain)
    yield _Part(found, waiving.used, 0)


@dataclass(frozen=True)
class _Work:
    """What a process is told: the files of a root, whether all of its clusters are judged, and what is told."""

    root: Path
    layout: Layout
    whole: bool
    chosen: Selection
    since: Since | None = None


@dataclass(frozen=True)
class _Part:
    """What was found in some clusters, which waivers of the root were of use there, and what of the registers.

    `cited` is None where a file is broken, so that nobody knows what it cites.
    """

    found: Findings
    used: Used
    clusters: int
    faults: tuple[Fault, ...] = ()
    cited: Cited | None = None


def _together(several: Sequence[Cited | None]) -> Cited | None:
    """What is cited anywhere; None where that is not known of some clusters."""
    known = [one for one in several if one is not None]
    if len(known) < len(several):
        return None
    return {name: frozenset().union(*(one.get(name, ()) for one in known)) for name in CITED}


def _cited(cluster: Cluster) -> Cited | None:
    found: dict[Register, set[str]] = {name: set() for name in CITED}
    for file in cluster.files():
        if file.broken:
            return None
        for name, ids in file.ids.items():
            if name in found:
                found[name] |= ids
    return found


def _parts(work: _Work, registers: Registers, processes: int) -> Iterator[_Part]:
    clusters = work.layout.clusters
    useful = _useful(work, processes)
    if useful < 2:
        yield from (_judge_loaded(work, registers, (cluster,)) for cluster in clusters)
        return
    chunks = _chunks(clusters, useful * _CHUNKS_A_PROCESS)
    # Small work never pays for this import.
    from .crew import Crew

    # This process takes its share as well.
    with Crew(partial(_judge_clusters, _of_the_root(work)), useful - 1) as crew:
        yield from crew.answers(chunks, lambda chunk: _judge_loaded(work, registers, chunk))


def _useful(work: _Work, processes: int) -> int:
    """How many processes pay; no more files are asked for their size than it takes to know."""
    files = (file for cluster in work.layout.clusters for year in cluster.years.values() for file in year)
    size, enough = 0, (processes - 1) * BYTES_FOR_A_PROCESS
    while size < enough and (file := next(files, None)) is not None:
        size += bytes_in(work.root, file)
    return min(processes, size // BYTES_FOR_A_PROCESS + 1)


def _of_the_root(work: _Work) -> _Work:
    """What a worker needs to read the registers; its clusters come task by task."""
    return replace(work, layout=replace(work.layout, clusters=(), findings=()))


def _chunks(items: Sequence[T], number: int) -> list[tuple[T, ...]]:
    size = max(1, -(-len(items) // number))
    return [tuple(items[start : start + size]) for start in range(0, len(items), size)]


def _judge_clusters(work: _Work, clusters: Iterable[ClusterLayout]) -> _Part:
    """The findings of some clusters; this is what a worker process runs."""
    with tidied():
        return _judge_loaded(work, _registers(work), clusters)


@cache
def _registers(work: _Work) -> Registers:
    """The registers of a root, read once a process; what is wrong with them is said by the process that began."""
    return Records(work.root).loader().registers(work.layout)


def _judge_loaded(work: _Work, registers: Registers, clusters: Iterable[ClusterLayout]) -> _Part:
    parts = [_judge_alone(work, registers, laid) for laid in clusters]
    used: Used = set().union(*(part.used for part in parts))
    faults = tuple(fault for part in parts for fault in part.faults)
    return _Part(
        Findings.of(part.found for part in parts), used, len(parts), faults, _together([part.cited for part in parts])
    )


def _judge_alone(work: _Work, registers: Registers, laid: ClusterLayout) -> _Part:
    """One cluster: where emucli itself fails at it, the findings of the others are found all the same."""
    tidy()
    try:
        return _judge_cluster(work, registers, laid)
    except LibyamlMissing:
        raise
    except Exception as error:
        return _Part(Findings(), set(), 1, (Fault.of(Records(work.root).shown(laid.path), error),))


def _judge_cluster(work: _Work, registers: Registers, laid: ClusterLayout) -> _Part:
    records = Records(work.root)
    reader = records.loader()
    judged, used, cited = _judged_cluster(records, reader, registers, laid, whole=work.whole)
    found = located(records, judged, work.chosen, work.since, plain=reader.plain)
    return _Part(found, used, 1, cited=cited)


def _judged_cluster(
    records: Records, reader: Loader, registers: Registers, laid: ClusterLayout, *, whole: bool
) -> tuple[list[Judged], Used, Cited | None]:
    cluster = reader.cluster(laid, registers)
    waiving = Waiving(waivers_of(registers, [cluster]))
    # An earlier state of the records has no files beside them that could be looked at.
    evidence = evidence_found(cluster, records.attached) if records.files is None else ()
    judged = list(waiving.judge([*reader.findings, *evidence, *check_cluster(cluster)]))
    of_years = Waiving(waivers_of_years([cluster]), waiving.used)
    judged += [Judged(finding, waived=False) for finding in of_years.unfit(whole=whole)]
    return judged, waiving.used, _cited(cluster)


def judged_alone(records: Records, layout: Layout, *, whole: bool) -> Iterator[Judged]:
    """Everything that is wrong with some records, in this process, without places: an earlier state of records."""
    reader = records.loader()
    registers = reader.registers(layout)
    waiving = Waiving(waivers_of(registers, ()))
    yield from waiving.judge([*layout.findings, *reader.findings, *check_registers(registers)])
    cited: list[Cited | None] = [] if layout.clusters else [None]
    for laid in layout.clusters:
        judged, used, of_cluster = _judged_cluster(records, records.loader(), registers, laid, whole=whole)
        yield from judged
        waiving.used.update(used)
        cited.append(of_cluster)
    every = _together(cited)
    if whole and every is not None and not registers.broken:
        yield from waiving.judge(entries_are_cited(registers, every))
    yield from (Judged(finding, waived=False) for finding in waiving.unfit(whole=whole))


def processes_for(wish: int | None) -> int:
    """How many processes to use: as asked, else one a core."""
    return wish or os.cpu_count() or 1
