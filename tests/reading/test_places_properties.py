"""Wherever a key or a scalar is said to stand, it stands there."""

from collections.abc import Iterator

import yaml
from hypothesis import given
from hypothesis import strategies as st

from emucli.findings.finding import KeyPath
from emucli.reading.places import Places

from . import writing
from .writing import EVERY_RUN_THE_SAME, Tree


def _scalars(tree: Tree, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(tree, str):
        yield path, tree
    elif isinstance(tree, list):
        for index, item in enumerate(tree):
            yield from _scalars(item, (*path, index))
    else:
        for key, item in tree.items():
            yield from _scalars(item, (*path, key))


def _keys(tree: Tree, path: KeyPath = ()) -> Iterator[KeyPath]:
    if isinstance(tree, list):
        for index, item in enumerate(tree):
            yield from _keys(item, (*path, index))
    elif isinstance(tree, dict):
        for key, item in tree.items():
            yield (*path, key)
            yield from _keys(item, (*path, key))


@EVERY_RUN_THE_SAME
@given(writing.word_trees, st.sampled_from([True, False, None]), st.sampled_from(["\n", "\r\n"]))
def test_a_place_begins_with_what_stands_there(tree: dict[str, Tree], flow: bool | None, end: str) -> None:
    written = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=10_000)
    places = Places(written.replace("\n", end).encode())
    lines = written.split("\n")

    def text_at(line: int, column: int) -> str:
        # The writer puts words such as `no` in quotes.
        return lines[line - 1][column - 1 :].removeprefix("'")

    for path, scalar in _scalars(tree):
        span = places.value(path)
        assert text_at(span.line, span.column).startswith(scalar)
    for path in _keys(tree):
        span = places.key(path)
        assert text_at(span.line, span.column).startswith(str(path[-1]))
