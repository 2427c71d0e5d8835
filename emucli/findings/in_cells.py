"""Findings of filled forms as text: each with its file, worksheet and cell."""

from collections.abc import Iterator, Sequence

from ..language.phrases import Language
from .catalogue import catalogue
from .finding import Finding
from .text import Paint, plain, printable, severity_title


def cells_as_text(findings: Sequence[Finding], language: Language, paint: Paint = plain) -> str:
    """A line for each finding, and under it what to do; nothing where there is none."""
    return "".join(f"{line}\n" for finding in findings for line in _lines(finding, language, paint))


def _lines(finding: Finding, language: Language, paint: Paint) -> Iterator[str]:
    severity = catalogue().severity(finding)
    title = paint(severity, f"{severity_title(severity, language)} {finding.code}")
    place = paint("path", printable(finding.file))
    yield f"{place}  {title}  {printable(catalogue().message_in_cell(finding, language))}"
    if severity != "info":
        yield f"      {paint('hint', '→')} {printable(catalogue().hint_in_cell(finding, language))}"
