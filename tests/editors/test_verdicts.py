"""Schema and reader come to the same verdict on a file, but where a schema cannot say what the format says."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from emucli.findings.catalogue import catalogue
from emucli.model.files import SCHEMAS
from emucli.reading.load import read_record
from tests.editors.language_server import program
from tests.generated import ROOT
from tests.program import REPOSITORY, write
from tests.test_schemas import _schema_of, check_jsonschema

BEFORE_YAML = "bytes and characters, which are read before there is any YAML"
NO_YAML_OF_ITS_OWN = "YAML that other readers take and the format does not (FORMAT: ground rules)"
OF_TYPES = "YAML of other readers gives a value another type, or none"
TOGETHER = "which keys go together, and that one day is before another, only the reader says"
EXCEPTIONS: Mapping[str, str] = {
    "EMU105": "a warning: the mark is passed over",
    "EMU107": BEFORE_YAML,
    "EMU112": NO_YAML_OF_ITS_OWN,
    "EMU113": NO_YAML_OF_ITS_OWN,
    "EMU114": NO_YAML_OF_ITS_OWN,
    "EMU116": OF_TYPES,
    "EMU117": OF_TYPES,
    "EMU118": NO_YAML_OF_ITS_OWN,
    "EMU207": OF_TYPES,
    "EMU219": TOGETHER,
    "EMU221": TOGETHER,
    "EMU222": TOGETHER,
}
"""Codes of errors in files that a schema takes, with the reason."""

CORPUS: Sequence[tuple[str, str, bool]] = [
    ("members", "members: [{unit: so-y-te}]\n", True),
    ("members", "members: [{unit: so-y-te}]\ndeclared_count: 3\n", True),
    ("members", "members: [{unit: so-y-te}]\ndeclared_count: '3'\n", True),
    ("members", "members: [{unit: so-y-te}]\ndeclared_count: ba\n", False),
    ("members", "members: []\n", False),
    ("members", "members: [so-y-te]\n", False),
    ("members", "members: [{unit: Sở Y tế}]\n", False),
    ("members", "members: [{unit: so-y-te, status: đã rút}]\n", False),
    ("members", "members: [{unit: so-y-te}]\nleader: unknown\n", True),
    ("members", "leader: so-y-te\n", False),
    ("plan", "theme: Đoàn kết\n", True),
    ("plan", "theme: {vi: Đoàn kết}\n", False),
    ("plan", "theme: {vi: 'Đoàn kết', en: Unity}\n", True),
    ("plan", "theme: {}\n", False),
    ("plan", "tasks: [{text: A, step: ky-ket}]\n", False),
    ("plan", "tasks: [{text: A, due: 2025-03-14}]\n", True),
    ("plan", "tasks: [{text: A, due: 14/03/2025}]\n", False),
    ("covenant", "commitments: [{id: a, text: A, target: 95}]\n", True),
    ("covenant", "commitments: [{id: a, text: A, target: '95,5'}]\n", False),
    ("covenant", "commitments: [{text: A}]\n", False),
    ("votes", "votes: [{id: a, for: {office: leader}, how: consensus, agreed: all, choice: [a]}]\n", True),
    ("votes", "votes: [{id: a, for: {office: leader, award: b}, how: consensus}]\n", False),
    ("waivers", "waivers: [{code: EMU316, path: a.yaml, reason: A}]\n", True),
    ("waivers", "waivers: [{code: E316, path: a.yaml, reason: A}]\n", False),
    ("cluster", "name: A\nkind: nhóm\n", False),
]
"""Files by what they are of, and whether the format takes them."""


@cache
def _files() -> Mapping[str, tuple[str, str]]:
    """Every example of the catalogue and the corpus, by a name of its own: its schema and its text."""
    found: dict[str, tuple[str, str]] = {}
    for code, entry in catalogue().entries.items():
        for kind, example in [("bad", entry.bad), ("good", entry.good), *(("beside", one) for one in entry.beside)]:
            if example is not None and example.file.endswith(".yaml") and _schema_of(example.file) in SCHEMAS:
                found[f"{code}-{kind}-{len(found)}"] = (_schema_of(example.file), example.text)
    found.update({f"corpus-{number}": (schema, text) for number, (schema, text, _) in enumerate(CORPUS)})
    return found


def _errors(name: str) -> set[str]:
    """The errors that the reader finds in one file of them."""
    schema, text = _files()[name]
    _, findings = read_record(text.encode(), "a.yaml", SCHEMAS[schema])
    return {one.code for one in findings if catalogue().severity(one) == "error"}


def _unlike(taken: Mapping[str, bool]) -> dict[str, set[str]]:
    """The files on which a schema says something else than the reader, with the errors, but for the exceptions."""
    unlike = {name: _errors(name) for name, verdict in taken.items() if verdict == bool(_errors(name))}
    return {name: codes for name, codes in unlike.items() if not codes or not codes <= EXCEPTIONS.keys()}


def test_the_reader_takes_what_the_corpus_says() -> None:
    for number, (_, text, taken) in enumerate(CORPUS):
        assert (not _errors(f"corpus-{number}")) is taken, text


def test_check_jsonschema_comes_to_the_same_verdict(tmp_path: Path) -> None:
    taken: dict[str, bool] = {}
    write(tmp_path, {f"{name}.yaml": text for name, (_, text) in _files().items()})
    for schema in SCHEMAS:
        paths = [str(tmp_path / f"{name}.yaml") for name, (own, _) in _files().items() if own == schema]
        if not paths:
            continue
        shipped = str(ROOT / "schemas" / f"{schema}.schema.json")
        done = CliRunner().invoke(check_jsonschema.main, ["-o", "json", "--schemafile", shipped, *paths])
        answer = json.loads(done.output)
        refused = {Path(one["filename"]).stem for kind in ("errors", "parse_errors") for one in answer.get(kind, ())}
        taken.update({Path(path).stem: Path(path).stem not in refused for path in paths})
    assert len(taken) > 400
    assert _unlike(taken) == {}


SCRIPT = """
const fs = require("fs"), path = require("path"), own = path.join(process.argv[1], "node_modules/");
const Ajv = require(own + "ajv/dist/2020").default, yaml = require(own + "js-yaml");
const files = JSON.parse(fs.readFileSync(0, "utf8")), verdicts = {}, judges = {};
for (const [name, [schema, text]] of Object.entries(files)) {
  judges[schema] ??= new Ajv({strict: false, allErrors: false}).compile(JSON.parse(fs.readFileSync(schema, "utf8")));
  try { verdicts[name] = judges[schema](yaml.load(text, {schema: yaml.CORE_SCHEMA})); }
  catch { verdicts[name] = false; }
}
console.log(JSON.stringify(verdicts));
"""


@pytest.mark.skipif(program("ajv") is None, reason="needs ajv and js-yaml of npm")
def test_ajv_comes_to_the_same_verdict() -> None:
    asked: Any = {name: (str(ROOT / "schemas" / f"{own}.schema.json"), text) for name, (own, text) in _files().items()}
    command = ["node", "-e", SCRIPT, str(REPOSITORY / "build" / "npm")]
    done = subprocess.run(command, input=json.dumps(asked).encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert _unlike(json.loads(done.stdout)) == {}


def test_every_exception_is_one() -> None:
    """None is listed for a code that no file here shows."""
    shown = {code for name in _files() for code in _errors(name)} | {"EMU105"}
    assert set(EXCEPTIONS) <= shown
