"""Criteria and groups of a regulation, ready to be scored on: what a node says, and what its group says for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple

from ..model.measures import AnyMeasure, InputRange, NumberMeasure, PointsMeasure, TargetMeasure
from ..model.place import KeyPath
from ..model.scoring import Criterion, PoolCriterion
from ..model.unknown import Unknown
from .numbers import exact

Part = Literal["base", "bonus", "penalty"]
PARTS: tuple[Part, ...] = ("base", "bonus", "penalty")


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

    @cached_property
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

    def holds(self, points: Fraction) -> bool:
        """Whether points are within the fewest and the maximum: asked of every entry, so in whole numbers."""
        number, of = points.as_integer_ratio()
        least, least_of, most, most_of = self._ends
        return least * of <= number * least_of and number * most_of <= most * of

    @cached_property
    def _ends(self) -> tuple[int, int, int, int]:
        """The fewest and the maximum; where nothing caps one over 0, than which nothing is more."""
        return (*self.least.as_integer_ratio(), *((1, 0) if self.max is None else self.max.as_integer_ratio()))

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


class _Inherited(NamedTuple):
    """What a group says for everything under it."""

    stage: str | None = None
    agency: str | None = None
    evidence: bool = False


ROOT = _Inherited()


def nodes_of(
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
        children=nodes_of(record.criteria or (), part, (*path, "criteria"), targets, own),
    )


def _target(measure: AnyMeasure | Unknown | None, targets: Mapping[str, Fraction]) -> Fraction | None:
    """The target that holds for every unit whose sheet names no other."""
    if not isinstance(measure, TargetMeasure):
        return None
    if measure.target is not None:
        return Fraction(measure.target)
    return targets.get(measure.commitment or "")
