"""Lines and columns count from 1; columns count characters."""

import pytest

from emucli.findings.finding import Finding, KeyPath, Span
from emucli.reading.places import Places

BLOCK = """\
# comment
leader: so-y-te
deputies:
  - so-giao-duc
  - so-van-hoa
members:
  - unit: so-y-te
    representative:
      name: Nguyễn Văn An
  - unit:
text: |
  Đoàn kết
"""

FLOW = 'ký: {"ngày": 2023-03-14, tại: [Hà-Nội, {tên: "Sở Y tế"}]}\nsau: x\n'


def _at(span: Span) -> str:
    return f"{span.line}:{span.column}"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("leader",), "2:1", "2:9"),
        (("deputies",), "3:1", "4:3"),
        (("deputies", 1), "5:5", "5:5"),
        (("members",), "6:1", "7:3"),
        (("members", 0), "7:5", "7:5"),
        (("members", 0, "unit"), "7:5", "7:11"),
        (("members", 0, "representative"), "8:5", "9:7"),
        (("members", 0, "representative", "name"), "9:7", "9:13"),
        (("members", 1, "unit"), "10:5", "10:10"),
        (("text",), "11:1", "11:7"),
    ],
)
def test_keys_and_values_of_block_style_have_their_places(path: KeyPath, key: str, value: str, end: str) -> None:
    places = Places(BLOCK.replace("\n", end).encode())
    assert (_at(places.key(path)), _at(places.value(path))) == (key, value)


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("ký",), "1:1", "1:5"),
        (("ký", "ngày"), "1:6", "1:14"),
        (("ký", "tại"), "1:26", "1:31"),
        (("ký", "tại", 0), "1:32", "1:32"),
        (("ký", "tại", 1), "1:40", "1:40"),
        (("ký", "tại", 1, "tên"), "1:41", "1:46"),
        (("sau",), "2:1", "2:6"),
    ],
)
def test_columns_of_flow_style_count_characters(path: KeyPath, key: str, value: str) -> None:
    places = Places(FLOW.encode())
    assert (_at(places.key(path)), _at(places.value(path))) == (key, value)


def test_a_place_ends_behind_its_last_character() -> None:
    places = Places(FLOW.encode())
    assert places.value(("ký", "tại", 1, "tên")) == Span(1, 46, 1, 55)
    assert places.key(("ký", "tại")) == Span(1, 26, 1, 29)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("members", 0, "joined"), "7:5"),
        (("members", 0, "representative", "position", "x"), "9:7"),
        (("members", 7, "unit"), "7:3"),
        (("acting",), "2:1"),
        ((), "2:1"),
    ],
)
def test_what_is_not_there_has_the_place_of_what_is_around_it(path: KeyPath, expected: str) -> None:
    places = Places(BLOCK.encode())
    assert (_at(places.key(path)), _at(places.value(path))) == (expected, expected)


def test_of_two_keys_that_are_one_the_first_is_meant() -> None:
    places = Places("be\u0302\u0301n: a\nb\u1ebfn: b\n".encode())
    assert (_at(places.key(("b\u1ebfn",))), _at(places.value(("b\u1ebfn",)))) == ("1:1", "1:8")


def test_a_byte_order_mark_takes_no_column() -> None:
    assert _at(Places("\ufeffa: b\n".encode()).value(("a",))) == "1:4"


@pytest.mark.parametrize(("source", "expected"), [("a: 1\nb: [x\n", "2:4"), ("a: 1\nb: 'x\n", "1:1"), ("", "1:1")])
def test_a_file_that_breaks_off_has_places_up_to_there(source: str, expected: str) -> None:
    assert _at(Places(source.encode()).value(("b",))) == expected


def test_a_finding_with_a_place_of_its_own_keeps_it() -> None:
    places = Places(BLOCK.encode())
    span = Span(12, 3, 12, 4)
    assert places.of(Finding("EMU107", "f.yaml", ("leader",), span=span)) == span
    assert _at(places.of(Finding("EMU301", "f.yaml", ("leader",)))) == "2:9"
    assert _at(places.of(Finding("EMU201", "f.yaml", ("leader",), on_key=True))) == "2:1"
