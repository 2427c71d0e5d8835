"""Seats that are open for one reason are told once; who signs a form is whom papers.yaml names."""

import pytest

from emucli.language.phrases import Language
from tests.papers.making import made_up, make

MEMBERS = """\
leader: so-giao-duc
deputies: [so-van-hoa]
members:
  - {unit: so-giao-duc, representative: {name: "Lê Văn Minh", position: "Giám đốc"}}
  - {unit: so-van-hoa}
  - {unit: so-y-te}
"""
OPEN = """\
version: "1"
state: adopted
leadership:
  decided_by: cluster
  deputies: {how: show_of_hands, seats: 2, voting: {pass: {more_than: 50%, of: present}}}
"""
VOTE = """\
votes:
  - id: vice
    for: {office: deputy}
    how: show_of_hands
    date: 2024-12-20
    present: 2
    candidates: [so-y-te, so-van-hoa]
    choose: 1
    rounds: [{in_favour: {so-y-te: 1, so-van-hoa: 0}}]
"""


@pytest.mark.parametrize(
    ("paper", "language", "said"),
    [
        ("annual", "vi", "Chưa có đơn vị nào đạt tỷ lệ"),
        ("annual", "en", "No unit met the conditions"),
        ("notice", "vi", "Chưa có đơn vị nào đủ điều kiện trúng cử"),
        ("notice", "en", "No unit met the conditions"),
    ],
)
def test_two_open_seats_are_one_sentence(paper: str, language: Language, said: str) -> None:
    files = {"cum-1/2024/regulation.yaml": OPEN, "cum-1/2024/votes.yaml": VOTE}
    text = make(made_up(files), paper, language, draft=True).markdown
    assert text.count(said) == 1


def test_a_form_is_signed_by_nobody_whom_the_record_does_not_name_as_signer() -> None:
    files = {"cum-1/2024/members.yaml": MEMBERS}
    text = make(made_up(files), "form", "vi", "so-giao-duc", draft=True).markdown
    assert "Lê Văn Minh" not in text
    assert "THỦ TRƯỞNG ĐƠN VỊ" in text


def test_a_form_names_the_signer_of_papers_yaml() -> None:
    signer = 'papers:\n  - {paper: form, of: so-giao-duc, signer: {position: "GIÁM ĐỐC", name: "Trần Thị Lan"}}\n'
    files = {
        "cum-1/2024/members.yaml": MEMBERS,
        "cum-1/2024/papers.yaml": signer,
    }
    text = make(made_up(files), "form", "vi", "so-giao-duc", draft=True).markdown
    assert "GIÁM ĐỐC" in text
    assert "Trần Thị Lan" in text
