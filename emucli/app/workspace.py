"""From a path that a person typed to loaded records: the target, its layout, its year."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..findings.finding import Finding
from ..language.messages import Message, note
from ..model.tree import Cluster, Year
from ..reading.layout import Layout, lay_out
from ..reading.limits import MAX_BYTES
from ..store.files import linked_part
from ..store.git import GitFailed, ignored_below, yaml_at
from ..store.listing import Closed, LeftAlone, Listing, list_yaml, nothing
from ..store.roots import root_above, roots_below
from ..store.spelling import as_on_disk
from .records import Records, shown_path
from .refusal import Refused, cannot_open
from .settings import read_settings


@dataclass(frozen=True)
class Target:
    """A records root and the folder below it that is meant; the whole root where `below` is empty."""

    root: Path
    below: str = ""


def targets(paths: Sequence[Path]) -> list[Target]:
    """What the paths mean, each once. Raises Refused where a path is not there or no records are found."""
    chosen = list(paths) or [read_settings(Path.cwd()).records or Path.cwd()]
    found = [target for path in chosen for target in _targets_of(as_on_disk(path))]
    whole = {target.root for target in found if not target.below}
    unique = dict.fromkeys(target for target in found if not target.below or target.root not in whole)
    return list(unique)


def _targets_of(path: Path) -> Iterator[Target]:
    here = placed(path)
    if here is not None:
        yield Target(here.root, _meant_below(here))
        return
    below = list(roots_below(Path(os.path.realpath(path)))) if os.path.isdir(path) else []
    if not below:
        raise Refused(note("no_records_root_a_folder", path=path))
    yield from (Target(found) for found in below)


@dataclass(frozen=True)
class Placed:
    """Where a path that a person typed lies: its records root, and POSIX below it, as it was typed."""

    root: Path
    below: str

    def __str__(self) -> str:
        return f"{self.root}/{self.below}"


def placed(path: Path) -> Placed | None:
    """The place of a path below its records root; None where no root is at or above it. Raises Refused for no path.

    Links are followed down to the root and not below it: what records say must not depend on where a link leads.
    """
    _must_be_there(path)
    for whole in (os.path.abspath(path), os.path.realpath(path)):
        root = root_above(Path(whole))
        if root is not None:
            below = PurePosixPath(Path(whole).relative_to(root).as_posix())
            return Placed(Path(os.path.realpath(root)), "" if below == PurePosixPath(".") else str(below))
    return None


def _must_be_there(path: Path) -> None:
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refused(note("there_is_no_path_check", path=path)) from error
    except OSError as error:
        raise Refused(cannot_open(path, error)) from error


def _meant_below(here: Placed) -> str:
    """The cluster that a path lies in; the folder itself where it lies above clusters; empty for the registers."""
    relative = PurePosixPath(here.below)
    for above in (relative, *relative.parents):
        if above != PurePosixPath(".") and os.path.lexists(here.root / above / "cluster.yaml"):
            return str(above)
    return here.below if os.path.isdir(str(here)) and relative.parts[:1] not in ((), ("units",)) else ""


def layout_of(target: Target) -> Layout:
    """The files of a target and the registers of its root."""
    left_alone = left_alone_of(target.root)
    ignored = ignored_below(target.root)
    if not target.below:
        listing = list_yaml(target.root, left_alone=left_alone)
        return lay_out(listing.paths, listing.closed, ignored)
    parts = [
        list_yaml(target.root, depth=1, left_alone=left_alone),
        list_yaml(target.root, "units", left_alone=left_alone),
        _listed_below(target, left_alone),
    ]
    closed = [one for part in parts for one in part.closed]
    return lay_out({path for part in parts for path in part.paths}, closed, ignored)


def left_alone_of(root: Path) -> LeftAlone:
    """What emucli.toml says is no record."""
    settings = read_settings(root)
    return (lambda path: settings.leaves_alone(root / path)) if settings.ignore else nothing


def _listed_below(target: Target, left_alone: LeftAlone) -> Listing:
    """The files of the folder that is meant; none where a link stands on the way to it."""
    link = linked_part(target.root, target.root / target.below)
    if link is None:
        return list_yaml(target.root, target.below, left_alone=left_alone)
    return Listing((), (Closed(link.relative_to(target.root).as_posix(), "link"),))


@dataclass(frozen=True)
class LoadedYear:
    """One year with its cluster, and what was found wrong with the files while reading them."""

    records: Records
    cluster: Cluster
    year: Year
    findings: tuple[Finding, ...]


class FolderIsLinked(Exception):
    """The folder of a year, or one around it, is a link: what it holds is not read."""

    def __init__(self, records: Records, finding: Finding) -> None:
        super().__init__(finding.file)
        self.records = records
        self.finding = finding


def load_year(path: Path, revision: str = "") -> LoadedYear:
    """The year of a year folder (or of a path inside it), on the disk or in a git revision. Raises Refused for none.

    Raises FolderIsLinked with the finding that `validate` has, where the folder is a link.
    """
    target = targets([path])[0]
    here = placed(as_on_disk(path)) or Placed(target.root, target.below)
    layout = layout_of(target)
    for cluster in layout.clusters:
        for name in cluster.years:
            if f"{here.below}/".startswith(f"{cluster.path}/{name}/"):
                return _loaded(target.root, layout, cluster.path, name, revision)
    linked = [one for one in layout.findings if one.code == "EMU136" and f"{here.below}/".startswith(f"{one.file}/")]
    if linked:
        raise FolderIsLinked(Records(target.root), linked[0])
    names = [
        f"{shown_path(target.root / cluster.path)}/{name}" for cluster in layout.clusters for name in cluster.years
    ]
    hint = ", ".join(names[:6]) or "-"
    raise Refused(note("is_no_year_folder_for", path=path, hint=hint))


def _loaded(root: Path, layout: Layout, folder: str, name: str, revision: str) -> LoadedYear:
    records = Records(root)
    if revision:
        records = _at_revision(root, folder, revision)
        left_alone = left_alone_of(root)
        layout = lay_out(path for path in records.files or {} if not left_alone(path))
    laid = next((cluster for cluster in layout.clusters if cluster.path == folder and name in cluster.years), None)
    if laid is None:
        raise Refused(note("the_revision_does_not_hold", revision=revision, folder=folder, name=name))
    reader = records.loader()
    registers = reader.registers(layout)
    cluster = reader.cluster(laid, registers)
    return LoadedYear(records, cluster, cluster.years[name], (*layout.findings, *reader.findings))


def _at_revision(root: Path, folder: str, revision: str) -> Records:
    try:
        return Records(root, revision, yaml_at(root, revision, ("", "units", folder), MAX_BYTES))
    except GitFailed as failed:
        raise Refused(git_failed(failed, revision)) from failed


def git_failed(failed: GitFailed, revision: str) -> Message:
    """Why git gave no answer, and what to do."""
    if failed.reason == "absent":
        return note("there_is_no_git_on")
    if failed.reason in ("outside", "empty"):
        return note("the_records_lie_in_no_repository") if failed.reason == "outside" else note("nothing_is_kept_yet")
    if failed.reason == "elsewhere":
        return note("the_git_of_this_folder")
    if failed.reason == "slow":
        return note("git_did_not_answer_in", revision=revision)
    if failed.reason == "shallow":
        return note("the_clone_is_shallow", revision=revision)
    if failed.reason == "unrelated":
        return note("the_revision_shares_nothing", revision=revision)
    return note("git_cannot_read_the_revision", revision=revision, words=failed.words)
