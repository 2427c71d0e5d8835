"""Records as templates see them: the keys of the format, in the language of the paper, each value with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Generic, Protocol, TypeVar

from ...findings.near import nearest
from ...language import english, vietnamese
from ...language.phrases import Argument, Phrase, say
from ...model.base import Keyed, Record
from ...model.place import Place
from ...model.references import FieldOf, fields_of, keyed_registers_of
from ...model.scalars import When
from ...model.text import Bilingual, Language, Text, in_language, language_of
from ...model.tree import Cluster
from ...model.unknown import Unknown, known
from ...results.award_names import named_award
from ...results.counted import percent, stated_share
from ...results.names import Names
from ...scoring.numbers import exactly, written
from .value import Computed, Gap, Held, Raw, UnknownKey, Value


class Words(Protocol):
    """What both languages can do."""

    def clock(self, at: time) -> str:
        """A time of day."""

    def long_date(self, year: int, month: int | None = None, day: int | None = None) -> str:
        """A date in words."""

    def number(self, value: Decimal | int) -> str:
        """A number as the language writes it."""

    def in_sentence(self, name: str) -> str:
        """The name of a unit within a sentence."""


R_co = TypeVar("R_co", bound=Record, covariant=True)
_NAMES = ("name", "number", "title")
_ANY = FieldOf(attribute="", register=None, words=frozenset(), record=None, several=False)
_TEXT = FieldOf(attribute="", register=None, words=frozenset(), record=None, several=False, is_text=True)


@dataclass(frozen=True)
class Wrapper:
    """Turns record values into what templates print. `languages` are those of the bare texts of a file, by its path.

    `to_authority`: for a paper that the authority receives.
    """

    names: Names
    register_files: Mapping[tuple[str, str], str] = field(default_factory=dict)
    languages: Mapping[str, Language] = field(default_factory=dict)
    to_authority: bool = False

    def wrap(self, value: object, place: Place, field: FieldOf = _ANY, register: str | None = None) -> object:
        """What is not recorded or not stated becomes a gap; words of the format stay words, lists become lists."""
        if isinstance(value, bool):
            return value
        if value is None or isinstance(value, Unknown):
            return Gap((place,), unknown=value is not None, record=field.record)
        if isinstance(value, tuple) and not isinstance(value, When):
            return [
                self.wrap(item, Place(place.file, (*place.path, index)), field, register)
                for index, item in enumerate(value)
            ]
        if isinstance(value, Keyed):
            return list(self._pairs(value, place))
        if isinstance(value, Record):
            return Entry(value, place, self)
        if isinstance(value, str) and value in field.words:
            return value
        named = register or field.register
        if isinstance(value, str) and named:
            return self.named(named, value, place)
        if not isinstance(value, Raw):
            raise TypeError(type(value).__name__)
        made = Value(self._text(value), (place,), raw=value)
        if field.is_text and isinstance(value, str | Bilingual):
            return self._spoken(made, value, place, field)
        return made

    def text(self, value: Text | Unknown, place: Place) -> Value:
        """A text of a record that templates do not reach by its keys."""
        if isinstance(value, Unknown):
            return Value(say(Phrase("gap_unknown"), self.names.language), (place,))
        return self._spoken(Value(self._text(value), (place,), raw=value), value, place, _TEXT)

    def _spoken(self, made: Value, text: Text, place: Place, field: FieldOf) -> Value:
        """The value with its language where that is not the paper's, and where the text of the paper's own is missing.

        What has no letters (`%`) is in no language; what the format does not translate lacks none. Of a text in two
        languages the place is that of the language printed.
        """
        own = self.names.language
        language = language_of(text, own, self.languages.get(place.file, "vi"))
        if isinstance(text, Bilingual):
            exact = Place(place.file, (*place.path, language))
            made = replace(made, places=tuple(exact if one == place else one for one in made.places))
        if language == own or not any(letter.isalpha() for letter in made.text):
            return made
        if field.untranslated is not None:
            return made if field.untranslated.proper else replace(made, language=language)
        return replace(made, language=language, lacking=(Gap((place,), language=own),))

    def named(self, register: str, id_: str, place: Place, computed: Computed | None = None) -> Value:
        """An id as the name of its register's entry; its places are that of the id and that of the entry."""
        cluster: Cluster = self.names.cluster
        entry = cluster.registers.entries(register).get(id_)
        if not isinstance(entry, Record):
            return Value(id_, (place,), raw=id_, computed=computed)
        own = Place(self.register_files.get((register, id_), ""), (register, id_))
        named_by = next((key for key in _NAMES if known(getattr(entry, key, None)) is not None), "name")
        places = (place, Place(own.file, (*own.path, named_by))) if own.file else (place,)
        if isinstance(getattr(entry, "name", None), Unknown):
            # An id is no name: what the source does not name is a gap in a paper too.
            return Value(
                say(Phrase("gap_unknown"), self.names.language),
                places,
                id_,
                entry=Entry(entry, own, self),
                computed=computed,
            )
        name = self.names.of(register, id_)
        inside = self.words.in_sentence(name) if register == "units" else name
        made = Value(
            name, places, id_, entry=Entry(entry, own, self), computed=computed, inside="" if inside == name else inside
        )
        if register == "awards":
            return self._award(made, id_)
        text = known(getattr(entry, named_by, None))
        return made if text is None else self._spoken(made, text, places[-1], fields_of(type(entry))[named_by])

    def _award(self, made: Value, id_: str) -> Value:
        """An award by its full name; what only the catalogue names waits for that in a paper to the authority."""
        cluster: Cluster = self.names.cluster
        named = named_award(cluster, id_, self.names.language)
        if named.place is not None and named.text is not None:
            made = replace(made, places=(made.places[0], named.place))
            return self._spoken(made, named.text, named.place, _TEXT)
        if named.generic and self.to_authority:
            return replace(made, lacking=(Gap((Place(cluster.file.path, ("award_names", id_)),)),))
        return made if named.text is None else self._spoken(made, named.text, made.places[-1], _TEXT)

    def _pairs(self, keyed: Keyed[object, object], place: Place) -> Iterator[tuple[Value, object]]:
        key_register, value_register = keyed_registers_of(type(keyed))
        for key, value in ((str(key), value) for key, value in keyed.items()):
            below = Place(place.file, (*place.path, key))
            name = self.named(key_register, key, below) if key_register else Value(key, (below,), raw=key)
            yield name, self.wrap(value, below, register=value_register)

    @property
    def words(self) -> Words:
        """The language of the paper."""
        return english if self.names.language == "en" else vietnamese

    def phrase(self, key: str, **arguments: Argument) -> str:
        """A phrase of the program in the language of the paper."""
        return say(Phrase(key, arguments), self.names.language, self.names)

    def number(self, value: Decimal | Fraction | int) -> str:
        """A number that a record states, with no more decimals than it needs."""
        return self.words.number(Decimal(exactly(Fraction(value))))

    def points(self, value: Fraction, decimals: int) -> str:
        """Rounded points, written out with the decimals of the regulation."""
        return self.words.number(Decimal(written(value, decimals)))

    def percent(self, share: Fraction) -> str:
        """A share in percent, for reading: at most two decimals."""
        return self._with_comma(percent(share))

    def share(self, share: Fraction | None) -> str:
        """A share as a rule states it: in percent where that is exact, else as a fraction."""
        return self._with_comma(stated_share(share))

    def _with_comma(self, figure: str) -> str:
        return figure if self.names.language == "en" else figure.replace(".", ",")

    def _text(self, value: Raw) -> str:
        words = self.words
        if isinstance(value, Bilingual):
            return in_language(value, self.names.language)
        if isinstance(value, When):
            return words.long_date(*value)
        if isinstance(value, date):
            return words.long_date(value.year, value.month, value.day)
        if isinstance(value, time):
            return words.clock(value)
        if isinstance(value, Fraction):
            return self.share(value)
        if isinstance(value, int | Decimal):
            return words.number(value)
        return str(value)


class Entry(Held, Generic[R_co]):
    """A record of the format: its keys are its attributes, by the names that files use."""

    def __init__(self, record: R_co, place: Place, wrapper: Wrapper) -> None:
        self._record = record
        self._place = place
        self._wrapper = wrapper

    @property
    def record(self) -> R_co:
        """The record itself, which templates never see."""
        return self._record

    def ask(self, key: str) -> object:
        """The value of a key of the format."""
        fields = fields_of(type(self._record))
        if key not in fields:
            raise UnknownKey(key, nearest(key, fields))
        field = fields[key]
        place = self.place_of(key)
        return self._wrapper.wrap(getattr(self._record, field.attribute), place, field)

    def place_of(self, key: str) -> Place:
        """The place of one of its keys in the record file."""
        return Place(self._place.file, (*self._place.path, key))


R = TypeVar("R", bound=Record)
Recorded = Entry[R] | Gap
"""A record of one class as templates see it, or the gap where it is not there."""


def recorded(found: Held, kind: type[R]) -> Recorded[R]:
    """What is a record of one class, or its gap. Raises TypeError."""
    if isinstance(found, Gap) or (isinstance(found, Entry) and isinstance(found.record, kind)):
        return found
    raise TypeError(f"{type(found).__name__} is no {kind.__name__}")
