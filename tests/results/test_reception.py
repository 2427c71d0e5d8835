"""Which sheets have come, which have not, and who owes them (rules C2, C5 and C6)."""

from collections.abc import Mapping

from emucli.results.reception import Owers, StageReception, debts, receptions
from emucli.results.year import year_result
from tests.scoring.year import ALL, GDDT, VHTT, YTE, leaf, loaded, members, recusal, regulation, sheet, sheets

STAGES = "[{id: self, by: member}, {id: peer, by: peers, combine: mean}, {id: appraisal, by: leadership}]"
REGULATION = regulation(leaf("a", 10), leaf("b", 10), total="20", stages=STAGES, final="{peer: 40, appraisal: 60}")
SHEETS = (
    sheet(YTE, a=9, b=9, stage="self", by=YTE),
    *(
        sheet(unit, a=8, b=8, stage="peer", by=by)
        for unit in ALL
        for by in ALL
        if unit != by and (unit, by) != (YTE, VHTT)
    ),
    sheet(YTE, a=7),
    sheet(GDDT, a=7, b=7),
)


def _stages(files: Mapping[str, str]) -> tuple[StageReception, ...]:
    cluster = next(cluster for cluster in loaded(files).clusters if cluster.path == "cum-1")
    marking = year_result(cluster, cluster.years["2024"]).marking
    assert marking is not None
    return receptions(marking)


def _files(*written: str, units: tuple[str, ...] = ALL) -> dict[str, str]:
    return {"members.yaml": members(*units), "regulation.yaml": REGULATION, "scores.yaml": sheets(*written)}


def _states(stage: StageReception) -> dict[tuple[str, str | None], str]:
    return {(cell.unit, cell.by): cell.state for cell in stage.cells}


def test_every_stage_shows_what_came_and_what_did_not() -> None:
    own, peers, appraisal = _stages(_files(*SHEETS))
    assert [(one.stage, one.by, one.owed) for one in (own, peers, appraisal)] == [
        ("self", "member", False),
        ("peer", "peers", True),
        ("appraisal", "leadership", True),
    ]
    assert _states(own) == {(YTE, YTE): "received", (GDDT, GDDT): "missing", (VHTT, VHTT): "missing"}
    assert _states(peers) == {
        (YTE, GDDT): "received", (YTE, VHTT): "missing",
        (GDDT, YTE): "received", (GDDT, VHTT): "received",
        (VHTT, YTE): "received", (VHTT, GDDT): "received",
    }  # fmt: skip
    assert _states(appraisal) == {(YTE, YTE): "incomplete", (GDDT, YTE): "received", (VHTT, YTE): "missing"}
    assert next(cell.codes for cell in appraisal.cells if cell.state == "incomplete") == ("b",)


def test_debts_are_of_owed_stages_only_and_by_scorer() -> None:
    assert debts(_stages(_files(*SHEETS))) == {
        Owers((VHTT,), 1): (("peer", YTE),),
        # In Vietnamese order of names: Sở Văn hóa, Sở Y tế.
        Owers((YTE,), 1): (("appraisal", VHTT), ("appraisal", YTE)),
    }


def test_who_recuses_itself_owes_nothing() -> None:
    stages = _stages(_files(*SHEETS, recusal(YTE, VHTT)))
    assert _states(stages[1])[YTE, VHTT] == "recused"
    assert Owers((VHTT,), 1) not in debts(stages)


def test_a_sheet_that_does_not_count_is_still_owed() -> None:
    other = sheet(YTE, a=8, b=8, stage="peer", by=VHTT).replace('regulation: "1"', 'regulation: "0"')
    stages = _stages(_files(*SHEETS, other))
    assert _states(stages[1])[YTE, VHTT] == "rejected"
    assert debts(stages)[Owers((VHTT,), 1)] == (("peer", YTE),)


def test_members_that_left_neither_score_nor_are_scored() -> None:
    left = f'{{unit: {VHTT}, status: withdrawn, since: 2024-06-30, reason: "Chuyển cụm"}}'
    stages = _stages(_files(*(one for one in SHEETS if VHTT not in one), units=(YTE, GDDT, left)))
    assert {cell.unit for stage in stages for cell in stage.cells} == {YTE, GDDT}
    assert Owers((VHTT,), 1) not in debts(stages)


def test_a_leader_that_nobody_recorded_owes_under_no_name() -> None:
    files = _files(*(one for one in SHEETS if "appraisal" not in one))
    files["members.yaml"] = "members:\n" + "".join(f"  - unit: {unit}\n" for unit in ALL)
    stages = _stages(files)
    assert {cell.by for cell in stages[2].cells} == {None}
    # Giáo dục, Văn hóa, Y tế.
    assert debts(stages)[Owers((), 1)] == tuple(("appraisal", unit) for unit in (GDDT, VHTT, YTE))


def test_nothing_is_owed_where_all_has_come() -> None:
    whole = [sheet(unit, a=8, b=8) for unit in ALL]
    peers = [sheet(unit, a=8, b=8, stage="peer", by=by) for unit in ALL for by in ALL if unit != by]
    assert debts(_stages(_files(*whole, *peers))) == {}
