"""Rules E5, E7, E8 and E9: counts, places, ranges of inputs, days late."""

import pytest

from .measured import given, in_base, in_bonus, misruled, refused
from .year import (
    ALL,
    DL,
    GDDT,
    VHTT,
    YTE,
    errors_at,
    leaf,
    members,
    points,
    pool,
    regulation,
    sheet,
    sheets,
)

# count


@pytest.mark.parametrize(
    ("each", "entry", "expected"),
    [
        ("0.5", "0", "0.00"),
        ("0.5", "3", "1.50"),
        ("0.5", "20", "10.00"),
        ("0.5", "21", "10.00"),
        ("0.5", "1000", "10.00"),
        ("0.125", "1", "0.13"),
        ("0.125", "3", "0.38"),  # 0.375
        ("3", "4", "10.00"),  # min(12, 10)
    ],
)
def test_e5_count(each: str, entry: str, expected: str) -> None:
    assert given(in_base(f"{{kind: count, each: {each}}}"), entry) == expected


@pytest.mark.parametrize("entry", ["2.5", "-1", "abc"])
def test_e5_count_is_a_whole_number_of_0_or_more(entry: str) -> None:
    assert refused(in_base("{kind: count, each: 0.5}"), entry)


def test_e5_count_without_a_maximum_has_no_cap() -> None:
    files = in_bonus("{kind: count, each: 0.5}", None)
    assert given(files, "30") == "15.00"


# net


@pytest.mark.parametrize(
    ("plus", "minus", "expected"),
    [
        (0, 0, "0.00"),
        (3, 3, "0.00"),
        (1, 0, "1.00"),
        (5, 0, "5.00"),
        (6, 0, "5.00"),
        (10, 5, "5.00"),
        (10, 6, "4.00"),
        (0, 1, "-1.00"),
        (2, 4, "-2.00"),
        (0, 3, "-3.00"),
        (0, 4, "-3.00"),
        (0, 10, "-3.00"),
    ],
)
def test_e5_net_is_clamped_at_both_ends(plus: int, minus: int, expected: str) -> None:
    files = in_bonus("{kind: net, plus: 1, minus: 1, at_least: -3}")
    assert given(files, f"{{plus: {plus}, minus: {minus}}}") == expected


@pytest.mark.parametrize(
    ("plus", "minus", "expected"), [(3, 1, "-0.50"), (4, 1, "0.00"), (1, 3, "-3.00"), (20, 2, "5.00"), (13, 1, "4.50")]
)
def test_e5_net_with_different_weights(plus: int, minus: int, expected: str) -> None:
    files = in_bonus("{kind: net, plus: 0.5, minus: 2, at_least: -3}")
    assert given(files, f"{{plus: {plus}, minus: {minus}}}") == expected


def test_e5_net_may_end_at_0() -> None:
    files = in_bonus("{kind: net, plus: 1, minus: 1, at_least: 0}")
    assert given(files, "{plus: 1, minus: 3}") == "0.00"


def test_e5_net_stands_in_a_bonus_only() -> None:
    measure = "{kind: net, plus: 1, minus: 1, at_least: -3}"
    in_penalty = {"regulation.yaml": regulation(leaf("b", 10), total="10", penalty=pool(leaf("a", 5, measure)))}
    assert misruled(in_base(measure))
    assert misruled(in_penalty)
    assert not misruled(in_bonus(measure))


# place


def places(*several: object, each: str = "[100, 75, 50, 25]", equal: str = "mean") -> list[str]:
    """What units get that took these places, in the order of the members."""
    units = (YTE, GDDT, VHTT, DL)[: len(several)]
    measure = f"{{kind: place, points: {each}, equal: {equal}}}"
    files = {
        "members.yaml": members(*units),
        "regulation.yaml": regulation(leaf("a", 100, measure), total="100"),
        "scores.yaml": sheets(*(sheet(unit, a=place) for unit, place in zip(units, several, strict=True))),
    }
    assert errors_at(files) == []
    of = points(files)
    return [of[unit]["a"] for unit in units]


def test_e7_places_have_their_points_and_equal_ones_share() -> None:
    assert places(1, 2, 3, 4) == ["100.00", "75.00", "50.00", "25.00"]
    assert places(2, 1, 2, 4) == ["62.50", "100.00", "62.50", "25.00"]
    assert places(1, 1, 1, 1) == ["62.50"] * 4
    assert places(1, 1, 3, 4, equal="best") == ["100.00", "100.00", "50.00", "25.00"]
    # Beyond the last place that has points there are none: (50 + 0) / 2.
    assert places(1, 2, 3, 3, each="[100, 75, 50]") == ["100.00", "75.00", "25.00", "25.00"]
    # Others outside the cluster took the places between.
    assert places(2, 4, 9) == ["75.00", "25.00", "0.00"]


@pytest.mark.parametrize(("several", "wrong"), [((1, 1, 2), 1), ((1, 1, 1), 0), ((2, 2, 3), 1), ((3, 1, 1), 0)])
def test_e7_behind_equal_places_as_many_stay_free(several: tuple[int, ...], wrong: int) -> None:
    files = {
        "regulation.yaml": regulation(leaf("a", 100, "{kind: place, points: [100, 75], equal: mean}"), total="100"),
        "scores.yaml": sheets(*(sheet(unit, a=place) for unit, place in zip(ALL, several, strict=True))),
    }
    assert len(errors_at(files)) == wrong


def test_e7_peers_place_each_for_itself() -> None:
    stages = "[{id: p, by: peers, combine: mean}]"
    files = {
        "regulation.yaml": regulation(
            leaf("a", 100, "{kind: place, points: [100, 60], equal: mean}"), total="100", stages=stages
        ),
        # YTE places two others equal: (100 + 60) / 2 = 80 each; the others place one before the other.
        "scores.yaml": sheets(
            sheet(GDDT, stage="p", by=YTE, a=1), sheet(VHTT, stage="p", by=YTE, a=1),
            sheet(YTE, stage="p", by=GDDT, a=1), sheet(VHTT, stage="p", by=GDDT, a=2),
            sheet(YTE, stage="p", by=VHTT, a=2), sheet(GDDT, stage="p", by=VHTT, a=1),
        ),
    }  # fmt: skip
    assert errors_at(files) == []
    assert {unit: one["a"] for unit, one in points(files).items()} == {YTE: "80.00", GDDT: "90.00", VHTT: "70.00"}


@pytest.mark.parametrize(("measure", "entry"), [("", "3"), ("{kind: place, points: [10], equal: mean}", "0")])
def test_e7_a_place_is_1_or_more(measure: str, entry: str) -> None:
    assert refused(in_base(measure), entry) == bool(measure)


# Ranges of inputs


@pytest.mark.parametrize(
    ("measure", "entry", "right"),
    [
        ("{kind: points, input: {at_least: 2}}", "1.99", False),
        ("{kind: points, input: {at_least: 2}}", "2", True),
        ("{kind: count, each: 1, input: {at_most: 5}}", "5", True),
        ("{kind: count, each: 1, input: {at_most: 5}}", "6", False),
        ("{kind: relative, target: 5, input: {at_most: 9}}", "{actual: 9.5}", False),
        ("{kind: bands, bands: [{points: 10}], input: {at_most: 100}}", "{part: 20, of: 19}", False),
        ("{kind: bands, bands: [{points: 10}], input: {at_most: 100}}", "{part: 19, of: 19}", True),
        ("{kind: ratio, target: 5, input: {at_most: 9}}", "{points: 9.5, reason: R}", True),
    ],
)
def test_e8_inputs_lie_within_their_range(measure: str, entry: str, right: bool) -> None:
    assert refused(in_base(measure), entry) == (not right)


# Days late


def test_e9_a_step_takes_the_date_of_the_plan_and_of_the_own_sheet() -> None:
    stages = "[{id: s, by: member}, {id: appraisal, by: leadership}]"
    ends = "{at_most: 0, points: 10}, {more_than: 0, at_most: 3, points: 6}, {more_than: 3, points: 1}"
    bands = f"{{kind: bands, bands: [{ends}]}}"
    files = {
        "regulation.yaml": regulation(leaf("a", 10, bands), total="10", stages=stages, final="appraisal"),
        "plan.yaml": "tasks:\n  - {text: T, step: self_scores, due: 2024-11-20}\n",
        "scores.yaml": sheets(
            *(
                sheet(unit, stage="s", by=unit, extra=f"submitted: {day}", a=0)
                for unit, day in zip(ALL, DAYS, strict=True)
            ),
            *(sheet(unit, a="{step: self_scores}") for unit in ALL),
        ),
    }
    assert errors_at(files) == []
    assert [points(files)[unit]["a"] for unit in ALL] == ["10.00", "6.00", "1.00"]


DAYS = ("2024-11-20", "2024-11-23", "2024-11-24")


def test_e9_a_count_takes_days_and_leap_years_are_counted() -> None:
    files = in_bonus("{kind: count, each: 0.5}")
    assert given(files, "{due: 2024-02-27, done: 2024-03-01}") == "1.50"
    assert given(files, "{due: 2023-12-31, done: 2024-01-01}") == "0.50"
    assert refused(files, "{due: 2024-02-27}")
    assert refused(files, "{step: appraisal}")


def test_e5_shared_results_count_as_parts() -> None:
    files = in_bonus("{kind: count, each: 1}")
    assert [given(files, entry) for entry in ("{count: 2, shared_by: 3}", "{value: 2, count: 1, shared_by: 4}")] == [
        "0.67", "2.25"
    ]  # fmt: skip
    assert refused(files, "{value: 2, shared_by: 4}")


def test_e6_without_a_target_results_are_compared_among_themselves() -> None:
    measure = "{kind: relative, without_target: among_themselves}"
    files = {
        "regulation.yaml": regulation(leaf("a", 10, measure), total="10"),
        "scores.yaml": sheets(sheet(YTE, a="{actual: 0}"), sheet(GDDT, a="{actual: 0}"), sheet(VHTT, a="{actual: 0}")),
    }
    assert {one["a"] for one in points(files).values()} == {"0.00"}
    lower = {
        **files,
        "regulation.yaml": files["regulation.yaml"].replace("themselves}", "themselves, lower_is_better: true}"),
    }
    assert {one["a"] for one in points(lower).values()} == {"10.00"}
