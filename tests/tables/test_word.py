"""Documents: numbers that Word counts itself, merged cells, tracked changes."""

from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

from tests.tables.making import add_table, list_of, node, numbered, outline, read, saved
from tests.tables.making import found as said

HEAD = ("TT", "Nội dung", "Điểm tối đa", "Cách chấm")


def test_numbers_that_word_counts_in_a_column_of_their_own() -> None:
    made: Any = Document()
    table = add_table(
        made,
        [
            HEAD,
            ("", "Chuyên môn", "60", ""),
            ("", "Kế hoạch", "20", ""),
            ("", "Kết quả", "40", ""),
            ("", "Thi đua", "40", ""),
            ("", "Phát động", "40", ""),
        ],
    )
    number = list_of(made, [("upperRoman", "%1."), ("decimal", "%2.")])
    for row, level in zip(table.rows[1:], (0, 1, 1, 0, 1), strict=True):
        numbered(row.cells[0].paragraphs[0], number, level)
    read_ = read(saved(made))
    assert outline(read_) == ["I 60", "  I.1 20", "  I.2 40", "II 40", "  II.1 40"]
    assert said(read_) == ["Bảng 1 EMU062"]
    assert read_.findings[0].arguments["text"] == "I., 1., 2., II., 1."


def test_numbers_that_word_counts_before_the_text_at_three_levels() -> None:
    made: Any = Document()
    made.add_paragraph("Quy định chung")
    table = add_table(made, [HEAD[1:3], ("Chuyên môn", "60"), ("Kế hoạch", "20"), ("Kết quả", "40"), ("Thi đua", "40")])
    number = list_of(made, [("decimal", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)")])
    # The list begins before the table: what is in it counts on.
    numbered(made.paragraphs[0], number, 0)
    for row, level in zip(table.rows[1:], (0, 1, 1, 0), strict=True):
        numbered(row.cells[0].paragraphs[0], number, level)
    read_ = read(saved(made))
    assert outline(read_) == ["2 60", "  2.1 20", "  2.2 40", "3 40"]


def test_bullets_that_word_writes_are_levels_of_the_criterion_above() -> None:
    made: Any = Document()
    table = add_table(made, [HEAD, ("1", "Báo cáo", "10", ""), ("", "Đúng hạn", "10", ""), ("", "Chậm", "5", "")])
    number = list_of(made, [("bullet", "\uf0b7")])
    for row in table.rows[2:]:
        numbered(row.cells[1].paragraphs[0], number)
    read_ = read(saved(made))
    assert (outline(read_), node(read_, "1").kept) == (["1 10"], ["- Đúng hạn | 10", "- Chậm | 5"])


def test_merged_cells_of_a_document() -> None:
    made: Any = Document()
    table = add_table(
        made,
        [
            HEAD,
            ("I. CHUYÊN MÔN (30 điểm)", "", "", ""),
            ("1", "Kế hoạch", "30", "Có kế hoạch: 30 điểm"),
            ("", "", "", "Không có: 0 điểm"),
        ],
    )
    table.cell(1, 0).merge(table.cell(1, 3))
    for column in range(3):
        table.cell(2, column).merge(table.cell(3, column))
    read_ = read(saved(made))
    assert outline(read_) == ["I 30", "  I.1 30"]
    assert node(read_, "I.1").notes == ["Có kế hoạch: 30 điểm", "Không có: 0 điểm"]


def test_what_a_tracked_change_deletes_is_gone_and_said() -> None:
    made: Any = Document()
    table = add_table(made, [HEAD, ("1", "Báo cáo", "10", "")])
    paragraph = table.cell(1, 1).paragraphs[0]
    deleted, run, text = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:delText")
    text.text = " cũ"
    run.append(text)
    deleted.append(run)
    paragraph._p.append(deleted)
    inserted = OxmlElement("w:ins")
    inserted.set(qn("w:author"), "a")
    inserted.append(paragraph.add_run(" quý")._r)
    paragraph._p.append(inserted)
    read_ = read(saved(made))
    assert (node(read_, "1").title, said(read_)) == ("Báo cáo quý", ["Bảng 1 EMU063"])


def text_box(paragraph: Any, text: str) -> None:
    """Put a text box into a paragraph as Word does: a drawing, and the same for programs that cannot show it."""
    word = qn("w:p").partition("}")[0][1:]
    inner = f'<w:txbxContent xmlns:w="{word}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>'
    mixed = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    choice, fallback = f"<m:Choice>{inner}</m:Choice>", f"<m:Fallback>{inner}</m:Fallback>"
    drawn = parse_xml(f'<m:AlternateContent xmlns:m="{mixed}">{choice}{fallback}</m:AlternateContent>')
    paragraph.add_run()._r.append(drawn)


def test_a_text_box_is_read_once() -> None:
    made: Any = Document()
    text_box(made.add_paragraph("Phụ lục"), "Năm 2026")
    table = add_table(made, [HEAD, ("1", "Họp", "10", "")])
    text_box(table.rows[1].cells[1].paragraphs[0], "giao ban")
    read_ = read(saved(made))
    assert (node(read_, "1").title, read_.titles) == ("Họp giao ban", ("Phụ lục", "Năm 2026"))
