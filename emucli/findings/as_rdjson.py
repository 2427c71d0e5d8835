"""Findings in the format of reviewdog, which writes them, and the edits that mend them, into reviews of changes."""

from ..language.phrases import Language
from .as_json import as_json
from .edit import Edit
from .finding import Span
from .located import Findings, Located, Summary
from .told import told

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def findings_as_rdjson(found: Findings, _summary: Summary, language: Language) -> str:
    """A result with one diagnostic a finding that is not waived."""
    diagnostics = [_diagnostic(one, language) for one in found.shown if not one.waived]
    return as_json({"source": {"name": "emucli"}, "diagnostics": diagnostics})


def _diagnostic(one: Located, language: Language) -> dict[str, object]:
    finding = one.finding
    made: dict[str, object] = {
        "message": told(one, language),
        "location": {"path": one.path, "range": _range(one.span, one)},
        "severity": _SEVERITIES[one.severity],
        "code": {"value": finding.code},
    }
    if one.mend and all(_within_the_line(edit.span, one) for edit in one.mend):
        made["suggestions"] = [_suggestion(edit, one) for edit in one.mend]
    return made


def _suggestion(edit: Edit, one: Located) -> dict[str, object]:
    return {"range": _range(edit.span, one), "text": edit.text}


def _range(span: Span, one: Located) -> dict[str, object]:
    start = {"line": span.line, "column": _bytes(span.column, one)}
    if not _within_the_line(span, one):
        return {"start": start}
    return {"start": start, "end": {"line": span.end_line, "column": _bytes(span.end_column, one)}}


def _within_the_line(span: Span, one: Located) -> bool:
    return span.line == span.end_line == one.span.line


def _bytes(column: int, one: Located) -> int:
    """The column as reviewdog counts: bytes of UTF-8, from 1."""
    return len(one.line[: column - 1].encode("utf-8", "surrogatepass")) + 1
