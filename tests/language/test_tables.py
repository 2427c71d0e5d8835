"""Tables of words that are read one by one hold what reading their whole file gives."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import emucli.language
from emucli.language.tables import Tables, tables

FILES = ["messages.toml", "phrases.toml", "papers.toml", "forms.toml", "findings.toml", "words.toml"]


@pytest.mark.parametrize("name", FILES)
def test_the_tables_of_a_file_are_those_of_the_whole_file(name: str) -> None:
    whole = tomllib.loads((Path(emucli.language.__file__).parent / name).read_text(encoding="utf-8"))
    together: dict[str, Any] = {}
    read = tables(name)
    for head in read.heads():
        inner = together
        for key in head.split("."):
            inner = inner.setdefault(key, {})
        inner.update(read[head])
    assert together == whole


def test_a_table_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        Tables('[a]\nvi = "x"\n')["b"]
