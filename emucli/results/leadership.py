"""Who leads the cluster in the following year, and in whose power the decision lies (RULES I).

Two layers: what the members chose, by the rules or as recorded, and what the authority decided. No word is stronger
than what was decided.
"""

from collections.abc import Sequence
from dataclasses import dataclass
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
from .offices import LeadershipResult, OfficeResult, OfficeState


def leadership(cluster: Cluster, year: Year, unranked: frozenset[str] = frozenset()) -> LeadershipResult:
    """Next year's offices: what the rules give, what outcome.yaml records, what the authority decided."""
    filling = _Filling(cluster, year, Choosing(cluster, year, unranked))
    recorded = _recorded(year)
    entry = None if recorded is None or isinstance(recorded, Unknown) else recorded.leader
    chosen = filling.choosing.choose("leader", 1)
    leader = filling.office("leader", chosen, 0, recorded if isinstance(recorded, Unknown) else entry)
    deputies, votes = filling.deputies(recorded, leader)
    counted = tuple(one.vote for one in (chosen, votes) if one.vote is not None)
    return LeadershipResult(following_name(year.name), leader, deputies, counted)


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
    ) -> tuple[tuple[OfficeResult, ...], Chosen]:
        """The deputies: as many as the rules give or the record holds."""
        entries: Sequence[Entry] = ()
        if isinstance(recorded, Leadership):
            entries = (UNKNOWN,) if isinstance(recorded.deputies, Unknown) else listed(recorded.deputies)
        taken = (leader.unit,) if leader.unit else ()
        seats = self.choosing.seats("deputy", len(entries))
        chosen = self.choosing.choose("deputy", seats, taken)
        paired = _paired(chosen.seats, entries)
        if self.choosing.office_rule("deputy") is not None and UNKNOWN not in entries:
            paired += [(None, None)] * (seats - len(paired))
        several = tuple(self._seat("deputy", chosen, seat, at, entry) for at, (seat, entry) in enumerate(paired))
        return several, chosen

    def office(self, office: Office, chosen: Chosen, at: int, entry: Entry) -> OfficeResult:
        """One office with its first seat."""
        seat = chosen.seats[at] if at < len(chosen.seats) else None
        return self._seat(office, chosen, seat, at, entry)

    def _seat(self, office: Office, chosen: Chosen, seat: Seat | None, at: int, entry: Entry) -> OfficeResult:
        told = _told(chosen, seat, at)
        if isinstance(entry, LeadershipEntry) and isinstance(entry.unit, str):
            return self._recorded_unit(office, chosen, seat, entry, entry.unit, told)
        how: How | None = known(entry.how) if isinstance(entry, LeadershipEntry) else chosen.how
        if isinstance(entry, LeadershipEntry | Unknown) and (seat is None or seat.state == "no_rule"):
            return OfficeResult(None, "unknown", how, (Phrase("office_unknown"),))
        if seat is None:
            return OfficeResult(None, "not_held", chosen.how, (*told, self._not_held(office)))
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
        if seat is not None and seat.state == "no_rule" and self.choosing.office_rule(office) is None:
            # Nothing says how the office is filled: the record stands alone (RULES I2).
            seat, told = None, ()
        computed = seat.unit if seat else None
        declined = computed is not None and computed != unit and self._declined(office, computed)
        departs = computed is not None and computed != unit and not declined
        if declined:
            told = (*told, Phrase("chosen_declined", {"unit": computed or "", "recorded": unit}))
        elif departs:
            told = (*told, Phrase("record_departs", {"unit": computed or "", "recorded": unit}))
        if entry.decided is not None:
            final, decision = _decided(entry, unit)
            return OfficeResult(final, entry.decided.state, how, (*told, *decision), computed, departs)
        if seat is not None and seat.state != "elected":
            # Nobody was elected, and only the authority's decision could fill the office.
            return OfficeResult(None, seat.state, how, (*told, Phrase("recorded_though_open", {"unit": unit})))
        state, why = self._without_decision()
        first = told if seat is not None and told else (_way(unit, how, state),)
        checked = () if seat is not None else (Phrase("nothing_to_check_against"),)
        explanation = (*first, why, *checked, *self._in_office(office, unit))
        return OfficeResult(unit, state, how, explanation, computed, departs)

    def _declined(self, office: Office, unit: str) -> bool:
        """Whether the record says that the chosen unit declined."""
        outcome = self.year.outcome.record
        several = outcome.resolutions or () if outcome else ()
        return any(one.of == office and one.unit == unit for one in several)

    def _not_held(self, office: Office) -> Phrase:
        rule = self.choosing.office_rule(office)
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


def _paired(seats: Sequence[Seat], entries: Sequence[Entry]) -> list[tuple[Seat | None, Entry]]:
    """Each computed seat with the entry for its unit; open seats with the entries that are left, in their order."""
    left = list(entries)
    named: dict[int, Entry] = {}
    for at, seat in enumerate(seats):
        own = next((one for one in left if isinstance(one, LeadershipEntry) and one.unit == seat.unit), None)
        if seat.unit is not None and own is not None:
            named[at] = own
            left.remove(own)
    paired: list[tuple[Seat | None, Entry]] = []
    for at, seat in enumerate(seats):
        paired.append((seat, named[at] if at in named else left.pop(0) if left else None))
    return [*paired, *((None, one) for one in left)]


def _told(chosen: Chosen, seat: Seat | None, at: int) -> tuple[Phrase, ...]:
    """How the rules came to a seat."""
    if chosen.vote is not None and seat is not None:
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
