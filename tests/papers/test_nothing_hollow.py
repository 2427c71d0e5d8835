"""No heading, colon or table head without content, whichever inputs of a year are absent, unknown, empty or later."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest

from emucli.language.phrases import Language
from emucli.model.base import Record
from emucli.model.files import TOLD
from emucli.model.tree import Cluster, Year
from emucli.model.unknown import UNKNOWN, Unknown
from emucli.results.year import YearResult, year_result
from tests.papers.hollow import hollow
from tests.papers.making import BUILT_IN, LANGUAGES, every_paper, example, make, real_years, result_of, unknown_year

COMPUTED = ("members", "regulation", "votes", "outcome", "conferences", "covenant")
"""The files that the result of a year is computed from."""
Path = tuple[str, ...]


def lacking(record: Record, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every optional key of a record with each way in which it can lack: absent, unknown, empty."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        # Of two ways to say a share exactly one is there.
        if (
            name in ("note", "source", "text_language", "at_least", "more_than")
            or value is None
            or isinstance(value, Unknown)
        ):
            continue
        if not field.is_required():
            yield (*path, name), field.default
        if Unknown in _kinds(field.annotation):
            yield (*path, name), UNKNOWN
        if isinstance(value, tuple) and value and not field.is_required():
            yield (*path, name), ()
        yield from _below(value, (*path, name))


def _below(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, Record):
        yield from lacking(value, path)
    elif isinstance(value, tuple) and value and isinstance(value[0], Record):
        # All entries without all that they may lack: absent, or unknown.
        yield path, tuple(map(_bare, value))
        yield path, tuple(map(_unknown, value))


def _bare(entry: Record) -> Record:
    optional = {name: field.default for name, field in type(entry).model_fields.items() if not field.is_required()}
    return entry.model_copy(update=optional)


def _unknown(entry: Record) -> Record:
    may = [name for name, field in type(entry).model_fields.items() if Unknown in _kinds(field.annotation)]
    return entry.model_copy(update=dict.fromkeys(may, UNKNOWN))


def _kinds(annotation: Any) -> set[Any]:
    return {annotation}.union(*map(_kinds, get_args(annotation))) if get_args(annotation) else {annotation}


def changed(record: Any, path: Path, lack: Any) -> Any:
    """A record that lacks something at a path of keys."""
    if not path:
        return lack
    key, rest = path[0], path[1:]
    return record.model_copy(update={key: changed(getattr(record, key), rest, lack)})


def years(name: str) -> Iterator[tuple[str, tuple[Cluster, Year], YearResult]]:
    """The worked example without one thing of a file at a time, or without the file."""
    cluster, year = example()
    file = getattr(year, name)
    assert file.record is not None
    for path, lack in lacking(file.record):
        if path[0] == "scoring" and len(path) > 1:
            continue
        record = changed(file.record, path, lack)
        yield _year(f"{name}: {path} {lack!r}", cluster, replace(year, **{name: replace(file, record=record)}), name)


def _year(told: str, cluster: Cluster, year: Year, name: str) -> tuple[str, tuple[Cluster, Year], YearResult]:
    whole = replace(cluster, years={**cluster.years, year.name: year})
    return told, (whole, year), year_result(whole, year) if name in COMPUTED else result_of(*example())


PAPERS_OF = {
    "members": ("annual", "covenant", "minutes", "notice", "press", "proposal"),
    "plan": ("plan", "notice", "annual", "press", "midyear"),
    "covenant": ("covenant", "annual", "midyear", "minutes", "press"),
    "regulation": ("scale", "annual", "minutes", "scoreboard"),
    "movements": ("annual", "midyear", "press"),
    "review": ("annual", "midyear", "press"),
    "votes": ("annual", "minutes", "notice", "press", "proposal", "count", "ballot"),
    "outcome": ("annual", "minutes", "notice", "press", "proposal"),
    "conferences": ("annual", "midyear", "minutes", "notice", "press", "proposal"),
    "papers": ("annual", "proposal", "notice", "plan", "minutes"),
}
"""The papers whose templates name each file; the others cannot change with it."""


def problems(
    of: tuple[Cluster, Year],
    result: YearResult | None,
    papers: tuple[str, ...],
    languages: Sequence[Language] = LANGUAGES,
) -> Iterator[str]:
    for language in languages:
        known = BUILT_IN.papers(language)
        for paper, subject in every_paper(of, language):
            if paper in papers and paper in known and subject in ("", "tong-ket", "phat-dong", "khoi-truong", "flag"):
                made = make(of, paper, language, subject, draft=True, result=result)
                yield from (f"{language} {paper} {subject}: {one}" for one in hollow(made))


@pytest.mark.parametrize("name", TOLD)
def test_nothing_is_hollow_where_one_input_lacks(name: str) -> None:
    # The ways in which one key lacks come one after another, so that both languages have their turn.
    found = [
        f"{told}: {one}"
        for number, (told, of, result) in enumerate(years(name))
        for one in problems(of, result, PAPERS_OF[name], LANGUAGES[number % 2 :][:1])
    ]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_hollow_in_real_years_and_where_nothing_is_known(language: Language) -> None:
    found = [
        f"{year.path} {language} {paper} {subject}: {one}"
        for cluster, year in (*real_years(), example(), unknown_year())
        for paper, subject in every_paper((cluster, year), language)
        for one in hollow(make((cluster, year), paper, language, subject, draft=True))
    ]
    assert found == []


@pytest.mark.parametrize("day", [date(2025, 1, 2), date(2025, 7, 1), date(2025, 12, 1)])
def test_nothing_is_hollow_where_much_came_after_the_paper(day: date) -> None:
    cluster, year = example()
    assert year.papers.record is not None
    entries = tuple(one.model_copy(update={"date": day}) for one in year.papers.record.papers or ())  # type: ignore[union-attr]
    early = replace(year, papers=replace(year.papers, record=year.papers.record.model_copy(update={"papers": entries})))
    of = replace(cluster, years={year.name: early}), early
    assert list(problems(of, None, tuple(BUILT_IN.papers("vi")))) == []
