"""Records as offices keep them: a letter lost in a number, old law, members not named, what is never recorded."""

import pytest

from tests.cases.several import A, B, C
from tests.miniature import BASE, load, with_base
from tests.scoring.year import leaf, scored
from tests.scoring.years_of_several import faults_at, ranked_year, totals


def found(files: dict[str, str]) -> list[str]:
    """The codes in the small root with other files."""
    return [placed.code for placed in load(with_base(files)).counted]


def test_a_total_of_a_thousand_is_exact() -> None:
    """Five digits with two decimals hold 999.99 at most; quarter points are kept beside it."""
    files = ranked_year({A: {"1": "1000.00"}, B: {"1": "999.75"}, C: {"1": "19.5"}}, leaf("1", 1000), total="1000")
    assert faults_at(files) == []
    assert totals(scored(files)) == {A: "1000.00", B: "999.75", C: "19.50"}


def test_a_number_without_the_stroke_of_its_letter_is_the_same_number() -> None:
    again = '  z:\n    number: 40/QD-HĐTĐ\n    date: 2024-01-08\n    note: "Gõ thiếu dấu"\n'
    assert found({"instruments.yaml": BASE["instruments.yaml"] + again}) == ["EMU357"]


@pytest.mark.parametrize(
    ("day", "decree", "codes"),
    [
        ("2023-12-31", "nghi-dinh-91", []),
        ("2023-12-31", "nghi-dinh-98", ["EMU332"]),
        ("2024-01-01", "nghi-dinh-91", ["EMU332"]),
        ("2024-01-01", "nghi-dinh-98", []),
    ],
)
def test_a_paper_rests_on_the_decree_of_its_day(day: str, decree: str, codes: list[str]) -> None:
    assert found({"cum-1/2023/plan.yaml": f"issued: {{date: {day}}}\nbasis: [{decree}]\n"}) == codes


def test_who_voted_what_has_no_place_in_a_record() -> None:
    vote = "votes:\n  - {{id: a, for: {{award: giay-khen}}, how: secret_ballot, {}}}\n"
    assert "EMU201" in found({"cum-1/2023/votes.yaml": vote.format("voters: {so-y-te: so-giao-duc}")})
    assert found({"cum-1/2023/votes.yaml": vote.format("present: 3")}) == []


def test_six_declared_members_of_whom_three_are_named() -> None:
    members = BASE["cum-1/2023/members.yaml"] + "declared_count: 6\n"
    assert found({"cum-1/2023/members.yaml": members}) == ["EMU312"]
    assert found({"cum-1/2023/members.yaml": members + "members_named: some\n"}) == []


def test_an_award_that_was_revoked_stays_recorded() -> None:
    award = "awards:\n  - {award: giay-khen, unit: so-y-te, decided: {state: revoked, decision: quyet-dinh-40}}\n"
    assert found({"cum-1/2023/outcome.yaml": BASE["cum-1/2023/outcome.yaml"] + award}) == []
