"""Whether the repository of a folder is its own: a `.git` of others may lead git to any repository of this machine."""

import os
from collections.abc import Iterator
from pathlib import Path

from .files import is_below, read_bytes

_MOST_BYTES = 4096


def leads_elsewhere(root: Path) -> bool:
    """Whether git, asked in a folder, would read a repository that is not of this folder or of one around it.

    A work tree (`git worktree`) is of its repository, which names it in return; a submodule lies in that around it.
    """
    found = next((folder / ".git" for folder in (root, *root.parents) if os.path.lexists(folder / ".git")), None)
    if found is None:
        return False
    repository = _named(found) if os.path.isfile(found) and not os.path.islink(found) else found
    if repository is None:
        # Whatever git says of it is told as git's own words.
        return False
    if not _is_its_own(found, repository):
        return True
    common = _line(repository, "commondir")
    shared = repository / common if common else repository
    return not is_below(shared, repository) or any(not is_below(shared, link) for link in _links(shared))


def _named(file: Path) -> Path | None:
    """The repository that a file `.git` names; None where it names none."""
    named = _line(file.parent, file.name)
    return file.parent / named.removeprefix("gitdir:").strip() if named.startswith("gitdir:") else None


def _line(folder: Path, name: str) -> str:
    """The one line of a small file; empty where there is none."""
    data = read_bytes(folder, name, _MOST_BYTES)
    return os.fsdecode(data).strip() if isinstance(data, bytes) and b"\0" not in data else ""


def _is_its_own(found: Path, repository: Path) -> bool:
    """Whether a repository lies in the `.git` of a folder around, or names the work tree in return."""
    if repository == found:
        return is_below(found.parent, found)
    around = (folder / ".git" for folder in found.parent.parents)
    if any(os.path.isdir(one) and not os.path.islink(one) and is_below(one, repository) for one in around):
        return True
    returned = _line(repository, "gitdir")
    return bool(returned) and os.path.realpath(repository / returned) == os.path.realpath(found)


def _links(repository: Path) -> Iterator[Path]:
    """The links among what a repository is made of, and among the names of its revisions."""
    waiting = [repository]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                several = list(entries)
        except OSError:
            continue
        for entry in several:
            if entry.is_symlink():
                yield Path(entry.path)
            elif entry.is_dir(follow_symlinks=False) and (entry.name == "refs" or folder != repository):
                waiting.append(Path(entry.path))
