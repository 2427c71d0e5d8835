"""Whatever is odd in a table: each its own finding at its own cell, and what is read all the same."""

import re
import struct
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from emucli.app.regulation_text import regulation_text
from emucli.forms.archive import MOST_BYTES
from emucli.language.ids import id_of
from emucli.tables.heads import Role
from emucli.tables.points import points_of_cell
from emucli.writing.text import visible
from tests.app.test_regulation_text import uncommented
from tests.miniature import load, with_base
from tests.tables.making import DOCX, HEAD, document, found, node, outline, read, saved, sums, workbook

GOOD = workbook(HEAD, ("1", "Việc", 10, "Theo báo cáo"))
DOCUMENT = document([HEAD, ("1", "Việc", "10", "Theo báo cáo")])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a zip file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def hostile() -> Iterator[Any]:
    """Files that are not read, each with why."""
    yield pytest.param(OLE, "EMU040", id="xls or doc")
    yield pytest.param("Mã,Điểm\n1.1,9\n".encode(), "EMU040", id="csv")
    yield pytest.param(zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "EMU040", id="odt")
    yield pytest.param(b"%PDF-1.7 \0\0", "EMU040", id="pdf")
    yield pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "EMU041", id="password")
    yield pytest.param(b"", "EMU042", id="empty")
    yield pytest.param(GOOD[: len(GOOD) // 2], "EMU042", id="workbook cut")
    for name, text in (("document", b"w:body"), ("numbering", b"w:num"), ("styles", b"w:style")):
        part = f"word/{name}.xml"
        pieces = parts_of(DOCUMENT)
        yield pytest.param(zipped({**pieces, part: pieces[part][:-9]}), "EMU042", id=f"{name} cut")
        entity = b'<!DOCTYPE a [<!ENTITY b "c">]>' + text
        yield pytest.param(zipped({**pieces, part: entity}), "EMU042", id=f"{name} with entities")
    yield pytest.param(zipped({"word/document.xml": b"<a/>"}), "EMU042", id="another document")
    yield pytest.param(b"\0" * (MOST_BYTES + 1), "EMU043", id="large")
    yield pytest.param(zipped({**parts_of(DOCUMENT), "word/a.xml": b" " * (65 * 1024 * 1024)}), "EMU043", id="bomb")
    yield pytest.param(zipped({**parts_of(DOCUMENT), "word/vbaProject.bin": b"x"}), "EMU044", id="macros")
    yield pytest.param(zipped({**parts_of(GOOD), "xl/externalLinks/externalLink1.xml": b"<a/>"}), "EMU044", id="links")
    yield pytest.param(workbook(), "EMU045", id="nothing in it")
    yield pytest.param(workbook(("Danh sách", "đơn vị"), (1, "Sở Y tế")), "EMU045", id="no table of criteria")
    yield pytest.param(document([("a", "b")]), "EMU045", id="no table in a document")
    yield pytest.param(workbook(HEAD), "EMU047", id="a head alone")
    yield pytest.param(workbook(HEAD, ("1", "Việc", "", "")), "EMU047", id="no points")


@pytest.mark.parametrize(("data", "code"), list(hostile()))
def test_what_cannot_be_read_is_said(data: bytes, code: str) -> None:
    assert [one.code for one in read(data).findings] == [code]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 255), st.sampled_from([GOOD, DOCUMENT]))
def test_a_byte_changed_is_a_finding_or_nothing(at: int, value: int, data: bytes) -> None:
    changed = bytearray(data)
    changed[at % len(data)] = value
    assert isinstance(read(bytes(changed)).findings, tuple)


@pytest.mark.parametrize(
    "unit", ["mỗi ", "tối đa ", "(", "I.", "1.", "từ 1% đến dưới 2%: 5 điểm; ", "1 x trừ ", "- x\n"]
)
def test_a_cell_as_long_as_a_workbook_takes_it_is_read_at_once(unit: str) -> None:
    # Each of these took minutes, or for ever, before texts were looked at within bounds.
    text = (unit * 30_000)[:30_000]
    table = read(workbook(HEAD, ("1", text, 5, text), (None, text, 5, text), (text, text, text, text)))
    assert table.tree is not None
    assert regulation_text(table)


def test_many_rows_are_too_many() -> None:
    rows = [(str(number), "Việc", 1) for number in range(1, 3_100)]
    assert [one.code for one in read(workbook(HEAD, *rows)).findings] == ["EMU043"]


# What is told of a table that is read


def told(*rows: Any) -> list[str]:
    """Findings of the rows below the usual head, without what is said of the whole table."""
    return found(read(workbook(HEAD, *rows)))


def test_other_worksheets_are_named() -> None:
    book = Workbook()
    for name in ("Danh sách", "Bảng điểm", "Bảng cũ"):
        sheet = book.create_sheet(name)
        sheet.append(HEAD)
        sheet.append(("1", "Việc", 10))
        if name == "Bảng điểm":
            sheet.append(("2", "Việc", 10))
    table = read(saved(book))
    assert (table.names, [one.code for one in table.findings]) == (("Bảng điểm",), ["EMU046"])
    assert table.findings[0].arguments == {"names": ("Bảng điểm",), "others": ("Danh sách", "Bảng cũ")}
    assert read(saved(book), "bảng CŨ").names == ("Bảng cũ",)
    assert read(saved(book), "1").names == ("Danh sách",)


@pytest.mark.parametrize(
    "points", ["5/lần", "5-10", "1.234", "1,000", "mỗi lần 2 điểm", "x", datetime(2026, 5, 1), "0,5 điểm/xã"]
)
def test_points_that_are_no_number_are_never_guessed(points: Any) -> None:
    table = read(workbook(HEAD, ("I", "Nhóm", 10), ("1", "Việc", points), ("2", "Việc khác", 4)))
    assert "Bảng điểm!C3 EMU048" in found(table)
    assert outline(table) == ["I 10 +6", "  I.2 4"]
    assert str(points)[:10].replace("2026-05-01", "2026-05-01") in " ".join(node(table, "I").kept)


def test_a_row_that_makes_no_criterion() -> None:
    assert told(("1", "Việc", 10), (None, "Tổng", 10), (None, "Người lập biểu")) == ["Bảng điểm!B4 EMU049"]
    assert told(("1", "Việc", 10), (), (None, None, None, "TM. KHỐI")) == ["Bảng điểm!D4 EMU049"]
    assert told(("1", "Việc", 10), ("2", None, None)) == ["Bảng điểm!A3 EMU049"]
    assert told(("1", "Việc", 10), (None, None, 3)) == ["Bảng điểm!C3 EMU049"]


def test_a_group_that_does_not_add_up() -> None:
    table = read(workbook(HEAD, ("I", "Nhóm", 10), ("1", "Việc", 4), ("2", "Việc", 5)))
    assert found(table) == ["Bảng điểm!C2 EMU050"]
    assert table.findings[0].arguments == {"code": "I", "stated": "10", "sum": "9", "difference": "1"}


def test_rows_that_are_levels() -> None:
    rows = [("1", "Việc", 10), ("-", "Tốt", 10), ("-", "Khá", 5)]
    assert told(*rows) == ["Bảng điểm!B3 EMU051"]
    # Rows with numbers are criteria, also where they add up to more.
    assert told(("I", "Nhóm", 10), ("1", "Tốt", 10), ("2", "Khá", 5)) == ["Bảng điểm!C2 EMU050"]


def test_a_criterion_without_points() -> None:
    table = read(workbook(HEAD, ("I", "Nhóm", 10), ("1", "Việc", 4), ("2", "Việc khác"), ("II", "Cuối")))
    assert found(table) == ["Bảng điểm!B4 EMU052", "Bảng điểm!B5 EMU052"]
    assert (outline(table), node(table, "I").kept) == (["I 10 +6", "  I.1 4"], ["2 Việc khác"])
    assert table.tree is not None
    assert table.tree.kept == ["II Cuối"]


def test_words_below_a_criterion() -> None:
    table = read(workbook(HEAD, ("1", "Việc", 10), (None, "Theo báo cáo của Sở")))
    assert (found(table), node(table, "1").kept) == (["Bảng điểm!B3 EMU053"], ["Theo báo cáo của Sở"])


def test_a_bonus_or_a_penalty() -> None:
    rows = [("I", "Nhóm", 10), ("II", "Điểm thưởng, điểm trừ"), ("1", "Khoản khác", 3)]
    assert told(*rows) == ["Bảng điểm!B4 EMU054"]


def test_negative_points_within_the_base() -> None:
    table = read(workbook(HEAD, ("I", "Nhóm", 10), ("1", "Việc", 10), ("2", "Chậm", -3)))
    assert found(table) == ["Bảng điểm!C4 EMU055"]
    assert (outline(table), node(table, "I.2").belongs_to) == (["I 10", "  I.1 10", "-I.2 3"], "I")


def test_a_number_that_a_workbook_cut_short() -> None:
    rows = [(1, "Nhóm", 10), *((Decimal(f"1.{number}"), f"Việc {number}", 1) for number in range(1, 10))]
    table = read(workbook(HEAD, *rows, (1.1, "Việc mười", 1)))
    assert found(table) == ["Bảng điểm!B12 EMU056"]
    assert outline(table)[-1] == "  1.10 1"


def test_numbers_twice_and_numbers_left_out() -> None:
    assert told(("1", "Việc", 1), ("1", "Việc", 1)) == ["Bảng điểm!B3 EMU057"]
    assert told(("1", "Việc", 1), ("2", "Chậm", -1), ("3", "Việc", 1)) == ["Bảng điểm!C3 EMU055"]
    assert told(("1", "Việc", 1), ("3", "Việc", 1)) == ["Bảng điểm!B3 EMU065"]
    assert told(("d)", "Việc", 1), ("đ)", "Việc", 1), ("e)", "Việc", 1), ("g)", "Việc", 1)) == []
    assert told(*((letter, "Việc", 1) for letter in "abcdefgh")) == []


def test_totals_that_do_not_add_up() -> None:
    table = read(workbook(HEAD, ("1", "Việc", 4), ("2", "Việc", 5), (None, "Tổng cộng", 10)))
    assert found(table) == ["Bảng điểm!C4 EMU058"]
    assert sums(table) == (Decimal(9), None, Decimal(10), True)


def test_totals_of_parts_are_no_total_of_the_table() -> None:
    rows = [("I", "Nhóm", 4), (None, "Cộng mục I", 4), ("II", "Nhóm", 5), (None, "Cộng mục II", 5), (None, "Tổng", 9)]
    table = read(workbook(HEAD, *rows))
    assert (found(table), sums(table)[2]) == ([], Decimal(9))


def test_totals_of_groups_that_state_no_points_and_of_parts() -> None:
    rows = [
        ("A", "PHẦN ĐIỂM CHUẨN"),
        ("I", "Nhóm 1"),
        ("1", "Việc", 10),
        ("2", "Việc", 20),
        (None, "Cộng I", 30),
        ("II", "Nhóm 2"),
        ("1", "Việc", 70),
        (None, "Cộng II", 70),
        (None, "Tổng điểm chuẩn", 100),
        ("B", "PHẦN ĐIỂM THƯỞNG"),
        ("1", "Khen", 5),
        (None, "Tổng điểm thưởng", 5),
    ]
    table = read(workbook(HEAD, *rows, (None, "Tổng cộng (A+B)", 105)))
    assert (found(table), sums(table)[2:]) == (["Bảng điểm!B3 EMU060"], (Decimal(105), True))
    # Without a row for the whole table nobody has declared a total but that of the base.
    assert sums(read(workbook(HEAD, *rows)))[2:] == (Decimal(100), False)
    # The last group comes to 70, but that is not what a total of the table says.
    wrong = read(workbook(HEAD, *rows[1:8], (None, "Tổng cộng", 70)))
    assert (found(wrong)[-1], sums(wrong)[2]) == ("Bảng điểm!C9 EMU058", Decimal(70))
    assert sums(read(workbook(HEAD, *rows[1:8])))[2] is None


@pytest.mark.parametrize("label", [datetime(2026, 1, 1), "Mục mới", "?"])
def test_a_number_that_is_none(label: Any) -> None:
    table = read(workbook(HEAD, ("1", "Việc", 4), (label, "Việc khác", 5)))
    assert "Bảng điểm!A3 EMU059" in found(table)
    assert outline(table) == ["1 4", "2 5"]


def test_groups_without_points_are_added_up() -> None:
    assert told(("I", "Nhóm"), ("1", "Việc", 4)) == ["Bảng điểm!B2 EMU060"]


def test_a_formula_without_its_value() -> None:
    book: Any = load_workbook(BytesIO(workbook(HEAD, ("I", "Nhóm"), ("1", "Việc", 4))))
    book.active["C2"] = "=SUM(C3:C3)"
    assert found(read(saved(book))) == ["Bảng điểm!B2 EMU060", "Bảng điểm!C2 EMU061"]


def test_hidden_rows_are_read_and_said() -> None:
    book: Any = load_workbook(BytesIO(workbook(HEAD, ("1", "Việc", 4), ("2", "Ẩn", 4))))
    book.active.row_dimensions[3].hidden = True
    table = read(saved(book))
    assert (found(table), outline(table)) == (["Bảng điểm!A3 EMU064"], ["1 4", "2 4"])


def test_points_of_the_text_that_are_not_those_of_the_column() -> None:
    assert told(("1", "Việc (5 điểm)", 4)) == ["Bảng điểm!C2 EMU066"]


def test_points_of_the_text_that_add_up_to_those_of_the_column() -> None:
    assert told(("1", "Có kế hoạch (4 điểm), có báo cáo (6 điểm)", 10)) == []
    assert told(("1", "Có kế hoạch (4 điểm), có báo cáo (6 điểm)", 9)) == ["Bảng điểm!C2 EMU066"]


def test_points_without_a_text() -> None:
    assert told(("1", None, 4)) == ["Bảng điểm!A2 EMU067"]


def test_columns_that_are_not_read() -> None:
    table = read(workbook((*HEAD, "Điểm tự chấm", "Lạ", None), ("1", "Việc", 4, None, 3, "x", "y")))
    assert table.findings[0].arguments == {"columns": ("Điểm tự chấm", "Lạ", "G")}
    assert found(table) == ["Bảng điểm EMU068"]


def test_a_bonus_of_which_nobody_knows_the_most() -> None:
    rows = [
        ("1", "Việc", 10),
        (None, "Tổng", 10),
        ("II", "Điểm thưởng"),
        ("1", "Sáng kiến", None, "Mỗi sáng kiến 2 điểm"),
    ]
    assert told(*rows) == ["Bảng điểm!C4 EMU069"]


def test_columns_that_somebody_names() -> None:
    rows = [("Bảng",), ("a", "b", "c", "d"), ("1", "Việc", "x", 4), ("2", "Việc khác", "y", 6)]
    columns: Mapping[Role, tuple[int, ...]] = {"code": (1,), "text": (2,), "maximum": (4,), "notes": (3,)}
    table = read(workbook(*rows), columns=columns)
    assert (outline(table), node(table, "2").notes) == (["1 4", "2 6"], ["y"])


def test_columns_that_somebody_names_hold_for_the_tables_that_go_on() -> None:
    columns: Mapping[Role, tuple[int, ...]] = {"code": (1,), "text": (2,), "maximum": (3,)}
    parts = [[("a", "b", "c"), ("I", "Nhóm", ""), ("1", "Việc", "4")], [("2", "Việc khác", "6")]]
    assert outline(read(document(*parts), columns=columns)) == ["I 10", "  I.1 4", "  I.2 6"]


# Nothing is lost

_TEXTS = (
    "I", "II", "1", "2", "1.1", "a)", "-", "+", "Tổng cộng", "Điểm thưởng", "Điểm trừ", "Điểm cộng, điểm trừ", "TT",
    "Nội dung", "5 điểm", "Có/không", "A. VIỆC LỚN", "việc nhỏ", "Mỗi lần trừ 1 điểm", "5-10", "(5 điểm)", "unknown",
    "\u00a0", "#: [", "Từ 90% trở lên", "Dưới 90%: 5 điểm", "1,5", "-3", "TC-01",
)  # fmt: skip
_CELLS = st.one_of(
    st.none(),
    st.integers(-5, 200),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text(max_size=12),
    st.sampled_from(_TEXTS),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_CELLS, _CELLS, _CELLS, _CELLS), max_size=12), st.booleans())
def test_no_table_raises_and_every_text_is_somewhere(rows: list[tuple[Any, ...]], as_document: bool) -> None:
    rows = [tuple(None if isinstance(cell, str) and not is_plain(cell) else cell for cell in row) for row in rows]
    head = HEAD if len(rows) % 3 else (*HEAD[:3], "Điểm thưởng")
    table = read(document([head, *rows]) if as_document else workbook(head, *rows))
    if table.tree is None:
        return
    text = regulation_text(table)
    kept = id_of_whole(text) + id_of_whole(" ".join(str(one.arguments) for one in table.findings))
    for row in rows:
        for cell in row:
            words = [] if not isinstance(cell, str) else re.findall(r"[^\W\d_]{3,}", cell)
            if words and points_of_cell(cell) is None and cell != "Nội dung":
                assert all(id_of(one) in kept for one in words), (cell, text)
    # Also once every proposal is taken, the strict reader has nothing against it.
    for draft in (text, uncommented(text)):
        counted = load(with_base({"cum-1/2024/regulation.yaml": draft})).counted
        assert [one.code for one in counted if one.code < "EMU300"] == [], draft


def is_plain(text: str) -> bool:
    """Whether a workbook takes a text, and no reader of records calls it harmed."""
    legible = visible(text) == text and all(ord(letter) < 0x2000 and letter not in "{}" for letter in text)
    return legible and not text.startswith("=")


def id_of_whole(text: str) -> str:
    """A text of any length as an id is: without marks, case and signs."""
    return "-".join(id_of(word) for word in text.split())


def test_a_document_is_named_by_its_tables() -> None:
    table = read(document([HEAD, ("1", "Việc", "x", "")], [HEAD, ("1", "Việc", "4", ""), ("2", "Việc", "?x", "")]))
    assert [one.file for one in table.findings] == [DOCX, f"{DOCX}!Bảng 2!C3", f"{DOCX}!Bảng 2!B3"]


def test_header_of_a_zip_that_lies_is_not_believed() -> None:
    data = bytearray(zipped({**parts_of(DOCUMENT), "word/a.xml": b" " * (65 * 1024 * 1024)}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    assert read(bytes(data)).findings[0].code in ("EMU042", "EMU043")
