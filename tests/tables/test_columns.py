"""Which columns of a table hold the criteria, their points and what is said of them."""

from decimal import Decimal

from tests.tables.making import found, node, outline, read, workbook


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
