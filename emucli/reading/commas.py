"""Decimal commas: what the reader of a file cannot know of a number that is cut in two, and of one in a broken file.

An entry `9,5` of a readable file is none of this: `checks/entries.py` finds it, by the measure of its criterion.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from ..findings.finding import Finding, KeyPath
from ..language.phrases import plainly
from ..model.base import RecordFile
from ..model.meant import has_decimal_comma
from ..model.measures import CountMeasure
from ..model.regulation import Regulation
from ..model.scores import Scores
from ..model.scoring import Criterion, PoolCriterion
from ..model.unknown import known, listed
from .hints import hint_for
from .tree import Tree

_CUT = "EMU206"


def mended(tree: Tree) -> Any:
    """What a file holds, with every number that `{ }` cut in two in one piece, as somebody wrote it."""
    for (*above, key), number in tree.cut.items():
        if isinstance(around := _at(tree.value, above), dict):
            around[key] = number
    return tree.value


def _at(tree: Any, path: Sequence[str | int]) -> Any:
    """What stands at a place; None where a key that is there twice leads elsewhere."""
    for step in path:
        try:
            tree = tree[step]
        except (KeyError, IndexError, TypeError):
            return None
    return tree


def fitted(found: Sequence[Finding], refusals: Sequence[Finding]) -> tuple[Finding, ...]:
    """All findings; of a number that `{ }` cut in two the one that the model has for the whole: a count is whole.

    Where another thing than a single value should stand, and where any words may, the comma is all there is to say.
    """
    cut = {finding.path for finding in found if finding.code == _CUT}
    said = {finding.path: finding for finding in refusals if finding.path in cut and "value" in finding.arguments}
    rest = tuple(finding for finding in refusals if finding.path not in cut)
    return tuple(_told(finding, said.get(finding.path)) for finding in found) + rest


def _told(finding: Finding, refusal: Finding | None) -> Finding:
    if finding.code != _CUT or refusal is None:
        return finding
    return replace(finding, code=refusal.code, arguments=refusal.arguments)


def unmeasured(tree: Any, model: type[RecordFile], file: str, said: Iterable[Finding]) -> tuple[Finding, ...]:
    """The entries with a decimal comma in sheets of a file that is broken, so that no measure gets to see them."""
    places = {finding.path for finding in said}
    found = _with_comma(tree, file) if model is Scores else ()
    return tuple(finding for finding in found if finding.path not in places)


def _with_comma(tree: Any, file: str) -> Iterator[Finding]:
    for index, sheet in enumerate(_of(tree, "sheets", list)):
        for code, entry in _of(sheet, "entries", dict).items():
            value, below = (entry.get("value"), ("value",)) if isinstance(entry, dict) else (entry, ())
            if isinstance(value, str) and has_decimal_comma(value):
                near = hint_for("number", value).near or ""
                yield Finding(_CUT, file, ("sheets", index, "entries", code, *below), {"value": value, "near": near})


def _of(tree: Any, key: str, shape: type[Any]) -> Any:
    """What a mapping holds under a key, where it has the shape that is wanted; else an empty one."""
    found = tree.get(key) if isinstance(tree, dict) else None
    return found if isinstance(found, shape) else shape()


def counted(findings: Iterable[Finding], regulation: Regulation | None) -> tuple[Finding, ...]:
    """The findings of score sheets; an entry for a criterion that the regulation counts takes a whole number."""
    counts = frozenset(_counts(regulation))
    return tuple(_whole(finding) if _entry_of(finding.path) in counts else finding for finding in findings)


def _whole(finding: Finding) -> Finding:
    if finding.code != _CUT:
        return finding
    hint = hint_for("count", plainly(finding.arguments["value"]))
    return replace(finding, code=hint.code, arguments={**finding.arguments, **hint.arguments})


def _entry_of(path: KeyPath) -> str | int | None:
    """The code of the entry whose own input stands at a place of a file of sheets."""
    is_input = path[:1] + path[2:3] == ("sheets", "entries") and path[4:] in ((), ("value",))
    return path[3] if is_input and len(path) > 3 else None


def _counts(regulation: Regulation | None) -> Iterator[str]:
    """The codes of all criteria that are counted."""
    scoring = known(regulation.scoring) if regulation else None
    pools = (scoring.bonus, scoring.penalty) if scoring else ()
    tops: list[Criterion | PoolCriterion] = list(scoring.criteria) if scoring else []
    for pool in pools:
        tops.extend(listed(pool.criteria) if pool else ())
    yield from _counts_below(tops)


def _counts_below(nodes: Iterable[Criterion | PoolCriterion]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node.measure, CountMeasure):
            yield node.code
        yield from _counts_below(node.criteria or ())
