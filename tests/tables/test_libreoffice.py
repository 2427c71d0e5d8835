"""A table that LibreOffice has opened and saved again is read as before; documents too."""

import subprocess
from pathlib import Path

from tests.papers.office import needed
from tests.tables.making import document, outline, read, sums
from tests.tables.test_shapes import MINISTRY

ROWS = [
    ("TT", "Tiêu chí", "Điểm chuẩn", "Cách chấm"),
    ("I", "Nhiệm vụ", "50", ""),
    ("1", "Việc A", "30", "Có/không"),
    ("2", "Việc B", "20", "- Tốt: 20 điểm\n- Khá: 10 điểm"),
]


def saved_again(data: bytes, folder: Path, kind: str) -> bytes:
    """A file as LibreOffice saves it."""
    needed(["soffice"])
    (folder / f"bang.{kind}").write_bytes(data)
    (folder / "out").mkdir()
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder / "out")]
    subprocess.run([*command, str(folder / f"bang.{kind}")], check=True, capture_output=True, timeout=180)
    return (folder / "out" / f"bang.{kind}").read_bytes()


def test_a_workbook_saved_by_libreoffice(tmp_path: Path) -> None:
    again, before = read(saved_again(MINISTRY, tmp_path, "xlsx")), read(MINISTRY)
    assert (outline(again), sums(again)) == (outline(before), sums(before))
    assert [one.code for one in again.findings] == [one.code for one in before.findings]


def test_a_document_saved_by_libreoffice(tmp_path: Path) -> None:
    data = document(ROWS, between={0: ["BẢNG ĐIỂM"]})
    again, before = read(saved_again(data, tmp_path, "docx")), read(data)
    assert outline(again) == outline(before) == ["I 50", "  I.1 30", "  I.2 20"]
    assert list((again.proposals or {}).values()) == list((before.proposals or {}).values())
