"""members.yaml: who belongs to the cluster in a year, and who leads it."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Keyed, Period, Person, Record, RecordFile
from .ids import UnitId
from .scalars import Amount, Count, Date, Flag, Id
from .text import Text
from .unknown import Known

Status = Literal["active", "suspended", "withdrawn"]


class Kind(Record):
    """A kind of units that are ranked or awarded among themselves, as papers name it."""

    name: Text


class Member(Record):
    """One unit of the cluster in this year. `public`: the reason of its suspension may stand in public papers.

    `ranked`: whether it stands in the ranking; one that does not scores others and owes nothing. `figures` are facts of
    the unit that the regulation compares.
    """

    unit: UnitId
    kind: Id | None = None
    ranked: Flag = True
    figures: Keyed[Id, Amount] | None = None
    representative: Known[Person] | None = None
    joined: Known[Date] | None = None
    status: Status = "active"
    since: Known[Date] | None = None
    reason: Known[Text] | None = None
    public: Flag = False
    cleared: Known[Date] | None = None

    @property
    def suspended(self) -> bool:
        """Whether a suspension has not ended."""
        return self.status == "suspended" and self.cleared is None


class Members(RecordFile):
    """The only file that every year must have. Its leader is a unit, never a person."""

    period: Known[Period] | None = None
    declared_count: Known[Count] | None = None
    members_named: Literal["all", "some"] = "all"
    leader: Known[UnitId] | None = None
    deputies: Known[tuple[UnitId, ...]] | None = None
    acting: Known[UnitId] | None = None
    standing_agency: Known[UnitId] | None = None
    illustrative: Flag = False
    kinds: Keyed[Id, Kind] | None = None
    members: Annotated[tuple[Member, ...], Field(min_length=1)]

    def of(self, unit: str) -> Member | None:
        """The entry of a unit, None where it is not listed."""
        for member in self.members:
            if member.unit == unit:
                return member
        return None

    def kind_of(self, unit: str) -> str | None:
        """The kind of a member, None where the year has no kinds."""
        member = self.of(unit)
        return member.kind if member is not None else None

    def considered(self, kind: str | None = None) -> tuple[str, ...]:
        """The members that count in shares: those that stayed and are ranked, of one kind where it is named."""
        return tuple(
            one.unit
            for one in self.members
            if one.status != "withdrawn" and one.ranked and (kind is None or one.kind == kind)
        )
