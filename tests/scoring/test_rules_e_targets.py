"""Rules E3, E4 and E6: what was reached against a target, alone and compared with others."""

import pytest

from .measured import given, in_base, refused
from .year import (
    ALL,
    GDDT,
    VHTT,
    YTE,
    errors_at,
    leaf,
    members,
    points,
    regulation,
    same,
    scored,
    sheet,
    sheets,
    standings,
    warnings_at,
)

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
