"""emucli compare: what another regulation, a git revision or another year changes, entry by entry, and who moves."""

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
        "compare",
        short_help=say("compare_two_standings"),
        help=say("compare_a_years_standing_with"),
    )
    def compare(
        year_dir: Annotated[Path, options.year_dir(say)],
        other: Annotated[
            Path | None,
            typer.Argument(
                metavar=say("place_other_year_dir"),
                show_default=False,
                help=say("another_year_the_side_before"),
            ),
        ] = None,
        regulation: Annotated[
            Path | None,
            typer.Option(
                "--regulation",
                metavar=say("place_file"),
                show_default=False,
                help=say("what_if_the_regulation_in"),
            ),
        ] = None,
        revision: Annotated[
            str | None,
            typer.Option(
                "--at",
                metavar=say("place_rev"),
                show_default=False,
                help=say("a_git_revision_the_side"),
            ),
        ] = None,
        form: Annotated[TextOrJson, options.output_format(say)] = TextOrJson.text,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
        no_color: Annotated[bool, options.no_color(say)] = False,
    ) -> None:
        if sum(side is not None for side in (other, regulation, revision)) != 1:
            raise usage("name_exactly_one_side_to")
        raise typer.Exit(run(year_dir, (other, regulation, revision), form, say, no_color=no_color))


def run(
    year_dir: Path,
    sides: tuple[Path | None, Path | None, str | None],
    form: TextOrJson,
    say: Speech,
    *,
    no_color: bool,
) -> int:
    """Compare and print."""
    from ..app.comparing import compare_since, compare_under, compare_years
    from ..findings.as_json import as_json
    from ..results.names import Names
    from ..telling.comparison import Sides, comparison_as_json, comparison_as_text
    from .screen import show
    from .unfit import errors_shown

    other, regulation, revision = sides
    in_json = form is TextOrJson.json
    with errors_shown(say.language, as_json=in_json, no_color=no_color):
        if regulation is not None:
            found = compare_under(year_dir, regulation)
        elif revision is not None:
            found = compare_since(year_dir, revision)
        else:
            found = compare_years(year_dir, other or year_dir)
    named = Sides(say.told(found.before), say.told(found.after), found.decimals)
    if in_json:
        show(as_json(comparison_as_json(found.comparison, named)))
    else:
        show(comparison_as_text(found.comparison, named, Names(found.ready.cluster, say.language)))
    return DONE
