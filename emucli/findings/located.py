"""Findings with their place and whether they count: what a formatter gets."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import KW_ONLY, dataclass, field
from typing import NamedTuple, get_args

from .catalogue import catalogue
from .edit import Edit
from .finding import Finding, Severity, Span, where

MOST_OF_A_FILE = 100
"""So many findings of a file are shown; those beyond are counted. Nobody mends a hundred before running again."""


class OfSheet(NamedTuple):
    """The score sheet that a finding is on, as the file writes it: about which unit, at which stage, by whom."""

    unit: str
    stage: str
    by: str


@dataclass(frozen=True)
class Located:
    """A finding as it is shown. `path` is POSIX, relative to the working folder; `line` is the text of that line.

    `mend`: the edits that mend it, where there is one right way to.
    """

    finding: Finding
    path: str
    span: Span
    line: str
    waived: bool
    _: KW_ONLY
    mend: tuple[Edit, ...] = ()
    sheet: OfSheet | None = None

    @property
    def severity(self) -> Severity:
        """How much it weighs; a waived finding is shown but does not count."""
        return catalogue().severity(self.finding)

    @property
    def about_the_file(self) -> bool:
        """Whether this says something of the file as a whole, or of its name, so that no line of it need be shown."""
        return not self.finding.path and self.finding.span is None

    def order(self) -> tuple[str, int, int, str, str]:
        """By file, place and code, and by key path where one place has two of a code: the same on every machine."""
        return (self.path, self.span.line, self.span.column, self.finding.code, where(self.finding.path))


Weighed = tuple[str, bool]
"""The code of a finding, and whether it is waived."""


@dataclass(frozen=True)
class LeftOut:
    """Findings of a file that are counted and not shown: how many of each code, waived ones apart."""

    path: str
    codes: Counter[Weighed] = field(default_factory=Counter)

    @property
    def number(self) -> int:
        """How many there are."""
        return self.codes.total()

    @property
    def weights(self) -> Counter[str]:
        """How many of each weight."""
        return _weights(self.codes)


@dataclass(frozen=True)
class Findings:
    """What was found: `shown` with its place, and what every file has beyond that."""

    shown: tuple[Located, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.shown)

    @classmethod
    def of(cls, parts: Iterable["Findings"]) -> "Findings":
        """Those of several parts together."""
        several = list(parts)
        shown = tuple(one for part in several for one in part.shown)
        return cls(shown, tuple(one for part in several for one in part.left_out))

    def in_order(self) -> "Findings":
        """Sorted for people and for diffs."""
        left_out = sorted(self.left_out, key=lambda one: one.path)
        return Findings(tuple(sorted(self.shown, key=Located.order)), tuple(left_out))

    def limited(self, most: int) -> "Findings":
        """The first so many; the others are counted with those that are left out."""
        counted = {one.path: Counter(one.codes) for one in self.left_out}
        for one in self.shown[most:]:
            counted.setdefault(one.path, Counter())[(one.finding.code, one.waived)] += 1
        left_out = tuple(LeftOut(path, counted[path]) for path in sorted(counted))
        return Findings(self.shown[:most], left_out)

    def codes(self) -> Counter[Weighed]:
        """How many of each code there are, shown or not; waived ones apart."""
        several = Counter((one.finding.code, one.waived) for one in self.shown)
        for one in self.left_out:
            several += one.codes
        return several


@dataclass(frozen=True, kw_only=True)
class Summary:
    """How many of each kind; `files` and `years` are those that were read.

    `since`: the revision since which only what is new is counted; empty where everything is.
    """

    errors: int
    warnings: int
    infos: int
    waived: int
    files: int
    years: int
    since: str = ""

    @property
    def clean(self) -> bool:
        """Whether nothing stands against the records: no error and no warning that is not waived."""
        return not self.fails("warning")

    def fails(self, level: Severity) -> bool:
        """Whether anything that no waiver accepts weighs so much or more."""
        return any((self.errors, self.warnings, self.infos)[: _SEVERITIES.index(level) + 1])


def summarise(found: Findings, *, files: int, years: int, since: str = "") -> Summary:
    """Count findings, shown or not; a waived one counts as waived only."""
    weights = _weights(found.codes())
    return Summary(
        errors=weights["error"],
        warnings=weights["warning"],
        infos=weights["info"],
        waived=weights["waived"],
        files=files,
        years=years,
        since=since,
    )


_SEVERITIES: Sequence[Severity] = get_args(Severity)


def weighs(severity: Severity, level: Severity) -> bool:
    """Whether a severity is as much as another, or more."""
    return _SEVERITIES.index(severity) <= _SEVERITIES.index(level)


def _weights(codes: Counter[Weighed]) -> Counter[str]:
    weights: Counter[str] = Counter()
    for (code, waived), number in codes.items():
        weights["waived" if waived else catalogue().entries[code].severity] += number
    return weights


def weight_of(finding: Finding, *, waived: bool) -> str:
    """What a finding counts as: its severity, or `waived`."""
    return "waived" if waived else catalogue().severity(finding)
