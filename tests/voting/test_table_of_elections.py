"""A table of small elections, each worked out by hand: state and unit of the office, and whether the vote has errors.

Six members unless something else is written, led by so-y-te; the candidates are A, B and C.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pytest

from tests.scoring.year import line, members
from tests.voting.elections import (
    CANDIDATES,
    GT,
    MAJORITY,
    NO_MAJORITY,
    NO_QUORUM,
    NO_RULE,
    NOT_HELD,
    NV,
    SIX,
    TIED,
    TP,
    XD,
    YTE,
    A,
    B,
    C,
    State,
    ballot,
    consensus,
    counted,
    decided,
    declined,
    deputies,
    errors_at,
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

UNKNOWN: State = ("unknown", None)


class Election(NamedTuple):
    """What is written, and what follows. `wrong`: the file and a piece of the line where the only error lies."""

    id: str
    files: dict[str, str]
    expected: State
    wrong: tuple[str, str] | None = None


def chosen(unit: str) -> State:
    """What the members chose where they decide."""
    return "chosen", unit


def by_ballot(
    passing: str | None, *rounds: dict[str, int] | str, rule: str | None = None, **vote: Any
) -> dict[str, str]:
    """A secret ballot for the leader. `rule`: another regulation.yaml; other keywords are those of `ballot`."""
    held = ballot(*rounds, **{"candidates": CANDIDATES, **vote})
    return {"regulation.yaml": rule or regulation(passing=passing), "votes.yaml": votes(held)}


def only(unit: str) -> dict[str, Any]:
    """Keywords of a vote with one candidate."""
    return {"candidates": (unit,)}


THRESHOLDS = [
    # Of 6 members
    # 2/3 of 6 is 4.
    Election("members, at least 2/3: met", by_ballot("at_least 2/3 of members", {A: 4, B: 2}), chosen(A)),
    Election("members, at least 2/3: one short", by_ballot("at_least 2/3 of members", {A: 3, B: 2, C: 1}), NO_MAJORITY),
    # More than 2/3 is more than 4.
    Election("members, more than 2/3: just 2/3", by_ballot("more_than 2/3 of members", {A: 4, B: 2}), NO_MAJORITY),
    Election("members, more than 2/3: one more", by_ballot("more_than 2/3 of members", {A: 5, B: 1}), chosen(A)),
    # Half of 6 is 3.
    Election("members, more than half: just half", by_ballot(MAJORITY, {A: 3, B: 2, C: 1}), NO_MAJORITY),
    Election("members, more than half: one more", by_ballot(MAJORITY, {A: 4, B: 1, C: 1}), chosen(A)),
    Election("members, at least half: met", by_ballot("at_least 50% of members", {A: 3, B: 2, C: 1}), chosen(A)),
    # 80% of 6 is 4.8.
    Election("members, at least 80%: 5 of 6", by_ballot("at_least 80% of members", {A: 5, B: 1}), chosen(A)),
    Election("members, at least 80%: 4 of 6", by_ballot("at_least 80% of members", {A: 4, B: 2}), NO_MAJORITY),
    # 67% of 6 is 4.02, which is not 2/3.
    Election("members, at least 67%: 4 of 6", by_ballot("at_least 67% of members", {A: 4, B: 2}), NO_MAJORITY),
    Election("members, at least 66%: 4 of 6", by_ballot("at_least 66% of members", {A: 4, B: 2}), chosen(A)),
    Election("members, all of them", by_ballot("at_least 100% of members", {A: 6}), chosen(A)),
    Election("members, all but one", by_ballot("at_least 100% of members", {A: 5, B: 1}), NO_MAJORITY),
    # A third of 6 is 2: leading alone is enough then.
    Election(
        "members, at least 1/3: met",
        by_ballot("at_least 1/3 of members", counted({A: 2, B: 1, C: 1}, issued=4, returned=4), present=4),
        chosen(A),
    ),
    # 3 of 4 that are present, but of 6 members.
    Election("members, two of them away", by_ballot(MAJORITY, {A: 3, B: 1}, present=4), NO_MAJORITY),
    # Of those present
    # 60% of 5 is 3.
    Election("present, at least 60%: met", by_ballot("at_least 60% of present", {A: 3, B: 2}, present=5), chosen(A)),
    Election(
        "present, more than 60%: just 60%", by_ballot("more_than 60% of present", {A: 3, B: 2}, present=5), NO_MAJORITY
    ),
    # 2/3 of 5 is 3.33.
    Election(
        "present, at least 2/3: one short", by_ballot("at_least 2/3 of present", {A: 3, B: 2}, present=5), NO_MAJORITY
    ),
    Election("present, at least 2/3: met", by_ballot("at_least 2/3 of present", {A: 4, B: 1}, present=5), chosen(A)),
    # Half of 5 is 2.5; of the 6 members 3 are no majority.
    Election("present, more than half", by_ballot("more_than 50% of present", {A: 3, B: 2}, present=5), chosen(A)),
    # 5 present, but 4 ballots issued: 2/3 of 5 is 3.33, of 4 it would be 2.67.
    Election(
        "present, more than the ballots issued",
        by_ballot("at_least 2/3 of present", counted({A: 3, B: 1}, issued=4, returned=4), present=5),
        NO_MAJORITY,
    ),
    # Of the ballots issued
    # Half of 5 is 2.5; 6 are present.
    Election(
        "issued, more than half: met",
        by_ballot("more_than 50% of issued", counted({A: 3, B: 1}, issued=5, returned=4)),
        chosen(A),
    ),
    # Half of 6 is 3, though 5 ballots came back.
    Election(
        "issued, more than half: just half",
        by_ballot("more_than 50% of issued", counted({A: 3, B: 2}, returned=5)),
        NO_MAJORITY,
    ),
    Election(
        "issued, at least half: met", by_ballot("at_least 50% of issued", counted({A: 3, B: 2}, returned=5)), chosen(A)
    ),
    # 75% of 4 is 3.
    Election(
        "issued, at least 75%: met",
        by_ballot("at_least 75% of issued", counted({A: 3, B: 1}, issued=4, returned=4)),
        chosen(A),
    ),
    Election(
        "issued, at least 75%: one short",
        by_ballot("at_least 75% of issued", counted({A: 2, B: 1}, issued=4, returned=3)),
        NO_MAJORITY,
    ),
    # Of the valid ballots
    # 6 - 1 = 5, half of them 2.5.
    Election(
        "valid, more than half: an invalid ballot lowers the base",
        by_ballot("more_than 50% of valid", counted({A: 3, B: 2}, invalid=1)),
        chosen(A),
    ),
    # 6, half of them 3.
    Election(
        "valid, more than half: no invalid ballot", by_ballot("more_than 50% of valid", {A: 3, B: 2, C: 1}), NO_MAJORITY
    ),
    # An abstention is a valid ballot: 6, half of them 3.
    Election(
        "valid, more than half: an abstention stays in the base",
        by_ballot("more_than 50% of valid", counted({A: 3, B: 2}, abstained=1)),
        NO_MAJORITY,
    ),
    # 60% of 5 is 3.
    Election(
        "valid, at least 60%: met", by_ballot("at_least 60% of valid", counted({A: 3, B: 2}, invalid=1)), chosen(A)
    ),
    Election(
        "valid, more than 60%: just 60%",
        by_ballot("more_than 60% of valid", counted({A: 3, B: 2}, invalid=1)),
        NO_MAJORITY,
    ),
    # 75% of 5 - 1 = 4 is 3; of 5 it is 3.75.
    Election(
        "valid, at least 75%: met thanks to an invalid ballot",
        by_ballot("at_least 75% of valid", counted({A: 3, B: 1}, returned=5, invalid=1)),
        chosen(A),
    ),
    Election(
        "valid, at least 75%: missed with an abstention instead",
        by_ballot("at_least 75% of valid", counted({A: 3, B: 1}, returned=5, abstained=1)),
        NO_MAJORITY,
    ),
    # A ballot that did not come back is not valid: 5, half of them 2.5.
    Election(
        "valid, a ballot that did not come back",
        by_ballot("more_than 50% of valid", counted({A: 3, B: 2}, returned=5)),
        chosen(A),
    ),
    # An invalid ballot changes no other base: 4 of 6 issued, present, members are more than half, 3 are not.
    Election("members, an invalid ballot", by_ballot(MAJORITY, counted({A: 3, B: 2}, invalid=1)), NO_MAJORITY),
    Election(
        "present, an invalid ballot",
        by_ballot("more_than 50% of present", counted({A: 3, B: 2}, invalid=1)),
        NO_MAJORITY,
    ),
    Election(
        "issued, an invalid ballot", by_ballot("more_than 50% of issued", counted({A: 3, B: 2}, invalid=1)), NO_MAJORITY
    ),
]

CANDIDATES_AND_TIES = [
    Election("one candidate, most of the votes", by_ballot(MAJORITY, {A: 5}, **only(A)), chosen(A)),
    # 3 of 6, the others abstain.
    Election("one candidate, half of the votes", by_ballot(MAJORITY, {A: 3}, **only(A)), NO_MAJORITY),
    Election("one candidate, no vote at all", by_ballot(MAJORITY, {A: 0}, **only(A)), NO_MAJORITY),
    Election("a candidate with 0 votes", by_ballot(MAJORITY, {A: 4, B: 2, C: 0}), chosen(A)),
    Election("a candidate without a figure", by_ballot(MAJORITY, {A: 4, C: 2}), chosen(A)),
    Election("only the winner has a figure", by_ballot("at_least 100% of members", {B: 6}), chosen(B)),
    # Every ballot is invalid.
    Election("nobody has a vote", by_ballot(MAJORITY, counted({A: 0, B: 0, C: 0}, invalid=6)), TIED),
    Election("all tied", by_ballot(MAJORITY, {A: 2, B: 2, C: 2}), TIED),
    Election("two tied below the threshold", by_ballot(MAJORITY, {A: 3, B: 3}), TIED),
    Election("two tied at the threshold", by_ballot("at_least 50% of members", {A: 3, B: 3}), TIED),
    Election("two of three tied", by_ballot("at_least 1/3 of members", {A: 1, B: 3, C: 2}), chosen(B)),
    # 2, 2 and 1 of 5.
    Election("the first two tied", by_ballot("at_least 1/3 of members", {A: 2, B: 2, C: 1}, present=5), TIED),
    Election("a tie behind the first does not matter", by_ballot(MAJORITY, {A: 4, B: 1, C: 1}), chosen(A)),
    # For or against each: A has 5 of 6 valid ballots, B 4.
    Election(
        "approval, the most",
        by_ballot(
            "at_least 2/3 of valid", counted({A: 5, B: 4}, against={A: 1, B: 2}), approve=True, candidates=(A, B)
        ),
        chosen(A),
    ),
    Election(
        "approval, two tied",
        by_ballot(
            "at_least 2/3 of valid", counted({A: 5, B: 5}, against={A: 1, B: 0}), approve=True, candidates=(A, B)
        ),
        TIED,
    ),
    # 3 for, 2 against, 1 abstains: half of 6, though more than half of those for or against.
    Election(
        "approval, one candidate with half",
        by_ballot(
            "more_than 50% of valid",
            counted({A: 3}, against={A: 2}, abstained=1),
            approve=True,
            **only(A),
        ),
        NO_MAJORITY,
    ),
    # No ballots: 4 of 6 hands.
    Election(
        "show of hands",
        by_ballot(None, hands({A: 4, B: 2}), how="show_of_hands", rule=regulation("show_of_hands")),
        chosen(A),
    ),
    # 3 of 5 hands, two keep theirs down.
    Election(
        "show of hands, of those present",
        by_ballot(
            None,
            hands({A: 3}, abstained=2),
            how="show_of_hands",
            present=5,
            rule=regulation("show_of_hands", passing="at_least 60% of present"),
        ),
        chosen(A),
    ),
    Election(
        "show of hands, tied",
        by_ballot(None, hands({A: 3, B: 3}), how="show_of_hands", rule=regulation("show_of_hands")),
        TIED,
    ),
]


def barring(*bars: str, passing: str = MAJORITY) -> str:
    """A regulation by which these may not be elected."""
    return regulation(passing=passing, not_eligible=bars)


WITH_LEADER: dict[str, Any] = {"candidates": (YTE, A, B)}
NOT_ELIGIBLE = [
    Election("the leader again", by_ballot(MAJORITY, {YTE: 4, A: 2}, **WITH_LEADER), chosen(YTE)),
    Election(
        "the leader again, second: the first is chosen",
        by_ballot(MAJORITY, {YTE: 2, A: 4}, rule=barring("incumbent"), **WITH_LEADER),
        chosen(A),
    ),
    Election(
        "the leader leads, the second does not move up",
        by_ballot(MAJORITY, {YTE: 4, A: 2}, rule=barring("incumbent"), **WITH_LEADER),
        NO_MAJORITY,
    ),
    # 1/3 of 6 is 2, which the second has.
    Election(
        "the leader leads, the second passes",
        by_ballot(None, {YTE: 4, A: 2}, rule=barring("incumbent", passing="at_least 1/3 of members"), **WITH_LEADER),
        NO_MAJORITY,
    ),
    # 3 of 6 valid ballots; without the leader's two it would be 3 of 4.
    Election(
        "votes for the leader stay in the base",
        by_ballot(
            None, {YTE: 2, A: 3, B: 1}, rule=barring("incumbent", passing="more_than 50% of valid"), **WITH_LEADER
        ),
        NO_MAJORITY,
    ),
    Election(
        "suspended at the end of the year",
        {**by_ballot(MAJORITY, {A: 4, B: 2}, rule=barring("suspended")), "members.yaml": six_but(suspended(A))},
        NO_MAJORITY,
    ),
    Election(
        "suspended, which is no bar",
        {**by_ballot(MAJORITY, {A: 4, B: 2}, rule=barring("incumbent")), "members.yaml": six_but(suspended(A))},
        chosen(A),
    ),
    Election(
        "cleared before the end of the year",
        {
            **by_ballot(MAJORITY, {A: 4, B: 2}, rule=barring("suspended")),
            "members.yaml": six_but(suspended(A, cleared="2024-11-15")),
        },
        chosen(A),
    ),
    Election(
        "not considered, as suspended",
        {**by_ballot(MAJORITY, {A: 4, B: 2}, rule=barring("not_considered")), "members.yaml": six_but(suspended(A))},
        NO_MAJORITY,
    ),
    Election(
        "no member next year",
        {**by_ballot(MAJORITY, {A: 4, B: 2}, rule=barring("leaving")), **next_year(YTE, B, C)},
        NO_MAJORITY,
    ),
    Election(
        "still a member next year",
        {**by_ballot(MAJORITY, {A: 4, B: 2}, rule=barring("leaving")), **next_year(YTE, A, B)},
        chosen(A),
    ),
    # The first round elects nobody, as the leader of the year leads; so the second is not one too many.
    Election(
        "a further round after one that is not eligible",
        by_ballot(None, {YTE: 4, A: 2}, {A: 5, B: 1}, rule=barring("incumbent"), candidates=(YTE, A, B)),
        chosen(A),
    ),
    Election("next year not recorded", by_ballot(MAJORITY, {A: 4, B: 2}, rule=barring("leaving")), chosen(A)),
]


def agreement(*choice: str, passing: str | None = None, quorum: str | None = None, **keys: Any) -> dict[str, str]:
    """A consensus on the leader; keywords are those of `consensus`."""
    rule = regulation("consensus", passing=passing, quorum=quorum)
    return {"regulation.yaml": rule, "votes.yaml": votes(consensus(*choice, **keys))}


ALL_BUT_ONE = (YTE, A, B, C, NV)
CONSENSUS = [
    Election("all, no pass stated", agreement(A), chosen(A)),
    Election("all of four present, no pass stated", agreement(A, present=4), chosen(A)),
    Election("all, present not recorded", agreement(A, present=None), chosen(A)),
    Election("all but one, no pass stated", agreement(A, agreed=ALL_BUT_ONE), NO_RULE),
    # 80% of 6 is 4.8.
    Election("five of six with 80%", agreement(A, agreed=ALL_BUT_ONE, passing="at_least 80% of members"), chosen(A)),
    Election(
        "four of six with 80%", agreement(A, agreed=ALL_BUT_ONE[:4], passing="at_least 80% of members"), NO_MAJORITY
    ),
    Election("three of six with more than half", agreement(A, agreed=ALL_BUT_ONE[:3], passing=MAJORITY), NO_MAJORITY),
    # All is 4 of 6 members; 80% is 4.8.
    Election(
        "all of four present, 80% of members", agreement(A, present=4, passing="at_least 80% of members"), NO_MAJORITY
    ),
    Election(
        "all of four present, all of them asked", agreement(A, present=4, passing="at_least 100% of present"), chosen(A)
    ),
    # All is 6 of 6 members.
    Election(
        "all, present not recorded, all members asked",
        agreement(A, present=None, passing="at_least 100% of members"),
        chosen(A),
    ),
    # 2/3 of 6 is 4.
    Election("all of three, quorum missed", agreement(A, present=3, quorum="at_least 2/3 of members"), NO_QUORUM),
    Election("all of four, quorum met", agreement(A, present=4, quorum="at_least 2/3 of members"), chosen(A)),
]

QUORATE = "at_least 2/3 of members"
QUORUM = [
    # 2/3 of 6 is 4; half of 4 is 2.
    Election(
        "met exactly",
        by_ballot(None, {A: 3, B: 1}, present=4, rule=regulation(passing="more_than 50% of present", quorum=QUORATE)),
        chosen(A),
    ),
    Election(
        "one short",
        by_ballot(None, {A: 3}, present=3, rule=regulation(passing="more_than 50% of present", quorum=QUORATE)),
        NO_QUORUM,
    ),
    Election(
        "present not recorded",
        by_ballot(None, {A: 6}, present=None, rule=regulation(quorum=QUORATE)),
        NO_QUORUM,
    ),
    Election("none stated, present not recorded", by_ballot(MAJORITY, {A: 4, B: 2}, present=None), chosen(A)),
    # 80% of 6 is 4.8.
    Election(
        "80%: five of six",
        by_ballot(None, {A: 4, B: 1}, present=5, rule=regulation(quorum="at_least 80% of members")),
        chosen(A),
    ),
    Election(
        "80%: four of six",
        by_ballot(None, {A: 4}, present=4, rule=regulation(quorum="at_least 80% of members")),
        NO_QUORUM,
    ),
    # One of the six left in June, so 2/3 of 5 is 3.33; 4 are there. Of 80% of 5, too, 4 are enough.
    Election(
        "80%: four of five, as one has left",
        {
            **by_ballot(None, {A: 4}, present=4, rule=regulation(quorum="at_least 80% of members")),
            "members.yaml": six_but(withdrawn(TP)),
        },
        chosen(A),
    ),
]

ROUNDS = [
    Election("the second decides, after a tie", by_ballot(MAJORITY, {A: 3, B: 3}, {A: 2, B: 4}), chosen(B)),
    Election("the second decides, after no majority", by_ballot(MAJORITY, {A: 3, B: 2, C: 1}, {A: 4, B: 2}), chosen(A)),
    Election("the third decides", by_ballot(MAJORITY, {A: 2, B: 2, C: 2}, {A: 3, B: 3}, {A: 1, B: 5}), chosen(B)),
    Election("nobody, the last round counts: tied", by_ballot(MAJORITY, {A: 3, B: 2, C: 1}, {A: 3, B: 3}), TIED),
    Election(
        "nobody, the last round counts: no majority", by_ballot(MAJORITY, {A: 3, B: 3}, {A: 3, B: 2, C: 1}), NO_MAJORITY
    ),
    Election(
        "the first decides, a later one is an error",
        by_ballot(MAJORITY, {A: 4, B: 2}, {A: 1, B: 5}),
        chosen(A),
        ("votes.yaml", "id: chief"),
    ),
    Election(
        "the second decides, a third is an error",
        by_ballot(MAJORITY, {A: 3, B: 3}, {A: 4, B: 2}, {A: 1, B: 5}),
        chosen(A),
        ("votes.yaml", "id: chief"),
    ),
    # In the first round, 5 valid ballots, half 2.5: the bases are those of each round.
    Election(
        "each round has its own bases",
        by_ballot("more_than 50% of valid", counted({A: 2, B: 2, C: 1}, invalid=1), counted({A: 2, B: 1}, invalid=3)),
        chosen(A),
    ),
]

WITHOUT_RULES = [
    Election("no pass stated", by_ballot(None, {A: 6}), NO_RULE),
    Election("a quorum alone", by_ballot(None, {A: 6}, rule=regulation(passing=None, quorum=QUORATE)), NO_RULE),
    Election(
        "a pass of the office alone",
        by_ballot(
            None, {A: 5, B: 1}, rule=regulation(passing=None, leader_voting=voting_rule("at_least 80% of members"))
        ),
        chosen(A),
    ),
    # 4 of 6 are more than half, but not 80%.
    Election(
        "the nearest pass counts, the stricter one",
        by_ballot(None, {A: 4, B: 2}, rule=regulation(leader_voting=voting_rule("at_least 80% of members"))),
        NO_MAJORITY,
    ),
    Election(
        "the nearest pass counts, the milder one",
        by_ballot(
            None,
            {A: 3, B: 2, C: 1},
            rule=regulation(passing="at_least 80% of members", leader_voting=voting_rule("at_least 50% of members")),
        ),
        chosen(A),
    ),
    Election(
        "a pass of an award is not for the leader",
        by_ballot(
            None,
            {A: 6},
            rule=regulation(
                passing=None,
                after=f"awards:\n  - {{award: giay-khen, quota: 1, voting: {voting_rule(MAJORITY)}}}\n",
            ),
        ),
        NO_RULE,
    ),
    Election(
        "the rule wants a vote, none was recorded: as the outcome has it",
        {"regulation.yaml": regulation(), "outcome.yaml": outcome(B)},
        chosen(B),
    ),
    Election("the rule wants a vote, nothing was recorded", {"regulation.yaml": regulation()}, NOT_HELD),
    Election(
        "no rule for the office: as the outcome has it",
        {"regulation.yaml": regulation(leader=None), "outcome.yaml": outcome(B)},
        chosen(B),
    ),
    Election(
        "a vote for the deputy is none for the leader",
        {
            "regulation.yaml": regulation(deputies="secret_ballot"),
            "votes.yaml": votes(ballot({A: 6}, candidates=CANDIDATES, id="vice", office="deputy")),
            "outcome.yaml": outcome(B),
        },
        chosen(B),
    ),
    Election(
        "the outcome does not know", {"regulation.yaml": regulation(), "outcome.yaml": outcome("unknown")}, UNKNOWN
    ),
]


def rotating(order: Sequence[str], *bars: str, now: str = YTE, others: Sequence[str] = SIX) -> dict[str, str]:
    """Rotation in this order among members (units or whole entries) led by `now`."""
    rule = regulation("rotation", passing=None, rotation=order, not_eligible=bars)
    return {"members.yaml": members(*others, leader=now), "regulation.yaml": rule}


ROTATION = [
    Election("the next in the list", rotating([YTE, A, B]), chosen(A)),
    Election("the next, in the middle of the list", rotating([B, YTE, C, A]), chosen(C)),
    Election("coming round", rotating([A, B, YTE]), chosen(A)),
    # A left in June; B is suspended, which bars.
    Election(
        "passing over two units",
        rotating([YTE, A, B, C], "suspended", others=[YTE, withdrawn(A), suspended(B), C]),
        chosen(C),
    ),
    Election("rotation, suspended, which is no bar", rotating([YTE, A, B], others=[YTE, suspended(A), B]), chosen(A)),
    Election("passing over one that is no member", rotating([YTE, XD, A]), chosen(A)),
    Election(
        "passing over and coming round",
        rotating([A, B, YTE, C], others=[YTE, A, B, withdrawn(C)]),
        chosen(A),
    ),
    Election(
        "passing over one that leaves",
        {**rotating([YTE, A, B], "leaving"), **next_year(YTE, B, C)},
        chosen(B),
    ),
    # so-xay-dung took over from so-giao-thong.
    Election("a merged unit counts as its successor", rotating([YTE, GT, A], others=[YTE, A, XD]), chosen(XD)),
    Election(
        "the leader stands in the list under its old name", rotating([B, GT, A], now=XD, others=[XD, A, B]), chosen(A)
    ),
    Election("the leader is not in the list", rotating([A, B, C]), NOT_HELD),
    Election("the leader is unknown", rotating([YTE, A, B], now="unknown"), NOT_HELD),
]


def following(*entries: str, deputy: str | None = A, bars: Sequence[str] = ()) -> dict[str, str]:
    """Succession of the deputy among six members, some of which have these entries."""
    rule = regulation("succession", passing=None, not_eligible=bars)
    line_of_deputy = f"deputies: [{deputy}]\n" if deputy else ""
    return {"members.yaml": line_of_deputy + six_but(*entries), "regulation.yaml": rule}


SUCCESSION = [
    Election("the deputy becomes leader", following(), chosen(A)),
    Election("the first of two deputies", following(deputy=f"{C}, {A}"), chosen(C)),
    Election("the deputy has left", following(withdrawn(A)), NOT_HELD),
    Election("the deputy is suspended, which is no bar", following(suspended(A)), chosen(A)),
    Election("the deputy is suspended and not eligible", following(suspended(A), bars=["suspended"]), NOT_HELD),
    # The bar of the incumbent is for the office that a unit holds.
    Election("incumbents may not stay, the deputy moves on", following(bars=["incumbent"]), chosen(A)),
    Election("the deputy is no member next year", {**following(bars=["leaving"]), **next_year(YTE, B, C)}, NOT_HELD),
    Election(
        "the first deputy has left, the second does not follow", following(withdrawn(A), deputy=f"{A}, {C}"), NOT_HELD
    ),
    Election("no deputy recorded", following(deputy=None), NOT_HELD),
    Election("deputies unknown", {**following(), "members.yaml": "deputies: unknown\n" + members(*SIX)}, NOT_HELD),
]

APPOINTED = regulation("appointment", passing=None, decided_by="authority")
DECISIONS = [
    Election("appointment, before the decision", {"regulation.yaml": APPOINTED}, NOT_HELD),
    Election(
        "appointment, after the decision",
        {"regulation.yaml": APPOINTED, "outcome.yaml": outcome(decided(B))},
        ("approved", B),
    ),
    Election(
        "approved, after a tie",
        {**by_ballot(MAJORITY, {A: 3, B: 3}), "outcome.yaml": outcome(decided(B))},
        ("approved", B),
    ),
    Election(
        "approved, after no majority",
        {**by_ballot(MAJORITY, {A: 3, B: 2, C: 1}), "outcome.yaml": outcome(decided(A))},
        ("approved", A),
    ),
    Election(
        "replaced, after a tie",
        {**by_ballot(MAJORITY, {A: 3, B: 3}), "outcome.yaml": outcome(decided(A, "replaced", C))},
        ("replaced", C),
    ),
    Election(
        "replaced, after no majority",
        {**by_ballot(MAJORITY, {A: 3, B: 2, C: 1}), "outcome.yaml": outcome(decided(A, "replaced", B))},
        ("replaced", B),
    ),
    # The record agrees with the vote; the authority named another one.
    Election(
        "replaced, after a vote",
        {**by_ballot(MAJORITY, {A: 4, B: 2}), "outcome.yaml": outcome(decided(A, "replaced", C))},
        ("replaced", C),
    ),
    Election(
        "approved as voted",
        {**by_ballot(MAJORITY, {A: 4, B: 2}), "outcome.yaml": outcome(decided(A))},
        ("approved", A),
    ),
    Election(
        "the cluster decides, not recorded yet",
        by_ballot(None, {A: 4, B: 2}, rule=regulation(decided_by="cluster")),
        chosen(A),
    ),
    Election(
        "the authority decides", by_ballot(None, {A: 4, B: 2}, rule=regulation(decided_by="authority")), ("proposed", A)
    ),
    Election(
        "nobody says who decides", by_ballot(None, {A: 4, B: 2}, rule=regulation(decided_by=None)), ("proposed", A)
    ),
    Election(
        "who decides is not known",
        by_ballot(None, {A: 4, B: 2}, rule=regulation(decided_by="unknown")),
        ("proposed", A),
    ),
    Election(
        "the authority decides, rotation",
        {"regulation.yaml": regulation("rotation", rotation=[YTE, A, B], decided_by="authority")},
        ("proposed", A),
    ),
    Election(
        "the authority decides, consensus",
        {"regulation.yaml": regulation("consensus", decided_by="authority"), "votes.yaml": votes(consensus(A))},
        ("proposed", A),
    ),
    Election(
        "the authority decides, a tie is a tie",
        by_ballot(None, {A: 3, B: 3}, rule=regulation(decided_by="authority")),
        TIED,
    ),
]

HALF, THIRD = "at_least 50% of members", "at_least 1/3 of members"
RESOLVED = [
    Election(
        "a tie, settled",
        {**by_ballot(HALF, {A: 3, B: 3}), "outcome.yaml": outcome(B, resolutions=[settled(B, A)])},
        chosen(B),
    ),
    Election(
        "a tie, settled, the outcome has no leader yet",
        {**by_ballot(HALF, {A: 3, B: 3}), "outcome.yaml": outcome(resolutions=[settled(A, B)])},
        chosen(A),
    ),
    Election(
        "three tied, settled",
        {**by_ballot(THIRD, {A: 2, B: 2, C: 2}), "outcome.yaml": outcome(C, resolutions=[settled(C, A, B)])},
        chosen(C),
    ),
    Election(
        "a tie, settled, where the authority decides",
        {
            **by_ballot(None, {A: 3, B: 3}, rule=regulation(passing=HALF, decided_by="authority")),
            "outcome.yaml": outcome(B, resolutions=[settled(B, A)]),
        },
        ("proposed", B),
    ),
    Election(
        "three tied, two of them settled",
        {**by_ballot(MAJORITY, {A: 2, B: 2, C: 2}), "outcome.yaml": outcome(resolutions=[settled(A, B)])},
        TIED,
        ("outcome.yaml", "of: tie"),
    ),
    Election(
        "no tie, and yet settled",
        {**by_ballot(MAJORITY, {A: 4, B: 2}), "outcome.yaml": outcome(resolutions=[settled(B, A)])},
        chosen(A),
        ("outcome.yaml", "of: tie"),
    ),
    # One leads alone, without a majority: that is no tie.
    Election(
        "no majority, and yet settled",
        {**by_ballot(MAJORITY, {A: 3, B: 2, C: 1}), "outcome.yaml": outcome(resolutions=[settled(A, B)])},
        NO_MAJORITY,
        ("outcome.yaml", "of: tie"),
    ),
    Election(
        "a tie of another vote is settled",
        {
            **by_ballot(MAJORITY, {A: 3, B: 3}),
            "outcome.yaml": outcome(resolutions=[settled(A, B, vote="vice")]),
        },
        TIED,
        ("outcome.yaml", "of: tie"),
    ),
    Election(
        "the chosen one declined",
        {**by_ballot(MAJORITY, {A: 4, B: 2}), "outcome.yaml": outcome(B, resolutions=[declined(A)])},
        chosen(B),
    ),
    Election(
        "the chosen one declined, where the authority decides",
        {
            **by_ballot(None, {A: 4, B: 2}, rule=regulation(decided_by="authority")),
            "outcome.yaml": outcome(B, resolutions=[declined(A)]),
        },
        ("proposed", B),
    ),
    Election(
        "the next by rotation declined",
        {**rotating([YTE, A, B]), "outcome.yaml": outcome(B, resolutions=[declined(A)])},
        chosen(B),
    ),
]

ELECTIONS = [
    *THRESHOLDS, *CANDIDATES_AND_TIES, *NOT_ELIGIBLE, *CONSENSUS, *QUORUM, *ROUNDS, *WITHOUT_RULES, *ROTATION,
    *SUCCESSION, *DECISIONS, *RESOLVED,
]  # fmt: skip


@pytest.mark.parametrize("election", ELECTIONS, ids=lambda election: election.id)
def test_who_leads_next_year(election: Election) -> None:
    assert leader(election.files) == election.expected


NO_FINDINGS_ARE_KNOWN = ("no_quorum", "no_rule")
"""States of which the rules do not say whether `validate` reports them too."""
# Findings about candidates that are not eligible stand in test_rules_h_votes.py.
JUDGED = [
    election
    for election in ELECTIONS
    if election not in NOT_ELIGIBLE and election.expected[0] not in NO_FINDINGS_ARE_KNOWN
]


@pytest.mark.parametrize("election", JUDGED, ids=lambda election: election.id)
def test_errors_lie_where_they_are_and_nowhere_else(election: Election) -> None:
    expected = [line(election.files, *election.wrong)] if election.wrong else []
    assert errors_at(election.files) == expected


class Seats(NamedTuple):
    """An election of deputies, and state and unit of each seat."""

    id: str
    files: dict[str, str]
    expected: list[State]


def two_seats(in_favour: dict[str, int], *settlements: str, passing: str = MAJORITY, **vote: Any) -> dict[str, str]:
    """Two deputies by secret ballot; a ballot carries up to two names."""
    keys = {"candidates": CANDIDATES, "choose": 2, **vote, "office": "deputy", "id": "vice"}
    held = ballot(in_favour, **keys)
    files = {"regulation.yaml": regulation(None, "secret_ballot", seats=2, passing=passing), "votes.yaml": votes(held)}
    return {**files, "outcome.yaml": outcome(resolutions=settlements)} if settlements else files


def turns(seats: int, order: Sequence[str], *entries: str, leaders: str = "rotation") -> dict[str, str]:
    """Deputies by rotation; the leader, too, unless `leaders` says otherwise."""
    rule = regulation(leaders, "rotation", seats=seats, rotation=order)
    return {"members.yaml": six_but(*entries), "regulation.yaml": rule}


DEPUTIES = [
    # More than half of 6 is 4.
    Seats(
        "one seat",
        {
            "regulation.yaml": regulation(None, "secret_ballot"),
            "votes.yaml": votes(ballot({A: 4, B: 2}, candidates=CANDIDATES, office="deputy")),
        },
        [("chosen", A)],
    ),
    # 5 + 4 + 3 = 12 names on 6 ballots.
    Seats("two seats", two_seats({A: 5, B: 4, C: 3}), [("chosen", A), ("chosen", B)]),
    # Equal, but both have a seat.
    Seats("two seats, two equal in front", two_seats({A: 5, B: 5, C: 2}), [("chosen", A), ("chosen", B)]),
    Seats(
        "two seats, a tie behind them",
        two_seats({A: 4, B: 4, C: 2, NV: 2}, candidates=(A, B, C, NV)),
        [("chosen", A), ("chosen", B)],
    ),
    # At least half of 6 is 3.
    Seats(
        "the last seat of two is tied",
        two_seats({A: 6, B: 3, C: 3}, passing="at_least 50% of members"),
        [("chosen", A), TIED],
    ),
    Seats("three tied for two seats", two_seats({A: 4, B: 4, C: 4}), [TIED, TIED]),
    # 3 of 6 are not more than half.
    Seats("the second does not pass", two_seats({A: 5, B: 3, C: 2}), [("chosen", A), NO_MAJORITY]),
    Seats("nobody passes", two_seats({A: 3, B: 2, C: 1}), [NO_MAJORITY, NO_MAJORITY]),
    Seats(
        "the tie for the last seat is settled",
        two_seats({A: 6, B: 3, C: 3}, settled(C, B, vote="vice"), passing="at_least 50% of members"),
        [("chosen", A), ("chosen", C)],
    ),
    Seats(
        "two seats by consensus",
        {
            "regulation.yaml": regulation(None, "consensus", seats=2, passing=None),
            "votes.yaml": votes(consensus(A, C, office="deputy")),
        },
        [("chosen", A), ("chosen", C)],
    ),
    Seats(
        "no rule for deputies: as the outcome has it",
        {"outcome.yaml": outcome(None, [B, C]), "regulation.yaml": regulation()},
        [("chosen", B), ("chosen", C)],
    ),
    # A is next and becomes leader; B is the next after it.
    Seats("by rotation, passing the new leader", turns(1, [YTE, A, B, C]), [("chosen", B)]),
    Seats("two by rotation", turns(2, [YTE, A, B, C, NV]), [("chosen", B), ("chosen", C)]),
    Seats("two by rotation, one has left", turns(2, [YTE, A, B, C, NV], withdrawn(C)), [("chosen", B), ("chosen", NV)]),
    Seats("by rotation, coming round", turns(1, [B, YTE, A]), [("chosen", B)]),
    # The leader is elected: B. The rotation after YTE begins with B, who becomes leader.
    Seats(
        "by rotation, passing a leader that was elected",
        {
            **turns(1, [YTE, B, C, A], leaders="secret_ballot"),
            "votes.yaml": votes(ballot({B: 4, A: 2}, candidates=CANDIDATES)),
        },
        [("chosen", C)],
    ),
    # The leader is elected: C. It stands after the first in turn.
    Seats(
        "by rotation, the leader that was elected stands further down",
        {
            **turns(1, [YTE, B, C, A], leaders="secret_ballot"),
            "votes.yaml": votes(ballot({C: 4, A: 2}, candidates=CANDIDATES)),
        },
        [("chosen", B)],
    ),
]


@pytest.mark.parametrize("seats", DEPUTIES, ids=lambda seats: seats.id)
def test_who_the_deputies_are(seats: Seats) -> None:
    assert deputies(seats.files) == sorted(seats.expected, key=lambda seat: (seat[0], seat[1] or ""))


@pytest.mark.parametrize("seats", DEPUTIES, ids=lambda seats: seats.id)
def test_the_elections_of_deputies_have_no_errors(seats: Seats) -> None:
    assert errors_at(seats.files) == []


def test_the_table_is_as_long_as_promised() -> None:
    assert len({election.id for election in ELECTIONS}) == len(ELECTIONS) >= 45
