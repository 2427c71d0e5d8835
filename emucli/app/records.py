"""Where record files come from: the disk, or a git revision. The same reader serves both."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from ..checks.waivers import Judged
from ..findings.finding import KeyPath, Span
from ..findings.located import MOST_OF_A_FILE, Findings, LeftOut, Located, OfSheet, weight_of
from ..findings.selection import EVERY_CODE, Selection
from ..findings.since import Since
from ..language.messages import Message, note
from ..reading.evidence import MAX_EVIDENCE
from ..reading.limits import MAX_BYTES
from ..reading.load import Loader, Unreadable
from ..reading.mends import mend_for
from ..reading.places import HasPlaces, Places
from ..reading.plain_places import PlainPlaces
from ..store.files import Failure, is_readable, read_bytes, sha256_of
from .refusal import Refused, no_such_file

_ORDER = ("error", "warning", "info", "waived")


@dataclass(frozen=True)
class Records:
    """The record files of a root: those on the disk, or the `files` of a `revision`."""

    root: Path
    revision: str = ""
    files: Mapping[str, bytes | Failure] | None = None

    def read(self, path: str) -> bytes | Failure:
        """The bytes of a file, or why they cannot be had."""
        if self.files is None:
            return read_bytes(self.root, path, MAX_BYTES)
        data = self.files.get(path)
        return Failure("other", "") if data is None else data

    def shown(self, path: str) -> str:
        """The path as people know it: relative to the working folder, after the revision where there is one."""
        shown = shown_path(self.root / path)
        return f"{self.revision}:{shown}" if self.revision else shown

    def get(self, path: str) -> bytes | Unreadable:
        """The same as the reader wants it."""
        data = self.read(path)
        return Unreadable(data.reason, data.detail) if isinstance(data, Failure) else data

    def attached(self, folder: str, name: str, digest: bool) -> str | Unreadable:
        """The SHA-256 of a file below a folder of the records if that is wanted, else an empty text; or why not."""
        below = self.root / folder
        read = sha256_of(below, name, MAX_EVIDENCE) if digest else is_readable(below, name, MAX_EVIDENCE)
        if isinstance(read, Failure):
            return Unreadable(read.reason, read.detail)
        return read if isinstance(read, str) else ""

    def loader(self) -> Loader:
        """A reader of these files."""
        return Loader(self.get)


def why_not(failure: Failure) -> Message | str:
    """Why a file cannot be read, in words."""
    words = {
        "missing": note("there_is_nothing_of_this_name"),
        "permission": note("you_have_no_right_to_it"),
        "folder": note("it_is_a_folder"),
        "link": note("it_is_a_link_that"),
        "special": note("it_is_no_ordinary_file"),
        "size": note("it_is_too_large_bytes", detail=failure.detail),
    }
    return words.get(failure.reason) or failure.detail


def unreadable(path: Path, failure: Failure) -> Refused:
    """What to raise for a file that a command needs and cannot read."""
    missing = failure.reason == "missing"
    return Refused(no_such_file(path) if missing else note("cannot_be_read", path=path, why=why_not(failure)))


def shown_path(path: Path) -> str:
    """POSIX, relative to the working folder where it lies in it or beside it."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:
        # Another drive on Windows.
        return path.as_posix()


def located(
    records: Records,
    judged: Iterable[Judged],
    chosen: Selection = EVERY_CODE,
    since: Since | None = None,
    *,
    plain: Set[str] = frozenset(),
) -> Findings:
    """Findings of the chosen codes, and new ones only where that is asked, with their place.

    Each file with findings is read once more, those in `plain` form by the lines that lead to them alone, and shows so
    many of them at most.
    """
    by_file: dict[str, list[Judged]] = {}
    for one in judged:
        if not chosen.takes(one.finding.code):
            continue
        by_file.setdefault(one.finding.file, []).append(one)
    if since is not None:
        by_file = {file: _new(since, file, group) for file, group in by_file.items()}
    return Findings.of(_of_file(records, file, group, plain) for file, group in by_file.items() if group)


def _new(since: Since, file: str, group: Sequence[Judged]) -> list[Judged]:
    marks = since.new(file, [(one.finding, one.waived) for one in group])
    return [one for one, new in zip(group, marks, strict=True) if new]


def _of_file(records: Records, file: str, group: Sequence[Judged], plain: Set[str]) -> Findings:
    shown = records.shown(file)
    if len(group) <= MOST_OF_A_FILE:
        return Findings(tuple(_placed(records, file, shown, group, plain)))
    # Errors stand first: whatever is left out, they are what has to be mended.
    weights = [weight_of(one.finding, waived=one.waived) for one in group]
    first = sorted(range(len(group)), key=lambda at: (_ORDER.index(weights[at]), at))
    kept = [group[at] for at in sorted(first[:MOST_OF_A_FILE])]
    rest = (group[at] for at in first[MOST_OF_A_FILE:])
    left_out = LeftOut(shown, Counter((one.finding.code, one.waived) for one in rest))
    return Findings(tuple(_placed(records, file, shown, kept, plain)), (left_out,))


def _placed(records: Records, file: str, shown: str, group: Sequence[Judged], plain: Set[str]) -> Iterator[Located]:
    data = records.read(file)
    if isinstance(data, Failure):
        for one in group:
            yield Located(one.finding, shown, one.finding.span or Span(1, 1, 1, 1), "", one.waived)
        return
    places = PlainPlaces(data) if file in plain else Places(data)
    lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for one in group:
        span = places.of(one.finding)
        line = lines[span.line - 1] if span.line <= len(lines) else ""
        mend = None if one.waived else mend_for(one.finding, span, lines)
        edits, sheet = mend.edits if mend else (), _sheet(one.finding.path, places)
        yield Located(one.finding, shown, span, line, one.waived, mend=edits, sheet=sheet)


def _sheet(path: KeyPath, places: HasPlaces) -> OfSheet | None:
    """The score sheet that a key path lies in."""
    if len(path) < 2 or path[0] != "sheets":
        return None
    unit, stage, by = (places.text((*path[:2], key)) for key in OfSheet._fields)
    return OfSheet(unit, stage, by) if unit or stage or by else None
