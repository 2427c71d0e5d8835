"""Names that are no UTF-8, begin as an option does, or have their marks apart: every command takes or refuses them."""

import shutil
import unicodedata
from pathlib import Path

import pytest

from tests.program import REPOSITORY, Run, emucli

BLOCK = REPOSITORY / "examples" / "block"
COMMANDS = [
    ("validate",), ("score",), ("elect",), ("status",), ("compare", "--at", "HEAD"), ("history",),
    ("record", "--dry-run"), ("report", "midyear", "--draft"),
    ("form", "--unit", "mttq-tinh", "-o", "sent"),
]  # fmt: skip
NAMED = [pytest.param(command, id=command[0]) for command in COMMANDS]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The worked example, not in git."""
    for name in ("units.yaml", "instruments.yaml", "movements.yaml", "sources.yaml", "waivers.yaml"):
        if (BLOCK / name).exists():
            shutil.copy(BLOCK / name, tmp_path)
    shutil.copytree(BLOCK / "example-block", tmp_path / "example-block")
    return tmp_path


def asked(root: Path, command: tuple[str, ...], year: str | Path) -> Run:
    """What a command says of a year; the year comes last, after the sign that ends the options."""
    name, *options = command
    shutil.rmtree(root / "sent", ignore_errors=True)
    subject = [options.pop(0)] if name == "report" else []
    return emucli(name, *options, "--lang", "en", "--", *subject, year, cwd=root)


@pytest.mark.parametrize("command", NAMED)
def test_a_folder_whose_name_begins_as_an_option_is_a_folder(root: Path, command: tuple[str, ...]) -> None:
    expected = asked(root, command, "example-block/2025")
    (root / "example-block").rename(root / "-x")
    run = asked(root, command, "-x/2025")
    assert run.code == expected.code
    assert run.text.replace("-x/", "example-block/") == expected.text


@pytest.mark.parametrize("command", NAMED)
def test_a_folder_is_found_however_its_marks_are_stored(root: Path, command: tuple[str, ...]) -> None:
    expected = asked(root, command, "example-block/2025")
    (root / "example-block").rename(root / unicodedata.normalize("NFD", "khối-một"))
    run = asked(root, command, unicodedata.normalize("NFC", "khối-một/2025"))
    assert run.code == expected.code


@pytest.mark.parametrize("command", NAMED)
def test_names_that_are_no_utf_8_are_told_or_left_alone(root: Path, command: tuple[str, ...]) -> None:
    expected = asked(root, command, "example-block/2025")
    year = root / "example-block" / "2025"
    (year / "a\udcff.yaml").write_text("a: 1\n")
    (year / "scores" / "\udcfe").mkdir()
    (year / "scores" / "\udcfe" / "b.yaml").write_text("sheets: []\n")
    run = asked(root, command, "example-block/2025")
    # The name is wrong for `validate` alone; nothing else reads such a file.
    assert run.code == (1 if command == ("validate",) else expected.code)
    assert "Traceback" not in run.said


@pytest.mark.parametrize("command", NAMED)
def test_an_argument_that_is_no_utf_8_is_refused(root: Path, command: tuple[str, ...]) -> None:
    run = asked(root, command, "nowhere\udcff")
    assert run.code == 2
    assert "Traceback" not in run.said
