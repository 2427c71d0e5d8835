"""What a form is: what can be filled in and what cannot, what is said there, what it shows, what it holds of others."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from emucli.forms.orders import orders
from emucli.forms.results import stage_names
from emucli.forms.workbook import form_bytes, list_bytes
from emucli.language.phrases import Language
from tests.forms.filling import Filled, opened
from tests.forms.year import FILES, empty, year_of

PAGE = "Sở Y tế"
FORMULA_CHECKED = {"decimal", "whole", "list", "date", None}


def form(stage: str, by: str, *, blank: bool = False, language: Language = "vi", files: Any = FILES) -> bytes:
    cluster, year = year_of(files)
    order = next(one for one in orders(cluster, year) if (one.stage.id, one.by) == (stage, by))
    return form_bytes(cluster, year, order, language, blank=blank)


SELF, APPRAISAL = form("tu-cham", "so-y-te"), form("tham-dinh", "so-giao-duc")


def shown(data: bytes) -> dict[str, list[Any]]:
    sheet = Filled(opened(data)[PAGE])
    codes = ["1", "1.1", "1.2", "1.3", "1.4", "1.5", "2", "2.1", "2.2", "T1"]
    return {code: [cell.value for cell in sheet.sheet[sheet.row(code)]] for code in codes}


def test_what_is_recorded_stands_in_the_form_in_words() -> None:
    sheet = Filled(opened(SELF)[PAGE])
    assert [sheet.sheet.cell(row, 4).value for row in (3, 4, 5)] == [PAGE, PAGE, "phiên bản 2"]
    assert sheet.sheet["D6"].value.date().isoformat() == "2024-11-12"
    assert [sheet.cell(code).value for code in ("1.1", "1.2", "1.3", "1.5", "2.1", "2.2", "T1")] == [
        9.5, 19, "Đúng hạn", 76, 3, 93.5, 2,
    ]  # fmt: skip
    assert [sheet.cell(code, "second").value for code in ("1.2", "1.5", "2.2", "T1")] == [20, 80, 95, 0]
    assert [sheet.cell("1.4", below=below).value for below in (1, 2)] == ["Có", "Không"]
    assert sheet.cell("1.1", "evidence").value == "BC 12/BC-SYT\nBiên bản số 3\nẢnh"


def test_rules_stand_beside_the_criterion() -> None:
    sheet = Filled(opened(SELF)[PAGE])
    assert sheet.cell("1.1", "how").value == "Chấm từ 0 đến 10 điểm, mỗi mức cách nhau 0,5 điểm. Phải có minh chứng"
    assert sheet.cell("1.3", "how").value == "Đúng hạn: 10 điểm; hai: 5 điểm; Không: 0 điểm"
    assert "Từ 90% trở lên: 20 điểm" in sheet.cell("1.2", "how").value
    assert "“Kết quả thực hiện”, “Chỉ tiêu, tổng số”" in sheet.cell("1.2", "how").value
    assert sheet.cell("1.4", "title", below=1).value == "– Có kế hoạch"
    assert sheet.cell("1.4", "max", below=2).value == 6


@pytest.mark.parametrize("data", [SELF, APPRAISAL])
def test_no_id_is_shown(data: bytes) -> None:
    texts = [
        str(cell.value)
        for sheet in opened(data).worksheets
        if sheet.sheet_state == "visible"
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and cell.data_type != "f"
    ]
    ids = ("so-y-te", "so-giao-duc", "so-van-hoa", "tu-cham", "tham-dinh", "dung-han", "cum-1")
    assert [text for text in texts if any(id_ in text for id_ in ids)] == []


@pytest.mark.parametrize(("data", "stage"), [(SELF, "self"), (APPRAISAL, "later")])
def test_only_inputs_can_be_changed(data: bytes, stage: str) -> None:
    sheet = Filled(opened(data)[PAGE])
    assert sheet.sheet.protection.sheet
    assert sheet.sheet.protection.password is None
    open_cells = {cell.coordinate for row in sheet.sheet.iter_rows() for cell in row if not cell.protection.locked}
    columns = ["first"] * 6 + ["second"] * 4
    codes = ["1.1", "1.2", "1.3", "1.5", "2.1", "2.2", "1.2", "1.5", "2.1", "T1"]
    wanted = {sheet.name(code, column) for code, column in zip(codes, columns, strict=True)} | {sheet.name("T1")}
    wanted |= {sheet.name("1.4", below=below) for below in (1, 2)}
    # What counts may be shared with others.
    wanted |= {sheet.name("2.1", column, below=1) for column in ("first", "second")}
    texts = ["evidence", "note"] if stage == "self" else ["evidence", "note", "reason"]
    leaves = ["1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "T1"]
    wanted |= {sheet.name(code, column) for code in leaves for column in texts}
    if stage == "later":
        wanted |= {sheet.name(code, "by_hand") for code in leaves if code != "1.1"}
    assert open_cells == wanted | ({"D6"} if stage == "self" else {"D6", "D7"})


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("stage", "by"), [("tu-cham", "so-y-te"), ("tham-dinh", "so-giao-duc")])
def test_each_input_says_what_it_takes(stage: str, by: str, language: Language) -> None:
    book = opened(form(stage, by, language=language))
    for page in (page for page in book.worksheets if page.sheet_state == "visible"):
        for rule in page.data_validations.dataValidation:
            assert rule.type in FORMULA_CHECKED
            assert len(rule.prompt or "") <= 255
            assert not (rule.prompt or "").endswith("…")
            assert rule.type is None or rule.error


def rules(book: Workbook, name: str) -> dict[str, Any]:
    found = book[name].data_validations.dataValidation
    return {str(cell): rule for rule in found for cell in str(rule.sqref).split()}


def test_numbers_choices_and_dates_are_checked() -> None:
    book = opened(SELF)
    sheet, by_cell = Filled(book[PAGE]), rules(book, PAGE)
    points, choice, count = (by_cell[sheet.name(code)] for code in ("1.1", "1.3", "2.1"))
    assert (points.type, points.formula1, points.formula2) == ("decimal", "0", "10")
    assert points.error == "Ô này cần số điểm từ 0 đến 10."
    assert (count.type, count.error) == ("whole", "Ô này cần một số nguyên từ 0 trở lên.")
    assert (by_cell["D6"].type, by_cell["D6"].error) == ("date", "Ô này cần một ngày, ví dụ 25/11/2024.")
    assert choice.type == "list"
    page, cells = choice.formula1.split("!")
    assert [cell.value for cell in book[page][cells.replace("$", "")][0]] == ["Đúng hạn", "hai", "Không"]


def test_a_later_stage_shows_the_units_own_points_and_the_difference() -> None:
    sheet = Filled(opened(APPRAISAL)[PAGE])
    assert [sheet.cell(code, "own").value for code in ("1.1", "1.2", "1.4")] == [9.5, 20, 4]
    row = sheet.row("1.1")
    points, own = (sheet.name("1.1", column) for column in ("points", "own"))
    assert sheet.cell("1.1", "difference").value == f'=IF(AND(ISNUMBER({points}),ISNUMBER({own})),{points}-{own},"")'
    assert f"J{row}" in [sheet.name("1.1", "difference")]
    assert len(sheet.sheet.conditional_formatting) == 1


def test_a_blank_form_holds_nothing_of_others_anywhere() -> None:
    data = form("tham-dinh", "so-giao-duc", blank=True)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"BC 12" not in everything
    assert "own" not in Filled(opened(data)[PAGE]).columns


def test_a_form_has_no_macros_and_no_links() -> None:
    with zipfile.ZipFile(BytesIO(APPRAISAL)) as archive:
        names = archive.namelist()
        assert [name for name in names if "vba" in name.lower() or "external" in name.lower()] == []
        assert b"http://" not in b"".join(archive.read(name) for name in names if name.endswith(".rels")).replace(
            b"http://schemas.openxmlformats.org", b""
        )
    assert [sheet.title for sheet in opened(APPRAISAL).worksheets if sheet.sheet_state != "visible"] == [
        "_emucli",
        "_lists",
    ]


def test_the_summary_adds_up_from_the_worksheets() -> None:
    book = opened(APPRAISAL)
    assert [cell.value for cell in book["Tổng hợp"][4]] == [
        "TT", "Đơn vị", "ĐIỂM NỘI DUNG", "ĐIỂM THƯỞNG", "TỔNG ĐIỂM",
    ]  # fmt: skip
    assert str(book["Tổng hợp"]["C5"].value).startswith("='Sở Văn hóa và Thể thao'!")


def test_a_year_without_stages_needs_no_forms() -> None:
    files = {**empty(), "cum-1/2024/regulation.yaml": "state: adopted\n"}
    assert orders(*year_of(files)) == ()


def test_the_list_of_who_gets_which() -> None:
    sheet = opened(list_bytes([("a.xlsx", "Sở Y tế", ("Sở Y tế", "Sở Du lịch"))], "vi")).worksheets[0]
    assert [cell.value for cell in sheet[4]] == [1, "a.xlsx", "Sở Y tế", "Sở Y tế\nSở Du lịch"]


def test_worksheets_of_stages_have_names_that_spreadsheets_take() -> None:
    names = stage_names([f"{'buoc-tham-dinh-' * 3}{at}" for at in (1, 2)], "vi").values()
    assert len(set(names)) == 2
    assert all(len(name) <= 31 for name in names)
