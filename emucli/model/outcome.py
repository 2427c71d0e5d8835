"""outcome.yaml: what the cluster proposed or chose, and what the authority decided."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Record, RecordFile
from .ids import AwardId, InstrumentId, UnitId
from .regulation import How
from .scalars import Count, Flag, Id, Moment, Number, Points
from .text import Text
from .unknown import Known


class Announced(Record):
    """A total, rank and class as published."""

    unit: UnitId
    total: Known[Number] | None = None
    rank: Known[Count] | None = None
    class_: Annotated[Known[Text] | None, Field(alias="class")] = None


class AwardDecision(Record):
    """What the authority decided on a proposal."""

    state: Literal["granted", "refused", "revoked"]
    award: AwardId | None = None
    decision: Known[InstrumentId] | None = None


class ProposedAward(Record):
    """An entry is a proposal of the cluster; `decided` is the authority's answer."""

    award: AwardId
    unit: Known[UnitId]
    achievement: Known[Text] | None = None
    decided: AwardDecision | None = None


class OfficeDecision(Record):
    """What the authority decided on an office; a replaced unit names the authority's own."""

    state: Literal["approved", "replaced"]
    unit: UnitId | None = None
    decision: Known[InstrumentId]

    @model_validator(mode="after")
    def _replaced_by_someone(self) -> Self:
        if self.state == "replaced" and self.unit is None:
            raise PydanticCustomError("needs_all_of", "needs_all_of", {"keys": ["unit"]})
        return self


class LeadershipEntry(Record):
    """The unit that was chosen or proposed for an office of the following year; `unanimous` where a source says so."""

    unit: Known[UnitId]
    how: Known[How] | None = None
    unanimous: Flag = False
    decided: OfficeDecision | None = None


class Leadership(Record):
    """The offices of the following year."""

    leader: Known[LeadershipEntry] | None = None
    deputies: Known[tuple[LeadershipEntry, ...]] | None = None


class Resolution(Record):
    """What people decided where the rules left it open, or decided otherwise."""

    of: Literal["tie", "vote", "award", "leader", "deputy"]
    between: tuple[UnitId, ...] | None = None
    chosen: UnitId | None = None
    award: AwardId | None = None
    unit: UnitId | None = None
    in_: Annotated[Id | None, Field(alias="in")] = None
    how: Literal["vote", "authority", "lot", "chair"] | None = None
    reason: Known[Text]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        needed = {"tie": ("between", "chosen"), "vote": ("in_", "chosen"), "award": ("award", "unit")}.get(
            self.of, ("unit",)
        )
        missing = [key for key in needed if getattr(self, key) is None]
        if missing:
            raise PydanticCustomError("needs_all_of", "needs_all_of", {"keys": [key.rstrip("_") for key in missing]})
        return self


class Handover(Record):
    """When and where the leadership was handed over."""

    date: Known[Moment] | None = None
    at: Known[Text] | None = None


class Outcome(RecordFile):
    """The outcome of a year. `announced_of`: the maximum of the scale on which totals were published."""

    announced: Known[tuple[Announced, ...]] | None = None
    announced_of: Points | None = None
    awards: Known[tuple[ProposedAward, ...]] | None = None
    leadership: Known[Leadership] | None = None
    resolutions: tuple[Resolution, ...] | None = None
    handover: Known[Handover] | None = None
