"""A house's look: what the Decree allows, and how a reference DOCX says it. Millimetres are worked out by hand."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx as python_docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from emucli.papers.docx import (
    LOOK,
    Look,
    LookProblem,
    NotADocument,
    docx,
    ignored_looks,
    look_of,
    settings_documentation,
)
from emucli.papers.docx.archive import read, write

from .samples import EVERYTHING, HEAD, paper, say
from .saved import Saved, effective

WRITTEN = docx(EVERYTHING)
HOUSE = Look(
    top=1417,
    bottom=1417,
    left=1984,
    right=1134,
    indent=567,
    spacing=180,
    line=360,
    sizes=(("QuocHieu", 26), ("BodyText", 26)),
)


def restyled(change: Callable[[Any], None]) -> bytes:
    """A paper of ours that someone opened, changed and saved."""
    document = python_docx.Document(BytesIO(WRITTEN))
    change(document)
    document.save(target := BytesIO())
    return target.getvalue()


def setting(style: str, **values: Any) -> Callable[[Any], None]:
    """A change of a style's font."""

    def change(document: Any) -> None:
        for name, value in values.items():
            setattr(document.styles[style].font, name, value)

    return change


def margin(side: str, millimetres: int) -> Callable[[Any], None]:
    """A change of a margin of the first section."""
    return lambda document: setattr(document.sections[0], f"{side}_margin", Mm(millimetres))


def aligned(style: str, side: WD_ALIGN_PARAGRAPH) -> Callable[[Any], None]:
    """A change of a style's alignment."""
    return lambda document: setattr(document.styles[style].paragraph_format, "alignment", side)


@pytest.mark.parametrize(
    "values",
    [
        {"top": 1134},
        {"top": 1417, "bottom": 1417},  # 25 mm
        {"left": 1984},  # 35 mm
        {"right": 1134},  # 20 mm
        {"indent": 567},
        {"spacing": 280},  # 14 pt: the Decree says at least 6
        {"line": 360},
        {"sizes": (("QuocHieu", 25),)},  # 12.5 pt
        {"sizes": (("Heading1", 26), ("OBang", 16))},
    ],
)
def test_what_the_decree_allows_is_a_look(values: dict[str, Any]) -> None:
    look = Look(**values)
    assert docx(paper(say("x")), look) != docx(paper(say("x"))) or look == LOOK
    assert look_of(docx(EVERYTHING, look)) == look


@pytest.mark.parametrize(
    ("values", "setting", "found", "allowed"),
    [
        ({"top": 1077}, "top margin", "19 mm", "20 mm to 25 mm"),
        ({"bottom": 1474}, "bottom margin", "26 mm", "20 mm to 25 mm"),
        ({"left": 1644}, "left margin", "29 mm", "30 mm to 35 mm"),
        ({"right": 794}, "right margin", "14 mm", "15 mm to 20 mm"),
        ({"indent": 680}, "first line of a paragraph", "12 mm", "10 mm or 12.7 mm"),
        ({"spacing": 100}, "space between paragraphs", "5 pt", "at least 6 pt"),
        ({"line": 384}, "line spacing", "1.6 lines", "1 lines to 1.5 lines"),
        ({"sizes": (("QuocHieu", 28),)}, "Quốc hiệu", "14 pt", "12-13 pt"),
        ({"sizes": (("NguoiNhan", 24),)}, "Người nhận", "12 pt", "11 pt"),
        ({"sizes": (("BodyText", 25),)}, "Body Text", "12.5 pt", "13-14 pt"),
    ],
)
def test_what_it_does_not_allow_is_named(values: dict[str, Any], setting: str, found: str, allowed: str) -> None:
    with pytest.raises(LookProblem) as caught:
        Look(**values)
    problem = caught.value
    # The ends are open by a twip for what programs round: 1133 twips are shown as 20 mm.
    assert problem.told("en") == (setting, found, allowed)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"top": 1078}, ("lề trên", "19 mm", "20 mm đến 25 mm")),
        ({"indent": 680}, ("lùi đầu dòng", "12 mm", "10 mm hoặc 12.7 mm")),
        ({"spacing": 100}, ("khoảng cách giữa các đoạn", "5 pt", "từ 6 pt")),
        ({"line": 384}, ("cách dòng", "1.6 dòng", "1 dòng đến 1.5 dòng")),
        ({"sizes": (("QuocHieu", 28),)}, ("Quốc hiệu", "14 pt", "12-13 pt")),
    ],
)
def test_it_is_told_in_vietnamese_too(values: dict[str, Any], told: tuple[str, str, str]) -> None:
    with pytest.raises(LookProblem) as caught:
        Look(**values)
    assert caught.value.told("vi") == told


def test_an_unknown_style_is_named() -> None:
    with pytest.raises(LookProblem, match="Title"):
        Look(sizes=(("Title", 28),))


def test_a_look_shows_in_the_paper() -> None:
    saved = Saved(paper(HEAD, say("x")), HOUSE)
    assert effective(saved.paragraph(HEAD.state), "size").pt == 13
    body = saved.paragraph("x")
    assert effective(body, "size").pt == 13
    setting = body.style.paragraph_format
    assert (setting.first_line_indent.twips, setting.space_before.pt, setting.line_spacing) == (567, 9, 1.5)
    section = saved.word.sections[0]
    assert [margin and round(margin.mm) for margin in (section.top_margin, section.left_margin)] == [25, 35]


@pytest.mark.parametrize("look", [LOOK, HOUSE])
def test_a_paper_of_ours_is_a_reference(look: Look) -> None:
    assert look_of(docx(EVERYTHING, look)) == look


def test_a_restyled_paper_is_a_reference() -> None:
    def change(document: Any) -> None:
        document.styles["Quốc hiệu"].font.size = Pt(13)
        document.styles["Heading 1"].font.size = Pt(13)
        document.styles["Body Text"].paragraph_format.space_after = Pt(3)  # 6 + 3 between paragraphs
        document.styles["Body Text"].paragraph_format.first_line_indent = Mm(10)
        document.sections[0].left_margin = Mm(35)

    found = look_of(restyled(change))
    assert found == Look(left=1984, indent=567, spacing=180, sizes=(("QuocHieu", 26), ("Heading1", 26)))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (setting("Body Text", bold=True), ("Body Text", "bold")),
        (setting("Heading 1", bold=False), ("heading 1", "not_bold")),
        (setting("Căn cứ", italic=False), ("Căn cứ", "not_italic")),
        (setting("Ô bảng", underline=True), ("Ô bảng", "underlined")),
        (aligned("Trích yếu", WD_ALIGN_PARAGRAPH.LEFT), ("Trích yếu", "left_aligned")),
        (aligned("Body Text", WD_ALIGN_PARAGRAPH.CENTER), ("Body Text", "centred")),
        (aligned("Body Text", WD_ALIGN_PARAGRAPH.DISTRIBUTE), ("Body Text", "aligned_otherwise")),
    ],
)
def test_a_look_that_no_paper_follows_is_told(change: Callable[[Any], None], told: tuple[str, str]) -> None:
    changed = restyled(change)
    assert [(one.style, one.look) for one in ignored_looks(changed)] == [told]
    assert look_of(changed) == LOOK


@pytest.mark.parametrize("look", [LOOK, HOUSE])
def test_a_paper_of_ours_says_nothing_in_vain(look: Look) -> None:
    assert ignored_looks(docx(EVERYTHING, look)) == []
    assert ignored_looks(restyled(margin("left", 35))) == []
    assert ignored_looks(b"no document") == []


def test_a_size_is_inherited_through_the_chain() -> None:
    def change(document: Any) -> None:
        style = document.styles["Trích yếu"]
        style.font.size = None
        style.base_style = document.styles["Tên loại văn bản"]
        document.styles["Tên loại văn bản"].font.size = Pt(13)

    assert look_of(restyled(change)).sizes == (("TenLoai", 26), ("TrichYeu", 26))


def test_a_style_that_is_missing_keeps_its_default() -> None:
    def change(document: Any) -> None:
        for style in list(document.styles):
            if style.name in ("Quốc hiệu", "Body Text"):
                style.delete()

    assert look_of(restyled(change)) == LOOK


def theme_font(document: Any) -> None:
    fonts = document.styles["Body Text"].element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:asciiTheme"), "minorHAnsi")


def half_arial(document: Any) -> None:
    fonts = document.styles["Body Text"].element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:hAnsi"), "Arial")  # Vietnamese letters take this one, ASCII the other


def based_on_itself(document: Any) -> None:
    style = document.styles["Quốc hiệu"]
    style.base_style = style
    style.font.size = None
    document.styles.element.find(qn("w:docDefaults")).clear()


def exactly_18_points(document: Any) -> None:
    document.styles["Body Text"].paragraph_format.line_spacing = Pt(18)


def quarter_points(document: Any) -> None:
    document.styles["Quốc hiệu"].element.rPr.find(qn("w:sz")).set(qn("w:val"), "25.5")


def no_indent(document: Any) -> None:
    document.styles["Body Text"].paragraph_format.first_line_indent = None


@pytest.mark.parametrize(
    ("change", "setting", "found"),
    [
        (setting("Quốc hiệu", size=Pt(14)), "Quốc hiệu", "14 pt"),
        (setting("Heading 1", name="Arial"), "heading 1, font", "Arial"),
        (half_arial, "Body Text, font", "Arial"),
        (theme_font, "Body Text, font", "minorHAnsi"),
        (setting("Tiêu ngữ", size=Pt(20)), "Tiêu ngữ", "20 pt"),
        (margin("left", 20), "left margin", "20 mm"),
        (margin("top", 30), "top margin", "30 mm"),
        (exactly_18_points, "line spacing", "exact: a height in points"),
        (quarter_points, "Quốc hiệu", "25.5"),
        (no_indent, "first line of a paragraph", "0 mm"),
        (based_on_itself, "Quốc hiệu", "10 pt"),
    ],
)
def test_what_a_reference_must_not_say_is_named(change: Callable[[Any], None], setting: str, found: str) -> None:
    with pytest.raises(LookProblem) as caught:
        look_of(restyled(change))
    assert caught.value.told("en")[:2] == (setting, found)


@pytest.mark.parametrize(("colour", "fine"), [("000000", True), ("1F497D", False)])
def test_letters_are_black(colour: str, fine: bool) -> None:
    def change(document: Any) -> None:
        document.styles["Heading 2"].font.color.rgb = RGBColor.from_string(colour)

    if fine:
        assert look_of(restyled(change)) == LOOK
    else:
        with pytest.raises(LookProblem, match="heading 2, colour: 1F497D, allowed: black"):
            look_of(restyled(change))


@pytest.mark.parametrize(("theme", "fine"), [("text1", True), ("accent1", False)])
def test_the_black_of_a_theme_is_black(theme: str, fine: bool) -> None:
    def change(document: Any) -> None:
        colour = OxmlElement("w:color")
        colour.set(qn("w:val"), "000000")
        colour.set(qn("w:themeColor"), theme)
        document.styles["Heading 2"].element.rPr.append(colour)

    if fine:
        assert look_of(restyled(change)) == LOOK
    else:
        with pytest.raises(LookProblem, match="accent1"):
            look_of(restyled(change))


def test_the_documentation_names_every_setting_with_its_range() -> None:
    rows = {row[0]: row[1:] for row in settings_documentation()}
    assert rows["left margin"] == ("30 mm", "30 mm to 35 mm", "I.3")
    assert rows["first line of a paragraph"] == ("12.7 mm", "10 mm or 12.7 mm", "II.6")
    assert rows["line spacing"] == ("1 lines", "1 lines to 1.5 lines", "II.6")


def edited(name: str, content: bytes | None) -> bytes:
    parts = read(WRITTEN) | ({} if content is None else {name: content})
    return write({each: part for each, part in parts.items() if content is not None or each != name})


@pytest.mark.parametrize("target", ["/word/styles.xml", "../word/styles.xml", "./styles.xml"])
def test_a_part_may_be_named_from_the_root_or_by_a_way_around(target: str) -> None:
    relations = read(WRITTEN)["word/_rels/document.xml.rels"].replace(b'"styles.xml"', f'"{target}"'.encode())
    assert look_of(edited("word/_rels/document.xml.rels", relations)) == LOOK


@pytest.mark.parametrize("spelled", ["Heading 1", "heading 1", "HEADING 1"])
def test_capitals_of_style_names_do_not_matter(spelled: str) -> None:
    styles = read(docx(EVERYTHING, Look(sizes=(("Heading1", 26),))))["word/styles.xml"]
    renamed = styles.replace(b'"heading 1"', f'"{spelled}"'.encode())
    assert look_of(edited("word/styles.xml", renamed)).sizes == (("Heading1", 26),)


@pytest.mark.parametrize(
    "reference",
    [
        b"",
        WRITTEN[:500],
        edited("word/styles.xml", None),
        edited("word/document.xml", b"<not xml"),
        edited("word/styles.xml", b'<!DOCTYPE a [<!ENTITY a "b">]><a>&a;'),
        edited("_rels/.rels", b'<Relationships xmlns="x"/>'),
    ],
    ids=["empty", "half", "no styles", "broken text", "broken styles", "no relations"],
)
def test_what_cannot_be_read_is_no_document(reference: bytes) -> None:
    with pytest.raises(NotADocument):
        look_of(reference)


def test_a_document_without_pages_has_no_look() -> None:
    with pytest.raises(LookProblem) as caught:
        look_of(edited("word/document.xml", b"<document/>"))
    assert caught.value.told("en") == ("page margins", "none", "a document with pages")
    assert caught.value.told("vi") == ("lề trang", "không có", "văn bản có trang")
