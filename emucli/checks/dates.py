"""Dates lie where they can: in the year's period, and instruments in force when they are cited."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import TypeVar

from ..findings.finding import KeyPath
from ..model.base import RecordFile
from ..model.conferences import Conferences
from ..model.covenant import Covenant
from ..model.members import Members
from ..model.outcome import Outcome
from ..model.papers import Papers
from ..model.plan import Plan
from ..model.regulation import Regulation
from ..model.scalars import When
from ..model.text import Text
from ..model.tree import Registers, Year
from ..model.unknown import Unknown, known, listed
from ..model.year_movements import YearMovements
from .gives import gives
from .membership import written
from .scope import Found

# Review conferences, handovers and appraisals of a year are held in the months after it.
_AFTERWARDS = timedelta(days=366)


@gives("EMU330")
def conferences_are_in_their_time(conferences: Conferences, year: Year) -> Iterator[Found]:
    """Check that a conference is held in the year's period; the annual one up to a year later.

    A note on the conference explains another date.
    """
    for index, conference in enumerate(conferences.conferences):
        when = known(conference.date)
        later = conference.kind == "annual"
        if when and conference.note is None and not _in_time(when, year, later):
            yield _out_of_time(conferences, ("conferences", index, "date"), when, year)


@gives("EMU330")
def covenant_is_signed_in_its_year(covenant: Covenant, year: Year) -> Iterator[Found]:
    """Check that the covenant is signed in the year's period, or that a note explains it."""
    signed = known(covenant.signed)
    when = known(signed.date) if signed else None
    if signed and when and signed.note is None and not _in_time(when, year):
        yield _out_of_time(covenant, ("signed", "date"), when, year)
    for index, registration in enumerate(listed(covenant.registrations)):
        on = known(registration.date)
        if on and registration.note is None and not _in_time(on, year):
            yield _out_of_time(covenant, ("registrations", index, "date"), on, year)


@gives("EMU330")
def handover_follows_the_year(outcome: Outcome, year: Year) -> Iterator[Found]:
    """Check that the leadership is handed over in the year or within a year after it."""
    handover = known(outcome.handover)
    when = known(handover.date) if handover else None
    if handover and when and handover.note is None and not _in_time(when, year, later=True):
        yield _out_of_time(outcome, ("handover", "date"), when, year)


@gives("EMU330")
def members_change_within_the_year(members: Members, year: Year) -> Iterator[Found]:
    """Check that nobody joined after the year, and that a status does not begin after it."""
    for index, member in enumerate(members.members):
        for key, day in (("joined", known(member.joined)), ("since", known(member.since))):
            if day is not None and day > year.last_day and member.note is None:
                when = When(day.year, day.month, day.day)
                yield _out_of_time(members, ("members", index, key), when, year)


_Moment = TypeVar("_Moment", date, time)


@gives("EMU333")
def suspensions_end_after_they_began(members: Members) -> Iterator[Found]:
    """Check that a suspension is cleared no earlier than it began, and that nobody withdrew before joining."""
    for index, member in enumerate(members.members):
        since = known(member.since)
        if member.status == "suspended":
            yield from _reversed(members, ("members", index), ("since", since), ("cleared", known(member.cleared)))
        elif member.status == "withdrawn":
            yield from _reversed(members, ("members", index), ("joined", known(member.joined)), ("since", since))


@gives("EMU333")
def conferences_end_after_they_started(conferences: Conferences) -> Iterator[Found]:
    """Check that a conference does not end before it started."""
    for index, conference in enumerate(conferences.conferences):
        times = ("started", known(conference.started)), ("ended", known(conference.ended))
        yield from _reversed(conferences, ("conferences", index), *times)


def _reversed(
    record: RecordFile, path: KeyPath, start: tuple[str, _Moment | None], end: tuple[str, _Moment | None]
) -> Iterator[Found]:
    """The finding that what is later by its key has the earlier day or time; where one is not known, none is."""
    (earlier, first), (later, last) = start, end
    if first is not None and last is not None and last < first:
        arguments = {"earlier": earlier, "start": _said(first), "later": later, "end": _said(last)}
        yield Found("EMU333", record, (*path, later), arguments)


def _said(moment: date | time) -> str:
    return moment.isoformat() if isinstance(moment, date) else moment.isoformat("minutes")


def _in_time(when: When, year: Year, later: bool = False) -> bool:
    end = year.last_day + _AFTERWARDS if later else year.last_day
    return when.last_day() >= year.first_day and when.first_day() <= end


def _out_of_time(record: RecordFile, path: KeyPath, when: When, year: Year) -> Found:
    arguments = {"date": written(when), "from": year.first_day.isoformat(), "to": year.last_day.isoformat()}
    return Found("EMU330", record, path, arguments)


@gives("EMU331", "EMU332")
def cited_instruments_are_in_force(
    year: Year,
    registers: Registers,
    plan: Plan | None,
    covenant: Covenant | None,
    regulation: Regulation | None,
    conferences: Conferences | None,
    movements: YearMovements | None,
    papers: Papers | None,
) -> Iterator[Found]:
    """Check that an instrument that a paper rests on was issued and in force on the paper's date.

    Where the paper has no date, some day of the year's period must do.
    """
    files = (plan, covenant, regulation, conferences, movements, papers)
    for record in (file for file in files if file is not None):
        for path, instruments, when in _citations(record):
            for index, id_ in enumerate(instruments):
                yield from _in_force(record, (*path, index), id_, when, year, registers)


Citation = tuple[KeyPath, tuple[str, ...], When | None]


def _citations(record: RecordFile) -> Iterator[Citation]:
    """Where a file cites instruments, which ones, and on which date as far as it says."""
    if isinstance(record, Plan):
        issued = known(record.issued)
        yield ("basis",), listed(record.basis), known(issued.date) if issued else None
    elif isinstance(record, Covenant):
        signed = known(record.signed)
        yield ("basis",), listed(record.basis), known(signed.date) if signed else None
    elif isinstance(record, Regulation):
        adopted = known(record.adopted)
        yield ("basis",), listed(record.basis), known(adopted.date) if adopted else None
    elif isinstance(record, Conferences):
        for index, conference in enumerate(record.conferences):
            yield ("conferences", index, "basis"), listed(conference.basis), known(conference.date)
    elif isinstance(record, YearMovements):
        for index, model in enumerate(listed(record.models)):
            yield ("models", index, "basis"), listed(model.basis), None
    elif isinstance(record, Papers):
        for index, paper in enumerate(listed(record.papers)):
            day = known(paper.date)
            when = When(day.year, day.month, day.day) if day else None
            yield ("papers", index, "basis"), listed(paper.basis), when


def _in_force(
    record: RecordFile, path: KeyPath, id_: str, when: When | None, year: Year, registers: Registers
) -> Iterator[Found]:
    instrument = registers.instruments.get(id_)
    if instrument is None:
        return
    arguments = {"instrument": _label(id_, instrument.number), "date": written(when) if when else year.name}
    first, last = (when.first_day(), when.last_day()) if when else (year.first_day, year.last_day)
    issued = known(instrument.date)
    if issued and issued.first_day() > last:
        yield Found("EMU331", record, path, {**arguments, "issued": written(issued)})
    elif in_force := known(instrument.in_force):
        starts, ends = known(in_force.from_), known(in_force.to)
        if (starts and starts.first_day() > last) or (ends and ends.last_day() < first):
            bounds = {"from": written(starts), "to": written(ends)}
            yield Found("EMU332", record, path, {**arguments, **bounds})


def _label(id_: str, number: Text | Unknown | None) -> str:
    return number if isinstance(number, str) else id_
