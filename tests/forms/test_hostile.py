"""Forms of odd records and odd files: whatever a name or a text is, and whatever bytes come back."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emucli.forms.inputs import tidy
from emucli.forms.orders import orders
from emucli.forms.reader import read_form
from emucli.forms.workbook import form_bytes
from emucli.model.tree import Cluster, Year
from tests.forms.filling import Filled, found, opened, read, saved, taken
from tests.forms.year import FILES, empty, year_of
from tests.miniature import BASE
from tests.scoring.drawn.chance import EVERY_RUN_THE_SAME

NAMES = (
    "Sở [Y tế]: A/B*C?\\D",
    "'Sở' Giáo dục và Đào tạo tỉnh có tên dài hơn ba mươi mốt chữ, lần một",
    "'Sở' Giáo dục và Đào tạo tỉnh có tên dài hơn ba mươi mốt chữ, lần hai",
)


def named(names: tuple[str, ...]) -> tuple[Cluster, Year]:
    """The forms' year with other names for its three units."""
    units = BASE["units.yaml"]
    for old, new in zip(("Sở Y tế", "Sở Giáo dục và Đào tạo", "Sở Văn hóa và Thể thao"), names, strict=True):
        quoted = new.replace("\\", "\\\\").replace('"', '\\"')
        units = units.replace(f'vi: "{old}"', f'vi: "{quoted}"')
    return year_of({**FILES, "units.yaml": units})


def unchanged(cluster: Cluster, year: Year) -> None:
    """Every form comes back without an error and changes nothing."""
    for order in orders(cluster, year):
        form = read(form_bytes(cluster, year, order, "vi"), cluster, year)
        assert [one for one in found(form) if not one.endswith(("EMU035", "EMU038"))] == []
        assert taken(form, year) == []


@pytest.mark.parametrize("names", [NAMES, ("History", "Tổng hợp", "_emucli"), ("A", "a", "=1+1"), ("&P", "&", "🏥")])
def test_whatever_units_are_called(names: tuple[str, ...]) -> None:
    unchanged(*named(names))


TEXTS = (
    "=1+1",
    "'x",
    "_x0041_",
    "_x000D_",
    "+84 91",
    "@SUM(A1)",
    "a\tb",
    "🏥",
    "\u202eabc",
    "<b>&amp;</b>",
    "1.234",
    "9,5",
)


@pytest.mark.parametrize("text", [*TEXTS, "dài " * 9_000])
def test_whatever_evidence_says(text: str) -> None:
    """It goes out and comes back as it is, and typed anew it is taken as text."""
    line = FILES["cum-1/2024/scores/tu-cham.yaml"].replace("BC 12/BC-SYT", text.replace("\t", "\\t"))
    unchanged(*year_of({**FILES, "cum-1/2024/scores/tu-cham.yaml": line}))


@pytest.mark.parametrize("text", [one for one in TEXTS if not one.startswith("=")])
def test_whatever_is_typed_as_a_note(text: str) -> None:
    cluster, year = year_of(empty())
    order = next(one for one in orders(cluster, year) if one.by == "so-y-te")
    book = opened(form_bytes(cluster, year, order, "vi"))
    sheet = Filled(book["Sở Y tế"])
    sheet.cell("1.1").value, sheet.cell("1.1", "note").value = 9, text
    sheets = taken(read(saved(book), cluster, year), year)
    assert sheets[0]["entries"]["1.1"] == {"value": "9", "note": tidy(text)}


def blank() -> tuple[Cluster, Year, bytes]:
    cluster, year = year_of(empty())
    order = next(one for one in orders(cluster, year) if one.by == "so-y-te")
    return cluster, year, form_bytes(cluster, year, order, "vi")


CLUSTER, YEAR, FORM = blank()
MANY = settings(EVERY_RUN_THE_SAME, max_examples=150)


@MANY
@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    assert read_form(data, "a.xlsx", CLUSTER, YEAR).sheets == ()


@MANY
@given(st.data())
def test_no_damage_within_a_part_makes_the_reader_raise(data: st.DataObject) -> None:
    """A part of the workbook with a piece of it replaced, doubled or left out."""
    with zipfile.ZipFile(BytesIO(FORM)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    part = parts[name]
    start = data.draw(st.integers(0, len(part)))
    end = data.draw(st.integers(start, min(len(part), start + 200)))
    other = data.draw(
        st.sampled_from([b"", b"<", b"&", b'"', b"9999999999", b"-1", b"\xff", b"<c/>", part[start:end] * 2])
    )
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for one, content in parts.items():
            archive.writestr(one, part[:start] + other + part[end:] if one == name else content)
    form = read_form(target.getvalue(), "a.xlsx", CLUSTER, YEAR)
    assert form.findings or form.sheets


@MANY
@given(st.data())
def test_no_value_in_the_hidden_worksheet_makes_the_reader_raise(data: st.DataObject) -> None:
    book = opened(FORM)
    page = book["_emucli"]
    row, column = data.draw(st.integers(1, page.max_row)), data.draw(st.integers(1, 8))
    page.cell(row, column).value = data.draw(
        st.sampled_from(["", "x", "-1", "0", 5, "99999999", "sheet", "row", "1.1", "a=b", None])
    )
    form = read_form(saved(book), "a.xlsx", CLUSTER, YEAR)
    # Whoever changed it, nothing is lost without a word.
    assert form.findings or form.sheets
