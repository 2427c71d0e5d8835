"""Rules C10 and C11: points by hand, and reasons."""

import pytest

from tests.scoring.year import (
    ALL,
    GDDT,
    VHTT,
    YTE,
    errors_at,
    leaf,
    line,
    points,
    regulation,
    scored,
    sheets,
)
from tests.scoring.years_of_several import (
    faults_at,
    peer_sheets,
    sheet_line,
    totals,
)

from .staged import APPRAISAL, MEAN, SELF, A, appraised, listed

# Rule C10. Points by hand

BANDS = "{kind: bands, bands: [{less_than: 90, points: 5}, {at_least: 90, points: 10}]}"
CHOICE = "{kind: choice, options: {x: {text: T, points: 10}, y: {text: T, points: 5}}}"


def _by_hand(measure: str, entry: str) -> dict[str, str]:
    return {
        "regulation.yaml": regulation(leaf("a", 10, measure), total="10"),
        "scores.yaml": sheets(appraised(YTE, GDDT, a="{points: 5, reason: T}"), sheet_line(VHTT, a=entry)),
    }


@pytest.mark.parametrize(
    ("measure", "entry", "expected"),
    [
        (BANDS, "{points: 7.25, reason: T}", "7.25"),
        (BANDS, "{points: 0, reason: T}", "0.00"),
        (BANDS, "{points: 10, reason: T}", "10.00"),
        ("{kind: count, each: 2}", "{points: 7.25, reason: T}", "7.25"),
        (CHOICE, "{points: 9, reason: T}", "9.00"),
        ("{kind: points, step: 0.5}", "{points: 7.25, reason: T}", "7.25"),
        ("", "{points: 7.25}", "7.25"),
    ],
)
def test_c10_points_by_hand_replace_the_measure(measure: str, entry: str, expected: str) -> None:
    files = _by_hand(measure, entry)
    assert faults_at(files) == []
    assert points(files)[VHTT]["a"] == expected


@pytest.mark.parametrize("measure", ["", BANDS])
def test_c10_points_by_hand_above_the_maximum_are_an_error(measure: str) -> None:
    files = _by_hand(measure, "{points: 10.01, reason: T}")
    assert errors_at(files) == [line(files, "scores.yaml", f"unit: {VHTT}")]


def test_c10_points_by_hand_need_a_reason_where_the_measure_has_another_input() -> None:
    files = _by_hand(BANDS, "{points: 7.25}")
    assert faults_at(files) == [line(files, "scores.yaml", f"unit: {VHTT}")]


def test_c10_a_unit_with_points_by_hand_is_not_the_best() -> None:
    # Its own input of e = 50% stays on record and does not count.
    by_hand = "{points: 6, reason: T, actual: 15, target: 10}"
    files = {
        "regulation.yaml": regulation(leaf("a", 10, "{kind: relative}"), total="10"),
        "scores.yaml": sheets(
            sheet_line(YTE, a=by_hand),
            sheet_line(GDDT, a="{actual: 12, target: 10}"),
            sheet_line(VHTT, a="{actual: 11, target: 10}"),
        ),
    }
    # The best is GDDT with 20%: 10. VHTT 5 + 5 x 10/20.
    assert totals(scored(files)) == {GDDT: "10.00", VHTT: "7.50", YTE: "6.00"}


# Rule C11. Reasons


def _differing(own: object, later: object, measure: str = "", limit: str = "0.5") -> dict[str, str]:
    rules = regulation(
        leaf("a", 10, measure), total="10", stages=listed(SELF, APPRAISAL), final="appraisal", reason_above=limit
    )
    others = [sheet_line(unit, stage="self", by=unit, a=own) for unit in (YTE, GDDT)]
    others += [sheet_line(unit, a=own) for unit in (YTE, GDDT)]
    return {
        "regulation.yaml": rules,
        "scores.yaml": sheets(*others, sheet_line(VHTT, stage="self", by=VHTT, a=own), sheet_line(VHTT, a=later)),
    }


RATIO = "{kind: ratio}"
THIRD = "{actual: 1, target: 3}"  # 10/3 = 3.333..., shown as 3.33


@pytest.mark.parametrize(
    ("own", "later", "measure", "needed"),
    [
        (8, "7.5", "", False),
        (8, "7.49", "", True),
        (8, "8.5", "", False),
        (8, "8.51", "", True),
        (8, "{points: 7.49, reason: T}", "", False),
        # 10/3 - 2.83 = 0.50333...: more than 0.5, though the rounded points differ by exactly 0.50
        (THIRD, "{actual: 283, target: 1000}", RATIO, True),
        (THIRD, "{actual: 283, target: 1000, reason: T}", RATIO, False),
        # 10/3 - 17/6 = 1/2 exactly, though the rounded points are 3.33 and 2.83
        (THIRD, "{actual: 17, target: 60}", RATIO, False),
    ],
)
def test_c11_a_difference_above_the_limit_needs_a_reason(own: object, later: str, measure: str, needed: bool) -> None:
    files = _differing(own, later, measure)
    place = line(files, "scores.yaml", f"unit: {VHTT}, stage: appraisal")
    assert faults_at(files) == ([place] if needed else [])


def test_c11_a_reason_that_is_missing_never_blocks_the_score() -> None:
    answer = scored(_differing(8, 3))
    assert (answer["status"], answer["blocked"], totals(answer)[VHTT]) == ("ranked", [], "3.00")


def test_c11_criteria_are_compared_one_by_one() -> None:
    # The totals agree, 8 + 6 and 6 + 8; both criteria differ by 2.
    rules = regulation(
        A, leaf("b", 10), total="20", stages=listed(SELF, APPRAISAL), final="appraisal", reason_above="0.5"
    )
    own = "".join(sheet_line(unit, stage="self", by=unit, a=8, b=6) for unit in ALL)

    def files(**later: object) -> dict[str, str]:
        return {
            "regulation.yaml": rules,
            "scores.yaml": sheets(own + appraised(YTE, GDDT, a=8, b=6) + sheet_line(VHTT, later)),
        }

    swapped = files(a=6, b=8)
    assert errors_at(swapped) == [line(swapped, "scores.yaml", f"unit: {VHTT}, stage: appraisal")]
    half = files(a="{points: 6, reason: T}", b=8)
    assert errors_at(half) == [line(half, "scores.yaml", f"unit: {VHTT}, stage: appraisal")]
    assert errors_at(files(a="{points: 6, reason: T}", b="{points: 8, reason: T}")) == []


def test_c11_peers_need_no_reason() -> None:
    rules = regulation(A, total="10", stages=listed(SELF, MEAN), final="peer", reason_above="0.5")
    own = "".join(sheet_line(unit, stage="self", by=unit, a=9) for unit in ALL)
    assert faults_at({"regulation.yaml": rules, "scores.yaml": sheets(own + peer_sheets(ALL, otherwise=2))}) == []
