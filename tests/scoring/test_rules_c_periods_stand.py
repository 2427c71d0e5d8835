"""Rules C5, C7, C14 and C16 where they meet: quarters that are missing, left as they were, or open."""

from collections.abc import Mapping

import pytest

from tests.scoring.year import (
    GDDT,
    YTE,
    leaf,
    members,
    points,
    pool,
    recusal,
    regulation,
    scored,
    sheet,
    sheets,
    standings,
)

QUARTERS = "{ids: [q1, q2], combine: mean}"
BEST = "{ids: [q1, q2], combine: best, count: 1}"
APPRAISED = "[{id: self, by: member}, {id: appraisal, by: leadership, otherwise: self}]"
TWO = (leaf("a", 10), leaf("b", 10))


def one(*written: str, periods: str = QUARTERS, **scoring: str) -> dict[str, str]:
    """A year of one member with two criteria of 10 points and two quarters."""
    return {
        "members.yaml": members(YTE),
        "regulation.yaml": regulation(*TWO, periods=periods, **scoring),
        "scores.yaml": sheets(*written),
    }


def of(period: str, stage: str = "appraisal", **entries: object) -> str:
    """The sheet of one quarter."""
    return sheet(YTE, entries, stage=stage, extra=f"period: {period}")


def got(files: Mapping[str, str]) -> dict[str, str]:
    """The points of the one member."""
    return points(files)[YTE]


def test_c5_a_quarter_that_is_missing_is_0_points_and_the_others_count() -> None:
    year = one(of("q1", a=8, b=6), of("q2", a=6), missing="zero")
    assert got(year) == {"a": "7.00", "b": "3.00"}
    assert standings(year)[YTE]["missing"] == [
        {"stage": "appraisal", "period": "q2", "scorers": [YTE], "criteria": ["b"]},
    ]


def test_c5_a_quarter_that_is_missing_keeps_no_other_from_being_the_best() -> None:
    assert got(one(of("q1", a=8, b=6), of("q2", a=6), periods=BEST, missing="zero")) == {"a": "8.00", "b": "6.00"}


@pytest.mark.parametrize("missing", ["block", "zero"])
def test_c16_equal_totals_are_open_and_no_0_stands_for_them(missing: str) -> None:
    year = one(of("q1", a=8, b=6), of("q2", a=6, b=8), periods=BEST, missing=missing)
    assert got(year) == {"a": None, "b": None}
    assert scored(year)["status"] == "blocked"


def test_c14_a_quarter_that_the_later_stage_leaves_out_stands_as_it_was() -> None:
    own = (of("q1", "self", a=8, b=6), of("q2", "self", a=6, b=4))
    year = one(*own, of("q1", a=7), stages=APPRAISED, final="appraisal")
    assert got(year) == {"a": "6.50", "b": "5.00"}
    assert scored(year)["status"] == "ranked"


def test_c14_the_best_quarter_is_that_of_what_stands_and_what_is_said() -> None:
    own = (of("q1", "self", a=8, b=6), of("q2", "self", a=7, b=6))
    year = one(*own, of("q1", a=5), stages=APPRAISED, final="appraisal", periods=BEST)
    assert got(year) == {"a": "7.00", "b": "6.00"}


def council(*written: str, **scoring: str) -> dict[str, str]:
    """A year of one member whose panel of four leaves out whole sheets."""
    stage = "[{id: council, by: panel, combine: trimmed_mean, trim_by: sheet, seats: [p, q, r, s]@}]"
    text = regulation(*TWO, **{"stages": stage.replace("@", scoring.pop("least", "")), **scoring})
    return {"members.yaml": members(YTE), "regulation.yaml": text, "scores.yaml": sheets(*written)}


def seat(by: str, **entries: object) -> str:
    """The sheet of a seat."""
    return sheet(YTE, entries, stage="council", by=by)


FULL = (seat("p", a=9, b=9), seat("q", a=8, b=6), seat("r", a=5, b=5))


def test_c7_a_sheet_that_leaves_something_out_has_no_sum_and_is_left_aside() -> None:
    assert got(council(*FULL, seat("s", a=1), least=", at_least: 3")) == {"a": "8.00", "b": "6.00"}
    assert got(council(*FULL, seat("s", a=1), missing="zero")) == {"a": "8.00", "b": "6.00"}


def test_c7_without_at_least_every_seat_owes_all_of_its_sheet() -> None:
    year = council(*FULL, seat("s", a=1))
    assert scored(year)["status"] == "blocked"
    assert got(council(*FULL, recusal(YTE, "s", stage="council"))) == {"a": "8.00", "b": "6.00"}


def test_c7_what_equal_sums_leave_open_is_no_0() -> None:
    year = council(seat("p", a=9, b=8), seat("q", a=8, b=9), seat("r", a=5, b=5), missing="zero")
    assert set(got(year).values()) == {None}
    assert scored(year)["status"] == "blocked"


def test_b5_whether_a_pool_counts_is_unknown_while_the_base_is() -> None:
    files = {
        "members.yaml": members(YTE, GDDT),
        "regulation.yaml": regulation(*TWO, penalty=pool(leaf("P", 5), **{"from": "{base: 50%}"})),
        "scores.yaml": sheets(sheet(YTE, {"a": 9, "P": 2}), sheet(GDDT, {"a": 9, "b": 1, "P": 2})),
    }
    assert {unit: row["penalty"] for unit, row in standings(files).items()} == {YTE: None, GDDT: "2.00"}


def test_c14_a_stage_in_between_that_lacks_scores_is_waited_for() -> None:
    stages = (
        "[{id: self, by: member}, {id: council, by: panel, seats: [p, q], combine: mean, otherwise: self}, "
        "{id: appraisal, by: leadership, otherwise: council}]"
    )
    written = (sheet(YTE, {"a": 8, "b": 6}, stage="self"), sheet(YTE, {"a": 7}, stage="council", by="p"))
    files = {
        "members.yaml": members(YTE),
        "regulation.yaml": regulation(*TWO, stages=stages, final="appraisal"),
        "scores.yaml": sheets(*written),
    }
    assert got(files) == {"a": None, "b": "6.00"}
    assert [(one["reason"], one["units"]) for one in scored(files)["blocked"]] == [("missing_sheet", [YTE])]
    settled = {**files, "scores.yaml": sheets(*written, sheet(YTE, {"a": 5}))}
    assert (got(settled), scored(settled)["status"]) == ({"a": "5.00", "b": "6.00"}, "ranked")
