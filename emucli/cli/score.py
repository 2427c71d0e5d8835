"""emucli score: the standing of a year, what the cluster proposes, and how every total came about."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from . import options, values
from .exits import BLOCKED, DONE, usage
from .options import Tongue
from .saved import force_option, saved_told
from .speech import Speech


class ScoreFormat(StrEnum):
    """The formats of `score`."""

    text = "text"
    json = "json"
    csv = "csv"
    md = "md"
    xlsx = "xlsx"


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
        full: Annotated[bool, typer.Option("--full", help=say("every_step_with_its_places"))] = False,
        stage: Annotated[str | None, _stage(say)] = None,
        matrix: Annotated[bool, _matrix(say)] = False,
        differences: Annotated[bool, _differences(say)] = False,
        output: Annotated[
            Path | None,
            typer.Option(
                "--output", "-o", metavar=say("place_file"), help=say("the_file_of_a_workbook"), show_default=False
            ),
        ] = None,
        force: Annotated[bool, force_option(say)] = False,
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
        if (form is ScoreFormat.xlsx) != (output is not None) or (output is not None and "explanation" in chosen):
            raise usage("a_workbook_goes_into_a_file")
        if full and explain is None:
            raise usage("full_is_of_explain")
        if output is not None:
            raise typer.Exit(write(year_dir, output, chosen, say, force=force))
        raise typer.Exit(run(year_dir, form, chosen, say, full=full, no_color=no_color))


def _explain(say: Speech) -> Any:
    return typer.Option(
        "--explain",
        metavar=say("place_unit_code"),
        show_default=False,
        autocompletion=values.units,
        help=say("explain_totals_down_to_the"),
    )


def _stage(say: Speech) -> Any:
    text = say("only_look_at_the_points")
    return typer.Option("--stage", autocompletion=values.stages, show_default=False, help=text)


def _matrix(say: Speech) -> Any:
    return typer.Option("--matrix", help=say("who_scored_whom_what_is"))


def _differences(say: Speech) -> Any:
    text = say("differences_between_own_and_later")
    return typer.Option("--differences", help=text)


def write(year_dir: Path, file: Path, chosen: Mapping[str, str | bool], say: Speech, *, force: bool) -> int:
    """Score and write the chosen view as a workbook. Returns the exit code."""
    from ..app.tabling import Table, write_table
    from ..app.year import open_year
    from .unfit import errors_shown

    with errors_shown(say.language):
        ready = open_year(year_dir, judging="scores")
    stage = chosen.get("stage")
    table: Table = "matrix" if "matrix" in chosen else "differences" if "differences" in chosen else "standing"
    saved = write_table(ready, table, file, say.language, stage=stage if isinstance(stage, str) else None, force=force)
    return saved_told([saved], say, dry_run=False) or (BLOCKED if ready.result.blocked else DONE)


def run(
    year_dir: Path, form: ScoreFormat, chosen: Mapping[str, str | bool], say: Speech, *, full: bool, no_color: bool
) -> int:
    """Score and print the chosen view. Returns the exit code: 3 where a person must decide or send something first."""
    from ..app.asking import explained, marking_of, scores_of, stage_of
    from ..app.lines import LineFinder
    from ..app.year import open_year
    from ..results.names import Names
    from ..telling.views import Form, View
    from .screen import show
    from .unfit import errors_shown

    with errors_shown(say.language, as_json=form is ScoreFormat.json, no_color=no_color):
        ready = open_year(year_dir, judging="scores")
    names = Names(ready.cluster, say.language)
    text: Form = "text" if form is ScoreFormat.xlsx else form.value  # type: ignore[assignment]
    view = View(cluster=ready.cluster, year=ready.year, result=ready.result, names=names, form=text)
    match chosen:
        case {"explanation": str(wanted)}:
            found = explained(ready, wanted)
            if form is ScoreFormat.csv:
                raise usage("explain_has_the_forms_text")
            show(view.explanation(scores_of(ready), found, LineFinder(ready.records).line_of, full=full))
        case {"stage": str(stage)}:
            show(view.standing(stage_of(ready, stage)))
        case {"matrix": True}:
            show(view.matrix(marking_of(ready)))
        case {"differences": True}:
            show(view.differences(scores_of(ready)))
        case _:
            show(view.standing())
    return BLOCKED if ready.result.blocked else DONE
