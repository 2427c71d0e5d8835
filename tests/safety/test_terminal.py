"""What records, files and folders are called moves no cursor, gives no CI server a command, and is no formula."""

import re
from pathlib import Path

import pytest

from emucli.cli import screen
from emucli.telling.grid import Grid
from tests.miniature import BASE
from tests.program import emucli, write

ESCAPE = "\x1b[2J\x1b]0;x\x07"


@pytest.mark.parametrize(
    "text", ["::error file=a::b", "  ::set-env name=PATH::x", "##[error]x", "##vso[task.setvariable]x"]
)
def test_no_line_begins_with_a_command_of_a_ci_server(text: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    screen.show(f"một\n{text}\nhai\n")
    screen.tell(text)
    out, err = capfdbinary.readouterr()
    for stream in (out, err):
        assert not re.search(rb"^\s*(::|##\[|##vso\[)", stream, re.MULTILINE)
    # Nothing but a blank is added.
    assert out.decode().replace(": :", "::").replace("# #", "##") == f"một\n{text}\nhai\n"


def test_other_lines_stay_as_they_are(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    text = "a::b\n## II. KẾT QUẢ\n: một\n# [x]\n| ::x |\n\ta\r\nb\n"
    screen.show(text)
    assert capfdbinary.readouterr().out.decode() == text


@pytest.mark.parametrize("control", ["\x1b[31m", "\x07", "\x08", "\x9b31m", "\x85", "\ra", "\x7f"])
def test_no_control_character_reaches_the_screen(control: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    screen.show(f"a{control}b\n")
    screen.tell(f"a{control}b")
    out, err = (stream.decode() for stream in capfdbinary.readouterr())
    assert control[0] not in out + err
    assert len(out) >= len(f"a{control}b\n")


def test_a_folder_of_an_odd_name_reaches_nothing(tmp_path: Path) -> None:
    odd = f"::error::{ESCAPE}"
    files = {name.replace("cum-1", odd): text for name, text in BASE.items()}
    root = write(tmp_path, {**files, f"{odd}/2024/plan.yaml": "thema: x\n"})
    year = f"{odd}/2024"
    commands = [
        ("validate", "."), ("score", year), ("elect", year), ("report", "plan", year), ("score", odd),
        ("report", "press", f"{odd}/2023", "--trace", "--draft"), ("compare", year, "--at", "HEAD"),
    ]  # fmt: skip
    for command in commands:
        run = emucli(*command, cwd=root)
        assert run.code != 70
        for stream in (run.text, run.said):
            assert "\x1b" not in stream
            assert "\x07" not in stream
            assert not re.search(r"^\s*::", stream, re.MULTILINE)


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_no_cell_of_a_spreadsheet_is_a_formula(sign: str) -> None:
    for cell in (f"{sign}1+1", f" {sign}1+1", f"\u00a0{sign}cmd|'/c calc'!A0"):
        grid = Grid(("a",), ((cell,),), (0,))
        written = grid.as_csv().removeprefix("\ufeff").split("\r\n", 1)[1].strip('"')
        assert written.startswith("'")
    assert Grid(("a",), (("-3.5",),), (0,)).as_csv().endswith("a\r\n-3.5\r\n")
