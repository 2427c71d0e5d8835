"""emucli import: filled forms into the score sheets of a year, or a table of criteria into its regulation."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options
from .exits import FINDINGS, usage
from .options import Tongue
from .saved import dry_run_option, saved_told
from .screen import painter, show, tell
from .speech import Speech
from .unfit import errors_shown

if TYPE_CHECKING:
    from ..app.receiving import Received
    from ..app.refusal import Refused

_TABLES = (".xlsx", ".docx")


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command("import", short_help=say("take_forms"), help=say("take_forms_into_records"))
    def take(
        year_dir: Annotated[Path, options.year_dir(say)],
        files: Annotated[
            list[Path] | None,
            typer.Argument(metavar=say("place_file"), help=say("filled_forms"), show_default=False),
        ] = None,
        regulation: Annotated[
            Path | None,
            typer.Option("--regulation", metavar=say("place_file"), help=say("take_regulation"), show_default=False),
        ] = None,
        table: Annotated[
            str, typer.Option("--table", metavar=say("place_table"), help=say("which_table"), show_default=False)
        ] = "",
        columns: Annotated[
            str, typer.Option("--columns", metavar=say("place_columns"), help=say("which_columns"), show_default=False)
        ] = "",
        force: Annotated[bool, typer.Option("--force", help=say("overwrite_what_the_office_changed"))] = False,
        dry_run: Annotated[bool, dry_run_option(say)] = False,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
        no_color: Annotated[bool, options.no_color(say)] = False,
    ) -> None:
        from ..app.drafting import draft_regulation
        from ..app.receiving import receive_forms
        from .drafted import drafted_told

        if regulation is not None and files:
            raise _both(regulation, files)
        if regulation is None and (table or columns):
            raise usage("only_with_a_table")
        with errors_shown(say.language, no_color=no_color):
            if regulation is not None:
                drafted = draft_regulation(
                    year_dir, regulation, table=table, columns=columns, force=force, dry_run=dry_run
                )
                raise typer.Exit(drafted_told(drafted, year_dir, say, dry_run=dry_run, no_color=no_color))
            if not files:
                raise usage("name_forms_or_a_table")
            received = receive_forms(year_dir, files, force=force, dry_run=dry_run)
        raise typer.Exit(_told(received, year_dir, say, dry_run=dry_run, no_color=no_color))


def _both(regulation: Path, files: list[Path]) -> "Refused":
    """What to say of a table with forms: of a name that no quotes hold together, the whole name."""
    name = " ".join(map(str, (regulation, *files)))
    torn = name.lower().endswith(_TABLES) and not str(regulation).lower().endswith(_TABLES)
    return usage("a_name_with_spaces_is_quoted", name=name) if torn else usage("forms_or_a_table")


def _told(received: "Received", year_dir: Path, say: Speech, *, dry_run: bool, no_color: bool) -> int:
    from ..app.receiving import told_left_alone
    from ..findings.in_cells import cells_as_text

    if received.left_alone:
        tell(say.told(told_left_alone(received.left_alone)))
    show(cells_as_text(received.findings, say.language, painter(no_color=no_color)), painted=True)
    if received.errors:
        show(f"{say('forms_not_taken', errors=received.errors)}\n")
        return FINDINGS
    code = saved_told(received.saved, say, dry_run=dry_run)
    if not received.sheets:
        show(f"{say('forms_change_nothing')}\n")
    elif not dry_run:
        show(f"{say('forms_taken', sheets=received.sheets, year=year_dir)}\n")
    return code
