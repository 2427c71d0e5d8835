"""emucli record, through the real program."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import REPOSITORY, bare, emucli


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """The worked example's year, without its outcome."""
    shutil.copytree(REPOSITORY / "examples/block", tmp_path / "block")
    year = tmp_path / "block/example-block/2025"
    (year / "outcome.yaml").unlink()
    return year


def test_what_is_certain_is_shown_and_written(year: Path) -> None:
    dry = emucli("record", ".", "--dry-run", "--lang", "vi", cwd=year)
    assert (dry.code, dry.said) == (0, "")
    assert '+  - {unit: hoi-phu-nu-tinh, total: 966.96, rank: 1, class: "Hoàn thành xuất sắc nhiệm vụ"}\n' in dry.text
    assert dry.text.endswith("Sẽ ghi outcome.yaml.\n")
    assert not (year / "outcome.yaml").exists()
    run = emucli("record", ".", "--lang", "vi", cwd=year)
    assert run.text == dry.text.replace("Sẽ ghi", "Đã ghi")
    assert emucli("record", ".", "--lang", "vi", cwd=year).text == "outcome.yaml vẫn như cũ.\n"
    assert emucli("validate", ".", cwd=year.parents[1]).code == 0


def test_what_is_recorded_otherwise_is_kept_and_told(year: Path) -> None:
    text = "announced:\n  - {unit: ldld-tinh, total: 935}\n"
    (year / "outcome.yaml").write_text(text)
    run = emucli("record", ".", "--lang", "vi", cwd=year)
    assert run.code == 0
    assert "Đã có người ghi khác, giữ nguyên (đối chiếu với biên bản" in run.text
    assert "- Liên đoàn Lao động tỉnh An Sơn: tổng điểm đã ghi 935, tính được 934,92\n" in run.text
    assert (
        '{unit: ldld-tinh, total: 935, rank: 3, class: "Hoàn thành xuất sắc nhiệm vụ"}\n'
        in (year / "outcome.yaml").read_text()
    )


def test_what_is_open_is_left_out_and_the_code_says_so(year: Path) -> None:
    (year / "scores/appraisal.yaml").unlink()
    run = emucli("record", ".", "--lang", "en", cwd=year)
    assert run.code == 3
    assert run.text.endswith("The rest is not certain and was left out; `emucli score` and `emucli elect` say why.\n")
    assert "announced" not in (year / "outcome.yaml").read_text()


def test_where_nothing_is_certain_nothing_is_written(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "records", tmp_path / "records")
    run = emucli("record", "records/hanoi-cluster-7/2024", "--lang", "en", cwd=tmp_path)
    assert (run.code, run.text[:19]) == (0, "Nothing is certain ")


@pytest.mark.skipif(sys.platform == "win32", reason="of POSIX")
def test_while_another_emucli_writes_nothing_is_written(year: Path) -> None:
    import fcntl

    handle = os.open(year.parents[1], os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        run = emucli("record", ".", "--lang", "vi", cwd=year)
    finally:
        os.close(handle)
    assert (run.code, run.text) == (2, "")
    assert "Một lệnh emucli khác đang ghi vào" in run.said
    assert not (year / "outcome.yaml").exists()
    assert emucli("record", ".", cwd=year).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="of POSIX")
def test_a_full_disk_is_said_and_nothing_is_left(year: Path) -> None:
    before = sorted(os.listdir(year))
    program = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))\n"
        "from emucli.cli import main; sys.argv = ['emucli', 'record', '.', '--lang', 'vi']; main.entry()"
    )
    command = [sys.executable, "-B", "-c", program]
    done = subprocess.run(command, cwd=year, env=bare(), capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "Chưa tệp nào thay đổi. Kiểm tra dung lượng đĩa" in done.stderr.decode()
    assert sorted(os.listdir(year)) == before
