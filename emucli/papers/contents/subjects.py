"""What a paper is about where there are several of its kind in a year: a vote, a conference, a unit."""

from collections.abc import Sequence

from ...model.conferences import Conference
from ...model.papers import SEVERAL, Paper, PaperId
from ...model.place import Place
from ...model.scores import Sheet
from ...model.tree import Cluster, Year
from ...model.votes import Vote
from ...results.scores import units_in_order
from ..values.entries import Entry, Recorded, recorded
from ..values.value import Gap, Held, Value
from .making import Making
from .votes import CountedVote


def subjects(paper: PaperId, cluster: Cluster, year: Year) -> Sequence[str]:
    """The ids that a paper may be about, in the order of the record; none for a paper of which there is one a year.

    Minutes are of conferences, ballots and counts of votes (a consensus has neither); of members are forms, and what
    explains points.
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


def own_vote(making: Making, votes: Sequence[CountedVote]) -> CountedVote | Gap:
    """The vote that a paper is about; a gap for a paper that is about none, here and in all of these."""
    place = Place(making.year.votes.path, ("votes",))
    return next((one for one in votes if one.id == making.of), Gap((place,), record=Vote))


def own_entry(making: Making, papers: Held) -> Recorded[Paper]:
    """The entry of papers.yaml: the one `of` the same vote, conference or unit, else one that is of all of them."""
    entries = [one for one in papers.entries("papers") if one.word("paper") == making.paper]
    own = [one for one in entries if one.text("of") and one.id_at("of") == making.of]
    general = [one for one in entries if not one.text("of") or not making.of]
    gap = Gap((Place(making.year.papers.path, ("papers",)),), record=Paper)
    return recorded(next(iter((*own, *general)), gap), Paper)


def own_conference(making: Making, conferences: Held) -> Recorded[Conference]:
    """Minutes: the conference that they are of; else the mid-year or the annual one."""
    several = conferences.entries("conferences")
    if making.paper == "minutes":
        found = [one for one in several if one.id_at("id") == making.of]
    else:
        kind = "midyear" if making.paper == "midyear" else "annual"
        found = [one for one in several if one.word("kind") == kind]
    place = Place(making.year.conferences.path, ("conferences",))
    return recorded(next(iter(found), Gap((place,), record=Conference)), Conference)


def own_unit(making: Making) -> Value | Gap:
    """The unit that a score sheet is for, or whose points are explained."""
    return making.member(making.of) if SEVERAL.get(making.paper) == "unit" and making.of else Gap()


def own_sheet(making: Making) -> Recorded[Sheet]:
    """The unit's own score sheet; a gap where it has sent none."""
    marking = making.result.marking
    stage = marking.own_stage if marking and making.paper == "form" and making.of else None
    sheets = marking.received.of(stage, making.of) if marking and stage else ()
    return next((Entry(at.sheet, at.place, making.wrapper) for at in sheets), Gap(record=Sheet))
