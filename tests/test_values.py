"""How values are made: of many fields all but the first few are named, so that no two change places unseen."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pkgutil import walk_packages

import emucli

MANY = 5
TABLES = ("emucli.papers.docx.decree",)
"""Where values are the rows of a table of the Decree, their places are its columns."""


def dataclasses() -> Iterator[type]:
    """Every dataclass of the package."""
    for info in walk_packages(emucli.__path__, "emucli."):
        if info.name not in ("emucli.__main__", *TABLES):
            for one in vars(import_module(info.name)).values():
                if isinstance(one, type) and is_dataclass(one) and one.__module__ == info.name:
                    yield one


def test_no_value_takes_more_than_five_fields_by_their_places() -> None:
    found = {one: sum(field.init and not field.kw_only for field in fields(one)) for one in dataclasses()}
    assert len(found) > MANY
    assert [one.__name__ for one, number in found.items() if number > MANY] == []
