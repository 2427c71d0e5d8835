"""Makes papers in memory: of the records on the disk, of the worked example, of a miniature year."""

from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from types import CodeType
from typing import cast

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from emucli.language.phrases import Language
from emucli.model.papers import PAPERS, SEVERAL, PaperId
from emucli.model.tree import Cluster, Year
from emucli.papers.contents.making import Making
from emucli.papers.contents.subjects import subjects
from emucli.papers.render import Paper, make_paper
from emucli.papers.templates.wording import Wording
from emucli.results.names import Names
from emucli.results.year import YearResult, year_result
from tests.disk import RECORDS, clusters
from tests.miniature import load, with_base
from tests.program import REPOSITORY

LANGUAGES: tuple[Language, ...] = ("vi", "en")


class Kept(BytecodeCache):
    """Keeps what Jinja makes of templates while the tests run: thousands of papers are made here."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        # Many tests write a template of the same name: what tells them apart is the sum of their text.
        bucket.code = self.kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self.kept[bucket.key, bucket.checksum] = bucket.code


COMPILED = Kept()
BUILT_IN = Wording(compiled=COMPILED)
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


@cache
def unknown_year() -> tuple[Cluster, Year]:
    """A year in which the source states nothing at all."""
    root = Path(__file__).parent / "unknown_year"
    loaded = load({path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.yaml")})
    assert loaded.counted == ()
    (cluster,) = loaded.clusters
    return cluster, cluster.years["2024"]


class _Same:
    """One loaded year as the key of what was made of it: two are the same where they are one object."""

    def __init__(self, of: tuple[Cluster, Year]) -> None:
        self.of = of

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and all(a is b for a, b in zip(self.of, other.of, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.of)))


@lru_cache(maxsize=32)
def _result(same: _Same) -> YearResult:
    return year_result(*same.of)


def result_of(cluster: Cluster, year: Year) -> YearResult:
    """The result of a year, worked out once."""
    return _result(_Same((cluster, year)))


@lru_cache(maxsize=512)
def _built_in(same: _Same, paper: PaperId, language: Language, subject: str, draft: bool) -> Paper:
    return make_paper(_making(same.of, paper, language, subject, _result(same)), BUILT_IN, draft=draft)


def _making(of: tuple[Cluster, Year], paper: PaperId, language: Language, subject: str, result: YearResult) -> Making:
    cluster, year = of
    names = Names(cluster, language)
    return Making(cluster=cluster, year=year, result=result, names=names, paper=paper, of=subject)


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
    """One paper of a year; about the first vote, conference or unit where none is named. The built-in ones once."""
    cluster, year = of
    wanted = cast(PaperId, paper)
    if not subject and wanted in SEVERAL:
        subject = next(iter(subjects(wanted, cluster, year)), "")
    if wording is BUILT_IN and result is None:
        return _built_in(_Same(of), wanted, language, subject, draft)
    making = _making(of, wanted, language, subject, result or result_of(*of))
    kept = wording if wording.compiled else replace(wording, compiled=COMPILED)
    return make_paper(making, kept, draft=draft)


def every_paper(of: tuple[Cluster, Year], language: Language) -> list[tuple[PaperId, str]]:
    """Every paper that can be asked for of a year, with what it is about."""
    cluster, year = of
    known = BUILT_IN.papers(language)
    several = {paper: subjects(paper, cluster, year) if paper in SEVERAL else ("",) for paper in PAPERS}
    return [(paper, subject) for paper in PAPERS if paper in known for subject in several[paper]]
