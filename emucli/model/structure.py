"""Finds the record classes at a place of a file: for the keys that may stand there."""

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from .ids import Register
from .place import KeyPath
from .references import register_of
from .shapes import ByKey, ByKind, ByShape

_ANYWHERE = frozenset(("note", "source", "text_language"))


def keys_at(record: type[BaseModel], path: KeyPath, tree: Any) -> tuple[str, ...]:
    """The keys that the mapping at `path` may have, in the order of the format; `tree` is the whole file as read."""
    found: Any = record
    for step in path:
        found = _inside(_chosen(found, tree), step)
        tree = _item(tree, step)
    chosen = _chosen(found, tree)
    fields = getattr(chosen, "model_fields", {})
    keys = [field.alias or name for name, field in fields.items()]
    # What any mapping may carry comes last: it is rarely what was meant.
    return tuple(sorted(keys, key=lambda key: key in _ANYWHERE))


def kinds_at(record: type[BaseModel], path: KeyPath, tree: Any) -> tuple[str, ...]:
    """The kinds of which a mapping at `path` must name one, in the order of the format."""
    return _kinds(_standing_at(record, path, tree))


def _kinds(annotation: Any) -> tuple[str, ...]:
    for mark in (mark for part in _layers(annotation) for mark in getattr(part, "__metadata__", ())):
        if isinstance(mark, ByKind):
            return tuple(mark.options)
        if isinstance(mark, ByShape):
            return _kinds(mark.mapping)
    return ()


def takes_list(record: type[BaseModel], path: KeyPath, tree: Any) -> bool:
    """Whether a list may stand at `path`, alone or besides other shapes."""
    for part in _layers(_standing_at(record, path, tree)):
        marks = getattr(part, "__metadata__", ())
        if get_origin(part) is tuple or any(isinstance(mark, ByShape) and mark.list is not None for mark in marks):
            return True
    return False


def register_at(record: type[BaseModel], path: KeyPath, tree: Any) -> Register | None:
    """The register whose ids stand at `path`; None where others stand there."""
    return register_of(_standing_at(record, path, tree))


def _standing_at(record: type[BaseModel], path: KeyPath, tree: Any) -> Any:
    """The annotation of what stands at `path`."""
    found: Any = record
    for step in path:
        found = _inside(_chosen(found, tree), step)
        tree = _item(tree, step)
    return found


def _item(tree: Any, step: str | int) -> Any:
    try:
        return tree[step]
    except (KeyError, IndexError, TypeError):
        return None


def _chosen(annotation: Any, value: Any) -> Any:
    """One class or list type: optional and unknown set aside, alternatives told apart by the value."""
    for part in _layers(annotation):
        marks = getattr(part, "__metadata__", ())
        for mark in marks:
            if isinstance(mark, ByShape | ByKind | ByKey):
                return _chosen(mark.choose(value), value)
        if hasattr(part, "model_fields") or get_origin(part) is tuple:
            return part
    return None


def _layers(annotation: Any) -> Iterator[Any]:
    yield annotation
    if get_origin(annotation) is not tuple and not hasattr(annotation, "model_fields"):
        for inner in get_args(annotation):
            yield from _layers(inner)


def _inside(annotation: Any, step: str | int) -> Any:
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    for name, field in getattr(annotation, "model_fields", {}).items():
        if (field.alias or name) == step:
            return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    arguments = getattr(annotation, "__pydantic_generic_metadata__", {}).get("args", ())
    return arguments[1] if arguments else None
