"""The quick way of reading gives what libyaml gives, or leaves the file to it (docs/architecture.md)."""

from random import Random

import pytest

from emucli.reading import tree
from emucli.reading.plain import read_plain
from emucli.reading.tree import read_events, read_tree
from tests.disk import REPOSITORY
from tests.fuzz.texts import odd_texts, same_tree

FOLDERS = ("records", "examples")
RECORDS = [path.read_text("utf-8") for folder in FOLDERS for path in sorted((REPOSITORY / folder).rglob("*.yaml"))]
SHEET = """\
# Phiếu tự chấm
sheets:
- unit: so-y-te
  stage: self
  entries:
    "1.1": 9.5
    "1.2": {target: 80, actual: 84, evidence: ["BC 12/BC-SYT", 'a, b']}
    T1: {met: [a, b], plus: -3}

  explanation: >-
    Sở đã hoàn thành
    trước thời hạn.
  note: |
    Một
    # hai
"""


def test_every_record_of_this_repository_is_read_the_same() -> None:
    found = [same_tree(text) for text in RECORDS]
    assert False not in found
    # What is not plain is slow, and nothing else: nearly all that people write is plain.
    assert found.count(True) > 0.95 * len(found) > 100


@pytest.mark.parametrize("seed", range(4))
def test_odd_texts_are_read_the_same(seed: int) -> None:
    texts = list(odd_texts(Random(f"plain-{seed}"), RECORDS, 8_000))
    found = [same_tree(text) for text in texts]
    assert [text for text, same in zip(texts, found, strict=True) if same is False] == []
    assert found.count(True) > 500


def test_what_people_write_is_plain() -> None:
    entries = {
        "1.1": "9.5",
        "1.2": {"target": "80", "actual": "84", "evidence": ["BC 12/BC-SYT", "a, b"]},
        "T1": {"met": ["a", "b"], "plus": "-3"},
    }
    told = {"explanation": "Sở đã hoàn thành trước thời hạn.", "note": "Một\n# hai\n"}
    assert read_plain(SHEET.encode()) == {"sheets": [{"unit": "so-y-te", "stage": "self", "entries": entries, **told}]}


@pytest.mark.parametrize(
    "text",
    [
        "", "# note\n", "- a\n", "a\n", "a: \n", "a:\n", "a: ~\n", "a: null\n", "null: a\n", "a: [null]\n",
        "a: b: c\n", "a: b:\n", "a: b #c\n", "a: *b\n", "a: &b c\n", "a: !!str b\n", "a: 'it''s'\n", 'a: "\\n"\n',
        "a: \tb\n", "a: b\r\n", "a: 1\na: 2\n", "a: {b: 1, b: 2}\n", "a: {b: 9,5}\n", "a: [b c]\n", "a: [b, ]\n",
        "a: [[[[b]]]]\n", "a: {b}\n", "a: [b: c]\n", "a: [b\n", "a: [b]]\n", "---\na: b\n", "a: b\n...\n",
        "? a\n: b\n", "1: a\n", "a: b\n  c\n", "a: b\n  c: d\n", "a:\n    b: 1\n  c: 2\n", "a: >-\n",
        "a: >-\n  b\n\n  c\n", "a: >-\n  b\n   c\n", "a: |2\n  b\n", "a: |+\n  b\n", "a: |\n  b", "a: >-\nb\n",
        "a: - b\n", "a:\n- - b\n", "a:\n-\n", "a:  \n", "a: é\n", "a: ﻿b\n", "a : b\n",
    ],
)  # fmt: skip
def test_whatever_is_not_plain_is_left_to_libyaml(text: str) -> None:
    assert read_plain(text.encode()) is None


def test_a_deep_or_large_file_is_left_to_libyaml() -> None:
    deep = "".join(f"{' ' * level}a:\n" for level in range(40)) + " " * 40 + "a: b\n"
    assert read_plain(deep.encode()) is None
    large = "".join(f"a{number}: b\n" for number in range(60_000))
    assert read_plain(large.encode()) is None


def test_one_line_switches_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "read_plain", lambda _data: None)
    assert read_tree(SHEET.encode(), "a.yaml") == read_events(SHEET.encode(), "a.yaml")
