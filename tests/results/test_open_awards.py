"""Rules F3, G4 and G8: a tie or a vote is open only where the awards differ by it, and is called what it is."""

from itertools import combinations
from typing import Any

import pytest

from emucli.model.regulation import AwardRule
from emucli.results.awards import given_in
from emucli.results.bounds import bounds
from emucli.results.contests import Contest
from emucli.results.ways import Ways
from tests.scoring.year import members
from tests.scoring.years_of_several import ranked_year
from tests.voting.elections import (
    DL,
    GDDT,
    NV,
    SIX,
    TP,
    VHTT,
    YTE,
    awarded,
    ballot,
    of_the_year,
    scored,
    six_but,
    suspended,
    votes,
    voting,
)

FLAG, PRAISE, LETTER = "co-thi-dua-tinh", "bang-khen-tinh", "giay-khen"
TIED_FIRST = {YTE: 90, GDDT: 90, VHTT: 70, DL: 60, NV: 50, TP: 40}
STRICT = {YTE: 90, GDDT: 80, VHTT: 70, DL: 60, NV: 50, TP: 40}


def year(
    points: dict[str, int], *rules: str, held: str = "", passing: str = "at_least 1/3 of members"
) -> dict[str, str]:
    """A ranked year with these awards; `held` are its votes."""
    awards = "".join(f"  - {{{rule}}}\n" for rule in rules)
    files = ranked_year(points, after=f"{voting(passing)}awards:\n{awards}")
    return {**files, "votes.yaml": votes(held)} if held else files


def on(award: str, figures: dict[str, int] | None, id: str, **more: Any) -> str:
    """A vote on an award among YTE, GDDT and VHTT; without figures it is still to be held."""
    return ballot(*([figures] if figures else []), candidates=(YTE, GDDT, VHTT), id=id, award=award, **more)


def blocked(files: dict[str, str]) -> list[tuple[str, str | None]]:
    """What is open, and in which vote."""
    return [(one["reason"], one["vote"]) for one in scored(files)["blocked"]]


def test_a_tie_of_points_never_blocks_an_award_that_goes_down_votes() -> None:
    # YTE and GDDT have the same points; of six votes GDDT has four, YTE two.
    files = year(TIED_FIRST, f"award: {FLAG}, quota: 1, order: vote", held=on(FLAG, {GDDT: 4, YTE: 2}, "v"))
    assert (awarded(files), blocked(files)) == ([("proposed", [GDDT])], [])
    # Nor while it waits: then the vote is what it waits for, not the points.
    files = year(TIED_FIRST, f"award: {FLAG}, quota: 1, order: vote", held=on(FLAG, None, "v"))
    assert blocked(files) == [("vote_not_held", "v")]


def test_a_tie_of_points_blocks_one_that_goes_down_votes_where_it_asks_for_a_rank() -> None:
    rule = f"award: {FLAG}, quota: 1, order: vote, requires: {{rank: 1}}"
    # Whoever is first of YTE and GDDT receives it; VHTT, with most votes, is third.
    files = year(TIED_FIRST, rule, held=on(FLAG, {VHTT: 4, GDDT: 1, YTE: 1}, "v"))
    assert blocked(files) == [("tie", None)]


def test_equal_votes_are_told_as_votes_with_their_vote() -> None:
    rule = f"award: {FLAG}, quota: 1, order: vote"
    files = year(TIED_FIRST, rule, held=on(FLAG, {GDDT: 3, YTE: 3}, "v"))
    (open_,) = scored(files)["blocked"]
    assert (open_["reason"], open_["vote"], set(open_["units"])) == ("tie", "v", {YTE, GDDT})
    assert "bằng phiếu" in open_["detail"]
    assert "bằng điểm" not in open_["detail"]


@pytest.mark.parametrize("quota", ["2", "3", "all"])
def test_an_equality_with_room_for_all_matters_nothing(quota: str) -> None:
    down_votes = year(TIED_FIRST, f"award: {FLAG}, quota: {quota}, order: vote", held=on(FLAG, {GDDT: 3, YTE: 3}, "v"))
    assert (scored(down_votes)["status"], scored(down_votes)["blocked"]) == ("ranked", [])
    assert blocked(year(TIED_FIRST, f"award: {FLAG}, quota: {quota}")) == []


def test_an_equality_among_those_behind_matters_nothing() -> None:
    # GDDT has the place; the others have one vote each.
    files = year(STRICT, f"award: {FLAG}, quota: 1, order: vote", held=on(FLAG, {GDDT: 4, YTE: 1, VHTT: 1}, "v"))
    assert (awarded(files), blocked(files)) == ([("proposed", [GDDT])], [])


def test_one_tie_matters_and_another_does_not() -> None:
    # First and second are equal, and so are the last two, for whom there is no place.
    files = year({YTE: 90, GDDT: 90, VHTT: 70, DL: 60, NV: 50, TP: 50}, f"award: {FLAG}, quota: 1")
    (open_,) = scored(files)["blocked"]
    assert set(open_["units"]) == {YTE, GDDT}


def test_units_tied_in_points_are_not_alike_where_votes_tell_them_apart() -> None:
    # Both receive the first award, so that their points matter nothing; GDDT has more votes for the second.
    rules = (f"award: {FLAG}, quota: 2", f"award: {PRAISE}, quota: 1, order: vote, also: true")
    files = year(TIED_FIRST, *rules, held=on(PRAISE, {GDDT: 4, YTE: 2}, "v"))
    told = awarded(files)
    assert [(state, set(units)) for state, units in told] == [("proposed", {YTE, GDDT}), ("proposed", {GDDT})]


def test_a_vote_that_nobody_can_win_any_more_gives_none() -> None:
    # The candidates are YTE, GDDT and VHTT, who have the flags already.
    rules = (f"award: {FLAG}, quota: 3", f"award: {PRAISE}, quota: 1, requires: {{vote: v}}")
    files = year(STRICT, *rules, held=on(PRAISE, None, "v"))
    assert awarded(files) == [("proposed", [YTE, GDDT, VHTT]), ("none", [])]
    assert (scored(files)["status"], blocked(files)) == ("ranked", [])
    # Or there is no place at all.
    files = year(STRICT, f"award: {PRAISE}, quota: 0, requires: {{vote: v}}", held=on(PRAISE, None, "v"))
    assert (awarded(files), blocked(files)) == ([("none", [])], [])
    # Or they are suspended.
    files = year(STRICT, f"award: {PRAISE}, quota: 1, requires: {{vote: v}}", held=on(PRAISE, None, "v"))
    files["members.yaml"] = six_but(*(suspended(unit) for unit in (YTE, GDDT, VHTT)))
    assert awarded(files) == [("none", [])]


@pytest.mark.parametrize("quota", [1, 3])
def test_several_open_votes_do_not_block_awards_that_they_cannot_change(quota: int) -> None:
    # Three votes with six who may pass each: with three places in each, 42 x 42 x 42 ways.
    waiting = [f"award: {one}, quota: {quota}, also: true, order: vote" for one in (FLAG, PRAISE, LETTER)]
    last = "award: bang-khen-bo, quota: 1"
    files = year(STRICT, "award: huan-chuong-lao-dong, quota: 2", *waiting, last)
    states = [(state, units) for state, units in awarded(files)]
    assert states[0] == ("proposed", [YTE, GDDT])
    assert states[1:4] == [("blocked", [])] * 3
    assert states[4] == ("proposed", [VHTT])
    assert blocked(files) == [("vote_not_held", None)] * 3


def test_a_vote_is_certain_beside_awards_that_wait_for_scores() -> None:
    rules = (f"award: {PRAISE}, quota: 1, also: true", f"award: {FLAG}, quota: 1, order: vote")
    files = year(STRICT, *rules, held=on(FLAG, {GDDT: 4, YTE: 2}, "v"))
    files["scores.yaml"] = "\n".join(line for line in files["scores.yaml"].split("\n") if f"unit: {TP}" not in line)
    assert awarded(files) == [("blocked", []), ("proposed", [GDDT])]
    # Where the first takes a unit out of the second, the second waits too.
    files = {**files, "regulation.yaml": files["regulation.yaml"].replace(", also: true", "")}
    assert [state for state, _ in awarded(files)] == ["blocked", "blocked"]


@pytest.mark.parametrize("figures", [{GDDT: 3, YTE: 0}, {GDDT: 3}])
def test_nobody_is_proposed_for_whom_nobody_voted(figures: dict[str, int]) -> None:
    files = year(STRICT, f"award: {FLAG}, quota: 3, order: vote", held=on(FLAG, figures, "v"))
    assert awarded(files) == [("proposed", [GDDT])]
    assert blocked(files) == []


@pytest.mark.parametrize("extra", [None, 0, 1, 2])
def test_bounds_hold_whatever_is_tried(extra: int | None) -> None:
    """Every way that is tried gives each award within its bounds."""

    standings = ((YTE,), (GDDT, VHTT), (DL, NV), (TP,))
    for quotas in combinations((0, 1, 2, 3), 3):
        several = [_contest(quota, pending=(NV, TP) if at == extra else ()) for at, quota in enumerate(quotas)]
        ways = Ways(several, standings)
        questions = ways.questions()
        own = {unit: unit for unit in SIX}
        given = [given_in(several, world) for _, world in ways.worlds(questions, own)]
        for at, (always, unsure) in enumerate(bounds(several, standings)):
            received = [set(one[at]) for one in given]
            assert set.intersection(*received) >= set(always)
            assert set.union(*received) <= {*always, *unsure}


def _contest(quota: int, pending: tuple[str, ...]) -> Contest:

    rule = AwardRule(award=FLAG, quota=str(quota))
    fitting = frozenset(unit for unit in SIX if unit not in pending)
    return Contest(
        rule=rule,
        quota=quota,
        groups=((YTE,), (GDDT, VHTT), (DL, NV), (TP,)),
        fitting=fitting,
        pending=pending,
        unfit={},
        waits="unknown",
    )


# Findings about votes on awards


def codes(held: str, rule: str) -> set[str]:
    """The codes of what is found in a year of six members."""
    files = {
        "members.yaml": members(*SIX),
        "regulation.yaml": f"{voting()}awards:\n{''.join(f'  - {{{one}}}' + chr(10) for one in rule.split('; '))}",
        "votes.yaml": votes(held),
    }
    return {placed.finding.code for placed in of_the_year(files)}


def agreed(*choice: str) -> str:
    """A consensus on an award."""
    units = ", ".join(choice)
    return f"  - {{id: v, for: {{award: {FLAG}}}, how: consensus, present: 6, agreed: all, choice: [{units}]}}\n"


@pytest.mark.parametrize(
    ("choice", "rule", "found"),
    [
        ((YTE, GDDT), f"award: {FLAG}, quota: 1, order: vote", True),
        ((YTE, GDDT), f"award: {FLAG}, quota: 2, order: vote", False),
        # One third of six is two.
        ((YTE, GDDT, DL), f"award: {FLAG}, quota: {{share: 1/3}}, order: vote", True),
        ((YTE, GDDT), f"award: {FLAG}, quota: {{share: 1/3}}, order: vote", False),
        # The same vote for two awards, one place in each.
        ((YTE, GDDT), f"award: {FLAG}, quota: 1, order: vote; award: {PRAISE}, quota: 1, requires: {{vote: v}}", False),
        # No rule says how many.
        ((YTE, GDDT), f"award: {LETTER}, quota: 1", False),
    ],
)
def test_a_consensus_is_on_no_more_than_the_quota(choice: tuple[str, ...], rule: str, found: bool) -> None:
    assert ("EMU670" in codes(agreed(*choice), rule)) == found


def test_a_second_vote_on_one_award_is_found() -> None:
    rule = f"award: {FLAG}, quota: 1, order: vote"
    twice = on(FLAG, {YTE: 4}, "v") + on(FLAG, {GDDT: 5}, "w")
    assert "EMU671" in codes(twice, rule)
    # One that is still to be held is none, whichever stands first; and the one that was held counts.
    for several in (on(FLAG, None, "v") + on(FLAG, {GDDT: 5}, "w"), on(FLAG, {GDDT: 5}, "w") + on(FLAG, None, "v")):
        assert "EMU671" not in codes(several, rule)
        assert awarded(year(STRICT, rule, held=several)) == [("proposed", [GDDT])]
    # Two, each of which a rule asks for.
    named = "; ".join(f"award: {FLAG}, quota: 1, requires: {{vote: {one}}}" for one in ("v", "w"))
    assert "EMU671" not in codes(twice, named)


def test_a_requirement_names_a_vote_on_an_award() -> None:
    rule = f"award: {FLAG}, quota: 1, order: vote, requires: {{vote: v}}"
    assert "EMU672" not in codes(on(FLAG, {YTE: 4}, "v"), rule)
    assert "EMU672" in codes(on(FLAG, {YTE: 4}, "w"), rule)
    assert "EMU672" in codes(ballot({YTE: 4}, candidates=(YTE,), id="v"), rule)
