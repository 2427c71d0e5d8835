"""movements.yaml of a year: movements, models, commendations, indicators (what the members did)."""

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, model_validator

from .base import Keyed, Record, RecordFile, Span
from .ids import AwardId, MovementId, UnitId
from .plan import AllOrUnits, Basis
from .registers import MovementKind, Scope
from .regulation import require_exactly_one
from .scalars import Count, Id, Moment, Number, YearName
from .shapes import ByShape
from .text import Text
from .unknown import Known


class MovementEntry(Record):
    """A movement of the register, or one described here, and who took part in it."""

    movement: MovementId | None = None
    title: Known[Text] | None = None
    aliases: Known[tuple[Known[Text], ...]] | None = None
    launched_by: Known[Text] | None = None
    scope: Known[Scope] | None = None
    launched_level: Literal["central", "ministry", "province", "unit"] | None = None
    kind: MovementKind | None = None
    period: Known[Span] | None = None
    units: Known[AllOrUnits] | None = None
    result: Known[Text] | None = None

    @model_validator(mode="after")
    def _registered_or_described(self) -> Self:
        return require_exactly_one(self, "movement", "title")


class Model(Record):
    """A model (mô hình) that a unit registered and carries out."""

    unit: Known[UnitId]
    title: Known[Text]
    period: Known[Span] | None = None
    state: Literal["registered", "running", "done"] | None = None
    basis: Basis = None


class Commendation(Record):
    """How many were commended; a combined count is never split. `direct_labour`: of them working people, in production.

    `occasion`: the regular commendation of the year, one for a theme, or one for an unforeseen achievement.
    """

    award: Known[AwardId] | None = None
    occasion: Literal["regular", "thematic", "ad_hoc"] | None = None
    granted_by: Known[Text] | None = None
    collectives: Known[Count] | None = None
    individuals: Known[Count] | None = None
    households: Known[Count] | None = None
    combined: Known[Count] | None = None
    direct_labour: Known[Count] | None = None
    as_of: Known[Moment] | None = None


class NextTarget(Record):
    """How many more are to be reached, and by which year."""

    number: Known[Count]
    until: Known[YearName] | None = None


class Achieved(Record):
    """So many targets of so many."""

    achieved: Known[Count]
    of: Known[Count] | None = None
    next: Known[NextTarget] | None = None


Figure = Annotated[Number | Achieved, ByShape(text=Number, mapping=Achieved)]


class Indicator(Record):
    """Figures of some or all members, or a common assessment of them."""

    id: Id
    name: Known[Text]
    measured_in: Known[Text] | None = None
    as_of: Known[Moment] | None = None
    horizon: Known[YearName] | None = None
    commitment: Id | None = None
    assessed: Known[Text] | None = None
    units: Known[AllOrUnits] | None = None
    values: Known[Keyed[UnitId, Known[Figure]]] | None = None


class YearMovements(RecordFile):
    """movements.yaml of a year; `as_of`: up to which day it tells, where an entry does not say so itself."""

    # What editors show as the title of its schema.
    model_config = ConfigDict(title="Activities")

    as_of: Known[Moment] | None = None
    movements: Known[tuple[MovementEntry, ...]] | None = None
    declared_models: Known[Count] | None = None
    models: Known[tuple[Model, ...]] | None = None
    commendations: Known[tuple[Commendation, ...]] | None = None
    indicators: Known[tuple[Indicator, ...]] | None = None
