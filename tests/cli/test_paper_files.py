"""Where papers are written: only to files, under names that say what they are, and one failure stops no other."""

from pathlib import Path

import pytest

from tests.program import emucli

NORTH = "records/north-central/2023"


@pytest.mark.parametrize("name", ["press.pdf", "press.doc", "press.txt", "press"])
def test_a_name_that_promises_another_form_is_refused(name: str, tmp_path: Path) -> None:
    refused = emucli("report", "press", NORTH, "--lang", "en", "-o", tmp_path / name)
    assert (refused.code, refused.out) == (2, b"")
    assert ".docx" in refused.said
    assert list(tmp_path.iterdir()) == []
    # The option says what a name without an ending is; it makes no PDF of a name that promises one.
    written = emucli("report", "press", NORTH, "--lang", "en", "--format", "docx", "-o", tmp_path / name)
    assert written.code == (2 if "." in name else 0)
    assert (tmp_path / name).exists() == ("." not in name)


def test_what_is_no_file_is_not_read_or_written(tmp_path: Path) -> None:
    (tmp_path / "press.md").mkdir()
    for target in (tmp_path / "press.md", Path("/dev/null")):
        refused = emucli("report", "press", NORTH, "--lang", "en", "--format", "md", "-o", target)
        assert refused.code == 2, target


@pytest.mark.parametrize(("name", "form"), [("y", "docx"), ("x", "md")])
def test_a_file_is_known_by_what_it_holds(name: str, form: str, tmp_path: Path) -> None:
    target = tmp_path / name
    assert emucli("report", "press", NORTH, "--format", form, "--lang", "en", "-o", target).code == 0
    assert emucli("report", "annual", NORTH, "--format", form, "--lang", "en", "-o", target).code == 0


def test_a_link_stays_one_and_what_it_points_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "press.md").symlink_to(tmp_path / "papers" / "press-2023.md")
    assert emucli("report", "press", NORTH, "--lang", "en", "-o", tmp_path / "press.md").code == 0
    assert (tmp_path / "press.md").is_symlink()
    assert (tmp_path / "papers" / "press-2023.md").read_bytes()


def test_a_long_name_is_a_name(tmp_path: Path) -> None:
    assert emucli("report", "press", NORTH, "--lang", "en", "-o", tmp_path / f"{'a' * 245}.md").code == 0


def test_one_file_that_cannot_be_written_stops_no_other_paper(tmp_path: Path) -> None:
    (tmp_path / "papers" / "annual.md").mkdir(parents=True)
    run = emucli("report", "all", NORTH, "--lang", "en", "-o", tmp_path / "papers", "--format", "md", "--draft")
    assert run.code == 2
    assert "annual.md” cannot be written" in run.text
    assert "Wrote" in run.text
    assert (tmp_path / "papers" / "press.md").exists()


def test_all_wants_a_folder(tmp_path: Path) -> None:
    (tmp_path / "papers").write_text("x", encoding="utf-8")
    run = emucli("report", "all", NORTH, "--lang", "en", "-o", tmp_path / "papers")
    assert run.code == 2
    assert "is not a folder" in run.said
