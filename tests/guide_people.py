"""What people do between the commands of docs/huong-dan.md, in Excel: a list of units, score sheets that come back."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook

from tests.forms.filling import Filled

UNITS = {
    "so-y-te": "Sở Y tế",
    "so-giao-duc-va-dao-tao": "Sở Giáo dục và Đào tạo",
    "so-noi-vu": "Sở Nội vụ",
    "so-tai-chinh": "Sở Tài chính",
}
Entries = Mapping[str, float]
OWN: Mapping[str, Entries] = {
    "so-y-te": {"1.1": 98.6, "1.2": 28, "2.1": 10, "2.2": 4, "3": 9},
    "so-giao-duc-va-dao-tao": {"1.1": 96, "1.2": 29, "2.1": 10, "2.2": 5, "3": 9.5},
    "so-noi-vu": {"1.1": 99, "1.2": 27, "2.1": 10, "2.2": 3, "3": 10},
    "so-tai-chinh": {"1.1": 94.5, "1.2": 26.5, "2.1": 9, "2.2": 2, "3": 8, "P1": 1},
}
"""What units enter in their own sheets."""
APPRAISED: Mapping[str, Entries] = {**OWN, "so-y-te": {**OWN["so-y-te"], "1.2": 27}}
"""What the appraisal enters: a point less for one unit."""
REASON = "Hai nhiệm vụ của quý IV hoàn thành chậm."
HANDED_IN = date(2026, 11, 18)
EVIDENCE = "Báo cáo tháng 10"
_MISTYPED = "tu-cham-so-tai-chinh.xlsx"


def before(command: str, documents: Path, root: Path) -> None:
    """Do what people do before a command."""
    returned, appraised = root / "phieu-ve", root / "tham-dinh-ve"
    if command.startswith("emucli init"):
        _list_of_units(documents / "danh-sach.xlsx")
    elif "--regulation" in command:
        _table_of_criteria(root / "bang-tieu-chi.xlsx")
    elif "phieu-ve" in command and not returned.exists():
        shutil.copytree(root / "phieu", returned, ignore=shutil.ignore_patterns("tham-dinh-*", "danh-sach-*"))
        for file in returned.iterdir():
            fill(file, OWN)
        # 26,5 without its comma.
        fill(returned / _MISTYPED, {"so-tai-chinh": {"1.2": 265}})
    elif "phieu-ve" in command:
        fill(returned / _MISTYPED, OWN)
    elif "tham-dinh-ve" in command and not appraised.exists():
        shutil.copytree(root / "tham-dinh", appraised)
        for file in appraised.iterdir():
            fill(file, APPRAISED)


def _list_of_units(file: Path) -> None:
    book = Workbook()
    for row in (("STT", "Tên đơn vị"), *enumerate(UNITS.values(), 1)):
        book.worksheets[0].append(list(row))
    book.save(file)


def _table_of_criteria(file: Path) -> None:
    """The table as the office typed it for its decision."""
    book = Workbook()
    for row in (
        ("TT", "Nội dung tiêu chí", "Điểm tối đa", "Cách chấm"),
        ("I", "Nhiệm vụ chuyên môn", 60, None),
        (
            1,
            "Hồ sơ giải quyết đúng hạn",
            30,
            "Từ 98% trở lên: 30 điểm; từ 95% đến dưới 98%: 20 điểm; dưới 95%: 10 điểm",
        ),
        (2, "Hoàn thành kế hoạch công tác năm", 30, None),
        ("II", "Phong trào thi đua", 30, None),
        (1, "Phát động, ký kết giao ước thi đua", 10, None),
        (2, "Mô hình, sáng kiến được công nhận", 20, "Mỗi mô hình được 4 điểm"),
        ("III", "Công tác khen thưởng, chế độ báo cáo", 10, None),
        (None, "Tổng cộng", 100, None),
    ):
        book.worksheets[0].append(list(row))
    book.save(file)


def fill(file: Path, several: Mapping[str, Entries]) -> None:
    """Enter the results of those units that have a worksheet; a day, evidence, the reason where points are fewer."""
    book = load_workbook(file)
    for unit in several.keys() & {unit for unit, name in UNITS.items() if name in book.sheetnames}:
        sheet = Filled(book[UNITS[unit]])
        for code, entry in several[unit].items():
            sheet.cell(code).value = entry
            if "reason" in sheet.columns and entry != OWN[unit][code]:
                sheet.cell(code, "reason").value = REASON
        if "reason" not in sheet.columns:
            sheet.sheet["D6"] = HANDED_IN
            sheet.cell("1.1", "evidence").value = EVIDENCE
    book.save(file)
