"""Forms as whole processes: one of many criteria made, one taken back, those of a large block taken back at once."""

import shutil
import sys
import tempfile
from pathlib import Path

from .timing import EMUCLI, peak_megabytes, seconds, show
from .trees.large import write_block

_BARE = "import sys; from openpyxl import load_workbook; load_workbook(sys.argv[1])"
"""The least that it takes to read a form: openpyxl opens it."""


def bench_form(criteria: int) -> None:
    """A unit's own form: made, and taken back into a year that has nothing of it yet."""
    with tempfile.TemporaryDirectory() as folder:
        year = write_block(Path(folder), 2, criteria)
        form = Path(folder) / "forms" / "self-so-1.xlsx"
        made = seconds([*EMUCLI, "form", str(year), "--unit", "so-1", "-o", str(form.parent), "--force"], 5)
        print(f"{f'form of {criteria} criteria':58} {made:8.3f} s   target 1 s")
        shutil.rmtree(year / "scores")
        taken = seconds([*EMUCLI, "import", str(year), str(form), "--dry-run"], 5)
        show(
            "import of it, against openpyxl opening it",
            taken,
            seconds([sys.executable, "-c", _BARE, str(form)], 5),
            "1.5 s",
        )


def bench_import(units: int, criteria: int) -> None:
    """The own forms of every unit, taken back at once into a year without sheets."""
    with tempfile.TemporaryDirectory() as folder:
        year = write_block(Path(folder), units, criteria)
        for sheets in ("peer", "appraisal"):
            shutil.rmtree(year / "scores" / sheets)
        forms = Path(folder) / "forms"
        seconds([*EMUCLI, "form", str(year), "--stage", "self", "-o", str(forms), "--force"], 1)
        shutil.rmtree(year / "scores")
        command = [*EMUCLI, "import", str(year), *map(str, sorted(forms.glob("*.xlsx"))), "--dry-run"]
        ours, memory = seconds(command, 1), peak_megabytes(command)
    what = f"import of {units} forms of {criteria} criteria"
    print(f"{what:58} {ours:8.3f} s   target 20 s; {memory} MB, target 300 MB")
