"""The forms in which findings are written for programs, by the names that `validate --format` takes."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from posixpath import join, normpath

from ..language.phrases import Language
from .as_github import findings_as_github
from .as_gitlab import findings_as_gitlab
from .as_json import findings_as_json
from .as_rdjson import findings_as_rdjson
from .as_sarif import findings_as_sarif
from .finding import Severity
from .located import Findings, Summary

_PLAIN: Mapping[str, Callable[[Findings, Summary, Language], str]] = {
    "json": findings_as_json,
    "github": findings_as_github,
    "gitlab": findings_as_gitlab,
    "sarif": findings_as_sarif,
    "rdjson": findings_as_rdjson,
}


def findings_for_programs(
    form: str, found: Findings, summary: Summary, language: Language, *, fail_level: Severity
) -> str:
    """The findings in one of the forms; KeyError for another. `fail_level`: what fails, in a form that tells it."""
    if form == "junit":
        # XML costs more to import than all other forms together.
        from .as_junit import findings_as_junit

        return findings_as_junit(found, summary, language, fail_level)
    return _PLAIN[form](found, summary, language)


def seen_from(found: Findings, folder: str) -> Findings:
    """The findings with their paths as they are from elsewhere. `folder`: from there to the working folder, POSIX."""

    def path(one: str) -> str:
        return one if one.startswith("/") else normpath(join(folder, one))

    shown = tuple(replace(one, path=path(one.path)) for one in found.shown)
    return Findings(shown, tuple(replace(one, path=path(one.path)) for one in found.left_out))
