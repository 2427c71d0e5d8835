"""The score table: columns add up to sums and totals as a reader would add them, maxima and marks stand where due."""

from decimal import Decimal

from emucli.papers.document.parts import Table
from tests.papers.making import example, make


def tables(name: str) -> list[Table]:
    """The tables of a name in the score table of the worked example."""
    (section,) = make(example(), "scoreboard").document().sections
    return [part for part in section.parts if isinstance(part, Table) and part.name == name]


def number(text: str) -> Decimal:
    """A number as Vietnamese papers write it."""
    return Decimal(text.replace(".", "").replace(",", "."))


def columns() -> dict[str, dict[str, str]]:
    """Of each unit the texts by the head of their column, over both pages."""
    found: dict[str, dict[str, str]] = {}
    for table in tables("scoreboard"):
        for row in table.body:
            cells = dict(zip(table.plain_head, (cell.text for cell in row), strict=True))
            found.setdefault(cells["Đơn vị"], {}).update(cells)
    return found


def test_the_page_is_landscape_and_no_table_has_more_than_thirty_columns_of_points() -> None:
    (section,) = make(example(), "scoreboard").document().sections
    assert section.landscape
    assert [len(table.widths) - 2 <= 30 for table in tables("scoreboard")] == [True, True]


def test_criteria_add_up_to_their_group_and_groups_to_the_total() -> None:
    units = columns()
    assert len(units) == 8
    for unit, cells in units.items():
        groups = {code: number(cells[f"Cộng {code}"]) for code in "123"}
        if "–" not in cells.values():
            # Where a criterion does not apply, the rest of its group is scaled up and need not add up.
            for code, total in groups.items():
                leaves = [number(text) for head, text in cells.items() if head.startswith(f"{code}.")]
                assert sum(leaves) == total, (unit, code)
        total = sum(groups.values()) + number(cells["Điểm thưởng"]) - number(cells["Điểm trừ"])
        assert total == number(cells["Tổng điểm"]), unit


def test_maxima_add_up_to_the_declared_total() -> None:
    maxima: dict[str, str] = {}
    for table in tables("scoreboard"):
        # The first cell of the row reaches over the number and the unit.
        maxima.update(zip(table.plain_head[2:], (cell.text for cell in table.head[-1][1:]), strict=True))
    assert sum(number(maxima[f"Cộng {code}"]) for code in "123") + number(maxima["Điểm thưởng"]) == 1000
    assert maxima["Tổng điểm"] == "1.000"


def test_units_stand_in_the_order_of_ranks_and_a_row_with_a_scaled_group_can_be_added_up() -> None:
    units = columns()
    assert [cells["Xếp hạng"] for cells in units.values()] == [str(rank) for rank in range(1, 9)]
    # 70 + 50 + 50 + 30 + 28.96 = 228.96 of 240 that apply; 228.96 x 300/240 = 286.20, of which 57.24 are added.
    assert units["Mặt trận Tổ quốc"]["1.1.2"] == "+57,24"
    front = {code: number(text) for code, text in units["Mặt trận Tổ quốc"].items() if code.startswith("1.")}
    assert sum(front.values()) == number(units["Mặt trận Tổ quốc"]["Cộng 1"])


def test_the_columns_of_a_further_page_number_on() -> None:
    first, second = tables("scoreboard")
    codes = [[cell.text for cell in table.head[-2]] for table in (first, second)]
    assert codes[0] == [f"({at})" for at in range(1, len(codes[0]) + 1)]
    # The unit stands on both pages under the same two codes.
    assert codes[1][:2] == ["(1)", "(2)"]
    assert codes[1][2:] == [f"({at})" for at in range(len(codes[0]) + 1, len(codes[0]) + len(codes[1]) - 1)]


def test_codes_in_the_heads_are_explained_in_a_legend() -> None:
    (legend,) = tables("legend")
    codes = {cell.text for row in legend.body for cell in (row[0], row[2]) if cell.text}
    heads = {head for table in tables("scoreboard") for head in table.plain_head if head[0].isdigit()}
    assert codes == heads
    assert len(codes) == 29
