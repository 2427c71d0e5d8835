"""`elect` and `score` as JSON and as text (FORMAT: what the commands return as JSON)."""

import json
from pathlib import Path

import pytest

from tests.miniature import BASE
from tests.program import emucli, write

HANOI = "records/hanoi-cluster-7/2023"
REGULATION = """\
scoring:
  total: 10
  criteria:
    - {code: A, title: "Nhiệm vụ", max: 8}
    - {code: B, title: "Phong trào", max: 2}
  stages: [{id: self, by: member}]
"""
SHEETS = """\
sheets:
  - {unit: so-y-te, stage: self, by: so-y-te, entries: {A: 7.5, B: 2}}
  - {unit: so-giao-duc, stage: self, by: so-giao-duc, entries: {A: 6, B: 2}}
"""


def test_elect_as_json_has_every_key() -> None:
    answer = json.loads(emucli("elect", "records/north-central/2023", "--format", "json", "--lang", "en").text)
    keys = {"schema_version", "cluster", "year", "for_year", "leader", "deputies", "votes", "findings"}
    assert set(answer) == keys
    assert (answer["cluster"], answer["year"], answer["for_year"]) == ("north-central", "2023", "2024")
    assert set(answer["leader"]) == {"unit", "state", "how", "computed", "departs", "explanation"}
    assert (answer["leader"]["unit"], answer["leader"]["state"], answer["leader"]["how"]) == (
        "thua-thien-hue",
        "proposed",
        None,
    )
    assert [(one["unit"], one["state"]) for one in answer["deputies"]] == [("ha-tinh", "proposed")]
    assert any("Central Emulation and Reward Council" in sentence for sentence in answer["leader"]["explanation"])


@pytest.mark.parametrize(
    ("year", "unit", "state"),
    [
        ("hanoi-cluster-7/2023", "hanoi-health", "proposed"),
        ("culture-cluster-1/2024", "hung-yen-culture", "proposed"),
        ("central-cities/2023", None, "not_held"),
        ("hanoi-cluster-7/2024", None, "not_held"),
    ],
)
def test_an_open_office_is_null_and_exit_0(year: str, unit: str | None, state: str) -> None:
    run = emucli("elect", f"records/{year}", "--format", "json")
    leader = json.loads(run.text)["leader"]
    assert (run.code, leader["unit"], leader["state"]) == (0, unit, state)


def test_elect_as_text_names_office_state_and_power() -> None:
    text = emucli("elect", "records/north-central/2023", "--lang", "vi").text
    assert "Cụm trưởng: Tỉnh Thừa Thiên Huế — được đề nghị" in text
    assert "Cụm phó: Tỉnh Hà Tĩnh — được đề nghị" in text
    assert "Quyền quyết định thuộc về Hội đồng Thi đua - Khen thưởng Trung ương" in text


def test_score_as_json_has_every_key() -> None:
    answer = json.loads(emucli("score", HANOI, "--format", "json").text)
    fixed = {"schema_version", "cluster", "year", "status", "standings", "awards", "blocked"}
    assert fixed <= set(answer)
    assert (answer["status"], answer["standings"], answer["blocked"]) == ("not_rankable", [], [])
    assert answer["recorded"]["awards"][0] == {"award": "co-thi-dua-tinh", "units": ["hanoi-education"]}
    assert len(answer["reasons"]) == 2


def test_score_as_text_says_why_and_what_there_is() -> None:
    run = emucli("score", "records/culture-cluster-1/2024", "--lang", "en")
    assert run.code == 0
    assert "not rankable, because" in run.text
    assert "Proposed for the Certificate of Merit of the Ministry of Culture, Sports and Tourism:" in run.text
    assert "(the source does not name the unit)" in run.text


def test_score_adds_up_what_the_sheets_hold(tmp_path: Path) -> None:
    write(tmp_path, {**BASE, "cum-1/2024/regulation.yaml": REGULATION, "cum-1/2024/scores.yaml": SHEETS})
    run = emucli("score", "cum-1/2024", "--format", "json", cwd=tmp_path)
    answer = json.loads(run.text)
    # 7.5 + 2; for so-van-hoa no sheet has come, and nothing is guessed.
    assert {one["unit"]: (one["total"], one["rank"]) for one in answer["standings"]} == {
        "so-y-te": ("9.50", None),
        "so-giao-duc": ("8.00", None),
        "so-van-hoa": (None, None),
    }
    assert (run.code, answer["status"]) == (3, "blocked")


def test_explain_prints_meaning_remedy_and_both_examples() -> None:
    text = emucli("explain", "emu301", "--lang", "en").text
    assert text.startswith("EMU301 · error · ")
    for part in ("What to do: ", "Bad — ", "Good — "):
        assert part in text
