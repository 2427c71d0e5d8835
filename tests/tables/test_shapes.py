"""Tables in the shapes that offices use: the tree and the sums of each, worked out by hand.

Four hold rows of real tables (Ministry of Justice 2022, Đồng Tháp 2022, Thừa Thiên Huế 2018, Farmers' Union of Thạnh
Lợi 2017), with made-up rows so that they add up; the others are made up.
"""

from decimal import Decimal

from tests.tables.making import document, found, node, outline, read, sums, workbook

MINISTRY = workbook(
    ("PHỤ LỤC",),
    ("BẢNG TIÊU CHÍ ĐÁNH GIÁ, CHẤM ĐIỂM, XẾP HẠNG THI ĐUA SỞ TƯ PHÁP NĂM 2022",),
    ("STT", "NỘI DUNG", "ĐIỂM CHUẨN", "TỔNG ĐIỂM CHẤM", "GHI CHÚ"),
    ("(1)", "(2)", "(3)", "(4)", "(5)"),
    ("A", "THỰC HIỆN CÁC NHIỆM VỤ TRỌNG TÂM CÔNG TÁC TƯ PHÁP NĂM 2022", 150),
    ("I", "CÔNG TÁC XÂY DỰNG, THẨM ĐỊNH VĂN BẢN QUY PHẠM PHÁP LUẬT", 15),
    ("1", "Công tác xây dựng pháp luật", 11),
    ("1.1", "Lập đề nghị xây dựng văn bản quy phạm pháp luật", 2),
    (None, "Thẩm định đạt 100% văn bản gửi đến đúng tiến độ", 2),
    (None, "từ 95% đến dưới 100%", 1.75),
    (None, "từ 80% đến dưới 95%", 1.5),
    (None, "dưới 80%", 0),
    ("1.2", "Thẩm định dự thảo văn bản\n- Đạt 100%: 9 điểm\n- Từ 60% đến dưới 100%: 5 điểm\n- Dưới 60%: 0 điểm", 9),
    ("2", "Công tác pháp chế", 4),
    ("II", "CÔNG TÁC KHÁC", 135),
    ("1", "Hòa giải ở cơ sở", 100),
    ("2", "Trợ giúp pháp lý", 35),
    ("B", "ĐIỂM THƯỞNG", 10),
    ("1", "Được Bộ trưởng khen", 10),
    ("C", "ĐIỂM TRỪ"),
    ("1", "Báo cáo chậm", -1, None, "Mỗi lần trừ 1 điểm"),
    (None, "TỔNG CỘNG (A+B)", 160),
    merged=("A1:E1", "A2:E2"),
)


def test_a_ministry_with_letters_numerals_and_levels_as_rows() -> None:
    table = read(MINISTRY)
    assert outline(table) == [
        "A 150",
        "  A.I 15",
        "    A.I.1 11",
        "      A.I.1.1 2",
        "      A.I.1.2 9",
        "    A.I.2 4",
        "  A.II 135",
        "    A.II.1 100",
        "    A.II.2 35",
        "~B 10",
        "  +B.1 10",
        "~C ?",
        "  -C.1 1",
    ]
    # 15 + 135; the bonus is part of the total: 150 + 10.
    assert sums(table) == (Decimal(150), Decimal(10), Decimal(160), True)
    assert found(table) == ["Bảng điểm EMU068", "Bảng điểm!B9 EMU051"]
    assert node(table, "A.I.1.1").kept[1] == "từ 95% đến dưới 100% | 1.75"
    assert node(table, "A.I.1.2").title == "Thẩm định dự thảo văn bản"


def test_a_department_with_levels_of_days_and_answers_as_rows() -> None:
    """Rows of the self-scoring table of the Department of Justice of Đồng Tháp, 2022, of which only some are known."""
    table = read(
        workbook(
            ("Số TT", "Tiêu chí", "Điểm chuẩn", "Điểm chấm", "Tài liệu minh chứng", "Ghi chú"),
            ("I", "THỰC HIỆN CHẾ ĐỘ BÁO CÁO", 20),
            ("1", "Chế độ báo cáo công tác định kỳ", 10),
            ("1.1", "Báo cáo đúng thời hạn quy định", 2),
            (None, "Đúng thời hạn", 2, 2, "Báo cáo thống kê"),
            (None, "Gửi chậm từ 01-02 ngày", "1,5"),
            (None, "Gửi chậm từ 03-05 ngày", 1),
            (None, "Gửi chậm từ 06-10 ngày", "0,5"),
            (None, "Gửi chậm trên 10 ngày", 0),
            ("1.2", "Báo cáo đúng thẩm quyền", 8),
            ("3", "Báo cáo chuyên đề", 10),
            ("VIII", "ỨNG DỤNG CÔNG NGHỆ THÔNG TIN", 2),
            ("1", "Ban hành Kế hoạch Ứng dụng công nghệ thông tin năm 2022", 2),
            (None, "Có ban hành", 2),
            (None, "Không ban hành", 0),
        )
    )
    assert outline(table) == [
        "I 20", "  I.1 10", "    I.1.1 2", "    I.1.2 8", "  I.3 10", "VIII 2", "  VIII.1 2",
    ]  # fmt: skip
    assert found(table) == [
        "Bảng điểm EMU068",
        "Bảng điểm!B5 EMU051",
        "Bảng điểm!B11 EMU065",
        "Bảng điểm!B12 EMU065",
        "Bảng điểm!B14 EMU051",
    ]
    assert table.proposals is not None
    days, answers = table.proposals[node(table, "I.1.1")], table.proposals[node(table, "VIII.1")]
    assert [band["points"] for band in days["bands"]] == [Decimal(2), Decimal("1.5"), 1, Decimal("0.5"), 0]  # type: ignore
    assert list(answers["options"]) == ["co-ban-hanh", "khong-ban-hanh"]  # type: ignore


def test_a_block_whose_bonus_has_a_column_of_its_own() -> None:
    """The groups of Block 7 of Kiên Giang, 2019: 650 + 200 + 100 = 950, and 40 + 10 = 50 on top."""
    table = read(
        workbook(
            ("TT", "Nội dung", "Điểm chuẩn", "Điểm thưởng"),
            ("1", "Thi đua phát triển kinh tế - xã hội", 650, 40),
            ("2", "Thi đua thực hiện chủ trương của Đảng", 200, 0),
            ("3", "Thi đua thực hiện nhiệm vụ công tác thi đua, khen thưởng", 100, 10),
            (None, "Tổng cộng", 1000),
        )
    )
    assert outline(table) == ["1 650", "+T1 40 +40", "2 200", "3 100", "+T3 10 +10"]
    assert [node(table, code).belongs_to for code in ("T1", "T3")] == ["1", "3"]
    assert (sums(table), found(table)) == ((Decimal(950), Decimal(50), Decimal(1000), True), [])


def test_numbers_with_a_bracket_within_numbers_without() -> None:
    table = read(
        workbook(
            ("Nội dung", "Điểm"),
            ("1. Kế hoạch", 10),
            ("1) Năm", 6),
            ("2) Quý", 4),
            ("2. Báo cáo", 20),
            ("1) Năm", 20),
        )
    )
    assert outline(table) == ["1 10", "  1.1 6", "  1.2 4", "2 20", "  2.1 20"]


def test_points_of_groups_and_of_criteria_in_two_columns() -> None:
    table = read(
        workbook(
            ("TT", "Tiêu chí", "Thang điểm", None, "Ghi chú"),
            (None, None, "Điểm nhóm", "Điểm tiêu chí", None),
            ("I", "Nhóm A", 30),
            ("1", "Việc", None, 10, "Có/Không"),
            ("2", "Việc khác", None, 20),
            merged=("A1:A2", "B1:B2", "C1:D1", "E1:E2"),
        )
    )
    assert (outline(table), found(table)) == (["I 30", "  I.1 10", "  I.2 20"], [])


def test_points_taken_away_in_the_text() -> None:
    """The deduction that guidance 804/HD-SNV of Thừa Thiên Huế states, 2018."""
    table = read(
        document(
            [
                ("TT", "Nội dung", "Ghi chú"),
                ("I", "Các tiêu chí (950 điểm)", ""),
                ("II", "Điểm trừ", ""),
                ("1", "Đầu năm không phát động thi đua, không đăng ký thi đua (trừ 8 điểm)", ""),
            ]
        )
    )
    assert outline(table) == ["I 950", "~II ?", "  -II.1 8"]
    assert found(table) == []


def test_levels_below_a_criterion_that_states_no_points() -> None:
    table = read(
        workbook(
            ("TT", "Nội dung", "Điểm"),
            ("1", "Hồ sơ đúng hạn"),
            ("-", "Từ 90% trở lên", 10),
            ("-", "Từ 80% đến dưới 90%", 8),
            ("-", "Dưới 80%", 0),
            ("2", "Báo cáo", 5),
        )
    )
    assert outline(table) == ["1 10", "2 5"]
    assert found(table) == ["Bảng điểm!B3 EMU051"]


def test_merged_cells_in_head_titles_and_points() -> None:
    table = read(
        workbook(
            ("TT", "Nội dung thi đua", "Điểm", None, "Cách chấm điểm"),
            (None, None, "Tối đa", "Tự chấm", None),
            ("I. PHÁT TRIỂN KINH TẾ (60 điểm)",),
            ("1", "Thu ngân sách", 40, None, "Từ 100% trở lên: 40 điểm"),
            ("2", "Giải ngân", 20, None, "Đạt 100%: 20 điểm"),
            (None, None, None, None, "Dưới 100%: 10 điểm"),
            ("II. VĂN HÓA (40 điểm)",),
            ("1", "Gia đình văn hóa", 10),
            ("2", "Trường chuẩn", 30),
            ("", "Cộng", 100),
            merged=("A1:A2", "B1:B2", "C1:D1", "E1:E2", "A3:E3", "A7:E7", "A5:A6", "B5:B6", "C5:C6"),
        )
    )
    assert outline(table) == ["I 60", "  I.1 40", "  I.2 20", "II 40", "  II.1 10", "  II.2 30"]
    assert sums(table) == (Decimal(100), None, Decimal(100), True)
    assert node(table, "I.2").notes == ["Đạt 100%: 20 điểm", "Dưới 100%: 10 điểm"]


def test_one_maximum_over_the_rows_of_a_group() -> None:
    table = read(
        workbook(
            ("TT", "Tiêu chí", "Điểm tối đa"),
            ("1", "Xây dựng kế hoạch", 10),
            ("-", "Đúng hạn", None),
            ("-", "Đủ nội dung", None),
            ("2", "Báo cáo"),
            ("a)", "Báo cáo quý", 20),
            ("b)", "Báo cáo năm"),
            merged=("C2:C4", "C6:C7"),
        )
    )
    assert outline(table) == ["1 10", "2 20"]
    assert node(table, "1").kept == ["- Đúng hạn", "- Đủ nội dung"]
    # The 20 points are for both reports together, and nobody knows how they are shared out.
    assert node(table, "2").kept == ["a Báo cáo quý", "b Báo cáo năm"]


def test_points_in_the_text_alone() -> None:
    table = read(
        workbook(
            ("Số TT", "Tiêu chí"),
            ("I", "Công tác xây dựng Đảng (30 điểm)"),
            ("1", "Có nghị quyết (10 điểm)"),
            ("2", "Học tập nghị quyết: 20đ"),
            ("II", "Công tác Hội (tối đa 20 điểm)"),
            ("1", "Phát triển hội viên, tối đa 15 điểm; mỗi hội viên được 0,5 điểm"),
            ("2", "Đóng hội phí - 05 điểm"),
        )
    )
    assert outline(table) == ["I 30", "  I.1 10", "  I.2 20", "II 20", "  II.1 15", "  II.2 5"]
    assert sums(table) == (Decimal(50), None, None, True)
    assert found(table) == []


def test_numbers_before_the_text_and_a_decimal_comma() -> None:
    table = read(
        workbook(
            ("Nội dung đánh giá", "Điều kiện chấm điểm", "Điểm tối đa", "Điểm tự chấm"),
            ("1. CÔNG TÁC TUYÊN TRUYỀN, GIÁO DỤC CHÍNH TRỊ, TƯ TƯỞNG", None, "19,5"),
            (
                "1.1. Tổ chức học tập",
                "- Chủ tịch học tập 2 điểm\n- Hội triển khai 1,5 điểm\n- Có kế hoạch 1,5 điểm",
                "5",
            ),
            ("1.2. Tuyên truyền nghị quyết", None, "3"),
            ("1.3. Công tác tuyên truyền, giáo dục pháp luật", None, "1,5"),
            ("1.4. Tuyên truyền khác", None, "10"),
        )
    )
    assert outline(table) == ["1 19.5", "  1.1 5", "  1.2 3", "  1.3 1.5", "  1.4 10"]
    assert node(table, "1.1").title == "Tổ chức học tập"


def test_groups_in_a_column_of_their_own() -> None:
    table = read(
        workbook(
            ("Lĩnh vực", "Tiêu chí", "Thang điểm"),
            ("Kinh tế", "Thu ngân sách", 10),
            (None, "Xuất khẩu", 20),
            ("Xã hội", "Giảm nghèo", 30),
            (None, "Y tế", 40),
            (None, "Tổng", 100),
            merged=("A2:A3", "A4:A5"),
        )
    )
    assert outline(table) == ["1 30", "  1.1 10", "  1.2 20", "2 70", "  2.1 30", "  2.2 40"]
    assert node(table, "2").title == "Xã hội"
    assert found(table) == ["Bảng điểm!A2 EMU060"]


def test_no_numbers_at_all() -> None:
    table = read(
        workbook(
            ("Nội dung", "Điểm"),
            ("CÔNG TÁC CHUYÊN MÔN", 50),
            ("Hoàn thành kế hoạch", 30),
            ("Báo cáo", 20),
            ("CÔNG TÁC THI ĐUA", 50),
            ("Phát động", 50),
        )
    )
    assert outline(table) == ["1 50", "  1.1 30", "  1.2 20", "2 50", "  2.1 50"]


def test_titles_without_a_number_over_numbers_that_begin_again() -> None:
    table = read(
        workbook(
            ("TT", "Nội dung", "Điểm chuẩn"),
            (None, "Nhiệm vụ chính trị", 60),
            (1, "Thu ngân sách", 40),
            (2, "Giải ngân", 20),
            (None, "Xây dựng Đảng", 40),
            (1, "Học tập nghị quyết", 25),
            (2, "Phát triển đảng viên", 15),
        )
    )
    assert outline(table) == ["1 60", "  1.1 40", "  1.2 20", "2 40", "  2.1 25", "  2.2 15"]


def test_bonus_and_penalty_in_one_part_and_within_groups() -> None:
    table = read(
        workbook(
            ("TT", "Nội dung", "Điểm tối đa", "Cách tính"),
            ("1", "Phát triển kinh tế - xã hội", 650),
            ("1.1", "Thu ngân sách", 400),
            ("1.2", "Giảm nghèo", 250),
            ("1.3", "Điểm thưởng", 40),
            ("2", "Xây dựng hệ thống chính trị", 300),
            ("3", "Điểm thưởng, điểm trừ"),
            ("-", "Có sáng kiến cấp tỉnh", 10, "Mỗi sáng kiến cộng 5 điểm"),
            ("-", "Báo cáo chậm", 8, "Mỗi lần trừ 2 điểm"),
            (None, "Tổng số điểm", "1.000"),
        )
    )
    assert outline(table) == [
        "1 650", "  1.1 400", "  1.2 250", "~1.3 40", "2 300", "~3 ?", "  +3.1 10", "  -3.2 8",
    ]  # fmt: skip
    assert node(table, "1.3").belongs_to == "1"
    # 650 + 300 = 950, and 40 + 10 = 50 on top: 1,000.
    assert sums(table) == (Decimal(950), Decimal(50), Decimal(1000), True)
    assert found(table) == []


def test_a_bonus_without_a_number_behind_the_total() -> None:
    table = read(
        workbook(
            ("TT", "Nội dung", "Điểm tối đa"),
            ("I", "Chuyên môn", 100),
            (None, "TỔNG CỘNG", 100),
            (None, "ĐIỂM THƯỞNG", 5),
            ("1", "Bằng khen", 5),
            (None, "ĐIỂM TRỪ"),
            ("1", "Vi phạm", 3),
            (None, "Người lập biểu"),
        )
    )
    assert outline(table) == ["I 100", "~T 5", "  +T1 5", "~P ?", "  -P1 3"]
    assert sums(table) == (Decimal(100), Decimal(5), Decimal(100), False)


def test_a_head_that_pages_repeat_and_a_text_that_a_page_cuts() -> None:
    head = ("TT", "Nội dung", "Điểm tối đa")
    table = read(
        workbook(
            head,
            ("1", "Xây dựng kế hoạch công tác năm và tổ chức", 60),
            head,
            (None, "thực hiện đúng tiến độ"),
            ("2", "Báo cáo", 40),
        )
    )
    assert outline(table) == ["1 60", "2 40"]
    assert node(table, "1").title == "Xây dựng kế hoạch công tác năm và tổ chức thực hiện đúng tiến độ"


def test_headings_in_any_spelling() -> None:
    decomposed = "Đie\u0302\u0309m  TÔ\u0301I\nđa"
    table = read(workbook(("tiêu đề",), (), (" Stt ", "NỘI DUNG\nTIÊU CHÍ", decomposed), ("1", "Việc", 5)))
    assert outline(table) == ["1 5"]


def test_a_document_in_three_tables() -> None:
    head = ("TT", "Tiêu chí", "Điểm chuẩn", "Phương pháp chấm điểm")
    table = read(
        document(
            [head, ("I", "Nhiệm vụ", "50", ""), ("1", "Việc A", "30", "Có/không"), ("2", "Việc B", "20", "")],
            [
                head,
                ("II", "Phong trào", "50", ""),
                ("1", "Việc C", "30", "Mỗi mô hình 5 điểm"),
                ("2", "Việc D", "20", ""),
            ],
            [("1", "Giấy khen", "3", "")],
            between={0: ["ỦY BAN NHÂN DÂN", "BẢNG ĐIỂM"], 2: ["III. Điểm thưởng"]},
        )
    )
    assert outline(table) == [
        "I 50", "  I.1 30", "  I.2 20", "II 50", "  II.1 30", "  II.2 20", "~III ?", "  +III.1 3",
    ]  # fmt: skip
    assert table.names == ("Bảng 1", "Bảng 2", "Bảng 3")
    assert table.titles == ("ỦY BAN NHÂN DÂN", "BẢNG ĐIỂM")


def test_a_second_table_that_begins_anew_is_another_one() -> None:
    head = ("TT", "Tiêu chí", "Điểm")
    table = read(document([head, ("1", "Sở", "30"), ("2", "Ngành", "20")], [head, ("1", "Huyện", "10")]))
    assert (table.names, outline(table)) == (("Bảng 1",), ["1 30", "2 20"])
    assert found(table) == ["EMU046"]
    assert outline(read(document([head, ("1", "Sở", "30")], [head, ("1", "Huyện", "10")]), "2")) == ["1 10"]


def test_a_table_with_other_columns_is_another_one() -> None:
    head = ("TT", "Tiêu chí", "Điểm")
    table = read(document([head, ("1", "Sở", "30"), ("2", "Ngành", "20")], [head[1:], ("3. Huyện", "10")]))
    assert (table.names, outline(table)) == (("Bảng 1",), ["1 30", "2 20"])


def test_a_short_beginning_on_a_page_of_its_own_is_not_left_out() -> None:
    head = ("TT", "Tiêu chí", "Điểm")
    table = read(document([head, ("1", "Một", "10")], [head, *((str(at), "Việc", "5") for at in range(2, 9))]))
    assert table.names == ("Bảng 1", "Bảng 2")
    assert len(outline(table)) == 8


def test_a_group_that_is_called_bonus_and_no_more() -> None:
    for title in ("THƯỞNG", "Thưởng:", "THƯỞNG (tối đa 5 điểm)"):
        table = read(
            workbook(("TT", "Nội dung", "Điểm"), ("I", "Công tác", 10), ("II", title, 5), ("1", "Được khen", 5))
        )
        assert outline(table) == ["I 10", "~II 5", "  +II.1 5"]
