"""Signals and deaths: one line, an exit code that says so, no traceback, and no process left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.trees.prose import write_tree
from tests.program import bare

YEARS = 900
"""Years enough for a second process to join and to have work for a while."""
linux = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for children in /proc")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tree that two processes check together."""
    root = tmp_path_factory.mktemp("large")
    write_tree(root, YEARS)
    return root


def children(process: int) -> list[int]:
    """The processes that a process began and that have not ended."""
    try:
        found = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except FileNotFoundError:
        return []
    return [int(one) for one in found if runs(int(one))]


def runs(process: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def command_of(process: int) -> str:
    """The command line of a process."""
    return Path(f"/proc/{process}/cmdline").read_bytes().decode("utf-8", "replace")


def waited_for(what: object, patience: float = 20.0) -> bool:
    """Whether something that is asked again and again comes true before patience ends."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if what():  # type: ignore[operator]
            return True
        time.sleep(0.01)
    return False


def _hears() -> None:
    # A shell that runs the tests in the background has switched Ctrl-C off, and what is off stays off.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def checking(large: Path, *jobs: str) -> Iterator[tuple["subprocess.Popen[bytes]", Sequence[int]]]:
    """A running check that has begun its second process, and the processes that it began."""
    command = [sys.executable, "-m", "emucli", "validate", ".", "--lang", "en", *jobs]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=large, env=bare(), stdout=pipe, stderr=pipe, start_new_session=True, preexec_fn=_hears
    ) as process:
        assert waited_for(lambda: [one for one in children(process.pid) if "spawn_main" in command_of(one)])
        try:
            yield process, children(process.pid)
        finally:
            process.kill()


def ended(process: "subprocess.Popen[bytes]", began: Sequence[int]) -> tuple[int, bytes]:
    """The exit code and what was said, once nothing that the process began is there any more."""
    _, said = process.communicate(timeout=30)
    assert waited_for(lambda: not any(runs(one) for one in began))
    return process.returncode, said


@linux
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("to_all", [False, True])
def test_a_signal_ends_everything_with_one_line(large: Path, number: signal.Signals, to_all: bool) -> None:
    with checking(large, "--jobs", "2") as (process, began):
        # A terminal sends Ctrl-C to every process of the command.
        (os.killpg if to_all else os.kill)(process.pid, number)
        assert ended(process, began) == (130, b"emucli: stopped, as asked.\n")


@linux
def test_a_worker_that_is_killed_ends_the_check_with_a_message(large: Path) -> None:
    with checking(large, "--jobs", "2") as (process, began):
        for one in began:
            if "spawn_main" in command_of(one):
                os.kill(one, signal.SIGKILL)
        code, said = ended(process, began)
    assert (code, said.count(b"\n")) == (2, 1)
    assert b"not complete" in said


@linux
def test_workers_end_with_the_process_that_began_them(large: Path) -> None:
    with checking(large, "--jobs", "2") as (process, began):
        process.kill()
        process.wait()
        assert waited_for(lambda: not any(runs(one) for one in began))


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.15])
def test_a_signal_at_any_moment_leaves_no_traceback(moment: float) -> None:
    script = (
        "import sys; sys.argv = ['emucli', 'validate', 'records']\nfrom emucli.cli.main import entry\nprint(flush=True)"
    )
    command = [sys.executable, "-c", f"{script}\nentry()"]
    with subprocess.Popen(command, env=bare(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(moment)
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=30)
    # A signal before the first line of emucli is Python's own affair; one after its last comes too late.
    assert process.returncode in (130, 0, -signal.SIGTERM)
    assert b"Traceback" not in said


DROPPED = """
import os, signal, sys, time
import emucli.cli.validate as validate
class Cleaned:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)
        sum(range(1000))
def run(*_arguments, **_named):
    Cleaned()
    time.sleep(20)
    return 0
validate.run = run
sys.argv = ["emucli", "validate", "--lang", "en"]
from emucli.cli.main import entry
entry()
"""


def test_a_signal_that_python_drops_while_it_cleans_up_is_heard() -> None:
    done = subprocess.run([sys.executable, "-c", DROPPED], env=bare(), capture_output=True, check=False, timeout=15)
    assert (done.returncode, done.stderr) == (130, b"emucli: stopped, as asked.\n")


HOSTILE = "import pathlib\npathlib.Path(__file__).with_name('RAN').touch()\n"


@linux
def test_no_module_in_the_folder_of_the_records_is_run(large: Path) -> None:
    modules = ("multiprocessing", "yaml", "pydantic", "runpy", "re", "typing", "sitecustomize", "usercustomize")
    for name in modules:
        (large / f"{name}.py").write_text(HOSTILE, encoding="utf-8")
    script = Path(sys.executable).with_name("emucli")
    command = [str(script), "validate", ".", "--jobs", "2", "--lang", "en"]
    done = subprocess.run(command, cwd=large, env=bare(), capture_output=True, check=False, timeout=120)
    for name in modules:
        (large / f"{name}.py").unlink()
    assert (done.returncode, done.stderr) == (0, b"")
    assert not (large / "RAN").exists()


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "> /dev/full"])
@pytest.mark.parametrize(
    "arguments",
    [
        "validate records", "score examples/block/example-block/2025", "elect records/north-central/2023 --format json",
        "report press records/hanoi-cluster-7/2023 --lang en", "explain EMU301", "templates check", "--help",
        "validate --help",
        "--version", "validate nowhere", "nonsense",
    ],
)  # fmt: skip
def test_output_that_is_closed_or_full_is_no_fault(arguments: str, closed: str) -> None:
    command = f"'{sys.executable}' -m emucli {arguments} {closed}"
    done = subprocess.run(["sh", "-c", command], env=bare(), capture_output=True, check=False, timeout=60)
    assert done.returncode in (0, 2)
    assert b"Traceback" not in done.stderr
