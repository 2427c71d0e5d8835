"""Every id that a record cites exists, and every unit that a year names belongs to the cluster, or is explained."""

from collections.abc import Iterator, Mapping, Set

from ..findings.finding import Finding
from ..findings.near import Known
from ..language.legible import sounding
from ..model.base import RecordFile
from ..model.files import ROOT_FILES, kind_of
from ..model.ids import Register
from ..model.references import Reference, references
from ..model.registers import Unit
from ..model.scores import Scores
from ..model.scoring import Stage
from ..model.text import Bilingual
from ..model.tree import Cluster, File, Registers, Year
from ..model.unknown import known, listed
from ..results.scores import scale_of_year
from .gives import gives

_UNKNOWN_ENTRY: Mapping[Register, str] = {
    "units": "EMU301",
    "sources": "EMU302",
    "instruments": "EMU303",
    "movements": "EMU304",
    "awards": "EMU305",
}
_NOBODY: frozenset[str] = frozenset()
_RESERVED = frozenset(("all", "unknown"))

# Where a unit need not be a member: the agency that scores, those that a rule names for other years, sources of names.
_ANY_UNIT = frozenset(("standing_agency", "agency"))


@gives("EMU321")
def ids_are_no_words_of_the_format(registers: Registers) -> Iterator[Finding]:
    """Check that no entry of a register takes a word of the format as its id."""
    for file in registers.files:
        for reference in _own_ids(file):
            if reference in _RESERVED:
                yield Finding("EMU321", file.path, (_key_of(file), reference), {"id": reference}, on_key=True)


@gives("EMU218", "EMU301", "EMU302", "EMU303", "EMU304", "EMU305")
def references_exist(file: File[RecordFile], registers: Registers, year: Year | None = None) -> Iterator[Finding]:
    """Check that every id in a file names an entry of its register; seats of a panel are in none."""
    if file.record is None or all(named <= registers.entries(name).keys() for name, named in file.ids.items()):
        return
    names: dict[str, tuple[Known, Mapping[str, str]]] = {}
    for reference in references(file.record):
        entries = registers.entries(reference.register)
        missing = reference.id not in entries and reference.register not in registers.broken
        if missing and not _is_seat(reference, file.record, year):
            if reference.register not in names:
                names[reference.register] = Known(entries), by_spelling(entries)
            yield _unknown(reference, file, *names[reference.register])


def _unknown(reference: Reference, file: File[RecordFile], ids: Known, spellings: Mapping[str, str]) -> Finding:
    if reference.id == "unknown":
        return Finding("EMU218", file.path, reference.path, {}, on_key=reference.is_key)
    spelt = spellings.get(sounding(reference.id), "")
    near = spelt or ids.near(reference.id)
    arguments = {"id": reference.id, "near": near, "spelt": spelt}
    return Finding(_UNKNOWN_ENTRY[reference.register], file.path, reference.path, arguments, on_key=reference.is_key)


def by_spelling(entries: Mapping[str, object]) -> Mapping[str, str]:
    """The ids of a register by their spellings (`sounding`), however they are written; units by name and alias too.

    A spelling that two of them share means neither: the id is empty.
    """
    found: dict[str, str] = {}
    for id_, entry in entries.items():
        spellings = (id_, *(_spellings(entry) if isinstance(entry, Unit) else ()))
        for text in dict.fromkeys(map(sounding, spellings)):
            found[text] = "" if found.get(text, id_) != id_ else id_
    return found


def _spellings(unit: Unit) -> Iterator[str]:
    for name in (unit.name, *listed(unit.aliases)):
        if isinstance(name, str):
            yield name
        elif isinstance(name, Bilingual):
            yield from (text for text in (name.vi, name.en) if isinstance(text, str))


def _own_ids(file: File[RecordFile]) -> Iterator[str]:
    entries = getattr(file.record, _key_of(file), None)
    yield from entries.keys() if entries is not None else ()


def _key_of(file: File[RecordFile]) -> str:
    kind = kind_of(file.path, ROOT_FILES)
    return kind.name if kind else ""


@gives("EMU310")
def units_are_members(file: File[RecordFile], cluster: Cluster, year: Year) -> Iterator[Finding]:
    """Check that every unit that a file of the year names is a member of that year.

    A note on the mapping that names the unit explains it. A unit that is not in the register is another finding.
    """
    members = year.members.record
    if members is None or file.record is None:
        return
    belonging = {member.unit for member in members.members}
    if file.ids.get("units", _NOBODY) <= belonging:
        return
    for reference in references(file.record):
        registered = reference.register == "units" and reference.id in cluster.registers.units
        registered = registered and not _is_seat(reference, file.record, year)
        if registered and reference.id not in belonging and not _may_be_anyone(reference, file.record, year):
            near = _successor(reference.id, belonging, cluster.registers)
            arguments = {"unit": reference.id, "year": year.name, "near": near}
            yield Finding("EMU310", file.path, reference.path, arguments, on_key=reference.is_key)


def _successor(unit: str, members: Set[str], registers: Registers) -> str:
    """The member that took over from a unit that is none any more."""
    entries = ((member, registers.units.get(member)) for member in sorted(members))
    return next((member for member, entry in entries if entry and unit in listed(entry.succeeds)), "")


def _is_seat(reference: Reference, record: RecordFile, year: Year | None) -> bool:
    """Whether a sheet is by a seat of a panel; a broken regulation leaves open whether it is."""
    if year is None or not isinstance(record, Scores) or reference.path[-1] != "by":
        return False
    stage = record.sheets[int(reference.path[1])].stage
    panels = (one.id for one in _stages(year) if one.by == "panel")
    return year.regulation.broken or stage in panels


def _stages(year: Year) -> tuple[Stage, ...]:
    scoring = known(year.regulation.record.scoring) if year.regulation.record else None
    return scoring.stages or () if scoring else ()


def _agencies(year: Year) -> Iterator[str]:
    """Who scores as an agency in a year: the standing agency, those of stages and criteria. None need be a member."""
    scale, members = scale_of_year(year), year.members.record
    if members is not None and isinstance(members.standing_agency, str):
        yield members.standing_agency
    for stage in scale.stages if scale else ():
        yield from scale.agencies(stage) if scale else ()


def _may_be_anyone(reference: Reference, record: RecordFile, year: Year) -> bool:
    if reference.explained or not _ANY_UNIT.isdisjoint(reference.path[-2:]):
        return True
    # A rotation names units that were merged since; an agency that scores need not be a member.
    if reference.path[:2] == ("leadership", "rotation"):
        return True
    return isinstance(record, Scores) and reference.path[-1] == "by" and reference.id in _agencies(year)
