"""Who scores: later stages, rings, peers that are enough, quarters, agencies."""

from pathlib import Path

import pytest

from tests.cases.several import A, B, C, D, told
from tests.scoring.year import NV, leaf, members, points, regulation, scored, sheets, standings
from tests.scoring.years_of_several import faults_at, held_up, ranks, sheet_line, totals
from tests.voting.elections import FOLDER, ran

THREE = "[{id: self, by: member}, {id: specialist, by: agency}, {id: council, by: conference, otherwise: specialist}]"


@pytest.mark.parametrize("missing", ["block", "zero"])
def test_a_council_writes_only_what_it_changes(missing: str) -> None:
    """38/28/20 by itself, 36/28/20 by the agency, the council changes the third to 18: 36 + 28 + 18 = 82.

    What the council did not touch is not missing, whatever counts for what is.
    """
    given = sheet_line(A, {"1": 38, "2": 28, "3": 20}, stage="self")
    given += sheet_line(A, {"1": 36, "2": 28, "3": 20}, stage="specialist", by=NV)
    files = {
        "members.yaml": members(A, standing_agency=NV),
        "regulation.yaml": regulation(
            leaf("1", 40), leaf("2", 30), leaf("3", 20), total="90", stages=THREE, final="council", missing=missing
        ),
        "scores.yaml": sheets(given, sheet_line(A, {"3": 18}, stage="council")),
    }
    assert faults_at(files) == []
    assert list(points(files)[A].values()) == ["36.00", "28.00", "18.00"]
    assert (totals(scored(files)), scored(files)["status"]) == ({A: "82.00"}, "ranked")


def peers(stage: str, *given: tuple[str, str, object]) -> dict[str, str]:
    """A year of four units that score each other: whom, by whom, points."""
    return {
        "members.yaml": members(A, B, C, D),
        "regulation.yaml": regulation(leaf("A", 10), stages=f"[{{id: peer, by: peers, combine: mean, {stage}}}]"),
        "scores.yaml": sheets(*(sheet_line(unit, stage="peer", by=by, A=mark) for unit, by, mark in given)),
    }


def test_in_a_ring_each_is_scored_by_one() -> None:
    """A scores B 8, B scores C 7, C scores D 9, D owes A; that C scores B 2 is an error, and does not count."""
    ring = f"scorers: {{{A}: [{D}], {B}: [{A}], {C}: [{B}], {D}: [{C}]}}"
    files = peers(ring, (B, A, 8), (C, B, 7), (D, C, 9), (B, C, 2))
    assert [code for code, _ in told(files)] == ["EMU504"]
    answer = scored(files)
    assert held_up(answer) == {A}
    assert [one["scorers"] for one in standings(files)[A]["missing"]] == [[D]]
    assert {unit: points(files)[unit]["A"] for unit in (B, C, D)} == {B: "8.00", C: "7.00", D: "9.00"}


def test_where_two_peers_are_enough_the_third_owes_nothing(tmp_path: Path) -> None:
    """Two of three possible scores are enough, and each unit has two: it is ranked, and nothing is owed."""
    files = peers(
        "at_least: 2",
        (B, A, 8.75), (C, A, 8.5), (C, B, 8.25), (D, B, "8.0"), (D, C, 7.75), (A, C, 7.5), (A, D, 7.25), (B, D, "7.0"),
    )  # fmt: skip
    assert scored(files)["status"] == "ranked"
    # B (8.75 + 7) / 2 = 7.875, C (8.5 + 8.25) / 2 = 8.375, D 7.875, A 7.375, each rounded half up.
    assert totals(scored(files)) == {C: "8.38", B: "7.88", D: "7.88", A: "7.38"}
    run = ran(tmp_path, files, "score", FOLDER, "--matrix", "--lang", "en")
    assert run.code == 0
    assert "Every sheet that totals need has come" in run.text


def test_the_year_is_the_mean_of_its_quarters() -> None:
    """Of 60 and 40 every quarter: A 90, 91, 92, 92 is 91.25; B came in the third, 93 and 90 is 91.50, and first."""
    quarters = {A: ("55 35", "55 36", "56 36", "56 36"), B: (None, None, "57 36", "54 36")}
    written = [
        sheet_line(unit, {"1": one.split()[0], "2": one.split()[1]}).replace("stage:", f"period: q{at}, stage:")
        for unit, marks in quarters.items()
        for at, one in enumerate(marks, 1)
        if one
    ]
    files = {
        "members.yaml": members(A, f"{{unit: {B}, joined: 2024-07-01}}"),
        "regulation.yaml": regulation(
            leaf("1", 60), leaf("2", 40), total="100", decimals="2",
            periods="{ids: [q1, q2, q3, q4], combine: mean, of: total}",
        ),
        "scores.yaml": sheets(*written),
    }  # fmt: skip
    assert faults_at(files) == []
    assert (totals(scored(files)), ranks(scored(files))) == ({B: "91.50", A: "91.25"}, {B: 1, A: 2})


def test_each_criterion_is_scored_by_its_own_agency() -> None:
    """One agency an item, each with its own sheet: 9 + 8 + 7 = 24 for A, 8 + 8 + 9 = 25 for B."""
    agencies = {"1": NV, "2": C, "3": D}
    marks = {A: (9, 8, 7), B: (8, 8, 9)}
    files = {
        "members.yaml": members(A, B, standing_agency=NV),
        "regulation.yaml": regulation(
            *(leaf(code, 10, agency=agency) for code, agency in agencies.items()),
            total="30", stages="[{id: agencies, by: agency}]",
        ),
        "scores.yaml": sheets(
            *(
                sheet_line(unit, {code: mark}, stage="agencies", by=agency)
                for unit, given in marks.items()
                for (code, agency), mark in zip(agencies.items(), given, strict=True)
            )
        ),
    }  # fmt: skip
    assert faults_at(files) == []
    assert totals(scored(files)) == {B: "25.00", A: "24.00"}


def test_where_every_criterion_names_its_stage_none_is_final() -> None:
    """9 by the agency for the first, 8 by the cluster for the second: 17, and nothing is left to a final stage."""
    files = {
        "members.yaml": members(A, standing_agency=NV),
        "regulation.yaml": regulation(
            leaf("1", 10, stage="noi-vu"), leaf("2", 10, stage="cum"),
            total="20", stages="[{id: noi-vu, by: agency}, {id: cum, by: leadership}]",
        ),
        "scores.yaml": sheets(sheet_line(A, {"1": 9}, stage="noi-vu", by=NV), sheet_line(A, {"2": 8}, stage="cum")),
    }  # fmt: skip
    assert faults_at(files) == []
    assert totals(scored(files)) == {A: "17.00"}
