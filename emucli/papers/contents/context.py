"""The names that a template may use: the record files by their own names, and what is computed from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar, get_type_hints

from ...language.phrases import term
from ...model.base import Person, RecordFile
from ...model.cluster import ClusterRecord
from ...model.conferences import Conference, Conferences
from ...model.covenant import Covenant
from ...model.ids import Names
from ...model.members import Members
from ...model.outcome import Outcome
from ...model.papers import Paper, Papers
from ...model.place import Place
from ...model.plan import Plan
from ...model.regulation import Regulation
from ...model.review import YearReview
from ...model.scores import Sheet
from ...model.tree import File, Year, following_name
from ...model.votes import Votes
from ...model.year_movements import YearMovements
from ..values.entries import Entry, Recorded, Wrapper, recorded
from ..values.value import Computed, Gap, Held, Value
from .making import Making
from .offices import Office, deputies_elect, leader_elect, still_proposed
from .proposals import AwardGroup, VoteDue, award_groups, votes_due
from .standings import EqualTotals, StandingRow, StandingsMaker
from .subjects import own_conference, own_entry, own_sheet, own_unit, own_vote
from .then import NEWS
from .votes import CountedVote, VotesMaker

F = TypeVar("F", bound=RecordFile)


@dataclass(frozen=True, kw_only=True)
class Context:
    """Everything that templates of papers may name, each field by its own name (the reference is docs/papers.md).

    The types are what `templates check` knows of the names: what they promise, a template may ask for.
    """

    members: Recorded[Members]
    plan: Recorded[Plan]
    covenant: Recorded[Covenant]
    regulation: Recorded[Regulation]
    movements: Recorded[YearMovements]
    review: Recorded[YearReview]
    votes: Recorded[Votes]
    outcome: Recorded[Outcome]
    conferences: Recorded[Conferences]
    papers: Recorded[Papers]
    year: Value
    for_year: Value
    group: str
    leader_title: str
    deputy_title: str
    cluster: Recorded[ClusterRecord]
    next_covenant: Recorded[Covenant]
    illustrative: bool
    member_count: Value | Gap
    standings: Sequence[StandingRow] | Gap
    scored: bool
    told_apart: list[EqualTotals]
    counted_votes: list[CountedVote]
    awards: list[AwardGroup] | Gap
    votes_due: list[VoteDue]
    leader_elect: Office
    deputies_elect: list[Office]
    leader_only_proposed: bool
    deputies_only_proposed: bool
    paper: Recorded[Paper]
    vote: CountedVote | Gap
    conference: Recorded[Conference]
    unit: Annotated[Value, Names("units")] | Gap
    standing: StandingRow | Gap
    sheet: Recorded[Sheet]
    news: Recorded[Conference]
    representatives: dict[str, Recorded[Person]]
    movement_names: list[Value | Gap]
    sources: list[Annotated[Value, Names("sources")]]


NAMES: Mapping[str, object] = get_type_hints(Context, include_extras=True)
"""Every name that templates may use, with the type of its value."""


def context(making: Making) -> Context:
    """The values of all names for one paper."""
    year, wrapper = making.year, making.wrapper
    members, outcome = _file(year.members, Members, wrapper), _file(year.outcome, Outcome, wrapper)
    conferences, papers = _file(year.conferences, Conferences, wrapper), _file(year.papers, Papers, wrapper)
    movements = _file(year.movements, YearMovements, wrapper)
    cluster = _file(making.cluster.file, ClusterRecord, wrapper)
    group, leader_title, deputy_title = _words(making, cluster)
    maker = StandingsMaker(making)
    standings = maker.standings(outcome.entries("announced"))
    votes = VotesMaker(making, {"leader": leader_title, "deputy": deputy_title}).votes()
    leader_only_proposed, deputies_only_proposed = still_proposed(making)
    return Context(
        members=members,
        plan=_file(year.plan, Plan, wrapper),
        covenant=_file(year.covenant, Covenant, wrapper),
        regulation=_file(year.regulation, Regulation, wrapper),
        movements=movements,
        review=_file(year.review, YearReview, wrapper),
        votes=_file(year.votes, Votes, wrapper),
        outcome=outcome,
        conferences=conferences,
        papers=papers,
        year=_year(year.name),
        for_year=_year(making.result.leadership.for_year),
        group=group,
        leader_title=leader_title,
        deputy_title=deputy_title,
        cluster=cluster,
        next_covenant=_next_covenant(making, wrapper),
        illustrative=year.illustrative,
        member_count=_member_count(members),
        standings=standings,
        scored=maker.scores is not None,
        told_apart=maker.told_apart(),
        counted_votes=votes,
        awards=award_groups(outcome.entries("awards"), standings, votes),
        votes_due=votes_due(making, outcome),
        leader_elect=leader_elect(making, outcome),
        deputies_elect=deputies_elect(making, outcome),
        leader_only_proposed=leader_only_proposed,
        deputies_only_proposed=deputies_only_proposed,
        paper=own_entry(making, papers),
        vote=own_vote(making, votes),
        conference=own_conference(making, conferences),
        unit=own_unit(making),
        standing=maker.own_row(),
        sheet=own_sheet(making),
        news=_news(conferences, Place(year.conferences.path, ("conferences",))),
        representatives=_representatives(members),
        movement_names=[one.text("movement") or one.text("title") for one in movements.entries("movements")],
        sources=_sources(year, wrapper),
    )


def _year(name: str) -> Value:
    return Value(name, (), name, computed=Computed("year", name))


def _words(making: Making, cluster: Held) -> tuple[str, str, str]:
    """The words that differ between a cluster (cụm) and a block (khối): the group, its leader, its deputy."""
    kind, language = cluster.word("kind") or "cluster", making.names.language
    return (
        term(f"group_{kind}", language),
        term(f"leader_of_{kind}", language),
        term(f"deputy_of_{kind}", language),
    )


def _file(file: File[F], kind: type[F], wrapper: Wrapper) -> Recorded[F]:
    place = Place(file.path, ())
    return Entry(file.record, place, wrapper) if file.record else Gap((place,), record=kind)


def _next_covenant(making: Making, wrapper: Wrapper) -> Recorded[Covenant]:
    following = making.cluster.after(making.year)
    if following is not None:
        return _file(following.covenant, Covenant, wrapper)
    path = f"{making.cluster.path}/{following_name(making.year.name)}/covenant.yaml"
    return Gap((Place(path, ()),), record=Covenant)


def _member_count(members: Recorded[Members]) -> Value | Gap:
    """How many members there are: as declared, else as listed; a gap where the source names only some."""
    declared = members.text("declared_count")
    if declared or isinstance(members, Gap) or members.record.members_named == "some":
        return declared
    staying = [one for one in members.record.members if one.status != "withdrawn"]
    return Value(str(len(staying)), (members.place_of("members"),), len(staying), computed=Computed("count"))


def _news(conferences: Held, place: Place) -> Recorded[Conference]:
    """The conference that a press item is about: the annual one, else the latest kind that was held."""
    held = {conference.word("kind"): conference for conference in conferences.entries("conferences")}
    found = next((held[kind] for kind in NEWS if kind in held), Gap((place,), record=Conference))
    return recorded(found, Conference)


def _representatives(members: Held) -> dict[str, Recorded[Person]]:
    """Who represents a unit, by its id, where the record names anybody."""
    people = {one.id_at("unit"): one.entry("representative") for one in members.entries("members")}
    return {unit: recorded(person, Person) for unit, person in people.items() if person}


def _sources(year: Year, wrapper: Wrapper) -> list[Value]:
    """Every source that the year's files name for the whole of themselves, each once."""
    found: dict[str, Value] = {}
    for file in year.files():
        for index, source in enumerate(file.record.source or () if file.record else ()):
            found.setdefault(source, wrapper.named("sources", source, Place(file.path, ("source", index))))
    return list(found.values())
