"""Files that emucli writes into a records root: shown as a difference first, read back strictly, written whole."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Literal

from ..checks.waivers import Judged
from ..language.messages import note
from ..language.words import words
from ..model.files import CLUSTER_FILE, ROOT_FILES, YEAR_FILES, FileKind, kind_of
from ..reading.layout import is_year_name
from ..reading.limits import MAX_BYTES
from ..reading.load import read_record
from ..store.files import Failure, linked_part, read_bytes
from ..store.replacing import Busy, Change, Failed, Meanwhile, replace_all
from .records import Records, located, unreadable
from .refusal import Refused, Unfit, what_the_system_says

Fate = Literal["new", "changed", "unchanged", "kept"]


@dataclass(frozen=True)
class Draft:
    """What a file below a root shall hold. `old`: what it held when it was read, None where it was not there.

    `over`: what is there may be replaced; else a file that holds something else is kept, for a person may have written
    it.
    """

    path: str
    new: bytes
    old: bytes | None = None
    over: bool = False


@dataclass(frozen=True)
class Saved:
    """What became of one file, or would become of it, and the lines of the difference."""

    path: Path
    fate: Fate
    difference: tuple[str, ...] = ()


def with_hints(kind: str, text: str) -> bytes:
    """The text of a new file of a kind, with how to go on by hand as comments at its head."""
    hints = "".join(f"# {line}\n" for line in words("hints", kind))
    return (hints + text).encode("utf-8")


def draft(root: Path, path: str, new: bytes, *, over: bool = False) -> Draft:
    """What a file shall hold, beside what it holds now. Raises Refused where what is there cannot be read."""
    link = linked_part(root, root / path)
    if link is not None:
        raise Refused(note("is_a_link_not_written", path=link))
    if not os.path.lexists(root / path):
        return Draft(path, new, None, over)
    old = read_bytes(root, path, MAX_BYTES)
    if isinstance(old, Failure):
        raise unreadable(root / path, old)
    return Draft(path, new, old, over)


def save(root: Path, drafts: Iterable[Draft], *, force: bool = False, dry_run: bool = False) -> tuple[Saved, ...]:
    """Write what is new and what may be replaced, all files or none; nothing in a `dry_run`.

    Where a record file is kept, none is written: the others may rest on it. Raises Refused where files cannot be
    written, Unfit for a record that the strict reader would refuse.
    """
    several = tuple(drafts)
    _must_be_readable(root, several)
    saved = tuple(_saved(root, one, force=force) for one in several)
    changes = [
        Change(root / one.path, one.old, one.new)
        for one, done in zip(several, saved, strict=True)
        if done.fate in ("new", "changed")
    ]
    if changes and not dry_run and not any(is_kept_record(root, one) for one in saved):
        _write(root, changes)
    return saved


def is_kept_record(root: Path, one: Saved) -> bool:
    """Whether a record file stays as somebody wrote it, so that nothing is written."""
    return one.fate == "kept" and _kind(one.path.relative_to(root).as_posix()) is not None


def _saved(root: Path, one: Draft, *, force: bool) -> Saved:
    path = root / one.path
    if one.old == one.new:
        return Saved(path, "unchanged")
    difference = tuple(_difference(one))
    if one.old is None:
        return Saved(path, "new", difference)
    return Saved(path, "changed" if one.over or force else "kept", difference)


def _difference(one: Draft) -> Iterator[str]:
    """The lines that go and come, as `diff -u` has them."""
    old, new = (data.decode("utf-8", "replace").splitlines() for data in (one.old or b"", one.new))
    before = "/dev/null" if one.old is None else one.path
    return unified_diff(old, new, before, one.path, lineterm="")


def _must_be_readable(root: Path, drafts: Sequence[Draft]) -> None:
    findings = [
        finding
        for one in drafts
        if (kind := _kind(one.path)) is not None
        for record, found in (read_record(one.new, one.path, kind.record),)
        if record is None
        for finding in found
    ]
    if findings:
        records = Records(root, files={one.path: one.new for one in drafts})
        judged = [Judged(finding, waived=False) for finding in findings]
        raise Unfit(note("nothing_was_written_these"), located(records, judged).in_order(), len(drafts))


def _kind(path: str) -> FileKind | None:
    """The kind of a record file by its path below the root; None for other files."""
    name = path.rpartition("/")[2]
    if name.startswith(".") or not name.endswith(".yaml"):
        return None
    if name == CLUSTER_FILE.file:
        return CLUSTER_FILE
    parts = path.split("/")
    for at, part in enumerate(parts[:-1]):
        if is_year_name(part):
            return kind_of("/".join(parts[at + 1 :]), YEAR_FILES)
    return kind_of(path, ROOT_FILES)


def _write(root: Path, changes: Sequence[Change]) -> None:
    # A new root lies in a folder that is there already.
    there = next(folder for folder in (root, *root.parents) if folder.is_dir())
    try:
        replace_all(there, changes)
    except Busy as busy:
        raise Refused(note("another_emucli_is_writing", root=root)) from busy
    except Meanwhile as meanwhile:
        raise Refused(note("was_changed_meanwhile", path=meanwhile.path)) from meanwhile
    except Failed as failed:
        why = what_the_system_says(failed.error)
        if failed.done:
            done = ", ".join(str(path) for path in failed.done)
            raise Refused(note("written_until", path=failed.path, why=why, done=done)) from failed
        raise Refused(note("nothing_written_cannot", path=failed.path, why=why)) from failed
