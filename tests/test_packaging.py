"""The wheel carries what it needs, and the editable checkout finds what stands beside it."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.program import REPOSITORY, bare

COMMANDS = (
    ["validate", "records"],
    ["elect", "records/north-central/2023"],
    ["report", "press", "records/hanoi-cluster-7/2023", "--lang", "en"],
    ["explain", "EMU301"],
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel; hatchling is already here, so nothing is downloaded."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has the wheel, over the packages of the environment that runs the tests."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], check=True, capture_output=True
    )
    target = Path(site.stdout.decode().strip())
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(target), str(wheel)], check=True, capture_output=True)
    # The environment's packages come after the wheel's, and without its .pth files: the checkout is not among them.
    (target / "environment.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An otherwise empty folder with a copy of the records."""
    folder = tmp_path_factory.mktemp("empty")
    for source in (REPOSITORY / "records").rglob("*.yaml"):
        target = folder / source.relative_to(REPOSITORY)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    return folder


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_the_wheel_works_in_an_empty_folder_as_the_checkout_does(
    installed: Path, copied: Path, command: list[str]
) -> None:
    from_wheel = subprocess.run(
        [installed, "-m", "emucli", *command], cwd=copied, env=bare(), capture_output=True, check=False
    )
    from_checkout = subprocess.run(
        [sys.executable, "-m", "emucli", *command], cwd=REPOSITORY, env=bare(), capture_output=True, check=False
    )
    assert (from_wheel.returncode, from_wheel.stderr) == (0, b"")
    assert from_wheel.stdout == from_checkout.stdout


def test_the_wheel_makes_the_same_docx_as_the_checkout(installed: Path, copied: Path, tmp_path: Path) -> None:
    made: dict[Path, bytes] = {}
    for python, folder in ((installed, copied), (Path(sys.executable), REPOSITORY)):
        paper = tmp_path / f"{len(made)}.docx"
        command = ["-m", "emucli", "report", "press", "records/hanoi-cluster-7/2023", "--lang", "en", "-o", str(paper)]
        subprocess.run([python, *command], cwd=folder, env=bare(), capture_output=True, check=True)
        made[folder] = paper.read_bytes()
    assert made[copied] == made[REPOSITORY]


def test_the_wheel_holds_the_templates_and_nothing_that_a_run_leaves(wheel: Path) -> None:
    held = zipfile.ZipFile(wheel).namelist()
    for folder in ("templates", "schemas", "starter", "examples/block"):
        paths = [path for path in (REPOSITORY / folder).rglob("*") if path.is_file() and path.suffix != ".code"]
        there = {path.relative_to(REPOSITORY).as_posix() for path in paths}
        assert there
        assert {name.removeprefix("emucli/") for name in held if name.startswith(f"emucli/{folder}/")} == there
    assert [name for name in held if "__pycache__" in name] == []
    assert "emucli/py.typed" in held


def test_the_wheel_begins_records_as_the_checkout_does(installed: Path, tmp_path: Path) -> None:
    begun: list[dict[str, bytes]] = []
    for python, name in ((installed, "a"), (Path(sys.executable), "b")):
        for arguments in (["ho-so", "--name", "Cụm 1", "--member", "Sở Y tế"], ["mau", "--example"]):
            (tmp_path / name).mkdir(exist_ok=True)
            command = [str(python), "-m", "emucli", "init", *arguments]
            subprocess.run(command, cwd=tmp_path / name, env=bare(), capture_output=True, check=True)
        files = [path for path in (tmp_path / name).rglob("*") if path.is_file()]
        begun.append({path.relative_to(tmp_path / name).as_posix(): path.read_bytes() for path in files})
    assert begun[0] == begun[1]


def test_the_wheel_is_what_runs(installed: Path, copied: Path) -> None:
    where = subprocess.run(
        [installed, "-c", "import emucli; print(emucli.__file__)"],
        cwd=copied,
        env=bare(),
        capture_output=True,
        check=True,
    )
    assert Path(where.stdout.decode().strip()).is_relative_to(installed.parent.parent)


def test_the_console_script_is_the_checkout() -> None:
    script = Path(sysconfig.get_path("scripts")) / ("emucli.exe" if os.name == "nt" else "emucli")
    done = subprocess.run([script, "--version"], env=bare(), capture_output=True, check=True)
    assert done.stdout == b"emucli 0.1.0\n"


def test_the_wheel_writes_the_schemas_of_the_checkout(installed: Path, copied: Path) -> None:
    command = ["-m", "emucli", "schema", "schemas-of-emucli", "--vscode"]
    done = subprocess.run([installed, *command], cwd=copied, env=bare(), capture_output=True, check=True)
    for address in json.loads(done.stdout)["yaml.schemas"]:
        file = copied / address
        assert file.read_bytes() == (REPOSITORY / "schemas" / file.name).read_bytes()
