"""The options of `validate`, and what they come to."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import typer

from .exits import usage
from .speech import Speech

if TYPE_CHECKING:
    from ..findings.selection import Selection


class Form(StrEnum):
    """The forms in which findings are written."""

    text = "text"
    json = "json"
    github = "github"
    gitlab = "gitlab"
    sarif = "sarif"
    junit = "junit"
    rdjson = "rdjson"


class Level(StrEnum):
    """What makes `validate` end with 1."""

    error = "error"
    warning = "warning"
    info = "info"


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What was asked for, besides the paths."""

    form: Form
    chosen: "Selection"
    since: str
    fail_level: Literal["error", "warning", "info"]
    statistics: bool
    limit: int | None
    output: Path | None
    fix: bool
    dry_run: bool
    quiet: bool
    no_color: bool


def form_for(wanted: Form | None, environment: Mapping[str, str], *, statistics: bool, output: Path | None) -> Form:
    """The form that is asked for; inside GitHub Actions its own, else text. Raises Refused where they do not fit."""
    if wanted is None:
        inside = environment.get("GITHUB_ACTIONS") == "true" and not statistics and output is None
        return Form.github if inside else Form.text
    if statistics and wanted not in (Form.text, Form.json):
        raise usage("statistics_are_text_or_json", form=wanted.value)
    return wanted


def checked_output(path: Path | None) -> Path | None:
    """A file to write findings into. Raises Refused for one that may be a record file."""
    if path is not None and path.suffix.lower() in (".yaml", ".yml", ".toml"):
        raise usage("findings_are_not_written_over", path=path)
    return path


def checked_fix(fix: bool, *, dry_run: bool) -> bool:
    """Whether to mend. Raises Refused for a rehearsal of nothing."""
    if dry_run and not fix:
        raise usage("dry_run_goes_with_fix")
    return fix


def selection_of(select: list[str] | None, ignore: list[str] | None) -> "Selection":
    """The codes that are told. Raises Refused for a beginning that no code has."""
    from ..findings.selection import Selection, beginnings, unknown_beginning

    chosen = Selection(beginnings(select or ()), beginnings(ignore or ()))
    if unknown := unknown_beginning((*chosen.select, *chosen.ignore)):
        raise usage("no_code_begins_with", beginning=unknown)
    return chosen


def paths(say: Speech) -> Any:
    """The argument PATH."""
    return typer.Argument(metavar=say("place_path"), help=say("a_records_root_a_cluster"), show_default=False)


def form(say: Speech) -> Any:
    """`--format`"""
    return typer.Option("--format", show_default=False, help=say("the_form_of_findings"))


def output(say: Speech) -> Any:
    """`--output`"""
    return typer.Option(
        "--output", "-o", metavar=say("place_file"), show_default=False, help=say("write_findings_into_a_file")
    )


def select(say: Speech) -> Any:
    """`--select`"""
    return typer.Option("--select", metavar=say("place_codes"), show_default=False, help=say("tell_only_these_codes"))


def ignore(say: Speech) -> Any:
    """`--ignore`"""
    return typer.Option("--ignore", metavar=say("place_codes"), show_default=False, help=say("do_not_tell_these_codes"))


def since(say: Speech) -> Any:
    """`--since`"""
    return typer.Option("--since", metavar=say("place_rev"), show_default=False, help=say("tell_what_is_new_since"))


def fix(say: Speech) -> Any:
    """`--fix`"""
    return typer.Option("--fix", help=say("mend_what_has_one_answer"))


def dry_run(say: Speech) -> Any:
    """`--dry-run`"""
    return typer.Option("--dry-run", help=say("with_fix_print_a_diff"))


def fail_level(say: Speech) -> Any:
    """`--fail-level`"""
    return typer.Option("--fail-level", help=say("what_makes_the_exit_code"))


def statistics(say: Speech) -> Any:
    """`--statistics`"""
    return typer.Option("--statistics", help=say("only_how_many_of_each_code"))


def limit(say: Speech) -> Any:
    """`--limit`"""
    return typer.Option("--limit", metavar="N", min=0, show_default=False, help=say("list_so_many_findings"))


def jobs(say: Speech) -> Any:
    """`--jobs`"""
    return typer.Option("--jobs", "-j", min=1, show_default=False, help=say("how_many_processes_to_use"))
