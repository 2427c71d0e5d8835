"""Every id that names an entry of a register is found where it stands. The letters of the samples say what is one."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from pydantic import BaseModel

import emucli.model
from emucli.model.base import Keyed, Record, RecordFile
from emucli.model.covenant import Covenant
from emucli.model.ids import Register
from emucli.model.place import KeyPath
from emucli.model.plan import Plan
from emucli.model.references import Reference, ids_by_register, references
from emucli.model.scores import Scores
from emucli.model.votes import Votes
from emucli.reading.load import read_record
from emucli.reading.tree import read_tree

from .samples import SAMPLES

REGISTERS: dict[str, Register] = {
    "u": "units",
    "s": "sources",
    "i": "instruments",
    "m": "movements",
    "a": "awards",
}


def _record(model: type[RecordFile], source: str | None = None) -> RecordFile:
    record, findings = read_record((source or SAMPLES[model]).encode(), "f.yaml", model)
    assert findings == ()
    assert record is not None
    return record


def _written(tree: Any, path: KeyPath = (), explained: bool = False) -> Iterator[Reference]:
    """The references of a tree of text, by the names of the ids alone."""
    if isinstance(tree, dict):
        noted = "note" in tree
        for key, below in tree.items():
            if register := _register(key):
                yield Reference(register, key, (*path, key), noted, is_key=True)
            yield from _written(below, (*path, key), noted)
    elif isinstance(tree, list):
        for index, below in enumerate(tree):
            yield from _written(below, (*path, index), explained)
    elif isinstance(tree, str) and (register := _register(tree)):
        yield Reference(register, tree, path, explained)


def _register(text: str) -> Register | None:
    return REGISTERS[text[0]] if re.fullmatch("[usima]-[0-9]+", text) else None


def _order(reference: Reference) -> tuple[str, str]:
    return (reference.id, str(reference.path))


@pytest.mark.parametrize("model", SAMPLES)
def test_every_reference_of_a_file_is_found_where_it_stands(model: type[RecordFile]) -> None:
    tree = read_tree(SAMPLES[model].encode(), "f.yaml").value
    assert sorted(references(_record(model)), key=_order) == sorted(_written(tree), key=_order)


@pytest.mark.parametrize("model", SAMPLES)
def test_the_ids_of_a_file_are_those_of_its_references(model: type[RecordFile]) -> None:
    expected: dict[Register, set[str]] = {}
    for reference in _written(read_tree(SAMPLES[model].encode(), "f.yaml").value):
        expected.setdefault(reference.register, set()).add(reference.id)
    assert {register: ids for register, ids in ids_by_register(_record(model)).items() if ids} == expected


def _modules() -> None:
    for module in iter_modules(emucli.model.__path__):
        import_module(f"emucli.model.{module.name}")


def _classes(above: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for below in above.__subclasses__():
        yield below
        yield from _classes(below)


def _typed_as_reference() -> set[tuple[str, str]]:
    """Every field whose type names a register, by looking at how the type prints; keys of keyed classes as `keys`."""
    _modules()
    found = set()
    for record in set(_classes(Record)):
        # Every record has `source`; the samples have it in many places.
        fields = [(name, field) for name, field in record.model_fields.items() if name != "source"]
        found |= {
            (record.__name__, name) for name, field in fields if "Names(" in repr((field.annotation, field.metadata))
        }
        arguments = record.__pydantic_generic_metadata__["args"]
        if arguments and "Names(" in repr(arguments[0]):
            found.add((record.__name__, "keys"))
    return found


def _filled(record: BaseModel) -> Iterator[tuple[str, str]]:
    """Every field of a record, and of the records in it, that holds something."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        if value is not None:
            yield type(record).__name__, name
        for below in value if isinstance(value, tuple) else (value,):
            if isinstance(below, BaseModel):
                yield from _filled(below)
    if isinstance(record, Keyed) and len(record):
        yield type(record).__name__, "keys"
        for _, below in record.items():
            if isinstance(below, BaseModel):
                yield from _filled(below)


def test_the_samples_fill_every_field_that_is_a_reference() -> None:
    typed = _typed_as_reference()
    assert len(typed) > 30
    filled = {field for model in SAMPLES for field in _filled(_record(model))}
    assert typed - filled == set()


def test_the_samples_are_of_every_record_file() -> None:
    _modules()
    assert set(_classes(RecordFile)) == set(SAMPLES)


@pytest.mark.parametrize(
    ("model", "source"),
    [
        (Covenant, "signatories: all\n"),
        (Plan, "tasks: [{text: A, with: all, lead: unknown}]\n"),
        (Votes, "votes: [{id: v, for: {office: leader}, how: consensus, agreed: all}]\n"),
    ],
)
def test_words_of_the_format_are_no_references(model: type[RecordFile], source: str) -> None:
    assert list(references(_record(model, source))) == []


def test_in_a_list_every_word_is_an_id() -> None:
    (found,) = references(_record(Covenant, "signatories: [all]\n"))
    assert found == Reference("units", "all", ("signatories", 0), explained=False)


def test_a_note_explains_its_own_mapping_only() -> None:
    source = "sheets:\n  - {unit: u-1, stage: a, by: u-2, entries: {A: {points: 1, note: x}}}\nnote: x\n"
    assert [found.explained for found in references(_record(Scores, source))] == [False, False]
