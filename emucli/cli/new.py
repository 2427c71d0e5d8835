"""emucli new: opens a year from the one before."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options
from .options import Tongue
from .saved import dry_run_option, force_option, saved_told
from .screen import show
from .speech import Speech

if TYPE_CHECKING:
    from ..app.opening import Opened


class NewStep(StrEnum):
    """The files that later steps of a year need."""

    plan = "plan"
    conference = "conference"
    votes = "votes"
    outcome = "outcome"
    papers = "papers"


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command("new", short_help=say("open_a_year"), help=say("open_a_year_from_the_one_before"))
    def new(
        cluster_dir: Annotated[
            Path,
            typer.Argument(metavar=say("place_cluster_dir"), help=say("the_folder_of_the_cluster"), show_default=False),
        ],
        year: Annotated[
            str, typer.Argument(metavar=say("place_year"), help=say("the_year_to_open"), show_default=False)
        ],
        member: Annotated[list[str] | None, typer.Option("--member", help=say("members_of_a_first_year"))] = None,
        step: Annotated[NewStep | None, typer.Option("--step", help=say("the_file_of_a_step"))] = None,
        force: Annotated[bool, force_option(say)] = False,
        dry_run: Annotated[bool, dry_run_option(say)] = False,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
        no_color: Annotated[bool, options.no_color(say)] = False,
    ) -> None:
        from ..app.opening import open_next
        from .unfit import errors_shown

        if step is not None:
            raise typer.Exit(_step(cluster_dir, year, step, say, dry_run=dry_run, no_color=no_color))
        with errors_shown(say.language, no_color=no_color):
            opened = open_next(cluster_dir, year, only=member or (), force=force, dry_run=dry_run)
        code = saved_told(opened.saved, say, dry_run=dry_run)
        if not code:
            show("".join(f"{line}\n" for line in _told(opened, year, say, dry_run=dry_run)))
        raise typer.Exit(code)


def _step(folder: Path, year: str, step: NewStep, say: Speech, *, dry_run: bool, no_color: bool) -> int:
    """Write the file of one step and show it; the outcome is what `record` writes."""
    from ..app.opening import open_step
    from . import record
    from .unfit import errors_shown

    if step is NewStep.outcome:
        return record.run(folder / year, say, dry_run=dry_run, no_color=no_color)
    with errors_shown(say.language, no_color=no_color):
        opened = open_step(folder, year, step.value, dry_run=dry_run)
    code = saved_told(opened.saved, say, dry_run=dry_run, differences=True)
    show(f"{say('look_at_the_step')}\n")
    return code


def _told(opened: "Opened", year: str, say: Speech, *, dry_run: bool) -> list[str]:
    from ..results.names import Names
    from ..telling.blanks import blanks_told

    left = [line.as_text() for line in blanks_told(opened.blanks, Names(opened.cluster, say.language))]
    before = opened.before
    head = (
        [] if dry_run else [say("opened_from", name=year, before=before) if before else say("opened_first", name=year)]
    )
    return [*head, say("still_to_record") if left else say("nothing_left_to_record"), *left]
