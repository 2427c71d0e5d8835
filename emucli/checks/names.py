"""Names of units tell them apart."""

from collections.abc import Iterator

from ..findings.finding import Finding
from ..model.registers import Unit, Units
from ..model.text import Text
from ..model.tree import Registers
from ..model.unknown import Unknown


def units_have_names_of_their_own(registers: Registers) -> Iterator[Finding]:
    """Check that no two units that exist at the same time have the same name."""
    owners: dict[str, str] = {}
    for file in registers.files:
        if not isinstance(file.record, Units):
            continue
        for id_, unit in file.record.units.items():
            for name in _names(unit):
                owner = owners.setdefault(name.casefold(), id_)
                if owner != id_ and not _succeeds(unit, owner, registers.units.get(owner), id_):
                    yield Finding("EMU324", file.path, ("units", id_, "name"), {"name": name, "unit": owner})


def _names(unit: Unit) -> tuple[str, ...]:
    if isinstance(unit.name, Unknown):
        return ()
    return _texts(unit.name)


def _texts(name: Text) -> tuple[str, ...]:
    if isinstance(name, str):
        return (name,)
    return tuple(dict.fromkeys(text for text in (name.vi, name.en) if text))


def _succeeds(unit: Unit, owner: str, other: Unit | None, id_: str) -> bool:
    return owner in (unit.succeeds or ()) or (other is not None and id_ in (other.succeeds or ()))
