"""Ids that name an entry of a register. The type says which register, so that one walk finds every reference."""

from dataclasses import dataclass
from typing import Annotated, Literal

from .scalars import Id

Register = Literal["units", "sources", "instruments", "movements", "awards"]


@dataclass(frozen=True)
class Names:
    """Marks an id as the name of an entry of a register."""

    register: Register


UnitId = Annotated[Id, Names("units")]
SourceId = Annotated[Id, Names("sources")]
InstrumentId = Annotated[Id, Names("instruments")]
MovementId = Annotated[Id, Names("movements")]
AwardId = Annotated[Id, Names("awards")]
