"""Every text of a record with its key path, whatever it is for."""

from collections.abc import Iterator

from pydantic import BaseModel

from .place import KeyPath


def strings(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """The texts of a record, of its lists, and of the records in it, in the order of their keys; keys are none."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from strings(item, (*path, index))
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from strings(getattr(value, name), (*path, field.alias or name))
        for key, item in (value.__pydantic_extra__ or {}).items():
            yield from strings(item, (*path, key))
