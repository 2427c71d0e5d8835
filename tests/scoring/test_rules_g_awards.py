"""Awards: which units the cluster proposes for which award, and what must be decided before it can."""

from collections.abc import Collection, Mapping

import pytest

from tests.scoring.year import DL, GDDT, NV, VHTT, YTE, errors_at, leaf, line, members, pool, scored, standings
from tests.scoring.years_of_several import (
    DTOC,
    among_many,
    awards,
    ballots,
    faults_at,
    held_up,
    outcome,
    proposals,
    proposed,
    ranked_year,
    ranks,
    suspended,
    withdrawn,
)

FLAG, CERTIFICATE, LETTER = "award: co-thi-dua-tinh", "award: bang-khen-tinh", "award: giay-khen"
FOUR = {YTE: 90, GDDT: 80, VHTT: 70, DL: 60}
FIVE = {**FOUR, NV: 50}


# Rule G1. In order, one award a unit


def test_g1_awards_are_given_in_order_and_one_a_unit() -> None:
    year = ranked_year(FIVE, after=awards(f"{FLAG}, quota: 1", f"{CERTIFICATE}, quota: 2", f"{LETTER}, quota: 1"))
    assert proposed(year) == [("proposed", [YTE]), ("proposed", [GDDT, VHTT]), ("proposed", [DL])]
    year = ranked_year(FIVE, after=awards(f"{LETTER}, quota: 1", f"{CERTIFICATE}, quota: 2", f"{FLAG}, quota: 1"))
    assert proposed(year) == [("proposed", [YTE]), ("proposed", [GDDT, VHTT]), ("proposed", [DL])]
    assert [award["award"] for award in scored(year)["awards"]] == ["giay-khen", "bang-khen-tinh", "co-thi-dua-tinh"]


def test_g1_a_quota_is_an_upper_limit() -> None:
    year = ranked_year(FOUR, after=awards(f"{FLAG}, quota: 3, requires: {{at_least: 75}}", f"{CERTIFICATE}, quota: 9"))
    assert proposed(year) == [("proposed", [YTE, GDDT]), ("proposed", [VHTT, DL])]


def test_g1_a_quota_of_0_is_given_to_nobody() -> None:
    year = ranked_year(FOUR, after=awards(f"{FLAG}, quota: 0", f"{CERTIFICATE}, quota: 1"))
    assert proposed(year) == [("none", []), ("proposed", [YTE])]


def test_g1_suspended_units_receive_nothing_and_use_up_nothing() -> None:
    year = ranked_year(FOUR, out=[YTE, VHTT], after=awards(f"{FLAG}, quota: 1", f"{CERTIFICATE}, quota: 1"))
    assert proposed(year) == [("proposed", [GDDT]), ("proposed", [DL])]


def test_g1_units_that_miss_a_requirement_of_one_award_may_receive_the_next() -> None:
    given = {YTE: {"a": 92, "p": 2}, GDDT: {"a": 80}, VHTT: {"a": 70}}
    rules = awards(f"{FLAG}, quota: 1, requires: {{no_penalty: true}}", f"{CERTIFICATE}, quota: 1")
    year = ranked_year(given, leaf("a", 100), penalty=pool(leaf("p", 5), max="5"), after=rules)
    assert proposed(year) == [("proposed", [GDDT]), ("proposed", [YTE])]


# Rule G2. also: true


def test_g2_also_goes_to_a_unit_that_already_has_an_award() -> None:
    rules = awards(f"{FLAG}, quota: 1", f"{LETTER}, quota: 2, also: true", f"{CERTIFICATE}, quota: 1")
    # The letter goes to the two best, and does not keep GDDT from the certificate.
    assert proposed(ranked_year(FOUR, after=rules)) == [
        ("proposed", [YTE]),
        ("proposed", [YTE, GDDT]),
        ("proposed", [GDDT]),
    ]


def test_g2_also_does_not_keep_a_unit_from_a_later_award() -> None:
    rules = awards(f"{LETTER}, quota: all, also: true", f"{FLAG}, quota: 1", f"{CERTIFICATE}, quota: 1")
    assert proposed(ranked_year(FOUR, after=rules)) == [
        ("proposed", [YTE, GDDT, VHTT, DL]),
        ("proposed", [YTE]),
        ("proposed", [GDDT]),
    ]


# Rule G3. Quotas as shares

UNITS = list(FIVE)


@pytest.mark.parametrize(
    ("quota", "places"),
    [
        ("{share: 50%}", 2),  # 2.5, down by default
        ("{share: 50%, round: down}", 2),
        ("{share: 50%, round: up}", 3),
        ("{share: 50%, round: half_up}", 3),  # 2.5 goes up, not to the even 2
        ("{share: 45%, round: half_up}", 2),  # 2.25
        ("{share: 45%, round: up}", 3),
        ("{share: 55%, round: half_up}", 3),  # 2.75
        ("{share: 55%}", 2),
        ("{share: 20%, round: up}", 1),  # 1 exactly
        ("{share: 3/5, round: up}", 3),  # 3 exactly
        ("{share: 3/5}", 3),
        ("{share: 2/3}", 3),  # 3.33...
        ("{share: 19%}", 0),  # 0.95
        ("{share: 19%, minimum: 1}", 1),
        ("{share: 10%, round: half_up, minimum: 2}", 2),  # 0.5 -> 1, at least 2
        ("{share: 60%, minimum: 1}", 3),
        ("{share: 100%}", 5),
        ("all", 5),
    ],
)
def test_g3_a_share_is_rounded_as_stated_then_raised_to_the_minimum(quota: str, places: int) -> None:
    expected = ("proposed", UNITS[:places]) if places else ("none", [])
    assert proposed(ranked_year(FIVE, after=awards(f"{FLAG}, quota: {quota}"))) == [expected]


def test_g3_a_share_is_of_the_members_that_are_not_withdrawn() -> None:
    # 25% up: 4 members make 1, 5 would make 2.
    year = ranked_year(FOUR, after=awards(f"{FLAG}, quota: {{share: 25%, round: up}}"))
    year |= {"members.yaml": members(*FOUR, withdrawn(NV))}
    assert proposed(year) == [("proposed", [YTE])]


def test_g3_suspended_members_count_for_the_share() -> None:
    # 40% of 5 is 2; of the 4 others it would be 1.6, down to 1.
    year = ranked_year(FIVE, out=[GDDT], after=awards(f"{FLAG}, quota: {{share: 40%}}"))
    assert proposed(year) == [("proposed", [YTE, VHTT])]


def test_g3_quota_all_is_everyone_that_meets_the_requirements() -> None:
    year = ranked_year(FIVE, out=[GDDT], after=awards(f"{LETTER}, quota: all, requires: {{at_least: 60}}"))
    assert proposed(year) == [("proposed", [YTE, VHTT, DL])]


# Rule G4. Ties and awards


def test_g4_a_tie_across_the_last_place_blocks_the_award_and_leaves_those_certain() -> None:
    answer = scored(ranked_year({YTE: 90, GDDT: 80, VHTT: 80, DL: 60}, after=awards(f"{FLAG}, quota: 2")))
    assert (answer["status"], held_up(answer)) == ("blocked", {GDDT, VHTT})
    assert proposals(answer) == [("blocked", [YTE])]


def test_g4_a_tie_for_the_only_place_leaves_nobody_certain() -> None:
    answer = scored(ranked_year({YTE: 80, GDDT: 80, VHTT: 80, DL: 60}, after=awards(f"{FLAG}, quota: 2")))
    assert (held_up(answer), proposals(answer)) == ({YTE, GDDT, VHTT}, [("blocked", [])])


TOP_TIED = {YTE: 90, GDDT: 90, VHTT: 80, DL: 70}


@pytest.mark.parametrize(
    ("later", "state", "units"),
    [
        # The one of the two that misses the flag receives the certificate.
        (f"{CERTIFICATE}, quota: 1", "blocked", []),
        (f"{CERTIFICATE}, quota: 2", "blocked", [VHTT]),
        (f"{CERTIFICATE}, quota: all", "blocked", [VHTT, DL]),
        # VHTT is the third whoever is the first.
        (f"{CERTIFICATE}, quota: 1, requires: {{registered: true}}", "proposed", [VHTT]),
        (f"{CERTIFICATE}, quota: 2, also: true", "proposed", [GDDT, YTE]),
        (f"{CERTIFICATE}, quota: 3, also: true", "proposed", [GDDT, YTE, VHTT]),
        (f"{CERTIFICATE}, quota: 1, also: true", "blocked", []),
        (f"{CERTIFICATE}, quota: 1, requires: {{at_least: 91}}", "none", []),
    ],
)
def test_g4_a_later_award_is_blocked_only_if_its_units_would_differ(later: str, state: str, units: list[str]) -> None:
    year = ranked_year(TOP_TIED, after=awards(f"{FLAG}, quota: 1", later))
    year |= {"covenant.yaml": "registrations:\n  - {unit: so-van-hoa, award: bang-khen-tinh}\n"}
    answer = scored(year)
    assert (answer["status"], held_up(answer)) == ("blocked", {YTE, GDDT})
    assert proposals(answer) == [("blocked", []), (state, units)]


def test_g4_a_later_award_is_not_blocked_by_a_tie_that_is_used_up() -> None:
    # The tie at the top lies within the flags; the one further down touches the letter only.
    rules = awards(f"{FLAG}, quota: 2", f"{CERTIFICATE}, quota: 1", f"{LETTER}, quota: 1")
    answer = scored(ranked_year({YTE: 90, GDDT: 90, VHTT: 80, DL: 70, NV: 70}, after=rules))
    assert proposals(answer) == [("proposed", [GDDT, YTE]), ("proposed", [VHTT]), ("blocked", [])]
    assert (answer["status"], held_up(answer)) == ("blocked", {DL, NV})


# Rule G5. rank


@pytest.mark.parametrize(
    ("requires", "expected"),
    [
        # YTE is the best and has a penalty.
        ("no_penalty: true", ("proposed", [GDDT])),
        ("rank: 1, no_penalty: true", ("none", [])),
        ("rank: 2, no_penalty: true", ("proposed", [GDDT])),
        ("rank: 3, no_penalty: true", ("proposed", [GDDT])),
        ("rank: 1", ("proposed", [YTE])),
    ],
)
def test_g5_with_a_rank_the_quota_does_not_fall_to_a_worse_one(requires: str, expected: tuple[str, list[str]]) -> None:
    given = {YTE: {"a": 92, "p": 2}, GDDT: {"a": 80}, VHTT: {"a": 70}}
    rule = awards(f"{FLAG}, quota: 1, requires: {{{requires}}}")
    year = ranked_year(given, leaf("a", 100), penalty=pool(leaf("p", 5), max="5"), after=rule)
    assert proposed(year) == [expected]


@pytest.mark.parametrize(("rank", "units"), [(1, [YTE]), (2, [YTE, GDDT]), (3, [YTE, GDDT, VHTT]), (4, list(FOUR))])
def test_g5_a_rank_is_this_one_or_better(rank: int, units: list[str]) -> None:
    year = ranked_year(FOUR, after=awards(f"{FLAG}, quota: all, requires: {{rank: {rank}}}"))
    assert proposed(year) == [("proposed", units)]


def test_g5_before_totals_are_in_a_rank_is_open_and_not_missed() -> None:
    # Whoever sent a sheet may still be the first: nobody has a rank yet, and nobody has missed one.
    year = ranked_year({YTE: 90, GDDT: 80}, after=awards(f"{FLAG}, quota: 1, requires: {{rank: 1}}"))
    year = {**year, "members.yaml": members(YTE, GDDT, VHTT)}
    assert scored(year)["status"] == "blocked"
    assert proposed(year) == [("blocked", [])]


def test_g5_a_rank_is_among_all_that_are_ranked() -> None:
    # The first is suspended; the second is not the first for that.
    rules = awards(f"{FLAG}, quota: 1, requires: {{rank: 1}}", f"{CERTIFICATE}, quota: 1, requires: {{rank: 2}}")
    assert proposed(ranked_year(FOUR, out=[YTE], after=rules)) == [("none", []), ("proposed", [GDDT])]


def test_g5_a_unit_that_holds_an_award_does_not_pass_its_rank_on() -> None:
    rules = awards(f"{FLAG}, quota: 1", f"{CERTIFICATE}, quota: 1, requires: {{rank: 1}}")
    assert proposed(ranked_year(FOUR, after=rules)) == [("proposed", [YTE]), ("none", [])]


# G: the other requirements


@pytest.mark.parametrize(
    ("at_least", "units"),
    [
        ("80", [YTE, GDDT]),
        ("80.01", [YTE]),
        ("79.99", [YTE, GDDT]),
        # Shares are of the total as written, 105 with the bonus: 84 and 80.
        ("80%", [YTE]),
        ("16/21", [YTE, GDDT]),
        # 85.7% of 105 is 89.985, 85.8% is 90.09.
        ("85.7%", [YTE]),
        ("85.8%", []),
    ],
)
def test_g1_at_least_is_points_or_a_share_of_the_total(at_least: str, units: list[str]) -> None:
    year = ranked_year(
        FOUR,
        leaf("a", 100),
        total="105",
        bonus=pool(leaf("b", 5), max="5"),
        after=awards(f"{FLAG}, quota: all, requires: {{at_least: {at_least}}}"),
    )
    assert proposed(year) == [("proposed" if units else "none", units)]


@pytest.mark.parametrize(
    ("groups", "units"),
    [
        ('{"1": 48}', [VHTT, GDDT]),
        ('{"1": 80%}', [VHTT, GDDT]),  # of its 60
        ('{"1": 80%, "2": 75%}', [GDDT]),  # and 30 of 40
        ('{"1": 80%, "2": 50%}', [VHTT, GDDT]),
        ('{"1": 100%}', [VHTT]),
        ('{"2": 40}', [YTE]),
    ],
)
def test_g1_groups_are_minima_of_criteria(groups: str, units: list[str]) -> None:
    # Totals: YTE 87.99, VHTT 80, GDDT 78, DL 20.
    given = {YTE: {"1": "47.99", "2": 40}, GDDT: {"1": 48, "2": 30}, VHTT: {"1": 60, "2": 20}, DL: {"1": 10, "2": 10}}
    rule = awards(f"{FLAG}, quota: all, requires: {{groups: {groups}}}")
    assert proposed(ranked_year(given, leaf("1", 60), leaf("2", 40), after=rule)) == [("proposed", units)]


def test_g1_no_penalty() -> None:
    given = {YTE: {"a": 90, "p": "0.5"}, GDDT: {"a": 80, "p": 0}, VHTT: {"a": 70}, DL: {"a": 60, "p": 1}}
    rule = awards(f"{FLAG}, quota: all, requires: {{no_penalty: true}}")
    year = ranked_year(given, leaf("a", 100), penalty=pool(leaf("p", 5), max="5"), after=rule)
    assert proposed(year) == [("proposed", [GDDT, VHTT])]


CLASSES = """\
ranking:
  classes:
    - {name: "Xuất sắc", at_least: 90%, no_penalty: true}
    - {name: "Tốt", at_least: 70, groups: {"1": 70%}}
    - {name: "Khá", at_least: 70%}
"""
CLASSED: Mapping[str, Mapping[str, object]] = {
    YTE: {"1": 56, "2": 40, "p": 1},  # 95, with a penalty; "1" above 70% of 60 = 42
    GDDT: {"1": 50, "2": 40},  # 90
    VHTT: {"1": 41, "2": 40},  # 81, but "1" below 42
    DL: {"1": 42, "2": 28},  # 70
    NV: {"1": 42, "2": "27.99"},  # 69.99
}


def _classed(*rules: str) -> dict[str, str]:
    after = CLASSES + awards(*rules)
    return ranked_year(CLASSED, leaf("1", 60), leaf("2", 40), penalty=pool(leaf("p", 5), max="5"), after=after)


def test_g1_the_class_is_the_first_that_fits() -> None:
    classes = {unit: standing["class"] for unit, standing in standings(_classed(f"{FLAG}, quota: 1")).items()}
    assert classes == {YTE: "Tốt", GDDT: "Xuất sắc", VHTT: "Khá", DL: "Tốt", NV: None}


# By totals: 95, 90, 81, 70. Khá is the last class, so any class will do; NV has none.
@pytest.mark.parametrize(
    ("name", "units"), [("Xuất sắc", [GDDT]), ("Tốt", [YTE, GDDT, DL]), ("Khá", [YTE, GDDT, VHTT, DL])]
)
def test_g1_an_award_may_require_a_class_or_a_better_one(name: str, units: list[str]) -> None:
    year = _classed(f'{FLAG}, quota: all, requires: {{class: "{name}"}}')
    assert proposed(year) == [("proposed", units)]


@pytest.mark.parametrize(
    ("signatories", "units"), [("all", list(FOUR)), (f"[{GDDT}, {DL}]", [GDDT, DL]), (f"[{YTE}]", [YTE])]
)
def test_g1_signed(signatories: str, units: list[str]) -> None:
    year = ranked_year(FOUR, after=awards(f"{FLAG}, quota: all, requires: {{signed: true}}"))
    year |= {"covenant.yaml": f"signed: {{date: 2024-03-01}}\nsignatories: {signatories}\n"}
    assert proposed(year) == [("proposed", units)]


def test_g1_registered_is_for_this_award() -> None:
    rules = awards(f"{FLAG}, quota: 1, requires: {{registered: true}}", f"{CERTIFICATE}, quota: 1")
    year = ranked_year(FOUR, after=rules)
    year |= {
        "covenant.yaml": "registrations:\n"
        f"  - {{unit: {YTE}, award: bang-khen-tinh}}\n"
        f"  - {{unit: {VHTT}, award: co-thi-dua-tinh}}\n"
    }
    assert proposed(year) == [("proposed", [VHTT]), ("proposed", [YTE])]


def test_g1_all_requirements_must_be_met() -> None:
    rule = f"{FLAG}, quota: all, requires: {{at_least: 60, rank: 3, signed: true, registered: true}}"
    year = ranked_year(FIVE, after=awards(rule))
    registered = "".join(f"  - {{unit: {unit}, award: co-thi-dua-tinh}}\n" for unit in (GDDT, VHTT, DL, NV))
    year |= {"covenant.yaml": f"signatories: [{YTE}, {VHTT}, {DL}]\nregistrations:\n{registered}"}
    # YTE is not registered, GDDT has not signed, DL is the fourth, NV has 50.
    assert proposed(year) == [("proposed", [VHTT])]


# Rule G6. Votes

SIX = {YTE: 90, GDDT: 80, VHTT: 70, DL: 60, NV: 50, DTOC: 40}
VOTED = f"{FLAG}, quota: 1, requires: {{vote: flag}}"
FOUR_FIFTHS = "voting:\n  pass: {at_least: 80%, of: members}\n"
HALF = "voting:\n  pass: {more_than: 50%, of: members}\n"
QUORATE = "voting:\n  quorum: {at_least: 2/3, of: members}\n  pass: {at_least: 50%, of: members}\n"


def _voted(
    *rounds: Mapping[str, int],
    rule: str = VOTED,
    voting: str = FOUR_FIFTHS,
    candidates: Collection[str] = (YTE, GDDT),
    present: int = 6,
    choose: int = 1,
) -> dict[str, str]:
    votes = ballots(*rounds, candidates=candidates, present=present, choose=choose)
    return {**ranked_year(SIX, after=voting + awards(rule)), "votes.yaml": votes}


@pytest.mark.parametrize(
    ("in_favour", "voting", "expected"),
    [
        # 80% of 6 is 4.8: 5 pass, 4 do not.
        ({YTE: 5, GDDT: 1}, FOUR_FIFTHS, ("proposed", [YTE])),
        ({YTE: 4, GDDT: 2}, FOUR_FIFTHS, ("none", [])),
        ({GDDT: 5, YTE: 1}, FOUR_FIFTHS, ("proposed", [GDDT])),
        # More than half of 6 is 4, at least half is 3.
        ({YTE: 3, GDDT: 3}, HALF, ("none", [])),
        ({YTE: 4, GDDT: 2}, HALF, ("proposed", [YTE])),
        ({YTE: 2, GDDT: 4}, HALF, ("proposed", [GDDT])),
        ({YTE: 3, GDDT: 2}, QUORATE, ("proposed", [YTE])),
        # Both reach half: the ranking decides which of them comes first.
        ({YTE: 3, GDDT: 3}, QUORATE, ("proposed", [YTE])),
        # A candidate without a figure had 0.
        ({GDDT: 6}, FOUR_FIFTHS, ("proposed", [GDDT])),
    ],
)
def test_g6_the_vote_must_reach_the_threshold(
    in_favour: dict[str, int], voting: str, expected: tuple[str, list[str]]
) -> None:
    answer = among_many(scored, _voted(in_favour, voting=voting))
    assert (answer["status"], answer["blocked"]) == ("ranked", [])
    assert proposals(answer) == [expected]


def test_g6_a_unit_that_is_no_candidate_fails() -> None:
    # YTE and GDDT rank above VHTT, but nobody voted on them.
    year = _voted({VHTT: 5, DL: 1}, candidates=(VHTT, DL))
    assert among_many(proposed, year) == [("proposed", [VHTT])]
    year = _voted({VHTT: 5, DL: 1}, candidates=(VHTT, DL), rule=f"{FLAG}, quota: 1, requires: {{vote: flag, rank: 1}}")
    assert among_many(proposed, year) == [("none", [])]


def test_g6_the_last_round_that_names_a_unit_counts() -> None:
    # 5 and 5 in the first round left it open; in the second YTE had 2.
    year = _voted({YTE: 5, GDDT: 5}, {YTE: 2, GDDT: 5}, choose=2)
    assert among_many(proposed, year) == [("proposed", [GDDT])]
    # The second round does not name YTE: its 5 of the first stand.
    year = _voted({YTE: 5, GDDT: 5, VHTT: 2}, {GDDT: 1, VHTT: 5}, candidates=(YTE, GDDT, VHTT), choose=2)
    assert among_many(proposed, year) == [("proposed", [YTE])]


def test_g6_the_nearest_pass_counts() -> None:
    own = f"{VOTED}, voting: {{pass: {{at_least: 50%, of: members}}}}"
    assert among_many(proposed, _voted({YTE: 3, GDDT: 2}, rule=own)) == [("proposed", [YTE])]
    stricter = f"{VOTED}, voting: {{pass: {{at_least: 100%, of: members}}}}"
    assert among_many(proposed, _voted({YTE: 5, GDDT: 1}, rule=stricter)) == [("none", [])]


def test_g6_of_members_counts_those_that_are_not_withdrawn() -> None:
    # 80% of 5 is 4; NV has left.
    year = {k: text for k, text in _voted({YTE: 4, GDDT: 1}, present=5).items() if k != "scores.yaml"}
    staying = {unit: points for unit, points in SIX.items() if unit != NV}
    year |= {"scores.yaml": ranked_year(staying)["scores.yaml"], "members.yaml": members(*staying, withdrawn(NV))}
    assert among_many(proposed, year) == [("proposed", [YTE])]
    # A suspended member has not left: 80% of 6.
    year = _voted({YTE: 4, GDDT: 1}, present=5) | {"members.yaml": members(*staying, suspended(NV))}
    assert among_many(proposed, year) == [("none", [])]


def test_g6_a_vote_not_held_yet_blocks_the_award() -> None:
    year = {file: text for file, text in _voted({YTE: 5}).items() if file != "votes.yaml"}
    answer = among_many(scored, year)
    assert (answer["status"], proposals(answer)) == ("blocked", [("blocked", [])])
    assert answer["blocked"]
    # The ranking is known for all that.
    assert ranks(answer) == {unit: rank for rank, unit in enumerate(SIX, 1)}


def test_g6_a_vote_without_quorum_blocks_the_award() -> None:
    # 2/3 of 6 is 4; 3 of 6 would be enough to pass.
    answer = among_many(scored, _voted({YTE: 3}, voting=QUORATE, present=3))
    assert (answer["status"], proposals(answer)) == ("blocked", [("blocked", [])])
    assert answer["blocked"]
    answer = among_many(scored, _voted({YTE: 3}, voting=QUORATE, present=4))
    assert (answer["status"], proposals(answer)) == ("ranked", [("proposed", [YTE])])


def test_g6_an_award_that_needs_no_vote_is_not_blocked_by_one() -> None:
    year = ranked_year(SIX, after=FOUR_FIFTHS + awards(f"{LETTER}, quota: 1, also: true", VOTED))
    answer = among_many(scored, year)
    assert proposals(answer) == [("proposed", [YTE]), ("blocked", [])]


# Rule G7. order: vote

BY_VOTE = f"{FLAG}, quota: {{quota}}, order: vote, requires: {{{{vote: flag}}}}"
BALLOT = {YTE: 4, GDDT: 5, VHTT: 3}
"""Of 6 ballots with up to two names; half of the members is 3, more than half 4."""


@pytest.mark.parametrize(
    ("quota", "units"),
    [(1, [GDDT]), (2, [GDDT, YTE]), (3, [GDDT, YTE])],  # VHTT does not pass
)
def test_g7_order_vote_goes_down_the_votes(quota: int, units: list[str]) -> None:
    year = _voted(BALLOT, rule=BY_VOTE.format(quota=quota), voting=HALF, candidates=list(BALLOT), choose=2)
    assert among_many(proposed, year) == [("proposed", units)]


def test_g7_equal_votes_across_the_last_place_block() -> None:
    tied = {YTE: 5, GDDT: 4, VHTT: 4}
    year = _voted(tied, rule=BY_VOTE.format(quota=2), voting=HALF, candidates=list(tied), choose=3)
    answer = among_many(scored, year)
    assert (answer["status"], proposals(answer)) == ("blocked", [("blocked", [YTE])])
    year = _voted(tied, rule=BY_VOTE.format(quota=3), voting=HALF, candidates=list(tied), choose=3)
    assert among_many(proposed, year) == [("proposed", [YTE, GDDT, VHTT])]


def test_g7_order_vote_works_in_a_year_that_is_not_rankable() -> None:
    files = {
        "members.yaml": members(*SIX),
        "regulation.yaml": 'version: "1"\nstate: adopted\n' + HALF + awards(BY_VOTE.format(quota=1)),
        "votes.yaml": ballots(BALLOT, candidates=list(BALLOT), choose=2),
    }
    answer = among_many(scored, files)
    assert (answer["status"], answer["blocked"]) == ("not_rankable", [])
    assert proposals(answer) == [("proposed", [GDDT])]


def test_g7_a_suspended_unit_receives_nothing_by_vote_either() -> None:
    rule = BY_VOTE.format(quota=1)
    year = _voted(BALLOT, rule=rule, voting=HALF, candidates=list(BALLOT), choose=2)
    year |= {"members.yaml": members(*(suspended(unit) if unit == GDDT else unit for unit in SIX))}
    assert among_many(proposed, year) == [("proposed", [YTE])]


# Rule G8. States, awards that are not the cluster's to propose


def test_g8_nobody_qualifies() -> None:
    answer = scored(ranked_year(FOUR, after=awards(f"{FLAG}, quota: 2, requires: {{at_least: 91}}")))
    assert (answer["status"], answer["blocked"], proposals(answer)) == ("ranked", [], [("none", [])])


@pytest.mark.parametrize(
    ("award", "wrong"),
    [
        ("co-thi-dua-chinh-phu", True),
        ("bang-khen-thu-tuong", True),
        ("co-thi-dua-bo", True),
        ("bang-khen-bo", True),
        ("chien-si-thi-dua-co-so", True),
        ("lao-dong-tien-tien", True),
        ("co-thi-dua-tinh", False),
        ("bang-khen-tinh", False),
        ("tap-the-lao-dong-xuat-sac", False),
        ("tap-the-lao-dong-tien-tien", False),
        ("giay-khen", False),
    ],
)
def test_g8_an_award_that_the_level_may_not_propose_is_an_error_and_worked_out(award: str, wrong: bool) -> None:
    year = ranked_year(FOUR, after=awards(f"award: {award}, quota: 1"))
    assert errors_at(year) == ([line(year, "regulation.yaml", award)] if wrong else [])
    assert proposed(year) == [("proposed", [YTE])]


# Rule G9. What was proposed instead


def _of_award(award: str, unit: str) -> str:
    return f"of: award, award: {award}, unit: {unit}"


FLAG_ID, CERTIFICATE_ID = "co-thi-dua-tinh", "bang-khen-tinh"
PROPOSED = awards(f"{FLAG}, quota: 1", f"{CERTIFICATE}, quota: 2")
"""Computed: the flag for YTE, certificates for GDDT and VHTT."""


def _recorded(flag: Collection[str], certificates: Collection[str], *resolutions: str) -> dict[str, str]:
    recorded = outcome(awards={FLAG_ID: flag, CERTIFICATE_ID: certificates}, resolutions=resolutions)
    return {**ranked_year(FOUR, after=PROPOSED), "outcome.yaml": recorded}


def test_g9_what_is_recorded_as_computed_needs_no_resolution() -> None:
    assert faults_at(_recorded([YTE], [GDDT, VHTT])) == []
    assert faults_at(_recorded([YTE], [VHTT, GDDT])) == []


def test_g9_what_is_not_recorded_yet_needs_none_either() -> None:
    year = ranked_year(FOUR, after=PROPOSED)
    assert faults_at(year) == []
    assert faults_at(year | {"outcome.yaml": "handover: {date: 2025-01-10}\n"}) == []


def test_g9_a_unit_that_is_not_computed_needs_a_resolution() -> None:
    year = _recorded([YTE], [GDDT, VHTT, DL])
    assert faults_at(year) == [line(year, "outcome.yaml", f"unit: {DL}")]
    assert faults_at(_recorded([YTE], [GDDT, VHTT, DL], _of_award(CERTIFICATE_ID, DL))) == []


def test_g9_a_unit_that_is_computed_and_missing_needs_a_resolution() -> None:
    assert any(place.startswith("outcome.yaml:") for place in faults_at(_recorded([YTE], [GDDT])))
    assert faults_at(_recorded([YTE], [GDDT], _of_award(CERTIFICATE_ID, VHTT))) == []


def test_g9_a_resolution_for_another_award_or_unit_does_not_serve() -> None:
    for other in (_of_award(FLAG_ID, DL), _of_award(CERTIFICATE_ID, VHTT)):
        year = _recorded([YTE], [GDDT, VHTT, DL], other)
        assert line(year, "outcome.yaml", f"unit: {DL}") in faults_at(year)


def test_g9_an_award_to_another_unit_is_two_departures() -> None:
    both = (_of_award(FLAG_ID, YTE), _of_award(FLAG_ID, DL))
    assert faults_at(_recorded([DL], [GDDT, VHTT])) != []
    assert faults_at(_recorded([DL], [GDDT, VHTT], both[0])) != []
    assert faults_at(_recorded([DL], [GDDT, VHTT], both[1])) != []
    assert faults_at(_recorded([DL], [GDDT, VHTT], *both)) == []


@pytest.mark.parametrize("resolutions", [(), (_of_award(FLAG_ID, YTE), _of_award(FLAG_ID, DL))])
def test_g9_the_computation_uses_neither_the_record_nor_its_resolutions(resolutions: tuple[str, ...]) -> None:
    answer = scored(_recorded([DL], [GDDT, VHTT], *resolutions))
    assert (answer["status"], answer["blocked"]) == ("ranked", [])
    assert proposals(answer) == [("proposed", [YTE]), ("proposed", [GDDT, VHTT])]
