"""emucli score: the standing of a year, what the cluster proposes, and how every total came about."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from . import options
from .exits import BLOCKED, DONE, usage
from .options import Tongue
from .speech import Speech


class ScoreFormat(StrEnum):
    """The formats of `score`."""

    text = "text"
    json = "json"
    csv = "csv"
    md = "md"


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command(
        "score",
        short_help=say("the_standing_of_a_year"),
        help=say("points_ranks_and_proposed_awards"),
    )
    def score(
        year_dir: Annotated[Path, options.year_dir(say)],
        form: Annotated[ScoreFormat, options.output_format(say)] = ScoreFormat.text,
        explain: Annotated[str | None, _explain(say)] = None,
        stage: Annotated[str | None, _stage(say)] = None,
        matrix: Annotated[bool, _matrix(say)] = False,
        differences: Annotated[bool, _differences(say)] = False,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
        no_color: Annotated[bool, options.no_color(say)] = False,
    ) -> None:
        views = {
            "explanation": explain,
            "stage": stage,
            "matrix": matrix or None,
            "differences": differences or None,
        }
        chosen = {name: value for name, value in views.items() if value is not None}
        if len(chosen) > 1:
            raise usage("choose_one_of_explain_stage")
        raise typer.Exit(run(year_dir, form, chosen, say, no_color=no_color))


def _explain(say: Speech) -> Any:
    return typer.Option(
        "--explain",
        metavar="[UNIT[/CODE]]",
        show_default=False,
        help=say("explain_totals_down_to_the"),
    )


def _stage(say: Speech) -> Any:
    text = say("only_look_at_the_points")
    return typer.Option("--stage", show_default=False, help=text)


def _matrix(say: Speech) -> Any:
    return typer.Option("--matrix", help=say("who_scored_whom_what_is"))


def _differences(say: Speech) -> Any:
    text = say("differences_between_own_and_later")
    return typer.Option("--differences", help=text)


def run(year_dir: Path, form: ScoreFormat, chosen: Mapping[str, str | bool], say: Speech, *, no_color: bool) -> int:
    """Score and print the chosen view. Returns the exit code: 3 where a person must decide or send something first."""
    from ..app.asking import explained, marking_of, scores_of, stage_of
    from ..app.lines import LineFinder
    from ..app.year import open_year
    from ..results.names import Names
    from ..telling.views import View
    from .screen import show
    from .unfit import errors_shown

    with errors_shown(say.language, as_json=form is ScoreFormat.json, no_color=no_color):
        ready = open_year(year_dir, judging="scores")
    names = Names(ready.cluster, say.language)
    view = View(cluster=ready.cluster, year=ready.year, result=ready.result, names=names, form=form.value)
    match chosen:
        case {"explanation": str(wanted)}:
            found = explained(ready, wanted)
            if form is ScoreFormat.csv:
                raise usage("explain_has_the_forms_text")
            show(view.explanation(scores_of(ready), found, LineFinder(ready.records).line_of))
        case {"stage": str(stage)}:
            show(view.standing(stage_of(ready, stage)))
        case {"matrix": True}:
            show(view.matrix(marking_of(ready)))
        case {"differences": True}:
            show(view.differences(scores_of(ready)))
        case _:
            show(view.standing())
    return BLOCKED if ready.result.blocked else DONE
