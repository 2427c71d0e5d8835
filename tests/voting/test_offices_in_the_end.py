"""Rules I2, I4, I5 and I7: who holds the offices in the end, what hangs on an open one, what the record cannot fill."""

import json
from pathlib import Path

import pytest

from emucli.language.phrases import Phrase, say
from emucli.results.names import Names
from tests.scoring.year import line, members
from tests.voting.elections import (
    CANDIDATES,
    FOLDER,
    GT,
    NAMES,
    NEXT,
    NOT_HELD,
    SIX,
    XD,
    YTE,
    A,
    B,
    C,
    ballot,
    consensus,
    decided,
    declined,
    deputies,
    elected,
    errors_at,
    leader,
    loaded,
    of_the_year,
    outcome,
    ran,
    regulation,
    six_but,
    suspended,
    told,
    votes,
    withdrawn,
)

BOTH = regulation(deputies="secret_ballot")
WON = ballot({A: 4, B: 2}, candidates=CANDIDATES)
"""A is elected leader: 4 of 6."""
TIED = ballot({A: 3, B: 3}, candidates=CANDIDATES)


def vice(**in_favour: int) -> str:
    """A vote on deputies."""
    named = {"a": A, "b": B, "c": C}
    figures = {named[key]: number for key, number in in_favour.items()}
    return ballot(figures, candidates=CANDIDATES, id="vice", office="deputy")


def codes(files: dict[str, str]) -> set[str]:
    """The codes of the errors that lie in the year."""
    return {placed.finding.code for placed in of_the_year(files) if placed.finding.code[3] in "3678"}


def year(rule: str, held: str = "", recorded: str = "") -> dict[str, str]:
    """A year of the six."""
    files = {"regulation.yaml": rule, "votes.yaml": held and votes(held), "outcome.yaml": recorded}
    return {name: text for name, text in files.items() if text}


# Rule I7. One unit in both offices, judged on who holds them in the end


@pytest.mark.parametrize(
    ("recorded", "both"),
    [
        ("", True),
        # A declined to lead, and is deputy.
        (outcome(B, [A], resolutions=[declined(A)]), False),
        # The authority named C leader instead of A.
        (outcome(decided(A, "replaced", C)), False),
        # The authority named C deputy instead of A.
        (outcome(A, [decided(A, "replaced", C)]), False),
        # It named A twice: as was chosen.
        (outcome(decided(A), [decided(A)]), True),
    ],
)
def test_i7_a_unit_elected_to_both_offices_is_judged_by_those_it_takes(recorded: str, both: bool) -> None:
    # A is elected leader with 4 of 6, and deputy with 5 of 6.
    files = year(BOTH, WON + vice(a=5, c=1), recorded)
    assert ("EMU315" in codes(files)) == both


def test_i7_a_deputy_that_replaces_the_leader_is_found() -> None:
    files = year(BOTH, WON + vice(b=5, c=1), outcome(decided(A, "replaced", B), [B]))
    assert (leader(files), deputies(files)) == (("replaced", B), [("chosen", B)])
    assert codes(files) == {"EMU315"}
    assert errors_at(files) == [line(files, "outcome.yaml", "  deputies:")]


def test_i7_a_deputy_stands_once() -> None:
    files = {
        **year(regulation(), recorded=outcome(None, [B, B])),
        "members.yaml": members(*SIX, deputies=f"[{C}, {C}]"),
    }
    assert codes(files) == {"EMU772"}
    assert errors_at(files) == [line(files, "members.yaml", "deputies:"), line(files, "outcome.yaml", "  deputies:")]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (year(regulation(), WON, outcome(C)), "EMU704"),
        (year(BOTH, WON + vice(a=5, c=1)), "EMU315"),
        (year(regulation(), TIED, outcome(A)), "EMU770"),
        (year(BOTH, WON + vice(b=5, c=1), outcome(A, [B, C])), "EMU771"),
    ],
)
def test_elect_says_why_it_ends_with_1(tmp_path: Path, files: dict[str, str], code: str) -> None:
    run = ran(tmp_path, files, "elect", FOLDER)
    assert (run.code, code in run.text) == (1, True)
    run = ran(tmp_path, files, "elect", FOLDER, "--format", "json")
    assert run.code == 1
    assert [one["code"] for one in json.loads(run.text)["findings"]] == [code]


def test_elect_says_in_json_what_stops_it(tmp_path: Path) -> None:
    files = year(regulation(), ballot({A: 7}, candidates=CANDIDATES))
    run = ran(tmp_path, files, "elect", FOLDER, "--format", "json")
    assert run.code == 1
    assert [one["code"] for one in json.loads(run.text)["findings"]] == ["EMU601"]


# Rule I2. What the record cannot fill


@pytest.mark.parametrize("held", [TIED, ballot({A: 3, B: 2, C: 1}, candidates=CANDIDATES)])
def test_i2_a_unit_recorded_where_the_vote_left_the_office_open(held: str) -> None:
    files = year(regulation(), held, outcome(A))
    assert leader(files)[1] is None
    assert codes(files) == {"EMU770"}
    # The authority may fill it all the same.
    assert codes(year(regulation(), held, outcome(decided(A)))) == set()


def test_i2_a_deputy_beyond_the_seats_is_no_deputy() -> None:
    files = year(BOTH, WON + vice(b=5, c=1), outcome(A, [B, C]))
    assert deputies(files) == [("chosen", B)]
    assert codes(files) == {"EMU771"}
    # Nor where no vote is recorded: the rule has one seat.
    files = year(regulation(deputies="consensus"), recorded=outcome(None, [B, C]))
    assert deputies(files) == [("chosen", B)]
    assert codes(files) == {"EMU771"}
    # Without a rule nobody says how many there are.
    assert codes(year(regulation(), recorded=outcome(None, [B, C]))) == set()


def test_i2_a_deputy_that_nobody_stood_for_is_an_error() -> None:
    rule = regulation(None, "secret_ballot", seats=2)
    held = ballot({B: 5, C: 1}, candidates=(B, C), choose=2, id="vice", office="deputy")
    files = year(rule, held, outcome(None, [B, A]))
    assert deputies(files) == [("chosen", B), ("no_majority", None)]
    assert codes(files) == {"EMU770"}
    # Without a rule and a share the record stands alone, but only for those who stood.
    unruled = 'version: "1"\nstate: adopted\n'
    assert codes(year(unruled, held, outcome(None, [B]))) == set()
    assert codes(year(unruled, held, outcome(None, [A]))) == {"EMU770"}


# Rules I4 and I5. What hangs on an open office

ORDER = [YTE, A, B, C]


@pytest.mark.parametrize(
    ("held", "recorded"),
    [
        (TIED, ""),
        ("", ""),
        (WON, outcome(resolutions=[declined(A)])),
        ("", outcome("unknown")),
        (TIED, outcome(None, [A])),
    ],
)
def test_i4_deputies_by_rotation_wait_for_the_leader(held: str, recorded: str) -> None:
    files = year(regulation(deputies="rotation", rotation=ORDER), held, recorded)
    assert leader(files)[1] is None
    assert deputies(files) == [NOT_HELD]


def test_i4_deputies_by_rotation_follow_once_the_leader_is_known() -> None:
    assert deputies(year(regulation(deputies="rotation", rotation=ORDER), WON)) == [("chosen", B)]
    # The authority named B: A is the first after YTE.
    rule = regulation(deputies="rotation", rotation=ORDER)
    assert deputies(year(rule, TIED, outcome(decided(A, "replaced", B)))) == [("chosen", A)]


def test_i4_sitting_deputies_are_passed_over_only_where_the_regulation_says_so() -> None:
    files = year(regulation("rotation", "rotation", rotation=ORDER))
    files["members.yaml"] = members(*SIX, deputies=f"[{B}]")
    assert deputies(files) == [("chosen", B)]
    files["regulation.yaml"] = regulation("rotation", "rotation", rotation=ORDER, not_eligible=["incumbent"])
    assert deputies(files) == [("chosen", C)]


def test_i4_the_round_of_deputies_ends_with_the_leader_of_the_year() -> None:
    # A leads next; going round once, YTE itself is the last whose turn it can be.
    files = year(regulation("rotation", "rotation", rotation=[YTE, A]))
    assert (leader(files), deputies(files)) == (("chosen", A), [("chosen", YTE)])


def test_i4_a_rotation_that_fills_no_seat_names_those_passed_over() -> None:
    files = year(regulation("rotation", rotation=[YTE, A, B], not_eligible=["suspended"]))
    files["members.yaml"] = six_but(withdrawn(A), suspended(B))
    assert leader(files) == NOT_HELD
    assert all(NAMES[unit] in told(files) for unit in (A, B))
    # And deputies, who have no unit left for the second seat: A leads, B is the first, C has left.
    files = year(regulation("rotation", "rotation", rotation=[YTE, A, B, C], seats=2, not_eligible=["incumbent"]))
    files["members.yaml"] = members(YTE, A, B, withdrawn(C), deputies=f"[{YTE}]")
    assert deputies(files) == [("chosen", B), NOT_HELD]
    assert NAMES[C] in "\n".join(elected(files)["deputies"][1]["explanation"])


@pytest.mark.parametrize(
    ("files", "key"),
    [
        (year(regulation(), ballot(candidates=CANDIDATES)), "vote_awaited"),
        (year(regulation()), "no_outcome"),
        (year(regulation(), recorded="handover: unknown\n"), "office_not_held"),
        (year(regulation("rotation")), "rotation_not_stated"),
        (year(regulation("rotation", rotation=[A, B])), "rotation_without_leader"),
        (year(regulation("succession")), "no_deputy_to_succeed"),
        (year(regulation("appointment")), "appointment_awaited"),
    ],
)
def test_what_is_missing_is_said(files: dict[str, str], key: str) -> None:
    cluster = next(cluster for cluster in loaded(files).clusters if cluster.path == "cum-1")
    assert leader(files) == NOT_HELD
    assert told(files) == say(Phrase(key, {"id": "chief", "unit": YTE}), "vi", Names(cluster, "vi"))


def test_i5_an_appointment_without_its_decision_is_not_held() -> None:
    rule = regulation("appointment", "appointment", decided_by="authority")
    files = year(rule, recorded=outcome(B, [C]))
    assert (leader(files), deputies(files)) == (NOT_HELD, [NOT_HELD])
    assert NAMES[B] in told(files)
    assert errors_at(files) == []
    # Nor where only the record says that it was one.
    assert leader(year(regulation(None), recorded=outcome(f"{{unit: {B}, how: appointment}}"))) == NOT_HELD
    assert leader(year(rule, recorded=outcome(decided(B)))) == ("approved", B)
    # In office without the decision: as where it was only proposed.
    files[NEXT] = members(*SIX, leader=B)
    assert "EMU702" in codes(files)


def test_i5_a_merged_deputy_is_followed_by_its_successor() -> None:
    files = year(regulation("succession"))
    files["members.yaml"] = members(YTE, A, XD, deputies=f"[{GT}]")
    assert leader(files) == ("chosen", XD)


def test_a_consensus_on_deputies_is_no_more_than_the_seats() -> None:
    files = year(regulation(None, "consensus"), consensus(A, B, office="deputy"))
    assert codes(files) == {"EMU670"}
