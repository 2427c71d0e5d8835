"""Puts a text of its own into every text of a year, so that no field of the format is forgotten."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from emucli.model.base import Keyed, Record
from emucli.model.text import Bilingual
from emucli.model.tree import Cluster

Change = Callable[[str], str]


def with_texts(cluster: Cluster, change: Change) -> Cluster:
    """The cluster with every text of its records and registers changed; ids, words, numbers and dates stay."""
    changed: Cluster = _changed(cluster, Any, change)
    return changed


def _changed(value: Any, annotation: Any, change: Change) -> Any:
    """A value with its texts changed: records and the loaded whole that holds them are rebuilt, others stay."""
    if isinstance(value, str):
        return change(value) if _is_text(value, annotation) else value
    if isinstance(value, Bilingual):
        both = {name: getattr(value, name) for name in ("vi", "en")}
        return value.model_copy(update={name: change(one) for name, one in both.items() if isinstance(one, str)})
    if type(value) is tuple:
        return tuple(_changed(one, annotation, change) for one in value)
    if isinstance(value, Record):
        return _record(value, change)
    if isinstance(value, Mapping):
        return {key: _changed(one, Any, change) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _changed(getattr(value, one.name), Any, change) for one in fields(value)})
    return value


def _record(record: Record, change: Change) -> Record:
    updated = {}
    for name, field in type(record).model_fields.items():
        annotation = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        updated[name] = _changed(getattr(record, name), annotation, change)
    if isinstance(record, Keyed):
        _, held = type(record).__pydantic_generic_metadata__["args"]
        updated |= {key: _changed(value, held, change) for key, value in record.items()}
    return record.model_copy(update=updated)


def _is_text(value: str, annotation: Any) -> bool:
    """Whether a field holds texts: `Text` is the one type that may be in two languages."""
    parts = list(_parts(annotation))
    words = [word for part in parts if get_origin(part) is Literal for word in get_args(part)]
    return Bilingual in parts and value not in words


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from _parts(inner)


def strings(value: Any) -> Iterator[str]:
    """Every string of a record, whatever it is: texts, ids, words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from strings(tuple(one for _, one in value))
    elif isinstance(value, Mapping):
        yield from strings(tuple(value.values()))
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one)
