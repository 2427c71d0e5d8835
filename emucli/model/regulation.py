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
    """One comparison of units still equal.

    The higher or the lower points of a code go first (`higher: votes`: those of the vote that `in` names), `more`
    criteria at their maximum, the `better` rank of last year, the higher figure, or the units whose figure reaches
    `at_least`.
    """

    higher: Code | None = None
    lower: Code | None = None
    more: Literal["full_marks"] | None = None
    better: Literal["last_year"] | None = None
    figure: Id | None = None
    at_least: Amount | None = None
    in_: Annotated[Id | None, Field(alias="in")] = None

    @model_validator(mode="after")
    def _one_direction(self) -> Self:
        if self.at_least is not None and self.figure is None:
            raise PydanticCustomError("needs_all_of", "needs_all_of", {"keys": ["figure"]})
        if (self.in_ is not None) != (self.higher == "votes"):
            raise PydanticCustomError("needs_all_of", "needs_all_of", {"keys": ["higher", "in"]})
        return require_exactly_one(self, "higher", "lower", "more", "better", "figure")


class Bound(Record):
    """Points that are asked for: at least, at most, or both; shares are of the maximum."""

    at_least: Amount | None = None
    at_most: Amount | None = None

    @model_validator(mode="after")
    def _one_end(self) -> Self:
        if self.at_least is None and self.at_most is None:
            raise PydanticCustomError("needs_one_of", "needs_one_of", {"keys": ["at_least", "at_most"]})
        return self


class QuotaShare(Record):
    """A quota as a share of the members that stayed and are ranked."""

    share: Share
    round: Literal["down", "up", "half_up"] = "down"
    minimum: Count | None = None


Quota = Annotated[int | str | QuotaShare, ByShape(text=CountOrAll, mapping=QuotaShare)]
"""A number of units, `all`, or a share of the members."""


class Lower(Record):
    """When a unit stands one class lower: all of these points are reached."""

    when: Keyed[Code, Bound]


class RankClass(Record):
    """A class of results, `excellent` and the like; the first that fits is given, within its quota to the best."""

    name: Text
    at_least: Amount | None = None
    groups: Keyed[Code, Amount] | None = None
    codes: Keyed[Code, Bound] | None = None
    no_penalty: Flag = False
    quota: Quota | None = None
    lower: Lower | None = None


class Ranking(Record):
    """In which order units stand, how equal ones are told apart, how ranks are counted, and which classes there are.

    `within: kind`: each kind has its own ranks. `ranks`: 1, 1, 3 or (`dense`) 1, 1, 2.
    """

    within: Literal["kind"] | None = None
    by: tuple[Literal["class", "total"], ...] | None = None
    ranks: Literal["standard", "dense"] = "standard"
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


class Earlier(Record):
    """What the record of the years before says of a unit: an award, a class or a better one, a rank or a better one.

    In `at_least` of the last `years`: in all of them where it is required, in one where it is ruled out.
    """

    award: AwardId | None = None
    class_: Annotated[Text | None, Field(alias="class")] = None
    rank: Count | None = None
    years: Count = 1
    at_least: Count | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        return require_exactly_one(self, "award", "class_", "rank")


class Requirements(Record):
    """What a unit must have reached."""

    at_least: Amount | None = None
    rank: Count | None = None
    class_: Annotated[Text | None, Field(alias="class")] = None
    signed: Flag = False
    registered: Flag = False
    vote: Id | None = None
    groups: Keyed[Code, Amount] | None = None
    codes: Keyed[Code, Bound] | None = None
    no_penalty: Flag = False
    earlier: Earlier | None = None
    not_earlier: Earlier | None = None


class ByCode(Record):
    """Down the points of one group or criterion."""

    code: Code


AwardOrder = Annotated[
    Literal["standings", "vote"] | ByCode, ByShape(text=Literal["standings", "vote"], mapping=ByCode)
]


class AwardRule(Record):
    """How many units the cluster may propose for an award, and which; `of`: of one kind of units alone."""

    award: AwardId
    of: Id | None = None
    quota: Quota
    requires: Requirements | None = None
    order: AwardOrder = "standings"
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
    given = [key.rstrip("_") for key in keys if getattr(record, key) is not None]
    if len(given) > 1:
        raise PydanticCustomError("only_one_of", "only_one_of", {"keys": given})
    if not given:
        raise PydanticCustomError("needs_one_of", "needs_one_of", {"keys": [key.rstrip("_") for key in keys]})
    return record
