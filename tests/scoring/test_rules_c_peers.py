"""Rules C6 and C7: peers, their median and trimmed mean."""

import pytest

from tests.scoring.year import (
    ALL,
    DL,
    GDDT,
    NV,
    VHTT,
    YTE,
    errors_at,
    leaf,
    line,
    members,
    points,
    recusal,
    regulation,
    scored,
    sheets,
)
from tests.scoring.years_of_several import (
    EIGHT,
    among_many,
    faults_at,
    held_up,
    peer_sheets,
    sheet_line,
    suspended,
    totals,
    withdrawn,
)

from .staged import MEAN, A, peers_gave

FOUR = (YTE, GDDT, VHTT, DL)
FIVE = (YTE, GDDT, VHTT, DL, NV)


# Rule C6. Peers


def test_c6_every_member_scores_every_other() -> None:
    about = {YTE: {GDDT: 8, VHTT: 7}, GDDT: {YTE: 6, VHTT: 9}, VHTT: {YTE: 4, GDDT: 5}}
    files = peers_gave(MEAN, peer_sheets(ALL, about))
    assert faults_at(files) == []
    # 15/2, 15/2, 9/2
    assert totals(scored(files)) == {GDDT: "7.50", YTE: "7.50", VHTT: "4.50"}


def test_c6_without_at_least_everyone_owes_a_sheet() -> None:
    answer = scored(peers_gave(MEAN, peer_sheets(ALL, without=[(YTE, VHTT)])))
    # The absent scorer may stand among the units or in the detail.
    assert (answer["status"], held_up(answer) - {VHTT}) == ("blocked", {YTE})
    assert _names_unit(answer["blocked"], VHTT, "Sở Văn hóa và Thể thao")


def _names_unit(blocked: list[dict[str, object]], unit: str, name: str) -> bool:
    """Whether the absent scorer is named, by id or by name."""
    return any(unit in str(reason) or name in str(reason) for reason in blocked)


def test_c6_a_recusal_takes_the_scorer_out() -> None:
    recused = peer_sheets(ALL, {YTE: {GDDT: 8}}, without=[(YTE, VHTT)]) + recusal(YTE, VHTT)
    files = peers_gave(MEAN, recused)
    assert faults_at(files) == []
    answer = scored(files)
    assert (answer["status"], totals(answer)[YTE]) == ("ranked", "8.00")


@pytest.mark.parametrize(
    ("combine", "expected"),
    [
        # 9, 4, 2 without the one who recused itself
        ("mean", "5.00"),  # 15/3
        ("median", "4.00"),
        ("trimmed_mean", "4.00"),  # without 9 and 2
    ],
)
def test_c6_a_recusal_takes_the_scorer_out_of_median_and_trimming(combine: str, expected: str) -> None:
    scores = peer_sheets(FIVE, {YTE: {GDDT: 9, VHTT: 4, DL: 2}}, without=[(YTE, NV)]) + recusal(YTE, NV)
    files = peers_gave(f"{{id: peer, by: peers, combine: {combine}}}", scores, FIVE)
    assert (scored(files)["status"], points(files)[YTE]["a"]) == ("ranked", expected)


def test_c6_a_withdrawn_member_neither_scores_nor_is_scored() -> None:
    files = peers_gave(MEAN, peer_sheets(ALL, {YTE: {GDDT: 8, VHTT: 7}})) | {
        "members.yaml": members(*ALL, withdrawn(DL))
    }
    answer = scored(files)
    assert answer["status"] == "ranked"
    assert totals(answer) == {YTE: "7.50", GDDT: "5.00", VHTT: "5.00"}


def test_c6_a_suspended_member_scores_and_is_scored() -> None:
    of_year = members(YTE, GDDT, suspended(VHTT))
    answer = scored(peers_gave(MEAN, peer_sheets(ALL, {YTE: {GDDT: 8, VHTT: 7}})) | {"members.yaml": of_year})
    assert (answer["status"], totals(answer)) == ("ranked", {YTE: "7.50", GDDT: "5.00", VHTT: "5.00"})
    answer = scored(peers_gave(MEAN, peer_sheets(ALL, without=[(YTE, VHTT)])) | {"members.yaml": of_year})
    assert (answer["status"], held_up(answer) - {VHTT}) == ("blocked", {YTE})


def test_c6_at_least_reached_needs_no_more() -> None:
    stage = "{id: peer, by: peers, combine: mean, at_least: 2}"
    answer = scored(peers_gave(stage, peer_sheets(FOUR, {YTE: {GDDT: 8, VHTT: 5}}, without=[(YTE, DL)]), FOUR))
    assert (answer["status"], answer["blocked"]) == ("ranked", [])
    assert totals(answer)[YTE] == "6.50"  # 13/2


def test_c6_at_least_not_reached_blocks_and_names_the_absent() -> None:
    stage = "{id: peer, by: peers, combine: mean, at_least: 2}"
    answer = scored(peers_gave(stage, peer_sheets(FOUR, without=[(YTE, DL), (YTE, VHTT)]), FOUR))
    assert (answer["status"], held_up(answer) - {DL, VHTT}) == ("blocked", {YTE})
    assert _names_unit(answer["blocked"], DL, "Sở Du lịch")
    assert _names_unit(answer["blocked"], VHTT, "Sở Văn hóa và Thể thao")


# Rule C7. Median and trimmed mean


@pytest.mark.parametrize(
    ("scorers", "scores", "expected"),
    [
        (FOUR, (2, 9, 4), "4.00"),
        (FIVE, (2, 9, 4, 5), "4.50"),  # 2 4 5 9: (4 + 5)/2
        (FIVE, (0, 0, 10, 10), "5.00"),
        (FIVE, (0, 0, 0, 10), "0.00"),
    ],
)
def test_c7_median(scorers: tuple[str, ...], scores: tuple[int, ...], expected: str) -> None:
    about = {YTE: dict(zip(scorers[1:], scores, strict=True))}
    files = peers_gave("{id: peer, by: peers, combine: median}", peer_sheets(scorers, about), scorers)
    assert points(files)[YTE]["a"] == expected


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ((10, 4, 7, 6), "6.50"),  # 4 6 7 10: (6 + 7)/2
        ((10, 10, 10, 0), "10.00"),  # one of the highest is dropped, not all
        ((3, 3, 4, 9), "3.50"),  # 3 3 4 9: (3 + 4)/2
    ],
)
@pytest.mark.parametrize("trim", ["", ", trim: 1"])
def test_c7_trimmed_mean_drops_one_highest_and_one_lowest(scores: tuple[int, ...], expected: str, trim: str) -> None:
    about = {YTE: dict(zip(FIVE[1:], scores, strict=True))}
    files = peers_gave(f"{{id: peer, by: peers, combine: trimmed_mean{trim}}}", peer_sheets(FIVE, about), FIVE)
    assert points(files)[YTE]["a"] == expected


@pytest.mark.parametrize(
    ("trim", "expected"),
    [
        # 0 1 2 4 9 10 10; the median is 4, the mean 36/7
        (1, "5.20"),  # 1 2 4 9 10: 26/5
        (2, "5.00"),  # 2 4 9: 15/3
        (3, "4.00"),
    ],
)
def test_c7_trimmed_mean_drops_as_many_as_trim_says(trim: int, expected: str) -> None:
    about = {YTE: dict(zip(EIGHT[1:], (10, 0, 4, 9, 1, 10, 2), strict=True))}
    stage = f"{{id: peer, by: peers, combine: trimmed_mean, trim: {trim}}}"
    assert among_many(points, peers_gave(stage, peer_sheets(EIGHT, about), EIGHT))[YTE]["a"] == expected


def test_c7_trimmed_mean_is_taken_criterion_by_criterion() -> None:
    entries = {GDDT: (10, 6), VHTT: (4, 8), DL: (7, 1), NV: (6, 10)}
    others = [(unit, scorer) for unit in FIVE[1:] for scorer in FIVE if unit != scorer]
    scores = [sheet_line(YTE, stage="peer", by=scorer, a=a, b=b) for scorer, (a, b) in entries.items()]
    scores += [sheet_line(unit, stage="peer", by=scorer, a=5, b=5) for unit, scorer in others]
    files = {
        "members.yaml": members(*FIVE),
        "regulation.yaml": regulation(
            A, leaf("b", 10), total="20", stages="[{id: peer, by: peers, combine: trimmed_mean}]"
        ),
        "scores.yaml": sheets(*scores),
    }
    # a: 4 6 7 10, (6 + 7)/2; b: 1 6 8 10, (6 + 8)/2: other scorers are dropped than for a
    assert points(files)[YTE] == {"a": "6.50", "b": "7.00"}


@pytest.mark.parametrize(
    ("trim", "at_least", "wrong"),
    [(1, 2, True), (1, 3, False), (2, 4, True), (2, 5, False)],
)
def test_c7_at_least_may_not_be_smaller_than_what_trimming_needs(trim: int, at_least: int, wrong: bool) -> None:
    stage = f"{{id: peer, by: peers, combine: trimmed_mean, trim: {trim}, at_least: {at_least}}}"
    files = peers_gave(stage, peer_sheets(EIGHT), EIGHT)
    place = line(files, "regulation.yaml", "stages:")
    assert among_many(errors_at, files) == ([place] if wrong else [])


def test_c7_too_few_scores_block() -> None:
    # Two scores of three are left; trimming one highest and one lowest needs three.
    scores = peer_sheets(FOUR, without=[(YTE, DL)]) + recusal(YTE, DL)
    answer = scored(peers_gave("{id: peer, by: peers, combine: trimmed_mean}", scores, FOUR))
    assert (answer["status"], held_up(answer) - {DL}) == ("blocked", {YTE})
