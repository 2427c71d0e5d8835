"""No text makes the reader raise anything, and what was written is what is read."""

from collections.abc import Iterator
from typing import Any
from unicodedata import category, is_normalized

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from emucli.reading.places import Places
from emucli.reading.problems import is_surely_nfc
from emucli.reading.tree import Tree, read_tree

from . import writing
from .writing import EVERY_RUN_THE_SAME


def _read(data: bytes) -> Tree:
    """Read, and ask for the place of every finding."""
    tree = read_tree(data, "f.yaml")
    places = Places(data)
    for finding in tree.findings:
        span = places.of(finding)
        assert span.line >= 1
        assert span.column >= 1
    return tree


def _says_why_there_is_nothing(tree: Tree) -> bool:
    return tree.value is not None or tree.findings != ()


@EVERY_RUN_THE_SAME
@given(writing.any_bytes)
@example(b"")
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf\xe9")
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    assert _says_why_there_is_nothing(_read(data))


@EVERY_RUN_THE_SAME
@given(writing.any_text)
@example("a: !%ED%A0%80 b\n")
@example("? ? [{}]")
@example("a: \ud7ff\ufeff")
def test_no_text_makes_the_reader_raise(text: str) -> None:
    assert _says_why_there_is_nothing(_read(text.encode()))


@EVERY_RUN_THE_SAME
@given(writing.mistaken_files)
def test_no_mistake_in_a_valid_file_makes_the_reader_raise(source: str) -> None:
    assert _says_why_there_is_nothing(_read(source.encode()))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in (*value, *value.values()) if isinstance(value, dict) else value:
            yield from _texts(item)


@EVERY_RUN_THE_SAME
@given(st.one_of(writing.any_bytes, writing.mistaken_files.map(str.encode)))
def test_a_file_without_findings_is_clean_text(data: bytes) -> None:
    tree = read_tree(data, "f.yaml")
    if not tree.findings:
        assert not data.decode("utf-8").startswith("\ufeff")
        for text in _texts(tree.value):
            assert is_normalized("NFC", text)
            assert not [
                letter for letter in text if category(letter) in ("Cc", "Cs", "Zl", "Zp") and letter not in "\n\t"
            ]


@EVERY_RUN_THE_SAME
@given(writing.any_letters)
def test_what_is_surely_in_normal_form_is(text: str) -> None:
    assert not is_surely_nfc(text.encode()) or is_normalized("NFC", text)


@pytest.mark.parametrize("text", ["so-y-te", "Sở Y tế: “Đoàn kết” – ẶỮ…", "Ngày 1 tháng 2, điều 3 § 4 (ß, ñ)"])
def test_vietnamese_is_surely_in_normal_form(text: str) -> None:
    assert is_surely_nfc(text.encode())


@EVERY_RUN_THE_SAME
@given(writing.trees)
def test_what_is_written_in_quotes_is_read_back_as_it_was(tree: dict[str, writing.Tree]) -> None:
    written = yaml.safe_dump(tree, default_style='"', allow_unicode=True, sort_keys=False)
    read = read_tree(written.encode(), "f.yaml")
    assert (read.value, read.findings) == (tree, ())


@EVERY_RUN_THE_SAME
@given(writing.trees)
def test_the_form_of_what_is_written_makes_no_difference(tree: dict[str, writing.Tree]) -> None:
    forms = [
        yaml.safe_dump(
            tree,
            default_style='"',
            allow_unicode=unicode,
            sort_keys=False,
            default_flow_style=flow,
            line_break=end,
        )
        for unicode, flow, end in ((True, True, "\n"), (False, False, "\r\n"), (True, None, "\r\n"))
    ]
    assert [read_tree(form.encode(), "f.yaml") for form in forms] == [Tree(tree, ())] * 3
