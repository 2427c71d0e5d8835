"""Where a year stands on a day: steps as the records tell, debts by debtor, what is blank."""

from collections.abc import Mapping
from datetime import date

import pytest

from emucli.results.status import YearStatus, year_status
from emucli.results.year import year_result
from tests.miniature import BASE, load, with_base

YEAR = "cum-1/2023"
PLAN = """\
tasks:
  - {step: covenant, text: Ký, due: 2023-03-01}
  - {step: covenant, text: "Ký bổ sung", due: 2023-03-15}
  - {step: self_scores, text: Chấm, due: 2023-11-10}
  - {step: annual, text: "Tổng kết", due: unknown}
  - {step: handover, text: "Bàn giao", due: 2024-01-31}
"""
REGULATION = """\
state: adopted
adopted: {date: 2023-03-14, by: unknown}
scoring:
  criteria:
    - {code: "1", title: A, max: 6}
    - {code: "2", title: B, max: 4}
  stages:
    - {id: self, by: member}
    - {id: appraisal, by: leadership}
  final: appraisal
leadership: {decided_by: authority, leader: {how: consensus}, deputies: {how: consensus}}
"""
SHEETS = """\
sheets:
  - {unit: so-y-te, stage: self, by: so-y-te, entries: {"1": 6, "2": 4}}
  - {unit: so-y-te, stage: appraisal, by: so-giao-duc, entries: {"1": 6}}
  - {unit: so-giao-duc, stage: appraisal, by: so-y-te, entries: {"1": 6, "2": 3}}
"""


def status(day: date, files: Mapping[str, str]) -> YearStatus:
    """The status of 2023, with some of its files."""
    loaded = load(with_base({f"{YEAR}/{name}.yaml": text for name, text in files.items()}))
    (cluster,) = loaded.clusters
    year = cluster.years["2023"]
    return year_status(cluster, year, year_result(cluster, year), day)


def steps(found: YearStatus) -> dict[str, str]:
    return {one.step: one.state for one in found.steps}


def test_each_step_is_done_due_late_or_not_needed() -> None:
    found = status(date(2023, 11, 15), {"plan": PLAN, "regulation": REGULATION, "scores": SHEETS})
    assert steps(found) == {
        "plan": "done",
        "regulation": "done",
        "launch": "undated",
        "covenant": "done",
        "registration": "undated",
        "midyear": "undated",
        "self_scores": "late",
        "peer_scores": "not_needed",
        "appraisal": "undated",
        "annual": "undated",
        "proposal": "undated",
        "decision": "done",
        "handover": "due",
    }
    days = {one.step: (one.due, one.days) for one in found.steps if one.state in ("due", "late")}
    assert days == {"self_scores": (date(2023, 11, 10), 5), "handover": (date(2024, 1, 31), 77)}
    assert found.next_step is not None
    assert found.next_step.step == "launch"


@pytest.mark.parametrize(
    ("day", "state"),
    [(date(2023, 3, 13), "due"), (date(2023, 3, 14), "done"), (date(2023, 3, 16), "done")],
)
def test_what_happens_later_is_not_done_yet_and_the_last_day_of_the_plan_counts(day: date, state: str) -> None:
    assert steps(status(day, {"plan": PLAN}))["covenant"] == state


@pytest.mark.parametrize(("day", "state"), [(date(2023, 11, 10), "due"), (date(2023, 11, 11), "late")])
def test_on_its_day_a_step_is_not_late(day: date, state: str) -> None:
    found = status(day, {"plan": PLAN, "regulation": REGULATION})
    assert steps(found)["self_scores"] == state
    assert {one.days for one in found.steps if one.step == "self_scores"} == {(day - date(2023, 11, 10)).days}


@pytest.mark.parametrize(
    ("conference", "state"),
    [
        ("{id: a, kind: annual, date: 2023-12-20}", "undated"),
        ("{id: a, kind: annual, date: 2023-11}", "done"),
        ("{id: a, kind: annual}", "undated"),
        ("{id: a, kind: annual, date: unknown}", "done"),
        ("{id: a, kind: annual, attended: all}", "done"),
        ("{id: a, kind: midyear, date: 2023-07-01}", "undated"),
    ],
)
def test_a_conference_that_is_only_announced_was_not_held(conference: str, state: str) -> None:
    found = status(date(2023, 11, 15), {"plan": PLAN, "conferences": f"conferences:\n  - {conference}\n"})
    assert steps(found)["annual"] == state


def test_who_owes_sheets_is_told_once_with_all_that_is_owed() -> None:
    found = status(date(2023, 11, 15), {"plan": PLAN, "regulation": REGULATION, "scores": SHEETS})
    duties = [(one.owers.scorers, one.stage, one.units, dict(one.incomplete)) for one in found.duties]
    assert duties == [
        (("so-giao-duc",), "self", ("so-giao-duc",), {}),
        (("so-giao-duc",), "appraisal", ("so-y-te",), {"so-y-te": ("2",)}),
        (("so-giao-duc", "so-y-te"), "appraisal", ("so-van-hoa",), {}),
        (("so-van-hoa",), "self", ("so-van-hoa",), {}),
    ]
    assert [one.step.state for one in found.duties if one.step] == ["late", "undated", "undated", "late"]


def test_without_a_regulation_scores_may_be_needed_and_nobody_owes_any() -> None:
    found = status(date(2023, 11, 15), {})
    assert (steps(found)["self_scores"], found.duties) == ("undated", ())
    assert steps(found)["plan"] == "undated"
    assert found.next_step is not None
    assert found.next_step.step == "plan"


def test_a_year_in_which_nothing_is_open_has_no_next_step() -> None:
    files = {
        "plan": PLAN,
        "covenant": "signed: {date: 2023-03-14, at: unknown}\nregistrations: unknown\n",
        "regulation": REGULATION.replace("    - {id: self, by: member}\n", ""),
        "scores": SHEETS.replace('"1": 6}}', '"1": 6, "2": 4}}').replace("stage: self, by: so-y-te", "stage: x, by: x")
        + '  - {unit: so-van-hoa, stage: appraisal, by: so-y-te, entries: {"1": 6, "2": 4}}\n',
        "conferences": "conferences:\n"
        + "".join(f"  - {{id: c-{kind}, kind: {kind}, date: unknown}}\n" for kind in ("launch", "midyear", "annual")),
        "papers": "papers:\n  - {paper: proposal, number: unknown}\n",
        "outcome": f"{BASE[f'{YEAR}/outcome.yaml']}handover: unknown\n",
    }
    found = status(date(2024, 3, 1), files)
    assert set(steps(found).values()) == {"done", "not_needed"}
    assert found.next_step is None


def test_what_a_person_must_still_record_is_told_of_the_outcome_too() -> None:
    outcome = """\
awards:
  - {award: giay-khen, unit: so-y-te}
  - {award: giay-khen, unit: so-van-hoa, decided: {state: granted}}
leadership:
  leader: {unit: so-giao-duc, how: consensus}
"""
    found = status(date(2024, 3, 1), {"outcome": outcome})
    told = {one.key: one.told.arguments for one in found.blanks if one.file == "outcome.yaml"}
    assert told == {"awards.decided": {"number": 1}, "leadership.decided": {"units": ("so-giao-duc",)}}
    assert steps(found)["decision"] == "undated"


def test_a_year_in_periods_owes_by_period_and_a_panel_belongs_to_the_appraisal() -> None:
    regulation = """\
state: adopted
scoring:
  periods: {ids: [q1, q2], combine: mean}
  criteria: [{code: "1", title: A, max: 6}]
  stages: [{id: self, by: member}, {id: hoi-dong, by: panel, seats: [ghe-1], combine: mean}]
  final: hoi-dong
"""
    sheets = 'sheets: [{unit: so-y-te, stage: self, by: so-y-te, period: q1, entries: {"1": 6}}]\n'
    found = status(date(2023, 11, 15), {"regulation": regulation, "scores": sheets, "plan": PLAN})
    own = [(one.owers.scorers, one.period) for one in found.duties if one.stage == "self"]
    assert own == [
        (("so-giao-duc",), "q1"),
        (("so-giao-duc",), "q2"),
        (("so-van-hoa",), "q1"),
        (("so-van-hoa",), "q2"),
        (("so-y-te",), "q2"),
    ]
    panel = [(one.owers.scorers, one.period, one.units) for one in found.duties if one.stage == "hoi-dong"]
    assert panel == [(("ghe-1",), period, ("so-giao-duc", "so-van-hoa", "so-y-te")) for period in ("q1", "q2")]
    assert {one.step.step for one in found.duties if one.step and one.stage == "hoi-dong"} == {"appraisal"}


def test_numbers_and_days_that_are_blank_are_told_once_their_time_has_come() -> None:
    papers = """\
papers:
  - {paper: plan, place: A}
  - {paper: scale, number: "2"}
  - {paper: covenant, date: 2023-03-14}
  - {paper: annual, place: A}
  - {paper: press, place: A}
"""
    files = {
        "plan": PLAN,
        "papers": papers,
        "votes": "votes:\n  - {id: a, for: {office: leader}, how: consensus}\n",
        "conferences": "conferences: [{id: hop, kind: other}, {id: so-ket, kind: midyear, date: unknown}]\n",
    }
    told = {one.key: one.told.arguments for one in status(date(2023, 11, 15), files).blanks}
    assert told["papers.number"] == {"number": 1}
    assert told["votes.rounds"] == {"number": 1}
    assert told["conferences.date"] == {"conferences": ("hop",)}
    annual = files["conferences"].replace("kind: other", "kind: annual")
    later = status(date(2023, 11, 15), {**files, "conferences": annual})
    assert {one.key: one.told.arguments for one in later.blanks}["papers.number"] == {"number": 2}


@pytest.mark.parametrize(
    ("stage", "blank"), [("{id: a, by: agency}", True), ("{id: a, by: agency, agency: so-noi-vu}", False)]
)
def test_which_agency_scores_is_blank_unless_the_stage_says_it(stage: str, blank: bool) -> None:
    regulation = f'scoring: {{criteria: [{{code: "1", title: A, max: 6}}], stages: [{stage}]}}\n'
    found = status(date(2023, 11, 15), {"regulation": regulation})
    assert ("standing_agency" in {one.key for one in found.blanks}) is blank
