"""`emucli score`: what totals wait for and no more, numbers as readers write them, names in either normal form."""

import json
import re
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest

from tests.cli.scored import FLAG, MISSING_IS_ZERO, ONE_SHEET_MISSING, lay_out, score
from tests.miniature import BASE
from tests.program import emucli, write
from tests.scoring.year import ALL, DL, GDDT, VHTT, YTE, leaf, members, pool, regulation, sheet, sheets
from tests.scoring.years_of_several import ranked_year, suspended

# --- What totals wait for, and nothing else ---------------------------------------------------------------------------

AT_LEAST_TWO = "[{id: peer, by: peers, combine: mean, at_least: 2}]"
FOUR = (YTE, GDDT, VHTT, DL)


def _peers_of(*pairs: tuple[str, str]) -> str:
    return sheets(*(sheet(unit, a=8, stage="peer", by=by) for unit, by in pairs))


def _ring(stages: str, *left_out: tuple[str, str]) -> dict[str, str]:
    """Each of four units is scored by the two that follow it in the ring."""
    pairs = [(unit, FOUR[(at + step) % 4]) for at, unit in enumerate(FOUR) for step in (1, 2)]
    return {
        "members.yaml": members(*FOUR),
        "regulation.yaml": regulation(leaf("a", 10), total="10", stages=stages),
        "scores.yaml": _peers_of(*(pair for pair in pairs if pair not in left_out)),
    }


def test_enough_peers_owe_nothing(tmp_path: Path) -> None:
    run = score(lay_out(tmp_path, _ring(AT_LEAST_TWO)), "--matrix")
    assert run.code == 0
    assert run.text.endswith("Đã nhận đủ phiếu cần để tính điểm.\n")


def test_one_of_several_peers_is_enough(tmp_path: Path) -> None:
    # so-y-te has one score of two; so-van-hoa, who sent none, or so-du-lich may give the second.
    root = lay_out(tmp_path, _ring(AT_LEAST_TWO, (YTE, VHTT)))
    told = "Sở Du lịch hoặc Sở Văn hóa và Thể thao"
    assert f"- {told}: peer: Sở Y tế\n" in score(root, "--matrix").text
    run = score(root)
    assert run.code == 3
    assert f"Chưa gửi phiếu:\n- {told}: phiếu chấm điểm đối với Sở Y tế\n" in run.text
    (owed,) = json.loads(score(root, "--matrix", "--format", "json").text)["owes"]
    assert owed == {
        "scorer": None, "scorers": [DL, VHTT], "needed": 1, "sheets": [{"stage": "peer", "unit": YTE}],
    }  # fmt: skip
    standing = next(one for one in json.loads(score(root, "--format", "json").text)["standings"] if one["unit"] == YTE)
    assert standing["missing"] == [{"stage": "peer", "scorers": [DL, VHTT], "criteria": [], "needed": 1}]


def test_two_of_three_peers_are_named(tmp_path: Path) -> None:
    root = lay_out(tmp_path, _ring(AT_LEAST_TWO, (YTE, VHTT), (YTE, GDDT)))
    assert (
        "- 2 trong số Sở Du lịch, Sở Giáo dục và Đào tạo, Sở Văn hóa và Thể thao: peer: Sở Y tế\n"
        in score(root, "--matrix").text
    )


def test_a_sheet_of_the_leader_or_a_deputy_is_asked_of_either(tmp_path: Path) -> None:
    year = {**ONE_SHEET_MISSING, "members.yaml": members(*ALL, deputies=f"[{GDDT}]")}
    root = lay_out(tmp_path, year)
    run = score(root, lang="en")
    assert (
        "- the Department of Education and Training or the Department of Health: "
        "the appraisal of the Department of Culture and Sports\n" in run.text
    )


def test_what_is_missing_half_way_is_one_line_a_debtor(tmp_path: Path) -> None:
    # so-giao-duc has sent none of its two sheets, so-van-hoa one of two; the leader leaves a criterion out.
    stages = "[{id: appraisal, by: leadership}, {id: peer, by: peers, combine: mean}]"
    by_peers = [sheet(unit, {"a": 8, "b": 8}, stage="peer", by=by) for unit, by in ((YTE, VHTT), (VHTT, YTE))]
    rest = [sheet(GDDT, {"a": 8, "b": 8}, stage="peer", by=YTE), sheet(YTE, {"a": 8}), sheet(VHTT, {"a": 8, "b": 8})]
    year = {
        "members.yaml": members(YTE, GDDT, VHTT),
        "regulation.yaml": regulation(
            leaf("a", 10), leaf("b", 10), total="20", stages=stages, final="{appraisal: 50, peer: 50}"
        ),
        "scores.yaml": sheets(*by_peers, *rest, sheet(GDDT, {"a": 8, "b": 8})),
    }
    root = lay_out(tmp_path, year)
    run = score(root)
    assert run.code == 3
    told = (
        "- Sở Giáo dục và Đào tạo: phiếu chấm điểm đối với Sở Văn hóa và Thể thao, Sở Y tế\n"
        "- Sở Văn hóa và Thể thao: phiếu chấm điểm đối với Sở Giáo dục và Đào tạo\n"
        "- Sở Y tế: bổ sung vào phiếu của Sở Y tế các tiêu chí b\n"
    )
    assert run.text.endswith(f"\n\nChưa gửi phiếu:\n{told}")
    # Where the plan has no days, status says the same in the same words.
    assert told in emucli("status", "cum-1/2024", "--as-of", "2024-12-12", "--lang", "vi", cwd=root).text
    # For programs each sheet stands alone.
    assert len(json.loads(score(root, "--format", "json").text)["blocked"]) == 4


def test_nobody_owes_what_no_sheet_can_say(tmp_path: Path) -> None:
    # How `b` is scored is not known: the sheets of `a` are all that can come.
    year = {
        "members.yaml": members(YTE),
        "regulation.yaml": regulation(leaf("a", 10), leaf("b", 10, "unknown"), total="20"),
        "scores.yaml": sheets(sheet(YTE, a=8)),
    }
    run = score(lay_out(tmp_path, year), "--matrix")
    assert run.text.endswith("Đã nhận đủ phiếu cần để tính điểm.\n")


def test_what_counts_as_zero_is_not_told_as_owed(tmp_path: Path) -> None:
    text = score(lay_out(tmp_path, MISSING_IS_ZERO), "--matrix").text
    assert (
        "Chưa nhận, tính 0 điểm theo quy chế (missing: zero):\n- Sở Y tế: appraisal: Sở Văn hóa và Thể thao\n" in text
    )


@pytest.mark.parametrize("missing", ["block", "zero"])
def test_a_suspended_unit_without_sheets_has_no_total_and_owes_none(tmp_path: Path, missing: str) -> None:
    year = ranked_year({YTE: 90, GDDT: 80}, after=FLAG, missing=missing)
    year |= {"members.yaml": members(YTE, GDDT, suspended(VHTT))}
    root = lay_out(tmp_path, year)
    run = score(root)
    assert run.code == 0
    assert re.search(r"-  Sở Văn hóa và Thể thao +- +- +- +-\n", run.text)
    assert "Đã nhận đủ phiếu" in score(root, "--matrix").text
    last = json.loads(score(root, "--format", "json").text)["standings"][-1]
    assert {last[key] for key in ("rank", "total", "base", "bonus", "penalty", "class")} == {None}
    assert (last["unit"], last["criteria"], last["missing"]) == (VHTT, {"a": None}, [])
    assert score(root, "--explain", VHTT).text.startswith(
        "Sở Văn hóa và Thể thao: không có tổng điểm, không xếp hạng\n"
    )


def test_a_bonus_that_does_not_apply_is_null(tmp_path: Path) -> None:
    bonus = pool(leaf("T1", 5, not_for=f"[{GDDT}]"), max="5")
    year = {
        "members.yaml": members(YTE, GDDT),
        "regulation.yaml": regulation(leaf("a", 10), total="15", bonus=bonus),
        "scores.yaml": sheets(sheet(YTE, a=9, T1=2), sheet(GDDT, a=8)),
    }
    answer = json.loads(score(lay_out(tmp_path, year), "--format", "json").text)
    assert {one["unit"]: (one["criteria"]["T1"], one["bonus"]) for one in answer["standings"]} == {
        YTE: ("2.00", "2.00"),
        GDDT: (None, "0.00"),
    }


def test_formulas_in_vietnamese_can_be_worked_out_again(tmp_path: Path) -> None:
    bonus = pool(leaf("T1", 5.5), leaf("T2", 5.5), max="7.5")
    year = {
        "members.yaml": members(YTE),
        "regulation.yaml": regulation(leaf("a", 10), total="17.5", bonus=bonus),
        "scores.yaml": sheets(sheet(YTE, a=9.5, T1=5.5, T2=4)),
    }
    root = lay_out(tmp_path, year)
    vietnamese, english = (score(root, "--explain", YTE, "--full", lang=lang).text for lang in ("vi", "en"))
    # 5.5 + 4 = 9.5, above the pool's 7.5; 9.5 + 7.5 = 17.
    assert "min(7,5; 5,5 + 4) = 7,5" in vietnamese
    assert "min(7.5, 5.5 + 4) = 7.5" in english
    assert "appraisal: 9,5\n" in vietnamese
    assert '"formula": "min(7.5, 5.5 + 4)"' in score(root, "--explain", YTE, "--format", "json").text


# --- Names in another normal form -------------------------------------------------------------------------------------


Form = Literal["NFC", "NFD"]


@pytest.mark.parametrize("typed", ["NFC", "NFD"])
@pytest.mark.parametrize("stored", ["NFC", "NFD"])
def test_codes_and_folders_are_the_same_in_either_form(tmp_path: Path, typed: Form, stored: Form) -> None:
    files = {"regulation.yaml": regulation(leaf("I.ế", 10), total="10"), "scores.yaml": sheets(sheet(YTE, {"I.ế": 9}))}
    folder = f"{normalize(stored, 'cụm-số-1')}/2024"
    year = {f"{folder}/{name}": text for name, text in {**files, "members.yaml": members(YTE)}.items()}
    cluster = {f"{normalize(stored, 'cụm-số-1')}/cluster.yaml": "name: Cụm thi đua số 1\nkind: cluster\n"}
    root = write(tmp_path, {"units.yaml": BASE["units.yaml"], **cluster, **year})
    named, wanted = normalize(typed, "cụm-số-1/2024"), normalize(typed, f"{YTE}/I.ế")
    run = emucli("score", named, "--explain", wanted, "--lang", "vi", cwd=root)
    assert (run.code, run.said) == (0, "")
    assert "  I.ế T: 9 -> 9,00\n" in run.text
    waivers = f'waivers:\n  - {{code: EMU525, path: {folder}/scores.yaml, reason: "Một đơn vị"}}\n'
    write(root, {f"{folder}/waivers.yaml": waivers})
    assert "1 đã chấp nhận" in emucli("validate", named.removesuffix("/2024"), "--lang", "vi", cwd=root).text


# --- What the scale says ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "Điểm chính thức của từng tiêu chí là điểm của bước quyết định tiêu chí đó."),
        ("en", "The final points of each criterion are those of the stage that decides it."),
    ],
)
def test_the_scale_asks_for_no_final_stage_where_each_criterion_names_its_own(
    tmp_path: Path, lang: str, said: str
) -> None:
    named = (leaf("a", 10, stage="appraisal"), leaf("b", 10, stage="meeting"))
    stages = "[{id: appraisal, by: leadership}, {id: meeting, by: conference}]"
    root = lay_out(
        tmp_path, {"regulation.yaml": regulation(*named, total="20", stages=stages), "members.yaml": members(YTE)}
    )
    run = emucli("report", "scale", "cum-1/2024", "--draft", "--lang", lang, cwd=root)
    assert said in run.text
    assert "scoring.final" not in run.said
