"""The names that a template may use, each with the type of its value; the values are made by `context`."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from ...model.base import Person
from ...model.cluster import ClusterRecord
from ...model.conferences import Conference
from ...model.covenant import Covenant
from ...model.files import TOLD
from ...model.ids import Names
from ...model.papers import Paper
from ...model.scores import Sheet
from ..contents.offices import Office
from ..contents.proposals import AwardGroup, VoteDue
from ..contents.standings import EqualTotals, StandingRow
from ..contents.votes import CountedVote
from ..values.value import Gap, Value

NAMES: Mapping[str, Any] = {
    **TOLD,
    "year": Value,
    "for_year": Value,
    "group": str,
    "leader_title": str,
    "deputy_title": str,
    "cluster": ClusterRecord,
    "next_covenant": Covenant,
    "illustrative": bool,
    "member_count": Value | Gap,
    "standings": Sequence[StandingRow] | Gap,
    "scored": bool,
    "told_apart": list[EqualTotals],
    "counted_votes": list[CountedVote],
    "awards": list[AwardGroup] | Gap,
    "votes_due": list[VoteDue],
    "leader_elect": Office,
    "deputies_elect": list[Office],
    "leader_only_proposed": bool,
    "deputies_only_proposed": bool,
    "paper": Paper | Gap,
    "vote": CountedVote | Gap,
    "conference": Conference | Gap,
    "unit": Annotated[Value, Names("units")] | Gap,
    "sheet": Sheet | Gap,
    "news": Conference | Gap,
    "representatives": dict[str, Person],
    "movement_names": list[Value],
    "sources": list[Annotated[Value, Names("sources")]],
}
"""Every name of the context with the type of its value; a record class stands for a record as templates see it."""

ADDED: Mapping[str, Any] = {"blank": str, "block": Any}
"""What filling a template adds to the names of the context."""
