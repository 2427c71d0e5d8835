"""`emucli score`: exit codes, and what is said of wrong usage (rules F3, J1 and J2)."""

import json
import re
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import pytest

from tests.cli.scored import (
    MISSING_IS_ZERO,
    NO_SHEETS,
    ONE_SHEET_MISSING,
    RANKED,
    SELF_AND_LATER,
    SUSPENDED,
    TIE_AT_THE_END,
    TIE_FOR_THE_FLAG,
    YEAR,
    lay_out,
    score,
)
from tests.program import emucli
from tests.scoring.year import ALL, GDDT, VHTT, YTE, leaf, members, regulation, sheet, sheets

# --- Exit codes (rules F3, J1 and J2) --------------------------------------------------------------------------------

UNKNOWN_CODE = {**RANKED, "scores.yaml": sheets(sheet(YTE, a=90, b=1), sheet(GDDT, a=80), sheet(VHTT, a=70))}


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (RANKED, 0),
        (TIE_AT_THE_END, 0),
        (MISSING_IS_ZERO, 0),
        (NO_SHEETS, 0),
        (SUSPENDED, 0),
        (UNKNOWN_CODE, 1),
        ({**RANKED, "scores.yaml": RANKED["scores.yaml"].replace('"a": 90', '"a": 101')}, 1),
        ({**RANKED, "scores.yaml": RANKED["scores.yaml"] + sheet(YTE, a=90)}, 1),
        ({**RANKED, "scores.yaml": RANKED["scores.yaml"].replace("unit: so-giao-duc", "unit: so-giao-duk")}, 1),
        # Errors come before what is open (rule J2).
        ({**TIE_FOR_THE_FLAG, "scores.yaml": TIE_FOR_THE_FLAG["scores.yaml"].replace('"a": 70', '"a": -1')}, 1),
        (TIE_FOR_THE_FLAG, 3),
        (ONE_SHEET_MISSING, 3),
    ],
    ids=[
        "ranked", "a tie that matters to nothing", "missing counts as zero", "not rankable", "a suspended unit",
        "an unknown criterion", "too many points", "a sheet twice", "an unknown unit", "an error and a tie",
        "a tie that matters", "a sheet is missing",
    ],
)  # fmt: skip
def test_the_exit_code_says_how_it_ended(tmp_path: Path, files: Mapping[str, str], code: int) -> None:
    root = lay_out(tmp_path, files)
    assert score(root).code == code
    # Another form or view ends the same.
    assert score(root, "--format", "json").code == code
    if files is not NO_SHEETS:
        assert score(root, "--matrix").code == code


def test_findings_take_the_place_of_the_result(tmp_path: Path) -> None:
    run = score(lay_out(tmp_path, UNKNOWN_CODE), lang="en")
    assert run.code == 1
    # The unknown code is written in line 8 of the file.
    assert f"{YEAR}/scores.yaml\n  8:" in run.text
    assert '"b": 1' in run.text
    assert "90.00" not in run.text
    assert run.said == "emucli: Mend these, then run the command again.\n"


def test_a_broken_file_of_scores_is_told_with_its_place(tmp_path: Path) -> None:
    broken = {**RANKED, "scores.yaml": "sheets:\n  - {unit: so-y-te, stage: appraisal\n"}
    run = score(lay_out(tmp_path, broken))
    assert run.code == 1
    assert re.search(rf"{YEAR}/scores\.yaml\n  \d+:\d+  lỗi EMU1\d\d  ", run.text)
    assert "chưa xếp hạng được" not in run.text


def test_a_missing_sheet_is_named_and_nobody_is_ranked(tmp_path: Path) -> None:
    root = lay_out(tmp_path, ONE_SHEET_MISSING)
    text = score(root).text
    assert text.endswith("\n\nChưa gửi phiếu:\n- Sở Y tế: phiếu thẩm định điểm của Sở Văn hóa và Thể thao\n")
    answer = json.loads(score(root, "--format", "json").text)
    assert answer["status"] == "blocked"
    totals = {one["unit"]: (one["total"], one["rank"]) for one in answer["standings"]}
    assert totals == {YTE: ("90.00", None), GDDT: ("80.00", None), VHTT: (None, None)}
    (blocked,) = answer["blocked"]
    assert (blocked["reason"], blocked["units"]) == ("missing_sheet", [VHTT])
    (missing,) = next(one for one in answer["standings"] if one["unit"] == VHTT)["missing"]
    assert missing["stage"] == "appraisal"


def test_a_tie_that_matters_names_its_units_and_the_award(tmp_path: Path) -> None:
    text = score(lay_out(tmp_path, TIE_FOR_THE_FLAG)).text
    sentence = next(line for line in text.split("\n") if "bằng điểm nhau" in line)
    for word in ("Sở Y tế", "Sở Giáo dục và Đào tạo", "Cờ thi đua", "outcome.yaml"):
        assert word in sentence
    assert "- Cờ thi đua của Ủy ban nhân dân tỉnh: chưa xác định được" in text


# --- Explanations (rule J4) -------------------------------------------------------------------------------------------


def test_j4_what_has_no_finite_decimals_is_printed_as_a_fraction(tmp_path: Path) -> None:
    measure = "{kind: ratio, target: 3}"
    files = {
        "members.yaml": members(*ALL),
        "regulation.yaml": regulation(leaf("a", 10, measure), total="10"),
        "scores.yaml": sheets(*(sheet(unit, a="{actual: 1}") for unit in ALL)),
    }
    text = score(lay_out(tmp_path, files), "--explain", YTE, "--full", lang="en").text
    # 10 x 1 / 3; 3.33 alone would not give the steps again.
    assert "a T: 10/3 -> 3.33\n" in text


# --- Usage ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (("--explain", "so-yte"), "so-y-te"),
        (("--explain", "so-y-te/1.11"), "1.1"),
        (("--stage", "tham-din"), "tham-dinh"),
    ],
)
def test_a_wrong_name_is_exit_2_with_the_nearest(tmp_path: Path, arguments: tuple[str, ...], near: str) -> None:
    run = score(lay_out(tmp_path, SELF_AND_LATER), *arguments, lang="en")
    assert (run.code, run.out) == (2, b"")
    assert f"Did you mean “{near}”?" in run.said


@pytest.mark.parametrize("arguments", [("--explain", "so-noi-vu"), ("--stage", "")])
def test_what_is_not_there_is_not_made_up(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    run = score(lay_out(tmp_path, SELF_AND_LATER), *arguments)
    assert (run.code, run.out) == (2, b"")


VIEWS = (("--explain",), ("--explain", "so-y-te"), ("--stage", "tham-dinh"), ("--matrix",), ("--differences",))


@pytest.mark.parametrize(
    "views",
    [pair for pair in combinations(VIEWS, 2) if pair[0][0] != pair[1][0]],
    ids=lambda pair: " ".join(sum(pair, ())),
)
def test_two_views_at_once_are_exit_2(tmp_path: Path, views: tuple[tuple[str, ...], ...]) -> None:
    run = score(lay_out(tmp_path, SELF_AND_LATER), *views[0], *views[1])
    assert (run.code, run.out) == (2, b"")
    assert "--differences" in run.said


@pytest.mark.parametrize(
    "arguments",
    [
        ("--explain", YEAR),
        ("--explain", f"./{YEAR}/"),
        (YEAR, "--explain"),
        (YEAR, "--explain="),
        ("--explain=", YEAR),
        (YEAR, "--explain", "--no-color"),
        ("--no-color", "--explain", YEAR),
        (YEAR, "--explain", "--format", "text"),
    ],
    ids=" ".join,
)
def test_explain_without_a_value_explains_every_unit(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    lay_out(tmp_path, SELF_AND_LATER)
    run = emucli("score", *arguments, cwd=tmp_path, environment={"EMUCLI_LANG": "vi"})
    assert (run.code, run.said) == (0, "")
    headings = [line for line in run.text.split("\n") if line and not line.startswith(" ") and ": tổng " in line]
    # 60 + 30 - 2 = 88; 55 + 35 = 90; 50 + 30 = 80.
    assert headings == [
        "Sở Giáo dục và Đào tạo: tổng 90,00 điểm, hạng 1 trong 3 đơn vị",
        "Sở Y tế: tổng 88,00 điểm, hạng 2 trong 3 đơn vị",
        "Sở Văn hóa và Thể thao: tổng 80,00 điểm, hạng 3 trong 3 đơn vị",
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--explain", "so-y-te/1.2", YEAR),
        ("--explain=so-y-te/1.2", YEAR),
        (YEAR, "--explain", "so-y-te/1.2"),
        (YEAR, "--explain=so-y-te/1.2"),
        (YEAR, "--explain", "so-y-te/1.2", "--no-color"),
        ("--no-color", "--explain", "so-y-te/1.2", YEAR, "--format", "text"),
        (YEAR, "--full", "--explain", "so-y-te/1.2"),
    ],
    ids=" ".join,
)
def test_explain_with_a_value_explains_that_criterion(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    lay_out(tmp_path, SELF_AND_LATER)
    run = emucli("score", *arguments, cwd=tmp_path, environment={"EMUCLI_LANG": "vi"})
    assert (run.code, run.said) == (0, "")
    if "--full" not in arguments:
        # Paths and the ids of stages are for those who look for them in the files.
        assert run.text.split("\n") == [
            "Sở Y tế: tổng 88,00 điểm, hạng 2 trong 3 đơn vị",
            "  1.2 T: 30 -> 30,00",
            "    Thẩm định: 30",
            "",
            "Xem tệp và dòng của số liệu: thêm --full.",
            "",
        ]
        return
    # The entry stands in line 19 of scores.yaml: three sheets of five lines and two entries before it.
    lines = (tmp_path / YEAR / "scores.yaml").read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines, 1) if "Thiếu minh chứng" in line)
    assert run.text.split("\n") == [
        "Sở Y tế: tổng 88,00 điểm, hạng 2 trong 3 đơn vị",
        "  1.2 T: 30 -> 30,00",
        f"      quy chế: {YEAR}/regulation.yaml:{_line(tmp_path, 'regulation.yaml', '1.2')}",
        "    tham-dinh: 30",
        f"        {YEAR}/scores.yaml:{at}",
        "",
    ]


def _line(root: Path, file: str, fragment: str) -> int:
    lines = (root / YEAR / file).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if f'"{fragment}"' in line)


def test_a_unit_of_the_same_name_as_a_folder_is_still_a_unit(tmp_path: Path) -> None:
    lay_out(tmp_path, SELF_AND_LATER)
    (tmp_path / "so-y-te").mkdir()
    run = emucli("score", YEAR, "--explain=so-y-te", "--lang", "vi", cwd=tmp_path)
    assert run.text.startswith("Sở Y tế: tổng 88,00 điểm")


def test_a_unit_of_the_same_name_as_a_folder_is_a_unit_without_the_equals_sign_too(tmp_path: Path) -> None:
    lay_out(tmp_path, SELF_AND_LATER)
    (tmp_path / "so-y-te").mkdir()
    run = emucli("score", YEAR, "--explain", "so-y-te", "--lang", "vi", cwd=tmp_path)
    assert run.text.startswith("Sở Y tế: tổng 88,00 điểm")


def test_explain_has_no_csv(tmp_path: Path) -> None:
    run = score(lay_out(tmp_path, RANKED), "--explain", "--format", "csv")
    assert (run.code, run.out) == (2, b"")
    assert "csv" in run.said


@pytest.mark.parametrize("view", [("--explain",), ("--stage", "appraisal"), ("--differences",)])
def test_a_view_of_points_that_are_not_there_is_exit_2(tmp_path: Path, view: tuple[str, ...]) -> None:
    run = score(lay_out(tmp_path, NO_SHEETS), *view, lang="en")
    assert (run.code, run.out) == (2, b"")
    assert "not rankable" in run.said
