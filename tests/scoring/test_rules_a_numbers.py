"""Exact numbers, rounded once; the order of the steps; how halves go; what is written too finely."""

import pytest

from .year import (
    ALL,
    GDDT,
    VHTT,
    YTE,
    errors_at,
    group,
    leaf,
    line,
    points,
    pool,
    regulation,
    same,
    sheet,
    sheets,
    standings,
    warnings_at,
)

RATIO = "{kind: ratio}"
TWO_STAGES = "[{id: self, by: member}, {id: appraisal, by: leadership}]"


def two_stages(criterion: str, *, appraisal: object, own: object, **scoring: str) -> dict[str, str]:
    """Each unit has the same entry for `a` in its own sheet, and another one in the sheet of the leadership."""
    return {
        "regulation.yaml": regulation(criterion, total="10", stages=TWO_STAGES, **scoring),
        "scores.yaml": sheets(
            *(sheet(unit, a=appraisal) for unit in ALL),
            *(sheet(unit, a=own, stage="self", by=unit) for unit in ALL),
        ),
    }


@pytest.mark.parametrize(
    ("decimals", "own", "expected"),
    [
        # 0.6 x 10/3 + 0.4 x 19/3 = 6/3 + 7.6/3 = 13.6/3 = 4.533...; from rounded stages: 0.6 x 3 + 0.4 x 6 = 4.2.
        ("0", "{actual: 19, target: 30}", "5"),
        # 0.6 x 10/3 + 0.4 x 19.09/3 = 13.636/3 = 4.54533...; from rounded stages: 0.6 x 3.33 + 0.4 x 6.36 = 4.542.
        ("2", "{actual: 1909, target: 3000}", "4.55"),
    ],
)
def test_a1_stages_are_not_rounded_before_they_are_weighted(decimals: str, own: str, expected: str) -> None:
    files = two_stages(
        leaf("a", 10, RATIO),
        appraisal="{actual: 1, target: 3}",
        own=own,
        final="{appraisal: 60, self: 40}",
        decimals=decimals,
    )
    assert points(files) == {unit: {"a": expected} for unit in ALL}


def test_a1_sheets_are_not_rounded_before_they_are_combined() -> None:
    # Each unit has 3.6 from one peer and 3.2 from the other: mean 3.4, so 3; from rounded sheets (4 + 3)/2 = 3.5, so 4.
    given = ((YTE, GDDT, 36), (YTE, VHTT, 32), (GDDT, YTE, 36), (GDDT, VHTT, 32), (VHTT, YTE, 36), (VHTT, GDDT, 32))
    files = {
        "regulation.yaml": regulation(
            leaf("a", 10, RATIO), total="10", decimals="0", stages="[{id: peer, by: peers, combine: mean}]"
        ),
        "scores.yaml": sheets(
            *(sheet(unit, a=f"{{actual: {n}, target: 100}}", stage="peer", by=by) for unit, by, n in given)
        ),
    }
    assert points(files) == {unit: {"a": "3"} for unit in ALL}


def test_a1_weighted_thirds_of_one_value_are_that_value() -> None:
    # 0.6 x 10/3 + 0.4 x 10/3 = 10/3.
    third = "{actual: 1, target: 3}"
    files = two_stages(leaf("a", 10, RATIO), appraisal=third, own=third, final="{appraisal: 60, self: 40}")
    assert points(files) == {unit: {"a": "3.33"} for unit in ALL}


def test_a2_cap_at_the_maximum_comes_before_weighting() -> None:
    # 0.6 x min(15, 10) + 0.4 x 5 = 8; capped last it would be min(0.6 x 15 + 0.4 x 5, 10) = 10.
    files = two_stages(
        leaf("a", 10, RATIO),
        appraisal="{actual: 150, target: 100}",
        own="{actual: 50, target: 100}",
        final="{appraisal: 60, self: 40}",
    )
    assert points(files) == {unit: {"a": "8.00"} for unit in ALL}


def test_a2_criteria_are_rounded_before_the_sum_of_their_group() -> None:
    third = "{actual: 1, target: 3}"
    files = {
        "regulation.yaml": regulation(group("g", 10, leaf("a", 5, RATIO), leaf("b", 5, RATIO)), total="10"),
        "scores.yaml": same(a=third, b=third),
    }
    # 5/3 = 1.67 twice is 3.34; 10/3 would be 3.33.
    assert {unit: one["base"] for unit, one in standings(files).items()} == dict.fromkeys(ALL, "3.34")


def test_a2_group_is_rescaled_after_its_criteria_are_rounded() -> None:
    rescaled = {"not_for": "[so-y-te]", "otherwise": "rescale"}
    tree = group("g", 10, leaf("a", 5, RATIO), leaf("b", 3, RATIO), leaf("c", 2, **rescaled))
    entries = {"a": "{actual: 1, target: 3}", "b": "{actual: 2, target: 9}"}
    files = {
        "regulation.yaml": regulation(tree, total="10"),
        "scores.yaml": sheets(sheet(YTE, entries), sheet(GDDT, {**entries, "c": 1}), sheet(VHTT, {**entries, "c": 2})),
    }
    # 5/3 = 1.67 and 6/9 = 0.67: (1.67 + 0.67) x 10/8 = 2.925, so 2.93. Exact criteria would give 7/3 x 10/8 = 2.9166...
    assert standings(files)[YTE]["base"] == "2.93"
    assert standings(files)[GDDT]["base"] == "3.34"


@pytest.mark.parametrize(("cap", "expected"), [("3.34", "3.34"), ("3.33", "3.33")])
def test_a2_cap_of_a_group_is_put_on_the_sum_of_rounded_criteria(cap: str, expected: str) -> None:
    third = "{actual: 1, target: 3}"
    bonus = pool(group("g", cap, leaf("t1", 5, RATIO), leaf("t2", 5, RATIO)), max="5")
    files = {
        "regulation.yaml": regulation(leaf("a", 10), total="15", bonus=bonus),
        "scores.yaml": same(a=4, t1=third, t2=third),
    }
    # 1.67 + 1.67 = 3.34, while the exact sum 10/3 would be 3.33 under both caps.
    assert {unit: one["bonus"] for unit, one in standings(files).items()} == dict.fromkeys(ALL, expected)


@pytest.mark.parametrize(
    ("floor", "total"),
    [
        # The pool is capped first: 1 + min(8, 5) - 10 = -4 (1 + 8 - 10 would be -1).
        ("-100", "-4.00"),
        # The floor comes last: set under base and bonus only, it would leave 6 - 10 = -4.
        ("2", "2.00"),
    ],
)
def test_a2_cap_of_the_pool_then_base_bonus_penalty_then_floor(floor: str, total: str) -> None:
    files = {
        "regulation.yaml": regulation(
            leaf("a", 10), total="15", bonus=pool(leaf("t", 8), max="5"), penalty=pool(leaf("p", 10)), floor=floor
        ),
        "scores.yaml": same(a=1, t=8, p=10),
    }
    for one in standings(files).values():
        assert (one["base"], one["bonus"], one["penalty"], one["total"]) == ("1.00", "5.00", "10.00", total)


NET = "{kind: net, plus: 0.3, minus: 0.3, at_least: -5}"
NET_HALF = "{kind: net, plus: 0.5, minus: 0.5, at_least: -5}"


@pytest.mark.parametrize(
    ("measure", "plus", "minus", "half_up", "half_even", "down"),
    [
        (NET_HALF, 1, 0, "1", "0", "0"),  # 0.5
        (NET_HALF, 3, 0, "2", "2", "1"),  # 1.5
        (NET_HALF, 5, 0, "3", "2", "2"),  # 2.5
        (NET_HALF, 0, 1, "-1", "0", "0"),  # -0.5
        (NET_HALF, 0, 3, "-2", "-2", "-1"),  # -1.5
        (NET_HALF, 0, 5, "-3", "-2", "-2"),  # -2.5
        (NET, 1, 0, "0", "0", "0"),  # 0.3
        (NET, 2, 0, "1", "1", "0"),  # 0.6
        (NET, 0, 1, "0", "0", "0"),  # -0.3
        (NET, 0, 2, "-1", "-1", "0"),  # -0.6
        (NET, 0, 5, "-2", "-2", "-1"),  # -1.5
        (NET, 0, 8, "-2", "-2", "-2"),  # -2.4
    ],
)
def test_a3_rounding_looks_at_the_magnitude(
    measure: str, plus: int, minus: int, half_up: str, half_even: str, down: str
) -> None:
    for rounding, expected in (("half_up", half_up), ("half_even", half_even), ("down", down)):
        files = {
            "regulation.yaml": regulation(
                leaf("a", 10),
                total="15",
                decimals="0",
                rounding=rounding,
                bonus=pool(leaf("t", 5, measure), max="5"),
            ),
            "scores.yaml": same(a=4, t=f"{{plus: {plus}, minus: {minus}}}"),
        }
        for one in standings(files).values():
            assert (rounding, one["bonus"], one["total"]) == (rounding, expected, str(4 + int(expected)))


@pytest.mark.parametrize(
    ("actual", "half_up", "half_even", "down"),
    [
        (24, "0.2", "0.2", "0.2"),
        (25, "0.3", "0.2", "0.2"),
        (26, "0.3", "0.3", "0.2"),
        (34, "0.3", "0.3", "0.3"),
        (35, "0.4", "0.4", "0.3"),
        (36, "0.4", "0.4", "0.3"),
        (995, "10.0", "10.0", "9.9"),
    ],
)
def test_a3_rounding_at_one_decimal(actual: int, half_up: str, half_even: str, down: str) -> None:
    for rounding, expected in (("half_up", half_up), ("half_even", half_even), ("down", down)):
        files = {
            "regulation.yaml": regulation(leaf("a", 10, RATIO), total="10", decimals="1", rounding=rounding),
            "scores.yaml": same(a=f"{{actual: {actual}, target: 1000}}"),
        }
        assert (rounding, points(files)) == (rounding, {unit: {"a": expected} for unit in ALL})


def test_a3_half_up_is_the_default() -> None:
    files = {
        "regulation.yaml": regulation(leaf("a", 10, RATIO), total="10"),
        "scores.yaml": same(a="{actual: 5, target: 10000}"),
    }
    # 10 x 5/10000 = 0.005.
    assert points(files) == {unit: {"a": "0.01"} for unit in ALL}


def test_a3_negative_total_has_its_sign_once() -> None:
    files = {
        "regulation.yaml": regulation(leaf("a", 10), total="10", decimals="1", penalty=pool(leaf("p", 10))),
        "scores.yaml": same(a="0.5", p=3),
    }
    assert {unit: one["total"] for unit, one in standings(files).items()} == dict.fromkeys(ALL, "-2.5")


def finer(appraisal: str, own: str) -> dict[str, str]:
    """Whole points only, and entries as given for so-y-te; half a weight for each stage."""
    return {
        "regulation.yaml": regulation(
            leaf("a", 10), total="10", decimals="0", stages=TWO_STAGES, final="{appraisal: 50, self: 50}"
        ),
        "scores.yaml": sheets(
            sheet(YTE, a=appraisal),
            sheet(YTE, a=own, stage="self", by=YTE),
            *(sheet(unit, a=5) for unit in (GDDT, VHTT)),
            *(sheet(unit, a=5, stage="self", by=unit) for unit in (GDDT, VHTT)),
        ),
    }


def test_a4_points_finer_than_decimals_are_a_warning_and_count_exactly() -> None:
    files = finer("3.6", "3.2")
    # (3.6 + 3.2)/2 = 3.4, so 3; from 4 and 3 it would be 3.5, so 4.
    assert points(files)[YTE] == {"a": "3"}
    assert errors_at(files) == []
    assert warnings_at(files) == [line(files, "scores.yaml", '"a": 3.6'), line(files, "scores.yaml", '"a": 3.2')]


def test_a4_points_as_fine_as_decimals_are_no_warning() -> None:
    assert warnings_at(finer("4", "3")) == []


def test_a4_maximum_finer_than_decimals_is_an_error() -> None:
    def with_maxima(first: str, second: str) -> dict[str, str]:
        tree = group("g", 5, f"\n      {leaf('a', first)}", f"\n      {leaf('b', second)}")
        return {"regulation.yaml": regulation(tree, total="5")}

    finer = with_maxima("2.555", "2.445")
    assert errors_at(finer) == [line(finer, "regulation.yaml", f'code: "{code}"') for code in "ab"]
    assert errors_at(with_maxima("2.55", "2.45")) == []


def class_from(limit: str) -> dict[str, str]:
    """A year whose one class begins at a limit; so-y-te has 0.8 points, so-giao-duc 0.79, so-van-hoa 8."""
    return {
        "regulation.yaml": regulation(
            leaf("a", 10), total="10", after=f"ranking:\n  classes:\n    - {{name: Tốt, at_least: {limit}}}\n"
        ),
        "scores.yaml": sheets(sheet(YTE, a="0.8"), sheet(GDDT, a="0.79"), sheet(VHTT, a=8)),
    }


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        ("0.8", {YTE: "Tốt", GDDT: None, VHTT: "Tốt"}),
        ("80%", {YTE: None, GDDT: None, VHTT: "Tốt"}),
    ],
)
def test_a5_an_amount_without_a_percent_sign_is_points(limit: str, expected: dict[str, str | None]) -> None:
    assert {unit: one["class"] for unit, one in standings(class_from(limit)).items()} == expected


@pytest.mark.parametrize(
    ("limit", "warned"), [("0.8", True), ("1", True), ("80%", False), ("4/5", False), ("1.5", False), ("8", False)]
)
def test_a5_an_amount_of_at_most_1_without_a_percent_sign_is_a_warning(limit: str, warned: bool) -> None:
    files = class_from(limit)
    assert warnings_at(files) == ([line(files, "regulation.yaml", "name: Tốt")] if warned else [])
    assert errors_at(files) == []


def test_a5_the_same_holds_in_the_requirements_of_an_award() -> None:
    awards = "awards:\n  - award: bang-khen-tinh\n    quota: all\n    requires:\n      at_least: 0.8\n"
    files = {
        "regulation.yaml": regulation(leaf("a", 10), total="10", after=awards),
        "scores.yaml": same(a=8),
    }
    assert warnings_at(files) == [line(files, "regulation.yaml", "at_least: 0.8")]
