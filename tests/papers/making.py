"""Makes papers in memory: of the records on the disk, of the worked example, of a miniature year."""

from functools import cache
from pathlib import Path
from typing import cast

from emucli.language.phrases import Language
from emucli.model.papers import PAPERS, PaperId
from emucli.model.tree import Cluster, Year
from emucli.papers.contents.making import Making
from emucli.papers.contents.subjects import SEVERAL, subjects
from emucli.papers.render import Paper, make_paper
from emucli.papers.templates.wording import Wording
from emucli.results.names import Names
from emucli.results.year import YearResult, year_result
from tests.disk import RECORDS, clusters
from tests.miniature import load, with_base
from tests.program import REPOSITORY

LANGUAGES: tuple[Language, ...] = ("vi", "en")
BUILT_IN = Wording()
EXAMPLE = REPOSITORY / "examples" / "block"


@cache
def example() -> tuple[Cluster, Year]:
    """The made-up year of the worked example."""
    (cluster,) = clusters(EXAMPLE)
    return cluster, cluster.years["2025"]


@cache
def real_years() -> tuple[tuple[Cluster, Year], ...]:
    """Every year of this repository's own records."""
    return tuple((cluster, year) for cluster in clusters(RECORDS) for year in cluster.years.values())


def made_up(files: dict[str, str]) -> tuple[Cluster, Year]:
    """The year 2024 of the miniature cluster, with some files of one's own."""
    loaded = load(with_base(files))
    assert loaded.counted == ()
    cluster = next(cluster for cluster in loaded.clusters if cluster.path == "cum-1")
    return cluster, cluster.years["2024"]


def unknown_year() -> tuple[Cluster, Year]:
    """A year in which the source states nothing at all."""
    root = Path(__file__).parent / "unknown_year"
    loaded = load({path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.yaml")})
    assert loaded.counted == ()
    (cluster,) = loaded.clusters
    return cluster, cluster.years["2024"]


@cache
def result_of(cluster_path: str, year_path: str) -> YearResult:
    """The result of a year of the example or the records, worked out once."""
    years = (*real_years(), example())
    cluster, year = next(pair for pair in years if (pair[0].path, pair[1].path) == (cluster_path, year_path))
    return year_result(cluster, year)


def make(
    of: tuple[Cluster, Year],
    paper: str,
    language: Language = "vi",
    subject: str = "",
    *,
    draft: bool = False,
    wording: Wording = BUILT_IN,
    result: YearResult | None = None,
) -> Paper:
    """One paper of a year; about the first vote, conference or unit where none is named."""
    cluster, year = of
    wanted = cast(PaperId, paper)
    if not subject and wanted in SEVERAL:
        subject = next(iter(subjects(wanted, cluster, year)), "")
    result = result or year_result(cluster, year)
    return make_paper(Making(cluster, year, result, Names(cluster, language), wanted, subject), wording, draft=draft)


def every_paper(of: tuple[Cluster, Year], language: Language) -> list[tuple[PaperId, str]]:
    """Every paper that can be asked for of a year, with what it is about."""
    cluster, year = of
    known = BUILT_IN.papers(language)
    several = {paper: subjects(paper, cluster, year) if paper in SEVERAL else ("",) for paper in PAPERS}
    return [(paper, subject) for paper in PAPERS if paper in known for subject in several[paper]]
