"""`emucli compare`: what git revisions of a year change, and usage."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.compared import BY_COMPARISON, FLAG, RANKED, YEAR, compare, differences, lay_out, places
from tests.miniature import BASE
from tests.program import bare, emucli, write
from tests.scoring.year import ALL, GDDT, VHTT, YTE, members
from tests.scoring.years_of_several import lot, outcome, ranked_year

WHO = ("-c", "user.name=Thư ký", "-c", "user.email=thu-ky@example.org", "-c", "init.defaultBranch=main")


def change(root: Path, file: str, old: str, new: str) -> None:
    """Change one place of a file of the year."""
    path = root / YEAR / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, text
    path.write_text(text.replace(old, new), encoding="utf-8")


def git(folder: Path, *arguments: str) -> None:
    """Run git as a person would with a name set."""
    subprocess.run(["git", *WHO, *arguments], cwd=folder, env=bare(), capture_output=True, check=True)


def commit(folder: Path) -> None:
    """Commit everything in the repository of a folder."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Bản ghi")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """An empty repository."""
    git(tmp_path, "init", "--quiet")
    return tmp_path


# --- A git revision ---------------------------------------------------------------------------------------------------


def test_one_entry_that_changed_and_who_moved(repository: Path) -> None:
    lay_out(repository, RANKED)
    commit(repository)
    change(repository, "scores.yaml", '"a": 70', '"a": 95.5')
    assert compare(repository, "--at", "HEAD").text.split("\n") == [
        "So sánh: HEAD -> hiện tại",
        "",
        "Đơn vị                  Trước    Sau   Chênh    Hạng",
        "----------------------  -----  -----  ------  ------",
        "Sở Văn hóa và Thể thao  70,00  95,50  +25,50  3 -> 1",
        "Sở Y tế                 90,00  90,00       =  1 -> 2",
        "Sở Giáo dục và Đào tạo  80,00  80,00       =  2 -> 3",
        "",
        "Đề nghị khen thưởng thay đổi:",
        "- Cờ thi đua của Ủy ban nhân dân tỉnh: Sở Y tế -> Sở Văn hóa và Thể thao",
        "",
        "Số liệu trong phiếu thay đổi:",
        "- Sở Văn hóa và Thể thao / a (appraisal, Sở Y tế): 70 -> 95.5",
        "",
    ]


def test_an_entry_of_one_unit_moves_the_points_of_another(repository: Path) -> None:
    lay_out(repository, BY_COMPARISON)
    commit(repository)
    change(repository, "scores/tự-chấm.yaml", "150", "200")
    answer = differences(repository, "--at", "HEAD")
    # The best stays at 100; 50 + 50 × 20/100 = 60; below the target nothing is compared.
    assert answer["entries"] == [
        {"unit": YTE, "stage": "appraisal", "by": YTE, "code": "a", "before": "actual: 150", "after": "actual: 200"}
    ]
    assert answer["points"] == [{"unit": GDDT, "code": "a", "before": "70", "after": "60", "own_entry": False}]
    text = compare(repository, "--at", "HEAD").text
    assert "\n- Sở Giáo dục và Đào tạo: a 70,00 -> 60,00\n" in text
    assert "Điểm thay đổi dù số liệu chấm đơn vị đó không đổi" in text


def test_a_resolution_decides_places_and_the_flag(repository: Path) -> None:
    lay_out(repository, ranked_year({YTE: 90, GDDT: 90, VHTT: 70}, after=FLAG))
    commit(repository)
    write(repository, {f"{YEAR}/outcome.yaml": outcome(resolutions=[lot(GDDT, YTE)])})
    answer = differences(repository, "--at", "HEAD")
    assert places("before", answer) == {GDDT: (1, "90.00"), YTE: (1, "90.00"), VHTT: (3, "70.00")}
    assert places("after", answer) == {GDDT: (1, "90.00"), YTE: (2, "90.00"), VHTT: (3, "70.00")}
    assert answer["awards"] == [
        {
            "award": "co-thi-dua-tinh",
            "before": {"state": "blocked", "units": []},
            "after": {"state": "proposed", "units": [GDDT]},
        }
    ]
    assert (answer["entries"], answer["points"], answer["rules"]) == ([], [], [])


def test_an_award_that_a_tie_leaves_open_is_not_told_as_nobodys(repository: Path) -> None:
    lay_out(repository, ranked_year({YTE: 90, GDDT: 80, VHTT: 70}, after=FLAG))
    commit(repository)
    change(repository, "scores.yaml", '"a": 80', '"a": 90')
    text = compare(repository, "--at", "HEAD").text
    assert "- Cờ thi đua của Ủy ban nhân dân tỉnh: Sở Y tế -> chưa xác định được\n" in text


def test_a_regulation_that_changed(repository: Path) -> None:
    lay_out(repository, RANKED)
    commit(repository)
    change(repository, "regulation.yaml", "max: 100", "max: 100, measure: {kind: points, step: 10}")
    answer = differences(repository, "--at", "HEAD")
    assert [rule["code"] for rule in answer["rules"]] == ["a"]
    assert "step: 10" in answer["rules"][0]["after"]
    assert (answer["entries"], answer["points"], answer["awards"]) == ([], [], [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("quota: 1", "quota: 2"),
        ("total: 100", "total: 100\n  floor: 0"),
        ("decimals: 2", "decimals: 1"),
        ("decimals: 2", "decimals: 2\n  rounding: down"),
        ("decimals: 2", "decimals: 2\n  missing: zero"),
    ],
)
def test_every_rule_that_can_move_a_unit_is_told(repository: Path, old: str, new: str) -> None:
    lay_out(repository, RANKED)
    commit(repository)
    change(repository, "regulation.yaml", old, new)
    assert differences(repository, "--at", "HEAD")["rules"] != []


def test_rules_are_written_as_a_record_writes_them(repository: Path) -> None:
    lay_out(repository, BY_COMPARISON)
    commit(repository)
    change(repository, "regulation.yaml", "on_target: 50%", "on_target: 60%, lower_is_better: true")
    (rule,) = differences(repository, "--at", "HEAD")["rules"]
    assert "lower_is_better: true" in rule["after"]
    assert "False" not in rule["before"]


def test_nothing_that_changed_is_no_difference(repository: Path) -> None:
    lay_out(repository, RANKED)
    commit(repository)
    # Words, reasons and the order of sheets decide nothing.
    change(repository, "regulation.yaml", "title: T", 'title: "Nhiệm vụ khác"')
    change(repository, "scores.yaml", '"a": 70', '"a": {value: 70, reason: "Đủ minh chứng"}')
    answer = differences(repository, "--at", "HEAD")
    assert places("before", answer) == places("after", answer)
    assert [answer[key] for key in ("rules", "entries", "points", "awards")] == [[], [], [], []]
    assert compare(repository, "--at", "HEAD").text.count("\n") == 7


def test_json_has_every_key(repository: Path) -> None:
    lay_out(repository, RANKED)
    commit(repository)
    change(repository, "scores.yaml", '"a": 70', '"a": 60')
    answer = differences(repository, "--at", "HEAD")
    assert set(answer) == {"schema_version", "before", "after", "rules", "entries", "points", "standings", "awards"}
    assert answer["schema_version"] == "1"
    assert answer["before"] == "HEAD"
    assert set(answer["standings"][0]) == {"unit", "before", "after"}
    assert set(answer["standings"][0]["after"]) == {"unit", "rank", "total"}
    assert answer["points"] == [{"unit": VHTT, "code": "a", "before": "70", "after": "60", "own_entry": True}]


@pytest.mark.parametrize("revision", ["HEAD~1", "so-lieu-thang-11", "main~1"])
def test_any_name_of_a_revision_will_do(repository: Path, revision: str) -> None:
    lay_out(repository, RANKED)
    commit(repository)
    git(repository, "tag", "so-lieu-thang-11")
    change(repository, "scores.yaml", '"a": 90', '"a": 75')
    commit(repository)
    answer = differences(repository, "--at", revision)
    assert (places("before", answer)[YTE], places("after", answer)[YTE]) == ((1, "90.00"), (2, "75.00"))


def test_the_records_may_lie_in_a_folder_of_the_repository(repository: Path) -> None:
    root = lay_out(repository / "Hồ sơ các cụm", BY_COMPARISON)
    commit(repository)
    change(root, "scores/tự-chấm.yaml", "actual: 90", "actual: 80")
    for folder, year in ((root, YEAR), (repository, f"Hồ sơ các cụm/{YEAR}"), (root / YEAR, ".")):
        run = emucli("compare", year, "--at", "HEAD", "--format", "json", cwd=folder)
        # 50 × 90/100 = 45, 50 × 80/100 = 40.
        answer = json.loads(run.text)
        assert (places("before", answer)[VHTT], places("after", answer)[VHTT]) == ((3, "45.00"), (3, "40.00"))


@pytest.mark.parametrize("revision", ["khong-co", "HEAD~5", "-h", "--all", "--output=x", "HEAD:units.yaml"])
def test_a_revision_that_git_does_not_know_is_exit_2(repository: Path, revision: str) -> None:
    lay_out(repository, RANKED)
    commit(repository)
    run = compare(repository, f"--at={revision}")
    assert (run.code, run.out) == (2, b"")
    assert f"“{revision}”" in run.said
    assert not (repository / "x").exists()


def test_an_empty_revision_is_exit_2(repository: Path) -> None:
    lay_out(repository, RANKED)
    commit(repository)
    run = compare(repository, "--at=")
    assert (run.code, run.out) == (2, b"")


def test_records_outside_git_have_no_revisions(tmp_path: Path) -> None:
    run = compare(lay_out(tmp_path, RANKED), "--at", "HEAD")
    assert (run.code, run.out) == (2, b"")
    assert "git" in run.said


def test_a_revision_before_the_year_is_exit_2(repository: Path) -> None:
    write(repository, {name: text for name, text in BASE.items() if not name.startswith(YEAR)})
    commit(repository)
    run = compare(lay_out(repository, RANKED), "--at", "HEAD")
    assert (run.code, run.out) == (2, b"")
    assert YEAR in run.said


def test_a_revision_before_the_first_sheet_says_so(repository: Path) -> None:
    lay_out(repository, {name: text for name, text in RANKED.items() if name != "scores.yaml"})
    commit(repository)
    run = compare(lay_out(repository, RANKED), "--at", "HEAD", lang="en")
    assert (run.code, run.out) == (2, b"")
    assert "“HEAD” is not rankable" in run.said


@pytest.mark.parametrize("side", ["before", "after"])
def test_errors_of_either_side_stop_with_their_place(repository: Path, side: str) -> None:
    lay_out(repository, RANKED)
    old, new = '"a": 90', '"a": 190'
    if side == "after":
        commit(repository)
    change(repository, "scores.yaml", old, new)
    if side == "before":
        commit(repository)
        change(repository, "scores.yaml", new, old)
    run = compare(repository, "--at", "HEAD")
    assert run.code == 1
    assert run.text.startswith(f"HEAD:{YEAR}/scores.yaml\n" if side == "before" else f"{YEAR}/scores.yaml\n")
    assert "190" in run.text


def test_an_empty_file_of_a_revision_is_empty_not_unreadable(repository: Path) -> None:
    lay_out(repository, {**RANKED, "plan.yaml": ""})
    commit(repository)
    write(repository, {f"{YEAR}/plan.yaml": "theme: Đoàn kết\n"})
    run = compare(repository, "--at", "HEAD")
    # As for a file on the disk.
    assert (run.code, "EMU110" in run.text) == (1, True)


def test_what_counts_as_zero_is_marked(repository: Path) -> None:
    files = ranked_year({YTE: 90, GDDT: 80}, after=FLAG, missing="zero")
    lay_out(repository, {**files, "members.yaml": members(*ALL)})
    commit(repository)
    assert "0,00*" in compare(repository, "--at", "HEAD").text


# --- Usage ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--at", "HEAD", "--regulation", "a.yaml"),
        ("cum-1/2023", "--at", "HEAD"),
        ("cum-1/2023", "--regulation", "a.yaml"),
        ("cum-1/2023", "--at", "HEAD", "--regulation", "a.yaml"),
    ],
    ids=" ".join,
)
def test_exactly_one_other_side_is_named(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    run = compare(lay_out(tmp_path, RANKED), *arguments)
    assert (run.code, run.out) == (2, b"")
    for word in ("--regulation", "--at"):
        assert word in run.said


def test_names_do_nothing_to_a_terminal(repository: Path) -> None:
    hidden = BASE["units.yaml"].replace('vi: "Sở Y tế"', 'vi: "Sở \\u202eét Y"')
    write(lay_out(repository, BY_COMPARISON), {"units.yaml": hidden})
    commit(repository)
    change(repository, "scores/tự-chấm.yaml", "150", "101")
    text = compare(repository, "--at", "HEAD").text
    assert "\u202e" not in text
    # In the table, among the proposals and among the entries.
    assert text.count("<U+202E>") >= 3
