"""Findings on votes and offices that the examples of the catalogue do not show: every figure, and what is let pass."""

import pytest

from emucli.findings.catalogue import catalogue
from tests.miniature import Placed, load, with_base

RULE = """\
leadership:
  decided_by: cluster
  leader: {how: secret_ballot, voting: {pass: {more_than: 50%, of: valid}}}
"""
DECIDED = "{issued: 3, returned: 3, invalid: 0, in_favour: {so-van-hoa: 3}}"
SOME_OF_FIVE = """\
declared_count: 5
members_named: some
members:
  - unit: so-y-te
  - unit: so-van-hoa
"""


def found(year: str, vote: str, **files: str) -> list[Placed]:
    """What is found where a year has this vote, as the keys that follow its id, and these files."""
    contents = {f"cum-1/{year}/{name}.yaml": text for name, text in files.items()}
    contents[f"cum-1/{year}/votes.yaml"] = f"votes:\n  - {{id: v, how: secret_ballot, {vote}}}\n"
    # That a ballot lacks one of its counts is another finding, which has an example of its own.
    return [placed for placed in load(with_base(contents)).counted if placed.code != "EMU611"]


def said(placed: list[Placed]) -> list[str]:
    """Code and message in English."""
    return [f"{one.code} {catalogue().message(one.finding, 'en')}" for one in placed]


@pytest.mark.parametrize(
    ("keys", "count", "message"),
    [
        ("", "issued: 3, returned: 4", "EMU601 There cannot be more ballots returned (4) than ballots issued (3)."),
        ("", "returned: 2, invalid: 3", "EMU601 There cannot be more invalid ballots (3) than ballots returned (2)."),
        ("", "returned: 2, abstained: 3", "EMU601 There cannot be more abstentions (3) than valid ballots (2)."),
        (
            "approve: true, ",
            "returned: 3, against: {so-y-te: 2}",
            "EMU601 There cannot be more votes counted here (4) than valid ballots (3).",
        ),
        (
            "choose: 2, ",
            "returned: 3, invalid: 2, abstained: 1",
            "EMU601 There cannot be more votes counted here (2) than choices that the valid ballots allow (0).",
        ),
        ("", "issued: 4", "EMU602 There cannot be more ballots issued (4) than members (3)."),
        ("present: 2, ", "issued: 3", "EMU602 There cannot be more ballots issued (3) than units present (2)."),
        ("present: 4, ", "issued: 4", "EMU602 There cannot be more units present (4) than members (3)."),
    ],
)  # fmt: skip
def test_every_figure_that_is_too_high_is_said(keys: str, count: str, message: str) -> None:
    vote = f"for: {{award: giay-khen}}, {keys}rounds: [{{{count}, in_favour: {{so-y-te: 2}}}}]"
    assert said(found("2024", vote)) == [message]


@pytest.mark.parametrize(("present", "codes"), [(5, []), (6, ["EMU602"])])
def test_members_that_the_source_does_not_name_may_attend(present: int, codes: list[str]) -> None:
    vote = f"for: {{award: giay-khen}}, present: {present}"
    assert [one.code for one in found("2025", vote, members=SOME_OF_FIVE)] == codes


def test_without_a_declared_count_nobody_knows_how_many_may_attend() -> None:
    members = SOME_OF_FIVE.removeprefix("declared_count: 5\n")
    assert (
        found("2025", "for: {award: giay-khen}, present: 6, rounds: [{issued: 6, in_favour: {}}]", members=members)
        == []
    )


def test_every_round_after_the_decision_names_the_one_that_decided() -> None:
    vote = f"for: {{office: leader}}, rounds: [{DECIDED}, {DECIDED}, {DECIDED}]"
    assert said(found("2024", vote, regulation=RULE)) == [
        "EMU610 Round 2 has nothing left to decide: round 1 filled every seat.",
        "EMU610 Round 3 has nothing left to decide: round 1 filled every seat.",
    ]


@pytest.mark.parametrize(
    ("decided", "where"),
    [
        ("", ["2:21"]),
        (", decided: {state: approved, decision: quyet-dinh-40}", ["2:21"]),
        (", decided: {state: replaced, unit: so-van-hoa, decision: quyet-dinh-40}", []),
        (", decided: {state: replaced, unit: so-giao-duc, decision: quyet-dinh-40}", ["2:63"]),
    ],
)
def test_who_takes_office_stays_the_one_that_the_authority_named(decided: str, where: list[str]) -> None:
    files = {
        "cum-1/2024/outcome.yaml": f"leadership:\n  deputies: [{{unit: so-y-te{decided}}}]\n",
        "cum-1/2025/members.yaml": "members:\n  - unit: so-van-hoa\n",
    }
    assert [(one.at, one.code) for one in load(with_base(files)).counted] == [(at, "EMU706") for at in where]


def test_a_member_that_the_source_does_not_name_may_take_office() -> None:
    files = {
        "cum-1/2024/outcome.yaml": "leadership:\n  deputies: [{unit: so-giao-duc}]\n",
        "cum-1/2025/members.yaml": SOME_OF_FIVE,
    }
    assert load(with_base(files)).counted == ()


def test_a_tie_of_points_is_not_judged_where_nothing_is_computed() -> None:
    tie = "{of: tie, between: [so-y-te, so-van-hoa], chosen: so-y-te, how: lot, reason: a}"
    assert load(with_base({"cum-1/2024/outcome.yaml": f"resolutions:\n  - {tie}\n"})).counted == ()


@pytest.mark.parametrize(("vote", "near"), [("flagg", "flag"), ("hoan-toan-khac", "")])
def test_a_requirement_of_a_vote_that_is_misspelt_has_a_hint(vote: str, near: str) -> None:
    passing = "voting: {pass: {more_than: 50%, of: present}}\n"
    rule = f"{passing}awards: [{{award: giay-khen, quota: 1, requires: {{vote: {vote}}}}}]\n"
    held = "votes: [{id: flag, for: {award: giay-khen}, how: show_of_hands, present: 3, candidates: [so-y-te], "
    files = {
        "cum-1/2024/regulation.yaml": rule,
        "cum-1/2024/votes.yaml": held + "rounds: [{in_favour: {so-y-te: 3}}]}]\n",
    }
    (named,) = (one.finding for one in load(with_base(files)).counted if one.code == "EMU672")
    assert (named.path, named.arguments["near"]) == (("awards", 0, "requires", "vote"), near)
