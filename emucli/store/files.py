"""Reads ordinary files below a folder, at most so many bytes of each, and replaces files only whole."""

import errno
import os
import stat
import tempfile
from collections.abc import Callable
from hashlib import file_digest
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

Reason = Literal["folder", "permission", "link", "special", "size", "absent", "missing", "other"]
T = TypeVar("T")
_MORE = 65_536
_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


class Failure(NamedTuple):
    """Why a file could not be read, and what the system said; of a file that is too large its size in bytes.

    `link`: it leads out of the folder. `special`: a pipe, a device or a socket, which would wait or never end.
    `absent`: a git repository names it and does not hold it. `missing`: there is no such file.
    """

    reason: Reason
    detail: str


def read_bytes(root: Path, path: str, limit: int) -> bytes | Failure:
    """The bytes of an ordinary file below a folder, or why they could not be had.

    A link is followed to a file below the same folder and nowhere else. At most `limit` bytes and one more are read.
    """
    return _read(root, path, limit, lambda handle: _bytes_of(handle, limit))


def sha256_of(root: Path, path: str, limit: int) -> str | Failure:
    """The SHA-256 of the same bytes in hexadecimal digits, or why it could not be had."""
    return _read(root, path, limit, _digest_of)


def is_readable(root: Path, path: str, limit: int) -> Literal[True] | Failure:
    """That a file can be opened and is no larger than that, or why not."""
    return _read(root, path, limit, lambda _handle: True)


def bytes_in(root: Path, path: str) -> int:
    """How large a file is; 0 where the system does not say."""
    try:
        return os.stat(root / path).st_size
    except OSError:
        return 0


def _bytes_of(handle: int, limit: int) -> bytes:
    """What a file holds. Asking for the limit at once would make room for that much, which takes long."""
    data, wanted = b"", min(os.fstat(handle).st_size, limit) + 1
    while part := os.read(handle, wanted):
        data += part
        # It may have grown since.
        wanted = min(max(wanted - len(part), _MORE), limit + 1 - len(data))
        if wanted <= 0:
            break
    return data


def _digest_of(handle: int) -> str:
    with open(handle, "rb", closefd=False) as file:
        return file_digest(file, "sha256").hexdigest()


def _read(root: Path, path: str, limit: int, use: Callable[[int], T]) -> T | Failure:
    whole = f"{root}/{path}"
    try:
        facts = os.lstat(whole)
        if stat.S_ISLNK(facts.st_mode):
            if not is_below(root, whole):
                return Failure("link", "")
            facts = os.stat(whole)
        if not stat.S_ISREG(facts.st_mode):
            return Failure("folder" if stat.S_ISDIR(facts.st_mode) else "special", "")
        if facts.st_size > limit:
            return Failure("size", str(facts.st_size))
        # Opening a pipe that somebody put in a file's place a moment ago must not wait for its writer.
        handle = os.open(whole, os.O_RDONLY | _WITHOUT_WAITING)
        try:
            return use(handle)
        finally:
            os.close(handle)
    except OSError as error:
        return _failure(error, whole)
    except ValueError as error:
        # A name that no system takes.
        return Failure("other", str(error))


def _failure(error: OSError, whole: str) -> Failure:
    # Windows answers a folder with EACCES; asking the path tells them apart everywhere.
    if error.errno == errno.EISDIR or os.path.isdir(whole):
        return Failure("folder", "")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Failure("missing", error.strerror or "")
    return Failure("permission" if isinstance(error, PermissionError) else "other", error.strerror or str(error))


def is_below(root: Path | str, path: Path | str) -> bool:
    """Whether a path, its links followed, lies below a folder, the links of which are followed too."""
    real = os.path.realpath(root)
    try:
        return os.path.commonpath((real, os.path.realpath(path))) == real
    except ValueError:
        # Another drive on Windows.
        return False


def linked_part(root: Path, path: Path) -> Path | None:
    """The first link on the way from a folder down to a path below it; None where there is none."""
    here = root
    for step in path.relative_to(root).parts:
        here = here / step
        if os.path.islink(here):
            return here
    return None


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file as a whole: written beside it, flushed to the disk, renamed over it. Raises OSError."""
    # A name of its own: with the file's, a long one would be too long.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".emucli.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        keep_mode(path, name)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def append(path: Path, data: bytes) -> None:
    """Add to the end of a file that another program keeps for it. Raises OSError."""
    with open(path, "ab") as file:
        file.write(data)


def keep_mode(path: Path, name: str) -> None:
    """A temporary file is private; the one it becomes is readable as the old one was, or as the umask says."""
    if path.exists():
        mode = path.stat().st_mode & 0o777
    else:
        umask = os.umask(0)
        os.umask(umask)
        mode = 0o666 & ~umask
    os.chmod(name, mode)
