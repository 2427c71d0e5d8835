"""Rule E2: bands, with the ends that they include."""

import pytest

from .measured import bands, given, in_base, misruled, refused

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
