"""Whatever people do to a form: each its own finding at its own cell, and what is taken all the same."""

import re
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from emucli.findings.catalogue import catalogue
from emucli.findings.in_cells import cells_as_text
from emucli.forms.archive import MOST_BYTES
from emucli.forms.orders import orders
from emucli.forms.reader import Form, read_form
from emucli.forms.workbook import form_bytes
from emucli.language.phrases import Language
from tests.forms.filling import FILE, Filled, changed, found, opened, read, saved, taken
from tests.forms.year import FILES, empty, year_of

CLUSTER, YEAR = year_of()
BLANK_CLUSTER, BLANK_YEAR = year_of(empty())
UNIT, PAGE = "so-y-te", "Sở Y tế"

Change = Callable[[Filled], None]


def sent(cluster: Any = BLANK_CLUSTER, year: Any = BLANK_YEAR, stage: str = "tu-cham", by: str = UNIT) -> bytes:
    """The form of a scorer."""
    order = next(one for one in orders(cluster, year) if (one.stage.id, one.by) == (stage, by))
    return form_bytes(cluster, year, order, "vi")


FORM, PREFILLED = sent(), sent(CLUSTER, YEAR)


def given(change: Change, form: bytes = FORM) -> Form:
    """The blank form with something done to its worksheet."""

    def done(book: Workbook) -> None:
        change(Filled(book[PAGE]))

    return shown(read(changed(form, done), BLANK_CLUSTER, BLANK_YEAR))


def shown(form: Form) -> Form:
    """A form, once every one of its findings has been put into words."""
    languages: tuple[Language, Language] = ("vi", "en")
    for language in languages:
        assert "{" not in cells_as_text(form.findings, language)
    return form


def entry(form: Form, code: str) -> Any:
    """What the form gives for a criterion, as a score sheet has it."""
    several = taken(form, BLANK_YEAR)
    return several[0].get("entries", {}).get(code) if several else None


def at(form: Form, code: str) -> list[str]:
    """The cells at which a finding stands."""
    return [one.removeprefix(f"{FILE}!{PAGE}!").removesuffix(f" {code}") for one in found(form) if one.endswith(code)]


def put(code: str, value: Any, column: str = "first", below: int = 0) -> Change:
    """Something typed into a cell."""

    def done(sheet: Filled) -> None:
        sheet.cell(code, column, below).value = value

    return done


def cell(code: str, column: str = "first", below: int = 0) -> str:
    """The name of a cell of the form."""
    return Filled(opened(FORM)[PAGE]).name(code, column, below)


# Numbers


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("9,5", "9.5"),
        ("9.5", "9.5"),
        (" 9,5 ", "9.5"),
        ("9,50", "9.5"),
        ("0,125", "0.125"),
        ("7", "7"),
        ("1.234,5", "1234.5"),
    ],
)
def test_a_text_that_can_only_be_one_number_is_taken_and_said(typed: str, means: str) -> None:
    form = given(put("1.1", typed))
    assert entry(form, "1.1") == means
    assert at(form, "EMU020") == [cell("1.1")]


@pytest.mark.parametrize("typed", ["1.234", "1,234", "12.500", "-1,500"])
def test_a_text_that_can_be_two_numbers_is_refused(typed: str) -> None:
    form = given(put("1.5", typed))
    assert entry(form, "1.5") is None
    assert at(form, "EMU021") == [cell("1.5")]


@pytest.mark.parametrize("typed", ["chín", "9,5 điểm", "9;5", "1.2.3", True])
def test_a_text_that_is_no_number_is_left_to_the_strict_reader(typed: object) -> None:
    form = given(put("1.1", typed))
    assert entry(form, "1.1") == (typed if isinstance(typed, str) else "TRUE")


@pytest.mark.parametrize(
    ("stored", "means", "code"),
    [
        ("0.30000000000000004", "0.3", "1.1"),
        ("3.3000000000000003", "3.3", "1.5"),
        ("2.9999999999999996", "3", "2.1"),
        ("434.99999999999994", "435", "1.5"),
    ],
)
def test_the_noise_of_a_spreadsheet_is_taken_off_and_said(stored: str, means: str, code: str) -> None:
    form = shown(read(_stored(code, f"<v>{stored}</v>"), BLANK_CLUSTER, BLANK_YEAR))
    assert (entry(form, code) or {}) in (means, {"actual": means})
    assert at(form, "EMU022") == [cell(code)]


@pytest.mark.parametrize("stored", [9.5, 0.25, 1234567.891, 95, -3, 1e-3])
def test_a_number_as_it_was_typed_needs_no_word(stored: float) -> None:
    form = given(put("1.5", stored))
    assert entry(form, "1.5") == {"actual": f"{stored:.6f}".rstrip("0").rstrip(".")}
    assert "EMU022" not in str(found(form))


def test_a_formula_gives_its_value_where_the_file_holds_it() -> None:
    form = shown(read(_with_formula("ROUND(19/2,1)", "9.5"), BLANK_CLUSTER, BLANK_YEAR))
    assert entry(form, "1.1") == "9.5"
    assert at(form, "EMU023") == [cell("1.1")]


def test_a_formula_without_its_value_is_refused() -> None:
    form = given(put("1.1", "=SUM(1,2)"))
    assert entry(form, "1.1") is None
    assert at(form, "EMU024") == [cell("1.1")]


def test_a_formula_with_an_error_is_an_error() -> None:
    form = shown(read(_with_formula("1/0", "#DIV/0!", ' t="e"'), BLANK_CLUSTER, BLANK_YEAR))
    assert at(form, "EMU025") == [cell("1.1")]


@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A", "#REF!", "#VALUE!"])
@pytest.mark.parametrize("column", ["first", "evidence"])
def test_a_cell_with_an_error_is_refused(error: str, column: str) -> None:
    def done(sheet: Filled) -> None:
        target = sheet.cell("1.1", column)
        target.value, target.data_type = error, "e"

    assert at(given(done), "EMU025") == [cell("1.1", column)]


@pytest.mark.parametrize("day", [date(2025, 5, 9), datetime(2025, 9, 5, 12, 0)])
def test_a_date_in_place_of_a_number_is_refused(day: date) -> None:
    assert at(given(put("1.1", day)), "EMU026") == [cell("1.1")]


def percent(code: str, value: float) -> Change:
    def done(sheet: Filled) -> None:
        sheet.cell(code).value = value
        sheet.cell(code).number_format = "0.00%"

    return done


def test_a_percentage_is_taken_where_the_scale_measures_in_percent() -> None:
    form = given(percent("1.2", 0.95))
    assert entry(form, "1.2") == "95"
    assert at(form, "EMU028") == [cell("1.2")]


def test_95_is_95_percent() -> None:
    form = given(put("1.2", 95))
    assert entry(form, "1.2") == "95"
    assert at(form, "EMU028") + at(form, "EMU029") == []


@pytest.mark.parametrize("value", [0.95, 1, "0,95"])
def test_a_share_where_the_scale_measures_in_percent_is_refused(value: object) -> None:
    form = given(put("1.2", value))
    assert entry(form, "1.2") is None
    assert at(form, "EMU029") == [cell("1.2")]


def test_less_than_one_percent_is_written_with_its_sign() -> None:
    assert entry(given(put("1.2", "0,95%")), "1.2") == "0.95"
    assert entry(given(percent("1.2", 0.0095)), "1.2") == "0.95"


def test_a_percentage_elsewhere_is_refused() -> None:
    form = given(percent("2.2", 0.935))
    assert at(form, "EMU030") == [cell("2.2")]
    assert "rồi nhập 93,5, không kèm dấu %.\n" in cells_as_text(form.findings, "vi")
    assert "type 93.5 without the sign %.\n" in cells_as_text(form.findings, "en")


def test_a_part_and_its_total_make_a_percentage() -> None:
    def done(sheet: Filled) -> None:
        sheet.cell("1.2").value, sheet.cell("1.2", "second").value = 19, 20

    assert entry(given(done), "1.2") == {"part": "19", "of": "20"}


# Dates


def handed_in(value: Any, number_format: str = "General") -> Form:
    def done(sheet: Filled) -> None:
        sheet.sheet.cell(6, 4).value = value
        sheet.sheet.cell(6, 4).number_format = number_format

    return given(done)


@pytest.mark.parametrize(
    ("value", "number_format", "day"),
    [
        (date(2024, 11, 20), "dd/mm/yyyy", "2024-11-20"),
        (45616, "General", "2024-11-20"),
        ("20/11/2024", "@", "20/11/2024"),
    ],
)
def test_the_day_of_a_sheet(value: Any, number_format: str, day: str) -> None:
    """A text is left to the strict reader, which refuses it with what was probably meant."""
    form = handed_in(value, number_format)
    assert taken(form, BLANK_YEAR)[0]["submitted"] == day
    assert at(form, "EMU027") == (["D6"] if value == 45616 else [])


# Choices and texts


def test_a_choice_is_known_by_its_words() -> None:
    assert entry(given(put("1.3", "Đúng hạn")), "1.3") == "dung-han"


@pytest.mark.parametrize("typed", [" hai ", "HAI", "hai\u00a0", "Hai"])
def test_blanks_and_capitals_do_not_change_a_choice_and_are_said(typed: str) -> None:
    form = given(put("1.3", typed))
    assert entry(form, "1.3") == "hai"
    assert at(form, "EMU031") == [cell("1.3")]


@pytest.mark.parametrize("typed", ["Đúng hẹn", "dung-han", 5, True, "x"])
def test_what_is_not_on_the_list_is_refused(typed: object) -> None:
    form = given(put("1.3", typed))
    assert entry(form, "1.3") is None
    assert at(form, "EMU032") == [cell("1.3")]


def test_letters_in_another_normal_form_are_mended_and_said_once() -> None:
    def done(sheet: Filled) -> None:
        sheet.cell("1.3").value = normalize("NFD", "Đúng hạn")
        sheet.cell("1.1").value = 9
        sheet.cell("1.1", "evidence").value = normalize("NFD", "Biên bản\nBáo cáo")

    form = given(done)
    assert entry(form, "1.3") == "dung-han"
    assert entry(form, "1.1") == {"value": "9", "evidence": ["Biên bản", "Báo cáo"]}
    assert len(at(form, "EMU119")) == 1


def test_a_comment_is_kept_as_a_note() -> None:
    def done(sheet: Filled) -> None:
        sheet.cell("1.1").value = 9
        sheet.cell("1.1").comment = Comment("Chờ biên bản", "Sở Y tế")
        sheet.sheet.cell(2, 1).comment = Comment("Gửi lần hai", "Sở Y tế")

    form = given(done)
    assert entry(form, "1.1") == {"value": "9", "note": "Chờ biên bản"}
    assert taken(form, BLANK_YEAR)[0]["note"] == "Gửi lần hai"
    assert at(form, "EMU034") == ["A2", cell("1.1")]


def test_a_conversation_of_excel_is_kept_without_its_notice() -> None:
    notice = (
        "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment.\n\nComment:\n    Chờ"
    )

    def done(sheet: Filled) -> None:
        sheet.cell("1.1").value = 9
        sheet.cell("1.1").comment = Comment(notice, "tc={1}")

    assert entry(given(done), "1.1") == {"value": "9", "note": "Chờ"}


def test_what_is_left_empty_is_said() -> None:
    form = given(put("1.1", 9))
    assert at(form, "EMU035") == [cell(code) for code in ("1.2", "1.3", "1.4", "1.5", "2.1", "2.2")]

    def some(sheet: Filled) -> None:
        sheet.cell("1.1").value, sheet.cell("2.1").value = 9, 1

    assert len(at(given(some), "EMU035")) == 5
    assert at(given(lambda _sheet: None), "EMU038") == [f"{FILE}!{PAGE}"]


def test_the_items_of_a_checklist_are_all_answered_or_none() -> None:
    form = given(put("1.4", "Có", below=1))
    assert at(form, "EMU036") == [cell("1.4", below=2)]

    def done(sheet: Filled) -> None:
        sheet.cell("1.4", below=1).value, sheet.cell("1.4", below=2).value = "Có", "không"

    assert entry(given(done), "1.4") == {"met": ["a"]}


# Rows, columns, worksheets


def test_a_moved_row() -> None:
    def done(sheet: Filled) -> None:
        last = sheet.row("2.2")
        for column in range(1, 10):
            one, other = sheet.sheet.cell(last - 1, column), sheet.sheet.cell(last, column)
            one.value, other.value = other.value, one.value

    assert at(given(done), "EMU014") != []


def test_an_added_row() -> None:
    def done(sheet: Filled) -> None:
        sheet.sheet.insert_rows(sheet.row("1.5"))
        sheet.sheet.cell(sheet.row("1.5") - 1, 2).value = "Tiêu chí khác"

    form = given(done)
    assert at(form, "EMU015") == [cell("1.5", "code")]
    assert form.sheets == ()


def test_rows_added_below_the_table() -> None:
    def done(sheet: Filled) -> None:
        sheet.sheet.cell(sheet.sheet.max_row + 2, 2).value = "Người lập phiếu"

    assert len(at(given(done), "EMU015")) == 1


def test_many_rows_below_the_table_are_told_once() -> None:
    def done(sheet: Filled) -> None:
        for row in range(100, 400):
            sheet.sheet.cell(row, 2).value = "x"

    assert at(given(done), "EMU015") == ["A399", "A100"]


def test_a_deleted_row() -> None:
    def done(sheet: Filled) -> None:
        sheet.sheet.delete_rows(sheet.row("1.5"))

    assert at(given(done), "EMU016") == [cell("1.5", "code")]


def test_a_hidden_row() -> None:
    def done(sheet: Filled) -> None:
        sheet.sheet.row_dimensions[sheet.row("1.5")].hidden = True

    assert at(given(done), "EMU017") == [cell("1.5", "code")]


def test_merged_cells() -> None:
    def done(sheet: Filled) -> None:
        sheet.sheet.merge_cells(f"{sheet.name('1.5')}:{sheet.name('1.5', 'second')}")

    assert at(given(done), "EMU018") == [cell("1.5")]


@pytest.mark.parametrize(
    ("code", "column"), [("1.5", "title"), ("1.5", "max"), ("1.2", "how"), ("2.2", "second"), ("1", "points")]
)
def test_a_locked_cell_that_says_something_else(code: str, column: str) -> None:
    assert at(given(put(code, 99, column)), "EMU019") == [cell(code, column)]


def test_points_typed_over_their_formula() -> None:
    assert at(given(put("1.2", 20, "points")), "EMU019") == [cell("1.2", "points")]


def book_changed(change: Callable[[Workbook], object], stage: str = "tham-dinh", by: str = "so-giao-duc") -> Form:
    form = sent(stage=stage, by=by)
    return shown(read(changed(form, change), BLANK_CLUSTER, BLANK_YEAR))


VHTT = "Sở Văn hóa và Thể thao"


def test_a_missing_worksheet() -> None:
    form = book_changed(lambda book: book.remove(book[VHTT]))
    assert f"{FILE} EMU010" in found(form)


def test_a_renamed_worksheet_is_known_by_its_unit() -> None:
    def done(book: Workbook) -> None:
        Filled(book[VHTT]).cell("1.1").value = 9
        book[VHTT].title = "VHTT"

    form = book_changed(done)
    assert f"{FILE}!VHTT EMU011" in found(form)
    assert [sheet["unit"] for sheet in taken(form, BLANK_YEAR)] == ["so-van-hoa"]


def test_a_copied_worksheet() -> None:
    form = book_changed(lambda book: book.copy_worksheet(book[VHTT]))
    assert f"{FILE}!{VHTT} Copy EMU012" in found(form)


def test_an_extra_worksheet() -> None:
    form = book_changed(lambda book: book.create_sheet("Nháp"))
    assert f"{FILE}!Nháp EMU013" in found(form)


# Whole files


def raw(data: bytes) -> list[str]:
    form = shown(read_form(data, FILE, BLANK_CLUSTER, BLANK_YEAR))
    assert form.sheets == ()
    return [finding.code for finding in form.findings]


def zipped(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(FORM)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def _with_formula(formula: str, value: str, kind: str = "") -> bytes:
    """A form whose first input is a formula with a value, as Excel saves it."""
    return _stored("1.1", f"<f>{formula}</f><v>{value}</v>", kind)


def _stored(code: str, content: str, kind: str = "") -> bytes:
    """A form with the cell of an input as Excel stores it."""
    name, pieces = cell(code), parts()
    old = pieces[SHEET].decode()
    start = old.index(f'<c r="{name}"')
    end = old.index("/>", start)
    style = old[start:end].split('s="')[1].split('"')[0]
    new = f'<c r="{name}" s="{style}"{kind}>{content}</c>'
    return zipped({**pieces, SHEET: (old[:start] + new + old[end + 2 :]).encode()})


def wrong_files() -> Iterator[Any]:
    pieces = parts()
    sheet = pieces[SHEET]
    yield pytest.param(OLE, "EMU001", id="xls")
    yield pytest.param("Mã,Điểm\n1.1,9\n".encode(), "EMU001", id="csv")
    yield pytest.param(zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "EMU001", id="ods")
    yield pytest.param(zipped({"word/document.xml": b"<a/>"}), "EMU001", id="docx")
    yield pytest.param(b"%PDF-1.7 \0\0", "EMU001", id="pdf")
    yield pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "EMU002", id="password")
    yield pytest.param(FORM[: len(FORM) // 2], "EMU003", id="cut")
    yield pytest.param(b"", "EMU003", id="empty")
    yield pytest.param(b"PK\x03\x04" + b"x" * 99, "EMU003", id="no zip")
    yield pytest.param(zipped({**pieces, SHEET: sheet[:-99]}), "EMU003", id="XML cut")
    yield pytest.param(zipped({**pieces, SHEET: b'<!DOCTYPE a [<!ENTITY b "c">]>' + sheet}), "EMU003", id="entities")
    yield pytest.param(b"\0" * (MOST_BYTES + 1), "EMU004", id="large")
    yield pytest.param(zipped({**pieces, "xl/a.xml": b" " * (65 * 1024 * 1024)}), "EMU004", id="bomb")
    rows = b"".join(b'<row r="%d"/>' % at for at in range(1000, 60_000))
    yield pytest.param(
        zipped({**pieces, SHEET: sheet.replace(b"</sheetData>", rows + b"</sheetData>")}), "EMU004", id="rows"
    )
    wide = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    yield pytest.param(zipped({**pieces, SHEET: sheet.replace(b"</sheetData>", wide)}), "EMU004", id="merged all")
    yield pytest.param(zipped({**pieces, "xl/externalLinks/externalLink1.xml": b"<a/>"}), "EMU005", id="links")
    yield pytest.param(zipped({**pieces, "xl/vbaProject.bin": b"x"}), "EMU005", id="macros")
    yield pytest.param(saved(Workbook()), "EMU006", id="another workbook")
    yield pytest.param(changed(FORM, lambda book: book.remove(book["_emucli"])), "EMU006", id="no identity")


@pytest.mark.parametrize(("data", "code"), list(wrong_files()))
def test_a_file_that_is_no_form(data: bytes, code: str) -> None:
    assert raw(data) == [code]


def test_what_is_told_of_a_size_is_not_believed() -> None:
    """A part that says that it is small and is not: its checksum gives it away, or its bound."""
    data = bytearray(zipped({**parts(), "xl/a.xml": b" " * (65 * 1024 * 1024)}))
    entry = data.rfind(b"xl/a.xml") - 46
    data[entry + 24 : entry + 28] = struct.pack("<I", 10)
    assert raw(bytes(data)) in (["EMU003"], ["EMU004"])


def identity_changed(key: str, value: str) -> bytes:
    def done(book: Workbook) -> None:
        page = book["_emucli"]
        row = next(row for row in range(1, 20) if page.cell(row, 1).value == key)
        page.cell(row, 2).value = value

    return changed(FORM, done)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("cluster", "cum-2", "EMU007"), ("year", "2023", "EMU007"), ("digest", "0" * 12, "EMU008"),
        ("stage", "khac", "EMU009"), ("emucli-form", "9", "EMU006"), ("language", "fr", "EMU006"),
    ],
)  # fmt: skip
def test_a_form_of_somebody_else(key: str, value: str, code: str) -> None:
    assert raw(identity_changed(key, value)) == [code]


def test_a_form_of_a_unit_that_has_left() -> None:
    files = {
        **empty(),
        "cum-1/2024/members.yaml": "leader: so-giao-duc\nmembers:\n  - unit: so-giao-duc\n  - unit: so-van-hoa\n",
    }
    form = shown(read_form(FORM, FILE, *year_of(files)))
    assert [finding.code for finding in form.findings] == ["EMU009"]


def test_a_form_of_an_older_regulation() -> None:
    text = FILES["cum-1/2024/regulation.yaml"].replace("target: 95", "target: 96")
    form = read_form(FORM, FILE, *year_of({**empty(), "cum-1/2024/regulation.yaml": text}))
    assert [finding.code for finding in form.findings] == ["EMU008"]
    assert "sau khi gửi phiếu này.\n" in cells_as_text(form.findings, "vi")


# Beside what is recorded


def beside(
    change: Change, files: dict[str, str] | None = None, *, force: bool = False
) -> tuple[Form, list[dict[str, Any]]]:
    """The prefilled form with something done to it, beside a record that may have changed since."""
    cluster, year = year_of({**FILES, **(files or {})})
    form = shown(read(changed(PREFILLED, lambda book: change(Filled(book[PAGE]))), cluster, year))
    return form, taken(form, year, force=force)


def test_a_form_that_is_sent_back_as_it_was_changes_nothing() -> None:
    form, sheets = beside(lambda _sheet: None)
    assert sheets == []
    assert found(form) == []


def test_only_what_the_form_changes_is_changed() -> None:
    _, sheets = beside(put("1.1", 8))
    first = sheets[0]["entries"]["1.1"]
    assert first == {
        "value": "8",
        "evidence": [
            "BC 12/BC-SYT",
            {"vi": "Biên bản số 3", "en": "Minutes no. 3"},
            {"text": "Ảnh", "file": "anh.jpg"},
        ],
        "source": ["bao-cao-2023"],
    }
    assert list(sheets[0]["entries"]) == ["1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "T1"]


def test_evidence_that_is_a_file_stays_one() -> None:
    name = "cum-1/2024/scores/tu-cham.yaml"
    of_file = {name: FILES[name].replace('["BC 12/BC-SYT", ', '[{text: "BC 12/BC-SYT", file: bc-12.pdf}, ')}
    cluster, year = year_of({**FILES, **of_file})
    order = next(one for one in orders(cluster, year) if one.by == UNIT)
    data = form_bytes(cluster, year, order, "vi")
    assert taken(read(data, cluster, year), year) == []

    def done(sheet: Filled) -> None:
        sheet.cell("1.1").value = 8
        sheet.cell("1.1", "evidence").value += "\nBC 30"

    changed_form = changed(data, lambda book: done(Filled(book[PAGE])))
    evidence = taken(read(changed_form, cluster, year), year)[0]["entries"]["1.1"]["evidence"]
    assert evidence[0] == {"text": "BC 12/BC-SYT", "file": "bc-12.pdf"}
    assert evidence[-1] == "BC 30"


def test_what_was_scored_under_older_rules_holds_under_these_once_it_is_sent_back() -> None:
    name = "cum-1/2024/scores/tu-cham.yaml"
    older = {name: FILES[name].replace('regulation: "2"', 'regulation: "1"')}
    _, sheets = beside(lambda _sheet: None, older)
    assert [sheet["regulation"] for sheet in sheets] == ["2"]


def test_an_entry_that_is_emptied_goes() -> None:
    _, sheets = beside(put("2.1", None))
    assert "2.1" not in sheets[0]["entries"]


OFFICE = {"cum-1/2024/scores/tu-cham.yaml": FILES["cum-1/2024/scores/tu-cham.yaml"].replace('"2.1": 3', '"2.1": 2')}


def test_what_the_office_changed_since_stays_where_the_form_says_nothing_new() -> None:
    _, sheets = beside(lambda _sheet: None, OFFICE)
    assert sheets == []


def test_what_the_office_changed_since_is_not_overwritten() -> None:
    from emucli.forms.taking import to_record
    from emucli.results.scores import scale_of_year
    from tests.forms.filling import recorded

    form, sheets = beside(put("2.1", 4), OFFICE)
    assert sheets == []
    cluster, year = year_of({**FILES, **OFFICE})
    scale = scale_of_year(year)
    assert scale is not None
    assert form.identity is not None
    there = recorded(year)["tu-cham", UNIT, UNIT]
    result = to_record(form.sheets[0], form.identity, there, scale, force=False)
    assert [finding.code for finding in result.findings] == ["EMU037"]
    assert cells_as_text(result.findings, "vi").count("“2.1”") == 1
    assert cluster is not None
    assert beside(put("2.1", 4), OFFICE, force=True)[1][0]["entries"]["2.1"] == "4"


def test_every_code_of_files_from_offices_is_tested() -> None:
    tests = Path(__file__).parent.parent
    pages = (Path(__file__), tests / "cli" / "test_form.py", *(tests / "tables").glob("test_*.py"))
    named = {code for page in pages for code in re.findall("EMU0[0-9]{2}", page.read_text(encoding="utf-8"))}
    assert {code for code in catalogue().entries if code < "EMU100"} <= named
