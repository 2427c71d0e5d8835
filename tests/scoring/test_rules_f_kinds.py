"""Kinds, orders, what tells equal units apart beside points, places of classes, members that are not ranked."""

import pytest

from tests.scoring.year import (
    ALL,
    DL,
    GDDT,
    VHTT,
    YTE,
    errors_at,
    leaf,
    members,
    pool,
    regulation,
    scored,
    sheet,
    sheets,
    standings,
    warnings_at,
)

FOUR = (YTE, GDDT, VHTT, DL)


def year(
    totals: str | dict[str, object], ranking: str = "", *units: str, awards: str = "", votes: str = "", **more: str
) -> dict[str, str]:
    """A year of one criterion `a`, 100 points; `totals` of FOUR in their order, or whole entries by unit."""
    given = dict(zip(FOUR, totals.split(), strict=False)) if isinstance(totals, str) else totals
    written = [
        sheet(unit, one) if isinstance(one, dict) else sheet(unit, a=one) for unit, one in given.items() if one != "-"
    ]
    after = (f"ranking: {ranking}\n" if ranking else "") + (f"awards: {awards}\n" if awards else "")
    files = {
        "members.yaml": members(*(units or FOUR[: len(given)]), **more),
        "regulation.yaml": regulation(
            leaf("a", 100), total="100", penalty=pool(leaf("p", 5), leaf("q", 5)), after=after
        ),
        "scores.yaml": sheets(*written),
    }
    return {**files, "votes.yaml": votes} if votes else files


def ranks(files: dict[str, str]) -> str:
    """The ranks of FOUR, `=` where shared, `-` for none."""
    found = standings(files)
    return " ".join(
        "-" if found[unit]["rank"] is None else f"{found[unit]['rank']}{'=' if found[unit]['tied'] else ''}"
        for unit in FOUR
        if unit in found
    )


def of(kind: str, *units: str) -> list[str]:
    """Members of a kind."""
    return [f"{{unit: {unit}, kind: {kind}}}" for unit in units]


KINDS = {"kinds": "{x: {name: X}, y: {name: Y}}"}
MIXED = (*of("x", YTE, VHTT), *of("y", GDDT, DL))


@pytest.mark.parametrize(
    ("totals", "standard", "dense"),
    [
        ("95 95 90 85", "1= 1= 3 4", "1= 1= 2 3"),
        ("90 95 90 90", "2= 1 2= 2=", "2= 1 2= 2="),
        ("80 90 80 95", "3= 2 3= 1", "3= 2 3= 1"),
    ],
)
def test_f1_ranks_are_counted_as_the_regulation_says(totals: str, standard: str, dense: str) -> None:
    assert ranks(year(totals)) == standard
    assert ranks(year(totals, "{ranks: dense}")) == dense


def test_f1_a_dense_rank_is_shared_and_leaves_nothing_open() -> None:
    files = year("95 95 90 85", "{ranks: dense}", awards="[{award: giay-khen, quota: all, requires: {rank: 2}}]")
    answer = scored(files)
    assert (answer["status"], sorted(answer["awards"][0]["units"])) == ("ranked", sorted((YTE, GDDT, VHTT)))


def test_f1_the_better_class_stands_first_whatever_the_totals() -> None:
    ranking = "{by: [class, total], classes: [{name: A, no_penalty: true}, {name: B}]}"
    totals: dict[str, object] = {YTE: {"a": 99, "p": 1}, GDDT: {"a": 80}, VHTT: {"a": 90}, DL: {"a": 97, "p": 1}}
    assert ranks(year(totals, ranking)) == "3 2 1 4"


@pytest.mark.parametrize(
    ("tie", "figures", "expected"),
    [
        ("{figure: w}", ("30%", "28%", "52%"), "2 3 1"),
        ("{figure: w, at_least: 30%}", ("30%", "28%", "52%"), "1= 3 1="),
        ("{figure: w, at_least: 60%}", ("30%", "28%", "52%"), "1= 1= 1="),
        # What is not recorded of one of them compares nothing.
        ("{figure: w}", ("30%", "", "52%"), "1= 1= 1="),
        ("{figure: w}", ("12", "7", "9.5"), "1 3 2"),
    ],
)
def test_f1_figures_tell_equal_units_apart(tie: str, figures: tuple[str, ...], expected: str) -> None:
    units = [
        f"{{unit: {unit}, figures: {{w: {one}}}}}" if one else unit for unit, one in zip(ALL, figures, strict=True)
    ]
    files = year("90 90 90", f"{{ties: [{tie}]}}", *units)
    assert ranks(files) == expected
    assert bool(warnings_at(files)) == ("" in figures)


def test_f1_last_years_announced_ranks_tell_equal_units_apart() -> None:
    files = year("90 90 90", "{ties: [{better: last_year}]}")
    assert ranks(files) == "1= 1= 1="
    before = {"../2023/outcome.yaml": f"announced: [{{unit: {YTE}, rank: 2}}, {{unit: {GDDT}, rank: 1}}]\n"}
    assert ranks({**files, **before}) == "1= 1= 1="
    # Two of the three have a rank, and the third has none: nothing is compared.
    two = year("90 90 80", "{ties: [{better: last_year}]}")
    assert ranks({**two, **before}) == "2 1 3"


VOTES = f"""\
votes:
  - id: v
    for: {{award: giay-khen}}
    how: secret_ballot
    present: 3
    candidates: [{YTE}, {GDDT}, {VHTT}]
    rounds: [{{issued: 3, returned: 3, invalid: 0, in_favour: {{{YTE}: 1, {GDDT}: 2, {VHTT}: 2}}}}]
"""


def test_f1_votes_tell_equal_units_apart() -> None:
    tie = "{ties: [{higher: votes, in: v}]}"
    assert ranks(year("90 90 90", tie, votes=VOTES)) == "3 1= 1="
    assert ranks(year("90 90 90", tie)) == "1= 1= 1="


def test_f1_full_marks_are_counted_over_the_criteria_of_the_base() -> None:
    files = {
        "members.yaml": members(*ALL),
        "regulation.yaml": regulation(
            leaf("a", 50), leaf("b", 30), leaf("c", 20), total="100", after="ranking: {ties: [{more: full_marks}]}\n"
        ),
        "scores.yaml": sheets(
            sheet(YTE, a=50, b=20, c=20), sheet(GDDT, a=42, b=30, c=18), sheet(VHTT, a=45, b=29, c=16)
        ),
    }
    assert ranks(files) == "1 2 3"


# Kinds


def test_f8_each_kind_has_its_ranks() -> None:
    files = year("90 95 92 80", "{within: kind}", *MIXED, **KINDS)
    assert errors_at(files) == []
    assert ranks(files) == "2 1 1 2"
    assert ranks(year("90 95 92 80", "", *MIXED, **KINDS)) == "3 1 2 4"


def test_f8_equal_units_of_two_kinds_share_no_rank_within_them() -> None:
    assert ranks(year("90 90 80 80", "{within: kind}", *MIXED, **KINDS)) == "1 1 2 2"


def test_f8_a_requirement_of_a_rank_is_one_within_the_kind() -> None:
    awards = "[{award: giay-khen, of: y, quota: 1, requires: {rank: 1}}]"
    answer = scored(year("98 90 95 92", "", *MIXED, awards=awards, **KINDS))
    assert answer["awards"][0]["units"] == [DL]
    within = "[{award: giay-khen, quota: all, requires: {rank: 1}}]"
    answer = scored(year("98 90 95 92", "{within: kind}", *MIXED, awards=within, **KINDS))
    assert sorted(answer["awards"][0]["units"]) == sorted((YTE, DL))


def test_f8_a_tie_within_another_kind_leaves_nothing_open() -> None:
    awards = "[{award: giay-khen, of: y, quota: 1}]"
    assert scored(year("90 80 90 70", "", *MIXED, awards=awards, **KINDS))["status"] == "ranked"
    assert scored(year("90 80 95 80", "", *MIXED, awards=awards, **KINDS))["status"] == "blocked"


def test_f8_shares_of_an_award_of_a_kind_count_its_units_only() -> None:
    units = (*of("x", YTE), *of("y", GDDT, VHTT, DL))
    awards = "[{award: giay-khen, of: y, quota: {share: 2/3}}]"
    assert scored(year("99 90 80 70", "", *units, awards=awards, **KINDS))["awards"][0]["units"] == [GDDT, VHTT]


@pytest.mark.parametrize(
    "units", [(*of("x", YTE), GDDT, *of("y", VHTT)), (*of("x", YTE), *of("z", GDDT), *of("y", VHTT))]
)
def test_f8_every_member_is_of_a_kind_of_the_year(units: tuple[str, ...]) -> None:
    assert len(errors_at(year("90 80 70", "", *units, **KINDS))) == 1


# Members that are not ranked


OUT = f"{{unit: {YTE}, ranked: false, reason: R}}"


def test_f8_who_is_not_ranked_leaves_its_rank_to_those_behind() -> None:
    awards = "[{award: giay-khen, quota: {share: 1/3}, requires: {rank: 1}}]"
    files = year("95 92 90 80", "", OUT, GDDT, VHTT, DL, awards=awards)
    assert ranks(files) == "- 1 2 3"
    # A third of the three that are ranked.
    assert scored(files)["awards"][0]["units"] == [GDDT]


def test_f8_nothing_is_owed_about_who_is_not_ranked() -> None:
    files = year("- 92 90", "", OUT, GDDT, VHTT)
    assert scored(files)["status"] == "ranked"
    assert standings(files)[YTE]["total"] is None


def test_f8_who_is_not_ranked_may_score_its_peers_and_owes_them_nothing() -> None:
    rule = regulation(leaf("a", 10), total="10", stages="[{id: peer, by: peers, combine: mean}]")
    given = [sheet(one, stage="peer", by=by, a=6) for one, by in ((GDDT, VHTT), (VHTT, GDDT), (YTE, GDDT), (YTE, VHTT))]
    files = {"members.yaml": members(OUT, GDDT, VHTT), "regulation.yaml": rule, "scores.yaml": sheets(*given)}
    assert {unit: one["total"] for unit, one in standings(files).items()} == {
        YTE: "6.00", GDDT: "6.00", VHTT: "6.00"
    }  # fmt: skip
    own = {**files, "scores.yaml": files["scores.yaml"] + sheet(GDDT, stage="peer", by=YTE, a=9)}
    assert standings(own)[GDDT]["total"] == "7.50"


# Classes


def classes(files: dict[str, str]) -> str:
    """The classes of FOUR."""
    found = standings(files)
    return " ".join(found[unit]["class"] or "-" for unit in FOUR if unit in found)


@pytest.mark.parametrize(
    ("totals", "quota", "expected"),
    [
        ("97 95 93 60", "2", "A A B C"),
        ("97 95 93 60", "{share: 25%}", "A B B C"),
        ("97 95 93 60", "{share: 20%, minimum: 1}", "A B B C"),
        ("97 95 93 60", "0", "B B B C"),
        ("97 95 93 60", "all", "A A A C"),
        ("97 95 95 60", "1", "A B B C"),
        ("97 95 95 60", "3", "A A A C"),
        # Two places for three: the first is sure, the second open.
        ("97 95 95 60", "2", "A - - C"),
    ],
)
def test_f7_a_class_goes_to_the_best_within_its_places(totals: str, quota: str, expected: str) -> None:
    ranking = f"{{classes: [{{name: A, at_least: 90, quota: {quota}}}, {{name: B, at_least: 80}}, {{name: C}}]}}"
    files = year(totals, ranking)
    assert classes(files) == expected
    assert scored(files)["status"] == ("blocked" if "-" in expected else "ranked")


def test_f7_people_settle_whose_class_is_open() -> None:
    ranking = "{classes: [{name: A, at_least: 90, quota: 1}, {name: B}]}"
    settled = f"resolutions:\n  - {{of: tie, between: [{YTE}, {GDDT}], chosen: {GDDT}, reason: R}}\n"
    assert classes({**year("95 95 80 70", ranking), "outcome.yaml": settled}) == "B A B B"


def test_f7_places_are_shared_out_within_the_kinds_where_ranks_are() -> None:
    ranking = "{within: kind, classes: [{name: A, at_least: 80, quota: {share: 50%}}, {name: B}]}"
    assert classes(year("95 82 90 81", ranking, *MIXED, **KINDS)) == "A A B B"


@pytest.mark.parametrize(("q", "expected"), [("0", "A"), ("2.4", "A"), ("2.5", "B"), ("5", "B")])
def test_f7_points_of_a_code_put_a_unit_one_class_lower(q: str, expected: str) -> None:
    lower = "lower: {when: {q: {at_least: 2.5}}}"
    ranking = f"{{classes: [{{name: A, at_least: 90, {lower}}}, {{name: B, at_least: 99}}, {{name: C}}]}}"
    # B would not fit by itself: it is one lower than A all the same.
    assert classes(year({YTE: {"a": 97, "q": q}}, ranking, YTE)) == expected


def test_f7_the_last_class_is_not_lowered() -> None:
    ranking = "{classes: [{name: A, at_least: 99}, {name: B, lower: {when: {q: {at_least: 1}}}}]}"
    assert classes(year({YTE: {"a": 90, "q": 2}}, ranking, YTE)) == "B"


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        ("p: {at_most: 0}", "B"), ("p: {at_most: 1}", "A"), ("q: {at_most: 0}", "A"), ("penalty: {at_most: 0.5}", "B"),
        ("a: {at_least: 90%}", "A"), ("a: {at_least: 50, at_most: 89}", "B"), ("total: {at_most: 99%}", "A"),
        ("base: {at_least: 91%}", "B"),
    ],
)  # fmt: skip
def test_f6_codes_ask_for_a_least_or_a_most(bound: str, expected: str) -> None:
    ranking = f"{{classes: [{{name: A, codes: {{{bound}}}}}, {{name: B}}]}}"
    assert classes(year({YTE: {"a": 90, "p": 1}}, ranking, YTE)) == expected


# Earlier years


def earlier(asked: str, key: str = "earlier", **outcomes: str) -> tuple[str, list[str]]:
    """State and units of an award that asks for earlier years; `y2023` is the outcome of that year."""
    awards = f"[{{award: giay-khen, quota: 1, requires: {{{key}: {asked}}}}}]"
    files = year("98 96 90", "{classes: [{name: Tốt, at_least: 95}, {name: Khá}]}", awards=awards)
    before = {f"../{name.removeprefix('y')}/outcome.yaml": text for name, text in outcomes.items()}
    found = scored({**files, **before})["awards"][0]
    return found["state"], found["units"]


TWO = f"""\
announced:
  - {{unit: {YTE}, class: Khá, rank: 3}}
  - {{unit: {GDDT}, class: Tốt, rank: 1}}
  - {{unit: {VHTT}, class: Tốt}}
"""


@pytest.mark.parametrize(
    ("asked", "key", "outcome", "expected"),
    [
        ("{class: Tốt}", "earlier", TWO, ("proposed", [GDDT])),
        ("{class: Khá}", "not_earlier", TWO, ("proposed", [GDDT])),
        # That the rank of the third is not recorded changes nothing: there is one place.
        ("{rank: 1}", "earlier", TWO, ("proposed", [GDDT])),
        # Nothing is recorded of the year before last.
        ("{class: Tốt, years: 2}", "earlier", TWO, ("blocked", [])),
        ("{class: Tốt, years: 2, at_least: 1}", "earlier", TWO, ("blocked", [])),
        ("{award: giay-khen}", "not_earlier", f"awards: [{{award: giay-khen, unit: {YTE}}}]\n", ("proposed", [GDDT])),
        (
            "{award: giay-khen}", "not_earlier",
            f"awards: [{{award: giay-khen, unit: {YTE}, decided: {{state: refused}}}}]\n", ("proposed", [YTE]),
        ),
        ("{award: giay-khen}", "earlier", f"awards: [{{award: giay-khen, unit: {VHTT}}}]\n", ("proposed", [VHTT])),
        ("{award: giay-khen}", "earlier", "awards: unknown\n", ("blocked", [])),
        ("{award: giay-khen}", "earlier", "awards: []\n", ("none", [])),
    ],
)  # fmt: skip
def test_g10_awards_ask_what_earlier_years_hold(
    asked: str, key: str, outcome: str, expected: tuple[str, list[str]]
) -> None:
    assert earlier(asked, key, y2023=outcome) == expected


def test_g11_an_award_goes_down_one_criterion_and_equals_are_told_apart_as_in_the_standings() -> None:
    awards = "[{award: giay-khen, quota: 1, order: {code: q}}]"
    totals: dict[str, object] = {YTE: {"a": 90, "q": 2}, GDDT: {"a": 95, "q": 2}, VHTT: {"a": 99, "q": 1}}
    assert scored(year(totals, "", awards=awards))["awards"][0]["state"] == "blocked"
    files = year(totals, "{ties: [{higher: a}]}", awards=awards)
    assert scored(files)["awards"][0]["units"] == [GDDT]
    settled = f"resolutions: [{{of: tie, award: giay-khen, between: [{YTE}, {GDDT}], chosen: {YTE}, reason: R}}]\n"
    answer = scored({**year(totals, "", awards=awards), "outcome.yaml": settled})
    assert answer["awards"][0]["units"] == [YTE]
