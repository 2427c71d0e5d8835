"""Files of later steps begin with what the records say, stand beside what people wrote, and validate."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from emucli.app.opening import open_step
from emucli.app.refusal import Refused
from emucli.app.validation import validate
from emucli.reading.tree import read_tree
from emucli.results.steps import STEPS
from tests.miniature import BASE
from tests.program import write

REGULATION = """\
state: adopted
awards:
  - {award: giay-khen, quota: 1, requires: {vote: phieu-giay-khen}, order: vote}
  - {award: co-thi-dua-tinh, quota: 1, requires: {vote: phieu-co, signed: true}, order: vote}
leadership:
  decided_by: authority
  leader: {how: show_of_hands}
  deputies: {how: consensus}
  not_eligible: [incumbent]
"""
PLAN = """\
tasks:
  - {step: covenant, text: "Ký", lead: so-giao-duc, due: 2023-03-14}
  - {step: annual, text: "Tổng kết", lead: unknown, due: unknown}
"""
FILES = {
    **{name: text for name, text in BASE.items() if isinstance(text, str) and "/2024/" not in name},
    "cum-1/2023/regulation.yaml": REGULATION,
    "cum-1/2023/plan.yaml": PLAN,
}


def stepped(root: Path, step: str, changed: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The tree of the file of a step, once it is written into a root of these files."""
    if not (root / "units.yaml").exists():
        files = {name: text for name, text in FILES.items() if not name.endswith("outcome.yaml")}
        write(root, {**files, **(changed or {})})
    opened = open_step(root / "cum-1", "2023", step)
    value = read_tree(opened.saved[0].path.read_bytes(), "").value
    assert isinstance(value, dict)
    assert [one.finding.code for one in validate(root).found.shown if one.severity == "error" and not one.waived] == []
    return value


def test_conferences_come_one_after_the_other_with_the_days_of_the_plan(tmp_path: Path) -> None:
    members = BASE["cum-1/2023/members.yaml"]
    assert isinstance(members, str)
    members = members.replace(
        "  - unit: so-y-te\n", '  - unit: so-y-te\n    representative: {name: "Lê Thị Bình", note: "mới"}\n'
    )
    first = stepped(tmp_path, "conference", {"cum-1/2023/members.yaml": members})
    assert first == {
        "conferences": [
            {
                "id": "phat-dong",
                "kind": "launch",
                "date": "2023-03-14",
                "host": "so-giao-duc",
                "chair": {"unit": "so-y-te", "name": "Lê Thị Bình"},
            }
        ]
    }
    stepped(tmp_path, "conference")
    third = stepped(tmp_path, "conference")["conferences"]
    assert [(one["id"], one["kind"]) for one in third] == [
        ("phat-dong", "launch"),
        ("so-ket", "midyear"),
        ("tong-ket", "annual"),
    ]
    assert set(third[2]) == {"id", "kind", "chair"}
    with pytest.raises(Refused, match=r"nothing that conferences\.yaml does not hold"):
        open_step(tmp_path / "cum-1", "2023", "conference")


def test_what_people_wrote_stays_and_an_id_is_not_taken_twice(tmp_path: Path) -> None:
    text = "# Họp bất thường\nconferences:\n- {id: phat-dong,   kind: other, date: 2023-02-01}   # ngoài kế hoạch\n"
    stepped(tmp_path, "conference", {"cum-1/2023/conferences.yaml": text})
    written = (tmp_path / "cum-1/2023/conferences.yaml").read_text()
    assert written.startswith(text)
    assert "- id: phat-dong-2023\n  kind: launch\n" in written


def test_votes_that_the_regulation_asks_for_have_their_candidates(tmp_path: Path) -> None:
    conferences = "conferences: [{id: hop, kind: annual}]\n"
    before = "votes:\n  - {id: phieu-co, for: {award: co-thi-dua-tinh}, how: show_of_hands}\n"
    files = {"cum-1/2023/conferences.yaml": conferences, "cum-1/2022/votes.yaml": before}
    everyone = ["so-giao-duc", "so-van-hoa", "so-y-te"]
    assert stepped(tmp_path, "votes", files) == {
        "votes": [
            {
                "id": "phieu-giay-khen",
                "for": {"award": "giay-khen"},
                "how": "secret_ballot",
                "conference": "hop",
                "candidates": everyone,
            },
            {
                "id": "phieu-co",
                "for": {"award": "co-thi-dua-tinh"},
                "how": "show_of_hands",
                "conference": "hop",
                "candidates": everyone,
            },
            {
                "id": "cum-truong",
                "for": {"office": "leader"},
                "how": "show_of_hands",
                "conference": "hop",
                "candidates": ["so-giao-duc", "so-van-hoa"],
                "choose": "1",
            },
            {"id": "cum-pho", "for": {"office": "deputy"}, "how": "consensus", "conference": "hop"},
        ]
    }
    with pytest.raises(Refused, match=r"nothing that votes\.yaml does not hold"):
        open_step(tmp_path / "cum-1", "2023", "votes")


def test_votes_that_are_entered_are_not_entered_again(tmp_path: Path) -> None:
    text = "votes:\n  - {id: cum-truong, for: {award: giay-khen}, how: secret_ballot}\n  # hết\n"
    found = stepped(tmp_path, "votes", {"cum-1/2023/votes.yaml": text})["votes"]
    assert [one["id"] for one in found] == ["cum-truong", "phieu-giay-khen", "phieu-co", "leader", "cum-pho"]
    assert (tmp_path / "cum-1/2023/votes.yaml").read_text().startswith(text.removesuffix("  # hết\n"))


def test_a_plan_begins_with_the_steps_of_the_year_and_no_days(tmp_path: Path) -> None:
    write(tmp_path, {name: text for name, text in FILES.items() if not name.endswith(("plan.yaml", "outcome.yaml"))})
    tasks = stepped(tmp_path, "plan")["tasks"]
    assert [task["step"] for task in tasks] == list(STEPS)
    assert tasks[3] == {"step": "covenant", "text": "Ký kết giao ước thi đua", "lead": "so-y-te", "with": "all"}
    assert tasks[6] == {"step": "self_scores", "text": "Các đơn vị tự chấm điểm, gửi kèm minh chứng", "with": "all"}
    with pytest.raises(Refused, match=r"nothing that plan\.yaml does not hold"):
        open_step(tmp_path / "cum-1", "2023", "plan")


def test_a_plan_has_no_step_of_scoring_that_the_regulation_has_no_stage_for(tmp_path: Path) -> None:
    regulation = 'scoring: {criteria: [{code: "1", title: A, max: 6}], stages: [{id: a, by: leadership}]}\n'
    files = {**FILES, "cum-1/2023/regulation.yaml": regulation}
    write(tmp_path, {name: text for name, text in files.items() if not name.endswith(("plan.yaml", "outcome.yaml"))})
    steps = {task["step"] for task in stepped(tmp_path, "plan")["tasks"]}
    assert set(STEPS) - steps == {"self_scores", "peer_scores"}


def test_papers_begin_with_the_names_of_the_cluster(tmp_path: Path) -> None:
    assert stepped(tmp_path, "papers") == {
        "head": {
            "parent": ["HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG TỈNH"],
            "issuer": [{"vi": "CỤM THI ĐUA SỐ 1", "en": "EMULATION CLUSTER 1"}],
        }
    }


def test_a_year_that_is_not_there_is_opened_first(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    with pytest.raises(Refused, match="open it first: emucli new"):
        open_step(tmp_path / "cum-1", "2025", "votes")


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    opened = open_step(tmp_path / "cum-1", "2023", "votes", dry_run=True)
    assert opened.saved[0].fate == "new"
    assert not (tmp_path / "cum-1/2023/votes.yaml").exists()


def test_whoever_does_as_the_comments_say_has_valid_records(tmp_path: Path) -> None:
    for step in ("conference", "votes", "papers"):
        stepped(tmp_path, step)
    year = tmp_path / "cum-1/2023"
    units = {"so-noi-vu": "so-van-hoa", "units: 7": "units: 3", "present: 7": "present: 3", "7,": "3,", "5,": "2,"}
    units |= {"so-van-hoa: 2": "so-van-hoa: 1", "2026": "2023"}
    for name in ("conferences", "votes", "papers"):
        path = year / f"{name}.yaml"
        text = path.read_text()
        example = "".join(f"{line[2:]}\n" for line in text.splitlines() if line.startswith(("#   ", "# papers")))
        for before, after in units.items():
            example = example.replace(before, after)
        if name == "conferences":
            # An entry on a line of its own keys takes more of them.
            assert "\n  - id: phat-dong\n    kind: launch\n" in text
            example = "".join(f"  {line}\n" for line in example.splitlines())
            text = text.replace("    kind: launch\n", f"    kind: launch\n{example}")
        elif name == "votes":
            example = "".join(f"  {line}\n" for line in example.splitlines())
            text = text.replace("    how: show_of_hands\n", f"    how: show_of_hands\n{example}")
            text = text.replace("so-y-te: 2", "so-giao-duc: 2")
        else:
            text += example
        path.write_text(text)
    shown = validate(tmp_path).found.shown
    assert [str(one.finding.code) for one in shown if one.severity == "error" and not one.waived] == []
