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
    return typer.Option("--lang", help=say("Ngôn ngữ của thông báo.", "The language of messages."), show_default=False)


def output_format(say: Speech) -> Any:
    """`--format`"""
    return typer.Option("--format", help=say("Dạng kết quả in ra.", "The form of what is printed."))


def quiet(say: Speech) -> Any:
    """`--quiet`"""
    return typer.Option(
        "--quiet", "-q", help=say("Không in gì khi mọi thứ đều tốt.", "Print nothing when all is well.")
    )


def no_color(say: Speech) -> Any:
    """`--no-color`"""
    return typer.Option("--no-color", help=say("Không dùng màu.", "No colours."))


def year_dir(say: Speech) -> Any:
    """The argument YEAR_DIR."""
    return typer.Argument(
        metavar="YEAR_DIR",
        help=say(
            "Thư mục của năm, ví dụ records/hanoi-cluster-7/2023.",
            "The folder of the year, records/hanoi-cluster-7/2023 for example.",
        ),
        show_default=False,
    )
