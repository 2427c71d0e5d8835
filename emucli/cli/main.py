"""The one entry point: builds the application, and maps every ending to its exit code."""

import gc
import os
import sys
from contextlib import suppress
from typing import Annotated

import typer

from .. import __version__
from . import compare, elect, explain, options, report, score, templates, validate
from .arguments import with_optional_values
from .exits import DONE, FAULT, Halt, PipeClosed
from .options import Tongue
from .screen import show, tell
from .speech import Speech, spoken_language


def build_app(say: Speech) -> typer.Typer:
    """The application with its help in one language."""
    app = typer.Typer(
        name="emucli",
        help=say(
            "Bản ghi của cụm, khối thi đua: kiểm tra, chấm điểm, bầu chọn, lập văn bản.",
            "Records of emulation clusters: validate, score, elect, report.",
        ),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["--help", "-h"]},
    )

    @app.callback()
    def root(
        _version: Annotated[
            bool,
            typer.Option(
                "--version",
                help=say("In số phiên bản.", "Print the version."),
                callback=_print_version,
                is_eager=True,
            ),
        ] = False,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
        _debug: Annotated[
            bool, typer.Option("--debug", help=say("In vết lỗi khi emucli hỏng.", "Print the traceback of a fault."))
        ] = False,
    ) -> None:
        """Options of emucli itself; what they do is done where they are read."""

    for command in (validate, score, compare, elect, report, templates, explain):
        command.register(app, say)
    return app


def _print_version(wanted: bool) -> None:
    if wanted:
        show(f"emucli {__version__}\n")
        raise typer.Exit(DONE)


def main() -> None:
    """Run emucli. Exit codes: see `exits`; a fault of emucli itself is 70, a closed pipe is silence."""
    _start_quickly()
    say = Speech(spoken_language(sys.argv[1:], os.environ))
    try:
        build_app(say)(with_optional_values(sys.argv[1:]), prog_name="emucli")
    except Halt as halt:
        _end(halt.code, halt.message)
    except PipeClosed:
        _leave_quietly()
    except KeyboardInterrupt:
        _end(130, "")
    except Exception as fault:
        if "--debug" in sys.argv:
            raise
        _end(*_fault(fault, say))


def entry() -> None:
    """The console script: runs `main`, then leaves at once."""
    try:
        main()
        code: object = DONE
    except SystemExit as ending:
        code = ending.code
    for stream in (sys.stdout, sys.stderr):
        # What could not be written has been said, or nobody reads it any more.
        with suppress(OSError):
            stream.flush()
    # Everything is written and every worker has ended; taking the models apart object by object only costs time.
    os._exit(code if isinstance(code, int) else DONE)


def _start_quickly() -> None:
    """Leave out what costs start-up time and gives nothing here."""
    # Plugins of other packages have no say in what a record is, and looking for them reads every package's metadata.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    # Building the models makes many objects that stay: looking through them again and again frees nothing.
    gc.set_threshold(50_000)


def _fault(fault: Exception, say: Speech) -> tuple[int, str]:
    # Reading without libyaml is the one fault that its user can mend.
    if type(fault).__name__ == "LibyamlMissing":
        return 2, say(
            "PyYAML được cài mà không có libyaml. Cài lại: pip install --force-reinstall --no-cache-dir PyYAML",
            "PyYAML is installed without libyaml. Reinstall it: pip install --force-reinstall --no-cache-dir PyYAML",
        )
    kind = f"{type(fault).__name__}: {fault}"
    return FAULT, say(
        f"emucli gặp lỗi của chính nó ({kind}). Xin gửi dòng lệnh này và dòng này cho người bảo trì; "
        "chạy lại với `emucli --debug ...` để có chi tiết.",
        f"This is a fault in emucli itself ({kind}). Please send the command and this line to the maintainers; "
        "`emucli --debug ...` shows the details.",
    )


def _end(code: int, message: str) -> None:
    try:
        if message:
            tell(f"emucli: {message}")
    except PipeClosed:
        _leave_quietly()
    sys.exit(code)


def _leave_quietly() -> None:
    """Python would complain about the closed pipe once more when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(DONE)
