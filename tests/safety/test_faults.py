"""Where emucli itself fails at one cluster or one paper, the others are judged and made, and the fault is named."""

import subprocess
import sys
from pathlib import Path

from tests.miniature import BASE
from tests.program import REPOSITORY, bare, write

CLUSTERS = {f"cum-{number}/cluster.yaml": f"name: Cụm {number}\nkind: clustr\n" for number in range(2, 6)}
FAILING_CLUSTER = """
import sys
import emucli.app.judge as judge
check = judge.check_cluster
def fail(cluster):
    if cluster.path == "cum-3":
        raise ZeroDivisionError("boom")
    return check(cluster)
judge.check_cluster = fail
"""
FAILING_PAPER = """
import sys
import emucli.app.papers as papers
make = papers.PaperMaker.make
def fail(self, order, *, draft):
    if order.paper == "plan":
        raise ZeroDivisionError("boom")
    return make(self, order, draft=draft)
papers.PaperMaker.make = fail
"""
RUN = "sys.argv = ['emucli', *sys.argv[1:]]\nfrom emucli.cli.main import entry\nentry()\n"


def run(script: str, *arguments: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """emucli with something in it that fails."""
    command = [sys.executable, "-c", script + RUN, *arguments]
    environment = {**bare(), "PYTHONPATH": str(REPOSITORY), "EMUCLI_LANG": "en"}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False, text=True)


def test_one_cluster_hides_no_finding_of_another(tmp_path: Path) -> None:
    root = write(tmp_path, {**BASE, **CLUSTERS})
    done = run(FAILING_CLUSTER, "validate", ".", "--lang", "en", cwd=root)
    assert done.returncode == 70
    for number in (2, 4, 5):
        assert f"cum-{number}/cluster.yaml\n" in done.stdout
    assert "error EMU216" in done.stdout
    assert "cum-3 (ZeroDivisionError: boom)" in done.stderr
    assert "Traceback" not in done.stderr
    # What the root accepts may lie where nothing was found: no waiver of it is called needless.
    assert "EMU902" not in done.stdout
    assert "Traceback" in run(FAILING_CLUSTER, "--debug", "validate", ".", cwd=root).stderr


def test_one_paper_keeps_no_other_from_being_made(tmp_path: Path) -> None:
    year = str(REPOSITORY / "examples/block/example-block/2025")
    done = run(FAILING_PAPER, "report", "all", year, "-o", "papers", "--format", "md", cwd=tmp_path)
    assert done.returncode == 70
    assert "Not made: plan:\n  - ZeroDivisionError: boom\n" in done.stdout
    assert (tmp_path / "papers" / "annual.md").exists()
    assert "plan (ZeroDivisionError: boom)" in done.stderr
    assert "Traceback" not in done.stderr
