"""The files of a year as commits have them: read as trees of text, compared commit by commit."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..reading.limits import MAX_BYTES
from ..reading.tree import HOLE, read_tree
from ..results.past import FileChange
from ..results.versions import file_changes
from ..store.files import Failure
from ..store.git import commits_of, contents, folder_at

Files = Mapping[str, str]
"""The files of a year at one time, by their path in its folder, each with the name of its content."""

_LOOKED_BACK = 20
"""So many versions of a file are tried to find the last one that can be read."""


class Versions:
    """Reads contents of one repository; each is read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._trees: dict[str, Any] = {}

    def at(self, commit: str, folder: str) -> Files:
        """The files of a folder in a commit; hidden ones are no records."""
        found = folder_at(self._root, commit, folder)
        return {path: name for path, name in found.items() if not any(part[0] == "." for part in path.split("/"))}

    def keep(self, name: str, data: bytes | Failure) -> None:
        """Take in a content that is not committed, under a name of its own."""
        self._trees[name] = None if isinstance(data, Failure) else _tree(data)

    def changes(self, before: Files, after: Files, parent: str, folder: str) -> Iterator[FileChange]:
        """What differs between two versions, in the order of their paths. `parent`, `folder`: where `before` lies."""
        changed = sorted(path for path in {**before, **after} if before.get(path) != after.get(path))
        self._read([files[path] for files in (before, after) for path in changed if path in files])
        for path in changed:
            yield from self._of_file(path, before.get(path), after.get(path), parent, folder)

    def _of_file(self, path: str, old: str | None, new: str | None, parent: str, folder: str) -> Iterator[FileChange]:
        before, after = (None if name is None else self._trees[name] for name in (old, new))
        if new is not None and after is None:
            yield FileChange(path, "broken")
            return
        if old is not None and before is None:
            if new is not None:
                yield FileChange(path, "mended")
            # What changed under cover of a version that nobody could read is told against the last one that could be.
            before = self._last_readable(f"{folder}/{path}", parent)
            if before is None:
                return
        if before is not None or after is not None:
            yield from file_changes(path, before, after)

    def _last_readable(self, path: str, start: str) -> Any:
        folder, _, file = path.rpartition("/")
        for commit in commits_of(self._root, path, start, _LOOKED_BACK):
            name = folder_at(self._root, commit.name, folder).get(file)
            if name is not None:
                self._read([name])
                if self._trees[name] is not None:
                    return self._trees[name]
        return None

    def _read(self, names: list[str]) -> None:
        wanted = [name for name in dict.fromkeys(names) if name not in self._trees]
        for name, data in contents(self._root, wanted, MAX_BYTES).items():
            self.keep(name, data)


def _tree(data: bytes) -> Any:
    """The tree of a file; None where it cannot be read."""
    value = read_tree(data, "").value
    return None if value is HOLE else value
