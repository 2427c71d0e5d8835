"""Scales of every shape (flat, one leaf, one group, 40 groups of 30, with and without pools) give every paper."""

from collections.abc import Sequence
from functools import cache

import pytest

from emucli.language.phrases import Language
from emucli.model.tree import Cluster, Year
from emucli.papers.document.parts import Table
from emucli.papers.docx import docx
from emucli.results.year import year_result
from tests.papers.making import LANGUAGES, every_paper, made_up, make

UNITS = ("so-y-te", "so-giao-duc", "so-van-hoa")
LONG = "Tham mưu, tổ chức thực hiện nhiệm vụ chính trị, phát triển kinh tế - xã hội, bảo đảm quốc phòng, an ninh"
PENALTY = "\n  penalty: {criteria: [{code: P1, title: Chậm, max: 5}]}"


def leaf(code: str, title: str = "Tên") -> str:
    """A criterion of 10 points."""
    return f"{{code: '{code}', title: '{title} {code}', max: 10}}"


def group(code: str, leaves: int) -> str:
    """A group of so many criteria of 10 points."""
    inner = ", ".join(leaf(f"{code}.{at}") for at in range(1, leaves + 1))
    return f"{{code: '{code}', title: 'Nhóm {code}', max: {leaves * 10}, criteria: [{inner}]}}"


def codes(groups: int, leaves: int) -> list[str]:
    """The codes of criteria in so many groups."""
    return [f"{at}.{below}" for at in range(1, groups + 1) for below in range(1, leaves + 1)]


BONUS = "\n  bonus: {max: 10, criteria: [" + leaf("T1") + "]}"
SHAPES: dict[str, tuple[list[str], str, int, Sequence[str]]] = {
    "flat": ([leaf("A"), leaf("B")], "", 20, "AB"),
    "flat, long titles": ([leaf(f"C{at}", LONG) for at in range(1, 36)], "", 350, [f"C{at}" for at in range(1, 36)]),
    "one leaf": ([leaf("A")], "", 10, "A"),
    "one group": ([group("1", 2)], "", 20, codes(1, 2)),
    "a group and a leaf": ([group("1", 2), leaf("2")], "", 30, [*codes(1, 2), "2"]),
    "40 groups of 30": ([group(str(at), 30) for at in range(1, 41)], "", 12000, codes(40, 30)),
    "1200 leaves": ([leaf(f"K{at}") for at in range(1, 1201)], "", 12000, [f"K{at}" for at in range(1, 1201)]),
    "bonus beside a leaf": ([leaf("A")], BONUS, 20, ["A", "T1"]),
    "only a bonus": ([], BONUS, 10, ["T1"]),
    "a penalty": ([leaf("A")], PENALTY, 10, ["A", "P1"]),
}
"""By name: the base, the pools, the declared total, the codes that are scored."""


@cache
def year(name: str) -> tuple[Cluster, Year]:
    """A year with such a scale, in which every unit gave itself 3 points in everything."""
    base, pools, total, scored = SHAPES[name]
    entries = ", ".join(f"'{code}': 3" for code in scored)
    sheets = "".join(f"  - {{unit: {unit}, stage: self, by: {unit}, entries: {{{entries}}}}}\n" for unit in UNITS)
    return made_up(
        {
            "cum-1/2024/regulation.yaml": "scoring:\n  stages: [{id: self, by: member}]\n"
            f"  total: {total}\n  criteria: [{', '.join(base)}]{pools}\n",
            "cum-1/2024/scores.yaml": f"sheets:\n{sheets}",
        }
    )


def boards(name: str) -> list[Table]:
    """The pages of the score table."""
    (section,) = make(year(name), "scoreboard").document().sections
    return [part for part in section.parts if isinstance(part, Table) and part.name == "scoreboard"]


# What is as wide as two others takes seconds: in one language, where the languages differ in words alone.
@pytest.mark.parametrize(
    ("name", "language"),
    [(name, language) for name in SHAPES for language in LANGUAGES if language == "vi" or SHAPES[name][2] < 1000],
)
def test_every_paper_of_every_shape_is_made_in_both_forms(name: str, language: Language) -> None:
    of = year(name)
    result = year_result(*of)
    subjects = dict(reversed(every_paper(of, language)))
    for paper, subject in subjects.items():
        made = make(of, paper, language, subject, draft=True, result=result)
        assert made.markdown
        assert docx(made.document())[:2] == b"PK"


def test_a_flat_table_has_one_row_of_heads_over_the_codes_and_the_maxima() -> None:
    (board,) = boards("flat")
    assert [[cell.text for cell in row] for row in board.head] == [
        ["TT", "Đơn vị", "A. Tên A", "B. Tên B", "Tổng điểm", "Xếp hạng"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        ["Điểm tối đa", "10", "10", "20", ""],
    ]
    # 3 + 3 points each, so that all share the first rank.
    assert [cell.text for cell in board.body[0][2:]] == ["3,00", "3,00", "6,00", "1"]


def test_long_titles_of_a_flat_table_stand_in_its_legend() -> None:
    (section,) = make(year("flat, long titles"), "scoreboard").document().sections
    (legend,) = (part for part in section.parts if isinstance(part, Table) and part.name == "legend")
    explained = {cell.text for row in legend.body for cell in (row[0], row[2])} - {""}
    assert explained == {f"C{at}" for at in range(1, 36)}
    assert all(len(head) < 10 for board in boards("flat, long titles") for head in board.plain_head)


@pytest.mark.parametrize(("name", "pages"), [("40 groups of 30", 42), ("1200 leaves", 41)])
def test_a_table_of_1200_criteria_goes_on_for_pages(name: str, pages: int) -> None:
    # 40 groups of 31 columns (30 and their sum) need 1240/30 -> 42 pages with the summary of 2; 1200 + 2 need 41.
    found = boards(name)
    assert len(found) == pages
    assert all(len(board.widths) - 2 <= 30 for board in found)
