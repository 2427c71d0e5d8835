"""Every paper that the records allow is made, twice the same; what is made up or a draft says so; nothing leaks."""

import re

import pytest

from emucli.language.phrases import Language
from emucli.model.papers import PAPERS
from emucli.papers.docx import docx
from emucli.papers.templates.wording import Wording
from tests.papers.making import BUILT_IN, LANGUAGES, every_paper, example, made_up, make, real_years, unknown_year

YEARS = {year.path: (cluster, year) for cluster, year in real_years()}
ENGLISH = ("scale", "covenant", "annual", "scoreboard", "explain", "minutes", "notice", "press")
ANEW = Wording()
"""The built-in wording; a paper of `BUILT_IN` itself is made once and kept."""
LEAKS = ("None", "Unknown", "Gap(", "Value(", "{{", "}}", "{%", "\x02", " ,", " ;", "()", ",,", ";;", "  ")


def no_leak(markdown: str) -> None:
    """Nothing of the program, and no gap between words, shows in a paper."""
    # Blanks that a hand fills in are the only dots in a row; the empty cells of tables the only double spaces.
    body = re.sub(r"\|  (?=\|)", "", re.sub(r"\.{4,}", "BLANK", markdown))
    for word in LEAKS:
        assert word not in body, word
    # The letters of an issuing body that no recorded number tells: `Số:       /BB-...`.
    assert ".." not in body.replace("./.", "").replace("-... |", "|")


def test_every_paper_has_its_templates() -> None:
    assert tuple(BUILT_IN.papers("vi")) == PAPERS
    assert set(BUILT_IN.papers("en")) == set(ENGLISH)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", YEARS)
def test_every_real_year_makes_every_paper_twice_the_same(path: str, language: Language) -> None:
    for paper, subject in every_paper(YEARS[path], language):
        made = make(YEARS[path], paper, language, subject, draft=True)
        assert made == make(YEARS[path], paper, language, subject, draft=True, wording=ANEW)
        no_leak(made.markdown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worked_example_lacks_nothing(language: Language) -> None:
    for paper, subject in every_paper(example(), language):
        made = make(example(), paper, language, subject)
        # Sheets give their reasons in Vietnamese only, and nothing is translated.
        reasons = [gap for gap in made.lacks if gap.language == "en" and gap.places[0].path[-1] == "reason"]
        assert made.lacks == () or (paper == "explain" and len(reasons) == len(made.lacks)), (paper, subject)
        no_leak(made.markdown)


def test_the_same_paper_is_the_same_file() -> None:
    for paper, subject in every_paper(example(), "vi"):
        document = make(example(), paper, "vi", subject).document()
        assert docx(document) == docx(make(example(), paper, "vi", subject, wording=ANEW).document())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_in_which_nothing_is_known_makes_papers_with_gaps(language: Language) -> None:
    gap = "(không rõ)" if language == "vi" else "(not stated)"
    for paper, subject in every_paper(unknown_year(), language):
        markdown = make(unknown_year(), paper, language, subject, draft=True).markdown
        no_leak(markdown)
        if paper in ("annual", "covenant"):
            assert markdown.count(gap) >= 3, paper


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_made_up_year_says_so_on_every_paper_and_a_real_one_does_not(language: Language) -> None:
    note = {"vi": "Năm minh họa", "en": "An illustrative year"}[language]
    for paper, subject in every_paper(example(), language):
        made = make(example(), paper, language, subject)
        assert note in made.markdown
        assert any(note in mark for mark in made.document().marks)
    for paper, subject in every_paper(YEARS["hanoi-cluster-7/2023"], language):
        assert note not in make(YEARS["hanoi-cluster-7/2023"], paper, language, subject).markdown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_says_so_on_every_paper(language: Language) -> None:
    word = {"vi": "DỰ THẢO", "en": "DRAFT"}[language]
    for paper, subject in every_paper(example(), language):
        draft, clean = (make(example(), paper, language, subject, draft=draft) for draft in (True, False))
        assert draft.markdown.startswith(f"**{word}**")
        assert draft.document().marks[0] == word
        assert word not in clean.markdown


@pytest.mark.parametrize(("kind", "own", "other"), [("block", "khối", "cụm"), ("cluster", "cụm", "khối")])
def test_block_and_cluster_have_their_own_words(kind: str, own: str, other: str) -> None:
    year = made_up({"cum-1/cluster.yaml": f"name: Số 1\nkind: {kind}\n"})
    whole = ""
    for paper, subject in every_paper(year, "vi"):
        text = make(year, paper, "vi", subject, draft=True).markdown
        # What the records themselves say: the title of a decision, why a unit left.
        for own_words in ("công nhận cụm trưởng, cụm phó", "chuyển sang cụm thi đua số 2"):
            text = text.replace(own_words, "")
        assert not re.search(rf"\b{other}\b", text, re.IGNORECASE), paper
        whole += text
    assert re.search(rf"\b{own} trưởng\b", whole, re.IGNORECASE)
