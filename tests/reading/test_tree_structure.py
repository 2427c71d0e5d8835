"""FORMAT, ground rules: one document; no anchors, aliases, merge keys, tags, directives, duplicate or non-text keys."""

import pytest

from emucli.reading.tree import read_tree

from .seen import in_tree

DUPLICATES = [
    ("leader: so-y-te\nleader: so-giao-duc\n", ["2:1 EMU115"]),
    ("a: 1\na: 2\na: 3\n", ["2:1 EMU115", "3:1 EMU115"]),
    ('a: 1\n"a": 2\n', ["2:1 EMU115"]),
    ("a: {b: 1, c: 2, b: 3}\n", ["1:17 EMU115"]),
    ("list:\n  - x: 1\n    y: 2\n    x: 3\n", ["4:5 EMU115"]),
    # The same letters, whole and with their marks apart, are the same key.
    ("b\u1ebfn: 1\nbe\u0302\u0301n: 2\n", ["2:1 EMU115", "2:1 EMU119"]),
]

SHORTHAND = [
    ("a: &x b\n", ["1:4 EMU113"]),
    ("a: *x\n", ["1:4 EMU113"]),
    ("a: &x b\nc: *x\n", ["1:4 EMU113", "2:4 EMU113"]),
    ("&x a: b\n", ["1:1 EMU113"]),
    ("a:\n  - &x {b: c}\n  - &y [d]\n", ["2:5 EMU113", "3:5 EMU113"]),
    ("<<: {a: 1}\n", ["1:1 EMU113"]),
    ("base: {a: 1}\nb:\n  <<: *base\n", ["3:3 EMU113", "3:7 EMU113"]),
]

TAGS = [
    ("a: !!int 1\n", ["1:4 EMU114"]),
    ("a: !own b\n", ["1:4 EMU114"]),
    ("a: !!python/object:os.system x\n", ["1:4 EMU114"]),
    ("!!str a: b\n", ["1:1 EMU114"]),
    ("a: !!seq [b]\nc: !!map {d: e}\n", ["1:4 EMU114", "2:4 EMU114"]),
    ("a: &x !!str b\n", ["1:4 EMU113", "1:4 EMU114"]),
]

DOCUMENTS = [
    ("%YAML 1.2\n---\na: 1\n", ["1:1 EMU112"]),
    ("# note\n%TAG !e! tag:example.org,2000:\n---\na: 1\n", ["2:1 EMU112"]),
    ("a: 1\n---\nb: 2\n", ["2:1 EMU111"]),
    ("a: 1\n---\n", ["2:1 EMU111"]),
    ("a: 1\na: 2\n---\nb: 2\n", ["2:1 EMU115", "3:1 EMU111"]),
]

KEYS = [
    ("[a, b]: c\n", ["1:1 EMU116"]),
    ("{a: 1}: c\n", ["1:1 EMU116"]),
    ("~: a\n", ["1:1 EMU116"]),
    ("null: a\n", ["1:1 EMU116"]),
    ("a:\n  ~: b\n  [x]: c\n", ["2:3 EMU116", "3:3 EMU116"]),
    ("a: {? [x] : 1}\n", ["1:7 EMU116"]),
]


@pytest.mark.parametrize(("source", "expected"), [*DUPLICATES, *SHORTHAND, *TAGS, *DOCUMENTS, *KEYS])
def test_what_records_do_without_is_found_at_its_place(source: str, expected: list[str]) -> None:
    assert in_tree(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "---\na: 1\n",
        "a: 1\n...\n",
        "# only a comment before\na: 1  # and behind\n",
        "x: {a: 1}\ny: {a: 1}\n",
        "a: 'the & mark, a * and ! in text'\nb: R&D\n",
        '"<<": quoted, so a text as any other\n',
        '"~": a\n"null": b\n',
    ],
)
def test_what_only_looks_alike_is_left_alone(source: str) -> None:
    assert in_tree(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "a: !%ED%A0%80 b\n",
        "a: !%C0%80 b\n",
        "a: !<tag:%FF> b\n",
        "%TAG ! tag:%ED%A0%80,\n---\na: 1\n",
    ],
)
def test_a_tag_whose_escapes_are_no_text_is_a_finding_too(source: str) -> None:
    assert in_tree(source) != []


def test_all_errors_of_a_file_are_reported() -> None:
    source = """\
leader: &x so-y-te
leader: so-giao-duc
deputies: [Sở Y tế, so-van-hoa]
acting: !!str so-y-te
1.10: a
~: b
note: "\\x07"
standing_agency: *x
"""
    assert in_tree(source) == [
        "1:9 EMU113",
        "2:1 EMU115",
        "3:12 EMU118",
        "4:9 EMU114",
        "5:1 EMU117",
        "6:1 EMU116",
        "7:7 EMU107",
        "8:18 EMU113",
    ]


def test_a_key_given_twice_tells_where_it_stood_first() -> None:
    (finding,) = read_tree(b"a: 1\nlist:\n  - b: 1\n    c: 2\n    b: 3\n", "f.yaml").findings
    assert (finding.path, finding.arguments) == (("list", 0, "b"), {"key": "b", "first": "3"})


def test_an_error_keeps_the_key_path_of_its_value() -> None:
    (finding,) = read_tree(b"members:\n  - unit: a\n  - unit: &x b\n", "f.yaml").findings
    assert finding.path == ("members", 1, "unit")
