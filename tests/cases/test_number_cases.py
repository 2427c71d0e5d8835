"""Numbers as people type them: with a comma, below zero."""

import re

import pytest

from tests.cases.several import A, B, C, told
from tests.scoring.year import leaf, members, pool, regulation, scored, sheet, sheets
from tests.scoring.years_of_several import ranked_year, sheet_line


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
