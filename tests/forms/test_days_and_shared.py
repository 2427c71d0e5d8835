"""Inputs of two cells: days late by two days or a step of the plan, and results that several units share."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from emucli.model.tree import Cluster, Year
from emucli.writing.text import yaml_text
from tests.forms.filling import Filled, forms, found, is_strict, opened, read, saved, taken
from tests.forms.test_libreoffice import assert_computed
from tests.forms.year import year_of

REGULATION = """\
version: "2"
state: adopted
scoring:
  total: 50
  criteria:
    - code: D
      title: Nộp báo cáo
      max: 10
      measure: {kind: bands, measured_in: "ngày", bands: [{at_most: 0, points: 10}, {more_than: 0, points: 4}]}
    - code: B
      title: Nộp hồ sơ
      max: 20
      measure: {kind: bands, bands: [{less_than: 3, points: 20}, {at_least: 3, points: 15}]}
    - {code: C, title: "Mô hình", max: 20, measure: {kind: count, each: 5}}
  penalty:
    max: 10
    criteria:
      - {code: P, title: "Chậm nộp phiếu", max: 10, measure: {kind: count, each: 1}}
  stages: [{id: tu-cham, by: member}]
  final: tu-cham
"""
PLAN = 'tasks:\n  - {step: self_scores, text: "Tự chấm điểm", with: all, due: 2024-11-20}\n'
PAGE = "Sở Y tế"
DUE, DONE = date(2024, 11, 20), date(2024, 11, 23)

Typed = Mapping[tuple[str, str, int], Any]
"""What is typed into the cells of a code, a column, so many rows below."""
FILLED: tuple[tuple[Typed, dict[str, Any]], ...] = (
    (
        {("D", "first", 0): DONE, ("D", "second", 0): DUE, ("C", "first", 0): 2,
         ("C", "first", 1): 1, ("C", "second", 1): 3, ("P", "second", 0): "Kế hoạch: tự chấm điểm"},
        {"D": {"due": "2024-11-20", "done": "2024-11-23"}, "C": {"value": "2", "count": "1", "shared_by": "3"},
         "P": {"step": "self_scores"}},
    ),
    (
        {("D", "first", 0): 3, ("C", "first", 1): 1, ("C", "second", 1): 2, ("P", "first", 0): DONE,
         ("P", "second", 0): DUE},
        {"D": "3", "C": {"count": "1", "shared_by": "2"}, "P": {"due": "2024-11-20", "done": "2024-11-23"}},
    ),
    (
        {("B", "first", 0): DONE, ("B", "second", 0): DUE, ("C", "first", 0): DONE, ("C", "second", 0): DUE},
        {"B": {"due": "2024-11-20", "done": "2024-11-23"}, "C": {"due": "2024-11-20", "done": "2024-11-23"}},
    ),
    # Without days a total stays a total.
    ({("B", "first", 0): 1, ("B", "second", 0): 20}, {"B": {"part": "1", "of": "20"}}),
)  # fmt: skip


def year(plan: str = PLAN, **scores: str) -> tuple[Cluster, Year]:
    """The year, with a plan, and with score sheets where there are any."""
    files = {
        "regulation.yaml": REGULATION,
        "plan.yaml": plan,
        **{f"{name}.yaml": text for name, text in scores.items()},
    }
    return year_of({f"cum-1/2024/{name}": text for name, text in files.items() if text})


def form(of: tuple[Cluster, Year]) -> bytes:
    """The unit's own form."""
    return next(data for order, data in forms(*of) if order.by == "so-y-te")


def fill(data: bytes, typed: Typed) -> bytes:
    """A form with something typed into it."""
    book = opened(data)
    for (code, column, below), value in typed.items():
        Filled(book[PAGE]).cell(code, column, below).value = value
    return saved(book)


@pytest.mark.parametrize(("typed", "entries"), FILLED)
def test_what_is_filled_in_comes_back_and_the_next_form_holds_it(typed: Typed, entries: dict[str, Any]) -> None:
    of = year()
    came = read(fill(form(of), typed), *of)
    (sheet,) = taken(came, of[1])
    assert sheet["entries"] == entries
    assert is_strict([sheet])
    recorded = year(scores=yaml_text({"sheets": [sheet]}))
    again = form(recorded)
    cells = Filled(opened(again)[PAGE])
    for (code, column, below), value in typed.items():
        shown = cells.cell(code, column, below).value
        assert (shown.date() if isinstance(value, date) else shown) == value
    back = read(again, *recorded)
    assert not [one for one in found(back) if not one.endswith("EMU035")]
    assert taken(back, recorded[1]) == []


def test_what_is_shared_can_be_changed_and_taken_away() -> None:
    recorded = year(scores=yaml_text({"sheets": [{
        "unit": "so-y-te", "stage": "tu-cham", "by": "so-y-te", "regulation": "2",
        "entries": {"C": {"value": "2", "count": "1", "shared_by": "3"}},
    }]}))  # fmt: skip
    more = read(fill(form(recorded), {("C", "second", 1): 4}), *recorded)
    assert taken(more, recorded[1])[0]["entries"] == {"C": {"value": "2", "count": "1", "shared_by": "4"}}
    none = read(fill(form(recorded), {("C", "first", 1): None, ("C", "second", 1): None}), *recorded)
    assert taken(none, recorded[1])[0]["entries"] == {"C": "2"}


@pytest.mark.parametrize("code", ["D", "B", "C"])
def test_a_day_alone_may_have_been_a_number(code: str) -> None:
    """`9/5` becomes a day in some settings: without the day on which something was due it is none."""
    of = year()
    came = read(fill(form(of), {(code, "first", 0): date(2024, 5, 9)}), *of)
    assert [one.split()[-1] for one in found(came)].count("EMU026") == 1
    assert taken(came, of[1]) == []


def test_cells_of_days_take_days_only_and_the_words_of_the_plan() -> None:
    page = opened(form(year()))[PAGE]
    cell = Filled(page).name("D", "second")
    (rule,) = (one for one in page.data_validations.dataValidation if cell in one.sqref)
    assert (rule.type, "_lists!" in rule.formula1, "36526" in rule.formula1) == ("custom", True, True)
    assert "“Kế hoạch: tự chấm điểm”" in rule.prompt
    bare = opened(form(year("")))[PAGE]
    (rule,) = (one for one in bare.data_validations.dataValidation if Filled(bare).name("D", "second") in one.sqref)
    assert rule.type == "date"


def test_nothing_is_shared_of_what_is_taken_off() -> None:
    titles = [row[1].value for row in opened(form(year()))[PAGE].iter_rows()]
    assert sum(str(title).startswith("– Kết quả chung") for title in titles) == 1


def test_formulas_count_days_and_parts_as_emucli_does(tmp_path: Path) -> None:
    typed, _ = FILLED[0]
    of = year()
    (sheet,) = taken(read(fill(form(of), {key: one for key, one in typed.items() if key[0] != "P"}), *of), of[1])
    data = form(year(scores=yaml_text({"sheets": [sheet]})))
    cells = Filled(opened(data)[PAGE])
    assert str(cells.cell("C", "points").value).startswith("=")
    # Three days late: 4 points. Two of one's own and a third of one: 5 × 7/3 = 11.67.
    assert_computed({"phieu.xlsx": data}, tmp_path)
