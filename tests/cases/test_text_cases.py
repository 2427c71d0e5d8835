"""Texts as people type them: commas, decomposed letters, letters that look alike, tones, words YAML would change."""

import re
from datetime import time
from unicodedata import normalize

import pytest

from emucli.model.plan import Issued
from emucli.model.scalars import When
from tests.cases.several import UNITS, A, B, C, registered, told
from tests.miniature import BASE
from tests.scoring.year import leaf, loaded, members, points, pool, regulation, scored, sheet, sheets, standings
from tests.scoring.years_of_several import awards, faults_at, proposals, ranked_year, ranks, sheet_line


def test_a_decimal_comma_is_never_another_number() -> None:
    """9,5 in a block, and in braces, where YAML cuts it in two, in the middle or at the end: told to write 9.5."""
    written = sheet(A, A="9,5", B=8) + sheet_line(B, A="9,5", B=8) + sheet_line(C, A=8, B="9,5")
    files = {
        "members.yaml": members(A, B, C),
        "regulation.yaml": regulation(leaf("A", 10), leaf("B", 10), total="20"),
        "scores.yaml": sheets(written),
    }
    found = told(files, "scores.yaml")
    assert len(found) == 3
    assert all("9.5" in message for _, message in found), found
    assert not any(one["total"] for one in scored(files)["standings"])


def test_decomposed_letters_are_the_same() -> None:
    """A class, a code and a requirement, composed in one file and decomposed in the other: the same, with a warning."""
    name, code = "Hoàn thành xuất sắc nhiệm vụ", "I.ế"
    ranking = f'ranking: {{classes: [{{name: "{normalize("NFD", name)}", at_least: 9}}]}}\n'
    rule = awards(f'award: giay-khen, quota: all, requires: {{class: "{name}"}}')
    files = ranked_year({A: {code: 9}, B: {code: 8}}, leaf(code, 10), total="10", after=ranking + rule)
    files["scores.yaml"] = normalize("NFD", files["scores.yaml"])
    assert {code for code, _ in told(files)} == {"EMU119"}
    assert points(files) == {A: {code: "9.00"}, B: {code: "8.00"}}
    assert standings(files)[A]["class"] == name
    assert proposals(scored(files)) == [("proposed", [A])]


D_NAMES = {"e-giao": "Êm Giao", "dia-chinh": "Địa chính", "doi-ngoai": "Doi Ngoai", "eth": "\u00d0iện lực"}


def of_d(code: str = "Đ.1") -> dict[str, str]:
    """Four equal units whose names begin with D, Đ, E and the Icelandic Ð; one sheet has this code."""
    units = list(D_NAMES)
    return {
        **registered(D_NAMES),
        "members.yaml": members(*units, leader="dia-chinh"),
        "regulation.yaml": regulation(leaf("Đ.1", 10), total="10"),
        "scores.yaml": sheets(
            *(sheet_line(unit, {code if unit == "e-giao" else "Đ.1": 9}, by="dia-chinh") for unit in units)
        ),
    }


def test_names_stand_in_the_order_d_d_with_a_stroke_e() -> None:
    """Equal units are listed D, Đ, E; a name with the Icelandic letter, which nobody can see, is told."""
    files = of_d()
    assert [unit for unit in standings(files) if unit != "eth"] == ["doi-ngoai", "dia-chinh", "e-giao"]
    (finding,) = (one for one in loaded(files).counted if one.finding.file == "units.yaml")
    assert finding.code == "EMU353"


def test_a_code_with_the_icelandic_letter_is_refused() -> None:
    """Ð.1 in a sheet is not Đ.1 of the regulation, though they look alike: the hint is the code that exists."""
    found = told(of_d("\u00d0.1"), "scores.yaml")
    assert any("Đ.1" in message for _, message in found), found


def test_a_class_with_its_tone_elsewhere_is_told_as_the_one_there_is() -> None:
    """The class is “Hòa nhập”, the award asks for “Hoà nhập”: refused with the class that exists, or the same."""
    ranking = 'ranking: {classes: [{name: "Hòa nhập", at_least: 9}]}\n'
    rule = awards('award: giay-khen, quota: all, requires: {class: "Hoà nhập"}')
    files = ranked_year({A: {"A": 9}}, leaf("A", 10), total="10", after=ranking + rule)
    ((_, message),) = told(files)
    assert "Hòa nhập" in message


def test_values_that_yaml_would_change_are_kept() -> None:
    """Units no, on, y; the number 0123; a version 1.10; 14:00 and a date without quotes: all as they are written."""
    instruments = BASE["instruments.yaml"] + "  qd: {number: 0123, title: X}\n"
    plain = ", regulation: 1.10, entries: {A: 9}}\n"
    files = {
        UNITS: BASE["units.yaml"] + "  no: {name: A}\n  on: {name: B}\n  y: {name: C}\n",
        "../../instruments.yaml": instruments,
        "members.yaml": "leader: no\nmembers:\n  - {unit: no}\n  - {unit: on}\n  - {unit: y}\n",
        "regulation.yaml": "version: 1.10\nadopted: {date: 2024-03-05, by: no}\nbasis: [qd]\nscoring:\n  total: 10\n"
        "  stages: [{id: appraisal, by: leadership}]\n  criteria: [{code: A, title: a, max: 10}]\n",
        "scores.yaml": "sheets:\n"
        + "".join(f"  - {{unit: {unit}, stage: appraisal, by: no{plain}" for unit in ("no", "on", "y")),
        "conferences.yaml": "conferences: [{id: tk, kind: annual, date: 2024-12-20, started: 14:00}]\n",
    }
    assert faults_at(files) == []
    assert ranks(scored(files)) == {"no": 1, "on": 1, "y": 1}
    read = loaded(files)
    (year,) = (one.years["2024"] for one in read.clusters if one.path == "cum-1")
    rule, held = year.regulation.record, year.conferences.record
    assert rule is not None
    assert held is not None
    assert isinstance(rule.adopted, Issued)
    assert (read.registers.instruments["qd"].number, rule.version) == ("0123", "1.10")
    assert (rule.adopted.date, rule.adopted.by) == (When(2024, 3, 5), "no")
    assert held.conferences[0].started == time(14, 0)


@pytest.mark.parametrize(
    ("criterion", "penalty"),
    [
        (leaf("A", 10, "{kind: choice, options: {x: {text: X, points: -10}, y: {text: Y, points: 10}}}"), ""),
        (leaf("A", 10, "{kind: bands, bands: [{less_than: 50, points: -2}, {at_least: 50, points: 10}]}"), ""),
        (leaf("B", 10, "{kind: count, each: -2}"), ""),
        (leaf("C", 10), "{max: -5, criteria: []}"),
        (leaf("C", 10), f"{{criteria: [{leaf('P', -5)}]}}"),
    ],
)
def test_a_negative_number_is_told_where_deductions_go(criterion: str, penalty: str) -> None:
    """-10 of an option, -2 of a band or each, caps of -5: points are not below 0, and deductions are penalties."""
    pools = {"penalty": penalty} if penalty else {}
    files = {"members.yaml": members(A), "regulation.yaml": regulation(criterion, **pools)}
    ((code, message),) = told(files, "regulation.yaml")
    assert code in ("EMU271", "EMU429"), message
    assert re.search(r"points are (not negative here|below the least that)", message), message
    assert re.search(r"“penalty”,? with positive points", message), message


def test_a_negative_entry_is_told_where_deductions_go() -> None:
    """-1 for a criterion that gives 0 to 10: what is deducted is written as a positive number of a penalty."""
    ((code, message),) = told(ranked_year({A: {"C": -1}}, leaf("C", 10), total="10"), "scores.yaml")
    assert (code, "write what is deducted as a positive number" in message) == ("EMU570", True)


def test_a_deduction_typed_as_negative_is_told_as_positive() -> None:
    """-2 points and -1 counted for penalties, as on paper: write 2, write 1."""
    files = ranked_year(
        {A: {"C": 9, "P": -2, "Q": -1}}, leaf("C", 10), total="10",
        penalty=pool(leaf("P", 5), leaf("Q", measure="{kind: count, each: 2}")),
    )  # fmt: skip
    found = told(files, "scores.yaml")
    assert [code for code, _ in found] == ["EMU570", "EMU570"]
    assert ["Write “2”" in found[0][1], "Write “1”" in found[1][1]] == [True, True]


def test_numbers_in_names_stand_by_their_size() -> None:
    """Four equal units: Khối 1, Khối 2, Khối 9, Khối 10."""
    names = {"k10": "Khối 10", "k2": "Khối 2", "k1": "Khối 1", "k9": "Khối 9"}
    files = {**ranked_year(dict.fromkeys(names, 9)), **registered(names)}
    files["members.yaml"] = members(*names, leader="k10")
    files["scores.yaml"] = files["scores.yaml"].replace(f"by: {A}", "by: k10")
    assert list(standings(files)) == ["k1", "k2", "k9", "k10"]
