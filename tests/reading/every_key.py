"""Every key that a record file may have, found in the models: each with what it stands in, and nothing else."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args, get_origin

from emucli.findings.finding import KeyPath
from emucli.model.base import Keyed, RecordFile
from emucli.model.scalars import Scalar
from emucli.model.shapes import ByKind, ByShape

_DEEPEST = 14
"""Criteria hold criteria: so many steps reach every key, those of criteria within criteria too."""
_CHOSEN = "a1"
"""A key that the record chooses: an id as well as a code."""


class Place:
    """A key, what may stand there, and what tells the kinds of the mappings around it apart."""

    def __init__(self, path: KeyPath, annotation: Any, kinds: dict[KeyPath, str]) -> None:
        self.path, self.annotation, self._kinds = path, annotation, kinds

    def __str__(self) -> str:
        return ".".join(map(str, self.path)) + "".join(f" ({kind})" for kind in self._kinds.values())

    def written(self, value: str) -> str:
        """The file in block style, with this value at the place."""
        return "\n".join(self._lines(self.path)) + f" {value}\n"

    def flowing(self, value: str) -> str:
        """The file with the mapping of this key within `{ }`, before another key."""
        *above, key = self.path
        kind = self._kinds.get(tuple(above), "note: a")
        return "\n".join(self._lines(tuple(above))) + f" {{{key}: {value}, {kind}}}\n"

    def _lines(self, path: KeyPath) -> list[str]:
        lines: list[str] = []
        for depth, step in enumerate(path):
            kind = self._kinds.get(self.path[:depth], "")
            if kind and not kind.startswith(f"{step}:"):
                lines.append(f"{'  ' * depth}{kind}")
            lines.append("  " * depth + ("-" if isinstance(step, int) else f"{step}:"))
        return lines


def takes_whole_numbers_only(annotation: Any) -> bool:
    """Whether nothing but a whole number may stand there (beside `all`, and `unknown`)."""
    for mark in getattr(annotation, "__metadata__", ()):
        if isinstance(mark, Scalar):
            return mark.kind in ("count", "quota")
        if isinstance(mark, ByShape):
            return mark.text is not None and takes_whole_numbers_only(mark.text)
    if get_origin(annotation) is Literal:
        return all(word.isdigit() for word in get_args(annotation))
    inner = () if get_origin(annotation) is tuple else get_args(annotation)
    return annotation is int or any(map(takes_whole_numbers_only, inner))


def every_key(model: type[RecordFile]) -> Iterator[Place]:
    """All keys of a record file, and the entries of its lists and of its mappings whose keys the record chooses."""
    return _below(model, (), {})


def _below(annotation: Any, path: KeyPath, kinds: dict[KeyPath, str]) -> Iterator[Place]:
    if len(path) > _DEEPEST or path.count("criteria") > 2:
        return
    marks = getattr(annotation, "__metadata__", ())
    choices = [mark for mark in marks if isinstance(mark, ByShape | ByKind)]
    if choices:
        choice = choices[0]
        for name, option in choice.options.items():
            told = {path: f"{choice.key}: {name}"} if isinstance(choice, ByKind) else {}
            yield from _below(option, path, kinds | told)
    elif get_origin(annotation) is tuple:
        yield Place((*path, 0), get_args(annotation)[0], kinds)
        yield from _below(get_args(annotation)[0], (*path, 0), kinds)
    elif hasattr(annotation, "model_fields"):
        yield from _of_record(annotation, path, kinds)
    else:
        for inner in get_args(annotation):
            yield from _below(inner, path, kinds)


def _of_record(record: Any, path: KeyPath, kinds: dict[KeyPath, str]) -> Iterator[Place]:
    keys = [
        (field.alias or name, Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation)
        for name, field in record.model_fields.items()
    ]
    if issubclass(record, Keyed):
        keys.append((_CHOSEN, record.__pydantic_generic_metadata__["args"][1]))
    for key, annotation in keys:
        yield Place((*path, key), annotation, kinds)
        yield from _below(annotation, (*path, key), kinds)
