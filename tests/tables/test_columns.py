"""Which columns of a table hold the criteria, their points and what is said of them."""

from decimal import Decimal

from tests.tables.making import document, found, node, outline, read, workbook


def test_targets_beside_the_criteria_are_notes() -> None:
    for target in ("Chỉ tiêu giao", "Chỉ tiêu", "CHỈ TIÊU KẾ HOẠCH"):
        table = read(
            workbook(
                ("STT", "Tiêu chí", "Đơn vị tính", target, "Điểm chuẩn", "Cách tính điểm"),
                ("1", "Thu ngân sách", "Tỷ đồng", "1200", 30, "Mỗi 1% thiếu trừ 1 điểm"),
                ("2", "Giảm tỷ lệ hộ nghèo", "%", "1,5", 70, None),
            )
        )
        assert [node(table, code).title for code in ("1", "2")] == ["Thu ngân sách", "Giảm tỷ lệ hộ nghèo"]
        assert node(table, "1").notes == ["1200", "Mỗi 1% thiếu trừ 1 điểm"]
        assert found(table) == ["Bảng điểm EMU068"]
        assert table.proposals is not None
        assert table.proposals[node(table, "1")]["kind"] == "shortfall"


def test_a_column_of_targets_alone_holds_the_criteria() -> None:
    table = read(workbook(("TT", "Chỉ tiêu", "Điểm"), ("1", "Thu ngân sách", 30)))
    assert (node(table, "1").title, found(table)) == ("Thu ngân sách", [])


def test_a_second_text_behind_the_points_is_a_note() -> None:
    table = read(
        workbook(
            ("TT", "Nội dung thi đua", "Điểm", "Nội dung, tiêu chuẩn cụ thể"),
            ("I", "Công tác", 100, None),
            ("1", "Họp", 50, "Tốt được 50 điểm"),
            ("2", "Báo cáo", 50, "Khá"),
        )
    )
    assert outline(table) == ["I 100", "  I.1 50", "  I.2 50"]
    assert (node(table, "I.1").title, node(table, "I.1").notes) == ("Họp", ["Tốt được 50 điểm"])


def test_criteria_behind_their_points_are_read() -> None:
    table = read(workbook(("TT", "Điểm", "Nội dung"), ("1", 30, "Thu ngân sách")))
    assert (node(table, "1").title, node(table, "1").maximum) == ("Thu ngân sách", Decimal(30))


def test_titles_that_are_numbers_are_told() -> None:
    head = ("TT", "Nội dung", "Điểm")
    assert found(read(workbook(head, ("1", "1200", 30), ("2", "1,5%", 30), ("3", "Họp", 40)))) == ["Bảng điểm EMU070"]
    assert found(read(workbook(head, ("1", "1200", 30), ("2", "Họp", 40)))) == []


TWO_SCALES = workbook(
    ("TT", "Nội dung", "Điểm tối đa", None),
    (None, None, "Khối sở", "Khối huyện"),
    ("1", "Họp", 40, 30),
    ("2", "Báo cáo", 60, None),
    ("3", "Giảm nghèo", None, 70),
    merged=("A1:A2", "B1:B2", "C1:D1"),
)


def test_a_second_column_of_points_is_told_and_kept() -> None:
    table = read(TWO_SCALES)
    assert found(table) == ["Bảng điểm EMU071"]
    assert table.findings[0].arguments == {"columns": ("Khối huyện",)}
    assert [(node(table, code).maximum, node(table, code).notes) for code in "123"] == [
        (Decimal(40), ["Khối huyện: 30"]), (Decimal(60), []), (Decimal(70), []),
    ]  # fmt: skip


def test_one_column_of_points_may_be_named() -> None:
    table = read(TWO_SCALES, columns={"code": (1,), "text": (2,), "maximum": (4,), "notes": (3,)})
    # The second criterion is none of the districts.
    assert found(table) == ["Bảng điểm!B4 EMU052"]
    assert (node(table, "1").maximum, node(table, "1").notes) == (Decimal(30), ["40"])


def test_columns_of_points_of_which_each_row_fills_one_are_read_together() -> None:
    table = read(
        workbook(
            ("TT", "Nội dung", "Điểm", None),
            (None, None, "Của nhóm", "Từng việc"),
            ("I", "Công tác", 30, None),
            ("1", "Họp", None, 10),
            ("2", "Báo cáo", None, 20),
            merged=("A1:A2", "B1:B2", "C1:D1"),
        )
    )
    assert (outline(table), found(table)) == (["I 30", "  I.1 10", "  I.2 20"], [])


def test_a_column_of_penalties_is_the_maximum_of_penalty_rows() -> None:
    table = read(
        workbook(
            ("TT", "Nội dung", "Điểm", "Điểm trừ"),
            ("I", "Công tác", 20, None),
            ("1", "Họp", 20, -2),
            ("II", "Điểm trừ", None, None),
            ("1", "Vi phạm", None, 5),
            ("2", "Chậm báo cáo", None, "1 điểm/lần"),
            (None, "Tổng", 20, 5),
        )
    )
    assert outline(table) == ["I 20", "  I.1 20", "~II ?", "  -II.1 5", "  -II.2 ?"]
    assert node(table, "I.1").notes == ["Điểm trừ: -2"]
    assert node(table, "II.2").notes == ["Điểm trừ: 1 điểm/lần"]
    assert found(table) == ["Bảng điểm EMU071"]
    assert table.proposals is not None
    assert table.proposals[node(table, "II.2")] == {"kind": "count", "each": Decimal(1)}


def test_a_penalty_of_its_own_column_among_the_criteria_is_one() -> None:
    table = read(workbook(("TT", "Nội dung", "Điểm", "Điểm trừ"), ("1", "Họp", 20, None), ("2", "Vi phạm", None, 5)))
    assert (outline(table), found(table)) == (["1 20", "-2 5"], ["Bảng điểm!D3 EMU055"])


def test_a_table_of_penalties_goes_on_from_one_of_criteria() -> None:
    head = ("TT", "Nội dung", "Điểm")
    penalties = [("TT", "Nội dung", "Điểm trừ", "Lạ"), ("1", "Vi phạm", "5", "x")]
    table = read(document([head, ("1", "Họp", "50")], penalties, between={1: ["ĐIỂM TRỪ"]}))
    assert outline(table) == ["1 50", "~P ?", "  -P1 5"]
    assert "Bảng 2 EMU068" in found(table)


def test_numbers_merged_with_their_groups_count_the_groups() -> None:
    table = read(
        workbook(
            ("TT", "Lĩnh vực", "Tiêu chí", "Điểm tối đa"),
            ("1", "Kinh tế", "Thu ngân sách", 20),
            (None, None, "Giải ngân", 20),
            ("2", "Xã hội", "Giảm nghèo", 30),
            (None, None, "Việc làm", 20),
            ("3", "Văn hóa", "Lễ hội", 10),
            (None, "Tổng", None, 100),
            merged=("A2:A3", "B2:B3", "A4:A5", "B4:B5"),
        )
    )
    assert outline(table) == ["1 40", "  1.1 20", "  1.2 20", "2 50", "  2.1 30", "  2.2 20", "3 10", "  3.1 10"]
    assert (node(table, "2").title, node(table, "2.1").title) == ("Xã hội", "Giảm nghèo")
