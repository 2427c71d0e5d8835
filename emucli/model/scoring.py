"""The scoring part of a regulation: the tree of criteria, bonus and penalty, stages."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Keyed, Record
from .ids import UnitId
from .measures import Measure
from .scalars import Amount, Code, Count, Date, Decimals, Flag, Id, Number, Points, Share
from .shapes import ByShape
from .text import Text
from .unknown import Known


class Criterion(Record):
    """A node of the tree: a group with `criteria`, or a leaf with a measure.

    `unlisted` is the part of the maximum whose criteria the record does not hold: of a group, or of the whole node. A
    leaf with `min` may take points away. A group that `caps` gives its `max` at most, though its criteria add up to
    more; of one with `best` only so many count, those with the highest points.
    """

    code: Code
    title: Known[Text]
    max: Points
    min: Number | None = None
    criteria: "tuple[Criterion, ...] | None" = None
    caps: Flag = False
    best: Count | None = None
    measure: Known[Measure] | None = None
    unlisted: Points | None = None
    evidence: Literal["required"] | None = None
    stage: Id | None = None
    agency: UnitId | None = None
    applies_to: tuple[UnitId, ...] | None = None
    not_for: tuple[UnitId, ...] | None = None
    otherwise: Literal["full", "rescale", "absent"] | None = None

    @model_validator(mode="after")
    def _one_kind_of_node(self) -> Self:
        _refuse_contradictions(self)
        return self


class PoolCriterion(Record):
    """A node of bonus or penalty: here `max` caps, and a leaf may have none."""

    code: Code
    title: Known[Text]
    max: Points | None = None
    min: Number | None = None
    for_: Annotated[Code | None, Field(alias="for")] = None
    criteria: "tuple[PoolCriterion, ...] | None" = None
    best: Count | None = None
    measure: Known[Measure] | None = None
    unlisted: Points | None = None
    evidence: Literal["required"] | None = None
    stage: Id | None = None
    agency: UnitId | None = None
    applies_to: tuple[UnitId, ...] | None = None
    not_for: tuple[UnitId, ...] | None = None

    @model_validator(mode="after")
    def _one_kind_of_node(self) -> Self:
        _refuse_contradictions(self)
        return self


class PoolFrom(Record):
    """What a unit's base must reach before a pool counts for it: points, or a share of the base's maximum."""

    base: Amount


class Pool(Record):
    """Bonus or penalty; `max` caps the whole, and below `from` nothing of it counts."""

    within_total: Flag = True
    max: Points | None = None
    from_: Annotated[PoolFrom | None, Field(alias="from")] = None
    criteria: Known[tuple[PoolCriterion, ...]] | None = None
    unlisted: Points | None = None


class Seat(Record):
    """A seat of a panel, as papers name it."""

    name: Text


_Agencies = Annotated[UnitId | tuple[UnitId, ...], ByShape(text=UnitId, list=tuple[UnitId, ...])]
_Seats = Annotated[tuple[Id, ...] | Keyed[Id, Seat], ByShape(list=tuple[Id, ...], mapping=Keyed[Id, Seat])]


class Stage(Record):
    """A round of scoring and who scores in it.

    `agency`: whose sheets they are, where it is not the standing agency; `scorers`: the peers that a unit is assigned;
    `seats` of a panel. What a sheet leaves out stands as the stage has it that `otherwise` names.
    """

    id: Id
    by: Literal["member", "peers", "leadership", "agency", "conference", "panel"]
    combine: Literal["mean", "median", "trimmed_mean"] | None = None
    trim: Count | None = None
    trim_by: Literal["criterion", "sheet"] | None = None
    at_least: Count | None = None
    agency: _Agencies | None = None
    scorers: Keyed[UnitId, tuple[UnitId, ...]] | None = None
    seats: Annotated[tuple[Id, ...] | Keyed[Id, Seat], ByShape(list=tuple[Id, ...], mapping=Keyed[Id, Seat])] | None = (
        None
    )
    far: Share | None = None
    otherwise: Id | None = None

    @property
    def seat_ids(self) -> tuple[str, ...]:
        """The seats of a panel; none of another stage."""
        return () if self.seats is None else tuple(self.seats if isinstance(self.seats, tuple) else self.seats.keys())


class PeriodEnd(Record):
    """The last day of a period of a year."""

    to: Date


class Periods(Record):
    """The periods in which a year is scored, each by sheets of its own, and how they become the year's points.

    Periods of a list are equal parts of the year. `best`: of so many (`count`), those with the highest totals.
    """

    ids: Annotated[tuple[Id, ...] | Keyed[Id, PeriodEnd], ByShape(list=tuple[Id, ...], mapping=Keyed[Id, PeriodEnd])]
    combine: Literal["mean", "best"]
    count: Count | None = None
    of: Literal["total"] = "total"

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of the periods, in order."""
        return tuple(self.ids if isinstance(self.ids, tuple) else self.ids.keys())


How = Literal["half_up", "half_even", "down"]


class RoundingStep(Record):
    """Points in multiples of a step, `0.5` or `0.25`."""

    step: Points
    how: How = "half_up"


Rounding = Annotated[How | RoundingStep, ByShape(text=How, mapping=RoundingStep)]
"""Where points are cut: at the decimals of the regulation, or at multiples of a step."""
Weights = Keyed[Id, Points]
Final = Annotated[str | Weights, ByShape(text=Id, mapping=Weights)]


class Scoring(Record):
    """How units are scored; points are computed exactly and rounded once."""

    total: Known[Points] | None = None
    decimals: Decimals = 2
    rounding: Rounding = "half_up"
    criteria: tuple[Criterion, ...]
    unlisted: Points | None = None
    bonus: Pool | None = None
    penalty: Pool | None = None
    floor: Number | None = None
    ceiling: Number | None = None
    stages: tuple[Stage, ...] | None = None
    periods: Periods | None = None
    final: Known[Final] | None = None
    reason_above: Points | None = None
    missing: Literal["block", "zero"] = "block"


def _refuse_contradictions(node: Criterion | PoolCriterion) -> None:
    for keys in (("criteria", "measure"), ("measure", "unlisted"), ("applies_to", "not_for")):
        given = [key for key in keys if getattr(node, key) is not None]
        if len(given) > 1:
            raise PydanticCustomError("only_one_of", "only_one_of", {"keys": given})
