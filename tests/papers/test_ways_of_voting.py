"""What papers say of votes in writing, of the end of rounds, of points between equals, of rounds still to come."""

import pytest

from tests.papers.making import made_up, make

REGULATION = """\
version: "1"
state: adopted
voting:
  pass: {more_than: 50%, of: cast}
  rounds: {at_most: 1, then: leadership}
  ties: [{higher: bonus}, {lower: penalty}]
leadership:
  decided_by: cluster
  leader: {how: secret_ballot}
"""
HELD = """\
votes:
  - id: chief
    for: {office: leader}
    how: secret_ballot
    date: 2024-12-20
    present: 1
    candidates: [so-y-te, so-van-hoa]
    choose: 1
    rounds:
      - {written: 1, issued: 2, returned: 2, invalid: 0, abstained: 0, in_favour: {so-y-te: 1, so-van-hoa: 1}}
"""
DECIDED = """\
resolutions:
  - {of: vote, in: chief, chosen: so-van-hoa, reason: "Cụm trưởng, cụm phó thống nhất"}
"""
YEAR = "cum-1/2024"


def paper(
    kind: str, language: str = "vi", *, votes: str = HELD, outcome: str = DECIDED, of: str = "chief", most: int = 1
) -> str:
    """A paper of the miniature year with these votes, its lines put together."""
    rule = REGULATION.replace("at_most: 1", f"at_most: {most}")
    files = {"regulation.yaml": rule, "votes.yaml": votes, **({"outcome.yaml": outcome} if outcome else {})}
    made = make(made_up({f"{YEAR}/{name}": text for name, text in files.items()}), kind, language, of, draft=True)  # type: ignore[arg-type]
    return made.markdown.replace("\u00a0", " ")


def test_the_count_tells_who_wrote_and_who_decided() -> None:
    text = paper("count")
    assert "Số phiếu phát ra: 2 phiếu, trong đó 1 phiếu của đơn vị vắng mặt gửi bằng văn bản" in text
    assert "tiến hành không quá 1 vòng bỏ phiếu; sau đó đơn vị trưởng và các đơn vị phó quyết định" in text
    assert "Sau 1 vòng, đơn vị trưởng và các đơn vị phó quyết định chọn Sở Văn hóa" in text
    assert "trúng cử" not in text


def test_the_count_waits_for_the_decision() -> None:
    text = paper("count", outcome="")
    assert "Đã hết số vòng theo Quy chế; đơn vị trưởng và các đơn vị phó quyết định." in text
    assert "quyết định chọn" not in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "vi",
            (
                "số phiếu đồng ý và không đồng ý (không tính phiếu trắng)",
                "Tiến hành không quá 1 vòng; sau đó đơn vị trưởng và các đơn vị phó quyết định.",
                "Số phiếu bằng nhau thì xét lần lượt: điểm thưởng cao hơn; điểm trừ thấp hơn.",
            ),
        ),
        (
            "en",
            (
                "the votes for and against, without abstentions",
                "There is no more than 1 round; then the leading unit with its deputies decides.",
                "Equal votes are told apart by, in this order: the higher bonus points; the lower penalty points.",
            ),
        ),
    ],
)
def test_the_scale_says_the_rules_of_votes(language: str, said: tuple[str, ...]) -> None:
    text = " ".join(paper("scale", language, of="").split())
    assert [one for one in said if one not in text] == []


def test_the_ballot_of_a_round_to_come_names_its_candidates_only() -> None:
    text = paper("ballot", votes=HELD + "      - {candidates: [so-van-hoa], choose: 1}\n", outcome="", most=2)
    assert "Sở Văn hóa" in text
    assert "Sở Y tế" not in text.split("|", 1)[1]


@pytest.mark.parametrize("kind", ["annual", "notice"])
def test_nobody_whom_a_decision_chose_is_said_to_be_elected(kind: str) -> None:
    text = paper(kind, of="")
    assert "Sở Văn hóa" in text
    assert "bầu Sở Văn hóa" not in text
    assert "được bầu" not in text


def test_the_count_of_hands_tells_who_wrote() -> None:
    hands = HELD.replace("secret_ballot", "show_of_hands").replace("issued: 2, returned: 2, invalid: 0, ", "")
    rule = (
        "leadership: {decided_by: cluster, leader: {how: show_of_hands, voting: {pass: {more_than: 50%, of: cast}}}}\n"
    )
    files = {"cum-1/2024/regulation.yaml": rule, "cum-1/2024/votes.yaml": hands}
    text = make(made_up(files), "count", "vi", "chief", draft=True).markdown.replace("\u00a0", " ")
    assert "Số đơn vị vắng mặt gửi ý kiến bằng văn bản: 1; số đơn vị không có ý kiến: 0." in text
