"""Edits at known places of a text: what mends a finding, and what programs may suggest."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .finding import Span


@dataclass(frozen=True)
class Edit:
    """What stands in a span of one line is replaced. Lines and columns count from 1, the end is the column after it."""

    span: Span
    text: str


_BREAK = re.compile("(\r\n|\r|\n)")


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; of two that overlap the first alone.

    >>> applied("a: x\\nb: y\\n", [Edit(Span(2, 4, 2, 5), "z"), Edit(Span(1, 4, 1, 5), '"x"')])
    'a: "x"\\nb: z\\n'
    """
    parts = _BREAK.split(text)
    for edit in reversed(_apart(edits)):
        at = 2 * (edit.span.line - 1)
        line = parts[at]
        parts[at] = line[: edit.span.column - 1] + edit.text + line[edit.span.end_column - 1 :]
    return "".join(parts)


def _apart(edits: Iterable[Edit]) -> Sequence[Edit]:
    kept: list[Edit] = []
    for edit in sorted(set(edits), key=lambda one: (one.span.line, one.span.column, one.text)):
        before = kept[-1].span if kept else None
        if before is None or (before.line, before.end_column) <= (edit.span.line, edit.span.column):
            kept.append(edit)
    return kept
