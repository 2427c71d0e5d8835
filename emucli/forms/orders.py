"""Which workbooks a year needs: one a scorer, stage and period, with a score sheet for each unit that it scores."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.scoring import Stage
from ..model.tree import Cluster, Year
from ..results.scores import marking_of
from ..scoring.marking import Marking
from ..scoring.scorers import has_room_for_each
from ..scoring.sheets import sheets_of


@dataclass(frozen=True)
class Order:
    """One workbook: who scores whom at which stage; `period` where the year is scored in several."""

    stage: Stage
    by: str
    units: tuple[str, ...]
    period: str = ""


def orders(cluster: Cluster, year: Year) -> tuple[Order, ...]:
    """The workbooks of a year, stage by stage; none where the record holds no stages or no members."""
    marking = marking_of(cluster, year)
    return () if marking is None else tuple(_orders(marking, year))


def _orders(marking: Marking, year: Year) -> Iterator[Order]:
    for stage in marking.scale.stages.values():
        for period in marking.periods.names:
            by_scorer: dict[str, list[str]] = {}
            for unit in (unit for unit in marking.units if period in marking.periods.of(unit)):
                for scorer in _scorers(marking, stage, unit, period, year):
                    by_scorer.setdefault(scorer, []).append(unit)
            for scorer in sorted(by_scorer, key=lambda one: _listed_at(marking, one)):
                yield Order(stage, scorer, tuple(by_scorer[scorer]), period)


def _listed_at(marking: Marking, scorer: str) -> tuple[int, str]:
    """Scorers in the order of the members; those that are none of them last."""
    return (marking.units.index(scorer) if scorer in marking.units else len(marking.units), scorer)


def orders_of(cluster: Cluster, year: Year, stage: Stage, by: str) -> tuple[Order, ...]:
    """The workbooks of a scorer who is asked for by name: of those it may score where no unit is assigned to it."""
    assigned = tuple(one for one in orders(cluster, year) if one.stage.id == stage.id and one.by == by)
    marking = marking_of(cluster, year)
    if assigned or marking is None:
        return assigned
    allowed = tuple(unit for unit in marking.units if unit != by and by in (marking.scorers(stage.id, unit) or ()))
    several = (
        Order(stage, by, tuple(unit for unit in allowed if period in marking.periods.of(unit)), period)
        for period in marking.periods.names
    )
    return tuple(one for one in several if one.units)


def _scorers(marking: Marking, stage: Stage, unit: str, period: str, year: Year) -> Iterator[str]:
    """Who scores a unit: each that may; else who has done so already, or the first who is not the unit itself."""
    # Where nobody says who scores the rest, the agencies that are named have their forms all the same.
    allowed = marking.scorers(stage.id, unit) or marking.scale.agencies(stage.id)
    if has_room_for_each(stage, marking.scale):
        yield from allowed
        return
    asked = (stage.id, unit, period)
    done = [at.sheet.by for at in sheets_of(year) if (at.sheet.stage, at.sheet.unit, at.sheet.period or "") == asked]
    others = [one for one in allowed if one != unit]
    yield from (*done, *others, *allowed)[:1]
