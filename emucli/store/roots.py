"""Where the records are: a records root is a folder with `units.yaml`, or with a folder `units` of YAML files."""

import os
from collections.abc import Iterator
from pathlib import Path


def is_root(folder: Path) -> bool:
    """Whether a folder is a records root."""
    # os.path says no where pathlib raises: in a folder that may not be looked into.
    if os.path.lexists(folder / "units.yaml"):
        return True
    units = folder / "units"
    # What a link to a folder holds is not looked at; that it is one is told as a finding of this root.
    return os.path.isdir(units) and (os.path.islink(units) or any(units.glob("*.yaml")))


def root_above(path: Path) -> Path | None:
    """The nearest records root at or above a path; None where there is none."""
    start = path if os.path.isdir(path) else path.parent
    # A folder that is named like a record file is still below its root.
    return next((folder for folder in (start, *start.parents) if is_root(folder)), None)


def roots_below(folder: Path) -> Iterator[Path]:
    """Every records root below a folder, in order of names; hidden folders and those inside a root are passed over."""
    # A list of folders that wait, not a function that calls itself: folders may be nested thousands deep.
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        if here != folder and is_root(here):
            yield here
            continue
        try:
            with os.scandir(here) as entries:
                names = sorted(one.name for one in entries if one.is_dir(follow_symlinks=False))
        except OSError:
            continue
        waiting.extend(here / name for name in reversed(names) if not name.startswith("."))
