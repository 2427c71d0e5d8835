"""What emucli writes of a table: the text, and measures that count once their comment signs are gone."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
import yaml

from emucli.app import papers_of
from emucli.app.regulation_text import regulation_beside, regulation_text
from emucli.findings.catalogue import catalogue
from emucli.writing.edit import CannotEdit
from tests.miniature import load, with_base
from tests.program import REPOSITORY
from tests.tables.making import HEAD, read, workbook

FILE = "cum-1/2024/regulation.yaml"


def uncommented(text: str) -> str:
    """A draft whose proposals a person has taken: the `#` before each, and nothing else, is gone."""
    return re.sub(r"^( *)#(measure|  )", r"\1\2", text, flags=re.MULTILINE)


def errors(text: str) -> list[str]:
    """Which findings a regulation has, but that it is a draft."""
    counted = [one.finding for one in load(with_base({FILE: text})).counted]
    return [one.code for one in counted if one.file == FILE and catalogue().severity(one) != "info"]


def proposed(part: str, most: int | None, *notes: str) -> Any:
    """The measure that is proposed for a criterion with notes, once a person has taken it."""
    rows: Sequence[Sequence[Any]] = [("I", "Chuyên môn", 90)]
    if part == "base":
        rows = [("1", "Tiêu chí", most, "\n".join(notes))]
    else:
        title = {"bonus": "Điểm thưởng", "penalty": "Điểm trừ"}[part]
        rows = [*rows, ("II", title), ("1", "Khoản", most, "\n".join(notes))]
    text = regulation_text(read(workbook(HEAD, *rows)))
    assert errors(text) == []
    taken = uncommented(text)
    assert errors(taken) == []
    scoring = yaml.safe_load(taken)["scoring"]
    return (scoring["criteria"] if part == "base" else scoring[part]["criteria"])[-1].get("measure")


def options(**points: float) -> dict[str, float]:
    """The points of options by their ids."""
    return {key.replace("_", "-"): value for key, value in points.items()}


@pytest.mark.parametrize(
    ("note", "most", "expected"),
    [
        ("Có/Không", 5, options(co=5, khong=0)),
        ("Đạt/không đạt", 5, options(dat=5, khong_dat=0)),
        ("Có kế hoạch: 5 điểm; không có: 0 điểm", 5, options(co_ke_hoach=5, khong_co=0)),
        ("Đúng hạn/không đúng hạn", 5, options(dung_han=5, khong_dung_han=0)),
        ("Có ban hành kế hoạch được 5 điểm", 5, options(co_ban_hanh_ke_hoach=5, khong=0)),
        ("Hoàn thành tốt: 10đ\nHoàn thành: 7,5đ\nKhông hoàn thành: không tính điểm", 10,
         options(hoan_thanh_tot=10, hoan_thanh=7.5, khong_hoan_thanh=0)),
    ],
)  # fmt: skip
def test_answers_of_which_one_fits(note: str, most: int, expected: dict[str, float]) -> None:
    measure = proposed("base", most, note)
    assert measure["kind"] == "choice"
    assert {key: option["points"] for key, option in measure["options"].items()} == expected


@pytest.mark.parametrize(
    ("part", "most", "note", "expected"),
    [
        ("base", 10, "Mỗi mô hình được 2 điểm, tối đa 10 điểm", {"kind": "count", "each": 2}),
        ("base", 20, "5 điểm/mô hình", {"kind": "count", "each": 5}),
        ("base", 20, "2,5 điểm một công trình", {"kind": "count", "each": 2.5}),
        ("base", 20, "Mỗi sáng kiến: 5 điểm", {"kind": "count", "each": 5}),
        ("bonus", 10, "Cứ 01 sáng kiến cộng 5 điểm", {"kind": "count", "each": 5}),
        ("bonus", None, "Cứ 01 sáng kiến cộng 5 điểm", {"kind": "count", "each": 5}),
        ("penalty", 5, "Mỗi lần vi phạm trừ 0,5 điểm", {"kind": "count", "each": 0.5}),
        ("penalty", None, "Mỗi lần vi phạm bị trừ 5 điểm", {"kind": "count", "each": 5}),
        ("penalty", None, "Chậm 01 ngày trừ 2 điểm", {"kind": "count", "each": 2}),
        ("base", 10, "mỗi 1% giảm trừ 0,5 điểm", {"kind": "shortfall", "lose": 0.5, "of": "percent", "step": "full"}),
        ("base", 10, "Cứ thiếu 2% so với kế hoạch trừ 1 điểm",
         {"kind": "shortfall", "lose": 1, "every": 2, "of": "percent", "step": "full"}),
        ("base", 10, "Mỗi văn bản chậm trừ 0,5 điểm",
         {"kind": "shortfall", "lose": 0.5, "of": "points", "step": "full", "lower_is_better": True, "target": 0}),
        ("base", 10, "Tính theo tỷ lệ hoàn thành kế hoạch", {"kind": "ratio"}),
    ],
)  # fmt: skip
def test_so_many_points_for_each(part: str, most: int | None, note: str, expected: dict[str, Any]) -> None:
    assert proposed(part, most, note) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Từ 90% trở lên: 10 điểm; từ 80% đến dưới 90%: 8 điểm; dưới 80%: 0 điểm",
         [({"at_least": 90}, 10), ({"at_least": 80, "less_than": 90}, 8), ({"less_than": 80}, 0)]),
        ("- Đạt 100%: 10 điểm\n- Từ 90% đến dưới 100%: 8 điểm\n- Dưới 90%: 0 điểm",
         [({"at_least": 100}, 10), ({"at_least": 90, "less_than": 100}, 8), ({"less_than": 90}, 0)]),
        ("Trên 95%: 10 điểm; từ 75% đến 95%: 7,5 điểm; dưới 75%: 0 điểm",
         [({"more_than": 95}, 10), ({"at_least": 75, "at_most": 95}, 7.5), ({"less_than": 75}, 0)]),
        ("Từ 90% cán bộ tham gia trở lên: 10 điểm; dưới 90%: 5 điểm",
         [({"at_least": 90}, 10), ({"less_than": 90}, 5)]),
        ("≥ 90%: 10 điểm; < 90%: 5 điểm", [({"at_least": 90}, 10), ({"less_than": 90}, 5)]),
    ],
)  # fmt: skip
def test_bands_of_percent(note: str, expected: list[tuple[dict[str, int], float]]) -> None:
    measure = proposed("base", 10, note)
    assert (measure["kind"], measure["measured_in"]) == ("bands", "%")
    shown = [
        ({k: v for k, v in band.items() if k not in ("points", "text")}, band["points"]) for band in measure["bands"]
    ]
    assert shown == expected


def test_bands_of_days() -> None:
    measure = proposed(
        "base",
        2,
        "Đúng thời hạn: 2 điểm; chậm từ 01-02 ngày: 1,5 điểm; chậm từ 03-05 ngày: 1 điểm; chậm trên 5 ngày: 0 điểm",
    )
    assert (measure["decimals"], measure["measured_in"]) == (0, "ngày")
    assert [band["points"] for band in measure["bands"]] == [2, 1.5, 1, 0]
    assert measure["bands"][1] == {"at_least": 1, "at_most": 2, "points": 1.5, "text": "chậm từ 01-02 ngày"}


def test_items_that_add_up() -> None:
    measure = proposed("base", 10, "Có kế hoạch 4 điểm; có báo cáo 3 điểm; có sơ kết 3 điểm")
    assert measure["kind"] == "checklist"
    assert [item["points"] for item in measure["items"].values()] == [4, 3, 3]


@pytest.mark.parametrize(
    "note",
    [
        "Theo báo cáo của Sở Nội vụ",
        "Từ 90%: 10 điểm; từ 70% đến dưới 80%: 8 điểm",
        "Mỗi mô hình được 2 điểm; mỗi sáng kiến được 3 điểm",
        "Tốt: 9 điểm; khá: 5 điểm",
        "Mỗi 2 văn bản được 1 điểm",
        "5 điểm; 3 điểm",
        "90%: 10 điểm; 80%: 5 điểm",
    ],
)
def test_what_is_not_clear_is_not_proposed_as_bands_or_counts(note: str) -> None:
    measure = proposed("base", 10, note)
    assert measure is None or measure["kind"] == "choice"


def test_the_whole_text_of_a_draft() -> None:
    table = read(
        workbook(
            ("BẢNG ĐIỂM NĂM 2026",),
            ("TT", "Nội dung", "Điểm tối đa", "Ghi chú", "Cơ quan theo dõi"),
            ("I", "CHUYÊN MÔN", 30),
            ("1", "Kế hoạch: năm, quý", 10, "Có/Không", "Sở Nội vụ"),
            ("2", "Tỷ lệ hồ sơ đúng hạn", 12.125, "Từ 90% trở lên: 12,125 điểm; dưới 90%: 0 điểm"),
            ("3", "Việc chưa có điểm"),
            (None, "TỔNG CỘNG", 30),
            (None, "Ghi chú: tính đến 30/11"),
            ("II", "ĐIỂM TRỪ", 5),
        )
    )
    assert (
        regulation_text(table)
        == """\
state: draft
scoring:
  total: 30
  decimals: 3
  # Phía trên bảng ghi: BẢNG ĐIỂM NĂM 2026
  # Trong bảng: TỔNG CỘNG | 30
  # Trong bảng: Ghi chú: tính đến 30/11
  criteria:
    - code: I
      title: CHUYÊN MÔN
      max: 30
      unlisted: 7.875
      # Trong bảng: 3 Việc chưa có điểm
      criteria:
        - code: I.1
          title: "Kế hoạch: năm, quý"
          max: 10
          note: Có/Không
          # Cơ quan theo dõi, thẩm định theo bảng: Sở Nội vụ
          #measure: {kind: choice, options: {co: {text: Có, points: 10}, khong: {text: Không, points: 0}}}
        - code: I.2
          title: Tỷ lệ hồ sơ đúng hạn
          max: 12.125
          note: "Từ 90% trở lên: 12,125 điểm; dưới 90%: 0 điểm"
          #measure: {kind: bands, measured_in: "%", bands: [
          #  {at_least: 90, points: 12.125},
          #  {less_than: 90, points: 0}]}
  penalty:
    max: 5
    unlisted: 5
    # Trong bảng: ĐIỂM TRỪ | 5
"""
    )


def test_each_group_has_a_penalty_of_its_own() -> None:
    rows = [
        row
        for group in ("I", "II")
        for row in ((group, "Nhóm", 50), ("1", "Việc", 50), ("2", "Điểm trừ", 5), ("a)", "Chậm", 3), ("b)", "Sai", 4))
    ]
    text = regulation_text(read(workbook(HEAD, *rows)))
    assert errors(text) == []
    penalty = yaml.safe_load(text)["scoring"]["penalty"]
    # A cap of 5 for each of the two, and none for both together.
    assert set(penalty) == {"criteria"}
    assert [(one["code"], one["for"], one["max"]) for one in penalty["criteria"]] == [
        ("I.2", "I", 5),
        ("II.2", "II", 5),
    ]
    assert [one["max"] for group in penalty["criteria"] for one in group["criteria"]] == [3, 4, 3, 4]


def test_what_no_table_states_is_kept_of_the_regulation_before() -> None:
    old = """\
# Đầu tệp
version: "2"
title: Quy chế   # tên đầy đủ
state: adopted

scoring:
  total: 5
  rounding: half_up

  criteria:
    - {code: "9", title: "Cũ", max: 5}
  # Ba bước
  stages:
    - {id: self, by: member}
  final: self
# Xếp hạng
ranking: {by: [total]}
"""
    made = regulation_beside(read(workbook(HEAD, ("1", "Việc", 10))), old)
    assert (
        made
        == """\
# Đầu tệp
version: "2"
title: Quy chế   # tên đầy đủ
state: draft

scoring:
  criteria:
    - code: "1"
      title: Việc
      max: 10
  rounding: half_up
  # Ba bước
  stages:
    - {id: self, by: member}
  final: self
# Xếp hạng
ranking: {by: [total]}
"""
    )


@pytest.mark.parametrize("old", ["scoring: {criteria: [], final: self}\n", "a: [\n"])
def test_a_regulation_of_another_form_is_for_a_person(old: str) -> None:
    with pytest.raises(CannotEdit):
        regulation_beside(read(workbook(HEAD, ("1", "Việc", 10))), old)


def test_a_scale_that_emucli_printed_comes_back_as_it_was() -> None:
    year = REPOSITORY / "examples" / "block" / "example-block" / "2025"
    maker = papers_of(year, "scale")
    table = read(maker.data(maker.whole(maker.order("scale")), "docx"))
    regulation: Any = yaml.safe_load((year / "regulation.yaml").read_text("utf-8"))["scoring"]
    made: Any = yaml.safe_load(regulation_text(table))["scoring"]
    assert made["total"] == regulation["total"]
    for one, other in (
        (made, regulation),
        (made["bonus"], regulation["bonus"]),
        (made["penalty"], regulation["penalty"]),
    ):
        assert codes_of(one["criteria"]) == codes_of(other["criteria"])
    assert [made[part]["max"] for part in ("bonus", "penalty")] == [50, 30]
    assert [one.code for one in table.findings] == []


def codes_of(criteria: Sequence[Mapping[str, Any]]) -> list[tuple[str, Any]]:
    """Every code with its maximum."""
    return [pair for one in criteria for pair in ((one["code"], one.get("max")), *codes_of(one.get("criteria", ())))]
