"""What docs/papers.md shows is what emucli prints; its pictures are of the papers as they are now."""

import re
import shutil
from pathlib import Path

import pytest

from emucli.model.papers import PAPERS
from emucli.papers.contents.blocks import BLOCKS
from emucli.papers.contents.context import NAMES
from emucli.papers.contents.tables import TABLES
from emucli.papers.templates.sandbox import environment
from emucli.papers.templates.template import FRONT_MATTER
from emucli.papers.templates.wording import Wording
from emucli.papers.values.printer import Printer
from tests.guide_pictures import FORM
from tests.papers.making import make, real_years
from tests.pictures import FOLDER, MADE_FROM, forms, made_from, papers
from tests.program import REPOSITORY
from tests.test_readme import follow

PAGE = (REPOSITORY / "docs" / "papers.md").read_text(encoding="utf-8")


def test_the_page_shows_what_is_printed(tmp_path: Path) -> None:
    for folder in ("records", "examples", "templates"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    assert follow(PAGE, tmp_path, "vi") >= 12


def test_the_template_on_the_page_makes_the_paper_on_the_page() -> None:
    source = re.findall(r"````\n(---\nhead.*?)````", PAGE, re.DOTALL)[0]
    made = re.findall(r"this makes,.*?```\n(.*?)```", PAGE, re.DOTALL)[0]
    north = next(pair for pair in real_years() if pair[1].path == "north-central/2023")
    wording = Wording({"en/notice.md.j2": source})
    assert make(north, "notice", "en", wording=wording).markdown == made


@pytest.mark.parametrize(
    "named",
    [PAPERS, environment(Printer(language="en"), lambda _: None).filters, TABLES, BLOCKS, FRONT_MATTER, NAMES],
    ids=["papers", "filters", "rows", "blocks", "front", "names"],
)
def test_whatever_a_template_may_name_stands_on_the_page(named: object) -> None:
    assert [name for name in named if f"`{name}`" not in PAGE] == []  # type: ignore[attr-defined]


def test_the_pictures_are_of_the_papers_as_they_are() -> None:
    assert MADE_FROM.read_text(encoding="utf-8") == made_from(dict(papers()), dict(forms())), "stale: run `make docs`"
    assert {path.stem for path in FOLDER.glob("*.png")} - {FORM} == {*PAPERS, *dict(forms())}
