"""Opens the two sides that `compare` puts beside each other."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..checks.rules import SCALE_RULES
from ..checks.scope import check_year
from ..checks.waivers import Judged, Waiving, waivers_of
from ..findings.as_json import as_json
from ..findings.finding import Finding
from ..language.phrases import say
from ..model.regulation import Regulation
from ..model.tree import File, State
from ..reading.load import read_record
from ..results.comparison import Comparison, compare
from ..results.names import Names
from ..results.year import YearResult, year_result
from ..scoring.sheets import without_rejected
from ..store.files import Failure
from ..telling.comparison import Sides, comparison_as_json, comparison_as_text
from .exits import usage
from .records import Records, shown_path, unreadable
from .screen import Shows
from .speech import Speech
from .workspace import Placed, placed
from .year import ReadyYear, ready_year, stop_at_errors


@dataclass(frozen=True)
class Contrast:
    """Two sides and what differs between them."""

    ready: ReadyYear
    comparison: Comparison
    sides: Sides

    def as_json(self) -> str:
        """The differences as JSON."""
        return as_json(comparison_as_json(self.comparison, self.sides))

    def as_text(self, say: Speech) -> str:
        """The differences for people."""
        return comparison_as_text(self.comparison, self.sides, Names(self.ready.cluster, say.language))


@dataclass(frozen=True)
class Opening:
    """Reads both sides; an error in either ends the command with its findings."""

    say: Speech
    shows: Shows

    def since(self, path: Path, revision: str) -> Contrast:
        """The year as it is, after the same year at a git revision."""
        if not revision:
            raise usage(self.say("name_a_revision_after_at"))
        now, then = self._ready(path), self._ready(path, revision)
        return self._contrast(now, then.result, now.result, revision, self.say("now"), same_year=True)

    def between(self, path: Path, other: Path) -> Contrast:
        """A year after another one."""
        after, before = self._ready(path), self._ready(other)
        if after.records.root != before.records.root:
            raise usage(self.say("the_two_years_belong_to"))
        names = [f"{one.cluster.path}/{one.year.name}" for one in (before, after)]
        return self._contrast(after, before.result, after.result, names[0], names[1], same_year=False)

    def under(self, path: Path, regulation: Path) -> Contrast:
        """The year as it would be under the regulation of a file, after the year as it is."""
        ready = self._ready(path)
        records, file = self._regulation(regulation)
        # Sheets were scored against the regulation in force: what it rejects is no part of the question.
        marking = ready.result.marking
        year = without_rejected(ready.year, marking.received) if marking else ready.year
        what_if = replace(year, regulation=file)
        result = year_result(ready.cluster, what_if)
        wrong = list(check_year(ready.cluster, what_if, SCALE_RULES, result))
        stop_at_errors(records, self._in_place(ready, wrong), 1, self.say, self.shows)
        if result.scores is None:
            reasons = "; ".join(say(one, self.say.language) for one in result.not_rankable)
            raise usage(self.say("under_the_regulation_in_the", regulation=regulation, reasons=reasons))
        names = self.say("the_regulation_in_force"), shown_path(Path(os.path.realpath(regulation)))
        return self._contrast(ready, ready.result, result, *names, same_year=True)

    def _in_place(self, ready: ReadyYear, wrong: Sequence[Finding]) -> Iterator[Judged]:
        """What is wrong with the file; accepted where it is of the year's regulation, whose place it takes."""
        in_place = [replace(finding, file=ready.year.regulation.path) for finding in wrong]
        waiving = Waiving(waivers_of(ready.cluster.registers, [ready.cluster]))
        judged = zip(wrong, waiving.judge(in_place), strict=True)
        return (Judged(finding, placed.waived) for finding, placed in judged)

    def _regulation(self, path: Path) -> tuple[Records, File[Regulation]]:
        """The regulation of a file, without its version: which sheets count is asked of the one in force."""
        real = Path(os.path.realpath(path))
        # A file among records is read as records are; elsewhere a person means what a link of this name leads to.
        here = placed(path, self.say) or Placed(real.parent, real.name)
        records = Records(here.root)
        data = records.read(here.below)
        if isinstance(data, Failure):
            raise unreadable(path, data, self.say)
        record, findings = read_record(data, here.below, Regulation)
        self._stop_at_errors(records, findings)
        if record is None:
            raise usage(self.say("the_file_cannot_be_read", path=path))
        return records, File(here.below, State.PRESENT, record.model_copy(update={"version": None}))

    def _ready(self, path: Path, revision: str = "") -> ReadyYear:
        return ready_year(path, self.say, self.shows, judging="scores", revision=revision)

    def _stop_at_errors(self, records: Records, findings: Iterable[Finding]) -> None:
        """Errors of reading, which no waiver accepts."""
        stop_at_errors(records, [Judged(one, waived=False) for one in findings], 1, self.say, self.shows)

    def _contrast(
        self, ready: ReadyYear, before: YearResult, after: YearResult, old: str, new: str, *, same_year: bool
    ) -> Contrast:
        for name, result in ((old, before), (new, after)):
            if result.scores is None and not result.announced:
                raise usage(self.say("is_not_rankable_so_there", name=name))
        differences = compare(before, after, ready.cluster.registers.units, same_year=same_year)
        decimals = max((result.scores.decimals for result in (before, after) if result.scores), default=2)
        return Contrast(ready, differences, Sides(old, new, decimals))
