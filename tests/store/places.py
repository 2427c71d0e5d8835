"""Folders for the tests: small trees of files, and a reader without rights."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534


def write(root: Path, *paths: str) -> Path:
    """Make files of a few bytes below a folder, with the folders around them."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(path.encode())
    return root


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that every user of the machine may enter; that of pytest is closed to them."""
    folder = Path(tempfile.mkdtemp(prefix="emucli-store-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def without_rights() -> Iterator[None]:
    """Rights as an ordinary user has them: root may read anything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
