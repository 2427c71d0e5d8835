"""Texts as people type them: decomposed letters, letters that look alike, tones, words that YAML would change."""

from datetime import time
from unicodedata import normalize

from emucli.model.plan import Issued
from emucli.model.scalars import When
from tests.cases.several import UNITS, A, B, registered, told
from tests.miniature import BASE
from tests.scoring.year import leaf, loaded, members, points, regulation, scored, sheets, standings
from tests.scoring.years_of_several import awards, faults_at, proposals, ranked_year, ranks, sheet_line


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


def test_numbers_in_names_stand_by_their_size() -> None:
    """Four equal units: Khối 1, Khối 2, Khối 9, Khối 10."""
    names = {"k10": "Khối 10", "k2": "Khối 2", "k1": "Khối 1", "k9": "Khối 9"}
    files = {**ranked_year(dict.fromkeys(names, 9)), **registered(names)}
    files["members.yaml"] = members(*names, leader="k10")
    files["scores.yaml"] = files["scores.yaml"].replace(f"by: {A}", "by: k10")
    assert list(standings(files)) == ["k1", "k2", "k9", "k10"]
