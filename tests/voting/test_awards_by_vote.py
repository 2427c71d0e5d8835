"""Rules G6 and G7: awards that need a vote, or go down the votes, in years with and without a ranking."""

from typing import Any

import pytest

from tests.scoring.year import members
from tests.scoring.years_of_several import ranked_year
from tests.voting.elections import (
    DL,
    GDDT,
    MAJORITY,
    NV,
    SIX,
    TP,
    VHTT,
    YTE,
    awarded,
    ballot,
    consensus,
    counted,
    errors_at,
    hands,
    scored,
    six_but,
    suspended,
    votes,
    voting,
    voting_rule,
    withdrawn,
)

FLAG = "co-thi-dua-tinh"
RANKED = {YTE: 90, GDDT: 80, VHTT: 70, DL: 60, NV: 50, TP: 40}
NEEDS_VOTE = "quota: 1, requires: {vote: flag}"
BY_VOTE = "quota: 1, requires: {vote: flag}, order: vote"
FOUR_FIFTHS = "at_least 80% of members"


def flag(*rounds: dict[str, int] | str, candidates: tuple[str, ...] = (YTE, GDDT, VHTT), **vote: Any) -> str:
    """A vote on the flag."""
    return ballot(*rounds, candidates=candidates, **{"id": "flag", "award": FLAG, **vote})


def rules(rule: str, passing: str | None, quorum: str | None = None, own: str | None = None) -> str:
    """The text of `voting` and `awards` with one award; `own`: the voting rule of the award."""
    nearest = f", voting: {own}" if own else ""
    return f"{voting(passing, quorum)}awards:\n  - {{award: {FLAG}, {rule}{nearest}}}\n"


def ranked(held: str | None, rule: str = NEEDS_VOTE, passing: str | None = FOUR_FIFTHS, **more: Any) -> dict[str, str]:
    """A year in which YTE has the most points, then GDDT, VHTT and the others."""
    files = ranked_year(RANKED, after=rules(rule, passing, **more))
    return {**files, "votes.yaml": votes(held)} if held else files


def unranked(held: str | None, rule: str = BY_VOTE, passing: str | None = FOUR_FIFTHS, **more: Any) -> dict[str, str]:
    """A year without scores."""
    regulation = f'version: "1"\nstate: adopted\n{rules(rule, passing, **more)}'
    files = {"members.yaml": members(*SIX), "regulation.yaml": regulation}
    return {**files, "votes.yaml": votes(held)} if held else files


def given(*units: str) -> list[tuple[str, list[str]]]:
    """The award is proposed for these, or nobody has it."""
    return [("proposed" if units else "none", list(units))]


BLOCKED: list[tuple[str, list[str]]] = [("blocked", [])]


@pytest.mark.parametrize(
    ("held", "passing", "expected"),
    [
        # 80% of 6 members is 4.8.
        (flag({YTE: 5, GDDT: 1}), FOUR_FIFTHS, given(YTE)),
        (flag({YTE: 4, GDDT: 2}), FOUR_FIFTHS, given()),
        (flag({GDDT: 5, YTE: 1}), FOUR_FIFTHS, given(GDDT)),
        # 80% of 5 valid ballots is 4; of 6 it is 4.8.
        (flag(counted({YTE: 4, GDDT: 1}, invalid=1)), "at_least 80% of valid", given(YTE)),
        (flag(counted({YTE: 4, GDDT: 1}, abstained=1)), "at_least 80% of valid", given()),
        # 80% of 5 that are present is 4, of 5 ballots that were issued too.
        (flag({YTE: 4, GDDT: 1}, present=5), "at_least 80% of present", given(YTE)),
        (flag(counted({YTE: 4, GDDT: 1}, issued=5, returned=5)), "at_least 80% of issued", given(YTE)),
        (flag(counted({YTE: 4, GDDT: 1}, returned=5)), "at_least 80% of issued", given()),
        # For and against: both have 80% of 5 valid ballots, and YTE has more points.
        (
            flag(counted({YTE: 4, GDDT: 5}, invalid=1, against={YTE: 1, GDDT: 0}), approve=True),
            "at_least 80% of valid",
            given(YTE),
        ),
        (
            flag(counted({YTE: 3, GDDT: 5}, invalid=1, against={YTE: 2, GDDT: 0}), approve=True),
            "at_least 80% of valid",
            given(GDDT),
        ),
        # Two names on a ballot: 5 + 5 + 2 = 12.
        (flag({YTE: 5, GDDT: 5, VHTT: 2}, choose=2), FOUR_FIFTHS, given(YTE)),
        # Five hands of six; nobody counts ballots.
        (flag(hands({GDDT: 5, YTE: 1}), how="show_of_hands"), FOUR_FIFTHS, given(GDDT)),
        # Five of six agreed on GDDT; YTE was not voted on.
        (consensus(GDDT, agreed=SIX[:5], id="flag", award=FLAG), FOUR_FIFTHS, given(GDDT)),
        (consensus(GDDT, agreed=SIX[:4], id="flag", award=FLAG), FOUR_FIFTHS, given()),
        (consensus(GDDT, id="flag", award=FLAG), None, given(GDDT)),
    ],
)
def test_g6_the_vote_reaches_the_pass(held: str, passing: str | None, expected: list[tuple[str, list[str]]]) -> None:
    files = ranked(held, passing=passing)
    assert awarded(files) == expected
    assert errors_at(files) == []
    assert scored(files)["status"] == "ranked"


def test_g6_the_vote_is_needed_in_a_year_that_is_not_rankable_too() -> None:
    files = unranked(flag({YTE: 1, GDDT: 5}), BY_VOTE)
    assert awarded(files) == given(GDDT)
    assert scored(files)["status"] == "not_rankable"


@pytest.mark.parametrize(
    ("rounds", "expected"),
    [
        # YTE had 4 and then 5.
        (({YTE: 4, GDDT: 2}, {YTE: 5, GDDT: 1}), given(YTE)),
        # YTE had 3 of a tie; the second round names GDDT, who has 5.
        (({YTE: 3, GDDT: 3}, {YTE: 1, GDDT: 5}), given(GDDT)),
        # Three rounds, and nobody reaches 4.8.
        (({YTE: 3, GDDT: 3}, {YTE: 3, GDDT: 3}, {YTE: 4, GDDT: 2}), given()),
    ],
)
def test_g6_several_rounds(rounds: tuple[dict[str, int], ...], expected: list[tuple[str, list[str]]]) -> None:
    assert awarded(ranked(flag(*rounds))) == expected
    assert awarded(unranked(flag(*rounds))) == expected


def test_g6_each_round_has_its_own_bases() -> None:
    # 80% of valid: 4 of 6 in the first round are too few; 3 of 3 in the second, with 3 invalid ballots, are enough.
    held = flag({YTE: 4, GDDT: 2}, counted({YTE: 3}, invalid=3))
    assert awarded(ranked(held, passing="at_least 80% of valid")) == given(YTE)


@pytest.mark.parametrize(
    ("held", "quorum"),
    [
        (None, None),  # not held yet
        (flag({YTE: 3}, present=3), "at_least 2/3 of members"),  # 4 of 6 were needed
        (flag({YTE: 6}, present=None), "at_least 2/3 of members"),  # nobody counted
        (consensus(YTE, id="flag", award=FLAG, present=3), "at_least 2/3 of members"),
    ],
)
def test_g6_not_held_or_without_quorum_blocks(held: str | None, quorum: str | None) -> None:
    assert awarded(unranked(held, passing=MAJORITY, quorum=quorum)) == BLOCKED
    files = ranked(held, passing=MAJORITY, quorum=quorum)
    assert awarded(files) == BLOCKED
    assert (scored(files)["status"], bool(scored(files)["blocked"])) == ("blocked", True)


def test_g6_quorum_met_exactly() -> None:
    # 2/3 of 6 is 4; more than half of 6 is 4.
    files = ranked(flag({YTE: 4}, present=4), passing=MAJORITY, quorum="at_least 2/3 of members")
    assert awarded(files) == given(YTE)


def test_g6_the_nearest_pass() -> None:
    held = flag({YTE: 4, GDDT: 2})
    assert awarded(ranked(held, passing=FOUR_FIFTHS, own=voting_rule(MAJORITY))) == given(YTE)
    assert awarded(ranked(held, passing=MAJORITY, own=voting_rule(FOUR_FIFTHS))) == given()


def test_g6_a_vote_on_a_unit_that_is_no_candidate() -> None:
    # YTE has the most points; with `rank: 1` nobody else comes into question.
    held = flag({GDDT: 5, VHTT: 1}, candidates=(GDDT, VHTT))
    assert awarded(ranked(held)) == given(GDDT)
    assert awarded(ranked(held, "quota: 1, requires: {vote: flag, rank: 1}")) == given()


def test_g6_members_are_those_on_the_day_of_the_vote() -> None:
    # TP left after it: 80% of 6 is 4.8. Had it left before, 80% of 5 would be 4.
    files = unranked(flag({YTE: 4, GDDT: 1}, present=5))
    assert awarded({**files, "members.yaml": six_but(withdrawn(TP, "2024-12-27"))}) == given()
    assert awarded({**files, "members.yaml": six_but(withdrawn(TP, "2024-12-01"))}) == given(YTE)


TWO_NAMES = {YTE: 4, GDDT: 5, VHTT: 3}
"""5 + 4 + 3 = 12 names on 6 ballots."""


@pytest.mark.parametrize("year", [ranked, unranked])
@pytest.mark.parametrize(
    ("quota", "expected"),
    [
        (1, given(GDDT)),
        (2, given(GDDT, YTE)),
        (3, given(GDDT, YTE)),  # 3 of 6 are not more than half
    ],
)
def test_g7_down_the_votes(year: Any, quota: int, expected: list[tuple[str, list[str]]]) -> None:
    rule = f"quota: {quota}, requires: {{vote: flag}}, order: vote"
    assert awarded(year(flag(TWO_NAMES, choose=2), rule, MAJORITY)) == expected


@pytest.mark.parametrize(
    ("quota", "expected"),
    [
        (1, [("blocked", [])]),
        (2, given(GDDT, YTE)),  # listed by name: Giáo dục before Y tế
        (3, given(GDDT, YTE)),
    ],
)
def test_g7_equal_votes_across_the_last_place_block(quota: int, expected: list[tuple[str, list[str]]]) -> None:
    rule = f"quota: {quota}, requires: {{vote: flag}}, order: vote"
    told = awarded(unranked(flag({YTE: 5, GDDT: 5, VHTT: 2}, choose=2), rule, MAJORITY))
    assert [(state, sorted(units)) for state, units in told] == expected


def test_g7_one_in_front_is_certain_while_others_are_equal() -> None:
    rule = "quota: 2, requires: {vote: flag}, order: vote"
    # At least half of 6 is 3.
    files = unranked(flag({VHTT: 6, YTE: 3, GDDT: 3}, choose=2), rule, "at_least 50% of members")
    assert awarded(files) == [("blocked", [VHTT])]


def test_g7_the_last_round_decides_the_order() -> None:
    # The first round left YTE and GDDT equal; the second names both.
    held = flag({YTE: 3, GDDT: 3}, {YTE: 2, GDDT: 4})
    assert awarded(unranked(held, passing=MAJORITY)) == given(GDDT)


@pytest.mark.parametrize("year", [ranked, unranked])
def test_g7_a_suspended_unit_receives_nothing(year: Any) -> None:
    files = year(flag(TWO_NAMES, choose=2), BY_VOTE, MAJORITY)
    files["members.yaml"] = six_but(suspended(GDDT))
    assert awarded(files) == given(YTE)


def test_g7_nobody_passes() -> None:
    assert awarded(unranked(flag({YTE: 3, GDDT: 2, VHTT: 1}), passing=MAJORITY)) == given()


def test_g7_the_rules_for_offices_do_not_bar_from_awards() -> None:
    files = unranked(flag({YTE: 6}), passing=MAJORITY)
    files["regulation.yaml"] += "leadership:\n  not_eligible: [incumbent]\n"
    assert awarded(files) == given(YTE)
