"""Who leads the cluster in the following year, and in whose power the decision lies (docs/rules.md, I).

Two layers: what the members chose, by the rules or as recorded, and what the authority decided. No word is stronger
than what was decided.
"""

from collections.abc import Sequence

from ..language.phrases import Phrase
from ..model.outcome import Leadership, LeadershipEntry
from ..model.tree import Cluster, Year, following_name
from ..model.unknown import UNKNOWN, Unknown, listed
from ..voting.seats import Seat
from .choosing import Choosing, Chosen
from .counted import seat_told
from .filling import Entry, Filling
from .offices import LeadershipResult, OfficeResult
from .scores import YearScores


def leadership(cluster: Cluster, year: Year, scores: YearScores | None = None) -> LeadershipResult:
    """Next year's offices: what the rules give, what outcome.yaml records, what the authority decided."""
    filling = Filling(cluster, year, Choosing(cluster, year, scores))
    recorded = _recorded(year)
    entry = None if recorded is None or isinstance(recorded, Unknown) else recorded.leader
    chosen = filling.choosing.choose("leader", 1)
    seat = chosen.seats[0] if chosen.seats else None
    leader = filling.office("leader", chosen, seat, _told(chosen, seat, 0), recorded if recorded is UNKNOWN else entry)
    deputies, beyond, votes = _deputies(filling, recorded, leader)
    counted = tuple(one.vote for one in (chosen, votes) if one.vote is not None)
    return LeadershipResult(following_name(year.name), leader, deputies, counted, beyond)


def _recorded(year: Year) -> Leadership | Unknown | None:
    return year.outcome.record.leadership if year.outcome.record else None


def _deputies(
    filling: Filling, recorded: Leadership | Unknown | None, leader: OfficeResult
) -> tuple[tuple[OfficeResult, ...], tuple[OfficeResult, ...], Chosen]:
    """The deputies, as many as the rules give, else as are recorded; and the recorded ones beyond the seats."""
    entries: Sequence[Entry] = ()
    if isinstance(recorded, Leadership):
        entries = (UNKNOWN,) if isinstance(recorded.deputies, Unknown) else listed(recorded.deputies)
    seats = filling.choosing.seats("deputy", len(entries))
    chosen = filling.choosing.choose("deputy", seats, leader.unit)
    placed = _placed(chosen.seats, entries, seats)
    if filling.choosing.office_rule("deputy") is None or UNKNOWN in entries:
        placed = placed[: max(len(chosen.seats), len(entries))]
    several = [
        filling.office(
            "deputy", chosen, seat, _told(chosen, seat, at), None if entry is None else entries[entry], entry
        )
        for at, (seat, entry) in enumerate(placed)
    ]
    taken = {entry for _, entry in placed}
    beyond = [filling.beyond(one, at, seats) for at, one in enumerate(entries) if at not in taken]
    return (*several, *(one for one in beyond if one.unit)), tuple(one for one in beyond if not one.unit), chosen


def _placed(seats: Sequence[Seat], entries: Sequence[Entry], places: int) -> list[tuple[Seat | None, int | None]]:
    """Each of the places: its computed seat, and the entry for its unit; open ones with the entries that are left.

    Entries stand in their order. Those that find no place are left out.
    """
    left = list(range(len(entries)))
    named: dict[int, int] = {}
    for at, seat in enumerate(seats):
        own = next((one for one in left if seat.unit is not None and _unit_of(entries[one]) == seat.unit), None)
        if own is not None:
            named[at] = own
            left.remove(own)
    return [
        (seats[at] if at < len(seats) else None, named[at] if at in named else left.pop(0) if left else None)
        for at in range(max(places, len(seats)))
    ]


def _unit_of(entry: Entry) -> object:
    return entry.unit if isinstance(entry, LeadershipEntry) else None


def _told(chosen: Chosen, seat: Seat | None, at: int) -> tuple[Phrase, ...]:
    """How the rules came to a seat, or why they do not."""
    if seat is None:
        return chosen.open_because
    if chosen.vote is not None:
        return seat_told(chosen.vote, seat)
    return chosen.told[at] if at < len(chosen.told) else ()
