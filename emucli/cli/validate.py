"""emucli validate: refuses records that break the format or contradict themselves, and shows where."""

from pathlib import Path
from typing import Annotated

import typer

from . import options
from .exits import DONE, FINDINGS, faulty
from .options import TextOrJson, Tongue
from .speech import Speech


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command(
        "validate",
        short_help=say("check_records"),
        help=say("check_records_reading_schema_references"),
    )
    def validate(
        paths: Annotated[
            list[Path] | None,
            typer.Argument(
                metavar="PATH",
                help=say("a_records_root_a_cluster"),
                show_default=False,
            ),
        ] = None,
        form: Annotated[TextOrJson, options.output_format(say)] = TextOrJson.text,
        jobs: Annotated[
            int | None,
            typer.Option(
                "--jobs",
                "-j",
                min=1,
                show_default=False,
                help=say("how_many_processes_to_use"),
            ),
        ] = None,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
        quiet: Annotated[bool, options.quiet(say)] = False,
        no_color: Annotated[bool, options.no_color(say)] = False,
    ) -> None:
        raise typer.Exit(run(paths or [], form, jobs, say, quiet=quiet, no_color=no_color))


def run(paths: list[Path], form: TextOrJson, jobs: int | None, say: Speech, *, quiet: bool, no_color: bool) -> int:
    """Validate and print. Returns the exit code: findings of weight error or warning that no waiver accepts give 1."""
    # The core is imported here, so that --version and --help stay quick.
    from ..app.judge import clusters_in, judge, laid_out, processes_for
    from ..app.workspace import targets
    from ..findings.as_json import findings_as_json
    from ..findings.located import summarise
    from ..findings.text import findings_as_text
    from .progress import progress_bar
    from .screen import painter, show, tell

    meant = laid_out(targets(paths))
    with progress_bar(clusters_in(meant), say("validating"), quiet=quiet) as progress:
        verdict = judge(meant, processes_for(jobs), progress)
    found = verdict.found.in_order()
    counted = [one for one in found.shown if not one.waived]
    summary = summarise(found, files=verdict.files, years=verdict.years)
    if form is TextOrJson.json:
        show(findings_as_json(found, summary, say.language))
    elif counted or verdict.faults or not quiet:
        show(findings_as_text(found, summary, say.language, painter(no_color=no_color)), painted=True)
    if verdict.faults:
        raise faulty(verdict.faults)
    if not summary.years:
        tell(say("emucli_there_is_no_year"))
    return DONE if summary.clean else FINDINGS
