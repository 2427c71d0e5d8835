"""Findings with their place and whether they count: what a formatter gets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .catalogue import catalogue
from .finding import Finding, Severity, Span

FORMATS = ("text", "json")


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


def summarise(found: Iterable[Located], *, files: int, years: int) -> Summary:
    """Count findings; a waived one counts as waived only."""
    severities = ["waived" if located.waived else located.severity for located in found]
    return Summary(
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        infos=severities.count("info"),
        waived=severities.count("waived"),
        files=files,
        years=years,
    )


def in_order(found: Iterable[Located]) -> Sequence[Located]:
    """Sorted for people and for diffs."""
    return sorted(found, key=Located.order)
