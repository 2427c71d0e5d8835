"""Columns of score tables: all of them, in order, at most thirty a page, cut between groups where that is possible."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from emucli.papers.contents.columns import MOST, Column, pages_of


def column(group: int | None, number: int) -> Column:
    """A column of a group."""
    return Column(
        group=None if group is None else f"Nhóm {group}",
        code=f"{group}.{number}",
        title="x",
        maximum="5",
        key=f"{group}.{number}",
    )


def pieces(*sizes: int) -> list[list[Column]]:
    """One piece a group, of so many columns."""
    return [[column(at, number) for number in range(size)] for at, size in enumerate(sizes)]


SUMMARY = [column(None, number) for number in range(4)]


@settings(deadline=None)
@given(st.lists(st.integers(1, 45), min_size=1, max_size=8))
def test_every_column_stands_once_in_its_order(sizes: list[int]) -> None:
    several = pieces(*sizes)
    pages = pages_of(several, SUMMARY)
    whole = [one for piece in several for one in piece] + SUMMARY
    assert [one for page in pages for one in page] == whole
    assert all(0 < len(page) <= MOST for page in pages)
    # No two neighbours would fit one page.
    assert all(len(left) + len(right) > MOST for left, right in pairwise(pages)) or len(pages) == -(-len(whole) // MOST)


def test_thirty_columns_stand_on_one_page_and_one_more_on_two() -> None:
    assert [len(page) for page in pages_of(pieces(13, 13), SUMMARY)] == [30]
    assert [len(page) for page in pages_of(pieces(13, 14), SUMMARY)] == [13, 18]


def test_groups_are_not_cut_where_that_saves_no_page() -> None:
    # 20 + 20 columns: 30 and 14 would do, but a group would be cut in two.
    assert [len(page) for page in pages_of(pieces(20, 20), SUMMARY)] == [20, 24]


def test_a_group_that_is_wider_than_a_page_is_cut_evenly() -> None:
    # Two halves of 28 columns; the summary of 4 finds no room on the second one.
    assert [len(page) for page in pages_of(pieces(56), SUMMARY)] == [28, 28, 4]
