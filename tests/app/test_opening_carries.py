"""What a year that is opened takes over of the one before: the regulation, the plan, papers."""

from pathlib import Path

import pytest

from tests.app.opened import BEFORE, findings, held, opened, told

REGULATION = """\
# Thông qua tại hội nghị ký kết giao ước.
version: "1"   # bản đầu
state: adopted
title: Quy chế chấm điểm năm 2023
instrument: ke-hoach-15
adopted: {date: 2023-03-14, by: "Hội nghị"}
basis: [nghi-dinh-91, ke-hoach-15]
scoring:
  total: 10
  criteria:
    # giữ nguyên từ 2019
    - {code: "1", title: "Nhiệm vụ năm 2023, theo 15/KH-UBND-2023", max: 6,   measure: {kind: ratio, commitment: c1}}
    - {code: "2", title: "Khác", max: 4, not_for: [so-van-hoa], otherwise: full}
leadership:
  decided_by: authority
  leader: {how: consensus}
  deputies: {how: consensus}
"""


def test_the_regulation_becomes_a_draft_of_a_new_version_and_keeps_its_comments(tmp_path: Path) -> None:
    result = opened(tmp_path, {"cum-1/2023/regulation.yaml": REGULATION})
    expected = REGULATION.replace('version: "1"', 'version: "2"').replace("state: adopted", "state: draft")
    expected = expected.replace("năm 2023", "năm 2024").replace("[nghi-dinh-91, ke-hoach-15]", "[ke-hoach-15]")
    expected = expected.replace('instrument: ke-hoach-15\nadopted: {date: 2023-03-14, by: "Hội nghị"}\n', "")
    assert (tmp_path / "cum-1/2024/regulation.yaml").read_text() == expected
    assert "15/KH-UBND-2023" in expected
    assert "regulation.yaml blank_regulation_draft" in told(result)
    covenant = held(tmp_path, "covenant.yaml")
    assert isinstance(covenant, dict)
    assert list(covenant) == ["commitments"]
    assert "covenant.yaml blank_covenant" in told(result)
    assert findings(tmp_path) == []


def test_an_exception_for_a_unit_that_left_ends_with_it(tmp_path: Path) -> None:
    members = (
        BEFORE["cum-1/2023/members.yaml"] + '    status: withdrawn\n    since: 2023-07-01\n    reason: "Giải thể"\n'
    )
    opened(
        tmp_path,
        {
            "cum-1/2023/regulation.yaml": REGULATION,
            "cum-1/2023/members.yaml": members,
            "cum-1/2023/outcome.yaml": None,
        },
    )
    assert '- {code: "2", title: "Khác", max: 4}\n' in (tmp_path / "cum-1/2024/regulation.yaml").read_text()
    assert findings(tmp_path) == []


def test_the_plan_goes_on_without_its_days_and_work_goes_with_the_office(tmp_path: Path) -> None:
    plan = """\
theme: Đoàn kết
basis: [nghi-dinh-91, ke-hoach-15]   # căn cứ
issued: {date: 2023-02-20, by: "Sở Y tế"}
purpose:
  - Thi đua năm 2023 sôi nổi.
tasks:
  # hằng năm
  - {step: covenant, text: "Ký kết", lead: so-y-te, with: all, due: 2023-03-14}
  - {step: annual, text: "Tổng kết", lead: so-giao-duc, with: [so-y-te, so-van-hoa], due: unknown}
  - {text: "Hội thao", lead: so-van-hoa}
"""
    result = opened(tmp_path, {"cum-1/2023/plan.yaml": plan})
    assert (
        (tmp_path / "cum-1/2024/plan.yaml").read_text()
        == """\
basis: [ke-hoach-15]   # căn cứ
purpose:
  - Thi đua năm 2024 sôi nổi.
tasks:
  # hằng năm
  - {step: covenant, text: "Ký kết", lead: so-giao-duc, with: all}
  - {step: annual, text: "Tổng kết", lead: so-van-hoa, with: [so-giao-duc]}
  - {text: "Hội thao", lead: so-van-hoa}
"""
    )
    assert [one for one in told(result) if "plan" in one] == ["plan.yaml blank_plan_draft", "plan.yaml blank_due"]
    assert findings(tmp_path) == []


def test_work_of_an_office_that_nobody_holds_yet_is_nobodys(tmp_path: Path) -> None:
    plan = "tasks:\n  - {text: A, lead: so-y-te, with: [so-giao-duc]}\n  - {text: B, lead: unknown, with: unknown}\n"
    opened(tmp_path, {"cum-1/2023/plan.yaml": plan, "cum-1/2023/outcome.yaml": None})
    assert held(tmp_path, "plan.yaml") == {
        "tasks": [{"text": "A"}, {"text": "B", "lead": "unknown", "with": "unknown"}]
    }


def test_assigned_scorers_and_the_ends_of_periods_go_on(tmp_path: Path) -> None:
    units = BEFORE["units.yaml"].replace("  so-noi-vu:\n", "  so-noi-vu:\n    succeeds: [so-giao-duc]\n")
    units = units.replace("  so-giao-duc:\n", "  so-giao-duc:\n    valid: {to: 2023}\n")
    regulation = """\
state: adopted
scoring:
  periods: {ids: {q1: {to: 2023-06-30}, q2: {to: 2023-12-31}}, combine: mean}
  criteria:
    - {code: "1", title: A, max: 6}
  stages:
    - id: cheo
      by: peers
      combine: mean
      scorers: {so-y-te: [so-giao-duc], so-giao-duc: [so-y-te, so-van-hoa], so-van-hoa: [so-y-te]}
"""
    changed = {"units.yaml": units, "cum-1/2023/regulation.yaml": regulation, "cum-1/2023/outcome.yaml": None}
    opened(tmp_path, changed)
    assert isinstance(tree := held(tmp_path, "regulation.yaml"), dict)
    assert tree["scoring"]["periods"]["ids"] == {"q1": {"to": "2024-06-30"}, "q2": {"to": "2024-12-31"}}
    assert tree["scoring"]["stages"][0]["scorers"] == {
        "so-y-te": ["so-noi-vu"],
        "so-noi-vu": ["so-y-te", "so-van-hoa"],
        "so-van-hoa": ["so-y-te"],
    }
    assert findings(tmp_path) == []


@pytest.mark.parametrize(
    ("version", "following"), [("1", "2"), ("2023", "2024"), ("2.1", "2.2"), ("sửa đổi", "sửa đổi.2"), ("0", "0.2")]
)
def test_versions_follow_one_another(tmp_path: Path, version: str, following: str) -> None:
    opened(tmp_path, {"cum-1/2023/regulation.yaml": f'version: "{version}"\nstate: adopted\n'})
    assert held(tmp_path, "regulation.yaml") == {"version": following, "state": "draft"}


def test_papers_keep_what_is_of_every_year_and_of_nobody(tmp_path: Path) -> None:
    papers = """\
head: {parent: ["HỘI ĐỒNG"], issuer: ["CỤM THI ĐUA SỐ 1"]}   # như con dấu
papers:
  - paper: annual
    number: 07/BC-CTĐ1
    date: 2023-12-30
    place: Quảng Phú
    signer: {authority: ["TM. CỤM"], position: "CỤM TRƯỞNG", name: "Nguyễn Văn An"}
    enclosures: ["Bảng điểm năm 2023"]
  - {paper: plan, number: "1", date: 2023-01-30}
"""
    opened(tmp_path, {"cum-1/2023/papers.yaml": papers})
    assert (
        (tmp_path / "cum-1/2024/papers.yaml").read_text()
        == """\
head: {parent: ["HỘI ĐỒNG"], issuer: ["CỤM THI ĐUA SỐ 1"]}   # như con dấu
papers:
  - paper: annual
    place: Quảng Phú
    signer: {authority: ["TM. CỤM"], position: "CỤM TRƯỞNG"}
    enclosures: ["Bảng điểm năm 2024"]
"""
    )
    assert findings(tmp_path) == []
