"""Pages after Decree 30/2020, Annex I, I.1 to I.3, I.7 and III.1: expected numbers are worked out from millimetres."""

from typing import Any

import pytest

from emucli.papers.document.parts import Section

from .samples import EVERYTHING, of_sections, paper, say
from .saved import Saved, all_of, value, words

# 1 mm is 1440 / 25.4 = 56.69 twips.
A4 = {210: 11906, 297: 16838}
MARGINS = {"w:top": 1134, "w:bottom": 1134, "w:left": 1701, "w:right": 850, "w:header": 567}


def sections(saved: Saved) -> list[Any]:
    return all_of(saved.body, "w:sectPr")


@pytest.mark.parametrize(("landscape", "size", "text"), [(False, (210, 297), 165), (True, (297, 210), 252)])
def test_a_page_is_a4_with_the_margins_of_the_decree(landscape: bool, size: tuple[int, int], text: int) -> None:
    (section,) = sections(Saved(paper(say("x"), landscape=landscape)))
    width, height = (int(value(section, "w:pgSz", each) or 0) for each in ("w:w", "w:h"))
    assert (width, height) == (A4[size[0]], A4[size[1]])
    assert value(section, "w:pgSz", "w:orient") == ("landscape" if landscape else None)
    margins = {side: int(value(section, "w:pgMar", side) or 0) for side in MARGINS}
    assert margins == MARGINS
    assert abs((width - margins["w:left"] - margins["w:right"]) * 254 - text * 14400) < 14400  # less than 1 mm


def test_every_section_spares_its_first_page_the_number_and_appendices_count_from_1() -> None:
    saved = Saved(of_sections(Section((say("a"),)), Section((say("b"),), appendix=True), Section((say("c"),))))
    first, appendix, last = sections(saved)
    assert all(len(all_of(each, "w:titlePg")) == 1 for each in (first, appendix, last))
    assert [value(each, "w:pgNumType", "w:start") for each in (first, appendix, last)] == [None, "1", None]


def test_sections_have_headers_of_their_own() -> None:
    saved = Saved(EVERYTHING)
    for number, section in enumerate(saved.word.sections):
        assert not section.header.is_linked_to_previous, number
        assert not section.first_page_header.is_linked_to_previous, number
    parts = {name for name in saved.parts if name.startswith("word/header")}
    assert len(parts) == 2 * len(saved.word.sections)


@pytest.mark.parametrize("marks", [(), ("DỰ THẢO", "Năm minh họa")])
def test_the_page_number_is_centred_on_every_page_but_the_first(marks: tuple[str, ...]) -> None:
    saved = Saved(paper(say("x"), marks=marks))
    number, *below = saved.header(0, "default")
    assert [field.text for field in all_of(number, "w:instrText")] == ["PAGE"]
    assert [each.get(next(iter(each.attrib))) for each in all_of(number, "w:fldChar")] == ["begin", "separate", "end"]
    assert value(number, "w:pPr/w:pStyle") == "SoTrang"
    assert saved.word.styles["Số trang"].paragraph_format.alignment == 1  # centred
    assert tuple(words(each) for each in below) == marks
    assert not all_of(saved.header(0, "first"), "w:instrText")


def test_marks_stand_on_the_first_page_too_bold_and_centred() -> None:
    saved = Saved(paper(say("x"), marks=("DỰ THẢO", "Năm minh họa")))
    marks = list(saved.header(0, "first"))
    assert [words(mark) for mark in marks] == ["DỰ THẢO", "Năm minh họa"]
    style = saved.word.styles["Ghi chú đầu trang"]
    assert {value(mark, "w:pPr/w:pStyle") for mark in marks} == {style.style_id}
    assert style.font.bold
    assert style.paragraph_format.alignment == 1


def test_without_marks_the_first_page_has_an_empty_header() -> None:
    saved = Saved(paper(say("x")))
    (empty,) = saved.header(0, "first")
    assert words(empty) == ""


def test_a_section_without_parts_is_a_page() -> None:
    saved = Saved(of_sections(Section(()), Section((say("x"),))))
    assert len(sections(saved)) == 2
