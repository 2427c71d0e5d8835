"""The tree of criteria, its maxima, bonus and penalty, and the total."""

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


HELD = leaf("a", 10)
NOT_RANKABLE = {
    "a criterion whose criteria are unlisted": regulation(HELD, leaf("b", 5, unlisted="5"), total="15"),
    "a group with a part unlisted": regulation(HELD, group("b", 5, leaf("b1", 3), unlisted="2"), total="15"),
    "a part of the base unlisted": regulation(HELD, total="15", unlisted="5"),
    "a part of the bonus unlisted": regulation(HELD, total="15", bonus=pool(leaf("t", 2), max="5", unlisted="3")),
    "a part of the penalty unlisted": regulation(HELD, total="10", penalty=pool(leaf("t", 2), max="5", unlisted="3")),
    "an unknown measure": regulation(HELD, leaf("b", 5, "unknown"), total="15"),
    "an unknown measure in the bonus": regulation(HELD, total="15", bonus=pool(leaf("u", 5, "unknown"), max="5")),
    "an unknown measure in the penalty": regulation(HELD, total="10", penalty=pool(leaf("u", 5, "unknown"))),
    "an unknown total": regulation(HELD, total="unknown"),
}


@pytest.mark.parametrize("text", NOT_RANKABLE.values(), ids=NOT_RANKABLE.keys())
def test_b4_what_the_record_does_not_hold_makes_the_year_not_rankable(text: str) -> None:
    entries = {"a": 7, **({"b1": 2} if "b1" in text else {}), **({"t": 1} if '"t"' in text else {})}
    files = {"regulation.yaml": text, "scores.yaml": same(entries)}
    assert errors_at(files) == []
    answer = scored(files)
    assert (answer["status"], answer["blocked"]) == ("not_rankable", [])


def test_b4_the_same_year_with_everything_in_the_record_is_ranked() -> None:
    files = {
        "regulation.yaml": regulation(HELD, group("b", 5, leaf("b1", 5)), total="15"),
        "scores.yaml": same(a=7, b1=2),
    }
    assert scored(files)["status"] == "ranked"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (regulation(HELD, leaf("b", 5, unlisted="4"), total="15"), 'code: "b"'),
        (regulation(HELD, leaf("b", 5, unlisted="6"), total="15"), 'code: "b"'),
        (regulation(HELD, group("b", 5, leaf("b1", 3), unlisted="1"), total="15"), 'code: "b"'),
        (regulation(HELD, group("b", 5, leaf("b1", 3), unlisted="5"), total="15"), 'code: "b"'),
        (regulation(HELD, group("b", 5, leaf("b1", 3)), total="15"), 'code: "b"'),
        (regulation(HELD, total="15", unlisted="4"), "total: 15"),
        (regulation(HELD, total="10", unlisted="5"), "total: 10"),
    ],
)
def test_b4_unlisted_counts_in_the_sum(text: str, fault: str) -> None:
    files = {"regulation.yaml": text}
    assert errors_at(files) == [line(files, "regulation.yaml", fault)]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (regulation(HELD, leaf("b", 5, unlisted="5"), total="15"), {"a": 7}),
        (regulation(HELD, group("b", 5, leaf("b1", 3), unlisted="2"), total="15"), {"a": 7, "b1": 2}),
    ],
)
def test_b4_nobody_can_be_scored_on_what_is_unlisted(text: str, entries: dict[str, int]) -> None:
    rest = [sheet(unit, entries) for unit in (GDDT, VHTT)]
    files = {"regulation.yaml": text, "scores.yaml": sheets(sheet(YTE, {**entries, "b": 2}), *rest)}
    assert errors_at(files) == [line(files, "scores.yaml", '"b"')]


@pytest.mark.parametrize(
    ("floor", "totals"),
    [
        (None, {YTE: "-4.00", GDDT: "-2.50", VHTT: "2.00"}),
        ("0", {YTE: "0.00", GDDT: "0.00", VHTT: "2.00"}),
        ("-3", {YTE: "-3.00", GDDT: "-2.50", VHTT: "2.00"}),
        ("2", {YTE: "2.00", GDDT: "2.00", VHTT: "2.00"}),
    ],
)
def test_b5_total_is_never_below_the_floor_and_may_be_negative_without_one(
    floor: str | None, totals: dict[str, str]
) -> None:
    floors = {"floor": floor} if floor else {}
    files = {
        "regulation.yaml": regulation(leaf("a", 10), total="10", penalty=pool(leaf("p", 5)), **floors),
        "scores.yaml": sheets(sheet(YTE, a=1, p=5), sheet(GDDT, a=1, p="3.5"), sheet(VHTT, a=2)),
    }
    assert {unit: one["total"] for unit, one in standings(files).items()} == totals


def test_b5_floor_comes_before_ties_and_classes() -> None:
    files = {
        "regulation.yaml": regulation(
            leaf("a", 10),
            total="10",
            penalty=pool(leaf("p", 5)),
            floor="2",
            after="ranking:\n  classes:\n    - {name: Tốt, at_least: 3}\n    - {name: Khá, at_least: 20%}\n",
        ),
        "scores.yaml": sheets(sheet(YTE, a=1, p=5), sheet(GDDT, a=1, p="3.5"), sheet(VHTT, a=3)),
    }
    # -4 and -2.5 are both 2 with the floor, which is 20% of 10.
    told = {unit: (one["rank"], one["tied"], one["class"]) for unit, one in standings(files).items()}
    assert told == {YTE: (2, True, "Khá"), GDDT: (2, True, "Khá"), VHTT: (1, False, "Tốt")}


def test_b5_negative_totals_are_ranked_like_others() -> None:
    files = {
        "regulation.yaml": regulation(leaf("a", 10), total="10", penalty=pool(leaf("p", 5))),
        "scores.yaml": sheets(sheet(YTE, a=0, p=5), sheet(GDDT, a=0, p="4.5"), sheet(VHTT, a=0)),
    }
    told = [(unit, one["rank"], one["total"]) for unit, one in standings(files).items()]
    assert told == [(VHTT, 1, "0.00"), (GDDT, 2, "-4.50"), (YTE, 3, "-5.00")]


def test_b5_a_net_bonus_below_zero_lowers_the_total() -> None:
    bonus = pool(leaf("t", 5, "{kind: net, plus: 1, minus: 2, at_least: -3}"), leaf("u", 5), max="5")
    files = {
        "regulation.yaml": regulation(leaf("a", 10), total="15", bonus=bonus),
        "scores.yaml": sheets(
            sheet(YTE, a=1, t="{plus: 0, minus: 1}"),  # 1 - 2
            sheet(GDDT, a=1, t="{plus: 0, minus: 2}", u="0.5"),  # 1 + max(-4, -3) + 0.5
            sheet(VHTT, a=1, t="{plus: 9, minus: 0}", u=3),  # 1 + min(min(9, 5) + 3, 5)
        ),
    }
    told = {unit: (one["bonus"], one["total"]) for unit, one in standings(files).items()}
    assert told == {YTE: ("-2.00", "-1.00"), GDDT: ("-2.50", "-1.50"), VHTT: ("5.00", "6.00")}


def test_b5_ceiling_holds_after_the_penalty_and_before_the_floor() -> None:
    files = {
        "regulation.yaml": regulation(
            leaf("a", 100), total="100", bonus=pool(leaf("t", 10), max="10", within_total="false"),
            penalty=pool(leaf("p", 20)), ceiling="100", floor="50",
        ),
        # 98 + 10 - 5 = 103: 100. 96 + 10 - 8 = 98. 10 + 0 - 20 = -10: 50.
        "scores.yaml": sheets(
            sheet(YTE, a=98, t=10, p=5), sheet(GDDT, a=96, t=10, p=8), sheet(VHTT, a=10, t=0, p=20)
        ),
    }  # fmt: skip
    assert errors_at(files) == []
    assert {unit: one["total"] for unit, one in standings(files).items()} == {
        YTE: "100.00", GDDT: "98.00", VHTT: "50.00"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "counts"), [("80", True), ("80.01", False), ("80%", True), ("81%", False), ("0", True), ("100%", False)]
)
def test_b5_a_pool_counts_from_the_base_that_it_asks_for(asked: str, counts: bool) -> None:
    bonus = pool(leaf("t", 10), max="10", **{"from": f"{{base: {asked}}}"})
    files = {
        "regulation.yaml": regulation(leaf("a", 100), total="110", bonus=bonus),
        "scores.yaml": same(a=80, t=7),
    }
    assert errors_at(files) == []
    assert {one["total"] for one in standings(files).values()} == {"87.00" if counts else "80.00"}


def test_b5_the_share_that_a_pool_asks_for_is_of_the_table_of_the_unit() -> None:
    table = [
        leaf("a", 40), leaf("b", 20, not_for=f"[{YTE}]", otherwise="absent"),
        leaf("c", 20, applies_to=f"[{YTE}]", otherwise="absent"), leaf("d", 40, not_for=f"[{YTE}]", otherwise="full"),
    ]  # fmt: skip
    bonus = pool(leaf("t", 10), max="10", **{"from": "{base: 75%}"})
    files = {
        "regulation.yaml": regulation(*table, total="110", bonus=bonus),
        # 30 + 5 + 40 in full = 75 of 100; 20 + 20 + 34 = 74 of 100.
        "scores.yaml": sheets(
            sheet(YTE, a=30, c=5, t=10), sheet(GDDT, a=20, b=20, d=34, t=10), sheet(VHTT, a=20, b=20, d=35, t=10)
        ),
    }
    assert errors_at(files) == []
    assert {unit: one["total"] for unit, one in standings(files).items()} == {
        YTE: "85.00", GDDT: "74.00", VHTT: "85.00"
    }  # fmt: skip


def test_b6_a_group_chooses_then_scales_then_caps() -> None:
    parts = [leaf("x", 10), leaf("y", 10, not_for=f"[{GDDT}]", otherwise="rescale"), leaf("z", 4)]
    files = {
        "regulation.yaml": regulation(group("a", 18, *parts, best="2", caps="true"), total="18"),
        # 10 + 9 = 19, at most 18. The two others of GDDT give 14 at most, all give 20: (7 + 4) x 20/14 = 15.71.
        # 2 + 3: the bonus of z is left out although it is full.
        "scores.yaml": sheets(sheet(YTE, x=10, y=9, z=4), sheet(GDDT, x=7, z=4), sheet(VHTT, x=5, y=6, z=4)),
    }
    assert errors_at(files) == []
    assert {unit: one["total"] for unit, one in standings(files).items()} == {
        YTE: "18.00", GDDT: "15.71", VHTT: "11.00"
    }  # fmt: skip


def test_b6_a_group_of_the_bonus_chooses_as_well() -> None:
    bonus = pool(group("t", 9, leaf("t1", 5), leaf("t2", 5), leaf("t3"), best="2"), max="20")
    files = {
        "regulation.yaml": regulation(leaf("a", 10), total="30", bonus=bonus),
        "scores.yaml": sheets(sheet(YTE, a=1, t1=5, t2=5, t3=1), sheet(GDDT, a=1, t3=6), sheet(VHTT, a=1, t1=1, t2=2)),
    }
    assert errors_at(files) == []
    assert {unit: one["total"] for unit, one in standings(files).items()} == {
        YTE: "10.00", GDDT: "7.00", VHTT: "4.00"
    }  # fmt: skip


@pytest.mark.parametrize("best", ["0", "2", "3"])
def test_b6_best_leaves_at_least_one_criterion_out(best: str) -> None:
    files = {"regulation.yaml": regulation(group("a", 20, leaf("x", 10), leaf("y", 10), best=best), total="20")}
    assert line(files, "regulation.yaml", "best:") in errors_at(files)
