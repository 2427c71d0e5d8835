"""What differs between two results, as values: nothing where nothing does, and every cause by its name."""

from collections.abc import Mapping
from fractions import Fraction

from emucli.model.tree import Cluster
from emucli.results.comparison import Comparison, compare
from emucli.results.year import year_result
from emucli.scoring.inputs import told
from tests.scoring.year import ALL, GDDT, VHTT, YTE, leaf, loaded, members, pool, regulation, sheet, sheets
from tests.scoring.years_of_several import awards, ranked_year

FLAG = awards("award: co-thi-dua-tinh, quota: 1")


def _cluster(files: Mapping[str, str]) -> Cluster:
    return next(cluster for cluster in loaded(files).clusters if cluster.path == "cum-1")


def _between(before: Mapping[str, str], after: Mapping[str, str], *, same_year: bool = True) -> Comparison:
    clusters = _cluster(before), _cluster(after)
    old, new = (year_result(cluster, cluster.years["2024"]) for cluster in clusters)
    return compare(old, new, clusters[1].registers.units, same_year=same_year)


RANKED = ranked_year({YTE: 90, GDDT: 80, VHTT: 70}, after=FLAG)


def test_a_result_differs_from_itself_in_nothing() -> None:
    found = _between(RANKED, RANKED)
    assert (found.rules, found.entries, found.points, found.awards) == ((), (), (), ())
    assert [(move.unit, move.before) for move in found.moves] == [(move.unit, move.after) for move in found.moves]


def test_moves_stand_in_the_order_of_the_later_standing() -> None:
    found = _between(RANKED, ranked_year({YTE: 60, GDDT: 80, VHTT: 70}, after=FLAG))
    assert [(move.unit, move.before and move.before.rank, move.after and move.after.rank) for move in found.moves] == [
        (GDDT, 2, 1),
        (VHTT, 3, 2),
        (YTE, 1, 3),
    ]
    (flag,) = found.awards
    assert (flag.award, flag.before, flag.after) == ("co-thi-dua-tinh", (YTE,), (GDDT,))


def test_entries_that_came_and_went() -> None:
    def files(*entries: str) -> dict[str, str]:
        scale = regulation(leaf("a", 100), total="100", penalty=pool(leaf("P1", 9)))
        written = sheets(sheet(YTE, dict(one.split("=") for one in entries)), sheet(GDDT, a=80), sheet(VHTT, a=70))
        return {"members.yaml": members(*ALL), "regulation.yaml": scale, "scores.yaml": written}

    found = _between(files("a=90", "P1=1"), files("a=90.0"))
    # 90.0 is written otherwise and worth the same: an entry, no points. P1 is taken back.
    assert [(one.code, one.before, one.after) for one in found.entries] == [("P1", "1", None), ("a", "90", "90.0")]
    (points,) = found.points
    assert (points.code, points.before, points.after, points.own_entry) == ("P1", Fraction(1), Fraction(0), True)


def test_points_of_others_follow_without_an_entry_of_their_own() -> None:
    def files(best: int) -> dict[str, str]:
        scale = regulation(leaf("a", 30, "{kind: relative, target: 100, on_target: 1/3}"), total="30")
        written = sheets(
            sheet(YTE, a=f"{{actual: {best}}}"), sheet(GDDT, a="{actual: 110}"), sheet(VHTT, a="{actual: 100}")
        )
        return {"members.yaml": members(*ALL), "regulation.yaml": scale, "scores.yaml": written}

    found = _between(files(140), files(130))
    # On its target 10 of 30; 20 for the best. 10 + 20 × 10/40 = 15, then 10 + 20 × 10/30 = 16.67.
    assert [(one.unit, one.before, one.after, one.own_entry) for one in found.points] == [
        (GDDT, Fraction(15), Fraction("16.67"), False)
    ]
    assert [(one.unit, one.before, one.after) for one in found.entries] == [(YTE, "actual: 140", "actual: 130")]


def test_rules_are_compared_by_code_and_by_what_decides_points() -> None:
    def files(*leaves: str) -> dict[str, str]:
        return {**RANKED, "regulation.yaml": regulation(*leaves, total="100")}

    found = _between(files(leaf("a", 100)), files(leaf("a", 60), leaf("b", 40)))
    assert [(one.code, one.before, one.after) for one in found.rules] == [
        ("a", "max: 100", "max: 60"),
        ("b", None, "max: 40"),
    ]


def test_other_years_are_compared_by_places_and_proposals_only() -> None:
    changed = ranked_year({YTE: 60, GDDT: 80, VHTT: 70}, after=FLAG)
    found = _between(RANKED, changed, same_year=False)
    assert (found.entries, found.points) == ((), ())
    assert len(found.moves) == 3


def test_an_incomplete_side_has_totals_where_it_has_them() -> None:
    missing = {**RANKED, "scores.yaml": sheets(sheet(YTE, a=90), sheet(GDDT, a=80))}
    positions = {move.unit: move.before for move in _between(missing, RANKED).moves}
    assert {unit: one and (one.rank, one.total) for unit, one in positions.items()} == {
        YTE: (None, 90),
        GDDT: (None, 80),
        VHTT: (None, None),
    }


def test_inputs_are_one_line_without_reasons() -> None:
    files = {
        "members.yaml": members(*ALL),
        "regulation.yaml": regulation(leaf("a", 10), total="10"),
        "scores.yaml": sheets(
            sheet(YTE, a='{part: 19, of: 20, reason: "Đủ"}'),
            sheet(GDDT, a='{value: 9, evidence: ["BC 1"]}'),
            sheet(VHTT, a="{met: [x, y]}"),
        ),
    }
    record = _cluster(files).years["2024"].scores[0].record
    assert record is not None
    lines = [told(entry) for one in record.sheets if one.entries for _, entry in one.entries.items()]
    assert lines == ["part: 19, of: 20", "9", "met: [x, y]"]


def test_a_stage_that_becomes_final_has_nothing_before() -> None:
    named = (leaf("a", 10, stage="appraisal"), leaf("b", 10, stage="meeting"))
    stages = "[{id: appraisal, by: leadership}, {id: meeting, by: conference}]"
    sheets_of_both = sheets(sheet(YTE, a=9), sheet(YTE, b=8, stage="meeting"))
    before, after = (
        {
            "members.yaml": members(YTE),
            "regulation.yaml": regulation(*named, total="20", stages=stages, **final),
            "scores.yaml": sheets_of_both,
        }
        for final in ({}, {"final": "appraisal"})
    )
    (rule,) = _between(before, after).rules
    assert (rule.code, rule.before, rule.after) == ("final", None, "appraisal 100%")
