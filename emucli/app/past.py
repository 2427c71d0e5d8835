"""What changed in a year since when, and who changed it: from git, for somebody who need not know git."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..checks.waivers import Judged
from ..model.tree import Cluster, Year
from ..results.past import CommitChanges, Past, bounded, in_all
from ..store.git import Commit, GitFailed, commits_of, folder_before, from_top, has_name, head, is_shallow
from ..store.listing import list_yaml
from .records import Records
from .refusal import Refused
from .versions import Versions
from .workspace import FolderIsLinked, LoadedYear, git_failed, left_alone_of, load_year
from .year import stop_at_errors


@dataclass(frozen=True)
class History:
    """What changed in a year, with the records as they are now, which name the units."""

    cluster: Cluster
    year: Year
    past: Past


@dataclass(frozen=True)
class _Found:
    """A commit that changed the year, which lay in `folder` then, and in `before` in its parents."""

    commit: Commit
    folder: str
    before: str


def history(path: Path, most: int = 20) -> History:
    """The latest changes of a year, what is not committed yet first. Raises Refused where there is no history."""
    loaded = _loaded(path)
    root, below = loaded.records.root, f"{loaded.cluster.path}/{loaded.year.name}"
    try:
        start, folder = head(root), from_top(root, below)
        versions = Versions(root)
        found = list(_found(root, folder, start, most + 1))
        steps = [step for step in (_step(versions, one) for one in found[:most]) if not _is_idle(step)]
        steps[:0] = _not_committed(loaded.records, below, versions, start, folder)
        shallow = len(found) <= most and is_shallow(root)
    except GitFailed as failed:
        raise Refused(git_failed(failed, "HEAD")) from failed
    return History(loaded.cluster, loaded.year, Past(tuple(map(bounded, steps)), len(found) > most, shallow))


def _loaded(path: Path) -> LoadedYear:
    try:
        return load_year(path)
    except FolderIsLinked as linked:
        stop_at_errors(linked.records, [Judged(linked.finding, waived=False)], 0)
        raise


def _found(root: Path, folder: str, start: str, most: int) -> Iterator[_Found]:
    """The commits that changed a year, the newest first, through every move of its folder."""
    while most > 0:
        commits = commits_of(root, folder, start, most)
        if not commits:
            return
        yield from (_Found(one, folder, folder) for one in commits[:-1])
        last, most = commits[-1], most - len(commits)
        moved = folder_before(root, last.name, last.parents[0], folder) if last.parents else ""
        yield _Found(last, folder, moved or folder)
        if not moved:
            return
        start, folder = last.parents[0], moved


def _step(versions: Versions, found: _Found) -> CommitChanges:
    """What a commit changed; of a merge only what none of its parents held."""
    commit = found.commit
    after = versions.at(commit.name, found.folder)
    parents = [(name, versions.at(name, found.before)) for name in commit.parents]
    several = [list(versions.changes(files, after, name, found.before)) for name, files in parents]
    changes = tuple(in_all(several or [list(versions.changes({}, after, "", ""))]))
    moved_from = found.before if found.before != found.folder else ""
    return CommitChanges(
        commit=commit.name,
        day=commit.day,
        author=commit.author,
        changes=changes,
        merge=len(parents) > 1,
        moved_from=moved_from,
    )


def _is_idle(step: CommitChanges) -> bool:
    """Whether a step only brought together what other steps changed."""
    return step.merge and not step.changes and not step.moved_from


def _not_committed(
    records: Records, below: str, versions: Versions, start: str, folder: str
) -> Iterator[CommitChanges]:
    """What the disk holds otherwise than the last commit."""
    left_alone = left_alone_of(records.root)
    committed = versions.at(start, folder)
    before = {path: name for path, name in committed.items() if not left_alone(f"{below}/{path}")}
    listed = list_yaml(records.root, below, left_alone=left_alone).paths
    now = {path.removeprefix(f"{below}/"): path for path in listed}
    after = {short: _name_of(records, path, before.get(short), versions) for short, path in now.items()}
    changes = tuple(versions.changes(before, after, start, folder))
    if changes:
        yield CommitChanges(commit="", day="", author="", changes=changes)


def _name_of(records: Records, path: str, committed: str | None, versions: Versions) -> str:
    """The name of what a file holds on the disk: that of the commit where it holds the same."""
    data = records.read(path)
    if committed is not None and isinstance(data, bytes) and has_name(data, committed):
        return committed
    name = f"disk: {path}"
    versions.keep(name, data)
    return name
