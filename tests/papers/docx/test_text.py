"""Any text survives: in a paragraph, a heading, a list, a cell, the head, the foot, a mark and the title."""

import re
import unicodedata
from dataclasses import replace
from time import perf_counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from emucli.papers.document.foreign import MARKS
from emucli.papers.document.parts import Cell, Document, Foot, Paragraph, Recipients, Run, Signer, Table
from emucli.papers.docx import is_as_written

from .samples import HEAD, paper, say
from .saved import Saved, all_of, words
from .schema import misplaced

HOSTILE = 'A & B <c> "q" \']]> | * _ # [/b] {{ x }} %s \\ 😀 \u200f\u202eabc\u202c \u200b\u00a0\u00ad'
# What marks a language (`foreign`) is no text: no record can hold it.
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="".join(MARKS)), min_size=1, max_size=60)


def everywhere(text: str) -> Document:
    head = replace(HEAD, parent=(text,), issuer=(text,), number=text, place_and_date=text)
    table = Table("t", ((Cell(text),),), ((Cell(text),),), (1,))
    foot = Foot(Recipients(text, (text,)), Signer((text,), text, text))
    roles = ("kind", "subject", "heading", "body", "appendix_title")
    document = paper(head, *(say(text, role) for role in roles), table, foot, marks=(text,))  # type: ignore[arg-type]
    return replace(document, title=text, author=text)


def expected(text: str) -> str:
    """What must be read back: NFC, a line break or tab as a space, what XML cannot hold as U+FFFD."""
    text = re.sub("\r\n|[\t\n\r]", " ", text)
    kept = "".join(
        "\ufffd" if ord(each) < 32 or 0xD800 <= ord(each) <= 0xDFFF or ord(each) in (0xFFFE, 0xFFFF) else each
        for each in text
    )
    return unicodedata.normalize("NFC", kept)


def found(saved: Saved) -> list[str]:
    return [
        words(each) for each in all_of(saved.body, "w:p") if words(each) and words(each) not in (HEAD.state, HEAD.motto)
    ]


@given(TEXTS)
@example(HOSTILE)
@example(" spaces  at   both ends ")
@example("tab\tline\nend\r\nand\rmore")
@example("Tie\u0302\u0301ng Vie\u0323\u0302t")  # decomposed: NFC has one letter for three
@example("\ud800 lone \udfff")
@example("\x00\x01\x1f\ufffe\uffff")
@settings(max_examples=60, deadline=None)
def test_any_text_survives_everywhere(text: str) -> None:
    saved = Saved(everywhere(text))
    texts = {_whole(each) for each in found(saved)}
    assert texts == {_whole(expected(text))}
    assert words(saved.header(0, "first")) == expected(text)
    assert {each.text for each in saved.xml("docProps/core.xml")} >= {expected(text)}
    assert is_as_written(saved.data)


def _whole(text: str) -> str:
    """The text without regard to where a blank keeps words of a head together."""
    return text.replace("\u00a0", " ")


@given(TEXTS)
@settings(max_examples=30, deadline=None)
def test_no_text_changes_the_structure(text: str) -> None:
    saved = Saved(everywhere(text))
    assert [list(misplaced(saved.xml(name))) for name in saved.parts] == [[]] * len(saved.parts)
    assert len(all_of(saved.body, "w:tbl")) == 3


@pytest.mark.parametrize("text", ["a" * 10_000, "ấ " * 5_000, "\u0301" * 10_000])
def test_ten_thousand_characters_survive(text: str) -> None:
    assert set(found(Saved(everywhere(text)))) == {expected(text)}


def test_blanks_at_the_ends_of_a_run_are_kept_by_word_too() -> None:
    saved = Saved(paper(Paragraph((Run("a "), Run("b", bold=True), Run(" c")))))
    space = "{http://www.w3.org/XML/1998/namespace}space"
    assert [each.get(space) for each in all_of(saved.body, "w:t")] == ["preserve", None, "preserve"]


def test_items_and_addressees_get_their_dash() -> None:
    saved = Saved(paper(say(HOSTILE, "item"), say(HOSTILE, "addressee_item")))
    assert found(saved) == [f"- {expected(HOSTILE)}"] * 2


def test_a_table_of_60_rows_and_70_columns_takes_no_time() -> None:
    # A third of a second is the bound set for it; cell by cell through python-docx it takes half a minute.
    row = tuple(Cell("12,5", align="center") for _ in range(70))
    wide = Table("t", (row,), (row,) * 60, (1,) * 70, size=8)
    times = []
    for _ in range(3):
        start = perf_counter()
        saved = Saved(paper(wide, landscape=True))
        times.append(perf_counter() - start)
    assert len(all_of(saved.body, "w:tc")) == 61 * 70
    assert min(times) < 3  # generous: machines that run tests are slow
