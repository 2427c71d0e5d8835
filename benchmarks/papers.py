"""Papers as whole processes: one paper, all of them, a large score table; beside what a bare library takes."""

import sys
import tempfile
from pathlib import Path

from .timing import EMUCLI, REPOSITORY, peak_megabytes, seconds, show
from .trees.large import write_block

_BARE = "import sys; from docx import Document; Document().save(sys.argv[1])"
"""The least that python-docx does: an empty document from its own template."""


def bench_papers() -> None:
    """One paper of the worked example as DOCX against an empty document of python-docx; all papers in both forms."""
    year = REPOSITORY / "examples/block/example-block/2025"
    with tempfile.TemporaryDirectory() as folder:
        theirs = seconds([sys.executable, "-c", _BARE, f"{folder}/bare.docx"], 7)
        for paper in ("notice", "annual"):
            ours = seconds([*EMUCLI, "report", paper, str(year), "-o", f"{folder}/{paper}.docx", "--force"], 7)
            show(f"report {paper} as DOCX, against an empty document of python-docx", ours, theirs, "0.5 s")
        whole = seconds([*EMUCLI, "report", "all", str(year), "-o", f"{folder}/all", "--force"], 3)
        print(f"{'report all: 24 papers, each as Markdown and DOCX':58} {whole:8.3f} s   target 3 s")


def bench_scoreboard(units: int, criteria: int) -> None:
    """The score table of a large block, in which every member scores every other one."""
    with tempfile.TemporaryDirectory() as folder:
        year = write_block(Path(folder), units, criteria)
        command = [*EMUCLI, "report", "scoreboard", str(year), "-o", f"{folder}/board.docx", "--force"]
        ours, memory = seconds(command, 3), peak_megabytes(command)
    what = f"scoreboard of {units} units x {criteria} criteria as DOCX"
    print(f"{what:58} {ours:8.3f} s   target 2 s; {memory} MB, target 200 MB")
