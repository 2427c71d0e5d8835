"""The program and a second count, written from the rules alone, come to the same points, ranks, classes and states."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from hypothesis import given, settings

from tests.scoring.counted.years import counted_years, files
from tests.scoring.counting.records import Records
from tests.scoring.counting.standings import Counted, count
from tests.scoring.drawn.chance import EVERY_RUN_THE_SAME
from tests.scoring.year import errors_at, scored
from tests.scoring.years_of_several import among_many

MANY = settings(EVERY_RUN_THE_SAME, max_examples=120)


def told(year: Records) -> dict[str, Any]:
    """What the program says, in the form of the count."""
    answer = among_many(scored, files(year))
    return {"blocked": answer["status"] == "blocked"} | {one["unit"]: of_unit(one) for one in answer["standings"]}


def of_unit(standing: Mapping[str, Any]) -> dict[str, Any]:
    """One unit's points as fractions, its ranks and its class."""
    points = {key: standing[key] for key in ("base", "bonus", "penalty", "total")} | standing["criteria"]
    return {
        **{key: None if text is None else Fraction(text) for key, text in points.items()},
        **{key: standing.get(key) for key in ("rank", "kind_rank", "tied", "class")},
    }


def reckoned(counted: Counted) -> dict[str, Any]:
    """What the count says, in the same form."""
    found: dict[str, Any] = {"blocked": counted.blocked}
    for unit, row in counted.rows.items():
        own = counted.standings[unit]
        ranks = {"rank": own.rank, "kind_rank": own.kind_rank, "tied": own.tied, "class": own.class_name}
        found[unit] = {**row.parts, "total": row.total, **row.codes, **ranks}
    return found


def differing(year: Records) -> dict[str, Any]:
    """Where they differ: first what the program says, then the count."""
    program, own = told(year), reckoned(count(year))
    found: dict[str, Any] = (
        {"blocked": (program["blocked"], own["blocked"])} if program["blocked"] != own["blocked"] else {}
    )
    for unit in year.staying:
        for key, value in own[unit].items():
            if program[unit].get(key) != value:
                found[f"{unit} {key}"] = (str(program[unit].get(key)), str(value))
    return found


@MANY
@given(counted_years())
def test_a_drawn_year_is_valid(year: Records) -> None:
    assert [place for place in among_many(errors_at, files(year)) if not place.startswith("members.yaml")] == []


@MANY
@given(counted_years())
def test_both_counts_agree(year: Records) -> None:
    assert differing(year) == {}
