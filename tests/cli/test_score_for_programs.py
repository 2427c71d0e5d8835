"""`emucli score` for programs: JSON and CSV."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.scored import NO_SHEETS, ONE_SHEET_MISSING, RANKED, SELF_AND_LATER, TIE_FOR_THE_FLAG, lay_out, score
from tests.scoring.year import ALL, GDDT, VHTT, YTE, leaf, members, pool, regulation, sheet, sheets
from tests.scoring.years_of_several import ranked_year

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
