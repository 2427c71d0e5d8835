"""Options and arguments that several commands share, with their help in the language that emucli speaks."""

from enum import StrEnum
from typing import Any

import typer

from .speech import Speech


class Tongue(StrEnum):
    """The languages of `--lang`."""

    vi = "vi"
    en = "en"


class TextOrJson(StrEnum):
    """The formats of most commands."""

    text = "text"
    json = "json"


def lang(say: Speech) -> Any:
    """`--lang`: the language of messages."""
    return typer.Option("--lang", help=say("the_language_of_messages"), show_default=False)


def output_format(say: Speech) -> Any:
    """`--format`"""
    return typer.Option("--format", help=say("the_form_of_what_is"))


def quiet(say: Speech) -> Any:
    """`--quiet`"""
    return typer.Option("--quiet", "-q", help=say("print_nothing_when_all_is"))


def no_color(say: Speech) -> Any:
    """`--no-color`"""
    return typer.Option("--no-color", help=say("no_colours"))


def year_dir(say: Speech) -> Any:
    """The argument YEAR_DIR."""
    return typer.Argument(
        metavar=say("place_year_dir"),
        help=say("the_folder_of_the_year"),
        show_default=False,
    )
