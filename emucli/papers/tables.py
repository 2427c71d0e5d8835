"""The tables that papers name: which rows, which columns, in both languages."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .values import span

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Table:
    """Column heads by language, and the rows from the names that templates use. `right`: columns of numbers."""

    heads: Mapping[str, tuple[str, ...]]
    rows: Callable[[Mapping[str, Any]], Iterator[Row]]
    right: frozenset[int] = frozenset()


def _entries(names: Mapping[str, Any], file: str, key: str) -> list[Any]:
    record = names[file]
    return list(getattr(record, key) or ()) if record is not None else []


def _models(names: Mapping[str, Any]) -> Iterator[Row]:
    for number, model in enumerate(_entries(names, "movements", "models"), start=1):
        yield number, model.unit, model.title, span(model.period) or ""


def _commendations(names: Mapping[str, Any]) -> Iterator[Row]:
    for number, entry in enumerate(_entries(names, "movements", "commendations"), start=1):
        yield number, entry.award, entry.granted_by, entry.collectives, entry.individuals, entry.combined


def _members(names: Mapping[str, Any]) -> Iterator[Row]:
    for number, member in enumerate(_entries(names, "members", "members"), start=1):
        person = member.representative
        yield number, member.unit, person.name if person else None, person.position if person else None


def _award_lists(names: Mapping[str, Any]) -> Iterator[Row]:
    number = 0
    for awards in names["award_lists"]:
        for unit in awards.units:
            number += 1
            yield number, awards.award, unit


TABLES: Mapping[str, Table] = {
    "models": Table(
        {
            "vi": ("TT", "Đơn vị", "Mô hình", "Thời gian"),
            "en": ("No.", "Unit", "Model", "Period"),
        },
        _models,
        frozenset((0,)),
    ),
    "commendations": Table(
        {
            "vi": ("TT", "Hình thức", "Cấp tặng", "Tập thể", "Cá nhân", "Chung tập thể và cá nhân"),
            "en": ("No.", "Award", "Granted by", "Collectives", "Individuals", "Collectives and individuals together"),
        },
        _commendations,
        frozenset((0, 3, 4, 5)),
    ),
    "members": Table(
        {
            "vi": ("TT", "Đơn vị", "Người đại diện", "Chức vụ"),
            "en": ("No.", "Unit", "Represented by", "Position"),
        },
        _members,
        frozenset((0,)),
    ),
    "award_lists": Table(
        {
            "vi": ("TT", "Danh hiệu, hình thức đề nghị", "Đơn vị"),
            "en": ("No.", "Proposed award", "Unit"),
        },
        _award_lists,
        frozenset((0,)),
    ),
}
