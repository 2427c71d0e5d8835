"""Waivers: findings that people accept, with the reason why (RULES J2)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from ..findings.finding import Finding, where
from ..model.registers import Waiver, Waivers
from ..model.tree import File


@dataclass(frozen=True)
class Judged:
    """A finding, and whether a waiver accepts it. A waived finding is listed and does not count."""

    finding: Finding
    waived: bool


def apply_waivers(
    findings: Iterable[Finding], files: Iterable[File[Waivers]], waivable: Mapping[str, bool], *, whole: bool
) -> Iterator[Judged]:
    """Mark what is waived; and report waivers that name no such code, may not waive it, or waive nothing.

    `waivable` says of each code whether it may be waived. Whether a waiver waives nothing can be told only where
    `whole`: where every finding that it could mean was looked for.
    """
    used: set[tuple[str, int]] = set()
    waivers = [(file.path, index, waiver) for file in files for index, waiver in enumerate(_of(file))]
    for finding in findings:
        accepted = [entry for entry in waivers if waivable[finding.code] and _accepts(entry[2], finding)]
        used.update((path, index) for path, index, _ in accepted)
        yield Judged(finding, bool(accepted))
    for path, index, waiver in waivers:
        place = ("waivers", index, "code")
        if waiver.code not in waivable:
            yield Judged(Finding("EMU904", path, place, {"code": waiver.code}), False)
        elif not waivable[waiver.code]:
            yield Judged(Finding("EMU903", path, place, {"code": waiver.code}), False)
        elif whole and (path, index) not in used:
            yield Judged(Finding("EMU902", path, place, {"code": waiver.code, "path": waiver.path}), False)


def _of(file: File[Waivers]) -> tuple[Waiver, ...]:
    return file.record.waivers if file.record else ()


def _accepts(waiver: Waiver, finding: Finding) -> bool:
    # The text of a record is in normal form C; the name of a folder is as the system keeps it.
    same_place = waiver.code == finding.code and waiver.path == normalize("NFC", finding.file)
    return same_place and waiver.where in (None, where(finding.path))
