"""Ids are unique where they are used, and what refers to them finds them."""

from collections.abc import Iterable, Iterator

from ..findings.finding import KeyPath
from ..findings.near import Known
from ..model.base import RecordFile
from ..model.conferences import Conferences
from ..model.covenant import Covenant
from ..model.members import Members
from ..model.outcome import Outcome
from ..model.papers import SEVERAL, Papers
from ..model.text import in_language, stated
from ..model.unknown import known, listed
from ..model.votes import Votes
from ..model.year_movements import YearMovements
from .gives import gives
from .scope import Found


@gives("EMU322")
def ids_are_unique(
    covenant: Covenant | None, movements: YearMovements | None, conferences: Conferences | None, votes: Votes | None
) -> Iterator[Found]:
    """Check that commitments, indicators, conferences and votes have ids of their own."""
    if covenant:
        yield from _repeated(covenant, "commitments", (entry.id for entry in listed(covenant.commitments)))
    if movements:
        yield from _repeated(movements, "indicators", (entry.id for entry in listed(movements.indicators)))
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


@gives("EMU323")
def votes_name_a_conference_that_was_held(votes: Votes, conferences: Conferences | None) -> Iterator[Found]:
    """Check that the conference of a vote is one of the year's conferences."""
    held = Known(conference.id for conference in (conferences.conferences if conferences else ()))
    for index, vote in enumerate(votes.votes):
        if vote.conference is not None and vote.conference not in held:
            yield _missing(votes, ("votes", index, "conference"), vote.conference, held)


@gives("EMU323")
def indicators_name_a_commitment_that_was_made(movements: YearMovements, covenant: Covenant | None) -> Iterator[Found]:
    """Check that the commitment of an indicator is one of the covenant's commitments."""
    made = Known(commitment.id for commitment in listed(covenant.commitments if covenant else None))
    for index, indicator in enumerate(listed(movements.indicators)):
        if indicator.commitment is not None and indicator.commitment not in made:
            yield _missing(movements, ("indicators", index, "commitment"), indicator.commitment, made)


@gives("EMU323")
def resolutions_name_a_vote_that_was_held(outcome: Outcome, votes: Votes | None) -> Iterator[Found]:
    """Check that the vote in which people decided is one of the year's votes; a tie is held against it besides."""
    held = Known(vote.id for vote in (votes.votes if votes else ()))
    for index, one in enumerate(outcome.resolutions or ()):
        if one.of != "tie" and one.in_ is not None and one.in_ not in held:
            yield _missing(outcome, ("resolutions", index, "in"), one.in_, held)


@gives("EMU323")
def papers_are_about_something(
    papers: Papers, votes: Votes | None, conferences: Conferences | None, members: Members
) -> Iterator[Found]:
    """Check that `of` of a paper names a vote, conference or member of the year: its number would stand nowhere."""
    subjects = {
        "vote": Known(vote.id for vote in (votes.votes if votes else ())),
        "conference": Known(one.id for one in (conferences.conferences if conferences else ())),
        "unit": Known(member.unit for member in members.members),
    }
    for index, paper in enumerate(listed(papers.papers)):
        known = subjects.get(SEVERAL.get(paper.paper, ""))
        if known is not None and paper.of is not None and paper.of not in known:
            yield _missing(papers, ("papers", index, "of"), paper.of, known)


@gives("EMU322")
def papers_have_one_entry(papers: Papers) -> Iterator[Found]:
    """Check that each paper has one entry, or one for each vote, conference or unit that it is about."""
    seen: set[tuple[str, str | None]] = set()
    for index, paper in enumerate(listed(papers.papers)):
        about = paper.of if paper.paper in SEVERAL else None
        if (paper.paper, about) in seen:
            yield Found("EMU322", papers, ("papers", index, "of" if about else "paper"), {"id": about or paper.paper})
        seen.add((paper.paper, about))


@gives("EMU356")
def papers_have_numbers_of_their_own(papers: Papers) -> Iterator[Found]:
    """Check that no two papers of a year that went out in one calendar year have the same number."""
    first: dict[tuple[str, int | None], str] = {}
    for index, paper in enumerate(listed(papers.papers)):
        number, date = stated(paper.number), known(paper.date)
        if number is None:
            continue
        written = in_language(number, "vi")
        place = ("".join(written.casefold().split()), date.year if date else None)
        if place in first:
            yield Found("EMU356", papers, ("papers", index, "number"), {"number": written, "paper": first[place]})
        first.setdefault(place, f"{paper.paper} {paper.of}" if paper.of else paper.paper)


def _missing(record: RecordFile, path: KeyPath, id_: str, known: Known) -> Found:
    return Found("EMU323", record, path, {"id": id_, **known.hint(id_)})
