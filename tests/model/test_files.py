"""The list of record files agrees with what cannot be made from it: the attributes of a year and of the registers."""

from typing import get_type_hints

import pytest

from emucli.model.files import CLUSTER_FILE, REGISTERS, ROOT_FILES, SCHEMAS, YEAR_FILES, kind_of
from emucli.model.tree import Cluster, File, Registers, Year

from .samples import SAMPLES


@pytest.mark.parametrize("name", YEAR_FILES)
def test_a_year_has_an_attribute_for_each_kind_of_file(name: str) -> None:
    kind = YEAR_FILES[name]
    one = File[kind.record]  # type: ignore[name-defined]
    assert get_type_hints(Year)[name] == (tuple[one, ...] if kind.folder else one)


def test_a_year_has_no_files_but_those_of_the_list() -> None:
    own = ("name", "path", "superseded")
    assert [name for name in get_type_hints(Year) if name not in (*YEAR_FILES, *own)] == []


def test_the_registers_are_those_of_the_list() -> None:
    own = ("files", "broken")
    assert {name for name in get_type_hints(Registers) if name not in own} == set(ROOT_FILES)
    assert {*REGISTERS, "waivers"} == set(ROOT_FILES)
    assert all(name in kind.model_fields for name, kind in REGISTERS.items())
    assert get_type_hints(Cluster)["file"] == File[CLUSTER_FILE.record]  # type: ignore[name-defined]


def test_each_kind_has_a_name_and_a_schema_of_its_own() -> None:
    kinds = (*ROOT_FILES.values(), CLUSTER_FILE, *YEAR_FILES.values())
    assert [kind for kind in kinds if SCHEMAS[kind.schema] is not kind.record] == []
    assert all(name == kind.name for kinds in (ROOT_FILES, YEAR_FILES) for name, kind in kinds.items())


def test_there_is_a_sample_of_each_kind() -> None:
    assert set(SAMPLES) == set(SCHEMAS.values())


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("members.yaml", "members"),
        ("members.yml", None),
        ("members/a.yaml", None),
        ("members.2022.yaml", None),
        ("regulation.yaml", "regulation"),
        ("regulation.2022.yaml", "regulation"),
        ("regulation.2022.yml", None),
        ("regulation.a/b.yaml", None),
        ("scores.yaml", "scores"),
        ("scores/peers/a.yaml", "scores"),
        ("scores/a.yml", None),
        ("scores.a.yaml", None),
        ("cluster.yaml", None),
        ("", None),
    ],
)
def test_the_kind_of_a_file_of_a_year_is_told_by_its_path(path: str, name: str | None) -> None:
    assert kind_of(path, YEAR_FILES) == (YEAR_FILES[name] if name else None)
