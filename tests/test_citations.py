"""The rules of docs/rules.md: every one that is cited exists, and every one is cited by a test."""

from itertools import chain
from pathlib import Path

import pytest

from tests.citations import by_rule, cited, citing, rules

CITING = {**citing("emucli"), **citing("emucli", "toml"), **citing("tests"), **citing("docs", "md")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rounded once (rule A1).", ["A1"]),
        ("Rules F1, F3 and G10: ties", ["F1", "F3", "G10"]),
        ("def test_c12_suspended_units() -> None:", ["C12"]),
        # A page, a cell, a criterion, a step of the Decree, a function that is no test.
        ("A4 paper; =A0; {code: A1, max: 4}; I.7; rule A0; rules a1; def a4_page()", []),
    ],
)
def test_a_citation_is_told_from_what_looks_like_one(text: str, expected: list[str]) -> None:
    assert list(cited(text)) == expected


def test_rules_are_numbered_without_a_gap() -> None:
    assert rules() == [
        f"{letter}{number}"
        for letter, last in zip("ABCDEFGHIJ", (5, 6, 16, 2, 9, 8, 11, 10, 7, 4), strict=True)
        for number in range(1, last + 1)
    ]


@pytest.mark.parametrize("path", [path for path, found in CITING.items() if found], ids=Path.as_posix)
def test_every_rule_that_is_cited_exists(path: Path) -> None:
    assert CITING[path] - set(rules()) == set()


def test_rules_are_cited_where_they_are_worked_out() -> None:
    rooms = {path.parts[1] for path, found in CITING.items() if path.parts[0] == "emucli" and found}
    assert {"scoring", "voting", "results", "checks"} <= rooms
    assert set(chain(*CITING.values())) >= set(rules())


@pytest.mark.parametrize("rule", rules())
def test_every_rule_is_cited_by_a_test(rule: str) -> None:
    assert by_rule()[rule] != []
