"""What stands once: a unit in a list, a version; and what excludes each other."""

from collections.abc import Iterator, Sequence

from ..findings.finding import KeyPath
from ..language.phrases import Arguments
from ..model.base import RecordFile
from ..model.conferences import Conferences
from ..model.members import Members
from ..model.outcome import Outcome
from ..model.regulation import Regulation
from ..model.tree import Year
from ..model.unknown import known, listed
from ..model.votes import Votes
from ..model.year_movements import YearMovements
from .gives import gives
from .scope import Found


@gives("EMU329")
def attendance_names_a_unit_once(conferences: Conferences) -> Iterator[Found]:
    """Check that no unit stands twice among those that attended a conference or were absent."""
    for at, conference in enumerate(conferences.conferences):
        attended, absent = known(conference.attended), listed(conference.absent)
        if isinstance(attended, tuple):
            yield from _again(conferences, attended, ("conferences", at, "attended"))
        yield from _again(conferences, [one.unit for one in absent], ("conferences", at, "absent"), "unit")


@gives("EMU329")
def votes_name_a_unit_once(votes: Votes) -> Iterator[Found]:
    """Check that no unit stands twice among the candidates of a vote, or those that agreed or were chosen."""
    for at, vote in enumerate(votes.votes):
        agreed = vote.agreed if isinstance(vote.agreed, tuple) else ()
        for key, units in (("candidates", vote.candidates), ("agreed", agreed), ("choice", vote.choice)):
            yield from _again(votes, units or (), ("votes", at, key))
        for number, count in enumerate(vote.rounds or ()):
            yield from _again(votes, count.candidates or (), ("votes", at, "rounds", number, "candidates"))


@gives("EMU329")
def results_are_announced_once(outcome: Outcome) -> Iterator[Found]:
    """Check that a unit has one announced result."""
    yield from _again(outcome, [one.unit for one in listed(outcome.announced)], ("announced",), "unit")


@gives("EMU329")
def rotations_name_a_unit_once(regulation: Regulation) -> Iterator[Found]:
    """Check that no unit stands twice in the rotation: which place is next could not be said (rule I4)."""
    leadership = known(regulation.leadership)
    yield from _again(regulation, (leadership.rotation if leadership else None) or (), ("leadership", "rotation"))


def _again(record: RecordFile, units: Sequence[str], path: KeyPath, *key: str) -> Iterator[Found]:
    """Where a unit stands that stood before; `key` is where an entry of the list names it."""
    for index, unit in enumerate(units):
        if unit in units[:index]:
            yield Found("EMU329", record, (*path, index, *key), {"unit": unit})


@gives("EMU328")
def nobody_attends_and_is_absent(conferences: Conferences, members: Members) -> Iterator[Found]:
    """Check that those absent from a conference are not among those that attended."""
    everyone = tuple(member.unit for member in members.members)
    for at, conference in enumerate(conferences.conferences):
        attended = known(conference.attended)
        there = everyone if attended == "all" else attended or ()
        for index, one in enumerate(listed(conference.absent)):
            if one.unit in there:
                path = ("conferences", at, "absent", index, "unit")
                yield Found("EMU328", conferences, path, {"unit": one.unit})


@gives("EMU334")
def counts_are_together_or_apart(movements: YearMovements) -> Iterator[Found]:
    """Check that a count of collectives and individuals together stands without counts of either."""
    for index, one in enumerate(listed(movements.commendations)):
        apart = [key for key in ("collectives", "individuals") if known(getattr(one, key)) is not None]
        if known(one.combined) is not None and apart:
            path = ("commendations", index, "combined")
            yield Found("EMU334", movements, path, {"key": apart[0]}, on_key=True)


@gives("EMU335")
def parts_are_no_more_than_the_whole(movements: YearMovements) -> Iterator[Found]:
    """Check that no more people work directly than individuals, or all together, were commended."""
    for index, one in enumerate(listed(movements.commendations)):
        part = known(one.direct_labour)
        key = "individuals" if known(one.individuals) is not None else "combined"
        whole = known(getattr(one, key))
        if part is not None and whole is not None and part > whole:
            arguments: Arguments = {"part": part, "key": key, "whole": whole}
            yield Found("EMU335", movements, ("commendations", index, "direct_labour"), arguments)


@gives("EMU445")
def versions_are_different(regulation: Regulation, year: Year) -> Iterator[Found]:
    """Check that no superseded regulation has the version of the one in force."""
    for file in year.superseded:
        other = file.record.version if file.record is not None else None
        if other is not None and other == regulation.version:
            arguments = {"version": other, "other": file.path.rpartition("/")[2]}
            yield Found("EMU445", regulation, ("version",), arguments)
