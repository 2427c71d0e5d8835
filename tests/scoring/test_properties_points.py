"""Totals are sums, more points never lower a rank, and neither doubled scorers nor another unit of points matter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from emucli.model.scoring import Stage
from emucli.scoring.combining import combine
from tests.scoring.drawing import years
from tests.scoring.drawn.chance import EVERY_RUN_THE_SAME
from tests.scoring.drawn.walking import PARTS, applies, criteria_of, leaves, mapped, nodes
from tests.scoring.drawn.year import Data, DrawnYear, answer

SUMS = ("total", "base", "bonus", "penalty")


def scored_years(**drawn: Any) -> st.SearchStrategy[DrawnYear]:
    """Years in which something of the base applies to every unit: one without has no total (rule D1)."""
    return years(**drawn).filter(_has_base)


def _has_base(year: DrawnYear) -> bool:
    return all(any(leaves(year.scoring, "base", unit)) for unit in year.staying)


def figures(told: Mapping[str, Any], unit: str) -> dict[str, Fraction]:
    """Total, base, bonus and penalty of a unit."""
    standing = next(one for one in told["standings"] if one["unit"] == unit)
    return {key: Fraction(standing[key]) for key in SUMS}


def criteria(told: Mapping[str, Any], unit: str) -> dict[str, Fraction | None]:
    """The points of a unit's criteria; None for those that are not in its table."""
    standing = next(one for one in told["standings"] if one["unit"] == unit)
    return {code: None if points is None else Fraction(points) for code, points in standing["criteria"].items()}


# Sums


@EVERY_RUN_THE_SAME
@given(scored_years())
def test_the_total_is_base_plus_bonus_less_penalty_but_not_below_the_floor(year: DrawnYear) -> None:
    told = answer(year)
    for unit in year.staying:
        got = figures(told, unit)
        total = got["base"] + got["bonus"] - got["penalty"]
        floor = year.scoring.get("floor")
        assert got["total"] == (total if floor is None else max(Fraction(floor), total))


def left_out(node: Data, unit: str) -> bool:
    """Whether a criterion, or all under it, leaves its maximum to the others (rule D1)."""
    if not applies(node, unit):
        return node.get("otherwise") in ("rescale", "absent")
    return "criteria" in node and all(left_out(child, unit) for child in node["criteria"])


def in_another_table(node: Data, unit: str) -> bool:
    """Whether a criterion is not in the unit's table: its maximum is none of the maxima that add up."""
    return not applies(node, unit) and node.get("otherwise") == "absent"


def summed(several: Sequence[Data], unit: str, points: Mapping[str, Fraction | None]) -> Fraction:
    """The exact points of a group of the base: the sum of its criteria, rescaled where some do not apply."""
    tops = [node for node in several if not in_another_table(node, unit)]
    counted = [node for node in tops if not left_out(node, unit)]
    most, applying = (sum((Fraction(node["max"]) for node in some), Fraction(0)) for some in (tops, counted))
    total = sum((points[node["code"]] or Fraction(0) for node in counted), Fraction(0))
    return total * most / applying if applying else Fraction(0)


@EVERY_RUN_THE_SAME
@given(scored_years())
def test_the_top_criteria_add_up_to_the_base_and_every_group_of_it_likewise(year: DrawnYear) -> None:
    told = answer(year)
    decimals = int(year.scoring["decimals"])
    for unit in year.staying:
        points = criteria(told, unit)
        sums = [(figures(told, unit)["base"], year.scoring["criteria"])]
        for path in nodes(year.scoring["criteria"]):
            inside = path[-1].get("criteria")
            if inside and all(applies(node, unit) for node in path) and not left_out(path[-1], unit):
                sums.append((points[path[-1]["code"]] or Fraction(0), inside))
        for got, several in sums:
            # A sum of rounded points needs no rounding; only a rescaled one does.
            exact = summed(several, unit, points)
            whole = (exact * 10**decimals).denominator == 1
            assert got == exact if whole else abs(got - exact) < Fraction(1, 10**decimals)


def capped(got: Fraction, node: Data) -> Fraction:
    """Points of a pool, or of a group in it, at most its maximum."""
    return min(got, Fraction(node["max"])) if "max" in node else got


@EVERY_RUN_THE_SAME
@given(scored_years())
def test_the_criteria_of_a_pool_add_up_to_it_under_the_caps_inside_out(year: DrawnYear) -> None:
    told = answer(year)
    for unit in year.staying:
        points = criteria(told, unit)
        for part in PARTS[1:]:
            pool: Data = year.scoring.get(part, {})
            groups = [path[-1] for path in nodes(criteria_of(year.scoring, part)) if "criteria" in path[-1]]
            applying = [group for group in groups if applies(group, unit)]
            pairs = [(figures(told, unit)[part], pool), *((points[group["code"]], group) for group in applying)]
            for got, group in pairs:
                inside = (points[child["code"]] or Fraction(0) for child in group.get("criteria", ()))
                assert got == capped(sum(inside, Fraction(0)), group)


# More points


@st.composite
def improvements(draw: st.DrawFn) -> tuple[DrawnYear, DrawnYear, str]:
    """A year, the same year in which some sheets give one unit the maximum of a leaf, or no penalty; and the unit."""
    year = draw(scored_years(relative=False))
    ties = [tie for tie in year.ranking["ties"] if "higher" in tie and tie["higher"] != "penalty"]
    year = replace(year, ranking={**year.ranking, "ties": [*ties, {"lower": "penalty"}]})
    unit = draw(st.sampled_from(year.staying))
    best = {
        **{leaf["code"]: by_hand(leaf["max"]) for leaf in leaves(year.scoring, "base", unit)},
        **{leaf["code"]: by_hand(leaf["max"]) for leaf in leaves(year.scoring, "bonus", unit) if "max" in leaf},
        **{leaf["code"]: None for leaf in leaves(year.scoring, "penalty", unit)},
    }
    codes = draw(st.sets(st.sampled_from(sorted(best)), min_size=1)) if best else set()
    better = {code: best[code] for code in codes}
    raised = [raise_in(sheet, better) if raises(draw, sheet, unit) else sheet for sheet in year.sheets]
    return year, replace(year, sheets=tuple(raised)), unit


def by_hand(points: str) -> Data:
    """An entry of points, whatever the measure."""
    return {"points": points, "reason": "Bổ sung minh chứng"}


def raises(draw: st.DrawFn, sheet: Data, unit: str) -> bool:
    """Whether a sheet is one of those that give the unit more."""
    return sheet["unit"] == unit and "entries" in sheet and draw(st.booleans())


def raise_in(sheet: Data, better: Mapping[str, Data | None]) -> Data:
    """A sheet with better entries; None stands for one that is left out."""
    entries = {**sheet["entries"], **better}
    return {**sheet, "entries": {code: entry for code, entry in entries.items() if entry is not None}}


@EVERY_RUN_THE_SAME
@given(improvements())
def test_more_points_never_lower_a_rank_and_change_no_other_total(
    improvement: tuple[DrawnYear, DrawnYear, str],
) -> None:
    year, better, unit = improvement
    before, after = answer(year), answer(better)
    ranks = [{one["unit"]: one["rank"] for one in told["standings"]} for told in (before, after)]
    assert ranks[1][unit] <= ranks[0][unit]
    assert figures(after, unit)["total"] >= figures(before, unit)["total"]
    for other in set(year.staying) - {unit}:
        assert figures(after, other) == figures(before, other)
        assert ranks[1][other] >= ranks[0][other]


def in_every_table(year: DrawnYear) -> set[str]:
    """Base, bonus and penalty, and the codes that apply to every unit: what the others count as is another question."""
    paths = nodes(year.scoring["criteria"])
    whole = (path for path in paths if all(applies(node, unit) for node in path for unit in year.staying))
    return {*PARTS, *(path[-1]["code"] for path in whole)}


def place(year: DrawnYear, told: Mapping[str, Any], unit: str) -> tuple[Fraction, ...]:
    """What a unit is ranked by, more of it first: the total, then tie-break by tie-break (rule F1)."""
    points = {**criteria(told, unit), **figures(told, unit)}
    breaks = (
        (way == "higher", points[code] or Fraction(0)) for tie in year.ranking["ties"] for way, code in tie.items()
    )
    return (figures(told, unit)["total"], *(got if higher else -got for higher, got in breaks))


@EVERY_RUN_THE_SAME
@given(scored_years(), st.booleans())
def test_a_rank_is_one_more_than_the_units_with_more(year: DrawnYear, equal: bool) -> None:
    compared = in_every_table(year)
    ties = [tie for tie in year.ranking["ties"] if compared.issuperset(tie.values())]
    year = replace(year, ranking={**year.ranking, "ties": ties})
    if equal:
        # A floor above every total: only the tie-breaks tell units apart.
        year = replace(year, scoring={**year.scoring, "floor": "1000"})
    told = answer(year)
    places = {unit: place(year, told, unit) for unit in year.staying}
    for standing in told["standings"]:
        own = places[standing["unit"]]
        assert standing["rank"] == 1 + sum(other > own for other in places.values())
        assert standing["tied"] == (sum(other == own for other in places.values()) > 1)


# Twice the scorers

SOON_DONE = settings(EVERY_RUN_THE_SAME, max_examples=300)
SCORES = st.lists(st.fractions(min_value=0, max_value=100, max_denominator=60), min_size=1, max_size=8)


@SOON_DONE
@given(SCORES, st.sampled_from(["mean", "median"]))
def test_every_score_twice_keeps_mean_and_median(scores: list[Fraction], way: Literal["mean", "median"]) -> None:
    stage = Stage(id="peer", by="peers", combine=way)
    assert combine(scores + scores, stage) == combine(scores, stage)


def trimmed(trim: int) -> Stage:
    """A stage of peers with a trimmed mean."""
    return Stage.model_validate({"id": "peer", "by": "peers", "combine": "trimmed_mean", "trim": str(trim)})


@SOON_DONE
@given(SCORES, st.integers(0, 3), st.randoms(use_true_random=True))
def test_every_score_twice_and_twice_the_trim_keep_the_trimmed_mean(
    scores: list[Fraction], trim: int, order: Any
) -> None:
    trim = min(trim, (len(scores) - 1) // 2)
    once, twice = (trimmed(number) for number in (trim, 2 * trim))
    assert combine(order.sample(scores * 2, 2 * len(scores)), twice) == combine(scores, once)


@SOON_DONE
@given(SCORES, st.sampled_from(["mean", "median", "trimmed_mean"]))
def test_lost_points_are_combined_like_points(scores: list[Fraction], way: str) -> None:
    """Whatever prefers high or low scores would differ."""
    stage = Stage.model_validate({"id": "peer", "by": "peers", "combine": way, "trim": str((len(scores) - 1) // 2)})
    assert combine([100 - score for score in scores], stage) == 100 - combine(scores, stage)


TWIN = "-twin"


def doubled(year: DrawnYear) -> DrawnYear:
    """A year in which each member has a twin: scored alike, scoring alike. Nobody scores its own twin."""
    rules: Data = mapped(year.scoring, str)
    for part in PARTS:
        for *_, node in nodes(criteria_of(rules, part)):
            for key in ("applies_to", "not_for"):
                if key in node:
                    node[key] = [*node[key], *(unit + TWIN for unit in node[key])]
    return replace(
        year,
        names={**year.names, **{unit + TWIN: f"{name} mới" for unit, name in year.names.items()}},
        status={**year.status, **{unit + TWIN: status for unit, status in year.status.items()}},
        scoring=rules,
        awards=(),
        sheets=tuple(sheet for one in year.sheets for sheet in with_twins(year, one)),
    )


def with_twins(year: DrawnYear, sheet: Data) -> Iterator[Data]:
    """A sheet, and the sheets that it becomes where unit and scorer have twins."""
    unit, by = sheet["unit"], sheet["by"]
    match year.stages[sheet["stage"]]:
        case "peers":
            scored = [(unit, by), (unit, by + TWIN), (unit + TWIN, by), (unit + TWIN, by + TWIN)]
        case "member":
            scored = [(unit, by), (unit + TWIN, by + TWIN)]
        case _:
            scored = [(unit, by), (unit + TWIN, by)]
    yield from ({**sheet, "unit": one, "by": scorer} for one, scorer in scored)


def recused_twins(year: DrawnYear) -> Iterator[Data]:
    """Twins recuse themselves of each other, at every stage of peers."""
    for stage in (stage for stage, by in year.stages.items() if by == "peers"):
        for unit in year.staying:
            for one, scorer in ((unit, unit + TWIN), (unit + TWIN, unit)):
                yield {"unit": one, "stage": stage, "by": scorer, "recused": "Đơn vị cùng ngành"}


@EVERY_RUN_THE_SAME
@given(scored_years(most=4, combine=["mean", "median"]))
def test_a_twin_of_every_peer_changes_no_points(year: DrawnYear) -> None:
    more = doubled(year)
    told = answer(year)
    told_twice = answer(replace(more, sheets=(*more.sheets, *recused_twins(year))))
    for unit in year.staying:
        for twin in (unit, unit + TWIN):
            assert figures(told_twice, twin) == figures(told, unit)
            assert criteria(told_twice, twin) == criteria(told, unit)


# Another unit of points


def times_ten(number: str) -> str:
    """A number times 10; a share stays.

    >>> times_ten("1.25"), times_ten("40%"), times_ten("2/3")
    ('12.5', '40%', '2/3')
    """
    return number if "%" in number or "/" in number else f"{(Decimal(number) * 10).normalize():f}"


def with_tenfold(data: Data, *keys: str) -> Data:
    """A mapping with the points under these keys times 10, where it has them."""
    return {**data, **{key: times_ten(data[key]) for key in keys if key in data}}


def tenfold_measure(measure: Data) -> Data:
    """Points times 10; values, targets and counts stay."""
    own = {"points": ["step"], "shortfall": ["lose"], "count": ["each"], "net": ["plus", "minus", "at_least"]}
    scaled = with_tenfold(measure, *own.get(measure["kind"], ()))
    for key in ("options", "items"):
        if key in measure:
            scaled[key] = {one: with_tenfold(option, "points") for one, option in measure[key].items()}
    if "bands" in measure:
        scaled["bands"] = [with_tenfold(band, "points") for band in measure["bands"]]
    return scaled


def tenfold_group(node: Data) -> Data:
    """A criterion, a group or a pool with all its points times 10."""
    scaled = with_tenfold(node, "max")
    if "measure" in node:
        scaled["measure"] = tenfold_measure(node["measure"])
    if "criteria" in node:
        scaled["criteria"] = [tenfold_group(child) for child in node["criteria"]]
    return scaled


def tenfold_threshold(threshold: Data) -> Data:
    """What a class or an award asks, with points times 10."""
    scaled = with_tenfold(threshold, "at_least")
    return {**scaled, "groups": with_tenfold(scaled["groups"], *scaled["groups"])} if "groups" in scaled else scaled


def tenfold_entry(entry: Any, leaf: Data) -> Any:
    """An entry with points times 10."""
    if isinstance(entry, str):
        return times_ten(entry) if leaf.get("measure", {"kind": "points"})["kind"] == "points" else entry
    return with_tenfold(entry, "points")


def tenfold_sheet(sheet: Data, by_code: Mapping[str, Data]) -> Data:
    """A sheet with points times 10."""
    entries = sheet.get("entries", {})
    scaled = {code: tenfold_entry(entry, by_code[code]) for code, entry in entries.items()}
    return {**sheet, "entries": scaled} if "entries" in sheet else sheet


def tenfold(year: DrawnYear) -> DrawnYear:
    """A year in which every point is worth ten, with one decimal less."""
    scoring = tenfold_group(with_tenfold(year.scoring, "total", "floor"))
    pools = {part: tenfold_group(scoring[part]) for part in PARTS[1:] if part in scoring}
    by_code = {path[-1]["code"]: path[-1] for part in PARTS for path in nodes(criteria_of(year.scoring, part))}
    return replace(
        year,
        scoring={**scoring, **pools, "decimals": str(int(year.scoring["decimals"]) - 1)},
        ranking={**year.ranking, "classes": [tenfold_threshold(one) for one in year.ranking["classes"]]},
        awards=tuple({**award, "requires": tenfold_threshold(award["requires"])} for award in year.awards),
        sheets=tuple(tenfold_sheet(sheet, by_code) for sheet in year.sheets),
    )


@EVERY_RUN_THE_SAME
@given(scored_years())
def test_points_worth_ten_give_ten_times_the_total_and_the_same_ranks(year: DrawnYear) -> None:
    finer = max(1, int(year.scoring["decimals"]))
    year = replace(year, scoring={**year.scoring, "decimals": str(finer)})
    told, ten = answer(year), answer(tenfold(year))
    for unit in year.staying:
        assert figures(ten, unit) == {key: 10 * points for key, points in figures(told, unit).items()}
    changed = {*SUMS, "criteria"}
    kept = [[{key: one[key] for key in set(one) - changed} for one in each["standings"]] for each in (told, ten)]
    assert kept[1] == kept[0]
    assert ten["awards"] == told["awards"]
