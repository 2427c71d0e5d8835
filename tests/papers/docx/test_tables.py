"""Tables: merged and vertical heads, exact widths, repeated heads, whole rows."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emucli.papers.document.parts import Cell, Row, Table
from emucli.papers.docx.grid import places, shares
from emucli.papers.docx.vertical import heights
from emucli.papers.docx.widths import wrapped

from .samples import MERGED, SIMPLE, paper, say
from .saved import Saved, all_of, effective, value, words

PORTRAIT = 11906 - 1701 - 850
LANDSCAPE = 16838 - 1701 - 850


def columns_of(body: Any) -> list[int]:
    """The widths of the columns in twips."""
    return [int(each.get(next(iter(each.attrib)))) for each in all_of(body, "w:gridCol")]


def spans(row: Any) -> list[int]:
    return [int(value(cell, "w:tcPr/w:gridSpan") or 1) for cell in all_of(row, "w:tc")]


@pytest.mark.parametrize(("table", "landscape"), [(SIMPLE, False), (MERGED, True)])
def test_the_table_is_exactly_as_wide_as_the_text(table: Table, landscape: bool) -> None:
    body = Saved(paper(table, landscape=landscape)).body
    text = LANDSCAPE if landscape else PORTRAIT
    grid = columns_of(body)
    assert sum(grid) == text == int(value(body, "w:tbl/w:tblPr/w:tblW", "w:w") or 0)
    assert value(body, "w:tbl/w:tblPr/w:tblLayout", "w:type") == "fixed"
    for row in all_of(body, "w:tr"):
        assert sum(spans(row)) == len(grid)
        assert sum(int(value(cell, "w:tcPr/w:tcW", "w:w") or 0) for cell in all_of(row, "w:tc")) == text


@pytest.mark.parametrize("title", ["Penalty", "Điểm thẩm định"])
def test_no_word_is_broken_where_another_column_has_room(title: str) -> None:
    head = (Cell(title, bold=True), Cell("Đơn vị", bold=True))
    body = ((Cell("1"), Cell("Sở Y tế")), (Cell("12.345.678,90"), Cell("Ngân-hàng-Nhà-nước-Chi-nhánh")))
    table = Table("x", (head,), body, (1, 30))
    columns = columns_of(Saved(paper(table)).body)
    # 12.345.678,90 has ten figures of half an em and three marks of a quarter, at 12 points.
    assert columns[0] >= 10 * 120 + 3 * 60 + 2 * 100
    assert sum(columns) == PORTRAIT


def test_columns_stay_as_they_are_where_no_width_would_do() -> None:
    row = (Cell("x" * 80), Cell("y" * 80))
    table = Table("x", (row,), (row,), (1, 3))
    columns = columns_of(Saved(paper(table)).body)
    assert columns == shares(PORTRAIT, (1, 3))


def test_heads_repeat_and_no_row_is_split() -> None:
    rows = all_of(Saved(paper(MERGED)).body, "w:tr")
    assert [len(all_of(row, "w:tblHeader")) for row in rows] == [1, 1, 0]
    assert [len(all_of(row, "w:cantSplit")) for row in rows] == [1, 1, 1]


def test_the_name_of_a_group_stays_with_its_first_row_and_the_total_with_nothing() -> None:
    group, total = (tuple(Cell(text, bold=True) for text in row) for row in (("1", "Kinh tế"), ("", "Tổng điểm")))
    leaf = (Cell("1.1"), Cell("Thu ngân sách", bold=True))
    assert kept_rows(group, leaf, leaf, group, leaf, total) == [True, False, False, True, False, False]


def test_a_small_table_stays_on_one_page() -> None:
    leaf = (Cell("1"), Cell("Sở Y tế"))
    assert kept_rows(leaf, leaf) == [True, False]
    assert kept_rows(*[leaf] * 6) == [False] * 6


def kept_rows(*body: Row) -> list[bool]:
    """Which rows of a table's body stay with what follows them."""
    table = Table("x", ((Cell("Mã"), Cell("Nội dung")),), body, (1, 4))
    rows = all_of(Saved(paper(table, say("Hết."))).body, "w:tr")
    return [len(all_of(row, "w:keepNext")) > 0 for row in rows[1:]]


def _merge(cell: Any) -> str | None:
    """How a cell is merged with others above or below; the standard's default value is `continue`."""
    return (value(cell, "w:tcPr/w:vMerge") or "continue") if all_of(cell, "w:vMerge") else None


def test_merged_cells_continue_below() -> None:
    upper, lower, _ = all_of(Saved(paper(MERGED)).body, "w:tr")
    assert spans(upper) == [1, 2, 1, 1]
    assert spans(lower) == [1, 1, 1, 1, 1]
    merges = [[_merge(cell) for cell in all_of(row, "w:tc")] for row in (upper, lower)]
    assert merges[0] == ["restart", None, "restart", "restart"]
    assert merges[1] == ["continue", None, None, "continue", "continue"]
    assert [words(cell) for cell in all_of(lower, "w:tc")] == ["", "Thu ngân sách nhà nước", "Giảm nghèo", "", ""]


def test_vertical_heads_run_upwards_in_rows_that_hold_them() -> None:
    saved = Saved(paper(MERGED))
    upper, lower, _ = all_of(saved.body, "w:tr")
    vertical = [cell for cell in all_of(saved.body, "w:tc") if value(cell, "w:tcPr/w:textDirection") == "btLr"]
    assert [words(cell) for cell in vertical] == ["Xếp hạng", "Thu ngân sách nhà nước", "Giảm nghèo", ""]
    assert value(upper, "w:trPr/w:trHeight") is None
    height = int(value(lower, "w:trPr/w:trHeight") or 0)
    # 8 pt is a line of 9.2 pt; the column of 3/18 of 165 mm holds several of them beside one another.
    beside = (PORTRAIT * 3 // 18 - 60) // 184
    assert len(wrapped("Thu ngân sách nhà nước", height, 16, bold=True)) <= beside
    assert value(lower, "w:trPr/w:trHeight", "w:hRule") == "atLeast"


def test_a_vertical_text_in_a_narrow_column_stands_on_one_line() -> None:
    # Two lines of 12 pt need 27.6 pt; the column has 25.
    (row,) = places([(Cell("Thu ngân sách", vertical=True),)], 1)
    (height,) = heights([row], [500], 24, 0, 5000)
    assert height > sum(each.length for each in wrapped("Thu ngân sách", 5000, 24, bold=True)) > 1300


def test_a_vertical_cell_over_two_rows_needs_less_of_the_second() -> None:
    text = Cell("Thu ngân sách", vertical=True)
    ((alone,), over_two) = (places([(text,)], 1), places([(replace(text, rows=2), Cell("x")), (Cell("y"),)], 2))
    (height,) = heights([alone], [500], 24, 0, 5000)
    assert heights(over_two, [500, 500], 24, 0, 5000) == [0, height - 276]  # a line of 12 pt is 13.8 pt high


def test_a_row_is_never_higher_than_its_limit() -> None:
    (row,) = places([(Cell("dài " * 2000, vertical=True),)], 1)
    assert heights([row], [500], 24, 0, 4000) == [4000]


def test_the_size_of_a_table_is_that_of_its_text() -> None:
    saved = Saved(paper(MERGED, say("x"), SIMPLE))
    assert effective(saved.paragraph("Kinh tế"), "size").pt == effective(saved.paragraph("Tỉnh A"), "size").pt == 8
    assert effective(saved.paragraph("98,5"), "size").pt == 12
    assert effective(saved.paragraph("Kinh tế"), "bold")


def test_heads_are_centred_both_ways_cells_as_they_say() -> None:
    saved = Saved(paper(SIMPLE))
    head = saved.paragraph("Điểm")
    assert head.style.paragraph_format.alignment == 1
    assert value(head._p.getparent(), "w:tcPr/w:vAlign") == "center"
    aligned = [value(saved.paragraph(text)._p, "w:pPr/w:jc") for text in ("1", "Tỉnh A", "98,5")]
    assert aligned == ["center", None, "right"]
    assert [saved.paragraph(text).runs[0].bold for text in ("98,5", "Tỉnh A")] == [True, None]


def test_two_tables_never_touch() -> None:
    body = Saved(paper(SIMPLE, SIMPLE)).body
    assert [child.tag.rpartition("}")[2] for child in body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_what_must_follow_a_table_is_too_low_to_begin_a_page() -> None:
    after = Saved(paper(SIMPLE)).body[-2]
    assert value(after, "w:pPr/w:spacing", "w:line") == "20"  # 1 pt
    assert value(after, "w:pPr/w:spacing", "w:lineRule") == "exact"


def test_a_table_may_begin_a_page() -> None:
    breaking = Table("t", (), ((Cell("x"),),), (1,), page_break_before=True)
    assert len(all_of(Saved(paper(say("a"), breaking)).body, "w:pageBreakBefore")) == 1
    assert not all_of(Saved(paper(breaking)).body, "w:pageBreakBefore")


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ([(Cell(),)], 2),
        ([(Cell(), Cell())], 1),
        ([(Cell(columns=2),)], 1),
        ([(Cell(rows=2),)], 1),
        ([(Cell(), Cell(rows=2)), (Cell(columns=2),)], 2),
    ],
    ids=["too few", "too many", "too wide", "below the last row", "over one from above"],
)
def test_a_table_that_does_not_fill_its_grid_is_refused(rows: list[Row], columns: int) -> None:
    with pytest.raises(ValueError, match=r"row|column"):
        places(rows, columns)


@pytest.mark.parametrize("widths", [(1, 0), (3, -1), ()])
def test_widths_must_be_positive(widths: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="positive"):
        shares(100, widths)


@given(st.integers(1, 20_000), st.lists(st.integers(1, 500), min_size=1, max_size=70))
def test_shares_add_up_and_each_is_within_one_of_its_exact_part(total: int, parts: list[int]) -> None:
    found = shares(total, parts)
    assert sum(found) == total
    assert all(abs(share * sum(parts) - total * part) < sum(parts) for share, part in zip(found, parts, strict=True))


@st.composite
def tilings(draw: st.DrawFn) -> tuple[list[Row], int]:
    """Rows of merged cells that fill a grid: cells are put where the first free place is."""
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    rows: list[Row] = []
    for row in range(height):
        cells = []
        for column in range(width):
            if (row, column) in taken:
                continue
            free = next((n for n in range(column, width) if (row, n) in taken), width)
            across, down = draw(st.integers(1, free - column)), draw(st.integers(1, height - row))
            taken |= {(r, c) for r in range(row, row + down) for c in range(column, column + across)}
            cells.append(Cell(f"{row},{column}", columns=across, rows=down))
        rows.append(tuple(cells))
    return rows, width


@given(tilings())
def test_every_row_of_every_merged_table_fills_the_grid(tiling: tuple[list[Row], int]) -> None:
    rows, width = tiling
    placed = places(rows, width)
    assert [sum(place.cell.columns for place in row) for row in placed] == [width] * len(rows)
    begun = [[place.cell for place in row if not place.continues] for row in placed]
    assert begun == [list(row) for row in rows]
    for cell in (cell for row in rows for cell in row):
        assert sum(place.cell is cell for row in placed for place in row) == cell.rows
