"""One office of the following year: what the rules give for it beside what outcome.yaml records (rules I1 and I2)."""

from dataclasses import dataclass, replace
from typing import Literal

from ..language.phrases import Phrase
from ..model.outcome import LeadershipEntry
from ..model.regulation import How
from ..model.tree import Cluster, Year, following_name
from ..model.unknown import Unknown, known, listed
from ..model.votes import Office
from ..voting.seats import Seat
from .choosing import Choosing, Chosen
from .offices import Departure, OfficeResult, OfficeState

Entry = LeadershipEntry | Unknown | None


@dataclass(frozen=True)
class Filling:
    """Puts what the rules give beside what is recorded."""

    cluster: Cluster
    year: Year
    choosing: Choosing

    def beyond(self, entry: Entry, at: int, seats: int) -> OfficeResult:
        """A recorded deputy for whom there is no seat; only a decision of the authority can have made one."""
        unit = entry.unit if isinstance(entry, LeadershipEntry) and isinstance(entry.unit, str) else None
        if not isinstance(entry, LeadershipEntry) or unit is None:
            return OfficeResult(unit=None, state="unknown", how=None, explanation=(Phrase("office_unknown"),), entry=at)
        told = (Phrase("recorded_beyond_the_seats", {"unit": unit, "seats": seats}),)
        if entry.decided is None:
            return OfficeResult(
                unit=None,
                state="not_held",
                how=known(entry.how),
                explanation=told,
                computed=None,
                departs="beyond",
                recorded=unit,
                entry=at,
            )
        final, decision = _decided(entry, unit)
        return OfficeResult(
            unit=final,
            state=entry.decided.state,
            how=known(entry.how),
            explanation=(*told, *decision),
            computed=None,
            departs="beyond",
            recorded=unit,
            entry=at,
        )

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
            return OfficeResult(
                unit=None, state="unknown", how=how, explanation=(Phrase("office_unknown"),), entry=at or 0
            )
        if seat is None:
            return OfficeResult(
                unit=None, state="not_held", how=chosen.how, explanation=told or (self._not_held(office),)
            )
        if seat.state != "elected" or seat.unit is None:
            return OfficeResult(
                unit=None,
                state="no_majority" if seat.state == "elected" else seat.state,
                how=chosen.how,
                explanation=told,
            )
        if self._declined(office, seat.unit):
            declined = Phrase("chosen_declined_alone", {"unit": seat.unit})
            return OfficeResult(
                unit=None, state="not_held", how=chosen.how, explanation=(*told, declined), computed=seat.unit
            )
        state, why = self._without_decision()
        explanation = (*told, why, *self._in_office(office, seat.unit))
        return OfficeResult(unit=seat.unit, state=state, how=chosen.how, explanation=explanation, computed=seat.unit)

    def _recorded_unit(
        self,
        office: Office,
        chosen: Chosen,
        seat: Seat | None,
        entry: LeadershipEntry,
        unit: str,
        told: tuple[Phrase, ...],
    ) -> OfficeResult:
        """An office that outcome.yaml fills; checked against what the rules give (rule I2)."""
        how: How | None = known(entry.how) or chosen.how
        if self._nothing_to_check(office, chosen, seat, unit):
            # Nothing says how the office is filled: the record stands alone (rule I2).
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
            return OfficeResult(
                unit=final,
                state=entry.decided.state,
                how=how,
                explanation=(*told, *decision),
                computed=computed,
                departs=departs,
            )
        if seat is not None and seat.state != "elected":
            # Nobody was elected, and only the authority's decision could fill the office.
            open_ = Phrase("recorded_though_open", {"unit": unit})
            return OfficeResult(
                unit=None, state=seat.state, how=how, explanation=(*told, open_), computed=None, departs="open"
            )
        if chosen.depends or (seat is None and how == "appointment"):
            awaited = Phrase(
                "recorded_before_the_decision" if how == "appointment" else "recorded_before_it_is_known",
                {"unit": unit},
            )
            return OfficeResult(unit=None, state="not_held", how=how, explanation=(*told, awaited))
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
        return OfficeResult(
            unit=unit, state=state, how=how, explanation=explanation, computed=computed, departs=departs
        )

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
