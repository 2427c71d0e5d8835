"""Papers show what records hold: gaps are visible, text is exact, every value has its place, errors name their line."""

import re
from pathlib import Path

import pytest

from emucli.language.phrases import Language
from emucli.model.tree import Cluster, Year
from emucli.papers import render as rendering
from emucli.papers.context import context
from emucli.papers.render import Paper, render
from emucli.papers.template import TemplateProblem
from emucli.results.names import Names
from emucli.results.year import year_result
from tests.disk import RECORDS, clusters
from tests.miniature import load, with_base

LANGUAGES: tuple[Language, ...] = ("vi", "en")
CLUSTERS = clusters(RECORDS)
YEARS = [(cluster, year) for cluster in CLUSTERS for year in cluster.years.values()]


def make(cluster: Cluster, year: Year, paper: str, language: Language) -> Paper:
    names = context(cluster, year, year_result(cluster, year), Names(cluster, language))
    return render(paper, language, names)  # type: ignore[arg-type]


def made_up(files: dict[str, str], paper: str = "annual", language: Language = "vi") -> Paper:
    loaded = load(with_base(files))
    assert loaded.counted == ()
    cluster = next(cluster for cluster in loaded.clusters if cluster.path == "cum-1")
    return make(cluster, cluster.years["2024"], paper, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["annual", "press"])
@pytest.mark.parametrize(("cluster", "year"), YEARS, ids=[year.path for _, year in YEARS])
def test_every_real_year_makes_every_paper_twice_the_same(
    cluster: Cluster, year: Year, paper: str, language: Language
) -> None:
    made = make(cluster, year, paper, language)
    assert made == make(cluster, year, paper, language)
    # Blanks that a hand fills in are the only dots in a row; the empty cells of tables the only double spaces.
    body = re.sub(r"\|  (?=\|)", "", re.sub(r"\.{4,}", "BLANK", made.markdown))
    for word in ("None", "Unknown", "unknown", "Gap(", "Value(", "{{", "}}", " ,", " ;", "()", "..", "  "):
        assert word not in body, word


def _of(path: str) -> tuple[Cluster, Year]:
    return next((cluster, year) for cluster, year in YEARS if year.path == path)


def test_the_press_item_states_what_the_article_states() -> None:
    text = make(*_of("north-central/2023"), "press", "en").markdown
    for fact in (
        "On 14 March 2024, in Dong Ha City",
        "Vo Van Hung",
        "Phan Huy Giang",
        "6 units; those that the source names are Quang Tri Province",
        "Proposed for the Government's Emulation Flag: Ha Tinh Province.",
        "Proposed for the Prime Minister's Certificate of Merit: Quang Binh Province and Quang Tri Province.",
        "Thua Thien Hue Province was put forward as the cluster leader of 2024, and Ha Tinh Province as deputy",
        "the decision lies with the Central Emulation and Reward Council",
    ):
        assert fact in text
    for never_said in ("chosen", "elected", "Thanh Hoa", "Nghe An", "unanimous", "consensus"):
        assert never_said not in text


def test_numbers_are_those_of_the_article_and_gaps_are_visible() -> None:
    english = make(*_of("ethnic-cluster-2/2024"), "press", "en").markdown
    assert "- Hanoi: 2,391 billion VND" in english
    assert "32 of 35 achieved; strives to complete 3 by 2025" in english
    assert "- Vinh Phuc: (not recorded)" in english
    assert "697 collectives and individuals were commended" in english
    assert "(date and place not recorded)" in english
    vietnamese = make(*_of("ethnic-cluster-2/2024"), "annual", "vi").markdown
    assert "Ban Dân tộc thành phố Hà Nội: 2.391" in vietnamese
    assert "Ban Dân tộc tỉnh Vĩnh Phúc: (chưa ghi nhận)" in vietnamese


HOSTILE = 'A & B <c> "q" ]]> [/b] | * _ # {{ year }} {% raw %} :100: \\ ` 1. x'


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["annual", "press"])
def test_hostile_text_is_printed_exactly(paper: str, language: Language) -> None:
    escaped = r'A \& B \<c\> "q" \]\]> \[/b\] \| \* \_ \# {{ year }} {% raw %} :100: \\ \` 1. x'.replace(r"\>", ">")
    quoted = HOSTILE.replace("'", "''")
    review = f"annual:\n  results:\n    - '{quoted}'\n"
    models = f"models:\n  - unit: so-y-te\n    title: '{quoted}'\n"
    conferences = f"conferences:\n  - id: annual\n    kind: annual\n    at: '{quoted}'\n"
    files = {"review": review, "movements": models, "conferences": conferences}
    made = made_up({f"cum-1/2024/{name}.yaml": text for name, text in files.items()}, paper, language)
    assert made.markdown.count(escaped) == 3


def test_ten_thousand_characters_stay_one_paragraph() -> None:
    long = "Đơn vị " * 1500
    made = made_up({"cum-1/2024/review.yaml": f"annual:\n  results:\n    - {long}\n"})
    assert long.strip() in made.markdown.split("\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["annual", "press"])
def test_a_year_in_which_nothing_is_known_makes_papers_with_gaps(paper: str, language: Language) -> None:
    root = Path(__file__).parent / "unknown_year"
    loaded = load({path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.yaml")})
    assert loaded.counted == ()
    (cluster,) = loaded.clusters
    made = make(cluster, cluster.years["2024"], paper, language)
    gap = "(chưa ghi nhận)" if language == "vi" else "(not recorded)"
    assert made.markdown.count(gap) >= 8
    for word in ("None", "Unknown", "unknown", "Gap("):
        assert word not in made.markdown


def test_block_and_cluster_have_their_own_words() -> None:
    block = "name: Khối thi đua số 1\nkind: block\n"
    text = made_up({"cum-1/cluster.yaml": block}).markdown
    assert "KHỐI TRƯỞNG" in text
    assert "Cụm" not in text


def test_an_illustrative_year_says_so_on_every_paper() -> None:
    members = "illustrative: true\nmembers:\n  - unit: so-y-te\n  - unit: so-giao-duc\n  - unit: so-van-hoa\n"
    for paper in ("annual", "press"):
        assert "Năm minh họa" in made_up({"cum-1/2024/members.yaml": members}, paper).markdown


def test_every_value_has_the_places_that_it_comes_from() -> None:
    made = make(*_of("north-central/2023"), "press", "en")
    flag = [traced for traced in made.trace if traced.text == "Ha Tinh Province"]
    files = {place.file for traced in flag for place in traced.places}
    assert files == {"north-central/2023/outcome.yaml", "north-central/2023/members.yaml", "units.yaml"}
    assert all(traced.places for traced in made.trace)


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates in the place of the built-in ones."""
    (tmp_path / "vi").mkdir()
    monkeypatch.setattr(rendering, "folder_of", lambda _name: tmp_path)
    return tmp_path / "vi" / "annual.md.j2"


FRONT = "---\nhead: none\nfoot: none\n---\n"


@pytest.mark.parametrize(
    ("source", "line", "name", "near"),
    [
        (FRONT + "một\n{{ yaer }}\n", 6, "yaer", "year"),
        (FRONT + "{{ cluster.nmae }}\n", 5, "nmae", "name"),
        (FRONT + "\n\n{% for m in members.members %}{{ m.unt }}{% endfor %}\n", 7, "unt", "unit"),
        (FRONT + "{% if review.anual %}x{% endif %}\n", 5, "anual", "annual"),
        (FRONT + "\n```table\nrows: model\n```\n", 7, "model", "models"),
        ("---\nhaed: none\n---\n", 2, "haed", "head"),
        ("---\nhead: oficial\n---\n", 2, "oficial", "official"),
        (FRONT + "{{ year | capitls }}\n", 5, "capitls", "capitals"),
        (FRONT + "{{ cluster._record }}\n", 5, "_record", ""),
    ],
)
def test_a_wrong_template_is_told_with_line_and_nearest_name(
    templates: Path, source: str, line: int, name: str, near: str
) -> None:
    templates.write_text(source, encoding="utf-8")
    files = {"cum-1/2024/review.yaml": "annual: {results: [x]}\n"}
    with pytest.raises(TemplateProblem) as caught:
        made_up(files)
    assert (caught.value.line, caught.value.name, caught.value.near) == (line, name, near)
