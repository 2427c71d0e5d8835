"""Points of leaves -> groups -> base, bonus, penalty -> total, in the order of rule A2."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from ..model.scoring import Scoring
from .marking import Marking
from .numbers import exactly, rounded
from .points import NodeScore, PartScore, StagePoints, State, UnitScore
from .scale import Node, Part
from .thresholds import amount
from .waiting import missing as missing_of

_ZERO = Fraction(0)


def unit_scores(marking: Marking) -> tuple[UnitScore, ...]:
    """The points of every member that is not withdrawn, in the order of members.yaml."""
    return tuple(_Summing(marking, unit).total() for unit in marking.units)


def is_unranked(marking: Marking, unit: str) -> bool:
    """Whether a unit has no total: suspended without any sheet of an owed stage, or nothing of the base applies to it.

    It has no rank either, and nothing is waited for (rules C12 and D1).
    """
    member = marking.members.of(unit)
    suspended = member is not None and member.suspended
    has_sheets = any(marking.received.of(stage, unit) for stage in marking.scale.counting)
    return (suspended and not has_sheets) or marking.scale.has_nothing_for(unit)


def owes_nothing(marking: Marking, unit: str) -> bool:
    """Whether nothing about a unit is waited for: it is left without a total, or is not ranked (rules C12 and F8)."""
    return is_unranked(marking, unit) or not marking.is_ranked(unit)


@dataclass(frozen=True)
class _Summing:
    """Adds up one unit's points."""

    marking: Marking
    unit: str

    def total(self) -> UnitScore:
        base = self._base()
        bonus, penalty = self._pool("bonus", base), self._pool("penalty", base)
        total, formula = _total(base, bonus, penalty, self.marking.scale.scoring)
        blocked = total is None or any(score.state == "zero" for part in (base, bonus, penalty) for score in _all(part))
        waits = blocked and not self.unranked and self.marking.is_ranked(self.unit)
        missing = tuple(missing_of(self.marking, self.unit)) if waits else ()
        return UnitScore(
            unit=self.unit,
            base=base,
            bonus=bonus,
            penalty=penalty,
            total=total,
            formula=formula,
            missing=missing,
            unranked=self.unranked or (total is None and not self.marking.is_ranked(self.unit)),
        )

    @cached_property
    def unranked(self) -> bool:
        return is_unranked(self.marking, self.unit)

    def _base(self) -> PartScore:
        children = tuple(self._node(top) for top in self.marking.scale.tops["base"])
        if self.unranked:
            return PartScore("base", None, None, children, "")
        exact, formula = _sum(children, _maximum(children))
        return PartScore("base", exact, self._rounded(exact), children, formula)

    def _pool(self, part: Part, base: PartScore) -> PartScore:
        children = tuple(self._node(top) for top in self.marking.scale.tops[part])
        pool = self.marking.scale.pool(part)
        if self.unranked:
            return PartScore(part, None, None, children, "")
        asked = None if pool is None or pool.from_ is None else amount(pool.from_.base, _maximum(base.children))
        if asked is not None and base.points is not None and base.points < asked:
            return PartScore(part, _ZERO, _ZERO, children, "0", withheld=True)
        exact, formula = _sum(children, None)
        cap = None if pool is None or pool.max is None else Fraction(pool.max)
        exact, points, formula = _capped(exact, cap, formula)
        if asked is not None and base.points is None and points:
            # Nobody knows yet whether the base reaches it.
            return PartScore(part, None, None, children, "")
        return PartScore(part, exact, points, children, formula)

    def _node(self, node: Node) -> NodeScore:
        if node.code not in self.marking.tables[self.unit] or not node.applies_to(self.unit):
            return _not_applying(node)
        return self._leaf(node) if node.is_leaf else self._group(node)

    def _group(self, node: Node) -> NodeScore:
        children = tuple(self._node(child) for child in node.children)
        if node.part == "base" and children and not _applying(children):
            # Nothing under it applies: the rule goes one level up (rule D1).
            return NodeScore(node=node, state="rescale", exact=None, points=None, children=children)
        counted = _best_of(children, node.best)
        most = node.max if node.part == "base" else None
        exact, formula = _sum(children, most) if counted is None and not node.caps else _sum_of(counted, children, node)
        if node.caps:
            exact, _, formula = _capped(exact, node.max, formula)
        return NodeScore(
            node=node,
            state=_state(children),
            exact=exact,
            points=self._rounded(exact) if node.part == "base" else exact,
            children=children,
            formula=formula,
            counted=None if counted is None else tuple(child.node.code for child in counted),
        )

    def _leaf(self, node: Node) -> NodeScore:
        scale = self.marking.scale
        stages = {
            stage: self.marking.stage_points(node, self.unit, stage)
            for stage in scale.stages
            if stage in scale.deciding(node) or self.marking.received.of(stage, self.unit)
        }
        # What equal sums leave open is not missing: no 0 stands for it.
        is_open = any(stages[stage].open for stage in scale.deciding(node))
        zero = scale.scoring.missing == "zero" and not self.unranked and not is_open
        exact, missing = _weighted(stages, scale.deciding(node), missing_is_zero=zero)
        state: State = "missing" if exact is None else "zero" if missing else "scored"
        return NodeScore(node=node, state=state, exact=exact, points=self._rounded(exact), stages=stages)

    def _rounded(self, exact: Fraction | None) -> Fraction | None:
        scoring = self.marking.scale.scoring
        return None if exact is None else rounded(exact, scoring.decimals, scoring.rounding)


def _all(part: PartScore) -> Sequence[NodeScore]:
    return [score for top in part.children for score in top.all()]


def _weighted(
    stages: Mapping[str, StagePoints], weights: Mapping[str, Fraction], *, missing_is_zero: bool
) -> tuple[Fraction | None, bool]:
    """The exact points of a leaf, and whether a stage is missing. Weights are never redistributed (rule C5)."""
    by_stage = [(weight, stages[stage].points) for stage, weight in weights.items()]
    missing = any(points is None for _, points in by_stage)
    if not weights or (missing and not missing_is_zero):
        return None, True
    zero = missing or any(stages[stage].zero for stage in weights)
    return sum((weight * (points or 0) for weight, points in by_stage), _ZERO), zero


def _not_applying(node: Node) -> NodeScore:
    """A node that does not apply to the unit; in pools it is 0 (rule D2)."""
    if node.part != "base":
        return NodeScore(node=node, state="absent", exact=_ZERO, points=_ZERO, formula="0")
    return _left_out(node, node.otherwise)


def _left_out(node: Node, how: State) -> NodeScore:
    """A node and all under it: what holds of a group holds of everything in it."""
    children = tuple(_left_out(child, how) for child in node.children)
    if how == "full":
        return NodeScore(
            node=node, state=how, exact=node.max, points=node.max, children=children, formula=exactly(node.max or _ZERO)
        )
    return NodeScore(node=node, state=how, exact=None, points=None, children=children)


def _state(children: Sequence[NodeScore]) -> State:
    """A group lacks what one of its criteria lacks."""
    return "missing" if any(child.state == "missing" for child in children) else "scored"


def _applying(children: Sequence[NodeScore]) -> list[NodeScore]:
    return [child for child in children if child.state not in ("rescale", "absent")]


def _maximum(children: Sequence[NodeScore]) -> Fraction:
    """The maximum of a unit's own table: of all that it is not without."""
    return sum((child.node.max or _ZERO for child in children if child.state != "absent"), _ZERO)


def _best_of(children: Sequence[NodeScore], best: int | None) -> list[NodeScore] | None:
    """Those with the highest points, the first of equal ones, in the order of the scale; None where all count."""
    if best is None:
        return None
    applying = _applying(children)
    highest = sorted(applying, key=lambda child: -(child.points or _ZERO))[:best]
    return [child for child in applying if any(child is one for one in highest)]


def _sum_of(
    counted: Sequence[NodeScore] | None, children: Sequence[NodeScore], node: Node
) -> tuple[Fraction | None, str]:
    """The sum of a group that caps, or whose best criteria count (rules B6 and D1).

    Rescaled where criteria that do not apply make less attainable than the others could give.
    """
    applying = _applying(children)
    if any(child.points is None for child in applying):
        return None, ""
    total, formula = _added(applying if counted is None else counted)
    if node.part != "base" or not any(child.state == "rescale" for child in children):
        return total, formula
    whole = node.attainable([child.node for child in children if child.state != "absent"])
    own = node.attainable([child.node for child in applying])
    return (total, formula) if own == whole else _scaled(total, formula, whole, own)


def _scaled(total: Fraction, formula: str, whole: Fraction, own: Fraction) -> tuple[Fraction, str]:
    return (total * whole / own, f"({formula}) × {exactly(whole)} / {exactly(own)}") if own else (_ZERO, "0")


def _added(children: Sequence[NodeScore]) -> tuple[Fraction, str]:
    points = [child.points or _ZERO for child in children]
    return sum(points, _ZERO), " + ".join(map(exactly, points)) or "0"


def _sum(children: Sequence[NodeScore], most: Fraction | None) -> tuple[Fraction | None, str]:
    """The sum of the criteria that apply; rescaled to the whole maximum where some do not (rule D1)."""
    applying = _applying(children)
    if any(child.points is None for child in applying):
        return None, ""
    total, formula = _added(applying)
    left_out = sum((child.node.max or _ZERO for child in children if child.state == "rescale"), _ZERO)
    if most is None or not left_out:
        return total, formula
    if left_out == most:
        return _ZERO, "0"
    return total * most / (most - left_out), f"({formula}) × {exactly(most)} / ({exactly(most)} - {exactly(left_out)})"


def _capped(
    points: Fraction | None, cap: Fraction | None, formula: str
) -> tuple[Fraction | None, Fraction | None, str]:
    """Exact and rounded points of a pool or of a group in it: sums of rounded points need no rounding."""
    if points is None or cap is None or points <= cap:
        return points, points, formula
    return cap, cap, f"min({exactly(cap)}, {formula})"


def _total(base: PartScore, bonus: PartScore, penalty: PartScore, scoring: Scoring) -> tuple[Fraction | None, str]:
    """base + bonus - penalty, not above the ceiling and not below the floor where there are any (rule B5)."""
    if base.points is None or bonus.points is None or penalty.points is None:
        return None, ""
    total = base.points + bonus.points - penalty.points
    formula = f"{exactly(base.points)} + {exactly(bonus.points)} - {exactly(penalty.points)}"
    highest = None if scoring.ceiling is None else Fraction(scoring.ceiling)
    if highest is not None and total > highest:
        total, formula = highest, f"min({exactly(highest)}, {formula})"
    lowest = None if scoring.floor is None else Fraction(scoring.floor)
    if lowest is not None and total < lowest:
        return lowest, f"max({exactly(lowest)}, {formula})"
    return total, formula
