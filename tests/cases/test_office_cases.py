"""Offices: tracks of a block, abstentions, fewer names, a lot, a second round."""

from pathlib import Path

import pytest

from tests.cases.several import A, B, C, D, members_of
from tests.scoring.year import NV, members
from tests.voting.elections import (
    FOLDER,
    ballot,
    counted,
    deputies,
    elected,
    errors_at,
    faults_at,
    leader,
    outcome,
    ran,
    regulation,
    settled,
    told,
    votes,
)


def test_a_block_with_two_tracks(tmp_path: Path) -> None:
    """The flag of the ministry to A, its certificate to B; B is proposed as leader, C as deputy; nothing is scored.

    Nothing says who decides, so that nobody is more than proposed; that the year has no standing is no error.
    """
    both = "Đơn vị dẫn đầu về chuyên môn và công đoàn", "Đơn vị xuất sắc về công đoàn"
    given = "".join(
        f'  - {{award: {award}, unit: {unit}, achievement: "{achievement}"}}\n'
        for award, unit, achievement in zip(("co-thi-dua-bo", "bang-khen-bo"), (A, B), both, strict=True)
    )
    files = {
        "cum-1/cluster.yaml": "name: Khối thi đua số 1\nkind: block\nlevel: ministry\n",
        "members.yaml": members(A, B, C),
        "conferences.yaml": "conferences:\n"
        '  - {id: tong-ket, kind: annual, date: 2025-01-30, part_of_day: morning, opens: "2025"}\n',
        "outcome.yaml": outcome(leader=B, deputies=[C], after=f"awards:\n{given}"),
    }
    assert errors_at(files) == []
    assert (leader(files), deputies(files)) == (("proposed", B), [("proposed", C)])
    run = ran(tmp_path, files, "score", FOLDER, "--lang", "en")
    assert run.code == 0, run.said
    minutes = ran(tmp_path, files, "report", "minutes", FOLDER, "--draft", "--lang", "vi").text
    assert all(achievement in minutes for achievement in both)


@pytest.mark.parametrize(("of_what", "expected"), [("cast", ("chosen", B)), ("valid", ("no_majority", None))])
def test_abstentions_are_out_of_the_base(of_what: str, expected: tuple[str, str | None]) -> None:
    """More than half of those who took a side: 8 ballots, 4 for B, 1 for C, 3 abstain; 4 of 5 is, 4 of 8 is not."""
    held = counted({B: 4, C: 1}, issued=8, returned=8, abstained=3)
    rule = regulation(passing=f"more_than 50% of {of_what}", quorum="at_least 2/3 of members")
    files = {**members_of(8), "regulation.yaml": rule, "votes.yaml": votes(ballot(held, candidates=[B, C], present=8))}
    assert faults_at(files) == []
    assert leader(files) == expected


def test_a_ballot_may_carry_fewer_names() -> None:
    """Two deputies, 6 ballots of up to two names, 10 names: 4, 4, 2; the first two have more than half, no warning."""
    rule = regulation(leader=None, deputies="secret_ballot", seats=2, passing="more_than 50% of valid")
    held = ballot({B: 4, C: 4, D: 2}, candidates=[B, C, D], office="deputy", choose=2)
    files = {**members_of(6), "regulation.yaml": rule, "votes.yaml": votes(held)}
    assert faults_at(files) == []
    assert deputies(files) == [("chosen", B), ("chosen", C)]


def test_a_lot_is_told_as_a_lot(tmp_path: Path) -> None:
    """3 of 6 each passes with at least half: tied, with the counts; the lot chooses C, and nobody had more votes."""
    files = {
        **members_of(6),
        "regulation.yaml": regulation(passing="at_least 50% of valid"),
        "conferences.yaml": "conferences: [{id: tong-ket, kind: annual, date: 2024-12-20}]\n",
        "votes.yaml": votes(ballot({B: 3, C: 3}, candidates=[B, C])),
    }
    assert leader(files) == ("tied", None)
    assert "bằng nhau, mỗi đơn vị 3 phiếu" in told(files)
    drawn = {**files, "outcome.yaml": outcome(resolutions=[settled(C, B)])}
    assert leader(drawn) == ("chosen", C)
    said = ran(tmp_path, drawn, "elect", FOLDER, "--explain", "--lang", "en").text
    assert "The votes were equal; the Department of Culture and Sports stands first by lot" in said
    papers = [
        ran(tmp_path, drawn, "report", paper, FOLDER, "--draft", "--lang", "vi").text for paper in ("minutes", "notice")
    ]
    assert "bốc thăm" in papers[0].lower()
    for text in (said, told(drawn), *papers):
        assert not any(words in text for words in ("more votes", "most votes", "leads", "nhiều phiếu", "dẫn đầu"))


def test_of_equal_units_that_do_not_pass_none_leads() -> None:
    """3 of 6 each, more than half is 4: the lot puts C first, it does not pass, and nobody is said to lead."""
    files = {
        **members_of(6),
        "regulation.yaml": regulation(passing="more_than 50% of valid"),
        "votes.yaml": votes(ballot({B: 3, C: 3}, candidates=[B, C])),
        "outcome.yaml": outcome(resolutions=[settled(C, B)]),
    }
    assert leader(files) == ("no_majority", None)
    assert "chưa đạt, bằng phiếu với đơn vị khác" in told(files)
    assert "dẫn đầu" not in told(files)


def test_a_second_round_for_the_last_seat() -> None:
    """Three deputies by more than half of 8: 7 and 5 are elected, 4, 4 and 2 are not; then 5 to 3 for the last seat."""
    five = [B, C, D, NV, "dv-6"]
    first = counted(dict(zip(five, (7, 5, 4, 4, 2), strict=True)), issued=8, returned=8)
    second = counted({D: 5, NV: 3}, issued=8, returned=8).replace(
        "{issued", f"{{candidates: [{D}, {NV}], choose: 1, issued"
    )
    rule = regulation(leader=None, deputies="secret_ballot", seats=3, passing="more_than 50% of members")
    files = {
        **members_of(8),
        "regulation.yaml": rule,
        "votes.yaml": votes(ballot(first, second, candidates=five, office="deputy", choose=3, present=8)),
    }
    assert faults_at(files) == []
    assert deputies(files) == sorted(("chosen", unit) for unit in (B, C, D))
    after_the_first = {**files, "votes.yaml": files["votes.yaml"].replace(f", {second}", "")}
    assert [(one["state"], one["unit"]) for one in elected(after_the_first)["deputies"]] == [
        ("chosen", B), ("chosen", C), ("tied", None)
    ]  # fmt: skip
