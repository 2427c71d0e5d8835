"""What emucli writes, the strict reader reads as the same, and other readers of YAML as well."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from emucli.model.base import RecordFile
from emucli.reading.load import read_record
from emucli.writing.scalar import Plain, Value, scalar
from emucli.writing.text import Block, texts, yaml_text
from emucli.writing.tree import tree_of
from tests.model.samples import SAMPLES
from tests.writing.trees import FILES, ODD, read


@given(FILES)
def test_any_tree_is_read_back_as_it_was(tree: dict[str, Any]) -> None:
    value, findings = read(yaml_text(tree).encode())
    assert (value, findings) == (tree, [])


@given(FILES)
def test_other_readers_take_every_text_for_a_text(tree: dict[str, Any]) -> None:
    assert yaml.safe_load(yaml_text(tree)) == tree


@given(FILES)
def test_a_line_of_the_file_is_never_folded(tree: dict[str, Any]) -> None:
    written = yaml_text(tree)
    assert "\r" not in written
    assert written.endswith("\n")
    assert not any(line != line.rstrip(" \t") for line in written.split("\n"))


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_stand_as_keys_values_and_items(text: str) -> None:
    tree: dict[str, Value] = {"a": text, "b": [text, [text]], "c": {"d": text}, "e": [{"f": [text]}]}
    if text:
        tree[text] = {text: text}
    assert read(yaml_text(tree).encode()) == (tree, [])


def test_numbers_days_and_flags_stand_without_quotes_and_texts_like_them_in_quotes() -> None:
    tree: dict[str, Value] = {
        "total": Decimal("9.50"),
        "rank": 1,
        "date": date(2025, 3, 14),
        "illustrative": True,
        "when": Plain("2025-03"),
        "version": "2",
        "small": Decimal("0.0000001"),
    }
    written = yaml_text(tree)
    assert written == (
        'total: 9.50\nrank: 1\ndate: 2025-03-14\nillustrative: true\nwhen: 2025-03\nversion: "2"\nsmall: 0.0000001\n'
    )
    assert read(written.encode())[0] == texts(tree)


def test_small_mappings_take_a_line_and_paragraphs_one_each() -> None:
    tree: dict[str, Value] = {
        "leader": "so-y-te",
        "deputies": ["so-giao-duc", "so-van-hoa"],
        "members": [{"unit": "so-y-te", "representative": {"name": "Lê Thị Bình"}}, {"unit": "so-giao-duc"}],
        "purpose": ["Tạo khí thế thi đua.", "Có # dấu"],
        "entries": Block({"1.1": "dung-han"}),
        "awards": [],
    }
    assert (
        yaml_text(tree)
        == """\
leader: so-y-te
deputies: [so-giao-duc, so-van-hoa]
members:
  - unit: so-y-te
    representative: {name: "Lê Thị Bình"}
  - {unit: so-giao-duc}
purpose:
  - Tạo khí thế thi đua.
  - "Có # dấu"
entries:
  "1.1": dung-han
awards: []
"""
    )


def test_a_text_with_marks_spares_escapes() -> None:
    assert scalar('2025: "Nụ cười"') == """'2025: "Nụ cười"'"""
    assert scalar('"a\nb"') == '"\\"a\\nb\\""'


@pytest.mark.parametrize("model", SAMPLES, ids=lambda model: model.__name__)
def test_a_record_gives_the_tree_that_it_was_read_from(model: type[RecordFile]) -> None:
    data = SAMPLES[model].encode()
    record, _ = read_record(data, "a.yaml", model)
    assert record is not None
    written = yaml_text(tree_of(record))
    again, findings = read_record(written.encode(), "a.yaml", model)
    assert again is not None
    assert (again, findings) == (record, ())
    assert yaml_text(tree_of(again)) == written


@given(st.text(max_size=5))
def test_texts_are_written_in_one_normal_form(text: str) -> None:
    assert scalar(text + "e\u0323\u0302") == scalar(text + "ệ")
