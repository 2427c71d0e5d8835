"""The rows of a unit's page: what each says that no figure says, its maximum, and what stands under the table."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from emucli.language.phrases import say
from emucli.results.explanation import explain
from emucli.results.page import PageRow, page_rows, periods_told
from emucli.results.scores import YearScores
from emucli.results.year import year_result
from tests.scoring.year import GDDT, YTE, errors_at, group, leaf, loaded, members, pool, regulation, sheet, sheets


def scores_of(files: Mapping[str, str]) -> YearScores:
    """What was computed of the small year."""
    cluster = next(one for one in loaded(files).clusters if one.path == "cum-1")
    scores = year_result(cluster, cluster.years["2024"]).scores
    assert scores is not None
    return scores


def rows_of(files: Mapping[str, str], unit: str = YTE) -> dict[str, PageRow]:
    """The rows of a unit by their labels."""
    scores = scores_of(files)
    standing = next(one for one in scores.standings if one.unit == unit)
    return {row.label: row for row in page_rows(scores, standing, explain(scores, unit, "regulation.yaml"))}


def said(row: PageRow) -> list[str]:
    """The remarks of a row in Vietnamese."""
    return [say(one, "vi") for one in row.remarks]


def of_one(*criteria: str, entries: Mapping[str, object], **scoring: str) -> dict[str, str]:
    """A year of one unit with one sheet."""
    return {
        "members.yaml": members(YTE),
        "regulation.yaml": regulation(*criteria, **scoring),
        "scores.yaml": sheets(sheet(YTE, entries)),
    }


@pytest.mark.parametrize(
    ("base", "bonus", "penalty", "total", "told"),
    [
        # 99.3 + 5.1 - 0 = 104.4, of which 90 count.
        (99.3, 5.1, 0, "90", ["tính tối đa 90 điểm theo quy chế"]),
        # 25 + 0 - 10 = 15, and nobody has fewer than 20.5.
        (25, 0, 10, "20.5", ["tính tối thiểu 20,5 điểm theo quy chế"]),
        # 80 + 5 - 10 = 75 and 90 + 0 - 0 = 90 lie within.
        (80, 5, 10, "75", []),
        (90, 0, 0, "90", []),
    ],
)
def test_a_total_that_is_held_at_the_ceiling_or_the_floor_says_so(
    base: float, bonus: float, penalty: float, total: str, told: list[str]
) -> None:
    pools = {"bonus": pool(leaf("T", 10), within_total="false"), "penalty": pool(leaf("P", 10))}
    entries = {"a": base, "T": bonus, "P": penalty}
    row = rows_of(of_one(leaf("a", 100), entries=entries, total="100", ceiling="90", floor="20.5", **pools))["total"]
    assert (str(float(row.points or 0)), said(row)) == (str(float(total)), told)


def test_a_group_and_a_pool_that_give_their_maximum_at_most_say_so() -> None:
    # 1: 20 + 15 = 35, of which 30 count; 2: of 9, 8 and 7 the best two, 17, of which 15; bonus: 4 + 3 = 7, of which 5.
    files = of_one(
        group("1", 30, leaf("1.1", 20), leaf("1.2", 20), caps="true"),
        group("2", 15, leaf("2.1", 10), leaf("2.2", 10), leaf("2.3", 10), caps="true", best="2"),
        group("3", 10, leaf("3.1", 10)),
        entries={"1.1": 20, "1.2": 15, "2.1": 9, "2.2": 8, "2.3": 7, "3.1": 10, "T1": 4, "T2": 3},
        bonus=pool(leaf("T1", 5), leaf("T2", 5), max="5", within_total="false"),
    )
    rows = rows_of(files)
    assert {label: rows[label].points for label in ("1", "2", "bonus")} == {"1": 30, "2": 15, "bonus": 5}
    assert said(rows["1"]) == ["tính tối đa 30 điểm theo quy chế"]
    assert said(rows["2"]) == [
        "chỉ tính 2 tiêu chí có điểm cao nhất: 2.1, 2.2", "tính tối đa 15 điểm theo quy chế",
    ]  # fmt: skip
    assert said(rows["bonus"]) == ["tính tối đa 5 điểm theo quy chế"]
    # 30 + 15 + 10: a group at its maximum by its own points has nothing to say, nor have the sums over it.
    assert [said(rows[label]) for label in ("3", "base", "total")] == [[], [], []]


@pytest.mark.parametrize("declared", [{}, {"total": "105"}])
def test_maxima_are_those_of_the_units_own_table(declared: dict[str, str]) -> None:
    # 50 + 20 + 30 = 100 is the base of each; so-y-te has 4, the other 3. A bonus of 5 lies within the total.
    files = {
        "members.yaml": members(YTE, GDDT),
        "regulation.yaml": regulation(
            leaf("1", 50),
            group(
                "2", 20, leaf("2.1", 20, not_for=f"[{YTE}]", otherwise="absent"),
                leaf("2.2", 20, applies_to=f"[{YTE}]", otherwise="absent"),
            ),
            leaf("3", 30, not_for=f"[{YTE}]", otherwise="absent"),
            leaf("4", 30, applies_to=f"[{YTE}]", otherwise="absent"),
            bonus=pool(leaf("T", 5), max="5"),
            **declared,
        ),
        "scores.yaml": sheets(
            sheet(YTE, {"1": 40, "2.2": 10, "4": 20}), sheet(GDDT, {"1": 40, "2.1": 10, "3": 20, "T": 1})
        ),
    }  # fmt: skip
    assert not errors_at(files)
    for unit in (YTE, GDDT):
        rows = rows_of(files, unit)
        most = {label: rows[label].maximum for label in ("2", "base", "bonus", "total")}
        assert most == {"2": 20, "base": 100, "bonus": 5, "total": 105}


def test_a_maximum_stays_where_what_does_not_apply_is_rescaled_or_full() -> None:
    files = of_one(
        leaf("a", 60),
        leaf("b", 30, not_for=f"[{YTE}]", otherwise="rescale"),
        leaf("c", 10, not_for=f"[{YTE}]", otherwise="full"),
        entries={"a": 35},
    )
    # (35 + 10) × 100 / (100 - 30) = 64.29
    rows = rows_of(files)
    assert rows["base"].points == Fraction("64.29")
    assert [rows[label].maximum for label in ("base", "total")] == [100, 100]


def periods_of(rule: str, *entries: tuple[int, int] | None, missing: str = "block") -> list[str]:
    """What is told of the periods q1, q2, … of a unit with points for a and deductions for P in each."""
    names = [f"q{at}" for at in range(1, len(entries) + 1)]
    given = [(name, one) for name, one in zip(names, entries, strict=True) if one is not None]
    files = {
        "members.yaml": members(YTE),
        "regulation.yaml": regulation(
            leaf("a", 10),
            penalty=pool(leaf("P", 10)),
            periods=f"{{ids: [{', '.join(names)}], {rule}}}",
            missing=missing,
        ),
        "scores.yaml": sheets(*(sheet(YTE, a=a, P=p, extra=f"period: {name}") for name, (a, p) in given)),
    }
    return [say(one, "vi") for one in periods_told(scores_of(files), YTE, {"appraisal": "Thẩm định"})]


def test_how_periods_make_the_year_is_told_with_those_that_count() -> None:
    mean = ["Điểm cả năm của mỗi tiêu chí là trung bình cộng các kỳ: q1, q2, q3"]
    assert periods_of("combine: mean", (9, 0), (8, 0), (7, 0)) == mean
    best = "Thẩm định: điểm cả năm là trung bình cộng 2 kỳ có tổng điểm cao nhất"
    # 9 - 3 = 6, 8 - 0 = 8, 7 - 0 = 7: the second and the third.
    assert periods_of("combine: best, count: 2", (9, 3), (8, 0), (7, 0)) == [f"{best}: q2, q3"]
    # 9, 0 as nothing came, 7.
    assert periods_of("combine: best, count: 2", (9, 0), None, (7, 0), missing="zero") == [f"{best}: q1, q3"]
    # Nobody knows which while one has not come, nor where 7 and 7 are the second.
    assert periods_of("combine: best, count: 2", (9, 0), None, (7, 0)) == [best]
    assert periods_of("combine: best, count: 2", (9, 0), (7, 0), (8, 1)) == [best]


def test_of_a_year_without_periods_nothing_is_told() -> None:
    scores = scores_of(of_one(leaf("a", 10), entries={"a": 9}))
    assert list(periods_told(scores, YTE, {"appraisal": "Thẩm định"})) == []
