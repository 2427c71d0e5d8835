"""Measures of a drawn year: what the regulation says, and entries that it takes."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product

from hypothesis import strategies as st

from tests.scoring.drawn.chance import rarely
from tests.scoring.drawn.year import Data


def quarters(most: int | str, of_four: int) -> str:
    """A maximum, or so many quarters of it.

    >>> quarters(10, 3), quarters("4", 4)
    ('7.5', '4')
    """
    return f"{(Decimal(most) * of_four / 4).normalize():f}"


def _step(draw: st.DrawFn, most: int) -> Data:
    return {"step": draw(st.sampled_from(["0.25", quarters(most, 1)]))}


def _options(draw: st.DrawFn, most: int) -> Data:
    between = quarters(most, draw(st.integers(0, 3)))
    points = {"tot": str(most), "kha": between, "kem": "0"}
    return {"options": {one: {"text": one.capitalize(), "points": points[one]} for one in points}}


def _items(draw: st.DrawFn, most: int) -> Data:
    first = draw(st.integers(0, 3))
    points = {"a": quarters(most, first), "b": quarters(most, 3 - first), "c": quarters(most, 1)}
    return {"items": {one: {"text": f"Mục {one}", "points": points[one]} for one in points}}


def _bands(draw: st.DrawFn, most: int) -> Data:
    ranges, decimals = draw(st.sampled_from(_RANGES))
    points = draw(st.sampled_from([(0, 2, 4), (4, 1, 0), (1, 4, 2)]))
    bands = [{**one, "points": quarters(most, share)} for one, share in zip(ranges, points, strict=True)]
    return {"bands": bands, **decimals}


_RANGES: Sequence[tuple[Sequence[Data], Data]] = (
    (({"less_than": "60"}, {"at_least": "60", "less_than": "80"}, {"at_least": "80"}), {}),
    (({"at_most": "60"}, {"more_than": "60", "at_most": "80"}, {"more_than": "80"}), {}),
    (({"at_most": "59.9"}, {"at_least": "60", "at_most": "79.9"}, {"at_least": "80"}), {"decimals": "1"}),
)


def _target(draw: st.DrawFn, _most: int) -> Data:
    """The target as the regulation states it, or as the covenant does."""
    stated: Data = draw(st.sampled_from([{"target": "80"}, {"target": "7"}, {"commitment": "c1"}]))
    return {**stated, "lower_is_better": "true"} if rarely(draw, 3) else stated


def _shortfall(draw: st.DrawFn, most: int) -> Data:
    return {
        **_target(draw, most),
        "lose": draw(st.sampled_from(["0.5", "1"])),
        "every": draw(st.sampled_from(["1", "0.3", "3"])),
        "of": draw(st.sampled_from(["percent", "points"])),
        "step": draw(st.sampled_from(["exact", "full", "started"])),
    }


def _relative(draw: st.DrawFn, most: int) -> Data:
    return {**_target(draw, most), "on_target": draw(st.sampled_from(["50%", "2/3", "0%", "100%"]))}


def _each(draw: st.DrawFn, _most: int) -> Data:
    return {"each": draw(st.sampled_from(["0.5", "1", "1.25"]))}


def _net(draw: st.DrawFn, _most: int) -> Data:
    return {"plus": "1.5", "minus": draw(st.sampled_from(["0.5", "2"])), "at_least": draw(st.sampled_from(["0", "-3"]))}


MEASURES: Mapping[str, Callable[[st.DrawFn, int], Data]] = {
    "points": _step,
    "choice": _options,
    "checklist": _items,
    "bands": _bands,
    "ratio": _target,
    "shortfall": _shortfall,
    "relative": _relative,
    "count": _each,
    "net": _net,
}
_ACTUAL = ("0", "3", "7", "8.5", "60", "80", "81", "100.5", "-4")
_PAIRS = [{"target": target, "actual": actual} for target, actual in product(("3", "80"), ("1", "3", "4", "80", "96"))]
_REACHED: Sequence[object] = [*({"actual": actual} for actual in _ACTUAL), *_PAIRS]
_VALUES: Sequence[object] = ["0", "59.9", "60", "79.9", "80", "100"]
_EXACT_VALUES: Sequence[object] = ["79.99", {"part": "19", "of": "20"}, {"part": "2", "of": "3"}]


def entries(leaf: Data) -> Sequence[object]:
    """Entries of every kind that a leaf takes."""
    most, measure = leaf.get("max", "8"), leaf.get("measure", {"kind": "points"})
    by_hand = {"points": quarters(most, 3), "reason": "Theo biên bản"}
    return [*_inputs(measure, most), by_hand]


def _inputs(measure: Data, most: str) -> Sequence[object]:
    match measure["kind"]:
        case "points":
            return [quarters(most, share) for share in range(5)] if "step" in measure else _points(most)
        case "choice":
            return [*measure["options"], {"value": "kha", "evidence": ["BC 12/BC-SYT"]}]
        case "checklist":
            items = list(measure["items"])
            return [{"met": list(met)} for size in range(4) for met in combinations(items, size)]
        case "bands":
            return _VALUES if "decimals" in measure else [*_VALUES, *_EXACT_VALUES]
        case "count":
            return [str(number) for number in range(6)]
        case "net":
            return [{"plus": plus, "minus": minus} for plus in ("0", "1", "4") for minus in ("0", "1", "3")]
    return _REACHED


def _points(most: str) -> Sequence[object]:
    return [*(quarters(most, share) for share in range(5)), "1.25", "2.1", {"points": "1"}]
