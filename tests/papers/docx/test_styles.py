"""Sizes, looks and paragraphs of each role, as the table of the Decree has them (Annex I, II and III)."""

import re
from typing import Any

import pytest

from emucli.language.phrases import Language
from emucli.papers.document.parts import Document, Head, Paragraph, Role, Run
from emucli.papers.docx import documentation
from emucli.papers.docx.widths import width

from .samples import EVERYTHING, FOOT, HEAD, ROLES, SIGNER, paper, say
from .saved import Saved, all_of, effective, value

# role or text: least and most points, bold, italic
TEXTS: dict[str, tuple[int, int, bool, bool]] = {
    HEAD.state: (12, 13, True, False),
    HEAD.motto: (13, 14, True, False),
    HEAD.parent[0]: (12, 13, False, False),
    HEAD.issuer[0]: (12, 13, True, False),
    str(HEAD.number): (13, 13, False, False),
    str(HEAD.place_and_date): (13, 14, False, True),
    "Nơi nhận:": (12, 12, True, True),
    "- Như trên;": (11, 11, False, False),
    SIGNER.position: (13, 14, True, False),
    SIGNER.name: (13, 14, True, False),
}
OF_ROLES: dict[Role, tuple[int, int, bool, bool]] = {
    "kind": (13, 14, True, False),
    "subject": (13, 14, True, False),
    "appendix": (14, 14, True, False),
    "appendix_title": (13, 14, True, False),
    "appendix_reference": (13, 14, False, True),
    "basis": (13, 14, False, True),
    "addressee": (13, 14, False, False),
    "addressee_item": (13, 14, False, False),
    "heading": (13, 14, True, False),
    "subheading": (13, 14, True, False),
    "point": (13, 14, False, False),
    "body": (13, 14, False, False),
    "item": (13, 14, False, False),
    "note": (13, 14, False, True),
}
CENTRED: tuple[Role, ...] = ("kind", "subject", "appendix", "appendix_title", "appendix_reference", "addressee")
JUSTIFIED: tuple[Role, ...] = ("basis", "body", "item", "note")
HEADINGS: tuple[Role, ...] = ("heading", "subheading", "point")


@pytest.fixture(scope="module")
def saved() -> Saved:
    return Saved(paper(HEAD, *(say(f"lời {role}", role) for role in ROLES), FOOT))


def of_role(saved: Saved, role: Role) -> Any:
    dash = "- " if role in ("item", "addressee_item") else ""
    return saved.paragraph(f"{dash}lời {role}")


def looks(paragraph: Any) -> tuple[str, int, bool, bool]:
    size = effective(paragraph, "size")
    name, bold, italic = (effective(paragraph, each) for each in ("name", "bold", "italic"))
    assert size.pt == int(size.pt)
    return name, int(size.pt), bool(bold), bool(italic)


@pytest.mark.parametrize("text", TEXTS)
def test_head_and_foot_have_the_sizes_and_looks_of_the_decree(saved: Saved, text: str) -> None:
    least, most, bold, italic = TEXTS[text]
    font, size, *found = looks(saved.paragraph(text))
    assert font == "Times New Roman"
    assert least <= size <= most
    assert found == [bold, italic]


@pytest.mark.parametrize("role", ROLES)
def test_roles_have_the_sizes_and_looks_of_the_decree(saved: Saved, role: Role) -> None:
    least, most, bold, italic = OF_ROLES[role]
    font, size, *found = looks(of_role(saved, role))
    assert font == "Times New Roman"
    assert least <= size <= most
    assert found == [bold, italic]


def test_paragraphs_are_set_as_the_decree_says(saved: Saved) -> None:
    left, centred, justified = 0, 1, 3
    for role in CENTRED:
        assert of_role(saved, role).style.paragraph_format.alignment == centred, role
    for role in (*JUSTIFIED, *HEADINGS):
        setting = of_role(saved, role).style.paragraph_format
        assert setting.alignment == (justified if role in JUSTIFIED else left), role
        assert setting.first_line_indent.twips in (567, 720), role  # 1 or 1.27 cm
        assert setting.space_before.pt + setting.space_after.pt >= 6, role
        assert 1 <= setting.line_spacing <= 1.5, role


def test_several_addressees_begin_where_kinh_gui_ends() -> None:
    saved = Saved(paper(say("Kính gửi:", "addressee"), say("Sở Nội vụ", "addressee_item")))
    lead, item = saved.paragraph("Kính gửi:"), saved.paragraph("- Sở Nội vụ")
    left = int(value(lead._p, "w:pPr/w:ind", "w:left") or 0)
    assert left + width("Kính gửi:", 28) == item.style.paragraph_format.left_indent.twips
    assert value(lead._p, "w:pPr/w:jc") == "left"


def test_one_of_several_addressees_stands_below_kinh_gui_to_the_right(saved: Saved) -> None:
    indent = of_role(saved, "addressee_item").style.paragraph_format.left_indent
    assert 40 < indent.mm < 82.5  # not at the margin, and left of the middle of 165 mm


def test_headings_are_words_own_and_stay_with_their_text(saved: Saved) -> None:
    for level, role in enumerate(("heading", "subheading", "point")):
        style = of_role(saved, role).style  # type: ignore[arg-type]
        assert style.name == f"Heading {level + 1}"
        assert value(style.element, "w:pPr/w:outlineLvl") == str(level)
        assert style.paragraph_format.keep_with_next
    assert of_role(saved, "kind").style.paragraph_format.keep_with_next


def test_runs_add_looks_to_their_style() -> None:
    saved = Saved(paper(Paragraph((Run("a "), Run("b", bold=True), Run(" c", italic=True)))))
    runs = saved.paragraph("a b c").runs
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("a ", None, None),
        ("b", True, None),
        (" c", None, True),
    ]


def test_lists_are_typed_dashes_without_numbering(saved: Saved) -> None:
    assert of_role(saved, "item").text == "- lời item"
    assert not all_of(saved.body, "w:numPr")
    assert "word/numbering.xml" not in saved.parts


def test_one_font_and_no_colours_anywhere() -> None:
    parts = Saved(EVERYTHING).parts
    for name, part in parts.items():
        text = part.decode()
        assert not re.search(r"w:color\b (?!w:val=\"auto)|themeColor|asciiTheme|w:shd|w:highlight", text), name
        if name != "word/styles.xml":
            assert "w:rFonts" not in text, name
    styles = parts["word/styles.xml"].decode()
    (fonts,) = re.findall(r"<w:rFonts[^>]*>", styles)
    assert re.findall(r'w:(\w+)="([^"]*)"', fonts) == [
        (script, "Times New Roman") for script in ("ascii", "hAnsi", "eastAsia", "cs")
    ]


@pytest.mark.parametrize(("language", "locale"), [("vi", "vi-VN"), ("en", "en-GB")])
def test_the_language_is_the_documents(language: Language, locale: str) -> None:
    of_vietnamese = paper(say("x"))
    document = Document(
        sections=of_vietnamese.sections,
        language=language,
        title="t",
        author="a",
        created=of_vietnamese.created,
    )
    lang = all_of(Saved(document).xml("word/styles.xml"), "w:lang")
    assert [sorted(each.attrib.values()) for each in lang] == [[locale, locale]]


def test_style_ids_are_ascii_names_have_no_commas_and_all_styles_are_used_or_basic() -> None:
    saved = Saved(EVERYTHING)
    ids = {style.style_id: style.name for style in saved.word.styles}
    assert all(identifier.isascii() and "," not in name for identifier, name in ids.items())
    texts = [saved.xml(name) for name in saved.parts if name == "word/document.xml" or "/header" in name]
    used = {value(each, "w:pPr/w:pStyle") for text in texts for each in all_of(text, "w:p")}
    based = {value(style.element, "w:basedOn") for style in saved.word.styles}
    assert set(ids) - used - based == {"DefaultParagraphFont", "TableNormal", "NoList"}


def test_the_documentation_names_every_style_with_its_range() -> None:
    rows = {row[0]: row for row in documentation()}
    names = {style.name for style in Saved(paper(say("x"))).word.styles}
    assert set(rows) <= names
    assert rows["Quốc hiệu"][2:] == ("12", "12-13", "bold", "II.1.a")
    assert rows["Nơi nhận"][2:5] == ("12", "12", "bold italic")


def test_a_head_without_names_still_has_a_cell_to_stand_in() -> None:
    saved = Saved(paper(Head(parent=(), issuer=(), state="S", motto="M", number=None, place_and_date=None), say("x")))
    assert [len(all_of(cell, "w:p")) >= 1 for cell in all_of(saved.body, "w:tc")] == [True, True]
