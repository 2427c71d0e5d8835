"""Forms through LibreOffice: it opens them, computes what emucli computes, and what it saves comes in the same."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from openpyxl import load_workbook

from tests.forms.filling import Filled, forms, found, opened, read, saved, taken
from tests.forms.year import FILES, empty, year_of
from tests.papers.office import needed, run
from tests.scoring.drawing import years
from tests.scoring.drawn.year import DrawnYear, records

ONE_BY_ONE = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def converted(files: dict[str, bytes], folder: Path, form: str = "xlsx") -> dict[str, bytes]:
    """Files by name as LibreOffice saves them, all in one run."""
    needed(("soffice",))
    sent, back = folder / "sent", folder / "back"
    sent.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (sent / name).write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    paths = [sent / name for name in files]
    run("soffice", "--headless", profile, "--convert-to", form, "--outdir", back, *paths)
    return {name: (back / name).with_suffix(f".{form}").read_bytes() for name in files}


def to_compute(data: bytes) -> bytes:
    """The same workbook without the values that its formulas were written with: LibreOffice has to compute them."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(target, "w") as other:
        for name in archive.namelist():
            other.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", archive.read(name)))
    assert target.getvalue() != data
    return target.getvalue()


def filled(data: bytes) -> bytes:
    """A unit's own form with something in it."""
    book = opened(data)
    sheet = Filled(book["Sở Y tế"])
    sheet.cell("1.1").value, sheet.cell("1.2").value, sheet.cell("1.3").value = 9.5, 95, "Đúng hạn"
    sheet.cell("1.1", "evidence").value = "BC 12/BC-SYT\nBiên bản số 3"
    sheet.cell("1.4", below=1).value, sheet.cell("1.4", below=2).value = "Có", "Không"
    return saved(book)


def test_what_libreoffice_saves_comes_in_the_same(tmp_path: Path) -> None:
    cluster, year = year_of(empty())
    data = filled(next(data for order, data in forms(cluster, year) if order.by == "so-y-te"))
    again = converted({"phieu.xlsx": data}, tmp_path)["phieu.xlsx"]
    first, second = (read(one, cluster, year) for one in (data, again))
    assert taken(second, year) == taken(first, year) != []
    assert found(second) == found(first)


def test_prefilled_forms_that_libreoffice_saved_change_nothing(tmp_path: Path) -> None:
    cluster, year = year_of(FILES)
    files = {f"{order.stage.id}-{order.by}.xlsx": data for order, data in forms(cluster, year)}
    for data in converted(files, tmp_path).values():
        form = read(data, cluster, year)
        assert [one for one in found(form) if not one.endswith(("EMU035", "EMU038"))] == []
        assert taken(form, year) == []


@ONE_BY_ONE
@given(years(most=3))
def test_formulas_compute_what_emucli_computes(tmp_path_factory: pytest.TempPathFactory, drawn: DrawnYear) -> None:
    """Cell by cell, but where halves are rounded to even, and where a spreadsheet's binary fractions tip a half."""
    cluster, year = records(replace(drawn, scoring={**drawn.scoring, "decimals": "2", "rounding": "half_up"}))
    files = {f"{order.stage.id}-{order.by}.xlsx": data for order, data in forms(cluster, year)}
    assert_computed(files, tmp_path_factory.mktemp("lo"))


def assert_computed(files: dict[str, bytes], folder: Path) -> None:
    """Each number of the forms is the one that LibreOffice computes."""
    back = converted({name: to_compute(data) for name, data in files.items()}, folder)
    for name, data in files.items():
        before, after = (load_workbook(BytesIO(one), data_only=True) for one in (data, back[name]))
        for page in (page for page in before.worksheets if page.sheet_state == "visible"):
            for row in page.iter_rows():
                for cell in row:
                    other = after[page.title][cell.coordinate].value
                    if isinstance(cell.value, int | float):
                        assert isinstance(other, int | float), (name, page.title, cell.coordinate, other)
                        assert abs(cell.value - other) < 0.011, (name, page.title, cell.coordinate, cell.value, other)


RICH = """\
version: "2"
state: adopted
scoring:
  decimals: 2
  rounding: {step: 0.5, how: down}
  criteria:
    - code: "1"
      title: Trần chung
      max: 10
      caps: true
      criteria:
        - {code: "1.1", title: a, max: 8}
        - code: "1.2"
          title: b
          max: 8
          measure: {kind: bands, bands: [{less_than: 5, points: 3.3}, {at_least: 5, points: 7.7}]}
    - code: "2"
      title: Hai nội dung cao nhất
      max: 20
      best: 2
      criteria:
        - {code: "2.1", title: a, max: 10}
        - {code: "2.2", title: b, max: 10}
        - {code: "2.3", title: c, max: 10, not_for: [so-y-te], otherwise: rescale}
    - {code: "3", title: "Thứ hạng", max: 10, measure: {kind: place, points: [10, 7, 4], equal: best}}
    - code: "4"
      title: Có trừ
      max: 5
      min: -5
      measure: {kind: choice, options: {tot: {text: t, points: 5}, kem: {text: k, points: -3}}}
    - {code: "5", title: "Ngày trễ", max: 5, measure: {kind: count, each: 1}}
  bonus:
    within_total: false
    max: 5
    from: {base: 15}
    criteria: [{code: T1, title: "Thưởng", max: 5}]
  ceiling: 40
  stages: [{id: tu-cham, by: member}]
"""


def _sheet(unit: str, entries: str) -> str:
    return f"  - {{unit: {unit}, stage: tu-cham, by: {unit}, entries: {{{entries}}}}}\n"


def test_what_groups_and_pools_allow_is_computed_as_well(tmp_path: Path) -> None:
    """Worked out by hand: 10 of 11.5 under the cap; the best two; 0.5 cut; the bonus above its base, the ceiling."""
    sheets = "sheets:\n" + _sheet(
        "so-y-te",
        '"1.1": 3.8, "1.2": 6, "2.1": 4, "2.2": 9, "3": 2, "4": kem, "5": {due: 2024-11-01, done: 2024-11-04}, T1: 3',
    )
    sheets += _sheet(
        "so-giao-duc", '"1.1": 8, "1.2": 5, "2.1": 4, "2.2": 9, "2.3": 10, "3": 1, "4": tot, "5": 5, T1: 5'
    )
    sheets += _sheet("so-van-hoa", '"1.1": 1, "1.2": 1, "2.1": 1, "2.2": 1, "2.3": 1, "3": 9, "4": kem, "5": 0, T1: 5')
    cluster, year = year_of({**empty(), "cum-1/2024/regulation.yaml": RICH, "cum-1/2024/scores.yaml": sheets})
    files = {f"{order.by}.xlsx": data for order, data in forms(cluster, year)}
    totals = {name: _total(data) for name, data in files.items()}
    # 3.5 + 7.5 -> 10 + 13 + 7 - 3 + 3 + 3; 10 + 19 + 10 + 5 + 5 + 5 -> 40; 1 + 3 + 2 + 0 - 3 + 0, without the bonus.
    assert totals == {"so-y-te.xlsx": 33, "so-giao-duc.xlsx": 40, "so-van-hoa.xlsx": 3}
    assert_computed(files, tmp_path)
    for data in files.values():
        assert taken(read(data, cluster, year), year) == []


def _total(data: bytes) -> object:
    sheet = Filled(load_workbook(BytesIO(data), data_only=True).worksheets[0])
    return sheet.sheet.cell(sheet.sheet.max_row, sheet.columns["points"]).value


def test_a_form_prints_on_a4_with_its_heads_on_every_page(tmp_path: Path) -> None:
    needed(("pdfinfo", "pdftotext"))
    cluster, year = year_of(FILES)
    data = next(data for order, data in forms(cluster, year) if order.by == "so-y-te")
    pdf = tmp_path / "phieu.pdf"
    pdf.write_bytes(converted({"phieu.xlsx": data}, tmp_path, "pdf")["phieu.xlsx"])
    assert "A4" in run("pdfinfo", pdf)
    pages = run("pdftotext", "-layout", pdf, "-").split("\f")[:-1]
    assert all("Nội dung tiêu chí" in page for page in pages)


def test_a_target_of_the_sheet_is_what_points_are_measured_against(tmp_path: Path) -> None:
    """By hand: 10 x 4 / 5, though the scale's target is 8; a third of a point is a number that others are added to."""
    scale = """\
version: "2"
state: adopted
scoring:
  criteria:
    - code: "1"
      title: Nhóm
      max: 20
      criteria:
        - {code: "1.1", title: a, max: 10, measure: {kind: ratio, target: 8}}
        - {code: "1.2", title: b, max: 10, measure: {kind: count, each: 2}}
  stages: [{id: tu-cham, by: member}]
"""
    sheets = "sheets:\n" + _sheet("so-y-te", '"1.1": {target: 5, actual: 4}, "1.2": {value: 1, count: 1, shared_by: 3}')
    cluster, year = year_of({**empty(), "cum-1/2024/regulation.yaml": scale, "cum-1/2024/scores.yaml": sheets})
    files = {f"{order.by}.xlsx": data for order, data in forms(cluster, year) if order.by == "so-y-te"}
    # 8 + (1 + 1/3) x 2, rounded to 2.67.
    assert _total(files["so-y-te.xlsx"]) == 10.67
    assert_computed(files, tmp_path)
    for data in files.values():
        assert taken(read(data, cluster, year), year) == []
