"""The scoring scale (thang điểm) of a regulation, ready to be scored on: what nodes inherit and which stages decide."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from ..model.covenant import Covenant
from ..model.measures import AnyMeasure, InputRange, NumberMeasure, PointsMeasure, TargetMeasure
from ..model.place import KeyPath
from ..model.scoring import Criterion, Pool, PoolCriterion, Scoring, Stage
from ..model.unknown import Unknown, known, listed
from .numbers import Grain, exact, grain_of

Part = Literal["base", "bonus", "penalty"]
PARTS: tuple[Part, ...] = ("base", "bonus", "penalty")
RESERVED_CODES = (*PARTS, "total")
"""Words that stand for sums in tie-breaks, so no criterion may have them as its code."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Node:
    """A criterion or a group. `path` leads to it in regulation.yaml; a leaf has a measure, None where it is unknown."""

    record: Criterion | PoolCriterion
    part: Part
    path: KeyPath
    stage: str | None
    agency: str | None
    evidence: bool
    target: Fraction | None
    children: tuple["Node", ...]

    @property
    def code(self) -> str:
        """The criterion's code."""
        return self.record.code

    @cached_property
    def max(self) -> Fraction | None:
        """The maximum; in bonus and penalty None where nothing caps."""
        return None if self.record.max is None else exact(self.record.max)

    @cached_property
    def least(self) -> Fraction:
        """The fewest points, 0 unless the criterion may take points away."""
        return Fraction(self.record.min or 0)

    @cached_property
    def unlisted(self) -> Fraction:
        """The points whose criteria the record does not hold."""
        return Fraction(self.record.unlisted or 0)

    @property
    def is_leaf(self) -> bool:
        """Whether units are scored on it directly; a node that is `unlisted` as a whole is none."""
        return self.record.criteria is None and self.record.unlisted is None

    @cached_property
    def measure(self) -> AnyMeasure | None:
        """How a leaf is scored; points as given where the regulation says nothing else (FORMAT: measures)."""
        measure: AnyMeasure | Unknown | None = self.record.measure
        if measure is None:
            return PointsMeasure()
        return None if isinstance(measure, Unknown) else measure

    @cached_property
    def takes_points(self) -> bool:
        """Whether its entries are points as they are given."""
        return isinstance(self.measure, PointsMeasure)

    @cached_property
    def input(self) -> InputRange | None:
        """The range of the number that a scorer gives, where the regulation sets one (rule E8)."""
        return self.measure.input if isinstance(self.measure, NumberMeasure) else None

    @property
    def best(self) -> int | None:
        """How many of a group's criteria count, those with the highest points; None where all do."""
        return self.record.best

    @property
    def caps(self) -> bool:
        """Whether a group gives its maximum at most, though its criteria may add up to more; in a pool each does."""
        return self.part != "base" or (isinstance(self.record, Criterion) and self.record.caps)

    @cached_property
    def adds_up(self) -> bool:
        """Whether a group of the base gives the sum of all its criteria, as most do."""
        return self.part == "base" and self.best is None and not self.caps

    def attainable(self, children: Sequence["Node"]) -> Fraction:
        """What some of its criteria can give at most: all together, or as many of them as count."""
        maxima = sorted((child.max or Fraction(0) for child in children), reverse=True)
        return sum(maxima[: self.best], Fraction(0))

    @property
    def otherwise(self) -> Literal["full", "rescale", "absent"]:
        """What happens for a unit that it does not apply to; a regulation has to say it, in the base (rule D1)."""
        return (self.record.otherwise if isinstance(self.record, Criterion) else None) or "absent"

    def applies_to(self, unit: str) -> bool:
        """Whether a unit is scored on it, as far as the node itself says."""
        if self.record.applies_to is not None:
            return unit in self.record.applies_to
        return self.record.not_for is None or unit not in self.record.not_for

    @property
    def is_for_all(self) -> bool:
        """Whether the node itself leaves nobody out."""
        return self.record.applies_to is None and self.record.not_for is None

    def leaves(self) -> Iterator["Node"]:
        """The leaves at or under this node, in the order of the scale."""
        if self.is_leaf:
            yield self
        for child in self.children:
            yield from child.leaves()

    def all(self) -> Iterator["Node"]:
        """This node and every node under it, in the order of the scale."""
        yield self
        for child in self.children:
            yield from child.all()


@dataclass(frozen=True, eq=False)
class Scale:
    """A regulation's criteria, pools and stages; `view` is the stage that decides all, where only it is shown."""

    scoring: Scoring
    tops: Mapping[Part, tuple[Node, ...]]
    view: str | None = None

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Every node by its code; the first where a code stands twice."""
        found: dict[str, Node] = {}
        for part in PARTS:
            for top in self.tops[part]:
                for node in top.all():
                    found.setdefault(node.code, node)
        return found

    @cached_property
    def leaves(self) -> tuple[Node, ...]:
        """Every leaf: of the base, then of bonus and penalty."""
        return tuple(leaf for part in PARTS for top in self.tops[part] for leaf in top.leaves())

    @cached_property
    def grain(self) -> Grain:
        """The smallest unit of points: of rounded ones, and of maxima and bounds that points are held within."""
        scoring = self.scoring
        bounds = (scoring.floor, scoring.ceiling, *(pool.max for pool in (scoring.bonus, scoring.penalty) if pool))
        maxima = [node.max for part in PARTS for top in self.tops[part] for node in top.all() if node.max is not None]
        amounts = [*maxima, *(Fraction(bound) for bound in bounds if bound is not None)]
        return grain_of(scoring.decimals, scoring.rounding, amounts)

    def is_finer(self, value: Fraction) -> bool:
        """Whether a value has more decimals than the regulation's points."""
        return bool(self._in_a_point % value.denominator)

    @cached_property
    def _in_a_point(self) -> int:
        """So many of what the last decimal counts make one point."""
        unit: int = pow(10, self.scoring.decimals)
        return unit

    @cached_property
    def is_for_all(self) -> bool:
        """Whether every criterion applies to every unit."""
        return all(node.is_for_all for part in PARTS for top in self.tops[part] for node in top.all())

    def pool(self, part: Part) -> Pool | None:
        """Bonus or penalty as the regulation writes it."""
        return None if part == "base" else self.scoring.bonus if part == "bonus" else self.scoring.penalty

    @cached_property
    def stages(self) -> Mapping[str, Stage]:
        """The stages by id, in their order."""
        return {stage.id: stage for stage in self.scoring.stages or ()}

    @cached_property
    def weights(self) -> Mapping[str, Fraction]:
        """The stages that decide unless a criterion names its own, with their shares of the sum (rule C1)."""
        final = self.scoring.final
        if final is None and len(self.stages) == 1:
            final = next(iter(self.stages))
        if final is None or isinstance(final, Unknown):
            return {}
        if isinstance(final, str):
            return {final: Fraction(1)}
        total = sum((Fraction(weight) for _, weight in final.items()), Fraction(0))
        return {stage: Fraction(weight) / total for stage, weight in final.items() if weight}

    def deciding(self, leaf: Node) -> Mapping[str, Fraction]:
        """The stages whose points make those of a leaf, with their shares; none where the record names one wrongly."""
        alone = self.view or leaf.stage
        found = self._deciding.get(alone)
        if found is None:
            weights = {alone: Fraction(1)} if alone else self.weights
            found = self._deciding[alone] = weights if all(stage in self.stages for stage in weights) else {}
        return found

    @cached_property
    def _deciding(self) -> dict[str | None, Mapping[str, Fraction]]:
        return {}

    def agencies(self, stage: str) -> tuple[str, ...]:
        """The agencies that a stage and its criteria name; none where it is left to the standing agency (rule C13)."""
        rule = self.stages[stage]
        named = () if rule.agency is None else (rule.agency,) if isinstance(rule.agency, str) else rule.agency
        own = (leaf.agency for leaf in self.leaves if leaf.agency is not None and stage in self.deciding(leaf))
        return tuple(dict.fromkeys((*named, *own))) if rule.by == "agency" else ()

    def agency_of(self, leaf: Node, stage: str) -> str | None:
        """The agency that scores a leaf at a stage; None where the standing agency does, or none is said (rule C13)."""
        if leaf.agency is not None or self.stages[stage].by != "agency":
            return leaf.agency
        named = self.stages[stage].agency
        several = (named,) if isinstance(named, str) else named or ()
        return several[0] if len(several) == 1 else None

    @cached_property
    def of_several_agencies(self) -> frozenset[str]:
        """The stages whose criteria are scored by different agencies, the standing agency being one (rule C13)."""
        return frozenset(
            stage for stage, rule in self.stages.items() if rule.by == "agency" and self._has_several(stage)
        )

    def _has_several(self, stage: str) -> bool:
        return len({self.agency_of(leaf, stage) for leaf in self.leaves if stage in self.deciding(leaf)}) > 1

    def rests_on(self, stage: str) -> str:
        """The stage that a stage cannot do without: itself, or the last that `otherwise` leads to (rule C14)."""
        return self.leads_to(stage)[-1]

    def leads_to(self, stage: str) -> Sequence[str]:
        """The stage itself, and those that `otherwise` leads to, one after another."""
        seen = [stage]
        while (
            (earlier := self.stages[seen[-1]].otherwise) is not None and earlier in self.stages and earlier not in seen
        ):
            seen.append(earlier)
        return seen

    @cached_property
    def alone(self) -> Mapping[Node, str]:
        """The leaves for which one sheet of one stage says everything, for whomever they apply to, with that stage.

        Nearly all criteria of most regulations are such: their points are what the sheet gives.
        """
        single = {
            one for one in self.independent if self.view is None and self.stages[one].by not in ("peers", "panel")
        }
        shares = ((leaf, self.deciding(leaf)) for leaf in self.leaves if leaf.is_for_all)
        decided = ((leaf, next(iter(share))) for leaf, share in shares if len(share) == 1)
        return {leaf: stage for leaf, stage in decided if stage in single}

    @cached_property
    def independent(self) -> frozenset[str]:
        """The stages at which the points of a leaf hang on its own entries alone.

        On no other stage, period or criterion, and not on who sends which sheet.
        """
        if self.scoring.periods is not None:
            return frozenset()
        stages = (stage for stage in self.stages.values() if stage.otherwise is None and stage.trim_by != "sheet")
        return frozenset(stage.id for stage in stages if stage.id not in self.of_several_agencies)

    def owes(self, leaf: Node, stage: str) -> bool:
        """Whether a sheet of a stage owes a leaf: none of a pool, and in a view none that another stage decides."""
        decides = self.view is None or stage == leaf.stage or (leaf.stage is None and stage in self.weights)
        return leaf.part == "base" and decides

    @cached_property
    def owed(self) -> tuple[str, ...]:
        """The stages whose sheets are owed, in their order (rule C2)."""
        deciding = {self.rests_on(stage) for leaf in self.leaves for stage in self.deciding(leaf)}
        return tuple(stage for stage in self.stages if stage in deciding)

    @cached_property
    def counting(self) -> tuple[str, ...]:
        """The stages whose sheets count: those that decide, and those that stand for what these leave out."""
        deciding = {stage for leaf in self.leaves for stage in self.deciding(leaf)}
        counting = {each for stage in deciding for each in self.leads_to(stage)}
        return tuple(stage for stage in self.stages if stage in counting)

    def has_nothing_for(self, unit: str) -> bool:
        """Whether nothing of the base is in a unit's table, and no maximum stands for it: then it has no total."""
        return (
            not self.is_for_all
            and bool(self.tops["base"])
            and not any(_counts_for(top, unit) for top in self.tops["base"])
        )

    def maximum(self, code: str) -> Fraction | None:
        """The most that a criterion, a group or one of the sums can come to; None where nothing caps it."""
        if code in self.nodes:
            return self.nodes[code].max
        if code == "total":
            return self.total
        if code == "base":
            return sum((top.max or Fraction(0) for top in self.tops["base"]), Fraction(self.scoring.unlisted or 0))
        pool = self.scoring.bonus if code == "bonus" else self.scoring.penalty
        return None if pool is None or pool.max is None else exact(pool.max)

    @cached_property
    def total(self) -> Fraction:
        """The total as written; what shares in classes and requirements are taken of (rule B1)."""
        declared = known(self.scoring.total)
        return self.summed_total if declared is None else Fraction(declared)

    @cached_property
    def summed_total(self) -> Fraction:
        """The sum of the top criteria's maxima, and of the bonus where it lies within the total."""
        bonus = self.scoring.bonus
        within = Fraction(bonus.max) if bonus and bonus.max is not None and bonus.within_total else Fraction(0)
        tops = sum((top.max or Fraction(0) for top in self.tops["base"]), Fraction(0))
        return tops + Fraction(self.scoring.unlisted or 0) + within


def _counts_for(node: Node, unit: str) -> bool:
    """Whether a unit has points for a node of the base: its own, or the maximum where it does not apply (rule D1)."""
    if not node.applies_to(unit):
        return node.otherwise == "full"
    return not node.children or any(_counts_for(child, unit) for child in node.children)


def scale_of(scoring: Scoring, covenant: Covenant | None) -> Scale:
    """The scale of a regulation; targets of measures that name a commitment come from the covenant.

    Years that share their regulation share its scale, and with it what entries come to.
    """
    commitments = listed(covenant.commitments if covenant else None)
    targets = ((one.id, known(one.target)) for one in commitments)
    return _scale(_Itself(scoring), tuple((id_, exact(target)) for id_, target in targets if target is not None))


class _Itself:
    """A regulation's scoring by what it is, not by what it is equal to: comparing whole regulations takes long."""

    def __init__(self, scoring: Scoring) -> None:
        self.scoring = scoring

    def __hash__(self) -> int:
        return id(self.scoring)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.scoring is other.scoring


@lru_cache(maxsize=8)
def _scale(itself: _Itself, commitments: tuple[tuple[str, Fraction], ...]) -> Scale:
    scoring, targets = itself.scoring, dict(commitments)
    tops: dict[Part, tuple[Node, ...]] = {
        "base": _nodes(scoring.criteria, "base", ("scoring", "criteria"), targets, _ROOT)
    }
    pools: tuple[tuple[Part, Pool | None], ...] = (("bonus", scoring.bonus), ("penalty", scoring.penalty))
    for part, pool in pools:
        criteria = listed(pool.criteria) if pool else ()
        tops[part] = _nodes(criteria, part, ("scoring", part, "criteria"), targets, _ROOT)
    return Scale(scoring, tops)


class _Inherited(NamedTuple):
    """What a group says for everything under it."""

    stage: str | None = None
    agency: str | None = None
    evidence: bool = False


_ROOT = _Inherited()


def _nodes(
    records: Sequence[Criterion | PoolCriterion],
    part: Part,
    path: KeyPath,
    targets: Mapping[str, Fraction],
    above: _Inherited,
) -> tuple[Node, ...]:
    return tuple(_node(record, part, (*path, at), targets, above) for at, record in enumerate(records))


def _node(
    record: Criterion | PoolCriterion, part: Part, path: KeyPath, targets: Mapping[str, Fraction], above: _Inherited
) -> Node:
    """A node with what its group says for everything under it."""
    own = _Inherited(
        record.stage or above.stage, record.agency or above.agency, above.evidence or record.evidence == "required"
    )
    return Node(
        record=record,
        part=part,
        path=path,
        stage=own.stage,
        agency=own.agency,
        evidence=own.evidence,
        target=_target(record.measure, targets),
        children=_nodes(record.criteria or (), part, (*path, "criteria"), targets, own),
    )


def _target(measure: AnyMeasure | Unknown | None, targets: Mapping[str, Fraction]) -> Fraction | None:
    """The target that holds for every unit whose sheet names no other."""
    if not isinstance(measure, TargetMeasure):
        return None
    if measure.target is not None:
        return Fraction(measure.target)
    return targets.get(measure.commitment or "")
