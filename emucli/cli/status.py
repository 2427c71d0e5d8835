"""emucli status: where a year stands today. The only command that asks the clock."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from . import options
from .exits import DONE, usage
from .options import Tongue
from .speech import Speech


class StatusFormat(StrEnum):
    """The formats of `status`; `md` is a reminder for each that owes something."""

    text = "text"
    json = "json"
    md = "md"


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command("status", short_help=say("where_a_year_stands"), help=say("where_a_year_stands_on_a_day"))
    def status(
        year_dir: Annotated[
            Path,
            typer.Argument(
                metavar=say("place_year_dir"), help=say("the_folder_of_the_year_or_last"), show_default=False
            ),
        ] = Path("."),
        as_of: Annotated[str, typer.Option("--as-of", help=say("the_day_instead_of_today"), show_default=False)] = "",
        form: Annotated[StatusFormat, options.output_format(say)] = StatusFormat.text,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
        no_color: Annotated[bool, options.no_color(say)] = False,
    ) -> None:
        raise typer.Exit(run(year_dir, _day(as_of), form, say, no_color=no_color))


def _day(text: str) -> date:
    """The day of `--as-of`, else today. Raises Refused for what is no day."""
    if not text:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise usage("is_no_day", text=text) from error


def run(year_dir: Path, day: date, form: StatusFormat, say: Speech, *, no_color: bool) -> int:
    """Print the status. Returns the exit code, 0: that somebody owes something is no failure."""
    from ..app.progress import current
    from ..findings.as_json import as_json
    from ..results.names import Names
    from ..telling.status import reminders, status_as_json, status_as_text
    from .screen import show
    from .unfit import errors_shown

    with errors_shown(say.language, as_json=form is StatusFormat.json, no_color=no_color):
        now = current(year_dir, day)
    cluster, year, names = now.ready.cluster, now.ready.year, Names(now.ready.cluster, say.language)
    if form is StatusFormat.json:
        show(as_json(status_as_json(cluster, year, now.status, names, now.folder)))
    elif form is StatusFormat.md:
        show(reminders(year, now.status, names))
    else:
        show(status_as_text(cluster, year, now.status, names, now.folder))
    return DONE
