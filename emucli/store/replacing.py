"""Replaces several files: each one whole, all of them ready before the first is replaced, one emucli at a time."""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from .files import keep_mode

_PREFIX = ".emucli-new."
_MOST_BYTES = 64 * 1024 * 1024


class Change(NamedTuple):
    """What a file shall hold in place of what it held when it was read; None where it was not there."""

    path: Path
    old: bytes | None
    new: bytes


class Busy(Exception):
    """Another emucli is writing below the same folder."""


class Meanwhile(Exception):
    """A file is no longer as it was read: somebody has changed it since. Nothing was replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class Failed(Exception):
    """The system refused a file. `done`: those that were replaced before; where it is empty nothing was."""

    def __init__(self, path: Path, error: OSError, done: tuple[Path, ...] = ()) -> None:
        super().__init__(str(path))
        self.path = path
        self.error = error
        self.done = done


def replace_all(root: Path, changes: Sequence[Change]) -> None:
    """Replace or make files below a folder that is there. Raises Busy, Meanwhile, Failed.

    New contents lie on the disk beside each file before the first file is replaced, so that a full disk, a folder
    without permission, or an end at any moment leaves every file either as it was or as it shall be.
    """
    with _alone(root):
        for folder in {change.path.parent for change in changes}:
            _swept(folder)
        made = _folders_for(changes)
        ready: list[tuple[Change, str]] = []
        try:
            for change in changes:
                _must_be_as_read(change)
                ready.append((change, _prepared(change)))
        except BaseException:
            _undo(ready, made)
            raise
        _put(ready)


def _put(ready: Sequence[tuple[Change, str]]) -> None:
    done: list[Path] = []
    try:
        for change, name in ready:
            try:
                os.replace(name, change.path)
            except OSError as error:
                raise Failed(change.path, error, tuple(done)) from error
            done.append(change.path)
    finally:
        _undo(ready[len(done) :], ())
        for folder in {path.parent for path in done}:
            _flush(folder)


def _must_be_as_read(change: Change) -> None:
    """Whoever changed a file since emucli read it loses nothing."""
    try:
        with open(change.path, "rb") as file:
            now: bytes | None = file.read(_MOST_BYTES)
    except FileNotFoundError:
        now = None
    except OSError as error:
        raise Failed(change.path, error) from error
    if now != change.old:
        raise Meanwhile(change.path)


def _prepared(change: Change) -> str:
    """The name of a file beside the one to be replaced that holds the new content, flushed to the disk."""
    folder = change.path.parent
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix=_PREFIX)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(change.new)
                file.flush()
                os.fsync(file.fileno())
            keep_mode(change.path, name)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise Failed(change.path, error) from error
    return name


def _swept(folder: Path) -> None:
    """What an emucli that was killed left behind goes: nobody else writes here now."""
    for left in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            os.unlink(left)


def _folders_for(changes: Sequence[Change]) -> list[Path]:
    """Makes the folders that are not there; those that were made, the innermost last."""
    made: list[Path] = []
    for change in changes:
        missing = [folder for folder in change.path.parents if not os.path.lexists(folder)]
        for folder in reversed(missing):
            try:
                os.mkdir(folder)
            except OSError as error:
                _undo((), made)
                raise Failed(folder, error) from error
            made.append(folder)
    return made


def _undo(ready: Sequence[tuple[Change, str]], made: Sequence[Path]) -> None:
    for _, name in ready:
        with suppress(OSError):
            os.unlink(name)
    for folder in reversed(made):
        with suppress(OSError):
            os.rmdir(folder)


def _flush(folder: Path) -> None:
    """The new names of files reach the disk as well, where the system can be asked for it."""
    if sys.platform != "win32":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Nobody else writes below the folder. The system lifts the lock of a process that ends, however it ends."""
    handle = _locked(root)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


if sys.platform == "win32":

    def _locked(root: Path) -> int | None:
        # Gone with the process that holds it open.
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_TEMPORARY
        try:
            return os.open(root / ".emucli-lock", flags)
        except FileExistsError as error:
            raise Busy from error
        except OSError:
            # Whether files can be written is told of the files.
            return None

else:
    import fcntl

    def _locked(root: Path) -> int | None:
        handle = os.open(root, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            raise Busy from error
        except OSError:
            # A disk of a network that locks no folders: that files are as they were read is looked at all the same.
            os.close(handle)
            return None
        return handle
