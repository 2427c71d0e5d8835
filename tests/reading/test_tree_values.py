"""FORMAT, ground rules: every scalar is text; nothing is only an unquoted empty value, `~` or `null`."""

import pytest

from emucli.reading.tree import read_tree

from .seen import in_tree


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_an_unquoted_empty_value_is_nothing(written: str) -> None:
    source = f"a: {written}\nb:\n  - {written}\n  - x\nc: {{d: {written}}}\n"
    tree = read_tree(source.encode(), "f.yaml")
    assert (tree.value, tree.findings) == ({"a": None, "b": [None, "x"], "c": {"d": None}}, ())


@pytest.mark.parametrize(
    "word",
    ["Null", "NULL", "no", "yes", "true", "off", "0123", "12:30", "1.0e+3", "9.50", "0x1F", "2023-12-27", "=", ".nan"],
)
def test_a_word_stays_as_it_is_written(word: str) -> None:
    tree = read_tree(f"a: {word}\nb: [{word}]\n".encode(), "f.yaml")
    assert (tree.value, tree.findings) == ({"a": word, "b": [word]}, ())


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("'~'", "~"),
        ('"null"', "null"),
        ("''", ""),
        ('""', ""),
        ("|-\n  ~", "~"),
        ("|\n  Đoàn kết\n  sáng tạo", "Đoàn kết\nsáng tạo\n"),
        ("|-\n  Đoàn kết\n  sáng tạo", "Đoàn kết\nsáng tạo"),
        (">\n  Đoàn kết\n  sáng tạo", "Đoàn kết sáng tạo\n"),
        ("|+\n  a\n", "a\n\n"),
        ("Đoàn kết\n  sáng tạo", "Đoàn kết sáng tạo"),
        ("'it''s'", "it's"),
        ('"\\u1ebf"', "ế"),
        ("a # not text", "a"),
        ("a#b", "a#b"),
    ],
)
def test_quoted_and_block_text_is_text(written: str, value: str) -> None:
    tree = read_tree(f"a: {written}\n".encode(), "f.yaml")
    assert (tree.value, tree.findings) == ({"a": value}, ())


def test_line_ends_of_windows_change_nothing() -> None:
    source = "theme: Đoàn kết\nlist:\n  - a\n  -\ntext: |\n  x\n  y\n"
    unix, windows = (read_tree(source.replace("\n", end).encode(), "f.yaml") for end in ("\n", "\r\n"))
    assert windows == unix
    assert windows.value == {"theme": "Đoàn kết", "list": ["a", None], "text": "x\ny\n"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a: [x y]\n", ["1:5 EMU118"]),
        ("a: [Sở Y tế, Sở Văn hóa]\n", ["1:5 EMU118", "1:14 EMU118"]),
        ("a: {name: Nguyễn Văn An, b: c}\n", ["1:11 EMU118"]),
        ("a: {b c: d}\n", ["1:5 EMU118"]),
        ("a: [[x, {b: y z}]]\n", ["1:13 EMU118"]),
        ("a: [x\n  y]\n", ["1:5 EMU118"]),
        ("a: [b: c d]\n", ["1:8 EMU118"]),
        ('a: ["x y", \'z w\', xy]\nb: x y\nc: {d: "x, y"}\n', []),
        ("a:\n  - x y, z\n  - b: c d\n", []),
    ],
)
def test_text_with_a_space_stands_in_quotes_within_brackets(source: str, expected: list[str]) -> None:
    assert in_tree(source) == expected


NUMBERS = ["1", "1.10", "0x1F", "1e3", "12:30", "-5", "+5", ".5", "1.", "007", "0b101", "0o17", "1_000", "1.5E-3"]


@pytest.mark.parametrize("key", NUMBERS)
def test_a_key_that_looks_like_a_number_stands_in_quotes(key: str) -> None:
    assert in_tree(f"groups:\n  {key}: 80%\n") == ["2:3 EMU117"]
    assert in_tree(f"groups: {{{key}: 80%}}\n") == ["1:10 EMU117"]
    assert in_tree(f"groups:\n  \"{key}\": 80%\n  '{key} ': 70%\n") == []
    assert in_tree(f"groups: {key}\n") == []


@pytest.mark.parametrize("key", ["1.2.3", "A.1", "c1", "1a", "e3", "2020-2021", "I.1.đ", "12h30"])
def test_a_key_that_is_no_number_needs_no_quotes(key: str) -> None:
    assert in_tree(f"groups:\n  {key}: 80%\n") == []


@pytest.mark.parametrize("source", ["", "\n\n", "# giao ước: sẽ bổ sung\n", "---\n", "--- ~\n", "null\n", "~"])
def test_a_file_that_holds_nothing_is_one_finding(source: str) -> None:
    assert in_tree(source) == ["1:1 EMU110"]


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("- unit: a\n", "1:1"),
        ("chỉ có chữ\n", "1:1"),
        ("[a, b]\n", "1:1"),
        ("# note\n\n- a\n", "3:1"),
        ("'a: b'\n", "1:1"),
    ],
)
def test_a_file_without_keys_is_one_finding(source: str, place: str) -> None:
    assert in_tree(source) == [f"{place} EMU122"]
