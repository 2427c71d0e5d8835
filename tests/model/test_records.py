"""FORMAT, ground rules: any mapping may carry a note and its sources; unknown keys are errors. Records never change."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from emucli.model.base import Keyed, RecordFile
from emucli.model.registers import Units
from emucli.model.scalars import Code, Number
from emucli.model.votes import Round
from emucli.reading.tree import read_tree

from .samples import SAMPLES

KeyPath = tuple[str | int, ...]


def _tree(model: type[RecordFile]) -> dict[str, Any]:
    tree = read_tree(SAMPLES[model].encode(), "f.yaml").value
    assert isinstance(tree, dict)
    return tree


def _mappings(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        yield tree
    steps = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    for below in steps:
        yield from _mappings(below)


def _records(record: object) -> Iterator[BaseModel]:
    if isinstance(record, BaseModel):
        yield record
        fields = [getattr(record, name) for name in type(record).model_fields]
        for below in (*fields, *(record.__pydantic_extra__ or {}).values()):
            yield from _records(below)
    elif isinstance(record, tuple):
        for item in record:
            yield from _records(item)


@pytest.mark.parametrize("model", SAMPLES)
def test_every_mapping_may_carry_a_note_and_its_sources(model: type[RecordFile]) -> None:
    tree = _tree(model)
    mappings = list(_mappings(tree))
    for mapping in mappings:
        mapping |= {"note": "Ghi chú", "source": ["s-1", "s-2"]}
    noted = [
        (getattr(found, "note", None), getattr(found, "source", None)) for found in _records(model.model_validate(tree))
    ]
    assert noted == [("Ghi chú", ("s-1", "s-2"))] * len(mappings)


@pytest.mark.parametrize("model", SAMPLES)
def test_a_source_is_a_list_of_ids(model: type[RecordFile]) -> None:
    for wrong in ("s-1", ["S 1"], [["s-1"]], {"s-1": "x"}):
        with pytest.raises(ValidationError):
            model.model_validate({**_tree(model), "source": wrong})


@pytest.mark.parametrize("model", SAMPLES)
def test_every_mapping_refuses_a_key_that_it_does_not_know(model: type[RecordFile]) -> None:
    tree = _tree(model)
    accepted = []
    for mapping in list(_mappings(tree)):
        mapping["Không có"] = "x"
        try:
            accepted.append(model.model_validate(tree))
        except ValidationError:
            del mapping["Không có"]
    assert accepted == []
    model.model_validate(tree)


@pytest.mark.parametrize("model", SAMPLES)
def test_no_record_can_be_changed(model: type[RecordFile]) -> None:
    for record in _records(model.model_validate(_tree(model))):
        for name in type(record).model_fields:
            with pytest.raises(ValidationError, match="frozen"):
                setattr(record, name, None)


def test_lists_of_a_record_cannot_be_changed() -> None:
    records = (record for model in SAMPLES for record in _records(model.model_validate(_tree(model))))
    values = [getattr(record, name) for record in records for name in type(record).model_fields]
    assert [value for value in values if isinstance(value, list | dict | set)] == []
    assert any(isinstance(value, tuple) for value in values)


def test_keys_that_a_record_chooses_keep_the_order_of_the_file() -> None:
    entries = Keyed[Code, Number].model_validate({"2": "1", "note": "x", "1.10": "2", "1.9": "3", "a": "4"})
    assert list(entries.keys()) == ["2", "1.10", "1.9", "a"]
    assert [(key, int(value)) for key, value in entries.items()] == [("2", 1), ("1.10", 2), ("1.9", 3), ("a", 4)]
    assert (len(entries), "1.9" in entries, "note" in entries, entries.note) == (4, True, False, "x")
    assert entries.get("1.9") == 3
    assert entries.get("1.8") is None


@pytest.mark.parametrize("name", ["items", "keys", "get", "copy", "json", "dict", "model-fields"])
def test_a_unit_may_have_the_name_of_anything_in_the_program(name: str) -> None:
    units = Units.model_validate({"format": "1", "units": {name: {"name": "A"}, "so-y-te": {"name": "B"}}}).units
    assert list(units.keys()) == [name, "so-y-te"]
    assert [unit.name for _, unit in units.items()] == ["A", "B"]


def test_keys_and_values_that_a_record_chooses_are_checked() -> None:
    counts = TypeAdapter(Round)
    assert counts.validate_python({"in_favour": {"so-y-te": "5"}}).votes_for("so-y-te") == 5
    for wrong in ({"Sở": "5"}, {"so-y-te": "-1"}, {"so-y-te": "unknown"}, {"so-y-te": ["5"]}):
        with pytest.raises(ValidationError):
            counts.validate_python({"in_favour": wrong})
