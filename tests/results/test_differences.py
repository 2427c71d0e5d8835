"""Where later sheets differ from a unit's own, exactly, with every reason (rules A1, C4 and C11)."""

from collections.abc import Mapping
from fractions import Fraction

from emucli.results.differences import Difference, differences, explanations
from emucli.results.scores import YearScores
from emucli.results.year import year_result
from tests.scoring.year import ALL, GDDT, NV, VHTT, YTE, leaf, loaded, members, pool, regulation, sheet, sheets

STAGES = (
    "[{id: self, by: member}, {id: peer, by: peers, combine: mean}, "
    "{id: appraisal, by: leadership}, {id: agency, by: agency}]"
)
FILES = {
    "members.yaml": members(*ALL, standing_agency=NV),
    "regulation.yaml": regulation(
        leaf("a", 10),
        leaf("b", 10, stage="agency"),
        total="20",
        stages=STAGES,
        final="{peer: 50, appraisal: 50}",
        bonus=pool(leaf("T1", 5), max="5"),
    ).replace("total: 20", "total: 25"),
}
SAME = {"a": 8}


def _sheets(own: Mapping[str, object], later: str, *, peers: tuple[object, object] = (8, 8), agency: object = 6) -> str:
    """Sheets of all units; those on so-y-te as given, those on the others alike at every stage."""
    first, second = peers
    return sheets(
        sheet(YTE, own, stage="self", by=YTE),
        sheet(YTE, {"a": first}, stage="peer", by=GDDT),
        sheet(YTE, {"a": second}, stage="peer", by=VHTT),
        sheet(YTE, {"a": later}, by=GDDT, extra="explanation: Đã bổ sung minh chứng"),
        *(sheet(unit, SAME, stage="peer", by=by) for unit in (GDDT, VHTT) for by in ALL if by != unit),
        *(sheet(unit, {**SAME, "b": 6}, stage="self", by=unit) for unit in (GDDT, VHTT)),
        *(sheet(unit, SAME) for unit in (GDDT, VHTT)),
        sheet(YTE, {"b": agency}, stage="agency", by=NV),
        *(sheet(unit, {"b": 6}, stage="agency", by=NV) for unit in (GDDT, VHTT)),
    )


def _scores(written: str) -> YearScores:
    members_ = members(*ALL, standing_agency=NV, deputies=f"[{GDDT}]")
    cluster = next(
        one
        for one in loaded({**FILES, "members.yaml": members_, "scores.yaml": written}).clusters
        if one.path == "cum-1"
    )
    scores = year_result(cluster, cluster.years["2024"]).scores
    assert scores is not None
    return scores


def _found(written: str) -> list[Difference]:
    return list(differences(_scores(written)))


def test_equal_points_are_no_difference() -> None:
    assert _found(_sheets({"a": 8, "b": 6}, "8")) == []


def test_points_of_peers_are_exact_and_the_final_ones_rounded() -> None:
    (one,) = _found(_sheets({"a": 8, "b": 6}, "8", peers=(8, "8.25")))
    # (8 + 8.25) / 2 = 8.125; 0.5 × 8.125 + 0.5 × 8 = 8.0625 -> 8.06.
    assert (one.unit, one.code, one.own, one.counted) == (YTE, "a", Fraction(8), Fraction("8.06"))
    assert one.later == (("peer", Fraction("8.125")), ("appraisal", Fraction(8)))


def test_reasons_of_every_later_sheet_are_told() -> None:
    (one,) = _found(
        _sheets({"a": 9, "b": 6}, '{value: 7, reason: "Thiếu minh chứng"}', peers=(9, '{value: 8, reason: "Chưa rõ"}'))
    )
    assert one.reasons == ("Chưa rõ", "Thiếu minh chứng")


def test_a_criterion_that_another_stage_decides_is_compared_with_that_stage() -> None:
    (one,) = _found(_sheets({"a": 8, "b": 10}, "8"))
    # Peers and the leadership say nothing of b.
    assert (one.code, one.own, one.later, one.counted) == ("b", Fraction(10), (("agency", Fraction(6)),), Fraction(6))


def test_a_claim_that_later_stages_leave_out_is_a_difference() -> None:
    (one,) = _found(_sheets({"a": 8, "b": 6, "T1": 5}, "8"))
    assert (one.code, one.own, one.counted) == ("T1", Fraction(5), Fraction(0))
    assert one.later == (("peer", Fraction(0)), ("appraisal", Fraction(0)))


def test_a_unit_that_did_not_score_itself_differs_from_nothing() -> None:
    written = _sheets({"a": 9, "b": 6}, "8")
    own = sheet(YTE, {"a": 9, "b": 6}, stage="self", by=YTE)
    assert own in written
    assert _found(written.replace(own, "")) == []


def test_explanations_come_in_the_order_of_the_standing() -> None:
    (one,) = explanations(_scores(_sheets({"a": 8, "b": 6}, "8")))
    assert (one.unit, one.stage, one.text) == (YTE, "appraisal", "Đã bổ sung minh chứng")
