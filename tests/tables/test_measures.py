"""Measures that are proposed for the words of a table: what they mean, worked out by hand, or that there are none."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from tests.tables.making import HEAD, Row, node, read, workbook

EACH_TIME = {"of": "points", "step": "full", "lower_is_better": "true", "target": Decimal(0)}


def proposed(words: str, points: int = 10) -> Mapping[str, object] | None:
    """What is proposed for a criterion of the base beside which words stand."""
    table = read(workbook(HEAD, ("1", "Việc", points, words)))
    assert table.proposals is not None
    return table.proposals.get(node(table, "1"))


@pytest.mark.parametrize(
    ("words", "lose"),
    [
        ("Trừ 0,5 điểm/lần", "0.5"),
        ("Trừ 02 điểm/01 cuộc họp", "2"),
        ("trừ 1 điểm/người", "1"),
        ("Không tổ chức trừ 5 điểm/phong trào", "5"),
        ("-1 điểm/lần", "1"),
        ("Điểm trừ: 1 điểm/lần", "1"),
        ("Mỗi lần vắng trừ 1 điểm", "1"),
        ("Chậm 01 ngày trừ 1 điểm", "1"),
    ],
)
def test_what_is_taken_for_each_is_lost(words: str, lose: str) -> None:
    assert proposed(words) == {"kind": "shortfall", "lose": Decimal(lose), **EACH_TIME}


def test_what_is_given_for_each_is_counted() -> None:
    assert proposed("2 điểm/sáng kiến") == {"kind": "count", "each": Decimal(2)}
    assert proposed("Cộng 01 điểm/01 mô hình") == {"kind": "count", "each": Decimal(1)}


@pytest.mark.parametrize(
    "words",
    [
        "Từ 01 đến 05 ngày: trừ 2 điểm; trên 05 ngày: trừ 5 điểm",
        "Từ 01 đến 05 ngày: trừ 2 điểm",
        "Chậm quá 01 ngày trừ 2 điểm",
        "Mỗi lần vắng trừ 1 điểm (tối đa trừ 5 điểm)",
        "Mỗi lần vắng trừ 1 điểm, tối đa trừ 3 điểm",
        "Mỗi lần vắng trừ 1 điểm; không báo cáo trừ 5 điểm",
        "Mỗi lần vắng trừ 1 điểm\nKhông báo cáo trừ 5 điểm",
        "Mỗi lần vắng trừ 1 điểm; không báo cáo không chấm điểm",
        "Mỗi lần vắng trừ 1 điểm; không báo cáo trừ hết điểm",
        "Hoàn thành 100%: 10 điểm; cứ thêm 1% cộng 0,5 điểm",
        "Hoàn thành 100%: 10 điểm; cứ thêm 1%: 0,5 điểm",
        "Tốt: 10 điểm; khá: 5 điểm; không báo cáo trừ 5 điểm",
        "Tốt: 10 điểm; khá: 8 điểm hoặc 5 điểm; đạt: 3 điểm",
        "Hoàn thành: 10 điểm; mỗi sáng kiến cộng 0,5 điểm",
        "Điểm theo tỷ lệ; không báo cáo trừ 5 điểm",
    ],
)
def test_half_a_rule_is_not_proposed(words: str) -> None:
    assert proposed(words) is None


def test_the_maximum_may_stand_beside_what_each_gives_or_takes() -> None:
    assert proposed("Mỗi lần vắng trừ 1 điểm (tối đa trừ 10 điểm)") == {
        "kind": "shortfall", "lose": Decimal(1), **EACH_TIME,
    }  # fmt: skip
    assert proposed("Đạt 100% được 10 điểm; mỗi 1% thiếu trừ 1 điểm") == {
        "kind": "shortfall", "lose": Decimal(1), "of": "percent", "step": "full",
    }  # fmt: skip
    assert proposed("Mỗi sáng kiến cộng 2 điểm, tối đa 10 điểm") == {"kind": "count", "each": Decimal(2)}


def test_what_each_takes_in_the_penalty_is_counted_up_to_its_maximum_only() -> None:
    rows: list[Row] = [("1", "Việc", 10), ("II", "Điểm trừ"), ("1", "Vắng", 3, "Mỗi lần trừ 1 điểm, tối đa trừ 3 điểm")]
    rows += [("2", "Chậm", None, "Mỗi lần trừ 1 điểm, tối đa trừ 3 điểm"), ("3", "Thiếu", None, "Trừ 1 điểm/lần")]
    table = read(workbook(HEAD, *rows))
    assert table.proposals is not None
    assert [table.proposals.get(node(table, f"II.{at}")) for at in (1, 2, 3)] == [
        {"kind": "count", "each": Decimal(1)}, None, {"kind": "count", "each": Decimal(1)},
    ]  # fmt: skip
