"""Findings as SARIF 2.1.0 (OASIS): what code scanning of GitHub, Azure DevOps and editors read."""

from collections.abc import Sequence
from urllib.parse import quote

from .. import __version__
from ..language.findings import finding_word
from ..language.phrases import Language
from .as_json import as_json
from .catalogue import Entry, catalogue
from .edit import Edit
from .explanation import remedy
from .finding import Span
from .fingerprint import fingerprints
from .located import Findings, LeftOut, Located, Summary
from .told import told

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_LANGUAGES: dict[Language, tuple[Language, Language]] = {"vi": ("vi", "en"), "en": ("en", "vi")}


def findings_as_sarif(found: Findings, _summary: Summary, language: Language) -> str:
    """A log of one run, with the rules that were broken; a waived finding is a result that is suppressed."""
    codes = sorted({one.finding.code for one in found.shown})
    rules = [_rule(catalogue().entries[code], language) for code in codes]
    prints = zip(found.shown, fingerprints(found.shown), strict=True)
    run = {
        "tool": {"driver": {"name": "emucli", "version": __version__, "language": language, "rules": rules}},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _more(found.left_out, language)}],
        "results": [_result(one, codes.index(one.finding.code), known_by, language) for one, known_by in prints],
    }
    return as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(entry: Entry, language: Language) -> dict[str, object]:
    """A code: its title and meaning in the language of the run, its help in both."""
    first, second = (_help(entry, one) for one in _LANGUAGES[language])
    return {
        "id": entry.code,
        "name": entry.name,
        "shortDescription": {"text": entry.title[language]},
        "fullDescription": {"text": entry.meaning[language]},
        "help": {"text": f"{first}\n\n{second}", "markdown": f"{first}\n\n---\n\n{second}"},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _help(entry: Entry, language: Language) -> str:
    return f"{entry.title[language]}. {entry.meaning[language]}\n\n→ {remedy(entry, language)}"


def _result(one: Located, rule: int, known_by: str, language: Language) -> dict[str, object]:
    finding = one.finding
    made: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[one.severity],
        "message": {"text": _no_link(told(one, language))},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(one.path), "region": _region(one.span)}}],
        "partialFingerprints": {"emucli/v1": known_by},
    }
    if one.waived:
        made["suppressions"] = [{"kind": "external", "status": "accepted"}]
    if one.mend:
        changes = [{"artifactLocation": _artifact(one.path), "replacements": [_replacement(edit) for edit in one.mend]}]
        made["fixes"] = [{"description": {"text": catalogue().hint(finding, language)}, "artifactChanges": changes}]
    return made


def _no_link(text: str) -> str:
    """In a message of SARIF `[words](place)` is a link; records make none."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _artifact(path: str) -> dict[str, object]:
    return {"uri": quote(path.encode("utf-8", "surrogateescape"), safe="/")}


def _region(span: Span) -> dict[str, object]:
    ends = {"endLine": span.end_line, "endColumn": span.end_column}
    return {"startLine": span.line, "startColumn": span.column, **ends}


def _replacement(edit: Edit) -> dict[str, object]:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}


def _more(left_out: Sequence[LeftOut], language: Language) -> list[dict[str, object]]:
    return [
        {
            "level": "note",
            "message": {"text": finding_word("more_in_this_file", language, count=one.number)},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(one.path)}}],
        }
        for one in left_out
    ]
