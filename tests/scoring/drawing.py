"""Years that hypothesis draws: units, a scale with every kind of measure, stages, ranking, awards, complete sheets.

A year is plain data, so that a property can change it (`replace`, `mapped`) and ask again:

    answer(year)  # the JSON of `emucli score`
"""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from tests.scoring.drawn.awards import AWARDS, drawn_awards, drawn_ranking
from tests.scoring.drawn.chance import rarely, some, unit_names
from tests.scoring.drawn.scale import COMBINE, drawn_scoring
from tests.scoring.drawn.sheets import drawn_sheets
from tests.scoring.drawn.year import Data, DrawnYear
from tests.scoring.year import NV

IDS = ("so-e", "ban-b", "so-a", "ban-d", "so-c", "ban-f")


@st.composite
def years(draw: st.DrawFn, *, relative: bool = True, most: int = 6, combine: Sequence[str] = COMBINE) -> DrawnYear:
    """A year whose sheets are complete and valid."""
    number = draw(st.integers(2, most))
    units = draw(st.permutations(IDS))[:number]
    status = _status(draw, units)
    staying = [unit for unit in units if status[unit] != "withdrawn"]
    leader, *others = draw(st.permutations(staying))
    agency = draw(st.sampled_from([*staying, NV]))
    scoring = drawn_scoring(draw, staying, relative, combine)
    drawn = DrawnYear(
        names=dict(zip(units, draw(unit_names(number)), strict=True)),
        status=status,
        leader=leader,
        deputies=tuple(others[: draw(st.integers(0, 2))]),
        agency=agency,
        scoring=scoring,
        ranking=drawn_ranking(draw, scoring),
        awards=tuple(drawn_awards(draw, scoring)),
        covenant=_covenant(draw, staying),
        sheets=(),
    )
    return replace(drawn, sheets=tuple(drawn_sheets(draw, drawn)))


def _status(draw: st.DrawFn, units: Sequence[str]) -> dict[str, str]:
    """Rarely suspended or withdrawn; two at least stay."""
    first, second, *others = units
    drawn = {unit: draw(st.sampled_from(["active"] * 5 + ["suspended", "withdrawn"])) for unit in others}
    return {first: "active", second: "suspended" if rarely(draw) else "active", **drawn}


def _covenant(draw: st.DrawFn, units: Sequence[str]) -> Data:
    signed = draw(st.sampled_from(["all", some(draw, units)]))
    registered = [{"unit": unit, "award": draw(st.sampled_from(AWARDS))} for unit in units]
    commitments = [{"id": "c1", "text": "Hồ sơ đúng hạn", "measured_in": "%", "target": "80"}]
    return {
        "signed": {"date": "2024-02-01"},
        "signatories": signed,
        "commitments": commitments,
        "registrations": registered[: draw(st.integers(0, len(registered)))],
    }


@st.composite
def incomplete_years(draw: st.DrawFn) -> DrawnYear:
    """A year in which some sheets have not come, and some leave out an entry."""
    year = draw(years())
    kept: list[Data] = []
    for sheet in year.sheets:
        happens = draw(st.integers(0, 5))
        if happens == 4 and sheet.get("entries"):
            code = draw(st.sampled_from(sorted(sheet["entries"])))
            sheet = {**sheet, "entries": {key: entry for key, entry in sheet["entries"].items() if key != code}}
        if happens < 5 or not kept:
            kept.append(sheet)
    return replace(year, sheets=tuple(kept))
