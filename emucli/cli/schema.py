"""emucli schema: the schemas of the record files, for editors."""

from pathlib import Path
from typing import Annotated

import typer

from . import options
from .exits import DONE
from .options import Tongue
from .speech import Speech


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command("schema", short_help=say("schemas_for_editors"), help=say("schemas_for_editors_and_settings"))
    def schema(
        folder: Annotated[
            Path | None,
            typer.Argument(metavar=say("place_dir"), help=say("the_folder_to_write_into"), show_default=False),
        ] = None,
        vscode: Annotated[bool, typer.Option("--vscode", help=say("print_settings_of_an_editor"))] = False,
        listed: Annotated[bool, typer.Option("--list", help=say("list_schemas_and_their_files"))] = False,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
    ) -> None:
        raise typer.Exit(run(folder, say, vscode=vscode, listed=listed))


def run(folder: Path | None, say: Speech, *, vscode: bool, listed: bool) -> int:
    """Write the schemas, and print what was asked for; without any wish their list. Raises Refused."""
    from ..app.schemas import patterns, schema_files, settings_of_vscode, write_schemas
    from .screen import show, tell

    if folder is not None:
        tell(say("wrote_schemas_into", number=len(write_schemas(folder)), folder=folder))
    if vscode:
        show(settings_of_vscode(folder))
    if listed or (folder is None and not vscode):
        rows = (f"{name}\t{file}\t{' '.join(patterns()[name])}\n" for name, file in schema_files().items())
        show("".join(rows))
    return DONE
