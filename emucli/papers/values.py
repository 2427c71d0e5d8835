"""What templates print: a text together with the places of the records that it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..model.place import Place


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

    def __getattr__(self, key: str) -> "Gap":
        """Of a mapping that is not known, no key is."""
        if key.startswith("_"):
            raise AttributeError(key)
        return self


@dataclass(frozen=True)
class Joined:
    """Several values in one sentence with what stands between them; each keeps its own place."""

    parts: Sequence[Value | Gap | str]


def span(period: Any) -> Value | Joined | None:
    """A period as its ends, years as bare numbers; one end where both are the same; None where none is recorded."""
    ends = [_bare_year(end) for end in (getattr(period, "from"), period.to) if end] if period else []
    if len(ends) == 2 and ends[0] != ends[1]:
        return Joined([ends[0], "–", ends[1]])
    return ends[0] if ends else None


def _bare_year(end: Value) -> Value:
    return end if end.raw.month else Value(str(end.raw.year), end.places, end.raw)
