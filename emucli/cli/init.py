"""emucli init: a records root that is ready to push."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..model.kinds import ClusterKind, Level
from . import options
from .exits import usage
from .options import Tongue
from .saved import dry_run_option, force_option, saved_told
from .screen import show
from .speech import Speech

if TYPE_CHECKING:
    from ..app.beginning import Begun, Wish
    from ..app.unit_lists import UnitName


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command("init", short_help=say("begin_records"), help=say("begin_records_with_everything"))
    def init(
        folder: Annotated[
            Path, typer.Argument(metavar=say("place_dir"), help=say("the_folder_to_begin"), show_default=False)
        ],
        name: Annotated[str, typer.Option("--name", help=say("name_of_the_cluster"), show_default=False)] = "",
        kind: Annotated[ClusterKind | None, typer.Option("--kind", help=say("kind_of_the_cluster"))] = None,
        level: Annotated[Level | None, typer.Option("--level", help=say("level_of_the_cluster"))] = None,
        authority: Annotated[
            str, typer.Option("--authority", help=say("authority_of_the_cluster"), show_default=False)
        ] = "",
        member: Annotated[list[str] | None, typer.Option("--member", help=say("name_of_a_member"))] = None,
        members: Annotated[
            Path | None, typer.Option("--members", help=say("a_list_of_members"), show_default=False)
        ] = None,
        example: Annotated[bool, typer.Option("--example", help=say("copy_the_worked_example"))] = False,
        force: Annotated[bool, force_option(say)] = False,
        dry_run: Annotated[bool, dry_run_option(say)] = False,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
    ) -> None:
        from ..app.beginning import Wish, begin, begin_example

        if example:
            begun = begin_example(folder, say("name_of_the_example"), force=force, dry_run=dry_run)
        else:
            wish = Wish(name.strip(), kind, level, authority.strip(), _units(member or [], members, say))
            begun = begin(folder, _complete(wish, say), force=force, dry_run=dry_run)
        raise typer.Exit(_told(folder, begun, say, dry_run=dry_run))


def _units(names: list[str], path: Path | None, say: Speech) -> tuple["UnitName", ...]:
    from ..app.unit_lists import UnitName
    from .questions import units_listed

    listed = units_listed(path, say) if path is not None else ()
    return (*listed, *(UnitName(" ".join(name.split())) for name in names if name.strip()))


def _complete(wish: "Wish", say: Speech) -> "Wish":
    """The wish where it names the cluster, else what a person answers. Raises Refused where nobody is there."""
    from .questions import asked, on_terminal

    if wish.name:
        return wish
    if not on_terminal():
        raise usage("name_the_cluster")
    return asked(say, wish.units)


def _told(folder: Path, begun: "Begun", say: Speech, *, dry_run: bool) -> int:
    code = saved_told(begun.saved, say, dry_run=dry_run)
    for one in begun.units:
        if one.numbered:
            show(f"{say('id_was_numbered', name=one.name, id=one.id)}\n")
    if not dry_run and not code:
        number = len(begun.units)
        cluster = (folder / begun.cluster).as_posix()
        ending = (
            say("begun_next", units=number, cluster=cluster) if number else say("begun_without_units", folder=folder)
        )
        show(f"{ending}\n")
    return code
