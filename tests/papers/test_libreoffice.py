"""Every paper of the worked example opens in LibreOffice, prints as the Decree wants it and comes back unchanged."""

from collections import Counter
from unicodedata import is_normalized

import pytest

from emucli.papers.document.parts import Foot, Signatures, Signer
from emucli.papers.render import Paper

from .making import LANGUAGES, every_paper, example, make, result_of
from .office import IN_CI, Converted, converted, has_font, texts
from .read_back import one_space, texts_of

STATES = {"vi": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "en": "SOCIALIST REPUBLIC OF VIET NAM"}
A4 = (595, 842)  # 210 x 297 mm in points


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[Converted]:
    """Every paper of the worked example, through LibreOffice."""
    cluster, year = example()
    result = result_of(cluster, year)
    made = [
        ("-".join(filter(None, (language, paper, about))), make(example(), paper, language, about, result=result))
        for language in LANGUAGES
        for paper, about in every_paper(example(), language)
    ]
    return list(converted(made, tmp_path_factory.mktemp("papers")))


def of_kind(papers: list[Converted], kind: str) -> list[Converted]:
    """The papers of a kind; there must be some."""
    found = [one for one in papers if one.name.split("-")[1] == kind]
    assert found
    return found


def long_ones(papers: list[Converted]) -> list[Converted]:
    """The papers of more than one page."""
    return [one for one in papers if len(one.pages) > 1]


def test_every_paper_opens(papers: list[Converted]) -> None:
    assert len(papers) > 20
    for one in papers:
        assert one.pdf.is_file(), one.name
        assert one.back.is_file(), one.name
        assert all(page.strip() for page in one.pages), one.name


def test_a_round_trip_changes_no_text(papers: list[Converted]) -> None:
    for one in papers:
        assert texts(one.back) == texts(one.sent), one.name


def test_all_letters_are_those_of_times_new_roman(papers: list[Converted]) -> None:
    # Tinos and Liberation Serif have its measures and every Vietnamese letter; another font would be one that a
    # paper asks for, or that stands in for a letter which the font of the Decree does not have.
    if not (IN_CI or has_font("Tinos")):
        pytest.skip("not installed: fonts-croscore")
    for one in papers:
        assert one.fonts in ({"Tinos"}, {"LiberationSerif"}), one.name


def test_page_2_begins_with_its_number_and_page_1_has_none(papers: list[Converted]) -> None:
    assert len(long_ones(papers)) > 10
    for one in long_ones(papers):
        assert one.pages[1].splitlines()[0] == "2", one.name
    for one in papers:
        assert not [word for word in one.top_of_first_page if word.isdigit()], one.name


def test_the_state_has_its_line_in_composed_letters(papers: list[Converted]) -> None:
    with_head = [one for one in papers if one.paper.head]
    assert {one.name.split("-")[1] for one in with_head} >= {"plan", "annual", "minutes", "form", "proposal", "notice"}
    for one in with_head:
        assert any(STATES[one.paper.language] in line for line in one.pages[0].splitlines()), one.name
        assert all(is_normalized("NFC", page) for page in one.pages), one.name


def signing(paper: Paper) -> tuple[Foot | Signatures, Signer] | None:
    """The part in which people sign, and the first of them whose page is looked for."""
    parts = [part for section in paper.document().sections for part in section.parts]
    part = next((part for part in parts if isinstance(part, Foot | Signatures)), None)
    if part is None:
        return None
    return part, part.right if isinstance(part, Foot) else part.signers[0]


def test_who_signs_does_not_sign_alone_on_a_page(papers: list[Converted]) -> None:
    signed = [(one, *found) for one in papers if (found := signing(one.paper))]
    assert len(signed) > 15
    for one, part, signer in signed:
        name = one_space(signer.name or signer.position or signer.authority[0])
        page = [page for page in one.pages if name in one_space(page)][-1]
        around = [*texts_of(part), *one.paper.marks, str(one.pages.index(page) + 1)]
        assert Counter(page.split()) - Counter(" ".join(around).split()), one.name


def test_no_page_of_a_score_table_is_upright(papers: list[Converted]) -> None:
    for one in of_kind(papers, "scoreboard"):
        assert {(round(high), round(wide)) for wide, high in one.sizes} == {A4}, one.name
    for one in of_kind(papers, "annual"):
        first, *_, last = one.sizes
        assert (first[0] < first[1], last[0] > last[1]) == (True, True), one.name


def test_all_ballots_of_a_vote_stand_on_one_page(papers: list[Converted]) -> None:
    for one in of_kind(papers, "ballot"):
        (page,) = one.pages
        title = one_space(texts(one.sent)[0][0])
        assert one_space(page).count(title) == 3, one.name
