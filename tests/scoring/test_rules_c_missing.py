"""Rules C5 and C12: what is missing, and suspended units."""

from tests.scoring.year import (
    ALL,
    GDDT,
    VHTT,
    YTE,
    leaf,
    members,
    points,
    regulation,
    scored,
    sheets,
)
from tests.scoring.years_of_several import (
    held_up,
    peer_sheets,
    ranks,
    sheet_line,
    suspended,
    totals,
)

from .staged import APPRAISAL, MEAN, MEETING, SELF, A, appraised, listed, peers_gave

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
        A, total="10", stages=listed(APPRAISAL, MEETING), final="{appraisal: 60, meeting: 40}", missing="zero"
    )
    meeting = "".join(sheet_line(unit, stage="meeting", a=6) for unit in (YTE, GDDT))
    answer = scored({"regulation.yaml": rules, "scores.yaml": sheets(appraised(a=8) + meeting)})
    # 0.6 x 8 + 0.4 x 6 = 7.2; VHTT 0.6 x 8 + 0.4 x 0 = 4.8, not 8
    assert totals(answer) == {YTE: "7.20", GDDT: "7.20", VHTT: "4.80"}


def test_c5_missing_zero_adds_no_zero_to_the_scores_of_peers() -> None:
    missing = peer_sheets(ALL, {YTE: {GDDT: 8}}, without=[(YTE, VHTT)])
    answer = scored(peers_gave(MEAN, missing, missing="zero"))
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


# Rule C12. Suspended units


def _with_suspended(*scores: str) -> dict[str, str]:
    return {
        "members.yaml": members(YTE, GDDT, suspended(VHTT)),
        "regulation.yaml": regulation(
            A, total="10", stages=listed(APPRAISAL, MEETING), final="{appraisal: 60, meeting: 40}"
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
    rules = regulation(A, total="10", stages=listed(SELF, APPRAISAL, MEETING), final="{appraisal: 60, meeting: 40}")
    answer = scored(files | {"regulation.yaml": rules})
    assert (answer["status"], ranks(answer)[VHTT]) == ("ranked", None)


def test_c2_peers_whose_sheets_lack_something_stand_in_the_order_of_their_names() -> None:
    names = {"so-a": "Sở Y tế", "so-b": "Sở Giáo dục và Đào tạo", "so-c": "Sở Văn hóa"}
    several = (sheet_line("so-c", stage="peer", by=by, a=5) for by in ("so-a", "so-b"))
    files = {
        "../../units.yaml": "format: 1\nunits:\n"
        + "".join(f"  {unit}:\n    name: {name}\n" for unit, name in names.items()),
        "members.yaml": members(*names, leader="so-a"),
        "regulation.yaml": regulation(A, leaf("b", 10), total="20", stages="[{id: peer, by: peers, combine: mean}]"),
        "scores.yaml": sheets(*several),
    }
    waiting = [one["detail"] for one in scored(files)["blocked"] if one["units"] == ["so-c"]]
    told = "\n".join(waiting)
    assert -1 < told.find("phiếu của Sở Giáo dục") < told.find("phiếu của Sở Y tế")
