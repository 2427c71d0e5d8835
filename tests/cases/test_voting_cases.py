"""Votes on awards: in writing, equal votes, shares that are reached exactly."""

import pytest

from tests.cases.several import A, B, many, members_of, register
from tests.scoring.year import leaf
from tests.scoring.years_of_several import awards, ranked_year
from tests.voting.elections import (
    awarded,
    ballot,
    counted,
    faults_at,
    votes,
    voting,
)

FLAG = "co-thi-dua-tinh"


def test_absent_members_vote_in_writing() -> None:
    """At least 90% of all ten members: 8 are present and 2 write, 9 of 10 ballots are for the unit: it passes."""
    held = counted({A: 9}, issued=10, returned=10, against={A: 1}).replace("{issued", "{written: 2, issued")
    rule = voting("at_least 90% of members", "at_least 2/3 of members")
    files = {
        **members_of(10),
        "regulation.yaml": rule + awards(f"award: {FLAG}, quota: 1, order: vote, requires: {{vote: flag}}"),
        "votes.yaml": votes(ballot(held, candidates=[A], id="flag", award=FLAG, present=8, approve=True)),
    }
    assert faults_at(files) == []
    assert awarded(files) == [("proposed", [A])]
    fewer = files["votes.yaml"].replace(f"{A}: 9", f"{A}: 8").replace(f"{A}: 1", f"{A}: 2")
    assert awarded({**files, "votes.yaml": fewer}) == [("none", [])]


def test_equal_votes_are_decided_by_points() -> None:
    """The flag is voted, 3 of 6 votes each; A has 92 points and B 95: it goes to B."""
    rule = awards(f"award: {FLAG}, quota: 1, order: vote, voting: {{ties: [{{higher: total}}]}}")
    given = dict(zip(many(6), (92, 95, 80, 81, 82, 83), strict=True))
    files = {**ranked_year(given, leaf("a", 100), after=rule), **register(6)}
    files["votes.yaml"] = votes(ballot({A: 3, B: 3}, candidates=[A, B], id="flag", award=FLAG))
    assert faults_at(files) == []
    assert awarded(files) == [("proposed", [B])]


@pytest.mark.parametrize(
    ("for_a", "valid", "expected"),
    [(3, 9, [B, A]), (3, 10, [B]), (4, 10, [B, A])],
    ids=["3 of 9", "3 of 10", "4 of 10"],
)
def test_a_third_is_reached_exactly(for_a: int, valid: int, expected: list[str]) -> None:
    """At least a third of the valid ballots: 3 of 9 is exactly that, 3 of 10 is not, for which 4 are needed."""
    held = counted({A: for_a, B: valid - for_a}, issued=valid, returned=valid)
    third = "requires: {vote: v}, voting: {pass: {at_least: 1/3, of: valid}}"
    files = {
        **members_of(valid),
        "regulation.yaml": awards(f"award: giay-khen, quota: all, order: vote, {third}"),
        "votes.yaml": votes(ballot(held, candidates=[A, B], id="v", award="giay-khen", present=valid)),
    }
    assert faults_at(files) == []
    assert awarded(files) == [("proposed", expected)]
