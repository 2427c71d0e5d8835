"""Whatever stands at any place of a valid file, the schema takes it or says why not, and never raises."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emucli.findings.catalogue import catalogue
from emucli.findings.finding import KeyPath
from emucli.language.phrases import plainly
from emucli.model.base import RecordFile
from emucli.model.conferences import Conferences
from emucli.model.covenant import Covenant
from emucli.model.members import Members
from emucli.model.outcome import Outcome
from emucli.model.registers import Instruments, Units
from emucli.model.regulation import Regulation
from emucli.model.scores import Scores
from emucli.model.votes import Votes
from emucli.model.year_movements import YearMovements
from emucli.reading.schema import read_model
from emucli.reading.tree import HOLE, read_tree
from tests.model.samples import SAMPLES

from .writing import EVERY_RUN_THE_SAME

MODELS: list[type[RecordFile]] = [
    *(Units, Instruments, Members, Covenant, Regulation, YearMovements, Scores, Votes, Outcome, Conferences)
]
ODD = [
    "unknown",
    "9,5",
    "e5",
    "1e3",
    "27/12/2023",
    "2023-02-30",
    "no",
    "Sở Y tế",
    "",
    " ",
    "101%",
    "1/0",
    "24:00",
    "all",
]
_values: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([*ODD, None, HOLE, [], {}, [None], [HOLE], ["x"], {"a": "b"}, {"kind": None}, {"kind": HOLE}]),
    st.text("0123456789.,-+/%:eE xđế_²", max_size=8),
)


def _places(tree: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, below in steps:
        yield (*path, step)
        yield from _places(below, (*path, step))


def _changed(tree: Any, path: KeyPath, value: Any) -> Any:
    """A copy with another value at one place."""
    if not path:
        return value
    if isinstance(tree, list):
        return [_changed(item, path[1:], value) if index == path[0] else item for index, item in enumerate(tree)]
    return {key: _changed(item, path[1:], value) if key == path[0] else item for key, item in tree.items()}


def _sample(model: type[RecordFile]) -> Any:
    return read_tree(SAMPLES[model].encode(), "f.yaml").value


def _judge(tree: Any, model: type[RecordFile]) -> None:
    record, findings = read_model(tree, model, "f.yaml")
    holds_what_could_not_be_read = "Hole object" in repr(tree)
    assert (record is None) == (bool(findings) or holds_what_could_not_be_read)
    for finding in findings:
        assert finding.code in catalogue().entries
        assert not any("Hole" in plainly(value) for value in finding.arguments.values())


@pytest.mark.parametrize("model", MODELS)
def test_a_sample_is_accepted(model: type[RecordFile]) -> None:
    record, findings = read_model(_sample(model), model, "f.yaml")
    assert (record is not None, findings) == (True, ())


@EVERY_RUN_THE_SAME
@given(st.sampled_from(MODELS), st.data())
def test_a_changed_value_is_taken_or_refused(model: type[RecordFile], data: st.DataObject) -> None:
    tree = _sample(model)
    path = data.draw(st.sampled_from([(), *_places(tree)]))
    _judge(_changed(tree, path, data.draw(_values)), model)


@EVERY_RUN_THE_SAME
@given(st.sampled_from(MODELS), st.data(), st.text("abcđ1.- _", min_size=1, max_size=8))
def test_a_new_key_is_taken_or_refused(model: type[RecordFile], data: st.DataObject, key: str) -> None:
    tree = _sample(model)
    mappings = [path for path in [(), *_places(tree)] if isinstance(_at(tree, path), dict)]
    path = data.draw(st.sampled_from(mappings))
    _judge(_changed(tree, path, {**_at(tree, path), key: data.draw(_values)}), model)


def _at(tree: Any, path: KeyPath) -> Any:
    for step in path:
        tree = tree[step]
    return tree
