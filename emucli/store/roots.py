"""Where the records are: a records root is a folder with `units.yaml`, or with a folder `units` of YAML files."""

import os
from collections.abc import Iterator
from pathlib import Path


def is_root(folder: Path) -> bool:
    """Whether a folder is a records root."""
    # os.path says no where pathlib raises: in a folder that may not be looked into.
    if os.path.lexists(folder / "units.yaml"):
        return True
    return os.path.isdir(folder / "units") and any((folder / "units").glob("*.yaml"))


def root_above(path: Path) -> Path | None:
    """The nearest records root at or above a path; None where there is none."""
    start = path if path.is_dir() else path.parent
    # A folder that is named like a record file is still below its root.
    return next((folder for folder in (start, *start.parents) if is_root(folder)), None)


def roots_below(folder: Path) -> Iterator[Path]:
    """Every records root below a folder, in order of names; hidden folders and those inside a root are passed over."""
    try:
        names = sorted(os.listdir(folder))
    except PermissionError:
        return
    for name in names:
        below = folder / name
        if name.startswith(".") or below.is_symlink() or not below.is_dir():
            continue
        if is_root(below):
            yield below
        else:
            yield from roots_below(below)
