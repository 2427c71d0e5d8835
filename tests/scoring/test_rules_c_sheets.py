"""Rules C8 and C9: who scores, other versions, withdrawn members."""

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
    line,
    members,
    regulation,
    scored,
    sheets,
    warnings_at,
)
from tests.scoring.years_of_several import (
    faults_at,
    held_up,
    peer_sheets,
    sheet_line,
    totals,
    withdrawn,
)

from .staged import MEAN, A, appraised, peers_gave

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
    files = peers_gave(MEAN, peer_sheets(ALL) + sheet_line(VHTT, stage="peer", by=VHTT, a=10))
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
    files = peers_gave(MEAN, peer_sheets(ALL) + twice)
    assert errors_at(files) == [line(files, "scores.yaml", f"unit: {YTE}, stage: peer, by: {GDDT}", occurrence=2)]


# Rule C9. Other versions, withdrawn members


def test_c9_a_sheet_for_another_version_is_an_error_and_counts_as_missing() -> None:
    files = {
        "regulation.yaml": regulation(A, total="10"),
        "scores.yaml": sheets(appraised(YTE, GDDT, a=7), sheet_line(VHTT, a=9, version="2")),
    }
    assert errors_at(files) == [line(files, "scores.yaml", f"unit: {VHTT}")]
    answer = scored(files)
    assert (answer["status"], held_up(answer), totals(answer)[VHTT]) == ("blocked", {VHTT}, None)


def test_c9_sheets_about_or_by_a_withdrawn_member_do_not_count() -> None:
    by, about = sheet_line(YTE, stage="peer", by=DL, a=0), sheet_line(DL, stage="peer", by=YTE, a=10)
    files = peers_gave(MEAN, peer_sheets(ALL, {YTE: {GDDT: 8, VHTT: 7}}) + by + about)
    files |= {"members.yaml": members(*ALL, withdrawn(DL))}
    answer = scored(files)
    assert answer["status"] == "ranked"
    assert totals(answer) == {YTE: "7.50", GDDT: "5.00", VHTT: "5.00"}
    assert errors_at(files) == []
    assert warnings_at(files) == [line(files, "scores.yaml", f"by: {DL}"), line(files, "scores.yaml", f"unit: {DL}")]
