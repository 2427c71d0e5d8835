"""Gaps: what the source does not state stays one; what is not recorded yet keeps a paper from being made."""

import pytest

from emucli.model.place import Place
from emucli.papers.render import Paper
from emucli.papers.wording import Wording
from tests.papers.making import made_up, make

FRONT = "---\nhead: none\nfoot: none\n---\n"


def filled(source: str, files: dict[str, str] | None = None) -> Paper:
    """A paper from a template of its own, on the miniature year."""
    return make(made_up(files or {}), "press", wording=Wording({"vi/press.md.j2": FRONT + source}))


@pytest.mark.parametrize(
    ("covenant", "printed", "lacks"),
    [
        (None, "(chưa ghi nhận)", [("cum-1/2024/covenant.yaml", ("signed", "date"))]),
        ("theme: x\n", "(chưa ghi nhận)", [("cum-1/2024/covenant.yaml", ("signed", "date"))]),
        ("signed: {at: x}\n", "(chưa ghi nhận)", [("cum-1/2024/covenant.yaml", ("signed", "date"))]),
        ("signed: unknown\n", "(nguồn không nêu)", []),
        ("signed: {date: unknown}\n", "(nguồn không nêu)", []),
        ("signed: {date: 2024-03-05}\n", "ngày 05 tháng 3 năm 2024", []),
    ],
)
def test_what_is_printed_and_missed(
    covenant: str | None, printed: str, lacks: list[tuple[str, tuple[str, ...]]]
) -> None:
    files = {} if covenant is None else {"cum-1/2024/covenant.yaml": covenant}
    paper = filled("{{ covenant.signed.date }}\n", files)
    assert paper.text == f"{printed}\n"
    assert [(place.file, place.path) for gap in paper.lacks for place in gap.places] == lacks


def test_a_gap_is_false_empty_and_unlike_every_word() -> None:
    source = (
        "{% if covenant.signed %}a{% endif %}{% for one in covenant.commitments %}b{% endfor %}"
        "{% if covenant.signatories == 'all' %}c{% endif %}{{ covenant.commitments | length }}"
        "{% if covenant.theme is recorded %}d{% endif %}{{ covenant.theme or blank }}\n"
    )
    paper = filled(source)
    assert paper.text == f"0{'.' * 20}\n"
    assert paper.lacks == ()


def test_unknown_is_recorded_and_not_recorded_is_not() -> None:
    source = (
        "{% if covenant.theme is recorded %}theme{% endif %}{% if covenant.signed is recorded %}signed{% endif %}\n"
    )
    assert filled(source, {"cum-1/2024/covenant.yaml": "theme: unknown\n"}).text == "theme\n"


def test_each_lack_is_told_once_with_its_place() -> None:
    paper = filled("{{ plan.theme }} {{ plan.theme | capital }} {{ plan.issued.date }}\n")
    path = "cum-1/2024/plan.yaml"
    assert [gap.places for gap in paper.lacks] == [(Place(path, ("theme",)),), (Place(path, ("issued", "date")),)]


def test_what_cannot_be_computed_says_why() -> None:
    paper = filled("{{ standings }}\n")
    (gap,) = paper.lacks
    assert [phrase.key for phrase in gap.why] == ["no_regulation", "no_sheets"]
