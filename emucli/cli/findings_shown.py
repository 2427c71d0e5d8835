"""Findings in the form that was asked for: on stdout, in a file, on the page of a run."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..app.findings_files import add_to_page, write_report
from ..app.refusal import Refused
from ..findings.as_github import findings_as_summary
from ..findings.formats import findings_for_programs, seen_from
from ..findings.text import findings_as_text, statistics_as_text, summary_line
from .screen import painter, show, tell
from .speech import Speech
from .validate_options import Form, Wish

if TYPE_CHECKING:
    from ..findings.located import Findings, Summary

_ROOT_OF_THE_REPOSITORY: Mapping[Form, str] = {
    Form.github: "GITHUB_WORKSPACE",
    Form.sarif: "GITHUB_WORKSPACE",
    Form.gitlab: "CI_PROJECT_DIR",
}
"""Where a CI server tells the folder from which it counts paths."""


def show_findings(found: "Findings", summary: "Summary", wish: Wish, say: Speech) -> None:
    """Write findings to stdout or into the file that was asked for. Raises Refused where that cannot be written."""
    text = _written(found, summary, wish, say)
    if wish.output is not None:
        write_report(wish.output, text)
        if not wish.quiet:
            show(f"{summary_line(summary, say.language)}\n")
    elif wish.form is not Form.text or not wish.quiet or summary.fails("info"):
        show(text, painted=wish.form is Form.text, commands=wish.form is Form.github)
    if wish.form is Form.github:
        _on_the_page(found, summary, say)


def _written(found: "Findings", summary: "Summary", wish: Wish, say: Speech) -> str:
    if wish.form is Form.text:
        paint = painter(no_color=wish.no_color or wish.output is not None)
        if wish.statistics:
            return statistics_as_text(found, summary, say.language, paint)
        return findings_as_text(found, summary, say.language, paint, most=wish.limit)
    shown = found if wish.limit is None else found.limited(wish.limit)
    root = os.environ.get(_ROOT_OF_THE_REPOSITORY.get(wish.form, ""), "")
    if root:
        shown = seen_from(shown, _from(root))
    return findings_for_programs(wish.form.value, shown, summary, say.language, fail_level=wish.fail_level)


def _from(root: str) -> str:
    """The way from the root of a repository to the working folder; none where that lies elsewhere."""
    try:
        way = Path(os.path.relpath(os.getcwd(), root)).as_posix()
    except ValueError:
        # Another drive on Windows.
        return ""
    return "" if way.startswith("..") else way


def _on_the_page(found: "Findings", summary: "Summary", say: Speech) -> None:
    """A table on the page of a run of GitHub Actions, which keeps a file for it."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if not page:
        return
    try:
        add_to_page(Path(page), findings_as_summary(found, summary, say.language))
    except Refused as refused:
        # What was found has been said; its table on a page is not worth another exit code.
        tell(f"emucli: {say.told(refused.why)}")
