"""What is generated is fresh, and what the documentation says is so."""

import re
from pathlib import Path

import pytest
import yaml

from emucli.cli.main import build_app
from emucli.cli.speech import Speech
from tests.generated import ROOT, SCHEMAS, generated
from tests.program import emucli

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
    text = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n# (\S+\.yaml)\n(.*?)```", text, re.DOTALL)
    assert len(blocks) >= 15
    for name, body in blocks:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
    run = emucli("validate", ".", cwd=tmp_path, environment={"EMUCLI_LANG": "en"})
    assert run.code == 0, run.text
    assert run.text.splitlines()[-1].startswith("Valid: ")


def test_records_say_the_same_to_other_yaml_tools() -> None:
    # `no` and 0123 aside, which records do not hold: keys, lists and prose must not depend on the reader.
    for path in (ROOT / "records").rglob("*.yaml"):
        assert isinstance(yaml.safe_load(path.read_text(encoding="utf-8")), dict), path
