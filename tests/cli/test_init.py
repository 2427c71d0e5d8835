"""emucli init, through the real program: options, questions on a terminal, what is kept."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.program import bare, emucli
from tests.store.test_git import commit, git

REGULATION = """\
scoring:
  criteria: [{code: "1", title: "Nhiệm vụ", max: 100}]
  stages: [{id: tu-cham, by: member}]
leadership: {leader: {how: secret_ballot}}
"""
OPTIONS = ("--name", "Cụm thi đua số 1", "--member", "Sở Y tế", "--member", "sở  y tế", "--member", "Sở Nội vụ")


def test_options_begin_records_and_equal_names_are_told(tmp_path: Path) -> None:
    run = emucli("init", "ho-so", *OPTIONS, "--lang", "en", cwd=tmp_path)
    assert (run.code, run.said) == (0, "")
    assert "Wrote ho-so/units.yaml.\n" in run.text
    assert "“sở y tế” has the id so-y-te-2: " in run.text
    assert run.text.endswith("then open the year: emucli new ho-so/cum-thi-dua-so-1 YEAR\n")
    assert emucli("validate", "ho-so", cwd=tmp_path).code == 1


def test_a_total_of_the_list_is_told_and_makes_no_unit(tmp_path: Path) -> None:
    (tmp_path / "ds.csv").write_text("TT,Tên đơn vị\n1,Sở Y tế\n,Tổng số: 1\n", encoding="utf-8")
    run = emucli("init", "ho-so", "--name", "Cụm 1", "--members", "ds.csv", "--lang", "vi", cwd=tmp_path)
    assert (run.code, "không phải đơn vị, nên đã bỏ qua: “Tổng số: 1”." in run.said) == (0, True)
    assert "units.yaml có 1 đơn vị." in run.text


def test_a_list_that_is_not_there_is_told_in_vietnamese(tmp_path: Path) -> None:
    run = emucli("init", "ho-so", "--name", "Cụm 1", "--members", "danhsach.xlsx", "--lang", "vi", cwd=tmp_path)
    assert (run.code, run.said) == (2, "emucli: Không có tệp “danhsach.xlsx” trong thư mục này. Kiểm tra lại tên.\n")


@pytest.mark.parametrize(
    ("option", "word", "said"),
    [
        (
            "--level",
            "tỉnh",
            "không có cấp “tỉnh”; ghi một trong: “central” (trung ương), “ministry” (bộ, ban, ngành), ",
        ),
        ("--kind", "cụm", "không có loại “cụm”; ghi một trong: “cluster” (cụm), “block” (khối)."),
    ],
)
def test_words_of_options_are_told_with_what_they_mean(tmp_path: Path, option: str, word: str, said: str) -> None:
    run = emucli("init", "ho-so", "--name", "Cụm 1", option, word, "--lang", "vi", cwd=tmp_path)
    assert (run.code, said in run.said) == (2, True)


def test_a_dry_run_shows_each_file_and_writes_none(tmp_path: Path) -> None:
    run = emucli("init", "ho-so", *OPTIONS, "--dry-run", "--lang", "vi", cwd=tmp_path)
    assert run.code == 0
    assert "+++ units.yaml\n" in run.text
    assert '+  so-y-te: {name: "Sở Y tế"}\n' in run.text
    assert "Sẽ ghi ho-so/units.yaml.\n" in run.text
    assert "+++ .vscode/schemas" not in run.text
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_holds_something_else_is_kept_until_forced(tmp_path: Path) -> None:
    emucli("init", "ho-so", *OPTIONS, cwd=tmp_path)
    (tmp_path / "ho-so/README.md").write_text("Của tôi\n")
    run = emucli("init", "ho-so", *OPTIONS, "--lang", "vi", cwd=tmp_path)
    assert run.code == 2
    assert "Giữ nguyên ho-so/README.md: tệp đã có nội dung khác; --force ghi đè.\n" in run.text
    assert emucli("init", "ho-so", *OPTIONS, "--force", cwd=tmp_path).code == 0
    assert "Cụm thi đua số 1" in (tmp_path / "ho-so/README.md").read_text()


def test_the_example_validates(tmp_path: Path) -> None:
    run = emucli("init", "thu", "--example", "--lang", "en", cwd=tmp_path)
    assert (run.code, run.text.splitlines()[-1]) == (0, "Next: look at the files, then run: emucli validate thu")
    assert emucli("validate", "thu", "--lang", "en", cwd=tmp_path).text == "Valid: 37 files, 2 years.\n"


def test_a_name_is_wanted_where_nobody_can_be_asked(tmp_path: Path) -> None:
    run = emucli("init", "ho-so", "--lang", "en", cwd=tmp_path)
    assert (run.code, run.text) == (2, "")
    assert 'Name the cluster: --name "Emulation Cluster 1".' in run.said


@pytest.mark.skipif(sys.platform == "win32", reason="of POSIX")
def test_a_terminal_is_asked(tmp_path: Path) -> None:
    (tmp_path / "ds.csv").write_text("STT;Tên đơn vị\n1;Sở Xây dựng\n2;Sở Tài chính\n")
    answers = ["", "Khối thi đua các sở", "", "9", "3", "UBND tỉnh An Sơn", "Sở Y tế", "ds.csv", ""]
    code, seen = on_a_terminal(["init", "ho-so", "--lang", "vi"], answers, tmp_path)
    assert code == 0
    assert "Cụm hay khối? Nhập số; để trống là khối." in seen
    assert (tmp_path / "ho-so/khoi-thi-dua-cac-so/cluster.yaml").read_text().split("\n")[2:6] == [
        "name: Khối thi đua các sở",
        "kind: block",
        "level: province",
        "authority: UBND tỉnh An Sơn",
    ]
    assert emucli("validate", "ho-so", cwd=tmp_path).code == 0
    assert [id_ in (tmp_path / "ho-so/units.yaml").read_text() for id_ in ("so-y-te:", "so-xay-dung:", "so-tai-chinh:")]


@pytest.mark.skipif(sys.platform == "win32", reason="of POSIX")
def test_answers_that_end_too_early_write_nothing(tmp_path: Path) -> None:
    code, seen = on_a_terminal(["init", "ho-so", "--lang", "vi"], ["Cụm 1", "1", "\x04"], tmp_path)
    assert code == 2
    assert "Chưa trả lời hết các câu hỏi, nên chưa ghi gì." in seen
    assert list(tmp_path.iterdir()) == []


def on_a_terminal(arguments: Sequence[str], answers: Sequence[str], cwd: Path) -> tuple[int, str]:
    """Run emucli on a terminal of its own and type the answers; the exit code, and all that was shown."""
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.chdir(cwd)
        os.execve(sys.executable, [sys.executable, "-m", "emucli", *arguments], dict(bare()))
    os.write(terminal, "".join(f"{answer}\n" for answer in answers).encode())
    seen = b""
    try:
        while data := os.read(terminal, 65536):
            seen += data
    except OSError:
        # Linux ends a terminal so, once nobody writes any more.
        pass
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), seen.decode()


def test_every_command_of_the_guide_runs(tmp_path: Path) -> None:
    emucli("init", "ho-so", *OPTIONS[:4], "--member", "Sở Nội vụ", cwd=tmp_path)
    root = tmp_path / "ho-so"
    commands = re.findall(r"^emucli (.*)$", (root / "README.md").read_text(), re.MULTILINE)
    assert {command.split()[0] for command in commands} == {
        "new", "status", "history", "validate", "form", "score", "elect", "record", "report",
    }  # fmt: skip
    git(root, "init", "--quiet")
    for command in commands:
        if command.startswith("history"):
            commit(root, {})
        run = emucli(*command.split(), cwd=root)
        if command.endswith(" 2026"):
            (root / "cum-thi-dua-so-1/2026/regulation.yaml").write_text(REGULATION)
        assert run.code in (0, 3), (command, run.text, run.said)
        assert "Usage" not in run.said
    assert emucli("validate", ".", cwd=root).code == 0


@pytest.mark.parametrize(
    ("path", "schema"),
    [(".github/workflows/emucli.yml", "vendor.github-workflows"), (".gitlab-ci.yml", "vendor.gitlab-ci")],
)
def test_the_recipes_of_continuous_integration_are_what_their_servers_take(
    tmp_path: Path, path: str, schema: str
) -> None:
    emucli("init", "ho-so", *OPTIONS, cwd=tmp_path)
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(tmp_path / "ho-so" / path)]
    done = subprocess.run(command, env=bare(), capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()
