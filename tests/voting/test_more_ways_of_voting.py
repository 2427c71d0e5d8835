"""Votes in writing, other electorates, bases, candidates and number of rounds (rules H1, H2, H4 and H10)."""

import pytest

from tests.voting.elections import (
    MAJORITY,
    NO_MAJORITY,
    TIED,
    A,
    B,
    C,
    ballot,
    elected,
    errors_at,
    leader,
    outcome,
    regulation,
    scored,
    told,
    votes,
)

WON = ("chosen", A)
TWO_THEN_LEADERS = "{pass: {more_than: 50%, of: members}, rounds: {at_most: 2, then: leadership}}"
SPLIT = {A: 3, B: 2, C: 1}
"""Three of six is not more than half."""


def vote(
    *rounds: str, passing: str = MAJORITY, present: int = 6, extra: str = "", voting: str | None = None
) -> dict[str, str]:
    """A secret ballot for the leader with these rounds as written; `extra` keys of the vote."""
    held = (
        f"  - {{id: chief, for: {{office: leader}}, how: secret_ballot, date: 2024-12-20, present: {present}, {extra}"
        f"candidates: [{A}, {B}, {C}], choose: 1, rounds: [{', '.join(rounds)}]}}\n"
    )
    return {"regulation.yaml": regulation(passing=passing, leader_voting=voting), "votes.yaml": votes(held)}


def round_(figures: dict[str, int], **keys: object) -> str:
    """One round with the keys as they are given."""
    told = ", ".join(f"{key}: {value}" for key, value in keys.items())
    in_favour = ", ".join(f"{unit}: {number}" for unit, number in figures.items())
    return f"{{{told + ', ' if told else ''}in_favour: {{{in_favour}}}}}"


# Votes in writing: those absent count as ballots, and never as present.


def test_written_votes_are_ballots_of_members_who_are_absent() -> None:
    # 4 present and 2 in writing: 6 ballots, of which 5 are 80% of 6 (4.8).
    held = round_({A: 5, B: 1}, written=2, issued=6, returned=6, invalid=0)
    files = vote(held, passing="at_least 80% of members", present=4)
    assert leader(files) == WON
    assert errors_at(files) == []


def test_no_more_ballots_than_those_present_and_those_who_wrote() -> None:
    held = round_({A: 5, B: 1}, written=1, issued=6, returned=6, invalid=0)
    assert errors_at(vote(held, present=4)) == ["votes.yaml:2"]


def test_no_more_votes_in_writing_than_members_that_are_absent() -> None:
    # 4 of 6 were present, so at most 2 wrote.
    held = round_({A: 5, B: 1}, written=3, issued=6, returned=6, invalid=0)
    assert errors_at(vote(held, present=4)) == ["votes.yaml:2"]


def test_who_wrote_was_not_present() -> None:
    held = round_({A: 3, B: 3}, written=2, issued=6, returned=6, invalid=0)
    # More than half of the 4 present is 3, of the 6 ballots 4.
    assert leader(vote(held, passing="more_than 50% of present", present=4)) == TIED
    held = round_({A: 4, B: 2}, written=2, issued=6, returned=6, invalid=0)
    files = vote(held, passing="more_than 50% of members", present=4)
    # 2/3 of 6 members are 4, who were present; 80% are not.
    quorum = regulation(passing=MAJORITY, quorum="at_least 2/3 of members")
    assert leader({**files, "regulation.yaml": quorum}) == WON
    quorum = regulation(passing=MAJORITY, quorum="at_least 80% of members")
    assert leader({**files, "regulation.yaml": quorum}) == ("no_quorum", None)


# An electorate of its own: a council of persons, delegates.


@pytest.mark.parametrize(("in_favour", "expected"), [(21, WON), (20, NO_MAJORITY)])
def test_an_electorate_of_its_own_is_what_members_means(in_favour: int, expected: object) -> None:
    # More than half of 40 persons is 21.
    held = round_({A: in_favour, B: 35 - in_favour}, issued=35, returned=35, invalid=0)
    files = vote(held, present=35, extra="electorate: 40, ")
    assert leader(files) == expected
    assert errors_at(files) == []


def test_no_more_are_present_than_may_vote() -> None:
    held = round_({A: 21}, issued=35, returned=35, invalid=14)
    assert errors_at(vote(held, present=35, extra="electorate: 30, ")) == ["votes.yaml:2"]


# Shares of those for and against: abstentions are out of the base.


@pytest.mark.parametrize(
    ("figures", "keys", "of_valid", "of_cast"),
    [
        # 6 valid ballots, 3 took a side: 2 of 3 are more than half, 2 of 6 are not.
        ({A: 2, B: 1}, {"abstained": 3}, NO_MAJORITY, WON),
        # 5 valid, 4 took a side: 2 of 4 are just half.
        ({A: 2, B: 1, C: 1}, {"abstained": 1, "invalid": 1}, NO_MAJORITY, NO_MAJORITY),
        # Nobody abstained: the same base.
        ({A: 4, B: 2}, {"abstained": 0}, WON, WON),
        # Everybody abstained: nobody is elected by nobody.
        ({}, {"abstained": 6}, NO_MAJORITY, NO_MAJORITY),
    ],
)
def test_abstentions_are_out_of_what_is_cast(
    figures: dict[str, int], keys: dict[str, int], of_valid: object, of_cast: object
) -> None:
    held = round_(figures, issued=6, returned=6, **{"invalid": 0, **keys})
    if not figures:
        of_valid = of_cast = TIED
    assert leader(vote(held, passing="more_than 50% of valid")) == of_valid
    assert leader(vote(held, passing="more_than 50% of cast")) == of_cast
    assert errors_at(vote(held, passing="more_than 50% of cast")) == []


def test_where_abstentions_were_not_counted_nobody_knows_the_base() -> None:
    files = vote(round_({A: 5, B: 1}, issued=6, returned=6, invalid=0), passing="more_than 50% of cast")
    assert leader(files) == NO_MAJORITY
    assert errors_at(files) == ["votes.yaml:2"]


# Rounds with candidates of their own, and rounds that are still to come.

FIRST = round_(SPLIT, issued=6, returned=6, invalid=0)


def test_a_round_has_its_own_candidates() -> None:
    second = round_({A: 4}, candidates=f"[{A}, {B}]", issued=6, returned=6, invalid=0, abstained=2)
    files = vote(FIRST, second)
    assert leader(files) == WON
    (held,) = elected(files)["votes"]
    # B stood and had nothing; C no longer stood.
    assert [one["unit"] for one in held["rounds"][1]["figures"]] == [A, B]
    assert errors_at(files) == []


@pytest.mark.parametrize(
    "second",
    [
        round_({A: 4, C: 2}, candidates=f"[{A}, {B}]", issued=6, returned=6, invalid=0),
        round_({A: 4}, candidates=f"[{A}, so-noi-vu]", issued=6, returned=6, invalid=0),
    ],
)
def test_figures_and_candidates_of_a_round_are_of_those_who_stood(second: str) -> None:
    assert errors_at(vote(FIRST, second)) == ["votes.yaml:2"]


def test_a_ballot_of_a_round_carries_as_many_names_as_that_round_says() -> None:
    # 6 ballots with 2 names each: 12 names, of which 10 were used; with the vote's one name there would be 6.
    many = round_({A: 5, B: 5}, choose=2, issued=6, returned=6, invalid=0)
    assert errors_at(vote(many)) == []
    assert errors_at(vote(round_({A: 5, B: 5}, issued=6, returned=6, invalid=0))) == ["votes.yaml:2"]


def test_a_round_in_which_each_candidate_is_voted_for_or_against_has_no_number_of_names() -> None:
    held = round_({A: 4}, choose=2, issued=6, returned=6, invalid=0)
    files = vote(held)
    approve = {**files, "votes.yaml": files["votes.yaml"].replace("choose: 1,", "approve: true,")}
    assert errors_at(approve) == ["votes.yaml:2"]


def test_a_round_that_is_still_to_come_counts_for_nothing() -> None:
    files = vote(FIRST, f"{{candidates: [{A}, {B}], choose: 1}}")
    assert (leader(files), errors_at(files)) == (NO_MAJORITY, [])
    only = vote(f"{{candidates: [{A}, {B}]}}")
    assert (leader(only), errors_at(only)) == (("not_held", None), [])


def test_a_counted_round_after_one_to_come_is_an_error_and_not_counted() -> None:
    files = vote(FIRST, f"{{candidates: [{A}, {B}]}}", round_({A: 6}, issued=6, returned=6, invalid=0))
    assert (leader(files), errors_at(files)) == (NO_MAJORITY, ["votes.yaml:2"])


# Rounds come to an end, and then somebody decides.

SECOND = round_({A: 3, B: 3}, candidates=f"[{A}, {B}]", issued=6, returned=6, invalid=0)


def decision(unit: str, in_: str = "chief") -> str:
    """A resolution after the last round."""
    return f"of: vote, in: {in_}, chosen: {unit}"


def test_after_the_last_round_the_office_waits_for_the_decision() -> None:
    files = vote(FIRST, SECOND, voting=TWO_THEN_LEADERS)
    assert (leader(files), errors_at(files)) == (TIED, [])
    assert "không quá 2 vòng; sau đó đơn vị trưởng và các đơn vị phó quyết định" in told(files)


def test_the_decision_after_the_last_round_fills_the_seat() -> None:
    files = {**vote(FIRST, SECOND, voting=TWO_THEN_LEADERS), "outcome.yaml": outcome(resolutions=[decision(B)])}
    assert (leader(files), errors_at(files)) == (("chosen", B), [])
    assert "Sau 2 vòng bỏ phiếu" in told(files)


def test_before_the_last_round_nobody_but_the_votes_decides() -> None:
    files = {**vote(FIRST, voting=TWO_THEN_LEADERS), "outcome.yaml": outcome(resolutions=[decision(A)])}
    assert (leader(files), errors_at(files)) == (NO_MAJORITY, ["outcome.yaml:2"])


@pytest.mark.parametrize("resolution", [decision(C), decision(A, "deputies")])
def test_a_decision_is_on_those_of_the_last_round_of_that_vote(resolution: str) -> None:
    files = {**vote(FIRST, SECOND, voting=TWO_THEN_LEADERS), "outcome.yaml": outcome(resolutions=[resolution])}
    assert leader(files) == TIED
    assert "outcome.yaml:2" in errors_at(files)


def test_a_third_round_is_an_error_where_two_are_allowed() -> None:
    third = round_({A: 4, B: 2}, candidates=f"[{A}, {B}]", issued=6, returned=6, invalid=0)
    assert errors_at(vote(FIRST, SECOND, third, voting=TWO_THEN_LEADERS)) == ["votes.yaml:2"]
    assert errors_at(vote(FIRST, SECOND, third)) == []


# Points decide where the regulation says so.


def points() -> str:
    """What a regulation adds so that totals are scored, out of 100."""
    return (
        "scoring:\n  stages: [{id: appraisal, by: leadership}]\n  total: 100\n"
        "  criteria: [{code: X, title: x, max: 100}]\n"
    )


def sheets(totals: dict[str, int]) -> str:
    """One sheet of the leader a unit."""
    rows = "".join(
        f"  - {{unit: {unit}, stage: appraisal, by: so-y-te, regulation: '1', entries: {{X: {total}}}}}\n"
        for unit, total in totals.items()
    )
    return f"sheets:\n{rows}"


TOTALS = {A: 92, B: 95, C: 92, "so-y-te": 80, "so-noi-vu": 70, "so-tu-phap": 60}
BY_POINTS = "{pass: {at_least: 50%, of: valid}, ties: [{higher: total}]}"


def scored_vote(*rounds: str, voting: str, totals: dict[str, int] = TOTALS) -> dict[str, str]:
    """A vote of a year that has a standing."""
    files = vote(*rounds, voting=voting)
    return {**files, "regulation.yaml": files["regulation.yaml"] + points(), "scores.yaml": sheets(totals)}


def test_equal_votes_for_an_office_are_decided_by_points() -> None:
    # 3 votes each; B has 95 points, A 92.
    held = round_({A: 3, B: 3}, issued=6, returned=6, invalid=0)
    files = scored_vote(held, voting=BY_POINTS)
    assert (leader(files), errors_at(files)) == (("chosen", B), [])
    assert "điểm cao hơn" in told(files)


def test_equal_votes_and_points_stay_a_tie() -> None:
    held = round_({A: 3, C: 3}, issued=6, returned=6, invalid=0)
    assert leader(scored_vote(held, voting=BY_POINTS)) == TIED


def test_without_a_standing_points_decide_nothing() -> None:
    held = round_({A: 3, B: 3}, issued=6, returned=6, invalid=0)
    missing = {unit: total for unit, total in TOTALS.items() if unit != C}
    assert leader(scored_vote(held, voting=BY_POINTS, totals=missing)) == TIED


def test_after_the_last_round_the_standing_decides_where_the_regulation_says_so() -> None:
    # 3, 2, 1 of 6: nobody has more than half; B stands first of the three in the standing.
    rule = "{pass: {more_than: 50%, of: members}, rounds: {at_most: 1, then: standings}}"
    files = scored_vote(FIRST, voting=rule)
    assert (leader(files), errors_at(files)) == (("chosen", B), [])
    # A and C have equal ranks: between them the standing decides nothing.
    held = round_({A: 3, C: 3}, candidates=f"[{A}, {C}]", issued=6, returned=6, invalid=0)
    equal, unlimited = scored_vote(held, voting=rule), "{pass: {more_than: 50%, of: members}}"
    assert leader(equal) == TIED
    # Nobody votes again after the last round; where the regulation sets no last one, they may.
    assert "mỗi đơn vị 3 phiếu. Ghi cách giải quyết" in told(equal)
    assert "mỗi đơn vị 3 phiếu. Bỏ phiếu thêm một vòng, hoặc ghi" in told(scored_vote(held, voting=unlimited))


def test_the_standing_decides_between_those_that_are_equal_and_for_nobody_without_a_vote() -> None:
    rule = "{pass: {more_than: 50%, of: members}, rounds: {at_most: 1, then: standings}}"
    # A and C lead with 2 each; B, who had 1, stands first in the standing and still is not equal to them.
    held = round_({A: 2, B: 1, C: 2}, issued=6, returned=6, invalid=0, abstained=1)
    ahead = {**TOTALS, C: 90}
    assert leader(scored_vote(held, voting=rule, totals=ahead)) == WON
    # Nobody voted for anybody: the standing elects nobody.
    nothing = round_({}, issued=6, returned=6, invalid=6)
    assert leader(scored_vote(nothing, voting=rule)) == TIED
    # Nor does it elect B, for whom nobody voted: A stands before C.
    two = round_({A: 3, C: 2}, issued=6, returned=6, invalid=1)
    assert leader(scored_vote(two, voting=rule, totals=ahead)) == WON


def test_equal_votes_on_an_award_are_decided_by_points() -> None:
    # 3 of 6 votes each; B has 95 points, A 92: the one flag goes to B.
    flag = ballot({A: 3, B: 3}, candidates=(A, B), id="flag", award="co-thi-dua-tinh")
    award = "awards: [{award: co-thi-dua-tinh, quota: 1, order: vote, voting: {ties: [{higher: total}]}}]\n"
    files = {
        "regulation.yaml": regulation(passing=None, after=award) + points(),
        "votes.yaml": votes(flag),
        "scores.yaml": sheets(TOTALS),
    }
    (given,) = scored(files)["awards"]
    assert (given["state"], given["units"]) == ("proposed", [B])
    without = {**files, "regulation.yaml": files["regulation.yaml"].replace(", voting: {ties: [{higher: total}]}", "")}
    assert scored(without)["status"] == "blocked"


def test_a_code_that_ties_of_votes_name_exists() -> None:
    files = scored_vote(FIRST, voting="{pass: {more_than: 50%, of: members}, ties: [{higher: Y}]}")
    assert any(one.startswith("regulation.yaml") for one in errors_at(files))
