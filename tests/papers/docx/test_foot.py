"""Signatures (II.7), recipients (II.9), and what must not stand alone on a page or be cut apart."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from emucli.papers.document.parts import Foot, Part, Recipients, Signatures, Signer, Table
from emucli.papers.docx.widths import wrapped

from .samples import FOOT, GRID, HEAD, SIGNER, SIMPLE, paper, say
from .saved import Saved, all_of, value, words


def cells(saved: Saved) -> list[list[str]]:
    return [[words(cell) for cell in all_of(row, "w:tc")] for row in all_of(saved.body, "w:tr")]


def kept(block: Any) -> bool:
    return len(all_of(block, "w:keepNext")) >= 1


def test_recipients_are_level_with_the_signers_position() -> None:
    assert cells(Saved(paper(say("x"), FOOT))) == [
        ["Nơi nhận:- Như trên;- Lưu: VT, CTĐ7.", "TM. CỤM THI ĐUACỤM TRƯỞNGNguyễn Văn An"]
    ]


def test_72_points_are_left_to_sign_in_also_without_a_name() -> None:
    for name in ("Nguyễn Văn An", ""):
        saved = Saved(paper(say("x"), replace(FOOT, right=replace(SIGNER, name=name))))
        last = all_of(saved.body, "w:tc")[-1][-1]
        assert value(last, "w:pPr/w:pStyle") == "HoTen"
        assert saved.word.styles["Họ tên người ký"].paragraph_format.space_before.pt == 72


def test_two_signers_have_their_names_level() -> None:
    secretary = Signer((), "THƯ KÝ", "Trần Thị Bình")
    found = cells(Saved(paper(say("x"), Foot(secretary, SIGNER))))
    assert found == [["THƯ KÝ", "TM. CỤM THI ĐUACỤM TRƯỞNG"], ["Trần Thị Bình", "Nguyễn Văn An"]]
    assert cells(Saved(paper(say("x"), Foot(None, SIGNER))))[1] == ["", "Nguyễn Văn An"]


def test_a_long_position_breaks_between_the_office_and_the_province() -> None:
    position = "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NGHỆ AN"
    saved = Saved(paper(say("x"), Foot(None, Signer((), position, ""))))
    cell = all_of(saved.body, "w:tc")[1]
    rest = sum(int(value(cell[1], "w:pPr/w:ind", side) or 0) for side in ("w:left", "w:right"))
    room = int(value(cell, "w:tcPr/w:tcW", "w:w") or 0) - rest
    lines = [each.text for each in wrapped(position, room, 28, bold=True)]
    assert lines == ["CHỦ TỊCH ỦY BAN NHÂN DÂN", "TỈNH NGHỆ AN"]
    assert rest > 0


@pytest.mark.parametrize("end", [FOOT, GRID, Foot(None, SIGNER)])
@pytest.mark.parametrize("before", [say("x"), SIMPLE])
def test_those_who_sign_never_stand_alone_on_a_page(before: Part, end: Part) -> None:
    saved = Saved(paper(HEAD, before, end))
    *_, last, room, _, _, _ = saved.body
    end_of_it = all_of(last, "w:tr")[-1] if isinstance(before, Table) else last
    assert all(kept(paragraph) for paragraph in all_of(end_of_it, "w:pPr"))
    assert kept(room)
    assert all(all_of(row, "w:cantSplit") for row in all_of(saved.body, "w:tr"))


def test_a_grid_has_a_place_for_everyone_and_keeps_position_and_name_together() -> None:
    saved = Saved(paper(say("x"), GRID))
    found = cells(saved)
    assert found == [
        ["TM. TỈNHCHỦ TỊCH TỈNH 0", "TM. TỈNHCHỦ TỊCH TỈNH 1"],
        ["Người 0", "Người 1"],
        ["TM. TỈNHCHỦ TỊCH TỈNH 2", ""],
        ["Người 2", ""],
    ]
    assert [kept(row) for row in all_of(saved.body, "w:tr")] == [True, False, True, False]
    assert not all_of(saved.body, "w:tblBorders")


def test_a_grid_may_have_three_columns() -> None:
    three = Signatures(GRID.signers, columns=3)
    assert [len(row) for row in cells(Saved(paper(say("x"), three)))] == [3, 3]


def test_copies_stand_between_lines_to_cut_along_and_each_is_kept_together() -> None:
    saved = Saved(paper(say("PHIẾU", "kind"), SIMPLE, say("Cảm ơn."), copies=3))
    blocks = list(saved.body)[:-1]
    cuts = [number for number, block in enumerate(blocks) if value(block, "w:pPr/w:pStyle") == "DuongCat"]
    assert len(cuts) == 2
    assert words(saved.body) == words(Saved(paper(say("PHIẾU", "kind"), SIMPLE, say("Cảm ơn."))).body) * 3
    edges = [-1, *cuts, len(blocks)]
    for start, end in pairwise(edges):
        copy = blocks[start + 1 : end]
        rows = [row for block in copy[:-1] for row in (all_of(block, "w:tr") or [block])]
        assert all(kept(row) for row in rows)
        assert not kept(copy[-1])
    assert not any(kept(blocks[cut]) for cut in cuts)


def test_a_copy_that_ends_in_a_table_keeps_its_rows_together() -> None:
    saved = Saved(paper(say("a"), SIMPLE, copies=2))
    for table in all_of(saved.body, "w:tbl"):
        assert [kept(row) for row in all_of(table, "w:tr")] == [True, True, False]


def test_recipients_of_minutes_stand_under_both_signers_on_their_page() -> None:
    secretary = Signer((), "THƯ KÝ", "Trần Thị Bình")
    recipients = Recipients("Nơi nhận:", ("- Lưu: VT.",))
    saved = Saved(paper(say("x"), Foot(secretary, SIGNER, recipients)))
    assert cells(saved)[-1] == ["Nơi nhận:- Lưu: VT.", ""]
    assert [kept(row) for row in all_of(saved.body, "w:tr")] == [True, True, False]


def test_who_signs_together_stands_centred_over_the_grid() -> None:
    saved = Saved(paper(say("ĐẠI DIỆN CÁC ĐƠN VỊ", "signing"), GRID))
    above = saved.paragraph("ĐẠI DIỆN CÁC ĐƠN VỊ")
    assert value(above._p, "w:pPr/w:pStyle") == "ChucVu"
    assert kept(above._p)


def test_copies_that_are_cut_apart_each_have_the_marks() -> None:
    saved = Saved(paper(say("PHIẾU BẦU"), copies=3, marks=("DỰ THẢO",)))
    texts = [words(each) for each in all_of(saved.body, "w:p")]
    # The first has it in the header of the page.
    assert [text for text in texts if text] == ["PHIẾU BẦU", "DỰ THẢO", "PHIẾU BẦU", "DỰ THẢO", "PHIẾU BẦU"]


@pytest.mark.parametrize("before", [say("I. KẾT QUẢ", "heading"), say("x")])
@pytest.mark.parametrize("after", [say("một", "item"), SIMPLE])
def test_a_line_that_introduces_stays_with_what_it_introduces(before: Part, after: Part) -> None:
    saved = Saved(paper(before, say("Kết quả như sau:"), after, say("hết")))
    assert kept(saved.paragraph("Kết quả như sau:")._p)
    assert not kept(saved.paragraph("hết")._p)
