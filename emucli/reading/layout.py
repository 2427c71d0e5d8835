"""Which file of a records root is what: registers, clusters, years. Works on names alone."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from posixpath import basename, dirname

from ..findings.finding import Finding
from ..findings.near import nearest

REGISTER_FILES = ("units.yaml", "sources.yaml", "instruments.yaml", "movements.yaml", "awards.yaml", "waivers.yaml")
YEAR_FILES = (
    "members.yaml", "plan.yaml", "covenant.yaml", "regulation.yaml", "movements.yaml", "review.yaml", "scores.yaml",
    "votes.yaml", "outcome.yaml", "conferences.yaml", "papers.yaml", "waivers.yaml",
)  # fmt: skip
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
    folders = {dirname(path) for path in ordered if basename(path) == "cluster.yaml"} - {"", "units"}
    # A year folder with a cluster.yaml is still a year of the cluster above it.
    clusters = {folder for folder in folders if not (is_year_name(basename(folder)) and dirname(folder) in folders)}
    years: dict[str, dict[str, list[str]]] = {cluster: {} for cluster in sorted(clusters)}
    registers: list[str] = []
    unseen = dict(closed)
    findings = [_not_looked_into(path, unseen[path], clusters) for path in sorted(unseen)]
    for path in ordered:
        if _is_register(path):
            registers.append(path)
        elif dirname(path) in clusters and basename(path) == "cluster.yaml":
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
    return path in REGISTER_FILES or (dirname(path) == "units" and path.endswith(".yaml"))


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
        if not is_year_file(path, year_folder):
            yield Finding("EMU130", path, arguments={"name": basename(path), "near": _nearest_file(path, YEAR_FILES)})


def is_year_file(path: str, year_folder: str) -> bool:
    """Whether a path below a year's folder is one of its record files."""
    name = path.removeprefix(f"{year_folder}/")
    if name.startswith("scores/"):
        return name.endswith(".yaml")
    return name in YEAR_FILES or re.fullmatch(r"regulation\.[^/]+\.yaml", name) is not None


def _nearest_file(path: str, names: Iterable[str]) -> str:
    """The file name that was meant, told by what stands before the dot."""
    stems = {name.partition(".")[0]: name for name in names}
    near = nearest(basename(path).partition(".")[0].lower(), stems)
    return stems[near] if near else ""


def _without_members(years: Mapping[str, Mapping[str, list[str]]]) -> Iterable[Finding]:
    for cluster, by_year in years.items():
        for year, files in by_year.items():
            folder = f"{cluster}/{year}"
            if f"{folder}/members.yaml" not in files:
                yield Finding("EMU132", folder, arguments={"year": year})


def _stray(path: str, clusters: set[str]) -> Finding:
    """A file in no cluster and no year; or in a folder that looks like a year but is not named as one."""
    folder = dirname(path)
    if dirname(folder) in clusters and basename(path) in YEAR_FILES:
        return Finding("EMU131", path, arguments={"folder": basename(folder)})
    if folder in clusters:
        return Finding(
            "EMU130",
            path,
            arguments={"name": basename(path), "near": _nearest_file(path, ("cluster.yaml",))},
        )
    if not folder:
        return Finding("EMU130", path, arguments={"name": path, "near": _nearest_file(path, REGISTER_FILES)})
    return Finding("EMU133", path, arguments={"name": basename(path), "folder": folder})
