"""Results as workbooks: the totals of `score`, as formulas down to the points of stages."""

import json
import shutil
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from emucli.forms.results import standing_bytes
from emucli.results.names import Names
from tests.forms.test_libreoffice import assert_computed
from tests.program import REPOSITORY, emucli
from tests.scoring.drawing import years
from tests.scoring.drawn.chance import EVERY_RUN_THE_SAME
from tests.scoring.drawn.year import DrawnYear, records, result

YEAR = REPOSITORY / "examples/block/example-block/2025"


def book(tmp_path: Path, *options: str) -> Workbook:
    file = tmp_path / "diem.xlsx"
    run = emucli("score", YEAR, "--format", "xlsx", "-o", file, *options)
    assert (run.code, run.said) == (0, "")
    return load_workbook(file)


def rows(sheet: Worksheet) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]


def standing(options: tuple[str, ...] = ()) -> Mapping[str, Any]:
    found = json.loads(emucli("score", YEAR, "--format", "json", *options).text)
    return {one["unit"]: one for one in found["standings"]}


@pytest.mark.parametrize("options", [(), ("--stage", "appraisal")])
def test_totals_are_those_of_score(tmp_path: Path, options: tuple[str, ...]) -> None:
    shown = book(tmp_path, *options)
    values = load_workbook(tmp_path / "diem.xlsx", data_only=True)
    expected = [
        [float(one[key]) for key in ("base", "bonus", "penalty", "total")] for one in standing(options).values()
    ]
    assert [row[2:6] for row in rows(values["Xếp hạng"])] == expected
    assert all(str(row[5]).startswith("='Tiêu chí'!") for row in rows(shown["Xếp hạng"]))


def test_a_criterion_is_a_formula_of_its_stages_and_a_group_of_its_criteria(tmp_path: Path) -> None:
    by_code = {row[0]: row for row in rows(book(tmp_path)["Tiêu chí"]) if row[0]}
    assert by_code["1.1.1"][3] == "=ROUND(0.6*'Bước appraisal'!D7+0.4*'Bước peer'!D7,2)"
    assert by_code["1.1"][3] == "=ROUND(SUM(D7,D8,D9,D10,D11,D12),2)"


def test_nothing_of_a_result_is_locked(tmp_path: Path) -> None:
    assert not any(sheet.protection.sheet for sheet in book(tmp_path).worksheets)


@settings(EVERY_RUN_THE_SAME, max_examples=6)
@given(years(most=4))
def test_formulas_compute_what_score_computes(tmp_path_factory: pytest.TempPathFactory, drawn: DrawnYear) -> None:
    from dataclasses import replace

    drawn = replace(drawn, scoring={**drawn.scoring, "rounding": "half_up"})
    cluster, year = records(drawn)
    scores = result(drawn).scores
    assert scores is not None
    assert_computed({"diem.xlsx": standing_bytes(year, scores, Names(cluster, "vi"))}, tmp_path_factory.mktemp("lo"))


def test_differences_and_who_scored_whom(tmp_path: Path) -> None:
    differing = rows(book(tmp_path, "--differences")["Chênh lệch"])
    values = load_workbook(tmp_path / "diem.xlsx", data_only=True)["Chênh lệch"]
    first = [cell.value for cell in next(values.iter_rows(min_row=4))]
    assert first[:2] == ["Hội Liên hiệp Phụ nữ tỉnh An Sơn", "1.1.4"]
    assert first[3:6] == [44.2, 44.22, 44.2]
    assert differing[0][8] == "=H4-D4"
    matrix = book(tmp_path, "--matrix", "--force")
    peers = matrix["Bước peer"]
    assert [peers.cell(4 + at, 2 + at).value for at in range(8)] == [None] * 8
    assert sum(cell.value == "Không tham gia chấm" for row in peers.iter_rows() for cell in row) == 1


def test_what_is_missing_stays_empty_and_the_exit_code_says_so(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "examples/block", tmp_path / "block")
    year = tmp_path / "block/example-block/2025"
    (year / "scores/agency.yaml").unlink()
    (year / "outcome.yaml").unlink()
    run = emucli("score", year, "--format", "xlsx", "-o", tmp_path / "diem.xlsx")
    assert run.code == 3
    values = load_workbook(tmp_path / "diem.xlsx", data_only=True)["Xếp hạng"]
    assert [row[0] for row in rows(values)] == [None] * 8
    assert [row[5] for row in rows(values)] == [None] * 8


@pytest.mark.parametrize(
    "options", [("--format", "xlsx"), ("-o", "a.xlsx"), ("--format", "xlsx", "-o", "a.xlsx", "--explain=")]
)
def test_a_workbook_goes_into_a_file(tmp_path: Path, options: tuple[str, ...]) -> None:
    run = emucli("score", YEAR, *options, cwd=tmp_path)
    assert run.code == 2
    assert "--format xlsx" in run.said
    assert not (tmp_path / "a.xlsx").exists()


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    first = (book(tmp_path), (tmp_path / "diem.xlsx").read_bytes())[1]
    assert (book(tmp_path, "--force"), (tmp_path / "diem.xlsx").read_bytes())[1] == first
    assert load_workbook(BytesIO(first)).sheetnames[0] == "Xếp hạng"
