"""Opens the two sides that `compare` puts beside each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..checks.rules import SCALE_RULES
from ..checks.scope import check_year
from ..findings.as_json import as_json
from ..findings.finding import Finding
from ..language.phrases import say
from ..model.regulation import Regulation
from ..model.tree import File, State
from ..reading.load import read_record
from ..results.comparison import Comparison, compare
from ..results.names import Names
from ..results.telling.comparison import Sides, comparison_as_json, comparison_as_text
from ..results.year import YearResult, year_result
from ..scoring.sheets import without_rejected
from ..store.files import Failure
from .exits import usage
from .records import Records, shown_path
from .speech import Speech
from .year import ReadyYear, not_accepted, ready_year, stop_at_errors


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
    no_color: bool

    def since(self, path: Path, revision: str) -> Contrast:
        """The year as it is, after the same year at a git revision."""
        if not revision:
            raise usage(
                self.say("Nêu tên bản git sau --at, ví dụ HEAD~1.", "Name a revision after --at, HEAD~1 for example.")
            )
        now, then = self._ready(path), self._ready(path, revision)
        return self._contrast(now, then.result, now.result, revision, self.say("hiện tại", "now"), same_year=True)

    def between(self, path: Path, other: Path) -> Contrast:
        """A year after another one."""
        after, before = self._ready(path), self._ready(other)
        if after.records.root != before.records.root:
            raise usage(
                self.say(
                    "Hai năm nằm ở hai thư mục bản ghi khác nhau, nên mã đơn vị không so sánh được.",
                    "The two years belong to different records roots, whose unit ids cannot be compared.",
                )
            )
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
        stop_at_errors(records, self._not_accepted(ready, wrong), 1, self.say, no_color=self.no_color)
        if result.scores is None:
            reasons = "; ".join(say(one, self.say.language) for one in result.not_rankable)
            raise usage(
                self.say(
                    f"Theo quy chế trong “{regulation}” thì chưa xếp hạng được: {reasons}",
                    f"Under the regulation in “{regulation}” the year is not rankable: {reasons}",
                )
            )
        names = self.say("quy chế hiện hành", "the regulation in force"), shown_path(regulation.resolve())
        return self._contrast(ready, ready.result, result, *names, same_year=True)

    def _not_accepted(self, ready: ReadyYear, wrong: Sequence[Finding]) -> Iterator[Finding]:
        """What no waiver accepts of the year's regulation, in whose place the file stands."""
        in_place = [replace(finding, file=ready.year.regulation.path) for finding in wrong]
        left = not_accepted(ready.cluster, ready.year, in_place)
        return (finding for finding, placed in zip(wrong, in_place, strict=True) if placed in left)

    def _regulation(self, path: Path) -> tuple[Records, File[Regulation]]:
        """The regulation of a file, without its version: which sheets count is asked of the one in force."""
        records = Records(path.resolve().parent)
        data = records.read(path.name)
        if isinstance(data, Failure):
            raise usage(self.say(f"Không đọc được tệp “{path}”.", f"The file “{path}” cannot be read."))
        record, findings = read_record(data, path.name, Regulation)
        stop_at_errors(records, findings, 1, self.say, no_color=self.no_color)
        if record is None:
            raise usage(self.say(f"Không đọc được tệp “{path}”.", f"The file “{path}” cannot be read."))
        return records, File(path.name, State.PRESENT, record.model_copy(update={"version": None}))

    def _ready(self, path: Path, revision: str = "") -> ReadyYear:
        return ready_year(path, self.say, no_color=self.no_color, judging="scores", revision=revision)

    def _contrast(
        self, ready: ReadyYear, before: YearResult, after: YearResult, old: str, new: str, *, same_year: bool
    ) -> Contrast:
        for name, result in ((old, before), (new, after)):
            if result.scores is None and not result.announced:
                raise usage(
                    self.say(
                        f"“{name}” chưa xếp hạng được, nên không so sánh được; `emucli score` cho biết vì sao.",
                        f"“{name}” is not rankable, so there is nothing to compare; `emucli score` says why.",
                    )
                )
        differences = compare(before, after, ready.cluster.registers.units, same_year=same_year)
        decimals = max((result.scores.decimals for result in (before, after) if result.scores), default=2)
        return Contrast(ready, differences, Sides(old, new, decimals))
