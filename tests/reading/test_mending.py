"""Mending: one right answer or none, comments kept, and nothing else says another thing afterwards."""

from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from emucli.model.base import RecordFile
from emucli.model.covenant import Covenant
from emucli.model.members import Members
from emucli.model.plan import Plan
from emucli.model.regulation import Regulation
from emucli.model.votes import Votes
from emucli.reading.load import read_record
from emucli.reading.mending import Mended, mended_file, tidied
from emucli.reading.tree import read_tree

COMMITMENT = "commitments:\n  - {id: a, text: A, target: %s}\n"
VOTE = "votes:\n  - {id: a, for: {office: leader}, how: %s}\n"
MEMBER = "members:\r\n  - unit: so-y-te\r\n    %s: 2024-01-02\r\n"
CODES = "scoring: {criteria: [{code: a, title: A, max: 1}], final: {%s: 40, b: 60}}\n"
SCALE = "scoring:\n  criteria:\n    - {code: '1', title: A, max: %s}  # giữ\n"

MENDED: list[tuple[type[RecordFile], str | bytes, str, str]] = [
    (Plan, b"\xef\xbb\xbf# k\ntheme: A\n", "# k\ntheme: A\n", "EMU105"),
    (Plan, "theme: Đoàn kết\n".encode("utf-16"), "theme: Đoàn kết\n", "EMU104"),
    (Plan, "theme: Đoàn kết\n".encode("utf-16-be"), "", ""),
    (Plan, normalize("NFD", "theme: Đoàn kết # đủ\n"), "theme: Đoàn kết # đủ\n", "EMU119"),
    (Plan, "thema: A # vì\n", "theme: A # vì\n", "EMU201"),
    (Plan, "tasks: [{text: A, step: anual}]\n", "tasks: [{text: A, step: annual}]\n", "EMU216"),
    (Plan, "issued: {date: 14/3/2024, by: A}\n", "issued: {date: 2024-03-14, by: A}\n", "EMU210"),
    (Plan, "issued: {date: '14-03-2024'}\n", "issued: {date: 2024-03-14}\n", "EMU210"),
    (Plan, "issued: {date: 2024-3-5}\n", "issued: {date: 2024-03-05}\n", "EMU211"),
    (Plan, "issued: {by: Sở Y tế}\n", 'issued: {by: "Sở Y tế"}\n', "EMU118"),
    (Plan, "theme: Chủ đề: đoàn kết\n", 'theme: "Chủ đề: đoàn kết"\n', "EMU109"),
    (Plan, "theme: @doan-ket\n", 'theme: "@doan-ket"\n', "EMU109"),
    (Regulation, SCALE % "19,5", SCALE % "19.5", "EMU206"),
    (Regulation, SCALE % "1.234,5", SCALE % "1234.5", "EMU206"),
    (Regulation, SCALE % '"19,5"', SCALE % "19.5", "EMU206"),
    (Covenant, COMMITMENT % "95,5", COMMITMENT % "95.5", "EMU206"),
    (Votes, VOTE % "secret-balot", VOTE % "secret_ballot", "EMU216"),
    (Members, MEMBER % "sinse", MEMBER % "since", "EMU201"),
    (Regulation, CODES % "1.1", CODES % '"1.1"', "EMU117"),
    (Plan, "content: [Sở Y tế]\n", 'content: ["Sở Y tế"]\n', "EMU118"),
    (Plan, "issued: {by: Sở Y tế, date: 2024}\n", 'issued: {by: "Sở Y tế", date: 2024}\n', "EMU118"),
]  # fmt: skip


@pytest.mark.parametrize(("model", "text", "meant", "code"), MENDED)
def test_one_right_answer_is_given(model: type[RecordFile], text: str | bytes, meant: str, code: str) -> None:
    data = text.encode() if isinstance(text, str) else text
    mended = mended_file(data, "a.yaml", model)
    assert mended.data.decode("utf-8", "replace") == (meant or data.decode("utf-8", "replace"))
    assert mended.codes == ((code,) if code else ())


@pytest.mark.parametrize(
    ("model", "text"),
    [
        # Thousands or decimals?
        (Regulation, SCALE % "1,500"),
        (Regulation, SCALE % "28,500"),
        (Regulation, SCALE % "9,55555,5"),
        # No day of the calendar; nobody knows which part is the day.
        (Plan, "issued: {date: 31/02/2024}\n"),
        (Plan, "issued: {date: 03/04/24}\n"),
        # Two keys are as near, or the right one is there already.
        (Plan, "theme: A\nthema: B\n"),
        (Members, "members: [{unit: so-y-te, status: abc}]\n"),
        # Where a comma may part values, quotes around one half would hide the other.
        (Plan, "issued: {by: Sở Văn hóa, Thể thao}\n"),
        (Plan, "content: [Sở Văn hóa, Thể thao]\n"),
        (Plan, "theme: A: B # C\n"),
        (Plan, "theme: 'A\n"),
        (Plan, "tasks: [a\n"),
    ],
)
def test_where_two_answers_are_right_none_is_given(model: type[RecordFile], text: str) -> None:
    assert mended_file(text.encode(), "a.yaml", model) == Mended(text.encode(), ())


def test_several_mends_of_one_file_and_of_one_after_the_other() -> None:
    first, second = "theme: Đoàn kết # giữ nguyên\n", "tasks:\n  - {text: A, step: annual}\n"
    issued = "issued: {date: 14/3/2024, by: Sở Y tế}\n"
    text = f"\ufeff{first.replace('theme', 'thema')}{issued}{second.replace('annual', 'anual')}"
    meant = f'{first}issued: {{date: 2024-03-14, by: "Sở Y tế"}}\n{second}'
    mended = mended_file(text.encode(), "a.yaml", Plan)
    assert mended.data.decode() == meant
    assert sorted(mended.codes) == ["EMU105", "EMU118", "EMU201", "EMU210", "EMU216"]
    assert mended_file(mended.data, "a.yaml", Plan).codes == ()


def test_codes_that_nobody_chose_stay() -> None:
    mended = mended_file(b"thema: A\nissued: {date: 14/3/2024}\n", "a.yaml", Plan, (), lambda code: code == "EMU210")
    assert mended.data == b"thema: A\nissued: {date: 2024-03-14}\n"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("theme: A  \r\nfunding: B\r\n", "theme: A\nfunding: B\n"),
        ("theme: |\n  a  \n  b\n", "theme: |\n  a  \n  b\n"),
        ('theme: "a  \n  b"\n', 'theme: "a\n  b"\n'),
        ("theme: 'A\n", "theme: 'A\n"),
    ],
)
def test_blanks_at_the_ends_go_where_no_value_changes(text: str, meant: str) -> None:
    assert tidied(text.encode(), "a.yaml").decode() == meant


def _numbers(value: Any) -> list[str]:
    """Every single value of a tree in which there are digits, whatever its key."""
    if isinstance(value, dict):
        return [one for inner in value.values() for one in _numbers(inner)]
    if isinstance(value, list):
        return [one for inner in value for one in _numbers(inner)]
    return [value] if isinstance(value, str) and any(letter.isdigit() for letter in value) else []


WORDS = "theme thema : - { } [ ] , # | &a @ 19,5 1,500 14/3/2024 tasks step anual text issued date by 1.1"
SIGNS = (": ", "\n", "  ", "- ", ", ", " #x", '"', "'", "Sở Y tế", "\r\n", "\ufeff", "e\u0302", "Cá»¥m")
_PIECES = st.sampled_from(WORDS.split()) | st.sampled_from(SIGNS)
WRITTEN_OTHERWISE = ("EMU206", "EMU209", "EMU210", "EMU211", "EMU352")


@given(st.lists(_PIECES, max_size=30).map("".join))
@example("issued: {date: 14/3/2024, by: 19,5}\n")
def test_no_text_is_made_worse(text: str) -> None:
    data = text.encode()
    mended = mended_file(data, "a.yaml", Plan)
    before, after = read_tree(data, "a.yaml"), read_tree(mended.data, "a.yaml")
    if not mended.codes:
        assert mended.data == data
        return
    # A file that holds nothing but a mark holds nothing without it.
    assert after.value is not None or set(mended.codes) <= {"EMU105", "EMU119"}
    if before.value is not None:
        left = [one for one in _numbers(before.value) if one not in _numbers(after.value)]
        # Only dates and decimal commas are written otherwise, as the format wants them.
        assert len(left) <= sum(code in WRITTEN_OTHERWISE for code in mended.codes)
    codes_before = {one.code for one in read_record(data, "a.yaml", Plan)[1]}
    assert set(mended.codes) & codes_before


@given(st.binary(max_size=200))
def test_any_bytes_have_an_answer(data: bytes) -> None:
    mended, tidy = mended_file(data, "a.yaml", Plan), tidied(data, "a.yaml")
    assert mended.data == data or mended.codes
    assert tidied(tidy, "a.yaml") == tidy
