"""A file of 1 MiB in which everything is wrong is told in few words, soon, and with little memory.

What is measured is what does not depend on the machine: how many findings are shown, and how much memory they take.
"""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from emucli.findings.located import MOST_OF_A_FILE
from emucli.findings.near import Known, nearest
from emucli.reading.limits import MAX_BYTES, MAX_TOLD
from tests.miniature import BASE
from tests.program import bare, write

MEMORY = 200 * 1024 * 1024
REGULATION = """scoring:
  criteria:
    - {code: "1", title: a, max: 20, measure: {kind: points}}
  stages:
    - {id: tu-cham, by: member}
"""
PLAN, MEMBERS, SCORES = (f"cum-1/2023/{name}.yaml" for name in ("plan", "members", "scores"))
WRONG = {
    "keys in one line": (PLAN, "{" + ", ".join(f"k{number}: 1" for number in range(60_000)) + "}\n"),
    "keys that no format has": (PLAN, "".join(f"thema{number}: x\n" for number in range(60_000))),
    "the same key": (PLAN, "theme: x\n" * 90_000),
    "anchors": (PLAN, "content: [" + "&a b," * 150_000 + "]\n"),
    "texts for mappings": (MEMBERS, "members: [" + "a," * 190_000 + "]\n"),
    "unknown units": (MEMBERS, "members:\n" + "".join(f"- unit: so-y-te-{number}\n" for number in range(40_000))),
    "unknown codes": (
        SCORES,
        "sheets:\n- unit: so-y-te\n  stage: tu-cham\n  by: so-y-te\n  entries:\n"
        + "".join(f'    "{number}": 1\n' for number in range(2, 70_000)),
    ),
    "unknown stages": (
        SCORES,
        "sheets:\n"
        + "".join(f"- {{unit: so-y-te, stage: s{number}, by: so-y-te, entries: {{}}}}\n" for number in range(16_000)),
    ),
    "one long word": (PLAN, f"thema: {'x' * 1_000_000}\n"),
    "one long id": (MEMBERS, f"members:\n- unit: {'x' * 1_000_000}\n"),
    "waivers of nothing": (
        "cum-1/2023/waivers.yaml",
        "waivers:\n" + "".join(f"- {{code: EMU312, path: a{number}, reason: x}}\n" for number in range(22_000)),
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_file_full_of_errors_is_told_in_few_words_and_little_memory(tmp_path: Path, what: str) -> None:
    file, text = WRONG[what]
    text = text.encode()[: MAX_BYTES - 4].decode(errors="ignore")
    root = write(tmp_path, {**BASE, "cum-1/2023/regulation.yaml": REGULATION, file: text})
    command = [sys.executable, "-m", "emucli", "validate", ".", "--format", "json", "--lang", "en"]

    def limited() -> None:
        # What the process may map for itself, which is a little more than what it uses.
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))

    done = subprocess.run(
        command, cwd=root, env=bare(), capture_output=True, check=False, timeout=60, preexec_fn=limited
    )
    assert (done.returncode, done.stderr) == (1, b"")
    answer = json.loads(done.stdout)
    shown = [one for one in answer["findings"] if one["path"] == file]
    assert 0 < len(shown) <= MOST_OF_A_FILE
    assert len(done.stdout) < 200_000
    left_out = sum(one["errors"] for one in answer["left_out"])
    errors = [one for one in answer["findings"] if one["severity"] == "error" and not one["waived"]]
    assert answer["summary"]["errors"] == len(errors) + left_out
    if what not in ("one long word", "one long id"):
        assert left_out >= MAX_TOLD - MOST_OF_A_FILE


def test_errors_are_shown_before_notes_and_all_are_counted(tmp_path: Path) -> None:
    members = "members:\n" + "".join(f"- unit: so-y-te-{number}\n" for number in range(150))
    root = write(tmp_path, {**BASE, MEMBERS: members})
    command = [sys.executable, "-m", "emucli", "validate", ".", "--lang", "en"]
    done = subprocess.run(command, cwd=root, env=bare(), capture_output=True, check=False, text=True)
    assert done.stdout.count("error EMU301") <= MOST_OF_A_FILE
    assert "  … and " in done.stdout


def test_hints_end_where_nobody_reads_them_any_more() -> None:
    known = Known(["so-y-te", "so-noi-vu"])
    hints = [known.near("so-yte") for _ in range(200)]
    assert (hints[0], hints[-1]) == ("so-y-te", "")
    assert nearest("x" * 101, ["x" * 101]) == ""
