"""Waivers: findings that people accept, with the reason why (rule J2).

Those of a year accept findings of its own folder; those beside units.yaml accept findings anywhere below it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from posixpath import dirname
from unicodedata import normalize

from ..findings.catalogue import catalogue
from ..findings.finding import Finding, where
from ..model.registers import Waiver, Waivers
from ..model.tree import Cluster, File, Registers
from .gives import gives


@dataclass(frozen=True)
class Judged:
    """A finding, and whether a waiver accepts it. A waived finding is listed and does not count."""

    finding: Finding
    waived: bool


Used = set[tuple[str, int]]
"""Waivers that accepted something: the file, and the place in its list."""


def waivers_of(registers: Registers, clusters: Iterable[Cluster]) -> Sequence[File[Waivers]]:
    """The files of waivers that hold for some clusters, whichever command asks: the root's and their years'."""
    return [file for file in (registers.waivers, *waivers_of_years(clusters)) if file.record]


def waivers_of_years(clusters: Iterable[Cluster]) -> Sequence[File[Waivers]]:
    """The files of waivers in the years of some clusters."""
    files = (year.waivers for cluster in clusters for year in cluster.years.values())
    return [file for file in files if file.record]


@dataclass(frozen=True)
class Waiving:
    """Marks findings by the waivers of some files, and remembers which of these were of use."""

    files: Sequence[File[Waivers]]
    used: Used = field(default_factory=set)

    def judge(self, findings: Iterable[Finding]) -> Iterator[Judged]:
        """Each finding with whether it is accepted."""
        by_place: dict[tuple[str, str], list[tuple[str, int, Waiver]]] = {}
        for file in self.files:
            for index, waiver in enumerate(_of(file)):
                by_place.setdefault((waiver.code, waiver.path), []).append((file.path, index, waiver))
        # The text of a record is in normal form C; the name of a folder is as the system keeps it.
        for finding in findings:
            meant = by_place.get((finding.code, normalize("NFC", finding.file)), ()) if _waivable(finding.code) else ()
            accepted = [one for one in meant if _accepts(one[2], one[0], finding)]
            self.used.update((path, index) for path, index, _ in accepted)
            yield Judged(finding, bool(accepted))

    @gives("EMU902", "EMU903", "EMU904", "EMU905")
    def unfit(self, *, whole: bool) -> Iterator[Finding]:
        """Check that waivers name a code that may be waived, mean a place of their own, and waive something.

        Whether one waives nothing can be told only where `whole`: where every finding that it could mean was looked at.
        """
        for file in self.files:
            for index, waiver in enumerate(_of(file)):
                arguments = {"code": waiver.code, "path": waiver.path}
                place = ("waivers", index, "code")
                if waiver.code not in catalogue().entries:
                    yield Finding("EMU904", file.path, place, {"code": waiver.code})
                elif not _waivable(waiver.code):
                    yield Finding("EMU903", file.path, place, {"code": waiver.code})
                elif not _is_its_own(waiver.path, file.path):
                    yield Finding("EMU905", file.path, ("waivers", index, "path"), {"folder": dirname(file.path)})
                elif whole and (file.path, index) not in self.used:
                    yield Finding("EMU902", file.path, place, arguments)


def _of(file: File[Waivers]) -> tuple[Waiver, ...]:
    return file.record.waivers if file.record else ()


def _waivable(code: str) -> bool:
    return catalogue().entries[code].waivable


def _is_its_own(path: str, waivers: str) -> bool:
    """Whether a path lies where a file of waivers has a say: in its own folder."""
    folder, path = (normalize("NFC", one) for one in (dirname(waivers), path))
    return not folder or path == folder or path.startswith(f"{folder}/")


def _accepts(waiver: Waiver, file: str, finding: Finding) -> bool:
    """Whether a waiver for this code and file accepts the finding: in its own place, and at the key that it names."""
    return _is_its_own(finding.file, file) and waiver.where in (None, where(finding.path))
