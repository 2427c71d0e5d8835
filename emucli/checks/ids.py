"""Ids are unique where they are used, and what refers to them finds them."""

from collections.abc import Iterable, Iterator

from ..findings.finding import KeyPath
from ..findings.near import Known
from ..model.activities import Activities
from ..model.base import RecordFile
from ..model.conferences import Conferences
from ..model.covenant import Covenant
from ..model.unknown import listed
from ..model.votes import Votes
from .scope import Found


def ids_are_unique(
    covenant: Covenant | None, activities: Activities | None, conferences: Conferences | None, votes: Votes | None
) -> Iterator[Found]:
    """Check that commitments, indicators, conferences and votes have ids of their own."""
    if covenant:
        yield from _repeated(covenant, "commitments", (entry.id for entry in listed(covenant.commitments)))
    if activities:
        yield from _repeated(activities, "indicators", (entry.id for entry in listed(activities.indicators)))
    if conferences:
        yield from _repeated(conferences, "conferences", (entry.id for entry in conferences.conferences))
    if votes:
        yield from _repeated(votes, "votes", (entry.id for entry in votes.votes))


def _repeated(record: RecordFile, key: str, ids: Iterable[str]) -> Iterator[Found]:
    seen: set[str] = set()
    for index, id_ in enumerate(ids):
        if id_ in seen:
            yield Found("EMU322", record, (key, index, "id"), {"id": id_})
        seen.add(id_)


def votes_name_a_conference_that_was_held(votes: Votes, conferences: Conferences | None) -> Iterator[Found]:
    """Check that the conference of a vote is one of the year's conferences."""
    held = Known(conference.id for conference in (conferences.conferences if conferences else ()))
    for index, vote in enumerate(votes.votes):
        if vote.conference is not None and vote.conference not in held:
            yield _missing(votes, ("votes", index, "conference"), vote.conference, held)


def indicators_name_a_commitment_that_was_made(activities: Activities, covenant: Covenant | None) -> Iterator[Found]:
    """Check that the commitment of an indicator is one of the covenant's commitments."""
    made = Known(commitment.id for commitment in listed(covenant.commitments if covenant else None))
    for index, indicator in enumerate(listed(activities.indicators)):
        if indicator.commitment is not None and indicator.commitment not in made:
            yield _missing(activities, ("indicators", index, "commitment"), indicator.commitment, made)


def _missing(record: RecordFile, path: KeyPath, id_: str, known: Known) -> Found:
    return Found("EMU323", record, path, {"id": id_, **known.hint(id_)})
