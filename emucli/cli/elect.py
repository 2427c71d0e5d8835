"""emucli elect: who leads next year, in which state, and in whose power the decision lies."""

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
        "elect",
        short_help=say("Ai lãnh đạo năm sau.", "Who leads next year."),
        help=say(
            "Cho biết đơn vị nào làm Cụm trưởng, Cụm phó năm sau, ở mức nào và ai có quyền quyết định.\n\n"
            "Ví dụ: emucli elect records/hanoi-cluster-7/2023",
            "Tell who leads next year, in which state, and who has the power to decide.\n\n"
            "Example: emucli elect records/hanoi-cluster-7/2023",
        ),
    )
    def elect(
        year_dir: Annotated[Path, options.year_dir(say)],
        form: Annotated[TextOrJson, options.output_format(say)] = TextOrJson.text,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
        no_color: Annotated[bool, options.no_color(say)] = False,
    ) -> None:
        raise typer.Exit(run(year_dir, form, say, no_color=no_color))


def run(year_dir: Path, form: TextOrJson, say: Speech, *, no_color: bool) -> int:
    """Print the leadership of the following year. `unknown` and `not_held` are normal (RULES I3)."""
    from ..findings.as_json import as_json
    from ..results.names import Names
    from ..results.telling import leadership_as_json, leadership_as_text
    from .screen import show
    from .year import ready_year

    ready = ready_year(year_dir, say, no_color=no_color)
    names = Names(ready.cluster, say.language)
    if form is TextOrJson.json:
        show(as_json(leadership_as_json(ready.cluster, ready.year, ready.result, names)))
    else:
        show(leadership_as_text(ready.cluster, ready.result.leadership, names))
    return DONE
