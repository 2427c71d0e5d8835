"""A year is opened from the one before: who is in it, and what is refused."""

from pathlib import Path

import pytest

from emucli.app.opening import open_next
from emucli.app.refusal import Refused, Unfit
from tests.app.opened import BEFORE, findings, held, opened, told
from tests.program import REPOSITORY, write


def test_offices_that_are_decided_and_members_that_stay_are_there(tmp_path: Path) -> None:
    result = opened(tmp_path, {})
    assert result.before == "2023"
    assert "#" not in (tmp_path / "cum-1/2024/members.yaml").read_text()
    assert held(tmp_path, "members.yaml") == {
        "leader": "so-giao-duc",
        "deputies": ["so-van-hoa"],
        "members": [{"unit": "so-y-te"}, {"unit": "so-giao-duc"}, {"unit": "so-van-hoa"}],
    }
    assert findings(tmp_path) == []


@pytest.mark.parametrize(
    ("rule", "leader", "in_office", "blank"),
    [
        ("authority", "{unit: so-giao-duc, how: consensus}", None, "blank_leader_waiting"),
        ("cluster", "{unit: so-giao-duc, how: consensus}", "so-giao-duc", None),
        ("unknown", "{unit: so-giao-duc, how: consensus}", None, "blank_leader_waiting"),
        ("authority", "unknown", None, "blank_leader"),
        (
            "authority",
            "{unit: so-giao-duc, decided: {state: replaced, unit: so-y-te, decision: quyet-dinh-40}}",
            "so-y-te",
            None,
        ),
    ],
)
def test_nobody_is_in_office_before_that_is_decided(
    tmp_path: Path, rule: str, leader: str, in_office: str | None, blank: str | None
) -> None:
    result = opened(
        tmp_path,
        {
            "cum-1/2023/regulation.yaml": f"leadership: {{decided_by: {rule}, leader: {{how: consensus}}}}\n",
            "cum-1/2023/outcome.yaml": f"leadership:\n  leader: {leader}\n",
        },
    )
    members = held(tmp_path, "members.yaml")
    assert isinstance(members, dict)
    assert members.get("leader") == in_office
    assert [key for key in told(result) if "leader" in key] == ([f"members.yaml {blank}"] if blank else [])
    assert findings(tmp_path) == []


def test_one_deputy_who_waits_leaves_all_open(tmp_path: Path) -> None:
    outcome = BEFORE["cum-1/2023/outcome.yaml"] + "    - {unit: so-y-te, how: consensus}\n"
    regulation = "leadership: {decided_by: authority, leader: {how: consensus}, deputies: {how: consensus, seats: 2}}\n"
    result = opened(tmp_path, {"cum-1/2023/outcome.yaml": outcome, "cum-1/2023/regulation.yaml": regulation})
    assert isinstance(members := held(tmp_path, "members.yaml"), dict)
    assert "deputies" not in members
    assert "members.yaml blank_deputies_waiting" in told(result)
    assert findings(tmp_path) == []


@pytest.mark.parametrize(("kinds", "then"), [(("so", "xa"), None), (("xa", "so"), None), (("xa", "xa"), "xa")])
def test_a_unit_merged_from_two_kinds_has_none_until_a_person_says_it(
    tmp_path: Path, kinds: tuple[str, str], then: str | None
) -> None:
    units = BEFORE["units.yaml"].replace("  so-giao-duc:\n", "  so-giao-duc:\n    valid: {to: 2023-12-31}\n")
    units += "  so-chung: {name: Chung, valid: {from: 2024}, succeeds: [so-giao-duc, so-y-te-cu]}\n"
    units += "  so-y-te-cu: {name: Cũ, valid: {to: 2023}}\n"
    members = f"""\
kinds: {{so: {{name: "Sở"}}, xa: {{name: "Xã"}}}}
members:
  - {{unit: so-y-te, kind: so}}
  - {{unit: so-giao-duc, kind: {kinds[0]}}}
  - {{unit: so-y-te-cu, kind: {kinds[1]}}}
"""
    none = {f"cum-1/2023/{name}.yaml": None for name in ("outcome", "covenant")}
    opened(tmp_path, {"units.yaml": units, "cum-1/2023/members.yaml": members, **none})
    written = held(tmp_path, "members.yaml")
    assert isinstance(written, dict)
    assert written["members"] == [
        {"unit": "so-y-te", "kind": "so"},
        {"unit": "so-chung", **({"kind": then} if then else {})},
    ]


def test_who_left_is_gone_and_who_was_merged_has_its_successor_in_its_place(tmp_path: Path) -> None:
    units = BEFORE["units.yaml"].replace(
        '  so-noi-vu:\n    name: {vi: "Sở Nội vụ"', '  so-noi-vu:\n    valid: {to: 2023}\n    name: {vi: "Sở Nội vụ"'
    )
    units = (
        units.replace("  so-giao-duc:\n", "  so-giao-duc:\n    valid: {to: 2023-12-31}\n")
        + "  so-chung: {name: Chung, valid: {from: 2024}, succeeds: [so-giao-duc, so-noi-vu]}\n"
    )
    members = """\
leader: so-y-te
standing_agency: so-noi-vu
members:
  - {unit: so-y-te, joined: 2023-02-01, representative: {name: "Lê Thị Bình", position: "Giám đốc"}, note: "Ghi chú"}
  - unit: so-giao-duc
    representative: {name: "Trần Văn Nam"}
  - {unit: so-noi-vu, representative: {name: unknown}}
  - {unit: so-van-hoa, status: suspended, since: 2023-05-01, reason: "Đang xem xét", cleared: 2023-06-01}
  - {unit: so-du-lich, status: withdrawn, since: 2023-06-30, reason: "Chuyển cụm"}
"""
    result = opened(
        tmp_path,
        {
            "units.yaml": units,
            "cum-1/2023/members.yaml": members,
            "cum-1/2023/outcome.yaml": None,
            "cum-1/2023/covenant.yaml": None,
        },
    )
    assert held(tmp_path, "members.yaml") == {
        "standing_agency": "so-chung",
        "members": [
            {"unit": "so-y-te", "representative": {"name": "Lê Thị Bình", "position": "Giám đốc"}, "note": "Ghi chú"},
            {"unit": "so-chung"},
            {"unit": "so-van-hoa"},
        ],
    }
    assert "members.yaml blank_leader" in told(result)
    assert findings(tmp_path) == []


def test_kinds_go_on_and_facts_of_a_year_do_not(tmp_path: Path) -> None:
    units = BEFORE["units.yaml"].replace("  so-noi-vu:\n", "  so-noi-vu:\n    succeeds: [so-giao-duc]\n")
    units = units.replace("  so-giao-duc:\n", "  so-giao-duc:\n    valid: {to: 2023}\n")
    members = """\
kinds:
  so: {name: "Các sở"}
members:
  - {unit: so-y-te, kind: so, figures: {nu: 52%}}
  - {unit: so-giao-duc, kind: so, figures: {nu: 40%}, representative: {name: A}}
  - unit: so-van-hoa
    kind: so
    figures: {nu: 45%}
    ranked: false
    reason: X
    status: suspended
    since: 2023-02-01
    cleared: 2023-03-01
"""
    regulation = """\
scoring: {criteria: [{code: "1", title: A, max: 6}]}
ranking: {within: kind, ties: [{figure: nu}]}
"""
    changed = {
        "units.yaml": units,
        "cum-1/2023/members.yaml": members,
        "cum-1/2023/regulation.yaml": regulation,
        "cum-1/2023/outcome.yaml": None,
    }
    result = opened(tmp_path, changed)
    assert held(tmp_path, "members.yaml") == {
        "kinds": {"so": {"name": "Các sở"}},
        "members": [
            {"unit": "so-y-te", "kind": "so"},
            {"unit": "so-noi-vu", "kind": "so"},
            {"unit": "so-van-hoa", "kind": "so", "ranked": "false", "reason": "X"},
        ],
    }
    assert "members.yaml blank_figures" in told(result)
    assert [one.rpartition("/2024/")[2] for one in findings(tmp_path)] == ["regulation.yaml EMU442"]


def test_a_unit_that_ended_without_a_successor_is_gone_and_a_circle_of_successors_ends(tmp_path: Path) -> None:
    units = """\
format: 1
units:
  a: {name: A}
  b: {name: B, valid: {to: 2023}}
  c: {name: C, valid: {to: 2023}, succeeds: [d]}
  d: {name: D, valid: {to: 2023}, succeeds: [c]}
"""
    members = "members: [{unit: a}, {unit: b}, {unit: c}]\n"
    none: dict[str, str | None] = {name: None for name in BEFORE if name.startswith("cum-1/2")}
    opened(tmp_path, {**none, "waivers.yaml": None, "units.yaml": units, "cum-1/2023/members.yaml": members})
    assert held(tmp_path, "members.yaml") == {"members": [{"unit": "a"}]}


def test_a_first_year_takes_the_units_that_exist_in_it(tmp_path: Path) -> None:
    none: dict[str, str | None] = {name: None for name in BEFORE if name.startswith("cum-1/2")}
    result = opened(tmp_path, {**none, "waivers.yaml": None})
    assert result.before == ""
    units = ["so-y-te", "so-giao-duc", "so-van-hoa", "so-du-lich", "so-noi-vu"]
    assert held(tmp_path, "members.yaml") == {"members": [{"unit": unit} for unit in units]}
    assert {key.split()[1] for key in told(result)} >= {"blank_leader", "blank_plan", "blank_regulation"}
    assert findings(tmp_path) == []


def test_a_first_year_takes_the_members_that_are_named(tmp_path: Path) -> None:
    none: dict[str, str | None] = {name: None for name in BEFORE if name.startswith("cum-1/2")}
    opened(tmp_path, {**none, "waivers.yaml": None}, only=("so-y-te",))
    assert held(tmp_path, "members.yaml") == {"members": [{"unit": "so-y-te"}]}
    with pytest.raises(Refused, match="no unit with the id “so-yte”"):
        open_next(tmp_path / "cum-1", "2020", only=("so-yte",))


def test_in_a_root_of_several_clusters_a_person_says_who_belongs_to_which(tmp_path: Path) -> None:
    write(tmp_path, {**BEFORE, "cum-2/cluster.yaml": "name: Cụm 2\nkind: cluster\n"})
    with pytest.raises(Refused, match="several clusters, so name the members"):
        open_next(tmp_path / "cum-2", "2024")
    result = open_next(tmp_path / "cum-2", "2024", only=("so-noi-vu",))
    assert [one.fate for one in result.saved] == ["new"]
    assert findings(tmp_path) == []


def test_a_year_after_a_gap_has_members_and_no_offices(tmp_path: Path) -> None:
    result = opened(tmp_path, {}, "2026")
    assert result.before == "2023"
    text = (tmp_path / "cum-1/2026/members.yaml").read_text()
    assert "\nleader" not in text
    assert "\n# leader: ma-don-vi\n# deputies: [ma-don-vi-khac]\n" in text


def test_years_that_run_from_one_into_the_next_follow_each_other(tmp_path: Path) -> None:
    moved = {name.replace("2023", "2023-2024"): text for name, text in BEFORE.items() if "/2023/" in name}
    none: dict[str, str | None] = {name: None for name in BEFORE if "/2023/" in name}
    opened(tmp_path, {**none, **moved}, "2024-2025")
    assert "leader: so-giao-duc\n" in (tmp_path / "cum-1/2024-2025/members.yaml").read_text()


def test_opened_again_what_a_person_recorded_is_kept(tmp_path: Path) -> None:
    opened(tmp_path, {})
    assert {one.fate for one in open_next(tmp_path / "cum-1", "2024").saved} == {"unchanged"}
    path = tmp_path / "cum-1/2024/members.yaml"
    path.write_text("members: [{unit: so-y-te}]\n")
    result = open_next(tmp_path / "cum-1", "2024")
    assert [one.fate for one in result.saved if one.path == path] == ["kept"]
    assert path.read_text() == "members: [{unit: so-y-te}]\n"


def test_a_dry_run_writes_nothing_and_says_the_same(tmp_path: Path) -> None:
    dry = opened(tmp_path, {}, dry_run=True)
    assert not (tmp_path / "cum-1/2024").exists()
    assert told(open_next(tmp_path / "cum-1", "2024")) == told(dry)


@pytest.mark.parametrize(
    ("folder", "name", "words"),
    [
        ("cum-1", "24", "is no name of a year"),
        ("cum-1", "2023-2025", "is no name of a year"),
        (".", "2024", "is no folder of a cluster"),
        ("cum-1/2023", "2024", "is no folder of a cluster"),
        ("none", "2024", "none"),
    ],
)
def test_what_cannot_be_opened_is_refused(tmp_path: Path, folder: str, name: str, words: str) -> None:
    write(tmp_path, BEFORE)
    with pytest.raises(Refused, match=words):
        open_next(tmp_path / folder, name)


def test_a_year_before_with_errors_is_mended_first(tmp_path: Path) -> None:
    with pytest.raises(Unfit):
        opened(tmp_path, {"cum-1/2023/outcome.yaml": "leadership: {leader: {unit: so-yte}}\n"})
    assert not (tmp_path / "cum-1/2024").exists()


@pytest.mark.parametrize(
    "cluster", sorted(path.parent.name for path in (REPOSITORY / "records").glob("*/cluster.yaml"))
)
def test_every_real_cluster_can_go_on(tmp_path: Path, cluster: str) -> None:
    source = REPOSITORY / "records"
    write(tmp_path, {path.relative_to(source).as_posix(): path.read_text() for path in source.rglob("*.yaml")})
    last = max(path.name for path in (tmp_path / cluster).iterdir() if path.is_dir())
    open_next(tmp_path / cluster, str(int(last) + 1))
    assert findings(tmp_path) == []
