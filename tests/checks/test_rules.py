"""The runner of rules, and what the examples of the catalogue do not show: what explains, cascades, is skipped."""

import inspect
from importlib import import_module

import pytest

from emucli.checks.rules import RULES
from emucli.findings.catalogue import catalogue
from tests.checks.reach import modules
from tests.miniature import BASE, Loaded, load, with_base

NOTE = "    note: Họp ghép với tổng kết năm trước\n"


def codes(loaded: Loaded) -> list[str]:
    """What counts, as `file code`, sorted."""
    return sorted(f"{placed.finding.file.removeprefix('cum-1/')} {placed.code}" for placed in loaded.counted)


def test_every_rule_is_in_the_list_and_says_what_it_checks() -> None:
    written = {
        function.__name__
        for module in map(import_module, modules())
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and (function.__doc__ or "").startswith("Check that")
    }
    # Waivers are a rule with a memory: a method.
    assert sorted(rule.__name__ for rule in RULES) == sorted((*written, "unfit"))
    assert all((rule.__doc__ or "").startswith("Check that") for rule in RULES)


def test_a_broken_file_neither_hides_nor_causes_other_findings() -> None:
    files = {
        "cum-1/2024/members.yaml": "leader: so-y-te\nmembers: so-y-te\n",
        "cum-1/2024/covenant.yaml": "signed: {date: 2023-03-14}\nsignatories: [so-noi-vu]\n",
    }
    # Without members nobody can say who is none; that the date is wrong can still be said.
    assert codes(load(with_base(files))) == [
        "2024/covenant.yaml EMU330",
        "2024/members.yaml EMU203",
        "2024/members.yaml EMU901",
    ]


def test_a_broken_register_accuses_nobody() -> None:
    assert codes(load(with_base({"units.yaml": "format: 1\nunits: []\n"}))) == [
        "units.yaml EMU203",
        "units.yaml EMU901",
    ]


@pytest.mark.parametrize(
    ("conference", "found"),
    [
        ("kind: launch\n    date: 2024-03-14\n", []),
        ("kind: launch\n    date: 2023-12-31\n", ["2024/conferences.yaml EMU330"]),
        ("kind: launch\n    date: 2023-12-31\n" + NOTE, []),
        # What is known to the month or year only is within if some day of it is.
        ("kind: launch\n    date: 2024\n", []),
        ("kind: midyear\n    date: 2025-01\n", ["2024/conferences.yaml EMU330"]),
        # The annual review is held in the months after the year.
        ("kind: annual\n    date: 2025-03-14\n", []),
        ("kind: annual\n    date: 2026-03-14\n", ["2024/conferences.yaml EMU330"]),
        ("kind: launch\n    date: unknown\n", []),
    ],
)
def test_dates_lie_within_the_period_or_are_explained(conference: str, found: list[str]) -> None:
    files = {"cum-1/2024/conferences.yaml": f"conferences:\n  - id: a\n    {conference}"}
    assert codes(load(with_base(files))) == found


@pytest.mark.parametrize(
    ("host", "found"),
    [
        ("so-y-te", []),
        ("so-noi-vu", ["2024/conferences.yaml EMU310"]),
        ("so-noi-vu\n    note: Sở Nội vụ cho mượn hội trường", []),
        ("so-noi-vo", ["2024/conferences.yaml EMU301"]),
        ("unknown", []),
    ],
)
def test_units_are_members_or_explained(host: str, found: list[str]) -> None:
    files = {"cum-1/2024/conferences.yaml": f"conferences:\n  - id: a\n    kind: launch\n    host: {host}\n"}
    assert codes(load(with_base(files))) == found


@pytest.mark.parametrize(
    ("declared", "named", "found"),
    [
        (2, "all", []),
        (3, "all", ["2024/members.yaml EMU312"]),
        (1, "all", ["2024/members.yaml EMU312"]),
        (3, "some", []),
        (1, "some", ["2024/members.yaml EMU312"]),
        ("unknown", "all", []),
    ],
)
def test_declared_count_against_the_list(declared: int | str, named: str, found: list[str]) -> None:
    members = (
        f"declared_count: {declared}\nmembers_named: {named}\nmembers:\n  - unit: so-giao-duc\n  - unit: so-van-hoa\n"
    )
    assert codes(load(with_base({"cum-1/2024/members.yaml": members}))) == found


def test_a_misspelt_leader_elect_is_one_finding() -> None:
    outcome = "leadership:\n  leader: {unit: so-giaoduc}\n"
    files = {"cum-1/2023/outcome.yaml": outcome, "cum-1/2023/regulation.yaml": "state: adopted\n"}
    assert codes(load(with_base(files))) == ["2023/outcome.yaml EMU301"]


def test_a_successor_of_the_chosen_unit_may_be_in_office() -> None:
    files = {
        "cum-1/2022/outcome.yaml": "leadership:\n  leader: {unit: so-van-hoa-du-lich}\n",
        "cum-1/2023/members.yaml": "leader: so-van-hoa\nmembers:\n  - unit: so-van-hoa\n  - unit: so-y-te\n",
        "cum-1/2023/outcome.yaml": "leadership: unknown\n",
    }
    assert [code for code in codes(load(with_base(files))) if "EMU70" in code] == []


def test_several_findings_of_several_files_come_together() -> None:
    files = {
        "cum-1/2024/plan.yaml": "tehme: a\nissued: {date: 27/12/2023}\n",
        "cum-1/2024/covenant.yaml": "signatories: [so-yte]\n",
        "cum-1/cluster.yaml": "name: Cụm\nkind: clutser\n",
    }
    assert codes(load(with_base(files))) == [
        "2024/covenant.yaml EMU301",
        "2024/plan.yaml EMU201",
        "2024/plan.yaml EMU210",
        "2024/plan.yaml EMU901",
        "cluster.yaml EMU216",
    ]


@pytest.mark.parametrize(
    ("office", "word"), [("leader", "already has it as leader"), ("deputy", "already has it as deputy")]
)
def test_who_takes_office_before_the_decision_is_called_by_its_office(office: str, word: str) -> None:
    decided = "\n{0}  decided: {{state: approved, decision: quyet-dinh-40}}"
    outcome = BASE["cum-1/2023/outcome.yaml"]
    indent = "  " if office == "leader" else "    "
    undecided = outcome.replace(decided.format(indent), "", 1)
    assert undecided != outcome
    loaded = load(with_base({"cum-1/2023/outcome.yaml": undecided}))
    (finding,) = (placed.finding for placed in loaded.counted if placed.code == "EMU702")
    assert catalogue().message(finding, "en").endswith(f"{word}.")


@pytest.mark.parametrize(
    ("stage", "members", "key"),
    [
        # Of four members each has three peers; trimming by one needs 3 scores, by two 5.
        ("combine: trimmed_mean", 4, None),
        ("combine: trimmed_mean", 3, "combine"),
        ("combine: trimmed_mean, trim: 2", 4, "trim"),
        ("combine: mean, at_least: 3", 4, None),
        ("combine: mean, at_least: 3", 3, "at_least"),
        ("combine: median", 2, None),
        ("combine: median", 1, "combine"),
    ],
)
def test_a_stage_of_peers_needs_no_more_scores_than_there_are_peers(stage: str, members: int, key: str | None) -> None:
    units = ("so-giao-duc", "so-van-hoa", "so-y-te", "so-noi-vu")[:members]
    listed = "".join(f"  - unit: {unit}\n" for unit in units)
    scoring = f"scoring:\n  criteria: []\n  stages: [{{id: p, by: peers, {stage}}}]\n"
    files = {
        "cum-1/2024/members.yaml": f"leader: so-giao-duc\nmembers:\n{listed}",
        "cum-1/2024/regulation.yaml": scoring,
    }
    found = [placed.finding.path[-1] for placed in load(with_base(files)).counted if placed.code == "EMU480"]
    assert found == ([key] if key else [])


VOTE = "votes: [{id: v, for: {office: deputy}, how: show_of_hands, present: 3, candidates: [so-van-hoa], "
ROUNDS = "approve: true, rounds: [{in_favour: {so-van-hoa: 3}, against: {so-van-hoa: 0}}]"
SUCH = ("EMU322", "EMU323")
CONFERENCES = "conferences: [{id: c, kind: annual}]\n"


@pytest.mark.parametrize(
    ("file", "text", "found"),
    [
        ("papers.yaml", "papers: [{paper: minutes, of: c}, {paper: minutes}, {paper: annual}]\n", []),
        ("papers.yaml", "papers: [{paper: form, of: so-y-te}, {paper: form, of: so-van-hoa}]\n", []),
        ("papers.yaml", "papers: [{paper: minutes, of: cc}]\n", ["EMU323 papers.0.of"]),
        ("papers.yaml", "papers: [{paper: count, of: c}]\n", ["EMU323 papers.0.of"]),
        ("papers.yaml", "papers: [{paper: form, of: so-noi-vu}]\n", ["EMU323 papers.0.of"]),
        ("papers.yaml", "papers: [{paper: annual}, {paper: annual}]\n", ["EMU322 papers.1.paper"]),
        ("papers.yaml", "papers: [{paper: minutes, of: c}, {paper: minutes, of: c}]\n", ["EMU322 papers.1.of"]),
    ],
)
def test_what_would_count_for_nothing_is_found(file: str, text: str, found: list[str]) -> None:
    files = {"cum-1/2024/conferences.yaml": CONFERENCES, f"cum-1/2024/{file}": text}
    placed = [one.finding for one in load(with_base(files)).counted]
    told = [f"{one.code} {'.'.join(map(str, one.path))}" for one in placed if one.code in SUCH]
    assert told == found


@pytest.mark.parametrize(("vote", "found"), [("v", []), ("w", ["EMU323"])])
def test_a_resolution_names_a_vote_of_the_year(vote: str, found: list[str]) -> None:
    resolution = f"resolutions:\n  - {{of: award, award: giay-khen, unit: so-y-te, in: {vote}, reason: A}}\n"
    files = {
        "cum-1/2023/outcome.yaml": BASE["cum-1/2023/outcome.yaml"] + resolution,
        "cum-1/2023/votes.yaml": f"{VOTE}{ROUNDS}}}]\n",
    }
    assert [one.code for one in load(with_base(files)).counted if one.code == "EMU323"] == found


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("number: 40/qd-hdtd, date: 2024-01-08", True),
        ("number: 40/QĐ-HĐTĐ, date: 2024-01-09", False),
        ("number: 40/QĐ-HĐTĐ, date: 2024-01", False),
        ("number: 41/QĐ-HĐTĐ, date: 2024-01-08", False),
        ('number: 40/QĐ-HĐTĐ, date: 2024-01-08, issuer: "Sở Nội vụ"', True),
    ],
)
def test_one_instrument_under_two_ids(other: str, found: bool) -> None:
    text = f"{BASE['instruments.yaml']}  other: {{{other}, note: x}}\n"
    assert codes(load(with_base({"instruments.yaml": text}))) == (["instruments.yaml EMU357"] if found else [])


def test_two_authorities_have_the_same_number() -> None:
    text = BASE["instruments.yaml"].replace("date: 2024-01-08", "date: 2024-01-08\n    issuer: A")
    other = "  other: {number: 40/QĐ-HĐTĐ, date: 2024-01-08, issuer: B, note: x}\n"
    assert codes(load(with_base({"instruments.yaml": text + other}))) == []
