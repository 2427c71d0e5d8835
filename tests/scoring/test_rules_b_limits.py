"""Rules B4 to B6: what cannot be ranked, floors and ceilings, the best of a group."""

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
    same,
    scored,
    sheet,
    sheets,
    standings,
)

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
