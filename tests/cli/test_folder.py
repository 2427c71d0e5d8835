"""What lies in a folder beside records: of git, of environments, of other programs, of offices."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.miniature import BASE
from tests.program import Run, emucli, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small clean records root that examples stand on."""
    return write(tmp_path, dict(BASE))


def _found(root: Path) -> list[str]:
    run = emucli("validate", ".", "--format", "json", "--ignore", "EMU355", cwd=root)
    return [f"{one['path']} {one['code']}" for one in json.loads(run.text)["findings"] if not one["waived"]]


def _git(root: Path, *arguments: str) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not there")
    subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True)


COPY = {f"build/{name}": text for name, text in BASE.items()}


def test_environments_and_packages_are_left_alone(root: Path) -> None:
    write(
        root, {"venv/pyvenv.cfg": "", "venv/lib/x/conf.yaml": "a", "a/node_modules/b/c.yml": "a", ".cache/d.yaml": "a"}
    )
    assert _found(root) == []


def test_what_git_ignores_beside_the_records_is_left_alone(root: Path) -> None:
    write(root, {**COPY, "b.yaml": "x"})
    assert len(_found(root)) > 1
    write(root, {".gitignore": "/build/\n/b.yaml\n"})
    _git(root, "init", "-q")
    assert _found(root) == []
    # In a folder that git ignores itself somebody checks records on purpose.
    assert [one for one in _found(root / "build") if "EMU140" in one] == []


def test_a_record_that_git_ignores_is_read_and_told(root: Path) -> None:
    write(root, {".gitignore": "plan.yaml\n", "cum-1/2024/plan.yaml": "thema: x\n"})
    _git(root, "init", "-q")
    assert {"cum-1/2024/plan.yaml EMU140", "cum-1/2024/plan.yaml EMU201"} <= set(_found(root))
    _git(root, "add", "-f", "cum-1/2024/plan.yaml")
    assert "cum-1/2024/plan.yaml EMU140" not in _found(root)


def test_emucli_toml_says_what_is_no_record(root: Path) -> None:
    write(root, {"nháp/2024/plan.yaml": "x", "cum-1/2024/tam/a.yaml": "x", "mkdocs.yml": "x"})
    assert len(_found(root)) == 3
    write(root, {"emucli.toml": 'ignore = ["nháp", "cum-1/*/tam/*", "*.yml"]\n'})
    assert _found(root) == []
    run = emucli("score", "cum-1/2024", cwd=root)
    assert run.code in (0, 3)


@pytest.mark.parametrize("value", ['"a"', "[1]", '[""]', '["/"]'])
def test_a_wrong_list_of_patterns_is_wrong_usage(root: Path, value: str) -> None:
    run: Run = emucli("validate", ".", "--lang", "en", cwd=write(root, {"emucli.toml": f"ignore = {value}\n"}))
    assert (run.code, "“ignore”" in run.said) == (2, True)


def test_notes_on_other_yaml_change_no_exit_code(root: Path) -> None:
    run = emucli("validate", ".", "--lang", "en", cwd=write(root, {"azure-pipelines.yml": "x", "mkdocs.yml": "x"}))
    assert (run.code, run.text.count("note EMU138")) == (0, 2)


@pytest.mark.parametrize("name", ["members (1).yaml", "Members.yaml", "members.yaml.txt"])
def test_a_copy_is_told_and_stays_where_it_is(root: Path, name: str) -> None:
    path = f"cum-1/2024/{name}"
    write(root, {path: BASE["cum-1/2024/members.yaml"]})
    if not (root / "cum-1/2024/MEMBERS.yaml").exists():
        assert _found(root) == [f"{path} EMU141"]
