"""emucli status, through the real program: text, JSON, reminders; the clock and what stands in for it."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.program import REPOSITORY, emucli, write

BLOCK = "examples/block/example-block"


@pytest.fixture
def waiting(tmp_path: Path) -> Path:
    """The worked example half-way: no appraisal, no sheet of one unit's own, nothing decided."""
    shutil.copytree(REPOSITORY / "examples/block", tmp_path / "block")
    year = tmp_path / "block/example-block/2025"
    for name in ("scores/appraisal.yaml", "scores/self/hoi-dong-y-tinh.yaml", "outcome.yaml", "votes.yaml"):
        (year / name).unlink()
    return year


def test_a_year_is_told_as_steps_debts_and_what_is_next(waiting: Path) -> None:
    run = emucli("status", ".", "--as-of", "2025-11-25", "--lang", "vi", cwd=waiting)
    assert (run.code, run.said) == (0, "")
    assert run.text.startswith("Khối thi đua Mặt trận và các đoàn thể tỉnh An Sơn, năm 2025, đến ngày 25/11/2025\n")
    assert "\ntự chấm điểm                      QUÁ HẠN       10/11/2025 (quá 15 ngày)\n" in run.text
    assert "\nthẩm định điểm                    chưa đến hạn  30/11/2025 (còn 5 ngày)\n" in run.text
    assert "\n- Hội Đông y tỉnh An Sơn: bảng tự chấm điểm, hạn 10/11/2025 (quá 15 ngày)\n" in run.text
    assert ": phiếu thẩm định điểm của 8 đơn vị, hạn 30/11/2025 (còn 5 ngày)\n" in run.text
    assert "Việc tiếp theo: tự chấm điểm: gửi phiếu bằng `emucli form . --all -o phieu`, " in run.text
    assert run.text.endswith("còn thiếu của ai: `emucli score . --matrix`\n")


def test_forms_of_a_later_stage_have_a_folder_of_their_own(waiting: Path) -> None:
    # `form` keeps a file that is there: one made before the units' own scores came would not hold them.
    own = REPOSITORY / BLOCK / "2025/scores/self/hoi-dong-y-tinh.yaml"
    (waiting / "scores/self/hoi-dong-y-tinh.yaml").write_bytes(own.read_bytes())
    run = emucli("status", ".", "--as-of", "2025-11-25", "--lang", "vi", cwd=waiting)
    assert "Việc tiếp theo: thẩm định điểm: lập phiếu bằng `emucli form . --stage appraisal -o appraisal`, " in run.text
    (waiting / "scores/agency.yaml").unlink()
    both = "`emucli form . --stage appraisal -o appraisal`, `emucli form . --stage agency -o agency`, take them back"
    assert both in emucli("status", ".", "--as-of", "2025-11-25", "--lang", "en", cwd=waiting).text


def test_a_reminder_for_each_debtor_can_be_forwarded(waiting: Path) -> None:
    run = emucli("status", ".", "--as-of", "2025-11-25", "--format", "md", "--lang", "vi", cwd=waiting)
    assert run.text.count("\n## ") == 2
    block = "Khối thi đua Mặt trận và các đoàn thể tỉnh An Sơn, năm 2025"
    assert (
        f"\n## Hội Đông y tỉnh An Sơn\n\n{block}: kính đề nghị gửi về đơn vị đứng đầu:\n\n"
        "- bảng tự chấm điểm, hạn 10/11/2025 (quá 15 ngày)\n" in run.text
    )


def test_json_says_the_same(waiting: Path) -> None:
    answer = json.loads(emucli("status", ".", "--as-of", "2025-11-25", "--format", "json", cwd=waiting).text)
    assert set(answer) == {"schema_version", "cluster", "year", "as_of", "steps", "owes", "blanks", "next"}
    assert (answer["cluster"], answer["year"], answer["as_of"]) == ("example-block", "2025", "2025-11-25")
    assert {"step": "appraisal", "state": "due", "due": "2025-11-30", "days": 5} in answer["steps"]
    assert {"step": "self_scores", "state": "late", "due": "2025-11-10", "days": -15} in answer["steps"]
    own = next(one for one in answer["owes"] if one["stage"] == "self")
    assert own == {
        "scorers": ["hoi-dong-y-tinh"],
        "needed": 1,
        "stage": "self",
        "period": None,
        "step": "self_scores",
        "units": ["hoi-dong-y-tinh"],
        "criteria_missing": {},
    }
    assert answer["next"]["step"] == "self_scores"


def test_without_a_day_it_is_today() -> None:
    run = emucli("status", f"{BLOCK}/2025", "--format", "json")
    assert json.loads(run.text)["as_of"] == date.today().isoformat()


def test_a_cluster_means_its_last_year_and_a_root_with_one_cluster_likewise() -> None:
    for path in (f"{BLOCK}/2025", BLOCK, "examples/block"):
        assert json.loads(emucli("status", path, "--format", "json").text)["year"] == "2025"
    assert json.loads(emucli("status", "--format", "json", cwd=REPOSITORY / BLOCK / "2024").text)["year"] == "2024"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["records"], "There are several clusters here; name a year: records/central-cities/2023, "),
        ([f"{BLOCK}/2025", "--as-of", "27/12/2025"], "“27/12/2025” is no day: write 2025-11-15."),
        (["nowhere"], "nowhere"),
    ],
)
def test_what_has_no_status_is_refused(arguments: list[str], words: str) -> None:
    run = emucli("status", *arguments, "--lang", "en")
    assert (run.code, run.text) == (2, "")
    assert words in run.said


def test_records_without_a_year_are_told_how_to_open_one(tmp_path: Path) -> None:
    write(tmp_path, {"units.yaml": "format: 1\nunits: {}\n", "cum-1/cluster.yaml": "name: Cụm 1\nkind: cluster\n"})
    run = emucli("status", "--lang", "vi", cwd=tmp_path)
    assert (run.code, run.text) == (2, "")
    assert run.said == "emucli: Chưa mở hồ sơ năm nào. Mở năm đầu tiên: emucli new cum-1 NĂM\n"


def test_the_year_after_is_offered_once_all_is_done(waiting: Path) -> None:
    (waiting.parent / "2026").mkdir()
    shutil.copy(waiting / "members.yaml", waiting.parent / "2026/members.yaml")
    run = emucli("status", "2026", "--as-of", "2026-01-05", "--lang", "en", cwd=waiting.parent)
    assert "- plan.yaml: there is no plan of the year yet\n" in run.text
    assert "There is no regulation with a scale and stages yet" in run.text
    assert "Next: the plan of the year: `emucli new . 2026 --step plan`, " in run.text
    assert run.text.endswith(", then `emucli report plan 2026`\n")


def test_a_plan_that_is_there_is_to_be_completed_not_begun(waiting: Path) -> None:
    opened = emucli("new", ".", "2026", "--lang", "en", cwd=waiting.parent)
    assert "2026/plan.yaml" in opened.text
    run = emucli("status", "2026", "--as-of", "2026-01-05", "--lang", "en", cwd=waiting.parent)
    assert "\nNext: complete the plan: record in plan.yaml " in run.text
    assert "--step plan" not in run.text


def test_a_year_with_errors_shows_them(waiting: Path) -> None:
    (waiting / "members.yaml").write_text("members: [{unit: so-yte}]\n")
    run = emucli("status", ".", "--lang", "en", cwd=waiting)
    assert run.code == 1
    assert "EMU301" in run.text
