"""What templates print: a text together with the places of the records that it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """A key path in a record file (POSIX, below the records root)."""

    file: str
    path: KeyPath


@dataclass(frozen=True, eq=False)
class Value:
    """A text to print. `raw` is the record's own value; `entry` what a register holds of an id."""

    text: str
    places: tuple[Place, ...] = ()
    raw: Any = None
    entry: Any = None

    def __eq__(self, other: object) -> bool:
        return self.text == (other.text if isinstance(other, Value) else other)

    def __hash__(self) -> int:
        return hash(self.text)


@dataclass(frozen=True)
class Gap:
    """What the source does not state (`unknown`); false in a condition, visible in print."""

    places: tuple[Place, ...] = ()

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Any:
        return iter(())


@dataclass(frozen=True)
class Joined:
    """Several values in one sentence with what stands between them; each keeps its own place."""

    parts: Sequence[Value | Gap | str]
