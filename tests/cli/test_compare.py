"""`emucli compare` through the real program: a git revision, another regulation, another year."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.miniature import BASE
from tests.program import Run, bare, emucli, write
from tests.scoring.year import ALL, DL, GDDT, VHTT, YTE, leaf, members, pool, regulation, sheet, sheets
from tests.scoring.years_of_several import awards, lot, outcome, ranked_year

YEAR = "cum-1/2024"
FLAG = awards("award: co-thi-dua-tinh, quota: 1")
RANKED = ranked_year({YTE: 90, GDDT: 80, VHTT: 70}, after=FLAG)
BY_COMPARISON = {
    "members.yaml": members(*ALL),
    "regulation.yaml": regulation(
        leaf("a", 100, "{kind: relative, target: 100, on_target: 50%}"), total="100", after=FLAG
    ),
    "scores/tự-chấm.yaml": sheets(
        sheet(YTE, a="{actual: 150}"), sheet(GDDT, a="{actual: 120}"), sheet(VHTT, a="{actual: 90}")
    ),
}
"""The best is 50% above its target: 100, 50 + 50 × 20/50 = 70, 50 × 90/100 = 45 points."""
WHO = ("-c", "user.name=Thư ký", "-c", "user.email=thu-ky@example.org", "-c", "init.defaultBranch=main")


def lay_out(root: Path, files: Mapping[str, str]) -> Path:
    """The small clean records root with these files as the year 2024."""
    return write(root, {**BASE, **{f"{YEAR}/{name}": text for name, text in files.items()}})


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


def compare(root: Path, *arguments: str | Path, lang: str = "vi") -> Run:
    """`emucli compare` on the year."""
    return emucli("compare", YEAR, *arguments, "--lang", lang, cwd=root)


def differences(root: Path, *arguments: str | Path) -> dict[str, Any]:
    """The same as values."""
    run = compare(root, *arguments, "--format", "json")
    assert (run.code, run.said) == (0, "")
    return dict(json.loads(run.text))


def places(side: str, answer: Mapping[str, Any]) -> dict[str, tuple[int | None, str | None] | None]:
    """Rank and total by unit on one side."""
    return {one["unit"]: one[side] and (one[side]["rank"], one[side]["total"]) for one in answer["standings"]}


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


# --- Another regulation -----------------------------------------------------------------------------------------------


def test_what_if_another_regulation_applied(tmp_path: Path) -> None:
    root = lay_out(tmp_path, BY_COMPARISON)
    what_if = BY_COMPARISON["regulation.yaml"].replace("on_target: 50%", "on_target: 90%")
    write(tmp_path / "du-thao", {"quy-che.yaml": what_if})
    answer = differences(root, "--regulation", "du-thao/quy-che.yaml")
    # 90 + 10 × 20/50 = 94; 90 × 90/100 = 81.
    assert places("after", answer) == {YTE: (1, "100.00"), GDDT: (2, "94.00"), VHTT: (3, "81.00")}
    assert places("before", answer) == {YTE: (1, "100.00"), GDDT: (2, "70.00"), VHTT: (3, "45.00")}
    assert [rule["code"] for rule in answer["rules"]] == ["a"]
    assert answer["after"] == "du-thao/quy-che.yaml"
    assert {(one["unit"], one["own_entry"]) for one in answer["points"]} == {(GDDT, False), (VHTT, False)}
    assert (root / YEAR / "regulation.yaml").read_text(encoding="utf-8") == BY_COMPARISON["regulation.yaml"]


def test_sheets_for_another_version_count_in_what_if(tmp_path: Path) -> None:
    # The sheets say version 1; the draft is version 2.
    draft = RANKED["regulation.yaml"].replace('version: "1"', 'version: "2"').replace("quota: 1", "quota: 2")
    root = lay_out(tmp_path, RANKED)
    write(root, {"../du-thao.yaml": draft})
    answer = differences(root, "--regulation", "../du-thao.yaml")
    assert places("after", answer) == {YTE: (1, "90.00"), GDDT: (2, "80.00"), VHTT: (3, "70.00")}
    assert [(one["award"], one["before"]["units"], one["after"]["units"]) for one in answer["awards"]] == [
        ("co-thi-dua-tinh", [YTE], [YTE, GDDT])
    ]


OTHER_VERSION = sheet(VHTT, a=70).replace('regulation: "1"', 'regulation: "0"')


@pytest.mark.parametrize("version", ['version: "1"', 'version: "0"', "title: Dự thảo"])
def test_what_the_regulation_in_force_rejects_stays_rejected(tmp_path: Path, version: str) -> None:
    # so-van-hoa's sheet was scored against version 0: it counts neither in force nor under a file of that version.
    scored = {**RANKED, "scores.yaml": sheets(sheet(YTE, a=90), sheet(GDDT, a=80), OTHER_VERSION)}
    root = lay_out(tmp_path, scored)
    write(root, {"../giong.yaml": RANKED["regulation.yaml"].replace('version: "1"', version)})
    answer = differences(root, "--regulation", "../giong.yaml")
    assert [one for one in answer["standings"] if one["before"] != one["after"]] == []
    assert places("after", answer)[VHTT] == (None, None)
    assert (answer["rules"], answer["entries"], answer["points"], answer["awards"]) == ([], [], [], [])


def test_the_same_regulation_changes_nothing_where_a_finding_is_accepted(tmp_path: Path) -> None:
    # 100 is declared and the criterion has 90: an error that the year accepts.
    wrong = RANKED["regulation.yaml"].replace("max: 100", "max: 90")
    waived = """\
waivers:
  - {code: EMU402, path: cum-1/2024/regulation.yaml, where: scoring.total, reason: "Quy chế ghi như vậy"}
"""
    root = lay_out(tmp_path, {**RANKED, "regulation.yaml": wrong, "waivers.yaml": waived})
    answer = differences(root, "--regulation", f"{YEAR}/regulation.yaml")
    assert [one for one in answer["standings"] if one["before"] != one["after"]] == []


def test_shares_of_rules_are_written_as_shares(tmp_path: Path) -> None:
    root = lay_out(tmp_path, BY_COMPARISON)
    write(root, {"../khac.yaml": BY_COMPARISON["regulation.yaml"].replace("on_target: 50%", "on_target: 2/3")})
    (rule,) = differences(root, "--regulation", "../khac.yaml")["rules"]
    assert ("on_target: 50%" in rule["before"], "on_target: 2/3" in rule["after"]) == (True, True)


def test_a_criterion_that_only_one_regulation_has(tmp_path: Path) -> None:
    root = lay_out(tmp_path, RANKED)
    draft = regulation(leaf("a", 100), total="100", penalty=pool(leaf("P1", 5)), after=FLAG)
    write(root, {"../du-thao.yaml": draft})
    answer = differences(root, "--regulation", "../du-thao.yaml")
    assert ("P1", None) in [(rule["code"], rule["before"]) for rule in answer["rules"]]
    text = compare(root, "--regulation", "../du-thao.yaml", lang="en").text
    assert "Rules that changed:\n" in text
    assert "\n- P1: - -> " in text


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("scoring:", "scorin:", r"3:1"),
        ("total: 100", "total: 90", r"5:10"),
        ("max: 100", "max: 100, criteria: [{code: b, title: T, max: 60}]", None),
        ("version:", "\tversion:", None),
    ],
    ids=["an unknown key", "sums that do not add up", "groups that do not add up", "no YAML"],
)
def test_a_wrong_regulation_is_exit_1_with_findings_at_that_file(
    tmp_path: Path, old: str, new: str, place: str | None
) -> None:
    root = lay_out(tmp_path / "records", RANKED)
    write(tmp_path, {"Dự thảo.yaml": RANKED["regulation.yaml"].replace(old, new, 1)})
    run = compare(root, "--regulation", "../Dự thảo.yaml")
    assert run.code == 1
    assert run.text.startswith("../Dự thảo.yaml\n")
    assert "lỗi EMU" in run.text
    assert f"{YEAR}/" not in run.text
    if place is not None:
        assert f"\n  {place}  lỗi EMU" in run.text


@pytest.mark.parametrize("name", ["khong-co.yaml", "."])
def test_a_regulation_that_cannot_be_read_is_exit_2(tmp_path: Path, name: str) -> None:
    run = compare(lay_out(tmp_path, RANKED), "--regulation", name)
    assert (run.code, run.out) == (2, b"")
    assert f"“{name}”" in run.said


def test_a_regulation_without_points_cannot_be_compared(tmp_path: Path) -> None:
    root = lay_out(tmp_path, RANKED)
    write(root, {"../a.yaml": "title: Quy chế\nstate: draft\n"})
    run = compare(root, "--regulation", "../a.yaml", lang="en")
    assert (run.code, run.out) == (2, b"")
    assert "“../a.yaml”" in run.said
    assert "not rankable" in run.said


# --- Another year -----------------------------------------------------------------------------------------------------

ANNOUNCED = """\
announced:
  - {unit: so-van-hoa-du-lich, total: 85.5, rank: 1}
  - {unit: so-y-te, total: 80, rank: 2}
  - {unit: so-giao-duc, total: unknown, rank: 3}
"""


def test_a_year_known_by_what_was_announced_and_a_unit_that_succeeds_another(tmp_path: Path) -> None:
    root = write(lay_out(tmp_path, RANKED), {"cum-1/2022/outcome.yaml": ANNOUNCED})
    run = compare(root, "cum-1/2022")
    assert run.code == 0
    # so-van-hoa took over from so-van-hoa-du-lich.
    assert run.text.split("\n")[:7] == [
        "So sánh: cum-1/2022 -> cum-1/2024",
        "",
        "Đơn vị                  Trước    Sau   Chênh    Hạng",
        "----------------------  -----  -----  ------  ------",
        "Sở Y tế                 80,00  90,00  +10,00  2 -> 1",
        "Sở Giáo dục và Đào tạo      -  80,00          3 -> 2",
        "Sở Văn hóa và Thể thao  85,50  70,00  -15,50  1 -> 3",
    ]
    answer = differences(root, "cum-1/2022")
    # Nothing was computed for 2022: that is not the same as nobody.
    assert "- Cờ thi đua của Ủy ban nhân dân tỉnh: (không có kết quả tính) -> Sở Y tế\n" in run.text
    culture = next(one for one in answer["standings"] if one["unit"] == VHTT)
    assert culture["before"] == {"unit": "so-van-hoa-du-lich", "rank": 1, "total": "85.50"}
    assert (answer["entries"], answer["points"]) == ([], [])


def test_units_that_came_and_went(tmp_path: Path) -> None:
    announced = "announced:\n  - {unit: so-y-te, total: 80, rank: 1}\n  - {unit: so-du-lich, total: 70, rank: 2}\n"
    # so-du-lich was a member of 2023 only; so-giao-duc and so-van-hoa have no place announced there.
    earlier = {
        "cum-1/2023/members.yaml": members(*ALL, DL),
        "cum-1/2023/outcome.yaml": announced,
    }
    root = write(lay_out(tmp_path, RANKED), earlier)
    answer = differences(root, "cum-1/2023")
    assert places("before", answer) == {YTE: (1, "80.00"), GDDT: None, VHTT: None, DL: (2, "70.00")}
    assert places("after", answer) == {YTE: (1, "90.00"), GDDT: (2, "80.00"), VHTT: (3, "70.00"), DL: None}
    text = compare(root, "cum-1/2023").text
    assert "Sở Du lịch              70,00      -          2 -> -\n" in text


def test_proposals_of_a_year_known_by_its_record_are_compared(tmp_path: Path) -> None:
    recorded = ANNOUNCED + "awards:\n  - {award: co-thi-dua-tinh, unit: so-y-te}\n"
    root = write(lay_out(tmp_path, RANKED), {"cum-1/2022/outcome.yaml": recorded})
    # Both years put so-y-te forward for the flag: nothing changed.
    assert differences(root, "cum-1/2022")["awards"] == []


def test_a_year_of_which_nothing_is_known_cannot_be_compared(tmp_path: Path) -> None:
    run = compare(lay_out(tmp_path, RANKED), "cum-1/2023", lang="en")
    assert (run.code, run.out) == (2, b"")
    assert "“cum-1/2023” is not rankable" in run.said


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
