"""Text that is in the other language only: the paper waits for it, a draft marks it, its runs name their language."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
import yaml

from emucli.model.tree import Cluster, Year
from emucli.papers.document.foreign import stretches
from emucli.papers.render import Paper
from tests.cli.test_report import ENGLISH, NORTH
from tests.miniature import load
from tests.papers.docx.saved import Saved, all_of
from tests.papers.making import EXAMPLE, every_paper, example, made_up, make, real_years
from tests.program import emucli

SEEDS = (
    "hanoi-cluster-7/2023", "culture-cluster-1/2024", "ethnic-cluster-2/2024", "north-central/2023",
    "central-cities/2023",
)  # fmt: skip
YEARS = {year.path: (cluster, year) for cluster, year in real_years()}
CONFERENCE = "conferences:\n  - id: a\n    kind: annual\n    date: 2024-12-20\n    attended: all\n    at: {at}\n"


def lacking(paper: Paper) -> list[tuple[str, tuple[str | int, ...]]]:
    """Where the language of a paper is missing."""
    return [(place.file, place.path) for gap in paper.lacks if gap.language for place in gap.places]


def year(at: str, **files: str) -> Paper:
    """The minutes of a conference whose place is recorded so."""
    text = CONFERENCE.format(at=at)
    return make(made_up({"cum-1/2024/conferences.yaml": text, **files}), "minutes", draft=True)


@pytest.mark.parametrize("path", SEEDS)
def test_the_press_item_of_an_english_article_is_finished_in_english_and_a_draft_in_vietnamese(path: str) -> None:
    assert make(YEARS[path], "press", "en").lacks == ()
    found = lacking(make(YEARS[path], "press", "vi"))
    assert found
    # The registers hold both languages: what waits is the articles' own prose.
    assert {file for file, _ in found} & {"units.yaml", "movements.yaml", "instruments.yaml", "awards.yaml"} == set()


@pytest.mark.parametrize("at", ['{en: "Dong Ha City"}', '{en: "Dong Ha City", vi: unknown}'])
def test_a_text_in_the_other_language_is_a_gap_with_its_key_and_marked_in_print(at: str) -> None:
    made = year(at)
    assert lacking(made) == [("cum-1/2024/conferences.yaml", ("conferences", 0, "at"))]
    assert "\\[tiếng Anh\\] Dong Ha City" in made.markdown
    assert made.marks[:2] == ("DỰ THẢO", "Chỗ ghi [tiếng Anh]: bản ghi chưa có tiếng Việt")
    both = year('{vi: "thành phố Đông Hà", en: "Dong Ha City"}')
    assert lacking(both) == []
    assert both.marks == ("DỰ THẢO",)


def test_a_bare_text_is_in_the_language_of_its_file() -> None:
    bare = CONFERENCE.format(at="Dong Ha City")
    of = made_up({"cum-1/2024/conferences.yaml": f"text_language: en\n{bare}"})
    assert lacking(make(of, "minutes", draft=True)) == [("cum-1/2024/conferences.yaml", ("conferences", 0, "at"))]
    assert ("cum-1/2024/conferences.yaml", ("conferences", 0, "at")) not in lacking(make(of, "minutes", "en"))


def test_names_of_persons_and_numbers_of_documents_are_the_same_in_every_language() -> None:
    chair = 'Hội trường\n    chair: {unit: so-y-te, name: "Trần Thị Bình", position: {vi: "Giám đốc", en: "Director"}}'
    of = made_up({"cum-1/2024/conferences.yaml": CONFERENCE.format(at=chair)})
    made = make(of, "minutes", "en", draft=True)
    assert "Trần Thị Bình" in made.markdown
    assert ("conferences", 0, "chair", "name") not in [path for _, path in lacking(made)]


def test_runs_of_the_other_language_name_it() -> None:
    """In a paragraph, in a table and in a foot, so that a spelling checker knows."""
    saved = Saved(make(YEARS["north-central/2023"], "press", "vi", draft=True).document())
    langs = {run.find(".//{*}lang"): "".join(run.itertext()) for run in all_of(saved.body, "w:r")}
    marked = [text for lang, text in langs.items() if lang is not None]
    assert "The state management of emulation" in " ".join(marked)
    # What says so is Vietnamese.
    assert not any("tiếng Anh" in text for text in marked)
    assert {str(next(iter(lang.attrib.values()))) for lang in langs if lang is not None} == {"en-GB"}
    assert "\ufffd" not in "".join(saved.body.itertext())
    models = Saved(make(YEARS["hanoi-cluster-7/2023"], "annual", "vi", draft=True).document())
    cells = [cell for cell in all_of(models.body, "w:tc") if "[tiếng Anh]" in "".join(cell.itertext())]
    assert cells
    assert all(cell.find(".//{*}lang") is not None for cell in cells)


def test_the_title_of_a_source_is_cited_as_it_was_published() -> None:
    made = make(YEARS["central-cities/2023"], "press", "vi", draft=True)
    assert "Can Tho Portal" in made.markdown
    assert "\\[tiếng Anh\\] Can Tho Portal" not in made.markdown
    assert "sources.yaml" not in {file for file, _ in lacking(made)}


def test_the_worked_example_holds_both_languages_where_its_english_papers_need_them() -> None:
    for paper, subject in every_paper(example(), "en"):
        # The reasons that sheets give are the office's own, in Vietnamese: this paper waits for them.
        own = "reason" if paper == "explain" else None
        assert [path for _, path in lacking(make(example(), paper, "en", subject)) if path[-1] != own] == [], paper


def test_no_text_of_the_other_language_slips_into_a_paper_unmarked() -> None:
    """The worked example without its English: only names of persons and numbers of documents stay Vietnamese."""
    of = _without_english()
    allowed = re.compile("|".join([r"\S*[0-9]/\S+", "No.: \u00a0+/\\S+", *PERSONS]))
    for paper, subject in every_paper(of, "en"):
        for part in make(of, paper, "en", subject, draft=True).document().sections:
            for text in _texts(part):
                own = "".join(stretch for stretch, language in stretches(text) if language is None)
                assert not VIETNAMESE.search(allowed.sub("", own)), (paper, own)


VIETNAMESE = re.compile("[À-ÖØ-öø-ɏẠ-ỹ]")
PERSONS = (
    "Trịnh Quốc Ân", "Đặng Thị Ngọc Ánh", "Vũ Đình Ổn", "Lý Văn Đoàn", "Ngô Xuân Trường", "Phan Ái Vy",
    "Bùi Thanh Ngân", "Ông Thế Dũng", "Hà Thị Yến", "Dương Quang Ngọc", "Tôn Nữ Ý Lan",
)  # fmt: skip


def _without_english() -> tuple[Cluster, Year]:
    files = {}
    for path in EXAMPLE.rglob("*.yaml"):
        # Every scalar stays the text that the file holds.
        record = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        text = yaml.safe_dump(_vietnamese(record), allow_unicode=True, default_style='"', width=10**6, sort_keys=False)
        files[path.relative_to(EXAMPLE).as_posix()] = text
    loaded = load(files)
    assert loaded.counted == ()
    (cluster,) = loaded.clusters
    return cluster, cluster.years["2025"]


def _vietnamese(record: object) -> object:
    if isinstance(record, dict):
        both = record.keys() == {"vi", "en"}
        return record["vi"] if both else {key: _vietnamese(value) for key, value in record.items()}
    return [_vietnamese(one) for one in record] if isinstance(record, list) else record


def _texts(part: object) -> Iterator[str]:
    """Every text of a part of a paper, wherever it stands in it."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _texts(one)
    elif is_dataclass(part):
        for one in fields(part):
            yield from _texts(getattr(part, one.name))


def test_a_refusal_lists_the_keys_by_file_and_language() -> None:
    refused = emucli("report", "press", NORTH, environment={"EMUCLI_LANG": "vi"})
    assert (refused.code, refused.out) == (3, b"")
    assert f"{NORTH}/conferences.yaml (chưa có tiếng Việt): conferences[1].agenda[1]" in refused.said
    draft = emucli("report", "press", NORTH, "--draft")
    assert draft.code == 0
    assert re.search(r"\\\[tiếng Anh\\\] The state management of emulation", draft.text)
    assert emucli("report", "press", NORTH, *ENGLISH).code == 0


def test_scales_and_forms_wait_for_their_own_words_too() -> None:
    """Titles, options and units of measures, and the evidence of a sheet."""
    regulation = (
        "scoring:\n  stages: [{id: self, by: member}]\n  total: 10\n  criteria:\n"
        '    - {code: A, title: {en: "Plan"}, max: 10, measure: {kind: choice, options: '
        '{x: {text: {en: "Done"}, points: 10}}}}\n'
    )
    entries = '{A: {value: x, evidence: [{en: "Report 5"}]}}'
    sheet = f"sheets:\n  - {{unit: so-y-te, stage: self, by: so-y-te, entries: {entries}}}\n"
    of = made_up({"cum-1/2024/regulation.yaml": regulation, "cum-1/2024/scores.yaml": sheet})
    title = ("scoring", "criteria", 0, "title")
    option = ("scoring", "criteria", 0, "measure", "options", "x", "text")
    scale = [path for _, path in lacking(make(of, "scale", draft=True))]
    assert {title, option} <= set(scale)
    form = [path for _, path in lacking(make(of, "form", "vi", "so-y-te", draft=True))]
    assert {title, option, ("sheets", 0, "entries", "A", "evidence")} <= set(form)
