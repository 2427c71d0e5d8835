"""Shapes from the types in the code: of records, of what is computed from them, of the names of the context."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from jinja2.runtime import LoopContext

from ....model.base import Keyed, Record
from ....model.files import REGISTERS
from ....model.ids import Names, Register
from ....model.references import fields_of, keyed_registers_of
from ....model.unknown import Unknown
from ...values.entries import Entry
from ...values.value import PLAIN, Gap, Held, Value
from ..access import keys_of
from .kinds import DictKind
from .shape import ANYTHING, NOTHING, Kind, ListKind, PairKind, Shape, either, only

Leaf = Callable[[Any, Register | None], Shape]


def shape_of(annotation: Any) -> Shape:
    """The shape of a value by its type: a record class stands for a record as templates see it."""
    return _shape(annotation, _value, None)


def _shape(annotation: Any, leaf: Leaf, register: Register | None) -> Shape:
    """An annotation taken apart down to its classes; what `leaf` says of each."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        marks = (mark.register for mark in inner[1:] if isinstance(mark, Names))
        return _shape(inner[0], leaf, next(marks, register))
    if origin in (Union, UnionType):
        return either(*(_shape(one, leaf, register) for one in inner))
    if origin in (tuple, list, Sequence):
        return only(ListKind(_shape(inner[0], leaf, register)))
    if origin is dict:
        return only(DictKind(_shape(inner[1], leaf, register)))
    if origin is Entry:
        return _recorded(inner[0], None)
    if origin is Literal:
        return only(PlainKind(str))
    return leaf(annotation, register)


def _value(kind: Any, register: Register | None) -> Shape:
    """What is computed, and the names of the context."""
    if kind in (NoneType, Gap):
        return NOTHING
    if kind is Value:
        return only(ValueKind(register))
    if isinstance(kind, type) and issubclass(kind, Record):
        return _recorded(kind, register)
    return only(PlainKind(kind)) if kind in PLAIN or is_dataclass(kind) else ANYTHING


def _recorded(kind: Any, register: Register | None) -> Shape:
    """What stands in a record, as the wrapper gives it to templates."""
    if kind in (NoneType, Unknown):
        return NOTHING
    if kind is bool:
        return only(PlainKind(bool))
    if isinstance(kind, type) and issubclass(kind, Keyed):
        return only(ListKind(_pair(kind)))
    if isinstance(kind, type) and issubclass(kind, Record):
        return only(RecordKind(kind))
    return only(ValueKind(register))


def _pair(keyed: Any) -> Shape:
    """A key that the record chooses, and its value."""
    _, value = keyed.__pydantic_generic_metadata__["args"]
    key_register, value_register = keyed_registers_of(keyed)
    return only(PairKind((only(ValueKind(key_register)), _shape(value, _recorded, value_register))))


@dataclass(frozen=True)
class RecordKind(Kind):
    """A record of the format: asking it for a key that the format does not have ends the paper."""

    record: Any
    strict = True

    def keys(self) -> Mapping[str, Shape]:
        """The keys that files write."""
        return _keys_of_record(self.record)


@cache
def _keys_of_record(record: Any) -> Mapping[str, Shape]:
    return {key: _shape_of_field(record.model_fields[field.attribute]) for key, field in fields_of(record).items()}


def _shape_of_field(field: Any) -> Shape:
    annotation = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    return _shape(annotation, _recorded, None)


@dataclass(frozen=True)
class ValueKind(Kind):
    """A text with its places; an id has the entry of its register."""

    register: Register | None

    def keys(self) -> Mapping[str, Shape]:
        """What a value gives."""
        own = {"text": _TEXT, "raw": _TEXT if self.register else _RAW}
        return {**own, "entry": only(RecordKind(_entry_of(self.register))) if self.register else NOTHING}


@cache
def _entry_of(register: Register) -> Any:
    """The record class of a register's entries."""
    annotation = REGISTERS[register].model_fields[register].annotation
    # A register that a file may leave out is `Keyed[...] | None`.
    keyed = next(part for part in (annotation, *get_args(annotation)) if hasattr(part, "__pydantic_generic_metadata__"))
    return keyed.__pydantic_generic_metadata__["args"][1]


@dataclass(frozen=True)
class PlainKind(Kind):
    """A row that is computed, a word, a number or a date; a loop, which alone of them can be called."""

    python: type

    @property
    def telling(self) -> bool:  # type: ignore[override]
        """Nobody means what a text can do."""
        return self.python not in (str, int, bool)

    @property
    def callable(self) -> bool:  # type: ignore[override]
        """A recursive loop is called with what it goes on over."""
        return self.python is LoopContext

    def keys(self) -> Mapping[str, Shape]:
        """What the allow-list gives of it, its fields, and the keys of the record that it answers for."""
        return _keys_of_class(self.python)


@cache
def _keys_of_class(python: type) -> Mapping[str, Shape]:
    hints = get_type_hints(python, include_extras=True) if is_dataclass(python) else {}
    # A row that holds a record answers for its keys as well.
    recorded = shape_of(hints["record"]).keys() or {} if issubclass(python, Held) else {}
    allowed = dict.fromkeys(keys_of(python), ANYTHING)
    return {**recorded, **allowed, **{name: shape_of(hint) for name, hint in hints.items()}}


_TEXT = only(PlainKind(str))
_RAW = either(*(only(PlainKind(kind)) for kind in PLAIN))
"""What a record's own value may be, where its field is not an id."""
