"""Any text in any place of a template: one part of its kind that says the text, in the look that the template gives."""

import re
from itertools import groupby
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from emucli.language.markdown import escape
from emucli.papers.document.flow import sections_of
from emucli.papers.document.parts import Paragraph, Role, Run, Table

from . import read_back
from .making import BUILT_IN, LANGUAGES

# What the reader of records lets through: no controls, no halves of pairs, composed letters.
_ANY = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=40)
_MARKS = st.text("\\`*_[]<>&|#~-+=:!.)(1 a{%\u00a0\u200f", max_size=20)
TEXTS = st.one_of(_ANY, _MARKS).map(lambda text: normalize("NFC", text).strip()).filter(bool)

# A template, the role of the paragraph that it makes, and its runs; {} is the text.
PLACES: dict[str, tuple[str, Role, tuple[Run, ...]]] = {
    "paragraph": ("{}", "body", (Run("{}"),)),
    "between words": ("một {} hai", "body", (Run("một {} hai"),)),
    "in quotes": ("một “{}” hai", "body", (Run("một “{}” hai"),)),
    "second line": ("một\n{}", "body", (Run("một {}"),)),
    "after bold": ("**một** {}", "body", (Run("một", bold=True), Run(" {}"))),
    "right after bold": ("**một**{}", "body", (Run("một", bold=True), Run("{}"))),
    "before bold": ("{} **một**", "body", (Run("{} "), Run("một", bold=True))),
    "right before bold": ("{}**một**", "body", (Run("{}"), Run("một", bold=True))),
    "bold among words": ("một **{}** hai", "body", (Run("một "), Run("{}", bold=True), Run(" hai"))),
    "bold before a comma": ("**{}**, hai", "body", (Run("{}", bold=True), Run(", hai"))),
    "end of bold": ("**một {}** hai", "body", (Run("một {}", bold=True), Run(" hai"))),
    "bold paragraph": ("**{}**", "body", (Run("{}", bold=True),)),
    "subject": ("# MỘT\n\n**Hai {}**", "subject", (Run("Hai {}", bold=True),)),
    "note": ("*({})*", "note", (Run("({})", italic=True),)),
    "kind": ("# {}", "kind", (Run("{}"),)),
    "heading": ("## I. {}", "heading", (Run("I. {}"),)),
    "bare heading": ("### {}", "subheading", (Run("{}"),)),
    "point": ("#### a) {}", "point", (Run("a) {}"),)),
    "item": ("- {}", "item", (Run("{}"),)),
    "item after an item": ("- một\n- {}", "item", (Run("{}"),)),
}


def looks(runs: tuple[Run, ...]) -> list[tuple[str, bool, bool]]:
    """The runs of a paragraph, those of one look together."""
    together = groupby(runs, key=lambda run: (run.bold, run.italic))
    return [("".join(run.text for run in group), *look) for look, group in together]


@pytest.mark.parametrize("place", PLACES)
@given(text=TEXTS)
@example(text="2.391")
@example(text="1. a")
@example(text="(a)")
def test_a_text_keeps_itself_and_its_place(place: str, text: str) -> None:
    template, role, runs = PLACES[place]
    markdown = template.replace("{}", escape(text))
    (section,) = sections_of(markdown, (), landscape=False)
    part = section.parts[-1]
    assert isinstance(part, Paragraph)
    assert (part.role, len(section.parts)) == (role, 1 + template.count("\n\n") + template.count("\n- "))
    assert looks(part.runs) == [(run.text.replace("{}", text), run.bold, run.italic) for run in runs]
    assert read_back.markdown(markdown).text.endswith(read_back.one_space(part.text))


@given(cells=st.lists(TEXTS, min_size=4, max_size=4))
def test_texts_keep_their_cells(cells: list[str]) -> None:
    a, b, c, d = map(escape, cells)
    (section,) = sections_of(f"| {a} | **{b}** |\n| --- | :---: |\n| {c} | {d}<br>x |", (), landscape=False)
    (table,) = section.parts
    assert isinstance(table, Table)
    texts = [cell.text for row in (*table.head, *table.body) for cell in row]
    assert texts == [*cells[:3], f"{cells[3]}<br>x"]


@given(first=TEXTS, second=TEXTS)
@pytest.mark.parametrize("between", ["\n", "\r\n", "\t", " \n \n ", "\u2028", "\x85", "\n\n"])
def test_a_line_break_with_the_blanks_around_it_is_one_space(first: str, between: str, second: str) -> None:
    assert escape(f"{first}{between}{second}") == escape(f"{first} {second}")


def test_bold_and_italic_of_the_built_in_templates_stand_free() -> None:
    # `**(a)**b` is no bold in Markdown, and no escape helps: what may end in any letter needs a blank or nothing after.
    names = [f"{language}/{paper}.md.j2" for language in LANGUAGES for paper in (*BUILT_IN.papers(language), "words")]
    for name in names:
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "x", BUILT_IN.source(name), flags=re.DOTALL)
        assert re.findall(r".*[^\s*]\*+[^\s*].*", text) == [], name
