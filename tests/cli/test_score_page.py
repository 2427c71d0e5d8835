"""`emucli score --explain UNIT`: one page, a line a criterion, in words; every step of it with `--full`."""

import json
from pathlib import Path

import pytest

from emucli.findings.text import cell_width
from tests.cli.scored import SELF_AND_LATER, lay_out, score
from tests.examples.accept import lay_out as lay_out_example
from tests.program import emucli
from tests.scoring.year import GDDT, VHTT, YTE, leaf, members, regulation, sheet, sheets

EXAMPLE = "block/example-block/2025"
UNITS = ("hoi-dong-y-tinh", "mttq-tinh", "hoi-phu-nu-tinh")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the worked example."""
    return lay_out_example(tmp_path_factory.mktemp("example"))


def test_a_page_tells_why_a_unit_has_its_points(tmp_path: Path) -> None:
    text = score(lay_out(tmp_path, SELF_AND_LATER), "--explain", YTE).text
    assert text.split("\n") == [
        "Sở Y tế: tổng 88,00 điểm, hạng 2 trong 3 đơn vị",
        "Cụm thi đua số 1, năm 2024: điểm theo quy chế và phiếu chấm",
        "",
        "Mã   Tiêu chí  Tối     Tự   Thẩm    Kết  Số liệu, lý do",
        "                đa   chấm   định    quả",
        "---  --------  ---  -----  -----  -----  ---------------------------",
        "     NỘI DUNG  100                90,00",
        "1.1  T          60  60,00  60,00  60,00",
        "1.2  T          40  40,00  30,00  30,00  Thẩm định: Thiếu minh chứng",
        "     TRỪ                           2,00",
        "P1   T          10          2,00   2,00",
        "     TỔNG      100                88,00",
        "",
        "Xem phép tính: --explain so-y-te/1.1 (một tiêu chí), --full (toàn bộ, kèm tệp và dòng).",
        "",
    ]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("unit", UNITS)
def test_a_page_of_the_example_has_a_line_a_criterion_and_100_columns(example: Path, unit: str, lang: str) -> None:
    page = emucli("score", EXAMPLE, "--explain", unit, "--lang", lang, cwd=example).text
    steps = json.loads(emucli("score", EXAMPLE, "--explain", unit, "--format", "json", cwd=example).text)
    table = page.split("\n\n")[1].split("\n")
    rule = next(at for at, line in enumerate(table) if line.startswith("---"))
    codes = [line.split()[0] for line in table[rule + 1 :] if not line.startswith(" ")]
    assert codes == list(_codes(steps["units"][0]["step"]))
    assert max(map(cell_width, table)) <= 100
    # Paths and the ids of stages are for those who ask for every step.
    assert ".yaml" not in page
    assert "appraisal" not in page
    assert "regulation.yaml:" in emucli("score", EXAMPLE, "--explain", unit, "--full", cwd=example).text


def _codes(step: dict[str, object]) -> list[str]:
    own = [str(step["label"])] if step["kind"] in ("sum", "criterion") else []
    below = step["steps"]
    assert isinstance(below, list)
    several = [*own, *(code for one in below for code in _codes(one))]
    return [code for code in several if code not in ("total", "base", "bonus", "penalty")]


def test_a_reason_that_has_no_room_follows_under_its_number(example: Path) -> None:
    page = emucli("score", EXAMPLE, "--explain", "hoi-dong-y-tinh", "--lang", "vi", cwd=example).text
    (line,) = (line for line in page.split("\n") if line.startswith("1.1.1 "))
    assert line.split()[-5:] == ["55,00", "43,00", "35,00", "38,20", "(1)"]
    assert "\n(1) 1.1.1: 26/31; Thẩm định: Đối chiếu chương trình công tác, 5 nhiệm vụ chưa hoàn thành;" in page
    assert "\nKết quả = 0,6 × Thẩm định + 0,4 × Chấm chéo; riêng 3.5, P2: Cơ quan\n" in page


def test_in_markdown_nothing_is_cut(example: Path) -> None:
    page = emucli("score", EXAMPLE, "--explain", "mttq-tinh", "--format", "md", "--lang", "vi", cwd=example).text
    title = "Tỷ lệ người lao động trực tiếp, cán bộ cơ sở trong tổng số cá nhân được khen thưởng"
    assert f"| 3.4 | {title} | 15 | 11,00 | 11,00 | 11,00 |  | 11,00 | 96/171 |" in page
    assert "…" not in page


def test_what_has_not_come_is_open_and_what_does_not_apply_says_so(tmp_path: Path) -> None:
    files = {
        "members.yaml": members(YTE, GDDT, VHTT),
        "regulation.yaml": regulation(leaf("a", 10), leaf("b", 10, not_for=f"[{YTE}]", otherwise="full"), total="20"),
        "scores.yaml": sheets(sheet(GDDT, a=8, b=8), sheet(VHTT, a=8, b=8)),
    }
    page = score(lay_out(tmp_path, files), "--explain", YTE, lang="en").text
    rows = {line.split()[0]: line.split()[1:] for line in page.split("\n") if line.startswith(("a ", "b ", "  "))}
    assert rows["a"] == ["T", "10", "…"]
    assert " ".join(rows["b"]) == "T 10 10.00 does not apply; the unit gets the maximum"
    assert rows["TOTAL"][-1] == "…"


def test_that_there_is_no_sheet_and_what_periods_make_stands_under_the_page(tmp_path: Path) -> None:
    files = {
        "members.yaml": members(YTE, GDDT),
        "regulation.yaml": regulation(
            leaf("a", 10), total="10", missing="zero", periods="{ids: [q1, q2], combine: best, count: 1}"
        ),
        "scores.yaml": sheets(*(sheet(GDDT, a=a, extra=f"period: {name}") for name, a in (("q1", 8), ("q2", 6)))),
    }
    root = lay_out(tmp_path, files)
    assert "\nKhông có phiếu chấm nào về Sở Y tế; bảng điểm chỉ theo quy chế\n" in score(root, "--explain", YTE).text
    page = score(root, "--explain", GDDT, lang="en").text
    assert "\nAppraisal: the year's points are the mean of the best periods by total (1): q1\n" in page


def test_two_stages_of_the_same_scorers_keep_their_names(tmp_path: Path) -> None:
    stages = "[{id: vong-1, by: leadership}, {id: vong-2, by: leadership}]"
    files = {
        "members.yaml": members(YTE),
        "regulation.yaml": regulation(leaf("a", 10), total="10", stages=stages, final="{vong-1: 50, vong-2: 50}"),
        "scores.yaml": sheets(sheet(YTE, a=6, stage="vong-1"), sheet(YTE, a=8, stage="vong-2")),
    }
    page = score(lay_out(tmp_path, files), "--explain", YTE, "--format", "md").text
    assert "| Thẩm định (vong-1) | Thẩm định (vong-2) | Kết quả |" in page
    assert "| a | T | 10 | 6,00 | 8,00 | 7,00 |  |" in page


def test_programs_get_the_steps_as_ever_and_full_is_of_explain_only(tmp_path: Path) -> None:
    root = lay_out(tmp_path, SELF_AND_LATER)
    steps = score(root, "--explain", YTE, "--format", "json")
    assert score(root, "--explain", YTE, "--full", "--format", "json").out == steps.out
    assert json.loads(steps.text)["units"][0]["step"]["label"] == "total"
    run = score(root, "--full")
    assert (run.code, run.out) == (2, b"")
    assert "--explain" in run.said
