"""What is measured is what it is said to be: trees of any size are clean, no two clusters are alike, each runs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.__main__ import SUBJECTS
from benchmarks.office import rank, write_workbooks
from benchmarks.phases import PHASES, REST, phases
from benchmarks.table import Table
from benchmarks.timing import Ratio, Run, ratio
from benchmarks.trees.large import write_block
from benchmarks.trees.prose import write_tree
from benchmarks.trees.sheets import write_noted, write_sheets
from benchmarks.trees.worked import write_worked
from tests.program import REPOSITORY, emucli

TREES = [write_sheets, write_worked, write_tree]


@pytest.mark.parametrize("write", TREES)
def test_a_tree_is_clean_and_no_two_years_are_alike(write: Callable[[Path, int], None], tmp_path: Path) -> None:
    write(tmp_path, 6)
    run = emucli("validate", tmp_path, "--lang", "en")
    assert (run.code, run.text.startswith("Valid: "), run.text.count("\n")) == (0, True, 1)
    assert ", 6 years." in run.text
    years = [year for year in tmp_path.glob("*/*") if year.is_dir()]
    assert len({_text(year) for year in years}) == len(years) == 6


def _text(year: Path) -> str:
    """What a year holds, as one text."""
    return "".join(file.read_text(encoding="utf-8") for file in sorted(year.rglob("*.yaml")))


def test_a_noted_tree_has_one_note_a_year_and_no_other_finding(tmp_path: Path) -> None:
    write_noted(tmp_path, 6)
    run = emucli("validate", tmp_path, "--lang", "en", "--statistics")
    assert (run.code, [line for line in run.text.splitlines() if "EMU" in line and "EMU525" not in line]) == (0, [])
    assert "0 errors, 0 warnings, 6 notes" in run.text


def test_a_large_block_is_clean_and_ranked(tmp_path: Path) -> None:
    year = write_block(tmp_path, 4, 12)
    assert emucli("validate", tmp_path).code == 0
    assert emucli("score", year, "--lang", "en").text.count("\n") > 4


def test_every_phase_is_found_in_a_run_and_what_is_no_phase_is_the_rest(tmp_path: Path) -> None:
    write_sheets(tmp_path, 20)
    first, others, unwatched = phases(tmp_path)
    for spent in (first, others):
        assert [phase for phase in (*PHASES, REST, "yaml.load") if not spent[phase] > 0] == []
    assert [phase for phase, seconds in unwatched.items() if seconds > 0] == ["yaml.load", REST]


def test_the_script_of_an_office_ranks_what_stands_in_its_workbooks(tmp_path: Path) -> None:
    write_sheets(tmp_path / "records", 1)
    write_workbooks(tmp_path / "records", tmp_path / "books")
    (line,) = rank(tmp_path / "books")
    assert line.startswith("2020: don-vi-")
    assert line.count("don-vi-") == 9


def test_a_table_names_the_targets_that_were_missed(capsys: pytest.CaptureFixture[str]) -> None:
    table = Table()
    table.section("Two")
    table.pair("met", (1.0, 2.0), ratio([1.0, 3.0, 8.0], [2.0, 4.0, 8.0]), 0.75)
    table.seconds("late", Run(0.1, 0.5, 30), 0.4)
    table.memory("small", 30, 150)
    table.foot()
    assert ratio([1.0, 3.0, 8.0], [2.0, 4.0, 8.0]) == Ratio(0.75, 0.5, 1.0)
    assert table.missed == ["Two: late"]
    assert "2 of 3 targets met\n  missed: Two: late\n" in capsys.readouterr().out


def test_the_page_names_every_subject_that_may_be_asked_for() -> None:
    page = (REPOSITORY / "docs" / "performance.md").read_text(encoding="utf-8")
    (line,) = (line for line in page.splitlines() if "--only sheets  " in line)
    assert line.rpartition(": ")[2].split(", ") == list(SUBJECTS)
