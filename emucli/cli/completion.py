"""emucli completion: what a shell must run so that Tab completes commands, options and what records name."""

import os
from enum import StrEnum
from typing import Annotated

import typer

from . import options
from .exits import DONE
from .options import Tongue
from .screen import show
from .speech import Speech

ASKED = "_EMUCLI_COMPLETE"
"""The variable by which the shell's script asks: `complete_bash`."""


class Shell(StrEnum):
    """The shells that are tried by a test, and the one of Windows."""

    bash = "bash"
    zsh = "zsh"
    powershell = "powershell"


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command("completion", short_help=say("complete_with_tab"), help=say("complete_with_tab_in_a_shell"))
    def completion(
        shell: Annotated[Shell, typer.Argument(metavar=say("place_shell"), help=say("the_shell_to_complete_in"))],
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
    ) -> None:
        from typer.completion import get_completion_script  # type: ignore[attr-defined]

        show(get_completion_script(prog_name="emucli", complete_var=ASKED, shell=shell.value) + "\n")
        raise typer.Exit(DONE)


def prepare() -> None:
    """Where a shell asks for completions, make typer know how each shell wants them."""
    if ASKED in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]

        completion_init()
