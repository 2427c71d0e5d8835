"""The registers of a records root: units, sources, instruments, movements, awards, waivers (FORMAT: registers)."""

from typing import Annotated, Literal, Self

from pydantic import Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from .base import Keyed, Record, RecordFile, Span
from .ids import AwardId, UnitId
from .kinds import Level
from .scalars import FindingCode, Id, Moment
from .text import Proper, Published, Text, Words
from .unknown import Known

AwardLevel = Literal["state", "ministry", "province", "unit"]
Scope = Literal["nationwide", "sector", "province", "cluster", "unit"]
MovementKind = Literal["regular", "thematic", "contest", "campaign"]


class Unit(Record):
    """A collective that can be a member of clusters. Its name and kind may change: `valid`, `succeeds`."""

    name: Known[Text]
    short: Known[Text] | None = None
    aliases: Known[tuple[Known[Text], ...]] | None = None
    valid: Known[Span] | None = None
    succeeds: Known[tuple[UnitId, ...]] | None = None


class Units(RecordFile):
    """units.yaml, or a file of units/. `format` is the version of the whole records root."""

    format: Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})]
    units: Keyed[Id, Unit]


class Source(Record):
    """An article, minutes, a letter that records cite."""

    title: Known[Published]
    publisher: Known[Published] | None = None
    author: Known[Published] | None = None
    date: Known[Moment] | None = None
    file: Known[Proper] | None = None
    url: Known[Proper] | None = None


class Sources(RecordFile):
    """sources.yaml"""

    sources: Keyed[Id, Source]


class Instrument(Record):
    """A law, decree, directive, plan or decision that papers cite."""

    number: Known[Proper] | None = None
    title: Known[Text] | None = None
    issuer: Known[Text] | None = None
    date: Known[Moment] | None = None
    in_force: Known[Span] | None = None


class Instruments(RecordFile):
    """instruments.yaml"""

    instruments: Keyed[Id, Instrument]


class Movement(Record):
    """An emulation movement (phong trào thi đua) that several clusters or years take part in."""

    title: Known[Text]
    aliases: Known[tuple[Known[Text], ...]] | None = None
    launched_by: Known[Text] | None = None
    scope: Known[Scope] | None = None
    kind: MovementKind | None = None
    period: Known[Span] | None = None


class Movements(RecordFile):
    """movements.yaml beside units.yaml"""

    movements: Keyed[Id, Movement]


class Award(Record):
    """A title (danh hiệu thi đua) or a form of commendation (hình thức khen thưởng)."""

    name: Known[Text]
    full_name: Text | None = None
    """The name in one province or ministry: `{of}` stands for what the cluster's `authority` is the council of."""
    class_: Annotated[Known[Literal["title", "commendation"]], Field(alias="class")]
    level: Known[AwardLevel] | None = None
    for_: Annotated[Known[tuple[Literal["collective", "individual"], ...]] | None, Field(alias="for")] = None
    proposed_by: Known[tuple[Level, ...]] | None = None


AwardNames = Keyed[AwardId, Known[Text]]
"""The full names that awards of the built-in catalogue have in a province or ministry."""


class Awards(RecordFile):
    """awards.yaml, and the built-in catalogue, which is written in the same form."""

    awards: Keyed[Id, Award] | None = None
    award_names: AwardNames | None = None

    @model_validator(mode="after")
    def _one_at_least(self) -> Self:
        if self.awards is None and self.award_names is None:
            raise PydanticCustomError("needs_one_of", "needs_one_of", {"keys": ["awards", "award_names"]})
        return self


class Waiver(Record):
    """A finding that people accept, with the reason why."""

    code: FindingCode
    path: Words
    where: Words | None = None
    reason: Text


class Waivers(RecordFile):
    """waivers.yaml, beside units.yaml or in a year."""

    waivers: tuple[Waiver, ...]
