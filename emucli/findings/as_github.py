"""Findings for GitHub Actions: workflow commands, which become notes beside the lines, and a table for the summary."""

from ..language.findings import finding_word
from ..language.markdown import escape
from ..language.phrases import Language
from .catalogue import catalogue
from .located import Findings, LeftOut, Located, Summary
from .text import printable, severity_title, summary_line
from .told import sheet_told, told

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_ROWS = 200
"""So many rows the table of a summary has: GitHub takes 1 MiB of it, and nobody reads more there."""


def findings_as_github(found: Findings, summary: Summary, language: Language) -> str:
    """One command a finding that is not waived, one a file with more, then the line that sums up.

    Nothing that a record says can begin a command or end one: line breaks and percent signs are escaped everywhere, in
    properties colons and commas too.
    """
    commands = [_command(one, language) for one in found.shown if not one.waived]
    commands += [_more(one, language) for one in found.left_out]
    return "\n".join([*commands, printable(summary_line(summary, language))]) + "\n"


def _command(one: Located, language: Language) -> str:
    span = one.span
    place: dict[str, str | int] = {"file": one.path, "line": span.line, "endLine": span.end_line, "col": span.column}
    # GitHub takes columns only within one line, and an end after the start.
    place |= {"endColumn": span.end_column - 1} if _has_width(one) else {}
    title = f"{one.finding.code} {catalogue().entries[one.finding.code].title[language]}"
    return _written(_COMMANDS[one.severity], {**place, "title": title}, told(one, language))


def _has_width(one: Located) -> bool:
    return one.span.end_line == one.span.line and one.span.end_column > one.span.column


def _more(one: LeftOut, language: Language) -> str:
    return _written("notice", {"file": one.path}, finding_word("more_in_this_file", language, count=one.number))


def _written(command: str, properties: dict[str, str | int], message: str) -> str:
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{command} {listed}::{_data(message)}"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return printable(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def findings_as_summary(found: Findings, summary: Summary, language: Language) -> str:
    """The same as a table in Markdown, for the page of a run; waived findings are counted and not listed."""
    counted = [one for one in found.shown if not one.waived]
    lines = [f"**emucli validate**: {escape(printable(summary_line(summary, language)))}", ""]
    if counted:
        heads = (finding_word(f"column_{name}", language) for name in ("place", "weight", "finding", "remedy"))
        lines += [
            f"| {' | '.join(heads)} |",
            "| --- | --- | --- | --- |",
            *(_row(one, language) for one in counted[:_ROWS]),
            "",
        ]
    if more := len(counted[_ROWS:]) + sum(one.number for one in found.left_out):
        lines += [finding_word("more_findings", language, count=more), ""]
    return "\n".join(lines) + "\n"


def _row(one: Located, language: Language) -> str:
    finding = one.finding
    cells = (
        f"{one.path}:{one.span.line}:{one.span.column}",
        f"{severity_title(one.severity, language)} {finding.code}",
        " ".join(filter(None, (catalogue().message(finding, language), sheet_told(one, language)))),
        catalogue().hint(finding, language),
    )
    return f"| {' | '.join(escape(printable(cell)) for cell in cells)} |"
