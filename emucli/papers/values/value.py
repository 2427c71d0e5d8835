"""What templates print: a text together with the places of the records, or the computation, that it comes from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from ...findings.near import nearest
from ...language.phrases import Language, Phrase, say
from ...model.place import Place
from ...model.references import fields_of
from ...model.scalars import When

PLAIN: Mapping[type, tuple[str, ...]] = {
    str: (),
    bool: (),
    int: (),
    Decimal: (),
    Fraction: ("numerator", "denominator"),
    When: ("year", "month", "day"),
    date: ("year", "month", "day"),
    time: ("hour", "minute"),
}
"""What a record's own value may be where templates see it, with the parts of it that they may ask for."""


class UnknownKey(AttributeError):
    """A template asks for a key that the format does not have; `near` is the nearest one, or empty."""

    def __init__(self, key: str, near: str) -> None:
        super().__init__(key)
        self.key = key
        self.near = near


class Asked:
    """What templates may ask for keys. Each class says which keys it gives; nothing else of it can be reached."""

    def ask(self, key: str) -> Any:
        """The value of a key. Raises UnknownKey where the format has no such key, KeyError where this has none."""
        raise KeyError(key)


class Row(Asked):
    """A row that was computed: its keys are the fields that it declares."""

    def ask(self, key: str) -> Any:
        """A declared field."""
        if key not in (field.name for field in fields(self)):  # type: ignore[arg-type]
            raise KeyError(key)
        return getattr(self, key)


@dataclass(frozen=True)
class Computed:
    """What made a value that stands in no record: `score` or `elect`, and of which unit, code or vote; or a count."""

    by: Literal["score", "elect", "count", "year"]
    what: str = ""


@dataclass(frozen=True, eq=False)
class Value(Asked):
    """A text to print. `raw` is the record's own value; `entry` what a register holds of an id.

    `inside`: the text within a sentence, where it is written otherwise there. `language`: that of the text where it is
    not the paper's; `lacking`: the gaps that printing it leaves open, such as the text in the language of the paper.
    `again`: the text from the second time on, where a paper says it in full only once.
    """

    text: str
    places: tuple[Place, ...] = ()
    raw: Any = None
    entry: Any = None
    computed: Computed | None = None
    inside: str = ""
    language: Language | None = None
    lacking: "tuple[Gap, ...]" = ()
    again: str = ""

    def __eq__(self, other: object) -> bool:
        return self.text == (other.text if isinstance(other, Value) else other)

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    def ask(self, key: str) -> Any:
        """`text`, `entry`, and `raw`: an id, a word, a number or a date; of anything else only its text is given."""
        if key == "raw":
            return self.raw if self.raw is None or type(self.raw) in PLAIN else self.text
        if key not in ("text", "entry"):
            raise KeyError(key)
        return getattr(self, key)


@dataclass(frozen=True)
class Gap(Asked):
    """What is not there: false in a condition, empty in a loop, visible in print.

    `unknown`: the source does not state it, and nobody waits for it. Otherwise it is not recorded yet: a paper that
    prints it is not complete. `record` is the class of record that would stand there; `why` says what a computed value
    waits for. `language`: the text is there, but not in this language.
    """

    places: tuple[Place, ...] = ()
    unknown: bool = False
    record: Any = None
    why: tuple[Phrase, ...] = ()
    language: Language | None = None

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
        """The same for the code of papers, where no field of a gap has the name of the key."""
        if key.startswith("_"):
            raise AttributeError(key)
        return self.ask(key)

    def ask(self, key: str) -> "Gap":
        """Of a mapping that is not there, no key is; one that the format does not have is an error all the same."""
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
    if not isinstance(period, Asked):
        raise TypeError("span takes a period")
    start, end = (_bare_year(end) if end else None for end in (period.ask("from"), period.ask("to")))
    if start and end:
        dash = " - " if language == "vi" else "–"
        return start if start == end else Joined([start, dash, end])
    only = start or end
    if only is None:
        return None
    return Joined([f"{say(Phrase('since' if start else 'until'), language)} ", only])


def _bare_year(end: Value) -> Value:
    return end if end.raw.month else Value(str(end.raw.year), end.places, end.raw)
