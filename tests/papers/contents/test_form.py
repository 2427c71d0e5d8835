"""The self-scoring sheet: every number on it can be added up by hand."""

from decimal import Decimal

import pytest

from emucli.papers.contents.subjects import subjects
from tests.papers.making import example, made_up, make


def rows_of(unit: str) -> dict[str, tuple[str, str]]:
    """Points and note by code, as the sheet prints them."""
    text = make(example(), "form", "vi", unit).markdown
    lines = [line.strip("| ").split(" | ") for line in text.split("\n") if line.startswith("| ") and " | " in line]
    cells = [[cell.strip(" *") for cell in line] for line in lines if len(line) >= 5]
    return {row[0]: (row[4].replace(".", "").replace(",", "."), row[-1]) for row in cells if row[0][:1].isdigit()}


@pytest.mark.parametrize("unit", subjects("form", *example()))
def test_the_rows_of_a_group_add_up_to_it_or_say_why_not(unit: str) -> None:
    rows = rows_of(unit)
    groups = [code for code in rows if any(other.startswith(f"{code}.") for other in rows)]
    assert len(groups) >= 5
    for group in groups:
        depth = group.count(".") + 1
        below = [code for code in rows if code.startswith(f"{group}.") and code.count(".") == depth]
        scaled = [code for code in rows if code.startswith(f"{group}.") and rows[code][0] == "–"]
        if scaled:
            assert all("quy đổi" in rows[code][1] for code in scaled)
            continue
        assert sum((Decimal(rows[code][0]) for code in below), Decimal(0)) == Decimal(rows[group][0]), group


def test_a_criterion_that_does_not_apply_says_what_happens() -> None:
    # The Front has no members of its own (1.1.2) and no trust loans (1.2.5).
    rows = rows_of("mttq-tinh")
    assert rows["1.1.2"] == ("–", "Không áp dụng; điểm của nhóm được quy đổi theo các tiêu chí còn lại")
    assert rows["1.2.5"] == ("30.00", "Không áp dụng; tính đủ điểm")


@pytest.mark.parametrize(
    ("evidence", "printed"),
    [
        ('["Báo cáo 5", unknown]', "Báo cáo 5; (không rõ)"),
        ('["Báo cáo 5", {text: "Ảnh chụp", file: members.yaml}]', "Báo cáo 5; Ảnh chụp"),
    ],
)
def test_evidence_is_told_by_its_texts(evidence: str, printed: str) -> None:
    regulation = (
        "scoring:\n  stages: [{id: self, by: member}]\n  total: 10\n  criteria:\n"
        '    - {code: A, title: "Kế hoạch", max: 10}\n'
    )
    entries = f"{{A: {{value: 9, evidence: {evidence}}}}}"
    sheet = f"sheets:\n  - {{unit: so-y-te, stage: self, by: so-y-te, entries: {entries}}}\n"
    of = made_up({"cum-1/2024/regulation.yaml": regulation, "cum-1/2024/scores.yaml": sheet})
    assert f"| {printed} |" in make(of, "form", "vi", "so-y-te", draft=True).markdown
