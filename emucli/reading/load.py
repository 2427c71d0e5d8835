"""Record files -> a cluster with all its years, and the registers. Every error of every file, in one pass."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, assert_never

from ..findings.finding import Finding
from ..language.legible import is_doubtful
from ..model.base import RecordFile
from ..model.files import CLUSTER_FILE, REGISTERS, ROOT_FILES, YEAR_FILES, FileKind, kind_of
from ..model.ids import Register
from ..model.registers import Award, Awards
from ..model.regulation import Regulation
from ..model.scores import Scores
from ..model.tree import Cluster, File, Registers, State, Year, absent
from .commas import counted, fitted, mended, unmeasured
from .layout import ClusterLayout, Layout, year_file
from .libyaml import expect_libyaml
from .limits import MAX_BYTES
from .schema import left_empty, read_model
from .tree import Tree, read_tree

R = TypeVar("R", bound=RecordFile)

MENDED = frozenset(("EMU105", "EMU119", "EMU124"))
"""A byte order mark and letters in another normal form are mended while reading, and a comment may be meant as one:
everything else breaks a file."""


@dataclass(frozen=True)
class Unreadable:
    """Why the bytes of a file could not be had. `link`: it leads out of the root; `special`: it is no ordinary file.

    `detail`: what the system said; of a file that is too large (`size`) how many bytes it has.
    """

    reason: Literal["folder", "permission", "link", "special", "size", "absent", "missing", "other"]
    detail: str

    def finding(self, path: str) -> Finding:
        """What is wrong with the file of this path."""
        match self.reason:
            case "size":
                return Finding("EMU103", path, arguments={"size": self.detail, "limit": MAX_BYTES})
            case "folder":
                return Finding("EMU102", path)
            case "link":
                return Finding("EMU134", path)
            case "special":
                return Finding("EMU135", path)
            case "permission" | "absent" | "missing":
                # What the system says in its own language is no more than that.
                return Finding("EMU101", path, arguments={"reason": self.reason, "detail": ""})
            case "other":
                return Finding("EMU101", path, arguments={"reason": self.reason, "detail": self.detail})
        assert_never(self.reason)


Get = Callable[[str], bytes | Unreadable]
"""The bytes of a path below the records root: from the disk, or from git."""


class Loader:
    """Reads record files through `get` and gathers what is found wrong with them."""

    def __init__(self, get: Get) -> None:
        expect_libyaml()
        self._get = get
        self.findings: list[Finding] = []
        self.plain: set[str] = set()
        """The files that were read in plain form: their places are found by way of their lines."""
        self._regulations: dict[bytes, Regulation] = {}

    def read(self, path: str, model: type[R]) -> File[R]:
        """One file that is there: present, or broken with its findings gathered."""
        return self._file(self._get(path), path, model)

    def _file(self, data: bytes | Unreadable, path: str, model: type[R]) -> File[R]:
        if isinstance(data, Unreadable):
            self.findings.append(data.finding(path))
            return File(path, State.BROKEN)
        tree = read_tree(data, path)
        if tree.plain:
            self.plain.add(path)
        record, findings = record_of(tree, path, model)
        self.findings.extend(findings)
        if record is None:
            return File(path, State.BROKEN)
        return File(path, State.PRESENT, record, doubtful=is_doubtful(data))

    def _regulation(self, path: str) -> File[Regulation]:
        """The regulation of a year: years with the same text share its record, and what is worked out from it."""
        data, said = self._get(path), len(self.findings)
        if isinstance(data, bytes) and data in self._regulations:
            return File(path, State.PRESENT, self._regulations[data], doubtful=is_doubtful(data))
        file = self._file(data, path, Regulation)
        if isinstance(data, bytes) and file.record is not None and len(self.findings) == said:
            self._regulations[data] = file.record
        return file

    def registers(self, layout: Layout) -> Registers:
        """All registers of a records root, with the built-in awards."""
        kinds = {path: kind for path in layout.registers if (kind := kind_of(path, ROOT_FILES))}
        read: dict[str, File[Any]] = {path: self.read(path, kind.record) for path, kind in kinds.items()}
        waivers: File[Any] = read.pop("waivers.yaml", absent("waivers.yaml"))
        merged: dict[str, Any] = {name: self._merged(name, tuple(read.values())) for name in REGISTERS}
        broken = {kinds[path].name for path, file in read.items() if file.broken}
        # What a folder that nobody has looked into may hold is neither known nor missing.
        broken |= {kind.name for kind in ROOT_FILES.values() if kind.folder} & layout.closed
        return Registers(**merged, files=tuple(read.values()), waivers=waivers, broken=frozenset(broken))

    def cluster(self, layout: ClusterLayout, registers: Registers) -> Cluster:
        """A cluster with all its years."""
        file: File[Any] = self.read(f"{layout.path}/{CLUSTER_FILE.file}", CLUSTER_FILE.record)
        years = {name: self._year(f"{layout.path}/{name}", name, paths) for name, paths in layout.years.items()}
        return Cluster(layout.path, file, years, registers)

    def _year(self, folder: str, name: str, paths: tuple[str, ...]) -> Year:
        def single(kind: FileKind) -> File[Any]:
            path = f"{folder}/{kind.file}"
            if path not in paths:
                return absent(path)
            return self._regulation(path) if kind.record is Regulation else self.read(path, kind.record)

        def several(kind: FileKind) -> list[str]:
            return [path for path in paths if year_file(path, folder) is kind]

        named = {name: single(kind) for name, kind in YEAR_FILES.items() if not kind.folder}
        superseded = [path for path in several(YEAR_FILES["regulation"]) if path != named["regulation"].path]
        return Year(
            name=name,
            path=folder,
            **named,
            superseded=tuple(self.read(path, Regulation) for path in superseded),
            scores=self._scores(several(YEAR_FILES["scores"]), named["regulation"]),
        )

    def _scores(self, paths: list[str], regulation: File[Regulation]) -> tuple[File[Scores], ...]:
        before = len(self.findings)
        files = tuple(self.read(path, Scores) for path in paths)
        self.findings[before:] = counted(self.findings[before:], regulation.record)
        return files

    def _merged(self, name: Register, read: tuple[File[Any], ...]) -> Mapping[str, Any]:
        entries: dict[str, Any] = dict(builtin_awards()) if name == "awards" else {}
        for file in read:
            if not isinstance(file.record, REGISTERS[name]):
                continue
            entries_here = getattr(file.record, name)
            for id_, entry in entries_here.items() if entries_here is not None else ():
                if id_ in entries:
                    self.findings.append(Finding("EMU320", file.path, (name, id_), {"id": id_}, on_key=True))
                entries.setdefault(id_, entry)
        return entries


def read_record(data: bytes, path: str, model: type[R]) -> tuple[R | None, tuple[Finding, ...]]:
    """The record of a file's bytes; None where it has an error, which is then among the findings."""
    return record_of(read_tree(data, path), path, model)


def record_of(tree: Tree, path: str, model: type[R]) -> tuple[R | None, tuple[Finding, ...]]:
    """The same of what the bytes were read as."""
    if tree.value is None:
        return None, tree.findings
    value = mended(tree)
    record, refusals = read_model(value, model, path)
    found = fitted(tree.findings, refusals) + left_empty(tree, refusals)
    if record is None or any(finding.code not in MENDED for finding in found):
        return None, found + unmeasured(value, model, path, found)
    return record, found


@cache
def builtin_awards() -> Mapping[str, Award]:
    """The awards that every records root knows, read by the same reader from the package's own file."""
    data = (Path(__file__).parent.parent / "model" / "awards.yaml").read_bytes()
    record, findings = read_record(data, "awards.yaml", Awards)
    if record is None or record.awards is None:
        raise RuntimeError(f"the built-in awards cannot be read: {findings}")
    return dict(record.awards.items())
