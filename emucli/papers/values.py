"""What templates print: a text together with the places of the records, or the computation, that it comes from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..findings.near import nearest
from ..language.phrases import Language, Phrase, say
from ..model.place import Place
from ..model.references import fields_of


@dataclass(frozen=True)
class Computed:
    """What made a value that stands in no record: `score` or `elect`, and of which unit, code or vote; or a count."""

    by: Literal["score", "elect", "count", "year"]
    what: str = ""


@dataclass(frozen=True, eq=False)
class Value:
    """A text to print. `raw` is the record's own value; `entry` what a register holds of an id.

    `inside`: the text within a sentence, where it is written otherwise there. `again`: the text from the second time
    on, where a paper says it in full only once.
    """

    text: str
    places: tuple[Place, ...] = ()
    raw: Any = None
    entry: Any = None
    computed: Computed | None = None
    inside: str = ""
    again: str = ""

    def __eq__(self, other: object) -> bool:
        return self.text == (other.text if isinstance(other, Value) else other)

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text


class UnknownKey(AttributeError):
    """A template asks for a key that the format does not have; `near` is the nearest one, or empty."""

    def __init__(self, key: str, near: str) -> None:
        super().__init__(key)
        self.key = key
        self.near = near


@dataclass(frozen=True)
class Gap:
    """What is not there: false in a condition, empty in a loop, visible in print.

    `unknown`: the source does not state it, and nobody waits for it. Otherwise it is not recorded yet: a paper that
    prints it is not complete. `record` is the class of record that would stand there; `why` says what a computed value
    waits for.
    """

    places: tuple[Place, ...] = ()
    unknown: bool = False
    record: Any = None
    why: tuple[Phrase, ...] = ()

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __getitem__(self, _index: Any) -> "Gap":
        """Nor is any entry of a list that is not there."""
        return self

    def __getattr__(self, key: str) -> "Gap":
        """Of a mapping that is not there, no key is; one that the format does not have is an error all the same."""
        if key.startswith("_"):
            raise AttributeError(key)
        if self.record is None:
            return self
        fields = fields_of(self.record)
        if key not in fields:
            raise UnknownKey(key, nearest(key, fields))
        deeper = () if self.unknown else (key,)
        places = tuple(Place(place.file, (*place.path, *deeper)) for place in self.places)
        return Gap(places, self.unknown, fields[key].record, self.why)


@dataclass(frozen=True)
class Joined:
    """Several values in one sentence with what stands between them; each keeps its own place."""

    parts: Sequence[Any]


def span(period: Any, language: Language) -> Any:
    """A period as its ends, years as bare numbers; one end where both are the same; None where none is recorded."""
    start, end = (_bare_year(end) if end else None for end in (getattr(period, "from"), period.to))
    if start and end:
        dash = " - " if language == "vi" else "–"
        return start if start == end else Joined([start, dash, end])
    only = start or end
    if only is None:
        return None
    return Joined([f"{say(Phrase('since' if start else 'until'), language)} ", only])


def _bare_year(end: Value) -> Value:
    return end if end.raw.month else Value(str(end.raw.year), end.places, end.raw)
