"""`emucli report`: where papers go, what is never overwritten, and where every value comes from."""

import os
from pathlib import Path

import pytest

from tests.miniature import BASE
from tests.program import REPOSITORY, emucli, write

NORTH = "records/north-central/2023"


def test_a_file_holds_what_would_be_printed(tmp_path: Path) -> None:
    printed = emucli("report", "press", NORTH, "--lang", "en")
    written = emucli("report", "press", NORTH, "--lang", "en", "-o", tmp_path / "press.md")
    assert (written.code, written.out) == (0, b"")
    assert (tmp_path / "press.md").read_bytes() == printed.out
    assert "press.md" in written.said


def test_a_file_that_somebody_edited_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "press.md"
    target.write_text("sửa tay", encoding="utf-8")
    refused = emucli("report", "press", NORTH, "-o", target)
    assert refused.code == 2
    assert "--force" in refused.said
    assert target.read_text(encoding="utf-8") == "sửa tay"
    assert emucli("report", "press", NORTH, "-o", target, "--force").code == 0
    # The same paper once more is no edit.
    assert emucli("report", "press", NORTH, "-o", target).code == 0


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    run = emucli("report", "press", NORTH, "-o", tmp_path / "press.md", "--dry-run")
    assert run.code == 0
    assert "press.md" in run.said
    assert os.listdir(tmp_path) == []


def test_every_traced_line_of_a_record_holds_the_printed_value() -> None:
    run = emucli("report", "annual", "records/hanoi-cluster-7/2023", "--lang", "en", "--trace")
    rows = [line.split("\t") for line in run.text.splitlines()]
    models = (REPOSITORY / "records/hanoi-cluster-7/2023/movements.yaml").read_text(encoding="utf-8").split("\n")
    line = models.index("declared_models: 8") + 1
    assert ["8", f"records/hanoi-cluster-7/2023/movements.yaml:{line}"] in rows
    for text, *places in rows:
        own = places[-1]
        path, _, number = own.rpartition(":")
        record = (REPOSITORY / path).read_text(encoding="utf-8").split("\n")[int(number) - 1 :]
        # A folded text begins on the line of its place; its first word is enough to know it by.
        first = text.removeprefix("the ").replace("\\", "").split()[0].casefold().strip("“”")
        if text == "(not recorded)":
            assert "unknown" in record[0]
        elif not first[0].isdigit() and "- award: " not in record[0]:
            # Awards of the built-in catalogue have their name in no record.
            assert first in " ".join(record[:4]).casefold(), (text, own)


def test_an_unknown_value_is_traced_to_the_word_unknown() -> None:
    run = emucli("report", "annual", "records/ethnic-cluster-2/2024", "--lang", "en", "--trace")
    gaps = [line for line in run.text.splitlines() if line.startswith("(not recorded)\t")]
    assert len(gaps) >= 3


@pytest.fixture
def miniature(tmp_path: Path) -> Path:
    """The small clean records root that examples stand on."""
    return write(tmp_path, BASE)


def test_emucli_toml_decides_the_language_of_papers_and_finds_the_records(miniature: Path) -> None:
    write(miniature, {"emucli.toml": 'language = "en"\n'})
    assert "# REPORT" in emucli("report", "annual", "cum-1/2024", cwd=miniature).text
    assert "# BÁO CÁO" in emucli("report", "annual", "cum-1/2024", "--lang", "vi", cwd=miniature).text
    outside = write(miniature / "outside", {"emucli.toml": 'records = ".."\n'})
    assert emucli("validate", cwd=outside).code == 0


@pytest.mark.parametrize(
    "text", ["langauge = 'en'\n", "language = 'fr'\n", "records = 'nowhere'\n", "language = \n", "records = 5\n"]
)
def test_a_wrong_setting_is_told_with_its_file(miniature: Path, text: str) -> None:
    write(miniature, {"emucli.toml": text})
    run = emucli("report", "annual", "cum-1/2024", cwd=miniature)
    assert run.code == 2
    assert "emucli.toml" in run.said


def test_an_error_in_a_file_of_the_year_stops_every_command_about_it(miniature: Path) -> None:
    write(miniature, {"cum-1/2024/plan.yaml": "theme: a: b\n"})
    for command in (("score",), ("elect",), ("report", "press")):
        run = emucli(*command, "cum-1/2024", cwd=miniature)
        assert run.code == 1
        assert "EMU109" in run.text
    # Another year of the same cluster does not care.
    assert emucli("elect", "cum-1/2023", cwd=miniature).code == 0


def test_a_warning_stops_nothing(miniature: Path) -> None:
    write(miniature, {"cum-1/2024/plan.yaml": "\ufefftheme: Đoàn kết\n"})
    assert emucli("report", "press", "cum-1/2024", cwd=miniature).code == 0


def test_an_unknown_reference_of_the_cluster_stops_papers_too(miniature: Path) -> None:
    write(miniature, {"cum-1/cluster.yaml": "name: Cụm\nkind: cluster\nfounded: quyet-dinh-khong-co\n"})
    run = emucli("report", "press", "cum-1/2024", cwd=miniature)
    assert run.code == 1
    assert "EMU303" in run.text
