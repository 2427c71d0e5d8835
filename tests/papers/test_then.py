"""A paper tells what was known on its own day, or on that of its conference."""

from datetime import date

from emucli.results.known_then import known_then
from tests.papers.making import example, make
from tests.papers.test_facts import PROPOSED, changed, changed_files

DECISION = """
  quyet-dinh-30-2026:
    number: 30/QĐ-UBND
    title: Quyết định tặng Cờ thi đua năm 2025
    issuer: Ủy ban nhân dân tỉnh An Sơn
    date: 2026-02-10
"""
GRANTED = PROPOSED + "    decided: {state: granted, decision: quyet-dinh-30-2026}\n"


def test_a_notice_of_december_does_not_cite_a_decision_of_february() -> None:
    files = {"instruments.yaml": ("instruments:\n", f"instruments:{DECISION}"), "outcome.yaml": (PROPOSED, GRANTED)}
    notice = make(changed_files(files), "notice").markdown
    assert "30/QĐ-UBND" not in notice
    assert "Cờ thi đua của Ủy ban nhân dân tỉnh An Sơn: Hội Liên hiệp Phụ nữ tỉnh An Sơn;" in notice
    # One of March does.
    later = files | {
        "papers.yaml": ("number: 15/TB-KTĐ\n    date: 2025-12-22", "number: 15/TB-KTĐ\n    date: 2026-03-02")
    }
    assert "theo Quyết định số 30/QĐ-UBND ngày 10 tháng 02 năm 2026" in make(changed_files(later), "notice").markdown


def test_a_report_of_july_made_in_december_prints_july() -> None:
    text = make(example(), "midyear").markdown
    for of_the_year in ("Tổ tự quản khu nhà trọ", "Bằng khen của Chủ tịch", "97,2%", "Hội nghị sơ kết công tác"):
        assert of_the_year not in text
    dated = changed(
        "movements.yaml",
        (
            "    collectives: 187\n    individuals: 642\n",
            "    collectives: 40\n    individuals: 9\n    as_of: 2025-06\n",
        ),
    )
    table = make(dated, "midyear").markdown
    # The one that says so is of the first half; the others are those of the whole year.
    assert "| 1 | Giấy khen | Thủ trưởng các đơn vị thành viên | 40 | 9 |" in table
    assert "| 23 | 61 |" not in table


def test_minutes_tell_nothing_that_came_after_their_conference() -> None:
    cluster, year = example()
    july = known_then(cluster, year, date(2025, 7, 16))
    assert july.outcome.record is None
    assert july.votes.record is not None
    assert july.votes.record.votes == ()
    assert july.conferences.record is not None
    assert [one.id for one in july.conferences.record.conferences] == ["phat-dong", "so-ket"]
    assert july.members.record is not None
    # Suspended since October.
    assert {one.status for one in july.members.record.members} == {"active"}
    # Nothing came after the end of the year: the year itself.
    assert known_then(cluster, year, date(2026, 12, 31)) is year


def test_a_covenant_is_not_signed_before_it_was() -> None:
    cluster, year = example()
    before = known_then(cluster, year, date(2025, 3, 1)).covenant.record
    assert before is not None
    assert (before.signed, before.signatories) == (None, None)
    # 26 February, 24, 27, 25, 28, 25 and 28; the Red Cross on 11 March.
    assert len(before.registrations or ()) == 7  # type: ignore[arg-type]
