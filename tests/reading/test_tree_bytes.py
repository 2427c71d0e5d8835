"""FORMAT, ground rules: UTF-8; NFC; control characters are refused. And what editors and git leave in files."""

from unicodedata import normalize

import pytest

from emucli.reading.tree import read_tree

from .seen import in_tree

NOT_UTF8 = [
    ("theme: cà\n".encode("latin-1"), ["1:9 EMU104"]),
    # windows-1258 writes ở as ơ with a hook: 0xF5 0xD2.
    (b"a: 1\nname: S\xf5\xd2 Y t\xea\xec\n", ["2:8 EMU104"]),
    (b"a: 1\r\nb: \xe9\r\n", ["2:4 EMU104"]),
    ("tên: ".encode() + b"\xe9\n", ["1:6 EMU104"]),
    (b"a: \xed\xa0\x80\n", ["1:4 EMU104"]),
    (b"a: \xc3", ["1:4 EMU104"]),
    ("a: b\n".encode("utf-16"), ["1:1 EMU104"]),
    (b"\xfe\xff" + "a: b\n".encode("utf-16-be"), ["1:1 EMU104"]),
    # Without its mark, UTF-16 is text with a NUL after every letter.
    ("a: b\n".encode("utf-16-le"), ["1:2 EMU107"]),
    # The mark takes no column, as in every editor.
    (b"\xef\xbb\xbftheme: \xe9\n", ["1:1 EMU105", "1:8 EMU104"]),
]

CONTROL = [
    ("a: x\x1by\n", ["1:5 EMU107"]),
    ("theme: Đoàn\x0bkết\n", ["1:12 EMU107"]),
    ("a: 1\r\nb: \x7f\r\n", ["2:4 EMU107"]),
    ("a: x\x85y\n", ["1:5 EMU107"]),
    ("a: x\u2028y\n", ["1:5 EMU107"]),
    ("a: x\u2029y\n", ["1:5 EMU107"]),
    ("a: \uffff\n", ["1:4 EMU107"]),
    ("a: \0\n", ["1:4 EMU107"]),
    ("# a comment \x08\na: 1\n", ["1:13 EMU107"]),
]

ESCAPED = [r"\x01", r"\0", r"\a", r"\e", r"\v", r"\r", r"\x7F", r"\x9f", r"\N", r"\L", r"\P", r"\u2028", r"\uFFFF"]

TABS = [
    ("issued:\n\tdate: 2024-02-26\n", ["2:1 EMU108"]),
    ("\ttheme: a\n", ["1:1 EMU108"]),
    ("members:\n\t- unit: a\n", ["2:1 EMU108"]),
    ("a:\n  b:\n\t\tc: 1\n", ["3:1 EMU108"]),
    ("issued:\n  date: 2024-02-26\n\tby: so-y-te\n", ["3:1 EMU108"]),
    ("members:\n  - unit: a\n\t- unit: b\n", ["3:1 EMU108"]),
    ("theme: |\n\tĐoàn kết\n", ["2:1 EMU108"]),
]

CONFLICTS = [
    ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n", ["1:1 EMU106"]),
    ("a: 1\r\n<<<<<<< HEAD\r\nb: 1\r\n=======\r\nb: 2\r\n>>>>>>> x\r\n", ["2:1 EMU106"]),
    ("a: 1\n=======\nb: 2\n>>>>>>> other\n", ["2:1 EMU106"]),
]


@pytest.mark.parametrize(("data", "expected"), NOT_UTF8)
def test_what_is_not_utf8_is_found_at_its_first_wrong_byte(data: bytes, expected: list[str]) -> None:
    assert in_tree(data) == expected


@pytest.mark.parametrize(("source", "expected"), [*CONTROL, *TABS, *CONFLICTS])
def test_characters_and_marks_that_no_record_has_are_found(source: str, expected: list[str]) -> None:
    assert in_tree(source) == expected


@pytest.mark.parametrize("escape", ESCAPED)
def test_an_escape_brings_no_control_character_in(escape: str) -> None:
    assert in_tree(f'a: ok\nb: "x{escape}y"\n') == ["2:4 EMU107"]


@pytest.mark.parametrize("escape", [r"\uD800", r"\uDFFF", r"\U00110000", r"\q", r"\xZZ"])
def test_an_escape_that_is_no_character_is_one_finding_on_its_line(escape: str) -> None:
    (found,) = in_tree(f'a: ok\nb: "x{escape}y"\n')
    assert found.startswith("2:")


@pytest.mark.parametrize(
    "source",
    ["a:\tb\n", 'a: "x\\ty\\nz\\_"\n', "a: [b,\n\tc]\n", "a: see <<<<<<< HEAD\n", "a: |\n  =======\n", "a: 1\rb: 2\r"],
)
def test_what_does_no_harm_is_left_alone(source: str) -> None:
    assert in_tree(source) == []


def test_a_byte_order_mark_is_told_and_shifts_nothing() -> None:
    data = "\ufefftheme: &x Đoàn kết\n".encode()
    assert in_tree(data) == ["1:1 EMU105", "1:8 EMU113"]
    assert read_tree(data, "f.yaml").value == {"theme": "Đoàn kết"}


@pytest.mark.parametrize("written", ['"So\\u031B\\u0309"', "So\u031b\u0309", "'S\u01a1\u0309'", "|-\n  So\u031b\u0309"])
def test_marks_apart_are_told_however_they_are_written(written: str) -> None:
    assert in_tree(f"a: {written}\n") == ["1:4 EMU119"]
    assert read_tree(f"a: {written}\n".encode(), "f.yaml").value == {"a": "S\u1edf"}


def test_text_with_marks_apart_is_told_once_a_file_and_normalised() -> None:
    apart = normalize("NFD", "theme: Sở Y tế\ntên: Hà Nội\n")
    assert in_tree(apart) == ["1:8 EMU119"]
    assert read_tree(apart.encode(), "f.yaml").value == {"theme": "S\u1edf Y t\u1ebf", "t\u00ean": "H\u00e0 N\u1ed9i"}
