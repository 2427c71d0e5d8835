"""The one entry point: builds the application, and maps every ending to its exit code.

What costs time to import is imported where it is used, so that a signal is answered from the first moment on.
"""

import gc
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import FrameType
from typing import TYPE_CHECKING, Annotated, NoReturn, Protocol

from .. import __version__
from ..app.refusal import Refused, cannot_open, what_the_system_says
from .exits import DONE, FAULT, INTERRUPTED, USAGE, Halt, PipeClosed, code_of
from .screen import show, tell
from .speech import Speech, spoken_language

if TYPE_CHECKING:
    import typer


class _Command(Protocol):
    """A module of a command."""

    def register(self, app: "typer.Typer", say: Speech) -> None:
        """Add the command to the application."""


_SOON = 0.01
"""Seconds until a signal that was dropped comes again."""


class Interrupted(BaseException):
    """Somebody wants emucli to end: Ctrl-C, or the system (SIGTERM). No library on the way takes it for its own.

    `asked` stays true, for compiled code on the way may turn it into an error of another kind.
    """

    asked = False


def entry() -> None:
    """The console script: runs emucli, then leaves at once."""
    code = INTERRUPTED
    try:
        sys.unraisablehook = _heard
        _listen(_interrupt)
        code = run(sys.argv[1:])
    except Interrupted:
        # It came before anything was read, or while the last words were said.
        code = INTERRUPTED
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else DONE
    _leave(code)


def _listen(answer: "signal._HANDLER") -> None:
    """Answer the signals that end a program; what the caller has switched off (nohup) stays off."""
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, answer)


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    # Once is enough: what ends now is not disturbed by another one.
    _listen(signal.SIG_IGN)
    Interrupted.asked = True
    raise Interrupted


def _heard(ignored: "sys.UnraisableHookArgs") -> None:
    """Python drops what is raised while it cleans up, and says so in its own words: then the signal comes again."""
    if ignored.exc_type is not Interrupted:
        sys.__unraisablehook__(ignored)
    elif hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, _interrupt)
        signal.setitimer(signal.ITIMER_REAL, _SOON)
    else:
        signal.signal(signal.SIGINT, _interrupt)
        signal.raise_signal(signal.SIGINT)


def run(arguments: Sequence[str]) -> int:
    """Run emucli and return its exit code: see `exits`; a fault of emucli itself is 70, a closed pipe is silence."""
    _start_quickly()
    say = Speech(spoken_language(arguments, os.environ))
    try:
        return _answered(arguments, say)
    except PipeClosed:
        return _quiet()


def _answered(arguments: Sequence[str], say: Speech) -> int:
    """The exit code, with what there is to say about it on stderr. Raises PipeClosed."""
    try:
        return _parsed(arguments, say)
    except PipeClosed:
        raise
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else DONE
    except Halt as halt:
        if Interrupted.asked:
            return _stopped(say)
        if halt.details and "--debug" in arguments:
            tell(halt.details)
        return _ended(halt.code, say.told(halt.message))
    except Refused as refused:
        return _stopped(say) if Interrupted.asked else _ended(code_of(refused), say.told(refused.why))
    except Interrupted:
        return _stopped(say)
    except OSError as error:
        why = cannot_open(error.filename, error) if error.filename else what_the_system_says(error)
        return _ended(USAGE, say.told(why))
    except Exception as fault:
        if Interrupted.asked:
            return _stopped(say)
        if "--debug" in arguments:
            raise
        return _ended(*_fault(fault, say))


def _parsed(arguments: Sequence[str], say: Speech) -> int:
    """Hand the arguments to their command: the exit code. The parser complains in the language of emucli."""
    import typer

    from .arguments import with_optional_values
    from .completion import prepare

    prepare()
    try:
        code = build_app(say)(with_optional_values(arguments), prog_name="emucli", standalone_mode=False, obj=say)
    except typer.TyperException as wrong:
        from .spoken import usage_told

        tell(usage_told(wrong, say.language))
        return wrong.exit_code
    return code if isinstance(code, int) else DONE


def _stopped(say: Speech) -> int:
    return _ended(INTERRUPTED, say("stopped_as_asked"))


def _ended(code: int, message: str) -> int:
    if message:
        tell(f"emucli: {message}")
    return code


def _quiet() -> int:
    """Python would complain about the closed pipe once more when it flushes at exit."""
    with suppress(OSError, AttributeError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _leave(code: int) -> NoReturn:
    for stream in (sys.stdout, sys.stderr):
        # What could not be written has been said, or nobody reads it any more; there may be no stream at all.
        with suppress(OSError, AttributeError, ValueError):
            stream.flush()
    # Everything is written and every worker has ended; taking the models apart object by object only costs time.
    os._exit(code)


def build_app(say: Speech) -> "typer.Typer":
    """The application with its help in one language."""
    import typer

    from . import (
        compare,
        completion,
        elect,
        explain,
        form,
        history,
        init,
        new,
        options,
        record,
        report,
        schema,
        score,
        spoken,
        status,
        take,
        templates,
        validate,
    )
    from .options import Tongue

    app = spoken.app(
        "emucli",
        say("records_of_emulation_clusters_validate"),
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )

    @app.callback()
    def root(
        _version: Annotated[
            bool,
            typer.Option(
                "--version",
                help=say("print_the_version"),
                callback=_print_version,
                is_eager=True,
            ),
        ] = False,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
        _debug: Annotated[bool, typer.Option("--debug", help=say("print_the_traceback_of_a"))] = False,
    ) -> None:
        """Options of emucli itself; what they do is done where they are read."""

    panels: Mapping[str, Sequence[_Command]] = {
        say("panel_of_results"): (validate, score, elect, report),
        say("panel_of_the_year"): (init, new, form, take, status, record, history, compare, explain),
        say("panel_for_maintainers"): (templates, schema, completion),
    }
    for title, commands in panels.items():
        app.panel = title
        for command in commands:
            command.register(app, say)
    return app


def _print_version(wanted: bool) -> None:
    import typer

    if wanted:
        show(f"emucli {__version__}\n")
        raise typer.Exit(DONE)


def _start_quickly() -> None:
    """Leave out what costs start-up time and gives nothing here."""
    # Plugins of other packages have no say in what a record is, and looking for them reads every package's metadata.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    # Building the models makes many objects that stay: looking through them again and again frees nothing.
    gc.set_threshold(10_000)


def _fault(fault: Exception, say: Speech) -> tuple[int, str]:
    # Reading without libyaml is the one fault that its user can mend.
    if type(fault).__name__ == "LibyamlMissing":
        return 2, say("pyyaml_is_installed_without_libyaml")
    kind = f"{type(fault).__name__}: {fault}"
    return FAULT, say("this_is_a_fault_in_2", kind=kind)
