"""`emucli score`: the standing for people, and its views."""

import csv
import io
import json
import re
from pathlib import Path

from tests.cli.scored import (
    FLAG,
    MISSING_IS_ZERO,
    NO_SHEETS,
    ONE_SHEET_MISSING,
    RANKED,
    SELF_AND_LATER,
    SUSPENDED,
    lay_out,
    score,
    words_of,
)
from tests.program import Run, emucli, write
from tests.scoring.year import GDDT, VHTT, YTE, sheet
from tests.scoring.years_of_several import ranked_year

# --- The standing for people ------------------------------------------------------------------------------------------


def test_the_standing_in_vietnamese(tmp_path: Path) -> None:
    assert score(lay_out(tmp_path, SUSPENDED)).text.split("\n") == [
        "Cụm thi đua số 1, năm 2024: kết quả chấm điểm",
        "",
        "Hạng  Đơn vị                   Tổng  Nội dung  Thưởng   Trừ",
        "----  ----------------------  -----  --------  ------  ----",
        "   1  Sở Giáo dục và Đào tạo  90,00     90,00    0,00  0,00",
        "   2  Sở Y tế                 80,00     80,00    0,00  0,00",
        "   3  Sở Văn hóa và Thể thao  70,00     70,00    0,00  0,00",
        "",
        "- Sở Giáo dục và Đào tạo đang tạm dừng xét thi đua: giữ thứ hạng, không được đề nghị khen thưởng.",
        "",
        "Cụm đề nghị:",
        "- Cờ thi đua của Ủy ban nhân dân tỉnh: Sở Y tế",
        "",
    ]


def test_the_standing_in_english(tmp_path: Path) -> None:
    assert score(lay_out(tmp_path, SUSPENDED), lang="en").text.split("\n") == [
        "Emulation Cluster 1, 2024: standing",
        "",
        "Rank  Unit                                  Total   Base  Bonus  Penalty",
        "----  ------------------------------------  -----  -----  -----  -------",
        "   1  Department of Education and Training  90.00  90.00   0.00     0.00",
        "   2  Department of Health                  80.00  80.00   0.00     0.00",
        "   3  Department of Culture and Sports      70.00  70.00   0.00     0.00",
        "",
        "- Suspended: the Department of Education and Training. It keeps its rank and is not proposed for awards.",
        "",
        "The cluster proposes:",
        "- Emulation Flag of the People's Committee of the province or city: the Department of Health",
        "",
    ]


def test_a_cluster_proposes_and_never_decides(tmp_path: Path) -> None:
    root = lay_out(tmp_path, RANKED)
    told = [
        score(root, *view).text for view in ((), ("--format", "md"), ("--explain",), ("--explain", "--format", "md"))
    ]
    assert all("đề nghị" in text.casefold() for text in told)
    english = score(root, lang="en").text
    assert "The cluster proposes:" in english
    for text in (*told, english):
        for never_said in ("quyết định", "tặng", "được thưởng", "decide", "grant", "awarded"):
            assert never_said not in text.casefold()


def test_a_block_has_its_own_word(tmp_path: Path) -> None:
    lay_out(tmp_path, RANKED)
    write(tmp_path, {"cum-1/cluster.yaml": "name: Khối thi đua số 1\nkind: block\n"})
    assert "\nKhối đề nghị:\n" in score(tmp_path).text


def test_a_made_up_year_says_so(tmp_path: Path) -> None:
    made_up = {**RANKED, "members.yaml": "illustrative: true\n" + RANKED["members.yaml"]}
    root = lay_out(tmp_path, made_up)
    assert "Năm minh họa: đơn vị và số liệu không có thật." in score(root).text
    assert "Năm minh họa" in score(root, "--format", "md").text
    assert "Năm minh họa" in score(root, "--stage", "appraisal").text


def test_equal_ranks_stand_in_vietnamese_order_of_names(tmp_path: Path) -> None:
    # Ids in another order than names: e before ê, d before đ, and tones only after all letters.
    names = {YTE: "Sở Đầu tư", GDDT: "Sở Du lịch", VHTT: "Sở Dân tộc"}
    files = ranked_year({YTE: 70, GDDT: 70, VHTT: 70})
    text = score(lay_out(tmp_path, files, names)).text
    rows = [line.split("  ") for line in text.split("\n") if "1=" in line]
    assert [[cell.strip() for cell in row if cell][:2] for row in rows] == [
        ["1=", "Sở Dân tộc"],
        ["1=", "Sở Du lịch"],
        ["1=", "Sở Đầu tư"],
    ]


def test_ranks_after_equal_ones_are_left_out(tmp_path: Path) -> None:
    answer = json.loads(score(lay_out(tmp_path, ranked_year({YTE: 70, GDDT: 90, VHTT: 90})), "--format", "json").text)
    assert [(one["rank"], one["tied"], one["unit"]) for one in answer["standings"]] == [
        (1, True, GDDT),
        (1, True, VHTT),
        (3, False, YTE),
    ]


def test_what_counts_as_zero_is_marked_everywhere(tmp_path: Path) -> None:
    root = lay_out(tmp_path, MISSING_IS_ZERO)
    text = score(root).text
    # 55 + 0: so-van-hoa has no points for 1.2.
    assert re.search(r"3  Sở Văn hóa và Thể thao +55,00\* ", text)
    assert "- * Sở Văn hóa và Thể thao: có tiêu chí chưa được chấm, tính 0 điểm" in text
    assert text.count("*") == 2
    markdown = words_of(score(root, "--format", "md").text)
    assert "55,00*" in markdown
    assert "* Sở Văn hóa và Thể thao: có tiêu chí chưa được chấm" in markdown
    rows = {row["unit"]: row for row in rows_of(score(root, "--format", "csv"))}
    assert {unit: row["missing"] for unit, row in rows.items()} == {YTE: "", GDDT: "", VHTT: "appraisal 1.2"}
    assert "thiếu; tính 0 điểm theo quy chế" in score(root, "--explain", f"{VHTT}/1.2").text
    answer = json.loads(score(root, "--format", "json").text)
    assert [one["missing"] for one in answer["standings"]] == [
        [],
        [],
        [{"stage": "appraisal", "scorers": [YTE], "criteria": ["1.2"]}],
    ]


def test_a_stage_that_totals_do_not_need_is_told_as_not_received(tmp_path: Path) -> None:
    run = score(lay_out(tmp_path, SELF_AND_LATER))
    assert run.code == 0
    assert "- Bước “tu-cham” (không dùng để tính điểm): chưa nhận phiếu chấm Sở Văn hóa và Thể thao." in run.text


def test_a_past_year_shows_what_was_announced() -> None:
    run = emucli("score", "examples/block/example-block/2024", "--lang", "vi")
    assert run.code == 0
    # As outcome.yaml of 2024 has it.
    assert "  - Đã công bố: Liên đoàn Lao động tỉnh An Sơn, hạng 1, 951,75 điểm\n" in run.text
    assert "  - Đã công bố: Hội Đông y tỉnh An Sơn, hạng 8, 803,95 điểm\n" in run.text
    assert run.text.count("Đã công bố") == 8
    assert run.text.startswith("Khối thi đua Mặt trận và các đoàn thể tỉnh An Sơn, năm 2024: chưa xếp hạng được, vì\n")


# --- Views ------------------------------------------------------------------------------------------------------------


def test_one_stage_alone_is_a_view_that_proposes_nothing(tmp_path: Path) -> None:
    two = SELF_AND_LATER["scores.yaml"] + sheet(VHTT, {"1.1": 60, "1.2": 35}, stage="tu-cham", by=VHTT)
    files = {**SELF_AND_LATER, "scores.yaml": two, "regulation.yaml": SELF_AND_LATER["regulation.yaml"] + FLAG}
    root = lay_out(tmp_path, files)
    run = score(root, "--stage", "tu-cham")
    assert run.code == 0
    heading, *rest = run.text.split("\n")
    assert heading == "Cụm thi đua số 1, năm 2024: riêng bước “tu-cham” (chỉ để xem, không phải kết quả)"
    # 60 + 40, 60 + 35, 55 + 35.
    ranked = [re.split(r" {2,}", line.strip())[:3] for line in rest if re.match(r" +\d  ", line)]
    assert ranked == [
        ["1", "Sở Y tế", "100,00"],
        ["2", "Sở Văn hóa và Thể thao", "95,00"],
        ["3", "Sở Giáo dục và Đào tạo", "90,00"],
    ]
    assert "đề nghị" not in run.text
    answer = json.loads(score(root, "--stage", "tu-cham", "--format", "json").text)
    assert (answer["stage"], answer["awards"]) == ("tu-cham", [])


def test_what_a_view_leaves_out_is_told(tmp_path: Path) -> None:
    # A sheet of a stage that decides nothing may leave criteria out: 0 here, though nobody gave a 0.
    two = SELF_AND_LATER["scores.yaml"] + sheet(VHTT, {"1.1": 60}, stage="tu-cham", by=VHTT)
    root = lay_out(tmp_path, {**SELF_AND_LATER, "scores.yaml": two})
    told = score(root, "--stage", "tu-cham").text
    assert "- Bước này không chấm tiêu chí 1.2 của Sở Văn hóa và Thể thao: ở đây tính 0 điểm." in told
    assert "không chấm tiêu chí" not in score(root, "--stage", "tham-dinh").text
    assert "không chấm tiêu chí" not in score(root).text


def test_a_view_does_not_say_that_another_stage_is_not_used(tmp_path: Path) -> None:
    # The appraisal decides, and has not come: a view of the own scores is no reason to say that totals need none.
    own = SELF_AND_LATER["scores.yaml"].split("  - unit: so-y-te\n    stage: tham-dinh")[0]
    told = score(lay_out(tmp_path, {**SELF_AND_LATER, "scores.yaml": own}), "--stage", "tu-cham").text
    assert "Sở Y tế" in told
    assert "không dùng để tính điểm" not in told


def test_a_unit_without_a_sheet_is_no_unit_of_whom_all_is_left_out(tmp_path: Path) -> None:
    told = score(lay_out(tmp_path, SELF_AND_LATER), "--stage", "tu-cham").text
    assert "- Chưa nhận phiếu chấm Sở Văn hóa và Thể thao ở bước này; số 0 ở đây không phải là điểm chấm.\n" in told
    assert "không chấm tiêu chí" not in told


def test_the_matrix_names_who_still_owes(tmp_path: Path) -> None:
    root = lay_out(tmp_path, ONE_SHEET_MISSING)
    run = score(root, "--matrix")
    assert "Chưa gửi phiếu:\n- Sở Y tế: appraisal: Sở Văn hóa và Thể thao\n" in run.text
    assert re.search(r"^\.      Sở Văn hóa và Thể thao", run.text, re.MULTILINE)
    answer = json.loads(score(root, "--matrix", "--format", "json").text)
    assert answer["owes"] == [{"scorer": YTE, "sheets": [{"stage": "appraisal", "unit": VHTT}]}]
    rows = rows_of(score(root, "--matrix", "--format", "csv"))
    assert [(row["unit"], row["by"], row["state"]) for row in rows] == [
        (GDDT, YTE, "received"),
        (VHTT, YTE, "missing"),
        (YTE, YTE, "received"),
    ]


def test_the_matrix_works_before_the_first_sheet(tmp_path: Path) -> None:
    run = score(lay_out(tmp_path, NO_SHEETS), "--matrix")
    assert run.code == 0
    assert "Chưa gửi phiếu:" in run.text


def test_differences_stand_with_their_reason(tmp_path: Path) -> None:
    root = lay_out(tmp_path, SELF_AND_LATER)
    assert score(root, "--differences").text.split("\n") == [
        "Cụm thi đua số 1, năm 2024: chênh lệch so với điểm tự chấm",
        "",
        "Sở Y tế",
        "",
        "Mã   Tự chấm  Thẩm định  Kết quả  Lý do",
        "---  -------  ---------  -------  ----------------",
        "1.2    40,00      30,00    30,00  Thiếu minh chứng",
        "P1      0,00       2,00     2,00",
        "",
    ]
    assert rows_of(score(root, "--differences", "--format", "csv")) == [
        {"unit": YTE, "name": "Sở Y tế", "code": "1.2", "own": "40.00", "tham-dinh": "30.00", "final": "30.00",
         "reasons": "Thiếu minh chứng"},
        {"unit": YTE, "name": "Sở Y tế", "code": "P1", "own": "0.00", "tham-dinh": "2.00", "final": "2.00",
         "reasons": ""},
    ]  # fmt: skip


def rows_of(run: Run) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run.text.removeprefix("\ufeff"), newline="")))
