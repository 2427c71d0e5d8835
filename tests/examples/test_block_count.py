"""The standings of the worked example, counted as its secretariat would in a spreadsheet: without the program.

Nothing of emucli is used but the way to run it. Each criterion of the year's `regulation.yaml` is a column below, its
maximum and its formula typed in; a change of that regulation has to be typed in here as well.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.program import REPOSITORY, emucli

YEAR = "examples/block/example-block/2025"

UNITS = (
    "ldld-tinh", "hoi-phu-nu-tinh", "mttq-tinh", "hoi-nong-dan-tinh",
    "hoi-cuu-chien-binh-tinh", "doan-thanh-nien-tinh", "hoi-chu-thap-do-tinh", "hoi-dong-y-tinh",
)  # fmt: skip

WITH_TRUST_LOANS = ("hoi-phu-nu-tinh", "hoi-nong-dan-tinh", "hoi-cuu-chien-binh-tinh", "doan-thanh-nien-tinh")
"""Criterion 1.2.5 is about these; the other four get its 30 points in full."""

WITHOUT_MEMBERS = "mttq-tinh"
"""The unit without criterion 1.1.2 (60 of the 300 points of 1.1): its other points there count 300/240."""

CHILDREN: Mapping[str, Sequence[str]] = {
    "1.1": ("1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.1.5", "1.1.6"),
    "1.2": ("1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5"),
    "1.3": ("1.3.1", "1.3.2", "1.3.3"),
    "1.4": ("1.4.1", "1.4.2", "1.4.3"),
    "1": ("1.1", "1.2", "1.3", "1.4"),
    "2.1": ("2.1.1", "2.1.2", "2.1.3"),
    "2.2": ("2.2.1", "2.2.2", "2.2.3"),
    "2": ("2.1", "2.2"),
    "3": ("3.1", "3.2", "3.3", "3.4", "3.5", "3.6"),
    "T1": ("T1.1", "T1.2", "T1.3"),
    "T3": ("T3.1", "T3.2"),
}
"""Groups, inner ones first: each is the sum of its children."""

BY_AGENCY = ("3.5", "P2")
"""The Department of Home Affairs alone decides these."""

Entry = Any
"""What a scorer wrote for one criterion: a text, or a mapping of texts."""

View = Mapping[str, Mapping[str, Entry]]
"""All that one scorer wrote (or the leadership together): entries by unit and criterion."""

Marks = Mapping[str, Mapping[str, Fraction]]
"""Exact points by unit and criterion."""


# --- One column a criterion -------------------------------------------------------------------------------------------


def plain(entry: Entry) -> Fraction:
    """The number that an entry is, or holds as its `value`."""
    return Fraction(entry["value"] if isinstance(entry, dict) else entry)


def word(entry: Entry) -> str:
    """The option that an entry is, or holds as its `value`."""
    return str(entry["value"] if isinstance(entry, dict) else entry)


def percent(entry: Entry) -> Fraction:
    """`{part: 19, of: 20}` is exactly 95."""
    return 100 * Fraction(entry["part"]) / Fraction(entry["of"])


def stairs(value: Fraction, steps: Iterable[tuple[int, int]], below: int) -> Fraction:
    """The points beside the first limit that the value reaches."""
    return Fraction(next((points for limit, points in steps if value >= limit), below))


def late(days: Fraction, steps: Iterable[tuple[int, int]], beyond: int) -> Fraction:
    """The points beside the first number of days that is not exceeded."""
    return Fraction(next((points for limit, points in steps if days <= limit), beyond))


def met(entry: Entry, items: Mapping[str, int]) -> Fraction:
    """The sum of the items that are met."""
    return Fraction(sum(items[item] for item in entry["met"]))


def share(entry: Entry, most: int) -> Fraction:
    """The maximum times actual / target, at most the maximum."""
    return min(Fraction(most), most * Fraction(entry["actual"]) / Fraction(entry["target"]))


def actual(entry: Entry) -> Fraction:
    """What was achieved, where the target is the same for all."""
    return Fraction(entry["actual"])


def tasks_on_time(entry: Entry) -> Fraction:
    """1.1.3: 50 less 2 for every full 1% below the target of 98."""
    missing = (98 - actual(entry)) / 98 * 100
    return max(Fraction(0), Fraction(50 - 2 * max(0, missing.numerator // missing.denominator)))


def strong_branches(entry: Entry) -> Fraction:
    """2.2.2: 30 less 1.5 for every point below the target of 90, parts of a point too."""
    return max(Fraction(0), 30 - Fraction("1.5") * max(Fraction(0), 90 - actual(entry)))


def overdue_debt(entry: Entry) -> Fraction:
    """1.2.5: 30 times 0.25 / actual, at most 30."""
    return Fraction(30) if actual(entry) == 0 else min(Fraction(30), 30 * Fraction("0.25") / actual(entry))


def net_targets(entry: Entry) -> Fraction:
    """T1.3: 3 for each target exceeded, less 2 for each one missed, within -4 to 12."""
    return Fraction(min(12, max(-4, 3 * int(entry["plus"]) - 2 * int(entry["minus"]))))


COLUMNS: Mapping[str, Callable[[Entry], Fraction]] = {
    "1.1.1": lambda entry: stairs(percent(entry), [(100, 80), (95, 70), (85, 55), (70, 35)], 0),
    "1.1.2": lambda entry: share(entry, 60),
    "1.1.3": tasks_on_time,
    "1.1.5": lambda entry: min(Fraction(30), 5 * plain(entry)),
    "1.1.6": plain,
    "1.2.1": plain,
    "1.2.2": lambda entry: min(Fraction(40), 8 * plain(entry)),
    "1.2.3": lambda entry: share(entry, 40),
    "1.2.4": lambda entry: met(entry, {"ke-hoach": 10, "du-lieu": 12, "lop-tap-huan": 10, "trang-tin": 8}),
    "1.2.5": overdue_debt,
    "1.3.1": lambda entry: Fraction({"ca-hai": 30, "chua-so-ket": 24, "mot-co-quan": 15, "khong": 0}[word(entry)]),
    "1.3.2": plain,
    "1.3.3": lambda entry: met(entry, {"tuyen-truyen": 8, "bien-gioi-bien-dao": 9, "hau-phuong": 8}),
    "1.4.1": lambda entry: late(plain(entry), [(0, 20), (2, 16), (5, 11), (10, 5)], 0),
    "1.4.2": lambda entry: min(Fraction(30), 30 * actual(entry) / 95),
    "1.4.3": plain,
    "2.1.1": lambda entry: met(entry, {"ke-hoach": 8, "dien-hinh": 10, "tuyen-truyen": 6, "kiem-tra": 6}),
    "2.1.2": plain,
    "2.1.3": lambda entry: stairs(percent(entry), [(98, 30), (95, 26), (90, 20)], 10),
    "2.2.1": lambda entry: Fraction({"xuat-sac": 40, "tot": 35, "hoan-thanh": 25, "khong": 0}[word(entry)]),
    "2.2.2": strong_branches,
    "2.2.3": plain,
    "3.1": lambda entry: Fraction({"dung-han": 15, "cham": 10, "khong": 0}[word(entry)]),
    "3.2": lambda entry: met(entry, {"phat-dong": 6, "dang-ky": 4, "so-ket": 5, "tong-ket": 5}),
    "3.3": lambda entry: min(Fraction(20), 4 * plain(entry)),
    "3.4": lambda entry: stairs(percent(entry), [(60, 15), (40, 11), (20, 6)], 0),
    "3.5": lambda entry: late(plain(entry), [(0, 15), (3, 12), (7, 7)], 0),
    "3.6": plain,
    "T1.1": lambda entry: min(Fraction(15), 5 * plain(entry)),
    "T1.2": lambda entry: min(Fraction(18), 6 * plain(entry)),
    "T1.3": net_targets,
    "T3.1": lambda entry: min(Fraction(6), 3 * plain(entry)),
    "T3.2": lambda entry: Fraction({"chu-tri": 6, "phoi-hop": 3}[word(entry)]),
    "P1": lambda entry: min(Fraction(10), 2 * plain(entry)),
    "P2": lambda entry: met(entry, {"khong-phat-dong": 3, "khong-giao-uoc": 3, "khong-dang-ky": 2}),
    "P3": lambda entry: min(Fraction(15), 5 * plain(entry)),
}
"""Every criterion but 1.1.4, whose points depend on what the others achieved."""

POOLED = tuple(code for code in COLUMNS if code[0] in "TP")
"""Bonus and penalty criteria: one that a scorer leaves out is 0."""


def by_hand(entry: Entry) -> Fraction | None:
    """Points that a person set in place of the formula."""
    return Fraction(entry["points"]) if isinstance(entry, dict) and "points" in entry else None


def cell(code: str, entry: Entry) -> Fraction:
    """The points of one entry, in any column but 1.1.4."""
    hand = by_hand(entry)
    return COLUMNS[code](entry) if hand is None else hand


def support_raised(view: View) -> Mapping[str, Fraction]:
    """1.1.4: 40 for the target of 400 million, up to 10 more by comparison with whoever exceeded it most."""
    column = {unit: entries["1.1.4"] for unit, entries in view.items()}
    by_rule = {unit: (actual(entry) - 400) / 400 for unit, entry in column.items() if by_hand(entry) is None}
    best = max(by_rule.values())
    counted = {unit: 40 + (10 * excess / best if excess > 0 else 40 * excess) for unit, excess in by_rule.items()}
    return {unit: counted[unit] if unit in counted else Fraction(entry["points"]) for unit, entry in column.items()}


def marks_of(view: View) -> Marks:
    """The points that one scorer's entries come to, before anything is combined or rounded."""
    raised = support_raised(view)
    nothing = dict.fromkeys(POOLED, Fraction(0))
    return {
        unit: {
            **nothing,
            **{code: cell(code, entry) for code, entry in entries.items() if code != "1.1.4"},
            "1.1.4": raised[unit],
        }
        for unit, entries in view.items()
    }


# --- The sheets -------------------------------------------------------------------------------------------------------


def read(name: str) -> Any:
    """A record file with every scalar as the text it is."""
    return yaml.load((REPOSITORY / YEAR / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def view_of(name: str) -> View:
    """The sheets of one file by unit, without those that their scorer declined to fill in."""
    return {sheet["unit"]: sheet["entries"] for sheet in read(name)["sheets"] if "recused" not in sheet}


@cache
def appraised() -> Marks:
    """What the leader and the deputy gave, as one stage."""
    return marks_of(view_of("scores/appraisal.yaml"))


@cache
def peers() -> Sequence[Marks]:
    """What each peer gave the others."""
    return [marks_of(view_of(f"scores/peer/{scorer}.yaml")) for scorer in UNITS]


@cache
def agency() -> View:
    """What the Department of Home Affairs wrote."""
    return view_of("scores/agency.yaml")


# --- From points to standings -----------------------------------------------------------------------------------------


class Line(NamedTuple):
    """One row of the result."""

    criteria: Mapping[str, Decimal]
    base: Decimal
    bonus: Decimal
    penalty: Decimal
    total: Decimal


def rounded(points: Fraction) -> Decimal:
    """To two decimals; half a hundredth goes away from zero."""
    hundredths = int(abs(points) * 100 + Fraction(1, 2))
    return Decimal(hundredths if points >= 0 else -hundredths).scaleb(-2)


def trimmed(scores: Sequence[Fraction]) -> Fraction:
    """The mean without the highest and the lowest."""
    kept = sorted(scores)[1:-1]
    return sum(kept, Fraction(0)) / len(kept)


def does_not_apply(unit: str, code: str) -> bool:
    """Whether the criterion is not in the unit's table at all."""
    return unit == WITHOUT_MEMBERS and code == "1.1.2"


def points(unit: str, code: str) -> Fraction:
    """A criterion's points: 60% the leadership's, 40% the peers' trimmed mean, or the agency's alone."""
    if code in BY_AGENCY:
        entry = agency()[unit].get(code)
        return Fraction(0) if entry is None else cell(code, entry)
    if code == "1.2.5" and unit not in WITH_TRUST_LOANS:
        return Fraction(30)
    given = [marks[unit][code] for marks in peers() if unit in marks]
    return (60 * appraised()[unit][code] + 40 * trimmed(given)) / 100


def leaves(unit: str) -> Mapping[str, Decimal]:
    """The rounded points of every criterion of the unit's table."""
    return {code: rounded(points(unit, code)) for code in ("1.1.4", *COLUMNS) if not does_not_apply(unit, code)}


def with_groups(unit: str, counted: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    """The same with the sums of the groups; T1 gives at most 40, T3 at most 10."""
    sums = dict(counted)
    for group, children in CHILDREN.items():
        sums[group] = sum((sums[code] for code in children if code in sums), Decimal(0))
        if group == "1.1" and unit == WITHOUT_MEMBERS:
            sums[group] = rounded(Fraction(sums[group]) * 300 / 240)
    sums["T1"] = min(sums["T1"], Decimal("40.00"))
    sums["T3"] = min(sums["T3"], Decimal("10.00"))
    return sums


@cache
def line(unit: str) -> Line:
    """A unit's row: the base, the bonus (at most 50), the penalty (at most 30), and the total (at least 0)."""
    criteria = with_groups(unit, leaves(unit))
    base = criteria["1"] + criteria["2"] + criteria["3"]
    bonus = min(criteria["T1"] + criteria["T3"], Decimal("50.00"))
    penalty = min(criteria["P1"] + criteria["P2"] + criteria["P3"], Decimal("30.00"))
    return Line(criteria, base, bonus, penalty, max(Decimal("0.00"), base + bonus - penalty))


def standing(unit: str) -> tuple[Decimal, Decimal, Decimal]:
    """What decides the order, higher first: the total, then group 1, then the smaller penalty."""
    row = line(unit)
    return row.total, row.criteria["1"], -row.penalty


def rank(unit: str) -> int:
    """One more than the units that stand higher."""
    return 1 + sum(standing(other) > standing(unit) for other in UNITS)


# --- The tests --------------------------------------------------------------------------------------------------------


def test_the_sheets_are_all_there() -> None:
    assert sorted(path.stem for path in Path(REPOSITORY, YEAR, "scores/self").glob("*.yaml")) == sorted(UNITS)
    assert sorted(view_of("scores/appraisal.yaml")) == sorted(agency()) == sorted(UNITS)
    received = [sum(unit in marks for marks in peers()) for unit in UNITS]
    assert sorted(received) == [6, 7, 7, 7, 7, 7, 7, 7], "one peer stood aside once"


def test_two_units_are_equal_and_group_1_decides() -> None:
    totals = [line(unit).total for unit in UNITS]
    equal = [unit for unit in UNITS if totals.count(line(unit).total) > 1]
    assert len(equal) == 2
    assert len({line(unit).criteria["1"] for unit in equal}) == 2
    assert sorted(map(rank, UNITS)) == list(range(1, 9))


@pytest.mark.parametrize(
    ("unit", "code", "by_hand"),
    [
        # 60 x 4212/4500; the one peer who counted 4190 is trimmed away.
        ("ldld-tinh", "1.1.2", "56.16"),
        # 96.5 is 1.53% below 98: one full per cent, 2 points.
        ("hoi-nong-dan-tinh", "1.1.3", "48.00"),
        # 80% of 50 at 400 million; 372 million are 93% of that.
        ("hoi-dong-y-tinh", "1.1.4", "37.20"),
        # The leadership 12; the peers 12, 12, 12, 18, 18, 18, 18, trimmed 15.6: 7.20 + 6.24.
        ("hoi-phu-nu-tinh", "T1.2", "13.44"),
        # The leadership 2; two of seven peers claimed nothing, trimmed 1.6: 1.20 + 0.64.
        ("hoi-cuu-chien-binh-tinh", "P1", "1.84"),
        # (70 + 50 + 50 + 30 + 28.96) x 300/240: the leadership and the peers agree on all but the last.
        ("mttq-tinh", "1.1", "286.20"),
    ],
)
def test_some_cells_by_hand(unit: str, code: str, by_hand: str) -> None:
    assert str(line(unit).criteria[code]) == by_hand


@pytest.mark.parametrize("unit", UNITS)
def test_the_count_agrees_with_what_was_announced(unit: str) -> None:
    announced = {entry["unit"]: entry for entry in read("outcome.yaml")["announced"]}
    assert (str(line(unit).total), str(rank(unit))) == (announced[unit]["total"], announced[unit]["rank"])


@cache
def from_program() -> Mapping[str, Mapping[str, Any]]:
    """The standings that the real program prints, by unit."""
    run = emucli("score", YEAR, "--format", "json")
    assert run.code == 0, run.said
    result = json.loads(run.text)
    assert result["status"] == "ranked"
    return {one["unit"]: one for one in result["standings"]}


@pytest.mark.parametrize("unit", UNITS)
def test_the_count_agrees_with_the_program(unit: str) -> None:
    printed = from_program()[unit]
    row = line(unit)
    assert {name: printed[name] for name in ("total", "base", "bonus", "penalty")} == {
        "total": str(row.total), "base": str(row.base), "bonus": str(row.bonus), "penalty": str(row.penalty),
    }  # fmt: skip
    assert printed["rank"] == rank(unit)


@pytest.mark.parametrize("unit", UNITS)
def test_every_criterion_agrees_with_the_program(unit: str) -> None:
    counted = {code: str(given) for code, given in line(unit).criteria.items()}
    not_in_its_table = {code: None for code in COLUMNS if does_not_apply(unit, code)}
    assert from_program()[unit]["criteria"] == {**counted, **not_in_its_table}
