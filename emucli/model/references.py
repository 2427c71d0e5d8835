"""The ids that a record cites, wherever they stand in it: found by their types, so that no field is forgotten."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, get_args, get_origin

from .base import Record
from .ids import Names, Register
from .place import KeyPath
from .text import Bilingual, Untranslated

M = TypeVar("M")

_NO_WORDS: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reference:
    """An id found in a record: which register it names, where it stands, and whether it stands there as a key.

    `explained`: the mapping that holds it carries a note.
    """

    register: Register
    id: str
    path: KeyPath
    explained: bool
    is_key: bool = False


def references(record: Record, path: KeyPath = ()) -> Iterator[Reference]:
    """Every reference of a record and of all records in it, with key paths as the file writes them."""
    plan = _plan(type(record))
    explained = record.note is not None
    for attribute, key, register, words in plan.fields:
        yield from _in_value(getattr(record, attribute), (*path, key), register, words, explained)
    if plan.keyed:
        for name, value in (record.__pydantic_extra__ or {}).items():
            if plan.key_register:
                yield Reference(plan.key_register, name, (*path, name), explained, is_key=True)
            yield from _in_value(value, (*path, name), plan.value_register, _NO_WORDS, explained)


def ids_by_register(record: Record) -> dict[Register, set[str]]:
    """The ids of a record and of all records in it: quick, for most files need no places."""
    found: dict[Register, set[str]] = {}
    _gather(record, found)
    return found


def _gather(record: Record, found: dict[Register, set[str]]) -> None:
    plan = _plan(type(record))
    values = record.__dict__
    for attribute, _, register, words in plan.fields:
        value = values[attribute]
        if value is not None and (register is not None or value.__class__ is not str):
            _ids_in_value(value, register, words, found)
    if plan.keyed:
        entries = record.__pydantic_extra__ or {}
        if plan.key_register:
            found.setdefault(plan.key_register, set()).update(entries)
        if plan.value_nests or plan.value_register:
            for value in entries.values():
                # Most entries of score sheets are a bare number.
                if plan.value_register is None and value.__class__ is str:
                    continue
                _ids_in_value(value, plan.value_register, _NO_WORDS, found)


def _ids_in_value(
    value: Any, register: Register | None, words: frozenset[str], found: dict[Register, set[str]]
) -> None:
    if isinstance(value, str):
        if register and value not in words:
            found.setdefault(register, set()).add(value)
    elif isinstance(value, tuple):
        for item in value:
            _ids_in_value(item, register, _NO_WORDS, found)
    elif _is_record(value.__class__):
        _gather(value, found)


def _in_value(
    value: Any, path: KeyPath, register: Register | None, words: frozenset[str], explained: bool
) -> Iterator[Reference]:
    if isinstance(value, str):
        if register and value not in words:
            yield Reference(register, value, path, explained)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _in_value(item, (*path, index), register, _NO_WORDS, explained)
    elif _is_record(value.__class__):
        yield from references(value, path)


@dataclass(frozen=True)
class _Plan:
    """What to look at in one record class; worked out once a class."""

    fields: tuple[tuple[str, str, Register | None, frozenset[str]], ...]
    keyed: bool
    key_register: Register | None
    value_register: Register | None
    value_nests: bool


@cache
def _plan(record: Any) -> _Plan:
    fields = []
    for attribute, field in record.model_fields.items():
        held = _held_by(_annotation(record, attribute))
        if held.register or held.record:
            fields.append((attribute, field.alias or attribute, held.register, held.words))
    arguments = record.__pydantic_generic_metadata__["args"]
    if not arguments:
        return _Plan(tuple(fields), False, None, None, False)
    held = _held_by(arguments[1])
    return _Plan(tuple(fields), True, register_of(arguments[0]), held.register, held.record is not None)


@dataclass(frozen=True, kw_only=True)
class FieldOf:
    """What a key of a record class may hold.

    `register`: the ids are of this register. `words`: words of the format (`all`, `annual`), which are no texts.
    `record`: the class of the record there, or of the records in a list there; None where it holds none.
    `is_text`: it holds texts, which may be in either language; `untranslated` where they are cited as they are.
    """

    attribute: str
    register: Register | None
    words: frozenset[str]
    record: Any
    several: bool
    is_text: bool = False
    untranslated: Untranslated | None = None


@cache
def fields_of(record: Any) -> Mapping[str, FieldOf]:
    """The fields of a record class by the keys that files write."""
    return {field.alias or name: _field_of(record, name) for name, field in record.model_fields.items()}


def _field_of(record: Any, attribute: str) -> FieldOf:
    held = _held_by(_annotation(record, attribute))
    return FieldOf(
        attribute=attribute,
        register=held.register,
        words=held.words,
        record=held.record,
        several=any(get_origin(part) is tuple for part in held.parts),
        is_text=any(part is Bilingual for part in held.parts),
        untranslated=_first(Untranslated, held.parts),
    )


def keyed_registers_of(keyed: Any) -> tuple[Register | None, Register | None]:
    """The registers whose ids the keys and the values of a keyed class are."""
    plan = _plan(keyed)
    return plan.key_register, plan.value_register


def _annotation(record: Any, attribute: str) -> Any:
    field = record.model_fields[attribute]
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _parts(annotation: Any) -> Iterator[Any]:
    """An annotation and all that stands inside it, but not inside record classes."""
    yield annotation
    for inner in get_args(annotation):
        yield from _parts(inner)
    for inner in getattr(annotation, "__metadata__", ()):
        options = getattr(inner, "options", None)
        for option in options.values() if options else ():
            yield from _parts(option)


def register_of(annotation: Any) -> Register | None:
    """The register whose ids an annotation takes; None where it takes none."""
    return _held_by(annotation).register


class _Held(NamedTuple):
    """What values of an annotation may hold: see FieldOf."""

    parts: tuple[Any, ...]
    register: Register | None
    words: frozenset[str]
    record: Any


@cache
def _held_by(annotation: Hashable) -> _Held:
    """Worked out once an annotation: most fields share theirs with others."""
    parts = tuple(_parts(annotation))
    names = _first(Names, parts)
    literals = (part for part in parts if getattr(part, "__origin__", None) is Literal)
    words = frozenset(word for literal in literals for word in get_args(literal))
    record = next((part for part in parts if isinstance(part, type) and _is_record(part)), None)
    return _Held(parts, names.register if names else None, words, record)


def _first(kind: type[M], parts: Iterable[Any]) -> M | None:
    """The first mark of a kind on any of the parts."""
    marks = (mark for part in parts for mark in getattr(part, "__metadata__", ()))
    return next((mark for mark in marks if isinstance(mark, kind)), None)


@cache
def _is_record(kind: Hashable) -> bool:
    return "source" in getattr(kind, "model_fields", ())
