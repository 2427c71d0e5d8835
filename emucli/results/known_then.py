"""A year as it was known on a day: a paper of July tells in December what it told in July."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from ..model.base import Record, RecordFile
from ..model.conferences import Conferences
from ..model.covenant import Covenant
from ..model.members import Member, Members
from ..model.outcome import Outcome
from ..model.scalars import When
from ..model.tree import Cluster, File, Year, absent
from ..model.unknown import known, listed
from ..model.votes import Votes
from ..model.year_movements import YearMovements

F = TypeVar("F", bound=RecordFile)
R = TypeVar("R", bound=Record)


def known_then(cluster: Cluster, year: Year, day: date) -> Year:
    """The year without what came after the day; the year itself where nothing did.

    Only what carries a date, or hangs on a conference or an instrument that does, can have come later. What the annual
    conference brings (its votes, the outcome) is not known before its day.
    """
    before_annual = _annual_is_later(year, day)
    then = replace(
        year,
        members=_kept(year.members, lambda record: _members(record, day)),
        covenant=_kept(year.covenant, lambda record: covenant_then(record, day)),
        movements=_kept(year.movements, lambda record: _movements(record, day)),
        votes=_kept(year.votes, lambda record: _votes(record, day, year)),
        outcome=absent(year.outcome.path)
        if before_annual
        else _kept(year.outcome, lambda record: _outcome(record, day, cluster)),
        conferences=_kept(year.conferences, lambda record: _conferences(record, day)),
    )
    return year if then == year else then


def half_of(year: Year, whole: Year) -> Year:
    """The first half of a year: without the undated figures of movements.yaml once `whole` has gone on.

    Figures that nobody dated are those of the day on which they were last written down.
    """
    record = year.movements.record
    if record is None or not _has_gone_on(year, whole):
        return year
    dated = known(record.as_of) is not None
    kept = record if dated else record.model_copy(update={"movements": None, "declared_models": None, "models": None})
    update = {
        key: tuple(one for one in listed(getattr(record, key)) if dated or known(one.as_of) is not None) or None
        for key in ("commendations", "indicators")
    }
    return replace(year, movements=replace(year.movements, record=kept.model_copy(update=update)))


def covenant_then(record: Covenant, day: date) -> Covenant:
    """A covenant as it was on a day: not signed before it was, with the registrations that were there."""
    signed = known(record.signed)
    if signed is not None and _is_later(signed.date, day):
        record = _with(record, signed=None, signatories=None)
    return _with(record, registrations=_earlier(record.registrations, lambda one: _is_later(one.date, day)))


def _has_gone_on(then: Year, whole: Year) -> bool:
    """Whether records of a year tell of its end, or of something after the day of `then`."""
    review, conferences, outcome = whole.review.record, whole.conferences.record, whole.outcome.record
    annual = conferences is not None and any(one.kind == "annual" for one in conferences.conferences)
    reviewed = review is not None and review.annual is not None
    return reviewed or annual or outcome is not None or then.movements != whole.movements


def _kept(file: File[F], change: Any) -> File[F]:
    """The file with its record changed; itself where that changes nothing."""
    if file.record is None:
        return file
    record = change(file.record)
    return file if record is file.record else replace(file, record=record)


def _with(record: R, **update: Any) -> R:
    """The record with some values; itself where it has them already."""
    changed = {key: value for key, value in update.items() if getattr(record, key) is not value}
    return record.model_copy(update=changed) if changed else record


def _earlier(entries: Any, later: Any) -> Any:
    """A list without its later entries; itself where it has none."""
    several = listed(entries)
    kept = tuple(one for one in several if not later(one))
    return entries if len(kept) == len(several) else kept


def _is_later(when: Any, day: date) -> bool:
    """Whether a date, be it known to the month only, cannot have been before the end of the day."""
    if isinstance(when, When):
        return when.first_day() > day
    return isinstance(when, date) and when > day


def _members(record: Members, day: date) -> Members:
    there = [one for one in record.members if not _is_later(one.joined, day)]
    members = tuple(_member(one, day) for one in there)
    unchanged = len(members) == len(record.members) and all(map(_same, members, record.members))
    return record if unchanged or not members else _with(record, members=members)


def _same(one: object, other: object) -> bool:
    return one is other


def _member(one: Member, day: date) -> Member:
    if one.status != "active" and _is_later(one.since, day):
        return _with(one, status="active", since=None, reason=None, cleared=None)
    return _with(one, cleared=None) if _is_later(one.cleared, day) else one


def _movements(record: YearMovements, day: date) -> YearMovements:
    if _is_later(record.as_of, day):
        record = _with(record, movements=None, declared_models=None, models=None, as_of=None)
        undated = {key: _dated(getattr(record, key)) for key in ("commendations", "indicators")}
        record = _with(record, **undated)
    models = _earlier(record.models, lambda one: _begins_later(one, day))
    counted = record.declared_models if models is record.models else None
    return _with(
        record,
        models=models,
        declared_models=counted,
        movements=_earlier(record.movements, lambda one: _begins_later(one, day)),
        commendations=_earlier(record.commendations, lambda one: _is_later(one.as_of, day)),
        indicators=_earlier(record.indicators, lambda one: _is_later(one.as_of, day)),
    )


def _dated(entries: Any) -> Any:
    return _earlier(entries, lambda one: known(one.as_of) is None)


def _begins_later(one: Any, day: date) -> bool:
    period = known(one.period)
    return period is not None and _is_later(period.from_, day)


def _conferences(record: Conferences, day: date) -> Conferences:
    return _with(record, conferences=_earlier(record.conferences, lambda one: _is_later(one.date, day)))


def _annual_is_later(year: Year, day: date) -> bool:
    record = year.conferences.record
    return record is not None and any(one.kind == "annual" and _is_later(one.date, day) for one in record.conferences)


def _votes(record: Votes, day: date, year: Year) -> Votes:
    conferences = year.conferences.record.conferences if year.conferences.record else ()
    later = {one.id for one in conferences if _is_later(one.date, day)}
    held = _earlier(
        record.votes, lambda one: _is_later(one.date, day) or (one.date is None and one.conference in later)
    )
    return _with(record, votes=held)


def _outcome(record: Outcome, day: date, cluster: Cluster) -> Outcome:
    def undecided(entries: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(_undecided(one, day, cluster) for one in entries)

    leaders = known(record.leadership)
    if leaders is not None:
        deputies = undecided(listed(leaders.deputies))
        same = all(map(_same, deputies, listed(leaders.deputies)))
        leader = leaders.leader and _undecided(leaders.leader, day, cluster)
        leaders = _with(leaders, leader=leader, deputies=leaders.deputies if same else deputies)
    awards = undecided(listed(record.awards))
    same = all(map(_same, awards, listed(record.awards)))
    handover = known(record.handover)
    return _with(
        record,
        awards=record.awards if same else awards,
        leadership=record.leadership if leaders is None else leaders,
        handover=None if handover is not None and _is_later(handover.date, day) else record.handover,
    )


def _undecided(entry: Any, day: date, cluster: Cluster) -> Any:
    """A proposal without the decision that came later."""
    decided = getattr(entry, "decided", None)
    instrument = cluster.registers.instruments.get(decided.decision) if decided and decided.decision else None
    return _with(entry, decided=None) if instrument is not None and _is_later(instrument.date, day) else entry
