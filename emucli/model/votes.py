"""votes.yaml: how the members voted. Totals only: who voted what is never recorded."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

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


class Round(Record):
    """The counts of one round. A candidate without a figure had 0."""

    issued: Count | None = None
    returned: Count | None = None
    invalid: Count | None = None
    in_favour: Keyed[UnitId, Count]
    against: Keyed[UnitId, Count] | None = None
    abstained: Count | None = None


class Vote(Record):
    """A vote by ballot or show of hands (rounds), or a consensus (agreed, choice)."""

    id: Id
    for_: Annotated[VoteSubject, Field(alias="for")]
    how: Literal["secret_ballot", "show_of_hands", "consensus"]
    date: Known[Date] | None = None
    conference: Id | None = None
    board: Known[tuple[BoardMember, ...]] | None = None
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
        return bool(self.rounds) or self.agreed is not None


class Votes(RecordFile):
    """The votes of a year."""

    votes: tuple[Vote, ...]
