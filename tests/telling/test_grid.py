"""A table as text, CSV and Markdown: aligned, within its width, and no cell says more than its text."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from emucli.findings.text import cell_width, printable
from emucli.telling.grid import WIDTH, Grid
from emucli.telling.lines import Line, safe

WORDS = st.lists(st.text("aăâđêôơưyzỆỐ", min_size=1, max_size=12), min_size=1, max_size=30).map(" ".join)
NUMBERS = st.decimals(-999, 999, places=2).map(str)


def test_texts_stand_left_and_numbers_right() -> None:
    grid = Grid(("Đơn vị", "Tổng"), (("Sở Y tế", "9.50"), ("Sở Nội vụ", "-10.25")), wide=(0,))
    assert grid.as_text() == "Đơn vị       Tổng\n---------  ------\nSở Y tế      9.50\nSở Nội vụ  -10.25\n"


@given(st.lists(st.tuples(WORDS, NUMBERS, WORDS, NUMBERS), min_size=1, max_size=5))
def test_texts_give_way_to_80_columns_and_lose_no_word(rows: list[tuple[str, str, str, str]]) -> None:
    lines = Grid(("A", "B", "C", "D"), tuple(rows), wide=(0, 2)).as_text().split("\n")
    assert max(map(cell_width, lines)) <= WIDTH
    # Every column ends where its rule ends; what stands between columns is empty.
    spans = [found.span() for found in re.finditer("-+", lines[1])]
    cells = [[line[start:end].strip() for start, end in spans] for line in lines[2:]]
    for column in range(4):
        told = " ".join(cell[column] for cell in cells if cell[column]).split()
        assert told == " ".join(row[column] for row in rows).split()


def test_a_word_longer_than_its_column_is_kept_whole() -> None:
    word = "x" * 100
    assert word in Grid(("A", "B"), ((word, "1"),), wide=(0,)).as_text()


def test_wide_and_combining_characters_take_the_columns_that_they_take() -> None:
    decomposed = "So\u031b\u0309"
    lines = Grid(("A", "B"), ((decomposed, "1"), ("漢字", "2")), wide=(0,)).as_text().split("\n")
    assert [cell_width(line) for line in lines[2:4]] == [7, 7]


def test_a_table_without_rows_has_its_headings() -> None:
    assert Grid(("Đơn vị", "Tổng"), (), wide=(0,)).as_text() == "Đơn vị  Tổng\n------  ----\n"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("+1", "'+1"),
        ("-x", "'-x"),
        ("-1+1", "'-1+1"),
        ("@a", "'@a"),
        ("\t=1", "'\t=1"),
        ("-7.00", "-7.00"),
        ("-7", "-7"),
        ("0.50", "0.50"),
        ("Sở Y tế = 1", "Sở Y tế = 1"),
        ("", ""),
    ],
)
def test_csv_has_no_cell_that_a_spreadsheet_runs(cell: str, written: str) -> None:
    text = Grid(("A", "B"), ((cell, "x"),), wide=()).as_csv()
    assert text.startswith("\ufeffA,B\r\n")
    assert list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))[1] == [written, "x"]


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], include_characters="|*_`#<>[]&\\-+=:.1 "), max_size=20
).map(lambda text: re.sub(r"\s+", " ", text).strip())


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3))
def test_markdown_is_a_table_of_exactly_these_cells(rows: list[tuple[str, str]]) -> None:
    markdown = Grid(("Đơn vị", "# Tổng"), tuple(rows), wide=(0,)).as_markdown()
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    assert (tokens[0].type, tokens[-1].type) == ("table_open", "table_close")
    cells = ["".join(child.content for child in one.children or []) for one in tokens if one.type == "inline"]
    assert cells == ["Đơn vị", "# Tổng", *(printable(cell) for row in rows for cell in row)]
    aligned = [token.attrGet("style") for token in tokens if token.type == "th_open"]
    assert aligned == ["text-align:left", "text-align:right"]


def test_lines_are_shown_with_every_hidden_character() -> None:
    assert safe(["Sở \u202eY tế", "a\x1b[31m", "- b\nc"]) == ["Sở <U+202E>Y tế", "a␛[31m", "- b␊c"]


@pytest.mark.parametrize(
    ("line", "text", "markdown"),
    [
        (Line("*a* | b", depth=0), "- *a* | b", r"- \*a\* \| b"),
        (Line("- a", depth=1), "  - - a", r"  - \- a"),
        (Line("- a"), "- a", r"\- a"),
        (Line("# a"), "# a", r"\# a"),
        (Line("", depth=0), "- ", "- "),
        (Line(""), "", ""),
        (Line("1. a"), "1. a", r"1\. a"),
        (Line("a\x1b[31m", depth=2, bare=True), "      a␛[31m", r"    - a␛\[31m"),
    ],
)
def test_a_line_has_the_bullet_that_it_is_given_and_no_other(line: Line, text: str, markdown: str) -> None:
    assert (line.as_text(), line.as_markdown()) == (text, markdown)
