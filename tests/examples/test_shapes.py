"""The four shapes in examples/regulations/shapes: every number was worked out by hand, with the working beside it.

Nothing of emucli is used but the way to run it. A change of a shape has to be worked out here again.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.program import REPOSITORY, Run, emucli

SHAPES = REPOSITORY / "examples" / "regulations" / "shapes"
NAMES = ["council-panel", "four-quarters", "two-ballots", "two-kinds"]

Change = tuple[str, str, str]
"""A file below the folder of a shape's year, what stands there, what stands there instead."""


def changed(folder: Path, shape: str, *changes: Change) -> Path:
    """A copy of the shapes in which one year differs."""
    root = folder / "shapes"
    shutil.copytree(SHAPES, root)
    for name, before, after in changes:
        path = root / shape / "2024" / name
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1
        path.write_text(text.replace(before, after), encoding="utf-8")
    return root


def asked(command: str, shape: str, root: Path = SHAPES) -> Run:
    """A command about the year of a shape, answered as JSON."""
    return emucli("--lang", "en", command, root / shape / "2024", "--format", "json")


def answer(command: str, shape: str, root: Path = SHAPES) -> Any:
    """The answer itself."""
    return json.loads(asked(command, shape, root).text)


def standings(shape: str, root: Path = SHAPES) -> list[tuple[str, str | None, int | None]]:
    """Unit, total and rank of each line."""
    return [(one["unit"], one["total"], one["rank"]) for one in answer("score", shape, root)["standings"]]


def points(shape: str, unit: str, root: Path = SHAPES) -> dict[str, str]:
    """What a unit has of each criterion."""
    (line,) = (one for one in answer("score", shape, root)["standings"] if one["unit"] == unit)
    return dict(line["criteria"])


def awards(shape: str, root: Path = SHAPES) -> list[tuple[str, str, list[str]]]:
    """Award, state and units of each rule, in order."""
    return [(one["award"], one["state"], one["units"]) for one in answer("score", shape, root)["awards"]]


def found(shape: str, root: Path = SHAPES) -> list[tuple[str, str]]:
    """File and code of whatever `validate` says of a shape."""
    run = emucli("--lang", "en", "validate", root / shape, "--format", "json")
    return [(Path(one["path"]).name, one["code"]) for one in json.loads(run.text)["findings"]]


# --- All four ---------------------------------------------------------------------------------------------------------


def test_the_four_shapes_are_there() -> None:
    assert sorted(path.parent.name for path in SHAPES.glob("*/cluster.yaml")) == NAMES


@pytest.mark.parametrize(
    ("shape", "notes"),
    [
        # One member of the council stands far from the others, as worked out below.
        ("council-panel", [("scores.yaml", "EMU535")]),
        ("four-quarters", []),
        # Another unit than the deputy leads next, which is a custom and no rule.
        ("two-ballots", [("members.yaml", "EMU705")]),
        ("two-kinds", []),
    ],
)
def test_a_shape_has_no_error_and_no_warning(shape: str, notes: list[tuple[str, str]]) -> None:
    assert found(shape) == notes


@pytest.mark.parametrize("shape", NAMES)
def test_a_shape_says_that_it_is_made_up(shape: str) -> None:
    year = SHAPES / shape / "2024"
    regulation = yaml.load((year / "regulation.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    members = yaml.load((year / "members.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert "không phải quyết định có thật" in regulation["note"]["vi"]
    assert "no real decision" in regulation["note"]["en"]
    assert "minh họa" in regulation["title"]
    assert members["illustrative"] == "true"


@pytest.mark.parametrize("shape", NAMES)
def test_a_shape_cites_no_instrument_and_no_source(shape: str) -> None:
    for path in (SHAPES / shape).rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert not any(key in text for key in ("source:", "basis:", "instrument:"))


@pytest.mark.parametrize("shape", NAMES)
def test_the_readme_names_every_shape(shape: str) -> None:
    assert f"]({shape}/2024/regulation.yaml)" in (SHAPES / "README.md").read_text(encoding="utf-8")


# --- Two kinds of units -----------------------------------------------------------------------------------------------


def test_each_kind_is_scored_on_its_own_criteria() -> None:
    # Plan 20 x 19/20 = 19. Budget 9 of 8: at most 25. 17 criteria of the countryside: 12.
    # 19 + 25 + 12 = 56; 56 + 18 + (5 + 5 + 9) = 93.
    assert points("two-kinds", "xa-an-hoa") == {
        "1": "56.00", "1.1": "19.00", "1.2": "37.00", "1.2.1": "25.00", "1.2.2": "12.00",
        "2": "18.00", "3": "19.00", "3.1": "5.00", "3.2": "5.00", "3.3": "9.00", "P1": "0.00",
    } | not_in_table("1.3", "1.3.1", "1.3.2")  # fmt: skip
    # Plan 20 x 8/10 = 16. Documents 19 of 20 = 95%: 25. Files 100%: 15. 16 + 40 = 56; 56 + 16 + 19 = 91.
    assert points("two-kinds", "phong-tai-chinh") == {
        "1": "56.00", "1.1": "16.00", "1.3": "40.00", "1.3.1": "25.00", "1.3.2": "15.00",
        "2": "16.00", "3": "19.00", "3.1": "5.00", "3.2": "5.00", "3.3": "9.00", "P1": "0.00",
    } | not_in_table("1.2", "1.2.1", "1.2.2")  # fmt: skip


def not_in_table(*codes: str) -> dict[str, Any]:
    """Criteria of the other kind: no points, not even none."""
    return dict.fromkeys(codes)


def test_each_kind_has_ranks_of_its_own() -> None:
    assert standings("two-kinds") == [
        ("xa-an-hoa", "93.00", 1),
        # 20; 25 x 11/12 = 22.9166… -> 22.92; 15; 19; 5; 3 days late: 3; 8.
        ("xa-binh-minh", "92.92", 2),
        # 20 x 15/20 = 15; 25; 14 criteria: 8; 17; 5; 6 days late: 0; 9: 79. One person disciplined: -2.
        ("xa-cam-son", "77.00", 3),
        # Fewer points than the second of the communes.
        ("phong-tai-chinh", "91.00", 1),
        # 20; 45 of 50 = 90%: 20; 190 of 200 = 95%: 12; 19; 5; 5; 9.
        ("van-phong", "90.00", 2),
        # 20 x 7/8 = 17.5; 33 of 40 = 82.5%: 10; 97%: 12; 17; late plan: 2; 1 day late: 3; 8.
        ("phong-van-hoa", "69.50", 3),
    ]


def test_the_first_of_each_kind_and_a_third_of_each_are_proposed() -> None:
    # A third of three is one, and who has the higher award gives its place to the next.
    assert awards("two-kinds") == [
        ("bang-khen-tinh", "proposed", ["xa-an-hoa"]),
        ("bang-khen-tinh", "proposed", ["phong-tai-chinh"]),
        ("giay-khen", "proposed", ["xa-binh-minh"]),
        ("giay-khen", "proposed", ["van-phong"]),
    ]


def test_without_ranks_of_their_own_the_kinds_are_one_list(tmp_path: Path) -> None:
    root = changed(tmp_path, "two-kinds", ("regulation.yaml", "  within: kind\n", ""))
    assert [(unit, rank) for unit, _, rank in standings("two-kinds", root)] == [
        ("xa-an-hoa", 1), ("xa-binh-minh", 2), ("phong-tai-chinh", 3),
        ("van-phong", 4), ("xa-cam-son", 5), ("phong-van-hoa", 6),
    ]  # fmt: skip
    # The awards stay those of the kinds.
    assert awards("two-kinds", root) == awards("two-kinds")


def test_an_entry_for_a_criterion_of_the_other_kind_is_an_error(tmp_path: Path) -> None:
    root = changed(tmp_path, "two-kinds", ("scores.yaml", '"1.2.2": 14', '"1.2.2": 14\n      "1.3.2": 97'))
    assert found("two-kinds", root) == [("scores.yaml", "EMU520")]


def test_a_member_that_the_lists_of_criteria_forget_is_an_error(tmp_path: Path) -> None:
    # Of the 60 points of group 1 only the 20 of 1.1 would be about it.
    last = "  - {unit: phong-van-hoa, kind: phong}\n"
    root = changed(tmp_path, "two-kinds", ("members.yaml", last, last + "  - {unit: so-y-te, kind: xa}\n"))
    assert {file for file, _ in found("two-kinds", root)} == {"regulation.yaml"}
    assert asked("score", "two-kinds", root).code == 1


# --- A council whose highest and lowest sheet are left out ------------------------------------------------------------


def test_the_highest_and_the_lowest_sheet_are_left_out_whole() -> None:
    # Sums 93, 89, 88, 77, 97: the member for finance and the one for the trade union fall away.
    # (36 + 37 + 38) / 3 = 37; (30 + 27 + 20) / 3 = 25.67; (27 + 25 + 30) / 3 = 27.33; 90.00 in all.
    assert points("council-panel", "so-y-te") == {"1": "37.00", "2": "25.67", "3": "27.33"}
    # Sums 91, 93, 87, 83, 95: the same two.
    # (35 + 36 + 34) / 3 = 35; (28 + 29 + 27) / 3 = 28; (28 + 28 + 26) / 3 = 27.33; 90.33 in all.
    assert points("council-panel", "so-giao-duc") == {"1": "35.00", "2": "28.00", "3": "27.33"}
    # The trade union recused itself. Sums 81, 79, 82, 75: home affairs and finance fall away.
    # (32 + 30) / 2 = 31; (25 + 24) / 2 = 24.5; (24 + 25) / 2 = 24.5; 80.00 in all.
    assert points("council-panel", "so-van-hoa") == {"1": "31.00", "2": "24.50", "3": "24.50"}


def test_the_flag_goes_to_the_first_by_whole_sheets() -> None:
    assert standings("council-panel") == [
        ("so-giao-duc", "90.33", 1), ("so-y-te", "90.00", 2), ("so-van-hoa", "80.00", 3),
    ]  # fmt: skip
    assert awards("council-panel") == [
        ("co-thi-dua-tinh", "proposed", ["so-giao-duc"]), ("bang-khen-tinh", "proposed", ["so-y-te"]),
    ]  # fmt: skip


def test_trimmed_by_criterion_the_other_unit_would_be_first(tmp_path: Path) -> None:
    # so-y-te: (36 + 37 + 38) / 3, (26 + 27 + 28) / 3, (25 + 27 + 29) / 3: 37 + 27 + 27 = 91.
    # so-giao-duc: (34 + 35 + 36) / 3, (27 + 28 + 28) / 3, (26 + 28 + 28) / 3: 35 + 27.67 + 27.33 = 90.
    # so-van-hoa: (30 + 31) / 2, (24 + 25) / 2, (24 + 25) / 2: 30.5 + 24.5 + 24.5 = 79.5.
    root = changed(tmp_path, "council-panel", ("regulation.yaml", "trim_by: sheet", "trim_by: criterion"))
    assert standings("council-panel", root) == [
        ("so-y-te", "91.00", 1), ("so-giao-duc", "90.00", 2), ("so-van-hoa", "79.50", 3),
    ]  # fmt: skip


def test_a_score_far_from_the_others_is_told() -> None:
    # 18 of 30 for criterion 3; the others gave 25, 27, 29, 30, whose median is 28. 10 apart is more than 25% of 30.
    # The 20 of 30 for criterion 2 is 7.5 below the median of 26, 27, 28, 30, and so not more.
    assert found("council-panel") == [("scores.yaml", "EMU535")]


def test_equal_sums_that_leave_a_sheet_open_block_the_total(tmp_path: Path) -> None:
    # The chair of so-y-te now has 97 as the trade union has: which of the two is the highest?
    four = '{"1": 36, "2": 30, "3": 27}'
    root = changed(tmp_path, "council-panel", ("scores.yaml", four, '{"1": 40, "2": 30, "3": 27}'))
    assert asked("score", "council-panel", root).code == 3
    assert ("so-y-te", None, None) in standings("council-panel", root)


def test_a_seat_without_a_sheet_blocks_and_is_named(tmp_path: Path) -> None:
    lost = '  - {unit: so-y-te, stage: hoi-dong, by: chu-tich, regulation: "1", entries: {"1": 36, "2": 30, "3": 27}}\n'
    root = changed(tmp_path, "council-panel", ("scores.yaml", lost, ""))
    missing = [one["missing"] for one in answer("score", "council-panel", root)["standings"] if one["missing"]]
    assert [one["scorers"] for listed in missing for one in listed] == [["chu-tich"]]


# --- The mean of four quarters ----------------------------------------------------------------------------------------


def test_the_year_is_the_mean_of_its_quarters_rounded_once() -> None:
    # 60 x 90/100 = 54; 60 x 110/120 = 55; 60 x 80/90 = 53.333…; 60: 222.333… / 4 = 55.58333…
    # 36 + 36 + 37.5 + 38 = 147.5; / 4 = 36.875 -> 36.88. One late report in one of four quarters: 2 / 4 = 0.5.
    assert points("four-quarters", "nong-truong-1") == {"1": "55.58", "2": "36.88", "P1": "0.50"}
    # 45 + 60 + 60 (84 of 80 is no more than 60) + 51 = 216; / 4 = 54. 38 + 40 + 39 + 39 = 156; / 4 = 39.
    assert points("four-quarters", "nong-truong-3") == {"1": "54.00", "2": "39.00", "P1": "0.00"}


def test_who_joined_in_july_is_averaged_over_two_quarters() -> None:
    # 60 x 95/100 = 57; 60 x 98/100 = 58.8: 57.9. 36 and 35: 35.5.
    assert points("four-quarters", "nong-truong-2") == {"1": "57.90", "2": "35.50", "P1": "0.00"}
    assert standings("four-quarters") == [
        ("nong-truong-2", "93.40", 1),
        ("nong-truong-3", "93.00", 2),
        ("nong-truong-1", "91.96", 3),  # 55.58 + 36.88 - 0.50
    ]
    assert awards("four-quarters") == [("giay-khen", "proposed", ["nong-truong-2"])]


def test_had_it_been_there_from_january_two_quarters_would_be_owed(tmp_path: Path) -> None:
    root = changed(tmp_path, "four-quarters", ("members.yaml", ", joined: 2024-07-10", ""))
    assert asked("score", "four-quarters", root).code == 3


def test_of_the_best_three_quarters_the_first_falls_away(tmp_path: Path) -> None:
    # nong-truong-1: 90, 91 - 2 = 89, 90.83, 98: the second falls away. (54 + 53.333… + 60) / 3 = 55.777… -> 55.78;
    # (36 + 37.5 + 38) / 3 = 37.166… -> 37.17; 92.95 in all.
    # nong-truong-3: 83, 100, 99, 90: the first falls away. (60 + 60 + 51) / 3 = 57; (40 + 39 + 39) / 3 = 39.33; 96.33.
    # nong-truong-2 has no more than its two.
    root = changed(tmp_path, "four-quarters", ("regulation.yaml", "combine: mean", "combine: best, count: 3"))
    assert standings("four-quarters", root) == [
        ("nong-truong-3", "96.33", 1), ("nong-truong-2", "93.40", 2), ("nong-truong-1", "92.95", 3),
    ]  # fmt: skip


# --- Votes in writing, and two ballots --------------------------------------------------------------------------------


def test_80_percent_of_all_members_with_two_votes_in_writing_pass() -> None:
    # 80% of 7 is 5.6: 6 votes are needed. 5 present and 2 in writing: 6 for so-van-hoa, 5 for so-du-lich.
    assert awards("two-ballots") == [("co-thi-dua-tinh", "proposed", ["so-van-hoa"])]


def test_one_vote_less_does_not_pass(tmp_path: Path) -> None:
    figures = "in_favour: {so-van-hoa: 6, so-du-lich: 5}\n        against: {so-van-hoa: 1, so-du-lich: 2}"
    less = "in_favour: {so-van-hoa: 5, so-du-lich: 5}\n        against: {so-van-hoa: 2, so-du-lich: 2}"
    root = changed(tmp_path, "two-ballots", ("votes.yaml", figures, less))
    assert awards("two-ballots", root) == [("co-thi-dua-tinh", "none", [])]


def test_more_votes_in_writing_than_members_who_are_absent_are_an_error(tmp_path: Path) -> None:
    first = "approve: true\n    rounds:\n      - written: 2"
    root = changed(tmp_path, "two-ballots", ("votes.yaml", first, first.replace("written: 2", "written: 3")))
    assert ("votes.yaml", "EMU602") in found("two-ballots", root)


def test_votes_in_writing_make_no_quorum(tmp_path: Path) -> None:
    # 4 of 7 present are below two thirds, whoever wrote.
    text = (SHAPES / "two-ballots" / "2024" / "votes.yaml").read_text(encoding="utf-8")
    root = changed(tmp_path, "two-ballots")
    (root / "two-ballots" / "2024" / "votes.yaml").write_text(
        text.replace("present: 5", "present: 4").replace("written: 2", "written: 3"), encoding="utf-8"
    )
    assert awards("two-ballots", root)[0][1] == "blocked"


def leader(root: Path = SHAPES) -> tuple[str, str | None]:
    """State and unit of next year's leader."""
    office = answer("elect", "two-ballots", root)["leader"]
    return office["state"], office["unit"]


def test_after_two_equal_ballots_leader_and_deputy_decide() -> None:
    # More than half of 7 is 4. First ballot 3, 3, 1; second 3, 3 and one invalid: nobody has 4.
    rounds = answer("elect", "two-ballots")["votes"][0]["rounds"]
    assert [(one["base"], one["needed"], one["valid"], one["written"]) for one in rounds] == [
        (7, 4, 7, 2),
        (7, 4, 6, 2),
    ]
    # The council above decides: what the leadership settled is a proposal.
    assert leader() == ("proposed", "so-tu-phap")


def test_until_they_decide_the_office_is_open(tmp_path: Path) -> None:
    root = changed(tmp_path, "two-ballots")
    (root / "two-ballots" / "2024" / "outcome.yaml").unlink()
    assert leader(root) == ("tied", None)
    assert asked("elect", "two-ballots", root).code == 3


def test_four_votes_in_the_second_ballot_need_no_decision(tmp_path: Path) -> None:
    second = "invalid: 1\n        in_favour: {so-van-hoa: 3, so-tu-phap: 3}"
    root = changed(
        tmp_path, "two-ballots",
        ("votes.yaml", second, "invalid: 0\n        in_favour: {so-van-hoa: 3, so-tu-phap: 4}"),
    )  # fmt: skip
    (root / "two-ballots" / "2024" / "outcome.yaml").unlink()
    assert leader(root) == ("proposed", "so-tu-phap")


def test_a_third_ballot_is_an_error(tmp_path: Path) -> None:
    second = "in_favour: {so-van-hoa: 3, so-tu-phap: 3}\n"
    third = "      - {written: 2, issued: 7, returned: 7, invalid: 0, in_favour: {so-van-hoa: 3, so-tu-phap: 4}}\n"
    root = changed(tmp_path, "two-ballots", ("votes.yaml", second, second + third))
    assert ("votes.yaml", "EMU613") in found("two-ballots", root)
    assert asked("elect", "two-ballots", root).code == 1
