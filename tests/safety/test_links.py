"""Records of others: a link that leads out of them is told and never followed, by every command alike."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.miniature import BASE
from tests.program import Run, emucli, write

SECRET = "root:x:0:0:root:/root:/bin/bash\n"
YEAR = "cum-1/2024"
BUILDERS: dict[str, Callable[[Path, Path], None]] = {
    "file of a year": lambda root, secret: (root / YEAR / "plan.yaml").symlink_to(secret),
    "register": lambda root, secret: (root / "awards.yaml").symlink_to(secret),
    "file of units": lambda root, secret: _units(root).symlink_to(secret),
    "score sheets": lambda root, secret: (root / YEAR / "scores").symlink_to(secret.parent, target_is_directory=True),
    "year": lambda root, secret: (root / "cum-1/2025").symlink_to(secret.parent, target_is_directory=True),
    "cluster": lambda root, secret: (root / "cum-2").symlink_to(secret.parent, target_is_directory=True),
    "a chain of links": lambda root, secret: _chain(root, secret),
}


def _units(root: Path) -> Path:
    (root / "units").mkdir()
    return root / "units" / "a.yaml"


def _chain(root: Path, secret: Path) -> None:
    (root / YEAR / "notes.txt").symlink_to(secret)
    (root / YEAR / "plan.yaml").symlink_to("notes.txt")


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """The small clean root, with a secret beside it."""
    write(tmp_path / "outside", {"secret.yaml": SECRET, "cluster.yaml": SECRET, "members.yaml": SECRET})
    return write(tmp_path / "records", BASE)


def said(run: Run) -> str:
    """Everything that a command printed."""
    return run.text + run.said


@pytest.mark.parametrize("place", BUILDERS)
def test_a_link_that_leaves_the_records_is_a_finding_and_nothing_of_its_target_is_shown(
    records: Path, place: str
) -> None:
    BUILDERS[place](records, records.parent / "outside" / "secret.yaml")
    run = emucli("validate", ".", "--lang", "en", cwd=records)
    assert run.code == 1
    assert "EMU134" in run.text or "EMU136" in run.text
    for command in (("validate", "."), ("score", YEAR), ("elect", YEAR), ("report", "plan", YEAR, "--draft")):
        assert "root:x" not in said(emucli(*command, cwd=records))


def test_a_year_that_is_a_link_is_the_same_finding_for_every_command(records: Path) -> None:
    (records / "cum-1" / "2025").symlink_to("2024", target_is_directory=True)
    runs = [
        emucli(*command, "--lang", "en", cwd=records)
        for command in (("validate", "cum-1/2025"), ("score", "cum-1/2025"), ("elect", "cum-1/2025/members.yaml"))
    ]
    assert [run.code for run in runs] == [1, 1, 1]
    for run in runs:
        assert "cum-1/2025\n  1:1  error EMU136  This folder is a link" in run.text


def test_a_linked_folder_of_units_makes_no_unit_unknown(tmp_path: Path) -> None:
    files = {name: text for name, text in BASE.items() if name != "units.yaml"}
    root = write(tmp_path / "records", files)
    write(tmp_path / "outside", {"a.yaml": SECRET})
    (root / "units").symlink_to(tmp_path / "outside", target_is_directory=True)
    run = emucli("validate", ".", "--lang", "en", cwd=root)
    assert run.code == 1
    assert "units\n  1:1  error EMU136" in run.text
    assert "EMU301" not in run.text


def test_links_within_the_records_and_around_them_are_followed(records: Path) -> None:
    plan = "theme: Đoàn kết\n"
    write(records, {f"{YEAR}/plan.yaml": plan})
    (records / "cum-1/2023/plan.yaml").symlink_to("../2024/plan.yaml")
    (records.parent / "here").symlink_to(records, target_is_directory=True)
    for start in (records, records.parent / "here"):
        run = emucli("validate", start, "--lang", "en", "--ignore", "EMU355")
        assert (run.code, "Valid: " in run.text) == (0, True)
    assert emucli("elect", records.parent / "here" / YEAR).code == 0


def test_links_in_a_circle_end_in_a_finding_and_a_message(records: Path) -> None:
    (records / YEAR / "plan.yaml").symlink_to("plan.yaml")
    run = emucli("validate", ".", "--lang", "en", cwd=records)
    assert run.code == 1
    assert "error EMU134" in run.text or "error EMU101" in run.text
    (records / "a").symlink_to("b")
    (records / "b").symlink_to("a")
    told = emucli("score", "a", "--lang", "en", cwd=records)
    assert (told.code, told.out) == (2, b"")
    assert "“a” cannot be opened" in told.said


@pytest.mark.parametrize("what", ["emucli.toml", "wording/vi/press.md.j2", "wording/reference.docx"])
def test_settings_templates_and_looks_are_not_read_through_a_link(records: Path, what: str) -> None:
    write(records, {"emucli.toml": 'templates = "wording"\n', "wording/vi/notice.md.j2": "---\n---\n"})
    (records / what).unlink(missing_ok=True)
    (records / what).symlink_to(records.parent / "outside" / "secret.yaml")
    run = emucli("report", "press", "cum-1/2023", "--draft", "--lang", "en", cwd=records)
    assert (run.code, run.out) == (2, b"")
    assert "leads out" in run.said or "dẫn ra ngoài" in run.said
    assert "root:x" not in run.said


@pytest.mark.parametrize("key", ["records", "templates"])
@pytest.mark.parametrize("value", ["../outside", "/", "link", "a\\u0000b"])
def test_settings_name_folders_below_their_own_only(records: Path, key: str, value: str) -> None:
    (records / "link").symlink_to(records.parent / "outside", target_is_directory=True)
    write(records, {"emucli.toml": f'{key} = "{value}"\n'})
    for command in (("validate",), ("report", "press", "cum-1/2023")):
        run = emucli(*command, "--lang", "en", cwd=records)
        assert run.code == 2 or (command == ("validate",) and key == "templates")
        assert "root:x" not in said(run)


def test_a_regulation_to_compare_with_is_read_as_the_records_are(records: Path) -> None:
    (records / "cum-1" / "new.yaml").symlink_to(records.parent / "outside" / "secret.yaml")
    run = emucli("compare", "examples/block/example-block/2025", "--regulation", records / "cum-1" / "new.yaml")
    assert run.code == 2
    assert "root:x" not in said(run)


def test_a_paper_is_not_written_through_a_link_that_leaves_the_folder(records: Path) -> None:
    target = records.parent / "outside" / "profile.md"
    (records / "press.md").symlink_to(target)
    run = emucli("report", "press", "examples/block/example-block/2025", "-o", records / "press.md", "--force")
    assert run.code == 2
    assert not target.exists()


def test_an_ordinary_file_and_nothing_else_is_read(records: Path) -> None:
    os.mkfifo(records / YEAR / "plan.yaml")
    run = emucli("validate", ".", "--lang", "en", cwd=records)
    assert run.code == 1
    assert f"{YEAR}/plan.yaml\n  1:1  error EMU135" in run.text
    (records / YEAR / "plan.yaml").unlink()
    with open(records / YEAR / "plan.yaml", "wb") as file:
        file.truncate(3 * 1024**3)
    run = emucli("validate", ".", "--lang", "en", cwd=records)
    assert run.code == 1
    assert "The file has 3221225472 bytes; the limit is 1048576 bytes." in run.text
