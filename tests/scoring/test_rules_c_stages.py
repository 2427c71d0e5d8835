"""Stages: which sheets are owed, which count, and how stages and scorers become the points of a criterion."""

import pytest

from tests.scoring.year import (
    ALL,
    DL,
    GDDT,
    NV,
    VHTT,
    YTE,
    errors_at,
    infos_at,
    leaf,
    line,
    members,
    points,
    pool,
    recusal,
    regulation,
    scored,
    sheets,
    standings,
    warnings_at,
)
from tests.scoring.years_of_several import (
    EIGHT,
    among_many,
    faults_at,
    held_up,
    peer_sheets,
    ranks,
    sheet_line,
    suspended,
    totals,
    withdrawn,
)

SELF = "{id: self, by: member}"
APPRAISAL = "{id: appraisal, by: leadership}"
MEETING = "{id: meeting, by: conference}"
CHECK = "{id: check, by: agency}"
MEAN = "{id: peer, by: peers, combine: mean}"

FOUR = (YTE, GDDT, VHTT, DL)
FIVE = (YTE, GDDT, VHTT, DL, NV)
WITH_AGENCY = members(*ALL, standing_agency=NV)
A = leaf("a", 10)


def _stages(*stages: str) -> str:
    return f"[{', '.join(stages)}]"


def _appraised(*units: str, **entries: object) -> str:
    return "".join(sheet_line(unit, entries) for unit in units or ALL)


def _peers(stage: str, scores: str, units: tuple[str, ...] = ALL, **scoring: str) -> dict[str, str]:
    """A year of one criterion `a` (0..10) that peers alone decide."""
    return {
        "members.yaml": members(*units),
        "regulation.yaml": regulation(A, total="10", stages=_stages(stage), **scoring),
        "scores.yaml": sheets(scores),
    }


# Rule C1. The final stage and weights


def test_c1_final_may_be_left_out_with_one_stage() -> None:
    files = {"regulation.yaml": regulation(A, total="10"), "scores.yaml": sheets(_appraised(a=7))}
    assert faults_at(files) == []
    assert scored(files)["status"] == "ranked"
    assert points(files)[GDDT]["a"] == "7.00"


def test_c1_several_stages_without_final_are_an_error() -> None:
    def files(**final: str) -> dict[str, str]:
        both = _appraised(a=7) + "".join(sheet_line(unit, stage="meeting", a=8) for unit in ALL)
        rules = regulation(A, total="10", stages=_stages(APPRAISAL, MEETING), **final)
        return {"regulation.yaml": rules, "scores.yaml": sheets(both)}

    assert line(files(), "regulation.yaml", "stages:") in errors_at(files())
    assert faults_at(files(final="meeting")) == []
    assert points(files(final="meeting"))[GDDT]["a"] == "8.00"


def _weighted(final: str, **scoring: str) -> dict[str, str]:
    """Appraisal gives 8, the conference 4."""
    both = _appraised(a=8) + "".join(sheet_line(unit, stage="meeting", a=4) for unit in ALL)
    rules = regulation(A, total="10", stages=_stages(APPRAISAL, MEETING), final=final, **scoring)
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
        stages=_stages(APPRAISAL, MEETING),
        final="{appraisal: 60, meeting: 40}",
    )
    meeting = "".join(sheet_line(unit, stage="meeting", a=6, p=1) for unit in ALL)
    standing = standings({"regulation.yaml": rules, "scores.yaml": sheets(_appraised(a=8, b=5, p=2) + meeting)})[GDDT]
    assert standing["base"] == "7.20"  # 0.6 x 8 + 0.4 x 6
    assert standing["bonus"] == "3.00"  # 0.6 x 5 + 0.4 x 0: the conference's sheet claims none
    assert standing["penalty"] == "1.60"  # 0.6 x 2 + 0.4 x 1
    assert standing["total"] == "8.60"  # 7.2 + 3 - 1.6


def test_c1_a_pool_is_capped_after_its_stages_are_weighted() -> None:
    rules = regulation(
        A,
        total="15",
        bonus=pool(leaf("b", 5), leaf("c", 5), max="5"),
        stages=_stages(APPRAISAL, MEETING),
        final="{appraisal: 60, meeting: 40}",
    )
    meeting = "".join(sheet_line(unit, stage="meeting", a=8) for unit in ALL)
    standing = standings({"regulation.yaml": rules, "scores.yaml": sheets(_appraised(a=8, b=5, c=5) + meeting)})[GDDT]
    # b = 0.6 x 5 = 3, c = 3, together 6, capped at 5; a cap at each stage would give 0.6 x 5 = 3.
    assert (standing["base"], standing["bonus"], standing["total"]) == ("8.00", "5.00", "13.00")


# Rule C2. Which stages are owed


def test_c2_a_stage_that_nothing_names_is_not_owed() -> None:
    rules = regulation(A, total="10", stages=_stages(SELF, MEETING, APPRAISAL), final="appraisal")
    answer = scored({"regulation.yaml": rules, "scores.yaml": sheets(_appraised(a=7))})
    assert (answer["status"], held_up(answer)) == ("ranked", set())
    assert totals(answer) == dict.fromkeys((GDDT, VHTT, YTE), "7.00")


def test_c2_a_stage_with_a_weight_is_owed() -> None:
    rules = regulation(A, total="10", stages=_stages(APPRAISAL, MEETING), final="{appraisal: 60, meeting: 40}")
    meeting = "".join(sheet_line(unit, stage="meeting", a=6) for unit in (YTE, GDDT))
    answer = scored({"regulation.yaml": rules, "scores.yaml": sheets(_appraised(a=8) + meeting)})
    # Weights are never redistributed (rule C5): VHTT's appraisal alone makes no total.
    assert (answer["status"], held_up(answer)) == ("blocked", {VHTT})


@pytest.mark.parametrize(
    ("checked", "status", "waiting"),
    [((YTE, GDDT, VHTT), "ranked", set()), ((YTE, GDDT), "blocked", {VHTT}), ((), "blocked", {YTE, GDDT, VHTT})],
)
def test_c2_the_stage_of_a_criterion_is_owed(checked: tuple[str, ...], status: str, waiting: set[str]) -> None:
    rules = regulation(A, leaf("b", 10, stage="check"), total="20", stages=_stages(APPRAISAL, CHECK), final="appraisal")
    check = "".join(sheet_line(unit, stage="check", by=NV, b=9) for unit in checked)
    files = {"members.yaml": WITH_AGENCY, "regulation.yaml": rules, "scores.yaml": sheets(_appraised(a=7) + check)}
    answer = scored(files)
    assert (answer["status"], held_up(answer)) == (status, waiting)
    assert {totals(answer)[unit] for unit in checked} <= {"16.00"}  # 7 of the appraisal, 9 of the agency
    assert faults_at(files) == []


# Rule C3. What a sheet owes


def test_c3_a_sheet_owes_every_base_criterion() -> None:
    files = {
        "regulation.yaml": regulation(A, leaf("b", 10), total="20"),
        "scores.yaml": sheets(_appraised(YTE, GDDT, a=7, b=8), sheet_line(VHTT, a=9)),
    }
    answer = scored(files)
    assert (answer["status"], held_up(answer)) == ("blocked", {VHTT})
    assert totals(answer) == {YTE: "15.00", GDDT: "15.00", VHTT: None}


def test_c3_a_sheet_does_not_owe_what_another_stage_decides() -> None:
    rules = regulation(A, leaf("b", 10, stage="check"), total="20", stages=_stages(APPRAISAL, CHECK), final="appraisal")
    check = "".join(sheet_line(unit, stage="check", by=NV, b=8) for unit in ALL)
    files = {"members.yaml": WITH_AGENCY, "regulation.yaml": rules, "scores.yaml": sheets(_appraised(a=7) + check)}
    assert scored(files)["status"] == "ranked"


def test_c3_no_entry_for_bonus_or_penalty_in_a_sheet_that_was_sent_is_0() -> None:
    rules = regulation(A, total="15", bonus=pool(leaf("b", 5), max="5"), penalty=pool(leaf("p", 5), max="5"))
    files = {"regulation.yaml": rules, "scores.yaml": sheets(_appraised(YTE, VHTT, a=7), sheet_line(GDDT, a=7, b=2))}
    answer = scored(files)
    assert (answer["status"], answer["blocked"]) == ("ranked", [])
    assert [standings(files)[unit]["bonus"] for unit in ALL] == ["0.00", "2.00", "0.00"]
    assert [standings(files)[unit]["penalty"] for unit in ALL] == ["0.00", "0.00", "0.00"]


def test_c3_a_sheet_not_sent_blocks_even_if_it_decides_a_bonus_only() -> None:
    rules = regulation(
        A,
        total="15",
        bonus=pool(leaf("b", 5, stage="check"), max="5"),
        stages=_stages(APPRAISAL, CHECK),
        final="appraisal",
    )

    def files(*checked: str) -> dict[str, str]:
        check = "".join(checked)
        return {"members.yaml": WITH_AGENCY, "regulation.yaml": rules, "scores.yaml": sheets(_appraised(a=7) + check)}

    sent = [sheet_line(YTE, stage="check", by=NV, b=4), sheet_line(GDDT, stage="check", by=NV)]
    answer = scored(files(*sent))
    assert (answer["status"], held_up(answer)) == ("blocked", {VHTT})
    answer = scored(files(*sent, sheet_line(VHTT, stage="check", by=NV)))
    assert answer["status"] == "ranked"
    assert totals(answer) == {YTE: "11.00", GDDT: "7.00", VHTT: "7.00"}


# Rule C4. Entries for what another stage decides


def test_c4_an_entry_for_a_criterion_of_another_stage_is_allowed_and_does_not_count() -> None:
    rules = regulation(
        A, leaf("b", 10, stage="check"), total="20", stages=_stages(SELF, APPRAISAL, CHECK), final="appraisal"
    )
    own = "".join(sheet_line(unit, stage="self", by=unit, a=10, b=10) for unit in ALL)
    check = "".join(sheet_line(unit, stage="check", by=NV, a=1, b=4) for unit in ALL)
    files = {
        "members.yaml": WITH_AGENCY,
        "regulation.yaml": rules,
        "scores.yaml": sheets(own + _appraised(a=7, b=9) + check),
    }
    assert faults_at(files) == []
    assert points(files)[GDDT] == {"a": "7.00", "b": "4.00"}
    # Without the agency's sheets b is missing, whatever others entered.
    answer = scored({**files, "scores.yaml": sheets(own + _appraised(a=7, b=9))})
    assert (answer["status"], held_up(answer)) == ("blocked", set(ALL))


# Rule C5. What is missing


def test_c5_missing_block_leaves_totals_and_no_ranks() -> None:
    files = {
        "regulation.yaml": regulation(A, total="10", missing="block"),
        "scores.yaml": sheets(sheet_line(YTE, a=6), sheet_line(GDDT, a=9)),
    }
    answer = scored(files)
    assert (answer["status"], held_up(answer)) == ("blocked", {VHTT})
    assert totals(answer) == {YTE: "6.00", GDDT: "9.00", VHTT: None}
    assert ranks(answer) == {YTE: None, GDDT: None, VHTT: None}


def test_c5_missing_block_is_the_default() -> None:
    files = {"regulation.yaml": regulation(A, total="10"), "scores.yaml": sheets(sheet_line(YTE, a=6))}
    answer = scored(files)
    assert (answer["status"], held_up(answer)) == ("blocked", {GDDT, VHTT})


def test_c5_missing_zero_gives_0_points_and_a_rank() -> None:
    # 0 points, not the input 0: a ratio where lower is better would give 10 for an actual of 0.
    fewer = leaf("b", 10, "{kind: ratio, lower_is_better: true, target: 5}")
    files = {
        "regulation.yaml": regulation(A, fewer, total="20", missing="zero"),
        "scores.yaml": sheets(
            sheet_line(YTE, a=6, b="{actual: 10}"), sheet_line(GDDT, a=9, b="{actual: 5}"), sheet_line(VHTT, a=10)
        ),
    }
    answer = scored(files)
    assert (answer["status"], answer["blocked"]) == ("ranked", [])
    # YTE 6 + 10 x 5/10; GDDT 9 + 10 x 5/5; VHTT 10 + nothing
    assert totals(answer) == {GDDT: "19.00", YTE: "11.00", VHTT: "10.00"}
    assert ranks(answer) == {GDDT: 1, YTE: 2, VHTT: 3}
    assert points(files)[VHTT] == {"a": "10.00", "b": "0.00"}


def test_c5_missing_zero_ranks_a_unit_without_its_sheet() -> None:
    files = {
        "regulation.yaml": regulation(A, total="10", missing="zero"),
        "scores.yaml": sheets(sheet_line(YTE, a=6), sheet_line(GDDT, a=9)),
    }
    answer = scored(files)
    assert (answer["status"], answer["blocked"]) == ("ranked", [])
    assert (totals(answer)[VHTT], ranks(answer)) == ("0.00", {GDDT: 1, YTE: 2, VHTT: 3})


def test_c5_missing_zero_does_not_redistribute_weights() -> None:
    rules = regulation(
        A, total="10", stages=_stages(APPRAISAL, MEETING), final="{appraisal: 60, meeting: 40}", missing="zero"
    )
    meeting = "".join(sheet_line(unit, stage="meeting", a=6) for unit in (YTE, GDDT))
    answer = scored({"regulation.yaml": rules, "scores.yaml": sheets(_appraised(a=8) + meeting)})
    # 0.6 x 8 + 0.4 x 6 = 7.2; VHTT 0.6 x 8 + 0.4 x 0 = 4.8, not 8
    assert totals(answer) == {YTE: "7.20", GDDT: "7.20", VHTT: "4.80"}


def test_c5_missing_zero_adds_no_zero_to_the_scores_of_peers() -> None:
    missing = peer_sheets(ALL, {YTE: {GDDT: 8}}, without=[(YTE, VHTT)])
    answer = scored(_peers(MEAN, missing, missing="zero"))
    # YTE: 8 alone, not (8 + 0) / 2
    assert answer["status"] == "ranked"
    assert totals(answer) == {YTE: "8.00", GDDT: "5.00", VHTT: "5.00"}


def test_c5_missing_zero_is_left_out_of_the_best_result() -> None:
    fewer = leaf("a", 10, "{kind: relative, lower_is_better: true, target: 10}")
    files = {
        "regulation.yaml": regulation(fewer, total="10", missing="zero"),
        "scores.yaml": sheets(sheet_line(YTE, a="{actual: 8}"), sheet_line(GDDT, a="{actual: 9}"), sheet_line(VHTT)),
    }
    # e: YTE (10 - 8)/10 = 20%, the best; GDDT 10%. An actual of 0 would be 100% and leave YTE 5 + 5 x 0.2 = 6.
    # YTE 5 + 5 x 1 = 10; GDDT 5 + 5 x 10/20 = 7.5
    assert totals(scored(files)) == {YTE: "10.00", GDDT: "7.50", VHTT: "0.00"}


# Rule C6. Peers


def test_c6_every_member_scores_every_other() -> None:
    about = {YTE: {GDDT: 8, VHTT: 7}, GDDT: {YTE: 6, VHTT: 9}, VHTT: {YTE: 4, GDDT: 5}}
    files = _peers(MEAN, peer_sheets(ALL, about))
    assert faults_at(files) == []
    # 15/2, 15/2, 9/2
    assert totals(scored(files)) == {GDDT: "7.50", YTE: "7.50", VHTT: "4.50"}


def test_c6_without_at_least_everyone_owes_a_sheet() -> None:
    answer = scored(_peers(MEAN, peer_sheets(ALL, without=[(YTE, VHTT)])))
    # The absent scorer may stand among the units or in the detail.
    assert (answer["status"], held_up(answer) - {VHTT}) == ("blocked", {YTE})
    assert _names_unit(answer["blocked"], VHTT, "Sở Văn hóa và Thể thao")


def _names_unit(blocked: list[dict[str, object]], unit: str, name: str) -> bool:
    """Whether the absent scorer is named, by id or by name."""
    return any(unit in str(reason) or name in str(reason) for reason in blocked)


def test_c6_a_recusal_takes_the_scorer_out() -> None:
    recused = peer_sheets(ALL, {YTE: {GDDT: 8}}, without=[(YTE, VHTT)]) + recusal(YTE, VHTT)
    files = _peers(MEAN, recused)
    assert faults_at(files) == []
    answer = scored(files)
    assert (answer["status"], totals(answer)[YTE]) == ("ranked", "8.00")


@pytest.mark.parametrize(
    ("combine", "expected"),
    [
        # 9, 4, 2 without the one who recused itself
        ("mean", "5.00"),  # 15/3
        ("median", "4.00"),
        ("trimmed_mean", "4.00"),  # without 9 and 2
    ],
)
def test_c6_a_recusal_takes_the_scorer_out_of_median_and_trimming(combine: str, expected: str) -> None:
    scores = peer_sheets(FIVE, {YTE: {GDDT: 9, VHTT: 4, DL: 2}}, without=[(YTE, NV)]) + recusal(YTE, NV)
    files = _peers(f"{{id: peer, by: peers, combine: {combine}}}", scores, FIVE)
    assert (scored(files)["status"], points(files)[YTE]["a"]) == ("ranked", expected)


def test_c6_a_withdrawn_member_neither_scores_nor_is_scored() -> None:
    files = _peers(MEAN, peer_sheets(ALL, {YTE: {GDDT: 8, VHTT: 7}})) | {"members.yaml": members(*ALL, withdrawn(DL))}
    answer = scored(files)
    assert answer["status"] == "ranked"
    assert totals(answer) == {YTE: "7.50", GDDT: "5.00", VHTT: "5.00"}


def test_c6_a_suspended_member_scores_and_is_scored() -> None:
    of_year = members(YTE, GDDT, suspended(VHTT))
    answer = scored(_peers(MEAN, peer_sheets(ALL, {YTE: {GDDT: 8, VHTT: 7}})) | {"members.yaml": of_year})
    assert (answer["status"], totals(answer)) == ("ranked", {YTE: "7.50", GDDT: "5.00", VHTT: "5.00"})
    answer = scored(_peers(MEAN, peer_sheets(ALL, without=[(YTE, VHTT)])) | {"members.yaml": of_year})
    assert (answer["status"], held_up(answer) - {VHTT}) == ("blocked", {YTE})


def test_c6_at_least_reached_needs_no_more() -> None:
    stage = "{id: peer, by: peers, combine: mean, at_least: 2}"
    answer = scored(_peers(stage, peer_sheets(FOUR, {YTE: {GDDT: 8, VHTT: 5}}, without=[(YTE, DL)]), FOUR))
    assert (answer["status"], answer["blocked"]) == ("ranked", [])
    assert totals(answer)[YTE] == "6.50"  # 13/2


def test_c6_at_least_not_reached_blocks_and_names_the_absent() -> None:
    stage = "{id: peer, by: peers, combine: mean, at_least: 2}"
    answer = scored(_peers(stage, peer_sheets(FOUR, without=[(YTE, DL), (YTE, VHTT)]), FOUR))
    assert (answer["status"], held_up(answer) - {DL, VHTT}) == ("blocked", {YTE})
    assert _names_unit(answer["blocked"], DL, "Sở Du lịch")
    assert _names_unit(answer["blocked"], VHTT, "Sở Văn hóa và Thể thao")


# Rule C7. Median and trimmed mean


@pytest.mark.parametrize(
    ("scorers", "scores", "expected"),
    [
        (FOUR, (2, 9, 4), "4.00"),
        (FIVE, (2, 9, 4, 5), "4.50"),  # 2 4 5 9: (4 + 5)/2
        (FIVE, (0, 0, 10, 10), "5.00"),
        (FIVE, (0, 0, 0, 10), "0.00"),
    ],
)
def test_c7_median(scorers: tuple[str, ...], scores: tuple[int, ...], expected: str) -> None:
    about = {YTE: dict(zip(scorers[1:], scores, strict=True))}
    files = _peers("{id: peer, by: peers, combine: median}", peer_sheets(scorers, about), scorers)
    assert points(files)[YTE]["a"] == expected


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ((10, 4, 7, 6), "6.50"),  # 4 6 7 10: (6 + 7)/2
        ((10, 10, 10, 0), "10.00"),  # one of the highest is dropped, not all
        ((3, 3, 4, 9), "3.50"),  # 3 3 4 9: (3 + 4)/2
    ],
)
@pytest.mark.parametrize("trim", ["", ", trim: 1"])
def test_c7_trimmed_mean_drops_one_highest_and_one_lowest(scores: tuple[int, ...], expected: str, trim: str) -> None:
    about = {YTE: dict(zip(FIVE[1:], scores, strict=True))}
    files = _peers(f"{{id: peer, by: peers, combine: trimmed_mean{trim}}}", peer_sheets(FIVE, about), FIVE)
    assert points(files)[YTE]["a"] == expected


@pytest.mark.parametrize(
    ("trim", "expected"),
    [
        # 0 1 2 4 9 10 10; the median is 4, the mean 36/7
        (1, "5.20"),  # 1 2 4 9 10: 26/5
        (2, "5.00"),  # 2 4 9: 15/3
        (3, "4.00"),
    ],
)
def test_c7_trimmed_mean_drops_as_many_as_trim_says(trim: int, expected: str) -> None:
    about = {YTE: dict(zip(EIGHT[1:], (10, 0, 4, 9, 1, 10, 2), strict=True))}
    stage = f"{{id: peer, by: peers, combine: trimmed_mean, trim: {trim}}}"
    assert among_many(points, _peers(stage, peer_sheets(EIGHT, about), EIGHT))[YTE]["a"] == expected


def test_c7_trimmed_mean_is_taken_criterion_by_criterion() -> None:
    entries = {GDDT: (10, 6), VHTT: (4, 8), DL: (7, 1), NV: (6, 10)}
    others = [(unit, scorer) for unit in FIVE[1:] for scorer in FIVE if unit != scorer]
    scores = [sheet_line(YTE, stage="peer", by=scorer, a=a, b=b) for scorer, (a, b) in entries.items()]
    scores += [sheet_line(unit, stage="peer", by=scorer, a=5, b=5) for unit, scorer in others]
    files = {
        "members.yaml": members(*FIVE),
        "regulation.yaml": regulation(
            A, leaf("b", 10), total="20", stages="[{id: peer, by: peers, combine: trimmed_mean}]"
        ),
        "scores.yaml": sheets(*scores),
    }
    # a: 4 6 7 10, (6 + 7)/2; b: 1 6 8 10, (6 + 8)/2: other scorers are dropped than for a
    assert points(files)[YTE] == {"a": "6.50", "b": "7.00"}


@pytest.mark.parametrize(
    ("trim", "at_least", "wrong"),
    [(1, 2, True), (1, 3, False), (2, 4, True), (2, 5, False)],
)
def test_c7_at_least_may_not_be_smaller_than_what_trimming_needs(trim: int, at_least: int, wrong: bool) -> None:
    stage = f"{{id: peer, by: peers, combine: trimmed_mean, trim: {trim}, at_least: {at_least}}}"
    files = _peers(stage, peer_sheets(EIGHT), EIGHT)
    place = line(files, "regulation.yaml", "stages:")
    assert among_many(errors_at, files) == ([place] if wrong else [])


def test_c7_too_few_scores_block() -> None:
    # Two scores of three are left; trimming one highest and one lowest needs three.
    scores = peer_sheets(FOUR, without=[(YTE, DL)]) + recusal(YTE, DL)
    answer = scored(_peers("{id: peer, by: peers, combine: trimmed_mean}", scores, FOUR))
    assert (answer["status"], held_up(answer) - {DL}) == ("blocked", {YTE})


# Rule C8. Who scores


def _one_stage(by: str, *scores: str) -> dict[str, str]:
    return {
        "members.yaml": members(*ALL, standing_agency=NV, deputies=f"[{GDDT}]"),
        "regulation.yaml": regulation(A, total="10", stages=f"[{{id: s, by: {by}}}]"),
        "scores.yaml": sheets(*scores),
    }


def _by(unit: str, scorer: str) -> str:
    return sheet_line(unit, stage="s", by=scorer, a=5)


@pytest.mark.parametrize(
    ("by", "scorers", "right", "wrong"),
    [
        ("member", (YTE, GDDT), VHTT, GDDT),
        ("member", (YTE, GDDT), VHTT, YTE),
        ("leadership", (YTE, YTE), YTE, VHTT),
        ("leadership", (YTE, YTE), GDDT, NV),
        ("agency", (NV, NV), NV, YTE),
        ("agency", (NV, NV), NV, VHTT),
        ("conference", (YTE, YTE), YTE, VHTT),
        ("conference", (YTE, YTE), YTE, GDDT),  # the deputy may appraise, but not score for the conference
    ],
)
def test_c8_only_the_scorers_of_a_stage_score(by: str, scorers: tuple[str, str], right: str, wrong: str) -> None:
    others = [_by(unit, scorer) for unit, scorer in zip((YTE, GDDT), scorers, strict=True)]
    assert faults_at(_one_stage(by, *others, _by(VHTT, right))) == []
    files = _one_stage(by, *others, _by(VHTT, wrong))
    assert errors_at(files) == [line(files, "scores.yaml", f"unit: {VHTT}")]


def test_c8_no_peer_scores_itself() -> None:
    files = _peers(MEAN, peer_sheets(ALL) + sheet_line(VHTT, stage="peer", by=VHTT, a=10))
    assert errors_at(files) == [line(files, "scores.yaml", f"unit: {VHTT}, stage: peer, by: {VHTT}")]


def test_c8_leadership_gives_one_sheet_a_unit() -> None:
    files = _one_stage("leadership", _by(YTE, YTE), _by(GDDT, YTE), _by(VHTT, YTE), _by(VHTT, GDDT))
    assert errors_at(files) == [line(files, "scores.yaml", f"unit: {VHTT}, stage: s, by: {GDDT}")]


def test_c8_a_leader_that_appraises_itself_is_an_info() -> None:
    files = _one_stage("leadership", _by(YTE, YTE), _by(GDDT, YTE), _by(VHTT, YTE))
    assert (faults_at(files), infos_at(files)) == ([], [line(files, "scores.yaml", f"unit: {YTE}")])
    files = _one_stage("leadership", _by(YTE, GDDT), _by(GDDT, YTE), _by(VHTT, YTE))
    assert (faults_at(files), infos_at(files)) == ([], [])


@pytest.mark.parametrize("by", ["member", "leadership", "agency", "conference"])
def test_c8_a_second_sheet_of_the_same_scorer_is_an_error(by: str) -> None:
    scorer = {"member": VHTT, "agency": NV}.get(by, YTE)
    once = _by(VHTT, scorer)
    assert errors_at(_one_stage(by, once)) == []
    assert errors_at(_one_stage(by, once, once)) == ["scores.yaml:3"]


def test_c8_a_second_sheet_of_the_same_peer_is_an_error() -> None:
    twice = sheet_line(YTE, stage="peer", by=GDDT, a=6)
    files = _peers(MEAN, peer_sheets(ALL) + twice)
    assert errors_at(files) == [line(files, "scores.yaml", f"unit: {YTE}, stage: peer, by: {GDDT}", occurrence=2)]


# Rule C9. Other versions, withdrawn members


def test_c9_a_sheet_for_another_version_is_an_error_and_counts_as_missing() -> None:
    files = {
        "regulation.yaml": regulation(A, total="10"),
        "scores.yaml": sheets(_appraised(YTE, GDDT, a=7), sheet_line(VHTT, a=9, version="2")),
    }
    assert errors_at(files) == [line(files, "scores.yaml", f"unit: {VHTT}")]
    answer = scored(files)
    assert (answer["status"], held_up(answer), totals(answer)[VHTT]) == ("blocked", {VHTT}, None)


def test_c9_sheets_about_or_by_a_withdrawn_member_do_not_count() -> None:
    by, about = sheet_line(YTE, stage="peer", by=DL, a=0), sheet_line(DL, stage="peer", by=YTE, a=10)
    files = _peers(MEAN, peer_sheets(ALL, {YTE: {GDDT: 8, VHTT: 7}}) + by + about)
    files |= {"members.yaml": members(*ALL, withdrawn(DL))}
    answer = scored(files)
    assert answer["status"] == "ranked"
    assert totals(answer) == {YTE: "7.50", GDDT: "5.00", VHTT: "5.00"}
    assert errors_at(files) == []
    assert warnings_at(files) == [line(files, "scores.yaml", f"by: {DL}"), line(files, "scores.yaml", f"unit: {DL}")]


# Rule C10. Points by hand

BANDS = "{kind: bands, bands: [{less_than: 90, points: 5}, {at_least: 90, points: 10}]}"
CHOICE = "{kind: choice, options: {x: {text: T, points: 10}, y: {text: T, points: 5}}}"


def _by_hand(measure: str, entry: str) -> dict[str, str]:
    return {
        "regulation.yaml": regulation(leaf("a", 10, measure), total="10"),
        "scores.yaml": sheets(_appraised(YTE, GDDT, a="{points: 5, reason: T}"), sheet_line(VHTT, a=entry)),
    }


@pytest.mark.parametrize(
    ("measure", "entry", "expected"),
    [
        (BANDS, "{points: 7.25, reason: T}", "7.25"),
        (BANDS, "{points: 0, reason: T}", "0.00"),
        (BANDS, "{points: 10, reason: T}", "10.00"),
        ("{kind: count, each: 2}", "{points: 7.25, reason: T}", "7.25"),
        (CHOICE, "{points: 9, reason: T}", "9.00"),
        ("{kind: points, step: 0.5}", "{points: 7.25, reason: T}", "7.25"),
        ("", "{points: 7.25}", "7.25"),
    ],
)
def test_c10_points_by_hand_replace_the_measure(measure: str, entry: str, expected: str) -> None:
    files = _by_hand(measure, entry)
    assert faults_at(files) == []
    assert points(files)[VHTT]["a"] == expected


@pytest.mark.parametrize("measure", ["", BANDS])
def test_c10_points_by_hand_above_the_maximum_are_an_error(measure: str) -> None:
    files = _by_hand(measure, "{points: 10.01, reason: T}")
    assert errors_at(files) == [line(files, "scores.yaml", f"unit: {VHTT}")]


def test_c10_points_by_hand_need_a_reason_where_the_measure_has_another_input() -> None:
    files = _by_hand(BANDS, "{points: 7.25}")
    assert faults_at(files) == [line(files, "scores.yaml", f"unit: {VHTT}")]


def test_c10_a_unit_with_points_by_hand_is_not_the_best() -> None:
    # Its own input of e = 50% stays on record and does not count.
    by_hand = "{points: 6, reason: T, actual: 15, target: 10}"
    files = {
        "regulation.yaml": regulation(leaf("a", 10, "{kind: relative}"), total="10"),
        "scores.yaml": sheets(
            sheet_line(YTE, a=by_hand),
            sheet_line(GDDT, a="{actual: 12, target: 10}"),
            sheet_line(VHTT, a="{actual: 11, target: 10}"),
        ),
    }
    # The best is GDDT with 20%: 10. VHTT 5 + 5 x 10/20.
    assert totals(scored(files)) == {GDDT: "10.00", VHTT: "7.50", YTE: "6.00"}


# Rule C11. Reasons


def _differing(own: object, later: object, measure: str = "", limit: str = "0.5") -> dict[str, str]:
    rules = regulation(
        leaf("a", 10, measure), total="10", stages=_stages(SELF, APPRAISAL), final="appraisal", reason_above=limit
    )
    others = [sheet_line(unit, stage="self", by=unit, a=own) for unit in (YTE, GDDT)]
    others += [sheet_line(unit, a=own) for unit in (YTE, GDDT)]
    return {
        "regulation.yaml": rules,
        "scores.yaml": sheets(*others, sheet_line(VHTT, stage="self", by=VHTT, a=own), sheet_line(VHTT, a=later)),
    }


RATIO = "{kind: ratio}"
THIRD = "{actual: 1, target: 3}"  # 10/3 = 3.333..., shown as 3.33


@pytest.mark.parametrize(
    ("own", "later", "measure", "needed"),
    [
        (8, "7.5", "", False),
        (8, "7.49", "", True),
        (8, "8.5", "", False),
        (8, "8.51", "", True),
        (8, "{points: 7.49, reason: T}", "", False),
        # 10/3 - 2.83 = 0.50333...: more than 0.5, though the rounded points differ by exactly 0.50
        (THIRD, "{actual: 283, target: 1000}", RATIO, True),
        (THIRD, "{actual: 283, target: 1000, reason: T}", RATIO, False),
        # 10/3 - 17/6 = 1/2 exactly, though the rounded points are 3.33 and 2.83
        (THIRD, "{actual: 17, target: 60}", RATIO, False),
    ],
)
def test_c11_a_difference_above_the_limit_needs_a_reason(own: object, later: str, measure: str, needed: bool) -> None:
    files = _differing(own, later, measure)
    place = line(files, "scores.yaml", f"unit: {VHTT}, stage: appraisal")
    assert faults_at(files) == ([place] if needed else [])


def test_c11_a_reason_that_is_missing_never_blocks_the_score() -> None:
    answer = scored(_differing(8, 3))
    assert (answer["status"], answer["blocked"], totals(answer)[VHTT]) == ("ranked", [], "3.00")


def test_c11_criteria_are_compared_one_by_one() -> None:
    # The totals agree, 8 + 6 and 6 + 8; both criteria differ by 2.
    rules = regulation(
        A, leaf("b", 10), total="20", stages=_stages(SELF, APPRAISAL), final="appraisal", reason_above="0.5"
    )
    own = "".join(sheet_line(unit, stage="self", by=unit, a=8, b=6) for unit in ALL)

    def files(**later: object) -> dict[str, str]:
        return {
            "regulation.yaml": rules,
            "scores.yaml": sheets(own + _appraised(YTE, GDDT, a=8, b=6) + sheet_line(VHTT, later)),
        }

    swapped = files(a=6, b=8)
    assert errors_at(swapped) == [line(swapped, "scores.yaml", f"unit: {VHTT}, stage: appraisal")]
    half = files(a="{points: 6, reason: T}", b=8)
    assert errors_at(half) == [line(half, "scores.yaml", f"unit: {VHTT}, stage: appraisal")]
    assert errors_at(files(a="{points: 6, reason: T}", b="{points: 8, reason: T}")) == []


def test_c11_peers_need_no_reason() -> None:
    rules = regulation(A, total="10", stages=_stages(SELF, MEAN), final="peer", reason_above="0.5")
    own = "".join(sheet_line(unit, stage="self", by=unit, a=9) for unit in ALL)
    assert faults_at({"regulation.yaml": rules, "scores.yaml": sheets(own + peer_sheets(ALL, otherwise=2))}) == []


# Rule C12. Suspended units


def _with_suspended(*scores: str) -> dict[str, str]:
    return {
        "members.yaml": members(YTE, GDDT, suspended(VHTT)),
        "regulation.yaml": regulation(
            A, total="10", stages=_stages(APPRAISAL, MEETING), final="{appraisal: 60, meeting: 40}"
        ),
        "scores.yaml": sheets(
            *(sheet_line(YTE, stage=stage, a=6) for stage in ("appraisal", "meeting")),
            *(sheet_line(GDDT, stage=stage, a=8) for stage in ("appraisal", "meeting")),
            *scores,
        ),
    }


def test_c12_a_suspended_unit_with_its_sheets_is_ranked() -> None:
    answer = scored(_with_suspended(sheet_line(VHTT, a=9), sheet_line(VHTT, stage="meeting", a=9)))
    assert (answer["status"], ranks(answer)) == ("ranked", {VHTT: 1, GDDT: 2, YTE: 3})


def test_c12_a_suspended_unit_without_any_sheet_is_left_unranked_and_does_not_block() -> None:
    answer = scored(_with_suspended())
    assert (answer["status"], answer["blocked"]) == ("ranked", [])
    assert ranks(answer) == {GDDT: 1, YTE: 2, VHTT: None}
    assert totals(answer) == {GDDT: "8.00", YTE: "6.00", VHTT: None}


def test_c12_a_suspended_unit_with_some_of_its_sheets_blocks() -> None:
    answer = scored(_with_suspended(sheet_line(VHTT, a=9)))
    assert (answer["status"], held_up(answer)) == ("blocked", {VHTT})


def test_c12_a_sheet_of_a_stage_that_is_not_owed_is_none() -> None:
    files = _with_suspended(sheet_line(VHTT, stage="self", by=VHTT, a=9))
    rules = regulation(A, total="10", stages=_stages(SELF, APPRAISAL, MEETING), final="{appraisal: 60, meeting: 40}")
    answer = scored(files | {"regulation.yaml": rules})
    assert (answer["status"], ranks(answer)[VHTT]) == ("ranked", None)
