"""Every error of a file is found in one pass, each at its own place, and none twice."""

import pytest

from emucli.model.covenant import Covenant
from emucli.model.members import Members
from emucli.model.regulation import Regulation
from emucli.model.scores import Scores
from emucli.model.votes import Votes
from emucli.reading.load import read_record

from .seen import in_record, refused


def test_all_errors_of_a_file_are_found_at_once() -> None:
    source = """\
period: {from: 2023-12-31, to: 2023-01-01}
declared_count: 02
leader: Sở Y tế
deputies: so-giao-duc
ilustrative: true
members:
  - unit: so-y-te
    joined: 27/12/2023
  - status: supended
  - unit: so-van-hoa
    representative: {name: "A", nam: B}
"""
    assert in_record(source, Members) == [
        "1:9 EMU221",
        "2:17 EMU207",
        "3:9 EMU214",
        "4:11 EMU203",
        "5:1 EMU201",
        "8:13 EMU210",
        "9:5 EMU202",
        "9:13 EMU216",
        "11:33 EMU201",
    ]


def test_errors_of_the_text_and_of_its_meaning_are_found_together() -> None:
    source = 'leader: &x so-y-te\nacting: "\\x01"\nleeder: a\nmembers:\n  - unit: Sở-Y-tế\n  - unit: b\n'
    assert in_record(source, Members) == ["1:9 EMU113", "2:9 EMU107", "3:1 EMU201", "5:11 EMU214"]


def test_what_could_not_be_read_is_said_once() -> None:
    source = 'scoring:\n  criteria:\n    - code: "1"\n      title: "\\x07"\n      max: "\\x07"\n'
    assert in_record(source, Regulation) == ["4:14 EMU107", "5:12 EMU107"]
    measure = 'scoring:\n  criteria:\n    - {code: "1", title: A, max: 1, measure: {kind: "\\x07"}}\n'
    assert in_record(measure, Regulation) == ["3:53 EMU107"]


def test_a_broken_entry_keeps_its_key_path() -> None:
    source = "commitments:\n  - {id: c1, text: A, target: 95}\n  - {id: c2, text: B, target: 9x}\n"
    _, (finding,) = read_record(source.encode(), "f.yaml", Covenant)
    assert (finding.file, finding.path, finding.on_key) == ("f.yaml", ("commitments", 1, "target"), False)


@pytest.mark.parametrize(
    ("source", "path", "place"),
    [
        ("entries: {A-1: 5}", ("sheets", 0, "entries", "A-1"), "2:42"),
        ('entries: {A: {points: 5, evidnce: ["x"]}}', ("sheets", 0, "entries", "A", "evidnce"), "2:57"),
    ],
)
def test_a_broken_key_is_found_at_the_key(source: str, path: tuple[str | int, ...], place: str) -> None:
    sheet = f"sheets:\n  - {{unit: a, stage: b, by: c, {source}}}\n"
    finding = refused(sheet, Scores)
    assert (finding.path, finding.on_key, in_record(sheet, Scores)) == (path, True, [f"{place} {finding.code}"])


def test_a_broken_key_and_a_broken_value_of_the_same_letters_have_a_place_each() -> None:
    source = (
        "votes:\n  - id: v\n    for: {office: leader}\n    how: consensus\n    rounds:\n      - in_favour: {A: A}\n"
    )
    assert in_record(source, Votes) == ["6:21 EMU214", "6:24 EMU207"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("bandz", "6:23 EMU216"),
        ("[bands]", "6:23 EMU203"),
        ("{bands: 1}", "6:23 EMU203"),
        ("~", "6:23 EMU204"),
        ("unknown", "6:23 EMU218"),
    ],
)
def test_a_kind_of_measure_is_a_word_of_the_format(kind: str, expected: str) -> None:
    source = f'scoring:\n  criteria:\n    - code: "1"\n      title: A\n      max: 1\n      measure: {{kind: {kind}}}\n'
    assert in_record(source, Regulation) == [expected]


def test_a_kind_of_measure_that_is_misspelt_has_a_hint() -> None:
    source = "scoring:\n  criteria:\n    - {code: A, title: B, max: 1, measure: {kind: bandz}}\n"
    assert refused(source, Regulation).arguments["near"] == "bands"
