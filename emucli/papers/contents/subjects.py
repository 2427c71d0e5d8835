"""What a paper is about where there are several of its kind in a year: a vote, a conference, a unit."""

from collections.abc import Mapping, Sequence
from typing import Any

from ...model.conferences import Conference
from ...model.papers import SEVERAL, Paper, PaperId
from ...model.place import Place
from ...model.scores import Sheet
from ...model.tree import Cluster, Year
from ...model.votes import Vote
from ...results.scores import units_in_order
from ..values.entries import Entry
from ..values.value import Gap
from .making import Making
from .votes import CountedVote


def subjects(paper: PaperId, cluster: Cluster, year: Year) -> Sequence[str]:
    """The ids that a paper may be about, in the order of the record; none for a paper of which there is one a year.

    Minutes are of conferences, ballots and counts of votes (a consensus has neither), forms of members.
    """
    kind = SEVERAL.get(paper)
    if kind == "vote" and year.votes.record is not None:
        ways = ("secret_ballot",) if paper == "ballot" else ("secret_ballot", "show_of_hands")
        return [vote.id for vote in year.votes.record.votes if vote.how in ways]
    if kind == "conference" and year.conferences.record is not None:
        return [one.id for one in year.conferences.record.conferences]
    if kind == "unit" and year.members.record is not None:
        return units_in_order(cluster, year.members.record)
    return ()


def subject_names(making: Making, files: Mapping[str, Any], votes: Sequence[CountedVote]) -> dict[str, Any]:
    """`paper`, `vote`, `conference`, `unit`, `sheet`: what the paper itself is about; gaps for what it is not about."""
    is_form = making.paper == "form" and making.of
    return {
        "paper": _own_entry(making, files["papers"]),
        "vote": next((one for one in votes if one.id == making.of), Gap((_votes(making),), record=Vote)),
        "conference": _conference(making, files["conferences"]),
        "unit": making.member(making.of) if is_form else Gap(),
        "sheet": _own_sheet(making) if is_form else Gap(record=Sheet),
    }


def _votes(making: Making) -> Place:
    return Place(making.year.votes.path, ("votes",))


def _own_entry(making: Making, papers: Any) -> Any:
    """The entry of papers.yaml: the one `of` the same vote, conference or unit, else one that is of all of them."""
    entries = [one for one in papers.papers if one.paper == making.paper]
    own = [one for one in entries if one.of and one.of.raw == making.of]
    general = [one for one in entries if not one.of or not making.of]
    return next(iter((*own, *general)), Gap((Place(making.year.papers.path, ("papers",)),), record=Paper))


def _conference(making: Making, conferences: Any) -> Any:
    """Minutes: the conference that they are of; else the mid-year or the annual one."""
    if making.paper == "minutes":
        found = [one for one in conferences.conferences if one.id.raw == making.of]
    else:
        kind = "midyear" if making.paper == "midyear" else "annual"
        found = [one for one in conferences.conferences if one.kind == kind]
    place = Place(making.year.conferences.path, ("conferences",))
    return next(iter(found), Gap((place,), record=Conference))


def _own_sheet(making: Making) -> Any:
    """The unit's own score sheet; a gap where it has sent none."""
    marking = making.result.marking
    stage = marking.own_stage if marking else None
    sheets = marking.received.of(stage, making.of) if marking and stage else ()
    return next((Entry(at.sheet, at.place, making.wrapper) for at in sheets), Gap(record=Sheet))
