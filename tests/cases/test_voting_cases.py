"""Votes: in writing, abstentions, equal votes, shares reached exactly, fewer names, lots, a second round."""

from pathlib import Path

import pytest

from tests.cases.several import A, B, C, D, many, register
from tests.scoring.year import NV, leaf, members
from tests.scoring.years_of_several import awards, ranked_year
from tests.voting.elections import (
    FOLDER,
    awarded,
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
    voting,
)

FLAG = "co-thi-dua-tinh"


def of(number: int, **other: str) -> dict[str, str]:
    """A year of so many members."""
    return {"members.yaml": members(*many(number), **other), **register(number)}


def test_absent_members_vote_in_writing() -> None:
    """At least 90% of all ten members: 8 are present and 2 write, 9 of 10 ballots are for the unit: it passes."""
    held = counted({A: 9}, issued=10, returned=10, against={A: 1}).replace("{issued", "{written: 2, issued")
    rule = voting("at_least 90% of members", "at_least 2/3 of members")
    files = {
        **of(10),
        "regulation.yaml": rule + awards(f"award: {FLAG}, quota: 1, order: vote, requires: {{vote: flag}}"),
        "votes.yaml": votes(ballot(held, candidates=[A], id="flag", award=FLAG, present=8, approve=True)),
    }
    assert faults_at(files) == []
    assert awarded(files) == [("proposed", [A])]
    fewer = files["votes.yaml"].replace(f"{A}: 9", f"{A}: 8").replace(f"{A}: 1", f"{A}: 2")
    assert awarded({**files, "votes.yaml": fewer}) == [("none", [])]


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
        "conferences.yaml": 'conferences:\n  - {id: tong-ket, kind: annual, date: 2025-01-30, part_of_day: morning, opens: "2025"}\n',
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
    files = {**of(8), "regulation.yaml": rule, "votes.yaml": votes(ballot(held, candidates=[B, C], present=8))}
    assert faults_at(files) == []
    assert leader(files) == expected


def test_equal_votes_are_decided_by_points() -> None:
    """The flag is voted, 3 of 6 votes each; A has 92 points and B 95: it goes to B."""
    rule = awards(f"award: {FLAG}, quota: 1, order: vote, voting: {{ties: [{{higher: total}}]}}")
    given = dict(zip(many(6), (92, 95, 80, 81, 82, 83), strict=True))
    files = {**ranked_year(given, leaf("a", 100), after=rule), **register(6)}
    files["votes.yaml"] = votes(ballot({A: 3, B: 3}, candidates=[A, B], id="flag", award=FLAG))
    assert faults_at(files) == []
    assert awarded(files) == [("proposed", [B])]


@pytest.mark.parametrize(
    ("for_a", "valid", "expected"),
    [(3, 9, [B, A]), (3, 10, [B]), (4, 10, [B, A])],
    ids=["3 of 9", "3 of 10", "4 of 10"],
)
def test_a_third_is_reached_exactly(for_a: int, valid: int, expected: list[str]) -> None:
    """At least a third of the valid ballots: 3 of 9 is exactly that, 3 of 10 is not, for which 4 are needed."""
    held = counted({A: for_a, B: valid - for_a}, issued=valid, returned=valid)
    third = "requires: {vote: v}, voting: {pass: {at_least: 1/3, of: valid}}"
    files = {
        **of(valid),
        "regulation.yaml": awards(f"award: giay-khen, quota: all, order: vote, {third}"),
        "votes.yaml": votes(ballot(held, candidates=[A, B], id="v", award="giay-khen", present=valid)),
    }
    assert faults_at(files) == []
    assert awarded(files) == [("proposed", expected)]


def test_a_ballot_may_carry_fewer_names() -> None:
    """Two deputies, 6 ballots of up to two names, 10 names: 4, 4, 2; the first two have more than half, no warning."""
    rule = regulation(leader=None, deputies="secret_ballot", seats=2, passing="more_than 50% of valid")
    held = ballot({B: 4, C: 4, D: 2}, candidates=[B, C, D], office="deputy", choose=2)
    files = {**of(6), "regulation.yaml": rule, "votes.yaml": votes(held)}
    assert faults_at(files) == []
    assert deputies(files) == [("chosen", B), ("chosen", C)]


def test_a_lot_is_told_as_a_lot(tmp_path: Path) -> None:
    """3 of 6 each passes with at least half: tied, with the counts; the lot chooses C, and nobody had more votes."""
    files = {
        **of(6),
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


def test_a_second_round_for_the_last_seat() -> None:
    """Three deputies by more than half of 8: 7 and 5 are elected, 4, 4 and 2 are not; then 5 to 3 for the last seat."""
    five = [B, C, D, NV, "dv-6"]
    first = counted(dict(zip(five, (7, 5, 4, 4, 2), strict=True)), issued=8, returned=8)
    second = counted({D: 5, NV: 3}, issued=8, returned=8).replace(
        "{issued", f"{{candidates: [{D}, {NV}], choose: 1, issued"
    )
    rule = regulation(leader=None, deputies="secret_ballot", seats=3, passing="more_than 50% of members")
    files = {
        **of(8),
        "regulation.yaml": rule,
        "votes.yaml": votes(ballot(first, second, candidates=five, office="deputy", choose=3, present=8)),
    }
    assert faults_at(files) == []
    assert deputies(files) == sorted(("chosen", unit) for unit in (B, C, D))
    after_the_first = {**files, "votes.yaml": files["votes.yaml"].replace(f", {second}", "")}
    assert [(one["state"], one["unit"]) for one in elected(after_the_first)["deputies"]] == [
        ("chosen", B), ("chosen", C), ("tied", None)
    ]  # fmt: skip
