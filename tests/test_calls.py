"""What validating costs, counted in calls of Python functions: no clock, so that no busy machine changes the answer."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.trees.prose import write_tree
from benchmarks.trees.sheets import write_sheets
from benchmarks.trees.worked import write_worked
from tests.program import REPOSITORY, bare

CLUSTERS = 3


@pytest.mark.parametrize(
    ("write", "years", "most"),
    [
        # Measured with Python 3.11: 7,124 a year. Two fractions made and multiplied for each of the 180 points that are
        # added up come to 10,589: the bound lies below that.
        pytest.param(write_sheets, 5, 8_500, id="sheets"),
        # 45,072, with the sheets of eight peers every other year.
        pytest.param(write_worked, 2, 52_000, id="block"),
        # 1,226: four files without points.
        pytest.param(write_tree, 5, 1_400, id="prose"),
    ],
)
def test_a_year_takes_no_more_calls_than_stated(
    write: Callable[[Path, int], None], years: int, most: int, tmp_path: Path
) -> None:
    write(tmp_path, CLUSTERS * years)
    _, second, third = calls_by_cluster(tmp_path)
    assert second / years <= most
    # What one cluster takes does not grow with those before it.
    assert third <= 1.02 * second


def calls_by_cluster(root: Path) -> list[int]:
    """The calls of each cluster, counted in a process of its own: what other tests left in memory changes them."""
    command = [sys.executable, "-m", "tests.calls", str(root)]
    done = subprocess.run(command, cwd=REPOSITORY, env=bare(), capture_output=True, check=True)
    return [int(number) for number in done.stdout.split()]
