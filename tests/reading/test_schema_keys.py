"""FORMAT: unknown keys are errors with the nearest known key as the hint; and what each mapping must have."""

import pytest

from emucli.model.base import RecordFile
from emucli.model.conferences import Conferences
from emucli.model.members import Members
from emucli.model.outcome import Outcome
from emucli.model.registers import Units
from emucli.model.regulation import Regulation
from emucli.model.review import YearReview
from emucli.model.votes import Votes
from emucli.model.year_movements import YearMovements
from emucli.reading.load import read_record

from .seen import in_record, refused

LEAF = """\
scoring:
  criteria:
    - code: "1"
      title: Nhiệm vụ
      max: 10
      """

UNKNOWN_KEYS = [
    (Members, "leeder: a\nmembers: [{unit: a}]\n", "1:1", "leader"),
    (Members, "members:\n  - unit: a\n    stauts: active\n", "3:5", "status"),
    (Members, "members:\n  - {unit: a, representative: {nam: x}}\n", "2:32", "name"),
    (Units, "format: 1\nunits:\n  a:\n    name: A\n    valid: {form: 2023}\n", "5:13", "from"),
    (Regulation, LEAF + "maesure: {kind: count, each: 1}\n", "6:7", "measure"),
    (Regulation, LEAF + "measure: {kind: count, each: 1, eech: 2}\n", "6:39", "each"),
    (Regulation, LEAF + "measure: {kind: ratio, lower_is_beter: true}\n", "6:30", "lower_is_better"),
    (Regulation, LEAF + "measure: {steps: 1}\n", "6:17", "step"),
    (Regulation, LEAF + "measure: {kind: bands, bands: [{at_leest: 1, points: 2}]}\n", "6:39", "at_least"),
    (Regulation, LEAF + 'measure: {kind: choice, options: {a: {text: "x", points: 1, ponts: 2}}}\n', "6:67", "points"),
    (Regulation, LEAF + "criteria:\n        - {code: A, title: B, max: 10, unlistd: 3}\n", "7:40", "unlisted"),
    (Regulation, "ranking:\n  ties:\n    - {higher: A, lowr: B}\n", "3:19", "lower"),
    (Regulation, "awards:\n  - {award: x, quota: {share: 20%, minimun: 1}}\n", "2:36", "minimum"),
    (YearMovements, "indicators:\n  - {id: a, name: B, values: {u: {achieved: 1, off: 2}}}\n", "2:48", "of"),
    (YearReview, "anual: {results: [a]}\n", "1:1", "annual"),
]  # fmt: skip


@pytest.mark.parametrize(("model", "source", "place", "near"), UNKNOWN_KEYS)
def test_an_unknown_key_is_found_with_the_nearest_known_one(
    model: type[RecordFile], source: str, place: str, near: str
) -> None:
    assert in_record(source, model) == [f"{place} EMU201"]
    assert refused(source, model).arguments["near"] == near


def test_a_key_of_another_kind_of_measure_is_unknown() -> None:
    source = LEAF + "measure: {kind: count, each: 1, bands: []}\n"
    assert in_record(source, Regulation) == ["6:39 EMU201"]
    assert refused(source, Regulation).arguments["near"] == ""


@pytest.mark.parametrize(
    ("model", "source", "place", "key"),
    [
        (Members, "# note\nleader: a\n", "2:1", "members"),
        (Members, "members:\n  - unit: a\n  - joined: 2023-07-01\n", "3:5", "unit"),
        (Members, "members: [{unit: a}]\nperiod: {from: 2023-01-01}\n", "2:9", "to"),
        (Units, "units: {}\n", "1:1", "format"),
        (Units, "format: 1\nunits:\n  a: {short: A}\n", "3:6", "name"),
        (Regulation, LEAF + "measure: {kind: choice}\n", "6:16", "options"),
        (Regulation, LEAF + "measure: {kind: choice, options: {a: {text: b}}}\n", "6:44", "points"),
        (Regulation, 'scoring:\n  criteria:\n    - code: "1"\n      title: A\n', "3:7", "max"),
        (Regulation, "voting:\n  quorum:\n    of: members\n", "3:5", "at_least"),
        (Conferences, "conferences:\n  - id: a\n", "2:5", "kind"),
        (Outcome, "resolutions:\n  - {of: leader, unit: a}\n", "2:5", "reason"),
        (Outcome, "resolutions:\n  - {of: tie, between: [a, b], reason: x}\n", "2:5", "chosen"),
        (Outcome, "resolutions:\n  - {of: award, unit: a, reason: x}\n", "2:5", "award"),
        (Outcome, "leadership: {leader: {unit: a, decided: {state: replaced, decision: b}}}\n", "1:41", "unit"),
    ],
)
def test_a_missing_key_is_found_at_its_mapping(model: type[RecordFile], source: str, place: str, key: str) -> None:
    assert in_record(source, model) == [f"{place} EMU202"]
    assert refused(source, model).arguments["key"] == key


@pytest.mark.parametrize(
    ("model", "source", "expected"),
    [
        (Votes, "votes:\n  - {id: v, how: consensus, for: {}}\n", ["2:34 EMU219"]),
        (Votes, "votes:\n  - {id: v, how: consensus, for: {award: a, office: leader}}\n", ["2:34 EMU222"]),
        (Regulation, "ranking:\n  ties:\n    - {note: x}\n    - {higher: A, lower: B}\n", ["3:7 EMU219", "4:7 EMU222"]),
        (Regulation, "voting:\n  pass: {of: valid}\n", ["2:9 EMU219"]),
        (Regulation, "voting:\n  pass: {of: valid, at_least: 50%, more_than: 50%}\n", ["2:9 EMU222"]),
        (YearMovements, "movements:\n  - units: all\n  - {movement: a, title: b}\n", ["2:5 EMU219", "3:5 EMU222"]),
        (Regulation, LEAF + "unlisted: 10\n      measure: {step: 1}\n", ["3:7 EMU222"]),
        (Regulation, LEAF + "applies_to: [a]\n      not_for: [b]\n", ["3:7 EMU222"]),
        (Members, "members: [{unit: a}]\nperiod: {from: 2023-12-31, to: 2023-01-01}\n", ["2:9 EMU221"]),
        (Members, "members: []\n", ["1:10 EMU220"]),
    ],
)  # fmt: skip
def test_keys_that_need_or_exclude_each_other(model: type[RecordFile], source: str, expected: list[str]) -> None:
    assert in_record(source, model) == expected


@pytest.mark.parametrize("member", ["{unit: Sở-Y-tế}", "{joined: 2023-07-01}", "{unit: a, joined: 27/12/2023}", "a"])
def test_a_list_of_broken_entries_is_not_called_empty(member: str) -> None:
    _, findings = read_record(f"members: [{member}]\n".encode(), "f.yaml", Members)
    assert "EMU220" not in [finding.code for finding in findings]
    assert len(findings) == 1


def test_a_later_format_is_all_there_is_to_say() -> None:
    later = "format: 2\nunits: []\ngroups: {a: 1}\n"
    assert in_record(later, Units) == ["1:9 EMU217"]
    assert refused(later, Units).arguments["format"] == "2"
    assert in_record("format: '10'\nunits: {}\n", Units) == ["1:9 EMU217"]


@pytest.mark.parametrize("version", ["0", "one", "1.0", "01"])
def test_a_format_that_is_no_version_is_another_finding(version: str) -> None:
    assert in_record(f"format: {version}\nunits: {{}}\n", Units) == ["1:9 EMU216"]
