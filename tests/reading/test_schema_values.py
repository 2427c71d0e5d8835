"""FORMAT, ground rules: numbers, dates, times, ids and words are refused with a hint, never guessed."""

import pytest

from emucli.model.base import RecordFile
from emucli.model.cluster import ClusterRecord
from emucli.model.conferences import Conferences
from emucli.model.covenant import Covenant
from emucli.model.members import Members
from emucli.model.regulation import Regulation
from emucli.model.scores import Scores
from emucli.model.votes import Votes

from .seen import in_record, refused

NUMBERS = [
    ("9,5", "EMU206", "9.5"),
    ("-9,5", "EMU206", "-9.5"),
    ("1.234,5", "EMU206", "1234.5"),
    ("1.234.567,89", "EMU206", "1234567.89"),
    ("1e3", "EMU205", "1000"),
    ("1.5e-2", "EMU205", "0.015"),
    ("0123", "EMU205", "123"),
    ("+5", "EMU205", "5"),
    (".5", "EMU205", "0.5"),
    ("5.", "EMU205", "5"),
    ("12:30", "EMU205", ""),
    ("1 234", "EMU205", ""),
    ("95%", "EMU205", ""),
    ("２", "EMU205", ""),
    ("e5", "EMU205", ""),
    (".e5", "EMU205", ""),
    ("--", "EMU205", ""),
    ("1.234.567", "EMU205", "1234567"),
]


@pytest.mark.parametrize(("written", "code", "near"), NUMBERS)
def test_a_number_is_refused_with_a_hint(written: str, code: str, near: str) -> None:
    source = f"commitments:\n  - id: c1\n    text: x\n    target: {written}\n"
    assert in_record(source, Covenant) == [f"4:13 {code}"]
    assert refused(source, Covenant).arguments == {"value": written, "near": near}


@pytest.mark.parametrize("written", ["9,5", "1.234,5", "1e3", "09"])
def test_points_that_may_be_a_share_have_the_hint_of_a_number(written: str) -> None:
    near = {"9,5": "9.5", "1.234,5": "1234.5", "1e3": "1000", "09": "9"}[written]
    found = refused(f"ranking:\n  classes:\n    - {{name: A, at_least: '{written}'}}\n", Regulation)
    assert (found.code in ("EMU205", "EMU206"), found.arguments["near"]) == (True, near)


YEAR = "members: [{unit: a}]\n"
JOINED = "members:\n  - unit: a\n  - unit: b\n    joined: "
QUORUM = "voting:\n  quorum:\n    of: members\n    at_least: "
SHEET = "sheets:\n  - unit: a\n    stage: self\n    by: a\n    entries:\n      "

VALUES = [
    (Members, YEAR + "declared_count: ", "02", "2:17 EMU207", "2"),
    (Members, YEAR + "declared_count: ", "1e1", "2:17 EMU207", "10"),
    (Members, YEAR + "declared_count: ", "6.5", "2:17 EMU207", ""),
    (Members, YEAR + "declared_count: ", "-6", "2:17 EMU207", ""),
    (Members, YEAR + "illustrative: ", "no", "2:15 EMU213", "false"),
    (Members, YEAR + "illustrative: ", "Yes", "2:15 EMU213", "true"),
    (Members, YEAR + "illustrative: ", "True", "2:15 EMU213", "true"),
    (Members, YEAR + "illustrative: ", "1", "2:15 EMU213", ""),
    (Members, YEAR + "leader: ", "Sở Y tế", "2:9 EMU214", "so-y-te"),
    (Members, YEAR + "leader: ", "Hà Nội - Đông Anh", "2:9 EMU214", "ha-noi-dong-anh"),
    (Members, YEAR + "leader: ", "so_y_te", "2:9 EMU214", "so-y-te"),
    (Members, YEAR + "leader: ", "so--y-te", "2:9 EMU214", "so-y-te"),
    (Members, YEAR + "members_named: ", "al", "2:16 EMU216", "all"),
    (Members, JOINED, "27/12/2023", "4:13 EMU210", "2023-12-27"),
    (Members, JOINED, "7.3.2023", "4:13 EMU210", "2023-03-07"),
    (Members, JOINED, "2023-02-30", "4:13 EMU209", ""),
    (Members, JOINED, "2023-7-1", "4:13 EMU209", "2023-07-01"),
    (Members, JOINED, "2023-07", "4:13 EMU209", ""),
    (Covenant, "signed:\n  date: ", "2023-13", "2:9 EMU211", ""),
    (Covenant, "signed:\n  date: ", "14/03/2023", "2:9 EMU210", "2023-03-14"),
    (ClusterRecord, "name: A\nkind: ", "cum", "2:7 EMU216", ""),
    (ClusterRecord, "name: A\nkind: ", "Cluster", "2:7 EMU216", "cluster"),
    (Conferences, "conferences:\n  - id: a\n    kind: ", "anual", "3:11 EMU216", "annual"),
    (Conferences, "conferences:\n  - id: a\n    kind: annual\n    started: ", "7:30", "4:14 EMU212", None),
    (Conferences, "conferences:\n  - id: a\n    kind: annual\n    opens: ", "24", "4:12 EMU223", None),
    (Regulation, QUORUM, "0.8", "4:15 EMU208", "80%"),
    (Regulation, QUORUM, "80 %", "4:15 EMU208", "80%"),
    (Regulation, QUORUM, "66,7%", "4:15 EMU206", "66.7%"),
    (Regulation, QUORUM, "1/0", "4:15 EMU208", ""),
    (Regulation, "awards:\n  - award: a\n    quota: ", "20%", "3:12 EMU207", ""),
    (Scores, SHEET, '"1)": 5', "6:7 EMU215", "1"),
    (Scores, SHEET, "I-1: 5", "6:7 EMU215", "I.1"),
    (Votes, "votes:\n  - id: v\n    for: {office: leader}\n    how: ", "secret", "4:10 EMU216", "secret_ballot"),
]


@pytest.mark.parametrize(("model", "before", "written", "expected", "near"), VALUES)
def test_a_value_is_refused_with_a_hint(
    model: type[RecordFile], before: str, written: str, expected: str, near: str | None
) -> None:
    assert in_record(f"{before}{written}\n", model) == [expected]
    assert refused(f"{before}{written}\n", model).arguments.get("near") == near


@pytest.mark.parametrize(
    ("before", "written", "expected"),
    [
        (YEAR + "leader: ", "[a]", ("2:9", "text", "list")),
        (YEAR + "leader: ", "{unit: a}", ("2:9", "text", "mapping")),
        (YEAR + "deputies: ", "a", ("2:11", "list", "text")),
        (YEAR + "deputies: ", "{a: b}", ("2:11", "list", "mapping")),
        (YEAR + "period: ", '"2023"', ("2:9", "mapping", "text")),
        (YEAR + "illustrative: ", "[true]", ("2:15", "text", "list")),
        ("members:\n  - unit: a\n  - ", "b", ("3:5", "mapping", "text")),
        ("members:\n  ", "a: b", ("2:3", "list", "mapping")),
    ],
)
def test_a_value_of_the_wrong_shape_is_found(before: str, written: str, expected: tuple[str, str, str]) -> None:
    place, wanted, found = expected
    assert in_record(f"{before}{written}\n", Members) == [f"{place} EMU203"]
    assert refused(f"{before}{written}\n", Members).arguments == {"expected": wanted, "found": found}


@pytest.mark.parametrize(
    ("model", "source", "expected"),
    [
        (Members, "members:\n  - unit: a\n  - unit:\n", ["3:10 EMU204"]),
        (Members, "members:\n  - unit: a\n  -\n", ["3:4 EMU204"]),
        (Members, "members:\n", ["1:9 EMU204"]),
        (Members, YEAR + 'note: ""\nillustrative: ~\n', ["2:7 EMU204", "3:15 EMU204"]),
        (ClusterRecord, 'name: {vi: "  "}\nkind:\n', ["1:12 EMU204", "2:6 EMU204"]),
        (Covenant, "commitments:\n  - {id: c1, text: }\n", ["2:20 EMU204"]),
    ],
)
def test_an_empty_value_is_found_where_one_must_stand(
    model: type[RecordFile], source: str, expected: list[str]
) -> None:
    assert in_record(source, model) == expected
