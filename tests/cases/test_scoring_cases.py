"""Scales: conditions of classes, what was not assigned, caps, deductions, zeros, small maxima."""

import pytest

from tests.cases.several import A, B, C, D, Entries
from tests.scoring.year import group, leaf, pool, scored, standings
from tests.scoring.years_of_several import faults_at, ranked_year, ranks, totals


def one_by_one(values: str, *codes: str) -> dict[str, object]:
    """The entries of a sheet: `one_by_one("9 4 7", "A", "B", "C")`."""
    return dict(zip(codes, values.split(), strict=True))


def test_a_class_asks_for_a_part_of_every_standard() -> None:
    """Strong: 85 and half of each standard. 89 with 9 of 20 is not strong; 85 with exactly 10 of 20 is."""
    strong = '{name: "Vững mạnh", at_least: 85, groups: {"1": 50%, "2": 50%, "3": 50%}}'
    rest = '{name: "Khá", at_least: 70}, {name: "Trung bình", at_least: 50}, {name: "Yếu"}'
    given = {A: "50 30 9", B: "45 25 16", C: "36 24 12", D: "50 25 10"}
    files = ranked_year(
        {unit: one_by_one(values, "1", "2", "3") for unit, values in given.items()},
        leaf("1", 50), leaf("2", 30), leaf("3", 20), after=f"ranking: {{classes: [{strong}, {rest}]}}\n",
    )  # fmt: skip
    assert faults_at(files) == []
    classes = {unit: one["class"] for unit, one in standings(files).items()}
    assert classes == {A: "Khá", B: "Vững mạnh", C: "Khá", D: "Vững mạnh"}


def test_what_was_not_assigned_is_out_of_the_share() -> None:
    """Points of what was assigned: 13 of 15 is 86.67%, 20 of 23 is 86.96%, which is first; 13 × 23/15 = 19.9333 of 23.

    The percentages are what was published: on a scale of 100 they agree with totals of four decimals.
    """
    criteria = (leaf("A", 10), leaf("B", 5), leaf("C", 8, not_for=f"[{A}]", otherwise="rescale"))
    given: Entries = {A: {"A": 10, "B": 3}, B: {"A": 9, "B": 4, "C": 7}}
    published = "announced_of: 100\nannounced:\n  - {{unit: {}, total: 86.67, rank: 2}}\n"
    published += "  - {{unit: {}, total: 86.96, rank: 1}}\n"
    files = {**ranked_year(given, *criteria, total="23", decimals="4"), "outcome.yaml": published.format(A, B)}
    assert faults_at(files) == []
    assert (totals(scored(files)), ranks(scored(files))) == ({B: "20.0000", A: "19.9333"}, {B: 1, A: 2})
    wrong = {**files, "outcome.yaml": files["outcome.yaml"].replace("86.67", "87.67")}
    assert len(faults_at(wrong)) == 1


def test_several_kinds_under_one_cap_belong_to_the_base() -> None:
    """3 for each provincial model, 2 for each of a district, 10 at most: 12 is 10; no part of it is a bonus."""
    counts = [leaf("1.1", 10, "{kind: count, each: 3}"), leaf("1.2", 10, "{kind: count, each: 2}")]
    given = {A: "2 3", B: "1 2", C: "0 5", D: "4 0"}
    entries = {unit: one_by_one(values, "1.1", "1.2") for unit, values in given.items()}
    files = ranked_year(entries, group("1", 10, *counts, caps="true"), total="10")
    assert faults_at(files) == []
    found = {unit: (one["base"], one["bonus"], one["total"]) for unit, one in standings(files).items()}
    expected = {A: "10.00", B: "7.00", C: "10.00", D: "10.00"}
    assert found == {unit: (total, "0.00", total) for unit, total in expected.items()}


LATE_AND_WRONG = group("P1", 30, *(leaf(f"P1.{n}", measure=f"{{kind: count, each: {e}}}") for n, e in ((1, 2), (2, 5))))
PER_COMPLAINT = "{kind: shortfall, target: 0, lower_is_better: true, lose: 10, of: points, step: full}"


def test_criteria_start_with_all_points_and_lose_some() -> None:
    """30 less 2 a late and 5 a wrong report, never below 0; 70 less 10 a complaint: 84, 90, 70.

    30 - 6 - 10 = 14 and 70; 30 and 60; 30 - 20 - 15 is below 0, so 0, and 70.
    """
    given: Entries = {
        A: {"1": 30, "2": "{actual: 0}", "P1.1": 3, "P1.2": 2},
        B: {"1": 30, "2": "{actual: 1}"},
        C: {"1": 30, "2": "{actual: 0}", "P1.1": 10, "P1.2": 3},
    }
    files = ranked_year(given, leaf("1", 30), leaf("2", 70, PER_COMPLAINT), penalty=pool(LATE_AND_WRONG))
    assert faults_at(files) == []
    assert totals(scored(files)) == {B: "90.00", A: "84.00", C: "70.00"}


def test_zeros_are_a_complete_sheet() -> None:
    """0, 0, 0 of 30 is a total of 0 and the last rank; nothing is missing."""
    given = {A: one_by_one("0 0 0", "A", "B", "C"), B: one_by_one("1 1 1", "A", "B", "C")}
    files = ranked_year(given, leaf("A", 10), leaf("B", 10), leaf("C", 10), total="30")
    answer = scored(files)
    assert (faults_at(files), answer["status"]) == ([], "ranked")
    assert (totals(answer), ranks(answer)) == ({B: "3.00", A: "0.00"}, {B: 1, A: 2})


@pytest.mark.parametrize(("marks", "expected"), [("2 2 1 1", "Đạt"), ("2 2 2 0", None)])
def test_one_point_of_two_is_no_forgotten_percent(marks: str, expected: str | None) -> None:
    """Passes with 6 of 8 and 1 of each axis: 2, 2, 1, 1 does, 2, 2, 2, 0 does not; the rule is not doubted."""
    axes = "ABCD"
    passes = "{name: Đạt, at_least: 6, groups: {A: 1, B: 1, C: 1, D: 1}}"
    files = ranked_year(
        {A: one_by_one(marks, *axes)}, *(leaf(axis, 2) for axis in axes), total="8",
        after=f"ranking: {{classes: [{passes}]}}\n",
    )  # fmt: skip
    assert faults_at(files) == []
    assert standings(files)[A]["class"] == expected
