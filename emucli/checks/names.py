"""Names of units tell them apart, and who took over from whom."""

from collections.abc import Iterator, Set

from ..findings.finding import Finding
from ..language.legible import folded, sounding
from ..model.base import Span
from ..model.registers import Instrument, Instruments, Unit, Units
from ..model.scalars import When
from ..model.text import Text, in_language, stated
from ..model.tree import Registers
from ..model.unknown import Unknown, known, listed
from .gives import gives


@gives("EMU324")
def units_have_names_of_their_own(registers: Registers) -> Iterator[Finding]:
    """Check that no two units that exist at the same time have the same name, however it is spelt."""
    owners: dict[str, str] = {}
    for file in registers.files:
        if not isinstance(file.record, Units):
            continue
        for id_, unit in file.record.units.items():
            for name in _names(unit):
                owner = owners.setdefault(sounding(name), id_)
                other = registers.units.get(owner)
                if owner != id_ and other and _together(unit, other):
                    yield Finding("EMU324", file.path, ("units", id_, "name"), {"name": name, "unit": owner})


@gives("EMU336")
def nobody_succeeds_itself(registers: Registers) -> Iterator[Finding]:
    """Check that no unit took over from itself, also not by way of others."""
    for file in registers.files:
        for id_ in file.record.units.keys() if isinstance(file.record, Units) else ():
            if id_ in _forerunners(id_, registers):
                yield Finding("EMU336", file.path, ("units", id_, "succeeds"), {"unit": id_})


def _forerunners(unit: str, registers: Registers) -> Set[str]:
    """Those from which a unit took over, at once or by way of others."""
    found: set[str] = set()
    waiting = [unit]
    while waiting:
        entry = registers.units.get(waiting.pop())
        new = [one for one in listed(entry.succeeds) if one not in found] if entry else []
        found.update(new)
        waiting += new
    return found


@gives("EMU357")
def instruments_stand_once(registers: Registers) -> Iterator[Finding]:
    """Check that no two entries are one instrument: of one number, however its letters are written, and of one day."""
    owners: dict[tuple[str, When], str] = {}
    for file in registers.files:
        if not isinstance(file.record, Instruments):
            continue
        for id_, instrument in file.record.instruments.items():
            number, date = stated(instrument.number), known(instrument.date)
            if number is None or date is None or date.day is None:
                continue
            written = in_language(number, "vi")
            owner = owners.setdefault((folded(written), date), id_)
            if owner != id_ and not _of_two_issuers(instrument, registers.instruments.get(owner)):
                path = ("instruments", id_, "number")
                yield Finding("EMU357", file.path, path, {"number": written, "instrument": owner})


def _of_two_issuers(one: Instrument, other: Instrument | None) -> bool:
    """Whether it is stated that two authorities issued them: numbers are each authority's own."""
    issuers = [stated(each.issuer) for each in (one, other) if each is not None]
    spelt = [sounding(in_language(issuer, "vi")) for issuer in issuers if issuer is not None]
    return len(set(spelt)) > 1


def _names(unit: Unit) -> tuple[str, ...]:
    if isinstance(unit.name, Unknown):
        return ()
    return _texts(unit.name)


def _texts(name: Text) -> tuple[str, ...]:
    if isinstance(name, str):
        return (name,)
    return tuple(dict.fromkeys(text for text in (name.vi, name.en) if isinstance(text, str)))


def _together(one: Unit, other: Unit) -> bool:
    """Whether two units exist at the same time; an end that is not known sets no bound."""
    return not (
        _ends_before(known(one.valid), known(other.valid)) or _ends_before(known(other.valid), known(one.valid))
    )


def _ends_before(earlier: Span | None, later: Span | None) -> bool:
    end = known(earlier.to) if earlier else None
    start = known(later.from_) if later else None
    return end is not None and start is not None and end.last_day() < start.first_day()
