"""Records as templates see them: the keys of the format, in the language of the paper, each value with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any, Protocol

from ..findings.near import nearest
from ..language import english, vietnamese
from ..language.phrases import Phrase, say
from ..model.base import Keyed, Record
from ..model.place import Place
from ..model.references import keyed_registers_of, register_of, words_of
from ..model.scalars import When
from ..model.text import Bilingual, in_language
from ..model.tree import Cluster
from ..model.unknown import Unknown, known
from ..results.names import Names
from .values import Gap, Value


class Words(Protocol):
    """What both languages can do."""

    def long_date(self, year: int, month: int | None = None, day: int | None = None) -> str:
        """A date in words."""

    def number(self, value: Decimal | int) -> str:
        """A number as the language writes it."""


class UnknownKey(AttributeError):
    """A template asks for a key that the format does not have; `near` is the nearest one, or empty."""

    def __init__(self, key: str, near: str) -> None:
        super().__init__(key)
        self.key = key
        self.near = near


_NAMES = ("name", "number", "title")


@dataclass(frozen=True)
class Wrapper:
    """Turns record values into what templates print."""

    names: Names
    register_files: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def wrap(self, value: Any, place: Place, register: str | None = None, words: frozenset[str] = frozenset()) -> Any:
        """None stays None; a word of the format stays a word; a list becomes a list."""
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, Unknown):
            return Gap((place,))
        if isinstance(value, tuple) and not isinstance(value, When):
            return [
                self.wrap(item, Place(place.file, (*place.path, index)), register, words)
                for index, item in enumerate(value)
            ]
        if isinstance(value, Keyed):
            return list(self._pairs(value, place))
        if isinstance(value, Record):
            return Entry(value, place, self)
        if isinstance(value, str) and value in words:
            return value
        if isinstance(value, str) and register:
            return self.named(register, value, place)
        return Value(self._text(value), (place,), raw=value)

    def named(self, register: str, id_: str, place: Place) -> Value:
        """An id as the name of its register's entry; its places are that of the id and that of the entry."""
        cluster: Cluster = self.names.cluster
        entry = cluster.registers.entries(register).get(id_)
        if not isinstance(entry, Record):
            return Value(id_, (place,), raw=id_)
        own = Place(self.register_files.get((register, id_), ""), (register, id_))
        named_by = next((key for key in _NAMES if known(getattr(entry, key, None)) is not None), "name")
        places = (place, Place(own.file, (*own.path, named_by))) if own.file else (place,)
        if isinstance(getattr(entry, "name", None), Unknown):
            # An id is no name: what the source does not name is a gap in a paper too.
            return Value(say(Phrase("gap"), self.names.language), places, raw=id_, entry=Entry(entry, own, self))
        return Value(self.names.of(register, id_), places, raw=id_, entry=Entry(entry, own, self))

    def _pairs(self, keyed: Keyed[Any, Any], place: Place) -> Iterator[tuple[Any, Any]]:
        key_register, value_register = keyed_registers_of(type(keyed))
        for key, value in keyed.items():
            below = Place(place.file, (*place.path, key))
            name = self.named(key_register, key, below) if key_register else Value(str(key), (below,), raw=key)
            yield name, self.wrap(value, below, value_register)

    def _text(self, value: Any) -> str:
        words: Words = english if self.names.language == "en" else vietnamese
        if isinstance(value, Bilingual):
            return in_language(value, self.names.language)
        if isinstance(value, When):
            return words.long_date(*value)
        if isinstance(value, date):
            return words.long_date(value.year, value.month, value.day)
        if isinstance(value, time):
            return f"{value:%H:%M}" if self.names.language == "en" else f"{value:%H} giờ {value:%M}"
        if isinstance(value, int | Decimal):
            return words.number(value)
        return str(value)


class Entry:
    """A record of the format: its keys are its attributes, by the names that files use."""

    def __init__(self, record: Record, place: Place, wrapper: Wrapper) -> None:
        self._record = record
        self._place = place
        self._wrapper = wrapper

    def __getattr__(self, key: str) -> Any:
        fields = _fields(type(self._record))
        if key not in fields:
            raise UnknownKey(key, nearest(key, fields))
        name, register, words = fields[key]
        place = Place(self._place.file, (*self._place.path, key))
        return self._wrapper.wrap(getattr(self._record, name), place, register, words)


@cache
def _fields(record: type[Record]) -> Mapping[str, tuple[str, str | None, frozenset[str]]]:
    return {
        field.alias or name: (name, register_of(record, name), words_of(record, name))
        for name, field in record.model_fields.items()
    }
