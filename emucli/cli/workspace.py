"""From a path that a person typed to loaded records: the one place where `store` and `reading` meet."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal, cast

from ..findings.finding import Finding, Span
from ..findings.located import Located
from ..model.tree import Cluster, Registers, Year
from ..reading.layout import ClusterLayout, Layout, lay_out
from ..reading.load import Loader, Unreadable
from ..reading.places import Places
from ..store.files import Failure, list_yaml, read_bytes
from ..store.roots import root_above, roots_below
from .exits import usage
from .settings import read_settings
from .speech import Speech


@dataclass(frozen=True)
class Target:
    """A records root and the folder below it that is meant; the whole root where `below` is empty."""

    root: Path
    below: str = ""


def targets(paths: Sequence[Path], say: Speech) -> list[Target]:
    """What the paths mean, each once. Raises Halt where a path is not there or no records are found."""
    chosen = list(paths) or [read_settings(Path.cwd(), say).records or Path.cwd()]
    found = [target for path in chosen for target in _targets_of(path, say)]
    whole = {target.root for target in found if not target.below}
    unique = dict.fromkeys(target for target in found if not target.below or target.root not in whole)
    return list(unique)


def _targets_of(path: Path, say: Speech) -> Iterator[Target]:
    if not path.exists():
        raise usage(
            say(
                f"Không có đường dẫn “{path}”. Kiểm tra lại tên thư mục.",
                f"There is no path “{path}”. Check the name of the folder.",
            )
        )
    here = path.resolve()
    root = root_above(here)
    if root is not None:
        yield Target(root, _meant_below(root, here))
        return
    below = list(roots_below(here)) if here.is_dir() else []
    if not below:
        raise usage(
            say(
                f"Không tìm thấy thư mục bản ghi (thư mục có units.yaml) ở “{path}”, phía trên hay phía dưới nó.",
                f"No records root (a folder with units.yaml) at “{path}”, above it or below it.",
            )
        )
    yield from (Target(found) for found in below)


def _meant_below(root: Path, path: Path) -> str:
    """The cluster that a path lies in; the folder itself where it lies above clusters; empty for the registers."""
    relative = PurePosixPath(path.relative_to(root).as_posix())
    for above in (relative, *relative.parents):
        if above != PurePosixPath(".") and (root / above / "cluster.yaml").exists():
            return str(above)
    return str(relative) if path.is_dir() and relative.parts[:1] not in ((), ("units",)) else ""


def layout_of(target: Target) -> Layout:
    """The files of a target and the registers of its root."""
    if not target.below:
        return lay_out(list_yaml(target.root))
    registers = (path for path in list_yaml(target.root, depth=1))
    return lay_out({*registers, *list_yaml(target.root, "units"), *list_yaml(target.root, target.below)})


def loader(root: Path) -> Loader:
    """A reader of the record files of a root on the disk."""

    def get(path: str) -> bytes | Unreadable:
        data = read_bytes(root, path)
        if isinstance(data, Failure):
            return Unreadable(cast(Literal["folder", "permission", "other"], data.reason), data.detail)
        return data

    return Loader(get)


def locate(root: Path, findings: Iterable[Finding]) -> Iterator[Located]:
    """Findings with their place; each file with findings is read once more."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.file, []).append(finding)
    for file, group in by_file.items():
        data = read_bytes(root, file)
        shown = shown_path(root / file)
        if isinstance(data, Failure):
            yield from (Located(finding, shown, finding.span or Span(1, 1, 1, 1), "", False) for finding in group)
            continue
        places = Places(data)
        lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for finding in group:
            span = places.of(finding)
            line = lines[span.line - 1] if span.line <= len(lines) else ""
            yield Located(finding, shown, span, line, False)


def shown_path(path: Path) -> str:
    """POSIX, relative to the working folder where it lies in it or beside it."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:
        # Another drive on Windows.
        return path.as_posix()


@dataclass(frozen=True)
class LoadedYear:
    """One year with its cluster, and what was found wrong with the files while reading them."""

    root: Path
    cluster: Cluster
    year: Year
    findings: tuple[Finding, ...]


def load_year(path: Path, say: Speech) -> LoadedYear:
    """The year of a year folder (or of a path inside it). Raises Halt where there is none."""
    target = targets([path], say)[0]
    here = path.resolve()
    layout = layout_of(target)
    for cluster in layout.clusters:
        folder = target.root / cluster.path
        for name in cluster.years:
            if here == folder / name or folder / name in here.parents:
                return _loaded(target.root, layout, cluster, name)
    names = [
        f"{shown_path(target.root / cluster.path)}/{name}" for cluster in layout.clusters for name in cluster.years
    ]
    hint = ", ".join(names[:6]) or "-"
    raise usage(
        say(f"“{path}” không phải thư mục năm. Ví dụ: {hint}.", f"“{path}” is no year folder. For example: {hint}.")
    )


def _loaded(root: Path, layout: Layout, cluster_layout: ClusterLayout, name: str) -> LoadedYear:
    reader = loader(root)
    registers: Registers = reader.registers(layout)
    cluster = reader.cluster(cluster_layout, registers)
    return LoadedYear(root, cluster, cluster.years[name], (*layout.findings, *reader.findings))
