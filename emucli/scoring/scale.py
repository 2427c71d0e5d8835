"""The scoring scale (thang điểm) of a regulation, ready to be scored on: what nodes inherit and which stages decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache

from ..model.covenant import Covenant
from ..model.scoring import Pool, Scoring, Stage
from ..model.unknown import Unknown, known, listed
from .nodes import PARTS, ROOT, Node, Part, nodes_of
from .numbers import Grain, exact, grain_of

RESERVED_CODES = (*PARTS, "total")
"""Words that stand for sums in tie-breaks, so no criterion may have them as its code."""


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
    def alone_in_base(self) -> Mapping[str, tuple[str, ...]] | None:
        """The criteria of the base by the one stage whose sheet says everything of them, for everybody.

        None where others are among them, or where a group is more than the sum of its criteria: then the base may be.
        """
        nodes = [node for top in self.tops["base"] for node in top.all()]
        if not self.is_for_all or any(not node.is_leaf and not node.adds_up for node in nodes):
            return None
        found: dict[str, tuple[str, ...]] = {}
        for leaf in (node for node in nodes if node.is_leaf):
            stage = self.alone.get(leaf)
            if stage is None:
                return None
            found[stage] = (*found.get(stage, ()), leaf.code)
        return found

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
        "base": nodes_of(scoring.criteria, "base", ("scoring", "criteria"), targets, ROOT)
    }
    pools: tuple[tuple[Part, Pool | None], ...] = (("bonus", scoring.bonus), ("penalty", scoring.penalty))
    for part, pool in pools:
        criteria = listed(pool.criteria) if pool else ()
        tops[part] = nodes_of(criteria, part, ("scoring", part, "criteria"), targets, ROOT)
    return Scale(scoring, tops)
