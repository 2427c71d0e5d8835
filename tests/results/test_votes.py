"""Rules G6 and G7: `elect --all` reads the share that a vote on an award needs as `score` does."""

import pytest

from emucli.results.votes import award_votes
from emucli.results.year import year_result
from tests.miniature import load, with_base

VOTES = """\
votes:
  - id: co
    for: {award: co-thi-dua-tinh}
    how: secret_ballot
    present: 3
    rounds:
      - {issued: 3, returned: 3, invalid: 1, in_favour: {so-y-te: 1, so-van-hoa: 1}}
"""
GENERAL = "voting: {pass: {more_than: 50%, of: members}}\n"


@pytest.mark.parametrize(
    ("rule", "answer"),
    [
        # 1 of 3 is not more than half.
        ("order: vote, requires: {vote: co}", "failed"),
        ("order: vote, voting: {pass: {more_than: 50%, of: members}}", "failed"),
        # Where the votes only order, the general share is not asked for.
        ("order: vote", "no_rule"),
        ("order: vote, voting: {pass: {at_least: 1/3, of: members}}", "passed"),
    ],
)
def test_the_share_of_a_vote_is_the_one_that_the_award_asks_for(rule: str, answer: str) -> None:
    regulation = GENERAL + f"awards:\n  - {{award: co-thi-dua-tinh, quota: 2, {rule}}}\n"
    files = {"cum-1/2024/votes.yaml": VOTES, "cum-1/2024/regulation.yaml": regulation}
    (cluster,) = load(with_base(files)).clusters
    year = cluster.years["2024"]
    (counted,) = award_votes(year)
    assert set(counted.answers.values()) == {answer}
    (award,) = year_result(cluster, year).awards
    assert award.units == (() if answer == "failed" else ("so-van-hoa", "so-y-te"))
