"""What templates print: a text together with the places of the records, or the computation, that it comes from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, fields
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Literal, Never, TypeAlias, TypeVar

from ...findings.near import nearest
from ...language import english, vietnamese
from ...language.phrases import Language, Phrase, say
from ...model.base import Record
from ...model.place import Place
from ...model.references import fields_of
from ...model.scalars import When
from ...model.text import Bilingual

Raw: TypeAlias = str | int | Decimal | Fraction | When | date | time | Bilingual
"""A record's own value, or the number that was worked out: what a printed text stands for."""
Printable: TypeAlias = "Value | Gap | Joined | str | int | tuple[()] | None"
"""What can be printed as a whole; an empty list is told in words."""

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


K = TypeVar("K", bound="Row")


class UnknownKey(AttributeError):
    """A template asks for a key that the format does not have; `near` is the nearest one, or empty."""

    def __init__(self, key: str, near: str) -> None:
        super().__init__(key)
        self.key = key
        self.near = near


class Asked:
    """What templates may ask for keys. Each class says which keys it gives; nothing else of it can be reached."""

    def ask(self, key: str) -> object:
        """The value of a key. Raises UnknownKey where the format has no such key, KeyError where this has none."""
        raise KeyError(key)


class Row(Asked):
    """A row that was computed: its keys are the fields that it declares."""

    def ask(self, key: str) -> object:
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
    raw: Raw | None = None
    _: KW_ONLY
    entry: "Held | None" = None
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

    def ask(self, key: str) -> object:
        """`text`, `entry`, and `raw`: an id, a word, a number or a date; of anything else only its text is given."""
        if key == "raw":
            return self.raw if self.raw is None or type(self.raw) in PLAIN else self.text
        if key not in ("text", "entry"):
            raise KeyError(key)
        return getattr(self, key)


class Held(Asked):
    """A record, or the gap in its place: the keys of the format, each as the code of papers takes it.

    Each of these raises UnknownKey as `ask` does, and TypeError where the format holds something else at the key.
    """

    def text(self, key: str) -> "Value | Gap":
        """A text, a number, a day or an id."""
        return as_text(self.ask(key))

    def stated(self, key: str) -> "Value":
        """A value that the format requires."""
        found = self.ask(key)
        if isinstance(found, Value):
            return found
        raise TypeError(f"{key} is not stated")

    def id_at(self, key: str) -> str:
        """An id; empty where none is known."""
        raw = self.text(key).ask("raw")
        return raw if isinstance(raw, str) else ""

    def texts(self, key: str) -> "list[Value | Gap] | Gap":
        """A list of these."""
        found = self.ask(key)
        return found if isinstance(found, Gap) else [as_text(one) for one in as_list(found)]

    def entry(self, key: str) -> "Held":
        """A record within this one."""
        return as_record(self.ask(key))

    def entries(self, key: str) -> "list[Held] | Gap":
        """A list of records."""
        found = self.ask(key)
        return found if isinstance(found, Gap) else [as_record(one) for one in as_list(found)]

    def pairs(self, key: str) -> "list[tuple[Value, object]]":
        """What stands under keys that the record chooses, each with its key; none where nothing is recorded."""
        return [as_pair(one) for one in as_list(self.ask(key))]

    def word(self, key: str) -> str:
        """A word of the format (`all`, `annual`); empty where none stands there."""
        found = self.ask(key)
        return found if isinstance(found, str) else ""

    def flag(self, key: str) -> bool:
        """Whether a record says yes."""
        return self.ask(key) is True


@dataclass(frozen=True)
class Gap(Held):
    """What is not there: false in a condition, empty in a loop, visible in print.

    `unknown`: the source does not state it, and nobody waits for it. Otherwise it is not recorded yet: a paper that
    prints it is not complete. `record` is the class of record that would stand there; `why` says what a computed value
    waits for. `language`: the text is there, but not in this language.
    """

    places: tuple[Place, ...] = ()
    unknown: bool = False
    record: type[Record] | None = None
    why: tuple[Phrase, ...] = ()
    language: Language | None = None

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[Never]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __getitem__(self, _index: object) -> "Gap":
        """Nor is any entry of a list that is not there."""
        return self

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


def as_text(found: object) -> Value | Gap:
    """What is a text, or the gap in its place. Raises TypeError."""
    if isinstance(found, Value | Gap):
        return found
    raise TypeError(f"{type(found).__name__} is no text")


def as_list(found: object) -> Sequence[object]:
    """What is a list; a gap is an empty one. Raises TypeError."""
    if isinstance(found, Iterable) and not isinstance(found, str):
        return tuple(found)
    raise TypeError(f"{type(found).__name__} is no list")


def as_pair(found: object) -> tuple[Value, object]:
    """What is a key of a record's own with its value. Raises TypeError."""
    key, value = as_list(found)
    if isinstance(key, Value):
        return key, value
    raise TypeError(f"{type(key).__name__} is no key")


def as_rows(found: object, kind: type[K]) -> list[K]:
    """What is a list of rows of one class. Raises TypeError."""
    several = as_list(found)
    rows = [one for one in several if isinstance(one, kind)]
    if len(rows) < len(several):
        raise TypeError(f"not every entry is a {kind.__name__}")
    return rows


def as_record(found: object) -> Held:
    """What has the keys of the format. Raises TypeError."""
    if isinstance(found, Held):
        return found
    raise TypeError(f"{type(found).__name__} is no record")


@dataclass(frozen=True)
class Joined:
    """Several values in one sentence with what stands between them; each keeps its own place."""

    parts: Sequence[Printable]


def span(period: object, language: Language) -> Printable:
    """A period as its ends, years as bare numbers; one end where both are the same; None where none is recorded."""
    if not isinstance(period, Asked):
        raise TypeError("span takes a period")
    start, end = (_bare_year(period.ask(key)) for key in ("from", "to"))
    if start and end:
        dash = (english if language == "en" else vietnamese).DASH_OF_PERIODS
        return start if start == end else Joined([start, dash, end])
    only = start or end
    if only is None:
        return None
    return Joined([f"{say(Phrase('since' if start else 'until'), language)} ", only])


def _bare_year(end: object) -> Value | None:
    if not isinstance(end, Value):
        return None
    raw = end.raw
    return Value(str(raw.year), end.places, raw) if isinstance(raw, When) and raw.month is None else end
