"""The names that a template may use: the record files by their own names, and what is computed from them."""

from typing import Any

from ...language.phrases import term
from ...model.base import RecordFile
from ...model.cluster import ClusterRecord
from ...model.conferences import Conference
from ...model.covenant import Covenant
from ...model.files import TOLD
from ...model.place import Place
from ...model.tree import File, Year, following_name
from ..values.entries import Entry, Wrapper
from ..values.value import Computed, Gap, Value
from .making import Making
from .offices import offices, still_proposed
from .proposals import award_groups, votes_due
from .standings import StandingsMaker
from .subjects import subject_names
from .then import NEWS
from .votes import VotesMaker


def context(making: Making) -> dict[str, Any]:
    """Everything that templates of papers may name (the reference is docs/papers.md)."""
    year, wrapper = making.year, making.wrapper
    files = {name: _file(year.file(name), kind, wrapper) for name, kind in TOLD.items()}
    cluster = _file(making.cluster.file, ClusterRecord, wrapper)
    words = _words(making, cluster)
    standings = StandingsMaker(making)
    rows = standings.standings(files["outcome"].announced)
    votes = VotesMaker(making, {"leader": words["leader_title"], "deputy": words["deputy_title"]}).votes()
    return {
        **files,
        **words,
        "cluster": cluster,
        "next_covenant": _next_covenant(making, wrapper),
        "illustrative": year.illustrative,
        "member_count": _member_count(files["members"]),
        "standings": rows,
        "scored": standings.scores is not None,
        "told_apart": standings.told_apart(),
        "counted_votes": votes,
        "awards": award_groups(files["outcome"].awards, rows, votes),
        "votes_due": votes_due(making, files["outcome"]),
        **offices(making, files["outcome"]),
        **still_proposed(making),
        **subject_names(making, files, votes),
        "news": _news(files["conferences"], Place(year.conferences.path, ("conferences",))),
        "representatives": {one.unit.raw: one.representative for one in files["members"].members if one.representative},
        "movement_names": [one.movement or one.title for one in files["movements"].movements],
        "sources": _sources(year, wrapper),
        "making": making,
    }


def _words(making: Making, cluster: Any) -> dict[str, Any]:
    """Years, and the words that differ between a cluster (cụm) and a block (khối)."""
    language, year, following = making.names.language, making.year.name, making.result.leadership.for_year
    kind = cluster.kind or "cluster"
    return {
        "year": Value(year, (), year, computed=Computed("year", year)),
        "for_year": Value(following, (), following, computed=Computed("year", following)),
        "group": term(f"group_{kind}", language),
        "leader_title": term(f"leader_of_{kind}", language),
        "deputy_title": term(f"deputy_of_{kind}", language),
    }


def _file(file: File[Any], kind: type[RecordFile], wrapper: Wrapper) -> Any:
    place = Place(file.path, ())
    return Entry(file.record, place, wrapper) if file.record else Gap((place,), record=kind)


def _next_covenant(making: Making, wrapper: Wrapper) -> Any:
    following = making.cluster.after(making.year)
    if following is not None:
        return _file(following.covenant, Covenant, wrapper)
    path = f"{making.cluster.path}/{following_name(making.year.name)}/covenant.yaml"
    return Gap((Place(path, ()),), record=Covenant)


def _member_count(members: Any) -> Any:
    """How many members there are: as declared, else as listed; a gap where the source names only some."""
    if members.declared_count or members.members_named == "some" or not members:
        return members.declared_count
    staying = [one for one in members.members if one.status != "withdrawn"]
    return Value(str(len(staying)), (members.place_of("members"),), len(staying), computed=Computed("count"))


def _news(conferences: Any, place: Place) -> Any:
    """The conference that a press item is about: the annual one, else the latest kind that was held."""
    held = {conference.kind: conference for conference in conferences.conferences}
    return next((held[kind] for kind in NEWS if kind in held), Gap((place,), record=Conference))


def _sources(year: Year, wrapper: Wrapper) -> list[Value]:
    """Every source that the year's files name for the whole of themselves, each once."""
    found: dict[str, Value] = {}
    for file in year.files():
        for index, source in enumerate(file.record.source or () if file.record else ()):
            found.setdefault(source, wrapper.named("sources", source, Place(file.path, ("source", index))))
    return list(found.values())
