"""How votes are counted, and what is wrong in a record of one. test_table_of_elections.py has more numbers."""

from typing import Any

import pytest

from tests.scoring.year import line, members
from tests.voting.elections import (
    CANDIDATES,
    MAJORITY,
    NO_MAJORITY,
    NO_QUORUM,
    NO_RULE,
    NV,
    SIX,
    TIED,
    TP,
    XD,
    YTE,
    A,
    B,
    C,
    ballot,
    consensus,
    counted,
    deputies,
    errors_at,
    found_at,
    hands,
    leader,
    next_year,
    outcome,
    regulation,
    settled,
    six_but,
    suspended,
    votes,
    voting_rule,
    withdrawn,
)

WON = ("chosen", A)


def election(*rounds: dict[str, int] | str, rule: str | None = None, **vote: Any) -> dict[str, str]:
    """A secret ballot for the leader, for which more than half of the members are needed unless `rule` differs."""
    held = ballot(*rounds, **{"candidates": CANDIDATES, **vote})
    return {"regulation.yaml": rule or regulation(), "votes.yaml": votes(held)}


FIRST_VOTE, SECOND_VOTE = "votes.yaml:2", "votes.yaml:3"


# Rule H1. One unit, one vote; members on the day, present and issued as counted, valid = returned - invalid


def test_h1_members_are_those_that_had_not_withdrawn_on_the_day() -> None:
    files = election({A: 4, B: 1}, present=5, rule=regulation(passing="at_least 80% of members"))
    # 80% of 5 is 4: TP had left three weeks before.
    assert leader({**files, "members.yaml": six_but(withdrawn(TP, "2024-12-01"))}) == WON
    # 80% of 6 is 4.8: TP left a week after the vote.
    assert leader({**files, "members.yaml": six_but(withdrawn(TP, "2024-12-27"))}) == NO_MAJORITY


def test_h1_where_the_day_is_not_recorded_members_that_left_are_none() -> None:
    files = election({A: 4, B: 1}, present=5, date=None, rule=regulation(passing="at_least 80% of members"))
    assert leader({**files, "members.yaml": six_but(withdrawn(TP))}) == WON


def test_h1_suspended_members_have_a_vote() -> None:
    files = election({A: 4, B: 1}, present=5, rule=regulation(passing="at_least 80% of members"))
    assert leader({**files, "members.yaml": six_but(suspended(TP))}) == NO_MAJORITY
    assert errors_at({**election({A: 5, B: 1}), "members.yaml": six_but(suspended(TP))}) == []


@pytest.mark.parametrize(
    ("round_", "won"),
    [
        (counted({A: 3, B: 2}), False),  # valid 6, half 3
        (counted({A: 3, B: 2}, returned=5), True),  # valid 5, half 2.5
        (counted({A: 3, B: 2}, invalid=1), True),
        (counted({A: 3, B: 1}, returned=5, invalid=1), True),  # valid 4, half 2
        (counted({A: 2, B: 1}, returned=5, invalid=2), True),  # valid 3, half 1.5
        (counted({A: 2, B: 1}, returned=5, invalid=1), False),  # valid 4, half 2
    ],
)
def test_h1_valid_is_returned_less_invalid(round_: str, won: bool) -> None:
    files = election(round_, rule=regulation(passing="more_than 50% of valid"))
    assert leader(files) == (WON if won else NO_MAJORITY)
    assert errors_at(files) == []


@pytest.mark.parametrize(("in_favour", "won"), [({A: 5, B: 1}, True), ({A: 4, B: 2}, False)])
def test_h1_80_percent_of_6_needs_5(in_favour: dict[str, int], won: bool) -> None:
    files = election(in_favour, rule=regulation(passing="at_least 80% of members"))
    assert leader(files) == (WON if won else NO_MAJORITY)


def test_h1_shares_are_compared_exactly() -> None:
    # 1/3 of 3 is 1, and 33.33% of 3 is 0.9999; 33.34% of 3 is 1.0002.
    three = {"members.yaml": members(YTE, A, B)}
    one = counted({A: 1}, issued=1, returned=1)
    for share, won in [("1/3", True), ("33.33%", True), ("33.34%", False)]:
        rule = regulation(passing=f"at_least {share} of members")
        files = {**three, **election(one, rule=rule, candidates=(A, B), present=3)}
        assert (share, leader(files)) == (share, WON if won else NO_MAJORITY)


@pytest.mark.parametrize(
    ("present", "round_"),
    [
        (6, counted({A: 3, B: 2}, issued=5, returned=6)),  # more came back than were issued
        (6, counted({A: 1, B: 1}, issued=6, returned=2, invalid=3)),  # more invalid than returned
        (5, counted({A: 3, B: 2}, issued=6, returned=5)),  # more ballots than units present
        (7, counted({A: 4, B: 2})),  # more units present than members
        (6, counted({A: 4, B: 2}, issued=7, returned=6)),  # more ballots than members
        (None, counted({A: 4, B: 2}, issued=7, returned=7)),  # the same, present not recorded
    ],
)
def test_h1_figures_of_ballots_must_fit_one_another(present: int | None, round_: str) -> None:
    assert errors_at(election(round_, present=present)) == [FIRST_VOTE]


@pytest.mark.parametrize(
    "round_",
    [
        counted({A: 4, B: 2}),
        counted({A: 4}, issued=5, returned=4),
        counted({A: 0, B: 0}, issued=6, returned=0),
        counted({A: 3, B: 2}, invalid=1),
        counted({A: 3, B: 1}, abstained=2),
    ],
)
def test_h1_figures_that_fit_are_no_errors(round_: str) -> None:
    assert errors_at(election(round_)) == []


def test_h1_more_ballots_than_were_members_on_the_day() -> None:
    files = election({A: 4, B: 2})
    assert errors_at({**files, "members.yaml": six_but(withdrawn(TP, "2024-12-27"))}) == []
    assert errors_at({**files, "members.yaml": six_but(withdrawn(TP, "2024-12-01"))}) == [FIRST_VOTE]


def test_h1_the_vote_that_is_wrong_is_named_not_the_others() -> None:
    wrong = ballot(counted({A: 4, B: 2}, returned=7), candidates=CANDIDATES, office="deputy", id="vice")
    right = ballot({A: 4, B: 2}, candidates=CANDIDATES)
    files = {"regulation.yaml": regulation(deputies="secret_ballot"), "votes.yaml": votes(right, wrong)}
    assert SECOND_VOTE in errors_at(files)
    assert FIRST_VOTE not in errors_at(files)


# Rule H2. Quorum


@pytest.mark.parametrize(
    ("present", "quorum", "state"),
    [
        (4, "at_least 2/3 of members", "chosen"),  # 2/3 of 6 is 4
        (3, "at_least 2/3 of members", "no_quorum"),
        (3, "at_least 50% of members", "chosen"),
        (2, "at_least 50% of members", "no_quorum"),
        (5, "at_least 80% of members", "chosen"),  # 4.8
        (4, "at_least 80% of members", "no_quorum"),
        (1, None, "chosen"),  # none stated: none asked
        (None, None, "chosen"),
        (None, "at_least 50% of members", "no_quorum"),
    ],
)
def test_h2_present_against_members(present: int | None, quorum: str | None, state: str) -> None:
    ballots = present or 6
    one = counted({A: ballots}, issued=ballots, returned=ballots)
    files = election(one, present=present, rule=regulation(passing="more_than 50% of valid", quorum=quorum))
    assert leader(files) == (state, A if state == "chosen" else None)


def test_h2_a_quorum_of_the_office_is_the_nearest() -> None:
    both = voting_rule(MAJORITY, "at_least 80% of members")
    # 4 of 6 would do by the general rule; 80% of 6 is 4.8.
    general: dict[str, Any] = {"quorum": "at_least 50% of members"}
    assert leader(election({A: 4}, present=4, rule=regulation(**general, leader_voting=both))) == NO_QUORUM
    assert leader(election({A: 4}, present=4, rule=regulation(**general))) == WON


def test_h2_members_of_the_quorum_are_those_on_the_day() -> None:
    rule = regulation(passing="more_than 50% of present", quorum="at_least 80% of members")
    files = election({A: 4}, present=4, rule=rule)
    # 80% of 5 is 4, of 6 it is 4.8.
    assert leader({**files, "members.yaml": six_but(withdrawn(TP, "2024-12-01"))}) == WON
    assert leader({**files, "members.yaml": six_but(withdrawn(TP, "2024-12-27"))}) == NO_QUORUM


# Rule H3. Rounds


def test_h3_the_first_round_in_which_one_leads_alone_and_passes_decides() -> None:
    assert leader(election({A: 3, B: 3}, {A: 4, B: 2})) == WON
    assert leader(election({A: 2, B: 3, C: 1}, {A: 4, B: 2})) == WON
    assert errors_at(election({A: 3, B: 3}, {A: 4, B: 2})) == []


def test_h3_a_later_round_is_an_error_and_does_not_count() -> None:
    files = election({A: 4, B: 2}, {A: 2, B: 4})
    assert leader(files) == WON
    assert errors_at(files) == [FIRST_VOTE]


def test_h3_a_later_round_that_gives_the_same_is_an_error_too() -> None:
    assert errors_at(election({A: 4, B: 2}, {A: 6})) == [FIRST_VOTE]


def test_h3_without_a_decision_the_last_round_counts() -> None:
    assert leader(election({A: 3, B: 2, C: 1}, {A: 3, B: 3})) == TIED
    assert leader(election({A: 3, B: 3}, {A: 2, B: 3, C: 1})) == NO_MAJORITY


def test_h3_a_candidate_without_a_figure_had_none() -> None:
    # B and C had 0; a tie of A and B would need 2 for B.
    rule = regulation(passing="at_least 1/3 of members")
    assert leader(election(counted({A: 2}, abstained=4), rule=rule)) == WON
    # B led the first round; in the second it had nothing.
    assert leader(election({B: 3, A: 3}, {A: 5, C: 1})) == WON


# Rule H4. Ballots with several names, approval


@pytest.mark.parametrize(
    ("choose", "in_favour", "right"),
    [
        (1, {A: 4, B: 2}, True),  # 6 <= 1 x 6
        (1, {A: 4, B: 3}, False),  # 7
        (2, {A: 6, B: 5, C: 1}, True),  # 12 <= 2 x 6
        (2, {A: 6, B: 5, C: 2}, False),  # 13
        (3, {A: 6, B: 6, C: 6}, True),  # 18 <= 3 x 6
    ],
)
def test_h4_names_on_ballots_are_at_most_as_many_as_allowed(
    choose: int, in_favour: dict[str, int], right: bool
) -> None:
    vote = ballot(counted(in_favour), candidates=CANDIDATES, choose=choose, office="deputy")
    rule = regulation(None, "secret_ballot", seats=choose, passing="at_least 1/3 of members")
    assert errors_at({"regulation.yaml": rule, "votes.yaml": votes(vote)}) == ([] if right else [FIRST_VOTE])


def test_h4_names_are_on_valid_ballots_only() -> None:
    # 6 names on 5 valid ballots.
    assert errors_at(election(counted({A: 4, B: 2}, invalid=1))) == [FIRST_VOTE]
    assert errors_at(election(counted({A: 4, B: 1}, invalid=1))) == []


@pytest.mark.parametrize(
    ("for_a", "against_a", "right"),
    [(4, 2, True), (4, 1, True), (4, 3, False), (0, 6, True), (7, 0, False)],
)
def test_h4_for_and_against_are_at_most_the_valid_ballots(for_a: int, against_a: int, right: bool) -> None:
    round_ = counted({A: for_a, B: 3}, against={A: against_a, B: 3})
    assert errors_at(election(round_, approve=True, candidates=(A, B))) == ([] if right else [FIRST_VOTE])


def test_h4_approval_may_name_everyone_on_every_ballot() -> None:
    # 6 + 5 + 4 = 15 on 6 ballots.
    files = election(counted({A: 6, B: 5, C: 4}, against={A: 0, B: 1, C: 2}), approve=True)
    assert (leader(files), errors_at(files)) == (WON, [])


def test_h4_abstentions_are_valid_ballots() -> None:
    rule = regulation(passing="more_than 50% of valid")
    # 3 of 6; with an invalid ballot in place of the abstention it would be 3 of 5.
    assert leader(election(counted({A: 3, B: 2}, abstained=1), rule=rule)) == NO_MAJORITY
    assert leader(election(counted({A: 3, B: 2}, invalid=1), rule=rule)) == WON


# Rule H5. Several seats


def seats(in_favour: dict[str, int], number: int = 2, settlement: str = "") -> dict[str, str]:
    """Deputies by secret ballot, for which at least half of the members are needed: 3 of 6."""
    rule = regulation(None, "secret_ballot", seats=number, passing="at_least 50% of members")
    vote = ballot(in_favour, candidates=(A, B, C, NV), choose=number, office="deputy", id="vice")
    files = {"regulation.yaml": rule, "votes.yaml": votes(vote)}
    return {**files, "outcome.yaml": outcome(resolutions=[settlement])} if settlement else files


def test_h5_the_leading_candidates_that_pass() -> None:
    assert deputies(seats({A: 3, B: 5, C: 4})) == [("chosen", C), ("chosen", B)]
    # 2 of 6 do not pass.
    assert deputies(seats({A: 6, B: 2, C: 1})) == [("chosen", A), NO_MAJORITY]


def test_h5_equality_across_the_last_seat_is_tied_for_that_seat_only() -> None:
    assert deputies(seats({A: 5, B: 3, C: 3})) == [("chosen", A), TIED]
    assert deputies(seats({A: 6, B: 5, C: 3, NV: 3}, 3)) == [("chosen", A), ("chosen", B), TIED]


def test_h5_equality_elsewhere_is_no_tie() -> None:
    assert deputies(seats({A: 4, B: 4, C: 2, NV: 2})) == [("chosen", A), ("chosen", B)]


def test_h5_the_tied_seat_is_settled_between_those_that_are_tied() -> None:
    tied = {A: 5, B: 3, C: 3}
    assert deputies(seats(tied, settlement=settled(B, C, vote="vice"))) == [("chosen", A), ("chosen", B)]
    assert errors_at(seats(tied, settlement=settled(B, C, vote="vice"))) == []
    # A is not among the tied ones.
    wrong = seats(tied, settlement=settled(B, A, C, vote="vice"))
    assert deputies(wrong) == [("chosen", A), TIED]
    assert errors_at(wrong) == [line(wrong, "outcome.yaml", "of: tie")]


# Rule H6. Tied, no majority, no rule


@pytest.mark.parametrize(
    ("in_favour", "passing", "state"),
    [
        ({A: 3, B: 3}, "at_least 50% of members", TIED),
        ({A: 3, B: 3}, MAJORITY, TIED),
        ({A: 2, B: 2, C: 2}, MAJORITY, TIED),
        ({A: 3, B: 2, C: 1}, MAJORITY, NO_MAJORITY),
        ({A: 6}, None, NO_RULE),
    ],
)
def test_h6_states(in_favour: dict[str, int], passing: str | None, state: tuple[str, None]) -> None:
    assert leader(election(in_favour, rule=regulation(passing=passing))) == state


# Rule H7. Consensus


def agreement(
    agreed: Any = "all", passing: str | None = None, present: int | None = 6, choice: str = A
) -> dict[str, str]:
    """A consensus on the leader."""
    rule = regulation("consensus", passing=passing)
    return {"regulation.yaml": rule, "votes.yaml": votes(consensus(choice, agreed=agreed, present=present))}


@pytest.mark.parametrize(
    ("agreed", "passing", "present", "state"),
    [
        ("all", None, 6, "chosen"),
        ("all", None, None, "chosen"),
        (SIX[:5], None, 6, "no_rule"),
        (SIX[:5], "at_least 80% of members", 6, "chosen"),  # 5 of 4.8
        (SIX[:4], "at_least 80% of members", 6, "no_majority"),
        (SIX[:4], "at_least 80% of present", 5, "chosen"),  # 4 of 4
        ("all", "at_least 80% of members", 4, "no_majority"),  # all present are 4
        ("all", "at_least 80% of members", None, "chosen"),  # all members are 6
        ("all", "at_least 100% of present", 4, "chosen"),
    ],
)
def test_h7_those_that_agreed_against_the_nearest_pass(
    agreed: Any, passing: str | None, present: int | None, state: str
) -> None:
    files = agreement(agreed, passing, present)
    assert leader(files) == (state, A if state == "chosen" else None)
    assert state == "no_rule" or errors_at(files) == []


def test_h7_all_members_are_those_that_had_not_left() -> None:
    # All are 5, 100% of 5.
    files = {**agreement(passing="at_least 100% of members", present=5), "members.yaml": six_but(withdrawn(TP))}
    assert leader(files) == WON


def test_h7_more_units_agreed_than_were_present() -> None:
    assert errors_at(agreement(SIX[:5], MAJORITY, 5)) == []
    assert errors_at(agreement(SIX[:5], MAJORITY, 4)) == [FIRST_VOTE]


# Rule H8. Candidates


BARRED = regulation(not_eligible=["incumbent"])
WITH_LEADER = (YTE, A, B)


def test_h8_one_that_is_not_eligible_elects_nobody() -> None:
    assert leader(election({YTE: 4, A: 2}, rule=BARRED, candidates=WITH_LEADER)) == NO_MAJORITY


def test_h8_the_second_never_moves_up() -> None:
    rule = regulation(passing="at_least 1/3 of members", not_eligible=["incumbent"])
    # 2 of 6 are a third.
    assert leader(election({YTE: 4, A: 2}, rule=rule, candidates=WITH_LEADER)) == NO_MAJORITY
    assert leader(election({YTE: 2, A: 4}, rule=rule, candidates=WITH_LEADER)) == WON


def test_h8_nor_where_there_are_several_seats() -> None:
    # NV is suspended: the seat that its 5 votes lead stays empty, B and C are the others that lead.
    rule = regulation(None, "secret_ballot", seats=2, not_eligible=["suspended"], passing="at_least 1/3 of members")
    vote = ballot({NV: 5, B: 4, C: 3}, candidates=(B, C, NV), choose=2, office="deputy")
    files = {"regulation.yaml": rule, "votes.yaml": votes(vote), "members.yaml": six_but(suspended(NV))}
    assert deputies(files) == [("chosen", B), NO_MAJORITY]


def test_h8_votes_for_it_stay_in_the_bases() -> None:
    rule = regulation(passing="more_than 50% of valid", not_eligible=["incumbent"])
    # 3 of 6, not 3 of 4.
    assert leader(election({YTE: 2, A: 3, B: 1}, rule=rule, candidates=WITH_LEADER)) == NO_MAJORITY


def test_h8_a_candidate_that_is_not_eligible_is_found() -> None:
    assert FIRST_VOTE in found_at(election({YTE: 1, A: 5}, rule=BARRED, candidates=WITH_LEADER))
    assert FIRST_VOTE not in found_at(election({YTE: 1, A: 5}, candidates=WITH_LEADER))


@pytest.mark.parametrize("bar", ["suspended", "not_considered"])
def test_h8_a_suspended_candidate_is_found_where_that_bars(bar: str) -> None:
    files = election({A: 1, B: 5}, rule=regulation(not_eligible=[bar]))
    assert FIRST_VOTE in found_at({**files, "members.yaml": six_but(suspended(A))})
    assert FIRST_VOTE not in found_at(files)


def test_h8_a_candidate_that_leaves_is_found_where_that_bars() -> None:
    files = election({A: 1, B: 5}, rule=regulation(not_eligible=["leaving"]))
    assert FIRST_VOTE in found_at({**files, **next_year(YTE, B, C, NV, TP)})
    assert FIRST_VOTE not in found_at({**files, **next_year(*SIX)})


def test_h8_candidates_are_members() -> None:
    assert errors_at(election({A: 5, XD: 1}, candidates=(A, XD))) == [FIRST_VOTE]


def test_h8_a_unit_that_left_is_no_candidate_and_elects_nobody() -> None:
    files = {**election({A: 5}, present=5), "members.yaml": six_but(withdrawn(A))}
    assert leader(files) == NO_MAJORITY
    assert FIRST_VOTE in found_at(files)


def test_h8_figures_are_those_of_candidates() -> None:
    assert errors_at(election({A: 4, NV: 2})) == [FIRST_VOTE]
    for_and_against = counted({A: 4, B: 2}, against={A: 2, NV: 1})
    assert errors_at(election(for_and_against, approve=True)) == [FIRST_VOTE]


def test_h8_a_unit_chosen_by_consensus_must_be_eligible() -> None:
    rule = regulation("consensus", passing=None, not_eligible=["incumbent"])
    assert leader({"regulation.yaml": rule, "votes.yaml": votes(consensus(YTE))}) == NO_MAJORITY


# Rule H9. Ways of voting


@pytest.mark.parametrize(
    ("rule", "held"),
    [
        ("secret_ballot", ballot(hands({A: 4, B: 2}), candidates=CANDIDATES, how="show_of_hands")),
        ("show_of_hands", ballot({A: 4, B: 2}, candidates=CANDIDATES)),
        ("consensus", ballot({A: 4, B: 2}, candidates=CANDIDATES)),
        ("secret_ballot", consensus(A)),
    ],
)
def test_h9_a_vote_held_another_way_is_an_error_and_counts(rule: str, held: str) -> None:
    files = {"regulation.yaml": regulation(rule), "votes.yaml": votes(held)}
    assert errors_at(files) == [FIRST_VOTE]
    assert leader(files) == WON


@pytest.mark.parametrize(
    ("rule", "held"),
    [
        ("secret_ballot", ballot({A: 4, B: 2}, candidates=CANDIDATES)),
        ("show_of_hands", ballot(hands({A: 4, B: 2}), candidates=CANDIDATES, how="show_of_hands")),
        ("consensus", consensus(A)),
    ],
)
def test_h9_a_vote_held_as_stated_is_none(rule: str, held: str) -> None:
    files = {"regulation.yaml": regulation(rule), "votes.yaml": votes(held)}
    assert errors_at(files) == []
    assert leader(files) == WON


def test_h9_a_show_of_hands_needs_no_ballots_a_secret_ballot_does() -> None:
    by_hands = election(hands({A: 4, B: 2}), how="show_of_hands", rule=regulation("show_of_hands"))
    assert FIRST_VOTE not in found_at(by_hands)
    assert FIRST_VOTE in found_at(election(hands({A: 4, B: 2})))


def test_h9_more_hands_than_units_present() -> None:
    seven = election(hands({A: 4, B: 3}), how="show_of_hands", rule=regulation("show_of_hands"))
    assert errors_at(seven) == [FIRST_VOTE]


def test_h9_one_office_one_vote() -> None:
    again = ballot({B: 5, A: 1}, candidates=CANDIDATES, id="again")
    files = {"regulation.yaml": regulation(), "votes.yaml": votes(ballot({A: 4, B: 2}, candidates=CANDIDATES), again)}
    assert errors_at(files) == [SECOND_VOTE]
    vice = ballot({B: 5, C: 1}, candidates=CANDIDATES, id="vice", office="deputy")
    rule = regulation(deputies="secret_ballot")
    files = {"regulation.yaml": rule, "votes.yaml": votes(ballot({A: 4, B: 2}, candidates=CANDIDATES), vice)}
    assert errors_at(files) == []
