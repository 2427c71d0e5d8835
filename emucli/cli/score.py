"""emucli score: the standing of a year; or why it has none, and what the record holds instead."""

from pathlib import Path
from typing import Annotated

import typer

from . import options
from .exits import DONE, usage
from .options import TextOrJson, Tongue
from .speech import Speech


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command(
        "score",
        short_help=say("Điểm và xếp hạng của năm.", "The standing of a year."),
        help=say(
            "Cho biết vì sao một năm chưa xếp hạng được và bản ghi có gì thay vào đó.\n\n"
            "Ví dụ: emucli score records/hanoi-cluster-7/2023",
            "Tell why a year cannot be ranked, and what its record holds instead.\n\n"
            "Example: emucli score records/hanoi-cluster-7/2023",
        ),
    )
    def score(
        year_dir: Annotated[Path, options.year_dir(say)],
        form: Annotated[TextOrJson, options.output_format(say)] = TextOrJson.text,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
        no_color: Annotated[bool, options.no_color(say)] = False,
    ) -> None:
        raise typer.Exit(run(year_dir, form, say, no_color=no_color))


def run(year_dir: Path, form: TextOrJson, say: Speech, *, no_color: bool) -> int:
    """Print the standing. Raises Halt for a year with sheets that this version cannot add up: never a guess."""
    from ..findings.as_json import as_json
    from ..results.names import Names
    from ..results.telling import standing_as_json, standing_as_text
    from .screen import show
    from .year import ready_year

    ready = ready_year(year_dir, say, no_color=no_color)
    if not ready.result.not_rankable:
        raise usage(
            say(
                "Năm này có quy chế và bảng điểm, nhưng phiên bản emucli này chưa tính tổng điểm.",
                "This year has a regulation and score sheets, but this version of emucli does not add them up.",
            )
        )
    names = Names(ready.cluster, say.language)
    if form is TextOrJson.json:
        show(as_json(standing_as_json(ready.cluster, ready.year, ready.result, names)))
    else:
        show(standing_as_text(ready.year, ready.result, names))
    return DONE
