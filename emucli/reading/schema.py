"""A tree of text -> an immutable model, and a finding for each thing that the model refuses."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, takewhile
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..findings.finding import Finding, KeyPath
from ..findings.near import nearest
from ..language.phrases import Arguments
from ..model.base import RecordFile
from ..model.scores import Scores
from ..model.shapes import TAG, shape_of
from ..model.structure import keys_at, kinds_at, takes_list
from .hints import hint_for
from .limits import MAX_TOLD
from .problems import and_more
from .tree import HOLE, Tree

R = TypeVar("R", bound=RecordFile)


def read_model(tree: Any, model: type[R], file: str) -> tuple[R | None, tuple[Finding, ...]]:
    """The record of a file; or None, and every reason why it is none."""
    try:
        return model.model_validate(tree), ()
    except ValidationError as error:
        told = _first_errors(error, model, tree)
        refusals = [one for details in told for one in _refusals(details, tree)]
        more = and_more(error.error_count() - len(told), file)
    # A later format has keys that this reader cannot know: that it is later is all there is to say.
    later = [refusal for refusal in refusals if refusal.is_later_format()]
    meant = later or [refusal for refusal in refusals if not refusal.is_an_echo()]
    return None, (*(_finding(refusal, model, file) for refusal in meant), *more)


def _first_errors(error: ValidationError, model: type[RecordFile], tree: Any) -> Sequence[ErrorDetails]:
    """The errors that are told. pydantic tells all or none, and telling hundreds of thousands fills the memory."""
    if error.error_count() > 10 * MAX_TOLD:
        try:
            model.model_validate(_beginning(tree, count(1)))
        except ValidationError as fewer:
            error = fewer
    return error.errors(include_url=False)[:MAX_TOLD]


def _beginning(tree: Any, nodes: Iterator[int]) -> Any:
    """A tree without the ends of its lists and mappings, once so many values have been passed."""
    if isinstance(tree, list):
        return [_beginning(one, nodes) for one in takewhile(lambda _: next(nodes) < 5 * MAX_TOLD, tree)]
    if isinstance(tree, dict):
        several = takewhile(lambda _: next(nodes) < 5 * MAX_TOLD, tree.items())
        return {key: _beginning(value, nodes) for key, value in several}
    return tree


def left_empty(tree: Tree, refusals: Sequence[Finding]) -> tuple[Finding, ...]:
    """The values that are nothing, which no record takes (FORMAT: ground rules), where nothing else is said."""
    if not tree.empty:
        return ()
    said = {finding.path for finding in refusals}
    return tuple(finding for finding in tree.empty if finding.path not in said)


@dataclass(frozen=True, kw_only=True)
class _Refusal:
    """One error of pydantic in the file's own terms: `path` holds keys only, `on_key` where the key itself is wrong."""

    kind: str
    path: KeyPath
    value: Any
    on_key: bool
    context: Mapping[str, Any]
    tree: Any

    def is_an_echo(self) -> bool:
        """Whether this only follows from something else that is said: of a value that could not be read, or of a list
        whose every entry is refused, which pydantic also calls too short."""
        hole = self.value is HOLE or (isinstance(self.value, dict) and self.value.get(self.context.get("key")) is HOLE)
        return hole or (self.kind == "too_short" and bool(self.value))

    def is_later_format(self) -> bool:
        return (
            self.path == ("format",)
            and isinstance(self.value, str)
            and re.fullmatch("[1-9][0-9]*", self.value) is not None
        )


def _refusals(details: ErrorDetails, tree: Any) -> Iterator[_Refusal]:
    """The refusals of one error: a mapping that needs several keys lacks each of them on its own."""
    refusal = _refusal(details, tree)
    if refusal.kind != "needs_all_of":
        yield refusal
        return
    for key in refusal.context["keys"]:
        yield replace(refusal, kind="missing", path=(*refusal.path, key))


def _refusal(details: ErrorDetails, tree: Any) -> _Refusal:
    path = tuple(step for step in details["loc"] if not (isinstance(step, str) and step.startswith(TAG)))
    value = details["input"]
    stands_there = _at(tree, path)
    on_key = bool(path) and value == path[-1] and (stands_there != value or _is_key(details["type"], path))
    return _Refusal(
        kind=details["type"], path=path, value=value, on_key=on_key, context=details.get("ctx", {}), tree=tree
    )


def _is_key(kind: str, path: KeyPath) -> bool:
    """Whether a refused text that stands as key and as value is meant as the key: one that the record chooses."""
    return kind in ("id", "code") and "_" not in str(path[-1])


def _at(tree: Any, path: KeyPath) -> Any:
    for step in path:
        try:
            tree = tree[step]
        except (KeyError, IndexError, TypeError):
            return None
    return tree


def _finding(refusal: _Refusal, model: type[RecordFile], file: str) -> Finding:
    code, arguments = _diagnose(refusal, model)
    path = refusal.path
    on_key = refusal.on_key
    if refusal.kind == "missing":
        path = path[:-1]
    elif refusal.kind == "extra_forbidden":
        on_key = True
    elif refusal.kind == "kind" and isinstance(refusal.value, dict):
        path = (*path, refusal.context["key"])
    return Finding(code, file, path, arguments, on_key=on_key)


def _diagnose(refusal: _Refusal, model: type[RecordFile]) -> tuple[str, Arguments]:
    """The code of a refusal and what its message needs."""
    if refusal.kind in _STRUCTURAL:
        return _STRUCTURAL[refusal.kind](refusal, model)
    if refusal.is_later_format():
        return "EMU217", {"format": str(refusal.value)}
    if refusal.value is None:
        return "EMU204", {}
    expected = _EXPECTED_SHAPES.get(refusal.kind, "text")
    if shape_of(refusal.value) != expected:
        return "EMU203", {"expected": expected, "found": shape_of(refusal.value)}
    if refusal.value == "unknown" and refusal.kind != "id":
        return "EMU218", {}
    hint = hint_for(refusal.kind, refusal.value)
    return hint.code, {"value": refusal.value, **hint.arguments}


def _unknown_key(refusal: _Refusal, model: type[RecordFile]) -> tuple[str, Arguments]:
    key = str(refusal.path[-1])
    known = keys_at(model, refusal.path[:-1], refusal.tree)
    near = "" if key in known else nearest(key, known)
    return "EMU201", {"key": key, "near": near, "known": known}


def _missing_key(refusal: _Refusal, _model: type[RecordFile]) -> tuple[str, Arguments]:
    return "EMU202", {"key": str(refusal.path[-1])}


def _not_one_of(refusal: _Refusal, model: type[RecordFile]) -> tuple[str, Arguments]:
    if refusal.is_later_format():
        return "EMU217", {"format": str(refusal.value)}
    if (bracketed := _bracketed(refusal.value)) and takes_list(model, refusal.path, refusal.tree):
        return "EMU272", {"written": bracketed}
    # The library quotes the words in one text, and has no other place for them.
    return _not_among(refusal.value, re.findall("'([^']*)'", str(refusal.context["expected"])))


def _not_among(value: Any, allowed: Sequence[str]) -> tuple[str, Arguments]:
    """For a value where one of some words must stand."""
    if value is None:
        return "EMU204", {}
    if not isinstance(value, str):
        return "EMU203", {"expected": "text", "found": shape_of(value)}
    if value == "unknown":
        return "EMU218", {}
    near = nearest(value, allowed)
    return "EMU216", {"value": value, "allowed": tuple(allowed), "near": near, "example": next(iter(allowed), "")}


def _no_such_kind(refusal: _Refusal, model: type[RecordFile]) -> tuple[str, Arguments]:
    if not isinstance(refusal.value, dict):
        return _wrong_shape(refusal, model)
    return _not_among(refusal.value.get(refusal.context["key"]), kinds_at(model, refusal.path, refusal.tree))


def _bracketed(value: Any) -> str:
    """A list of ids that lacks its brackets, with them; empty where a text is none."""
    return f"[{value}]" if isinstance(value, str) and re.fullmatch(_IDS_WITHOUT_BRACKETS, value) else ""


_IDS_WITHOUT_BRACKETS = r"[a-z0-9-]+(, *[a-z0-9-]+)+"


def _wrong_shape(refusal: _Refusal, model: type[RecordFile]) -> tuple[str, Arguments]:
    found = shape_of(refusal.value)
    if (bracketed := _bracketed(refusal.value)) and takes_list(model, refusal.path, refusal.tree):
        return "EMU272", {"written": bracketed}
    if model is Scores and found == "list" and refusal.path[2:3] == ("entries",):
        items = [item for item in refusal.value if isinstance(item, str)]
        return "EMU273", {"written": f"{{met: [{', '.join(items)}]}}"}
    if found == "nothing":
        return "EMU204", {}
    if refusal.value == "unknown":
        return "EMU218", {}
    if refusal.kind != "shape":
        return "EMU203", {"expected": _EXPECTED_SHAPES.get(refusal.kind, "mapping"), "found": found}
    # `text,list`: a term of its own in the catalogue.
    return "EMU203", {"expected": str(refusal.context["expected"]), "found": found}


def _too_few(_refusal: _Refusal, _model: type[RecordFile]) -> tuple[str, Arguments]:
    return "EMU220", {}


def _needs_one_of(refusal: _Refusal, _model: type[RecordFile]) -> tuple[str, Arguments]:
    return "EMU219", {"keys": tuple(refusal.context["keys"])}


def _only_one_of(refusal: _Refusal, _model: type[RecordFile]) -> tuple[str, Arguments]:
    return "EMU222", {"keys": tuple(refusal.context["keys"])}


def _ends_before_start(_refusal: _Refusal, _model: type[RecordFile]) -> tuple[str, Arguments]:
    return "EMU221", {}


_STRUCTURAL: Mapping[str, Callable[[_Refusal, type[RecordFile]], tuple[str, Arguments]]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "literal_error": _not_one_of,
    "kind": _no_such_kind,
    "shape": _wrong_shape,
    "model_type": _wrong_shape,
    "model_attributes_type": _wrong_shape,
    "dict_type": _wrong_shape,
    "tuple_type": _wrong_shape,
    "too_short": _too_few,
    "needs_one_of": _needs_one_of,
    "only_one_of": _only_one_of,
    "ends_before_start": _ends_before_start,
}

_EXPECTED_SHAPES = {
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "dict_type": "mapping",
    "tuple_type": "list",
}
