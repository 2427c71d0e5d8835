"""emucli new, through the real program: an office's first two years, and what is kept."""

from pathlib import Path

import pytest

from tests.program import emucli


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A root with a cluster and no year."""
    emucli("init", "ho-so", "--name", "Cụm 1", "--member", "Sở Y tế", "--member", "Sở Nội vụ", cwd=tmp_path)
    return tmp_path / "ho-so"


def test_two_years_are_opened_one_after_the_other_and_validate(office: Path) -> None:
    first = emucli("new", "cum-1", "2025", "--lang", "vi", cwd=office)
    assert (first.code, first.said) == (0, "")
    assert first.text.startswith(
        "Đã ghi cum-1/2025/members.yaml.\nMở năm đầu tiên: 2025.\nNgười phụ trách còn phải ghi:\n- members.yaml: "
    )
    assert "- members.yaml: chưa ghi người đại diện (representative) của Sở Y tế và Sở Nội vụ\n" in first.text
    second = emucli("new", ".", "2026", "--lang", "en", cwd=office / "cum-1")
    assert second.code == 0
    assert "Opened 2026 from 2025.\n" in second.text
    assert emucli("validate", ".", "--lang", "en", cwd=office).text == "Valid: 7 files, 2 years.\n"


def test_a_dry_run_shows_what_would_be_written(office: Path) -> None:
    run = emucli("new", "cum-1", "2025", "--dry-run", "--lang", "en", cwd=office)
    assert run.code == 0
    assert "+++ cum-1/2025/members.yaml\n@@ -0,0 +1,7 @@\n+# Khi " in run.text
    assert "\n+members:\n+  - {unit: so-y-te}\n" in run.text
    assert "Would write cum-1/2025/members.yaml.\nA person must still record:\n" in run.text
    assert not (office / "cum-1/2025").exists()


def test_a_year_that_people_have_begun_is_kept(office: Path) -> None:
    emucli("new", "cum-1", "2025", cwd=office)
    path = office / "cum-1/2025/members.yaml"
    path.write_text("members: [{unit: so-y-te}]   # chỉ một\n")
    run = emucli("new", "cum-1", "2025", "--lang", "en", cwd=office)
    assert (run.code, run.text) == (
        2,
        "Kept cum-1/2025/members.yaml: it holds something else; --force replaces it.\n",
    )
    assert path.read_text() == "members: [{unit: so-y-te}]   # chỉ một\n"


def test_a_wrong_folder_names_the_right_ones(office: Path) -> None:
    run = emucli("new", ".", "2025", "--lang", "en", cwd=office)
    assert (run.code, run.text) == (2, "")
    assert "it has no cluster.yaml. The clusters here: " in run.said
    assert run.said.endswith(": cum-1.\n")


def test_a_step_writes_its_file_and_shows_it(office: Path) -> None:
    emucli("new", "cum-1", "2025", cwd=office)
    run = emucli("new", "cum-1", "2025", "--step", "conference", "--lang", "vi", cwd=office)
    assert (run.code, run.said) == (0, "")
    assert "+  - id: phat-dong\n+    kind: launch\nĐã ghi cum-1/2025/conferences.yaml.\nXem lại: ngày " in run.text
    outcome = emucli("new", "cum-1", "2025", "--step", "outcome", "--lang", "en", cwd=office)
    assert (outcome.code, outcome.text[:19]) == (0, "Nothing is certain ")
    assert emucli("validate", ".", cwd=office).code == 0
