"""What changes nothing: the order of everything, the names of units, other years, a weight that is the only one."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from emucli.findings.as_json import as_json
from tests.scoring.drawing import IDS, incomplete_years, years
from tests.scoring.drawn.chance import EVERY_RUN_THE_SAME, unit_names
from tests.scoring.drawn.walking import mapped
from tests.scoring.drawn.year import DrawnYear, answer, errors, sheet_line
from tests.scoring.year import sheets

ORDERS = st.randoms(use_true_random=True)
SCORE_FILES = ("scores.yaml", "scores/a.yaml", "scores/b.yaml")


@EVERY_RUN_THE_SAME
@given(years())
def test_a_drawn_year_is_valid_and_complete(year: DrawnYear) -> None:
    """Or else the other properties would hold of years that have no points."""
    assert errors(year) == []
    told = answer(year)
    assert {standing["unit"] for standing in told["standings"]} == set(year.staying)
    assert all(standing["total"] is not None and standing["rank"] for standing in told["standings"])


def reordered(year: DrawnYear, order: Random) -> dict[str, str]:
    """The same year with members, sheets, entries and files in another order, the sheets spread over several files."""
    moved = replace(year, status=dict(order.sample(list(year.status.items()), len(year.status))))
    spread: dict[str, list[str]] = {name: [] for name in order.sample(SCORE_FILES, len(SCORE_FILES))}
    for sheet in order.sample(year.sheets, len(year.sheets)):
        given = list(sheet.get("entries", {}).items())
        other = {**sheet, "entries": dict(order.sample(given, len(given)))} if given else sheet
        spread[order.choice(SCORE_FILES)].append(sheet_line(other))
    files = {**moved.rules(), **{name: sheets(*lines) for name, lines in spread.items() if lines}}
    return dict(order.sample(list(files.items()), len(files)))


@EVERY_RUN_THE_SAME
@given(years(), ORDERS)
def test_the_order_of_files_members_and_sheets_changes_not_a_byte(year: DrawnYear, order: Random) -> None:
    assert as_json(answer(year, reordered(year, order))) == as_json(answer(year))


@EVERY_RUN_THE_SAME
@given(incomplete_years(), ORDERS)
def test_nor_does_it_where_sheets_are_missing(year: DrawnYear, order: Random) -> None:
    assert as_json(answer(year, reordered(year, order))) == as_json(answer(year))


def renamed(data: Any, ids: Mapping[str, str]) -> Any:
    """Plain data with other ids of units."""
    return mapped(data, lambda text: ids.get(text, text))


def with_ids(year: DrawnYear, ids: Mapping[str, str]) -> DrawnYear:
    """The same year whose units have other ids and keep their names."""
    return DrawnYear(**{field: renamed(value, ids) for field, value in vars(year).items()})


def new_ids(draw: st.DrawFn, year: DrawnYear) -> dict[str, str]:
    """Other ids, some of them those of other units before."""
    return dict(zip(year.names, draw(st.permutations([*IDS, "so-g"])), strict=False))


@st.composite
def renamings(draw: st.DrawFn) -> tuple[DrawnYear, dict[str, str]]:
    """A year and other ids for its units."""
    year = draw(st.one_of(years(), incomplete_years()))
    return year, new_ids(draw, year)


@EVERY_RUN_THE_SAME
@given(renamings())
def test_other_ids_rename_the_result(renaming: tuple[DrawnYear, dict[str, str]]) -> None:
    year, ids = renaming
    assert as_json(answer(with_ids(year, ids))) == as_json(renamed(answer(year), ids))


def without_order(told: Mapping[str, Any]) -> dict[str, Any]:
    """An answer without what follows from names: the order of equal units, and sentences."""
    standings = sorted(told["standings"], key=lambda one: str(one["unit"]))
    awards = [{**award, "units": set(award["units"]), "open": set(award["open"])} for award in told["awards"]]
    blocked = sorted((one["reason"], sorted(one["units"])) for one in told["blocked"])
    return {**told, "standings": standings, "awards": awards, "blocked": blocked}


@st.composite
def new_names(draw: st.DrawFn) -> tuple[DrawnYear, DrawnYear, dict[str, str]]:
    """A year, the same with other names and ids for its units, and the ids."""
    year = draw(years())
    ids, names = new_ids(draw, year), draw(unit_names(len(year.names)))
    return year, with_ids(replace(year, names=dict(zip(year.names, names, strict=True))), ids), ids


@EVERY_RUN_THE_SAME
@given(new_names())
def test_other_names_and_ids_rename_the_result(renaming: tuple[DrawnYear, DrawnYear, dict[str, str]]) -> None:
    year, other, ids = renaming
    assert without_order(answer(other)) == without_order(renamed(answer(year), ids))


@EVERY_RUN_THE_SAME
@given(years(), years(), st.sampled_from(["2023", "2025"]))
def test_another_year_of_the_cluster_changes_nothing(year: DrawnYear, other: DrawnYear, folder: str) -> None:
    """The other year has the same members, since those of its own are not in the register."""
    beside = with_ids(other, dict(zip(other.names, year.names, strict=False)))
    others = {f"cum-1/{folder}/{name}": text for name, text in beside.files().items()}
    assert as_json(answer(year, others=others)) == as_json(answer(year))


@EVERY_RUN_THE_SAME
@given(years(), st.sampled_from(["100", "60", "0.1"]))
def test_weights_on_one_stage_are_that_stage(year: DrawnYear, weight: str) -> None:
    for stage in year.stages:
        one = replace(year, scoring={**year.scoring, "final": stage})
        weighted = replace(year, scoring={**year.scoring, "final": {stage: weight}})
        assert as_json(answer(weighted)) == as_json(answer(one))
