"""Decimal commas, wherever they stand, are one finding with the number that was meant; a count never gets decimals."""

import pytest

from emucli.findings.catalogue import catalogue
from emucli.findings.finding import Finding
from emucli.model.base import RecordFile
from emucli.model.conferences import Conferences
from emucli.model.covenant import Covenant
from emucli.model.members import Members
from emucli.model.regulation import Regulation
from emucli.model.scores import Scores
from emucli.model.votes import Votes
from emucli.reading.load import read_record
from tests.model.samples import SAMPLES
from tests.scoring.year import YTE, leaf, loaded, members, pool, regulation, sheet, sheets

from .every_key import Place, every_key, takes_whole_numbers_only
from .seen import in_record, refused

SHEET = "sheets:\n  - {unit: a, stage: s, by: b, entries: "
TARGET = "commitments:\n  - {id: c, text: A, target: "
OPTIONS = "scoring:\n  criteria:\n    - {code: A, title: B, max: 30, measure: {kind: choice, options: "
VOTE = "votes:\n  - {id: v, for: {office: leader}, how: secret_ballot, rounds: [{in_favour: "


@pytest.mark.parametrize(
    ("model", "source", "code", "near"),
    [
        (Covenant, TARGET + "97,5}\n", "EMU206", "97.5"),
        (Covenant, TARGET + "-0,25, units: all}\n", "EMU206", "-0.25"),
        (Covenant, TARGET + "1.234,5 }\n", "EMU206", "1234.5"),
        (Covenant, "commitments:\n  - id: c\n    text: A\n    target: 97,5\n", "EMU206", "97.5"),
        (Scores, SHEET + "{A: {actual: 97,5}}}\n", "EMU206", "97.5"),
        (Scores, SHEET + "{A: 9,5, B: 8}}\n", "EMU206", "9.5"),
        (Scores, SHEET + "{A: 8, B: 9,5}}\n", "EMU206", "9.5"),
        (Scores, SHEET + '{"1.1": 9,5, "1.2": 8}}\n', "EMU206", "9.5"),
        (Regulation, OPTIONS + "{a: {text: B, points: 28,5}}}}\n", "EMU206", "28.5"),
        (Regulation, OPTIONS + "{a: 28,5}}}\n", "EMU206", "28.5"),
        (Regulation, "voting: {pass: {at_least: 66,67%, of: members}}\n", "EMU206", "66.67%"),
        (Regulation, "voting: {pass: {of: members, at_least: 66,67%}}\n", "EMU206", "66.67%"),
        # Of units and ballots there is no half.
        (Votes, VOTE + "{a: 4,5}}]}\n", "EMU207", ""),
        (Members, "declared_count: 4,5\nmembers: [{unit: a}]\n", "EMU207", ""),
        (Scores, SHEET + "{A: {plus: 2,5, minus: 1}}}\n", "EMU207", ""),
    ],
)
def test_a_decimal_comma_is_one_finding(model: type[RecordFile], source: str, code: str, near: str) -> None:
    finding = refused(source, model)
    assert (finding.code, finding.arguments["near"]) == (code, near)


_WHOLE = [
    (model, place)
    for model in SAMPLES
    for place in every_key(model)
    if isinstance(place.path[-1], str) and takes_whole_numbers_only(place.annotation)
]


def test_places_of_whole_numbers_are_found_in_the_models() -> None:
    keys = {place.path[-1] for _, place in _WHOLE}
    assert {"declared_count", "decimals", "quota", "seats", "trim", "minimum", "plus", "combined", "a1"} <= keys


@pytest.mark.parametrize(("model", "place"), _WHOLE, ids=str)
def test_a_whole_number_is_never_advised_with_decimals(model: type[RecordFile], place: Place) -> None:
    for source in (place.flowing("9,5"), place.written("9,5")):
        found = read_record(source.encode(), "f.yaml", model)[1]
        (finding,) = (one for one in found if one.path == place.path and one.code != "EMU202")
        assert "." not in str(finding.arguments["near"])
        assert finding.code in ("EMU207", "EMU216")


def test_a_number_cut_in_two_below_a_key_that_stands_twice_is_told() -> None:
    source = "declared_count: 5\ndeclared_count: {a: 9,5}\nmembers: [{unit: a}]\n"
    assert "2:21 EMU206" in in_record(source, Members)


def test_each_number_that_is_cut_in_two_is_told_at_its_place() -> None:
    # 40 characters stand before the entries, and each number after `{A: `.
    assert in_record(SHEET + "{A: 9,5, B: 8,5, C: 7,25}}\n", Scores) == ["2:45 EMU206", "2:53 EMU206", "2:61 EMU206"]


@pytest.mark.parametrize(
    ("entries", "codes"),
    [
        # A space after the comma, a value after the key, or quotes: no number was cut.
        ("{A: 9, 5, B: 8}", ["EMU117", "EMU204"]),
        ("{A: 9,5: 8}", ["EMU117"]),
        ('{A: "9",5}', ["EMU117", "EMU204"]),
        ("{A: 9,B: 8}", []),
    ],
)
def test_what_is_no_number_cut_in_two_stays_as_it_was(entries: str, codes: list[str]) -> None:
    findings = read_record(f"{SHEET}{entries}}}\n".encode(), "f.yaml", Scores)[1]
    assert sorted(finding.code for finding in findings) == codes


def test_entries_of_a_broken_file_are_told_as_well() -> None:
    source = "sheets:\n  - unit: a\n    stage: s\n    by: b\n    entries:\n      A: 9,5\n      B: {actual: 8,5}\n"
    assert in_record(source, Scores) == ["6:10 EMU206", "7:19 EMU206"]


def _of_entry(measure: str, written: str, *, penalty: bool = False) -> Finding:
    """The one finding about an entry `x` of a sheet."""
    own = leaf("x", 10, measure)
    pools = {"penalty": pool(own)} if penalty else {}
    files = {
        "members.yaml": members(YTE),
        "regulation.yaml": regulation(leaf("a", 10) if penalty else own, **pools),
        "scores.yaml": sheets(sheet(YTE, {**({"a": 9} if penalty else {}), "x": written})),
    }
    placed = (one for one in loaded(files).counted if one.finding.file.endswith("scores.yaml"))
    (finding,) = (one.finding for one in placed if one.code != "EMU525")
    return finding


@pytest.mark.parametrize(
    ("measure", "written", "said"),
    [
        ("", "9,5", "Did you mean “9.5”?"),
        ("", "82%", "Did you mean “82”?"),
        ("", "82,5%", "Did you mean “82.5”?"),
        ("{kind: bands, bands: [{points: 10}]}", '"1.234,5"', "Did you mean “1234.5”?"),
        ("{kind: count, each: 1}", "9,5", "Correct it to a whole number of 0 or more"),
        ("{kind: count, each: 1}", "02", "Did you mean “2”?"),
        ("", "tốt", "Correct it to a number, without “%”"),
    ],
)
def test_a_sheet_has_the_hints_of_any_record(measure: str, written: str, said: str) -> None:
    finding = _of_entry(measure, written)
    hint = catalogue().hint(finding, "en")
    assert (finding.code, hint[: len(said)]) == ("EMU511", said)
    assert "9.5" not in hint or "“9.5”" in said


@pytest.mark.parametrize("entry", ["9,5", "{value: 9,5, reason: a}"])
@pytest.mark.parametrize(("measure", "code"), [("{kind: count, each: 1}", "EMU207"), ("", "EMU206")])
def test_what_is_counted_is_a_whole_number_where_a_number_is_cut_in_two(measure: str, code: str, entry: str) -> None:
    files = {
        "members.yaml": members(YTE),
        "regulation.yaml": regulation(leaf("a", 10), bonus=pool(leaf("T1", 10, measure))),
        "scores.yaml": f"sheets:\n  - {{unit: {YTE}, by: {YTE}, stage: self, entries: {{a: 9, T1: {entry}}}}}\n",
    }
    (finding,) = (one.finding for one in loaded(files).counted if one.code.startswith("EMU2"))
    hint = catalogue().hint(finding, "en")
    assert (finding.code, "9.5" in hint, "whole number" in hint) == (code, code == "EMU206", code == "EMU207")


@pytest.mark.parametrize(
    ("measure", "written", "penalty", "said"),
    [
        ("", "-2", True, "Write “2”:"),
        ("{kind: count, each: 2}", "-1", True, "Write “1”:"),
        ("", "-2", False, "Correct it as the original sheet has it; write what is deducted as a positive number"),
    ],
)
def test_a_negative_entry_is_told_where_deductions_go(measure: str, written: str, penalty: bool, said: str) -> None:
    finding = _of_entry(measure, written, penalty=penalty)
    assert (finding.code, catalogue().hint(finding, "en")[: len(said)]) == ("EMU570", said)


@pytest.mark.parametrize(
    ("model", "source"),
    [
        (Regulation, "scoring:\n  criteria: [{code: A, title: B, max: 5, measure: {kind: count, each: -2}}]\n"),
        (Regulation, "scoring:\n  criteria: []\n  penalty: {max: -5}\n"),
        (Regulation, "ranking:\n  classes:\n    - {name: A, at_least: -5}\n"),
    ],
)
def test_negative_points_say_where_deductions_go(model: type[RecordFile], source: str) -> None:
    finding = refused(source, model)
    assert finding.code == "EMU271"
    assert "“penalty”" in catalogue().hint(finding, "en")


def test_a_percent_sign_is_told_to_be_dropped() -> None:
    hint = catalogue().hint(refused(TARGET + "82%}\n", Covenant), "en")
    assert hint.startswith("Write the number alone, without “%”")


CONFERENCE = "conferences:\n  - id: a\n    kind: annual\n    "


@pytest.mark.parametrize(
    ("model", "source", "code", "written"),
    [
        (Conferences, CONFERENCE + "attended: a, b\n", "EMU272", "[a, b]"),
        (Members, "deputies: a,b\nmembers: [{unit: a}]\n", "EMU272", "[a,b]"),
        (Scores, SHEET + "{A: [x, y]}}\n", "EMU273", "{met: [x, y]}"),
    ],
)
def test_a_list_is_told_as_it_should_stand(model: type[RecordFile], source: str, code: str, written: str) -> None:
    finding = refused(source, model)
    assert finding.code == code
    assert f"“{written}”" in catalogue().hint(finding, "vi")


@pytest.mark.parametrize("written", ["attended: Sở A, Sở B", "part_of_day: morning, evening"])
def test_words_that_are_no_ids_and_places_without_lists_have_no_brackets(written: str) -> None:
    assert refused(f"{CONFERENCE}{written}\n", Conferences).code == "EMU216"


@pytest.mark.parametrize("empty", ["", "~", "null"])
@pytest.mark.parametrize(
    ("model", "source"),
    [
        (Members, "leader: {}\nmembers: [{{unit: a}}]\n"),
        (Members, "members: [{{unit: a}}]\nnote: {}\n"),
        (Members, "members:\n  - {{unit: a, reason: {}}}\n"),
        (Members, "deputies:\n  - a\n  - {}\nmembers: [{{unit: a}}]\n"),
        (Members, "members:\n  - unit: {}\n"),
        (Conferences, CONFERENCE + "host: {}\n"),
    ],
)
def test_a_value_left_empty_is_refused_wherever_it_stands(model: type[RecordFile], source: str, empty: str) -> None:
    record, findings = read_record(source.format(empty).encode(), "f.yaml", model)
    assert (record, [finding.code for finding in findings]) == (None, ["EMU204"])


def test_an_unknown_key_without_a_value_is_told_once() -> None:
    assert in_record("leeder:\nmembers: [{unit: a}]\n", Members) == ["1:1 EMU201"]


@pytest.mark.parametrize("source", ["[" * 500_000, "a: " + "[" * 500_000, "a: " + "{a: " * 200_000, "- " * 500_000])
def test_nesting_without_end_is_too_deep(source: str) -> None:
    assert [place.split()[1] for place in in_record(source, Members)] == ["EMU120"]
