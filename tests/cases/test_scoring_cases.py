"""Scales: weights, caps, deductions, tables of two kinds, small maxima, parts that are rounded."""

import pytest

from tests.cases.several import A, B, C, D, told
from tests.scoring.year import group, leaf, members, points, pool, regulation, scored, sheets, standings
from tests.scoring.years_of_several import faults_at, ranked_year, ranks, sheet_line, totals

Entries = dict[str, dict[str, object]]


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


WEIGHTS = {"1": 40, "2": 25, "3": 15, "4": 15, "5": 5}
OF_TEN = "{kind: ratio, target: 10, input: {at_least: 0, at_most: 10}}"
CLASSES = '{name: "Xuất sắc", at_least: 90}, {name: "Tốt", at_least: 80}, {name: "Khá", at_least: 70}'


def of_ten(marks: str) -> dict[str, str]:
    """One unit with five marks of 0 to 10, which have weights."""
    entries: dict[str, object] = {
        code: f"{{actual: {mark}}}" for code, mark in zip(WEIGHTS, marks.split(), strict=True)
    }
    scale = [leaf(code, weight, OF_TEN) for code, weight in WEIGHTS.items()]
    return ranked_year({A: entries}, *scale, after=f"ranking: {{classes: [{CLASSES}]}}\n")


def test_marks_of_ten_have_weights() -> None:
    """8.5, 9, 8, 9.5, 9 with 40, 25, 15, 15, 5 of 100: 34 + 22.5 + 12 + 14.25 + 4.5 = 87.25, the second class."""
    files = of_ten("8.5 9 8 9.5 9")
    assert faults_at(files) == []
    assert list(points(files)[A].values()) == ["34.00", "22.50", "12.00", "14.25", "4.50"]
    assert (standings(files)[A]["total"], standings(files)[A]["class"]) == ("87.25", "Tốt")


def test_a_mark_of_ten_without_its_point_is_refused() -> None:
    """85 for 8.5 and 95 for 9.5 are no marks of 0 to 10, and never full points."""
    assert [code for code, _ in told(of_ten("85 9 8 95 9"), "scores.yaml")] == ["EMU530", "EMU530"]


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


def two_tables(otherwise: str, total: str, *tables: str) -> dict[str, str]:
    """Table I for the first two units, table II for the others, ranked together."""
    given: Entries = {A: {"I": 108}, B: {"I": 114}, C: {"II": 93}, D: {"II": 88}}
    if otherwise == "absent":
        given = {
            unit: {code: f"{{actual: {mark}}}" for code, mark in entries.items()} for unit, entries in given.items()
        }
    return ranked_year(given, *tables, total=total)


FOR, NOT_FOR = f"[{A}, {B}]", f"[{A}, {B}]"


def test_two_tables_are_compared_by_their_percentages() -> None:
    """Tables of 120 and of 100: 108/120 = 90%, 114/120 = 95%, 93%, 88%; the order is B, C, A, D."""
    first = "{kind: ratio, target: 120, input: {at_least: 0, at_most: 120}}"
    second = "{kind: ratio, target: 100, input: {at_least: 0, at_most: 100}}"
    files = two_tables(
        "absent", "100",
        leaf("I", 100, first, applies_to=FOR, otherwise="absent"),
        leaf("II", 100, second, not_for=NOT_FOR, otherwise="absent"),
    )  # fmt: skip
    assert faults_at(files) == []
    assert totals(scored(files)) == {B: "95.00", C: "93.00", A: "90.00", D: "88.00"}
    assert ranks(scored(files)) == {B: 1, C: 2, A: 3, D: 4}


def test_two_tables_that_stand_for_the_whole_are_in_the_same_order() -> None:
    """With both maxima as they are, points are shares of 220: 220 × 95%, 93%, 90%, 88%."""
    tables = (
        leaf("I", 120, applies_to=FOR, otherwise="rescale"),
        leaf("II", 100, not_for=NOT_FOR, otherwise="rescale"),
    )
    files = two_tables("rescale", "220", *tables)
    assert faults_at(files) == []
    assert totals(scored(files)) == {B: "209.00", C: "204.60", A: "198.00", D: "193.60"}


def test_points_and_votes_are_weighted() -> None:
    """70 × points/100 + 30 × votes/voters: 63 + 30 × 2/6 = 73; 59.5 + 30 × 4/6 = 79.5, which is first."""
    scale = (leaf("D", 70, "{kind: ratio, target: 100}"), leaf("P", 30, "{kind: ratio, target: 6}"))
    given: Entries = {
        A: {"D": "{actual: 90}", "P": "{actual: 2}"},
        B: {"D": "{actual: 85}", "P": "{actual: 4}"},
    }
    files = ranked_year(given, *scale)
    assert faults_at(files) == []
    assert (totals(scored(files)), ranks(scored(files))) == ({B: "79.50", A: "73.00"}, {B: 1, A: 2})


def test_a_total_is_the_sum_of_its_rounded_parts() -> None:
    """79.8 and 20.2 of 7/6, 8/5, 9/4: 6.798, 7.394, 7.99, so 6.80 + 7.39 + 7.99 = 22.18; the weights make 100."""
    stages = "[{id: appraisal, by: leadership}, {id: hoi-nghi, by: conference}]"
    files = {
        "members.yaml": members(A),
        "regulation.yaml": regulation(
            leaf("A", 10), leaf("B", 10), leaf("C", 10),
            total="30", stages=stages, final="{appraisal: 79.8, hoi-nghi: 20.2}",
        ),
        "scores.yaml": sheets(sheet_line(A, A=7, B=8, C=9), sheet_line(A, stage="hoi-nghi", A=6, B=5, C=4)),
    }  # fmt: skip
    assert faults_at(files) == []
    assert points(files)[A] == {"A": "6.80", "B": "7.39", "C": "7.99"}
    assert standings(files)[A]["total"] == "22.18"


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
