"""Every measure at its boundaries, in the base of a year whose three members all have the same entry."""

import pytest

from .year import (
    ALL,
    DL,
    GDDT,
    VHTT,
    YTE,
    errors_at,
    leaf,
    line,
    members,
    points,
    pool,
    regulation,
    same,
    scored,
    sheet,
    sheets,
    standings,
    warnings_at,
)


def in_base(measure: str, maximum: object = 10) -> dict[str, str]:
    """A regulation with the one criterion `a`."""
    return {"regulation.yaml": regulation(leaf("a", maximum, measure), total=str(maximum))}


def in_bonus(measure: str, maximum: object = 5) -> dict[str, str]:
    """A regulation with a base that is scored on `b`, and the criterion `a` in its bonus of at most 20."""
    bonus = pool(leaf("a", maximum, measure), max="20")
    return {"regulation.yaml": regulation(leaf("b", 10), total="30", bonus=bonus)}


def given(files: dict[str, str], entry: object) -> str:
    """The points for `a` that everyone has with this entry. Nothing is wrong with it."""
    all_files = {**files, "scores.yaml": same(b=1, a=entry) if '"b"' in files["regulation.yaml"] else same(a=entry)}
    assert errors_at(all_files) == []
    of = points(all_files)
    assert {one["a"] for one in of.values()} == {of[YTE]["a"]}
    return of[YTE]["a"]


def refused(files: dict[str, str], entry: object) -> bool:
    """Whether this entry for `a` is an error; if anything is, then that alone."""
    scores = sheets(sheet(YTE, {"b": 1, "a": entry} if '"b"' in files["regulation.yaml"] else {"a": entry}))
    all_files = {**files, "scores.yaml": scores}
    errors = errors_at(all_files)
    assert errors in ([], [line(all_files, "scores.yaml", '"a"')])
    return bool(errors)


def misruled(files: dict[str, str]) -> bool:
    """Whether the measure of `a` is an error in the regulation; if anything is, then that alone."""
    errors = errors_at(files)
    assert errors in ([], [line(files, "regulation.yaml", 'code: "a"')])
    return bool(errors)


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


# bands


def bands(*written: str, **other: str) -> str:
    keys = "".join(f", {key}: {value}" for key, value in other.items())
    return f"{{kind: bands, bands: [{', '.join(f'{{{one}}}' for one in written)}]{keys}}}"


# Below 95%; from 95% to below 100% ("từ 95% đến dưới 100%"); 100% and more.
FROM_95 = bands("less_than: 95, points: 0.5", "at_least: 95, less_than: 100, points: 1.75", "at_least: 100, points: 2")
# At most 95%; above 95% ("đạt trên 95%").
ABOVE_95 = bands("at_most: 95, points: 0.5", "more_than: 95, points: 2")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("-3", "0.50"),
        ("0", "0.50"),
        ("94.99", "0.50"),
        ("94.99999999999999999999", "0.50"),
        ("95", "1.75"),
        ("95.00", "1.75"),
        ("97.5", "1.75"),
        ("99.99999999999999999999", "1.75"),
        ("100", "2.00"),
        ("100.00000000000000000001", "2.00"),
        ("250", "2.00"),
        ("{part: 19, of: 20}", "1.75"),  # exactly 95
        ("{part: 18999, of: 20000}", "0.50"),  # 94.995
        ("{part: 2, of: 3}", "0.50"),
        ("{part: 29, of: 30}", "1.75"),  # 96.666...
        ("{part: 0, of: 20}", "0.50"),
        ("{part: 20, of: 20}", "2.00"),
        ("{part: 7, of: 7}", "2.00"),
    ],
)
def test_e2_bands_that_include_their_lower_end(entry: str, expected: str) -> None:
    assert given(in_base(FROM_95, 2), entry) == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("94.99", "0.50"),
        ("95", "0.50"),
        ("95.00000000000000000001", "2.00"),
        ("95.01", "2.00"),
        ("{part: 19, of: 20}", "0.50"),
        ("{part: 19001, of: 20000}", "2.00"),  # 95.005
    ],
)
def test_e2_bands_that_include_their_upper_end(entry: str, expected: str) -> None:
    assert given(in_base(ABOVE_95, 2), entry) == expected


@pytest.mark.parametrize(
    ("boundary", "expected"),
    [
        ("66.66", "2.00"),
        ("66.66666666", "2.00"),
        ("66.67", "1.00"),  # 2/3 is below 66.67, although it is shown like that
        ("66.66666667", "1.00"),
    ],
)
def test_e2_part_of_a_whole_is_compared_exactly(boundary: str, expected: str) -> None:
    measure = bands(f"less_than: {boundary}, points: 1", f"at_least: {boundary}, points: 2")
    assert given(in_base(measure, 2), "{part: 2, of: 3}") == expected


CLOSED = bands("at_least: 0, less_than: 50, points: 1", "at_least: 50, at_most: 100, points: 2")
OPEN_ENDS = bands("more_than: 0, at_most: 50, points: 1", "more_than: 50, less_than: 100, points: 2")


@pytest.mark.parametrize(
    ("measure", "entry", "expected"),
    [
        (CLOSED, "0", "1.00"),
        (CLOSED, "49.999", "1.00"),
        (CLOSED, "50", "2.00"),
        (CLOSED, "100", "2.00"),
        (CLOSED, "-0.01", None),
        (CLOSED, "100.01", None),
        (OPEN_ENDS, "0", None),
        (OPEN_ENDS, "0.01", "1.00"),
        (OPEN_ENDS, "50", "1.00"),
        (OPEN_ENDS, "50.01", "2.00"),
        (OPEN_ENDS, "99.99", "2.00"),
        (OPEN_ENDS, "100", None),
        (CLOSED, "{part: 5, of: 5}", "2.00"),
        (OPEN_ENDS, "{part: 5, of: 5}", None),
        (OPEN_ENDS, "{part: 0, of: 5}", None),
    ],
)
def test_e2_value_outside_all_bands_is_an_error(measure: str, entry: str, expected: str | None) -> None:
    files = in_base(measure, 2)
    assert refused(files, entry) is (expected is None)
    if expected is not None:
        assert given(files, entry) == expected


@pytest.mark.parametrize("entry", ["abc", "95%", "{part: 1, of: 0}"])
def test_e2_value_that_is_no_number_is_an_error(entry: str) -> None:
    assert refused(in_base(FROM_95, 2), entry)


@pytest.mark.parametrize(
    ("lower", "upper", "decimals", "right"),
    [
        ("less_than: 50", "at_least: 50", None, True),
        ("at_most: 50", "more_than: 50", None, True),
        ("less_than: 50", "more_than: 50", None, False),  # 50 is in neither
        ("at_most: 50", "at_least: 50", None, False),  # 50 is in both
        ("at_most: 49", "at_least: 50", None, False),  # 49.5 is in neither
        ("at_most: 49.99", "at_least: 50", None, False),
        ("less_than: 51", "at_least: 50", None, False),
        ("less_than: 50", "at_least: 50", "0", True),
        ("at_most: 50", "more_than: 50", "0", True),
        ("at_most: 49", "at_least: 50", "0", True),
        ("at_most: 48", "at_least: 50", "0", False),  # 49 is in neither
        ("at_most: 50", "at_least: 50", "0", False),
        ("less_than: 50", "more_than: 50", "0", False),
        ("at_most: 49.9", "at_least: 50", "1", True),
        ("at_most: 49", "at_least: 50", "1", False),  # 49.5 is in neither
        ("at_most: 49.99", "at_least: 50", "2", True),
    ],
)
def test_e2_bands_have_no_gap_and_no_overlap(lower: str, upper: str, decimals: str | None, right: bool) -> None:
    other = {"decimals": decimals} if decimals else {}
    measure = bands(f"at_least: 0, {lower}, points: 1", f"{upper}, points: 2", **other)
    assert misruled(in_base(measure, 2)) is not right


@pytest.mark.parametrize(
    ("measure", "right"),
    [
        (bands("at_most: 5, points: 1", "more_than: 5, less_than: 9, points: 1.5", "at_least: 9, points: 2"), True),
        (bands("at_most: 5, points: 1", "more_than: 5, points: 1.5", "at_least: 9, points: 2"), False),
        (bands("at_most: 5, points: 1", "less_than: 9, points: 1.5", "at_least: 9, points: 2"), False),
    ],
)
def test_e2_only_the_first_and_the_last_band_may_be_open(measure: str, right: bool) -> None:
    assert misruled(in_base(measure, 2)) is not right


WHOLE = bands("at_most: 49, points: 1", "at_least: 50, points: 2", decimals="0")
TENTHS = bands("at_most: 49.9, points: 1", "at_least: 50, points: 2", decimals="1")


@pytest.mark.parametrize(
    ("measure", "entry", "expected"),
    [
        (WHOLE, "49", "1.00"),
        (WHOLE, "50", "2.00"),
        (WHOLE, "49.5", None),
        (WHOLE, "49.9", None),
        (WHOLE, "12.5", None),
        (WHOLE, "50.01", None),
        (WHOLE, "{part: 1, of: 2}", "2.00"),
        (WHOLE, "{part: 99, of: 200}", None),  # 49.5
        (TENTHS, "49.9", "1.00"),
        (TENTHS, "50", "2.00"),
        (TENTHS, "49.95", None),
        (TENTHS, "12.34", None),
    ],
)
def test_e2_input_finer_than_decimals_is_an_error(measure: str, entry: str, expected: str | None) -> None:
    files = in_base(measure, 2)
    assert refused(files, entry) is (expected is None)
    if expected is not None:
        assert given(files, entry) == expected


# ratio

RATIO = "{kind: ratio}"
LOWER = "{kind: ratio, lower_is_better: true}"


@pytest.mark.parametrize(
    ("measure", "actual", "target", "expected"),
    [
        (RATIO, "80", "100", "40.00"),
        (RATIO, "100", "100", "50.00"),
        (RATIO, "150", "100", "50.00"),
        (RATIO, "100.01", "100", "50.00"),
        (RATIO, "0", "100", "0.00"),
        (RATIO, "-5", "100", "0.00"),
        (RATIO, "1", "3", "16.67"),  # 50/3 = 16.666...
        (RATIO, "2", "3", "33.33"),
        (RATIO, "0.8", "0.1", "50.00"),
        (RATIO, "99.99", "100", "50.00"),  # 49.995, rounded half up
        (RATIO, "99.98", "100", "49.99"),
        (LOWER, "100", "80", "40.00"),
        (LOWER, "80", "80", "50.00"),
        (LOWER, "40", "80", "50.00"),
        (LOWER, "0", "80", "50.00"),
        (LOWER, "-5", "80", "50.00"),  # counts as 0
        (LOWER, "3", "1", "16.67"),
        (LOWER, "0", "0", "50.00"),
        (LOWER, "7", "0", "0.00"),
        (LOWER, "0.001", "0", "0.00"),
    ],
)
def test_e3_ratio(measure: str, actual: str, target: str, expected: str) -> None:
    assert given(in_base(measure, 50), f"{{target: {target}, actual: {actual}}}") == expected


@pytest.mark.parametrize("target", ["0", "-1", "-0.5", "0.00"])
def test_e3_ratio_to_a_target_of_0_or_below_is_an_error(target: str) -> None:
    assert refused(in_base(RATIO, 50), f"{{target: {target}, actual: 5}}")
    assert refused(in_base(RATIO, 50), f"{{target: {target}, actual: 0}}")


def test_e3_ratio_without_a_target_is_an_error() -> None:
    assert refused(in_base(RATIO, 50), "{actual: 5}")


@pytest.mark.parametrize(("entry", "expected"), [("{actual: 76}", "40.00"), ("{actual: 76, target: 152}", "25.00")])
@pytest.mark.parametrize("source", ["target: 95", "commitment: c1"])
def test_e3_target_of_the_measure_is_that_of_every_unit(source: str, entry: str, expected: str) -> None:
    covenant = "commitments:\n  - {id: c1, text: T, target: 95}\n"
    # 50 x 76/95 = 40; 50 x 76/152 = 25.
    files = {**in_base(f"{{kind: ratio, {source}}}", 50), "covenant.yaml": covenant}
    assert given(files, entry) == expected


# shortfall


def shortfall(of: str, step: str, *, lose: str = "0.5", **other: str) -> str:
    keys = "".join(f", {key}: {value}" for key, value in other.items())
    return f"{{kind: shortfall, lose: {lose}, of: {of}, step: {step}{keys}}}"


STEPS = ("exact", "full", "started")


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        ("1000", "946", ("7.30", "7.50", "7.00")),  # 5.4% short
        ("1000", "950", ("7.50", "7.50", "7.50")),  # exactly 5%
        ("1000", "949.9", ("7.50", "7.50", "7.00")),  # 5.01%: 2.505 lost leaves 7.495, rounded half up
        ("1000", "950.1", ("7.51", "8.00", "7.50")),  # 4.99%: 2.495 lost leaves 7.505
        ("1000", "999", ("9.95", "10.00", "9.50")),  # 0.1%
        ("1000", "1000", ("10.00", "10.00", "10.00")),
        ("1000", "1100", ("10.00", "10.00", "10.00")),
        ("1000", "800", ("0.00", "0.00", "0.00")),  # exactly 20%
        ("1000", "700", ("0.00", "0.00", "0.00")),
        ("1000", "0", ("0.00", "0.00", "0.00")),
        ("1000", "-5", ("0.00", "0.00", "0.00")),
        ("10", "9.3", ("6.50", "6.50", "6.50")),  # exactly 7%, in binary arithmetic a little less
        ("15", "14", ("6.67", "7.00", "6.50")),  # 6.666...%: 10 - 20/6 = 6.666...
    ],
)
def test_e4_shortfall_of_percent(target: str, actual: str, expected: tuple[str, str, str]) -> None:
    entry = f"{{target: {target}, actual: {actual}}}"
    assert tuple(given(in_base(shortfall("percent", step)), entry) for step in STEPS) == expected


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        ("1000", "946", ("8.65", "9.00", "8.50")),  # 5.4/2 = 2.7
        ("1000", "950", ("8.75", "9.00", "8.50")),  # 2.5
        ("1000", "960", ("9.00", "9.00", "9.00")),  # 2
        ("1000", "981", ("9.53", "10.00", "9.50")),  # 0.95: 0.475 lost leaves 9.525
    ],
)
def test_e4_shortfall_every_2_percent(target: str, actual: str, expected: tuple[str, str, str]) -> None:
    entry = f"{{target: {target}, actual: {actual}}}"
    assert tuple(given(in_base(shortfall("percent", step, every="2")), entry) for step in STEPS) == expected


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        ("98", "92.6", ("7.30", "7.50", "7.00")),  # 5.4 short
        ("98", "93", ("7.50", "7.50", "7.50")),
        ("98", "97.5", ("9.75", "10.00", "9.50")),
        ("98", "98", ("10.00", "10.00", "10.00")),
        ("98", "99", ("10.00", "10.00", "10.00")),
        ("98", "78", ("0.00", "0.00", "0.00")),
        ("98", "50", ("0.00", "0.00", "0.00")),
        ("0", "-1.5", ("9.25", "9.50", "9.00")),  # a target of 0 divides nothing
    ],
)
def test_e4_shortfall_of_points(target: str, actual: str, expected: tuple[str, str, str]) -> None:
    entry = f"{{target: {target}, actual: {actual}}}"
    assert tuple(given(in_base(shortfall("points", step)), entry) for step in STEPS) == expected


@pytest.mark.parametrize(
    ("of", "target", "actual", "expected"),
    [
        ("percent", "1000", "1054", ("7.30", "7.50", "7.00")),
        ("percent", "1000", "1050", ("7.50", "7.50", "7.50")),
        ("percent", "1000", "1000", ("10.00", "10.00", "10.00")),
        ("percent", "1000", "900", ("10.00", "10.00", "10.00")),
        ("percent", "1000", "0", ("10.00", "10.00", "10.00")),
        ("percent", "1000", "1300", ("0.00", "0.00", "0.00")),
        ("points", "3", "5", ("9.00", "9.00", "9.00")),
        ("points", "3", "5.4", ("8.80", "9.00", "8.50")),
        ("points", "3", "2", ("10.00", "10.00", "10.00")),
        ("points", "0", "3", ("8.50", "8.50", "8.50")),
        ("points", "0", "0", ("10.00", "10.00", "10.00")),
        ("points", "0", "21", ("0.00", "0.00", "0.00")),
    ],
)
def test_e4_shortfall_turned_round(of: str, target: str, actual: str, expected: tuple[str, str, str]) -> None:
    entry = f"{{target: {target}, actual: {actual}}}"
    measures = (shortfall(of, step, lower_is_better="true") for step in STEPS)
    assert tuple(given(in_base(measure), entry) for measure in measures) == expected


@pytest.mark.parametrize(("every", "expected"), [("1", "9.00"), ("0.5", "8.00"), ("0.1", "0.00"), ("3", "9.80")])
def test_e4_shortfall_counts_completed_ones_exactly(every: str, expected: str) -> None:
    # 5 short: 5, 10, 50 and 1 completed ones, 0.2 each.
    measure = shortfall("points", "full", lose="0.2", every=every)
    assert given(in_base(measure), "{target: 20, actual: 15}") == expected


def test_e4_shortfall_of_percent_of_a_target_of_0_is_an_error() -> None:
    assert refused(in_base(shortfall("percent", "exact")), "{target: 0, actual: 5}")
    assert not refused(in_base(shortfall("percent", "exact")), "{target: 10, actual: 5}")


# count


@pytest.mark.parametrize(
    ("each", "entry", "expected"),
    [
        ("0.5", "0", "0.00"),
        ("0.5", "3", "1.50"),
        ("0.5", "20", "10.00"),
        ("0.5", "21", "10.00"),
        ("0.5", "1000", "10.00"),
        ("0.125", "1", "0.13"),
        ("0.125", "3", "0.38"),  # 0.375
        ("3", "4", "10.00"),  # min(12, 10)
    ],
)
def test_e5_count(each: str, entry: str, expected: str) -> None:
    assert given(in_base(f"{{kind: count, each: {each}}}"), entry) == expected


@pytest.mark.parametrize("entry", ["2.5", "-1", "abc"])
def test_e5_count_is_a_whole_number_of_0_or_more(entry: str) -> None:
    assert refused(in_base("{kind: count, each: 0.5}"), entry)


def test_e5_count_without_a_maximum_has_no_cap() -> None:
    files = in_bonus("{kind: count, each: 0.5}", None)
    assert given(files, "30") == "15.00"


# net


@pytest.mark.parametrize(
    ("plus", "minus", "expected"),
    [
        (0, 0, "0.00"),
        (3, 3, "0.00"),
        (1, 0, "1.00"),
        (5, 0, "5.00"),
        (6, 0, "5.00"),
        (10, 5, "5.00"),
        (10, 6, "4.00"),
        (0, 1, "-1.00"),
        (2, 4, "-2.00"),
        (0, 3, "-3.00"),
        (0, 4, "-3.00"),
        (0, 10, "-3.00"),
    ],
)
def test_e5_net_is_clamped_at_both_ends(plus: int, minus: int, expected: str) -> None:
    files = in_bonus("{kind: net, plus: 1, minus: 1, at_least: -3}")
    assert given(files, f"{{plus: {plus}, minus: {minus}}}") == expected


@pytest.mark.parametrize(
    ("plus", "minus", "expected"), [(3, 1, "-0.50"), (4, 1, "0.00"), (1, 3, "-3.00"), (20, 2, "5.00"), (13, 1, "4.50")]
)
def test_e5_net_with_different_weights(plus: int, minus: int, expected: str) -> None:
    files = in_bonus("{kind: net, plus: 0.5, minus: 2, at_least: -3}")
    assert given(files, f"{{plus: {plus}, minus: {minus}}}") == expected


def test_e5_net_may_end_at_0() -> None:
    files = in_bonus("{kind: net, plus: 1, minus: 1, at_least: 0}")
    assert given(files, "{plus: 1, minus: 3}") == "0.00"


def test_e5_net_stands_in_a_bonus_only() -> None:
    measure = "{kind: net, plus: 1, minus: 1, at_least: -3}"
    in_penalty = {"regulation.yaml": regulation(leaf("b", 10), total="10", penalty=pool(leaf("a", 5, measure)))}
    assert misruled(in_base(measure))
    assert misruled(in_penalty)
    assert not misruled(in_bonus(measure))


# relative


def compared(measure: str, actual: dict[str, str], target: str = "100", **other: str) -> dict[str, str]:
    """The points by unit for `a`, maximum 10; an actual value that is a mapping is the whole entry."""
    entries = {
        unit: value if value.startswith("{") else f"{{target: {target}, actual: {value}}}"
        for unit, value in actual.items()
    }
    files = {
        **in_base(measure),
        "scores.yaml": sheets(*(sheet(unit, a=entry) for unit, entry in entries.items())),
        **other,
    }
    assert errors_at(files) == []
    return {unit: of["a"] for unit, of in points(files).items()}


RELATIVE = "{kind: relative}"
RELATIVE_40 = "{kind: relative, on_target: 40%}"
RELATIVE_LOWER = "{kind: relative, lower_is_better: true}"


@pytest.mark.parametrize(
    ("measure", "actual", "expected"),
    [
        # e = 0.1 and 0.2: 5 + 5 x 0.1/0.2 = 7.5; the best has all; on the target half.
        (RELATIVE, ("110", "120", "100"), ("7.50", "10.00", "5.00")),
        # Below: 0.5 x 10 x 80/100 = 4; 0.5 x 10 x 99.9/100 = 4.995, rounded half up.
        (RELATIVE, ("80", "99.9", "120"), ("4.00", "5.00", "10.00")),
        (RELATIVE, ("0", "99", "120"), ("0.00", "4.95", "10.00")),
        # Nobody has fewer than 0 points.
        (RELATIVE, ("-20", "100", "120"), ("0.00", "5.00", "10.00")),
        # 5 + 5 x 0.1/0.3 = 6.666...
        (RELATIVE, ("110", "130", "120"), ("6.67", "10.00", "8.33")),
        # Every best one has all.
        (RELATIVE, ("110", "110", "110"), ("10.00", "10.00", "10.00")),
        (RELATIVE, ("110", "110", "105"), ("10.00", "10.00", "7.50")),
        # The only one above its target is the best, however little above.
        (RELATIVE, ("100.01", "50", "100"), ("10.00", "2.50", "5.00")),
        # Nobody is above the target.
        (RELATIVE, ("100", "100", "100"), ("5.00", "5.00", "5.00")),
        (RELATIVE, ("90", "90", "80"), ("4.50", "4.50", "4.00")),
        (RELATIVE, ("100", "90", "80"), ("5.00", "4.50", "4.00")),
        # 40%: above 4 + 6 x 0.1/0.2 = 7, on it 4, below 0.4 x 10 x 0.8 = 3.2.
        (RELATIVE_40, ("110", "120", "100"), ("7.00", "10.00", "4.00")),
        (RELATIVE_40, ("80", "120", "105"), ("3.20", "10.00", "5.50")),
        # Turned round: e = 0.1 of 0.2.
        (RELATIVE_LOWER, ("90", "80", "100"), ("7.50", "10.00", "5.00")),
        # Worse than the target: 0.5 x 10 x 100/125 = 4; 0.5 x 10 x 100/300 = 1.666...
        (RELATIVE_LOWER, ("125", "300", "80"), ("4.00", "1.67", "10.00")),
        # 0 is e = 1; 5 + 5 x 0.5/1 = 7.5.
        (RELATIVE_LOWER, ("0", "50", "100"), ("10.00", "7.50", "5.00")),
        (RELATIVE_LOWER, ("100", "100", "100"), ("5.00", "5.00", "5.00")),
    ],
)
def test_e6_relative(measure: str, actual: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert compared(measure, dict(zip(ALL, actual, strict=True))) == dict(zip(ALL, expected, strict=True))


def test_e6_relative_compares_excess_over_each_units_own_target() -> None:
    actual = {
        YTE: "{target: 10, actual: 12}",  # e = 0.2, the best
        GDDT: "{target: 1000, actual: 1100}",  # e = 0.1
        VHTT: "{target: 3, actual: 3.3}",  # e = 0.1 exactly
    }
    assert compared(RELATIVE, actual) == {YTE: "10.00", GDDT: "7.50", VHTT: "7.50"}


def test_e6_equal_excess_is_found_exactly() -> None:
    # 0.1/0.3 and 1/3 are the same excess, in binary arithmetic they are not.
    actual = {YTE: "{target: 0.3, actual: 0.4}", GDDT: "{target: 3, actual: 4}", VHTT: "{target: 3, actual: 3}"}
    assert compared(RELATIVE, actual) == {YTE: "10.00", GDDT: "10.00", VHTT: "5.00"}


def test_e6_points_set_by_hand_take_no_part_in_the_best() -> None:
    actual = {YTE: "110", GDDT: '{target: 100, actual: 150, points: 9, reason: "Theo kết luận"}', VHTT: "105"}
    assert compared(RELATIVE, actual) == {YTE: "10.00", GDDT: "9.00", VHTT: "7.50"}
    actual = {YTE: "110", GDDT: '{points: 9, reason: "Theo kết luận"}', VHTT: "105"}
    assert compared(RELATIVE, actual) == {YTE: "10.00", GDDT: "9.00", VHTT: "7.50"}


SUSPENDED = "{unit: so-giao-duc, status: suspended, since: 2024-09-01, reason: T}"
WITHDRAWN = "{unit: so-giao-duc, status: withdrawn, since: 2024-09-01, reason: T}"


def test_e6_suspended_units_take_part_in_the_best() -> None:
    actual = {YTE: "110", GDDT: "120", VHTT: "100"}
    got = compared(RELATIVE, actual, **{"members.yaml": members(YTE, SUSPENDED, VHTT)})
    assert got == {YTE: "7.50", GDDT: "10.00", VHTT: "5.00"}


def test_e6_withdrawn_units_take_no_part_in_the_best() -> None:
    actual = {YTE: "110", GDDT: "120", VHTT: "105"}
    got = compared(RELATIVE, actual, **{"members.yaml": members(YTE, WITHDRAWN, VHTT)})
    assert (got[YTE], got[VHTT]) == ("10.00", "7.50")
    assert GDDT not in got


def test_e6_the_best_is_that_of_the_same_stage() -> None:
    # In their own sheets so-giao-duc is the best with 0.2, in those of the leadership so-y-te with 0.1.
    own = {YTE: 110, GDDT: 120, VHTT: 100}
    appraised = {YTE: 110, GDDT: 105, VHTT: 100}
    files = {
        "regulation.yaml": regulation(
            leaf("a", 10, RELATIVE),
            total="10",
            stages="[{id: self, by: member}, {id: appraisal, by: leadership}]",
            final="{self: 50, appraisal: 50}",
        ),
        "scores.yaml": sheets(
            *(sheet(unit, a=f"{{target: 100, actual: {n}}}", stage="self", by=unit) for unit, n in own.items()),
            *(sheet(unit, a=f"{{target: 100, actual: {n}}}") for unit, n in appraised.items()),
        ),
    }
    # so-y-te: (7.5 + 10)/2; so-giao-duc: (10 + 7.5)/2; so-van-hoa: (5 + 5)/2.
    assert {unit: of["a"] for unit, of in points(files).items()} == {YTE: "8.75", GDDT: "8.75", VHTT: "5.00"}


def test_e6_the_best_among_peers_is_that_of_the_same_scorer() -> None:
    given = (
        (YTE, GDDT, 110),  # best 0.2: 7.5
        (YTE, VHTT, 120),  # 10
        (GDDT, YTE, 110),  # best 0.1: 10
        (GDDT, VHTT, 105),  # 7.5
        (VHTT, YTE, 105),  # best 0.2: 5 + 5 x 0.05/0.2 = 6.25
        (VHTT, GDDT, 120),  # 10
    )
    files = {
        "regulation.yaml": regulation(
            leaf("a", 10, RELATIVE), total="10", stages="[{id: peer, by: peers, combine: mean}]"
        ),
        "scores.yaml": sheets(
            *(sheet(unit, a=f"{{target: 100, actual: {n}}}", stage="peer", by=by) for by, unit, n in given)
        ),
    }
    # so-y-te: (10 + 6.25)/2 = 8.125; so-giao-duc: (7.5 + 10)/2; so-van-hoa: (10 + 7.5)/2.
    assert {unit: of["a"] for unit, of in points(files).items()} == {YTE: "8.13", GDDT: "8.75", VHTT: "8.75"}


def test_e6_units_to_which_it_does_not_apply_are_not_compared() -> None:
    tree = leaf("b", 6), leaf("a", 4, RELATIVE, not_for="[so-giao-duc]", otherwise="full")
    files = {
        "regulation.yaml": regulation(*tree, total="10"),
        "scores.yaml": sheets(
            sheet(YTE, b=1, a="{target: 100, actual: 110}"),
            sheet(GDDT, b=1),
            sheet(VHTT, b=1, a="{target: 100, actual: 105}"),
        ),
    }
    assert errors_at(files) == []
    # so-giao-duc has the maximum; so-van-hoa 2 + 2 x 0.05/0.1.
    assert {unit: of["base"] for unit, of in standings(files).items()} == {YTE: "5.00", GDDT: "5.00", VHTT: "4.00"}


def test_e6_relative_to_a_target_of_0_is_an_error() -> None:
    assert refused(in_base(RELATIVE), "{target: 0, actual: 5}")
    assert not refused(in_base(RELATIVE), "{target: 1, actual: 5}")


def test_e_no_entry_of_a_clean_year_is_a_warning() -> None:
    files = {**in_base(RATIO), "scores.yaml": same(a="{target: 3, actual: 1}")}
    # A third has no end, but it is computed: nobody wrote it too finely.
    assert warnings_at(files) == []
    assert scored(files)["status"] == "ranked"


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


# place


def places(*several: object, each: str = "[100, 75, 50, 25]", equal: str = "mean") -> list[str]:
    """What units get that took these places, in the order of the members."""
    units = (YTE, GDDT, VHTT, DL)[: len(several)]
    measure = f"{{kind: place, points: {each}, equal: {equal}}}"
    files = {
        "members.yaml": members(*units),
        "regulation.yaml": regulation(leaf("a", 100, measure), total="100"),
        "scores.yaml": sheets(*(sheet(unit, a=place) for unit, place in zip(units, several, strict=True))),
    }
    assert errors_at(files) == []
    of = points(files)
    return [of[unit]["a"] for unit in units]


def test_e7_places_have_their_points_and_equal_ones_share() -> None:
    assert places(1, 2, 3, 4) == ["100.00", "75.00", "50.00", "25.00"]
    assert places(2, 1, 2, 4) == ["62.50", "100.00", "62.50", "25.00"]
    assert places(1, 1, 1, 1) == ["62.50"] * 4
    assert places(1, 1, 3, 4, equal="best") == ["100.00", "100.00", "50.00", "25.00"]
    # Beyond the last place that has points there are none: (50 + 0) / 2.
    assert places(1, 2, 3, 3, each="[100, 75, 50]") == ["100.00", "75.00", "25.00", "25.00"]
    # Others outside the cluster took the places between.
    assert places(2, 4, 9) == ["75.00", "25.00", "0.00"]


@pytest.mark.parametrize(("several", "wrong"), [((1, 1, 2), 1), ((1, 1, 1), 0), ((2, 2, 3), 1), ((3, 1, 1), 0)])
def test_e7_behind_equal_places_as_many_stay_free(several: tuple[int, ...], wrong: int) -> None:
    files = {
        "regulation.yaml": regulation(leaf("a", 100, "{kind: place, points: [100, 75], equal: mean}"), total="100"),
        "scores.yaml": sheets(*(sheet(unit, a=place) for unit, place in zip(ALL, several, strict=True))),
    }
    assert len(errors_at(files)) == wrong


def test_e7_peers_place_each_for_itself() -> None:
    stages = "[{id: p, by: peers, combine: mean}]"
    files = {
        "regulation.yaml": regulation(
            leaf("a", 100, "{kind: place, points: [100, 60], equal: mean}"), total="100", stages=stages
        ),
        # YTE places two others equal: (100 + 60) / 2 = 80 each; the others place one before the other.
        "scores.yaml": sheets(
            sheet(GDDT, stage="p", by=YTE, a=1), sheet(VHTT, stage="p", by=YTE, a=1),
            sheet(YTE, stage="p", by=GDDT, a=1), sheet(VHTT, stage="p", by=GDDT, a=2),
            sheet(YTE, stage="p", by=VHTT, a=2), sheet(GDDT, stage="p", by=VHTT, a=1),
        ),
    }  # fmt: skip
    assert errors_at(files) == []
    assert {unit: one["a"] for unit, one in points(files).items()} == {YTE: "80.00", GDDT: "90.00", VHTT: "70.00"}


@pytest.mark.parametrize(("measure", "entry"), [("", "3"), ("{kind: place, points: [10], equal: mean}", "0")])
def test_e7_a_place_is_1_or_more(measure: str, entry: str) -> None:
    assert refused(in_base(measure), entry) == bool(measure)


# Ranges of inputs


@pytest.mark.parametrize(
    ("measure", "entry", "right"),
    [
        ("{kind: points, input: {at_least: 2}}", "1.99", False),
        ("{kind: points, input: {at_least: 2}}", "2", True),
        ("{kind: count, each: 1, input: {at_most: 5}}", "5", True),
        ("{kind: count, each: 1, input: {at_most: 5}}", "6", False),
        ("{kind: relative, target: 5, input: {at_most: 9}}", "{actual: 9.5}", False),
        ("{kind: bands, bands: [{points: 10}], input: {at_most: 100}}", "{part: 20, of: 19}", False),
        ("{kind: bands, bands: [{points: 10}], input: {at_most: 100}}", "{part: 19, of: 19}", True),
        ("{kind: ratio, target: 5, input: {at_most: 9}}", "{points: 9.5, reason: R}", True),
    ],
)
def test_e8_inputs_lie_within_their_range(measure: str, entry: str, right: bool) -> None:
    assert refused(in_base(measure), entry) == (not right)


# Days late


def test_e9_a_step_takes_the_date_of_the_plan_and_of_the_own_sheet() -> None:
    stages = "[{id: s, by: member}, {id: appraisal, by: leadership}]"
    ends = "{at_most: 0, points: 10}, {more_than: 0, at_most: 3, points: 6}, {more_than: 3, points: 1}"
    bands = f"{{kind: bands, bands: [{ends}]}}"
    files = {
        "regulation.yaml": regulation(leaf("a", 10, bands), total="10", stages=stages, final="appraisal"),
        "plan.yaml": "tasks:\n  - {text: T, step: self_scores, due: 2024-11-20}\n",
        "scores.yaml": sheets(
            *(
                sheet(unit, stage="s", by=unit, extra=f"submitted: {day}", a=0)
                for unit, day in zip(ALL, DAYS, strict=True)
            ),
            *(sheet(unit, a="{step: self_scores}") for unit in ALL),
        ),
    }
    assert errors_at(files) == []
    assert [points(files)[unit]["a"] for unit in ALL] == ["10.00", "6.00", "1.00"]


DAYS = ("2024-11-20", "2024-11-23", "2024-11-24")


def test_e9_a_count_takes_days_and_leap_years_are_counted() -> None:
    files = in_bonus("{kind: count, each: 0.5}")
    assert given(files, "{due: 2024-02-27, done: 2024-03-01}") == "1.50"
    assert given(files, "{due: 2023-12-31, done: 2024-01-01}") == "0.50"
    assert refused(files, "{due: 2024-02-27}")
    assert refused(files, "{step: appraisal}")


def test_e5_shared_results_count_as_parts() -> None:
    files = in_bonus("{kind: count, each: 1}")
    assert [given(files, entry) for entry in ("{count: 2, shared_by: 3}", "{value: 2, count: 1, shared_by: 4}")] == [
        "0.67", "2.25"
    ]  # fmt: skip
    assert refused(files, "{value: 2, shared_by: 4}")


def test_e6_without_a_target_results_are_compared_among_themselves() -> None:
    measure = "{kind: relative, without_target: among_themselves}"
    files = {
        "regulation.yaml": regulation(leaf("a", 10, measure), total="10"),
        "scores.yaml": sheets(sheet(YTE, a="{actual: 0}"), sheet(GDDT, a="{actual: 0}"), sheet(VHTT, a="{actual: 0}")),
    }
    assert {one["a"] for one in points(files).values()} == {"0.00"}
    lower = {
        **files,
        "regulation.yaml": files["regulation.yaml"].replace("themselves}", "themselves, lower_is_better: true}"),
    }
    assert {one["a"] for one in points(lower).values()} == {"10.00"}
