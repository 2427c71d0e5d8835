"""Lists and reads record files, and replaces files only whole."""

import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_YAML = (".yaml", ".yml")


class Failure(NamedTuple):
    """Why a file could not be read: `folder`, `permission` or `other`, and what the system said."""

    reason: str
    detail: str


def list_yaml(root: Path, below: str = "", *, depth: int | None = None) -> Iterator[str]:
    """POSIX paths, below the root, of everything named as YAML; a folder of such a name too, so that it is not lost.

    A folder that cannot be looked into is listed under its own name.
    `depth` 1 lists the folder itself and nothing in its folders.
    """
    start = root / below if below else root
    failed: list[OSError] = []
    for folder, folders, files in os.walk(start, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        prefix = _below(root, folder)
        for name in sorted([*files, *folders]):
            if name.lower().endswith(_YAML) and not name.startswith("."):
                yield prefix + name
        if depth == 1:
            break
    closed = (str(error.filename) for error in failed if isinstance(error, PermissionError))
    unnamed = (folder for folder in closed if not folder.lower().endswith(_YAML))
    yield from (_below(root, folder).rstrip("/") for folder in unnamed)


def list_files(root: Path, ending: str) -> list[str]:
    """POSIX paths, below the root, of every file whose name ends so, in the order of their names."""
    found = (path for path in root.rglob(f"*{ending}") if path.is_file())
    return sorted(path.relative_to(root).as_posix() for path in found)


def _below(root: Path, folder: str) -> str:
    """A folder as the beginning of POSIX paths below the root."""
    relative = os.path.relpath(folder, root).replace(os.sep, "/")
    return "" if relative == "." else f"{relative}/"


def read_bytes(root: Path, path: str) -> bytes | Failure:
    """The bytes of a file, or why they could not be had."""
    try:
        # A path object for each of ten thousand files would cost as much as reading them.
        with open(f"{root}/{path}", "rb") as file:
            return file.read()
    except OSError as error:
        # Windows answers a folder with EACCES; asking the path tells them apart everywhere.
        if error.errno == errno.EISDIR or os.path.isdir(root / path):
            return Failure("folder", "")
        reason = "permission" if isinstance(error, PermissionError) else "other"
        return Failure(reason, error.strerror or str(error))


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file as a whole: written beside it, flushed to the disk, renamed over it. Raises OSError."""
    # A name of its own: with the file's, a long one would be too long.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".emucli.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(path, name)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _keep_mode(path: Path, name: str) -> None:
    """A temporary file is private; the one it becomes is readable as the old one was, or as the umask says."""
    if path.exists():
        mode = path.stat().st_mode & 0o777
    else:
        umask = os.umask(0)
        os.umask(umask)
        mode = 0o666 & ~umask
    os.chmod(name, mode)
