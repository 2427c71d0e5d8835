"""Figures that cannot be, and figures without bounds: every answer is given, at once, and nobody passes on nothing."""

from collections.abc import Mapping
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.year import members
from tests.voting.elections import (
    NO_MAJORITY,
    SIX,
    TP,
    A,
    B,
    C,
    ballot,
    consensus,
    counted,
    deputies,
    elected,
    hands,
    leader,
    of_the_year,
    outcome,
    regulation,
    scored,
    six_but,
    suspended,
    votes,
    withdrawn,
)
from tests.voting.test_properties import EVERY_RUN_THE_SAME

MOST = 999_999_999
"""No count that the format reads is higher."""
FIGURE = st.one_of(st.none(), st.integers(0, 8), st.sampled_from((300, 3_000_000, MOST)))
SECONDS = 2
"""What one year may take at most; it takes some hundredths."""
ENDS = (
    "{rounds: {at_most: 0, then: leadership}}",
    "{rounds: {at_most: 1, then: standings}, ties: [{higher: total}]}",
    "{rounds: {at_most: 2, then: authority}, ties: [{lower: penalty}, {higher: base}]}",
)
THRESHOLDS = (
    "at_least 0% of valid",
    "more_than 0% of members",
    "at_least 2/3 of issued",
    "more_than 50% of present",
    "at_least 1/2 of cast",
)


@st.composite
def rounds(draw: st.DrawFn) -> str:
    """One round in which nothing need fit anything."""
    figures = st.dictionaries(st.sampled_from(SIX), st.sampled_from((0, 1, 3, 6, 7, MOST)), min_size=1, max_size=4)
    against = draw(st.one_of(st.none(), figures))
    keys = {key: draw(FIGURE) for key in ("issued", "returned", "invalid", "abstained")}
    one = counted(draw(figures), against=against, **keys)
    stood = draw(st.lists(st.sampled_from(SIX), min_size=1, max_size=3))
    more = {"written": draw(FIGURE), "choose": draw(FIGURE), "candidates": f"[{', '.join(stood)}]"}
    chosen = {key: value for key, value in more.items() if value is not None and draw(st.booleans())}
    if draw(st.booleans()) and "candidates" in chosen:
        return f"{{candidates: {chosen['candidates']}}}"
    return "{" + "".join(f"{key}: {value}, " for key, value in chosen.items()) + one.removeprefix("{")


@st.composite
def some_votes(draw: st.DrawFn) -> str:
    """Votes on both offices and on an award, by ballot, by hands or by consensus."""
    held = []
    for id_, office, award in (("chief", "leader", None), ("vice", "deputy", None), ("flag", "leader", "giay-khen")):
        common: dict[str, Any] = {"id": id_, "office": office, "award": award, "present": draw(FIGURE)}
        if draw(st.booleans()):
            how = draw(st.sampled_from(("secret_ballot", "show_of_hands")))
            several = draw(st.lists(rounds(), min_size=1, max_size=3))
            choose, approve = draw(st.sampled_from((None, 0, 1, MOST))), draw(st.booleans())
            units = draw(st.lists(st.sampled_from(SIX), min_size=1, max_size=4))
            held.append(ballot(*several, candidates=units, how=how, choose=choose, approve=approve, **common))
        else:
            agreed = draw(st.one_of(st.just("all"), st.lists(st.sampled_from(SIX))))
            held.append(consensus(*draw(st.lists(st.sampled_from(SIX), max_size=4)), agreed=agreed, **common))
    return votes(*held)


@st.composite
def years(draw: st.DrawFn) -> Mapping[str, str]:
    """A year whose figures need not fit: members that left, declared numbers, seats, quotas, recorded offices."""
    quota, vote = draw(st.sampled_from(("0", "1", str(MOST), "all"))), draw(st.sampled_from(("flag", "flg", "chief")))
    asked = draw(st.sampled_from(("", f", requires: {{vote: {vote}}}", ", order: vote")))
    rule = regulation(
        draw(st.sampled_from(("secret_ballot", "consensus", "rotation", "succession", "appointment", None))),
        draw(st.sampled_from(("secret_ballot", "rotation", "consensus", "succession", None))),
        passing=draw(st.one_of(st.none(), st.sampled_from(THRESHOLDS))),
        leader_voting=draw(st.sampled_from((None, *ENDS))),
        quorum=draw(st.sampled_from((None, "at_least 0% of members", "at_least 2/3 of members"))),
        seats=draw(st.sampled_from((0, 1, 2, MOST))),
        rotation=draw(st.lists(st.sampled_from(SIX), max_size=4)),
        after=f"awards:\n  - {{award: giay-khen, quota: {quota}{asked}}}\n",
    )
    entries = six_but(*draw(st.sampled_from(((), (withdrawn(TP),), (withdrawn(TP), withdrawn(A)), (suspended(B),)))))
    declared = draw(st.sampled_from(("", "declared_count: 0\n", "declared_count: 3\n", f"declared_count: {MOST}\n")))
    named = draw(st.sampled_from(("", "members_named: some\n")))
    return {
        "members.yaml": declared + named + entries,
        "regulation.yaml": rule,
        "votes.yaml": draw(some_votes()),
        "outcome.yaml": outcome(draw(st.sampled_from((None, A))), draw(st.sampled_from((None, (A, A), (B, C)))) or ())
        or "handover: unknown\n",
    }


@EVERY_RUN_THE_SAME
@given(years())
def test_every_year_is_judged_scored_and_elected_at_once(files: Mapping[str, str]) -> None:
    began = process_time()
    of_the_year(files)
    told, answer = scored(files), elected(files)
    assert process_time() - began < SECONDS
    assert len(answer["deputies"]) <= len(SIX)
    for office in (answer["leader"], *answer["deputies"]):
        assert (office["unit"] is None) == (office["state"] not in ("chosen", "proposed", "approved", "replaced"))
    for vote in answer["votes"]:
        for one in vote["rounds"]:
            # A passing figure is at least one vote, of something (rule H1).
            passed = [figure for figure in one["figures"] if figure["passes"]]
            assert all(figure["in_favour"] >= max(one["needed"], 1) for figure in passed)
            assert not passed or one["base"] > 0
            assert one["valid"] is None or one["valid"] >= 0
    assert all(award["open"] or award["state"] != "blocked" for award in told["awards"])


@pytest.mark.parametrize(
    ("threshold", "base", "fewest"),
    [
        # 80% of 6 is 4.8; more than half of 6 is 4, of 5 it is 3; 2/3 of 6 is 4 exactly, more than that 5.
        ("at_least 80% of present", 6, 5),
        ("more_than 50% of present", 6, 4),
        ("more_than 50% of present", 5, 3),
        ("at_least 2/3 of present", 6, 4),
        ("more_than 2/3 of present", 6, 5),
        # Nobody passes without a vote.
        ("at_least 0% of present", 6, 1),
        ("more_than 100% of present", 6, 7),
        ("at_least 80% of present", 3_000_000, 2_400_000),
        # Of nobody at all no number is a share.
        ("at_least 80% of present", 0, None),
        ("more_than 0% of present", 0, None),
    ],
)
def test_the_fewest_votes_that_pass_are_computed(threshold: str, base: int, fewest: int | None) -> None:
    held = votes(ballot(hands({A: 1}), candidates=(A,), how="show_of_hands", present=base))
    files = {"regulation.yaml": regulation("show_of_hands", passing=threshold), "votes.yaml": held}
    (vote,) = elected(files)["votes"]
    assert vote["rounds"][0]["needed"] == fewest


@pytest.mark.parametrize(
    "count",
    [
        counted({A: 0, B: 0}, returned=6, invalid=6),  # all invalid
        counted({A: 0}, returned=0),  # none returned
        counted({A: 0}, abstained=6),  # nobody named anybody
        counted({A: 2}, returned=2, invalid=4),  # figures that cannot be
    ],
)
@pytest.mark.parametrize("threshold", ["at_least 0% of valid", "at_least 50% of valid"])
def test_nobody_is_elected_by_no_vote_or_of_none(count: str, threshold: str) -> None:
    held = votes(ballot(count, candidates=(A,)))
    assert leader({"regulation.yaml": regulation(passing=threshold), "votes.yaml": held})[1] is None


def test_nobody_agrees_where_nobody_is_present() -> None:
    held = votes(consensus(A, present=0))
    assert leader({"regulation.yaml": regulation("consensus", passing=None), "votes.yaml": held}) == NO_MAJORITY


def test_fewer_declared_than_left_are_no_members() -> None:
    # One declared, two have left: there is nobody whose share anybody could have.
    files = {
        "members.yaml": f"declared_count: 1\nmembers_named: some\n{six_but(withdrawn(TP), withdrawn(C))}",
        "regulation.yaml": regulation(passing="at_least 50% of members"),
        "votes.yaml": votes(ballot(counted({A: 2}), candidates=(A, B))),
    }
    assert leader(files) == NO_MAJORITY
    assert elected(files)["votes"][0]["rounds"][0]["base"] == 0


def test_seats_are_no_more_than_there_are_members_to_take_them() -> None:
    rule = regulation(None, "secret_ballot", seats=MOST)
    files = {
        "members.yaml": members(*SIX),
        "regulation.yaml": rule,
        "votes.yaml": votes(ballot({A: 4, B: 2}, candidates=(A, B), office="deputy")),
    }
    # A has 4 of 6, B has 2; the other five seats stay open.
    assert deputies(files) == [("chosen", A), *[NO_MAJORITY] * 5]
    assert "EMU773" in {placed.finding.code for placed in of_the_year(files)}
