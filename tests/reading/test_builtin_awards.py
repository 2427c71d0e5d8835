"""FORMAT, registers: the built-in awards, their levels, and which clusters propose them."""

from typing import NamedTuple

import pytest

from emucli.model.text import Bilingual
from emucli.model.unknown import listed
from emucli.reading.layout import lay_out
from emucli.reading.load import Loader, builtin_awards


class Row(NamedTuple):
    class_: str
    level: str | None
    proposed_by: tuple[str, ...] | None
    for_collectives: bool


_BELOW = ("province", "ministry", "commune", "unit")

# The table of FORMAT, row by row.
TABLE = {
    "co-thi-dua-chinh-phu": Row("title", "state", ("central",), True),
    "bang-khen-thu-tuong": Row("commendation", "state", ("central",), True),
    "co-thi-dua-bo": Row("title", "ministry", ("ministry",), True),
    "bang-khen-bo": Row("commendation", "ministry", ("ministry",), True),
    "co-thi-dua-tinh": Row("title", "province", ("province",), True),
    "bang-khen-tinh": Row("commendation", "province", ("province",), True),
    "tap-the-lao-dong-xuat-sac": Row("title", "province", _BELOW, True),
    "tap-the-lao-dong-tien-tien": Row("title", "unit", _BELOW, True),
    "giay-khen": Row("commendation", "unit", _BELOW, True),
    "chien-si-thi-dua-toan-quoc": Row("title", None, None, False),
    "chien-si-thi-dua-bo": Row("title", None, None, False),
    "chien-si-thi-dua-tinh": Row("title", None, None, False),
    "chien-si-thi-dua-co-so": Row("title", None, None, False),
    "lao-dong-tien-tien": Row("title", None, None, False),
}


def test_the_built_in_awards_are_those_of_the_table() -> None:
    assert set(builtin_awards()) == set(TABLE)


@pytest.mark.parametrize("award", sorted(TABLE))
def test_a_built_in_award_is_as_the_table_says(award: str) -> None:
    entry = builtin_awards()[award]
    collectives = "collective" in listed(entry.for_)
    assert (entry.class_, entry.level, entry.proposed_by, collectives) == TABLE[award]


@pytest.mark.parametrize("award", sorted(TABLE))
def test_a_built_in_award_has_a_name_in_both_languages(award: str) -> None:
    name = builtin_awards()[award].name
    assert isinstance(name, Bilingual)
    assert name.vi
    assert name.en


def test_awards_of_the_records_stand_beside_the_built_in_ones() -> None:
    source = (
        b"awards:\n  giay-khen: {name: A, class: title}\n  giai-thuong-x: {name: B, class: title, level: province}\n"
    )
    loader = Loader(lambda path: source)
    awards = loader.registers(lay_out(["awards.yaml"])).awards
    assert set(awards) == {*TABLE, "giai-thuong-x"}
    assert awards["giay-khen"].class_ == "commendation"
    assert [(finding.code, finding.path) for finding in loader.findings] == [("EMU320", ("awards", "giay-khen"))]
