"""Records that contradict themselves: days and times in the wrong order, a unit twice, more than can be reached."""

import pytest

from tests.miniature import BASE, load, with_base

YEAR = "cum-1/2023/"
MEMBERS = "members:\n  - unit: so-y-te\n  - unit: so-giao-duc\n  - {{unit: so-van-hoa, {}}}\n"
OUTCOME = BASE[YEAR + "outcome.yaml"]
RULES = BASE[YEAR + "regulation.yaml"]
BALLOT = "votes:\n  - {{id: a, for: {{award: giay-khen}}, how: secret_ballot, {}}}\n"
CONSENSUS = "votes:\n  - {{id: a, for: {{award: giay-khen}}, how: consensus, {}}}\n"
ROUND = "rounds: [{{issued: 3, returned: 3, invalid: 0, in_favour: {{so-y-te: 2}}{}}}]"


def found(name: str, text: str) -> list[str]:
    """The codes in a year one of whose files is another."""
    return sorted({placed.code for placed in load(with_base({YEAR + name: text})).counted})


@pytest.mark.parametrize(
    ("member", "codes"),
    [
        ("status: suspended, since: 2023-05-01, reason: x, cleared: 2023-05-01", []),
        ("status: suspended, since: 2023-05-01, reason: x, cleared: 2023-04-30", ["EMU333"]),
        ("status: suspended, since: unknown, reason: x, cleared: 2023-04-30", []),
        # Who joins while suspended was suspended before.
        ("joined: 2023-06-01, status: suspended, since: 2023-05-01, reason: x", []),
        ("cleared: 2023-04-30", ["EMU319"]),
        ("since: 2023-04-30", ["EMU319"]),
        ("reason: x", []),
    ],
)
def test_days_of_a_status(member: str, codes: list[str]) -> None:
    assert found("members.yaml", "leader: so-y-te\ndeputies: [so-giao-duc]\n" + MEMBERS.format(member)) == codes


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ('started: "14:00", ended: "16:30"', []),
        ('started: "14:00", ended: "10:30"', ["EMU333"]),
        ('started: unknown, ended: "10:30"', []),
        ("attended: [so-y-te], absent: [{unit: so-van-hoa}]", []),
        ("attended: [so-y-te], absent: [{unit: so-y-te}]", ["EMU328"]),
        ("attended: all, absent: [{unit: so-y-te}]", ["EMU328"]),
        ("attended: unknown, absent: [{unit: so-y-te}]", []),
        ("absent: [{unit: so-y-te}, {unit: so-y-te}]", ["EMU329"]),
    ],
)
def test_a_conference(keys: str, codes: list[str]) -> None:
    assert found("conferences.yaml", f"conferences:\n  - {{id: a, kind: launch, {keys}}}\n") == codes


@pytest.mark.parametrize(
    ("votes", "codes"),
    [
        (BALLOT.format("candidates: [so-y-te, so-y-te], " + ROUND.format("")), ["EMU329"]),
        (BALLOT.format(ROUND.format(", against: {so-y-te: 1}")), ["EMU605"]),
        (BALLOT.format("approve: true, " + ROUND.format(", against: {so-y-te: 1}")), []),
        (CONSENSUS.format("agreed: [so-y-te, so-y-te], choice: [so-giao-duc]"), ["EMU329"]),
        (CONSENSUS.format("agreed: all, choice: [so-giao-duc], candidates: [so-giao-duc]"), []),
        (CONSENSUS.format("agreed: all, choice: [so-giao-duc], candidates: [so-y-te]"), ["EMU603"]),
    ],
)
def test_a_vote(votes: str, codes: list[str]) -> None:
    assert found("votes.yaml", votes) == codes


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ("awards:\n  - {award: giay-khen, quota: 1, requires: {rank: 0}}\n", ["EMU443"]),
        ("voting: {rounds: {at_most: 0, then: authority}}\n", ["EMU443"]),
        ("  rotation: [so-y-te, so-giao-duc, so-y-te]\n", ["EMU329"]),
    ],
)
def test_a_regulation(more: str, codes: list[str]) -> None:
    assert found("regulation.yaml", RULES + more) == codes


def test_a_result_is_announced_once() -> None:
    assert found("outcome.yaml", OUTCOME + "announced:\n  - {unit: so-y-te}\n  - {unit: so-y-te}\n") == ["EMU329"]


def test_an_approval_may_repeat_the_unit_that_it_approves() -> None:
    approval = "decided: {state: approved, "
    assert found("outcome.yaml", OUTCOME.replace(approval, approval + "unit: so-giao-duc, ", 1)) == []
    assert found("outcome.yaml", OUTCOME.replace(approval, approval + "unit: so-y-te, ", 1)) == ["EMU707"]


def test_the_short_first_year_of_a_cluster_has_its_own_period() -> None:
    """Founded in March: what is before is outside of the year, the rest of it is not."""
    first = BASE[YEAR + "members.yaml"] + "period: {{from: 2023-03-{}, to: 2023-12-31}}\n"
    assert found("members.yaml", first.format("14")) == []
    # The covenant was signed on 14 March.
    assert found("members.yaml", first.format("15")) == ["EMU330"]


def test_one_conference_closes_a_year_and_opens_the_next() -> None:
    one = "conferences:\n  - {{id: a, kind: annual, date: 2024-01-12, opens: {}}}\n"
    assert found("conferences.yaml", one.format("2024")) == []
    assert found("conferences.yaml", one.format("2025")) == ["EMU340"]
