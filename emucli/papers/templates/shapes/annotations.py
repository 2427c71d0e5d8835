"""Shapes from the types in the code: of the fields of the context, of rows, and of the records in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

from jinja2.runtime import LoopContext

from ....model.base import Keyed, Record
from ....model.ids import Names, Register
from ....model.references import fields_of, keyed_registers_of
from ....model.tree import Registers
from ....model.unknown import Unknown
from ...values.entries import Entry
from ...values.value import PLAIN, Gap, Held, Value
from ..access import keys_of
from .shape import ANYTHING, NOTHING, DictKind, Kind, ListKind, PairKind, Shape, either, only


def shape_of(annotation: object, *, recorded: bool = False, register: Register | None = None) -> Shape:
    """The shape of a value by its type; `recorded`: of what a record holds there, as the wrapper gives it.

    `register`: the one that its ids are of.
    """
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        marked = next((mark.register for mark in inner[1:] if isinstance(mark, Names)), register)
        return shape_of(inner[0], recorded=recorded, register=marked)
    if origin in (Union, UnionType):
        return either(*(shape_of(one, recorded=recorded, register=register) for one in inner))
    if origin in (tuple, list, Sequence):
        return only(ListKind(shape_of(inner[0], recorded=recorded, register=register)))
    if origin is dict:
        return only(DictKind(shape_of(inner[1])))
    if origin is Entry:
        return only(RecordKind(inner[0]))
    if origin is Literal:
        return TEXT
    return _recorded(annotation, register) if recorded else _computed(annotation, register)


def _computed(kind: object, register: Register | None) -> Shape:
    if kind in (NoneType, Gap):
        return NOTHING
    if kind is Value:
        return only(ValueKind(register))
    return only(PlainKind(kind)) if isinstance(kind, type) and (kind in PLAIN or is_dataclass(kind)) else ANYTHING


def _recorded(kind: object, register: Register | None) -> Shape:
    if kind in (NoneType, Unknown):
        return NOTHING
    if kind is bool:
        return only(PlainKind(bool))
    if isinstance(kind, type) and issubclass(kind, Keyed):
        return only(ListKind(_pair(kind)))
    return only(RecordKind(kind) if isinstance(kind, type) and issubclass(kind, Record) else ValueKind(register))


def _pair(keyed: type[Record]) -> Shape:
    """A key that the record chooses, and its value."""
    value = keyed.__pydantic_generic_metadata__["args"][1]
    key_register, value_register = keyed_registers_of(keyed)
    return only(PairKind((only(ValueKind(key_register)), shape_of(value, recorded=True, register=value_register))))


@dataclass(frozen=True)
class RecordKind(Kind):
    """A record of the format: asking it for a key that the format does not have ends the paper."""

    record: type[Record]
    strict = True

    def keys(self) -> Mapping[str, Shape]:
        """The keys that files write."""
        return _keys_of_record(self.record)


@cache
def _keys_of_record(record: type[Record]) -> Mapping[str, Shape]:
    hints = get_type_hints(record, include_extras=True)
    return {key: shape_of(hints[field.attribute], recorded=True) for key, field in fields_of(record).items()}


@dataclass(frozen=True)
class ValueKind(Kind):
    """A text with its places; an id has the entry of its register."""

    register: Register | None

    def keys(self) -> Mapping[str, Shape]:
        """What a value gives."""
        if self.register is None:
            return {"text": TEXT, "raw": _RAW, "entry": NOTHING}
        _, entry = get_args(_ENTRIES[self.register])
        return {"text": TEXT, "raw": TEXT, "entry": only(RecordKind(entry))}


@dataclass(frozen=True)
class PlainKind(Kind):
    """A row that is computed, a word, a number or a date; a loop, which alone of them can be called."""

    python: type

    @property
    def telling(self) -> bool:  # type: ignore[override]
        """Nobody means what a text can do."""
        return self.python not in (str, int, bool)

    @property
    def gives(self) -> Shape | None:  # type: ignore[override]
        """A recursive loop is called with what it goes on over."""
        return ANYTHING if self.python is LoopContext else None

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


_ENTRIES: Mapping[str, object] = get_type_hints(Registers)
TEXT = only(PlainKind(str))
_RAW = either(*(only(PlainKind(kind)) for kind in PLAIN))
"""What a record's own value may be, where its field is not an id."""
