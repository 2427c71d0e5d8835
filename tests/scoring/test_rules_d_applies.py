"""Criteria that do not apply to a unit are given in full, left out, or rescaled."""

import pytest

from .year import (
    GDDT,
    VHTT,
    YTE,
    errors_at,
    group,
    leaf,
    line,
    pool,
    regulation,
    scored,
    sheet,
    sheets,
    standings,
)

FULL = {"not_for": "[so-y-te]", "otherwise": "full"}
RESCALE = {"not_for": "[so-y-te]", "otherwise": "rescale"}
ABSENT = {"not_for": "[so-y-te]", "otherwise": "absent"}
ONLY_HEALTH = {"applies_to": "[so-y-te]", "otherwise": "absent"}


def bases(text: str, health: dict[str, object], others: dict[str, object]) -> tuple[str, str]:
    """The points of the base that so-y-te has, and those of the other two; the files have no errors."""
    files = {
        "regulation.yaml": text,
        "scores.yaml": sheets(sheet(YTE, health), sheet(GDDT, others), sheet(VHTT, others)),
    }
    assert errors_at(files) == []
    assert scored(files)["status"] == "ranked"
    of = standings(files)
    assert of[GDDT]["base"] == of[VHTT]["base"]
    return of[YTE]["base"], of[GDDT]["base"]


def test_d1_full_gives_the_maximum() -> None:
    tree = leaf("a", 6), leaf("b", 4, **FULL)
    assert bases(regulation(*tree, total="10"), {"a": "2.5"}, {"a": "2.5", "b": 1}) == ("6.50", "3.50")


def test_d1_full_gives_the_maximum_of_the_criterion_itself() -> None:
    files = {
        "regulation.yaml": regulation(leaf("a", 6), leaf("b", 4, **FULL), total="10"),
        "scores.yaml": sheets(sheet(YTE, a=1), sheet(GDDT, a=1, b=1), sheet(VHTT, a=1, b=2)),
    }
    assert {unit: one["criteria"]["b"] for unit, one in standings(files).items()} == {
        YTE: "4.00",
        GDDT: "1.00",
        VHTT: "2.00",
    }


def test_d1_full_of_a_group_gives_its_maximum() -> None:
    tree = leaf("a", 6), group("g", 4, leaf("g1", 3), leaf("g2", 1), **FULL)
    assert bases(regulation(*tree, total="10"), {"a": "2.5"}, {"a": "2.5", "g1": 1, "g2": 0}) == ("6.50", "3.50")


def test_d1_absent_is_not_in_the_table_of_the_unit() -> None:
    text = regulation(leaf("a", 6), leaf("b", 4, **ABSENT), leaf("c", 4, **ONLY_HEALTH), total="10")
    assert bases(text, {"a": 5, "c": 3}, {"a": 5, "b": 1}) == ("8.00", "6.00")
    files = {
        "regulation.yaml": text,
        "scores.yaml": sheets(sheet(YTE, a=5, c=3), sheet(GDDT, a=5, b=1), sheet(VHTT, a=5, b=1)),
    }
    of = standings(files)
    assert (of[YTE]["criteria"].get("b"), of[GDDT]["criteria"].get("c")) == (None, None)


def test_d1_absent_group_is_not_in_the_table_of_the_unit() -> None:
    text = regulation(
        leaf("a", 6),
        group("g", 4, leaf("g1", 3), leaf("g2", 1), **ABSENT),
        group("h", 4, leaf("h1", 2), leaf("h2", 2), **ONLY_HEALTH),
        total="10",
    )
    assert bases(text, {"a": 5, "h1": 2, "h2": 1}, {"a": 5, "g1": 1, "g2": 1}) == ("8.00", "7.00")


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ("4.5", "7.50"),  # 4.5 x 10/6
        ("6", "10.00"),
        ("0", "0.00"),
        ("4", "6.67"),  # 40/6 = 6.666...
        ("3.2", "5.33"),  # 32/6 = 5.333...
    ],
)
def test_d1_rescale_in_a_group(points: str, expected: str) -> None:
    text = regulation(group("g", 10, leaf("a", 6), leaf("b", 4, **RESCALE)), total="10")
    # The others keep the plain sum.
    assert bases(text, {"a": points}, {"a": 4, "b": 3}) == (expected, "7.00")


def test_d1_rescale_with_several_criteria_left_and_several_gone() -> None:
    tree = group("g", 20, leaf("a", 6), leaf("b", 5), leaf("c", 4, **RESCALE), leaf("d", 5, **RESCALE))
    # (3 + 2) x 20/(20 - 4 - 5) = 100/11 = 9.0909...
    others: dict[str, object] = {"a": 3, "b": 2, "c": 1, "d": 1}
    assert bases(regulation(tree, total="20"), {"a": 3, "b": 2}, others) == ("9.09", "7.00")


def test_d1_rescale_at_the_top_is_within_the_base_alone() -> None:
    text = regulation(leaf("k", 15), leaf("h", 5, **RESCALE), total="25", bonus=pool(leaf("t", 5), max="5"))
    # 9 x 20/15 = 12; the bonus is no part of the base (9 x 25/15 would be 15).
    assert bases(text, {"k": 9, "t": 2}, {"k": 9, "h": 2, "t": 2}) == ("12.00", "11.00")


def test_d1_rescale_of_a_group_at_the_top() -> None:
    text = regulation(leaf("k", 15), group("h", 5, leaf("h1", 2), leaf("h2", 3), **RESCALE), total="20")
    assert bases(text, {"k": 9}, {"k": 9, "h1": 1, "h2": 1}) == ("12.00", "11.00")


def test_d1_rescale_touches_its_parent_only() -> None:
    text = regulation(group("g", 10, leaf("a", 6), leaf("b", 4, **RESCALE)), leaf("k", 10), total="20")
    # 3 x 10/6 + 4 = 9, not (3 + 4) x 20/16 = 8.75.
    assert bases(text, {"a": 3, "k": 4}, {"a": 3, "b": 1, "k": 4}) == ("9.00", "8.00")


def test_d1_nested_rescale_rounds_once_at_each_parent() -> None:
    text = regulation(
        group("g", 10, leaf("a", 6), leaf("b", 4, **RESCALE)),
        leaf("k", 5),
        leaf("h", 5, **RESCALE),
        total="20",
    )
    # g: 4 x 10/6 = 6.67. Base: (6.67 + 3.01) x 20/15 = 12.90666..., so 12.91; from an exact g it would be 12.902...
    others: dict[str, object] = {"a": 4, "b": 1, "k": 3, "h": 1}
    assert bases(text, {"a": 4, "k": "3.01"}, others) == ("12.91", "9.00")


def test_d1_rescale_two_levels_deep() -> None:
    deep = group("g1", 6, leaf("a", 4), leaf("b", 2, **RESCALE))
    text = regulation(group("g", 10, deep, leaf("c", 4, **RESCALE)), total="10")
    # g1: 3 x 6/4 = 4.5; g: 4.5 x 10/6 = 7.5.
    assert bases(text, {"a": 3}, {"a": 3, "b": 1, "c": 1}) == ("7.50", "5.00")


def test_d1_where_nothing_under_a_group_applies_its_parent_is_rescaled() -> None:
    text = regulation(leaf("k", 15), group("h", 5, leaf("h1", 2, **RESCALE), leaf("h2", 3, **RESCALE)), total="20")
    assert bases(text, {"k": 9}, {"k": 9, "h1": 1, "h2": 1}) == ("12.00", "11.00")


def test_d1_where_nothing_applies_it_goes_up_as_far_as_it_must() -> None:
    deep = group("h1", 3, leaf("h1a", 1, **RESCALE), leaf("h1b", 2, **RESCALE))
    text = regulation(leaf("k", 15), group("h", 5, deep, leaf("h2", 2, **RESCALE)), total="20")
    assert bases(text, {"k": 9}, {"k": 9, "h1a": 1, "h1b": 1, "h2": 0}) == ("12.00", "11.00")


def test_d1_where_nothing_under_an_inner_group_applies_the_outer_one_is_rescaled() -> None:
    inner = group("h1", 3, leaf("h1a", 1, **RESCALE), leaf("h1b", 2, **RESCALE))
    text = regulation(leaf("k", 15), group("h", 5, inner, leaf("h2", 2)), total="20")
    # h: 1 x 5/(5 - 3) = 2.5; the base is not rescaled: 9 + 2.5.
    assert bases(text, {"k": 9, "h2": 1}, {"k": 9, "h1a": 1, "h1b": 1, "h2": 1}) == ("11.50", "12.00")


def test_d1_rescale_beside_a_criterion_given_in_full() -> None:
    text = regulation(group("g", 10, leaf("a", 4), leaf("b", 2, **FULL), leaf("c", 4, **RESCALE)), total="10")
    # b counts with its maximum: (1 + 2) x 10/(10 - 4) = 5.
    assert bases(text, {"a": 1}, {"a": 1, "b": 1, "c": 1}) == ("5.00", "3.00")


@pytest.mark.parametrize("where", [{"not_for": "[so-y-te]"}, {"applies_to": "[so-giao-duc, so-van-hoa]"}])
def test_d2_applies_to_and_not_for_say_the_same_the_other_way_round(where: dict[str, str]) -> None:
    text = regulation(group("g", 10, leaf("a", 6), leaf("b", 4, otherwise="rescale", **where)), total="10")
    assert bases(text, {"a": 3}, {"a": 3, "b": 3}) == ("5.00", "6.00")


def test_d2_not_both() -> None:
    both = leaf("b", 4, not_for="[so-y-te]", applies_to="[so-giao-duc]", otherwise="full")
    files = {"regulation.yaml": regulation(leaf("a", 6), both, total="10")}
    assert errors_at(files) == [line(files, "regulation.yaml", 'code: "b"')]


NESTED = group("g", 4, group("g1", 3, leaf("g1a", 1), leaf("g1b", 2)), leaf("g2", 1), **RESCALE)


@pytest.mark.parametrize("code", ["g1a", "g1b", "g2"])
def test_d2_a_group_that_does_not_apply_takes_everything_under_it_along(code: str) -> None:
    text = regulation(leaf("a", 6), NESTED, total="10")
    assert bases(text, {"a": 3}, {"a": 3, "g1a": 1, "g1b": 1, "g2": 1}) == ("5.00", "6.00")
    files = {"regulation.yaml": text, "scores.yaml": sheets(sheet(YTE, {"a": 3, code: 1}))}
    assert errors_at(files) == [line(files, "scores.yaml", f'"{code}"')]


@pytest.mark.parametrize("where", [FULL, RESCALE, ABSENT])
def test_d2_an_entry_for_a_criterion_that_does_not_apply_is_an_error(where: dict[str, str]) -> None:
    text = regulation(
        group(
            "g", 10, leaf("a", 6), leaf("b", 4, **where), *([leaf("c", 4, **ONLY_HEALTH)] if where is ABSENT else [])
        ),
        total="10",
    )
    own = {"c": 1} if where is ABSENT else {}
    wrong = {"regulation.yaml": text, "scores.yaml": sheets(sheet(YTE, {"a": 3, **own, "b": 1}))}
    right = {"regulation.yaml": text, "scores.yaml": sheets(sheet(YTE, {"a": 3, **own}), sheet(GDDT, a=3, b=1))}
    assert errors_at(wrong) == [line(wrong, "scores.yaml", '"b"')]
    assert errors_at(right) == []


@pytest.mark.parametrize(("name", "sign"), [("bonus", 1), ("penalty", -1)])
def test_d2_in_pools_a_criterion_that_does_not_apply_is_0(name: str, sign: int) -> None:
    pools = {name: pool(leaf("t", 3, not_for="[so-y-te]"), leaf("u", 3), max="5")}
    text = regulation(leaf("a", 10), total="15" if name == "bonus" else "10", **pools)
    others = (sheet(GDDT, a=8, t=2, u=1), sheet(VHTT, a=8, t=3, u=3))
    files = {"regulation.yaml": text, "scores.yaml": sheets(sheet(YTE, a=8, u=1), *others)}
    assert errors_at(files) == []
    told = {unit: (one[name], one["total"]) for unit, one in standings(files).items()}
    # so-van-hoa has 6, capped at 5.
    expected = {YTE: 1, GDDT: 3, VHTT: 5}
    assert told == {unit: (f"{pooled}.00", f"{8 + sign * pooled}.00") for unit, pooled in expected.items()}
    wrong = {"regulation.yaml": text, "scores.yaml": sheets(sheet(YTE, a=8, t=1, u=1), *others)}
    assert errors_at(wrong) == [line(wrong, "scores.yaml", '"t"')]
