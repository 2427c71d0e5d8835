"""emucli validate: refuses records that break the format or contradict themselves, and shows where."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options, validate_options
from .exits import DONE, FINDINGS, faulty
from .options import Tongue
from .speech import Speech
from .validate_options import Form, Level, Wish

if TYPE_CHECKING:
    from ..app.judge import Verdict


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command(
        "validate",
        short_help=say("check_records"),
        help=say("check_records_reading_schema_references"),
    )
    def validate(
        paths: Annotated[list[Path] | None, validate_options.paths(say)] = None,
        form: Annotated[Form | None, validate_options.form(say)] = None,
        output: Annotated[Path | None, validate_options.output(say)] = None,
        select: Annotated[list[str] | None, validate_options.select(say)] = None,
        ignore: Annotated[list[str] | None, validate_options.ignore(say)] = None,
        since: Annotated[str, validate_options.since(say)] = "",
        fail_level: Annotated[Level, validate_options.fail_level(say)] = Level.warning,
        statistics: Annotated[bool, validate_options.statistics(say)] = False,
        fix: Annotated[bool, validate_options.fix(say)] = False,
        dry_run: Annotated[bool, validate_options.dry_run(say)] = False,
        limit: Annotated[int | None, validate_options.limit(say)] = None,
        jobs: Annotated[int | None, validate_options.jobs(say)] = None,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
        quiet: Annotated[bool, options.quiet(say)] = False,
        no_color: Annotated[bool, options.no_color(say)] = False,
    ) -> None:
        wish = Wish(
            form=validate_options.form_for(form, os.environ, statistics=statistics, output=output),
            chosen=validate_options.selection_of(select, ignore),
            since=since,
            fail_level=fail_level.value,
            statistics=statistics,
            limit=limit,
            output=validate_options.checked_output(output),
            fix=validate_options.checked_fix(fix, dry_run=dry_run),
            dry_run=dry_run,
            quiet=quiet,
            no_color=no_color,
        )
        raise typer.Exit(run(paths or [], wish, jobs, say))


def run(paths: list[Path], wish: Wish, jobs: int | None, say: Speech) -> int:
    """Validate and print. Returns the exit code: 1 where what no waiver accepts weighs as much as `fail_level`."""
    # The core is imported here, so that --version and --help stay quick.
    from ..findings.located import summarise
    from .findings_shown import show_findings
    from .screen import tell

    verdict = _judged(paths, wish, jobs, say)
    if wish.fix:
        from .mended import mended

        verdict = mended(lambda: _judged(paths, wish, jobs, say), verdict, paths, wish, say)
    found = verdict.found.in_order()
    summary = summarise(found, files=verdict.files, years=verdict.years, since=wish.since)
    show_findings(found, summary, wish, say)
    if verdict.faults:
        raise faulty(verdict.faults)
    if not summary.years:
        tell(say("emucli_there_is_no_year"))
    return FINDINGS if summary.fails(wish.fail_level) else DONE


def _judged(paths: list[Path], wish: Wish, jobs: int | None, say: Speech) -> "Verdict":
    """Everything that is wrong with what the paths mean, as it is now."""
    from ..app.changes import changes_since
    from ..app.judge import clusters_in, judge, laid_out, processes_for
    from ..app.workspace import targets
    from .progress import progress_bar

    meant = laid_out(targets(paths))
    with progress_bar(clusters_in(meant), say("validating"), quiet=wish.quiet) as progress:
        since = changes_since(meant, wish.since) if wish.since else {}
        return judge(meant, processes_for(jobs), progress, wish.chosen, since)
