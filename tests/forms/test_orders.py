"""Who gets which workbook: by stage, scorer and period."""

from collections.abc import Mapping

from emucli.forms.orders import orders, orders_of
from emucli.results.scores import scale_of_year
from tests.forms.filling import Filled, forms, found, opened, read, saved, taken
from tests.forms.year import year_of

CRITERIA = """\
  criteria:
    - {code: "1", title: "Chuyên môn", max: 60}
    - {code: "2", title: "Thi đua", max: 40, agency: so-noi-vu}
"""


def year(stages: str, more: str = "") -> Mapping[str, str]:
    return {"cum-1/2024/regulation.yaml": f"state: adopted\nscoring:\n{CRITERIA}  stages:\n{stages}{more}"}


def listed(files: Mapping[str, str]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(one.stage.id, one.period, one.by, one.units) for one in orders(*year_of(files))]


YTE, GDDT, VHTT = "so-y-te", "so-giao-duc", "so-van-hoa"
"""The members of 2024 that stay; Giáo dục leads, Văn hóa is its deputy. In Vietnamese order: GDDT, VHTT, YTE."""


def test_the_leader_scores_all_but_itself_whom_the_deputy_scores() -> None:
    assert listed(year("    - {id: tham-dinh, by: leadership}\n")) == [
        ("tham-dinh", "", GDDT, (VHTT, YTE)),
        ("tham-dinh", "", VHTT, (GDDT,)),
    ]


def test_who_has_scored_a_unit_already_goes_on() -> None:
    sheet = f"sheets:\n  - {{unit: {YTE}, stage: tham-dinh, by: {VHTT}, entries: {{}}}}\n"
    files = {**year("    - {id: tham-dinh, by: leadership}\n"), "cum-1/2024/scores.yaml": sheet}
    assert listed(files) == [("tham-dinh", "", GDDT, (VHTT,)), ("tham-dinh", "", VHTT, (GDDT, YTE))]


def test_every_peer_and_every_seat_has_its_own() -> None:
    peers = listed(year("    - {id: cheo, by: peers, combine: mean}\n"))
    assert peers == [("cheo", "", GDDT, (VHTT, YTE)), ("cheo", "", VHTT, (GDDT, YTE)), ("cheo", "", YTE, (GDDT, VHTT))]
    seats = '{chu-tich: {name: "Chủ tịch"}, uy-vien: {name: "Ủy viên"}}'
    panel = listed(year(f"    - {{id: hoi-dong, by: panel, combine: mean, seats: {seats}}}\n"))
    assert panel == [("hoi-dong", "", seat, (GDDT, VHTT, YTE)) for seat in ("chu-tich", "uy-vien")]


def test_each_agency_has_a_form_of_its_own_criteria() -> None:
    files = year(f"    - {{id: co-quan, by: agency, agency: {GDDT}}}\n")
    cluster, loaded = year_of(files)
    several = {order.by: opened(data) for order, data in forms(cluster, loaded)}
    assert set(several) == {GDDT, "so-noi-vu"}
    sheet = Filled(several["so-noi-vu"]["Sở Y tế"])
    assert sheet.cell("1").protection.locked
    assert not sheet.cell("2").protection.locked


def test_a_year_of_several_periods_has_a_form_for_each() -> None:
    files = year("    - {id: tu-cham, by: member}\n", "  periods: {ids: [q1, q2], combine: mean}\n")
    assert [(period, by) for _, period, by, _ in listed(files)] == [
        (period, by) for period in ("q1", "q2") for by in (GDDT, VHTT, YTE)
    ]
    cluster, loaded = year_of(files)
    data = next(data for order, data in forms(cluster, loaded) if (order.by, order.period) == (YTE, "q2"))
    book = opened(data)
    assert "KỲ q2" in str(book.worksheets[0]["A2"].value)
    Filled(book.worksheets[0]).cell("1").value = 55
    form = read(saved(book), cluster, loaded)
    assert found(form)[-1].endswith("EMU035")
    assert taken(form, loaded) == [{"unit": YTE, "stage": "tu-cham", "by": YTE, "period": "q2", "entries": {"1": "55"}}]


def test_a_scorer_who_is_asked_for_by_name_gets_whom_it_may_score() -> None:
    cluster, loaded = year_of(year("    - {id: hoi-nghi, by: conference}\n    - {id: tham-dinh, by: leadership}\n"))
    scale = scale_of_year(loaded)
    assert scale is not None
    conference, appraisal = scale.stages.values()
    assert [one.units for one in orders_of(cluster, loaded, conference, GDDT)] == [(GDDT, VHTT, YTE)]
    assert [one.units for one in orders_of(cluster, loaded, appraisal, VHTT)] == [(GDDT,)]
    assert orders_of(cluster, loaded, appraisal, YTE) == ()
