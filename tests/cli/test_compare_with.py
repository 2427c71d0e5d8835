"""`emucli compare` with another regulation, and with another year."""

from pathlib import Path

import pytest

from tests.cli.compared import BY_COMPARISON, FLAG, RANKED, YEAR, compare, differences, lay_out, places
from tests.program import write
from tests.scoring.year import ALL, DL, GDDT, VHTT, YTE, leaf, members, pool, regulation, sheet, sheets

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
