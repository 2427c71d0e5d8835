"""Exit codes, streams, languages, encodings and pipes, through the real program."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.trees.prose import write_tree
from emucli.app.judge import BYTES_FOR_A_PROCESS
from tests.miniature import BASE
from tests.program import REPOSITORY, bare, emucli, started, write

COMMANDS = ("validate", "score", "elect", "report", "explain", "init", "new", "record", "status", "history")
HANOI = "records/hanoi-cluster-7/2023"
WAIVER = """waivers:
  - code: EMU301
    path: cum-00011/2021/outcome.yaml
    where: leadership.leader.unit
    reason: Đơn vị mới thành lập
"""


@pytest.fixture
def miniature(tmp_path: Path) -> Path:
    """The small clean records root that examples stand on."""
    return write(tmp_path, {name: text for name, text in BASE.items() if isinstance(text, str | bytes)})


def test_version_is_one_line() -> None:
    run = started("--version")
    assert (run.code, run.text, run.said) == (0, "emucli 0.1.0\n", "")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("language", "example"), [("vi", "Ví dụ: emucli "), ("en", "Example: emucli ")])
def test_every_command_has_help_with_an_example(command: str, language: str, example: str) -> None:
    run = emucli(command, "--help", environment={"EMUCLI_LANG": language})
    assert run.code == 0
    assert f"{example}{command}" in run.text


def test_clean_records_are_one_line_and_exit_0() -> None:
    run = started("validate", "records", "--lang", "en")
    assert (run.code, run.said) == (0, "")
    assert run.text.startswith("Valid: ")
    assert run.text.count("\n") == 1


def test_quiet_says_nothing_when_clean() -> None:
    run = emucli("validate", "records", "--quiet")
    assert (run.code, run.out, run.err) == (0, b"", b"")


def test_a_finding_gives_exit_1_on_stdout(miniature: Path) -> None:
    write(miniature, {"cum-1/2023/members.yaml": "leader: so-yte\nmembers:\n  - unit: so-y-te\n"})
    run = started("validate", ".", "--lang", "en", cwd=miniature)
    assert (run.code, run.said) == (1, "")
    assert "cum-1/2023/members.yaml\n  1:9  error EMU301" in run.text
    assert "      | leader: so-yte\n      |         ^^^^^^\n" in run.text
    assert "“so-y-te”" in run.text


def test_json_has_every_key_and_paths_relative_to_the_working_folder(miniature: Path) -> None:
    write(miniature, {"cum-1/2023/members.yaml": "leader: so-yte\nmembers:\n  - unit: so-y-te\n"})
    run = emucli("validate", miniature / "cum-1", "--format", "json", "--lang", "en", cwd=miniature.parent)
    answer = json.loads(run.text)
    first = next(finding for finding in answer["findings"] if finding["code"] == "EMU301")
    assert set(first) == {"code", "severity", "path", "line", "column", "where", "message", "hint", "sheet", "waived"}
    assert first["path"] == f"{miniature.name}/cum-1/2023/members.yaml"
    assert (first["line"], first["column"], first["where"], first["severity"]) == (1, 9, "leader", "error")
    assert set(answer["summary"]) == {"errors", "warnings", "infos", "waived", "files", "years"}
    assert answer["schema_version"] == "1"


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("validate", "--nonsense"),
        ("validate", "nowhere"),
        ("elect", "records"),
        ("report", "annul", HANOI),
        ("report", "annual", HANOI, "--lang", "en", "-o", "no/such/folder/a.md"),
        ("explain", "EMU999"),
    ],
)
def test_wrong_usage_is_exit_2_on_stderr(arguments: tuple[str, ...]) -> None:
    run = started(*arguments)
    assert run.code == 2
    assert run.out == b""
    assert run.said.strip()


def test_a_folder_without_records_is_exit_2(tmp_path: Path) -> None:
    run = started("validate", cwd=tmp_path, environment={"EMUCLI_LANG": "en"})
    assert run.code == 2
    assert "units.yaml" in run.said


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("validate examples/block --format json", 0),
        ("score examples/block/example-block/2025 --matrix", 0),
        ("elect examples/block/example-block/2025 --lang en", 0),
        ("compare examples/block/example-block/2025 examples/block/example-block/2024", 0),
        ("report press records/hanoi-cluster-7/2023", 3),
        ("report ballot examples/block/example-block/2025", 2),
        ("explain EMU301", 0),
        ("score --help", 0),
    ],
)
def test_a_run_in_this_process_is_that_of_a_process_of_its_own(arguments: str, code: int) -> None:
    before = dict(os.environ), Path.cwd(), [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)]
    run = emucli(*arguments.split())
    assert run == started(*arguments.split())
    assert run.code == code
    assert before == (dict(os.environ), Path.cwd(), [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)])


def test_a_fault_of_emucli_is_exit_70_without_a_traceback(tmp_path: Path) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text(
        "import sys, emucli.cli.validate as v\n"
        "def fail(*a, **k): raise ZeroDivisionError('boom')\n"
        "v.run = fail\nsys.argv = ['emucli', *sys.argv[1:]]\n"
        "from emucli.cli.main import entry\nentry()\n"
    )
    command = [sys.executable, str(broken)]
    done = subprocess.run([*command, "validate", "--lang", "en"], env=bare(), capture_output=True, check=False)
    assert done.returncode == 70
    assert b"Traceback" not in done.stderr
    assert b"boom" in done.stderr
    debug = subprocess.run([*command, "--debug", "validate"], env=bare(), capture_output=True, check=False)
    assert b"Traceback" in debug.stderr


def test_without_libyaml_emucli_says_what_to_install() -> None:
    script = "import sys; sys.modules['yaml.cyaml'] = None; from emucli.cli.main import entry; entry()"
    command = [sys.executable, "-c", script, "validate", "records", "--lang", "en"]
    done = subprocess.run(command, cwd=REPOSITORY, env=bare(), capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"pip install --force-reinstall" in done.stderr


@pytest.mark.parametrize(
    "arguments", [("validate", "records", "--format", "json"), ("report", "press", HANOI, "--draft")]
)
def test_a_closed_pipe_is_silent(arguments: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "emucli", *arguments]
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(command, cwd=REPOSITORY, env=bare(), stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a device that is always full")
def test_output_that_cannot_be_written_is_exit_2() -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "emucli", "validate", "records"]
        done = subprocess.run(command, cwd=REPOSITORY, env=bare(), stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert b"stdout" in done.stderr


@pytest.mark.parametrize("locale", ["C", "POSIX", "vi_VN.ISO-8859-1", "en_US.CP1252"])
def test_output_is_utf8_whatever_the_locale(locale: str) -> None:
    run = started(
        "elect", HANOI, "--lang", "vi", environment={"LC_ALL": locale, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    )
    assert run.code == 0
    assert "Sở Y tế Hà Nội" in run.text


@pytest.mark.parametrize(
    ("environment", "arguments", "word"),
    [
        ({}, (), "Hợp lệ"),
        ({"LANG": "en_US.UTF-8"}, (), "Valid"),
        ({"LANG": "C.UTF-8"}, (), "Hợp lệ"),
        ({"LANG": "en_US.UTF-8", "EMUCLI_LANG": "vi"}, (), "Hợp lệ"),
        ({"LANG": "vi_VN.UTF-8", "EMUCLI_LANG": "vi"}, ("--lang", "en"), "Valid"),
        ({"EMUCLI_LANG": "vi"}, ("--lang=en",), "Valid"),
    ],
)
def test_language_of_messages(environment: dict[str, str], arguments: tuple[str, ...], word: str) -> None:
    assert emucli("validate", "records", *arguments, environment=environment).text.startswith(word)


def test_the_locale_has_no_say_in_papers() -> None:
    run = started("report", "annual", HANOI, "--draft", environment={"LANG": "en_US.UTF-8", "EMUCLI_LANG": "en"})
    assert "# BÁO CÁO" in run.text


def test_colours_only_on_a_terminal(miniature: Path) -> None:
    write(miniature, {"cum-1/2023/members.yaml": "leader: so-yte\nmembers:\n  - unit: so-y-te\n"})
    assert b"\x1b" not in started("validate", ".", cwd=miniature, environment={"FORCE_COLOR": "1"}).out


def test_same_records_same_bytes_in_any_order_of_processes(miniature: Path) -> None:
    write(miniature, {f"cum-{n}/cluster.yaml": f"name: Cụm {n}\nkind: clustr\n" for n in range(2, 9)})
    runs = {started("validate", ".", "--jobs", jobs, cwd=miniature).out for jobs in ("1", "2", "1")}
    assert len(runs) == 1


def test_a_second_process_finds_the_same(tmp_path: Path) -> None:
    # Enough for a second process to join.
    write_tree(tmp_path, 400)
    assert sum(file.stat().st_size for file in tmp_path.rglob("*.yaml")) > BYTES_FOR_A_PROCESS
    broken = {f"cum-{n:05}/2021/outcome.yaml": "leadership:\n  leader: {unit: so-999}\n" for n in (3, 11, 19)}
    write(tmp_path, {**broken, "waivers.yaml": WAIVER})
    alone, together = (started("validate", ".", "--jobs", jobs, "--format", "json", cwd=tmp_path) for jobs in "12")
    assert alone.text == together.text
    summary = json.loads(together.text)["summary"]
    assert (together.code, summary["errors"], summary["waived"], summary["years"]) == (1, 2, 1, 400)


def test_the_version_is_there_without_the_records_model() -> None:
    # Building the record classes takes longer than everything else that the line of the version needs.
    script = (
        "import sys; from emucli.cli.main import entry; import atexit, os; real = os._exit; "
        "told = lambda: print(*sorted({'pydantic', 'yaml', 'jinja2', 'lxml', 'openpyxl'} & set(sys.modules)));"
        "os._exit = lambda code: (told(), sys.stdout.flush(), real(code)); entry()"
    )
    run = subprocess.run([sys.executable, "-c", script, "--version"], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[1:] == [""]
