"""emucli explain: what a code means, what to do, a good and a bad example."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Annotated

import typer

from . import options, values
from .exits import DONE, usage
from .options import Tongue
from .speech import Speech


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command(
        "explain",
        short_help=say("explain_a_code"),
        help=say("explain_a_code_meaning_remedy"),
    )
    def explain(
        code: Annotated[
            str, typer.Argument(metavar=say("place_code"), autocompletion=values.codes, help=say("a_code_emu"))
        ],
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
    ) -> None:
        raise typer.Exit(run(code, say))


def run(code: str, say: Speech) -> int:
    """Print the entry of a code. Raises Halt for a code that is not in the catalogue."""
    from ..findings.catalogue import catalogue
    from ..findings.explanation import explanation
    from .screen import show

    entries = catalogue().entries
    entry = entries.get(code.upper())
    if entry is None:
        ranges = ", ".join(f"{first}–{last}" for first, last in _ranges(entries))
        raise usage("there_is_no_code_the", code=code, ranges=ranges)
    show(explanation(entry, say.language))
    return DONE


def _ranges(codes: Iterable[str]) -> Iterator[tuple[str, str]]:
    """First and last code of each hundred."""
    for _, group in groupby(sorted(codes), key=lambda code: code[:4]):
        hundred = list(group)
        yield hundred[0], hundred[-1]
