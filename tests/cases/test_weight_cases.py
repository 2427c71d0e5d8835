"""Scales: marks of ten, tables of two kinds, points beside votes, the weights of stages."""

from tests.cases.several import A, B, C, D, Entries, told
from tests.scoring.year import leaf, members, points, regulation, scored, sheets, standings
from tests.scoring.years_of_several import faults_at, ranked_year, ranks, sheet_line, totals

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
