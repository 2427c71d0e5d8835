"""Markdown -> typed parts: the roles that the Decree knows, lists, tables, sections; numbers alone are no lists."""

import pytest

from emucli.papers.document.flow import Flow, sections_of
from emucli.papers.document.marks import Break
from emucli.papers.document.parts import Cell, Paragraph, Run, Table
from emucli.papers.values.printer import Printer


def read(markdown: str) -> list[tuple[str, str]]:
    """Role and text of each paragraph of the one section."""
    (section,) = sections_of(markdown, (), landscape=False)
    return [(part.role, part.text) for part in section.parts if isinstance(part, Paragraph)]


def test_headings_subject_and_notes_have_their_roles() -> None:
    title = "# BÁO CÁO\n\n**Tổng kết\nnăm 2025**\n\n*Ghi chú*\n\n"
    markdown = f"{title}**Đậm** và thường\n\n## I. A\n\n### 1. B\n\n#### a) C\n\n**Hết**\n"
    assert read(markdown) == [
        ("kind", "BÁO CÁO"), ("subject", "Tổng kết năm 2025"), ("note", "Ghi chú"), ("body", "Đậm và thường"),
        ("heading", "I. A"), ("subheading", "1. B"), ("point", "a) C"), ("body", "Hết"),
    ]  # fmt: skip


def test_bold_and_italic_stay_where_they_are() -> None:
    (section,) = sections_of("a **b** *c* ***d***\n", (), landscape=False)
    assert section.parts == [
        Paragraph((Run("a "), Run("b", bold=True), Run(" "), Run("c", italic=True), Run(" "), Run("d", True, True)))
    ]


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("- a\n- b\n", [("item", "a"), ("item", "b")]),
        ("- a\n\n  b\n", [("item", "a"), ("body", "b")]),
        ("1. a\n2. b\n", [("body", "1. a"), ("body", "2. b")]),
        ("7.\n", [("body", "7.")]),
        ("- 7.\n- 8. a\n", [("item", "7."), ("item", "8. a")]),
        ("3) a\n", [("body", "3) a")]),
    ],
)
def test_lists_are_items_and_numbers_are_printed(markdown: str, found: list[tuple[str, str]]) -> None:
    assert read(markdown) == found


def test_a_table_of_a_template_keeps_heads_and_alignment() -> None:
    (section,) = sections_of("| A | B |\n| --- | ---: |\n| 1 | **2** |\n", (), landscape=False)
    (table,) = section.parts
    assert isinstance(table, Table)
    assert [cell.text for cell in table.head[0]] == ["A", "B"]
    assert table.body == ((Cell("1"), Cell("2", align="right")),)


def test_an_appendix_begins_a_section_with_roles_of_its_own() -> None:
    printer = Printer(language="vi")
    mark = printer.block((Break(landscape=True),))
    markdown = f"# BÁO CÁO\n\nx\n\n{mark}\n\n# PHỤ LỤC\n\n**BẢNG**\n\n*(Kèm theo)*\n\ny\n"
    own, appendix = sections_of(markdown, printer.blocks, landscape=False)
    assert (own.landscape, own.appendix, appendix.landscape, appendix.appendix) == (False, False, True, True)
    assert [part.role for part in _paragraphs(appendix)] == [
        "appendix", "appendix_title", "appendix_reference", "body",
    ]  # fmt: skip


def _paragraphs(section: Flow) -> list[Paragraph]:
    return [part for part in section.parts if isinstance(part, Paragraph)]
