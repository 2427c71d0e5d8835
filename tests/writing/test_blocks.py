"""Keys replaced as text: everything else stays as a person wrote it."""

from emucli.writing.blocks import key_blocks, replaced
from emucli.writing.text import Remarked, yaml_text

OLD = """\
# Đầu tệp

a: 1   # một
"b":
  # trong b
  c: 2
# trên d
d: >-
  e: không phải khóa
"""


def test_a_replaced_key_keeps_what_stands_above_it() -> None:
    assert replaced(OLD, {"d": "d: x", "f": "f:\n  g: 1"}) == OLD.replace(
        "d: >-\n  e: không phải khóa\n", "d: x\nf:\n  g: 1\n"
    )


def test_a_quoted_key_is_the_same() -> None:
    assert replaced(OLD, {"b": "b: y"}) == OLD.replace('"b":\n  # trong b\n  c: 2\n', "b: y\n")


def test_blocks_are_all_of_a_text() -> None:
    blocks = list(key_blocks(OLD.splitlines(), 0))
    assert [one.key for one in blocks] == ["a", "b", "d"]
    assert [line for one in blocks for line in one.lines] == OLD.splitlines()
    assert next(key_blocks(["# chỉ có lời"], 0)).lines == ("# chỉ có lời",)


def test_comments_stand_before_what_lies_in_a_mapping_and_on_one_line_each() -> None:
    group = Remarked(code="1", criteria=[Remarked(code="2")])
    group.remarks, group.ready = ("hai\ndòng",), ("measure: x",)
    assert yaml_text({"all": [group]}) == (
        'all:\n  - code: "1"\n    # hai dòng\n    #measure: x\n    criteria:\n      - code: "2"\n'
    )
