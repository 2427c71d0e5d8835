"""Lists the record files below a folder, and what could not be looked into. Never follows a link to a folder."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

_YAML = (".yaml", ".yml", ".yaml.txt", ".yml.txt")
"""Editors of offices add an ending of their own, which the system then hides."""
_OF_PROGRAMS = frozenset(("node_modules",))
_ENVIRONMENT = "pyvenv.cfg"
"""What marks a folder as an environment of Python."""

Why = Literal["permission", "link", "other"]


class Closed(NamedTuple):
    """A folder that was not looked into: no right to, a link that would lead elsewhere, or what the system said."""

    path: str
    why: Why


class Listing(NamedTuple):
    """POSIX paths below a root. `paths`: whatever is named as YAML, a folder too, so that nothing is lost."""

    paths: tuple[str, ...]
    closed: tuple[Closed, ...] = ()


LeftAlone = Callable[[str], bool]
"""Whether a path below the root is not looked at."""


def nothing(_path: str) -> bool:
    """Everything is looked at."""
    return False


def list_yaml(root: Path, below: str = "", *, depth: int | None = None, left_alone: LeftAlone = nothing) -> Listing:
    """Everything named as YAML in a folder below the root.

    Passed over are hidden files and folders, environments of Python and packages of Node, and what is `left_alone`.
    `depth` 1 lists the folder itself and nothing in its folders. A folder that is not there holds nothing.
    """
    if below and os.path.islink(root / below):
        return Listing((), (Closed(below, "link"),))
    paths: list[str] = []
    closed: list[Closed] = []
    # A list of folders that wait, not a function that calls itself: folders may be nested thousands deep.
    waiting = [below]
    while waiting:
        folder = waiting.pop()
        try:
            names, folders, links = _looked_into(root, folder, left_alone)
        except OSError as error:
            if not isinstance(error, FileNotFoundError | NotADirectoryError):
                closed.append(Closed(folder, "permission" if isinstance(error, PermissionError) else "other"))
            continue
        if folder and f"{folder}/{_ENVIRONMENT}" in names:
            continue
        paths.extend(name for name in names if name.lower().endswith(_YAML))
        if depth != 1:
            waiting.extend(reversed(folders))
            closed.extend(Closed(link, "link") for link in links)
    listed = frozenset(paths)
    return Listing(tuple(paths), tuple(one for one in closed if one.path not in listed))


def _looked_into(root: Path, folder: str, left_alone: LeftAlone = nothing) -> tuple[list[str], list[str], list[str]]:
    """All names of a folder, those that are folders, and those that are links to one; each in order of names."""
    prefix = f"{folder}/" if folder else ""
    names: list[str] = []
    folders: list[str] = []
    links: list[str] = []
    with os.scandir(root / folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.name.startswith("."):
                continue
            path = prefix + entry.name
            if entry.name in _OF_PROGRAMS or left_alone(path):
                continue
            names.append(path)
            if _is_folder(entry):
                (links if entry.is_symlink() else folders).append(path)
    return names, folders, links


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link that leads round in a circle: reading it says so.
        return False


def list_files(root: Path, ending: str) -> list[str]:
    """POSIX paths, below the root, of every file whose name ends so, in the order of their names."""
    waiting = [""]
    found: list[str] = []
    while waiting:
        names, folders, links = _looked_into(root, waiting.pop())
        found.extend(name for name in names if name.endswith(ending) and name not in folders and name not in links)
        waiting.extend(folders)
    return sorted(found)
