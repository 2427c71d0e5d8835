"""What a register holds is there for something."""

from collections.abc import Iterator, Mapping, Set

from ..findings.finding import Finding
from ..model.ids import Register
from ..model.tree import Registers
from .gives import gives

CITED: tuple[Register, ...] = ("sources", "instruments", "movements")
"""The registers of which an entry that nothing cites is of no use; units and awards may wait for their year."""

Cited = Mapping[Register, Set[str]]
"""The ids that the records of all clusters cite."""


@gives("EMU355")
def entries_are_cited(registers: Registers, cited: Cited) -> Iterator[Finding]:
    """Check that some record cites every source, instrument and movement that has neither note nor source."""
    for name in CITED:
        used = set(cited.get(name, ())).union(*(file.ids.get(name, ()) for file in registers.files))
        for file in registers.files:
            entries = getattr(file.record, name, None)
            for id_, entry in entries.items() if entries is not None else ():
                # One that tells why it is there, or where it was read, is kept on purpose.
                if id_ not in used and entry.note is None and entry.source is None:
                    yield Finding("EMU355", file.path, (name, id_), {"id": id_}, on_key=True)
