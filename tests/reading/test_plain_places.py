"""Places in plain files are those that libyaml's events have: of every key, every value, and of what is not there."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from emucli.findings.finding import KeyPath, Span
from emucli.reading.places import Places
from emucli.reading.plain import read_plain
from emucli.reading.plain_places import PlainPlaces
from tests.fuzz.texts import odd_texts

from .test_plain import RECORDS, SHEET


def paths(tree: Any, above: KeyPath = ()) -> Iterator[KeyPath]:
    """Every path of a tree, and beside each two that lead nowhere."""
    yield from (above, (*above, "not there"), (*above, 99))
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, below in steps:
        yield from paths(below, (*above, step))


def differences(text: str) -> list[KeyPath]:
    """The paths of a plain text that have other places, or another text, than libyaml's events say."""
    data = text.encode("utf-8", "surrogatepass")
    tree = read_plain(data)
    if tree is None:
        return []
    events, plain = Places(data), PlainPlaces(data)
    return [
        path
        for path in paths(tree)
        if (events.key(path), events.value(path), events.text(path))
        != (plain.key(path), plain.value(path), plain.text(path))
    ]


def test_places_of_every_record_of_this_repository() -> None:
    assert [found for text in RECORDS if (found := differences(text))] == []


@pytest.mark.parametrize("seed", range(2))
def test_places_of_odd_texts(seed: int) -> None:
    texts = odd_texts(Random(f"places-{seed}"), RECORDS, 8_000)
    assert [(text, found) for text in texts if (found := differences(text))] == []


def test_places_counted_by_hand() -> None:
    places = PlainPlaces(SHEET.encode())
    entry = ("sheets", 0, "entries", "1.2")
    assert places.key(entry) == Span(7, 5, 7, 10)
    assert places.value((*entry, "actual")) == Span(7, 33, 7, 35)
    assert places.value((*entry, "evidence", 1)) == Span(7, 64, 7, 70)
    assert places.value(("sheets", 0)) == Span(3, 3, 3, 3)
    assert places.text(("sheets", 0, "unit")) == "so-y-te"
