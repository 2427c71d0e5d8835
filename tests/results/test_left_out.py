"""Which sheets a mean leaves out as a whole (rule C7), and that explanations name them."""

from pathlib import Path

import pytest

from emucli.results.left_out import left_out
from emucli.results.year import year_result
from tests.cli.scored import lay_out, score
from tests.scoring.year import YTE, leaf, loaded, members, regulation, sheet, sheets

_SEATS = ", ".join(f'{by}: {{name: "Ghế {by.upper()}"}}' for by in "pqrst")
_PANEL = f"[{{id: council, by: panel, combine: trimmed_mean, trim_by: sheet, at_least: 3, seats: {{{_SEATS}}}}}]"


def files(**given: tuple[int, int | None]) -> dict[str, str]:
    """A year of one unit, scored by a panel on two criteria of at most 10; None where a sheet leaves one out."""
    several = {by: {"a": a} if b is None else {"a": a, "b": b} for by, (a, b) in given.items()}
    return {
        "members.yaml": members(YTE),
        "regulation.yaml": regulation(leaf("a", 10), leaf("b", 10), total="20", stages=_PANEL),
        "scores.yaml": sheets(*(sheet(YTE, entries, stage="council", by=by) for by, entries in several.items())),
    }


def of(**given: tuple[int, int | None]) -> dict[str, dict[str, str]]:
    """What is left out of the sheets of the unit, by period."""
    cluster = next(one for one in loaded(files(**given)).clusters if one.path == "cum-1")
    scores = year_result(cluster, cluster.years["2024"]).scores
    assert scores is not None
    return {period: dict(out) for period, out in left_out(scores, YTE, "council")}


@pytest.mark.parametrize(
    ("given", "out"),
    [
        # Sums 2, 10, 11, 17: the least and the most.
        ({"p": (1, 1), "q": (5, 5), "r": (9, 2), "s": (8, 9)}, {"p": "lowest", "s": "highest"}),
        # Sums 2, 10, 10, 10: one of the three equal ones goes, whichever it is.
        (
            {"p": (1, 1), "q": (5, 5), "r": (5, 5), "s": (5, 5)},
            {"p": "lowest", "q": "equal", "r": "equal", "s": "equal"},
        ),
        # The sheet of t has no sum.
        (
            {"p": (1, 1), "q": (5, 5), "r": (9, 2), "s": (8, 9), "t": (9, None)},
            {"p": "lowest", "s": "highest", "t": "unfinished"},
        ),
    ],
)
def test_the_sheets_of_the_highest_and_lowest_sums_are_left_out(
    given: dict[str, tuple[int, int | None]], out: dict[str, str]
) -> None:
    assert of(**given) == {"": out}


def test_nothing_is_left_out_while_too_few_sheets_have_come() -> None:
    assert of(p=(1, 1), q=(5, 5)) == {}


def test_explanations_name_the_sheets_that_do_not_count(tmp_path: Path) -> None:
    root = lay_out(tmp_path, files(p=(1, 1), q=(5, 5), r=(9, 2), s=(8, 9)))
    # Without p and s: a is (5 + 9) / 2 = 7, b is (5 + 2) / 2 = 3.5.
    assert score(root, "--explain", f"{YTE}/a").text.split("\n")[1:-3] == [
        "  a T: 7 -> 7,00",
        "    Hội đồng: (5 + 9) / 2 = 7 (trung bình cộng sau khi bỏ phiếu có tổng điểm cao nhất"
        " và phiếu có tổng điểm thấp nhất)",
        "      Ghế P: 1 (không tính: phiếu có tổng điểm thấp nhất)",
        "      Ghế Q: 5",
        "      Ghế R: 9",
        "      Ghế S: 8 (không tính: phiếu có tổng điểm cao nhất)",
    ]
    told = "Hội đồng: không tính phiếu của Ghế P và Ghế S, do có tổng điểm cao nhất hoặc thấp nhất"
    assert f"\n{told}\n" in score(root, "--explain", YTE).text
    assert f"\n- {told}\n" in score(root, "--explain", YTE, "--format", "md").text
