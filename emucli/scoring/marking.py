"""Entries of sheets -> the exact points of each leaf for each unit at each stage (docs/rules.md, C and E)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from ..model.members import Members
from ..model.scores import Entry
from ..model.scoring import Stage
from ..model.unknown import known
from .combining import combine, fewest
from .comparing import Comparing
from .inputs import Given, Misfit, given
from .measures import score
from .points import Missing, StagePoints
from .scale import Node, Scale
from .scored import Scored
from .sheets import Received, SheetAt, scorers

_NOTHING_CLAIMED = Scored(Fraction(0), "0")


class _Marker:
    """Scores the entries of one leaf. Equal entries are scored once: peers give the same numbers often."""

    def __init__(self, leaf: Node) -> None:
        self._leaf = leaf
        self._texts: dict[tuple[str, Fraction | None], Scored | Misfit] = {}
        self._inputs: dict[tuple[Given, Fraction | None], Scored | Misfit] = {}

    def mark(self, entry: Entry, best: Fraction | None) -> Scored | Misfit:
        """The points of an entry, or why it has none."""
        if isinstance(entry, str):
            found = self._texts.get((entry, best))
            if found is None:
                found = self._texts[entry, best] = self._score(given(entry), best)
            return found
        inputs = given(entry)
        found = self._inputs.get((inputs, best))
        if found is None:
            found = self._inputs[inputs, best] = self._score(inputs, best)
        return found

    def _score(self, inputs: Given, best: Fraction | None) -> Scored | Misfit:
        try:
            return score(self._leaf, inputs, best)
        except Misfit as misfit:
            return misfit


@dataclass(frozen=True)
class Marking:
    """All that is needed to say how many points a unit has for a leaf at a stage.

    `units` are the members that are scored, those not withdrawn, in the order in which equal ones are to be listed;
    `due` are the dates of the plan's steps.
    """

    scale: Scale
    received: Received
    members: Members
    units: tuple[str, ...]
    due: Mapping[str, date] = field(default_factory=dict)

    def at_stage(self, stage: str) -> "Marking":
        """The same sheets, with one stage deciding everything."""
        return replace(self, scale=replace(self.scale, view=stage))

    @cached_property
    def tables(self) -> Mapping[str, frozenset[str]]:
        """The codes that apply to each unit: a group that does not apply takes all under it along (rule D2)."""
        return {unit: frozenset(_applicable(self.scale, unit)) for unit in self.units}

    @cached_property
    def own_stage(self) -> str | None:
        """The stage at which units score themselves."""
        return next((stage.id for stage in self.scale.stages.values() if stage.by == "member"), None)

    def is_later_than_own(self, stage: str) -> bool:
        """Whether a stage comes after the units' own and is scored by one for all (rule C11)."""
        order = list(self.scale.stages)
        own, by = self.own_stage, self.scale.stages[stage].by
        return own is not None and by not in ("peers", "member") and order.index(stage) > order.index(own)

    @cached_property
    def _markers(self) -> Mapping[str, _Marker]:
        return {leaf.code: _Marker(leaf) for leaf in self.scale.leaves}

    @cached_property
    def comparing(self) -> Comparing:
        """The entries that are compared with those of other units."""
        return Comparing(self.scale, self.received, self.tables, self._alone)

    def _alone(self, leaf: Node, at: SheetAt) -> Scored | Misfit | None:
        entry = at.entries.get(leaf.code)
        return None if entry is None else self._markers[leaf.code].mark(self._dated(entry, at), None)

    def _dated(self, entry: Entry, at: SheetAt) -> Entry:
        """An entry with the dates of the step that it names: the plan's, and that of the unit's own sheet (rule E9)."""
        if isinstance(entry, str) or entry.step is None or self.own_stage is None:
            return entry
        own = self.received.of(self.own_stage, at.sheet.unit)
        due, done = self.due.get(entry.step), known(own[0].sheet.submitted) if own else None
        if due is None or done is None or entry.due is not None or entry.done is not None:
            return entry
        return entry.model_copy(update={"step": None, "due": due, "done": done})

    @cached_property
    def _stage_points(self) -> dict[tuple[str, str, str], StagePoints]:
        return {}

    def stage_points(self, leaf: Node, unit: str, stage: str) -> StagePoints:
        """The points of a leaf that applies to the unit; None where they are missing, and nothing is guessed."""
        key = (leaf.code, unit, stage)
        found = self._stage_points.get(key)
        if found is None:
            found = self._stage_points[key] = self._worked_out(leaf, unit, stage)
        return found

    def _worked_out(self, leaf: Node, unit: str, stage: str) -> StagePoints:
        sheets = self.received.of(stage, unit)
        scores = tuple([self.mark(leaf, stage, at) for at in sheets])
        values = [scored.points for scored in scores if isinstance(scored, Scored)]
        rule = self.scale.stages[stage]
        owed = leaf.part != "base" or self.scale.owes(leaf, stage)
        if not owed and len(values) < fewest(rule):
            # The view of one stage leaves out what another decides.
            return StagePoints(Fraction(0), sheets, scores)
        if owed and len(values) < self._needed(rule, unit):
            return StagePoints(None, sheets, scores)
        return StagePoints(combine(values, rule) if rule.by == "peers" else values[0], sheets, scores)

    def mark(self, leaf: Node, stage: str, at: SheetAt) -> Scored | Misfit | None:
        """The points of a leaf in one sheet, why they cannot be had, or None where the sheet owes and lacks them."""
        code = leaf.record.code
        entry = at.entries.get(code)
        if entry is None:
            # Nothing claimed, nothing deducted (rule C3); a criterion of the base is missing instead.
            return None if leaf.part == "base" else _NOTHING_CLAIMED
        best = self.comparing.among(leaf, at) if code in self.comparing.codes else None
        return self._markers[code].mark(self._dated(entry, at), best)

    def _needed(self, stage: Stage, unit: str) -> int:
        """How many scores a leaf needs at a stage."""
        if stage.by != "peers":
            return 1
        if stage.at_least is not None:
            return max(stage.at_least, fewest(stage))
        if self.scale.scoring.missing == "zero":
            # A peer that is missing is no zero among the scores of the others (rule C5).
            return fewest(stage)
        owing = len(scorers("peers", unit, self.members) or ()) - len(self.received.recused.get((stage.id, unit), ()))
        return max(owing, fewest(stage))

    def missing(self, unit: str) -> Iterator[Missing]:
        """What the unit's total waits for, and no more: whole sheets first, then criteria that a sheet leaves out."""
        for stage in self.scale.owed:
            gaps = [leaf.code for leaf in self.owed_leaves(unit, stage) if self._lacks(leaf, unit, stage)]
            if gaps:
                # Every sheet came, and trimming or `at_least` may still leave too few scores.
                yield from list(self._waits(unit, stage, gaps)) or [Missing(stage, (), tuple(gaps))]

    def _waits(self, unit: str, stage: str, gaps: Sequence[str]) -> Iterator[Missing]:
        sheets, absent = self.received.of(stage, unit), tuple(self._absent(stage, unit))
        lacking = {at.sheet.by: codes for at in sheets if (codes := self._lacking(gaps, stage, at))}
        if self.scale.stages[stage].by == "peers" and not self._owed_by_all(stage):
            yield from self._some_of(unit, stage, gaps, (*absent, *lacking), bool(lacking))
            return
        if absent or not (sheets or self.received.recused.get((stage, unit))):
            yield Missing(stage, absent, needed=len(absent) if self.scale.stages[stage].by == "peers" else 1)
        yield from (Missing(stage, (by,), codes) for by, codes in lacking.items())

    def _lacking(self, gaps: Sequence[str], stage: str, at: SheetAt) -> tuple[str, ...]:
        return tuple(code for code in gaps if self._unscored(code, stage, at))

    def _owed_by_all(self, stage: str) -> bool:
        """Whether every peer owes a sheet, not only as many as make the scores enough."""
        return self.scale.stages[stage].at_least is None and self.scale.scoring.missing == "block"

    def _some_of(
        self, unit: str, stage: str, gaps: Sequence[str], able: tuple[str, ...], partly: bool
    ) -> Iterator[Missing]:
        """So many more peers as the criterion needs that lacks most; `partly`: some sheets lack criteria."""
        needed = max(self._short_of(self.scale.nodes[code], unit, stage) for code in gaps)
        if needed <= len(able):
            yield Missing(stage, able, tuple(gaps) if partly else (), needed)

    def _short_of(self, leaf: Node, unit: str, stage: str) -> int:
        scored = sum(isinstance(score, Scored) for score in self.stage_points(leaf, unit, stage).scores)
        return self._needed(self.scale.stages[stage], unit) - scored

    def owed_leaves(self, unit: str, stage: str) -> Iterable[Node]:
        """The leaves of a unit's table that a stage decides, alone or with others; no sheet can give an unknown one."""
        table = self.tables[unit]
        return (
            leaf
            for leaf in self.scale.leaves
            if leaf.code in table and leaf.measure is not None and stage in self.scale.deciding(leaf)
        )

    def _lacks(self, leaf: Node, unit: str, stage: str) -> bool:
        return self.stage_points(leaf, unit, stage).points is None

    def _unscored(self, code: str, stage: str, at: SheetAt) -> bool:
        return not isinstance(self.mark(self.scale.nodes[code], stage, at), Scored)

    def _absent(self, stage: str, unit: str) -> Iterator[str]:
        """The scorers whose sheet is owed and has not come; none named where the record does not say who scores."""
        came = {at.sheet.by for at in self.received.of(stage, unit)}
        came.update(at.sheet.by for at in self.received.recused.get((stage, unit), ()))
        by = self.scale.stages[stage].by
        if by == "peers" or not came:
            owing = scorers(by, unit, self.members) or ()
            yield from (one for one in sorted(owing, key=self._listed_at) if one not in came)

    def _listed_at(self, unit: str) -> tuple[int, str]:
        return (self.units.index(unit) if unit in self.units else len(self.units), unit)


def _applicable(scale: Scale, unit: str) -> Iterator[str]:
    nodes = [top for tops in scale.tops.values() for top in tops]
    while nodes:
        node = nodes.pop()
        if node.applies_to(unit):
            yield node.code
            nodes.extend(node.children)
