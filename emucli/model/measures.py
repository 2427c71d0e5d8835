"""How a criterion turns what was achieved into points: one record a kind of measure (FORMAT: measures)."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Keyed, Record
from .scalars import Decimals, Flag, Id, Number, Points, Share
from .shapes import ByKind
from .text import Text
from .unknown import Known


class InputRange(Record):
    """What an input may be: a slip such as 85 for 8.5 lies outside."""

    at_least: Number | None = None
    at_most: Number | None = None

    @model_validator(mode="after")
    def _one_end(self) -> Self:
        if self.at_least is None and self.at_most is None:
            raise PydanticCustomError("needs_one_of", "needs_one_of", {"keys": ["at_least", "at_most"]})
        return self


class NumberMeasure(Record):
    """A measure whose input is one number; `input` says what it may be."""

    input: InputRange | None = None


class PointsMeasure(NumberMeasure):
    """Points as given by the scorer, 0 to the maximum, in multiples of `step`."""

    kind: Literal["points"] = "points"
    step: Points | None = None


class Option(Record):
    """One answer and the points that it gives."""

    text: Known[Text]
    points: Number


class ChoiceMeasure(Record):
    """Exactly one of the options."""

    kind: Literal["choice"]
    options: Keyed[Id, Option]


class ChecklistMeasure(Record):
    """The sum of the items that are met."""

    kind: Literal["checklist"]
    items: Keyed[Id, Option]


class Band(Record):
    """A range that says which of its ends it includes."""

    at_least: Number | None = None
    more_than: Number | None = None
    at_most: Number | None = None
    less_than: Number | None = None
    points: Number
    text: Known[Text] | None = None


class BandsMeasure(NumberMeasure):
    """The points of the one band that holds the value."""

    kind: Literal["bands"]
    bands: tuple[Band, ...]
    decimals: Decimals | None = None
    measured_in: Known[Text] | None = None


class TargetMeasure(NumberMeasure):
    """What was reached against a target (of the measure, a commitment or the entry); earns a share of the maximum."""

    lower_is_better: Flag = False
    target: Number | None = None
    commitment: Id | None = None


class RatioMeasure(TargetMeasure):
    """The maximum times actual/target."""

    kind: Literal["ratio"]


class ShortfallMeasure(TargetMeasure):
    """The maximum less `lose` for every `every` missing."""

    kind: Literal["shortfall"]
    lose: Points
    every: Points = Decimal(1)
    of: Literal["percent", "points"]
    step: Literal["exact", "full", "started"]


class CountMeasure(NumberMeasure):
    """So many points for each; a result that several units share counts as its part."""

    kind: Literal["count"]
    each: Points


class RelativeMeasure(TargetMeasure):
    """Compared with the best member; units without a target with the best of those, where the regulation says so."""

    kind: Literal["relative"]
    on_target: Share = Fraction(1, 2)
    without_target: Literal["among_themselves"] | None = None


class PlaceMeasure(Record):
    """The points of the place that a unit took among the members, 0 beyond the last that has points."""

    kind: Literal["place"]
    points: Annotated[tuple[Points, ...], Field(min_length=1)]
    equal: Literal["mean", "best"]


class NetMeasure(Record):
    """So many points for each plus, less so many for each minus; in a bonus only."""

    kind: Literal["net"]
    plus: Points
    minus: Points
    at_least: Number


AnyMeasure = (
    PointsMeasure
    | ChoiceMeasure
    | ChecklistMeasure
    | BandsMeasure
    | RatioMeasure
    | ShortfallMeasure
    | CountMeasure
    | RelativeMeasure
    | NetMeasure
    | PlaceMeasure
)

MEASURES: Mapping[str, type[AnyMeasure]] = {
    word: measure for measure in get_args(AnyMeasure) for word in get_args(measure.model_fields["kind"].annotation)
}
"""The measures by the words that `kind` may be."""

Measure = Annotated[AnyMeasure, ByKind(MEASURES, default="points")]
"""A measure of any kind."""
