"""Rules I1, I2, I3 and I7 for recorded outcomes: no word is stronger than what was decided."""

import pytest

from emucli.results.leadership import leadership
from emucli.results.offices import LeadershipResult
from tests.miniature import load, with_base

AUTHORITY = "leadership:\n  decided_by: authority\n"
CLUSTER = "leadership:\n  decided_by: cluster\n"
LEADER = "leadership:\n  leader: {unit: so-y-te, how: consensus}\n"


def _result(outcome: str | None, regulation: str | None = None) -> LeadershipResult:
    files = {"cum-1/2024/outcome.yaml": outcome, "cum-1/2024/regulation.yaml": regulation}
    loaded = load(with_base({name: text for name, text in files.items() if text is not None}))
    cluster = next(cluster for cluster in loaded.clusters if cluster.path == "cum-1")
    return leadership(cluster, cluster.years["2024"])


@pytest.mark.parametrize(
    ("outcome", "regulation", "state", "unit"),
    [
        (LEADER, CLUSTER, "chosen", "so-y-te"),
        (LEADER, AUTHORITY, "proposed", "so-y-te"),
        # Nothing says who decides: not stronger than proposed.
        (LEADER, None, "proposed", "so-y-te"),
        ("leadership:\n  leader: unknown\n", CLUSTER, "unknown", None),
        ("leadership:\n  leader: {unit: unknown}\n", CLUSTER, "unknown", None),
        ("leadership: unknown\n", CLUSTER, "unknown", None),
        ("leadership:\n  deputies: unknown\n", CLUSTER, "not_held", None),
        ("handover: {date: 2025-01-05}\n", CLUSTER, "not_held", None),
        (None, CLUSTER, "not_held", None),
        (
            "leadership:\n  leader: {unit: so-y-te, decided: {state: approved, decision: unknown}}\n",
            AUTHORITY, "approved", "so-y-te",
        ),
        (
            "leadership:\n  leader:\n    unit: so-y-te\n"
            "    decided: {state: replaced, unit: so-van-hoa, decision: unknown}\n",
            AUTHORITY, "replaced", "so-van-hoa",
        ),
        # A decision is a decision, whoever the regulation says has the power.
        (
            "leadership:\n  leader: {unit: so-y-te, decided: {state: approved, decision: unknown}}\n",
            None, "approved", "so-y-te",
        ),
    ],
)  # fmt: skip
def test_state_of_the_leader(outcome: str | None, regulation: str | None, state: str, unit: str | None) -> None:
    leader = _result(outcome, regulation).leader
    assert (leader.state, leader.unit) == (state, unit)


def test_deputies_keep_their_order_and_their_own_state() -> None:
    outcome = (
        "leadership:\n  leader: {unit: so-y-te}\n  deputies:\n    - {unit: so-van-hoa, how: show_of_hands}\n"
        "    - {unit: unknown}\n"
    )
    deputies = _result(outcome, CLUSTER).deputies
    assert [(one.unit, one.state, one.how) for one in deputies] == [
        ("so-van-hoa", "chosen", "show_of_hands"),
        (None, "unknown", None),
    ]


def test_the_explanation_says_why_no_stronger_word_is_used() -> None:
    keys = [phrase.key for phrase in _result(LEADER).leader.explanation]
    assert keys == ["office_proposed_by", "nobody_says_who_decides", "nothing_to_check_against"]
    keys = [phrase.key for phrase in _result(LEADER, AUTHORITY).leader.explanation]
    assert keys == ["office_proposed_by", "named_authority_decides", "nothing_to_check_against"]


def test_the_following_year_has_the_next_name() -> None:
    assert _result(None).for_year == "2025"


def test_a_unit_that_declined_is_not_called_chosen() -> None:
    votes = (
        "votes:\n  - id: v\n    for: {office: leader}\n    how: secret_ballot\n    candidates: [so-y-te, so-giao-duc]\n"
        "    rounds:\n      - {issued: 3, returned: 3, invalid: 0, in_favour: {so-y-te: 3}}\n"
    )
    rule = CLUSTER + "  leader: {how: secret_ballot, voting: {pass: {more_than: 50%, of: valid}}}\n"
    files = {"cum-1/2024/votes.yaml": votes, "cum-1/2024/regulation.yaml": rule}
    declined = 'resolutions:\n  - {of: leader, unit: so-y-te, reason: "Đơn vị xin không nhận"}\n'
    for outcome, expected in (("handover: unknown\n", ("chosen", "so-y-te")), (declined, ("not_held", None))):
        loaded = load(with_base({**files, "cum-1/2024/outcome.yaml": outcome}))
        (cluster,) = loaded.clusters
        leader = leadership(cluster, cluster.years["2024"]).leader
        assert (leader.state, leader.unit) == expected
