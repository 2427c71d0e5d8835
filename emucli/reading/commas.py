"""Decimal commas: what the reader of a file cannot know of a number that is cut in two, and of one in a broken file."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..findings.finding import Finding
from ..model.base import RecordFile
from ..model.scores import Scores
from ..model.structure import kind_at
from .hints import HINTED, hint_for

_DECIMAL_COMMA = re.compile(r"[-+]?[0-9]+(\.[0-9]{3})*,[0-9]+", re.ASCII)


def fitted(finding: Finding, model: type[RecordFile], tree: Any) -> Finding:
    """A number that `{ }` cut in two, with the hint for the kind of value that stands there: a count is whole."""
    if finding.code != "EMU206":
        return finding
    kind = kind_at(model, finding.path, tree)
    if kind not in HINTED:
        return finding
    hint = hint_for(kind, finding.arguments["value"])
    return replace(finding, code=hint.code, arguments={**finding.arguments, "near": "", **hint.arguments})


def unmeasured(tree: Any, model: type[RecordFile], file: str) -> tuple[Finding, ...]:
    """The entries with a decimal comma in sheets of a file that is broken, so that no measure gets to see them."""
    return tuple(_with_comma(tree, file)) if model is Scores else ()


def _with_comma(tree: Any, file: str) -> Iterator[Finding]:
    for index, sheet in enumerate(_of(tree, "sheets", list)):
        for code, entry in _of(sheet, "entries", dict).items():
            if isinstance(entry, str) and _DECIMAL_COMMA.fullmatch(entry):
                near = hint_for("number", entry).arguments["near"]
                yield Finding("EMU206", file, ("sheets", index, "entries", code), {"value": entry, "near": near})


def _of(tree: Any, key: str, shape: type[Any]) -> Any:
    """What a mapping holds under a key, where it has the shape that is wanted; else an empty one."""
    found = tree.get(key) if isinstance(tree, dict) else None
    return found if isinstance(found, shape) else shape()
