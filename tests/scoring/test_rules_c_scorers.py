"""Who scores: agencies, assigned scorers, panels, stages that say only what they change, periods of a year."""

from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emucli.scoring.combining import kept_by_sums
from tests.scoring.drawn.chance import EVERY_RUN_THE_SAME
from tests.scoring.year import (
    ALL,
    GDDT,
    NV,
    VHTT,
    YTE,
    errors_at,
    group,
    infos_at,
    leaf,
    line,
    members,
    points,
    pool,
    recusal,
    regulation,
    scored,
    sheet,
    sheets,
    standings,
)

APPRAISED = "[{id: appraisal, by: leadership}]"
COUNCIL = "{id: council, by: panel, combine: mean, seats: [chair, money]}"


def total(files: dict[str, str], unit: str = YTE) -> str | None:
    """The total of a unit."""
    found = standings(files)[unit]["total"]
    return None if found is None else str(found)


def waits(files: dict[str, str]) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """What totals wait for: stage, scorers, criteria."""
    return [
        (one["stage"], tuple(one["scorers"]), tuple(one["criteria"]))
        for standing in scored(files)["standings"]
        for one in standing["missing"]
    ]


def one_member(*criteria: str, stages: str, scores: str, **scoring: str) -> dict[str, str]:
    """A year of one member."""
    return {
        "members.yaml": members(YTE, standing_agency=NV),
        "regulation.yaml": regulation(*criteria, stages=stages, **scoring),
        "scores.yaml": sheets(scores),
    }


def test_c13_a_criterion_belongs_to_its_agency_its_group_or_the_standing_agency() -> None:
    several = group("g", 10, leaf("g1", 5), leaf("g2", 5, agency=VHTT), agency=GDDT)
    both = sheet(YTE, stage="x", by=GDDT, g1=4) + sheet(YTE, stage="x", by=VHTT, g2=3)
    files = one_member(
        several, leaf("n", 10), stages="[{id: x, by: agency}]", scores=both + sheet(YTE, stage="x", by=NV, n=9)
    )
    assert errors_at(files) == []
    assert total(files) == "16.00"
    # Without the sheet of the standing agency its criterion alone is waited for.
    assert waits({**files, "scores.yaml": sheets(both)}) == [("x", (NV,), ())]


def test_c13_the_only_agency_of_a_stage_scores_what_names_none() -> None:
    files = one_member(
        leaf("a", 10), stages=f"[{{id: x, by: agency, agency: {VHTT}}}]", scores=sheet(YTE, stage="x", by=VHTT, a=4)
    )
    assert errors_at(files) == []
    assert total(files) == "4.00"
    wrong = {**files, "scores.yaml": sheets(sheet(YTE, stage="x", by=NV, a=4))}
    assert errors_at(wrong) == [line(wrong, "scores.yaml", "by:")]


def test_c13_agencies_need_not_be_members() -> None:
    files = one_member(
        leaf("a", 10, agency=NV), stages="[{id: x, by: agency}]", scores=sheet(YTE, stage="x", by=NV, a=4)
    )
    assert errors_at(files) == []


def test_c13_one_agency_beside_the_standing_agency_has_a_sheet_of_its_own() -> None:
    both = sheet(YTE, stage="x", by=GDDT, a=4) + sheet(YTE, stage="x", by=NV, b=3, c=1)
    criteria = (leaf("a", 10, agency=GDDT), leaf("b", 10), leaf("c", 10, agency=NV))
    files = one_member(*criteria, stages="[{id: x, by: agency}]", scores=both)
    assert errors_at(files) == []
    assert total(files) == "8.00"
    wrong = {**files, "scores.yaml": files["scores.yaml"].replace('"c": 1', '"c": 1\n      "a": 9')}
    assert errors_at(wrong) == [line(wrong, "scores.yaml", '"a": 9')]


@pytest.mark.parametrize("missing", ["block", "zero"])
def test_c14_what_a_sheet_leaves_out_stands_as_before(missing: str) -> None:
    stages = "[{id: s, by: member}, {id: c, by: leadership, otherwise: s}]"
    files = one_member(
        leaf("a", 40), leaf("b", 30), leaf("c", 30), stages=stages, final="c", missing=missing,
        scores=sheet(YTE, stage="s", by=YTE, a=36, b=28, c=20) + sheet(YTE, stage="c", by=YTE, c=18),
    )  # fmt: skip
    assert errors_at(files) == []
    assert total(files) == "82.00"
    # Neither stage holds b: the earlier one owes it.
    lacking = {**files, "scores.yaml": sheets(sheet(YTE, stage="s", by=YTE, a=36, c=20))}
    assert total(lacking) == (None if missing == "block" else "56.00")
    assert waits(lacking) == [("s", (YTE,), ("b",))]


def test_c14_a_stage_may_say_what_the_earlier_one_lacks() -> None:
    stages = "[{id: s, by: member}, {id: c, by: leadership, otherwise: s}]"
    files = one_member(
        leaf("a", 40), leaf("b", 30), stages=stages, final="{s: 25, c: 75}",
        scores=sheet(YTE, stage="s", by=YTE, a=40, b=20) + sheet(YTE, stage="c", by=YTE, b=28),
    )  # fmt: skip
    # a: 40 at both; b: 0.25 × 20 + 0.75 × 28 = 26.
    assert total(files) == "66.00"


def test_c14_bonus_and_penalty_stand_too_and_zero_takes_them_back() -> None:
    stages = "[{id: s, by: member}, {id: c, by: leadership, otherwise: s}]"
    files = one_member(
        leaf("a", 40), stages=stages, final="c", bonus=pool(leaf("t", 5), max="5"), penalty=pool(leaf("p", 5)),
        scores=sheet(YTE, stage="s", by=YTE, a=40, t=5, p=2) + sheet(YTE, stage="c", by=YTE, t=0),
    )  # fmt: skip
    assert total(files) == "38.00"


def test_c15_seats_score_as_peers_do_and_may_recuse_themselves() -> None:
    both = sheet(YTE, stage="council", by="chair", a=7) + sheet(YTE, stage="council", by="money", a=8)
    files = one_member(leaf("a", 10), stages=f"[{COUNCIL}]", scores=both)
    assert errors_at(files) == []
    assert total(files) == "7.50"
    alone = sheet(YTE, stage="council", by="chair", a=7)
    assert waits({**files, "scores.yaml": sheets(alone)}) == [("council", ("money",), ())]
    recused = {**files, "scores.yaml": sheets(alone, recusal(YTE, "money", stage="council"))}
    assert total(recused) == "7.00"
    stranger = {**files, "scores.yaml": sheets(both, sheet(YTE, stage="council", by=NV, a=9))}
    assert len(errors_at(stranger)) == 1


@pytest.mark.parametrize(("far", "noted"), [("20%", 1), ("30%", 1), ("35%", 0)])
def test_c15_a_score_far_from_the_others_is_a_note(far: str, noted: int) -> None:
    stage = f"{{id: council, by: panel, combine: mean, far: {far}, seats: [a, b, c, d]}}"
    marks = zip("abcd", ("5", "8", "8.5", "9"), strict=True)
    scores = "".join(sheet(YTE, stage="council", by=seat, x=mark) for seat, mark in marks)
    files = one_member(leaf("x", 10), stages=f"[{stage}]", scores=scores)
    # 5 lies 3.5 from 8.5, the median of the others; the others lie 0.5 or 1 from theirs.
    assert errors_at(files) == []
    assert len(infos_at(files)) == noted


def test_c15_assigned_scorers_owe_by_name_and_a_recusal_takes_one_out() -> None:
    ring = f"{{{YTE}: [{GDDT}, {VHTT}], {GDDT}: [{YTE}], {VHTT}: [{YTE}]}}"
    files = {
        "members.yaml": members(*ALL),
        "regulation.yaml": regulation(
            leaf("a", 10), stages=f"[{{id: peer, by: peers, combine: mean, scorers: {ring}}}]", total="10"
        ),
        "scores.yaml": sheets(
            sheet(YTE, stage="peer", by=GDDT, a=6), sheet(GDDT, stage="peer", by=YTE, a=7),
            sheet(VHTT, stage="peer", by=YTE, a=8),
        ),
    }  # fmt: skip
    assert errors_at(files) == []
    assert waits(files) == [("peer", (VHTT,), ())]
    recused = {**files, "scores.yaml": files["scores.yaml"] + recusal(YTE, VHTT)}
    assert {unit: one["total"] for unit, one in standings(recused).items()} == {
        YTE: "6.00", GDDT: "7.00", VHTT: "8.00"
    }  # fmt: skip


def quarters(
    *marks: str, joined: str = "", rule: str = "combine: mean", ids: str = "[q1, q2, q3, q4]"
) -> dict[str, str]:
    """A year of one member that is scored every quarter; an empty mark is a sheet that has not come."""
    sent = "".join(sheet(YTE, a=mark, extra=f"period: q{at + 1}") for at, mark in enumerate(marks) if mark)
    files = one_member(
        leaf("a", 100), stages="[{id: appraisal, by: leadership}]", scores=sent, periods=f"{{ids: {ids}, {rule}}}"
    )
    unit = f"{{unit: {YTE}, joined: {joined}}}" if joined else YTE
    return {**files, "members.yaml": members(unit)}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (quarters("90", "91", "92", "92"), "91.25"),
        (quarters("", "", "93", "90", joined="2024-07-10"), "91.50"),
        # Who joined on the last day of a quarter was a member in it.
        (quarters("", "91", "92", "93", joined="2024-06-30"), "92.00"),
        (quarters("90", "91", "92", "95", rule="combine: best, count: 2"), "93.50"),
        (quarters("", "", "", "95", rule="combine: best, count: 2", joined="2024-12-01"), "95.00"),
        (quarters("80", "", "", "", ids="{q1: {to: 2024-03-31}, q2: {to: 2024-12-31}}"), None),
        (quarters("", "85", ids="{q1: {to: 2024-03-31}, q2: {to: 2024-12-31}}", joined="2024-04-01"), "85.00"),
        (quarters("90", "91", "", "92"), None),
    ],
)
def test_c16_the_year_is_the_mean_of_its_periods(files: dict[str, str], expected: str | None) -> None:
    assert errors_at(files) == []
    assert total(files) == expected


def test_c16_each_period_is_owed_and_named() -> None:
    answer = scored(quarters("90", "91", "", ""))["standings"][0]["missing"]
    assert [(one["period"], one["scorers"]) for one in answer] == [("q3", [YTE]), ("q4", [YTE])]


@pytest.mark.parametrize("period", ["", "q5"])
def test_c16_a_sheet_of_no_period_is_an_error(period: str) -> None:
    files = quarters("90", "91", "92", "93")
    stray = sheet(YTE, a="50", extra=f"period: {period}" if period else "")
    assert len(errors_at({**files, "scores.yaml": files["scores.yaml"] + stray})) == 1


def test_c16_a_sheet_of_a_period_before_joining_does_not_count() -> None:
    files = quarters("10", "91", "92", "93", joined="2024-04-02")
    assert len(errors_at(files)) == 1
    assert total(files) == "92.00"


@pytest.mark.parametrize(
    ("ends", "wrong"),
    [
        ("{a: {to: 2024-06-30}, b: {to: 2024-12-31}}", False),
        ("{a: {to: 2024-12-31}, b: {to: 2024-06-30}}", True),
        ("{a: {to: 2024-06-30}, b: {to: 2024-06-30}}", True),
    ],
)
def test_c16_periods_end_one_after_the_other(ends: str, wrong: bool) -> None:
    files = {
        "members.yaml": members(YTE),
        "regulation.yaml": regulation(leaf("a", 100), periods=f"{{ids: {ends}, combine: mean}}"),
    }
    assert any(place.startswith("regulation.yaml:") for place in errors_at(files)) is wrong


def test_c16_equal_totals_of_periods_leave_it_open_where_criteria_differ() -> None:
    files = {
        "members.yaml": members(YTE),
        "regulation.yaml": regulation(
            leaf("a", 50), leaf("b", 50), total="100", periods="{ids: [h1, h2, h3], combine: best, count: 2}"
        ),
        "scores.yaml": sheets(
            sheet(YTE, a=40, b=40, extra="period: h1"), sheet(YTE, a=30, b=45, extra="period: h2"),
            sheet(YTE, a=45, b=30, extra="period: h3"),
        ),
    }  # fmt: skip
    assert scored(files)["blocked"][0]["units"] == [YTE]
    same = {**files, "scores.yaml": files["scores.yaml"].replace('"a": 45', '"a": 30').replace('"b": 30', '"b": 45')}
    # Whichever of the two equal halves counts, the points are the same.
    assert points(same)[YTE]["a"] == "35.00"


# Whole sheets and periods that are left out, against every way of choosing them


@EVERY_RUN_THE_SAME
@given(
    pairs=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=6),
    ends=st.tuples(st.integers(0, 3), st.integers(0, 3)),
)
def test_c7_what_stays_is_what_every_choice_leaves(pairs: list[tuple[int, int]], ends: tuple[int, int]) -> None:
    start, stop = ends[0], max(ends[0], len(pairs) - ends[1])
    several = [(Fraction(total_), Fraction(value)) for total_, value in pairs]
    # Every order of equal sums, by brute force: which values stay, as sorted lists.
    orders = product(range(len(pairs)), repeat=len(pairs)) if len(pairs) < 5 else iter(())
    ways = {
        tuple(sorted(several[at][1] for at in order[start:stop]))
        for order in orders
        if len(set(order)) == len(pairs) and all(several[a][0] <= several[b][0] for a, b in pairwise(order))
    }
    found = kept_by_sums(several, start, stop)
    if ways:
        assert (found is None) == (len(ways) > 1)
        if found is not None:
            assert {tuple(sorted(found))} == ways
