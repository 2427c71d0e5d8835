"""Findings with their place and whether they count: what a formatter gets."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from .catalogue import catalogue
from .finding import Finding, Severity, Span

FORMATS = ("text", "json")
MOST_OF_A_FILE = 100
"""So many findings of a file are shown; those beyond are counted. Nobody mends a hundred before running again."""


@dataclass(frozen=True)
class Located:
    """A finding as it is shown. `path` is POSIX, relative to the working folder; `line` is the text of that line."""

    finding: Finding
    path: str
    span: Span
    line: str
    waived: bool

    @property
    def severity(self) -> Severity:
        """How much it weighs; a waived finding is shown but does not count."""
        return catalogue().severity(self.finding)

    @property
    def about_the_file(self) -> bool:
        """Whether this only says something of the file as a whole, so that no line of it need be shown."""
        return self.severity == "info" and not self.finding.path

    def order(self) -> tuple[str, bool, int, int, str]:
        """By file, then by place, what is said of the whole file last: the same on every machine."""
        return (self.path, self.about_the_file, self.span.line, self.span.column, self.finding.code)


@dataclass(frozen=True)
class LeftOut:
    """Findings of a file that are counted and not shown: how many of each weight, waived ones apart."""

    path: str
    weights: Counter[str] = field(default_factory=Counter)

    @property
    def number(self) -> int:
        """How many there are."""
        return self.weights.total()


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


@dataclass(frozen=True, kw_only=True)
class Summary:
    """How many of each kind; `files` and `years` are those that were read."""

    errors: int
    warnings: int
    infos: int
    waived: int
    files: int
    years: int

    @property
    def clean(self) -> bool:
        """Whether nothing stands against the records: no error and no warning that is not waived."""
        return self.errors == 0 and self.warnings == 0


def summarise(found: Findings, *, files: int, years: int) -> Summary:
    """Count findings, shown or not; a waived one counts as waived only."""
    weights = Counter(weight_of(one.finding, waived=one.waived) for one in found.shown)
    for one in found.left_out:
        weights += one.weights
    return Summary(
        errors=weights["error"],
        warnings=weights["warning"],
        infos=weights["info"],
        waived=weights["waived"],
        files=files,
        years=years,
    )


def weight_of(finding: Finding, *, waived: bool) -> str:
    """What a finding counts as: its severity, or `waived`."""
    return "waived" if waived else catalogue().severity(finding)
