"""Lists of units as offices have them: out of Excel, with titles above and sums below, in odd encodings."""

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from emucli.app.refusal import Refused
from emucli.app.unit_lists import UnitName, read_unit_list
from emucli.forms.lists import NoList, rows_of

ROWS: list[list[object]] = [
    ["DANH SÁCH CÁC ĐƠN VỊ THUỘC CỤM", None, None],
    [None, None, None],
    ["STT", "Tên  đơn vị", "Viết tắt"],
    [1, "Sở Y tế ", "SYT"],
    [2, " Sở Giáo dục\nvà Đào tạo", None],
    [None, None, None],
    [3, "Đài Phát thanh - Truyền hình", "Đài PT-TH"],
    [None, "3", None],
]
UNITS = (
    UnitName("Sở Y tế", "SYT"),
    UnitName("Sở Giáo dục và Đào tạo"),
    UnitName("Đài Phát thanh - Truyền hình", "Đài PT-TH"),
)


def _whole() -> bytes:
    held, book = io.BytesIO(), Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    book.save(held)
    return held.getvalue()


WHOLE = _whole()


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def test_a_workbook_gives_the_names_below_the_head(tmp_path: Path) -> None:
    assert read_unit_list(workbook(tmp_path / "a.xlsx", ROWS)).units == UNITS


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_csv_gives_them_whatever_excel_made_of_it(tmp_path: Path, delimiter: str, encoding: str, end: str) -> None:
    rows = [["TT", "Đơn vị", "Tên viết tắt"], ["1", '"Sở Y tế"', "SYT"], ["2", "Sở Giáo dục và Đào tạo", ""]]
    text = "".join(delimiter.join(row) + end for row in rows)
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    assert read_unit_list(tmp_path / "a.csv").units == UNITS[:2]


def test_a_file_with_a_name_a_line_is_a_list_as_well(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("\nSở Y tế\n\nSở Nội vụ\n".encode())
    assert read_unit_list(tmp_path / "a.csv").units == (UnitName("Sở Y tế"), UnitName("Sở Nội vụ"))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ([None, "Tổng số: 3"], "Tổng số: 3"),
        (["Tổng cộng", "3 đơn vị"], "Tổng cộng 3 đơn vị"),
        (["Cộng", None, 3], "Cộng 3"),
        ([4, "TỔNG SỐ ĐƠN VỊ", 3], "4 TỔNG SỐ ĐƠN VỊ 3"),
        (["Danh sách này có 03 đơn vị"], "Danh sách này có 03 đơn vị"),
    ],
)
def test_a_row_that_counts_the_units_is_none(tmp_path: Path, row: list[object], said: str) -> None:
    assert read_unit_list(workbook(tmp_path / "a.xlsx", [*ROWS, row])) == (UNITS, (said,))


@pytest.mark.parametrize("name", ["Tổng công ty Điện lực", "Tổng cục 2", "Cộng đoàn", "Tổng đội 3"])
def test_a_unit_whose_name_begins_like_a_total_is_one(tmp_path: Path, name: str) -> None:
    assert read_unit_list(workbook(tmp_path / "a.xlsx", [*ROWS, [4, name]])) == ((*UNITS, UnitName(name)), ())


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", "Tên đơn vị\nSở Y tế\n".encode("utf-16-le"), "CSV in UTF-8"),
        ("a.csv", "Tên;Số\nSở".encode("cp1258", "ignore") + b"\xf0\xff", "CSV in UTF-8"),
        ("a.csv", b"", "names no unit"),
        ("a.csv", "STT,Tên đơn vị\n1,\n2,12\n".encode(), "names no unit"),
        ("a.xlsx", b"PK\x03\x04 damaged", "cannot be read as a workbook"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99, "has a password"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Refused, match=words):
        read_unit_list(tmp_path / name)


def test_a_missing_list_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xlsx", tmp_path):
        with pytest.raises(Refused):
            read_unit_list(path)


def test_an_archive_that_unpacks_without_end_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (80 * 1024 * 1024))
    (tmp_path / "a.xlsx").write_bytes(held.getvalue())
    with pytest.raises(Refused, match="too large"):
        read_unit_list(tmp_path / "a.xlsx")


@given(st.data())
def test_whatever_is_damaged_in_a_workbook_it_is_read_or_refused(data: st.DataObject) -> None:
    broken = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 6))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(NoList):
        assert all(isinstance(cell, str) for row in rows_of(bytes(broken)) for cell in row)


def test_entities_that_grow_without_end_are_refused() -> None:
    held = io.BytesIO()
    grown = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "aaaaaaaaaa">{grown}]><worksheet>&a11;</worksheet>'
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as whole, zipfile.ZipFile(held, "w") as archive:
        for name in whole.namelist():
            archive.writestr(name, bomb if name.endswith("sheet1.xml") else whole.read(name))
    with contextlib.suppress(NoList):
        assert rows_of(held.getvalue()) == []


@pytest.mark.parametrize("cut", range(1, 12))
def test_a_workbook_that_is_cut_or_lacks_a_part_is_refused_or_read(tmp_path: Path, cut: int) -> None:
    path = workbook(tmp_path / "a.xlsx", ROWS)
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    left = sorted(parts)[cut % len(parts)]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            if name != left:
                archive.writestr(name, data)
            elif cut > len(parts) // 2:
                archive.writestr(name, data[: len(data) // 2])
    try:
        assert set(read_unit_list(path).units) <= {*UNITS, *(UnitName(one.name) for one in UNITS)}
    except Refused:
        return
