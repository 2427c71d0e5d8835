"""emucli history: what changed in a year, since when and by whom, for somebody who need not know git."""

from pathlib import Path
from typing import Annotated

import typer

from . import options
from .exits import DONE
from .options import TextOrJson, Tongue
from .speech import Speech


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command(
        "history",
        short_help=say("what_changed_since_when"),
        help=say("tell_in_words_what_changed"),
    )
    def history(
        year_dir: Annotated[Path, options.year_dir(say)],
        limit: Annotated[
            int,
            typer.Option("--limit", metavar="N", min=1, max=1000, help=say("so_many_changes_at_most")),
        ] = 20,
        form: Annotated[TextOrJson, options.output_format(say)] = TextOrJson.text,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
        no_color: Annotated[bool, options.no_color(say)] = False,
    ) -> None:
        raise typer.Exit(run(year_dir, limit, form, say, no_color=no_color))


def run(year_dir: Path, limit: int, form: TextOrJson, say: Speech, *, no_color: bool) -> int:
    """Ask git, and print."""
    from ..app.past import history
    from ..findings.as_json import as_json
    from ..results.names import Names
    from ..telling.history import history_as_json, history_as_text
    from .screen import show
    from .unfit import errors_shown

    in_json = form is TextOrJson.json
    with errors_shown(say.language, as_json=in_json, no_color=no_color):
        found = history(year_dir, limit)
    if in_json:
        show(as_json(history_as_json(found.cluster, found.year, found.past)))
    else:
        show(history_as_text(found.cluster, found.year, found.past, Names(found.cluster, say.language)))
    return DONE
