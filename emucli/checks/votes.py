"""Votes as recorded: counts that add up, candidates that stood, members that voted (rules H1, H4, H7, H9)."""

from collections.abc import Iterable, Iterator, Sequence

from ..findings.finding import KeyPath
from ..language.phrases import Arguments
from ..model.base import Keyed
from ..model.members import Members
from ..model.unknown import known
from ..model.votes import Round, Vote, Votes
from ..voting.bases import base, electorate, voting
from .gives import gives
from .scope import Found


@gives("EMU601")
def counts_add_up(votes: Votes, members: Members) -> Iterator[Found]:
    """Check that a round has no more ballots than were issued and no more votes than its valid ballots allow."""
    for at, vote in enumerate(votes.votes):
        for number, count in enumerate(vote.counted):
            path: KeyPath = ("votes", at, "rounds", number)
            yield from _ballots(votes, count, path)
            valid = base("valid", vote, count, members)
            # More invalid ballots than were returned: the figures of the candidates have nothing to be held against.
            if valid is not None and (count.returned is None or (count.invalid or 0) <= count.returned):
                yield from _figures(votes, vote, count, valid, path)


def _ballots(votes: Votes, count: Round, path: KeyPath) -> Iterator[Found]:
    pairs = (
        ("returned", count.returned, "issued", count.issued),
        ("invalid", count.invalid, "returned", count.returned),
    )
    for key, number, of, most in pairs:
        if number is not None and most is not None and number > most:
            arguments: Arguments = {"what": key, "number": number, "of": of, "most": most}
            yield Found("EMU601", votes, (*path, key), arguments)


def _figures(votes: Votes, vote: Vote, count: Round, valid: int, path: KeyPath) -> Iterator[Found]:
    """Approve: each candidate's votes within the valid ballots; else all of them within the names they may carry."""
    cast = valid - (count.abstained or 0)
    if cast < 0:
        told: Arguments = {"what": "abstained", "number": valid - cast, "of": "valid", "most": valid}
        yield Found("EMU601", votes, (*path, "abstained"), told)
        return
    if vote.approve:
        for unit, in_favour in _figures_of(count.in_favour):
            against = (count.against.get(unit) if count.against is not None else None) or 0
            if in_favour + against > valid:
                told = {"what": "in_favour", "number": in_favour + against, "of": "valid", "most": valid}
                yield Found("EMU601", votes, (*path, "in_favour", unit), told)
        return
    names = sum(number for _, number in _figures_of(count.in_favour))
    most = (vote.choosing(count) or 1) * cast
    if names > most:
        told = {"what": "in_favour", "number": names, "of": "names", "most": most}
        yield Found("EMU601", votes, (*path, "in_favour"), told)


def _figures_of(figures: Keyed[str, int] | None) -> Iterable[tuple[str, int]]:
    return figures.items() if figures is not None else ()


@gives("EMU602")
def ballots_fit_the_attendance(votes: Votes, members: Members) -> Iterator[Found]:
    """Check that no more were present than may vote, no more absent ones wrote, and no more ballots were issued."""
    for at, vote in enumerate(votes.votes):
        most = electorate(vote, members)
        everyone = "members" if vote.electorate is None else "electorate"
        if vote.present is not None and most is not None and vote.present > most:
            arguments: Arguments = {"what": "present", "number": vote.present, "of": everyone, "most": most}
            yield Found("EMU602", votes, ("votes", at, "present"), arguments)
        there, of = (most, everyone) if vote.present is None else (vote.present, "present")
        agreed = len(vote.agreed) if isinstance(vote.agreed, tuple) else 0
        if there is not None and agreed > there:
            told: Arguments = {"what": "agreed", "number": agreed, "of": of, "most": there}
            yield Found("EMU602", votes, ("votes", at, "agreed"), told)
        for number, count in enumerate(vote.rounds or ()):
            path: KeyPath = ("votes", at, "rounds", number)
            absent = None if most is None else max(most - (vote.present or 0), 0)
            if count.written is not None and absent is not None and count.written > absent:
                arguments = {"what": "written", "number": count.written, "of": "absent", "most": absent}
                yield Found("EMU602", votes, (*path, "written"), arguments)
            votes_there = voting(vote, count) if vote.present is not None else there
            if count.issued is not None and votes_there is not None and count.issued > votes_there:
                of = "voting" if vote.present is not None and count.written else of
                arguments = {"what": "issued", "number": count.issued, "of": of, "most": votes_there}
                yield Found("EMU602", votes, (*path, "issued"), arguments)


@gives("EMU603")
def figures_are_of_candidates(votes: Votes) -> Iterator[Found]:
    """Check that votes are counted for candidates only: those of the round where it names its own, else of the vote."""
    for at, vote in enumerate(votes.votes):
        for number, count in enumerate(vote.rounds or ()):
            stood = vote.candidates if count.candidates is None else count.candidates
            for key, figures in (("in_favour", count.in_favour), ("against", count.against)):
                path: KeyPath = ("votes", at, "rounds", number, key)
                yield from _strangers(votes, stood, figures, path)


def _strangers(
    votes: Votes, stood: Sequence[str] | None, figures: Keyed[str, int] | None, path: KeyPath
) -> Iterator[Found]:
    for unit, _ in _figures_of(figures) if stood is not None else ():
        if unit not in (stood or ()):
            arguments: Arguments = {"unit": unit, "candidates": tuple(stood or ())}
            yield Found("EMU603", votes, (*path, unit), arguments, on_key=True)


@gives("EMU603")
def candidates_of_a_round_stood(votes: Votes) -> Iterator[Found]:
    """Check that a round names as its own candidates only units that stood in the vote (rule H4)."""
    for at, vote in enumerate(votes.votes):
        for number, count in enumerate(vote.rounds or () if vote.candidates is not None else ()):
            for index, unit in enumerate(count.candidates or ()):
                if unit not in (vote.candidates or ()):
                    path: KeyPath = ("votes", at, "rounds", number, "candidates", index)
                    arguments: Arguments = {"unit": unit, "candidates": tuple(vote.candidates or ())}
                    yield Found("EMU603", votes, path, arguments)


@gives("EMU603")
def agreement_is_on_candidates(votes: Votes) -> Iterator[Found]:
    """Check that a consensus is on units that stood, where the vote names its candidates (rule H4)."""
    for at, vote in enumerate(votes.votes):
        for index, unit in enumerate(vote.choice or ()):
            if vote.candidates is not None and unit not in vote.candidates:
                arguments: Arguments = {"unit": unit, "candidates": tuple(vote.candidates)}
                yield Found("EMU603", votes, ("votes", at, "choice", index), arguments)


@gives("EMU612")
def rounds_to_come_are_last(votes: Votes) -> Iterator[Found]:
    """Check that no counted round stands after one that is still to come: nothing after that one is counted."""
    for at, vote in enumerate(votes.votes):
        held = len(vote.counted)
        for number in range(held + 1, len(vote.rounds or ())):
            arguments = {"round": number + 1, "to_come": held + 1}
            yield Found("EMU612", votes, ("votes", at, "rounds", number), arguments)


@gives("EMU604")
def candidates_have_not_withdrawn(votes: Votes, members: Members) -> Iterator[Found]:
    """Check that every candidate was still a member on the day of the vote."""
    for at, vote in enumerate(votes.votes):
        day = known(vote.date)
        for key, units in (("candidates", vote.candidates or ()), ("choice", vote.choice or ())):
            for index, unit in enumerate(units):
                member = members.of(unit)
                since = known(member.since) if member else None
                left = member is not None and member.status == "withdrawn"
                if left and (day is None or since is None or since <= day):
                    arguments = {"unit": unit, "since": since.isoformat() if since else "?"}
                    yield Found("EMU604", votes, ("votes", at, key, index), arguments)


@gives("EMU605", "EMU606")
def votes_are_written_as_held(votes: Votes) -> Iterator[Found]:
    """Check that a consensus says who agreed on whom, and that other votes have rounds of figures (rule H7)."""
    for at, vote in enumerate(votes.votes):
        if vote.how == "consensus":
            wrong = [key for key in ("rounds", "approve", "choose") if getattr(vote, key)]
            missing = [key for key in ("agreed", "choice") if getattr(vote, key) is None]
        else:
            wrong = [key for key in ("agreed", "choice") if getattr(vote, key) is not None]
            wrong += ["choose"] if vote.approve and vote.choose is not None else []
            missing = []
        places: list[KeyPath] = [("votes", at, key) for key in wrong]
        several = enumerate(vote.rounds or () if vote.approve else ())
        places += [("votes", at, "rounds", number, "choose") for number, one in several if one.choose is not None]
        counted = enumerate(() if vote.approve or wrong else vote.rounds or ())
        places += [("votes", at, "rounds", number, "against") for number, one in counted if one.against is not None]
        for path in places:
            yield Found("EMU605", votes, path, {"id": vote.id, "key": str(path[-1]), "how": vote.how}, on_key=True)
        if missing and (vote.agreed is not None or vote.choice is not None):
            yield Found("EMU606", votes, ("votes", at, "id"), {"id": vote.id, "keys": tuple(missing)})


@gives("EMU616")
def ballots_take_names_that_there_are(votes: Votes) -> Iterator[Found]:
    """Check that a ballot may carry one name at least, and no more than there are candidates (rule H1)."""
    for path, choose, candidates in _names_on_ballots(votes):
        if choose is not None and not 0 < choose <= (len(candidates) or choose):
            yield Found("EMU616", votes, path, {"choose": choose, "candidates": len(candidates)})


def _names_on_ballots(votes: Votes) -> Iterator[tuple[KeyPath, int | None, tuple[str, ...]]]:
    """How many names ballots may carry, where it says so, and who stands; of each vote and of its rounds."""
    for at, vote in enumerate(votes.votes):
        yield ("votes", at, "choose"), vote.choose, vote.candidates or ()
        for number, one in enumerate(vote.rounds or ()):
            standing = vote.candidates if one.candidates is None else one.candidates
            yield ("votes", at, "rounds", number, "choose"), one.choose, standing or ()


@gives("EMU611")
def ballots_are_counted(votes: Votes) -> Iterator[Found]:
    """Check that a round of ballots says how many were issued and returned; a show of hands need not (rule H9)."""
    for at, vote in enumerate(votes.votes):
        for number, count in enumerate(vote.counted if vote.how == "secret_ballot" else ()):
            missing = [key for key in ("issued", "returned") if getattr(count, key) is None]
            if missing:
                arguments: Arguments = {"round": number + 1, "keys": tuple(missing)}
                yield Found("EMU611", votes, ("votes", at, "rounds", number), arguments)
