"""Findings as a Code Quality report of GitLab, which shows them in merge requests."""

from ..language.markdown import one_line
from ..language.phrases import Language
from .as_json import as_json
from .fingerprint import fingerprints
from .located import Findings, Located, Summary
from .told import told

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def findings_as_gitlab(found: Findings, _summary: Summary, language: Language) -> str:
    """A list of issues, one a finding that is not waived; nothing else has a place in such a report."""
    counted = [one for one in found.shown if not one.waived]
    several = zip(counted, fingerprints(counted), strict=True)
    return as_json([_issue(one, fingerprint, language) for one, fingerprint in several])


def _issue(one: Located, fingerprint: str, language: Language) -> dict[str, object]:
    finding = one.finding
    return {
        "check_name": finding.code,
        "description": f"{finding.code}: {one_line(told(one, language))}",
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[one.severity],
        "location": {"path": one.path, "lines": {"begin": one.span.line, "end": one.span.end_line}},
    }
