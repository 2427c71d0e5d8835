"""In an editor every key of a record file tells what it says, in both languages; files get their own schema."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from emucli.reading.places import Places
from tests.editors.language_server import PROGRAM, program, serving
from tests.generated import ROOT, mappings_of
from tests.program import emucli

VIETNAMESE = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
needs_server = pytest.mark.skipif(program(PROGRAM) is None, reason=f"needs {PROGRAM} of npm")


def test_every_key_of_the_schemas_tells_what_it_says_in_both_languages() -> None:
    for path in (ROOT / "schemas").glob("*.json"):
        for mapping in mappings_of(json.loads(path.read_text(encoding="utf-8"))):
            for key, value in mapping["properties"].items():
                vietnamese, english = value["description"].split("\n")
                assert any(letter in VIETNAMESE for letter in vietnamese.lower()) or key == "format", key
                assert english.endswith("."), key
                assert value["markdownDescription"] == f"{vietnamese}\n\n*{english}*"


def _keys(path: Path) -> Iterator[tuple[str, int, int]]:
    """The keys of a file that the format gives a name, each with its place; ids and codes are the record's own."""
    places = Places(path.read_bytes())
    for steps, span in places._keys.items():
        if steps[:-1] not in _own(places) and isinstance(steps[-1], str):
            yield ".".join(map(str, steps)), span.line, span.column


def _own(places: Places) -> set[tuple[str | int, ...]]:
    """The mappings whose keys the record chooses."""
    chosen = {
        "units",
        "sources",
        "instruments",
        "movements",
        "awards",
        "entries",
        "in_favour",
        "against",
        "values",
        "options",
    }
    return {steps for steps in places._keys if steps[-1] in {*chosen, "items", "groups", "award_names", "final"}}


def _sentences() -> dict[str, set[str]]:
    """What each key may say in English, for it says something of its own in some mappings."""
    told: dict[str, set[str]] = {}
    for path in (ROOT / "schemas").glob("*.json"):
        for mapping in mappings_of(json.loads(path.read_text(encoding="utf-8"))):
            for key, value in mapping["properties"].items():
                told.setdefault(key, set()).add(value["description"].split("\n")[1])
    return told


@needs_server
def test_nearly_every_key_that_is_hovered_tells_a_sentence(tmp_path: Path) -> None:
    root = tmp_path / "work"
    shutil.copytree(ROOT / "examples" / "block", root / "block")
    shutil.copytree(ROOT / "records", root / "records")
    settings = json.loads(emucli("schema", "--vscode", cwd=root).text)
    hovered: dict[str, bool] = {}
    sentences = _sentences()
    with serving(
        root,
        {
            "yaml": {
                "schemas": settings["yaml.schemas"],
                "hover": True,
                "validate": True,
                "schemaStore": {"enable": False},
            }
        },
    ) as server:
        for path in sorted(root.rglob("*.yaml")):
            if "scores" in path.parts and path.name != "appraisal.yaml":
                continue
            address = server.open(path)
            server.diagnosed(address)
            for key, line, column in [*_keys(path)][:120]:
                name = key.rsplit(".", 1)[-1]
                said = server.hovered(address, line, column + 1)
                hovered[f"{path.relative_to(root)}:{line} {key}"] = any(one in said for one in sentences.get(name, ()))
    silent = [place for place, told in hovered.items() if not told]
    assert len(hovered) > 1000
    assert len(silent) <= len(hovered) * 0.05, silent


@needs_server
def test_a_file_gets_the_schema_that_is_its_own(tmp_path: Path) -> None:
    root = tmp_path / "work"
    shutil.copytree(ROOT / "examples" / "block", root / "block")
    written = emucli("schema", ".emucli", "--vscode", cwd=root)
    settings = json.loads(written.text)["yaml.schemas"]
    assert all((root / path).is_file() for path in settings)
    with serving(root, {"yaml": {"schemas": settings, "validate": True, "schemaStore": {"enable": False}}}) as server:
        for path in sorted(root.rglob("movements.yaml")):
            assert server.diagnosed(server.open(path)) == []
        wrong = root / "block" / "example-block" / "2025" / "plan.yaml"
        wrong.write_text("thema: x\n", encoding="utf-8")
        assert any("thema" in said for said in server.diagnosed(server.open(wrong)))


def test_schemas_are_listed_with_their_files(tmp_path: Path) -> None:
    run = emucli("schema", cwd=tmp_path)
    rows = [line.split("\t") for line in run.text.splitlines()]
    assert {name for name, *_ in rows} == {
        path.name.removesuffix(".schema.json") for path in (ROOT / "schemas").iterdir()
    }
    assert all(Path(file).is_file() for _, file, _ in rows)
    assert emucli("schema", "--list", cwd=tmp_path).text == run.text


def test_a_folder_that_cannot_be_made_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    run = emucli("schema", "file/below", cwd=tmp_path)
    assert (run.code, "file/below" in run.said) == (2, True)
