"""Files that score sheets name as evidence: whether they lie in the year's folder, and are what they were.

    evidence: [{text: "Báo cáo số 12/BC-SYT", file: minh-chung/bc-12.pdf, sha256: 9f86d081…}]

Papers are signed on what the evidence said: one that has been exchanged since is told.
"""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from ..findings.finding import Finding, KeyPath
from ..model.scores import DetailedEntry, EvidenceFile, Scores
from ..model.tree import Cluster, File, Year
from ..model.unknown import listed
from .load import Unreadable

MAX_EVIDENCE = 256 * 1024 * 1024
"""Bytes of one file: a scan of hundreds of pages fits."""

Attached = Callable[[str, str, bool], str | Unreadable]
"""Of a folder and a POSIX path below it the SHA-256 of the file if that is wanted, else an empty text; or why not."""


def evidence_found(cluster: Cluster, attached: Attached) -> Iterator[Finding]:
    """What is wrong with the files that the score sheets of all years name."""
    for year in cluster.years.values():
        for file in year.scores:
            yield from _of_file(file, year, attached)


def _of_file(file: File[Scores], year: Year, attached: Attached) -> Iterator[Finding]:
    for at, sheet in enumerate(file.record.sheets if file.record else ()):
        for code, entry in sheet.entries.items() if sheet.entries is not None else ():
            if not isinstance(entry, DetailedEntry) or entry.evidence is None:
                continue
            for index, one in enumerate(listed(entry.evidence)):
                if isinstance(one, EvidenceFile):
                    path = ("sheets", at, "entries", code, "evidence", index)
                    yield from _of_evidence(one, file.path, path, year.path, attached)


def _of_evidence(one: EvidenceFile, file: str, path: KeyPath, folder: str, attached: Attached) -> Iterator[Finding]:
    if not is_inside(one.file):
        yield Finding("EMU143", file, (*path, "file"), {"name": one.file, "why": "file_outside", "detail": ""})
        return
    found = attached(folder, one.file, one.sha256 is not None)
    if isinstance(found, Unreadable):
        arguments = {"name": one.file, "why": f"file_{found.reason}", "detail": found.detail}
        yield Finding("EMU143", file, (*path, "file"), arguments)
    elif one.sha256 is not None and found != one.sha256.lower():
        yield Finding("EMU144", file, (*path, "sha256"), {"name": one.file, "stated": one.sha256, "found": found})


def is_inside(name: str) -> bool:
    """Whether a name is a POSIX path that leads to below the folder from which it starts, on every system."""
    parts = PurePosixPath(name).parts
    return bool(parts) and not name.startswith("/") and ".." not in parts and not any(sign in name for sign in "\\:\0")
