"""The options of `emucli report`, with their help."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import typer

from . import values
from .exits import usage
from .speech import Speech


class PaperFormat(StrEnum):
    """The formats of papers."""

    md = "md"
    docx = "docx"


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What was asked for on the command line."""

    paper: str
    of: str
    form: PaperFormat | None
    output: Path | None
    draft: bool
    force: bool
    dry_run: bool
    trace: bool


def command_help(say: Speech) -> str:
    """What the command does, and which papers there are."""
    return say("make_papers_of_the_year")


def paper(say: Speech) -> Any:
    """The argument PAPER."""
    return typer.Argument(
        metavar=say("place_paper"), autocompletion=values.papers, help=say("the_paper_or_all"), show_default=False
    )


def of(say: Speech) -> Any:
    """`--of`, for papers on units also `--unit`, as other commands name them."""
    return typer.Option(
        "--of",
        "--unit",
        metavar="ID",
        autocompletion=values.subjects,
        show_default=False,
        help=say("the_vote_ballot_count_conference"),
    )


def one_of(named: Sequence[str] | None) -> str:
    """What a paper is about, where `--of` and `--unit` name one thing; naming two is refused."""
    several = list(dict.fromkeys(named or ()))
    if len(several) > 1:
        raise usage("a_paper_is_about_one", named=", ".join(several))
    return "".join(several)


def lang(say: Speech) -> Any:
    """`--lang`: here the language of the paper."""
    return typer.Option(
        "--lang",
        show_default=False,
        help=say("the_language_of_the_paper"),
    )


def form(say: Speech) -> Any:
    """`--format`"""
    return typer.Option(
        "--format",
        show_default=False,
        help=say("default_by_the_ending_of"),
    )


def output(say: Speech) -> Any:
    """`--output`"""
    return typer.Option(
        "--output",
        "-o",
        metavar=say("place_file"),
        show_default=False,
        help=say("write_to_a_file_instead"),
    )


def draft(say: Speech) -> Any:
    """`--draft`"""
    return typer.Option(
        "--draft",
        help=say("a_draft_made_even_where"),
    )


def force(say: Speech) -> Any:
    """`--force`"""
    return typer.Option(
        "--force",
        help=say("replace_files_that_somebody_edited"),
    )


def dry_run(say: Speech) -> Any:
    """`--dry-run`"""
    return typer.Option("--dry-run", help=say("only_say_what_would_be"))


def trace(say: Speech) -> Any:
    """`--trace`"""
    return typer.Option(
        "--trace",
        help=say("print_each_number_and_name"),
    )
