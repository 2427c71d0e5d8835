"""Which file of a records root is what: registers, clusters, years. Works on names alone."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from posixpath import basename, dirname

from ..findings.finding import Finding
from ..findings.near import nearest
from ..model.files import CLUSTER_FILE, ROOT_FILES, YEAR_FILES, FileKind, file_names, kind_of

_ROOT_FOLDERS = frozenset(kind.name for kind in ROOT_FILES.values() if kind.folder)
_YEAR_NAME = re.compile("[1-9][0-9]{3}(-[1-9][0-9]{3})?")


@dataclass(frozen=True)
class ClusterLayout:
    """A cluster's folder, and the record files of each of its years, oldest first."""

    path: str
    years: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Layout:
    """A records root: all paths are POSIX and below it."""

    registers: tuple[str, ...]
    clusters: tuple[ClusterLayout, ...]
    findings: tuple[Finding, ...]
    closed: frozenset[str] = frozenset()
    """The folders that nobody has looked into."""


def is_year_name(name: str) -> bool:
    """`2023`, or `2020-2021` for a year that begins in one and ends in the next."""
    if not _YEAR_NAME.fullmatch(name):
        return False
    return len(name) == 4 or int(name[5:]) == int(name[:4]) + 1


def lay_out(paths: Iterable[str], closed: Iterable[tuple[str, str]] = ()) -> Layout:
    """Sort the YAML files of a root, whatever their order; what has no place becomes a finding.

    `closed`: the folders that were not looked into, each with why: `permission`, `link` or `other`.
    """
    ordered = sorted(paths)
    folders = {dirname(path) for path in ordered if basename(path) == CLUSTER_FILE.file} - {"", *_ROOT_FOLDERS}
    # A year folder with a cluster.yaml is still a year of the cluster above it.
    clusters = {folder for folder in folders if not (is_year_name(basename(folder)) and dirname(folder) in folders)}
    years: dict[str, dict[str, list[str]]] = {cluster: {} for cluster in sorted(clusters)}
    registers: list[str] = []
    unseen = dict(closed)
    findings = [_not_looked_into(path, unseen[path], clusters) for path in sorted(unseen)]
    for path in ordered:
        if _is_register(path):
            registers.append(path)
        elif dirname(path) in clusters and basename(path) == CLUSTER_FILE.file:
            continue
        elif place := _year_of(path, clusters):
            years[place[0]].setdefault(place[1], []).append(path)
        else:
            findings.append(_stray(path, clusters))
    for cluster, by_year in years.items():
        for year, files in by_year.items():
            findings.extend(_misnamed(files, f"{cluster}/{year}"))
    findings.extend(_without_members(years))
    laid = tuple(ClusterLayout(path, _frozen(by_year)) for path, by_year in years.items())
    return Layout(tuple(registers), laid, tuple(findings), frozenset(unseen))


def _not_looked_into(path: str, why: str, clusters: set[str]) -> Finding:
    """A folder whose files nobody has seen. A link where records would lie keeps them from being read."""
    if why != "link":
        return Finding("EMU101", path, arguments={"reason": why, "detail": ""})
    above = path.split("/")
    in_a_cluster = any("/".join(above[:number]) in clusters for number in range(1, len(above)))
    return Finding("EMU136" if in_a_cluster or len(above) == 1 else "EMU137", path)


def _frozen(by_year: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(by_year[name]) for name in sorted(by_year)}


def _is_register(path: str) -> bool:
    return kind_of(path, ROOT_FILES) is not None and path.count("/") < 2


def _year_of(path: str, clusters: set[str]) -> tuple[str, str] | None:
    """The cluster and the year of a file, from the nearest cluster above it."""
    above = dirname(path)
    while above:
        parent = dirname(above)
        if parent in clusters and above not in clusters:
            return (parent, basename(above)) if is_year_name(basename(above)) else None
        above = parent
    return None


def _misnamed(files: Iterable[str], year_folder: str) -> Iterable[Finding]:
    """Files of a year that are none of its record files."""
    for path in files:
        if year_file(path, year_folder) is None:
            near = _nearest_file(path, YEAR_FILES.values())
            yield Finding("EMU130", path, arguments={"name": basename(path), "near": near})


def year_file(path: str, year_folder: str) -> FileKind | None:
    """Which record file of a year a path below the year's folder is; None where it is none."""
    return kind_of(path.removeprefix(f"{year_folder}/"), YEAR_FILES)


def _nearest_file(path: str, kinds: Iterable[FileKind]) -> str:
    """The file name that was meant, told by what stands before the dot."""
    files = {kind.name: kind.file for kind in kinds}
    near = nearest(basename(path).partition(".")[0].lower(), files)
    return files[near] if near else ""


def _without_members(years: Mapping[str, Mapping[str, list[str]]]) -> Iterable[Finding]:
    for cluster, by_year in years.items():
        for year, files in by_year.items():
            folder = f"{cluster}/{year}"
            if f"{folder}/members.yaml" not in files:
                yield Finding("EMU132", folder, arguments={"year": year})


def _stray(path: str, clusters: set[str]) -> Finding:
    """A file in no cluster and no year; or in a folder that looks like a year but is not named as one."""
    folder = dirname(path)
    if dirname(folder) in clusters and basename(path) in file_names(YEAR_FILES.values()):
        return Finding("EMU131", path, arguments={"folder": basename(folder)})
    if folder in clusters:
        return Finding(
            "EMU130",
            path,
            arguments={"name": basename(path), "near": _nearest_file(path, [CLUSTER_FILE])},
        )
    if not folder:
        return Finding("EMU130", path, arguments={"name": path, "near": _nearest_file(path, ROOT_FILES.values())})
    return Finding("EMU133", path, arguments={"name": basename(path), "folder": folder})
