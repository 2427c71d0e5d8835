"""Forms as whole processes: one of many criteria made, one taken back, those of a large block taken back at once."""

import shutil
import sys
import tempfile
from pathlib import Path

from .table import Table
from .timing import EMUCLI, in_turn, ratio, repeated, run, typical
from .trees.large import write_block

_BARE = "import sys; from openpyxl import load_workbook; load_workbook(sys.argv[1])"
"""The least that it takes to read a form: openpyxl opens it."""


def bench_form(table: Table, criteria: int, turns: int) -> None:
    """A unit's own form: made, and taken back into a year that has nothing of it yet."""
    table.section("forms (peer: openpyxl opens the workbook)")
    with tempfile.TemporaryDirectory() as folder:
        year = write_block(Path(folder), 2, criteria)
        form = Path(folder) / "forms" / "self-so-1.xlsx"
        made = [*EMUCLI, "form", str(year), "--unit", "so-1", "-o", str(form.parent), "--force"]
        table.seconds(f"form of {criteria} criteria", repeated(made, turns), 1)
        shutil.rmtree(year / "scores")
        taken = [*EMUCLI, "import", str(year), str(form), "--dry-run"]
        bare = [sys.executable, "-c", _BARE, str(form)]
        runs = in_turn({"ours": (taken, None), "theirs": (bare, None)}, turns)
    table.seconds("import of it", typical(runs["ours"]), 1.5)
    user = [[one.user for one in each] for each in runs.values()]
    table.pair("  user time", (typical(runs["ours"]).user, typical(runs["theirs"]).user), ratio(*user))


def bench_import(table: Table, units: int, criteria: int) -> None:
    """The own forms of every unit, taken back at once into a year without sheets."""
    with tempfile.TemporaryDirectory() as folder:
        year = write_block(Path(folder), units, criteria)
        for sheets in ("peer", "appraisal"):
            shutil.rmtree(year / "scores" / sheets)
        forms = Path(folder) / "forms"
        run([*EMUCLI, "form", str(year), "--stage", "self", "-o", str(forms), "--force"])
        shutil.rmtree(year / "scores")
        took = run([*EMUCLI, "import", str(year), *map(str, sorted(forms.glob("*.xlsx"))), "--dry-run"])
    table.seconds(f"import of {units} forms of {criteria} criteria", took, 20)
    table.memory("  most memory", took.memory, 300)
