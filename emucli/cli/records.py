"""Where record files come from: the disk, or a git revision. The same reader serves both."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from ..findings.finding import Finding, Span
from ..findings.located import Located
from ..reading.load import Loader, Unreadable
from ..reading.places import Places
from ..store.files import Failure, read_bytes


@dataclass(frozen=True)
class Records:
    """The record files of a root: those on the disk, or the `files` of a `revision`."""

    root: Path
    revision: str = ""
    files: Mapping[str, bytes] | None = None

    def read(self, path: str) -> bytes | Failure:
        """The bytes of a file, or why they cannot be had."""
        if self.files is None:
            return read_bytes(self.root, path)
        data = self.files.get(path)
        return Failure("other", "") if data is None else data

    def shown(self, path: str) -> str:
        """The path as people know it: relative to the working folder, after the revision where there is one."""
        shown = shown_path(self.root / path)
        return f"{self.revision}:{shown}" if self.revision else shown

    def loader(self) -> Loader:
        """A reader of these files."""

        def get(path: str) -> bytes | Unreadable:
            data = self.read(path)
            if isinstance(data, Failure):
                return Unreadable(cast(Literal["folder", "permission", "other"], data.reason), data.detail)
            return data

        return Loader(get)


def shown_path(path: Path) -> str:
    """POSIX, relative to the working folder where it lies in it or beside it."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:
        # Another drive on Windows.
        return path.as_posix()


def locate(records: Records, findings: Iterable[Finding]) -> Iterator[Located]:
    """Findings with their place; each file with findings is read once more."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.file, []).append(finding)
    for file, group in by_file.items():
        data, shown = records.read(file), records.shown(file)
        if isinstance(data, Failure):
            yield from (Located(finding, shown, finding.span or Span(1, 1, 1, 1), "", False) for finding in group)
            continue
        places = Places(data)
        lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for finding in group:
            span = places.of(finding)
            line = lines[span.line - 1] if span.line <= len(lines) else ""
            yield Located(finding, shown, span, line, False)
