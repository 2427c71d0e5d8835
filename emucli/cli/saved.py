"""Tells what became of files that emucli writes into records, or would become of them, line by line."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import typer

from .exits import DONE, USAGE
from .screen import show
from .speech import Speech

if TYPE_CHECKING:
    from ..app.saving import Saved

_QUIET = ".vscode/schemas/"
"""Files that no person reads: they are not named."""
_MOST_NAMED = 40
"""Of more files than these only their number is told."""


def saved_told(saved: Sequence["Saved"], say: Speech, *, dry_run: bool, differences: bool = False) -> int:
    """Print what is written, with the `differences` as in a dry run.

    Returns the exit code: 2 where a file that holds something else was kept.
    """
    lines = [*(_differences(saved) if dry_run or differences else ()), *_fates(saved, say, dry_run=dry_run)]
    show("".join(f"{line}\n" for line in lines))
    return USAGE if any(one.fate == "kept" for one in saved) else DONE


def _differences(saved: Sequence["Saved"]) -> Iterator[str]:
    for one in saved:
        if _QUIET not in one.path.as_posix():
            yield from one.difference


def _fates(saved: Sequence["Saved"], say: Speech, *, dry_run: bool) -> Iterator[str]:
    """A line for each file; of many new ones only how many there are."""
    written = [one for one in saved if one.fate in ("new", "changed")]
    many = not dry_run and len(written) > _MOST_NAMED
    for one in saved:
        if not (one in written and (many or _QUIET in one.path.as_posix())):
            yield _fate(one, say, dry_run=dry_run)
    if many:
        yield say("wrote_files", number=len(written))


def _fate(one: "Saved", say: Speech, *, dry_run: bool) -> str:
    # The readers and models behind it are not for `--version` and `--help` to wait for.
    from ..app.records import shown_path

    shown = shown_path(one.path)
    if one.fate == "kept":
        return say("kept_holds_something_else", shown=shown)
    if one.fate == "unchanged":
        return say("is_as_it_was", shown=shown)
    if one.fate == "new":
        return say("would_write_new", shown=shown) if dry_run else say("wrote", shown=shown)
    return say("would_change", shown=shown) if dry_run else say("changed_file", shown=shown)


def dry_run_option(say: Speech) -> Any:
    """`--dry-run`"""
    return typer.Option("--dry-run", help=say("show_the_difference_write_nothing"))


def force_option(say: Speech) -> Any:
    """`--force`"""
    return typer.Option("--force", help=say("replace_what_may_be_edited"))
