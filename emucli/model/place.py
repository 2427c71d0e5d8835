"""A place in the records: what results and papers point to when they say where a value comes from."""

from dataclasses import dataclass

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """A key path in a record file (POSIX, below the records root)."""

    file: str
    path: KeyPath
