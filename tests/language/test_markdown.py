"""Record text comes out of Markdown exactly as it went in, wherever a template puts it."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from emucli.language.markdown import escape

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# What the reader lets through: no controls, no halves of pairs; spaces inside are one at a time, as text wraps.
TEXTS = st.text(
    alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"], include_characters=" "),
    min_size=1,
    max_size=40,
).map(lambda text: re.sub(" +", " ", text).strip())
SPECIAL = st.text(alphabet="\\`*_[]<>&|#~-+=:!.)(1 a", min_size=1, max_size=20).map(
    lambda text: re.sub(" +", " ", text).strip()
)
HOSTILE = [
    'A & B <c> "q" ]]>', "[/b]", "| * _ #", "1. một", "12) hai", "- ba", "+ bốn", "=== năm", "> sáu", "~~bảy~~",
    "&amp;",
    "\\", "`x`", "![a](b)", "<br>", "https://a.b/c_d_e", ":100:", "\u202eabc", "😀", "***", "---", "#",
]  # fmt: skip


def _texts(tokens: list[Token]) -> str:
    return "".join(
        child.content for token in tokens if token.type == "inline" for child in token.children or [] if child.content
    )


PLACES = {
    "paragraph": "{}",
    "middle of a line": "Đơn vị {} được đề nghị",
    "heading": "## {}",
    "list item": "- {}",
    "bold": "**{}**",
}


@pytest.mark.parametrize("place", PLACES)
@given(text=st.one_of(TEXTS, SPECIAL).filter(bool))
@example(text="2.391")
def test_text_survives(place: str, text: str) -> None:
    around = PLACES[place].replace("## ", "").replace("- ", "").replace("**", "")
    assert _texts(PARSER.parse(PLACES[place].format(escape(text)))) == around.format(text)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("place", PLACES)
def test_hostile_text_survives(place: str, text: str) -> None:
    around = PLACES[place].replace("## ", "").replace("- ", "").replace("**", "")
    assert _texts(PARSER.parse(PLACES[place].format(escape(text)))) == around.format(text)


@given(cells=st.lists(st.one_of(TEXTS, SPECIAL).filter(bool), min_size=2, max_size=2))
def test_text_survives_in_a_table(cells: list[str]) -> None:
    table = f"| a | b |\n| --- | --- |\n| {' | '.join(map(escape, cells))} |"
    bodies = [token for token in PARSER.parse(table) if token.type == "inline"][2:]
    assert [_texts([body]) for body in bodies] == cells


def test_ordinary_vietnamese_is_untouched() -> None:
    text = "Sở Y tế (Hà Nội) đạt 95%, tăng 1,5 điểm; kế hoạch số 322/KH-UBND - “Người tốt, việc tốt”."
    assert escape(text) == text


def test_line_breaks_become_spaces() -> None:
    assert escape("một\n  hai\r\nba\u2028bốn") == "một hai ba bốn"
