"""Who leads the cluster in the following year, and in whose power the decision lies (RULES I).

Two layers: what the members chose, by the rules or as recorded, and what the authority decided. No word is stronger
than what was decided.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ..language.phrases import Phrase
from ..model.outcome import Leadership, LeadershipEntry
from ..model.regulation import How
from ..model.tree import Cluster, Year, following_name
from ..model.unknown import UNKNOWN, Unknown, known, listed
from ..model.votes import Office
from ..voting.elections import Seat
from .choosing import Choosing, Chosen
from .counted import seat_told
from .offices import Departure, LeadershipResult, OfficeResult, OfficeState


def leadership(cluster: Cluster, year: Year, unranked: frozenset[str] = frozenset()) -> LeadershipResult:
    """Next year's offices: what the rules give, what outcome.yaml records, what the authority decided."""
    filling = _Filling(cluster, year, Choosing(cluster, year, unranked))
    recorded = _recorded(year)
    entry = None if recorded is None or isinstance(recorded, Unknown) else recorded.leader
    chosen = filling.choosing.choose("leader", 1)
    seat = chosen.seats[0] if chosen.seats else None
    leader = filling.office("leader", chosen, seat, _told(chosen, seat, 0), recorded if recorded is UNKNOWN else entry)
    deputies, beyond, votes = filling.deputies(recorded, leader)
    counted = tuple(one.vote for one in (chosen, votes) if one.vote is not None)
    return LeadershipResult(following_name(year.name), leader, deputies, counted, beyond)


def _recorded(year: Year) -> Leadership | Unknown | None:
    return year.outcome.record.leadership if year.outcome.record else None


Entry = LeadershipEntry | Unknown | None


@dataclass(frozen=True)
class _Filling:
    """Puts what the rules give beside what is recorded."""

    cluster: Cluster
    year: Year
    choosing: Choosing

    def deputies(
        self, recorded: Leadership | Unknown | None, leader: OfficeResult
    ) -> tuple[tuple[OfficeResult, ...], tuple[OfficeResult, ...], Chosen]:
        """The deputies, as many as the rules give, else as are recorded; and the recorded ones beyond the seats."""
        entries: Sequence[Entry] = ()
        if isinstance(recorded, Leadership):
            entries = (UNKNOWN,) if isinstance(recorded.deputies, Unknown) else listed(recorded.deputies)
        seats = self.choosing.seats("deputy", len(entries))
        chosen = self.choosing.choose("deputy", seats, leader.unit)
        placed = _placed(chosen.seats, entries, seats)
        if self.choosing.office_rule("deputy") is None or UNKNOWN in entries:
            placed = placed[: max(len(chosen.seats), len(entries))]
        several = [
            self.office(
                "deputy", chosen, seat, _told(chosen, seat, at), None if entry is None else entries[entry], entry
            )
            for at, (seat, entry) in enumerate(placed)
        ]
        taken = {entry for _, entry in placed}
        beyond = [self._beyond(one, at, seats) for at, one in enumerate(entries) if at not in taken]
        return (*several, *(one for one in beyond if one.unit)), tuple(one for one in beyond if not one.unit), chosen

    def _beyond(self, entry: Entry, at: int, seats: int) -> OfficeResult:
        """A recorded deputy for whom there is no seat; only a decision of the authority can have made one."""
        unit = entry.unit if isinstance(entry, LeadershipEntry) and isinstance(entry.unit, str) else None
        if not isinstance(entry, LeadershipEntry) or unit is None:
            return OfficeResult(None, "unknown", None, (Phrase("office_unknown"),), entry=at)
        told = (Phrase("recorded_beyond_the_seats", {"unit": unit, "seats": str(seats)}),)
        if entry.decided is None:
            return OfficeResult(None, "not_held", known(entry.how), told, None, "beyond", unit, at)
        final, decision = _decided(entry, unit)
        return OfficeResult(final, entry.decided.state, known(entry.how), (*told, *decision), None, "beyond", unit, at)

    def office(
        self,
        office: Office,
        chosen: Chosen,
        seat: Seat | None,
        told: tuple[Phrase, ...],
        entry: Entry,
        at: int | None = None,
    ) -> OfficeResult:
        """One seat of an office beside its entry, which stands at this place among the recorded ones."""
        if isinstance(entry, LeadershipEntry) and isinstance(entry.unit, str):
            recorded = self._recorded_unit(office, chosen, seat, entry, entry.unit, told)
            return replace(recorded, recorded=entry.unit, entry=at or 0)
        how: How | None = known(entry.how) if isinstance(entry, LeadershipEntry) else chosen.how
        if isinstance(entry, LeadershipEntry | Unknown) and (seat is None or seat.state == "no_rule"):
            return OfficeResult(None, "unknown", how, (Phrase("office_unknown"),), entry=at or 0)
        if seat is None:
            return OfficeResult(None, "not_held", chosen.how, told or (self._not_held(office),))
        if seat.state != "elected" or seat.unit is None:
            return OfficeResult(None, "no_majority" if seat.state == "elected" else seat.state, chosen.how, told)
        if self._declined(office, seat.unit):
            declined = Phrase("chosen_declined_alone", {"unit": seat.unit})
            return OfficeResult(None, "not_held", chosen.how, (*told, declined), seat.unit)
        state, why = self._without_decision()
        explanation = (*told, why, *self._in_office(office, seat.unit))
        return OfficeResult(seat.unit, state, chosen.how, explanation, seat.unit)

    def _recorded_unit(
        self,
        office: Office,
        chosen: Chosen,
        seat: Seat | None,
        entry: LeadershipEntry,
        unit: str,
        told: tuple[Phrase, ...],
    ) -> OfficeResult:
        """An office that outcome.yaml fills; checked against what the rules give (RULES I2)."""
        how: How | None = known(entry.how) or chosen.how
        if self._nothing_to_check(office, chosen, seat, unit):
            # Nothing says how the office is filled: the record stands alone (RULES I2).
            seat, told = None, ()
        computed = seat.unit if seat else None
        declined = computed is not None and computed != unit and self._declined(office, computed)
        departs: Departure | None = "another" if computed is not None and computed != unit and not declined else None
        if declined:
            told = (*told, Phrase("chosen_declined", {"unit": computed or "", "recorded": unit}))
        elif departs:
            told = (*told, Phrase("record_departs", {"unit": computed or "", "recorded": unit}))
        if entry.decided is not None:
            final, decision = _decided(entry, unit)
            return OfficeResult(final, entry.decided.state, how, (*told, *decision), computed, departs)
        if seat is not None and seat.state != "elected":
            # Nobody was elected, and only the authority's decision could fill the office.
            open_ = Phrase("recorded_though_open", {"unit": unit})
            return OfficeResult(None, seat.state, how, (*told, open_), None, "open")
        if chosen.depends or (seat is None and how == "appointment"):
            awaited = Phrase(
                "recorded_before_the_decision" if how == "appointment" else "recorded_before_it_is_known",
                {"unit": unit},
            )
            return OfficeResult(None, "not_held", how, (*told, awaited))
        return self._unit_without_decision(office, unit, how, seat, told, computed, departs)

    def _unit_without_decision(
        self,
        office: Office,
        unit: str,
        how: How | None,
        seat: Seat | None,
        told: tuple[Phrase, ...],
        computed: str | None,
        departs: Departure | None,
    ) -> OfficeResult:
        state, why = self._without_decision()
        first = told if told else (_way(unit, how, state),)
        checked = () if seat is not None else (Phrase("nothing_to_check_against"),)
        explanation = (*first, why, *checked, *self._in_office(office, unit))
        return OfficeResult(unit, state, how, explanation, computed, departs)

    def _nothing_to_check(self, office: Office, chosen: Chosen, seat: Seat | None, unit: str) -> bool:
        """Whether a vote that was held settles nothing, as nothing says by which rule, and the unit did stand in it."""
        if seat is None or seat.state != "no_rule" or self.choosing.office_rule(office) is not None:
            return False
        return chosen.vote is not None and unit in chosen.vote.stood

    def _declined(self, office: Office, unit: str) -> bool:
        """Whether the record says that the chosen unit declined."""
        outcome = self.year.outcome.record
        several = outcome.resolutions or () if outcome else ()
        return any(one.of == office and one.unit == unit for one in several)

    def _not_held(self, office: Office) -> Phrase:
        """What is missing, where nothing but the record could say who takes an office."""
        rule, awaited = self.choosing.office_rule(office), self.choosing.awaited(office)
        if awaited is not None:
            return Phrase("vote_awaited", {"id": awaited.id})
        if rule is not None and rule.how == "appointment":
            return Phrase("appointment_awaited")
        return Phrase("no_outcome" if self.year.outcome.record is None else "office_not_held")

    def _without_decision(self) -> tuple[OfficeState, Phrase]:
        """`chosen` only where the cluster decides; `proposed` where the authority does, or nothing says who does."""
        power = decided_by(self.year)
        authority = self.cluster.file.record.authority if self.cluster.file.record else None
        if power == "cluster":
            return "chosen", Phrase("cluster_decides")
        if power == "authority" and known(authority) is not None:
            return "proposed", Phrase("named_authority_decides", {"authority": self.cluster.path})
        if power == "authority":
            return "proposed", Phrase("authority_decides")
        return "proposed", Phrase("nobody_says_who_decides")

    def _in_office(self, office: Office, unit: str) -> tuple[Phrase, ...]:
        """What the following year's members.yaml says of the unit, where the records hold that year."""
        after = self.cluster.after(self.year)
        members = after.members.record if after else None
        if members is None:
            return ()
        holders = (members.leader,) if office == "leader" else listed(members.deputies)
        arguments = {"unit": unit, "year": following_name(self.year.name)}
        return (Phrase("recorded_in_office", arguments),) if unit in holders else ()


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


def _decided(entry: LeadershipEntry, chosen: str) -> tuple[str, tuple[Phrase, ...]]:
    decided = entry.decided
    assert decided is not None
    unit = chosen if decided.state == "approved" else decided.unit or chosen
    decision = known(decided.decision)
    by = Phrase("decided_by_instrument", {"instrument": decision}) if decision else Phrase("decided_unknown_instrument")
    return unit, (Phrase(f"office_{decided.state}", {"unit": unit, "proposed": chosen}), by)


def _way(unit: str, how: How | None, state: OfficeState) -> Phrase:
    if how is None:
        return Phrase(f"office_{state}_way_unknown", {"unit": unit})
    return Phrase(f"office_{state}_by", {"unit": unit, "how": how})


def decided_by(year: Year) -> Literal["cluster", "authority"] | None:
    """Who decides on next year's leaders, None where the year's regulation does not say."""
    regulation = year.regulation.record
    rule = known(regulation.leadership) if regulation else None
    return known(rule.decided_by) if rule else None
