"""Finds the fenced blocks of a template, each line looked at once."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_OPENS = re.compile(r"(?P<fence>`{3,}|~{3,})[ ]*(?P<name>[^\n`]*)")


class Fenced(NamedTuple):
    """A block: its lines by index, from the fence that opens it to the one that closes it; -1 where none does."""

    first: int
    last: int
    fence: str
    name: str


def fenced(lines: Sequence[str]) -> Iterator[Fenced]:
    """The blocks of some lines, in their order; a fence inside a block is part of what it says."""
    closing: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if line.startswith(("```", "~~~")):
            closing.setdefault(line.rstrip(" "), []).append(at)
    at = 0
    while at < len(lines):
        match = _OPENS.match(lines[at]) if lines[at].startswith(("```", "~~~")) else None
        if match is None:
            at += 1
            continue
        ends = closing.get(match["fence"], [])
        next_one = bisect_right(ends, at)
        # A name with a backtick in it opens nothing.
        last = ends[next_one] if next_one < len(ends) and match.end() == len(lines[at]) else -1
        yield Fenced(at, last, match["fence"], match["name"].strip())
        at = max(at, last) + 1
