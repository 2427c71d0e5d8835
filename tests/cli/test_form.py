"""emucli form and import: out to a folder, filled in, back into the records, whole or not at all."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook

from emucli.app.sending import LIST_FILE
from tests.forms.filling import Filled
from tests.forms.year import FILES, empty
from tests.miniature import BASE
from tests.program import REPOSITORY, Run, emucli

YEAR = "cum-1/2024"
PAGE = "Sở Y tế"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small root with the forms' year, without sheets."""
    return _written(tmp_path, empty())


def _written(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in {**BASE, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def out(root: Path, *arguments: str) -> Run:
    return emucli("form", YEAR, "-o", "gui", *arguments, cwd=root)


def back(root: Path, *files: str, options: tuple[str, ...] = ()) -> Run:
    return emucli("import", YEAR, *files, *options, cwd=root)


def fill(root: Path, name: str, change: Callable[[Filled], None], page: str = PAGE) -> str:
    book = load_workbook(root / "gui" / name)
    change(Filled(book[page]))
    book.save(root / "gui" / name)
    return f"gui/{name}"


def everything(sheet: Filled) -> None:
    """A unit's own sheet, filled in."""
    inputs = {"1.1": 9.5, "1.2": 95, "1.3": "Đúng hạn", "1.5": 76, "2.1": 3, "2.2": 93.5, "T1": 2}
    for code, value in inputs.items():
        sheet.cell(code).value = value
    sheet.cell("1.1", "evidence").value = "BC 12/BC-SYT\nBiên bản số 3"
    sheet.cell("1.5", "second").value = 80
    sheet.cell("T1", "second").value = 0
    sheet.cell("1.4", below=1).value, sheet.cell("1.4", below=2).value = "Có", "Không"


SELF = "tu-cham-so-y-te.xlsx"


def test_a_form_goes_out_and_comes_back(root: Path) -> None:
    sent = out(root, "--unit", "so-y-te")
    assert (sent.code, sent.said) == (0, "")
    assert "Đã ghi gui/tu-cham-so-y-te.xlsx." in sent.text
    assert "gửi Sở Y tế" in sent.text
    taken = back(root, fill(root, SELF, everything))
    assert (taken.code, taken.said) == (0, "")
    assert taken.text == (
        "Đã ghi cum-1/2024/scores/tu-cham/so-y-te.yaml.\nĐã nhận 1 phiếu. Xem điểm: emucli score cum-1/2024\n"
    )
    assert yaml.safe_load((root / YEAR / "scores/tu-cham/so-y-te.yaml").read_text("utf-8")) == {
        "sheets": [
            {
                "unit": "so-y-te",
                "stage": "tu-cham",
                "by": "so-y-te",
                "regulation": "2",
                "entries": {
                    "1.1": {"value": 9.5, "evidence": ["BC 12/BC-SYT", "Biên bản số 3"]},
                    "1.2": 95,
                    "1.3": "dung-han",
                    "1.4": {"met": ["a"]},
                    "1.5": {"target": 80, "actual": 76},
                    "2.1": 3,
                    "2.2": {"actual": 93.5},
                    "T1": {"plus": 2, "minus": 0},
                },
            }
        ]
    }
    assert emucli("validate", cwd=root).code == 0


def test_a_form_taken_twice_changes_nothing_more(root: Path) -> None:
    out(root, "--unit", "so-y-te")
    file = fill(root, SELF, everything)
    back(root, file)
    path = root / YEAR / "scores/tu-cham/so-y-te.yaml"
    before = path.read_bytes()
    again = back(root, file)
    assert (again.code, again.text) == (0, "Các phiếu này không làm thay đổi hồ sơ.\n")
    assert path.read_bytes() == before


def test_a_dry_run_shows_the_difference_and_writes_nothing(root: Path) -> None:
    out(root, "--unit", "so-y-te")
    shown = back(root, fill(root, SELF, everything), options=("--dry-run",))
    assert shown.code == 0
    assert '+      "1.5": {target: 80, actual: 76}' in shown.text
    assert not (root / YEAR / "scores").exists()


def test_with_one_error_nothing_is_written(root: Path) -> None:
    out(root, "--stage", "tu-cham")
    good = fill(root, SELF, everything)

    def wrong(sheet: Filled) -> None:
        everything(sheet)
        sheet.cell("1.1").value = 10.5
        sheet.cell("2.1").value = "2,5"

    bad = fill(root, "tu-cham-so-giao-duc.xlsx", wrong, "Sở Giáo dục và Đào tạo")
    taken = back(root, good, bad)
    assert taken.code == 1
    page = "tu-cham-so-giao-duc.xlsx!Sở Giáo dục và Đào tạo"
    book = load_workbook(root / bad)
    cells = {code: Filled(book["Sở Giáo dục và Đào tạo"]).name(code) for code in ("1.1", "2.1")}
    assert f"{page}!{cells['1.1']}  lỗi EMU512" in taken.text
    assert f"{page}!{cells['2.1']}  lưu ý EMU020" in taken.text
    assert f"{page}!{cells['2.1']}  lỗi EMU511" in taken.text
    assert taken.text.endswith("Chưa ghi gì: 2 lỗi. Sửa trong tệp, hoặc gửi lại đơn vị sửa, rồi nhận lại.\n")
    assert not (root / YEAR / "scores").exists()


@pytest.mark.parametrize(
    ("code", "column", "value", "finding", "hint"),
    [
        ("1.5", "second", None, "EMU509", "Điền ô này; ô nhận số mà không có kết quả thì ghi 0."),
        ("2.1", "first", "3 sáng kiến", "EMU511", "Chỉ ghi con số (một số nguyên từ 0 trở lên), không kèm chữ;"),
        ("T1", "first", "-", "EMU207", "Chỉ ghi con số, không kèm chữ; kết quả không có thì ghi 0."),
        ("1.5", "first", "76 hồ sơ", "EMU205", "Chỉ ghi con số, không kèm chữ; kết quả không có thì ghi 0."),
    ],
)
def test_what_to_do_with_a_cell_is_said_in_words_of_cells(
    root: Path, code: str, column: str, value: str | None, finding: str, hint: str
) -> None:
    out(root, "--unit", "so-y-te")
    places: list[str] = []

    def done(sheet: Filled) -> None:
        everything(sheet)
        sheet.cell(code, column).value = value
        places.append(sheet.name(code, column))

    told = back(root, fill(root, SELF, done)).text
    assert f"!{places[0]}  lỗi {finding}" in told
    assert f"→ {hint}" in told.split(f"lỗi {finding}")[1].split("\n")[1]


def test_points_by_hand_without_a_reason_are_told_by_their_columns(root: Path) -> None:
    out(root, "--by", "so-giao-duc", "--stage", "tham-dinh")

    def done(sheet: Filled) -> None:
        sheet.cell("2.2", "by_hand").value = 5

    told = back(root, fill(root, "tham-dinh-so-giao-duc.xlsx", done)).text
    assert "→ Ghi lý do ở cột “Lý do”, hoặc xóa ô “Điểm ấn định”." in told.split("lỗi EMU522")[1]


def test_a_cell_that_cannot_be_read_is_not_said_to_be_empty_as_well(root: Path) -> None:
    out(root, "--unit", "so-y-te")

    def done(sheet: Filled) -> None:
        everything(sheet)
        sheet.cell("1.3").value = "Khác"
        sheet.cell("2.2").number_format, sheet.cell("2.2").value = "0.0%", 0.935

    told = back(root, fill(root, SELF, done)).text
    assert [code in told for code in ("EMU030", "EMU032", "EMU509")] == [True, True, False]


def test_a_date_as_text_is_refused_with_what_was_meant(root: Path) -> None:
    out(root, "--unit", "so-y-te")

    def done(sheet: Filled) -> None:
        everything(sheet)
        sheet.sheet["D6"].value = "20/11/2024"

    taken = back(root, fill(root, SELF, done))
    assert taken.code == 1
    assert f"{SELF}!{PAGE}!D6  lỗi EMU210" in taken.text
    assert "→ Nhập lại ô này kiểu ngày (Date), ví dụ 25/11/2026." in taken.text


def test_what_the_office_changed_needs_force_and_comments_stay(tmp_path: Path) -> None:
    root = _written(tmp_path, FILES)
    out(root, "--unit", "so-y-te")
    path = root / YEAR / "scores/tu-cham.yaml"
    office = path.read_text("utf-8").replace('"2.1": 3', '"2.1": 2  # theo biên bản kiểm tra')
    path.write_text(office, encoding="utf-8")

    def done(sheet: Filled) -> None:
        sheet.cell("2.1").value = 4
        sheet.cell("1.1").value = 9

    file = fill(root, SELF, done)
    refused = back(root, file)
    assert refused.code == 1
    assert "EMU037" in refused.text
    assert "hồ sơ hiện ghi “2”, phiếu ghi “4”" in refused.text
    assert path.read_text("utf-8") == office
    assert back(root, file, options=("--force",)).code == 0
    assert path.read_text("utf-8") == office.replace("9.50", "9").replace('"2.1": 2', '"2.1": 4')


def test_what_differs_is_told_in_words_at_its_cell(tmp_path: Path) -> None:
    root = _written(tmp_path, FILES)
    out(root, "--unit", "so-y-te")
    path = root / YEAR / "scores/tu-cham.yaml"
    text = path.read_text("utf-8").replace('"1.3": dung-han', '"1.3": hai').replace("met: [a]", "met: [a, b]")
    path.write_text(text.replace("2024-11-12", "2024-11-13"), encoding="utf-8")

    def done(sheet: Filled) -> None:
        sheet.cell("1.3").value = "Không"
        sheet.cell("1.4", below=1).value = "Không"
        sheet.sheet["D6"].value = "2024-11-14"

    file = fill(root, SELF, done)
    sheet = Filled(load_workbook(root / file)[PAGE])
    told = back(root, file).text
    assert f"!{sheet.name('1.3')}  lỗi EMU037  “1.3”: hồ sơ hiện ghi “hai”, phiếu ghi “Không”." in told
    assert f"!{sheet.name('1.4', below=1)}  lỗi EMU037  “1.4”: hồ sơ hiện ghi “Có”, phiếu ghi “Không”." in told
    assert "!D6  lỗi EMU037  “Ngày nộp phiếu”: hồ sơ hiện ghi “2024-11-13”, phiếu ghi “2024-11-14”." in told


def test_a_form_made_again_is_the_one_that_was_filled_in(root: Path) -> None:
    out(root, "--unit", "so-y-te")
    file = fill(root, SELF, everything)
    back(root, file)
    emucli("form", YEAR, "--unit", "so-y-te", "-o", "lai", cwd=root)
    first, second = (Filled(load_workbook(root / folder / SELF)[PAGE]).sheet for folder in ("gui", "lai"))
    inputs = [cell.coordinate for row in first.iter_rows() for cell in row if not cell.protection.locked]
    assert [second[name].value for name in inputs] == [first[name].value for name in inputs]
    assert back(root, f"lai/{SELF}").text == "Các phiếu này không làm thay đổi hồ sơ.\n"


def test_one_sheet_in_two_files(root: Path) -> None:
    out(root, "--unit", "so-y-te")
    file = fill(root, SELF, everything)
    shutil.copy(root / file, root / "gui" / "ban-hai.xlsx")
    taken = back(root, file, "gui/ban-hai.xlsx")
    assert taken.code == 1
    assert f"ban-hai.xlsx!{PAGE}  lỗi EMU039" in taken.text


def test_all_forms_of_the_example_go_out_and_change_nothing_when_they_come_back(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "examples/block", tmp_path / "block")
    year = tmp_path / "block/example-block/2025"
    sent = emucli("form", year, "--all", "-o", tmp_path / "gui")
    assert sent.code == 0
    files = sorted((tmp_path / "gui").glob("*.xlsx"))
    assert len(files) == 20
    assert {file.name for file in files} >= {"danh-sach-gui.xlsx", "agency-so-noi-vu.xlsx", "self-ldld-tinh.xlsx"}
    taken = emucli("import", year, *(file for file in files if file.name != "danh-sach-gui.xlsx"))
    assert (taken.code, taken.text) == (0, "Các phiếu này không làm thay đổi hồ sơ.\n")


def test_a_filled_form_is_not_overwritten_by_a_new_one(root: Path) -> None:
    out(root, "--unit", "so-y-te")
    file = root / fill(root, SELF, everything)
    before = file.read_bytes()
    assert out(root, "--unit", "so-y-te").code == 2
    assert file.read_bytes() == before
    assert out(root, "--unit", "so-y-te", "--force").code == 0
    assert file.read_bytes() != before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Cho biết cần phiếu nào"),
        (("--unit", "so-y-tee"), "Mã gần nhất: so-y-te"),
        (("--stage", "cham"), "Các bước: tu-cham, tham-dinh"),
        (("--by", "so-y-te", "--stage", "tham-dinh"), "không có phiếu nào"),
    ],
)
def test_what_cannot_be_sent_says_why(root: Path, arguments: tuple[str, ...], said: str) -> None:
    run = out(root, *arguments)
    assert run.code == 2
    assert said in run.said
    assert not (root / "gui").exists()


def test_the_appraisal_shows_what_units_gave_themselves_unless_it_is_blank(tmp_path: Path) -> None:
    root = _written(tmp_path, FILES)
    out(root, "--by", "so-giao-duc", "--stage", "tham-dinh")
    book = load_workbook(root / "gui/tham-dinh-so-giao-duc.xlsx")
    assert book.sheetnames[:3] == ["Tổng hợp", "Sở Văn hóa và Thể thao", PAGE]
    sheet = Filled(book[PAGE])
    assert sheet.cell("1.1", "own").value == 9.5
    out(root, "--by", "so-giao-duc", "--stage", "tham-dinh", "--blank", "--force")
    assert "own" not in Filled(load_workbook(root / "gui/tham-dinh-so-giao-duc.xlsx")[PAGE]).columns


def test_english_forms_and_findings(root: Path) -> None:
    out(root, "--unit", "so-y-te", "--lang", "en")
    book = load_workbook(root / "gui" / SELF)
    assert book.sheetnames[0] == "Department of Health"
    taken = emucli("import", YEAR, f"gui/{SELF}", "--lang", "en", cwd=root)
    assert taken.code == 0
    assert "warning EMU038  Nothing is filled in in this worksheet." in taken.text


def test_a_unit_that_another_has_scored_already_is_told_at_its_worksheet(root: Path) -> None:
    out(root, "--by", "so-giao-duc", "--stage", "tham-dinh")
    scored = "sheets:\n  - {unit: so-y-te, stage: tham-dinh, by: so-van-hoa, entries: {'1.1': 9}}\n"
    (root / YEAR / "scores").mkdir()
    (root / YEAR / "scores/a.yaml").write_text(scored)

    def done(sheet: Filled) -> None:
        sheet.cell("1.1").value = 8

    taken = back(root, fill(root, "tham-dinh-so-giao-duc.xlsx", done))
    assert taken.code == 1
    assert f"tham-dinh-so-giao-duc.xlsx!{PAGE}  lỗi EMU505" in taken.text
    assert [path.name for path in (root / YEAR / "scores").rglob("*.yaml")] == ["a.yaml"]


def test_a_difference_without_its_reason_is_told_at_its_cell(tmp_path: Path) -> None:
    root = _written(tmp_path, FILES)
    out(root, "--by", "so-giao-duc", "--stage", "tham-dinh")

    def done(sheet: Filled) -> None:
        sheet.cell("1.1").value = 5

    file = fill(root, "tham-dinh-so-giao-duc.xlsx", done)
    place = Filled(load_workbook(root / file)[PAGE]).name("1.1")
    assert f"tham-dinh-so-giao-duc.xlsx!{PAGE}!{place}  lỗi EMU523" in back(root, file).text


def test_a_folder_stands_for_the_forms_in_it(root: Path) -> None:
    out(root, "--all")
    (root / "gui" / "~$tu-cham-so-y-te.xlsx").write_bytes(b"Excel has it open")
    fill(root, SELF, everything)
    fill(root, "tu-cham-so-giao-duc.xlsx", everything, "Sở Giáo dục và Đào tạo")
    for name in ("gui", "gui/tu-cham-*.xlsx"):
        taken = back(root, name, options=("--dry-run",))
        assert taken.code == 0
        assert "Sẽ ghi cum-1/2024/scores/tu-cham/so-y-te.yaml." in taken.text
        assert "Sẽ ghi cum-1/2024/scores/tu-cham/so-giao-duc.yaml." in taken.text


def test_files_of_a_folder_that_are_no_forms_are_named(root: Path) -> None:
    out(root, "--unit", "so-y-te")
    (root / fill(root, SELF, everything)).rename(root / "gui/Phiếu.XLSX")
    for name in ("cu.xls", "bao-cao.pdf", ".an", "Thumbs.db"):
        (root / "gui" / name).write_bytes(b"")
    taken = back(root, "gui", options=("--dry-run",))
    assert (taken.code, "Sẽ ghi cum-1/2024/scores/tu-cham/so-y-te.yaml." in taken.text) == (0, True)
    assert taken.said == (
        "Không đọc 2 tệp vì không phải .xlsx: “gui/bao-cao.pdf”, “gui/cu.xls”. Phiếu ở dạng .xls, .ods, .csv thì mở "
        "bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi nhận lại.\n"
    )
    (root / "gui/Phiếu.XLSX").unlink()
    refused = back(root, "gui")
    assert (refused.code, "ở gui. Không đọc 2 tệp" in refused.said) == (2, True)


def test_the_list_of_forms_is_left_out_where_a_shell_names_every_file(root: Path) -> None:
    out(root, "--all")
    fill(root, SELF, everything)
    every = sorted(f"gui/{file.name}" for file in (root / "gui").iterdir())
    assert f"gui/{LIST_FILE}" in every
    assert back(root, *every, options=("--dry-run",)).code == 0
    assert "EMU006" in back(root, f"gui/{LIST_FILE}").text


def test_files_of_one_name_are_told_apart(root: Path) -> None:
    out(root, "--unit", "so-y-te")
    (root / "hai").mkdir()
    shutil.copy(root / fill(root, SELF, everything), root / "hai")
    assert f"hai/{SELF}!{PAGE}  lỗi EMU039" in back(root, f"gui/{SELF}", f"hai/{SELF}").text


def test_a_folder_that_is_no_year_yet_is_told_how_to_open_one(root: Path) -> None:
    (root / "cum-1/2026").mkdir()
    run = emucli("import", "cum-1/2026", "phieu.xlsx", cwd=root)
    assert (run.code, "Năm chưa có thì mở bằng: emucli new THƯ_MỤC_CỤM NĂM" in run.said) == (2, True)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gui", "Không có phiếu nào (tệp .xlsx) ở gui."),
        ("gui/*.xlsx", "Không có phiếu nào (tệp .xlsx) ở gui/*.xlsx."),
        ("khong-co.xlsx", "Không có tệp “khong-co.xlsx” trong thư mục này. Kiểm tra lại tên."),
        ("khong-co", "Không có tệp hay thư mục “khong-co” trong thư mục này. Kiểm tra lại tên."),
        ("khong/*.xlsx", "khong”: không có tệp hay thư mục tên này. Kiểm tra tên,"),
    ],
)
def test_what_is_no_file_is_told(root: Path, name: str, said: str) -> None:
    (root / "gui").mkdir()
    run = back(root, name)
    assert (run.code, said in run.said) == (2, True)
