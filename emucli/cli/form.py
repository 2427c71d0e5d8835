"""emucli form: score sheets as workbooks to fill in, sent to those who score."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options, values
from .options import Tongue
from .progress import progress_bar
from .saved import force_option, saved_told
from .screen import show
from .speech import Speech
from .unfit import errors_shown

if TYPE_CHECKING:
    from ..app.sending import Sent


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command("form", short_help=say("send_forms"), help=say("send_forms_as_workbooks"))
    def form(
        year_dir: Annotated[Path, options.year_dir(say)],
        output: Annotated[
            Path,
            typer.Option(
                "--output", "-o", metavar=say("place_dir"), help=say("the_folder_for_forms"), show_default=False
            ),
        ],
        unit: Annotated[
            str, typer.Option("--unit", autocompletion=values.units, help=say("form_about_a_unit"), show_default=False)
        ] = "",
        by: Annotated[
            str, typer.Option("--by", autocompletion=values.units, help=say("form_of_a_scorer"), show_default=False)
        ] = "",
        stage: Annotated[
            str, typer.Option("--stage", autocompletion=values.stages, help=say("form_of_a_stage"), show_default=False)
        ] = "",
        everything: Annotated[bool, typer.Option("--all", help=say("every_form_of_the_year"))] = False,
        blank: Annotated[bool, typer.Option("--blank", help=say("form_without_data_of_others"))] = False,
        force: Annotated[bool, force_option(say)] = False,
        lang: Annotated[Tongue | None, typer.Option("--lang", help=say("the_language_of_the_form"))] = None,
    ) -> None:
        from ..app.sending import Wish, sending

        wish = Wish(unit, by, stage, everything, blank)
        with errors_shown(say.language):
            wanted = sending(year_dir, wish, language=lang.value if lang else None)
        with progress_bar(len(wanted.wanted), say("making_forms"), quiet=False) as advance:
            sent = wanted.send(output, force=force, advance=advance)
        raise typer.Exit(_told(sent, say))


def _told(sent: "Sent", say: Speech) -> int:
    code = saved_told(sent.saved, say, dry_run=False)
    for one in sent.forms:
        show(f"{say('form_goes_to', file=one.file, by=one.by, units=len(one.units))}\n")
    return code
