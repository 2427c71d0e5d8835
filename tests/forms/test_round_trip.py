"""Form, fill, import, form again: what comes back is what was filled in, whatever the scale."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given, settings

from emucli.results.scores import scale_of_year
from tests.forms.filling import Filled, forms, found, is_strict, opened, read, saved, taken
from tests.scoring.drawing import years
from tests.scoring.drawn.chance import EVERY_RUN_THE_SAME
from tests.scoring.drawn.walking import criteria_of, nodes
from tests.scoring.drawn.year import DrawnYear, records

PARTS = ("base", "bonus", "penalty")
FEW = settings(EVERY_RUN_THE_SAME, max_examples=12)
"""A year has a workbook a scorer and stage, and each is written and read by another library."""


def leaves(year: DrawnYear) -> Mapping[str, Any]:
    """Every leaf of a drawn scale by its code."""
    paths = [path for part in PARTS for path in nodes(criteria_of(year.scoring, part))]
    return {path[-1]["code"]: path[-1] for path in paths if "criteria" not in path[-1]}


def plain(entry: Any, leaf: Mapping[str, Any]) -> Any:
    """An entry as a form gives it back: numbers in their shortest form, no target where the scale has one."""
    measure = leaf.get("measure", {"kind": "points"})
    given = dict(entry) if isinstance(entry, dict) else {"value": entry}
    if measure["kind"] == "points" and "points" in given:
        given["value"] = given.pop("points")
    if "target" in measure or "commitment" in measure:
        given.pop("target", None)
    whole = {key: one if isinstance(one, list) else shortest(one) for key, one in given.items()}
    return whole["value"] if set(whole) == {"value"} else whole


def shortest(text: str) -> str:
    try:
        return f"{Decimal(text).normalize():f}"
    except ArithmeticError:
        return text


@FEW
@given(years(most=4))
def test_a_form_that_nobody_fills_in_changes_nothing(drawn: DrawnYear) -> None:
    cluster, year = records(drawn)
    for _, data in forms(cluster, year):
        form = read(data, cluster, year)
        assert [one for one in found(form) if not one.endswith(("EMU035", "EMU038"))] == []
        assert taken(form, year) == []


@FEW
@given(years(most=4))
def test_what_is_filled_in_comes_back(drawn: DrawnYear) -> None:
    cluster, year = records(replace(drawn, sheets=()))
    scale = scale_of_year(year)
    assert scale is not None
    every = leaves(drawn)
    for order, data in forms(cluster, year):
        book, wanted = opened(data), []
        pages = [page for page in book.worksheets if page.sheet_state == "visible"][-len(order.units) :]
        for unit, page in zip(order.units, pages, strict=True):
            filled = Filled(page)
            for sheet in drawn.sheets:
                if (sheet["stage"], sheet["unit"], sheet["by"]) != (order.stage.id, unit, order.by):
                    continue
                asked = {
                    code: entry
                    for code, entry in sheet.get("entries", {}).items()
                    if order.stage.by == "member" or _is_decided(scale, code, order.stage.id)
                }
                asked = {code: one for code, one in asked.items() if _has_column(filled, every[code], one)}
                for code, entry in asked.items():
                    filled.fill(every[code], entry)
                wanted.append((unit, {code: plain(entry, every[code]) for code, entry in asked.items()}))
        form = read(saved(book), cluster, year)
        assert [one for one in found(form) if not one.endswith(("EMU020", "EMU035", "EMU038"))] == []
        sheets = taken(form, year)
        assert is_strict(sheets)
        given = {one["unit"]: one.get("entries", {}) for one in sheets}
        assert given == {unit: entries for unit, entries in wanted if entries}


def _is_decided(scale: Any, code: str, stage: str) -> bool:
    return stage not in scale.counting or stage in scale.deciding(scale.nodes[code])


def _has_column(filled: Filled, leaf: Mapping[str, Any], entry: Any) -> bool:
    """A unit's own form has no column for points by hand and none for reasons."""
    points = leaf.get("measure", {"kind": "points"})["kind"] == "points"
    if isinstance(entry, dict) and "reason" in entry and "reason" not in filled.columns:
        return False
    return "by_hand" in filled.columns or points or not isinstance(entry, dict) or "points" not in entry


@FEW
@given(years(most=3))
def test_the_same_records_give_the_same_bytes(drawn: DrawnYear) -> None:
    assert list(forms(*records(drawn))) == list(forms(*records(drawn)))
