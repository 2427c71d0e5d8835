"""emucli record: what is certain of a year's result goes into its outcome.yaml."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options
from .exits import BLOCKED, DONE
from .options import Tongue
from .saved import dry_run_option, saved_told
from .screen import show
from .speech import Speech

if TYPE_CHECKING:
    from ..app.recording import Recorded


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command("record", short_help=say("write_the_outcome"), help=say("write_what_is_certain"))
    def record(
        year_dir: Annotated[Path, options.year_dir(say)],
        dry_run: Annotated[bool, dry_run_option(say)] = False,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
        no_color: Annotated[bool, options.no_color(say)] = False,
    ) -> None:
        raise typer.Exit(run(year_dir, say, dry_run=dry_run, no_color=no_color))


def run(year_dir: Path, say: Speech, *, dry_run: bool, no_color: bool) -> int:
    """Record and show the difference. Returns the exit code: 3 where something is open and was left out."""
    from ..app import recording
    from .unfit import errors_shown

    with errors_shown(say.language, no_color=no_color):
        recorded = recording.record(year_dir, dry_run=dry_run)
    if recorded.saved is not None:
        saved_told([recorded.saved], say, dry_run=dry_run, differences=True)
    show("".join(f"{line}\n" for line in _told(recorded, say)))
    return BLOCKED if _is_open(recorded) else DONE


def _is_open(recorded: "Recorded") -> bool:
    result = recorded.ready.result
    return bool(result.blocked) or result.leadership.is_open


def _told(recorded: "Recorded", say: Speech) -> list[str]:
    from ..findings.text import printable
    from ..language import phrases
    from ..results.names import Names

    names = Names(recorded.ready.cluster, say.language)
    kept = [f"- {printable(phrases.say(one, names.language, names))}" for one in recorded.kept]
    lines = [say("recorded_otherwise"), *kept] if kept else []
    if recorded.saved is None:
        return [*lines, say("nothing_is_certain")]
    return [*lines, say("some_is_still_open")] if _is_open(recorded) else lines
