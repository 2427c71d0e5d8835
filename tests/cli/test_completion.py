"""The Tab key completes commands, options and what records name: by the scripts of `completion`, in the shells."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import REPOSITORY, bare, emucli

YEAR = "examples/block/example-block/2025"
BASH = """
eval "$(emucli completion bash)"
COMP_WORDS=(emucli {words}) COMP_CWORD={at}
_emucli_completion emucli
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
ZSH = """
compdef() {{ }}
_arguments() {{ print -rl -- "$@" }}
_files() {{ print files }}
eval "$(emucli completion zsh)"
words=(emucli {words}) CURRENT={at}
_emucli_completion
"""


def _completed(before: str, word: str = "") -> list[str]:
    """What PowerShell's script is given for a word behind others, a line each: the value, `:::`, its help."""
    asked = {
        "_EMUCLI_COMPLETE": "complete_powershell",
        "_TYPER_COMPLETE_ARGS": f"emucli {before} {word}",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": word,
    }
    run = emucli(environment={**asked, "EMUCLI_LANG": "vi"})
    assert (run.code, run.err) == (0, b"")
    return run.text.splitlines()


def _values(before: str, word: str = "") -> list[str]:
    return [line.partition(":::")[0] for line in _completed(before, word) if line]


def test_commands_come_with_what_they_do() -> None:
    assert _completed("", "his") == ["history:::Năm này đã thay đổi gì, khi nào, do ai."]


@pytest.mark.parametrize(
    ("before", "word", "values"),
    [
        ("", "re", ["report", "record"]),
        ("report", "m", ["midyear", "minutes"]),
        (f"report minutes {YEAR} --of", "", ["phat-dong", "so-ket", "tong-ket"]),
        (f"report plan {YEAR} --of", "", []),
        (f"score {YEAR}", "--f", ["--format", "--full", "--force"]),
        (f"score {YEAR} --format", "", ["text", "json", "csv", "md", "xlsx"]),
        (f"score {YEAR} --stage", "", ["self", "peer", "appraisal", "agency"]),
        (f"score {YEAR} --explain", "hoi-n", ["hoi-nong-dan-tinh"]),
        (f"form {YEAR} -o phieu --unit", "ldld", ["ldld-tinh"]),
        ("explain", "EMU31", ["EMU310", "EMU311", "EMU312", "EMU313", "EMU314"]),
        ("score nowhere --stage", "", []),
        ("score records --stage", "", []),
        ("score", "", []),
    ],
)
def test_values_that_begin_as_the_word_does(before: str, word: str, values: list[str]) -> None:
    found = _values(before, word)
    assert found[: len(values)] == values
    assert all(one.startswith(word) for one in found)
    assert bool(found) == bool(values)


@pytest.mark.parametrize("shell", ["bash", "zsh", "powershell"])
def test_the_script_of_a_shell_asks_emucli(shell: str) -> None:
    run = emucli("completion", shell)
    assert (run.code, run.err) == (0, b"")
    assert f"complete_{shell}" in run.text
    assert "_EMUCLI_COMPLETE" in run.text


def _in_shell(program: str, script: str, words: str, at: int) -> str:
    shell = shutil.which(program)
    if shell is None:
        pytest.skip(f"{program} is not installed")
    environment = bare({"EMUCLI_LANG": "vi"})
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment['PATH']}"
    command = [shell, "-c", script.format(words=words, at=at)]
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode()


def test_bash_completes() -> None:
    assert _in_shell("bash", BASH, "report minu", 2).split() == ["minutes"]
    assert _in_shell("bash", BASH, f"score {YEAR} --explain hoi-n", 4).split() == ["hoi-nong-dan-tinh"]
    # Folders are left to the shell itself.
    assert _in_shell("bash", BASH, "score examples/bl", 2).split() == []


def test_zsh_completes() -> None:
    assert '"history":"Năm này đã thay đổi gì, khi nào, do ai."' in _in_shell("zsh", ZSH, "his", 2)
    assert '"hoi-nong-dan-tinh"' in _in_shell("zsh", ZSH, f"score {YEAR} --explain hoi-n", 5)
    assert _in_shell("zsh", ZSH, "score examples/bl", 3).split() == ["files"]


POWERSHELL = shutil.which("pwsh") or shutil.which("powershell")

if POWERSHELL is not None:

    def test_powershell_loads_the_script() -> None:
        """Where PowerShell is; everywhere the tests above see what its script asks and gets."""
        assert POWERSHELL is not None
        script = emucli("completion", "powershell").text + "\nif (-not $scriptblock) { exit 1 }"
        done = subprocess.run([POWERSHELL, "-NoProfile", "-Command", script], capture_output=True, check=False)
        assert done.returncode == 0
