"""The head after Annex I, II.1 to II.5: two columns, lines of the right length, names that wrap on the left only."""

from dataclasses import replace
from typing import Any

import pytest

from emucli.papers.document.parts import Head
from emucli.papers.docx import LOOK, Look
from emucli.papers.docx.widths import width, wrapped

from .samples import ENGLISH_HEAD, HEAD, paper, say
from .saved import Saved, all_of, spaced, value, words

TENTH_OF_MM = 1440 / 254
NARROWEST = Look(left=1984, right=1134)  # 35 + 20 mm: 155 mm of text


def cells(saved: Saved) -> list[list[Any]]:
    return [all_of(row, "w:tc") for row in all_of(saved.body, "w:tr")]


def columns(saved: Saved) -> tuple[int, int]:
    left, right = (int(each.get(next(iter(each.attrib)))) for each in all_of(saved.body, "w:gridCol"))
    return left, right


def line(cell: Any) -> int:
    """The length in twips of the line in a cell."""
    (drawn,) = (each for each in all_of(cell, "w:p") if value(each, "w:pPr/w:pStyle") == "DuongKe")
    room = int(value(cell, "w:tcPr/w:tcW", "w:w") or 0)
    return room - int(value(drawn, "w:pPr/w:ind", "w:left") or 0) - int(value(drawn, "w:pPr/w:ind", "w:right") or 0)


def test_names_and_number_stand_in_two_rows_of_66_and_99_mm() -> None:
    saved = Saved(paper(HEAD))
    assert [abs(each - mm * 10 * TENTH_OF_MM) < 30 for each, mm in zip(columns(saved), (66, 99), strict=True)] == [
        True,
        True,
    ]
    (left, right), (number, place) = cells(saved)
    assert spaced(left) == "".join((*HEAD.parent, *HEAD.issuer))
    assert words(right) == HEAD.state + HEAD.motto
    assert (words(number), words(place)) == (HEAD.number, HEAD.place_and_date)
    assert not all_of(saved.body, "w:tblBorders")


@pytest.mark.parametrize(("number", "place", "rows"), [(None, None, 1), ("Số: 1", None, 2), (None, "Nơi", 2)])
def test_what_a_kind_of_paper_does_not_have_leaves_no_trace(number: str | None, place: str | None, rows: int) -> None:
    found = cells(Saved(paper(replace(HEAD, number=number, place_and_date=place))))
    assert len(found) == rows
    if rows == 2:
        assert [words(cell) for cell in found[1]] == [number or "", place or ""]


def test_widths_of_text_are_those_of_times_new_roman() -> None:
    # 88.3 mm at 12 pt and 95.7 mm at 13 pt, measured in the font.
    assert round(width(HEAD.state, 24, bold=True) / TENTH_OF_MM) == 883
    assert round(width(HEAD.state, 26, bold=True) / TENTH_OF_MM) == 957


def test_vietnamese_letters_are_as_wide_as_their_base_but_horned_ones_wider() -> None:
    assert width("ầ", 24) == width("a", 24) == width("a\u0302\u0300", 24)
    assert width("ợ", 24) == width("ơ", 24) > width("o", 24)
    assert width("\u200f", 24) == 0
    assert width("😀", 24) == 240  # one em at 12 pt


@pytest.mark.parametrize("head", [HEAD, ENGLISH_HEAD])
@pytest.mark.parametrize("look", [LOOK, NARROWEST])
@pytest.mark.parametrize("landscape", [False, True])
def test_state_and_motto_stay_on_one_line(head: Head, look: Look, landscape: bool) -> None:
    long_names = replace(head, issuer=("KHỐI THI ĐUA CÁC SỞ, BAN, NGÀNH, ĐOÀN THỂ CẤP TỈNH " * 3,))
    _, right = columns(Saved(paper(long_names, landscape=landscape), look))
    assert width(head.state, 24, bold=True) < right
    assert width(head.motto, 26, bold=True) < right


def test_the_line_under_the_motto_is_as_long_as_the_motto() -> None:
    right = cells(Saved(paper(HEAD)))[0][1]
    assert abs(line(right) - width(HEAD.motto, 26, bold=True)) <= 14  # a quarter of a millimetre


@pytest.mark.parametrize("issuer", [("CỤM THI ĐUA SỐ 7",), ("CỤM THI ĐUA CÁC TỈNH BẮC TRUNG BỘ",), ("A B", "C" * 12)])
def test_the_line_under_the_issuer_is_from_a_third_to_half_of_its_text(issuer: tuple[str, ...]) -> None:
    saved = Saved(paper(replace(HEAD, issuer=issuer)))
    printed = max(each.length for text in issuer for each in wrapped(text, columns(saved)[0], 24, bold=True))
    assert printed / 3 <= line(cells(saved)[0][0]) <= printed / 2


def test_the_line_below_the_subject_is_from_a_third_to_half_of_it() -> None:
    saved = Saved(paper(say("BÁO CÁO", "kind"), say("Tổng kết năm", "subject"), say("2024", "subject"), say("x")))
    kinds = [value(each, "w:pPr/w:pStyle") for each in all_of(saved.body, "w:p")]
    assert kinds == ["TenLoai", "TrichYeu", "TrichYeu", "DuongKe", "BodyText"]
    drawn = all_of(saved.body, "w:p")[3]
    indents = [int(value(drawn, "w:pPr/w:ind", side) or 0) for side in ("w:left", "w:right")]
    text = width("Tổng kết năm", 28, bold=True)
    assert text / 3 <= 11906 - 1701 - 850 - sum(indents) <= text / 2
    assert abs(indents[0] - indents[1]) <= 1


def test_a_long_place_gets_room_on_the_right_but_not_all() -> None:
    saved = Saved(paper(replace(HEAD, place_and_date="Thành phố Hồ Chí Minh, ngày 29 tháng 10 năm 2024")))
    left, right = columns(saved)
    assert right > width("Thành phố Hồ Chí Minh, ngày 29 tháng 10 năm 2024", 26, italic=True)
    left, right = columns(Saved(paper(replace(HEAD, place_and_date="x" * 10_000))))
    assert left * 3 >= left + right  # a third at least


def issuer_lines(name: str) -> list[str]:
    """The lines in which an issuer's name is printed, by its indents and the widths of letters."""
    saved = Saved(paper(replace(HEAD, issuer=(name,))))
    found = next(each for each in all_of(saved.body, "w:p") if value(each, "w:pPr/w:pStyle") == "CoQuanBanHanh")
    rest = sum(int(value(found, "w:pPr/w:ind", side) or 0) for side in ("w:left", "w:right"))
    lines = wrapped(words(found), columns(saved)[0] - rest, 24, bold=True)
    return [each.text.replace("\u00a0", " ") for each in lines]


def test_no_text_takes_the_whole_width() -> None:
    left, right = columns(Saved(paper(replace(HEAD, state="C" * 10_000))))
    assert left * 4 >= left + right


def test_no_word_is_left_alone_in_the_last_line() -> None:
    # Only the last word does not fit beside the state's name.
    assert issuer_lines("BAN ĐIỀU HÀNH ĐỒNG TÂM CHI XÃ")[1].count(" ") >= 1


def test_names_break_after_a_dash_and_before_words_that_open_a_name() -> None:
    assert issuer_lines("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG TỈNH") == ["HỘI ĐỒNG THI ĐUA -", "KHEN THƯỞNG TỈNH"]


def test_a_longer_name_takes_room_that_the_right_side_does_not_need() -> None:
    name = "ỦY BAN NHÂN DÂN TỈNH AN SƠN"
    # At 12 pt it is longer than 66 mm; the state's name takes 88.3 of the 165 mm.
    assert 66 < width(name, 24) / TENTH_OF_MM / 10 < 70
    saved = Saved(paper(replace(HEAD, parent=(name,))))
    left, right = columns(saved)
    assert left > width(name, 24)
    assert right > width(HEAD.state, 24, bold=True)


def test_names_on_both_sides_do_not_touch() -> None:
    council = "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"
    # 73.6 and 88.3 of 165 mm: three millimetres between them would read as one line, so the left one is broken.
    left, _ = columns(Saved(paper(replace(HEAD, parent=(council,)))))
    assert left < width(council, 24)
