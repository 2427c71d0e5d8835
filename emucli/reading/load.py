"""Record files -> a cluster with all its years, and the registers. Every error of every file, in one pass."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, assert_never

from ..findings.finding import Finding
from ..model.activities import Activities
from ..model.base import RecordFile
from ..model.cluster import ClusterRecord
from ..model.conferences import Conferences
from ..model.covenant import Covenant
from ..model.members import Members
from ..model.outcome import Outcome
from ..model.papers import Papers
from ..model.plan import Plan
from ..model.registers import Award, Awards, Instruments, Movements, Sources, Units, Waivers
from ..model.regulation import Regulation
from ..model.review import Reviews
from ..model.scores import Scores
from ..model.tree import Cluster, File, Registers, State, Year, absent
from ..model.votes import Votes
from .commas import counted, fitted, mended, unmeasured
from .layout import ClusterLayout, Layout, is_year_file
from .limits import MAX_BYTES
from .schema import left_empty, read_model
from .tree import read_tree

R = TypeVar("R", bound=RecordFile)


@dataclass(frozen=True)
class Unreadable:
    """Why the bytes of a file could not be had. `link`: it leads out of the root; `special`: it is no ordinary file.

    `detail`: what the system said; of a file that is too large (`size`) how many bytes it has.
    """

    reason: Literal["folder", "permission", "link", "special", "size", "absent", "other"]
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
            case "permission" | "absent" | "other":
                return Finding("EMU101", path, arguments={"reason": self.reason, "detail": self.detail})
        assert_never(self.reason)


Get = Callable[[str], bytes | Unreadable]
"""The bytes of a path below the records root: from the disk, or from git."""


class Loader:
    """Reads record files through `get` and gathers what is found wrong with them."""

    def __init__(self, get: Get) -> None:
        self._get = get
        self.findings: list[Finding] = []

    def read(self, path: str, model: type[R]) -> File[R]:
        """One file that is there: present, or broken with its findings gathered."""
        data = self._get(path)
        if isinstance(data, Unreadable):
            self.findings.append(data.finding(path))
            return File(path, State.BROKEN)
        record, findings = read_record(data, path, model)
        self.findings.extend(findings)
        return File(path, State.PRESENT, record) if record is not None else File(path, State.BROKEN)

    def registers(self, layout: Layout) -> Registers:
        """All registers of a records root, with the built-in awards."""
        read: dict[str, File[Any]] = {path: self.read(path, _register_model(path)) for path in layout.registers}
        waivers: File[Any] = read.pop("waivers.yaml", absent("waivers.yaml"))
        merged: dict[str, Any] = {name: self._merged(name, tuple(read.values())) for name in _REGISTER_MODELS}
        broken = {_register_name(path) for path, file in read.items() if file.broken}
        # What a folder that nobody has looked into may hold is neither known nor missing.
        broken |= {"units"} & layout.closed
        return Registers(**merged, files=tuple(read.values()), waivers=waivers, broken=frozenset(broken))

    def cluster(self, layout: ClusterLayout, registers: Registers) -> Cluster:
        """A cluster with all its years."""
        file = self.read(f"{layout.path}/cluster.yaml", ClusterRecord)
        years = {name: self._year(f"{layout.path}/{name}", name, paths) for name, paths in layout.years.items()}
        return Cluster(layout.path, file, years, registers)

    def _year(self, folder: str, name: str, paths: tuple[str, ...]) -> Year:
        def single(file_name: str, model: type[R]) -> File[R]:
            path = f"{folder}/{file_name}"
            return self.read(path, model) if path in paths else absent(path)

        named = {field: single(file_name, model) for field, (file_name, model) in _SINGLE_FILES.items()}
        records = [path for path in paths if is_year_file(path, folder)]
        superseded = [path for path in records if path.startswith(f"{folder}/regulation.")]
        scores = [path for path in records if path == f"{folder}/scores.yaml" or path.startswith(f"{folder}/scores/")]
        return Year(
            name=name,
            path=folder,
            **named,
            superseded=tuple(self.read(path, Regulation) for path in superseded if path != f"{folder}/regulation.yaml"),
            scores=self._scores(scores, named["regulation"]),
        )

    def _scores(self, paths: list[str], regulation: File[Regulation]) -> tuple[File[Scores], ...]:
        before = len(self.findings)
        files = tuple(self.read(path, Scores) for path in paths)
        self.findings[before:] = counted(self.findings[before:], regulation.record)
        return files

    def _merged(self, name: str, read: tuple[File[Any], ...]) -> Mapping[str, Any]:
        entries: dict[str, Any] = dict(builtin_awards()) if name == "awards" else {}
        for file in read:
            if not isinstance(file.record, _REGISTER_MODELS[name]):
                continue
            entries_here = getattr(file.record, name)
            for id_, entry in entries_here.items() if entries_here is not None else ():
                if id_ in entries:
                    self.findings.append(Finding("EMU320", file.path, (name, id_), {"id": id_}, on_key=True))
                entries.setdefault(id_, entry)
        return entries


def read_record(data: bytes, path: str, model: type[R]) -> tuple[R | None, tuple[Finding, ...]]:
    """The record of a file's bytes; None where it has an error, which is then among the findings."""
    tree = read_tree(data, path)
    if tree.value is None:
        return None, tree.findings
    value = mended(tree)
    record, refusals = read_model(value, model, path)
    found = fitted(tree.findings, refusals) + left_empty(tree, refusals)
    # A byte order mark and letters in another normal form are mended while reading; everything else breaks the file.
    if record is None or any(finding.code not in ("EMU105", "EMU119") for finding in found):
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


_REGISTER_MODELS: Mapping[str, type[RecordFile]] = {
    "units": Units,
    "sources": Sources,
    "instruments": Instruments,
    "movements": Movements,
    "awards": Awards,
}

_SINGLE_FILES: Mapping[str, tuple[str, type[Any]]] = {
    "members": ("members.yaml", Members),
    "plan": ("plan.yaml", Plan),
    "covenant": ("covenant.yaml", Covenant),
    "regulation": ("regulation.yaml", Regulation),
    "activities": ("movements.yaml", Activities),
    "reviews": ("review.yaml", Reviews),
    "votes": ("votes.yaml", Votes),
    "outcome": ("outcome.yaml", Outcome),
    "conferences": ("conferences.yaml", Conferences),
    "papers": ("papers.yaml", Papers),
    "waivers": ("waivers.yaml", Waivers),
}


def _register_name(path: str) -> str:
    return "units" if path.startswith("units/") else path.removesuffix(".yaml")


def _register_model(path: str) -> type[RecordFile]:
    name = _register_name(path)
    return Waivers if name == "waivers" else _REGISTER_MODELS[name]
