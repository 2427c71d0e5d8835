"""emucli explain: what a code means, what to do, a good and a bad example."""

from typing import Annotated

import typer

from . import options
from .exits import DONE, usage
from .options import Tongue
from .speech import Speech


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command(
        "explain",
        short_help=say("Giải thích một mã.", "Explain a code."),
        help=say(
            "Giải thích một mã: ý nghĩa, cách xử lý, ví dụ sai và đúng.\n\nVí dụ: emucli explain EMU301",
            "Explain a code: meaning, remedy, a bad and a good example.\n\nExample: emucli explain EMU301",
        ),
    )
    def explain(
        code: Annotated[str, typer.Argument(metavar="CODE", help=say("Mã, ví dụ EMU301.", "A code, EMU301."))],
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
    ) -> None:
        raise typer.Exit(run(code, say))


def run(code: str, say: Speech) -> int:
    """Print the entry of a code. Raises Halt for a code that is not in the catalogue."""
    from ..findings.catalogue import catalogue
    from ..findings.explanation import explanation
    from ..findings.near import nearest
    from .screen import show

    entries = catalogue().entries
    entry = entries.get(code.upper())
    if entry is None:
        near = nearest(code.upper(), entries)
        raise usage(
            say(
                f"Không có mã “{code}”. Gần nhất: {near or 'EMU101'}.",
                f"There is no code “{code}”. The nearest is {near or 'EMU101'}.",
            )
        )
    show(explanation(entry, say.language))
    return DONE
