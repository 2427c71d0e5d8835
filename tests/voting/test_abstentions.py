"""Rule H4: abstentions are told wherever a round is, so that a count can be added up; shares not asked for."""

from pathlib import Path

import pytest

from tests.voting.elections import (
    FOLDER,
    GDDT,
    VHTT,
    A,
    B,
    C,
    ballot,
    counted,
    elected,
    hands,
    ran,
    regulation,
    votes,
    voting,
)

CONFERENCES = 'conferences:\n  - {id: tong-ket, kind: annual, date: 2024-12-20, at: "Hội trường Sở Y tế"}\n'
# 3 + 1 named somebody and 2 nobody: 6 valid ballots.
ROUND = counted({A: 3, B: 1}, abstained=2)
HELD = {
    "regulation.yaml": regulation(passing="more_than 50% of valid"),
    "conferences.yaml": CONFERENCES,
    "votes.yaml": votes(ballot(ROUND, candidates=(A, B, C)).replace("present:", "conference: tong-ket, present:")),
}
FLAG = ballot(ROUND, candidates=(A, B, C), id="flag", award="co-thi-dua-tinh")
ORDERED = {
    "regulation.yaml": f"{voting()}awards:\n  - {{award: co-thi-dua-tinh, quota: 1, order: vote}}\n",
    "conferences.yaml": CONFERENCES,
    "votes.yaml": votes(FLAG.replace("present:", "conference: tong-ket, present:")),
}


def paper(folder: Path, files: dict[str, str], name: str, *options: str) -> str:
    """A paper as Markdown, as a draft: these records hold no more than a vote."""
    run = ran(folder, files, "report", name, FOLDER, "--draft", "--format", "md", *options)
    assert run.code == 0, run.said
    return run.text


def test_json_holds_the_abstentions() -> None:
    (vote,) = elected(HELD)["votes"]
    (one,) = vote["rounds"]
    named = sum(figure["in_favour"] for figure in one["figures"])
    assert (one["abstained"], named + one["abstained"], one["valid"]) == (2, 6, 6)
    silent = {**HELD, "votes.yaml": votes(ballot(counted({A: 3, B: 1}), candidates=(A, B, C)))}
    assert elected(silent)["votes"][0]["rounds"][0]["abstained"] is None


def test_elect_tells_the_abstentions(tmp_path: Path) -> None:
    assert "Of the valid ones, 2 abstained." in ran(tmp_path, HELD, "elect", FOLDER, "--explain", "--lang", "en").text


def test_the_count_tells_the_abstentions(tmp_path: Path) -> None:
    told = paper(tmp_path, HELD, "count", "--of", "chief")
    assert "Số phiếu hợp lệ: 6 phiếu, trong đó có 2 phiếu trắng;" in told


def test_the_count_of_hands_tells_who_had_no_opinion(tmp_path: Path) -> None:
    shown = ballot(hands({A: 3, B: 1}, abstained=2), candidates=(A, B, C), how="show_of_hands")
    files = {**HELD, "votes.yaml": votes(shown.replace("present:", "conference: tong-ket, present:"))}
    assert "Số đơn vị không có ý kiến: 2." in paper(tmp_path, files, "count", "--of", "chief")


@pytest.mark.parametrize(("lang", "words"), [("vi", "có 2 phiếu trắng"), ("en", "2 abstained")])
def test_the_minutes_tell_the_abstentions(tmp_path: Path, lang: str, words: str) -> None:
    assert words in paper(tmp_path, HELD, "minutes", "--of", "tong-ket", "--lang", lang)


def test_votes_that_only_order_are_not_said_to_lack_a_share(tmp_path: Path) -> None:
    # The regulation states more than half, which is asked of votes that decide.
    told = paper(tmp_path, ORDERED, "count", "--of", "flag")
    assert "không nêu" not in told
    assert "Đơn vị được suy tôn lấy theo số phiếu từ cao xuống thấp." in told
    said = ran(tmp_path, ORDERED, "elect", FOLDER, "--all", "--lang", "en").text
    assert "no threshold" not in said
    assert "In the order of votes, no share is asked" in said
    # Where there is none at all, it says so.
    bare = {**ORDERED, "regulation.yaml": "awards:\n  - {award: co-thi-dua-tinh, quota: 1, requires: {vote: flag}}\n"}
    assert "Quy chế không nêu tỷ lệ phiếu" in paper(tmp_path, bare, "count", "--of", "flag")


def test_a_vote_still_to_be_held_is_for_as_many_as_there_are_seats(tmp_path: Path) -> None:
    held = ballot(candidates=(GDDT, VHTT, C), id="vice", office="deputy", choose=None)
    files = {"regulation.yaml": regulation(None, "secret_ballot", seats=2), "votes.yaml": votes(held)}
    told = paper(tmp_path, files, "ballot", "--of", "vice")
    assert "một đơn vị được chọn" not in told
