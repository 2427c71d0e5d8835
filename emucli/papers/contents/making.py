"""What a paper is made from, and the values that several parts of a paper need of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...model.files import REGISTERS
from ...model.papers import PaperId
from ...model.place import KeyPath, Place
from ...model.text import Language
from ...model.tree import Cluster, Year
from ...results.names import Names
from ...results.year import YearResult
from ..values.entries import Wrapper
from ..values.value import Computed, Value

_TO_AUTHORITY: Sequence[PaperId] = ("midyear", "annual", "proposal")


@dataclass(frozen=True, kw_only=True)
class Making:
    """A year with its result, and which paper is made of it; `of` names the vote, conference or unit it is about."""

    cluster: Cluster
    year: Year
    result: YearResult
    names: Names
    paper: PaperId
    of: str = ""

    @cached_property
    def wrapper(self) -> Wrapper:
        """Turns records into values of the paper."""
        to_authority = self.paper in _TO_AUTHORITY
        return Wrapper(self.names, _register_files(self.cluster), _languages(self.cluster), to_authority)

    def member(self, unit: str, computed: Computed | None = None) -> Value:
        """A unit by its name, at its place in members.yaml where it is a member."""
        members = self.year.members.record
        listed = [one.unit for one in members.members] if members else []
        at: KeyPath = ("members", listed.index(unit), "unit") if unit in listed else ()
        return self.wrapper.named("units", unit, Place(self.year.members.path, at), computed)


def _languages(cluster: Cluster) -> Mapping[str, Language]:
    """The language of the bare texts of every record file."""
    files = (*cluster.files(), *cluster.registers.files)
    return {file.path: file.record.text_language for file in files if file.record}


def _register_files(cluster: Cluster) -> Mapping[tuple[str, str], str]:
    """Which file holds an entry of a register: units may stand in several."""
    found: dict[tuple[str, str], str] = {}
    for file in cluster.registers.files:
        for register in REGISTERS:
            entries = getattr(file.record, register, None)
            found.update({(register, id_): file.path for id_ in (entries.keys() if entries is not None else ())})
    return found
