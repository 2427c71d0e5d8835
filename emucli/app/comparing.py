"""The two sides that `compare` puts beside each other: opened, and what differs between them."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..checks.rules import SCALE_RULES
from ..checks.scope import check_year
from ..checks.waivers import Judged, Waiving, waivers_of
from ..findings.finding import Finding
from ..language.messages import Message, note
from ..model.regulation import Regulation
from ..model.tree import File, State
from ..reading.load import read_record
from ..results.comparison import Comparison, compare
from ..results.year import YearResult, year_result
from ..scoring.sheets import without_rejected
from ..store.files import Failure
from .records import Records, shown_path, unreadable
from .refusal import Refused
from .workspace import Placed, placed
from .year import ReadyYear, open_year, stop_at_errors

Side = tuple[Message | str, YearResult]
"""What a side is called (a year, a revision, a regulation), and its result."""


@dataclass(frozen=True, kw_only=True)
class Contrast:
    """What differs between two sides; `ready` is the year that was asked about."""

    ready: ReadyYear
    comparison: Comparison
    before: Message | str
    after: Message | str
    decimals: int
    """Points are written with so many."""


def compare_since(path: Path, revision: str) -> Contrast:
    """The year as it is, after the same year at a git revision. Raises Refused, Unfit."""
    if not revision:
        raise Refused(note("name_a_revision_after_at"))
    now, then = _ready(path), _ready(path, revision)
    return _contrast(now, (revision, then.result), (note("now"), now.result), same_year=True)


def compare_years(path: Path, other: Path) -> Contrast:
    """A year after another one of the same records. Raises Refused, Unfit."""
    after, before = _ready(path), _ready(other)
    if after.records.root != before.records.root:
        raise Refused(note("the_two_years_belong_to"))
    sides = [(f"{one.cluster.path}/{one.year.name}", one.result) for one in (before, after)]
    return _contrast(after, sides[0], sides[1], same_year=False)


def compare_under(path: Path, regulation: Path) -> Contrast:
    """The year as it would be under the regulation of a file, after the year as it is. Raises Refused, Unfit."""
    ready = _ready(path)
    records, file = _regulation(regulation)
    # Sheets were scored against the regulation in force: what it rejects is no part of the question.
    marking = ready.result.marking
    year = without_rejected(ready.year, marking.received) if marking else ready.year
    what_if = replace(year, regulation=file)
    result = year_result(ready.cluster, what_if)
    wrong = list(check_year(ready.cluster, what_if, SCALE_RULES, result))
    stop_at_errors(records, _in_place(ready, wrong), 1)
    if result.scores is None:
        raise Refused(note("under_the_regulation_in_the", regulation=regulation, reasons=result.not_rankable))
    in_force = note("the_regulation_in_force"), ready.result
    return _contrast(ready, in_force, (shown_path(Path(os.path.realpath(regulation))), result), same_year=True)


def _in_place(ready: ReadyYear, wrong: Sequence[Finding]) -> Iterator[Judged]:
    """What is wrong with the file; accepted where it is of the year's regulation, whose place it takes."""
    in_place = [replace(finding, file=ready.year.regulation.path) for finding in wrong]
    waiving = Waiving(waivers_of(ready.cluster.registers, [ready.cluster]))
    judged = zip(wrong, waiving.judge(in_place), strict=True)
    return (Judged(finding, placed.waived) for finding, placed in judged)


def _regulation(path: Path) -> tuple[Records, File[Regulation]]:
    """The regulation of a file, without its version: which sheets count is asked of the one in force."""
    real = Path(os.path.realpath(path))
    # A file among records is read as records are; elsewhere a person means what a link of this name leads to.
    here = placed(path) or Placed(real.parent, real.name)
    records = Records(here.root)
    data = records.read(here.below)
    if isinstance(data, Failure):
        raise unreadable(path, data)
    record, findings = read_record(data, here.below, Regulation)
    # Errors of reading, which no waiver accepts.
    stop_at_errors(records, [Judged(one, waived=False) for one in findings], 1)
    if record is None:
        raise Refused(note("the_file_cannot_be_read", path=path))
    return records, File(here.below, State.PRESENT, record.model_copy(update={"version": None}))


def _ready(path: Path, revision: str = "") -> ReadyYear:
    return open_year(path, judging="scores", revision=revision)


def _contrast(ready: ReadyYear, before: Side, after: Side, *, same_year: bool) -> Contrast:
    for name, result in (before, after):
        if result.scores is None and not result.announced:
            raise Refused(note("is_not_rankable_so_there", name=name))
    results = before[1], after[1]
    return Contrast(
        ready=ready,
        comparison=compare(*results, ready.cluster.registers.units, same_year=same_year),
        before=before[0],
        after=after[0],
        decimals=max((result.scores.decimals for result in results if result.scores), default=2),
    )
