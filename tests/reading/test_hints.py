"""A hint is a value that may stand there, and another one than what was written; or there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emucli.model.base import RecordFile
from emucli.model.covenant import Covenant
from emucli.model.members import Members
from emucli.model.regulation import Regulation
from emucli.model.scores import Scores
from emucli.model.year_movements import YearMovements
from emucli.reading.load import read_record

from .writing import EVERY_RUN_THE_SAME

# One place a type of value; the value stands in quotes in place of the word VALUE.
PLACES: dict[str, tuple[type[RecordFile], str]] = {
    "number": (Covenant, "commitments:\n  - {id: c, text: A, target: VALUE}\n"),
    "points": (Regulation, "scoring:\n  criteria: []\n  reason_above: VALUE\n"),
    "count": (Members, "declared_count: VALUE\nmembers:\n  - unit: a\n"),
    "share": (Regulation, "voting: {quorum: {of: members, at_least: VALUE}}\n"),
    "amount": (Regulation, "ranking:\n  classes:\n    - {name: A, at_least: VALUE}\n"),
    "date": (Members, "members:\n  - unit: a\n  - {unit: b, joined: VALUE}\n"),
    "when": (Covenant, "signed: {date: VALUE}\n"),
    "flag": (Members, "illustrative: VALUE\nmembers:\n  - unit: a\n"),
    "id": (Members, "leader: VALUE\nmembers:\n  - unit: a\n"),
    "code": (Scores, "sheets:\n  - {unit: a, stage: b, by: c, entries: {VALUE: 1}}\n"),
    "quota": (Regulation, "awards:\n  - {award: a, quota: VALUE}\n"),
    "year": (YearMovements, "indicators:\n  - {id: a, name: B, horizon: VALUE}\n"),
}


def _hint(kind: str, written: str) -> str | None:
    """The hint for a value; None where the value is accepted."""
    model, source = PLACES[kind]
    quoted = '"' + written.replace("\\", "\\\\").replace('"', '\\"') + '"'
    record, findings = read_record(source.replace("VALUE", quoted).encode(), "f.yaml", model)
    assert (record is None) == bool(findings)
    return str(findings[0].arguments.get("near", "")) if findings else None


def _is_good(kind: str, written: str) -> bool:
    hint = _hint(kind, written)
    return hint is None or hint == "" or (hint != written and _hint(kind, hint) is None)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("number", "0123,5"),
        ("number", "0.123,5"),
        ("points", "-5"),
        ("points", "-9,5"),
        ("count", "1,5"),
        ("count", "1" * 5000),
        ("share", "1.5"),
        ("share", "1.0"),
        ("share", "101%"),
        ("share", "080%"),
        ("share", "120,5%"),
        ("amount", "900%"),
        ("date", "31/02/2023"),
        ("date", "12/27/2023"),
        ("date", "2023/13/01"),
        ("when", "00/00/2023"),
        ("id", "Đ"),
        ("id", "---"),
        ("code", "a__b"),
        ("code", "_"),
        ("code", "x²("),
    ],
)
def test_no_hint_is_refused_itself(kind: str, written: str) -> None:
    assert _is_good(kind, written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("1.5", ("",)), ("1.0", ("", "100%")), ("0.8", ("80%",)), ("0.05", ("5%",)), ("0.25", ("25%",))],
)
def test_a_share_is_hinted_at_only_where_it_means_the_same(written: str, meant: tuple[str, ...]) -> None:
    assert _hint("share", written) in meant


@EVERY_RUN_THE_SAME
@given(st.sampled_from(sorted(PLACES)), st.text("0123456789.,-+/%:eE xaĐế_²", max_size=10))
def test_whatever_is_written_the_hint_is_good_or_there_is_none(kind: str, written: str) -> None:
    assert _is_good(kind, written)
