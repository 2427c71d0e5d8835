"""Every id that a record cites exists, and every unit that a year names belongs to the cluster, or is explained."""

from collections.abc import Iterator

from ..findings.finding import Finding
from ..findings.near import nearest
from ..model.base import RecordFile
from ..model.references import Reference, references
from ..model.registers import Unit
from ..model.scores import Scores
from ..model.tree import Cluster, File, Registers, Year

_UNKNOWN_ENTRY = {
    "units": "EMU301",
    "sources": "EMU302",
    "instruments": "EMU303",
    "movements": "EMU304",
    "awards": "EMU305",
}
_RESERVED = frozenset(("all", "unknown"))

# Where a unit need not be a member: the agency that scores, those that a rule names for other years, sources of names.
_ANY_UNIT = frozenset(("standing_agency",))


def check_register_references(registers: Registers) -> Iterator[Finding]:
    """Check that the registers' own references exist, and that no entry takes a word of the format as its id."""
    for file in registers.files:
        yield from references_exist(file, registers)
        for reference in _own_ids(file):
            if reference in _RESERVED:
                yield Finding("EMU321", file.path, (_key_of(file), reference), {"id": reference}, on_key=True)


def references_exist(file: File[RecordFile], registers: Registers) -> Iterator[Finding]:
    """Check that every id in a file names an entry of its register."""
    if file.record is None:
        return
    for reference in references(file.record):
        known = registers.entries(reference.register)
        if reference.id not in known and reference.register not in registers.broken:
            yield _unknown(reference, file, known)


def _unknown(reference: Reference, file: File[RecordFile], known: object) -> Finding:
    entries: dict[str, object] = dict(known)  # type: ignore[call-overload]
    near = _by_name(reference.id, entries) or nearest(reference.id, entries)
    arguments = {"id": reference.id, "near": near}
    return Finding(_UNKNOWN_ENTRY[reference.register], file.path, reference.path, arguments, reference.is_key)


def _by_name(word: str, entries: dict[str, object]) -> str:
    """The unit that has this word among its other spellings."""
    for id_, entry in entries.items():
        if isinstance(entry, Unit) and any(str(alias).casefold() == word.casefold() for alias in entry.aliases or ()):
            return id_
    return ""


def _own_ids(file: File[RecordFile]) -> Iterator[str]:
    entries = getattr(file.record, _key_of(file), None)
    yield from entries.keys() if entries is not None else ()


def _key_of(file: File[RecordFile]) -> str:
    return "units" if file.path.startswith("units") else file.path.removesuffix(".yaml")


def units_are_members(cluster: Cluster, year: Year) -> Iterator[Finding]:
    """Check that every unit that a file of the year names is a member of that year.

    A note on the mapping that names the unit explains it. A unit that is not in the register is another finding.
    """
    members = year.members.record
    if members is None:
        return
    listed = {member.unit for member in members.members}
    for file in year.files():
        if file.record is None:
            continue
        for reference in references(file.record):
            if reference.register != "units" or reference.id in listed or reference.explained:
                continue
            if reference.id in cluster.registers.units and not _may_be_anyone(reference, file.record, year):
                arguments = {"unit": reference.id, "year": year.name, "near": nearest(reference.id, listed)}
                yield Finding("EMU310", file.path, reference.path, arguments, reference.is_key)


def _may_be_anyone(reference: Reference, record: RecordFile, year: Year) -> bool:
    if reference.path[-1] in _ANY_UNIT:
        return True
    # A rotation names units that were merged since; an agency that scores need not be a member.
    if reference.path[:2] == ("leadership", "rotation"):
        return True
    agency = year.members.record.standing_agency if year.members.record else None
    return isinstance(record, Scores) and reference.path[-1] == "by" and reference.id == agency
