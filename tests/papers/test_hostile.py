"""Whatever a record says, a paper says exactly that, and no text changes what the paper is made of."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import count, cycle

import pytest

from emucli.language.phrases import Language
from emucli.model.files import REGISTERS
from emucli.papers.document.parts import Table
from emucli.papers.docx import docx
from emucli.papers.render import Paper
from emucli.results.year import year_result

from . import read_back
from .hostile import Change, strings, with_texts
from .making import LANGUAGES, every_paper, example, make
from .read_back import ReadBack, one_space

HOSTILE = (
    'A & B <c> "q" ]]>', "[/b]", "| * _ #", "{{ year }} {% raw %}", "{# x #}", "😀", "\u200fשלום\u200e", "\\", "a\\|b",
    "- ba", "+ bốn", "= năm", "===", "---", "~ sáu", "> bảy", ": tám", "1. chín", "12) mười", "**", "**a**", "_b_", "`",
    "``c`", "<br>", "&amp;", "&#42;", "~~x~~", "http://x.y", "<http://x.y>", ":100:", "![d](e)", "[f]: g", "<!-- h -->",
    "# i", "``` j", "| k |", "hai\ndòng",
)  # fmt: skip
LONG = "dài * " + "dài " * 2_498 + "(a"  # 10,000 letters
# Some parts take a full stop or semicolon away from the end of a text, to set their own.
ENDS = tuple(text for text in HOSTILE if not text.endswith((".", ";")))


def hostile() -> Change:
    """Another text at every call: with its own number, hostile in the middle, at the start and at the end."""
    numbers = count()

    def change(_text: str) -> str:
        number = next(numbers)
        middle = LONG if number % 40 == 0 else " ".join((HOSTILE * 2)[number * 5 % len(HOSTILE) :][:5])
        return f"{HOSTILE[number % len(HOSTILE)]} {number} {middle} {ENDS[number % len(ENDS)]}"

    return change


def bare() -> Change:
    """The hostile texts by turns, nothing around them."""
    texts = cycle(ENDS)
    return lambda _text: next(texts)


def tame(change: Change) -> Change:
    """Texts of the same length, of letters, digits and blanks only."""
    return lambda text: "".join(one if one.isalnum() or one.isspace() else "x" for one in change(text))


@cache
def papers(kind: Callable[[], Change], language: Language, *, tamed: bool = False) -> dict[str, Paper]:
    """Every paper of the worked example with other texts; no text can change its result."""
    cluster, year = example()
    changed = with_texts(cluster, tame(kind()) if tamed else kind())
    of = changed, changed.years[year.name]
    result = year_result(*of)
    wanted = every_paper(of, language)
    return {f"{paper} {about}": make(of, paper, language, about, result=result) for paper, about in wanted}


READERS: Mapping[str, Callable[[Paper], ReadBack]] = {
    "markdown": lambda paper: read_back.markdown(paper.markdown),
    "document": lambda paper: read_back.document(paper.document()),
    "word": lambda paper: read_back.word(docx(paper.document())),
}
every_way = pytest.mark.parametrize(
    ("kind", "language", "reader"),
    [(kind, lang, reader) for kind in (hostile, bare) for lang in LANGUAGES for reader in READERS],
)


def printed(text: str) -> tuple[str, ...]:
    """A text as a paper may print it: as it is, in capitals (who signs), at the start of a sentence."""
    text = one_space(text)
    return text, text.upper(), text[:1].upper() + text[1:]


def merged_heads(paper: Paper) -> str:
    """The heads of tables that Markdown, which has one row of them, replaces by plain ones."""
    tables = [part for section in paper.document().sections for part in section.parts if isinstance(part, Table)]
    heads = [cell for table in tables if table.plain_head for row in table.head for cell in row]
    return "\n".join(one_space(cell.text) for cell in heads)


def test_no_text_of_the_worked_example_is_left_when_all_are_changed() -> None:
    cluster, _ = example()
    changed = with_texts(cluster, lambda _text: "a text")
    registers = [changed.registers.entries(each) for each in REGISTERS]
    records = [file.record for file in (*changed.files(), *changed.registers.files) if file.record]
    found = {text for each in (*registers, *records) for text in strings(each)} - {"a text"}
    # Ids, codes, words of the format and numbers have neither blanks nor Vietnamese letters.
    assert all(re.fullmatch(r"[\w.%-]+", text, re.ASCII) for text in found), found


def test_every_hostile_text_is_what_it_says() -> None:
    change = hostile()
    texts = [change("") for _ in range(1_000)]
    assert len(set(texts)) == 1_000
    assert {True, False} == {len(text) > 10_000 for text in texts}
    assert all(any(text.startswith(one) for text in texts) for one in HOSTILE)
    assert all(any(text.endswith(one) for text in texts) for one in ENDS)


@every_way
def test_every_text_is_read_back_exactly(kind: Callable[[], Change], language: Language, reader: str) -> None:
    for name, paper in papers(kind, language).items():
        text = READERS[reader](paper).text
        text += merged_heads(paper) if reader == "markdown" else ""
        missing = [one for one in paper.trace if not any(form in text for form in printed(one.text))]
        assert missing == [], name


@every_way
def test_no_text_changes_what_a_paper_is_made_of(kind: Callable[[], Change], language: Language, reader: str) -> None:
    tamed = papers(kind, language, tamed=True)
    for name, paper in papers(kind, language).items():
        assert READERS[reader](paper).structure == READERS[reader](tamed[name]).structure, name
