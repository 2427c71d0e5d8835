"""votes.yaml: how the members voted. Totals only: who voted what is never recorded."""

from itertools import takewhile
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Keyed, Record, RecordFile
from .ids import AwardId, UnitId
from .plan import AllOrUnits
from .regulation import require_exactly_one
from .scalars import Count, Date, Flag, Id
from .text import Proper, Text
from .unknown import Known

Office = Literal["leader", "deputy"]


class VoteSubject(Record):
    """What the vote is for: an award or an office."""

    award: AwardId | None = None
    office: Office | None = None

    @model_validator(mode="after")
    def _one_subject(self) -> Self:
        return require_exactly_one(self, "award", "office")


class BoardMember(Record):
    """A member of the board that counts the ballots."""

    name: Known[Proper]
    role: Literal["head", "secretary", "member"]
    position: Known[Text] | None = None


_COUNTS = ("written", "issued", "returned", "invalid", "against", "abstained")


class Round(Record):
    """The counts of one round; without `in_favour` one that is still to come. A candidate without a figure had 0.

    `written`: votes of members who are absent and sent them in. `candidates` and `choose`: those of this round.
    """

    candidates: tuple[UnitId, ...] | None = None
    choose: Count | None = None
    written: Count | None = None
    issued: Count | None = None
    returned: Count | None = None
    invalid: Count | None = None
    in_favour: Keyed[UnitId, Count] | None = None
    against: Keyed[UnitId, Count] | None = None
    abstained: Count | None = None

    @model_validator(mode="after")
    def _counted_or_to_come(self) -> Self:
        counted = self.candidates is None or any(getattr(self, key) is not None for key in _COUNTS)
        if self.in_favour is None and counted:
            raise PydanticCustomError("needs_all_of", "needs_all_of", {"keys": "in_favour"})
        return self

    def votes_for(self, unit: str) -> int:
        """The votes in favour of a unit, 0 without a figure (rule H3)."""
        return (self.in_favour.get(unit) if self.in_favour is not None else None) or 0


class Vote(Record):
    """A vote by ballot or show of hands (rounds), or a consensus (agreed, choice).

    `electorate`: how many may vote, where they are not the members: persons of a council, delegates.
    """

    id: Id
    for_: Annotated[VoteSubject, Field(alias="for")]
    how: Literal["secret_ballot", "show_of_hands", "consensus"]
    date: Known[Date] | None = None
    conference: Id | None = None
    board: Known[tuple[BoardMember, ...]] | None = None
    electorate: Count | None = None
    present: Count | None = None
    candidates: tuple[UnitId, ...] | None = None
    choose: Count | None = None
    approve: Flag = False
    rounds: tuple[Round, ...] | None = None
    agreed: AllOrUnits | None = None
    choice: tuple[UnitId, ...] | None = None

    @property
    def held(self) -> bool:
        """Whether the record holds a count or an agreement; an entry without is a vote that is still to come."""
        return bool(self.counted) or self.agreed is not None

    @property
    def counted(self) -> tuple[Round, ...]:
        """The rounds that were held, in order: those before the first one that is still to come."""
        return tuple(takewhile(lambda one: one.in_favour is not None, self.rounds or ()))

    @property
    def to_come(self) -> Round | None:
        """The round that is entered, with its candidates, and was not held yet."""
        return next((one for one in self.rounds or () if one.in_favour is None), None)

    def choosing(self, one: Round) -> int | None:
        """How many names a ballot of a round may carry: as the round says, else the vote."""
        return self.choose if one.choose is None else one.choose


class Votes(RecordFile):
    """The votes of a year."""

    votes: tuple[Vote, ...]
