"""emucli import --regulation: a table of criteria into a year, shown first, never over what people wrote."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import Workbook

from tests.miniature import BASE
from tests.program import Run, emucli
from tests.tables.making import HEAD, document, saved, workbook

YEAR = "cum-1/2024"
FILE = f"{YEAR}/regulation.yaml"
ROWS = (
    HEAD,
    ("I", "Chuyên môn", 60),
    ("1", "Kế hoạch", 20, "Có/Không"),
    ("2", "Mô hình", 40, "Mỗi mô hình được 5 điểm"),
    ("II", "Thi đua", 40),
    ("1", "Phát động", 40),
    (None, "Tổng cộng", 100),
    ("III", "Điểm thưởng", 5),
    ("1", "Được khen", 5),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small root, with a table beside it."""
    for name, text in BASE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / FILE).unlink(missing_ok=True)
    (tmp_path / "bang.xlsx").write_bytes(workbook(*ROWS))
    return tmp_path


def take(root: Path, *arguments: str, file: str = "bang.xlsx", language: str = "vi") -> Run:
    return emucli("import", YEAR, "--regulation", file, *arguments, cwd=root, environment={"EMUCLI_LANG": language})


def test_a_table_becomes_a_draft_that_is_valid_and_can_be_printed(root: Path) -> None:
    taken = take(root)
    assert (taken.code, taken.said) == (0, "")
    assert taken.text == (
        "Đã ghi cum-1/2024/regulation.yaml.\n"
        "Đã đọc “Bảng điểm”: 2 mục, 3 tiêu chí, cộng được 100 điểm (bảng ghi tổng 100); 1 khoản thưởng, trừ.\n"
        "Đề xuất cách tính cho 2 tiêu chí ở các dòng “#measure”: đúng thì xóa dấu #. Tiêu chí không có “measure” thì "
        "người chấm tự cho điểm.\n"
        "Tiếp theo: sửa regulation.yaml, kiểm tra bằng “emucli validate cum-1/2024”, rồi in bảng để soát với bản gốc: "
        "emucli report scale cum-1/2024 --draft -o thang-diem.docx\n"
    )
    assert emucli("validate", YEAR, cwd=root).code == 0
    scale = emucli("report", "scale", YEAR, "--draft", cwd=root)
    assert "| I.2 | Mô hình | 40 |" in scale.text


def test_points_are_told_with_the_comma_of_the_language(root: Path) -> None:
    (root / "le.xlsx").write_bytes(workbook(("TT", "Nội dung", "Điểm"), ("1", "Họp", 12.5), (None, "Tổng", 12.5)))
    assert "cộng được 12,5 điểm (bảng ghi tổng 12,5)" in take(root, "--dry-run", file="le.xlsx").text
    assert "12.5 points in all" in take(root, "--dry-run", file="le.xlsx", language="en").text


def test_what_is_to_be_looked_at_stands_at_its_cell(root: Path) -> None:
    (root / "bang.xlsx").write_bytes(workbook(HEAD, ("I", "Nhóm", 10), ("1", "Việc", 4), (None, "Tổng", 11)))
    taken = take(root, language="en")
    assert taken.code == 0
    assert (
        "bang.xlsx!Bảng điểm!C2  warning EMU050  Group I says 10, but its parts come to 4 (a difference of 6)."
        in taken.text
    )
    assert "bang.xlsx!Bảng điểm!C4  warning EMU058  “Tổng” says 11, but the groups come to 10" in taken.text
    assert "There are 2 things to look at above." in taken.text
    # What a person must decide is what validate reports, and nothing else.
    assert "EMU401" in emucli("validate", YEAR, cwd=root).text


def test_a_dry_run_shows_the_difference_and_writes_nothing(root: Path) -> None:
    shown = take(root, "--dry-run")
    assert shown.code == 0
    assert "+          #measure: {kind: count, each: 5}" in shown.text
    assert "Sẽ ghi cum-1/2024/regulation.yaml." in shown.text
    assert not (root / FILE).exists()


def test_a_table_taken_twice_changes_nothing_more(root: Path) -> None:
    take(root)
    before = (root / FILE).read_bytes()
    again = take(root)
    assert (again.code, (root / FILE).read_bytes()) == (0, before)
    assert "Không đổi" in again.text or "như cũ" in again.text


def test_a_regulation_that_is_there_is_kept_and_replaced_with_force(root: Path) -> None:
    own = 'version: "3"\ntitle: Quy chế\nstate: adopted\nscoring:\n  criteria: []\n  stages: [{id: self, by: member}]\n'
    (root / FILE).write_text(own, encoding="utf-8")
    kept = take(root)
    assert (kept.code, (root / FILE).read_text("utf-8")) == (2, own)
    assert "Thêm --force để thay tiêu chí và điểm bằng bảng này" in kept.text
    assert take(root, "--force").code == 0
    made: Any = yaml.safe_load((root / FILE).read_text("utf-8"))
    assert (made["version"], made["title"], made["state"]) == ("3", "Quy chế", "draft")
    assert [one["code"] for one in made["scoring"]["criteria"]] == ["I", "II"]
    assert made["scoring"]["stages"] == [{"id": "self", "by": "member"}]


def test_a_document_and_its_second_table(root: Path) -> None:
    (root / "bang.docx").write_bytes(document([HEAD, ("1", "Sở", "4", "")], [HEAD, ("1", "Xã", "6", "")]))
    taken = take(root, "--table", "2", file="bang.docx", language="en")
    assert "Took Bảng 2; not read: Bảng 1." in taken.text
    assert yaml.safe_load((root / FILE).read_text("utf-8"))["scoring"]["criteria"][0]["max"] == 6


def test_columns_that_no_heading_names(root: Path) -> None:
    (root / "bang.xlsx").write_bytes(workbook(("a", "b", "c"), ("Việc", 4, "1"), ("Việc khác", 5, "2")))
    refused = take(root, language="en")
    assert refused.code == 1
    assert "Nothing was written: 1 errors." in refused.text
    assert take(root, "--columns", "text=A, maximum=B, code=C").code == 0
    assert [one["code"] for one in yaml.safe_load((root / FILE).read_text("utf-8"))["scoring"]["criteria"]] == [
        "1",
        "2",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bang.xlsx", "--regulation", "bang.xlsx"], "--regulation takes a table of criteria"),
        (["--regulation", "Bảng", "tiêu", "chí.xlsx"], 'stands in quotes: --regulation "Bảng tiêu chí.xlsx"'),
        (["--table", "2", "bang.xlsx"], "--table and --columns go with --regulation."),
        ([], "Name the forms to take, or a table of criteria"),
        (["--regulation", "bang.xlsx", "--columns", "text=1"], "“text=1” names no column"),
        (["--regulation", "bang.xlsx", "--columns", "maximum=C"], "text is needed"),
        (["--regulation", "bang.xlsx", "--table", "5"], "The file has no table “5”. It holds “Bảng điểm”."),
        (["--regulation", "none.xlsx"], "none.xlsx"),
    ],
)
def test_wrong_usage_is_said(arguments: list[str], said: str, root: Path) -> None:
    run = emucli("import", YEAR, *arguments, cwd=root, environment={"EMUCLI_LANG": "en"})
    assert run.code == 2
    assert said in run.said


def test_a_table_with_errors_writes_nothing(root: Path) -> None:
    (root / "bang.xlsx").write_bytes(saved(Workbook()))
    assert take(root).code == 1
    assert not (root / FILE).exists()
