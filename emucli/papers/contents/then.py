"""What a paper may tell: the records as they were on its own day, or on that of its conference."""

from dataclasses import replace
from datetime import date

from ...model.conferences import Conference
from ...model.papers import Paper
from ...model.tree import Cluster, Year
from ...model.unknown import known, listed
from ...results.known_then import half_of, known_then
from ...results.year import year_result
from .making import Making

NEWS = ("annual", "midyear", "other", "launch")
"""Which conference a press item is about: the first kind of these that was held."""


def as_known(making: Making) -> Making:
    """What a paper is made from, without what came after it; the same where nothing did."""
    day = day_of(making)
    then = making.year if day is None else known_then(making.cluster, making.year, day)
    if making.paper == "midyear" or (making.paper == "press" and _is_midyear(_told(_held(then)))):
        then = half_of(then, making.year)
    following = making.cluster.after(making.year)
    after = following if following is None or day is None else known_then(making.cluster, following, day)
    if then is making.year and after is following:
        return making
    years = {**making.cluster.years, then.name: then, **({} if after is None else {after.name: after})}
    cluster: Cluster = replace(making.cluster, years=years)
    result = making.result if then is making.year else year_result(cluster, then)
    return replace(making, cluster=cluster, year=then, result=result)


def day_of(making: Making) -> date | None:
    """The day of a paper: as papers.yaml records it; else of the conference that it is about; None without either.

    A covenant is printed before it is signed, and tells what was there when it was; minutes are of their conference,
    whatever day was written on them. A paper about one vote or one unit tells of nothing else.
    """
    if making.paper in ("ballot", "count", "form"):
        return None
    entry = entry_of(making)
    recorded = known(entry.date) if entry else None
    if making.paper == "covenant":
        return _signed(making.year) or recorded
    if recorded is not None and making.paper != "minutes":
        return recorded
    conference = _conference(making)
    held = known(conference.date) if conference else None
    return held.last_day() if held else recorded


def entry_of(making: Making) -> Paper | None:
    """The entry of papers.yaml for a paper: the one of the same subject, else one that is of all of them."""
    record = making.year.papers.record
    entries = [one for one in listed(record.papers) if one.paper == making.paper] if record else []
    own = [one for one in entries if one.of and one.of == making.of]
    general = [one for one in entries if not one.of or not making.of]
    return next(iter((*own, *general)), None)


def _signed(year: Year) -> date | None:
    signed = known(year.covenant.record.signed) if year.covenant.record else None
    when = known(signed.date) if signed else None
    return when.last_day() if when else None


def _conference(making: Making) -> Conference | None:
    """The conference whose day is that of the paper: of minutes, a mid-year report, a press item."""
    held = _held(making.year)
    if making.paper == "minutes":
        return next((one for one in held if one.id == making.of), None)
    if making.paper == "midyear":
        return next((one for one in held if one.kind == "midyear"), None)
    return _told(held) if making.paper == "press" else None


def _is_midyear(conference: Conference | None) -> bool:
    return conference is not None and conference.kind == "midyear"


def _held(year: Year) -> tuple[Conference, ...]:
    return year.conferences.record.conferences if year.conferences.record else ()


def _told(held: tuple[Conference, ...]) -> Conference | None:
    """The conference that a press item is about."""
    kinds = {one.kind: one for one in held}
    return next((kinds[kind] for kind in NEWS if kind in kinds), None)
