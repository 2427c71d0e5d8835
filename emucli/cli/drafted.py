"""Tells what a table of criteria holds, what became of it, and what a person does next."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..language.messages import note
from .exits import FINDINGS
from .saved import saved_told
from .screen import painter, show
from .speech import Speech

if TYPE_CHECKING:
    from ..app.drafting import Drafted


def drafted_told(drafted: "Drafted", year_dir: Path, say: Speech, *, dry_run: bool, no_color: bool) -> int:
    """Print it. Returns the exit code: 1 where the table was not taken, 2 where a regulation was kept."""
    from ..findings.in_cells import cells_as_text

    show(cells_as_text(drafted.findings, say.language, painter(no_color=no_color)), painted=True)
    if drafted.errors:
        show(f"{say('table_not_taken', errors=drafted.errors)}\n")
        return FINDINGS
    code = saved_told(drafted.saved, say, dry_run=dry_run)
    show("".join(f"{line}\n" for line in _summary(drafted, year_dir, say, kept=bool(code))))
    return code


def _summary(drafted: "Drafted", year_dir: Path, say: Speech, *, kept: bool) -> Iterator[str]:
    total = note("total_as_declared", total=drafted.total) if drafted.total else note("total_not_declared")
    yield say(
        "table_taken",
        names=", ".join(f"“{name}”" for name in drafted.names),
        groups=drafted.groups,
        criteria=drafted.criteria,
        points=drafted.points,
        total=total,
        extra=drafted.extra,
    )
    if drafted.warnings:
        yield say("table_warns", warnings=drafted.warnings)
    if kept:
        yield say("table_kept")
        return
    if drafted.proposed:
        yield say("table_proposes", proposed=drafted.proposed)
    yield say("table_next", year=year_dir.as_posix())
