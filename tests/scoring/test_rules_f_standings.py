"""Standings: ranks, ties and what decides them, and years that cannot be ranked."""

from pathlib import Path

import pytest

from tests.miniature import BASE
from tests.program import emucli, write
from tests.scoring.year import (
    ALL,
    DL,
    GDDT,
    NV,
    VHTT,
    YTE,
    errors_at,
    group,
    leaf,
    line,
    members,
    pool,
    regulation,
    scored,
    sheet,
    sheets,
    standings,
)
from tests.scoring.years_of_several import (
    DTOC,
    DTU,
    among_many,
    awards,
    held_up,
    lot,
    outcome,
    proposals,
    ranked_year,
    ranks,
    sheet_line,
    tied,
    totals,
    withdrawn,
)

FLAG = "award: co-thi-dua-tinh, quota: 1"
TWO_FLAGS = "award: co-thi-dua-tinh, quota: 2"


def _ties(*keys: str) -> str:
    return f"ranking:\n  ties: [{', '.join(keys)}]\n"


# Rule F1. Ranks and tie-breaks


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({YTE: 90, GDDT: 80, VHTT: 70}, {YTE: 1, GDDT: 2, VHTT: 3}),
        ({YTE: 90, GDDT: 90, VHTT: 80}, {GDDT: 1, YTE: 1, VHTT: 3}),
        ({YTE: 90, GDDT: 80, VHTT: 80}, {YTE: 1, GDDT: 2, VHTT: 2}),
        ({YTE: 80, GDDT: 80, VHTT: 80}, {GDDT: 1, VHTT: 1, YTE: 1}),
        ({YTE: 80, GDDT: 90, VHTT: 80, DL: 90, NV: 70}, {DL: 1, GDDT: 1, VHTT: 3, YTE: 3, NV: 5}),
        # Compared as numbers, not as text.
        ({YTE: 9, GDDT: 100, VHTT: "9.5"}, {GDDT: 1, VHTT: 2, YTE: 3}),
    ],
)
def test_f1_ranks_leave_gaps_after_equal_ones(given: dict[str, object], expected: dict[str, int]) -> None:
    answer = scored(ranked_year(given))
    assert answer["status"] == "ranked"
    assert list(ranks(answer).items()) == list(expected.items())
    assert tied(answer) == {unit for unit, rank in expected.items() if list(expected.values()).count(rank) > 1}


def test_f1_totals_are_compared_as_rounded() -> None:
    # 100 x 1/3 = 33.333... and 33.334 are both 33.33.
    year = ranked_year(
        {YTE: {"a": "{actual: 1, target: 3}"}, GDDT: {"a": "{actual: 33.334, target: 100}"}},
        leaf("a", 100, "{kind: ratio}"),
    )
    answer = scored(year)
    assert totals(answer) == {GDDT: "33.33", YTE: "33.33"}
    assert (ranks(answer), tied(answer)) == ({GDDT: 1, YTE: 1}, {GDDT, YTE})


def test_f1_withdrawn_members_are_not_ranked() -> None:
    year = ranked_year({YTE: 90, GDDT: 80}) | {"members.yaml": members(YTE, GDDT, withdrawn(DL))}
    assert ranks(scored(year)) == {YTE: 1, GDDT: 2}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({YTE: 80, GDDT: 90, VHTT: 70}, {GDDT: 1, YTE: 2, VHTT: 3}),
        ({YTE: 90, GDDT: 90, VHTT: 70}, {GDDT: 1, YTE: 1, VHTT: 3}),
    ],
)
def test_f1_a_suspended_unit_keeps_its_rank(given: dict[str, object], expected: dict[str, int]) -> None:
    answer = scored(ranked_year(given, out=[GDDT]))
    assert list(ranks(answer).items()) == list(expected.items())


BROKEN_DOWN = (leaf("1", 60), leaf("2", 40))
POOLS = {"total": "105", "bonus": pool(leaf("b", 5), max="5"), "penalty": pool(leaf("p", 5), max="5")}


@pytest.mark.parametrize(
    ("keys", "given", "expected"),
    [
        # All totals are 78. YTE: 80 + 0 - 2; GDDT: 78.
        (["{lower: penalty}"], {YTE: {"1": 50, "2": 30, "p": 2}, GDDT: {"1": 50, "2": 28}}, {GDDT: 1, YTE: 2}),
        # YTE: 75 + 3; GDDT: 78.
        (["{higher: bonus}"], {YTE: {"1": 45, "2": 30, "b": 3}, GDDT: {"1": 50, "2": 28}}, {YTE: 1, GDDT: 2}),
        (["{lower: bonus}"], {YTE: {"1": 45, "2": 30, "b": 3}, GDDT: {"1": 50, "2": 28}}, {GDDT: 1, YTE: 2}),
        (["{higher: base}"], {YTE: {"1": 45, "2": 30, "b": 3}, GDDT: {"1": 50, "2": 28}}, {GDDT: 1, YTE: 2}),
        (['{higher: "1"}'], {YTE: {"1": 50, "2": 28}, GDDT: {"1": 48, "2": 30}}, {YTE: 1, GDDT: 2}),
        (['{lower: "1"}'], {YTE: {"1": 50, "2": 28}, GDDT: {"1": 48, "2": 30}}, {GDDT: 1, YTE: 2}),
        (['{higher: "2"}'], {YTE: {"1": 50, "2": 28}, GDDT: {"1": 48, "2": 30}}, {GDDT: 1, YTE: 2}),
        # A criterion of a pool. YTE: 79 - 1; GDDT: 78.
        (["{higher: p}"], {YTE: {"1": 50, "2": 29, "p": 1}, GDDT: {"1": 50, "2": 28}}, {YTE: 1, GDDT: 2}),
    ],
)
def test_f1_a_tie_break_tells_equal_totals_apart(
    keys: list[str], given: dict[str, object], expected: dict[str, int]
) -> None:
    answer = scored(ranked_year(given, *BROKEN_DOWN, after=_ties(*keys), **POOLS))
    assert set(totals(answer).values()) == {"78.00"}
    assert list(ranks(answer).items()) == list(expected.items())
    assert tied(answer) == set()


def test_f1_tie_breaks_do_not_touch_units_with_other_totals() -> None:
    # GDDT has more in "1", but less in all.
    answer = scored(
        ranked_year({YTE: {"1": 40, "2": 39}, GDDT: {"1": 60, "2": 18}}, *BROKEN_DOWN, after=_ties('{higher: "1"}'))
    )
    assert ranks(answer) == {YTE: 1, GDDT: 2}


def test_f1_a_chain_compares_units_still_equal_by_the_next_key() -> None:
    given = {
        # total 78 each: base + bonus - penalty
        YTE: {"1": 50, "2": 30, "p": 2},  # 80 - 2
        GDDT: {"1": 46, "2": 30, "b": 3, "p": 1},  # 76 + 3 - 1
        VHTT: {"1": 47, "2": 30, "b": 2, "p": 1},  # 77 + 2 - 1
        DL: {"1": 48, "2": 29, "b": 2, "p": 1},  # 77 + 2 - 1
        NV: {"1": 48, "2": 29, "b": 2, "p": 1},
    }
    # Penalty puts YTE last, bonus GDDT first; of VHTT, DL, NV with 1 and 2 each, "1" puts VHTT behind; DL and NV stay.
    # Had bonus no say before "1", GDDT with 46 would be behind DL, NV and VHTT.
    keys = _ties("{lower: penalty}", "{higher: bonus}", '{higher: "1"}')
    answer = scored(ranked_year(given, *BROKEN_DOWN, after=keys, **POOLS))
    assert set(totals(answer).values()) == {"78.00"}
    assert list(ranks(answer).items()) == [(GDDT, 1), (DL, 2), (NV, 2), (VHTT, 4), (YTE, 5)]
    assert tied(answer) == {DL, NV}


def test_f1_tie_breaks_compare_rounded_points() -> None:
    # "1": 60 x 1/3 = 20 and 60 x 0.33334 = 20.0004, both 20.00.
    ratio = leaf("1", 60, "{kind: ratio}")
    given = {
        YTE: {"1": "{actual: 1, target: 3}", "2": 30},
        GDDT: {"1": "{actual: 33334, target: 100000}", "2": 30},
    }
    answer = scored(ranked_year(given, ratio, leaf("2", 40), after=_ties('{higher: "1"}')))
    assert totals(answer) == {GDDT: "50.00", YTE: "50.00"}
    assert (ranks(answer), tied(answer)) == ({GDDT: 1, YTE: 1}, {GDDT, YTE})


def test_f1_tie_breaks_compare_points_after_caps() -> None:
    # YTE claims 4 and 4, VHTT 4 and 2: both pools are capped at 5, so that the bonus tells nothing apart.
    scoring = {"total": "105", "bonus": pool(leaf("b", 5), leaf("c", 5), max="5")}
    given = {YTE: {"a": 70, "b": 4, "c": 4}, VHTT: {"a": 70, "b": 4, "c": 2}}
    answer = scored(ranked_year(given, leaf("a", 100), after=_ties("{higher: bonus}"), **scoring))
    assert totals(answer) == {YTE: "75.00", VHTT: "75.00"}
    assert tied(answer) == {YTE, VHTT}


def test_f1_tie_breaks_may_name_a_group() -> None:
    grouped = group("1", 60, leaf("1.1", 30), leaf("1.2", 30))
    given = {YTE: {"1.1": 10, "1.2": 30, "2": 30}, GDDT: {"1.1": 30, "1.2": 11, "2": 29}}  # "1": 40 and 41
    answer = scored(ranked_year(given, grouped, leaf("2", 40), after=_ties('{higher: "1"}')))
    assert list(ranks(answer).items()) == [(GDDT, 1), (YTE, 2)]


# Rule F2. Who is tied, and in which order they stand


def test_f2_units_told_apart_by_a_tie_break_are_not_tied() -> None:
    given = {YTE: {"1": 50, "2": 28}, GDDT: {"1": 48, "2": 30}, VHTT: {"1": 48, "2": 30}}
    assert tied(scored(ranked_year(given, *BROKEN_DOWN))) == {YTE, GDDT, VHTT}
    answer = scored(ranked_year(given, *BROKEN_DOWN, after=_ties('{higher: "1"}')))
    assert (list(ranks(answer).items()), tied(answer)) == ([(YTE, 1), (GDDT, 2), (VHTT, 2)], {GDDT, VHTT})


def test_f2_equal_ranks_stand_in_vietnamese_order_of_names() -> None:
    # Sở Dân tộc, Sở Du lịch, Sở Đầu tư: â before u, Đ after D.
    # By code point Du lịch would come before Dân tộc; by id so-dau-tu before so-du-lich.
    answer = among_many(scored, ranked_year({DTU: 90, YTE: 95, DL: 90, DTOC: 90, GDDT: 90}))
    assert list(ranks(answer).items()) == [(YTE, 1), (DTOC, 2), (DL, 2), (DTU, 2), (GDDT, 2)]


# Rule F3. Ties that matter


def test_f3_a_tie_without_awards_does_not_matter() -> None:
    answer = scored(ranked_year({YTE: 90, GDDT: 90, VHTT: 80}))
    assert (answer["status"], answer["blocked"], tied(answer)) == ("ranked", [], {YTE, GDDT})


@pytest.mark.parametrize(
    ("given", "rules", "open_between"),
    [
        # Across the last place of a quota.
        ({YTE: 90, GDDT: 90, VHTT: 80}, [FLAG], {YTE, GDDT}),
        ({YTE: 95, GDDT: 90, VHTT: 90}, [TWO_FLAGS], {GDDT, VHTT}),
        ({YTE: 90, GDDT: 90, VHTT: 90}, [TWO_FLAGS], {YTE, GDDT, VHTT}),
        # Below or within the quota.
        ({YTE: 95, GDDT: 90, VHTT: 90}, [FLAG], set()),
        ({YTE: 90, GDDT: 90, VHTT: 80}, [TWO_FLAGS], set()),
        ({YTE: 90, GDDT: 90, VHTT: 80}, ["award: co-thi-dua-tinh, quota: all"], set()),
        # Between two awards.
        ({YTE: 90, GDDT: 90, VHTT: 80}, [FLAG, "award: bang-khen-tinh, quota: 1"], {YTE, GDDT}),
        # Where the places of an award end with the tie.
        ({YTE: 95, GDDT: 90, VHTT: 90, DL: 80}, [FLAG, "award: bang-khen-tinh, quota: 2"], set()),
        # The rank decides: only one of two units that are told apart is the first.
        ({YTE: 90, GDDT: 90, VHTT: 80}, ["award: co-thi-dua-tinh, quota: 2, requires: {rank: 1}"], {YTE, GDDT}),
        ({YTE: 90, GDDT: 90, VHTT: 80}, ["award: co-thi-dua-tinh, quota: 2, requires: {rank: 2}"], set()),
        ({YTE: 95, GDDT: 90, VHTT: 90}, ["award: co-thi-dua-tinh, quota: 3, requires: {rank: 2}"], {GDDT, VHTT}),
        ({YTE: 95, GDDT: 90, VHTT: 90}, ["award: co-thi-dua-tinh, quota: 3, requires: {rank: 1}"], set()),
        # Neither receives it however the tie falls.
        ({YTE: 90, GDDT: 90, VHTT: 80}, ["award: co-thi-dua-tinh, quota: 1, requires: {at_least: 91}"], set()),
    ],
)
def test_f3_a_tie_matters_only_where_an_award_treats_the_units_differently(
    given: dict[str, object], rules: list[str], open_between: set[str]
) -> None:
    answer = scored(ranked_year(given, after=awards(*rules)))
    assert answer["status"] == ("blocked" if open_between else "ranked")
    assert held_up(answer) == open_between
    # A tie is shown in either case, and ranks stay what they are.
    assert tied(answer)
    assert None not in ranks(answer).values()


@pytest.mark.parametrize(
    ("rule", "status", "units"),
    [
        # Only YTE can receive it, whichever way the tie falls.
        (FLAG, "ranked", [YTE]),
        # If GDDT is the first, YTE is only the second.
        (f"{FLAG}, requires: {{rank: 1}}", "blocked", []),
        (f"{FLAG}, requires: {{rank: 2}}", "ranked", [YTE]),
    ],
)
def test_f3_a_tie_with_a_suspended_unit(rule: str, status: str, units: list[str]) -> None:
    answer = scored(ranked_year({YTE: 90, GDDT: 90, VHTT: 80}, out=[GDDT], after=awards(rule)))
    state = "proposed" if units else "blocked"
    assert (answer["status"], proposals(answer)) == (status, [(state, units)])


def test_f3_a_tie_with_a_unit_that_fails_another_requirement_does_not_matter() -> None:
    # Both have 80; GDDT has a penalty and cannot receive the flag.
    given = {YTE: {"a": 80}, GDDT: {"a": 82, "p": 2}, VHTT: {"a": 70}}
    rule = awards("award: co-thi-dua-tinh, quota: 1, requires: {no_penalty: true}")
    answer = scored(ranked_year(given, leaf("a", 100), penalty=pool(leaf("p", 5), max="5"), after=rule))
    assert (answer["status"], proposals(answer)) == ("ranked", [("proposed", [YTE])])
    assert tied(answer) == {YTE, GDDT}


@pytest.mark.parametrize(("quota", "code"), [(1, 3), (2, 0)])
def test_f3_only_a_tie_that_matters_ends_in_exit_3(quota: int, code: int, tmp_path: Path) -> None:
    year = ranked_year({YTE: 90, GDDT: 90, VHTT: 80}, after=awards(f"award: co-thi-dua-tinh, quota: {quota}"))
    placed = {f"cum-1/2024/{name}": text for name, text in year.items()}
    root = write(tmp_path, {**BASE, "cum-1/2023/outcome.yaml": "leadership:\n  leader: unknown\n", **placed})
    assert emucli("score", root / "cum-1" / "2024").code == code


# Rule F4. Resolutions of ties


@pytest.mark.parametrize("chosen", [YTE, GDDT])
def test_f4_a_resolution_puts_the_chosen_unit_first(chosen: str) -> None:
    (other,) = {YTE, GDDT} - {chosen}
    year = ranked_year({YTE: 90, GDDT: 90, VHTT: 80}, after=awards(FLAG))
    assert held_up(scored(year)) == {YTE, GDDT}
    year |= {"outcome.yaml": outcome(resolutions=[lot(chosen, other)])}
    answer = scored(year)
    assert (answer["status"], answer["blocked"]) == ("ranked", [])
    assert list(ranks(answer).items()) == [(chosen, 1), (other, 2), (VHTT, 3)]
    assert (tied(answer), proposals(answer)) == (set(), [("proposed", [chosen])])
    assert errors_at(year) == []


def test_f4_the_others_stay_tied() -> None:
    given = {YTE: 90, GDDT: 90, VHTT: 90, DL: 80}
    resolved = {"outcome.yaml": outcome(resolutions=[lot(VHTT, YTE, GDDT)])}
    # One flag: with VHTT first the tie of the other two no longer matters.
    year = ranked_year(given, after=awards(FLAG)) | resolved
    answer = scored(year)
    assert (answer["status"], proposals(answer)) == ("ranked", [("proposed", [VHTT])])
    assert list(ranks(answer).items()) == [(VHTT, 1), (GDDT, 2), (YTE, 2), (DL, 4)]
    assert tied(answer) == {GDDT, YTE}
    # Two flags: the second is open between them.
    answer = scored(ranked_year(given, after=awards(TWO_FLAGS)) | resolved)
    assert (answer["status"], held_up(answer), proposals(answer)) == ("blocked", {GDDT, YTE}, [("blocked", [VHTT])])
    assert errors_at(year) == []


def test_f4_a_second_resolution_decides_between_the_remaining_two() -> None:
    year = ranked_year({YTE: 90, GDDT: 90, VHTT: 90, DL: 80}, after=awards(TWO_FLAGS))
    year |= {"outcome.yaml": outcome(resolutions=[lot(VHTT, YTE, GDDT), lot(YTE, GDDT)])}
    answer = scored(year)
    assert (answer["status"], answer["blocked"]) == ("ranked", [])
    assert list(ranks(answer).items()) == [(VHTT, 1), (YTE, 2), (GDDT, 3), (DL, 4)]
    assert (tied(answer), proposals(answer)) == (set(), [("proposed", [VHTT, YTE])])
    assert errors_at(year) == []


def test_f4_each_resolution_finds_its_own_tie() -> None:
    year = ranked_year({YTE: 90, GDDT: 90, VHTT: 80, DL: 80}, after=awards(FLAG, "award: bang-khen-tinh, quota: 2"))
    # The flag is open between YTE and GDDT, the last certificate between VHTT and DL.
    assert held_up(scored(year)) == {YTE, GDDT, VHTT, DL}
    year |= {"outcome.yaml": outcome(resolutions=[lot(VHTT, DL), lot(YTE, GDDT)])}
    answer = scored(year)
    assert (answer["status"], list(ranks(answer).items())) == ("ranked", [(YTE, 1), (GDDT, 2), (VHTT, 3), (DL, 4)])
    assert proposals(answer) == [("proposed", [YTE]), ("proposed", [GDDT, VHTT])]
    assert errors_at(year) == []


@pytest.mark.parametrize(
    "resolution",
    [
        lot(YTE, GDDT),  # VHTT is tied with them
        lot(VHTT, YTE, GDDT, DL),  # DL is not
        lot(VHTT, DL),
    ],
)
def test_f4_a_resolution_that_fits_no_open_tie_is_an_error_and_is_not_used(resolution: str) -> None:
    year = ranked_year({YTE: 90, GDDT: 90, VHTT: 90, DL: 80}, after=awards(FLAG))
    year |= {"outcome.yaml": outcome(resolutions=[resolution])}
    assert errors_at(year) == [line(year, "outcome.yaml", "of: tie")]
    answer = scored(year)
    assert (answer["status"], held_up(answer)) == ("blocked", {YTE, GDDT, VHTT})
    assert list(ranks(answer).items()) == [(GDDT, 1), (VHTT, 1), (YTE, 1), (DL, 4)]


def test_f4_a_resolution_of_what_a_tie_break_decided_fits_no_open_tie() -> None:
    given = {YTE: {"1": 50, "2": 28}, GDDT: {"1": 48, "2": 30}}
    year = ranked_year(given, *BROKEN_DOWN, after=_ties('{higher: "1"}') + awards(FLAG))
    year |= {"outcome.yaml": outcome(resolutions=[lot(GDDT, YTE)])}
    assert errors_at(year) == [line(year, "outcome.yaml", "of: tie")]
    answer = scored(year)
    assert (answer["status"], list(ranks(answer).items())) == ("ranked", [(YTE, 1), (GDDT, 2)])


def test_f4_a_second_resolution_of_the_same_tie_is_an_error() -> None:
    year = ranked_year({YTE: 90, GDDT: 90, VHTT: 80}, after=awards(FLAG))
    year |= {"outcome.yaml": outcome(resolutions=[lot(YTE, GDDT), lot(GDDT, YTE)])}
    assert errors_at(year) == [line(year, "outcome.yaml", "of: tie", occurrence=2)]
    assert proposals(scored(year)) == [("proposed", [YTE])]


# Rule F5. Years that cannot be ranked

SCORES = sheets(*(sheet_line(unit, a=5) for unit in ALL))
RULES = regulation(leaf("a", 10), total="10")


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"scores.yaml": SCORES},
        {"regulation.yaml": 'version: "1"\nstate: adopted\n', "scores.yaml": SCORES},
        {"regulation.yaml": 'version: "1"\nstate: adopted\nscoring: unknown\n', "scores.yaml": SCORES},
        {"regulation.yaml": RULES},
        {"regulation.yaml": RULES, "scores.yaml": "sheets: []\n"},
        # Rule B4: nobody can be scored on these, or the total is not known.
        {
            "regulation.yaml": regulation(leaf("a", 10, unlisted="10"), total="10"),
            "scores.yaml": sheets(sheet_line(YTE)),
        },
        {"regulation.yaml": regulation(leaf("a", 10), leaf("b", 5, unlisted="5"), total="15"), "scores.yaml": SCORES},
        {"regulation.yaml": regulation(leaf("a", 10), leaf("b", 5, "unknown"), total="15"), "scores.yaml": SCORES},
        {"regulation.yaml": regulation(leaf("a", 10), total="unknown"), "scores.yaml": SCORES},
    ],
)
def test_f5_not_rankable(files: dict[str, str]) -> None:
    answer = scored(files)
    assert (answer["status"], answer["blocked"]) == ("not_rankable", [])
    assert all(standing["rank"] is None for standing in answer["standings"])


def test_f5_a_year_with_its_regulation_and_one_sheet_is_rankable() -> None:
    answer = scored({"regulation.yaml": RULES, "scores.yaml": sheets(sheet_line(YTE, a=5))})
    assert (answer["status"], held_up(answer)) == ("blocked", {GDDT, VHTT})
    assert standings({"regulation.yaml": RULES, "scores.yaml": SCORES})[YTE]["rank"] == 1


# Rule F6. Classes

CLASSES = """\
ranking:
  classes:
    - {name: "Xuất sắc", at_least: 90%, groups: {c: 90%}, no_penalty: true}
    - {name: Tốt, at_least: 75}
"""


def test_f6_unit_has_the_first_class_that_fits_or_none() -> None:
    files = {
        "members.yaml": members(*ALL, DL),
        "regulation.yaml": regulation(
            leaf("a", 60), leaf("c", 40), total="100", penalty=pool(leaf("p", 5)), after=CLASSES
        ),
        "scores.yaml": sheets(
            # 90% of 40 is 36, and 54 + 36 is 90% of 100.
            sheet(YTE, a=54, c=36),
            sheet(GDDT, a=60, c="35.99"),
            sheet(VHTT, a=60, c=40, p=1),
            sheet(DL, a=40, c="34.99"),
        ),
    }
    told = {unit: one["class"] for unit, one in standings(files).items()}
    assert told == {YTE: "Xuất sắc", GDDT: "Tốt", VHTT: "Tốt", DL: None}
