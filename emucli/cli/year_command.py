"""Commands that answer one question about one year, as text or as JSON: `score` and `elect` are two of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options
from .exits import DONE
from .options import TextOrJson, Tongue
from .speech import Speech

if TYPE_CHECKING:
    from ..results.names import Names
    from .year import ReadyYear


@dataclass(frozen=True)
class YearCommand:
    """What a command is called, what its help says, and its two answers. Each answer imports the core when asked."""

    name: str
    short_help: str
    help: str
    as_text: Callable[["ReadyYear", "Names"], str]
    as_json: Callable[["ReadyYear", "Names"], Mapping[str, object]]


def register_year_command(app: typer.Typer, say: Speech, command: YearCommand) -> None:
    """Add such a command to the application."""

    @app.command(command.name, short_help=command.short_help, help=command.help)
    def answer(
        year_dir: Annotated[Path, options.year_dir(say)],
        form: Annotated[TextOrJson, options.output_format(say)] = TextOrJson.text,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
        no_color: Annotated[bool, options.no_color(say)] = False,
    ) -> None:
        raise typer.Exit(_run(command, year_dir, form, say, no_color=no_color))


def _run(command: YearCommand, year_dir: Path, form: TextOrJson, say: Speech, *, no_color: bool) -> int:
    from ..findings.as_json import as_json
    from ..results.names import Names
    from .screen import show
    from .year import ready_year

    ready = ready_year(year_dir, say, no_color=no_color)
    names = Names(ready.cluster, say.language)
    if form is TextOrJson.json:
        show(as_json(command.as_json(ready, names)))
    else:
        show(command.as_text(ready, names))
    return DONE
