"""Rules E1: points as given, choices, checklists, and what takes points away."""

import pytest

from .measured import given, in_base, in_bonus, misruled, refused
from .year import (
    leaf,
    regulation,
)

# points


@pytest.mark.parametrize(
    ("entry", "expected"), [("0", "0.00"), ("0.01", "0.01"), ("7.25", "7.25"), ("9.99", "9.99"), ("10", "10.00")]
)
def test_e1_points_are_as_given(entry: str, expected: str) -> None:
    assert given(in_base(""), entry) == expected
    assert given(in_base("{kind: points}"), entry) == expected


@pytest.mark.parametrize("entry", ["10.01", "11", "-1", "-0.01", "abc"])
def test_e1_points_outside_0_to_the_maximum_are_an_error(entry: str) -> None:
    assert refused(in_base(""), entry)


@pytest.mark.parametrize(
    ("step", "entry", "right"),
    [
        ("0.5", "0", True),
        ("0.5", "7", True),
        ("0.5", "7.5", True),
        ("0.5", "7.50", True),
        ("0.5", "10", True),
        ("0.5", "7.25", False),
        ("0.5", "0.25", False),
        ("0.25", "7.25", True),
        ("0.25", "7.3", False),
        ("0.1", "0.3", True),  # three tenths are no multiple of a tenth in binary arithmetic
        ("0.1", "0.35", False),
        ("2", "8", True),
        ("2", "7", False),
        ("4", "10", False),  # the maximum is no multiple either
    ],
)
def test_e1_points_are_multiples_of_the_step(step: str, entry: str, right: bool) -> None:
    files = in_base(f"{{kind: points, step: {step}}}")
    assert refused(files, entry) is not right


def test_e1_points_set_by_hand_ignore_the_step() -> None:
    files = in_base("{kind: points, step: 0.5}")
    assert given(files, '{points: 7.25, reason: "Theo kết luận"}') == "7.25"
    assert refused(files, '{points: 10.5, reason: "Theo kết luận"}')


@pytest.mark.parametrize(
    ("measure", "entry"),
    [
        ("{kind: ratio}", "{actual: 50, target: 100}"),
        ("{kind: count, each: 0.5}", "3"),
        ("{kind: choice, options: {full: {text: T, points: 10}, none: {text: T, points: 0}}}", "none"),
        ("{kind: bands, bands: [{less_than: 5, points: 1}, {at_least: 5, points: 10}]}", "3"),
        ("{kind: relative}", "{actual: 50, target: 100}"),
    ],
)
def test_e1_points_set_by_hand_stand_for_any_measure(measure: str, entry: str) -> None:
    files = in_base(measure)
    assert given(files, entry) != "4.44"
    assert given(files, '{points: 4.44, reason: "Theo kết luận"}') == "4.44"
    assert given(files, '{points: 0, reason: "Theo kết luận"}') == "0.00"
    assert given(files, '{points: 10, reason: "Theo kết luận"}') == "10.00"
    assert refused(files, '{points: 10.01, reason: "Theo kết luận"}')


# choice


def choice(best: str) -> str:
    return (
        "{kind: choice, options: {"
        f"full: {{text: T, points: {best}}}, half: {{text: T, points: 1.25}}, none: {{text: T, points: 0}}}}}}"
    )


@pytest.mark.parametrize(("entry", "expected"), [("full", "2.00"), ("half", "1.25"), ("none", "0.00")])
def test_e1_choice_gives_the_points_of_its_option(entry: str, expected: str) -> None:
    assert given(in_base(choice("2"), 2), entry) == expected


@pytest.mark.parametrize("entry", ["quarter", "2", "1.25"])
def test_e1_choice_of_no_option_is_an_error(entry: str) -> None:
    assert refused(in_base(choice("2"), 2), entry)


@pytest.mark.parametrize(("best", "right"), [("2", True), ("2.00", True), ("1.5", False), ("2.5", False)])
def test_e1_choice_in_the_base_gives_the_maximum_for_the_best_option(best: str, right: bool) -> None:
    assert misruled(in_base(choice(best), 2)) is not right


def test_e1_choice_in_a_pool_may_give_less_than_the_maximum() -> None:
    files = in_bonus(choice("2"), 5)
    assert not misruled(files)
    assert given(files, "full") == "2.00"


# checklist


def checklist(last: str) -> str:
    return (
        "{kind: checklist, items: {"
        f"a: {{text: T, points: 2}}, b: {{text: T, points: 0.5}}, c: {{text: T, points: {last}}}}}}}"
    )


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{met: []}", "0.00"),
        ("{met: [b]}", "0.50"),
        ("{met: [a, c]}", "3.50"),
        ("{met: [c, a]}", "3.50"),
        ("{met: [a, b, c]}", "4.00"),
    ],
)
def test_e1_checklist_is_the_sum_of_the_items_met(entry: str, expected: str) -> None:
    assert given(in_base(checklist("1.5"), 4), entry) == expected


@pytest.mark.parametrize("entry", ["{met: [a, a]}", "{met: [a, b, a]}", "{met: [d]}", "{met: [a, d]}"])
def test_e1_checklist_item_named_twice_or_unknown_is_an_error(entry: str) -> None:
    assert refused(in_base(checklist("1.5"), 4), entry)


@pytest.mark.parametrize(("last", "right"), [("1.5", True), ("1", False), ("2", False)])
def test_e1_checklist_in_the_base_adds_up_to_the_maximum(last: str, right: bool) -> None:
    assert misruled(in_base(checklist(last), 4)) is not right


def test_e1_checklist_in_a_pool_is_capped_by_the_maximum() -> None:
    files = in_bonus(checklist("1.5"), 3)
    assert not misruled(files)
    assert given(files, "{met: [a, c]}") == "3.00"
    assert given(files, "{met: [a, b]}") == "2.50"


# Points below 0


@pytest.mark.parametrize(("entry", "expected"), [("-10", "-10.00"), ("-0.25", "-0.25"), ("20", "20.00")])
def test_e1_a_criterion_with_min_may_take_points_away(entry: str, expected: str) -> None:
    files = {"regulation.yaml": regulation(leaf("a", 20, min="-10"), total="20")}
    assert given(files, entry) == expected
    by_hand = {"regulation.yaml": regulation(leaf("a", 20, "{kind: count, each: 1}", min="-10"), total="20")}
    assert given(by_hand, f"{{points: {entry}, reason: R}}") == expected


@pytest.mark.parametrize("entry", ["-10.01", "20.01"])
def test_e1_points_stay_between_min_and_the_maximum(entry: str) -> None:
    assert refused({"regulation.yaml": regulation(leaf("a", 20, min="-10"), total="20")}, entry)


def test_e1_items_are_summed_within_min_and_the_maximum() -> None:
    items = "{kind: checklist, items: {x: {text: X, points: 10}, y: {text: Y, points: -4}, z: {text: Z, points: -9}}}"
    files = {"regulation.yaml": regulation(leaf("a", 10, items, min="-10"), total="10")}
    assert [given(files, f"{{met: [{met}]}}") for met in ("x, y", "y", "y, z", "")] == [
        "6.00", "-4.00", "-10.00", "0.00"
    ]  # fmt: skip


def test_e1_bands_may_take_points_away() -> None:
    bands = "{kind: bands, bands: [{at_least: 50, points: 10}, {less_than: 50, points: -5}]}"
    files = {"regulation.yaml": regulation(leaf("a", 10, bands, min="-5"), total="10")}
    assert [given(files, value) for value in ("50", "49.9")] == ["10.00", "-5.00"]
    assert misruled({"regulation.yaml": regulation(leaf("a", 10, bands), total="10")})
    assert misruled({"regulation.yaml": regulation(leaf("a", 10, bands, min="-4.99"), total="10")})
