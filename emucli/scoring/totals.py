"""Points of leaves -> groups -> base, bonus, penalty -> total, in the order of rule A2."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, partial

from .combining import weighed
from .marking import Marking
from .marks import NOT_MARKED, Marked
from .nodes import Node, Part
from .numbers import Grain, exactly
from .points import NodeScore, PartScore, StagePoints, State, UnitScore, added
from .scored import Scored, Told, as_given
from .sums import best_of, capped_at, has_zeros, maximum_of, scaled, state_of, those_that_apply, untold, within
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


@dataclass(frozen=True, eq=False)
class _Summing:
    """Adds up one unit's points; what nobody needs for a total is worked out when somebody asks (see `Table`)."""

    marking: Marking
    unit: str

    def total(self) -> UnitScore:
        base = self._base()
        bonus, penalty = self._pool("bonus", base), self._pool("penalty", base)
        total, told = self._total(base, bonus, penalty)
        as_zero = self.marking.scale.scoring.missing == "zero"
        blocked = total is None or (as_zero and any(has_zeros(part.children) for part in (base, bonus, penalty)))
        waits = blocked and not self.unranked and self.marking.is_ranked(self.unit)
        missing = tuple(missing_of(self.marking, self.unit)) if waits else ()
        return UnitScore(
            unit=self.unit,
            base=base,
            bonus=bonus,
            penalty=penalty,
            total=total,
            told=told,
            missing=missing,
            unranked=self.unranked or (total is None and not self.marking.is_ranked(self.unit)),
        )

    @cached_property
    def unranked(self) -> bool:
        return is_unranked(self.marking, self.unit)

    @cached_property
    def grain(self) -> Grain:
        return self.marking.scale.grain

    def stages(self, leaf: Node) -> Mapping[str, StagePoints]:
        scale = self.marking.scale
        return {
            stage: self.marking.stage_points(leaf, self.unit, stage)
            for stage in scale.stages
            if stage in scale.deciding(leaf) or self.marking.received.of(stage, self.unit)
        }

    def children(self, part: Part) -> tuple[NodeScore, ...]:
        found = self._children.get(part)
        if found is None:
            found = self._children[part] = self._nodes(self.marking.scale.tops[part])
        return found

    @cached_property
    def _children(self) -> dict[Part, tuple[NodeScore, ...]]:
        return {}

    def _base(self) -> PartScore:
        if self.unranked:
            return self._nothing("base")
        whole = self._as_the_sheets_give_it()
        if whole is None:
            whole = self._plain_sum(self.children("base"))
        if whole is not None:
            return PartScore("base", self.grain.points(whole), whole, self._base_told, table=self)
        children = self.children("base")
        exact, told = self._sum(children, maximum_of(children))
        return PartScore("base", exact, self._rounded(exact), told, table=self)

    def _base_told(self) -> str:
        return added(self.grain, self.children("base"))

    def _as_the_sheets_give_it(self) -> int | None:
        """The sum of the base where one sheet says everything of each criterion, and says something of all."""
        alone, total = self.marking.scale.alone_in_base, 0
        if alone is None:
            return None
        for stage, codes in alone.items():
            wholes = self._sheet_at(stage).wholes
            each = [wholes.get(code) for code in codes]
            if None in each:
                return None
            total += sum(filter(None, each))
        return total

    def _pool(self, part: Part, base: PartScore) -> PartScore:
        if self.unranked:
            return self._nothing(part)
        pool = self.marking.scale.pool(part)
        if pool is None:
            return PartScore(part, _ZERO, 0, as_given(_ZERO), table=self)
        asked = None if pool.from_ is None else amount(pool.from_.base, maximum_of(base.children))
        if asked is not None and base.points is not None and base.points < asked:
            return PartScore(part, _ZERO, 0, as_given(_ZERO), table=self, withheld=True)
        exact, told = self._sum(self.children(part), None)
        exact, told = capped_at(exact, told, None if pool.max is None else Fraction(pool.max))
        if asked is not None and base.points is None and exact:
            # Nobody knows yet whether the base reaches it.
            return self._nothing(part)
        return PartScore(part, exact, self._whole(exact), told, table=self)

    def _nothing(self, part: Part) -> PartScore:
        return PartScore(part, None, None, untold, table=self)

    def _nodes(self, nodes: Sequence[Node]) -> tuple[NodeScore, ...]:
        alone, scores = self.marking.scale.alone, []
        for node in nodes:
            # Most nodes are leaves for which one sheet says everything.
            stage = alone.get(node)
            marks, wholes = NOT_MARKED if stage is None else self._sheet_at(stage)
            marked = marks.get(node.record.code)
            if isinstance(marked, Scored):
                scores.append(NodeScore(node, "scored", wholes[node.record.code], self, marked.points))
            else:
                scores.append(self._node(node))
        return tuple(scores)

    def _sheet_at(self, stage: str) -> Marked:
        """The marks of the one sheet of a stage; none where it has not come."""
        sheets = self.marking.received.of(stage, self.unit)
        return self.marking.marks.marked(sheets[0]) if sheets else NOT_MARKED

    def _node(self, node: Node) -> NodeScore:
        if node.code not in self.marking.tables[self.unit] or not node.applies_to(self.unit):
            return self._not_applying(node)
        return self._leaf(node) if node.is_leaf else self._group(node)

    def _group(self, node: Node) -> NodeScore:
        children = self._nodes(node.children)
        whole = self._plain_sum(children) if node.adds_up else None
        if whole is not None:
            return NodeScore(node, "scored", whole, self, None, children)
        if node.part == "base" and children and not those_that_apply(children):
            # Nothing under it applies: the rule goes one level up (rule D1).
            return NodeScore(node, "rescale", None, self, None, children)
        counted = best_of(children, node.best)
        if counted is None and not node.caps:
            exact, told = self._sum(children, node.max if node.part == "base" else None)
        else:
            exact, told = self._sum_of(counted, children, node)
        if node.caps:
            exact, told = capped_at(exact, told, node.max)
        # Sums of rounded points need no rounding, but where they are rescaled; pools never are.
        whole = self._rounded(exact) if node.part == "base" else self._whole(exact)
        codes = None if counted is None else tuple(child.node.code for child in counted)
        return NodeScore(node, state_of(children), whole, self, exact, children, told, codes)

    def _plain_sum(self, children: Sequence[NodeScore]) -> int | None:
        """The sum of scores where all of them are had, apply, and need no rounding; nearly all sums are such."""
        total = 0
        for child in children:
            if child.state != "scored" or child.whole is None:
                return None
            total += child.whole
        return None if total % self.grain.step else total

    def _leaf(self, node: Node) -> NodeScore:
        scale, points_at = self.marking.scale, self.marking.stage_points
        weights = scale.deciding(node)
        by_stage = [points_at(node, self.unit, stage) for stage in weights]
        # What equal sums leave open is not missing: no 0 stands for it.
        as_zero = scale.scoring.missing == "zero" and not any(one.open for one in by_stage) and not self.unranked
        missing = any(one.points is None for one in by_stage)
        if not weights or (missing and not as_zero):
            return NodeScore(node, "missing", None, self)
        exact = weighed([one.points or _ZERO for one in by_stage], tuple(weights.values()))
        state: State = "zero" if missing or any(one.zero for one in by_stage) else "scored"
        return NodeScore(node, state, self._rounded(exact), self, exact)

    def _rounded(self, exact: Fraction | None) -> int | None:
        return None if exact is None else self.grain.rounded(exact)

    def _whole(self, exact: Fraction | None) -> int | None:
        return None if exact is None else self.grain.whole(exact)

    def _not_applying(self, node: Node) -> NodeScore:
        """A node that does not apply to the unit; in pools it is 0 (rule D2)."""
        if node.part != "base":
            return NodeScore(node, "absent", 0, self, told=as_given(_ZERO))
        return self._left_out(node, node.otherwise)

    def _left_out(self, node: Node, how: State) -> NodeScore:
        """A node and all under it: what holds of a group holds of everything in it."""
        children = tuple(self._left_out(child, how) for child in node.children)
        if how == "full":
            whole = self._whole(node.max)
            return NodeScore(node, how, whole, self, node.max, children, as_given(node.max or _ZERO))
        return NodeScore(node, how, None, self, None, children)

    def _added(self, children: Sequence[NodeScore]) -> tuple[Fraction, Told]:
        return self.grain.points(sum([child.whole or 0 for child in children])), partial(added, self.grain, children)

    def _sum_of(
        self, counted: Sequence[NodeScore] | None, children: Sequence[NodeScore], node: Node
    ) -> tuple[Fraction | None, Told]:
        """The sum of a group that caps, or whose best criteria count (rules B6 and D1).

        Rescaled where criteria that do not apply make less attainable than the others could give.
        """
        applying = those_that_apply(children)
        if None in [child.whole for child in applying]:
            return None, untold
        total, told = self._added(applying if counted is None else counted)
        if node.part != "base" or not any(child.state == "rescale" for child in children):
            return total, told
        whole = node.attainable([child.node for child in children if child.state != "absent"])
        own = node.attainable([child.node for child in applying])
        return (total, told) if own == whole else scaled(total, told, whole, own)

    def _sum(self, children: Sequence[NodeScore], most: Fraction | None) -> tuple[Fraction | None, Told]:
        """The sum of the criteria that apply; rescaled to the whole maximum where some do not (rule D1)."""
        applying = those_that_apply(children)
        if None in [child.whole for child in applying]:
            return None, untold
        total, told = self._added(applying)
        if most is None:
            return total, told
        left_out = sum((child.node.max or _ZERO for child in children if child.state == "rescale"), _ZERO)
        if not left_out:
            return total, told
        if left_out == most:
            return _ZERO, as_given(_ZERO)
        formula = lambda: f"({told()}) × {exactly(most)} / ({exactly(most)} - {exactly(left_out)})"  # noqa: E731
        return total * most / (most - left_out), formula

    def _total(self, base: PartScore, bonus: PartScore, penalty: PartScore) -> tuple[Fraction | None, Told]:
        """base + bonus - penalty, not above the ceiling and not below the floor where there are any (rule B5)."""
        if base.whole is None or bonus.whole is None or penalty.whole is None:
            return None, untold
        total = self.grain.points(base.whole + bonus.whole - penalty.whole)
        signs = ("", " + ", " - ")
        told: Told = lambda: "".join(  # noqa: E731
            f"{sign}{exactly(part.points or _ZERO)}" for sign, part in zip(signs, (base, bonus, penalty), strict=True)
        )
        return within(total, told, self.marking.scale.scoring)
