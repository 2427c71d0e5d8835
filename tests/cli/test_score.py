"""`emucli score` through the real program: exit codes, views, formats, and names that do no harm."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from emucli.findings.text import cell_width
from tests.miniature import BASE
from tests.program import Run, emucli, write
from tests.scoring.year import ALL, GDDT, VHTT, YTE, leaf, members, pool, regulation, sheet, sheets
from tests.scoring.years_of_several import awards, ranked_year, suspended

YEAR = "cum-1/2024"
FLAG = awards("award: co-thi-dua-tinh, quota: 1")
TWO_LEAVES = (leaf("1.1", 60), leaf("1.2", 40))

RANKED = ranked_year({YTE: 90, GDDT: 80, VHTT: 70}, after=FLAG)
TIE_FOR_THE_FLAG = ranked_year({YTE: 90, GDDT: 90, VHTT: 70}, after=FLAG)
TIE_AT_THE_END = ranked_year({YTE: 90, GDDT: 70, VHTT: 70}, after=FLAG)
ONE_SHEET_MISSING = {**RANKED, "scores.yaml": sheets(sheet(YTE, a=90), sheet(GDDT, a=80))}
MISSING_IS_ZERO = {
    **ranked_year({YTE: 0}, *TWO_LEAVES, after=FLAG, missing="zero"),
    "members.yaml": members(*ALL),
    "scores.yaml": sheets(
        sheet(YTE, {"1.1": 60, "1.2": 40}), sheet(GDDT, {"1.1": 50, "1.2": 30}), sheet(VHTT, {"1.1": 55})
    ),
}
NO_SHEETS = {"members.yaml": members(*ALL), "regulation.yaml": RANKED["regulation.yaml"]}
SUSPENDED = ranked_year({YTE: 80, GDDT: 90, VHTT: 70}, out=[GDDT], after=FLAG)
SELF_AND_LATER = {
    "members.yaml": members(*ALL),
    "regulation.yaml": regulation(
        *TWO_LEAVES,
        total="100",
        stages="[{id: tu-cham, by: member}, {id: tham-dinh, by: leadership}]",
        final="tham-dinh",
        penalty=pool(leaf("P1", 10)),
    ),
    "scores.yaml": sheets(
        sheet(YTE, {"1.1": 60, "1.2": 40}, stage="tu-cham", by=YTE),
        sheet(GDDT, {"1.1": 55, "1.2": 35}, stage="tu-cham", by=GDDT),
        sheet(YTE, {"1.1": 60, "1.2": '{value: 30, reason: "Thiếu minh chứng"}', "P1": 2}),
        sheet(GDDT, {"1.1": 55, "1.2": 35}),
        sheet(VHTT, {"1.1": 50, "1.2": 30}),
    ).replace("stage: appraisal", "stage: tham-dinh"),
}
"""Units score themselves, but so-van-hoa has not; the leadership takes 10 points of 1.2 from so-y-te."""

HOSTILE = 'A & B | *c* _d_ `e` # <i> [x](y) ~~z~~ "q" \\ \u202egnud'
SHOWN = HOSTILE.replace("\u202e", "<U+202E>")


def lay_out(root: Path, files: Mapping[str, str], names: Mapping[str, str] | None = None) -> Path:
    """The small clean records root with these files as the year 2024, and other names for some units."""
    units = BASE["units.yaml"]
    for unit, name in (names or {}).items():
        before, after = units.split(f"  {unit}:\n    name: ")
        units = f"{before}  {unit}:\n    name: {json.dumps(name)}\n{after.partition(chr(10))[2]}"
    return write(root, {**BASE, "units.yaml": units, **{f"{YEAR}/{name}": text for name, text in files.items()}})


def score(root: Path, *arguments: str, lang: str = "vi") -> Run:
    """`emucli score` on the year."""
    return emucli("score", YEAR, *arguments, "--lang", lang, cwd=root)


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
    assert text.endswith("\n\nCòn nợ:\n- Sở Y tế: phiếu thẩm định điểm của Sở Văn hóa và Thể thao\n")
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


# --- The standing for people ------------------------------------------------------------------------------------------


def test_the_standing_in_vietnamese(tmp_path: Path) -> None:
    assert score(lay_out(tmp_path, SUSPENDED)).text.split("\n") == [
        "Cụm thi đua số 1, năm 2024: kết quả chấm điểm",
        "",
        "Hạng  Đơn vị                   Tổng  Nội dung  Thưởng   Trừ",
        "----  ----------------------  -----  --------  ------  ----",
        "   1  Sở Giáo dục và Đào tạo  90,00     90,00    0,00  0,00",
        "   2  Sở Y tế                 80,00     80,00    0,00  0,00",
        "   3  Sở Văn hóa và Thể thao  70,00     70,00    0,00  0,00",
        "",
        "- Sở Giáo dục và Đào tạo đang tạm dừng xét thi đua: giữ thứ hạng, không được đề nghị khen thưởng.",
        "",
        "Cụm đề nghị:",
        "- Cờ thi đua của Ủy ban nhân dân tỉnh: Sở Y tế",
        "",
    ]


def test_the_standing_in_english(tmp_path: Path) -> None:
    assert score(lay_out(tmp_path, SUSPENDED), lang="en").text.split("\n") == [
        "Emulation Cluster 1, 2024: standing",
        "",
        "Rank  Unit                                  Total   Base  Bonus  Penalty",
        "----  ------------------------------------  -----  -----  -----  -------",
        "   1  Department of Education and Training  90.00  90.00   0.00     0.00",
        "   2  Department of Health                  80.00  80.00   0.00     0.00",
        "   3  Department of Culture and Sports      70.00  70.00   0.00     0.00",
        "",
        "- Suspended: the Department of Education and Training. It keeps its rank and is not proposed for awards.",
        "",
        "The cluster proposes:",
        "- Emulation Flag of the People's Committee of the province or city: the Department of Health",
        "",
    ]


def test_a_cluster_proposes_and_never_decides(tmp_path: Path) -> None:
    root = lay_out(tmp_path, RANKED)
    told = [
        score(root, *view).text for view in ((), ("--format", "md"), ("--explain",), ("--explain", "--format", "md"))
    ]
    assert all("đề nghị" in text.casefold() for text in told)
    english = score(root, lang="en").text
    assert "The cluster proposes:" in english
    for text in (*told, english):
        for never_said in ("quyết định", "tặng", "được thưởng", "decide", "grant", "awarded"):
            assert never_said not in text.casefold()


def test_a_block_has_its_own_word(tmp_path: Path) -> None:
    lay_out(tmp_path, RANKED)
    write(tmp_path, {"cum-1/cluster.yaml": "name: Khối thi đua số 1\nkind: block\n"})
    assert "\nKhối đề nghị:\n" in score(tmp_path).text


def test_a_made_up_year_says_so(tmp_path: Path) -> None:
    made_up = {**RANKED, "members.yaml": "illustrative: true\n" + RANKED["members.yaml"]}
    root = lay_out(tmp_path, made_up)
    assert "Năm minh họa: đơn vị và số liệu không có thật." in score(root).text
    assert "Năm minh họa" in score(root, "--format", "md").text
    assert "Năm minh họa" in score(root, "--stage", "appraisal").text


def test_equal_ranks_stand_in_vietnamese_order_of_names(tmp_path: Path) -> None:
    # Ids in another order than names: e before ê, d before đ, and tones only after all letters.
    names = {YTE: "Sở Đầu tư", GDDT: "Sở Du lịch", VHTT: "Sở Dân tộc"}
    files = ranked_year({YTE: 70, GDDT: 70, VHTT: 70})
    text = score(lay_out(tmp_path, files, names)).text
    rows = [line.split("  ") for line in text.split("\n") if "1=" in line]
    assert [[cell.strip() for cell in row if cell][:2] for row in rows] == [
        ["1=", "Sở Dân tộc"],
        ["1=", "Sở Du lịch"],
        ["1=", "Sở Đầu tư"],
    ]


def test_ranks_after_equal_ones_are_left_out(tmp_path: Path) -> None:
    answer = json.loads(score(lay_out(tmp_path, ranked_year({YTE: 70, GDDT: 90, VHTT: 90})), "--format", "json").text)
    assert [(one["rank"], one["tied"], one["unit"]) for one in answer["standings"]] == [
        (1, True, GDDT),
        (1, True, VHTT),
        (3, False, YTE),
    ]


def test_what_counts_as_zero_is_marked_everywhere(tmp_path: Path) -> None:
    root = lay_out(tmp_path, MISSING_IS_ZERO)
    text = score(root).text
    # 55 + 0: so-van-hoa has no points for 1.2.
    assert re.search(r"3  Sở Văn hóa và Thể thao +55,00\* ", text)
    assert "- * Sở Văn hóa và Thể thao: có tiêu chí chưa được chấm, tính 0 điểm" in text
    assert text.count("*") == 2
    markdown = _plain(score(root, "--format", "md").text)
    assert "55,00*" in markdown
    assert "* Sở Văn hóa và Thể thao: có tiêu chí chưa được chấm" in markdown
    rows = {row["unit"]: row for row in _rows(score(root, "--format", "csv"))}
    assert {unit: row["missing"] for unit, row in rows.items()} == {YTE: "", GDDT: "", VHTT: "appraisal 1.2"}
    assert "thiếu; tính 0 điểm theo quy chế" in score(root, "--explain", f"{VHTT}/1.2").text
    answer = json.loads(score(root, "--format", "json").text)
    assert [one["missing"] for one in answer["standings"]] == [
        [],
        [],
        [{"stage": "appraisal", "scorers": [YTE], "criteria": ["1.2"]}],
    ]


def test_a_stage_that_totals_do_not_need_is_told_as_not_received(tmp_path: Path) -> None:
    run = score(lay_out(tmp_path, SELF_AND_LATER))
    assert run.code == 0
    assert "- Bước “tu-cham” (không dùng để tính điểm): chưa nhận phiếu chấm Sở Văn hóa và Thể thao." in run.text


def test_a_past_year_shows_what_was_announced() -> None:
    run = emucli("score", "examples/block/example-block/2024", "--lang", "vi")
    assert run.code == 0
    # As outcome.yaml of 2024 has it.
    assert "  - Đã công bố: Liên đoàn Lao động tỉnh An Sơn, hạng 1, 951,75 điểm\n" in run.text
    assert "  - Đã công bố: Hội Đông y tỉnh An Sơn, hạng 8, 803,95 điểm\n" in run.text
    assert run.text.count("Đã công bố") == 8
    assert run.text.startswith("Khối thi đua Mặt trận và các đoàn thể tỉnh An Sơn, năm 2024: chưa xếp hạng được, vì\n")


# --- Views ------------------------------------------------------------------------------------------------------------


def test_one_stage_alone_is_a_view_that_proposes_nothing(tmp_path: Path) -> None:
    two = SELF_AND_LATER["scores.yaml"] + sheet(VHTT, {"1.1": 60, "1.2": 35}, stage="tu-cham", by=VHTT)
    files = {**SELF_AND_LATER, "scores.yaml": two, "regulation.yaml": SELF_AND_LATER["regulation.yaml"] + FLAG}
    root = lay_out(tmp_path, files)
    run = score(root, "--stage", "tu-cham")
    assert run.code == 0
    heading, *rest = run.text.split("\n")
    assert heading == "Cụm thi đua số 1, năm 2024: riêng bước “tu-cham” (chỉ để xem, không phải kết quả)"
    # 60 + 40, 60 + 35, 55 + 35.
    ranked = [re.split(r" {2,}", line.strip())[:3] for line in rest if re.match(r" +\d  ", line)]
    assert ranked == [
        ["1", "Sở Y tế", "100,00"],
        ["2", "Sở Văn hóa và Thể thao", "95,00"],
        ["3", "Sở Giáo dục và Đào tạo", "90,00"],
    ]
    assert "đề nghị" not in run.text
    answer = json.loads(score(root, "--stage", "tu-cham", "--format", "json").text)
    assert (answer["stage"], answer["awards"]) == ("tu-cham", [])


def test_the_matrix_names_who_still_owes(tmp_path: Path) -> None:
    root = lay_out(tmp_path, ONE_SHEET_MISSING)
    run = score(root, "--matrix")
    assert "Còn nợ phiếu:\n- Sở Y tế: appraisal: Sở Văn hóa và Thể thao\n" in run.text
    assert re.search(r"^\.      Sở Văn hóa và Thể thao", run.text, re.MULTILINE)
    answer = json.loads(score(root, "--matrix", "--format", "json").text)
    assert answer["owes"] == [{"scorer": YTE, "sheets": [{"stage": "appraisal", "unit": VHTT}]}]
    rows = _rows(score(root, "--matrix", "--format", "csv"))
    assert [(row["unit"], row["by"], row["state"]) for row in rows] == [
        (GDDT, YTE, "received"),
        (VHTT, YTE, "missing"),
        (YTE, YTE, "received"),
    ]


def test_the_matrix_works_before_the_first_sheet(tmp_path: Path) -> None:
    run = score(lay_out(tmp_path, NO_SHEETS), "--matrix")
    assert run.code == 0
    assert "Còn nợ phiếu:" in run.text


def test_differences_stand_with_their_reason(tmp_path: Path) -> None:
    root = lay_out(tmp_path, SELF_AND_LATER)
    assert score(root, "--differences").text.split("\n") == [
        "Cụm thi đua số 1, năm 2024: chênh lệch so với điểm tự chấm",
        "",
        "Sở Y tế",
        "",
        "Mã   Tự chấm  tham-dinh  Kết quả  Lý do",
        "---  -------  ---------  -------  ----------------",
        "1.2    40,00      30,00    30,00  Thiếu minh chứng",
        "P1      0,00       2,00     2,00",
        "",
    ]
    assert _rows(score(root, "--differences", "--format", "csv")) == [
        {"unit": YTE, "name": "Sở Y tế", "code": "1.2", "own": "40.00", "tham-dinh": "30.00", "final": "30.00",
         "reasons": "Thiếu minh chứng"},
        {"unit": YTE, "name": "Sở Y tế", "code": "P1", "own": "0.00", "tham-dinh": "2.00", "final": "2.00",
         "reasons": ""},
    ]  # fmt: skip


# --- JSON -------------------------------------------------------------------------------------------------------------

KEYS = {
    "schema_version", "cluster", "year", "stage", "status", "standings", "awards", "blocked", "reasons", "recorded",
}  # fmt: skip
STANDING_KEYS = {
    "unit", "rank", "tied", "total", "base", "bonus", "penalty", "class", "criteria", "missing",
}  # fmt: skip


@pytest.mark.parametrize(
    ("files", "status"),
    [(RANKED, "ranked"), (ONE_SHEET_MISSING, "blocked"), (TIE_FOR_THE_FLAG, "blocked"), (NO_SHEETS, "not_rankable")],
    ids=["ranked", "a sheet is missing", "a tie", "not rankable"],
)
def test_json_has_every_key_always(tmp_path: Path, files: Mapping[str, str], status: str) -> None:
    answer = json.loads(score(lay_out(tmp_path, files), "--format", "json").text)
    assert set(answer) == KEYS
    assert (answer["status"], answer["cluster"], answer["year"]) == (status, "cum-1", "2024")
    assert set(answer["recorded"]) == {"awards", "announced"}
    assert len(answer["standings"]) == (0 if status == "not_rankable" else 3)
    for standing in answer["standings"]:
        assert set(standing) == STANDING_KEYS
        assert set(standing["criteria"]) == {"a"}
    for award in answer["awards"]:
        assert set(award) == {"award", "units", "state", "open", "may_propose"}
    for blocked in answer["blocked"]:
        assert set(blocked) == {"reason", "units", "vote", "detail"}
    assert bool(answer["blocked"]) == (status == "blocked")
    assert bool(answer["reasons"]) == (status == "not_rankable")


def test_json_of_the_other_views_has_every_key(tmp_path: Path) -> None:
    root = lay_out(tmp_path, SELF_AND_LATER)
    matrix, differences, explanation = (
        json.loads(score(root, view, "--format", "json").text) for view in ("--matrix", "--differences", "--explain")
    )
    about = {"schema_version", "cluster", "year"}
    assert set(matrix) == about | {"stages", "owes"}
    assert set(matrix["stages"][0]["sheets"][0]) == {"unit", "by", "state", "criteria_missing"}
    assert set(differences) == about | {"differences", "explanations"}
    assert differences["differences"][0] == {
        "unit": YTE, "code": "1.2", "own": "40", "later": {"tham-dinh": "30"}, "final": "30.00",
        "reasons": ["Thiếu minh chứng"],
    }  # fmt: skip
    assert set(explanation) == about | {"units"}
    steps = [explanation["units"][0]["step"]]
    while steps:
        step = steps.pop()
        assert set(step) == {
        "given",
            "label", "kind", "title", "formula", "exact", "points", "remark", "rule", "inputs", "steps",
        }  # fmt: skip
        steps += step["steps"]


# --- CSV --------------------------------------------------------------------------------------------------------------

FORMULAS = {YTE: '=HYPERLINK("http://x","y")', GDDT: "+1", VHTT: "@a"}
BELOW_ZERO = {
    **ranked_year(
        {YTE: 5, GDDT: 3, VHTT: 4}, after='ranking: {classes: [{name: "-1+1", at_least: 4}, {name: "=2"}]}\n'
    ),
    "members.yaml": members(*ALL),
}
BELOW_ZERO["regulation.yaml"] = regulation(
    leaf("a", 100),
    total="100",
    penalty=pool(leaf("P1", 10)),
    after='ranking: {classes: [{name: "-1+1", at_least: 4}, {name: "=2"}]}\n',
)
BELOW_ZERO["scores.yaml"] = sheets(sheet(YTE, a=5), sheet(GDDT, a=3, P1=10), sheet(VHTT, a=4))


def test_csv_is_what_a_spreadsheet_opens_without_harm(tmp_path: Path) -> None:
    run = score(lay_out(tmp_path, BELOW_ZERO, FORMULAS), "--format", "csv")
    assert run.out.startswith(b"\xef\xbb\xbfunit,name,")
    assert run.out.count(b"\r\n") == run.out.count(b"\n") == 4
    assert run.out.endswith(b"\r\n")
    assert list(csv.reader(io.StringIO(run.text.removeprefix("\ufeff"), newline=""))) == [
        ["unit", "name", "rank", "tied", "total", "base", "bonus", "penalty", "class", "missing", "a", "P1"],
        [
            YTE,
            '\'=HYPERLINK("http://x","y")',
            "1",
            "false",
            "5.00",
            "5.00",
            "0.00",
            "0.00",
            "'-1+1",
            "",
            "5.00",
            "0.00",
        ],
        [VHTT, "'@a", "2", "false", "4.00", "4.00", "0.00", "0.00", "'-1+1", "", "4.00", "0.00"],
        # 3 - 10: a number stays a number.
        [GDDT, "'+1", "3", "false", "-7.00", "3.00", "0.00", "10.00", "'=2", "", "3.00", "10.00"],
    ]


def test_csv_is_the_same_in_both_languages_but_for_names(tmp_path: Path) -> None:
    root = lay_out(tmp_path, SELF_AND_LATER)
    for view in ((), ("--matrix",), ("--differences",)):
        first, *_ = score(root, *view, "--format", "csv").text.split("\r\n")
        assert score(root, *view, "--format", "csv", lang="en").text.split("\r\n")[0] == first


def test_csv_of_a_year_that_cannot_be_ranked_has_its_headings(tmp_path: Path) -> None:
    run = score(lay_out(tmp_path, NO_SHEETS), "--format", "csv")
    assert (run.code, run.text) == (0, "\ufeffunit,name,rank,tied,total,base,bonus,penalty,class,missing\r\n")


# --- Names of every kind ----------------------------------------------------------------------------------------------

LONG = {
    YTE: "Ban Chỉ huy Phòng, chống thiên tai, Tìm kiếm cứu nạn và Phòng thủ dân sự thành phố trực thuộc Trung ương",
    GDDT: "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội của đặc khu kinh tế ven biển phía Nam",
    VHTT: "Trường " * 30,
}


def test_the_table_keeps_to_80_columns_whatever_the_names(tmp_path: Path) -> None:
    classes = 'ranking: {classes: [{name: "Hoàn thành đặc biệt xuất sắc toàn diện nhiệm vụ được giao trong năm"}]}\n'
    files = ranked_year({YTE: 90, GDDT: 80, VHTT: 70}, out=[VHTT], after=classes + FLAG, decimals="5")
    root = lay_out(tmp_path, files, LONG)
    for view in ((), ("--stage", "appraisal"), ("--matrix",)):
        table = [
            line for line in score(root, *view).text.split("\n") if re.match(r"[- ]+\S", line) and line[:2] != "- "
        ]
        assert table
        assert max(map(cell_width, table)) <= 80, view
    _, rule, *rows = score(root).text.split("\n\n")[1].split("\n")
    assert cell_width(rule) == 80
    # Every word of a name is there, in its column.
    assert " ".join(row[6:] for row in rows).split().count("Trường") == 30


def test_one_word_that_cannot_be_wrapped_is_not_cut(tmp_path: Path) -> None:
    name = "Liênđoànlaođộng" * 8
    assert name in score(lay_out(tmp_path, RANKED, {YTE: name})).text


SHOWN_VIEWS = (
    (), ("--explain",), ("--explain=", "--full"), ("--matrix",), ("--differences",), ("--stage", "tham-dinh"),
)  # fmt: skip


@pytest.mark.parametrize("view", SHOWN_VIEWS)
@pytest.mark.parametrize("form", ["text", "md"])
def test_direction_marks_in_names_become_visible(tmp_path: Path, view: tuple[str, ...], form: str) -> None:
    hidden = {YTE: "Sở \u202eét Y\u200b", GDDT: "Sở \u2066Giáo dục\u2069", VHTT: "\ufeffSở\u200fVăn hóa"}
    files = {**SELF_AND_LATER, "regulation.yaml": SELF_AND_LATER["regulation.yaml"] + FLAG}
    files["members.yaml"] = members(YTE, GDDT, suspended(VHTT))
    text = score(lay_out(tmp_path, files, hidden), *view, "--format", form).text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]", text)
    assert "<U+202E>" in text.replace("\\", "")


def test_terminal_escapes_in_names_never_reach_the_terminal(tmp_path: Path) -> None:
    root = lay_out(tmp_path, RANKED, {YTE: "Sở \x1b[31mY tế\x07"})
    for form in ("text", "json", "csv", "md"):
        run = score(root, "--format", form)
        # Control characters are refused where the name is read; the finding quotes the line as it stands.
        assert run.code == 1
        assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", run.out)


@pytest.mark.parametrize("view", SHOWN_VIEWS)
def test_markdown_says_names_exactly(tmp_path: Path, view: tuple[str, ...]) -> None:
    files = {**SELF_AND_LATER, "regulation.yaml": SELF_AND_LATER["regulation.yaml"] + FLAG}
    files["members.yaml"] = members(suspended(YTE), GDDT, VHTT)
    names = {YTE: HOSTILE, GDDT: "# 1. Sở", VHTT: "Sở | <b>"}
    root = lay_out(tmp_path, files, names)
    write(root, {"cum-1/cluster.yaml": "name: 'Cụm *1* | <i>'\nkind: cluster\n"})
    markdown = score(root, *view, "--format", "md").text
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    kinds = {child.type for token in tokens for child in token.children or []}
    assert kinds <= {"text", "softbreak", "code_inline", "text_special"}
    assert not {token.type for token in tokens} & {"html_block", "fence", "code_block", "blockquote_open", "hr"}
    plain = _plain(markdown)
    assert SHOWN in plain
    assert "Cụm *1* | <i>" in plain
    tables = [token for token in tokens if token.type == "table_open"]
    assert bool(tables) == ("--full" not in view)
    assert tokens[0].tag == "h1"


def test_a_year_that_cannot_be_ranked_is_markdown_too(tmp_path: Path) -> None:
    recorded = "awards:\n  - {award: co-thi-dua-tinh, unit: so-y-te}\n  - {award: co-thi-dua-tinh, unit: so-giao-duc}\n"
    files = {**NO_SHEETS, "outcome.yaml": recorded}
    markdown = score(lay_out(tmp_path, files, {YTE: HOSTILE}), "--format", "md").text
    tokens = MarkdownIt("commonmark").parse(markdown)
    contents = [_plain_of(token.children or []) for token in tokens if token.type == "inline"]
    assert contents[0].startswith("Cụm thi đua số 1, năm 2024: chưa xếp hạng được")
    # Each unit is an item of its own.
    assert SHOWN in contents
    assert "Sở Giáo dục và Đào tạo" in contents


def _plain(markdown: str) -> str:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    return "\n".join(_plain_of(token.children or []) for token in tokens if token.type == "inline")


def _plain_of(children: Sequence[Token]) -> str:
    return "".join(child.content for child in children)


def _rows(run: Run) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run.text.removeprefix("\ufeff"), newline="")))
