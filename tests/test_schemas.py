"""The shipped schemas take what the format takes, as editors and check-jsonschema read it: with YAML's own types."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner

from emucli.findings.catalogue import catalogue
from emucli.model.files import SCHEMAS
from tests.generated import ROOT
from tests.program import write

check_jsonschema = pytest.importorskip("check_jsonschema", reason="a dev dependency: pip install -e '.[dev]'")

_ROOTS = ("records", "examples/block")


def _schema_of(path: str) -> str:
    """The schema of a record file by its path below the records root."""
    place = PurePosixPath(path)
    if "scores" in place.parts[:-1] or place.name == "scores.yaml":
        return "scores"
    if place.parts[0] == "units":
        return "units"
    if place.name.startswith("regulation."):
        return "regulation"
    return "register-movements" if path == "movements.yaml" else place.stem


def _examples() -> Iterator[tuple[str, str, str]]:
    """Each good file of the catalogue with the folder that keeps it apart from the others."""
    for code, entry in catalogue().entries.items():
        for index, example in enumerate((*entry.beside, entry.good)):
            if example is not None:
                yield f"{code}-{index}", example.file, example.text


def _good_files(folder: Path) -> Mapping[str, list[Path]]:
    """Every good record and example, by its schema."""
    by_schema: dict[str, list[Path]] = {name: [] for name in SCHEMAS}
    for root in (ROOT / name for name in _ROOTS):
        for path in root.rglob("*.yaml"):
            by_schema[_schema_of(path.relative_to(root).as_posix())].append(path)
    by_schema["regulation"] += (ROOT / "examples" / "regulations").glob("*.yaml")
    for apart, file, text in _examples():
        write(folder, {f"{apart}/{file}": text})
        by_schema[_schema_of(file)].append(folder / apart / file)
    return by_schema


def _refused(schema: str, paths: list[Path]) -> str:
    """What check-jsonschema says of files that a schema refuses; empty where it takes them all."""
    shipped = ROOT / "schemas" / f"{schema}.schema.json"
    done = CliRunner().invoke(check_jsonschema.main, ["--schemafile", str(shipped), *map(str, sorted(paths))])
    return "" if done.exit_code == 0 else done.output or repr(done.exception)


def test_every_good_file_passes_its_schema(tmp_path: Path) -> None:
    files = _good_files(tmp_path)
    assert {name for name, paths in files.items() if not paths} == set()
    assert {name: said for name, paths in files.items() if (said := _refused(name, paths))} == {}


UNITS = "format: {}\nunits:\n  so-y-te: {{name: Sở Y tế}}\n"
CRITERION = (
    "scoring:\n  criteria:\n    - {{code: {}, title: A, max: 10, measure: {{kind: ratio, lower_is_better: {}}}}}\n"
)


@pytest.mark.parametrize(
    ("schema", "text", "taken"),
    [
        ("units", UNITS.format("1"), True),
        ("units", UNITS.format('"1"'), True),
        ("units", UNITS.format("2"), False),
        ("regulation", CRITERION.format("1.1", "true"), True),
        ("regulation", CRITERION.format('"1.1"', '"true"'), True),
        ("regulation", CRITERION.format("1", "đúng"), False),
        ("cluster", "name: A\nkind: cluster\nauthority:\n", False),
    ],
)
def test_a_schema_takes_what_the_format_takes(schema: str, text: str, taken: bool, tmp_path: Path) -> None:
    write(tmp_path, {"record.yaml": text})
    assert (_refused(schema, [tmp_path / "record.yaml"]) == "") is taken
