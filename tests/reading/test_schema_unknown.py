"""FORMAT: `unknown` may stand for any value but an entry's own id, `kind`, `state`, values of rules, points, votes."""

import pytest

from emucli.model.base import RecordFile
from emucli.model.cluster import ClusterRecord
from emucli.model.conferences import Conferences
from emucli.model.covenant import Covenant
from emucli.model.members import Members
from emucli.model.outcome import Outcome
from emucli.model.papers import Papers
from emucli.model.plan import Plan
from emucli.model.registers import Instruments, Movements, Sources, Units
from emucli.model.regulation import Regulation
from emucli.model.review import YearReview
from emucli.model.scores import Scores
from emucli.model.unknown import UNKNOWN
from emucli.model.votes import Votes
from emucli.model.year_movements import YearMovements
from emucli.reading.load import read_record

from .seen import in_record

YEAR = "members: [{unit: a}]\n"

ALLOWED = [
    (ClusterRecord, "name: A\nkind: block\nlevel: unknown\nauthority: unknown\nfounded: unknown\n"),
    (Units, "format: 1\nunits: {a: {name: unknown, short: unknown, valid: {from: unknown, to: unknown}}}\n"),
    (Sources, "sources: {a: {title: unknown, publisher: unknown, author: unknown, date: unknown, url: unknown}}\n"),
    (Instruments, "instruments: {a: {number: unknown, title: unknown, issuer: unknown, date: unknown}}\n"),
    (Movements, "movements: {a: {title: unknown, launched_by: unknown, scope: unknown, period: unknown}}\n"),
    (Members, YEAR + "declared_count: unknown\nleader: unknown\ndeputies: unknown\nacting: unknown\n"),
    (Members, YEAR + "standing_agency: unknown\n"),
    (Members, "members: [{unit: a, representative: unknown, joined: unknown, since: unknown, reason: unknown}]\n"),
    (Plan, "theme: unknown\nbasis: unknown\nissued: {date: unknown, by: unknown}\npurpose: unknown\n"),
    (Plan, "tasks: [{text: unknown, lead: unknown, with: unknown, due: unknown}]\n"),
    (Covenant, "theme: unknown\nsigned: {date: unknown, at: unknown}\nsignatories: unknown\nregistrations: unknown\n"),
    (Covenant, "commitments: [{id: c, text: unknown, indicator: unknown, measured_in: unknown, units: unknown}]\n"),
    (YearMovements, "declared_models: unknown\nmodels: [{unit: unknown, title: unknown, period: unknown}]\n"),
    (YearMovements, "movements: [{title: unknown, units: unknown, result: unknown}]\ncommendations: unknown\n"),
    (YearMovements, "indicators: [{id: i, name: unknown, as_of: unknown, values: {a: unknown, b: {achieved: 1}}}]\n"),
    (YearReview, "midyear: unknown\nannual: {results: unknown, limitations: [{text: unknown, cause: unknown}]}\n"),
    (Conferences, "conferences: [{id: c, kind: other, date: unknown, at: unknown, started: unknown, host: unknown}]\n"),
    (Conferences, "conferences: [{id: c, kind: other, chair: unknown, present: unknown, agenda: unknown}]\n"),
    (Outcome, "announced: [{unit: a, total: unknown, rank: unknown}]\nhandover: unknown\n"),
    (Outcome, "leadership: {leader: {unit: unknown, how: unknown}, deputies: unknown}\n"),
    (Papers, "head: unknown\npapers: [{paper: annual, number: unknown, date: unknown, signer: unknown}]\n"),
]  # fmt: skip


@pytest.mark.parametrize(("model", "source"), ALLOWED)
def test_unknown_stands_for_what_a_source_does_not_state(model: type[RecordFile], source: str) -> None:
    assert in_record(source, model) == []


@pytest.mark.parametrize(
    ("model", "source"),
    [
        (Members, "members: [{unit: a, status: suspended, cleared: unknown}]\n"),
        (Members, YEAR + "period: unknown\n"),
        (Units, "format: 1\nunits: {a: {name: A, valid: unknown}}\n"),
        (Units, "format: 1\nunits: {a: {name: A, aliases: unknown, succeeds: unknown}}\n"),
        (Instruments, "instruments: {a: {in_force: unknown}}\n"),
        (Movements, "movements: {a: {title: A, aliases: unknown}}\n"),
        (YearMovements, "indicators: [{id: i, name: A, values: unknown}]\n"),
        (Outcome, "resolutions: [{of: leader, unit: a, reason: unknown}]\n"),
        (Scores, "sheets: [{unit: a, stage: b, by: c, recused: unknown, explanation: unknown}]\n"),
        (Scores, "sheets: [{unit: a, stage: b, by: c, entries: {A: {points: 1, reason: unknown}}}]\n"),
    ],
)
def test_unknown_stands_for_dates_periods_lists_and_reasons_too(model: type[RecordFile], source: str) -> None:
    assert in_record(source, model) == []


@pytest.mark.parametrize(
    ("model", "source", "place"),
    [
        (ClusterRecord, "name: A\nkind: unknown\n", "2:7"),
        (Conferences, "conferences:\n  - {id: c, kind: unknown}\n", "2:19"),
        (Regulation, "state: unknown\n", "1:8"),
        (YearMovements, "models: [{unit: a, title: A, state: unknown}]\n", "1:37"),
        (Regulation, 'scoring:\n  criteria:\n    - {code: "1", title: A, max: unknown}\n', "3:34"),
        (Regulation, "voting: {quorum: {at_least: unknown, of: members}}\n", "1:29"),
        (Regulation, "awards:\n  - {award: a, quota: unknown}\n", "2:23"),
        (Scores, "sheets:\n  - {unit: a, stage: b, by: c, entries: {A: {points: unknown}}}\n", "2:54"),
        (Votes, "votes: [{id: v, for: {office: leader}, how: unknown}]\n", "1:45"),
        (Votes, "votes:\n  - {id: v, for: {office: leader}, how: consensus, choose: unknown}\n", "2:60"),
        (Outcome, "awards: [{award: a, unit: b, decided: {state: unknown}}]\n", "1:47"),
        (Units, "format: unknown\nunits: {}\n", "1:9"),
    ],
)  # fmt: skip
def test_unknown_is_refused_where_a_value_is_definite(model: type[RecordFile], source: str, place: str) -> None:
    assert in_record(source, model) == [f"{place} EMU218"]


def test_unknown_is_a_value_of_its_own_and_no_text() -> None:
    plan, _ = read_record(b"theme: unknown\npurpose: [a]\nfunding: Unknown\n", "plan.yaml", Plan)
    assert plan is not None
    assert (plan.theme is UNKNOWN, plan.funding) == (True, "Unknown")


@pytest.mark.parametrize(
    ("model", "source", "attribute"),
    [
        (Plan, "purpose: [unknown]\n", "purpose"),
        (ClusterRecord, "kind: block\nname: unknown\n", "name"),
        (ClusterRecord, "kind: block\nname: {vi: A, en: unknown}\n", "name"),
    ],
)
def test_unknown_is_never_kept_as_a_text(model: type[RecordFile], source: str, attribute: str) -> None:
    record, _ = read_record(source.encode(), "f.yaml", model)
    assert record is None or "'unknown'" not in repr(getattr(record, attribute))
