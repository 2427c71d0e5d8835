"""The names that a template may use: the record files by their own names, and what is computed from them."""

from dataclasses import dataclass
from typing import Any

from ..model.place import Place
from ..model.tree import Cluster, File, Year
from ..model.unknown import listed
from ..results.names import Names
from ..results.offices import OfficeResult
from ..results.year import YearResult
from .entries import Entry, Wrapper
from .values import Gap, Value

_YEAR_FILES = {
    "members": "members",
    "plan": "plan",
    "covenant": "covenant",
    "regulation": "regulation",
    "movements": "activities",
    "review": "reviews",
    "votes": "votes",
    "outcome": "outcome",
    "conferences": "conferences",
    "papers": "papers",
}


@dataclass(frozen=True)
class Office:
    """An office of the following year as a paper prints it; `state` and `how` are words of the format."""

    unit: Value | Gap
    state: str
    how: str | None


@dataclass(frozen=True)
class AwardList:
    """The units proposed for one award, in the order of the record; a gap for one that the source does not name."""

    award: Value
    units: tuple[Value | Gap, ...]


def context(cluster: Cluster, year: Year, result: YearResult, names: Names) -> dict[str, Any]:
    """Everything that templates of papers may name (the reference is docs/papers.md)."""
    wrapper = Wrapper(names, _register_files(cluster))
    following = cluster.after(year)
    given = {name: _entry(getattr(year, attribute), wrapper) for name, attribute in _YEAR_FILES.items()}
    return {
        **given,
        "cluster": _entry(cluster.file, wrapper),
        "year": year.name,
        "gap": Gap(),
        "for_year": result.leadership.for_year,
        "next_covenant": _entry(following.covenant, wrapper) if following else None,
        "leader_elect": _office(result.leadership.leader, ("leader",), year, wrapper),
        "deputies_elect": [
            _office(office, ("deputies", index), year, wrapper)
            for index, office in enumerate(result.leadership.deputies)
        ],
        "award_lists": _award_lists(year, wrapper),
        "illustrative": year.illustrative,
        "representatives": _representatives(given["members"]),
        "news": _news(given["conferences"]),
        "movement_names": _movement_names(given["movements"]),
        "sources": _sources(year, wrapper),
    }


def _representatives(members: Entry | None) -> dict[str, Entry]:
    """Who represents a unit, by the unit's id."""
    entries = members.members if members else ()
    return {entry.unit.raw: entry.representative for entry in entries if entry.representative}


def _news(conferences: Entry | None) -> Entry | None:
    """The conference that a press item is about: the annual one, else the latest kind that was held."""
    held = {conference.kind: conference for conference in (conferences.conferences if conferences else ())}
    return next((held[kind] for kind in ("annual", "midyear", "other", "launch") if kind in held), None)


def _movement_names(activities: Entry | None) -> list[Value | Gap]:
    """Every movement that the year names, by its own title or that of the register."""
    return [entry.movement or entry.title for entry in (activities.movements if activities else None) or ()]


def _entry(file: File[Any], wrapper: Wrapper) -> Entry | None:
    return Entry(file.record, Place(file.path, ()), wrapper) if file.record else None


def _register_files(cluster: Cluster) -> dict[tuple[str, str], str]:
    """Which file holds an entry of a register: units may stand in several."""
    found: dict[tuple[str, str], str] = {}
    for file in cluster.registers.files:
        for register in ("units", "sources", "instruments", "movements", "awards"):
            entries = getattr(file.record, register, None)
            found.update({(register, id_): file.path for id_ in (entries.keys() if entries is not None else ())})
    return found


def _office(office: OfficeResult, path: tuple[str | int, ...], year: Year, wrapper: Wrapper) -> Office:
    place = Place(year.outcome.path, ("leadership", *path, "unit"))
    if office.unit is None:
        return Office(Gap((place,)), office.state, office.how)
    return Office(wrapper.named("units", office.unit, place), office.state, office.how)


def _award_lists(year: Year, wrapper: Wrapper) -> list[AwardList]:
    outcome = year.outcome.record
    lists: dict[str, list[Value | Gap]] = {}
    firsts: dict[str, Value] = {}
    for index, proposal in enumerate(listed(outcome.awards) if outcome else ()):
        entry = Place(year.outcome.path, ("awards", index))
        award = wrapper.named("awards", proposal.award, Place(entry.file, (*entry.path, "award")))
        firsts.setdefault(proposal.award, award)
        unit = wrapper.wrap(proposal.unit, Place(entry.file, (*entry.path, "unit")), "units")
        lists.setdefault(proposal.award, []).append(unit)
    return [AwardList(firsts[award], tuple(units)) for award, units in lists.items()]


def _sources(year: Year, wrapper: Wrapper) -> list[Value]:
    """Every source that the year's files name for the whole of themselves, each once."""
    found: dict[str, Value] = {}
    for file in year.files():
        for index, source in enumerate(file.record.source or () if file.record else ()):
            found.setdefault(source, wrapper.named("sources", source, Place(file.path, ("source", index))))
    return list(found.values())
