"""The paper `explain`: one unit's points, a row a criterion, as `score --explain UNIT` shows them."""

from collections.abc import Mapping

from emucli.papers.render import Paper
from tests.cli.scored import SELF_AND_LATER, SUSPENDED
from tests.papers.making import example, make
from tests.scoring.year import ALL, GDDT, VHTT, YTE, leaf, loaded, pool, regulation, sheet, sheets


def paper(files: Mapping[str, str], unit: str, *, draft: bool = False) -> Paper:
    """The paper on a unit of the small cluster."""
    cluster = next(one for one in loaded(files).clusters if one.path == "cum-1")
    return make((cluster, cluster.years["2024"]), "explain", "vi", unit, draft=draft)


def rows_of(made: Paper) -> list[list[str]]:
    """The cells of the table of points, without the marks of bold ones."""
    lines = [line for line in made.markdown.split("\n") if line.startswith("| ") and "---" not in line]
    several = [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in lines]
    return [cells for cells in several if len(cells) >= 5]


def test_a_row_a_criterion_with_what_each_stage_gave_the_result_and_the_reason() -> None:
    # The appraisal takes 10 of 40 points from 1.2: 60 + 30 = 90; a penalty of 2 leaves 88.
    made = paper(SELF_AND_LATER, YTE)
    assert rows_of(made) == [
        ["Mã", "Nội dung tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định", "Kết quả", "Số liệu, lý do"],
        ["", "ĐIỂM NỘI DUNG", "100", "", "", "90,00", ""],
        ["1.1", "T", "60", "60,00", "60,00", "60,00", ""],
        ["1.2", "T", "40", "40,00", "30,00", "30,00", "Thẩm định: Thiếu minh chứng"],
        ["", "ĐIỂM TRỪ", "", "", "", "2,00", ""],
        ["P1", "T", "10", "", "2,00", "2,00", ""],
        ["", "TỔNG ĐIỂM", "100", "", "", "88,00", ""],
    ]
    assert made.lacks == ()
    # 88 lies between the 90 of so-giao-duc and the 80 of so-van-hoa.
    assert "Tổng điểm: 88,00 điểm, xếp thứ 2 trong 3 đơn vị.\n" in made.markdown
    # One stage decides everything: there is no arithmetic to tell.
    assert "Kết quả =" not in made.markdown


def test_every_value_of_a_sheet_is_traced_to_it_and_every_computed_one_to_its_unit() -> None:
    trace = paper(SELF_AND_LATER, YTE).trace
    (reason,) = (one for one in trace if one.text == "Thiếu minh chứng")
    assert reason.places[0].path == ("sheets", 2, "entries", "1.2", "reason")
    assert {one.computed.what for one in trace if one.text == "30,00" and one.computed} == {f"{YTE}/1.2"}
    assert {one.computed.what for one in trace if one.text == "88,00" and one.computed} == {YTE}


def test_how_stages_make_the_result_is_told_with_the_criteria_that_another_stage_decides() -> None:
    text = make(example(), "explain", "vi", "hoi-dong-y-tinh").markdown
    assert "\n*Kết quả = 0,6 × Thẩm định + 0,4 × Chấm chéo; riêng 3.5, P2: Cơ quan.*\n" in text
    assert "xếp thứ 8 trong 8 đơn vị.\nXếp loại: Hoàn thành nhiệm vụ.\n" in text


def test_it_waits_for_what_totals_wait_for() -> None:
    files = {
        "regulation.yaml": regulation(leaf("a", 10), leaf("b", 10, not_for=f"[{YTE}]", otherwise="absent"), total="20"),
        "scores.yaml": sheets(sheet(GDDT, a=8, b=8), sheet(VHTT, a=8, b=8)),
    }
    waiting = paper(files, YTE)
    assert [gap for gap in waiting.lacks if gap.why]
    draft = rows_of(paper(files, YTE, draft=True))
    assert draft[2] == ["a", "T", "10", "(chưa ghi nhận)", ""]
    assert draft[3] == ["b", "T", "10", "–", "không áp dụng"]
    # A unit whose own sheets have come has its total, and no rank as long as others wait.
    ready = paper(files, GDDT)
    assert ready.lacks == ()
    assert "Tổng điểm: 16,00 điểm.\n" in ready.markdown


def test_a_unit_that_is_left_unranked_waits_for_nothing_and_has_no_rank() -> None:
    files = {**SUSPENDED, "scores.yaml": sheets(sheet(YTE, a=80), sheet(VHTT, a=70))}
    made = paper(files, GDDT)
    assert made.lacks == ()
    assert "Sở Giáo dục và Đào tạo không được tính tổng điểm, không xếp hạng." in made.markdown
    assert rows_of(made)[-1][-2:] == ["–", "không tính, không xếp hạng"]
    # Nor is it one of those that the rank of another is of: 80 before 70.
    assert "80,00 điểm, xếp thứ 1 trong 2 đơn vị." in paper(files, YTE).markdown


def test_what_was_reported_in_several_periods_stands_with_each() -> None:
    files = {
        "regulation.yaml": regulation(
            leaf("a", 10, "{kind: ratio, target: 10}"), total="10", periods="{ids: [ky-1, ky-2], combine: mean}"
        ),
        "scores.yaml": sheets(
            *(sheet(unit, a=f"{{actual: {actual}}}", extra=f"period: {period}")
              for unit in ALL for period, actual in (("ky-1", 4), ("ky-2", 6)))
        ),
    }  # fmt: skip
    # 10 × 4/10 = 4 and 10 × 6/10 = 6: the mean is 5.
    assert rows_of(paper(files, YTE))[2] == [
        "a", "T", "10", "5,00", "5,00", "ky-1: Thực hiện 4; chỉ tiêu 10; ky-2: Thực hiện 6; chỉ tiêu 10",
    ]  # fmt: skip
    told = "Điểm cả năm của mỗi tiêu chí là trung bình cộng các kỳ: ky-1, ky-2."
    assert f"\n*{told}*\n" in paper(files, YTE).markdown


def test_a_year_without_points_has_no_such_paper() -> None:
    made = paper({"regulation.yaml": regulation(leaf("a", 10), total="10")}, YTE)
    assert [gap for gap in made.lacks if gap.why]


def test_equal_totals_are_told_of_the_unit_only() -> None:
    files = {
        "regulation.yaml": regulation(
            leaf("a", 10), leaf("b", 10), total="20", after="ranking: {ties: [{higher: a}]}\n"
        ),
        "scores.yaml": sheets(sheet(YTE, a=9, b=7), sheet(GDDT, a=8, b=8), sheet(VHTT, a=1, b=1)),
    }
    apart = "Sở Y tế và Sở Giáo dục và Đào tạo có tổng điểm bằng nhau (16,00 điểm); Sở Y tế xếp trên theo điểm mục a"
    assert apart in paper(files, GDDT).markdown
    assert "bằng nhau" not in paper(files, VHTT).markdown


def test_a_stage_whose_sheets_have_not_come_is_told_as_the_regulation_has_it() -> None:
    stages = "[{id: appraisal, by: leadership}, {id: peer, by: peers}, {id: office, by: agency, agency: so-noi-vu}]"
    files = {
        "regulation.yaml": regulation(
            leaf("a", 60), leaf("b", 30, stage="office"),
            leaf("c", 10, stage="office", not_for=f"[{YTE}]", otherwise="full"),
            stages=stages, final="{appraisal: 60, peer: 40}", penalty=pool(leaf("P", 10, stage="office")),
        ),
        "scores.yaml": sheets(sheet(YTE, a=50)),
    }  # fmt: skip
    # c does not apply to the unit; nobody has given anything for b and P.
    told = "\n*Kết quả = 0,6 × Thẩm định + 0,4 × Chấm chéo; riêng b, P: Cơ quan.*\n"
    assert told in paper(files, YTE, draft=True).markdown


def test_a_unit_without_a_sheet_is_told_to_have_none() -> None:
    files = {
        "regulation.yaml": regulation(leaf("a", 10), total="10", missing="zero"),
        "scores.yaml": sheets(sheet(GDDT, a=8), sheet(VHTT, a=7)),
    }
    made, told = paper(files, YTE), "*Không có phiếu chấm nào về Sở Y tế; bảng điểm chỉ theo quy chế.*\n"
    assert rows_of(made)[2] == ["a", "T", "10", "0,00", "thiếu; tính 0 điểm theo quy chế"]
    assert f"như sau:\n\n{told}" in made.markdown
    assert told not in paper(files, GDDT).markdown
