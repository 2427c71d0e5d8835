"""What becomes of a vote, who follows without one, and how `elect` ends."""

import json
from importlib.resources import files as package_files
from pathlib import Path
from tomllib import loads
from typing import Any

import pytest

from tests.program import Run
from tests.scoring.year import line, members
from tests.voting.elections import (
    CANDIDATES,
    FOLDER,
    GT,
    MAJORITY,
    NAMES,
    NEXT,
    NO_MAJORITY,
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
    ballot,
    consensus,
    counted,
    decided,
    declined,
    deputies,
    elected,
    errors_at,
    faults_at,
    found_at,
    infos_at,
    leader,
    next_year,
    of_the_year,
    outcome,
    ran,
    regulation,
    settled,
    six_but,
    suspended,
    told,
    votes,
    withdrawn,
)

WON = votes(ballot({A: 4, B: 2}, candidates=CANDIDATES))
"""A is elected: 4 of 6."""
EQUAL = votes(ballot({A: 3, B: 3}, candidates=CANDIDATES))
SHORT = votes(ballot({A: 3, B: 2, C: 1}, candidates=CANDIDATES))
VICE = ballot({B: 5, C: 1}, candidates=CANDIDATES, id="vice", office="deputy")
"""B is elected deputy."""


def year(rule: str | None = None, held: str | None = None, recorded: str | None = None) -> dict[str, str]:
    """A year with these files; by the rule unless it differs, the leader is elected by secret ballot."""
    files = {"regulation.yaml": rule or regulation(), "votes.yaml": held, "outcome.yaml": recorded}
    return {name: text for name, text in files.items() if text is not None}


def phrase(key: str) -> str:
    """A sentence of the explanations in Vietnamese."""
    phrases = loads(package_files("emucli.language").joinpath("phrases.toml").read_text(encoding="utf-8"))
    return str(phrases["phrases"][key]["vi"])


NOTHING_TO_CHECK = phrase("nothing_to_check_against")


# Rule I1. Chosen, proposed, approved, replaced

WAYS = {
    "vote": (regulation(passing=MAJORITY, decided_by="{}"), WON),
    "consensus": (regulation("consensus", decided_by="{}"), votes(consensus(A))),
    "rotation": (regulation("rotation", rotation=[YTE, A, B], decided_by="{}"), None),
    "succession": (regulation("succession", decided_by="{}"), None),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("decided_by", "state"), [("cluster", "chosen"), ("authority", "proposed")])
@pytest.mark.parametrize("recorded", [None, outcome(A)], ids=["not recorded", "recorded"])
def test_i1_chosen_or_proposed_by_who_decides(way: str, decided_by: str, state: str, recorded: str | None) -> None:
    rule, held = WAYS[way]
    files = year(rule.replace("decided_by: {}", f"decided_by: {decided_by}"), held, recorded)
    files["members.yaml"] = members(*SIX, deputies=f"[{A}]")
    assert leader(files) == (state, A)
    assert errors_at(files) == []


def test_i1_nobody_says_who_decides() -> None:
    assert leader(year(regulation(decided_by=None), WON)) == ("proposed", A)


@pytest.mark.parametrize("decided_by", ["cluster", "authority"])
def test_i1_approved_and_replaced_need_the_decision(decided_by: str) -> None:
    rule = regulation(decided_by=decided_by)
    assert leader(year(rule, WON, outcome(decided(A)))) == ("approved", A)
    replaced = year(rule, WON, outcome(decided(A, "replaced", C)))
    assert leader(replaced) == ("replaced", C)
    assert errors_at(replaced) == []


def test_i1_deputies_have_states_of_their_own() -> None:
    rule = regulation(deputies="secret_ballot", decided_by="authority")
    held = WON + VICE
    assert deputies(year(rule, held)) == [("proposed", B)]
    assert deputies(year(rule, held, outcome(A, [decided(B)]))) == [("approved", B)]
    files = year(rule, held, outcome(decided(A), [B]))
    assert (leader(files), deputies(files)) == (("approved", A), [("proposed", B)])


# Rule I2. The record and the computation


@pytest.mark.parametrize(
    ("rule", "state"),
    [
        (regulation(leader=None), "chosen"),  # no rule for the office
        (regulation(), "chosen"),  # a vote that was not recorded
        (regulation("consensus"), "chosen"),
        (regulation("show_of_hands", decided_by="authority"), "proposed"),
    ],
)
def test_i2_without_a_rule_or_its_vote_the_record_is_repeated(rule: str, state: str) -> None:
    files = year(rule, recorded=outcome(B))
    assert leader(files) == (state, B)
    assert NOTHING_TO_CHECK in told(files)
    assert errors_at(files) == []


def test_i2_without_a_regulation_the_record_is_repeated() -> None:
    assert leader({"outcome.yaml": outcome(B)}) == ("proposed", B)


def test_i2_a_record_that_was_checked_does_not_say_so() -> None:
    assert NOTHING_TO_CHECK not in told(year(held=WON, recorded=outcome(A)))


@pytest.mark.parametrize(
    "files",
    [
        year(held=WON, recorded=outcome(C)),
        year(regulation(decided_by="authority"), WON, outcome(C)),
        year(regulation("rotation", rotation=[YTE, A, B, C]), recorded=outcome(C)),
        year(regulation("consensus"), votes(consensus(A)), outcome(C)),
        # The authority approved another unit than the one that was chosen; one that it names itself is `replaced`.
        year(held=WON, recorded=outcome(decided(C))),
    ],
    ids=["vote", "where the authority decides", "rotation", "consensus", "approved"],
)
def test_i2_another_unit_than_the_computed_one_is_an_error(files: dict[str, str]) -> None:
    assert errors_at(files) == [line(files, "outcome.yaml", "  leader:")]


def test_i2_a_record_that_does_not_know_the_unit_contradicts_nothing() -> None:
    files = year(held=WON, recorded=outcome("{unit: unknown}"))
    assert errors_at(files) == []


def test_i2_deputies_are_compared_in_any_order() -> None:
    two = ballot({B: 5, C: 4, A: 3}, candidates=CANDIDATES, choose=2, id="vice", office="deputy")
    rule = regulation(deputies="secret_ballot", seats=2)
    held = votes(ballot({NV: 4, TP: 2}, candidates=(NV, TP)), two)
    for recorded in ([B, C], [C, B]):
        assert errors_at(year(rule, held, outcome(NV, recorded))) == []
    files = year(rule, held, outcome(NV, [B, A]))
    assert errors_at(files) == [line(files, "outcome.yaml", "  deputies:")]


def test_i2_a_unit_that_declined_explains_another() -> None:
    for rule, state in [(regulation(), "chosen"), (regulation(decided_by="authority"), "proposed")]:
        files = year(rule, WON, outcome(C, resolutions=[declined(A)]))
        assert leader(files) == (state, C)
        assert errors_at(files) == []


def test_i2_another_unit_that_declined_explains_nothing() -> None:
    files = year(held=WON, recorded=outcome(C, resolutions=[declined(B)]))
    assert line(files, "outcome.yaml", "  leader:") in errors_at(files)


def test_i2_a_deputy_that_declined() -> None:
    rule = regulation(deputies="secret_ballot")
    files = year(rule, WON + VICE, outcome(A, [C], resolutions=[declined(B, "deputy")]))
    assert deputies(files) == [("chosen", C)]
    assert errors_at(files) == []
    # A leader that declined is another office.
    files = year(rule, WON + VICE, outcome(A, [C], resolutions=[declined(B, "leader")]))
    assert line(files, "outcome.yaml", "  deputies:") in errors_at(files)


def test_i2_elect_names_both_units_and_ends_in_1(tmp_path: Path) -> None:
    run = ran(tmp_path, year(held=WON, recorded=outcome(C)), "elect", FOLDER)
    assert run.code == 1
    said = run.text + run.said
    for unit in (A, C):
        assert unit in said or NAMES[unit] in said


# Rule I3. Exit codes

BOTH = regulation(deputies="secret_ballot")
HALF = regulation(passing="at_least 50% of members")
FIVE_PRESENT = votes(ballot({A: 5}, candidates=CANDIDATES, present=5))
TIED_VICE = ballot({B: 3, C: 3}, candidates=CANDIDATES, id="vice", office="deputy")


@pytest.mark.parametrize(
    ("files", "code", "states"),
    [
        (year(held=WON), 0, ["chosen"]),
        (year(regulation(decided_by="authority"), WON), 0, ["proposed"]),
        (year(), 0, ["not_held"]),
        (year(recorded=outcome("unknown")), 0, ["unknown"]),
        (year(regulation(leader=None)), 0, ["not_held"]),
        (year(regulation("appointment", passing=None)), 0, ["not_held"]),
        (year(held=EQUAL), 3, ["tied"]),
        (year(held=SHORT), 3, ["no_majority"]),
        (year(regulation(quorum="at_least 100% of members"), FIVE_PRESENT), 3, ["no_quorum"]),
        (year(regulation(passing=None), WON), 3, ["no_rule"]),
        (year(BOTH, WON + TIED_VICE), 3, ["chosen", "tied"]),
        (year(BOTH, WON + VICE), 0, ["chosen", "chosen"]),
        # Settled, or decided by the authority: nothing is open.
        (year(HALF, EQUAL, outcome(B, resolutions=[settled(B, A)])), 0, ["chosen"]),
        (year(held=EQUAL, recorded=outcome(decided(B))), 0, ["approved"]),
        (year(held=SHORT, recorded=outcome(decided(A))), 0, ["approved"]),
        (year(held=SHORT, recorded=outcome(decided(A, "replaced", B))), 0, ["replaced"]),
        # A resolution serves ties only.
        (year(held=SHORT, recorded=outcome(resolutions=[settled(A, B)])), 3, ["no_majority"]),
    ],
)  # fmt: skip
def test_i3_exit_codes(tmp_path: Path, files: dict[str, str], code: int, states: list[str]) -> None:
    run = ran(tmp_path, files, "elect", FOLDER, "--format", "json")
    assert run.code == code, run.said
    answer = json.loads(run.text)
    assert [answer["leader"]["state"], *(one["state"] for one in answer["deputies"])][: len(states)] == states


@pytest.mark.parametrize(
    ("held", "state"),
    [
        (EQUAL, "tied"),
        (SHORT, "no_majority"),
        (votes(ballot({A: 3}, candidates=CANDIDATES, present=3)), "no_quorum"),
    ],
)
def test_i3_the_unit_is_null_while_the_office_is_open(held: str, state: str) -> None:
    office = elected(year(regulation(quorum="at_least 2/3 of members"), held))["leader"]
    assert (office["state"], office["unit"]) == (state, None)
    assert set(office) >= {"unit", "state", "how", "explanation"}
    assert office["explanation"]


def test_i3_a_tie_is_named() -> None:
    sentences = told(year(held=EQUAL))
    assert NAMES[A] in sentences
    assert NAMES[B] in sentences


def test_i3_no_majority_ends_by_a_further_round() -> None:
    held = votes(ballot({A: 3, B: 2, C: 1}, {A: 4, B: 2}, candidates=CANDIDATES))
    assert leader(year(held=held)) == ("chosen", A)


def test_i3_a_resolution_serves_ties_only() -> None:
    files = year(held=SHORT, recorded=outcome(resolutions=[settled(A, B)]))
    assert leader(files) == NO_MAJORITY
    assert errors_at(files) == [line(files, "outcome.yaml", "of: tie")]


def test_i3_a_resolution_is_for_exactly_the_units_that_are_tied() -> None:
    for between in ((A,), (A, B, C), (A, C)):
        files = year(held=EQUAL, recorded=outcome(resolutions=[settled(*between)]))
        assert leader(files) == TIED
        assert errors_at(files) == [line(files, "outcome.yaml", "of: tie")]


# Rule I4. Rotation


def rotating(order: list[str], *bars: str, entries: tuple[str, ...] = SIX, now: str = YTE) -> dict[str, str]:
    """Rotation among these members, units or whole entries."""
    rule = regulation("rotation", passing=None, rotation=order, not_eligible=bars)
    return {"members.yaml": members(*entries, leader=now), "regulation.yaml": rule}


def test_i4_the_first_after_the_leader_going_round_once() -> None:
    assert leader(rotating([YTE, A, B])) == ("chosen", A)
    assert leader(rotating([A, YTE, B])) == ("chosen", B)
    assert leader(rotating([A, B, YTE])) == ("chosen", A)


def test_i4_members_that_may_lead_and_those_passed_over_are_named() -> None:
    files = rotating([YTE, A, B, C], "suspended", entries=(YTE, withdrawn(A), suspended(B), C))
    assert leader(files) == ("chosen", C)
    sentences = told(files)
    assert NAMES[A] in sentences
    assert NAMES[B] in sentences
    # Where nobody was passed over nobody is named.
    assert NAMES[B] not in told(rotating([YTE, A, B, C]))


def test_i4_next_years_members_bar_where_leaving_does() -> None:
    assert leader({**rotating([YTE, A, B], "leaving"), **next_year(YTE, B)}) == ("chosen", B)
    assert leader({**rotating([YTE, A, B]), **next_year(YTE, B)}) == ("chosen", A)


def test_i4_a_merged_unit_counts_as_its_successor() -> None:
    assert leader(rotating([YTE, GT, A], entries=(YTE, A, XD))) == ("chosen", XD)
    # The successor is in office: after its old name comes A.
    assert leader(rotating([GT, A, YTE], entries=(YTE, A, XD), now=XD)) == ("chosen", A)
    # It is suspended, whatever its name in the list.
    assert leader(rotating([YTE, GT, A], "suspended", entries=(YTE, A, suspended(XD)))) == ("chosen", A)


@pytest.mark.parametrize("now", [B, "unknown"])
def test_i4_a_leader_that_is_not_in_the_list_or_unknown(now: str) -> None:
    assert leader(rotating([YTE, A, C], now=now)) == NOT_HELD


def test_i4_the_incumbent_never_follows_itself() -> None:
    # Everyone else in the list has left; `incumbent` is not among the bars.
    assert leader(rotating([YTE, A], entries=(YTE, withdrawn(A), B)))[1] is None


def test_i4_deputies_likewise_passing_over_the_new_leader() -> None:
    order = [YTE, A, B, C]
    files = year(regulation("rotation", "rotation", rotation=order))
    assert (leader(files), deputies(files)) == (("chosen", A), [("chosen", B)])
    files = year(regulation("rotation", "rotation", rotation=order, seats=2))
    assert deputies(files) == [("chosen", C), ("chosen", B)]
    # A is elected leader, though not by rotation: the first deputy after YTE is B.
    files = year(regulation(deputies="rotation", rotation=order), WON)
    assert deputies(files) == [("chosen", B)]
    # C is elected: A is the first.
    files = year(regulation(deputies="rotation", rotation=order), votes(ballot({C: 6}, candidates=CANDIDATES)))
    assert deputies(files) == [("chosen", A)]


def test_i4_deputies_by_rotation_pass_over_those_that_may_not() -> None:
    rule = regulation("rotation", "rotation", rotation=[YTE, A, B, C], not_eligible=["suspended"])
    files = {"members.yaml": six_but(suspended(B)), "regulation.yaml": rule}
    assert (leader(files), deputies(files)) == (("chosen", A), [("chosen", C)])


def test_i4_deputies_by_rotation_without_a_leader_in_the_list() -> None:
    files = year(regulation(leader=None, deputies="rotation", rotation=[A, B, C]))
    assert all(seat == NOT_HELD for seat in deputies(files))


# Rule I5. Succession and appointment


def following(*entries: str, bars: tuple[str, ...] = ()) -> dict[str, str]:
    """A is the first deputy, C the second."""
    rule = regulation("succession", passing=None, not_eligible=bars)
    return {"members.yaml": f"deputies: [{A}, {C}]\n{six_but(*entries)}", "regulation.yaml": rule}


def test_i5_the_first_deputy_becomes_leader() -> None:
    assert leader(following()) == ("chosen", A)


def test_i5_if_it_is_still_a_member_that_is_eligible() -> None:
    assert leader(following(withdrawn(A))) == NOT_HELD
    assert leader(following(suspended(A), bars=("suspended",))) == NOT_HELD
    assert leader(following(suspended(A), bars=("not_considered",))) == NOT_HELD
    assert leader(following(suspended(A))) == ("chosen", A)
    assert leader({**following(bars=("leaving",)), **next_year(YTE, B, C)}) == NOT_HELD


def test_i5_another_than_the_deputy_is_an_error_where_it_should_follow() -> None:
    files = {**following(), "outcome.yaml": outcome(B)}
    assert errors_at(files) == [line(files, "outcome.yaml", "  leader:")]


def test_i5_appointment_waits_for_the_decision() -> None:
    rule = regulation("appointment", passing=None, decided_by="authority")
    assert leader(year(rule)) == NOT_HELD
    files = year(rule, recorded=outcome(decided(B)))
    assert leader(files) == ("approved", B)
    assert errors_at(files) == []


def test_i5_a_deputy_passed_over_is_an_info() -> None:
    files = year(regulation("consensus"), recorded=outcome(B))
    files["members.yaml"] = members(*SIX, deputies=f"[{A}]")
    # It lies where the deputy stands, or where the leader does.
    places = {line(files, "members.yaml", "deputies:"), line(files, "outcome.yaml", "  leader:")}
    assert len(places.intersection(infos_at(files))) == 1
    assert faults_at(files) == []
    followed = {**files, "outcome.yaml": outcome(A)}
    assert places.isdisjoint(found_at(followed))
    # No deputy is recorded: nobody was passed over.
    assert places.isdisjoint(found_at({**files, "members.yaml": members(*SIX)}))


# Rule I6. Eligibility


def ballot_on(unit: str, *bars: str, office: str = "leader", **more: str) -> dict[str, str]:
    """All six voted for a unit."""
    offices: dict[str, Any] = {"leader": "secret_ballot" if office == "leader" else None}
    rule = regulation(**offices, deputies="secret_ballot" if office == "deputy" else None, not_eligible=bars)
    vote = ballot({unit: 6}, candidates=(unit,), office=office)
    return {"regulation.yaml": rule, "votes.yaml": votes(vote), **more}


WITH_DEPUTY = {"members.yaml": members(*SIX, deputies=f"[{A}]")}


def test_i6_incumbent_bars_the_leader_from_leader() -> None:
    assert leader({**ballot_on(YTE, "incumbent"), **WITH_DEPUTY}) == NO_MAJORITY
    assert leader({**ballot_on(YTE), **WITH_DEPUTY}) == ("chosen", YTE)


def test_i6_incumbent_bars_deputies_from_deputy() -> None:
    assert deputies({**ballot_on(A, "incumbent", office="deputy"), **WITH_DEPUTY}) == [NO_MAJORITY]
    assert deputies({**ballot_on(B, "incumbent", office="deputy"), **WITH_DEPUTY}) == [("chosen", B)]


def test_i6_incumbent_does_not_bar_from_the_other_office() -> None:
    assert leader({**ballot_on(A, "incumbent"), **WITH_DEPUTY}) == ("chosen", A)
    assert deputies({**ballot_on(YTE, "incumbent", office="deputy"), **WITH_DEPUTY}) == [("chosen", YTE)]


@pytest.mark.parametrize(
    ("cleared", "may_lead"),
    [(None, False), ("2024-11-15", True), ("2025-01-15", False)],
)
def test_i6_suspended_at_the_end_of_the_year(cleared: str | None, may_lead: bool) -> None:
    files = ballot_on(A, "suspended", **{"members.yaml": six_but(suspended(A, cleared))})
    assert leader(files) == (("chosen", A) if may_lead else NO_MAJORITY)


def test_i6_suspended_where_that_does_not_bar() -> None:
    assert leader(ballot_on(A, "incumbent", **{"members.yaml": six_but(suspended(A))})) == ("chosen", A)


def test_i6_leaving_is_not_in_next_years_members() -> None:
    assert leader({**ballot_on(A, "leaving"), **next_year(YTE, B, C)}) == NO_MAJORITY
    assert leader({**ballot_on(A, "leaving"), **next_year(YTE, A)}) == ("chosen", A)
    assert leader(ballot_on(A, "leaving")) == ("chosen", A)
    assert leader({**ballot_on(A, "incumbent"), **next_year(YTE, B, C)}) == ("chosen", A)


def test_i6_not_considered_is_suspended_or_left_unranked() -> None:
    bar = "not_considered"
    assert leader(ballot_on(A, bar, **{"members.yaml": six_but(suspended(A))})) == NO_MAJORITY
    # In a year without scores nobody is ranked, and so nobody was left out.
    assert leader(ballot_on(A, bar)) == ("chosen", A)


SCALE = """\
scoring:
  total: 10
  criteria:
    - {code: "1", title: T, max: 10}
  stages: [{id: appraisal, by: leadership}]
"""


def test_i6_not_considered_in_a_ranked_year() -> None:
    sheets = "".join(
        f'  - {{unit: {unit}, stage: appraisal, by: {YTE}, regulation: "1", entries: {{"1": {points}}}}}\n'
        for points, unit in enumerate(SIX, 1)
        if unit != TP
    )
    files = ballot_on(
        B, "not_considered", **{"members.yaml": six_but(suspended(TP)), "scores.yaml": f"sheets:\n{sheets}"}
    )
    files["regulation.yaml"] += SCALE
    assert leader(files) == ("chosen", B)
    # TP is suspended and has no sheet: it is left unranked.
    files["votes.yaml"] = votes(ballot({TP: 6}, candidates=(TP,)))
    assert leader(files) == NO_MAJORITY


# Rule I7. Two offices, two years


def test_i7_one_unit_in_both_offices_is_an_error() -> None:
    files = year(regulation(leader=None), recorded=outcome(A, [B, A]))
    assert errors_at(files) == [line(files, "outcome.yaml", "  deputies:")]


def test_i7_one_unit_elected_to_both_offices_is_an_error() -> None:
    twice = WON + ballot({A: 6}, candidates=CANDIDATES, id="vice", office="deputy")
    assert errors_at(year(BOTH, twice)) != []
    assert errors_at(year(BOTH, WON + VICE)) == []


def test_i7_the_following_year() -> None:
    assert elected(year(held=WON))["for_year"] == "2025"


def test_i7_a_school_year_is_followed_by_a_school_year() -> None:
    folder = "cum-1/2020-2021"
    files = {
        f"{folder}/members.yaml": members(*SIX),
        f"{folder}/regulation.yaml": regulation(not_eligible=["leaving"]),
        f"{folder}/votes.yaml": votes(ballot({A: 4, B: 2}, candidates=CANDIDATES, date="2021-07-28")),
    }
    answer = elected(files, "2020-2021")
    assert (answer["for_year"], answer["leader"]["state"], answer["leader"]["unit"]) == ("2021-2022", "chosen", A)
    answer = elected({**files, "cum-1/2021-2022/members.yaml": next_year(YTE, B)[NEXT]}, "2020-2021")
    assert answer["leader"]["state"] == "no_majority"


def test_i7_a_leader_elect_that_is_no_member_next_year() -> None:
    files = {**year(held=WON, recorded=outcome(A)), **next_year(YTE, B, C)}
    at = line(files, "outcome.yaml", "  leader:")
    assert at in found_at(files)
    assert at not in found_at({**files, **next_year(YTE, A, B)})


# Rule J1. Errors that stop `elect`

SHARED = year(held=WON)


def _no_result(run: Run) -> bool:
    return '"leader"' not in run.text


@pytest.mark.parametrize(
    "broken",
    [
        {"votes.yaml": "votes: [\n"},  # cannot be read
        {"votes.yaml": WON.replace("present: 6", "present: sáu")},  # a schema error
        {"votes.yaml": WON.replace(A, "so-y-tee")},  # an unknown unit
        {"regulation.yaml": regulation().replace("50%", "1,5")},
        {"outcome.yaml": outcome(A).replace("unit", "units")},
        {"members.yaml": "members:\n"},
    ],
    ids=["unreadable", "schema", "unknown unit", "regulation", "outcome", "members"],
)
def test_j1_an_error_in_a_file_that_elect_reads_ends_it(tmp_path: Path, broken: dict[str, str]) -> None:
    run = ran(tmp_path, {**SHARED, **broken}, "elect", FOLDER, "--format", "json")
    assert (run.code, _no_result(run)) == (1, True)
    assert next(iter(broken)) in run.text + run.said


@pytest.mark.parametrize(
    "files",
    [
        # Held another way than the regulation says: an error that changes nothing (rule H9).
        year(regulation("show_of_hands"), WON),
        # A round too many, which does not count (rule H3).
        year(held=votes(ballot({A: 4, B: 2}, {A: 5, B: 1}, candidates=CANDIDATES))),
        # A resolution that fits no tie is not used (rule F4).
        year(held=WON, recorded=outcome(A, resolutions=[settled(A, B)])),
    ],
    ids=["another way", "a later round", "a resolution"],
)
def test_j1_other_errors_do_not(tmp_path: Path, files: dict[str, str]) -> None:
    assert errors_at(files) != []
    run = ran(tmp_path, files, "elect", FOLDER, "--format", "json")
    assert (run.code, json.loads(run.text)["leader"]["unit"]) == (0, A)


# Rule J2. Which exit code wins; waivers


def test_j2_an_error_comes_before_what_is_open(tmp_path: Path) -> None:
    # The record names another leader, and the deputies are tied.
    files = year(BOTH, WON + TIED_VICE, outcome(C))
    assert ran(tmp_path, files, "elect", FOLDER).code == 1


def accepted(files: dict[str, str]) -> dict[str, str]:
    """The same year, where people accept what is found in outcome.yaml."""
    found = {placed.code for placed in of_the_year(files) if placed.finding.file == f"{FOLDER}/outcome.yaml"}
    entry = "  - {{code: {}, path: " + f"{FOLDER}/outcome.yaml" + ', reason: "Biên bản gốc thất lạc"}}\n'
    return {**files, "waivers.yaml": "waivers:\n" + "".join(entry.format(code) for code in sorted(found))}


DIFFERENT = year(held=WON, recorded=outcome(C))


def test_j2_a_waived_difference_is_listed_and_does_not_count() -> None:
    assert errors_at(DIFFERENT) == [line(DIFFERENT, "outcome.yaml", "  leader:")]
    assert errors_at(accepted(DIFFERENT)) == []
    assert any(placed.waived for placed in of_the_year(accepted(DIFFERENT)))


def test_j2_elect_goes_on_where_the_difference_is_waived(tmp_path: Path) -> None:
    assert ran(tmp_path, DIFFERENT, "elect", FOLDER).code == 1
    assert ran(tmp_path, accepted(DIFFERENT), "elect", FOLDER).code == 0


# Rule J3. Files that cannot be used


@pytest.mark.parametrize("name", ["votes.yaml", "regulation.yaml"])
def test_j3_a_file_that_cannot_be_used_is_neither_absent_nor_empty(name: str) -> None:
    files = year(held=WON, recorded=outcome(C))
    at = line(files, "outcome.yaml", "  leader:")
    assert at in errors_at(files)
    unusable = {**files, name: "a: [\n"}
    # That the leader is another one than the elected is not said, as nobody knows; that rules were skipped is, once.
    assert at not in found_at(unusable)
    assert sum(one.finding.file == f"{FOLDER}/{name}" and one.code == "EMU901" for one in of_the_year(unusable)) == 1


def test_j3_figures_that_do_not_fit_are_told_with_all_the_others() -> None:
    """Nothing hides behind the first error: both votes are judged."""
    wrong = votes(
        ballot(counted({A: 4, B: 2}, returned=7), candidates=CANDIDATES),
        ballot(counted({B: 5, C: 1}, invalid=7), candidates=CANDIDATES, id="vice", office="deputy"),
    )
    assert errors_at(year(BOTH, wrong)) == ["votes.yaml:2", "votes.yaml:3"]


def test_i7_one_unit_elected_to_both_offices_is_exit_1(tmp_path: Path) -> None:
    vice = ballot({A: 4, B: 2}, candidates=CANDIDATES, id="vice", office="deputy")
    files = year(BOTH, WON + vice)
    assert ran(tmp_path, files, "elect", FOLDER).code == 1
