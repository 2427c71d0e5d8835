"""regulation.yaml: how the members are evaluated, who votes how, who leads next."""

from typing import Annotated, Literal, Self, TypeVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .base import Keyed, Record, RecordFile
from .ids import AwardId, InstrumentId, UnitId
from .plan import Basis, Issued
from .scalars import Amount, Code, Count, CountOrAll, Flag, Id, Share
from .scoring import Scoring
from .shapes import ByShape
from .text import Text, Words
from .unknown import Known

Voters = Literal["members", "present", "issued", "valid", "cast"]
How = Literal["secret_ballot", "show_of_hands", "consensus", "rotation", "succession", "appointment"]


class TieBreak(Record):
    """One comparison of units still equal: the higher or the lower points of a code go first."""

    higher: Code | None = None
    lower: Code | None = None

    @model_validator(mode="after")
    def _one_direction(self) -> Self:
        return require_exactly_one(self, "higher", "lower")


class RankClass(Record):
    """A class of results, `excellent` and the like; the first that fits is given."""

    name: Text
    at_least: Amount | None = None
    groups: Keyed[Code, Amount] | None = None
    no_penalty: Flag = False


class Ranking(Record):
    """How equal totals are told apart, and which classes there are."""

    ties: tuple[TieBreak, ...] | None = None
    classes: tuple[RankClass, ...] | None = None


class Quorum(Record):
    """How many must be present."""

    at_least: Share
    of: Voters


class Pass(Record):
    """The share of votes that elects; `of` says of what."""

    at_least: Share | None = None
    more_than: Share | None = None
    of: Voters

    @model_validator(mode="after")
    def _one_threshold(self) -> Self:
        return require_exactly_one(self, "at_least", "more_than")


class Rounds(Record):
    """How many rounds there may be, and who settles what the last of them left open."""

    at_most: Count
    then: Literal["leadership", "authority", "standings"]


class VotingRule(Record):
    """What a vote needs. No defaults: a regulation that votes must say it. `ties` compare units with equal votes."""

    quorum: Quorum | None = None
    pass_: Annotated[Pass | None, Field(alias="pass")] = None
    rounds: Rounds | None = None
    ties: tuple[TieBreak, ...] | None = None


class QuotaShare(Record):
    """A quota as a share of the members that are not withdrawn."""

    share: Share
    round: Literal["down", "up", "half_up"] = "down"
    minimum: Count | None = None


Quota = Annotated[int | str | QuotaShare, ByShape(text=CountOrAll, mapping=QuotaShare)]
"""A number of units, `all`, or a share of the members."""


class Requirements(Record):
    """What a unit must have reached."""

    at_least: Amount | None = None
    rank: Count | None = None
    class_: Annotated[Text | None, Field(alias="class")] = None
    signed: Flag = False
    registered: Flag = False
    vote: Id | None = None
    groups: Keyed[Code, Amount] | None = None
    no_penalty: Flag = False


class AwardRule(Record):
    """How many units the cluster may propose for an award, and which."""

    award: AwardId
    quota: Quota
    requires: Requirements | None = None
    order: Literal["standings", "vote"] = "standings"
    also: Flag = False
    voting: VotingRule | None = None


class OfficeRule(Record):
    """How the holder of an office is found."""

    how: How
    seats: Count = 1
    voting: VotingRule | None = None


class LeadershipRule(Record):
    """Who chooses next year's leader and deputies, and in whose power the decision lies."""

    decided_by: Known[Literal["cluster", "authority"]] | None = None
    leader: Known[OfficeRule] | None = None
    deputies: Known[OfficeRule] | None = None
    rotation: tuple[UnitId, ...] | None = None
    not_eligible: tuple[Literal["incumbent", "suspended", "leaving", "not_considered"], ...] | None = None


class Regulation(RecordFile):
    """The regulation of a year; a superseded version stays beside it."""

    version: Words | None = None
    state: Literal["draft", "adopted"] | None = None
    title: Known[Text] | None = None
    instrument: Known[InstrumentId] | None = None
    adopted: Known[Issued] | None = None
    basis: Basis = None
    scoring: Known[Scoring] | None = None
    ranking: Known[Ranking] | None = None
    awards: Known[tuple[AwardRule, ...]] | None = None
    voting: Known[VotingRule] | None = None
    leadership: Known[LeadershipRule] | None = None


R = TypeVar("R", bound=Record)


def require_exactly_one(record: R, *keys: str) -> R:
    given = [key for key in keys if getattr(record, key) is not None]
    if len(given) > 1:
        raise PydanticCustomError("only_one_of", "only_one_of", {"keys": given})
    if not given:
        raise PydanticCustomError("needs_one_of", "needs_one_of", {"keys": keys})
    return record
