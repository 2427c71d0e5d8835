"""What emucli writes into records: shown first, read back strictly, all files or none."""

import os
from pathlib import Path

import pytest

from emucli.app.refusal import Refused, Unfit
from emucli.app.saving import Draft, draft, save
from emucli.store import replacing
from emucli.store.replacing import Busy, Failed, Meanwhile

PLAN = "cum-1/2025/plan.yaml"


def test_a_difference_is_shown_and_nothing_written_in_a_dry_run(tmp_path: Path) -> None:
    (tmp_path / "cum-1/2025").mkdir(parents=True)
    (tmp_path / PLAN).write_bytes("theme: Cũ\nfunding: A\n".encode())
    drafts = [
        draft(tmp_path, PLAN, "theme: Mới\nfunding: A\n".encode(), over=True),
        draft(tmp_path, "cum-1/cluster.yaml", b"name: A\nkind: block\n"),
    ]
    saved = save(tmp_path, drafts, dry_run=True)
    assert [one.fate for one in saved] == ["changed", "new"]
    assert saved[0].difference == (
        f"--- {PLAN}",
        f"+++ {PLAN}",
        "@@ -1,2 +1,2 @@",
        "-theme: Cũ",
        "+theme: Mới",
        " funding: A",
    )
    assert saved[1].difference[:2] == ("--- /dev/null", "+++ cum-1/cluster.yaml")
    assert (tmp_path / PLAN).read_text() == "theme: Cũ\nfunding: A\n"
    assert not (tmp_path / "cum-1/cluster.yaml").exists()
    assert save(tmp_path, drafts) == saved
    assert (tmp_path / PLAN).read_text() == "theme: Mới\nfunding: A\n"
    assert [one.fate for one in save(tmp_path, [draft(tmp_path, PLAN, "theme: Mới\nfunding: A\n".encode())])] == [
        "unchanged"
    ]


def test_what_a_person_may_have_written_is_kept_unless_forced(tmp_path: Path) -> None:
    (tmp_path / "units.yaml").write_bytes(b"mine")
    drafts = [draft(tmp_path, "units.yaml", b"format: 1\nunits: {}\n"), draft(tmp_path, "a.txt", b"a")]
    assert [one.fate for one in save(tmp_path, drafts)] == ["kept", "new"]
    assert sorted(os.listdir(tmp_path)) == ["units.yaml"]
    assert [one.fate for one in save(tmp_path, drafts, force=True)] == ["changed", "new"]
    assert (tmp_path / "units.yaml").read_bytes() == b"format: 1\nunits: {}\n"
    # Nothing rests on a file that is no record.
    drafts = [draft(tmp_path, "a.txt", b"b"), draft(tmp_path, "b.txt", b"b")]
    assert [one.fate for one in save(tmp_path, drafts)] == ["kept", "new"]
    assert [(tmp_path / name).read_bytes() for name in ("a.txt", "b.txt")] == [b"a", b"b"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("units.yaml", "format: 1\nunits: []\n"),
        ("units/a.yaml", "units: {}\n"),
        ("cum/1/cluster.yaml", "name: A\n"),
        ("cum/2025-2026/scores/self/a.yaml", "sheets: {}\n"),
        ("cum/2025/regulation.2.yaml", "version: ''\n"),
        ("cum/2025/votes.yaml", "votes: [{id: &a b}]\n"),
    ],
)
def test_a_record_that_the_strict_reader_refuses_is_not_written(tmp_path: Path, path: str, text: str) -> None:
    with pytest.raises(Unfit) as unfit:
        save(tmp_path, [Draft("a.txt", b"a"), Draft(path, text.encode())])
    assert unfit.value.found
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "root/cum").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(Refused, match="is a link"):
        draft(tmp_path / "root", "cum/cluster.yaml", b"")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Busy(), "Another emucli is writing"),
        (Meanwhile(Path("a.yaml")), "was changed by somebody else"),
        (Failed(Path("a.yaml"), OSError(28, "…")), "the disk is full. No file has changed"),
        (Failed(Path("b.yaml"), OSError(99, "in use"), (Path("a.yaml"),)), "These files are written: a.yaml"),
    ],
)
def test_what_keeps_files_from_being_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    def refuses(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr("emucli.app.saving.replace_all", refuses)
    assert replacing.replace_all is not refuses
    with pytest.raises(Refused, match=words):
        save(tmp_path, [Draft("a.txt", b"a")])
