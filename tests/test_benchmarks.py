"""What is measured is what it is said to be: trees of any size are clean, no two clusters are alike, each runs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.trees.large import write_block
from benchmarks.trees.prose import write_tree
from benchmarks.trees.sheets import write_noted, write_sheets
from benchmarks.trees.worked import write_worked
from tests.program import emucli

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
