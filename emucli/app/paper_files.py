"""Files of papers: written whole, and never over what a person may have edited."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..findings.text import printable
from ..language.messages import Message, note
from ..papers.document.as_written import is_stamped
from ..papers.render import Paper
from ..papers.written import first_difference, lines_of
from ..store.files import Failure, is_below, read_bytes, write_whole
from .records import why_not
from .refusal import Refused, what_the_system_says

_MOST_BYTES = 64 * 1024 * 1024

Written = Literal["written", "replaced", "unchanged", "kept", "sent", "would_write"]
_SHOWN = 60
"""So many letters of a line that differs are shown."""


@dataclass(frozen=True)
class Writer:
    """How papers are written: over what was edited or went out only with `force`, not at all in a `dry_run`.

    `makes_folder`: the folder is made where it is not there.
    """

    force: bool
    dry_run: bool
    makes_folder: bool = False

    def write(self, path: Path, data: bytes, paper: Paper) -> "Done":
        """Write one file of a paper, or say why not. Raises Refused where it cannot be written."""
        old = self._old(path)
        if old == data:
            return Done(path, "unchanged", len(data))
        why = None if old is None else self._why(old, data)
        if old is not None and not self.force:
            if not _is_as_written(old):
                return Done(path, "kept", len(data))
            if paper.is_in(lines_of(old)):
                return Done(path, "sent", len(data), why)
        if self.dry_run:
            return Done(path, "would_write", len(data), why)
        self._put(path, data)
        return Done(path, "written" if old is None else "replaced", len(data), why)

    def _put(self, path: Path, data: bytes) -> None:
        try:
            if self.makes_folder:
                path.parent.mkdir(parents=True, exist_ok=True)
            # Where a link points; the link itself stays one.
            write_whole(Path(os.path.realpath(path)), data)
        except OSError as error:
            raise self._cannot(path, what_the_system_says(error)) from error

    def _why(self, old: bytes, data: bytes) -> Message:
        """In what a paper differs from the file that is there."""
        found = first_difference(old, data)
        if found is None:
            return note("the_same_text_in_another")
        before, after = (_shortened(line) or note("nothing") for line in (found.old, found.new))
        return note("records_or_templates_now_give", before=before, after=after)

    def _old(self, path: Path) -> bytes | None:
        if os.path.islink(path) and not is_below(path.parent, path):
            # A link that came with somebody's records could lead to any file of this machine.
            raise Refused(note("cannot_be_written_it_is", path=path))
        no_file = path.exists() and not path.is_file()
        if no_file or not (path.parent.is_dir() or self.makes_folder):
            raise Refused(note("cannot_be_written_name_a", path=path))
        if not path.exists():
            return None
        old = read_bytes(path.parent, path.name, _MOST_BYTES)
        if isinstance(old, Failure) and old.reason != "size":
            raise self._cannot(path, why_not(old))
        # No paper of emucli is that large: what stands there is somebody's own.
        return b"" if isinstance(old, Failure) else old

    def _cannot(self, path: Path, why: Message | str) -> Exception:
        return Refused(note("cannot_be_written", path=path, why=why))


@dataclass(frozen=True)
class Done:
    """What became of one file: of how many bytes its paper is, and in what it differs from the file that was there."""

    path: Path
    written: Written
    size: int
    why: Message | None = None


def _shortened(line: str) -> str:
    shown = printable(line)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"


def _is_as_written(data: bytes) -> bool:
    """Whether a file is still as emucli wrote it, whatever its name, so that only emucli's own work is replaced."""
    if not data.startswith(b"PK"):
        return is_stamped(data)
    from ..papers.docx import is_as_written

    return is_as_written(data)
