"""Measures that are proposed for the words of a table: what they mean, worked out by hand, or that there are none."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from tests.tables.making import HEAD, node, read, workbook

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
        ("Mỗi lần vắng trừ 1 điểm", "1"),
        ("Chậm 01 ngày trừ 1 điểm", "1"),
    ],
)
def test_what_is_taken_for_each_is_lost(words: str, lose: str) -> None:
    assert proposed(words) == {"kind": "shortfall", "lose": Decimal(lose), **EACH_TIME}


def test_what_is_given_for_each_is_counted() -> None:
    assert proposed("2 điểm/sáng kiến") == {"kind": "count", "each": Decimal(2)}
    assert proposed("Cộng 01 điểm/01 mô hình") == {"kind": "count", "each": Decimal(1)}
