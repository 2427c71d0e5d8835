"""Entries of sheets -> the exact points of each leaf for each unit at each stage (docs/rules.md, C and E)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from ..model.members import Members
from ..model.scoring import Stage
from ..model.unknown import known
from .combining import combine, fewest, kept_by_sums, mean, trim_of
from .comparing import Comparing
from .markers import Mark
from .marks import NOTHING_CLAIMED, Marks
from .nodes import Node
from .periods import PeriodsOfYear
from .points import StagePoints
from .scale import Scale
from .scored import Scored
from .scorers import is_combined, scorers
from .sheets import Received, SheetAt

_ZERO = Fraction(0)


class Sent(NamedTuple):
    """What has been sent about a unit at a stage, in one period: the sheets with their marks; how many scores count."""

    rule: Stage
    sheets: tuple[SheetAt, ...]
    marks: tuple[Mapping[str, Mark], ...]
    needed: int
    fewest: int


@dataclass(frozen=True)
class Marking:
    """All that is needed to say how many points a unit has for a leaf at a stage.

    `units` are the members that are scored, those not withdrawn, in the order in which equal ones are to be listed;
    `due` are the dates of the plan's steps, `periods` those in which the year is scored.
    """

    scale: Scale
    received: Received
    members: Members
    units: tuple[str, ...]
    _: KW_ONLY
    due: Mapping[str, date] = field(default_factory=dict)
    periods: PeriodsOfYear = field(default_factory=PeriodsOfYear)

    def is_ranked(self, unit: str) -> bool:
        """Whether a member stands in the ranking (rule F8)."""
        member = self.members.of(unit)
        return member is None or member.ranked

    def at_stage(self, stage: str) -> "Marking":
        """The same sheets, with one stage deciding everything."""
        return replace(self, scale=replace(self.scale, view=stage))

    @cached_property
    def tables(self) -> Mapping[str, frozenset[str]]:
        """The codes that apply to each unit: a group that does not apply takes all under it along (rule D2)."""
        if self.scale.is_for_all:
            return dict.fromkeys(self.units, frozenset(self.scale.nodes))
        return {unit: frozenset(_applicable(self.scale, unit)) for unit in self.units}

    @cached_property
    def own_stage(self) -> str | None:
        """The stage at which units score themselves."""
        return next((stage.id for stage in self.scale.stages.values() if stage.by == "member"), None)

    def is_later_than_own(self, stage: str) -> bool:
        """Whether a stage comes after the units' own and is scored by one for all (rule C11)."""
        order = list(self.scale.stages)
        own, by = self.own_stage, self.scale.stages[stage].by
        return own is not None and by not in ("peers", "panel", "member") and order.index(stage) > order.index(own)

    @cached_property
    def marks(self) -> Marks:
        """What the entries of the sheets come to."""
        return Marks(self.scale, self.received, tables=self.tables, due=self.due, own_stage=self.own_stage)

    @property
    def comparing(self) -> Comparing:
        """The entries that are compared with those of other units."""
        return self.marks.comparing

    @cached_property
    def _stage_points(self) -> dict[tuple[str, str, str], StagePoints]:
        return {}

    def stage_points(self, leaf: Node, unit: str, stage: str) -> StagePoints:
        """The points of a leaf that applies to the unit; None where they are missing, and nothing is guessed."""
        if stage in self.scale.independent:
            return self._combined(leaf, unit, stage, "")
        if self.scale.scoring.periods is None:
            return self.in_period(leaf, unit, stage, "")
        key = (leaf.code, unit, stage)
        found = self._stage_points.get(key)
        if found is None:
            found = self._stage_points[key] = self._of_year(leaf, unit, stage)
        return found

    def _of_year(self, leaf: Node, unit: str, stage: str) -> StagePoints:
        """The points of a stage over the periods of the year (rule C16)."""
        periods = self.periods.of(unit)
        each = {period: self.in_period(leaf, unit, stage, period) for period in periods}
        values = [one.points for one in each.values() if one.points is not None]
        sheets = tuple(at for one in each.values() for at in one.sheets)
        scores = tuple(score for one in each.values() for score in one.scores)
        found = StagePoints(None, sheets, scores, periods=each, open=any(one.open for one in each.values()))
        lacking = len(values) < len(periods)
        if not values or found.open or (lacking and self.scale.scoring.missing != "zero"):
            return found
        found = found._replace(zero=lacking)
        kept = self._best_periods(leaf, unit, stage, each)
        if kept == []:
            # What hangs on other criteria that are missing is not open, and no 0 where those are open.
            return found._replace(open=self.scale.scoring.missing == "zero")
        return _open_or_mean(found, kept)

    def _best_periods(
        self, leaf: Node, unit: str, stage: str, each: Mapping[str, StagePoints]
    ) -> list[Fraction] | None:
        """The points of the periods that count; none where totals are missing, None where equal ones leave it open."""
        rule = self.scale.scoring.periods
        values = [one.points or Fraction(0) for one in each.values()]
        if rule is None or rule.combine == "mean" or rule.count is None or rule.count >= len(values):
            return values
        totals = [self.sum_of_period(unit, stage, period) for period in each]
        if any(total is None for total in totals):
            return []
        pairs = [(total or Fraction(0), value) for total, value in zip(totals, values, strict=True)]
        return kept_by_sums(pairs, len(pairs) - rule.count, len(pairs))

    def sum_of_period(self, unit: str, stage: str, period: str) -> Fraction | None:
        """All that a stage scores in a period; what is missing is 0 where the regulation says so (rule C5)."""
        zero = self.scale.scoring.missing == "zero"
        each = ((leaf, self.in_period(leaf, unit, stage, period)) for leaf in self.owed_leaves(unit, stage))
        return _summed(
            (leaf, Fraction(0) if zero and one.points is None and not one.open else one.points) for leaf, one in each
        )

    @cached_property
    def _in_period(self) -> dict[tuple[str, str, str, str], StagePoints]:
        return {}

    def in_period(self, leaf: Node, unit: str, stage: str, period: str) -> StagePoints:
        """The points of a leaf in one period, or in the year that is scored once."""
        key = (leaf.code, unit, stage, period)
        found = self._in_period.get(key)
        if found is None:
            found = self._in_period[key] = self._standing(leaf, unit, stage, period)
        return found

    def _standing(self, leaf: Node, unit: str, stage: str, period: str) -> StagePoints:
        """What the sheets of a stage leave out, and sheets that there are none of, as an earlier stage has it (C14)."""
        own = self._combined(leaf, unit, stage, period)
        earlier = self.scale.stages[stage].otherwise
        if earlier is None:
            return own
        if earlier not in self.scale.stages or any(leaf.code in at.entries for at in own.sheets):
            return own
        stands = self.in_period(leaf, unit, earlier, period) if self._is_earlier(earlier, stage) else own
        return own._replace(points=stands.points, open=stands.open, stands=earlier)

    def _is_earlier(self, stage: str, than: str) -> bool:
        order = list(self.scale.stages)
        return order.index(stage) < order.index(than)

    def sheets_on(self, leaf: Node, unit: str, stage: str, period: str) -> tuple[SheetAt, ...]:
        """The sheets that say something of a leaf: where each agency has its criteria, that agency's alone."""
        sheets = self.received.within(stage, unit, period)
        if stage not in self.scale.of_several_agencies:
            return sheets
        return tuple(at for at in sheets if self.is_scored_by(leaf, stage, at.sheet.by))

    def is_scored_by(self, leaf: Node, stage: str, scorer: str) -> bool:
        """Whether a scorer's points for a leaf count at a stage; where nobody says who the rest is for, another's."""
        if stage not in self.scale.of_several_agencies:
            return True
        agency = self.scale.agency_of(leaf, stage) or known(self.members.standing_agency)
        return scorer == agency if agency is not None else scorer not in self.scale.agencies(stage)

    @cached_property
    def _sent(self) -> dict[tuple[str, str, str], Sent]:
        return {}

    def sent(self, unit: str, stage: str, period: str) -> Sent:
        """What has been sent about a unit."""
        key = (unit, stage, period)
        found = self._sent.get(key)
        if found is None:
            rule, sheets = self.scale.stages[stage], self.received.within(stage, unit, period)
            marks = tuple(self.marks.of(at) for at in sheets)
            found = self._sent[key] = Sent(rule, sheets, marks, self.needed(rule, unit, period), fewest(rule))
        return found

    def _combined(self, leaf: Node, unit: str, stage: str, period: str) -> StagePoints:
        rule, sheets, marks, needed, few = self.sent(unit, stage, period)
        if stage in self.scale.of_several_agencies:
            sheets = self.sheets_on(leaf, unit, stage, period)
            marks = tuple(self.marks.of(at) for at in sheets)
        code, absent = leaf.record.code, NOTHING_CLAIMED if leaf.part != "base" else None
        scores = tuple([of_sheet.get(code, absent) for of_sheet in marks])
        values = [scored.points for scored in scores if scored.__class__ is Scored]
        owed = leaf.part != "base" or self.scale.owes(leaf, stage)
        if not owed and len(values) < few:
            # The view of one stage leaves out what another decides.
            return StagePoints(_ZERO, sheets, scores)
        if owed and len(values) < needed:
            return StagePoints(None, sheets, scores)
        if rule.trim_by == "sheet" and rule.combine == "trimmed_mean":
            return self._trimmed(unit, stage, StagePoints(None, sheets, scores), needed)
        return StagePoints(combine(values, rule) if is_combined(rule) else values[0], sheets, scores)

    def _trimmed(self, unit: str, stage: str, found: StagePoints, needed: int) -> StagePoints:
        """The mean of what whole sheets give of which those with the highest and lowest sums are left out (rule C7)."""
        rule, pairs = self.scale.stages[stage], []
        for at, scored in zip(found.sheets, found.scores, strict=True):
            total = self.sum_of_sheet(unit, stage, at)
            if total is not None and isinstance(scored, Scored):
                # A sheet that leaves something out has no sum to compare.
                pairs.append((total, scored.points))
        if len(pairs) < needed:
            return found
        kept = kept_by_sums(pairs, trim_of(rule), len(pairs) - trim_of(rule))
        return _open_or_mean(found, kept)

    def sum_of_sheet(self, unit: str, stage: str, at: SheetAt) -> Fraction | None:
        """What a sheet comes to, deductions taken off; None where it leaves something out (rule C7)."""
        if at not in self._sums:
            self._sums[at] = _summed((leaf, _points_of(self.mark(leaf, at))) for leaf in self.owed_leaves(unit, stage))
        return self._sums[at]

    @cached_property
    def _sums(self) -> dict[SheetAt, Fraction | None]:
        return {}

    def mark(self, leaf: Node, at: SheetAt) -> Mark | None:
        """The points of a leaf in one sheet, why they cannot be had, or None where the sheet owes and lacks them."""
        return self.marks.mark(leaf, at)

    @cached_property
    def _needed(self) -> dict[tuple[str, str, str], int]:
        return {}

    def needed(self, stage: Stage, unit: str, period: str) -> int:
        """How many scores a leaf needs at a stage."""
        key = (stage.id, unit, period)
        if key not in self._needed:
            self._needed[key] = self._count_needed(stage, unit, period)
        return self._needed[key]

    def _count_needed(self, stage: Stage, unit: str, period: str) -> int:
        if not is_combined(stage):
            return 1
        if stage.at_least is not None:
            return max(stage.at_least, fewest(stage))
        if self.scale.scoring.missing == "zero":
            # A peer that is missing is no zero among the scores of the others (rule C5).
            return fewest(stage)
        recused = {at.sheet.by for at in self.received.recused_in(stage.id, unit, period)}
        came = {at.sheet.by for at in self.received.within(stage.id, unit, period)}
        owing = [one for one in self.scorers(stage.id, unit) or () if self.is_ranked(one) or one in came]
        return max(len([one for one in owing if one not in recused]), fewest(stage))

    def scorers(self, stage: str, unit: str) -> tuple[str, ...] | None:
        """Who may score a unit at a stage; None where the record does not say it."""
        return scorers(self.scale.stages[stage], unit, self.members, self.scale)

    def owed_leaves(self, unit: str, stage: str) -> Iterable[Node]:
        """The leaves of a unit's table that a stage decides, alone or with others; no sheet can give an unknown one."""
        table = self.tables[unit]
        return (
            leaf
            for leaf in self.scale.leaves
            if leaf.code in table and leaf.measure is not None and self._decides(leaf, stage)
        )

    def _decides(self, leaf: Node, stage: str) -> bool:
        """Whether points of a leaf rest on a stage: it decides, or what a later one leaves out stands as it has it."""
        return any(stage in self.scale.leads_to(one) for one in self.scale.deciding(leaf))


def _open_or_mean(found: StagePoints, kept: Sequence[Fraction] | None) -> StagePoints:
    """What is left open where equal sums do not say what stays, else the mean of what does."""
    return found._replace(open=True) if kept is None else found._replace(points=mean(kept), kept=tuple(kept))


def _points_of(scored: Mark | None) -> Fraction | None:
    return scored.points if isinstance(scored, Scored) else None


def _summed(several: Iterable[tuple[Node, Fraction | None]]) -> Fraction | None:
    """What points of leaves come to, deductions taken off; None where one is missing."""
    total = _ZERO
    for leaf, points in several:
        if points is None:
            return None
        total += -points if leaf.part == "penalty" else points
    return total


def _applicable(scale: Scale, unit: str) -> Iterator[str]:
    nodes = [top for tops in scale.tops.values() for top in tops]
    while nodes:
        node = nodes.pop()
        if node.applies_to(unit):
            yield node.code
            nodes.extend(node.children)
