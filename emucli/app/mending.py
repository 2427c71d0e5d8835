"""Record files mended where there is one right answer: found, written whole, and read again."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from ..checks.references import by_spelling
from ..findings.finding import Finding
from ..findings.located import Findings
from ..findings.selection import Selection
from ..language.messages import note
from ..model.base import RecordFile
from ..model.files import CLUSTER_FILE, ROOT_FILES, kind_of
from ..reading.layout import Layout, year_file
from ..reading.mending import mended_file, tidied
from ..store.files import Failure, write_whole
from .judge import LaidOut
from .records import Records, shown_path
from .refusal import Refused, cannot_open


@dataclass(frozen=True)
class Change:
    """A file that is mended: how people know it, its bytes before and after, how often which code is mended in it.

    Without codes only blanks at the ends of lines, or line breaks, are others.
    """

    shown: str
    path: Path
    before: bytes
    after: bytes
    codes: Counter[str]

    def as_diff(self) -> str:
        """The change as a unified diff, for people."""
        before, after = (_text(one).splitlines() for one in (self.before, self.after))
        lines = unified_diff(before, after, self.shown, self.shown, lineterm="")
        return "".join(f"{line}\n" for line in lines)

    def write(self) -> None:
        """Write the file whole. Raises Refused where it cannot be written, or is no longer as it was read."""
        try:
            # Where a link points; the link itself stays one.
            target = Path(os.path.realpath(self.path))
            if target.read_bytes() != self.before:
                raise Refused(note("changed_meanwhile", path=self.shown))
            write_whole(target, self.after)
        except OSError as error:
            raise Refused(cannot_open(self.shown, error)) from error


def _text(data: bytes) -> str:
    return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")


def changes_for(laid: LaidOut, found: Findings, chosen: Selection, *, only_told: bool) -> Iterator[Change]:
    """What mending the record files of some targets would change. `found`: what was found in them, by rules too.

    `only_told`: files in which nothing was found stay, whatever else is wrong with them: it was there before.
    """
    told = {one.path for one in found.shown} | {one.path for one in found.left_out}
    of_rules: dict[str, list[Finding]] = {}
    for one in found.shown:
        if one.mend and one.finding.code > _LAST_OF_READING:
            of_rules.setdefault(one.path, []).append(one.finding)
    for target, layout in laid:
        records = Records(target.root)
        names = by_spelling(records.loader().registers(layout).units)
        for file, model in _files(layout):
            data = records.read(file)
            shown = shown_path(target.root / file)
            if isinstance(data, Failure) or (only_told and shown not in told):
                continue
            mended = mended_file(data, file, model, of_rules.get(shown, ()), chosen.takes, names)
            # Whoever chooses codes wants these and nothing besides.
            after = mended.data if chosen.select else tidied(mended.data, file)
            if after != data:
                yield Change(shown, target.root / file, data, after, Counter(mended.codes))


_LAST_OF_READING = "EMU2zz"
"""After every code of reading and form: what rules found."""


def _files(layout: Layout) -> Iterator[tuple[str, type[RecordFile]]]:
    """Every record file of a layout with what it is of."""
    for path in layout.registers:
        if kind := kind_of(path, ROOT_FILES):
            yield path, kind.record
    for cluster in layout.clusters:
        yield f"{cluster.path}/{CLUSTER_FILE.file}", CLUSTER_FILE.record
        for name, files in cluster.years.items():
            for path in files:
                if kind := year_file(path, f"{cluster.path}/{name}"):
                    yield path, kind.record
