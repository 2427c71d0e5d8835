"""Rules C1 to C4: the final stage and weights, which stages and entries are owed."""

import pytest

from tests.scoring.year import (
    ALL,
    GDDT,
    NV,
    VHTT,
    YTE,
    errors_at,
    leaf,
    line,
    members,
    points,
    pool,
    regulation,
    scored,
    sheets,
    standings,
    warnings_at,
)
from tests.scoring.years_of_several import (
    faults_at,
    held_up,
    sheet_line,
    totals,
)

from .staged import APPRAISAL, MEETING, SELF, A, appraised, listed

CHECK = "{id: check, by: agency}"


WITH_AGENCY = members(*ALL, standing_agency=NV)


# Rule C1. The final stage and weights


def test_c1_final_may_be_left_out_with_one_stage() -> None:
    files = {"regulation.yaml": regulation(A, total="10"), "scores.yaml": sheets(appraised(a=7))}
    assert faults_at(files) == []
    assert scored(files)["status"] == "ranked"
    assert points(files)[GDDT]["a"] == "7.00"


def test_c1_several_stages_without_final_are_an_error() -> None:
    def files(**final: str) -> dict[str, str]:
        both = appraised(a=7) + "".join(sheet_line(unit, stage="meeting", a=8) for unit in ALL)
        rules = regulation(A, total="10", stages=listed(APPRAISAL, MEETING), **final)
        return {"regulation.yaml": rules, "scores.yaml": sheets(both)}

    assert line(files(), "regulation.yaml", "stages:") in errors_at(files())
    assert faults_at(files(final="meeting")) == []
    assert points(files(final="meeting"))[GDDT]["a"] == "8.00"


def _weighted(final: str, **scoring: str) -> dict[str, str]:
    """Appraisal gives 8, the conference 4."""
    both = appraised(a=8) + "".join(sheet_line(unit, stage="meeting", a=4) for unit in ALL)
    rules = regulation(A, total="10", stages=listed(APPRAISAL, MEETING), final=final, **scoring)
    return {"regulation.yaml": rules, "scores.yaml": sheets(both)}


@pytest.mark.parametrize(
    ("final", "expected"),
    [
        ("{appraisal: 75, meeting: 25}", "7.00"),  # 0.75 x 8 + 0.25 x 4
        ("{appraisal: 60, meeting: 40}", "6.40"),  # 4.8 + 1.6
        ("{appraisal: 3, meeting: 1}", "7.00"),  # (3 x 8 + 1 x 4) / 4
        ("{appraisal: 1, meeting: 2}", "5.33"),  # (8 + 2 x 4) / 3 = 16/3
        ("{appraisal: 120, meeting: 80}", "6.40"),  # (960 + 320) / 200
        ("{meeting: 100}", "4.00"),
    ],
)
def test_c1_weights_are_shares_of_their_sum(final: str, expected: str) -> None:
    assert points(_weighted(final))[VHTT]["a"] == expected


@pytest.mark.parametrize(
    ("final", "warned"),
    [
        ("{appraisal: 3, meeting: 1}", True),
        ("{appraisal: 60, meeting: 39.5}", True),
        ("{appraisal: 60, meeting: 40}", False),
        ("{appraisal: 60.5, meeting: 39.5}", False),
    ],
)
def test_c1_weights_that_are_not_100_together_are_a_warning(final: str, warned: bool) -> None:
    files = _weighted(final)
    assert errors_at(files) == []
    assert warnings_at(files) == ([line(files, "regulation.yaml", "final:")] if warned else [])


def test_c1_a_weight_of_0_is_an_error() -> None:
    files = _weighted("{appraisal: 100, meeting: 0}")
    assert errors_at(files) == [line(files, "regulation.yaml", "final:")]


def test_c1_bonus_and_penalty_are_weighted_like_all_others() -> None:
    rules = regulation(
        A,
        total="15",
        bonus=pool(leaf("b", 5), max="5"),
        penalty=pool(leaf("p", 5), max="5"),
        stages=listed(APPRAISAL, MEETING),
        final="{appraisal: 60, meeting: 40}",
    )
    meeting = "".join(sheet_line(unit, stage="meeting", a=6, p=1) for unit in ALL)
    standing = standings({"regulation.yaml": rules, "scores.yaml": sheets(appraised(a=8, b=5, p=2) + meeting)})[GDDT]
    assert standing["base"] == "7.20"  # 0.6 x 8 + 0.4 x 6
    assert standing["bonus"] == "3.00"  # 0.6 x 5 + 0.4 x 0: the conference's sheet claims none
    assert standing["penalty"] == "1.60"  # 0.6 x 2 + 0.4 x 1
    assert standing["total"] == "8.60"  # 7.2 + 3 - 1.6


def test_c1_a_pool_is_capped_after_its_stages_are_weighted() -> None:
    rules = regulation(
        A,
        total="15",
        bonus=pool(leaf("b", 5), leaf("c", 5), max="5"),
        stages=listed(APPRAISAL, MEETING),
        final="{appraisal: 60, meeting: 40}",
    )
    meeting = "".join(sheet_line(unit, stage="meeting", a=8) for unit in ALL)
    standing = standings({"regulation.yaml": rules, "scores.yaml": sheets(appraised(a=8, b=5, c=5) + meeting)})[GDDT]
    # b = 0.6 x 5 = 3, c = 3, together 6, capped at 5; a cap at each stage would give 0.6 x 5 = 3.
    assert (standing["base"], standing["bonus"], standing["total"]) == ("8.00", "5.00", "13.00")


# Rule C2. Which stages are owed


def test_c2_a_stage_that_nothing_names_is_not_owed() -> None:
    rules = regulation(A, total="10", stages=listed(SELF, MEETING, APPRAISAL), final="appraisal")
    answer = scored({"regulation.yaml": rules, "scores.yaml": sheets(appraised(a=7))})
    assert (answer["status"], held_up(answer)) == ("ranked", set())
    assert totals(answer) == dict.fromkeys((GDDT, VHTT, YTE), "7.00")


def test_c2_a_stage_with_a_weight_is_owed() -> None:
    rules = regulation(A, total="10", stages=listed(APPRAISAL, MEETING), final="{appraisal: 60, meeting: 40}")
    meeting = "".join(sheet_line(unit, stage="meeting", a=6) for unit in (YTE, GDDT))
    answer = scored({"regulation.yaml": rules, "scores.yaml": sheets(appraised(a=8) + meeting)})
    # Weights are never redistributed (rule C5): VHTT's appraisal alone makes no total.
    assert (answer["status"], held_up(answer)) == ("blocked", {VHTT})


@pytest.mark.parametrize(
    ("checked", "status", "waiting"),
    [((YTE, GDDT, VHTT), "ranked", set()), ((YTE, GDDT), "blocked", {VHTT}), ((), "blocked", {YTE, GDDT, VHTT})],
)
def test_c2_the_stage_of_a_criterion_is_owed(checked: tuple[str, ...], status: str, waiting: set[str]) -> None:
    rules = regulation(A, leaf("b", 10, stage="check"), total="20", stages=listed(APPRAISAL, CHECK), final="appraisal")
    check = "".join(sheet_line(unit, stage="check", by=NV, b=9) for unit in checked)
    files = {"members.yaml": WITH_AGENCY, "regulation.yaml": rules, "scores.yaml": sheets(appraised(a=7) + check)}
    answer = scored(files)
    assert (answer["status"], held_up(answer)) == (status, waiting)
    assert {totals(answer)[unit] for unit in checked} <= {"16.00"}  # 7 of the appraisal, 9 of the agency
    assert faults_at(files) == []


# Rule C3. What a sheet owes


def test_c3_a_sheet_owes_every_base_criterion() -> None:
    files = {
        "regulation.yaml": regulation(A, leaf("b", 10), total="20"),
        "scores.yaml": sheets(appraised(YTE, GDDT, a=7, b=8), sheet_line(VHTT, a=9)),
    }
    answer = scored(files)
    assert (answer["status"], held_up(answer)) == ("blocked", {VHTT})
    assert totals(answer) == {YTE: "15.00", GDDT: "15.00", VHTT: None}


def test_c3_a_sheet_does_not_owe_what_another_stage_decides() -> None:
    rules = regulation(A, leaf("b", 10, stage="check"), total="20", stages=listed(APPRAISAL, CHECK), final="appraisal")
    check = "".join(sheet_line(unit, stage="check", by=NV, b=8) for unit in ALL)
    files = {"members.yaml": WITH_AGENCY, "regulation.yaml": rules, "scores.yaml": sheets(appraised(a=7) + check)}
    assert scored(files)["status"] == "ranked"


def test_c3_no_entry_for_bonus_or_penalty_in_a_sheet_that_was_sent_is_0() -> None:
    rules = regulation(A, total="15", bonus=pool(leaf("b", 5), max="5"), penalty=pool(leaf("p", 5), max="5"))
    files = {"regulation.yaml": rules, "scores.yaml": sheets(appraised(YTE, VHTT, a=7), sheet_line(GDDT, a=7, b=2))}
    answer = scored(files)
    assert (answer["status"], answer["blocked"]) == ("ranked", [])
    assert [standings(files)[unit]["bonus"] for unit in ALL] == ["0.00", "2.00", "0.00"]
    assert [standings(files)[unit]["penalty"] for unit in ALL] == ["0.00", "0.00", "0.00"]


def test_c3_a_sheet_not_sent_blocks_even_if_it_decides_a_bonus_only() -> None:
    rules = regulation(
        A,
        total="15",
        bonus=pool(leaf("b", 5, stage="check"), max="5"),
        stages=listed(APPRAISAL, CHECK),
        final="appraisal",
    )

    def files(*checked: str) -> dict[str, str]:
        check = "".join(checked)
        return {"members.yaml": WITH_AGENCY, "regulation.yaml": rules, "scores.yaml": sheets(appraised(a=7) + check)}

    sent = [sheet_line(YTE, stage="check", by=NV, b=4), sheet_line(GDDT, stage="check", by=NV)]
    answer = scored(files(*sent))
    assert (answer["status"], held_up(answer)) == ("blocked", {VHTT})
    answer = scored(files(*sent, sheet_line(VHTT, stage="check", by=NV)))
    assert answer["status"] == "ranked"
    assert totals(answer) == {YTE: "11.00", GDDT: "7.00", VHTT: "7.00"}


# Rule C4. Entries for what another stage decides


def test_c4_an_entry_for_a_criterion_of_another_stage_is_allowed_and_does_not_count() -> None:
    rules = regulation(
        A, leaf("b", 10, stage="check"), total="20", stages=listed(SELF, APPRAISAL, CHECK), final="appraisal"
    )
    own = "".join(sheet_line(unit, stage="self", by=unit, a=10, b=10) for unit in ALL)
    check = "".join(sheet_line(unit, stage="check", by=NV, a=1, b=4) for unit in ALL)
    files = {
        "members.yaml": WITH_AGENCY,
        "regulation.yaml": rules,
        "scores.yaml": sheets(own + appraised(a=7, b=9) + check),
    }
    assert faults_at(files) == []
    assert points(files)[GDDT] == {"a": "7.00", "b": "4.00"}
    # Without the agency's sheets b is missing, whatever others entered.
    answer = scored({**files, "scores.yaml": sheets(own + appraised(a=7, b=9))})
    assert (answer["status"], held_up(answer)) == ("blocked", set(ALL))
