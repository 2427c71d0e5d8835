"""Rules B1 to B3: the total, maxima that add up, caps."""

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
    pool,
    regulation,
    same,
    scored,
    sheet,
    sheets,
    standings,
)

BONUS = pool(leaf("t", 10), max="10")
ON_TOP = pool(leaf("t", 10), max="10", within_total="false")


@pytest.mark.parametrize(
    ("total", "bonus", "right"),
    [
        ("90", None, True),
        ("100", None, False),
        ("100", BONUS, True),
        ("90", BONUS, False),
        ("90", ON_TOP, True),
        ("100", ON_TOP, False),
    ],
)
def test_b1_total_is_the_sum_of_the_top_criteria_and_of_a_bonus_within_it(
    total: str, bonus: str | None, right: bool
) -> None:
    pools = {"bonus": bonus} if bonus else {}
    files = {"regulation.yaml": regulation(leaf("a", 60), leaf("b", 30), total=total, **pools)}
    assert errors_at(files) == ([] if right else [line(files, "regulation.yaml", f"total: {total}")])


def test_b1_penalty_is_no_part_of_the_total() -> None:
    files = {"regulation.yaml": regulation(leaf("a", 90), total="90", penalty=pool(leaf("p", 20), max="20"))}
    assert errors_at(files) == []


RULES_OF_90_PERCENT = """\
ranking:
  classes:
    - {name: Tốt, at_least: 90%}
awards:
  - {award: bang-khen-tinh, quota: all, requires: {at_least: 90%}}
"""


@pytest.mark.parametrize(
    ("total", "bonus", "entries"),
    [
        # 90% of 100 = 90: 88 + 2 reaches it, 88 + 1.99 does not, 90 + 10 does.
        ("100", BONUS, ((88, "2"), (88, "1.99"), (90, "10"))),
        # The bonus on top is no part of the total: 90% of 90 = 81.
        ("90", ON_TOP, ((80, "1"), (80, "0.99"), (81, "0"))),
    ],
)
def test_b1_shares_in_classes_and_requirements_are_of_the_total_as_written(
    total: str, bonus: str, entries: tuple[tuple[int, str], ...]
) -> None:
    files = {
        "regulation.yaml": regulation(leaf("a", 90), total=total, bonus=bonus, after=RULES_OF_90_PERCENT),
        "scores.yaml": sheets(*(sheet(unit, a=a, t=t) for unit, (a, t) in zip(ALL, entries, strict=True))),
    }
    answer = scored(files)
    assert {one["unit"]: one["class"] for one in answer["standings"]} == {YTE: "Tốt", GDDT: None, VHTT: "Tốt"}
    assert [sorted(award["units"]) for award in answer["awards"]] == [[VHTT, YTE]]


def test_b1_shares_are_of_the_total_as_written_for_a_rescaled_unit_too() -> None:
    files = {
        "regulation.yaml": regulation(
            leaf("a", 75),
            leaf("b", 25, not_for="[so-y-te]", otherwise="rescale"),
            total="100",
            after=RULES_OF_90_PERCENT,
        ),
        "scores.yaml": sheets(sheet(YTE, a="67.5"), sheet(GDDT, a="67.5", b=22), sheet(VHTT, a=70, b=20)),
    }
    # so-y-te: 67.5 x 100/75 = 90.
    classes = {unit: (one["total"], one["class"]) for unit, one in standings(files).items()}
    assert classes == {YTE: ("90.00", "Tốt"), GDDT: ("89.50", None), VHTT: ("90.00", "Tốt")}


def nested(total: str, top: str, middle: str, first: str, second: str, other: str) -> dict[str, str]:
    """A tree of three levels, a criterion a line: 1 holds 1.1 and 1.2, 1.1 holds 1.1.1 and 1.1.2."""
    deepest = [f"\n        {leaf('1.1.1', first)}", f"\n        {leaf('1.1.2', second)}"]
    children = [f"\n      {group('1.1', middle, *deepest)}", f"\n      {leaf('1.2', other)}"]
    return {"regulation.yaml": regulation(group("1", top, *children), total=total)}


@pytest.mark.parametrize(
    ("maxima", "fault"),
    [
        (("60", "60", "40", "30", "10", "20"), None),
        (("61", "60", "40", "30", "10", "20"), "total: 61"),
        (("70", "70", "40", "30", "10", "20"), 'code: "1",'),
        (("60", "60", "40", "30", "10", "25"), 'code: "1",'),
        (("60", "60", "40", "30", "5", "20"), 'code: "1.1",'),
        (("60", "60", "40", "30.5", "10", "20"), 'code: "1.1",'),
    ],
)
def test_b2_maxima_add_up_at_every_level(maxima: tuple[str, str, str, str, str, str], fault: str | None) -> None:
    files = nested(*maxima)
    assert errors_at(files) == ([line(files, "regulation.yaml", fault)] if fault else [])


@pytest.mark.parametrize(("for_health", "right"), [(60, True), (50, False), (70, False)])
def test_b2_maxima_add_up_for_each_member_over_its_own_table(for_health: int, right: bool) -> None:
    tree = group(
        "g",
        100,
        leaf("a", 40),
        leaf("b", 60, not_for="[so-y-te]", otherwise="absent"),
        leaf("c", for_health, applies_to="[so-y-te]", otherwise="absent"),
    )
    files = {"regulation.yaml": regulation(tree, total="100")}
    assert errors_at(files) == ([] if right else [line(files, "regulation.yaml", 'code: "g"')])


@pytest.mark.parametrize("otherwise", ["full", "rescale"])
@pytest.mark.parametrize(("maximum", "right"), [(10, True), (6, False)])
def test_b2_criteria_given_in_full_or_rescaled_count_in_the_sum(otherwise: str, maximum: int, right: bool) -> None:
    tree = group("g", maximum, leaf("a", 6), leaf("b", 4, not_for="[so-y-te]", otherwise=otherwise))
    files = {"regulation.yaml": regulation(tree, total=str(maximum))}
    assert errors_at(files) == ([] if right else [line(files, "regulation.yaml", 'code: "g"')])


COUNT = "{kind: count, each: 1}"
CAPPED = (group("g", 4, leaf("x", 3, COUNT), leaf("y", None, COUNT)), leaf("z", 3, COUNT))
CAPS = [
    ((0, 0, 0), "0.00"),
    ((2, 0, 0), "2.00"),
    ((5, 0, 0), "3.00"),  # leaf: min(5, 3)
    ((5, 1, 0), "4.00"),  # min(5, 3) + 1
    ((3, 5, 0), "4.00"),  # group: min(3 + 5, 4)
    ((1, 1, 2), "4.00"),
    ((0, 5, 1), "5.00"),  # group: min(5, 4) + 1; the pool alone would leave 6
    ((3, 5, 3), "6.00"),  # pool: min(4 + 3, 6)
    ((9, 9, 9), "6.00"),
]


@pytest.mark.parametrize(("counts", "expected"), CAPS)
def test_b3_bonus_is_capped_inside_out(counts: tuple[int, int, int], expected: str) -> None:
    files = {
        "regulation.yaml": regulation(leaf("a", 10), total="16", bonus=pool(*CAPPED, max="6")),
        "scores.yaml": same({"a": 5, **dict(zip("xyz", counts, strict=True))}),
    }
    for one in standings(files).values():
        assert one["bonus"] == expected
        assert float(one["total"]) == 5 + float(expected)


@pytest.mark.parametrize(("counts", "expected"), CAPS)
def test_b3_penalty_is_capped_inside_out(counts: tuple[int, int, int], expected: str) -> None:
    files = {
        "regulation.yaml": regulation(leaf("a", 10), total="10", penalty=pool(*CAPPED, max="6")),
        "scores.yaml": same({"a": 5, **dict(zip("xyz", counts, strict=True))}),
    }
    for one in standings(files).values():
        assert one["penalty"] == expected
        assert float(one["total"]) == 5 - float(expected)


def test_b3_penalty_without_maxima_has_no_cap() -> None:
    penalty = pool(group("g", None, leaf("x", None, COUNT), leaf("y", None, COUNT)), leaf("z"))
    files = {
        "regulation.yaml": regulation(leaf("a", 10), total="10", penalty=penalty),
        "scores.yaml": same(a=5, x=30, y=20, z="100.5"),
    }
    assert {one["penalty"] for one in standings(files).values()} == {"150.50"}


def test_b3_bonus_leaf_without_a_maximum_has_no_cap_of_its_own() -> None:
    files = {
        "regulation.yaml": regulation(leaf("a", 10), total="30", bonus=pool(leaf("x", None, COUNT), max="20")),
        "scores.yaml": same(a=5, x=19),
    }
    assert {one["bonus"] for one in standings(files).values()} == {"19.00"}


@pytest.mark.parametrize(
    ("group_cap", "pool_cap", "expected"), [("5", "5", "4"), ("4", "5", "4"), ("3", "5", "3"), ("5", "3", "3")]
)
def test_b3_caps_apply_to_rounded_sums(group_cap: str, pool_cap: str, expected: str) -> None:
    half = "{kind: count, each: 0.5}"
    bonus = pool(group("g", group_cap, leaf("x", 5, half), leaf("y", 5, half)), max=pool_cap)
    files = {
        "regulation.yaml": regulation(leaf("a", 10), total=str(10 + int(pool_cap)), decimals="0", bonus=bonus),
        "scores.yaml": same(a=5, x=3, y=3),
    }
    # 1.5 twice, each rounded to 2, is 4; the exact sum would be 3.
    assert {one["bonus"] for one in standings(files).values()} == {expected}


def test_b3_pool_of_a_bonus_needs_its_maximum_where_a_total_is_declared() -> None:
    files = {"regulation.yaml": regulation(leaf("a", 10), total="10", bonus=pool(leaf("t", 5)))}
    assert line(files, "regulation.yaml", "bonus:") in errors_at(files)


def test_b3_pool_of_a_bonus_needs_no_maximum_without_a_declared_total() -> None:
    assert errors_at({"regulation.yaml": regulation(leaf("a", 10), bonus=pool(leaf("t", 5)))}) == []


def test_b3_maxima_in_pools_need_not_add_up() -> None:
    more = pool(group("g", 4, leaf("x", 3), leaf("y", 3)), leaf("z", 3), max="6")
    less = pool(group("h", 9, leaf("u", 3), leaf("v", 3)), max="30")
    files = {"regulation.yaml": regulation(leaf("a", 10), total="16", bonus=more, penalty=less)}
    assert errors_at(files) == []
