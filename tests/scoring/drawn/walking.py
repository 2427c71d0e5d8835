"""Walks through the plain data of a year, and changes it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tests.scoring.drawn.year import Data

PARTS = ("base", "bonus", "penalty")


def mapped(data: Any, change: Callable[[str], str]) -> Any:
    """Plain data with every text in it changed, keys included."""
    if isinstance(data, str):
        return change(data)
    if isinstance(data, Mapping):
        return {mapped(key, change): mapped(value, change) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return type(data)(mapped(value, change) for value in data)
    return data


def nodes(criteria: Sequence[Data], above: tuple[Data, ...] = ()) -> Iterator[tuple[Data, ...]]:
    """Every criterion and group, each with those above it first."""
    for node in criteria:
        yield (*above, node)
        yield from nodes(node.get("criteria", ()), (*above, node))


def criteria_of(scoring: Data, part: str) -> Sequence[Data]:
    """The top criteria of base, bonus or penalty."""
    found: Sequence[Data] = scoring["criteria"] if part == "base" else scoring.get(part, {}).get("criteria", ())
    return found


def leaves(scoring: Data, part: str, unit: str) -> Iterator[Data]:
    """The leaves of a part that are in a unit's table."""
    for path in nodes(criteria_of(scoring, part)):
        if "criteria" not in path[-1] and all(applies(node, unit) for node in path):
            yield path[-1]


def applies(node: Data, unit: str) -> bool:
    """Whether a node itself applies to a unit."""
    return unit in node.get("applies_to", [unit]) and unit not in node.get("not_for", ())
