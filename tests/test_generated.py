"""What is generated is fresh, and what the documentation says is so."""

import json
import re
from pathlib import Path

import pytest
import yaml

from emucli.cli.main import build_app
from emucli.cli.speech import Speech
from emucli.findings.catalogue import catalogue
from emucli.model.files import SCHEMAS
from tests.generated import ROOT, generated
from tests.program import emucli, write

GENERATED = list(generated())


@pytest.mark.parametrize(("path", "text"), GENERATED, ids=lambda value: getattr(value, "name", ""))
def test_generated_files_are_fresh(path: Path, text: str) -> None:
    assert path.read_text(encoding="utf-8") == text, "stale: run `make docs`"


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in (ROOT / "schemas").iterdir()} == {f"{name}.schema.json" for name in SCHEMAS}


@pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
def test_every_command_stands_in_the_readme(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    commands = [command.name for command in build_app(Speech("en")).registered_commands]
    assert [name for name in commands if f"emucli {name}" not in text] == []
    assert "make demo" in text
    assert "make test" in text


def test_the_examples_of_the_format_page_are_one_valid_records_root(tmp_path: Path) -> None:
    files = _examples()
    assert len(files) >= 15
    run = emucli("validate", ".", cwd=write(tmp_path, files), environment={"EMUCLI_LANG": "en"})
    assert run.code == 0, run.text
    assert run.text.splitlines()[-1].startswith("Valid: ")


def _examples() -> dict[str, str | bytes]:
    """The record files that stand in the page, by name."""
    found = re.findall(r"```yaml\n(# (\S+\.yaml)\n.*?)```", _format_page(), re.DOTALL)
    return {name: text for text, name in found}


def _format_page() -> str:
    return (ROOT / "docs" / "format.md").read_text(encoding="utf-8")


OUTPUTS = re.findall(
    r"^`emucli ([^`\n]* --format json)`(, on the root[^\n]*)?:\n\n```json\n(.*?)```",
    _format_page(),
    re.MULTILINE | re.DOTALL,
)


@pytest.mark.parametrize(("command", "own_root", "shown"), OUTPUTS, ids=lambda text: text[:60])
def test_the_json_of_the_format_page_is_what_is_printed(
    command: str, own_root: str, shown: str, tmp_path: Path
) -> None:
    root = write(tmp_path, _examples()) if own_root else ROOT
    run = emucli(*command.split(), cwd=root, environment={"EMUCLI_LANG": "en"})
    assert _agrees(json.loads(shown), json.loads(run.text)), run.text


def _agrees(shown: object, printed: object) -> bool:
    """Whether a value is the one printed; `…` stands for the rest of a text, of a list, or of other keys."""
    if isinstance(shown, str) and shown.endswith("…"):
        return isinstance(printed, str) and printed.startswith(shown[:-1])
    if isinstance(shown, dict) and isinstance(printed, dict):
        keys = shown.keys() - {"…"}
        return (keys <= printed.keys() if "…" in shown else keys == printed.keys()) and all(
            _agrees(shown[key], printed[key]) for key in keys
        )
    if isinstance(shown, list) and isinstance(printed, list):
        open_end = shown[-1:] == ["…"]
        told = shown[:-1] if open_end else shown
        return (len(told) < len(printed) if open_end else len(told) == len(printed)) and all(
            _agrees(one, other) for one, other in zip(told, printed, strict=False)
        )
    return shown == printed


def test_every_json_of_the_format_page_is_compared() -> None:
    assert len(OUTPUTS) == _format_page().count("```json") >= 7


def test_records_say_the_same_to_other_yaml_tools() -> None:
    # `no` and 0123 aside, which records do not hold: keys, lists and prose must not depend on the reader.
    for path in (ROOT / "records").rglob("*.yaml"):
        assert isinstance(yaml.safe_load(path.read_text(encoding="utf-8")), dict), path


def test_the_format_page_names_every_code_of_the_rules() -> None:
    told = _format_page().partition("\n## What is checked\n")[2].partition("\n## ")[0]
    ranges = re.findall(r"\b([3-8]\d\d)(?:–([3-8]\d\d))?\b", told)
    named = {number for first, last in ranges for number in range(int(first), int(last or first) + 1)}
    rules = {int(code.removeprefix("EMU")) for code, entry in catalogue().entries.items() if entry.waivable}
    assert rules - named == set()
