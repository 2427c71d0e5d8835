"""Findings as JSON: every key always there and sorted, UTF-8 unescaped."""

import json
from dataclasses import asdict

from ..language.phrases import Language
from .catalogue import catalogue
from .finding import where
from .located import Findings, LeftOut, Located, Summary

SCHEMA_VERSION = "1"


def findings_as_json(found: Findings, summary: Summary, language: Language) -> str:
    """The findings and their summary (FORMAT: what the commands return as JSON)."""
    return as_json(
        {
            "schema_version": SCHEMA_VERSION,
            "findings": [finding_as_json(located, language) for located in found.shown],
            "left_out": [_left_out(one) for one in found.left_out],
            "since": summary.since or None,
            "statistics": _statistics(found),
            "summary": {name: value for name, value in asdict(summary).items() if name != "since"},
        }
    )


def _left_out(one: LeftOut) -> dict[str, object]:
    weights = one.weights
    numbers = {"errors": weights["error"], "warnings": weights["warning"], "infos": weights["info"]}
    return {"path": one.path, **numbers, "waived": weights["waived"]}


def _statistics(found: Findings) -> dict[str, int]:
    """How many findings of each code no waiver accepts, listed or not."""
    return {code: number for (code, waived), number in found.codes().items() if not waived}


def finding_as_json(located: Located, language: Language) -> dict[str, object]:
    """One finding: its place, its weight, what is wrong and what to do."""
    finding = located.finding
    return {
        "code": finding.code,
        "severity": located.severity,
        "path": located.path,
        "line": located.span.line,
        "column": located.span.column,
        "where": where(finding.path),
        "message": catalogue().message(finding, language),
        "hint": catalogue().hint(finding, language),
        "sheet": located.sheet._asdict() if located.sheet else None,
        "waived": located.waived,
    }


def as_json(value: object) -> str:
    """One JSON document with a line break at its end; half surrogates, which no encoder takes, become escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
