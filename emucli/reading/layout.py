"""Which file of a records root is what: registers, clusters, years. Works on names alone."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from posixpath import basename, dirname

from ..findings.finding import Finding
from ..model.files import CLUSTER_FILE, ROOT_FILES, YEAR_FILES, FileKind, file_names, kind_of
from .odd_names import odd_name, odd_register, stray

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


def lay_out(
    paths: Iterable[str], closed: Iterable[tuple[str, str]] = (), ignored: Collection[str] = frozenset()
) -> Layout:
    """Sort the YAML files of a root, whatever their order; what has no place becomes a finding.

    `closed`: the folders that were not looked into, each with why: `permission`, `link` or `other`.
    `ignored`: files, and folders with a stroke at their end, that git leaves out. In no cluster they are left alone; in
    one they are read, and it is told, for what git leaves out reaches nobody else.
    """
    every, left_out = _apart(sorted(paths), ignored)
    ordered = _with_records(every, left_out)
    there = frozenset(ordered)
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
            findings.append(_stray(path, clusters, there))
    for cluster, by_year in years.items():
        for year, files in by_year.items():
            findings.extend(_misnamed(files, f"{cluster}/{year}", there))
    findings.extend(Finding("EMU140", path) for path in ordered if path in left_out)
    findings.extend(_without_members(years))
    laid = tuple(ClusterLayout(path, _frozen(by_year)) for path, by_year in years.items())
    return Layout(tuple(registers), laid, tuple(findings), frozenset(unseen))


def _not_looked_into(path: str, why: str, clusters: set[str]) -> Finding:
    """A folder whose files nobody has seen. A link where records would lie keeps them from being read."""
    if why != "link":
        return Finding("EMU101", path, arguments={"reason": why, "detail": ""})
    return Finding("EMU136" if _in_any(path, clusters) or "/" not in path else "EMU137", path)


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


def _misnamed(files: Iterable[str], year_folder: str, there: Collection[str]) -> Iterable[Finding]:
    """Files of a year that are none of its record files."""
    return (odd_name(path, YEAR_FILES.values(), there) for path in files if year_file(path, year_folder) is None)


def year_file(path: str, year_folder: str) -> FileKind | None:
    """Which record file of a year a path below the year's folder is; None where it is none."""
    return kind_of(path.removeprefix(f"{year_folder}/"), YEAR_FILES)


def _without_members(years: Mapping[str, Mapping[str, list[str]]]) -> Iterable[Finding]:
    for cluster, by_year in years.items():
        for year, files in by_year.items():
            folder = f"{cluster}/{year}"
            if f"{folder}/members.yaml" not in files:
                yield Finding("EMU132", folder, arguments={"year": year})


def _stray(path: str, clusters: set[str], there: Collection[str]) -> Finding:
    """A file in no cluster and no year; or in a folder that looks like a year but is not named as one."""
    folder = dirname(path)
    if dirname(folder) in clusters and basename(path) in file_names(YEAR_FILES.values()):
        return Finding("EMU131", path, arguments={"folder": basename(folder)})
    if folder in clusters:
        return odd_name(path, [CLUSTER_FILE], there)
    return stray(path, _ROOT_FOLDERS) if folder else odd_register(path, there)


def _apart(paths: Sequence[str], ignored: Collection[str]) -> tuple[Sequence[str], frozenset[str]]:
    """All paths, and those of them that git leaves out."""
    folders = tuple(one for one in ignored if one.endswith("/"))
    left_out = (path for path in paths if path in ignored or (folders and path.startswith(folders)))
    return paths, frozenset(left_out) if ignored else frozenset()


def _with_records(paths: Sequence[str], left_out: frozenset[str]) -> Sequence[str]:
    """The paths without those that git leaves out where no records lie: in no cluster, and no register."""
    if not left_out:
        return paths
    clusters = {dirname(path) for path in paths if basename(path) == CLUSTER_FILE.file and path not in left_out}
    return [path for path in paths if path not in left_out or _is_register(path) or _in_any(path, clusters - {""})]


def _in_any(path: str, folders: set[str]) -> bool:
    above = path.split("/")
    return any("/".join(above[:number]) in folders for number in range(1, len(above)))
