"""The loaded whole: a cluster with all its years, and the registers that its records cite."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Generic, TypeVar

from .base import Period, RecordFile
from .cluster import ClusterRecord
from .conferences import Conferences
from .covenant import Covenant
from .files import YEAR_FILES
from .ids import Register
from .members import Members
from .outcome import Outcome
from .papers import Papers
from .plan import Plan
from .references import ids_by_register
from .registers import Award, Instrument, Movement, Source, Unit, Waivers
from .regulation import Regulation
from .review import YearReview
from .scores import Scores
from .unknown import known
from .votes import Votes
from .year_movements import YearMovements

R_co = TypeVar("R_co", bound=RecordFile, covariant=True)


class State(Enum):
    """Whether a record file is there, and whether it can be used."""

    ABSENT = "absent"
    BROKEN = "broken"
    PRESENT = "present"


@dataclass(frozen=True)
class File(Generic[R_co]):
    """A record file: absent, broken or present with its record. `path` is POSIX, below the records root.

    `doubtful`: it holds letters that suggest that a text is not as it was typed.
    """

    path: str
    state: State
    record: R_co | None = None
    doubtful: bool = False

    @property
    def broken(self) -> bool:
        """Whether the file is there but cannot be used: neither absent nor empty (rule J3)."""
        return self.state is State.BROKEN

    @cached_property
    def ids(self) -> Mapping[Register, Set[str]]:
        """The ids that the file cites by register; none where it cannot be used. Several checks ask, so it is kept."""
        return ids_by_register(self.record) if self.record else {}


def absent(path: str) -> File[R_co]:
    """A file that is not there."""
    return File(path, State.ABSENT)


@dataclass(frozen=True, kw_only=True)
class Registers:
    """What all clusters of a records root share. An entry is found by its id, whichever file of units/ holds it."""

    units: Mapping[str, Unit]
    sources: Mapping[str, Source]
    instruments: Mapping[str, Instrument]
    movements: Mapping[str, Movement]
    awards: Mapping[str, Award]
    files: tuple[File[RecordFile], ...]
    waivers: File[Waivers]
    broken: frozenset[str] = frozenset()
    """Registers of which a file cannot be used: what they do not hold may still be there."""

    def entries(self, register: str) -> Mapping[str, object]:
        """The entries of one register by id."""
        entries: Mapping[str, object] = getattr(self, register)
        return entries


@dataclass(frozen=True, kw_only=True)
class Year:
    """One year of a cluster. The folder shows how far the year has come: a file appears when its step happens."""

    name: str
    path: str
    members: File[Members]
    plan: File[Plan]
    covenant: File[Covenant]
    regulation: File[Regulation]
    movements: File[YearMovements]
    review: File[YearReview]
    votes: File[Votes]
    outcome: File[Outcome]
    conferences: File[Conferences]
    papers: File[Papers]
    waivers: File[Waivers]
    superseded: tuple[File[Regulation], ...] = ()
    scores: tuple[File[Scores], ...] = ()

    def file(self, name: str) -> File[RecordFile]:
        """The file of a kind of which there is one, by its name (`covenant`)."""
        file: File[RecordFile] = getattr(self, name)
        return file

    def files(self) -> Iterator[File[RecordFile]]:
        """Every record file of the year, in the order of its steps."""
        yield from (self.file(kind.name) for kind in YEAR_FILES.values() if not kind.folder)
        yield from self.superseded
        yield from self.scores

    @property
    def first_day(self) -> date:
        """The first day of the period: stated in members.yaml, else of the calendar year of the folder's name."""
        period = self._stated_period()
        return period.from_ if period else date(int(self.name[:4]), 1, 1)

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        period = self._stated_period()
        return period.to if period else date(int(self.name[-4:]), 12, 31)

    def _stated_period(self) -> Period | None:
        return known(self.members.record.period) if self.members.record else None

    @property
    def illustrative(self) -> bool:
        """Whether the year is made up; every paper says so."""
        return self.members.record.illustrative if self.members.record else False


def preceding_name(year: str) -> str:
    """The folder name before, in the same form: `2024` -> `2023`."""
    return "-".join(str(int(part) - 1) for part in year.split("-"))


def following_name(year: str) -> str:
    """The next folder name in the same form: `2023` -> `2024`, `2020-2021` -> `2021-2022` (rule I7)."""
    return "-".join(str(int(part) + 1) for part in year.split("-"))


@dataclass(frozen=True)
class Cluster:
    """A cluster with all its years, oldest first: the unit of loading, of memory and of parallel work."""

    path: str
    file: File[ClusterRecord]
    years: Mapping[str, Year]
    registers: Registers

    def after(self, year: Year) -> Year | None:
        """The following year, where the records hold it."""
        return self.years.get(following_name(year.name))

    def before(self, year: Year) -> Year | None:
        """The preceding year, where the records hold it."""
        return self.years.get(preceding_name(year.name))

    def files(self) -> Iterator[File[RecordFile]]:
        """Every record file of the cluster."""
        yield self.file
        for year in self.years.values():
            yield from year.files()
